//! Where a plot lies on the paper, and what is written around it.

use super::words::Words;
use super::writing::{Anchor, Look};
use super::{Axis, CanvasSize, Colors, Pen};

/// What keeps a plot off the upper and the right edge.
pub(in crate::figure) const TOP: f64 = 12.0;
pub(in crate::figure) const RIGHT: f64 = 14.0;
/// How far below a plot its labels and its title stand, and the paper ends.
const LABELS: f64 = 15.0;
const TITLE: f64 = 36.0;
const UNDER: f64 = 50.0;
/// What keeps labels off the plot beside it.
const BESIDE: f64 = 8.0;
/// What an upright title takes, and what else keeps labels off the left edge.
const UPRIGHT: f64 = 20.0;
const EDGE: f64 = 4.0;
/// Labels are at least so wide, or plots of small numbers would jump while they grow.
const NARROWEST: f64 = 34.0;
/// Labels that leave less of the width than this are left out.
const LEAST_PLOT: f64 = 0.45;
/// How far apart rules are at least.
const RULES: f64 = 44.0;
/// How far apart the values along the lower edge are at least, and their labels.
const TICKS: (f64, f64) = (80.0, 24.0);
const TICKS_ON_A_PHONE: (f64, f64) = (64.0, 16.0);
/// What keeps a picture without words off its edges.
const BARE: f64 = 2.0;

/// Where a plot ends on the left, above, on the right and below.
#[derive(Debug, Clone, Copy)]
pub(in crate::figure) struct Plot {
    pub(in crate::figure) left: f64,
    pub(in crate::figure) top: f64,
    pub(in crate::figure) right: f64,
    pub(in crate::figure) bottom: f64,
    size: CanvasSize,
    /// What labels on the left may take; nothing, if they have no room.
    labels: f64,
}

/// Light rules at round values, or rows with names: where each is, and what is written beside it.
#[derive(Debug, Clone)]
pub(in crate::figure) struct Rules {
    labels: Vec<(f64, String)>,
    /// Whether they are names, which are shortened where they have no room; numbers never are.
    names: bool,
}

impl Rules {
    /// At the round values of an axis; `unit` follows each of them.
    pub(in crate::figure) fn of(axis: &Axis, whole: bool, unit: &str) -> Self {
        let ticks = axis.ticks(RULES, whole).into_iter();
        let labels = ticks.map(|(value, label)| (axis.at(value), format!("{label}{unit}")));
        Rules {
            labels: labels.collect(),
            names: false,
        }
    }

    /// Beside the rows of a map, as many as have room.
    pub(in crate::figure) fn rows(rows: Vec<(f64, String)>, names: bool, size: CanvasSize) -> Self {
        let least = size.text() + 4.0;
        let apart = match rows.as_slice() {
            [one, other, ..] => (one.0 - other.0).abs().max(1.0),
            _ => least,
        };
        let every = libm::ceil(least / apart).max(1.0) as usize;
        Rules {
            labels: rows.into_iter().step_by(every).collect(),
            names,
        }
    }

    fn width(&self, size: CanvasSize) -> f64 {
        let widths = self.labels.iter().map(|(_, label)| size.width_of(label));
        widths.fold(0.0, f64::max)
    }
}

/// Where plots end above and below: the room that is left for labels and a title.
pub(in crate::figure) fn heights(size: CanvasSize) -> (f64, f64) {
    if size.is_wordless() {
        (BARE, size.height - BARE)
    } else {
        (TOP, size.height - UNDER)
    }
}

impl Plot {
    /// A plot beside its rules, whose labels are on the left, and so much room on the right.
    pub(in crate::figure) fn new(
        size: CanvasSize,
        rules: &[&Rules],
        upright_title: bool,
        right: f64,
    ) -> Self {
        let (top, bottom) = heights(size);
        if size.is_wordless() {
            let (left, right) = (BARE, size.width - BARE);
            return Plot {
                left,
                top,
                right,
                bottom,
                size,
                labels: 0.0,
            };
        }
        let widest = rules.iter().map(|rules| rules.width(size));
        let widest = widest.fold(NARROWEST, f64::max);
        let title = if upright_title && !size.compact {
            UPRIGHT
        } else {
            EDGE
        };
        let right = size.width - right;
        let most = right - LEAST_PLOT * size.width - title - BESIDE;
        let names = rules.iter().all(|rules| rules.names);
        let labels = if widest <= most {
            widest
        } else if names && most >= NARROWEST {
            most
        } else {
            0.0
        };
        Plot {
            // Whole pixels are sharp.
            left: libm::ceil(title + labels + BESIDE),
            top,
            right,
            bottom,
            size,
            labels,
        }
    }

    /// The same plot between other heights.
    pub(in crate::figure) fn between(self, top: f64, bottom: f64) -> Self {
        Plot {
            top,
            bottom,
            ..self
        }
    }

    pub(in crate::figure) fn middle(&self) -> (f64, f64) {
        (
            f64::midpoint(self.left, self.right),
            f64::midpoint(self.top, self.bottom),
        )
    }

