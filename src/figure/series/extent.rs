//! Which values of the series must be on the paper.

use super::SeriesFigure;
use crate::figure::Own;
use crate::sim::Shape;

impl SeriesFigure<'_> {
    /// The lowest and highest value that must be on the paper.
    #[must_use]
    pub fn extent(&self) -> (f64, f64) {
        // Measured values that are far from 0 need no 0 on their axis, and the first ones, of few
        // observations, may leave the paper.
        let measured = self.is_measured();
        let early = if measured {
            self.shape.points() / 20
        } else {
            0
        };
        let mut highest = f64::NEG_INFINITY;
        let mut lowest = f64::INFINITY;
        let steps = self.steps();
        let mut see = |values: &[f64], shape: &Shape| {
            let (first, last) = window(shape, steps);
            let end = (last + 1).min(values.len());
            let begin = first.max(early.min(values.len() / 2)).min(end.max(1) - 1);
            let values = values.get(begin..end).unwrap_or(values);
            highest = highest.max(largest(values));
            lowest = lowest.min(smallest(values));
        };
        for (i, quantity) in self.shown() {
            let curve = &self.statistics.series[i];
            see(&curve.mean, self.shape);
            if !quantity.event && !self.lens.without_bands {
                see(&curve.p05, self.shape);
                see(&curve.p95, self.shape);
            }
        }
        for pin in &self.overlay.pins {
            let curves = self
                .shown()
                .filter_map(|(i, _)| pin.statistics.series.get(i));
            curves.for_each(|curve| see(&curve.mean, pin.shape));
        }
        if let Some(ghost) = self.overlay.ghost {
            let curves = self
                .shown()
                .filter_map(|(i, _)| ghost.statistics.series.get(i));
            curves.for_each(|curve| see(&curve.mean, ghost.shape));
        }
        if let Some(Own::Curve(own)) = self.overlay.own {
            let means: Vec<f64> = own.iter().map(|(_, mean)| *mean).collect();
            see(&means, self.shape);
        }
        let trials = self.overlay.trial.iter().map(|(_, cells)| *cells);
        for cells in trials.chain(self.overlay.samples.iter().copied()) {
            for (i, _) in self.shown() {
                see(&self.of_trial(i, cells), self.shape);
            }
        }
        if !(measured && lowest > 0.5 * highest) {
            // Where nothing ever rises above 0, the axis still shows what a unit is.
            let per = self
                .shape
                .series
                .first()
                .map_or(1.0, |quantity| quantity.per);
            highest = highest.max(1.0 / per);
            lowest = lowest.min(0.0);
        }
        if lowest > highest {
            // Everything is hidden.
            return (0.0, 1.0);
        }
        (lowest, highest)
    }

    /// The smallest mean above 0 that is drawn: a logarithmic axis has no 0.
    pub(super) fn least_positive(&self) -> f64 {
        let means = self
            .shown()
            .flat_map(|(i, _)| &self.statistics.series[i].mean);
        means
            .copied()
            .filter(|mean| *mean > 0.0)
            .fold(f64::INFINITY, f64::min)
    }
}

/// The first and last point of a shape that a window of steps asks for: one beyond either end.
pub(super) fn window(shape: &Shape, steps: (usize, usize)) -> (usize, usize) {
    let last = shape.points() - 1;
    let first = (steps.0 / shape.every).min(last);
    (first, steps.1.div_ceil(shape.every).clamp(first, last))
}

pub(super) fn largest(values: &[f64]) -> f64 {
    values.iter().copied().fold(f64::NEG_INFINITY, f64::max)
}

pub(super) fn smallest(values: &[f64]) -> f64 {
    values.iter().copied().fold(f64::INFINITY, f64::min)
}
