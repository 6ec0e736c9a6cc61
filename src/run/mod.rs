//! An experiment being carried out: its cases and trial numbers, batch by batch.

mod contrast;
mod difference;
mod kept;
mod pieces;
mod rows;
mod smallest;

pub use contrast::contrasts;
pub use difference::difference;
pub use pieces::{Assignment, Piece};
pub use rows::Odd;

use std::ops::Range;

use kept::Kept;
use pieces::PieceSums;

use crate::experiment::{Experiment, milestone_after};
use crate::scenario::Observed;
use crate::sim::{
    self, EachTrial, Fingerprint, Incompatible, Model, Row, Seed, Shape, Statistics, Stream,
    Summary, Task, standard_error,
};

/// An experiment with what its trials gave so far.
///
/// However it is cut into batches, on however many threads, it gives the same bits:
///
/// ```
/// use many_trials::experiment::Experiment;
/// use many_trials::run::Run;
///
/// let (experiment, _) = Experiment::from_link("?scenario=dice&numTrials=300");
/// let mut at_once = Run::new(&experiment);
/// at_once.advance(u64::MAX);
///
/// let mut in_batches = Run::new(&experiment);
/// in_batches.advance(0); // the smallest batch: one trial
/// assert_eq!((in_batches.done(), in_batches.total()), (1, 300));
/// while !in_batches.is_finished() {
///     in_batches.advance(64);
/// }
/// assert_eq!(in_batches.fingerprint(), at_once.fingerprint());
/// ```
pub struct Run {
    experiment: Experiment,
    seed: Seed,
    models: Vec<Box<dyn Model>>,
    summaries: Vec<Summary>,
    kept: Vec<Kept>,
    trials: Range<u64>,
    /// By case, the first trial that is not added up yet.
    next: Vec<u64>,
    /// By case, the first trial that nobody was given yet.
    given: Vec<u64>,
    /// What came back before the trials in front of it did.
    waiting: Vec<PieceSums>,
    waiting_rows: Vec<rows::WaitingRows>,
    /// By case, what its first trial observed, if trials run in Python.
    observed: Vec<Option<Observed>>,
    /// Whether there are enough trials, as the experiment's target says.
    enough: bool,
}

impl Clone for Run {
    fn clone(&self) -> Self {
        Run {
            experiment: self.experiment.clone(),
            seed: self.seed,
            models: models(&self.experiment),
            summaries: self.summaries.clone(),
            kept: self.kept.clone(),
            trials: self.trials.clone(),
            next: self.next.clone(),
            // What others were given, they bring back to the original.
            given: self.next.clone(),
            waiting: Vec::new(),
            waiting_rows: Vec::new(),
            observed: self.observed.clone(),
            enough: self.enough,
        }
    }
}

fn models(experiment: &Experiment) -> Vec<Box<dyn Model>> {
    let cases = 0..experiment.cases().len();
    cases.map(|case| experiment.model(case)).collect()
}

impl Run {
    /// Nothing done yet of all trials of an experiment.
    #[must_use]
    pub fn new(experiment: &Experiment) -> Self {
        Run::part(experiment, experiment.trials())
    }

    /// Nothing done yet of some trials of an experiment. A part that does not begin with the first
    /// trial cannot know when there are enough, and runs to its end.
    #[must_use]
    pub fn part(experiment: &Experiment, trials: Range<u64>) -> Self {
        let models = models(experiment);
        let cases = models.len();
        let shapes = || models.iter().map(|model| model.shape());
        Run {
            seed: experiment.seed(),
            summaries: shapes().map(|shape| Summary::new(shape, cases)).collect(),
            kept: shapes()
                .map(|shape| Kept::new(trials.start, shape, cases))
                .collect(),
            next: vec![trials.start; cases],
            given: vec![trials.start; cases],
            waiting: Vec::new(),
            waiting_rows: Vec::new(),
            observed: vec![None; cases],
            experiment: experiment.clone(),
            models,
            trials,
            enough: false,
        }
    }

    /// A run of all trials of which those before `next` are done: what they gave, one summary a case.
    ///
    /// # Errors
    /// If these are no summaries of this experiment's cases.
    pub fn onward(
        experiment: &Experiment,
        next: u64,
        done: &[Summary],
    ) -> Result<Self, Incompatible> {
        let mut run = Run::new(experiment);
        if done.len() != run.summaries.len() {
            return Err(Incompatible::Shape);
        }
        for (mine, done) in run.summaries.iter_mut().zip(done) {
            mine.merge(done)?;
        }
        run.next.fill(next);
        run.given.fill(next);
        run.enough = run.has_enough();
        Ok(run)
    }

    /// The experiment.
    #[must_use]
    pub fn experiment(&self) -> &Experiment {
        &self.experiment
    }

    /// Takes the number of trials of an experiment that differs in nothing else; trials that were done
    /// stay. One with another target begins anew: enough trials are the same trials everywhere.
    pub fn extend(&mut self, experiment: &Experiment) {
        if experiment.target().is_some() && experiment.target() != self.experiment.target() {
            *self = Run::new(experiment);
            return;
        }
        let done = self.next.iter().copied().max().unwrap_or(0);
        self.trials.end = done.max(experiment.trials().end);
        self.experiment = experiment.with_range(self.trials.clone());
        self.enough = self.has_enough();
    }

