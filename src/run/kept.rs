//! The outcomes of single trials, kept as far as there is room: for pairs, and to find trials.

use std::ops::Range;

use super::smallest::smallest;
use crate::sim::Shape;

/// Room for outcomes over all cases: 16 MiB.
const ROOM: usize = 1 << 22;

/// The outcomes of a case's first trials.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    first: u64,
    /// By outcome, how many observed units make one.
    per: Vec<f64>,
    most: usize,
    /// Trial by trial, all outcomes.
    values: Cells,
}

/// What is kept of a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cells {
    /// A number of observed units.
    Units(Vec<i32>),
    /// The value itself, of trials that are no model's.
    Values(Vec<f64>),
}

impl Kept {
    /// Nothing yet; the first trial to come has the number `first`.
    pub(super) fn new(first: u64, shape: &Shape, cases: usize) -> Self {
        let outcomes = shape.outcomes.len();
        let values = if shape.rows {
            Cells::Values(Vec::new())
        } else {
            Cells::Units(Vec::new())
        };
        Kept {
            first,
            per: shape.outcomes.iter().map(|quantity| quantity.per).collect(),
            most: ROOM / (cases * outcomes).max(1),
            values,
        }
    }

    /// Keeps a trial's outcomes if it is the next one and there is room.
    pub(super) fn keep(&mut self, trial: u64, cells: &[i32]) {
        let next = self.first + self.len() as u64;
        if trial == next
            && self.len() < self.most
            && let Cells::Units(values) = &mut self.values
        {
            values.extend_from_slice(&cells[cells.len() - self.per.len()..]);
        }
    }

    /// As [`Kept::keep`], of a trial whose values are kept as they are.
    pub(super) fn keep_row(&mut self, trial: u64, row: &[f64]) {
        let next = self.first + self.len() as u64;
        if trial == next
            && self.len() < self.most
            && let Cells::Values(values) = &mut self.values
        {
            values.extend_from_slice(&row[row.len() - self.per.len()..]);
        }
    }

    /// Keeps what another kept of the trials that follow, as far as there is room.
    pub(super) fn take(&mut self, other: &[i32]) {
        let most = self.most * self.per.len();
        if let Cells::Units(values) = &mut self.values {
            let room = most.saturating_sub(values.len());
            values.extend_from_slice(&other[..room.min(other.len())]);
        }
    }

    /// All values in observed units, trial by trial; none of trials that are no model's.
    pub(super) fn units(&self) -> &[i32] {
        match &self.values {
            Cells::Units(values) => values,
            Cells::Values(_) => &[],
        }
    }

    /// How many trials are kept.
    pub(super) fn len(&self) -> usize {
        let cells = match &self.values {
            Cells::Units(values) => values.len(),
            Cells::Values(values) => values.len(),
        };
        cells / self.per.len().max(1)
    }

    /// The number of the first trial that is kept.
    pub(super) fn first(&self) -> u64 {
        self.first
    }

    /// An outcome of the trial at a place, in its own unit.
    fn value(&self, place: usize, outcome: usize) -> f64 {
        let cell = place * self.per.len() + outcome;
        match &self.values {
            Cells::Units(values) => f64::from(values[cell]) / self.per[outcome],
            Cells::Values(values) => values[cell],
        }
    }

    /// See [`super::Run::kept`].
    pub(super) fn rows(&self, trials: Range<u64>) -> Option<impl Iterator<Item = (u64, Vec<f64>)>> {
        let from = trials.start.checked_sub(self.first)? as usize;
        let to = trials.end.checked_sub(self.first)? as usize;
        (from <= to && to <= self.len()).then(|| {
            let outcomes = 0..self.per.len();
            let row = move |place| outcomes.clone().map(|i| self.value(place, i)).collect();
            trials.zip((from..to).map(row))
        })
    }

    /// The values of an outcome in its own unit, trial by trial.
    pub(super) fn of(&self, outcome: usize) -> impl Iterator<Item = f64> + Clone + '_ {
        let places = if outcome < self.per.len() {
            self.len()
        } else {
            0
        };
        (0..places).map(move |place| self.value(place, outcome))
    }

    /// See [`super::Run::landmarks`].
    pub(super) fn landmarks(&self, outcome: usize) -> Option<[u64; 3]> {
        let values = || self.of(outcome);
        // The median is the smallest value whose cumulative share is at least a half.
        let median = smallest(values, values().count().div_ceil(2))?;
        let lowest = values().fold(f64::INFINITY, f64::min);
        let highest = values().fold(f64::NEG_INFINITY, f64::max);
        let first = |value: f64| {
            let mut found = values().zip(self.first..);
            found
                .find(|(other, _)| *other == value)
                .map(|(_, trial)| trial)
        };
        Some([first(lowest)?, first(median)?, first(highest)?])
    }

    /// See [`super::Run::find`].
    pub(super) fn find(
        &self,
        outcome: usize,
        is_wanted: impl Fn(f64) -> bool,
        most: usize,
    ) -> Vec<u64> {
        let trials = self.of(outcome).zip(self.first..);
        trials
            .filter(|(value, _)| is_wanted(*value))
            .map(|(_, trial)| trial)
            .take(most)
            .collect()
    }
}
