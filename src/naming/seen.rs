//! Someone's own numbers, and how well a candidate explains them.

use super::Candidate;
use super::tally::Tally;
use crate::check::{MeanCurve, Sample};
use crate::param::Values;
use crate::scenario::Scenario;
use crate::sim::{Distribution, Shape};

/// Someone's own numbers.
#[derive(Debug, Clone)]
pub struct Seen {
    kind: Kind,
}

#[derive(Debug, Clone)]
enum Kind {
    Results {
        outcome: usize,
        sample: Sample,
        /// Values are told apart by this much.
        unit: f64,
    },
    Curve {
        series: usize,
        curve: MeanCurve,
        steps: usize,
    },
}

impl Seen {
    /// Results of an outcome, one a trial, printed to a resolution (0.1 for one decimal; 0 if they
    /// are not rounded).
    ///
    /// # Errors
    /// A sentence, if there are too few to tell anything.
    pub fn results(
        scenario: &dyn Scenario,
        values: &Values,
        outcome: usize,
        numbers: &[f64],
        resolution: f64,
    ) -> Result<Self, String> {
        let per = scenario.model(values).shape().outcomes[outcome].per;
        let unit = resolution.max(1.0 / f64::from(per));
        let numbers: Vec<f64> = numbers
            .iter()
            .map(|number| on_grid(*number, unit))
            .collect();
        let sample = Sample::new(&numbers, 1)?;
        Ok(Seen {
            kind: Kind::Results {
                outcome,
                sample,
                unit,
            },
        })
    }

    /// A mean curve of a series.
    #[must_use]
    pub fn curve(
        scenario: &dyn Scenario,
        values: &Values,
        series: usize,
        curve: MeanCurve,
    ) -> Self {
        let steps = scenario.model(values).shape().steps;
        Seen {
            kind: Kind::Curve {
                series,
                curve,
                steps,
            },
        }
    }

    /// Of how many trials the numbers are.
    #[must_use]
    pub fn trials(&self) -> u64 {
        match &self.kind {
            Kind::Results { sample, .. } => sample.count(),
            Kind::Curve { curve, .. } => curve.trials(),
        }
    }

    pub(super) fn is_curve(&self) -> bool {
        matches!(self.kind, Kind::Curve { .. })
    }

    /// Whether a candidate gives as many numbers.
    pub(super) fn can_be_of(&self, candidate: &Candidate) -> bool {
        match self.kind {
            Kind::Results { .. } => true,
            Kind::Curve { steps, .. } => candidate.shape().steps == steps,
        }
    }

    /// How likely a candidate's program differs as much as the numbers do.
    pub(super) fn chance(&self, candidate: &Candidate) -> f64 {
        let batches = candidate.batches().iter();
        let chances = batches.map(|batch| self.chance_of(batch, candidate.shape()));
        chances.fold(0.0, f64::max)
    }

    fn chance_of(&self, tally: &Tally, shape: &Shape) -> f64 {
        match &self.kind {
            Kind::Results {
                outcome,
                sample,
                unit,
            } => {
                let reference = tally.outcome(*outcome, shape.outcomes[*outcome].per);
                let reference = rounded(reference, *unit);
                sample.against(&reference, tally.trials()).chance
            }
            Kind::Curve { series, curve, .. } => {
                let per = shape.series[*series].per;
                let (mean, variance) = tally.curve(*series, per);
                curve.against(&mean, &variance, tally.trials(), per).chance
            }
        }
    }
}

/// The nearest multiple of a unit, the same one for every number that is near it.
fn on_grid(number: f64, unit: f64) -> f64 {
    libm::round(number / unit) * unit
}

/// What trials gave as a program prints it that rounds.
fn rounded(distribution: Distribution, unit: f64) -> Distribution {
    let mut histogram: Vec<(f64, f64, u32)> = Vec::new();
    for (value, width, count) in distribution.histogram {
        let value = on_grid(value + width / 2.0, unit);
        match histogram.last_mut() {
            Some(last) if last.0 == value => last.2 += count,
            _ => histogram.push((value, 0.0, count)),
        }
    }
    let all: f64 = histogram.iter().map(|(.., count)| f64::from(*count)).sum();
    let sum: f64 = histogram
        .iter()
        .map(|(value, _, count)| value * f64::from(*count))
        .sum();
    Distribution {
        mean: sum / all.max(1.0),
        histogram,
        ..distribution
    }
}
