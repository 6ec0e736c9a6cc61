//! The outcomes of single trials, kept as far as there is room: for pairs, and to find trials.

use std::ops::Range;

/// Room for outcomes over all cases: 16 MiB.
const ROOM: usize = 1 << 22;

/// The outcomes of a case's first trials, in observed units.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    first: u64,
    outcomes: usize,
    most: usize,
    /// Trial by trial, all outcomes.
    values: Vec<i32>,
}

impl Kept {
    /// Nothing yet; the first trial to come has the number `first`.
    pub(super) fn new(first: u64, outcomes: usize, cases: usize) -> Self {
        let most = ROOM / (cases * outcomes).max(1);
        Kept {
            first,
            outcomes,
            most,
            values: Vec::new(),
        }
    }

    /// Keeps a trial's outcomes if it is the next one and there is room.
    pub(super) fn keep(&mut self, trial: u64, cells: &[i32]) {
        let next = self.first + self.len() as u64;
        if trial == next && self.len() < self.most {
            let outcomes = &cells[cells.len() - self.outcomes..];
            self.values.extend_from_slice(outcomes);
        }
    }

    /// Keeps what another kept of the trials that follow, as far as there is room.
    pub(super) fn take(&mut self, values: &[i32]) {
        let room = (self.most * self.outcomes).saturating_sub(self.values.len());
        self.values
            .extend_from_slice(&values[..room.min(values.len())]);
    }

    /// All values, trial by trial.
    pub(super) fn values(&self) -> &[i32] {
        &self.values
    }

    /// How many trials are kept.
    pub(super) fn len(&self) -> usize {
        self.values.len() / self.outcomes.max(1)
    }

    /// The number of the first trial that is kept.
    pub(super) fn first(&self) -> u64 {
        self.first
    }

    /// See [`super::Run::kept`].
    pub(super) fn rows(&self, trials: Range<u64>) -> Option<impl Iterator<Item = (u64, &[i32])>> {
        let from = trials.start.checked_sub(self.first)? as usize * self.outcomes;
        let to = trials.end.checked_sub(self.first)? as usize * self.outcomes;
        let values = self.values.get(from..to)?;
        Some(trials.zip(values.chunks_exact(self.outcomes.max(1))))
    }

    /// The values of an outcome, trial by trial.
    pub(super) fn of(&self, outcome: usize) -> impl Iterator<Item = i32> + Clone + '_ {
        let step = self.outcomes.max(1);
        self.values.iter().skip(outcome).step_by(step).copied()
    }

    /// See [`super::Run::landmarks`].
    pub(super) fn landmarks(&self, outcome: usize) -> Option<[u64; 3]> {
        let mut trials: Vec<(i32, u64)> = self.of(outcome).zip(self.first..).collect();
        if trials.is_empty() || outcome >= self.outcomes {
            return None;
        }
        // The median is the smallest value whose cumulative share is at least a half.
        let middle = trials.len().div_ceil(2) - 1;
        let median = trials.select_nth_unstable(middle).1.0;
        let first = |value: i32| {
            let found = self.of(outcome).zip(self.first..);
            found
                .filter(|(other, _)| *other == value)
                .map(|(_, trial)| trial)
                .next()
        };
        let lowest = trials.iter().min()?.0;
        let highest = trials.iter().map(|(value, _)| *value).max()?;
        Some([first(lowest)?, first(median)?, first(highest)?])
    }

    /// See [`super::Run::find`].
    pub(super) fn find(&self, outcome: usize, (low, high): (i32, i32), most: usize) -> Vec<u64> {
        let trials = self.of(outcome).zip(self.first..);
        trials
            .filter(|(value, _)| (low..=high).contains(value))
            .map(|(_, trial)| trial)
            .take(most)
            .collect()
    }
}
