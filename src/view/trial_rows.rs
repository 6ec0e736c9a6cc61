//! The table with one row a trial, part by part: it can be larger than all memory that a page has.

use std::ops::Range;

use crate::experiment::{Experiment, rows_together};
use crate::results::{About, Origin, TrialRowsEnd, trials_csv_head, trials_csv_row};
use crate::run::Run;

/// The table, as far as it was read.
pub struct TrialRows {
    experiment: Experiment,
    /// What is still to be read; the next is the last.
    trials: Vec<Range<u64>>,
    begun: bool,
    about: About,
    /// The end of the last row; none once it was read.
    end: Option<TrialRowsEnd>,
}

impl TrialRows {
    /// The table of some trials of an experiment, with their fingerprint.
    #[must_use]
    pub fn new(
        experiment: &Experiment,
        mut trials: Vec<Range<u64>>,
        fingerprint: &str,
        origin: &Origin,
    ) -> Self {
        let about = About::new(experiment, &trials, fingerprint, origin);
        trials.reverse();
        TrialRows {
            experiment: experiment.clone(),
            trials,
            begun: false,
            end: Some(TrialRowsEnd::new(&about)),
            about,
        }
    }

    /// The next part of the table; none behind its end. Trials whose outcomes the run did not keep
    /// run again: they give the same.
    pub fn read(&mut self, done: &Run) -> Option<String> {
        let head = if std::mem::replace(&mut self.begun, true) {
            String::new()
        } else {
            self.head()
        };
        let Some(range) = self.part() else {
            let end = self.end.take()?;
            return Some(head + &end.end(&self.about));
        };
        let mut csv = head;
        let cases = 0..self.experiment.cases().len();
        let known = done.experiment().link() == self.experiment.link()
            && cases
                .clone()
                .all(|case| done.kept(case, range.clone()).is_some());
        let again;
        let run = if known || self.experiment.scenario().own().is_some() {
            done
        } else {
            again = run_all(&self.experiment.without_target().with_range(range.clone()));
            &again
        };
        for case in cases {
            let mut rows = String::new();
            for (trial, outcomes) in run.kept(case, range.clone()).into_iter().flatten() {
                rows += &trials_csv_row(&self.experiment, case, trial, &outcomes);
            }
            if let Some(end) = &mut self.end {
                csv += &end.rows(&rows);
            }
        }
        Some(csv)
    }

    /// How many rows are still to come.
    #[must_use]
    pub fn left(&self) -> u64 {
        let trials = self.trials.iter().map(|range| range.end - range.start);
        trials.sum::<u64>() * self.experiment.cases().len() as u64
    }

    fn head(&self) -> String {
        let scenario = self.experiment.scenario();
        let model = scenario.model(&self.experiment.cases()[0]);
        trials_csv_head(&self.experiment, model.shape())
    }

    /// The trials of the next part: as many as stand together in the terminal program's file.
    fn part(&mut self) -> Option<Range<u64>> {
        let range = self.trials.pop()?;
        let part = rows_together(&self.experiment, &range);
        if part.end < range.end {
            self.trials.push(part.end..range.end);
        }
        Some(part)
    }
}

fn run_all(experiment: &Experiment) -> Run {
    let mut run = Run::new(experiment);
    while !run.is_finished() {
        run.advance(u64::MAX);
    }
    run
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(mut rows: TrialRows, done: &Run) -> String {
        std::iter::from_fn(|| rows.read(done)).collect()
    }

    #[test]
    fn what_was_kept_and_what_runs_again_is_the_same_table() {
        let link = "?scenario=dice&numTrials=30&seed=rows";
        let (experiment, _) = Experiment::from_link(link);
        let (other, _) = Experiment::from_link("?scenario=dice&numTrials=1");
        let rows = || {
            TrialRows::new(
                &experiment,
                vec![experiment.trials()],
                "",
                &Origin::default(),
            )
        };
        assert_eq!(rows().left(), 30);
        let kept = table(rows(), &run_all(&experiment));
        assert_eq!(
            kept.lines().count(),
            31,
            "a row a trial, and one for the head"
        );
        assert_eq!(kept, table(rows(), &Run::new(&other)));
    }

    #[test]
    fn ranges_come_in_their_order() {
        let (experiment, _) = Experiment::from_link("?scenario=dice&numTrials=30");
        let rows = TrialRows::new(&experiment, vec![3..5, 20..22], "", &Origin::default());
        let csv = table(rows, &Run::new(&experiment));
        let head: Vec<&str> = csv.lines().next().unwrap_or_default().split(',').collect();
        let trial = head
            .iter()
            .position(|name| *name == "trial")
            .expect("its number");
        let numbers = csv
            .lines()
            .skip(1)
            .filter_map(|line| line.split(',').nth(trial));
        assert_eq!(numbers.collect::<Vec<_>>(), ["3", "4", "20", "21"]);
    }
}
