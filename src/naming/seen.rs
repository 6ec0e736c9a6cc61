//! Someone's own numbers, and how well a candidate explains them.

use super::Candidate;
use super::tally::Tally;
use crate::check::{MeanCurve, Sample};
use crate::sim::Shape;

/// Someone's own numbers.
#[derive(Debug, Clone)]
pub enum Seen {
    /// Results of an outcome, by its place in the shape.
    Results(usize, Sample),
    /// A mean curve of a series, by its place in the shape.
    Curve(usize, MeanCurve),
}

impl Seen {
    /// Of how many trials the numbers are.
    #[must_use]
    pub fn trials(&self) -> u64 {
        match self {
            Seen::Results(_, sample) => sample.count(),
            Seen::Curve(_, curve) => curve.trials(),
        }
    }

    pub(super) fn is_curve(&self) -> bool {
        matches!(self, Seen::Curve(..))
    }

    /// How likely a candidate's program differs as much as the numbers do.
    pub(super) fn chance(&self, candidate: &Candidate) -> f64 {
        let batches = candidate.batches().iter();
        let chances = batches.map(|batch| self.chance_of(batch, candidate.shape()));
        chances.fold(0.0, f64::max)
    }

    fn chance_of(&self, tally: &Tally, shape: &Shape) -> f64 {
        match self {
            Seen::Results(outcome, sample) => {
                let reference = tally.outcome(*outcome, shape.outcomes[*outcome].per);
                sample.against(&reference, tally.trials()).chance
            }
            Seen::Curve(series, curve) => {
                let per = shape.series[*series].per;
                let (mean, variance) = tally.curve(*series, per);
                curve.against(&mean, &variance, tally.trials(), per).chance
            }
        }
    }
}
