//! The bands of the series in view: half of the trials and nine in ten; of an event, the uncertainty
//! of its share.

use super::SeriesFigure;
use super::frame::Frame;
use crate::figure::{CanvasSize, Colors, Pen};
use crate::sim::{Curve, Quantity, share_error};

/// How strong the colour of a band is: of nine in ten trials, of half of them, of a standard error.
pub(in crate::figure) const NINE_TENTHS: f64 = 0.15;
pub(in crate::figure) const HALF: f64 = 0.24;

impl SeriesFigure<'_> {
    /// Draws the bands of the series in view, and its median; of the others there are lines alone.
    pub(super) fn draw_bands(
        &self,
        pen: &mut Pen<'_>,
        frame: &Frame,
        size: CanvasSize,
        colors: &Colors,
    ) {
        if self.lens.without_bands {
            return;
        }
        let Some((banded, quantity)) = self.banded() else {
            return;
        };
        let color = colors.of_series(banded);
        for (low, high, alpha) in self.edges(banded, quantity) {
            let edge = self.points_of(frame, size, &high).into_iter();
            let back = self.points_of(frame, size, &low).into_iter().rev();
            pen.polygon(edge.chain(back), color.tint(alpha));
        }
        if !quantity.event {
            let median = self.points_of(frame, size, &self.statistics.series[banded].p50);
            pen.line(median.into_iter(), color.tint(0.6), 1.0);
        }
    }

    /// The lower and upper edge of each band, from the widest.
    fn edges(&self, series: usize, quantity: &Quantity) -> Vec<(Vec<f64>, Vec<f64>, f64)> {
        let curve = &self.statistics.series[series];
        if quantity.event {
            let (low, high) = error_band(curve, self.statistics.trials);
            return vec![(low, high, HALF)];
        }
        vec![
            (curve.p05.clone(), curve.p95.clone(), NINE_TENTHS),
            (curve.p25.clone(), curve.p75.clone(), HALF),
        ]
    }
}

/// One standard error on either side of a share.
fn error_band(curve: &Curve, trials: u64) -> (Vec<f64>, Vec<f64>) {
    let edge = |sign: f64| {
        let edge = |share: &f64| (share + sign * share_error(*share, trials)).clamp(0.0, 1.0);
        curve.mean.iter().map(edge).collect()
    };
    (edge(-1.0), edge(1.0))
}
