//! Results outside the program: the results file (JSON), CSV tables, Python programs, snapshots for the page.

mod about;
mod class;
mod csv;
mod file;
mod kind;
mod missing;
mod place;
mod python;
mod read;
mod snapshot;
mod unpack;

pub use about::{
    ABOUT_COLUMNS, About, Citation, Origin, PROGRAM, PROGRAM_VERSION, TrialRowsEnd, cite, csv_cell,
    file_name, signed_png, signed_svg,
};
pub use class::{Class, NamedResults, Report, Unused, merge, shared};
pub use csv::{
    kept_trials_csv, outcomes_csv, outcomes_csv_from, series_csv, series_csv_from, trial_csv,
    trials_csv_head, trials_csv_row,
};
pub use file::{write, write_from};
pub use kind::FileKind;
pub use missing::{Gap, trial_numbers};
pub use python::python;
pub use read::{Opened, Refused, open, read};
pub use snapshot::{Pin, Snapshot};
pub use unpack::{Met, Unpacker, shown_name, text, wanted};

use std::ops::Range;

use crate::experiment::Experiment;
use crate::sim::{Fingerprint, Incompatible, Summary};

/// The summaries of all cases of an experiment over some of its trials.
///
/// Parts that were run elsewhere add up exactly to what one run gives:
///
/// ```
/// use many_trials::experiment::Experiment;
/// use many_trials::results::{Results, read, write};
/// use many_trials::run::Run;
///
/// let (experiment, _) = Experiment::from_link("?scenario=balls&numTrials=300");
/// let part = |trials: std::ops::Range<u64>| {
///     let mut run = Run::part(&experiment, trials);
///     run.advance(u64::MAX);
///     Results {
///         experiment: experiment.clone(),
///         trials: vec![run.trials()],
///         summaries: run.summaries().to_vec(),
///     }
/// };
/// let (mut first, second, whole) = (part(0..100), part(100..300), part(0..300));
/// first.add(&second).expect("parts of one experiment fit together");
/// assert_eq!(first.fingerprint(), whole.fingerprint());
///
/// // A results file holds all of it.
/// let again = read(&write(&first)).expect("a file that was written can be read");
/// assert_eq!(again.fingerprint(), whole.fingerprint());
/// ```
#[derive(Clone)]
pub struct Results {
    /// The whole experiment.
    pub experiment: Experiment,
    /// Which trials: disjoint ranges in ascending order, as few as possible.
    pub trials: Vec<Range<u64>>,
    /// One summary a case.
    pub summaries: Vec<Summary>,
}

impl Results {
    /// The fingerprint of the experiment, its trials and what they gave.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        let cases = self.summaries.iter();
        let cases = cases.map(|summary| (self.trials.as_slice(), summary));
        Fingerprint::of(&self.experiment.identity(), cases)
    }

    /// What these results say of themselves, wherever they are saved.
    #[must_use]
    pub fn about(&self, origin: &Origin) -> About {
        let fingerprint = self.fingerprint().to_string();
        About::new(&self.experiment, &self.trials, &fingerprint, origin)
    }

    /// The name of a column of a case's summary: "total at step 12".
    #[must_use]
    pub fn place(&self, case: usize, cell: usize) -> String {
        let shape = self.summaries[case].shape();
        place::place(&self.experiment, case, shape, cell)
    }

    /// Adds other trials of the same cases.
    ///
    /// # Errors
    /// If their summaries do not fit; some may be added then.
    pub fn add(&mut self, more: &Results) -> Result<(), Incompatible> {
        for (mine, theirs) in self.summaries.iter_mut().zip(&more.summaries) {
            mine.merge(theirs)?;
        }
        let mut all: Vec<Range<u64>> = self.trials.iter().chain(&more.trials).cloned().collect();
        all.sort_by_key(|range| range.start);
        self.trials.clear();
        for range in all {
            match self.trials.last_mut() {
                Some(last) if last.end == range.start => last.end = range.end,
                _ => self.trials.push(range),
            }
        }
        Ok(())
    }

    /// How many trials of each case there are.
    #[must_use]
    pub fn num_trials(&self) -> u64 {
        self.trials
            .iter()
            .map(|range| range.end - range.start)
            .sum()
    }
}
