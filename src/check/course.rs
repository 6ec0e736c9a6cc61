//! One's own single trial by step, or the mean of a few: against the band of the trials, and against
//! single trials of ours.

use super::chance::normal;
use super::{Finding, Test};
use crate::language::{plural, say};
use crate::param::grouped;
use crate::sim::{Curve, Shape};

/// A single trial by step, or the mean of fewer than ten.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Course {
    /// Points of the shape's series with the own value there.
    pub(super) points: Vec<(usize, f64)>,
    /// Of how many trials.
    pub(super) trials: u64,
}

/// How a course lies to those of the trials.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Standing {
    /// How likely a right program is to differ as much.
    pub finding: Finding,
    /// At how many points it is within the band of 9 in 10 trials.
    pub inside: usize,
    /// At how many points at least 9 in 10 trials of ours are; `None` if there were none to look at.
    pub usual: Option<usize>,
}

/// A difference as rare as this at its step is no matter of which single trials were looked at.
const FAR: f64 = 1e-9;

impl Course {
    /// Looks where it lies. `runs` are single trials of ours, by point.
    pub(super) fn against(
        &self,
        curve: &Curve,
        runs: &[Vec<f64>],
        trials: u64,
        per: f64,
    ) -> Standing {
        let groups: Vec<Vec<f64>> = runs
            .chunks_exact(self.trials as usize)
            .map(mean_of)
            .collect();
        let least = 1.0 / (per * per * trials.max(1) as f64);
        // Band and spread are those of single trials; those of means are narrower.
        let scale = libm::sqrt(self.trials as f64);
        let z = |point: usize, value: f64| {
            let error = libm::sqrt(curve.variance[point].max(least) / self.trials as f64);
            (value - curve.mean[point]) / error
        };
        let within = |point: usize, value: f64| {
            let mean = curve.mean[point];
            let low = mean + (curve.p05[point] - mean) / scale;
            let high = mean + (curve.p95[point] - mean) / scale;
            // Whole numbers at the edge belong to it.
            value >= low - 1e-9 && value <= high + 1e-9
        };
        let measure = |values: &mut dyn Iterator<Item = (usize, f64)>| {
            let (mut inside, mut farthest) = (0, (0.0, 0));
            for (point, value) in values {
                inside += usize::from(within(point, value));
                let apart = z(point, value).abs();
                if apart > farthest.0 {
                    farthest = (apart, point);
                }
            }
            (inside, farthest)
        };
        let (inside, (apart, point)) = measure(&mut self.points.iter().copied());
        let mut each: Vec<(usize, f64)> = groups
            .iter()
            .map(|values| {
                let points = self
                    .points
                    .iter()
                    .map(|(point, _)| (*point, values[*point]));
                let (inside, (apart, _)) = measure(&mut points.into_iter());
                (inside, apart)
            })
            .collect();
        let rank = |as_far: usize| (1.0 + as_far as f64) / (1.0 + each.len() as f64);
        let farther = each.iter().filter(|(_, other)| *other >= apart).count();
        let outer = each.iter().filter(|(other, _)| *other <= inside).count();
        let largest = each.iter().map(|(_, other)| *other).fold(0.0, f64::max);
        // The rank among few trials can never be very small; what lies beyond all of them and far
        // beyond chance is told by its distance.
        let far = (self.points.len() as f64 * normal(apart)).min(1.0);
        let chance = if each.is_empty() || far < FAR && apart > 1.5 * largest {
            far
        } else {
            (2.0 * rank(farther).min(rank(outer))).min(1.0)
        };
        let value = self.points.iter().find(|(known, _)| *known == point);
        each.sort_unstable_by_key(|(inside, _)| *inside);
        let usual = each.get(each.len() / 10).map(|(inside, _)| *inside);
        Standing {
            finding: Finding {
                chance,
                test: Test::Curve,
                difference: value.map_or(0.0, |(_, value)| value - curve.mean[point]),
                error: libm::sqrt(curve.variance[point].max(least) / self.trials as f64),
                step: Some(point),
                comparisons: self.points.len(),
            },
            inside,
            usual,
        }
    }

    /// "One run: inside the band of 9 in 10 at 287 of 300 steps, as usual."
    pub(super) fn words(&self, place: &Standing, shape: &Shape) -> String {
        let band = say!(
            "inside the band of 9 in 10 at {inside} of {all} {steps}",
            inside = grouped(place.inside as i64),
            all = grouped(self.points.len() as i64),
            steps = plural(shape.step),
        );
        let of = if self.trials == 1 {
            say!("One run")
        } else {
            say!("The mean of {trials} runs", trials = self.trials)
        };
        match place.usual {
            _ if place.finding.chance >= 0.05 => say!("{of}: {band}, as usual.", of, band),
            Some(usual) => say!(
                "{of}: {band}; 9 in 10 runs are at {usual} or more.",
                of,
                band,
                usual = grouped(usual as i64),
            ),
            None => say!("{of}: {band}.", of, band),
        }
    }
}

fn mean_of(runs: &[Vec<f64>]) -> Vec<f64> {
    let mut mean = runs[0].clone();
    for run in &runs[1..] {
        for (sum, value) in mean.iter_mut().zip(run) {
            *sum += value;
        }
    }
    for sum in &mut mean {
        *sum /= runs.len() as f64;
    }
    mean
}
