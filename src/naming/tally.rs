//! What is kept of a candidate's trials: how often each outcome came, sums of its series.

use std::collections::BTreeMap;

use crate::sim::{Distribution, Shape};

/// What is kept of some trials.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tally {
    trials: u64,
    /// How many cells each series has.
    points: usize,
    /// Sum and sum of squares of each cell of the series.
    sums: Vec<(i64, i128)>,
    /// For each outcome, how often each value came.
    outcomes: Vec<BTreeMap<i32, u32>>,
}

impl Tally {
    pub(super) fn new(shape: &Shape) -> Self {
        Tally {
            trials: 0,
            points: shape.points(),
            sums: vec![(0, 0); shape.series.len() * shape.points()],
            outcomes: vec![BTreeMap::new(); shape.outcomes.len()],
        }
    }

    /// Adds a trial's cells.
    pub(super) fn add(&mut self, cells: &[i32]) {
        self.trials += 1;
        let (series, outcomes) = cells.split_at(self.sums.len());
        for ((sum, squares), value) in self.sums.iter_mut().zip(series) {
            let wide = i64::from(*value);
            *sum += wide;
            *squares += i128::from(wide * wide);
        }
        for (counts, value) in self.outcomes.iter_mut().zip(outcomes) {
            *counts.entry(*value).or_default() += 1;
        }
    }

    /// All trials of some tallies, of which there is at least one.
    pub(super) fn of_all(tallies: &[Tally]) -> Tally {
        let mut all = tallies[0].clone();
        for other in &tallies[1..] {
            all.trials += other.trials;
            for (mine, theirs) in all.sums.iter_mut().zip(&other.sums) {
                *mine = (mine.0 + theirs.0, mine.1 + theirs.1);
            }
            for (mine, theirs) in all.outcomes.iter_mut().zip(&other.outcomes) {
                for (value, count) in theirs {
                    *mine.entry(*value).or_default() += count;
                }
            }
        }
        all
    }

    pub(super) fn trials(&self) -> u64 {
        self.trials
    }

    /// An outcome, in units of which `per` make one.
    pub(super) fn outcome(&self, outcome: usize, per: f64) -> Distribution {
        let counts = &self.outcomes[outcome];
        let (mut sum, mut squares) = (0, 0);
        for (value, count) in counts {
            let (value, count) = (i64::from(*value), i64::from(*count));
            sum += value * count;
            squares += i128::from(value * value) * i128::from(count);
        }
        let (mean, variance) = moments(sum, squares, self.trials);
        let variance = variance / (per * per);
        Distribution {
            mean: mean / per,
            variance,
            standard_error: libm::sqrt(variance / self.trials.max(1) as f64),
            quantiles: [5, 25, 50, 75, 95].map(|percent| {
                let (mut seen, needed) = (0, percent * self.trials);
                let found = counts.iter().find(|(_, count)| {
                    seen += 100 * u64::from(**count);
                    seen >= needed
                });
                found.map_or(0.0, |(value, _)| f64::from(*value) / per)
            }),
            histogram: counts
                .iter()
                .map(|(value, count)| (f64::from(*value) / per, 0.0, *count))
                .collect(),
        }
    }

    /// Mean and variance of a series by point, in units of which `per` make one.
    pub(super) fn curve(&self, series: usize, per: f64) -> (Vec<f64>, Vec<f64>) {
        let cells = self.sums.iter().skip(series * self.points);
        let each = cells.take(self.points).map(|(sum, squares)| {
            let (mean, variance) = moments(*sum, *squares, self.trials);
            (mean / per, variance / (per * per))
        });
        each.unzip()
    }
}

/// Mean and sample variance.
fn moments(sum: i64, squares: i128, trials: u64) -> (f64, f64) {
    let n = trials.max(1) as f64;
    // A whole number: only the division rounds.
    let spread = i128::from(trials) * squares - i128::from(sum) * i128::from(sum);
    let variance = if trials < 2 {
        0.0
    } else {
        spread as f64 / (n * (n - 1.0))
    };
    (sum as f64 / n, variance)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::Quantity;

    #[test]
    fn a_tally_has_the_moments_of_its_trials() {
        let shape = Shape {
            step: "step",
            steps: 1,
            every: 1,
            series: vec![Quantity::count("a", "a", "", 9)],
            outcomes: vec![Quantity::count("b", "b", "", 9)],
            at_end: true,
            rows: false,
        };
        let mut tally = Tally::new(&shape);
        for cells in [[0, 1, 20], [0, 3, 40], [0, 8, 40], [0, 4, 60]] {
            tally.add(&cells);
        }
        assert_eq!(tally.curve(0, 1.0), (vec![0.0, 4.0], vec![0.0, 26.0 / 3.0]));
        let outcome = tally.outcome(0, 10.0);
        assert_eq!(outcome.mean, 4.0);
        assert!((outcome.variance - 8.0 / 3.0).abs() < 1e-12);
        assert_eq!(
            outcome.histogram,
            [(2.0, 0.0, 1), (4.0, 0.0, 2), (6.0, 0.0, 1)]
        );
        assert_eq!(outcome.quantiles, [2.0, 2.0, 4.0, 4.0, 6.0]);
        let twice = Tally::of_all(&[tally.clone(), tally.clone()]);
        assert_eq!((twice.trials(), twice.curve(0, 1.0).0), (8, vec![0.0, 4.0]));
        assert_eq!(twice.outcome(0, 10.0).histogram[1], (4.0, 0.0, 4));
    }
}
