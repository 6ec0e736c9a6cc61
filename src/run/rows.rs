//! Trials of a visitor's own program: they run in Python, wherever that is, and come back as values by trial
//! number. The first of a case says what is observed of it.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Run;
use super::kept::Kept;
use crate::experiment::Experiment;
use crate::scenario::{Observed, Untaken};
use crate::sim::{Incompatible, LARGEST, Shape, Summary};

/// No more values are kept, over all cases: 128 MiB.
const MOST_VALUES: usize = 1 << 24;

/// A trial that was not taken.
#[derive(Debug, Clone, PartialEq)]
pub struct Odd {
    /// The case.
    pub case: usize,
    /// The trial's number.
    pub trial: u64,
    /// Why.
    pub why: Untaken,
}

/// Trials that came back before those in front of them.
#[derive(Debug, Clone)]
pub(super) struct WaitingRows {
    case: usize,
    first: u64,
    observed: Observed,
    rows: Vec<Vec<f64>>,
}

/// The values of a trial at the steps that are kept.
fn thinned(shape: &Shape, row: &[f64]) -> Vec<f64> {
    let length = shape.steps + 1;
    let series = 0..shape.series.len();
    let mut values: Vec<f64> = series
        .flat_map(|i| (0..shape.points()).map(move |point| i * length + shape.step_of(point)))
        .map(|cell| row[cell])
        .collect();
    values.extend(&row[shape.series.len() * length..]);
    values
}

