//! The legend of a saved picture: every line, band and bar of it, with its name.

use super::overlay::Own;
use super::{Color, Colors, Layout, OutcomeFigure, SeriesFigure, SweepFigure};
use crate::language::{say, translated};
use crate::param::grouped;

/// What stands beside a name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Sign {
    /// A line of a width; of dashes with gaps, if it has any.
    Line(Color, f64, Option<(f64, f64)>),
    /// A band or a bar.
    Area(Color),
    /// A dot with its standard error.
    Dot(Color),
}

/// A line of a legend.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    pub(super) sign: Sign,
    pub(super) name: String,
}

/// Lines that theory expects are dotted.
const DOTTED: Option<(f64, f64)> = Some((1.5, 2.5));

/// Entries of several figures, each of them once.
pub(super) fn joined(entries: impl IntoIterator<Item = Entry>) -> Vec<Entry> {
    let mut joined: Vec<Entry> = Vec::new();
    for entry in entries {
        if joined.iter().all(|known| known.name != entry.name) {
            joined.push(entry);
        }
    }
    joined
}

fn line(color: Color, width: f64, dash: Option<(f64, f64)>, name: String) -> Entry {
    let sign = Sign::Line(color, width, dash);
    Entry { sign, name }
}

fn area(color: Color, name: String) -> Entry {
    let sign = Sign::Area(color);
    Entry { sign, name }
}

fn bands(color: Color) -> [Entry; 2] {
    [
        // The dark band lies over the light one.
        area(color.tint(0.34), say!("half of the trials")),
        area(color.tint(0.13), say!("9 in 10 trials")),
    ]
}

impl SeriesFigure<'_> {
    /// What its lines and bands are.
    pub(super) fn legend(&self, colors: &Colors) -> Vec<Entry> {
        let mut entries: Vec<Entry> = Vec::new();
        for (i, quantity) in self.shown() {
            let series = translated(quantity.label);
            let name = if quantity.event {
                say!("{series} (share of the trials)", series)
            } else {
                say!("{series} (mean)", series)
            };
            entries.push(line(
                colors.of_series(i),
                2.5,
                super::series::dash_of(i),
                name,
            ));
        }
        let banded = self.shown().find(|(_, quantity)| !quantity.event);
        if let Some((first, _)) = banded.filter(|_| !self.lens.without_bands) {
            let color = colors.of_series(first);
            entries.push(line(color.tint(0.6), 1.0, None, say!("median")));
            entries.extend(bands(color));
        } else if let Some((first, _)) = self.shown().next().filter(|_| !self.lens.without_bands) {
            let color = colors.of_series(first);
            entries.push(area(color.tint(0.24), say!("standard error")));
        }
        if self.expected.series.iter().any(|line| !line.is_empty()) {
            entries.push(line(colors.ink, 1.0, DOTTED, say!("theory")));
        }
        if !self.overlay.samples.is_empty() {
            let color = colors.of_series(0).tint(0.3);
            entries.push(line(color, 1.0, None, say!("single trials")));
        }
        for (i, pin) in self.overlay.pins.iter().enumerate() {
            entries.push(line(colors.of_pin(i), 1.5, None, pin.name()));
        }
        if matches!(self.overlay.own, Some(Own::Curve(_))) {
            entries.push(line(colors.ink, 2.0, Some((6.0, 3.0)), say!("your result")));
        }
        if let Some((number, _)) = self.overlay.trial {
            let name = say!("trial {number}", number = grouped(number as i64));
            entries.push(line(colors.ink, 1.5, None, name));
        }
        entries
    }
}

impl OutcomeFigure<'_> {
    /// What its bars and lines are.
    pub(super) fn legend(&self, colors: &Colors) -> Vec<Entry> {
        let bars = colors.of_series(self.outcome).tint(0.32);
        let mut entries = vec![area(bars, say!("trials by what they give"))];
        let event = self.shape.outcomes[self.outcome].event;
        if event {
            entries.push(line(colors.ink, 1.5, None, say!("standard error")));
        }
        if let Some(share) = self.share {
            entries.push(area(colors.accent, share.meaning(self.shape)));
        }
        if self.expected.outcome(self.outcome).is_some() {
            let name = if event {
                say!("theory")
            } else {
                say!("mean in theory")
            };
            entries.push(line(colors.ink, 1.0, DOTTED, name));
        }
        for (i, pin) in self.overlay.pins.iter().enumerate() {
            entries.push(line(colors.of_pin(i), 1.5, None, pin.name()));
        }
        if matches!(self.overlay.own, Some(Own::Sample(outcome, _)) if outcome == self.outcome) {
            entries.push(line(colors.ink, 1.5, None, say!("your result")));
        }
        if let Some((number, _)) = self.overlay.trial {
            let name = say!("trial {number}", number = grouped(number as i64));
            entries.push(line(colors.ink, 1.5, None, name));
        }
        entries
    }
}

impl SweepFigure<'_> {
    /// What its dots, bands and colours are.
    pub(super) fn legend(&self, colors: &Colors) -> Vec<Entry> {
        if !matches!(self.layout(), Layout::Curve | Layout::Curves { .. }) {
            // A map has its values in its cells.
            return Vec::new();
        }
        let kinds = self.kinds();
        let rows = kinds.into_iter().enumerate().map(|(i, kind)| {
            line(
                colors.of_series(i),
                1.0,
                super::sweep::dash_of_kind(i),
                kind,
            )
        });
        let rows: Vec<Entry> = rows.collect();
        let color = colors.of_series(self.outcome);
        let several = !rows.is_empty();
        let sign = Sign::Dot(if several { colors.muted } else { color });
        let mut entries = rows;
        if self.is_event() {
            let name = say!("share of the trials and its standard error");
            entries.push(Entry { sign, name });
        } else {
            let name = say!("mean and its standard error");
            entries.push(Entry { sign, name });
            entries.extend(bands(color).into_iter().filter(|_| !several));
        }
        if self.has_theory() {
            entries.push(line(colors.ink, 1.0, DOTTED, say!("theory")));
        }
        if let Some(share) = self.common_share().filter(|_| !several && !self.is_event()) {
            entries.push(line(colors.accent, 2.0, Some((7.0, 4.0)), share));
        }
        entries
    }
}
