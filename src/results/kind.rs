//! The kinds of files that results are saved as, on the page and by the terminal program.

use serde::{Deserialize, Serialize};

use super::{
    Origin, Results, file_name, kept_trials_csv, outcomes_csv_from, series_csv_from, write_from,
};
use crate::experiment::Experiment;
use crate::language::translated;
use std::ops::Range;

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum FileKind {
    /// Figures as a picture of pixels.
    Png,
    /// Figures as a picture of lines.
    Svg,
    /// The series as a table.
    Series,
    /// The outcomes as a table.
    Outcomes,
    /// A table with one row a trial.
    Trials,
    /// The results file, which merges exactly.
    Json,
    /// The experiment as a Python program.
    Python,
}

impl FileKind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [FileKind; 7] = [
        FileKind::Png,
        FileKind::Svg,
        FileKind::Series,
        FileKind::Outcomes,
        FileKind::Trials,
        FileKind::Json,
        FileKind::Python,
    ];

    /// What a button says that saves it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            FileKind::Png => translated("Picture (PNG)"),
            FileKind::Svg => translated("Picture (SVG)"),
            FileKind::Series => translated("Curves (CSV)"),
            FileKind::Outcomes => translated("Outcomes (CSV)"),
            FileKind::Trials => translated("Every trial (CSV)"),
            FileKind::Json => translated("Results (JSON)"),
            FileKind::Python => translated("Python program"),
        }
    }

    /// The ending of its name.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            FileKind::Png => "png",
            FileKind::Svg => "svg",
            FileKind::Series | FileKind::Outcomes | FileKind::Trials => "csv",
            FileKind::Json => "json",
            FileKind::Python => "py",
        }
    }

    /// What it is called where files are sent.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            FileKind::Png => "image/png",
            FileKind::Svg => "image/svg+xml",
            FileKind::Series | FileKind::Outcomes | FileKind::Trials => "text/csv",
            FileKind::Json => "application/json",
            FileKind::Python => "text/x-python",
        }
    }

    /// What its name says besides what all files of the same results say.
    fn part(self) -> &'static str {
        match self {
            FileKind::Png | FileKind::Svg | FileKind::Json | FileKind::Python => "",
            FileKind::Series => "series",
            FileKind::Outcomes => "outcomes",
            FileKind::Trials => "each-trial",
        }
    }

    /// What a file of some trials is called.
    #[must_use]
    pub fn name(self, experiment: &Experiment, trials: &[Range<u64>]) -> String {
        file_name(experiment, None, trials, self.part(), self.ending())
    }

    /// The file of some results; none where it is not made of their sums.
    #[must_use]
    pub fn of_sums(self, results: &Results, origin: &Origin) -> Option<String> {
        match self {
            FileKind::Json => Some(write_from(results, origin)),
            FileKind::Series => Some(series_csv_from(results, origin)),
            FileKind::Outcomes => Some(outcomes_csv_from(results, origin)),
            FileKind::Trials => {
                let kept = results.experiment.scenario().own().is_some();
                kept.then(|| kept_trials_csv(results, origin))
            }
            FileKind::Png | FileKind::Svg | FileKind::Python => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use ts_rs::{Config, TS};

    use super::*;

    #[test]
    fn the_list_is_whole() {
        let named = FileKind::decl(&Config::new()).matches('"').count() / 2;
        assert_eq!(FileKind::ALL.len(), named);
    }

    #[test]
    fn files_of_the_same_results_have_names_of_their_own() {
        let (experiment, _) = Experiment::from_link("?scenario=one-drug");
        let trials = experiment.trials();
        let name = |kind: FileKind| kind.name(&experiment, std::slice::from_ref(&trials));
        assert_eq!(
            FileKind::ALL.map(name),
            [
                "one-drug_trials-0-999.png",
                "one-drug_trials-0-999.svg",
                "one-drug_trials-0-999_series.csv",
                "one-drug_trials-0-999_outcomes.csv",
                "one-drug_trials-0-999_each-trial.csv",
                "one-drug_trials-0-999.json",
                "one-drug_trials-0-999.py",
            ]
        );
    }
}
