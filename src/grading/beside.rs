//! What stands beside the trials: single trials, and those of programs that misread the rules.

use crate::check::Yardstick;
use crate::experiment::Experiment;
use crate::naming::{self, Candidate};
use crate::run::replay;
use crate::sim::{Model, Seed};

/// So many trials of each misreading say what a test could have seen.
const TRIALS: u64 = 400;
/// Somebody runs so many trials at least: what carries over does so through all of them.
const USUAL: u64 = 100;
/// So many single trials say what is usual of one.
const RUNS: u64 = 200;

/// Single trials and misreadings, run some at a time.
pub struct Beside {
    model: Box<dyn Model>,
    seed: Seed,
    runs: Vec<Vec<i32>>,
    candidates: Vec<Candidate>,
}

impl Beside {
    /// Nothing run yet, for someone who runs so many trials.
    #[must_use]
    pub fn new(experiment: &Experiment, trials: u64) -> Self {
        let (scenario, values) = (experiment.scenario(), &experiment.cases()[0]);
        let mut candidates = Vec::new();
        if experiment.cases().len() == 1 {
            candidates = naming::misreadings(scenario, values, trials.clamp(USUAL, TRIALS));
        }
        Beside {
            model: experiment.model(0),
            seed: naming::seed(),
            runs: Vec::new(),
            candidates,
        }
    }

    /// Runs at most `most` trials, at least one. True once there is nothing left to run.
    pub fn advance(&mut self, most: u64) -> bool {
        let mut left = most.max(1);
        while left > 0 {
            let done = self.runs.len() as u64;
            let mut candidates = self.candidates.iter_mut();
            if done < RUNS {
                self.runs.push(replay(&*self.model, &self.seed, done));
                left -= 1;
            } else if let Some(open) = candidates.find(|one| one.trials() < TRIALS) {
                // Together, so that every core has some.
                let some = left.min(TRIALS - open.trials());
                open.advance(&self.seed, some);
                left -= some;
            } else {
                return true;
            }
        }
        false
    }

    /// The cells of the single trials.
    #[must_use]
    pub fn runs(&self) -> &[Vec<i32>] {
        &self.runs
    }

    /// What the misreadings gave. Their words are English.
    #[must_use]
    pub fn yardsticks(&self) -> Vec<Yardstick> {
        let of = |candidate: &Candidate| {
            let naming::What::Misreading(misreading) = candidate.what() else {
                return None;
            };
            let shape = candidate.shape();
            Some(Yardstick {
                what: misreading.what.to_owned(),
                outcomes: (0..shape.outcomes.len())
                    .map(|at| candidate.outcome(at))
                    .collect(),
                curves: (0..shape.series.len())
                    .map(|at| candidate.curve(at))
                    .collect(),
            })
        };
        self.candidates.iter().filter_map(of).collect()
    }
}