impl Run {
    /// Whether its trials run in Python.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.experiment.scenario().own().is_some()
    }

    /// Takes trials of a case that ran in Python, from a number on: what each observed, and all of their
    /// values one after the other. They may come in any order.
    ///
    /// # Errors
    /// The trial that cannot be taken, and why; those before it are.
    pub fn take_rows(
        &mut self,
        case: usize,
        first: u64,
        observed: Observed,
        values: &[f64],
    ) -> Result<(), Odd> {
        let odd = |why: Untaken| Odd {
            case,
            trial: first,
            why,
        };
        if case >= self.models.len() || !self.is_own() {
            return Err(odd(Untaken::Elsewhere));
        }
        let length = observed.len();
        if length == 0 || !values.len().is_multiple_of(length) {
            return Err(odd(Untaken::NotWhole));
        }
        if self.values() + values.len() > MOST_VALUES {
            return Err(odd(Untaken::NoRoom(MOST_VALUES)));
        }
        self.waiting_rows.push(WaitingRows {
            case,
            first,
            observed,
            rows: values.chunks_exact(length).map(<[f64]>::to_vec).collect(),
        });
        let result = self.add_waiting();
        for (given, next) in self.given.iter_mut().zip(&self.next) {
            *given = (*given).max(*next);
        }
        self.enough = self.has_enough();
        result
    }

    /// Adds what waits and is next.
    fn add_waiting(&mut self) -> Result<(), Odd> {
        let next = |run: &Run| {
            run.waiting_rows
                .iter()
                .position(|waiting| waiting.first <= run.next[waiting.case])
        };
        while let Some(place) = next(self) {
            let WaitingRows {
                case,
                first,
                observed,
                rows,
            } = self.waiting_rows.swap_remove(place);
            for (trial, row) in (first..).zip(rows) {
                // What is there already, or was not asked for, is nothing new.
                if trial == self.next[case] && trial < self.trials.end {
                    self.add_row(case, trial, &observed, &row)
                        .map_err(|why| Odd { case, trial, why })?;
                }
            }
        }
        Ok(())
    }

    fn add_row(
        &mut self,
        case: usize,
        trial: u64,
        observed: &Observed,
        row: &[f64],
    ) -> Result<(), Untaken> {
        let shape = observed.shape().map_err(Untaken::Never)?;
        if self.summaries[case].trials() == 0 {
            self.fix(case, &shape, observed)?;
        }
        if !self.summaries[case].shape().observes_as(&shape) {
            return Err(Untaken::Unlike(
                observed.clone(),
                self.observed[case].clone(),
            ));
        }
        if let Some(value) = row
            .iter()
            .find(|value| !value.is_finite() || value.abs() > LARGEST)
        {
            return Err(Untaken::NoNumber(*value));
        }
        let values = thinned(&shape, row);
        let taken = self.summaries[case].add_row(trial, &values);
        taken.map_err(|_| Untaken::NotWhole)?;
        self.kept[case].keep_row(trial, &values);
        self.next[case] = trial + 1;
        Ok(())
    }

    /// The first trial of a case says what is observed of it. Cases are of one kind, but may take other steps.
    fn fix(&mut self, case: usize, shape: &Shape, observed: &Observed) -> Result<(), Untaken> {
        let mut known = self.summaries.iter().filter(|summary| summary.trials() > 0);
        if let Some(other) = known.next() {
            let keys = |shape: &Shape| {
                let all = shape.series.iter().chain(&shape.outcomes);
                all.map(|quantity| (quantity.key, quantity.event))
                    .collect::<Vec<_>>()
            };
            if keys(other.shape()) != keys(shape) {
                return Err(Untaken::UnlikeCase(observed.clone()));
            }
        }
        let cases = self.models.len();
        self.summaries[case] = Summary::new(shape, cases);
        self.kept[case] = Kept::new(self.trials.start, shape, cases);
        self.observed[case] = Some(observed.clone());
        // Until they are known, the other cases look alike.
        self.experiment = self
            .experiment
            .giving(self.summaries.iter().map(Summary::shape));
        self.models = super::models(&self.experiment);
        Ok(())
    }

    /// How many values are kept.
    fn values(&self) -> usize {
        let each = self.summaries.iter();
        each.map(|summary| summary.trials() as usize * summary.shape().cells())
            .sum()
    }

    /// The experiment with what is known of its trials, as the page is told it.
    #[must_use]
    pub fn known(&self) -> Experiment {
        if self.is_own() {
            self.experiment
                .giving(self.summaries.iter().map(Summary::shape))
        } else {
            self.experiment.clone()
        }
    }

    /// Leaves out the last trials of those cases that are ahead, so that every case has the same.
    pub(super) fn level_rows(&mut self) {
        let end = self.next.iter().copied().min().unwrap_or(0);
        for case in 0..self.summaries.len() {
            if self.next[case] == end {
                continue;
            }
            let rows: Vec<(u64, Vec<f64>)> = self.summaries[case]
                .each_row()
                .filter(|(trial, _)| *trial < end)
                .map(|(trial, row)| (trial, row.to_vec()))
                .collect();
            let shape = self.summaries[case].shape().clone();
            self.summaries[case] = Summary::new(&shape, self.models.len());
            self.kept[case] = Kept::new(self.trials.start, &shape, self.models.len());
            for (trial, row) in rows {
                // It was there before.
                if self.summaries[case].add_row(trial, &row).is_ok() {
                    self.kept[case].keep_row(trial, &row);
                }
            }
            self.next[case] = end;
        }
        self.give_back();
    }

    /// All trials that are done, as bytes that [`Run::restore_rows`] reads.
    pub(super) fn rows_to_bytes(&self) -> Vec<u8> {
        let cases = self.summaries.iter().zip(&self.observed);
        let packed: Vec<PackedRows> = cases
            .map(|(summary, observed)| {
                let rows = summary
                    .each_row()
                    .map(|(trial, row)| (trial, row.to_vec()))
                    .collect();
                (observed.clone(), rows)
            })
            .collect();
        // Serialising numbers and lists into growing memory has no way to fail.
        postcard::to_allocvec(&packed).unwrap_or_default()
    }

    /// Takes what another run of the same program had done.
    ///
    /// # Errors
    /// If these are no such bytes.
    pub(super) fn restore_rows(&mut self, bytes: &[u8]) -> Result<(), Incompatible> {
        let odd = Incompatible::Shape;
        let packed: Vec<PackedRows> = postcard::from_bytes(bytes).map_err(|_| odd)?;
        if packed.len() != self.models.len() {
            return Err(odd);
        }
        for (case, (observed, rows)) in packed.into_iter().enumerate() {
            let Some(observed) = observed else { continue };
            let shape = observed.shape().map_err(|_| odd)?;
            for (trial, row) in rows {
                if trial != self.next[case] || row.len() != shape.cells() {
                    continue;
                }
                if self.summaries[case].trials() == 0 {
                    self.fix(case, &shape, &observed).map_err(|_| odd)?;
                }
                self.summaries[case].add_row(trial, &row)?;
                self.kept[case].keep_row(trial, &row);
                self.next[case] = trial + 1;
            }
        }
        self.give_back();
        self.enough = self.has_enough();
        Ok(())
    }

    /// The single trials that a page may look at: of each case those that it points to, and its first ones, as
    /// long as there is room for their values; cases have as much room.
    #[must_use]
    pub fn rows_at_hand(&self, most: usize) -> Vec<(usize, u64, Vec<f64>)> {
        let room = most / self.summaries.len().max(1);
        let mut rows = Vec::new();
        for (case, summary) in self.summaries.iter().enumerate() {
            let outcomes = 0..summary.shape().outcomes.len();
            let marks = outcomes.filter_map(|outcome| self.landmarks(case, outcome));
            let most = room / summary.shape().cells().max(1);
            let mut numbers = BTreeSet::new();
            for trial in marks.flatten().chain(self.trials.start..self.next[case]) {
                if numbers.len() >= most {
                    break;
                }
                numbers.insert(trial);
            }
            let row = |trial: u64| Some((case, trial, summary.row(trial)?.to_vec()));
            rows.extend(numbers.into_iter().filter_map(row));
        }
        rows
    }

    /// What a trial of a case gave, by its number; none if it did not run, or runs again wherever it is wanted.
    #[must_use]
    pub fn row(&self, case: usize, trial: u64) -> Option<&[f64]> {
        self.summaries.get(case)?.row(trial)
    }

    /// The next trials of the case that is furthest behind, for one of several interpreters; see [`Run::hand_out`].
    #[must_use]
    pub fn hand_out_rows(&mut self, most: u64, instances: u64) -> Option<(usize, Range<u64>)> {
        if self.waiting_rows.len() as u64 > 8 * instances.max(1) {
            return None;
        }
        let end = self.milestone();
        let fair = self.left(end).div_ceil(2 * instances.max(1)).max(1);
        let case = (0..self.given.len()).min_by_key(|case| self.given[*case])?;
        let count = most
            .max(1)
            .min(fair)
            .min(end.saturating_sub(self.given[case]));
        if count == 0 {
            return None;
        }
        let trials = self.given[case]..self.given[case] + count;
        self.given[case] = trials.end;
        Some((case, trials))
    }
}

/// A case on its way: what its trials observed, and their values by number.
type PackedRows = (Option<Observed>, Vec<(u64, Vec<f64>)>);
