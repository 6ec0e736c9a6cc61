//! The legend of a figure: every line, band and bar of it, with its name and what it looks like; on
//! the page and in saved pictures it is the same.

use serde::Serialize;

use super::overlay::Own;
use super::series::{HALF, NINE_TENTHS};
use super::{Arrangement, Hue, OutcomeFigure, SeriesFigure, SweepFigure};
use crate::language::{say, translated};
use crate::param::grouped;

/// What stands beside a name.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Sign {
    /// Its form.
    pub shape: SignShape,
    /// Its colour, such as "series-1".
    #[cfg_attr(test, ts(type = "string"))]
    pub hue: Hue,
    /// How much of the colour covers the paper.
    pub opacity: f64,
}

/// The form of a sign.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum SignShape {
    /// A line of a width; of dashes with gaps, if it has any.
    Line(f64, Option<(f64, f64)>),
    /// A band or a bar.
    Area,
    /// A dot with its standard error.
    Dot,
}

/// A line of a legend.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LegendEntry {
    /// What it looks like.
    pub sign: Sign,
    /// What it is.
    pub name: String,
    /// The series that it is, if it is one that can be taken into view and hidden.
    pub series: Option<LegendSeries>,
}

/// A series of a figure, as its legend shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LegendSeries {
    /// Its key.
    pub key: String,
    /// Its name alone.
    pub label: String,
    /// Whether it is hidden.
    pub hidden: bool,
    /// Whether the bands are its own.
    pub in_view: bool,
}

/// Lines that theory expects are dotted.
const DOTTED: Option<(f64, f64)> = Some((1.5, 2.5));

/// Entries of several figures that are in a picture, each of them once.
pub(super) fn joined(entries: impl IntoIterator<Item = LegendEntry>) -> Vec<LegendEntry> {
    let mut joined: Vec<LegendEntry> = Vec::new();
    for entry in entries {
        let hidden = entry.series.as_ref().is_some_and(|series| series.hidden);
        if !hidden && joined.iter().all(|known| known.name != entry.name) {
            joined.push(entry);
        }
    }
    joined
}

fn entry(shape: SignShape, (hue, opacity): (Hue, f64), name: String) -> LegendEntry {
    let sign = Sign {
        shape,
        hue,
        opacity,
    };
    LegendEntry {
        sign,
        name,
        series: None,
    }
}

fn line(hue: Hue, width: f64, dash: Option<(f64, f64)>, name: String) -> LegendEntry {
    entry(SignShape::Line(width, dash), (hue, 1.0), name)
}

fn area(hue: Hue, opacity: f64, name: String) -> LegendEntry {
    entry(SignShape::Area, (hue, opacity), name)
}

fn bands(hue: Hue) -> [LegendEntry; 2] {
    [
        // The dark band lies over the light one.
        area(
            hue,
            NINE_TENTHS + HALF * (1.0 - NINE_TENTHS),
            say!("half of the trials"),
        ),
        area(hue, NINE_TENTHS, say!("9 in 10 trials")),
    ]
}

impl SeriesFigure<'_> {
    /// What its lines and bands are; hidden series too.
    #[must_use]
    pub fn legend(&self) -> Vec<LegendEntry> {
        let mut entries: Vec<LegendEntry> = Vec::new();
        let banded = self.banded().map(|(series, _)| series);
        for (i, quantity) in self.shape.series.iter().enumerate() {
            let series = translated(quantity.label);
            let name = if quantity.event {
                say!("{series} (share of the trials)", series)
            } else {
                say!("{series} (mean)", series)
            };
            let series = LegendSeries {
                key: quantity.key.to_owned(),
                label: series.to_owned(),
                hidden: self.is_hidden(quantity),
                in_view: banded == Some(i),
            };
            entries.push(LegendEntry {
                series: Some(series),
                ..line(Hue::Series(i), 2.5, super::series::dash_of(i), name)
            });
        }
        if let Some((i, quantity)) = self.banded().filter(|_| !self.lens.without_bands) {
            let hue = Hue::Series(i);
            if quantity.event {
                entries.push(area(hue, HALF, say!("standard error")));
            } else {
                let median = line(hue, 1.0, None, say!("median"));
                entries.push(faint(median));
                entries.extend(bands(hue));
            }
        }
        if self.expected.series.iter().any(|line| !line.is_empty()) {
            entries.push(line(Hue::Ink, 1.0, DOTTED, say!("theory")));
        }
        if !self.overlay.samples.is_empty() {
            let hue = Hue::Series(banded.unwrap_or(0));
            entries.push(faint(line(hue, 1.0, None, say!("single trials"))));
        }
        for pin in &self.overlay.pins {
            entries.push(line(pin.hue, 1.5, None, pin.name.clone()));
        }
        if matches!(self.overlay.own, Some(Own::Curve(_))) {
            entries.push(line(Hue::Ink, 2.0, Some((6.0, 3.0)), say!("your result")));
        }
        if let Some((number, _)) = self.overlay.trial {
            let name = say!("trial {number}", number = grouped(number as i64));
            entries.push(line(Hue::Ink, 1.5, None, name));
        }
        entries
    }
}

