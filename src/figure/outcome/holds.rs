//! Where a histogram can be taken hold of.

use super::OutcomeFigure;
use crate::figure::{CanvasSize, Hold};

/// Its handle stands so far above the end of the line.
const ABOVE: f64 = 14.0;

impl OutcomeFigure<'_> {
    /// The edge between values that count for the share and those that do not, and the value that the
    /// share ends at; `None` if there is no share, or its end is not on the paper.
    #[must_use]
    pub fn hold_share(&self, size: CanvasSize) -> Option<(Hold, f64)> {
        let (share, split) = (self.share?, self.split()?);
        let frame = self.frame(size);
        let plot = frame.plot;
        let x = frame.x.at(split as f64 / self.quantity().per);
        let is_there = !self.quantity().event && (plot.left..=plot.right).contains(&x);
        is_there.then(|| {
            let hold = Hold {
                at: (x, plot.bottom - ABOVE),
                line: Some((plot.top, plot.bottom)),
                per: frame.x.value(plot.left + 1.0) - frame.x.value(plot.left),
            };
            (hold, share.side.value())
        })
    }
}
