//! Where single trials end in a plane: one dot a trial.

use plotters_backend::DrawingBackend;

use super::paper::Anchor;
use super::paper::Axis;
use super::{CanvasSize, Colors, Pen};
use crate::language::{say, translated};
use crate::param::grouped;
use crate::sim::Shape;

/// The first trials of a case as dots, by two of their outcomes.
pub struct CloudFigure<'a> {
    /// What was observed.
    pub shape: &'a Shape,
    /// The outcomes along the axes.
    pub outcomes: (usize, usize),
    /// The trials' two outcomes, in observed units.
    pub dots: &'a [(i32, i32)],
    /// One trial's two outcomes, if one is looked at.
    pub trial: Option<(i32, i32)>,
    /// How far the axes reach from 0, where figures stand side by side.
    pub reach: Option<f64>,
}

impl CloudFigure<'_> {
    /// One line that names the figure.
    #[must_use]
    pub fn title(&self) -> String {
        say!(
            "Where the first {trials} trials end",
            trials = grouped(self.dots.len() as i64)
        )
    }

    /// The figure in words, for those who do not see it.
    #[must_use]
    pub fn description(&self) -> String {
        let (x, y) = self.outcomes;
        let label = |outcome: usize| translated(self.shape.outcomes[outcome].label);
        say!(
            "Dots at {x} and {y} of single trials, within {reach} of the origin.",
            x = label(x),
            y = label(y),
            reach = libm::ceil(self.reach()),
        )
    }

    fn value(&self, (x, y): (i32, i32)) -> (f64, f64) {
        let of = |outcome: usize, value| self.shape.outcomes[outcome].value(value);
        (of(self.outcomes.0, x), of(self.outcomes.1, y))
    }

    /// How far the dots lie from 0 along either axis.
    #[must_use]
    pub fn reach(&self) -> f64 {
        let far = self.dots.iter().map(|dot| {
            let (x, y) = self.value(*dot);
            f64::max(x.abs(), y.abs())
        });
        self.reach.unwrap_or_else(|| far.fold(1.0, f64::max))
    }

    /// Draws the figure: both axes have the same scale.
    pub fn draw<B: DrawingBackend>(&self, pen: &mut Pen<'_, B>, size: CanvasSize, colors: &Colors) {
        pen.area([0.0, 0.0, size.width, size.height], colors.paper);
        let reach = self.reach() * 1.05;
        let (left, right) = (52.0, size.width - 14.0);
        let (top, bottom) = (10.0, size.height - 46.0);
        let scale = f64::min(right - left, bottom - top) / (2.0 * reach);
        let (middle_x, middle_y) = (f64::midpoint(left, right), f64::midpoint(top, bottom));
        let half = |pixels: f64| pixels / scale / 2.0;
        let (wide, high) = (half(right - left), half(bottom - top));
        let x = Axis::new(-wide, wide, left, right);
        let y = Axis::new(-high, high, bottom, top);
        let text = size.text();
        for (value, label) in y.ticks(44.0, false) {
            let at = y.at(value);
            pen.line([(left, at), (right, at)].into_iter(), colors.rule, 1.0);
            pen.text(
                &label,
                (left - 8.0, at),
                (colors.muted, text, Anchor::Right),
            );
        }
        for (value, label) in x.ticks(64.0, false) {
            let at = x.at(value);
            pen.line([(at, top), (at, bottom)].into_iter(), colors.rule, 1.0);
            let look = (colors.muted, text, Anchor::Center);
            pen.text(&label, (at, bottom + 14.0), look);
        }
        pen.line(
            [(left, middle_y), (right, middle_y)].into_iter(),
            colors.muted,
            1.0,
        );
        pen.line(
            [(middle_x, top), (middle_x, bottom)].into_iter(),
            colors.muted,
            1.0,
        );
        let names = (self.outcomes.0, self.outcomes.1);
        let name = |outcome: usize| {
            let quantity = &self.shape.outcomes[outcome];
            let (label, unit) = (translated(quantity.label), translated(quantity.unit));
            format!("{label} ({unit})")
        };
        let look = (colors.muted, text, Anchor::Center);
        pen.text(&name(names.0), (middle_x, bottom + 34.0), look);
        if !size.compact {
            pen.upwards(&name(names.1), (9.0, middle_y), colors.muted, text);
        }
        let color = colors.of_series(0).tint(0.45);
        for dot in self.dots {
            let (at_x, at_y) = self.value(*dot);
            let (at_x, at_y) = (x.at(at_x), y.at(at_y));
            pen.area([at_x - 1.5, at_y - 1.5, at_x + 1.5, at_y + 1.5], color);
        }
        if let Some(trial) = self.trial {
            let (at_x, at_y) = self.value(trial);
            let (at_x, at_y) = (x.at(at_x), y.at(at_y));
            pen.area([at_x - 4.0, at_y - 4.0, at_x + 4.0, at_y + 4.0], colors.ink);
        }
    }
}
