//! Where single trials end in a plane: one dot a trial.

use super::outcome::named_with_unit;
use super::paper::{Axis, Plot, RIGHT, Rules, Words, heights};
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
    /// One trial's two outcomes in their own units, if one is looked at.
    pub trial: Option<(f64, f64)>,
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
            reach = grouped(libm::ceil(self.reach()) as i64),
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

    /// The plot and its axes, which have the same scale.
    fn axes(&self, size: CanvasSize) -> (Plot, Axis, Axis) {
        let reach = self.reach() * 1.05;
        let (top, bottom) = heights(size);
        let axes = |plot: Plot| {
            let scale = f64::min(plot.right - plot.left, bottom - top) / (2.0 * reach);
            let half = |pixels: f64| pixels / scale / 2.0;
            let (wide, high) = (half(plot.right - plot.left), half(bottom - top));
            let x = Axis::new(-wide, wide, plot.left, plot.right);
            (plot, x, Axis::new(-high, high, bottom, top))
        };
        // The narrower the plot, the further its upright axis reaches, and the wider are its labels.
        let mut rules = Rules::of(&Axis::new(-reach, reach, bottom, top), false, "");
        for _ in 0..2 {
            let (_, _, y) = axes(Plot::new(size, &[&rules], true, RIGHT));
            rules = Rules::of(&y, false, "");
        }
        axes(Plot::new(size, &[&rules], true, RIGHT))
    }

    /// Draws the figure: both axes have the same scale.
    pub fn draw(&self, pen: &mut Pen<'_>, size: CanvasSize, colors: &Colors) {
        pen.area([0.0, 0.0, size.width, size.height], colors.paper);
        let (plot, x, y) = self.axes(size);
        let (left, right, top, bottom) = (plot.left, plot.right, plot.top, plot.bottom);
        let (middle_x, middle_y) = plot.middle();
        let mut words = Words::new(size);
        plot.draw_rules(pen, &mut words, &Rules::of(&y, false, ""), colors);
        let ticks = plot.ticks(&x, false);
        for (at, _) in &ticks {
            pen.line([(*at, top), (*at, bottom)].into_iter(), colors.rule, 1.0);
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
        let name = |outcome: usize| named_with_unit(&self.shape.outcomes[outcome]);
        plot.draw_under(pen, &mut words, &ticks, &name(self.outcomes.0), colors);
        plot.draw_upright_title(pen, &mut words, &name(self.outcomes.1), colors);
        let color = colors.of_series(0).tint(0.45);
        for dot in self.dots {
            let (at_x, at_y) = self.value(*dot);
            let (at_x, at_y) = (x.at(at_x), y.at(at_y));
            pen.area([at_x - 1.5, at_y - 1.5, at_x + 1.5, at_y + 1.5], color);
        }
        if let Some(trial) = self.trial {
            let (at_x, at_y) = (x.at(trial.0), y.at(trial.1));
            pen.area([at_x - 4.0, at_y - 4.0, at_x + 4.0, at_y + 4.0], colors.ink);
        }
    }
}
