//! When there are enough trials: asked at fixed numbers of them only, so that the answer is the same
//! whoever asks, after whatever batches.

use std::ops::Range;

use super::Experiment;

impl Experiment {
    /// Whether these are all the trials that an experiment with a target asks for: the first `done` of
    /// every case, with the standard errors of each case's first outcome; none where nothing is known of
    /// it yet.
    #[must_use]
    pub fn has_enough(&self, done: u64, mut errors: impl Iterator<Item = Option<f64>>) -> bool {
        let Some(target) = self.target().filter(|_| self.trials().start == 0) else {
            return false;
        };
        let at_milestone = done > 0 && done.is_multiple_of(milestones_apart(done - 1));
        at_milestone && errors.all(|error| error.is_some_and(|error| error <= target))
    }
}

/// Where trials pause to be asked whether they are enough, next after a number of them.
#[must_use]
pub fn milestone_after(trials: u64) -> u64 {
    let apart = milestones_apart(trials);
    trials / apart * apart + apart
}

/// How far apart milestones are behind a number of trials: a hundred up to ten thousand, a thousand up
/// to a hundred thousand, and so on.
fn milestones_apart(trials: u64) -> u64 {
    let mut apart = 100;
    while trials >= apart * 100 {
        apart *= 10;
    }
    apart
}
/// Trials of a case that stand together in the table of single trials.
const TOGETHER: u64 = 1000;

/// The first of some trials, as many as stand together in the table of single trials before those of
/// another case: the same ones, whatever the batches are.
#[must_use]
pub fn rows_together(experiment: &Experiment, trials: &Range<u64>) -> Range<u64> {
    let mut end = trials.end.min(trials.start + TOGETHER);
    if experiment.target().is_some() {
        end = end.min(milestone_after(trials.start));
    }
    trials.start..end
}
