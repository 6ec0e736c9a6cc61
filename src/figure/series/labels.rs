//! The names and numbers at the right end of the series: in a column of their own, so that none lies
//! over a curve, and as wide as the numbers may still become, so that the plot does not jump.

use super::SeriesFigure;
use super::frame::{EndColumn, Frame};
use super::layers::mean_at;
use super::words::mean_alone;
use crate::figure::paper::{Anchor, Look, Words};
use crate::figure::{CanvasSize, Color, Colors, Own, Pen};
use crate::language::{say, translated};
use crate::param::{decimal, grouped};

/// What keeps names off the ends of their lines, and off the edge.
const BESIDE: f64 = 9.0;
const EDGE: f64 = 4.0;
/// Narrower figures have no room for names beside the plot.
const NARROW: f64 = 560.0;
/// Such a part of the width names take at most, and numbers alone.
const MOST_OF_NAMES: f64 = 0.34;
const MOST_OF_NUMBERS: f64 = 0.25;
/// The column grows by so much at a time.
const BY: f64 = 16.0;

/// What stands at the end of a line.
struct Label {
    /// The height of the line's end, as a value.
    value: f64,
    /// Whose line it is; empty where the colour says it.
    name: String,
    /// The value as it is written; empty where only the name is.
    number: String,
    color: Color,
}

impl Label {
    fn text(&self, column: EndColumn) -> String {
        match column {
            EndColumn::Names(_) => joined(&self.name, &self.number),
            EndColumn::Numbers(_) if self.number.is_empty() => self.name.clone(),
            EndColumn::Numbers(_) | EndColumn::None => self.number.clone(),
        }
    }
}

fn joined(name: &str, number: &str) -> String {
    format!("{name} {number}").trim().to_owned()
}

impl SeriesFigure<'_> {
    /// What stands at the right end: each series with its last mean, pins, the trial, theory.
    fn labels(&self, colors: Option<&Colors>) -> Vec<Label> {
        let color = |of: &dyn Fn(&Colors) -> Color| colors.map_or(Color::NONE, of);
        let trials = self.statistics.trials;
        let mut labels = Vec::new();
        let (from, to) = self.steps();
        // Where only pins go on, the experiment's own lines ended before.
        let own = from <= self.shape.steps;
        let end = to
            .min(self.shape.steps)
            .div_ceil(self.shape.every)
            .min(self.shape.points() - 1);
        for (i, quantity) in self.shown().filter(|_| own) {
            let curve = &self.statistics.series[i];
            let last = end.min(curve.mean.len() - 1);
            labels.push(Label {
                value: curve.mean[last],
                name: translated(quantity.label).to_owned(),
                number: mean_alone(quantity, curve.mean[last], curve.variance[last], trials),
                color: color(&|colors| colors.of_series(i)),
            });
        }
        for pin in &self.overlay.pins {
            let Some((series, quantity)) = self.banded() else {
                continue;
            };
            if let Some((_, mean, variance)) = mean_at(pin, series, to.min(pin.shape.steps)) {
                let number = mean_alone(quantity, mean, variance, pin.statistics.trials);
                labels.push(Label {
                    value: mean,
                    name: String::new(),
                    number: format!("{} {number}", pin.letter),
                    color: color(&|colors| pin.hue.of(colors)),
                });
            }
        }
        if let Some((number, cells)) = self.overlay.trial.filter(|_| own)
            && let Some((i, _)) = self.banded()
            && let Some(value) = cells.get(i * self.shape.points() + end)
        {
            labels.push(Label {
                value: *value,
                name: say!("trial {number}", number = grouped(number as i64)),
                number: String::new(),
                color: color(&|colors| colors.ink),
            });
        }
        if let Some(Own::Curve([.., (_, last)])) = self.overlay.own {
            labels.push(Label {
                value: *last,
                name: say!("yours"),
                number: String::new(),
                color: color(&|colors| colors.ink),
            });
        }
        if let Some(last) = self.expected.series.first().and_then(|line| line.get(end)) {
            labels.push(Label {
                value: *last,
                name: say!("theory"),
                number: String::new(),
                color: color(&|colors| colors.muted),
            });
        }
        labels
    }

    /// The column of labels, with room for numbers as large as the axis and one digit finer than now:
    /// while trials come in, the plot keeps its place.
    pub(super) fn column(&self, size: CanvasSize, highest: f64) -> EndColumn {
        let widest = if self.is_of_events() {
            format!("{} %", decimal(88.8, 1))
        } else {
            decimal(of_eights(highest), 1)
        };
        let labels = self.labels(None);
        let room = |column: EndColumn| {
            let widths = labels.iter().map(|label| {
                let template = match label.number.split_once(' ') {
                    // A pin's letter stands before its number.
                    Some((letter, _)) if letter.len() == 1 => format!("{letter} {widest}"),
                    _ if label.number.is_empty() => String::new(),
                    _ => widest.clone(),
                };
                let expected = Label {
                    name: label.name.clone(),
                    number: template,
                    ..*label
                };
                let width = |label: &Label| size.letters.width(&label.text(column), true);
                width(label).max(width(&expected))
            });
            let room = size.text() * widths.fold(0.0, f64::max) + BESIDE + EDGE;
            libm::ceil(room / BY) * BY
        };
        let (names, numbers) = (room(EndColumn::Names(0.0)), room(EndColumn::Numbers(0.0)));
        if labels.is_empty() || size.is_wordless() {
            EndColumn::None
        } else if !size.compact && size.width >= NARROW && names <= MOST_OF_NAMES * size.width {
            EndColumn::Names(names)
        } else if numbers <= MOST_OF_NUMBERS * size.width {
            EndColumn::Numbers(numbers)
        } else {
            EndColumn::None
        }
    }

    /// Writes the names, pushed apart where they would overlap; the last ones are left out where not
    /// all have room.
    pub(super) fn draw_labels(
        &self,
        pen: &mut Pen<'_>,
        (frame, words): (&Frame, &mut Words),
        size: CanvasSize,
        colors: &Colors,
    ) {
        if frame.column == EndColumn::None {
            return;
        }
        let line = size.text() + 5.0;
        let most = ((frame.plot.bottom - frame.plot.top) / line) as usize;
        let mut labels = self.labels(Some(colors));
        labels.truncate(most);
        let mut places: Vec<(f64, String, Color)> = labels
            .iter()
            .map(|label| {
                let text = label.text(frame.column);
                (frame.held(label.value), text, label.color)
            })
            .collect();
        places.sort_by(|one, other| one.0.total_cmp(&other.0));
        let (top, bottom) = (frame.plot.top + line / 2.0, frame.plot.bottom - line / 2.0);
        let mut free = top;
        for (y, ..) in &mut places {
            *y = y.max(free);
            free = *y + line;
        }
        let mut limit = bottom;
        for (y, ..) in places.iter_mut().rev() {
            *y = y.min(limit);
            limit = *y - line;
        }
        for (y, text, color) in places {
            let look = Look::plain(color, size.text()).bold();
            let place = ((frame.plot.right + BESIDE, y), Anchor::Left);
            words.write(pen, &text, look, [place]);
        }
    }
}

/// A number of the same number of digits in which every digit is as wide as any.
fn of_eights(highest: f64) -> f64 {
    let digits = libm::floor(libm::log10(libm::fabs(highest).max(1.0))) + 1.0;
    let eights = (libm::pow(10.0, digits) - 1.0) / 9.0 * 8.0;
    libm::copysign(eights, highest)
}