    /// Runs the next trials of the cases that are furthest behind: at most `most` in all, over all
    /// cases, and always at least one if any is left. So `advance(0)` runs one trial, and who calls it
    /// until [`Run::is_finished`] comes to an end. Fewer than `most` may be run where it is asked whether
    /// there are enough; once the run is finished, none is.
    pub fn advance(&mut self, most: u64) {
        self.advance_with(most, &mut []);
    }

    /// Runs the last trials of the cases that are behind, so that every case has the same: of a run
    /// that was stopped in between, only then can be said which trials it has.
    pub fn level(&mut self) {
        self.level_with(&mut []);
    }

    /// As [`Run::level`], telling every trial to its case's listener, if there are listeners.
    pub fn level_with(&mut self, each: &mut [Box<EachTrial<'_>>]) {
        if self.is_own() {
            self.level_rows();
            return;
        }
        let end = self.next.iter().copied().max().unwrap_or(0);
        while self.next.iter().any(|next| *next < end) {
            self.advance_to(end, u64::MAX, each);
        }
    }

    /// As [`Run::advance`], telling every trial to its case's listener, if there are listeners.
    pub fn advance_with(&mut self, most: u64, each: &mut [Box<EachTrial<'_>>]) {
        self.advance_within(u64::MAX, most, each);
    }

    /// As [`Run::advance_with`], but no trials from `end` on.
    pub fn advance_within(&mut self, end: u64, most: u64, each: &mut [Box<EachTrial<'_>>]) {
        self.advance_to(end.min(self.milestone()), most, each);
    }

    fn advance_to(&mut self, end: u64, most: u64, each: &mut [Box<EachTrial<'_>>]) {
        if self.is_own() {
            // They come by `take_rows`, and from nowhere else.
            return;
        }
        // Trials that others were given would be missing in front of these.
        self.give_back();
        let pieces = self.give(end, most);
        let mut listeners = each.iter_mut();
        let mut eachs = Vec::new();
        for kept in &mut self.kept {
            let mut listener = listeners.next();
            eachs.push(move |trial: u64, cells: &[i32]| {
                kept.keep(trial, cells);
                if let Some(listener) = &mut listener {
                    listener(trial, cells);
                }
            });
        }
        let mut trials: Vec<Option<Range<u64>>> = vec![None; self.models.len()];
        for piece in pieces {
            self.next[piece.case] = piece.trials.end;
            trials[piece.case] = Some(piece.trials);
        }
        let cases = self.models.iter().zip(&mut self.summaries).zip(&mut eachs);
        let tasks = cases
            .zip(trials)
            .filter_map(|(((model, summary), each), trials)| {
                Some(Task {
                    model: &**model,
                    trials: trials?,
                    summary,
                    each: Some(each),
                })
            });
        sim::run(&self.seed, &mut tasks.collect::<Vec<_>>());
        self.enough = self.has_enough();
    }

    /// The next trials that nobody was given yet, of the cases that are furthest behind; at most
    /// `most` in all, and none from `end` on.
    fn give(&mut self, end: u64, most: u64) -> Vec<Piece> {
        let open = self.given.iter().filter(|given| **given < end).count() as u64;
        let each = (most / open.max(1)).max(1);
        let mut left = most.max(1);
        let mut cases: Vec<usize> = (0..self.given.len()).collect();
        // Those that are furthest behind come first, so that few trials of many cases take turns.
        cases.sort_by_key(|case| self.given[*case]);
        let mut pieces = Vec::new();
        for case in cases {
            let given = &mut self.given[case];
            let count = each.min(left).min(end.saturating_sub(*given));
            if count > 0 {
                left -= count;
                let trials = *given..*given + count;
                *given = trials.end;
                pieces.push(Piece { case, trials });
            }
        }
        pieces
    }

    /// Where the trials pause: at the end, or where it is next asked whether there are enough.
    /// These places depend on nothing but the number of trials.
    fn milestone(&self) -> u64 {
        let least = self.next.iter().copied().min().unwrap_or(0);
        if self.enough {
            return least;
        }
        if !self.has_target() {
            return self.trials.end;
        }
        // Cases that are ahead have reached the milestone that the others run to.
        milestone_after(least).min(self.trials.end)
    }

    fn has_target(&self) -> bool {
        self.experiment.target().is_some() && self.trials.start == 0
    }

    /// Whether all cases stand where it is asked, with the standard error that was asked for.
    fn has_enough(&self) -> bool {
        let done = self.next[0];
        self.has_target() && self.next.iter().all(|next| *next == done) && {
            let errors = self.summaries.iter();
            let errors = errors.map(|summary| standard_error(summary, 0));
            self.experiment.has_enough(done, errors)
        }
    }

    /// Whether there is nothing more to do.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        self.enough || self.next.iter().all(|next| *next >= self.trials.end)
    }

    /// The trials of every case, once the run is finished.
    #[must_use]
    pub fn trials(&self) -> Range<u64> {
        let done = self.next.iter().copied().min().unwrap_or(self.trials.start);
        self.trials.start..done
    }

    /// How many trials were done, over all cases.
    #[must_use]
    pub fn done(&self) -> u64 {
        self.next.iter().map(|next| next - self.trials.start).sum()
    }

    /// How many trials there are to do, over all cases, if none is saved.
    #[must_use]
    pub fn total(&self) -> u64 {
        (self.trials.end - self.trials.start) * self.models.len() as u64
    }

    /// The exact summary of each case.
    #[must_use]
    pub fn summaries(&self) -> &[Summary] {
        &self.summaries
    }

    /// The statistics of each case.
    #[must_use]
    pub fn statistics(&self) -> Vec<Statistics> {
        self.summaries.iter().map(Statistics::new).collect()
    }

    /// The fingerprint of the experiment, the trials that were done of each case, and what they gave.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        let done: Vec<Range<u64>> = self
            .next
            .iter()
            .map(|next| self.trials.start..*next)
            .collect();
        let cases = done.iter().map(std::slice::from_ref).zip(&self.summaries);
        Fingerprint::of(&self.experiment.identity(), cases)
    }

    /// What a trial of a case observes.
    #[must_use]
    pub fn shape(&self, case: usize) -> &Shape {
        // That of a program's values becomes finer with them: the model knows only the first trial.
        self.summaries[case].shape()
    }

    /// The trials with the lowest, the median and the highest value of an outcome, among those
    /// whose outcomes are kept; of equal ones the first.
    #[must_use]
    pub fn landmarks(&self, case: usize, outcome: usize) -> Option<[u64; 3]> {
        self.kept[case].landmarks(outcome)
    }

    /// The outcomes of some trials of a case, each in its own unit and by trial, if all are kept.
    pub fn kept(
        &self,
        case: usize,
        trials: Range<u64>,
    ) -> Option<impl Iterator<Item = (u64, Vec<f64>)>> {
        self.kept[case].rows(trials)
    }

    /// Two outcomes of a case's first trials, in observed units: at most `most` of those that are
    /// kept.
    #[must_use]
    pub fn pairs(&self, case: usize, outcomes: (usize, usize), most: usize) -> Vec<(i32, i32)> {
        let kept = &self.kept[case];
        let [x, y] = [outcomes.0, outcomes.1].map(|outcome| {
            let per = self.shape(case).outcomes[outcome].per;
            kept.of(outcome)
                .map(move |value| libm::round(value * per) as i32)
        });
        x.zip(y).take(most).collect()
    }

    /// The first trials of a case whose outcome, in its own unit, is within a range, but for what is less
    /// than its observed unit; at most `most` of those whose outcomes are kept.
    #[must_use]
    pub fn find(&self, case: usize, outcome: usize, values: (f64, f64), most: usize) -> Vec<u64> {
        let Some(quantity) = self
            .kept
            .get(case)
            .and(self.shape(case).outcomes.get(outcome))
        else {
            return Vec::new();
        };
        let units = |value: f64| libm::round(value * quantity.per) as i64;
        let values = units(values.0)..=units(values.1);
        self.kept[case].find(outcome, |value| values.contains(&units(value)), most)
    }
}

/// Runs one trial of a case again: every observation of its shape, in order.
#[must_use]
pub fn replay(model: &dyn Model, seed: &Seed, trial: u64) -> Vec<i32> {
    let shape = model.shape();
    let mut cells = vec![0; shape.cells()];
    let mut row = Row::new(shape, &mut cells);
    model.trial(&mut Stream::new(seed, trial), &mut row);
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_run_is_that_of_fewer_trials() {
        let link = "?numStepsBeforeDrug=1,2,3&numStepsAfterDrug=1&numTrials=100";
        let (experiment, _) = Experiment::from_link(link);
        let mut run = Run::new(&experiment);
        run.advance(31);
        run.advance(2);
        assert!(run.next.iter().any(|next| *next != run.next[0]));
        run.level();
        let few = run.trials().end;
        assert_eq!(run.done(), 3 * few);
        let mut other = Run::new(&experiment.with_trials(few));
        other.advance(1000);
        assert_eq!(run.fingerprint(), other.fingerprint());
        run.level();
        assert_eq!(run.done(), 3 * few, "a level run stays as it is");
    }

    #[test]
    fn kept_rows_are_those_of_trials() {
        let (experiment, _) = Experiment::from_link("?numTrials=20&firstTrial=5");
        let mut run = Run::new(&experiment);
        run.advance(10);
        assert!(run.kept(0, 5..16).is_none() && run.kept(0, 4..6).is_none());
        let rows: Vec<_> = run.kept(0, 7..9).into_iter().flatten().collect();
        let model = experiment.model(0);
        let again = replay(&*model, &experiment.seed(), 8);
        let again = model.shape().values(&again);
        let outcomes = again[again.len() - run.shape(0).outcomes.len()..].to_vec();
        assert_eq!((rows.len(), &rows[1]), (2, &(8, outcomes)));
    }
}