    /// The middle of the plot at a height.
    pub(in crate::figure) fn middle_at(&self, y: f64) -> (f64, f64) {
        (self.middle().0, y)
    }

    /// Whether a place of the figure is on the plot.
    pub(in crate::figure) fn contains(&self, (x, y): (f64, f64)) -> bool {
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }

    /// Draws light rules and their labels.
    pub(in crate::figure) fn draw_rules(
        &self,
        pen: &mut Pen<'_>,
        words: &mut Words,
        rules: &Rules,
        colors: &Colors,
    ) {
        self.draw_lines(pen, rules, colors);
        self.name_rows(pen, words, rules, colors);
    }

    /// Draws light rules.
    pub(in crate::figure) fn draw_lines(&self, pen: &mut Pen<'_>, rules: &Rules, colors: &Colors) {
        for (at, _) in &rules.labels {
            let line = [(self.left, *at), (self.right, *at)];
            pen.line(line.into_iter(), colors.rule, 1.0);
        }
    }

    /// Writes what stands beside the rules.
    pub(in crate::figure) fn name_rows(
        &self,
        pen: &mut Pen<'_>,
        words: &mut Words,
        rules: &Rules,
        colors: &Colors,
    ) {
        if self.labels <= 0.0 {
            return;
        }
        let look = Look::plain(colors.muted, self.size.text());
        for (at, label) in &rules.labels {
            let place = ((self.left - BESIDE, *at), Anchor::Right);
            let label = shortened(label, self.labels, self.size);
            words.write(pen, &label, look, [place]);
        }
    }

    /// The round values along the lower edge that have room for their labels: where they are, and
    /// the labels.
    pub(in crate::figure) fn ticks(&self, axis: &Axis, whole: bool) -> Vec<(f64, String)> {
        let (mut apart, air) = if self.size.compact {
            TICKS_ON_A_PHONE
        } else {
            TICKS
        };
        loop {
            let ticks: Vec<(f64, String)> = axis
                .ticks(apart, whole)
                .into_iter()
                .map(|(value, label)| (axis.at(value), label))
                .collect();
            let widths = ticks.iter().map(|(_, label)| self.size.width_of(label));
            let least = widths.fold(0.0, f64::max) + air;
            let near = |two: &[(f64, String)]| (two[1].0 - two[0].0).abs() < least - 0.5;
            // There are no fewer of them than on an axis shorter than this; a label that has no room
            // beside another is not written.
            let fewest = apart > self.right - self.left;
            if fewest || !ticks.windows(2).any(near) {
                return ticks;
            }
            apart = least.max(apart * 1.2);
        }
    }

    /// Labels that are evenly apart, with room for each: names are shortened, and of numbers only
    /// some are there.
    pub(in crate::figure) fn columns(
        &self,
        labels: Vec<(f64, String)>,
        names: bool,
    ) -> Vec<(f64, String)> {
        let widths = labels.iter().map(|(_, label)| self.size.width_of(label));
        let least = widths.fold(0.0, f64::max) + 8.0;
        let apart = match labels.as_slice() {
            [one, other, ..] => (other.0 - one.0).abs().max(1.0),
            _ => least,
        };
        let room = apart - 8.0;
        if names && room >= 2.0 * self.size.text() {
            let short = |(at, name): (f64, String)| (at, shortened(&name, room, self.size));
            return labels.into_iter().map(short).collect();
        }
        let every = libm::ceil(least / apart).max(1.0) as usize;
        labels.into_iter().step_by(every).collect()
    }

    /// Writes labels and a title under the plot.
    pub(in crate::figure) fn draw_under(
        &self,
        pen: &mut Pen<'_>,
        words: &mut Words,
        labels: &[(f64, String)],
        title: &str,
        colors: &Colors,
    ) {
        let look = Look::plain(colors.muted, self.size.text());
        let (_, bottom) = heights(self.size);
        for (at, label) in labels {
            let half = words.width(label, look) / 2.0;
            // One at the end of the paper is moved onto it.
            let inside = at.min(self.size.width - half).max(half);
            let y = bottom + LABELS;
            words.write(pen, label, look, [((inside, y), Anchor::Center)]);
        }
        let (middle, _) = self.middle();
        words.title(pen, title, (middle, bottom + TITLE), look);
    }

    /// Writes the title of the rules upwards at the left edge.
    pub(in crate::figure) fn draw_upright_title(
        &self,
        pen: &mut Pen<'_>,
        words: &mut Words,
        title: &str,
        colors: &Colors,
    ) {
        if !self.size.compact {
            let (_, middle) = self.middle();
            let look = Look::plain(colors.muted, self.size.text());
            words.upright_title(pen, title, (9.0, middle), look);
        }
    }
}

/// A text that is at most so wide: without its end, where it is longer.
fn shortened(text: &str, room: f64, size: CanvasSize) -> String {
    if size.width_of(text) <= room + 0.1 {
        return text.to_owned();
    }
    let mut short = text.to_owned();
    while short.pop().is_some() {
        let with_mark = format!("{}…", short.trim_end());
        if size.width_of(&with_mark) <= room {
            return with_mark;
        }
    }
    String::new()
}