fn faint(entry: LegendEntry) -> LegendEntry {
    let sign = Sign {
        opacity: 0.6,
        ..entry.sign
    };
    LegendEntry { sign, ..entry }
}

impl OutcomeFigure<'_> {
    /// What its bars and lines are.
    #[must_use]
    pub fn legend(&self) -> Vec<LegendEntry> {
        let hue = Hue::Series(self.outcome);
        let mut entries = vec![area(hue, 0.32, say!("trials by what they give"))];
        let event = self.shape.outcomes[self.outcome].event;
        if event {
            entries.push(line(Hue::Ink, 1.5, None, say!("standard error")));
        }
        if let Some(share) = self.share {
            entries.push(area(Hue::Accent, 1.0, share.meaning(self.shape)));
        }
        if self.expected.outcome(self.outcome).is_some() {
            let name = if event {
                say!("theory")
            } else {
                say!("mean in theory")
            };
            entries.push(line(Hue::Ink, 1.0, DOTTED, name));
        }
        let pins = self.overlay.pins.iter();
        for pin in pins.filter(|pin| pin.has_outcome(self.outcome)) {
            entries.push(line(pin.hue, 1.5, None, pin.name.clone()));
        }
        if matches!(self.overlay.own, Some(Own::Sample(outcome, _)) if outcome == self.outcome) {
            entries.push(line(Hue::Ink, 1.5, None, say!("your result")));
        }
        if let Some((number, _)) = self.overlay.trial {
            let name = say!("trial {number}", number = grouped(number as i64));
            entries.push(line(Hue::Ink, 1.5, None, name));
        }
        entries
    }
}

impl SweepFigure<'_> {
    /// What its dots, bands and colours are.
    pub(super) fn legend(&self) -> Vec<LegendEntry> {
        if !matches!(
            self.layout(),
            Arrangement::Curve | Arrangement::Curves { .. }
        ) {
            // A map has its values in its cells.
            return Vec::new();
        }
        let kinds = self.kinds();
        let rows = kinds
            .into_iter()
            .enumerate()
            .map(|(i, kind)| line(Hue::Series(i), 1.0, super::sweep::dash_of_kind(i), kind));
        let mut entries: Vec<LegendEntry> = rows.collect();
        let several = !entries.is_empty();
        let hue = if several {
            Hue::Muted
        } else {
            Hue::Series(self.outcome)
        };
        if self.is_event() {
            let name = say!("share of the trials and its standard error");
            entries.push(entry(SignShape::Dot, (hue, 1.0), name));
        } else {
            let name = say!("mean and its standard error");
            entries.push(entry(SignShape::Dot, (hue, 1.0), name));
            entries.extend(bands(hue).into_iter().filter(|_| !several));
        }
        if self.has_theory() {
            entries.push(line(Hue::Ink, 1.0, DOTTED, say!("theory")));
        }
        if let Some(share) = self.common_share().filter(|_| !several && !self.is_event()) {
            entries.push(line(Hue::Accent, 2.0, Some((7.0, 4.0)), share));
        }
        entries
    }
}
