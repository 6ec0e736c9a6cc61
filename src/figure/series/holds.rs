//! Where the figure of the series can be taken hold of.

use super::SeriesFigure;
use crate::figure::{CanvasSize, Hold};

/// Its handle stands so far above the end of a line.
const ABOVE: f64 = 14.0;

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
