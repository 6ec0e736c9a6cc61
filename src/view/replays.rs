//! Looking inside: single trials that run again to be drawn over the figures.

use std::collections::HashMap;
use std::ops::Range;

use crate::experiment::Experiment;
use crate::run::replay;
use crate::sim::{Model, Seed, Shape};

/// So many trials are drawn behind the bands.
const SAMPLES: u64 = 12;
/// Samples of more cases than this would be too many to tell apart, and to wait for.
const MOST_SAMPLED_CASES: usize = 4;
/// Among so many of the first trials the one that is nearest to a point is looked for.
const NEAREST_OF: u64 = 200;

/// The trials that are looked at.
#[derive(Default)]
pub(super) struct Replays {
    trial: Option<u64>,
    sampled: Range<u64>,
    /// Rows of what was observed, each value in its own unit, by case and trial.
    rows: HashMap<(usize, u64), Vec<f64>>,
}

impl Replays {
    /// Looks at a trial of every case, and at a few samples. What there is no time for is left out.
    pub(super) fn look(
        &mut self,
        experiment: &Experiment,
        trial: Option<u64>,
        samples: bool,
        mut is_time_left: impl FnMut() -> bool,
    ) {
        let cases = experiment.cases().len();
        let sampled = if samples && cases <= MOST_SAMPLED_CASES {
            SAMPLES
        } else {
            0
        };
        self.trial = trial;
        self.sampled = first_trials(experiment, sampled);
        if experiment.scenario().own().is_some() {
            // Those that are at hand were kept.
            return;
        }
        for case in 0..cases {
            let numbers = trial.into_iter().chain(self.sampled.clone());
            let missing = numbers.filter(|number| !self.rows.contains_key(&(case, *number)));
            let missing: Vec<u64> = missing.collect();
            if missing.is_empty() || !is_time_left() {
                continue;
            }
            let runner = Runner::new(experiment, case);
            for number in missing {
                if is_time_left() {
                    self.rows.insert((case, number), runner.row(number));
                }
            }
        }
    }

    /// Keeps trials that cannot run again here: case, number, values.
    pub(super) fn keep(&mut self, rows: Vec<(usize, u64, Vec<f64>)>) {
        for (case, trial, row) in rows {
            self.rows.insert((case, trial), row);
        }
    }

    /// Other trials are looked at: those that ran again are of no use.
    pub(super) fn forget(&mut self) {
        self.rows.clear();
    }

    /// The samples of a case, as far as they were replayed.
    pub(super) fn samples(&self, case: usize) -> Vec<&[f64]> {
        let numbers = self.sampled.clone();
        numbers.filter_map(|trial| self.row(case, trial)).collect()
    }

    /// The single trial of a case with its number, if one is looked at.
    pub(super) fn trial(&self, case: usize) -> Option<(u64, &[f64])> {
        let trial = self.trial?;
        Some((trial, self.row(case, trial)?))
    }

    /// Among the first trials of a case the one whose series comes nearest to a value at a point.
    pub(super) fn nearest(
        &mut self,
        experiment: &Experiment,
        (case, shape): (usize, &Shape),
        (point, value): (usize, f64),
        mut is_time_left: impl FnMut() -> bool,
    ) -> Option<u64> {
        let mut nearest: Option<(f64, u64)> = None;
        let runner = Runner::new(experiment, case);
        for number in first_trials(experiment, NEAREST_OF) {
            if nearest.is_some() && !is_time_left() {
                break;
            }
            if experiment.scenario().own().is_none() && !self.rows.contains_key(&(case, number)) {
                self.rows.insert((case, number), runner.row(number));
            }
            let Some(row) = self
                .row(case, number)
                .filter(|row| row.len() == shape.cells())
            else {
                continue;
            };
            let distance = (0..shape.series.len())
                .map(|i| (row[i * shape.points() + point] - value).abs())
                .fold(f64::INFINITY, f64::min);
            if nearest.is_none_or(|(known, _)| distance < known) {
                nearest = Some((distance, number));
            }
        }
        nearest.map(|(_, number)| number)
    }

    fn row(&self, case: usize, trial: u64) -> Option<&[f64]> {
        self.rows.get(&(case, trial)).map(Vec::as_slice)
    }
}

/// Runs trials of a case again.
pub(super) struct Runner {
    model: Box<dyn Model>,
    seed: Seed,
}

impl Runner {
    pub(super) fn new(experiment: &Experiment, case: usize) -> Self {
        Runner {
            model: experiment.model(case),
            seed: experiment.seed(),
        }
    }

    pub(super) fn row(&self, number: u64) -> Vec<f64> {
        let cells = replay(&*self.model, &self.seed, number);
        self.model.shape().values(&cells)
    }
}

/// At most so many of an experiment's trials, the first ones.
fn first_trials(experiment: &Experiment, most: u64) -> Range<u64> {
    let Range { start, end } = experiment.trials();
    start..end.min(start + most)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walk() -> (Experiment, Shape) {
        let link = "?numStepsBeforeDrug=5&numStepsAfterDrug=5&numTrials=30";
        let (experiment, _) = Experiment::from_link(link);
        let model = experiment.model(0);
        let shape = model.shape().clone();
        (experiment, shape)
    }

    #[test]
    fn a_trial_and_its_samples_are_those_of_their_numbers() {
        let (experiment, _) = walk();
        let mut replays = Replays::default();
        replays.look(&experiment, Some(17), true, || true);
        let model = experiment.model(0);
        let row = |trial| {
            let cells = replay(&*model, &experiment.seed(), trial);
            model.shape().values(&cells)
        };
        assert_eq!(replays.trial(0), Some((17, row(17).as_slice())));
        let samples: Vec<Vec<f64>> = (0..SAMPLES).map(row).collect();
        assert_eq!(replays.samples(0), samples);
        assert_eq!(replays.trial(1), None);
    }

    #[test]
    fn what_there_is_no_time_for_is_left_out() {
        let (experiment, shape) = walk();
        let mut replays = Replays::default();
        let mut left = 2;
        replays.look(&experiment, Some(17), true, || {
            left -= 1;
            left >= 0
        });
        assert!(replays.trial(0).is_some());
        assert!(replays.samples(0).is_empty());
        // One is compared in any case.
        let first = replays.nearest(&experiment, (0, &shape), (0, 0.0), || false);
        assert_eq!(first, Some(0));
    }

    #[test]
    fn the_nearest_trial_is_found_by_its_value_at_a_point() {
        let (experiment, shape) = walk();
        let mut replays = Replays::default();
        let point = shape.points() - 1;
        let nearest = replays.nearest(&experiment, (0, &shape), (point, 100.0), || true);
        let at = |trial: u64| {
            let row = &replays.rows[&(0, trial)];
            let values = (0..shape.series.len()).map(|i| row[i * shape.points() + point]);
            values.map(|value| (value - 100.0).abs() as i64).min()
        };
        let least = (0..30).map(at).min().flatten();
        assert_eq!(nearest.and_then(at), least);
    }
}
