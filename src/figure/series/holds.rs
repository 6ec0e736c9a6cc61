//! Where the figure of the series can be taken hold of.

use super::SeriesFigure;
use super::frame::Frame;
use crate::figure::{CanvasSize, Colors, Hold, Pen};

/// Its handle stands so far above the end of a line.
const ABOVE: f64 = 14.0;
/// The axis begins so far below the plot, where the ends of lines are taken, and goes on beside it.
const OFF_THE_PLOT: f64 = 2.0;
const BESIDE: f64 = 12.0;
/// How much of what is veiled the veil hides.
const VEIL: f64 = 0.72;

impl SeriesFigure<'_> {
    /// The line at which something begins after a step; `None` if it is not on the paper.
    #[must_use]
    pub fn hold_step(&self, step: usize, size: CanvasSize) -> Option<Hold> {
        let frame = self.frame(size);
        let (first, last) = frame.steps;
        let plot = frame.plot;
        ((first..=last).contains(&step) && last > first).then(|| Hold {
            at: (frame.across(step), plot.bottom - ABOVE),
            line: Some((plot.top, plot.bottom)),
            per: (last - first) as f64 / (plot.right - plot.left),
        })
    }

    /// The step at a place of the axis below the plot, and how many of them a pixel is; `None` elsewhere,
    /// and where there are too few steps to choose from.
    #[must_use]
    pub fn hold_axis(&self, (x, y): (f64, f64), size: CanvasSize) -> Option<(f64, f64)> {
        let frame = self.frame(size);
        let (first, last) = frame.steps;
        let plot = frame.plot;
        let is_there = y > plot.bottom + OFF_THE_PLOT
            && (plot.left - BESIDE..=plot.right + BESIDE).contains(&x)
            && last > first + 1;
        is_there.then(|| {
            let per = (last - first) as f64 / (plot.right - plot.left);
            let step = frame.x.value(x).clamp(first as f64, last as f64);
            (step, per)
        })
    }

    /// Veils the steps that are not among those that a hand is choosing.
    pub(super) fn draw_choosing(&self, pen: &mut Pen<'_>, frame: &Frame, colors: &Colors) {
        let Some((from, to)) = self.lens.choosing else {
            return;
        };
        let plot = frame.plot;
        let (left, right) = (frame.across(from), frame.across(to));
        for [begin, end] in [[plot.left, left], [right, plot.right]] {
            pen.area([begin, plot.top, end, plot.bottom], colors.paper.tint(VEIL));
        }
        for x in [left, right] {
            let edge = [(x, plot.top), (x, plot.bottom)];
            pen.line(edge.into_iter(), colors.ink, 1.0);
        }
    }

    /// Where a series starts; `None` if it is not drawn there, or on an axis by powers of ten, on which
    /// a pixel is now more and now less.
    #[must_use]
    pub fn hold_start(&self, series: &str, size: CanvasSize) -> Option<Hold> {
        let (i, quantity) = self.shown().find(|(_, shown)| shown.key == series)?;
        let start = *self.statistics.series.get(i)?.mean.first()?;
        let frame = self.frame(size);
        let plot = frame.plot;
        let is_there = !self.lens.log && frame.steps.0 == 0 && !quantity.event;
        is_there.then(|| Hold {
            at: (plot.left, frame.held(start)),
            line: None,
            per: frame.value(plot.bottom) - frame.value(plot.bottom - 1.0),
        })
    }
}
