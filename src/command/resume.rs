//! `manytrials run --resume`: which trials are left, and which command goes on from a stop.

use std::ffi::OsStr;
use std::ops::Range;
use std::path::Path;

use many_trials::experiment::{Experiment, STANDARD_ERROR};
use many_trials::results::{Results, read};
use many_trials::run::Run;

use super::files::{self, Place};
use super::report;
use super::rows::PER_TRIAL;
use super::wanted::Words;

/// The results that a run goes on from.
pub(super) fn earlier(file: &Path) -> Result<Results, String> {
    let text = files::read(file)?;
    read(&text).map_err(|why| format!("{} is not gone on with: {why}.", files::name(file)))
}

/// Which trials are to be run.
pub(super) struct Plan {
    /// The experiment of all trials, those that ran earlier among them.
    pub(super) experiment: Experiment,
    /// What ran earlier.
    pub(super) earlier: Option<Results>,
    /// The trials that are left.
    left: Vec<Range<u64>>,
}

impl Plan {
    /// The trials that are asked for and did not run earlier.
    pub(super) fn new(
        experiment: &Experiment,
        asked: Range<u64>,
        earlier: Option<Results>,
    ) -> Result<Self, String> {
        let Some(earlier) = earlier else {
            return Ok(Plan {
                experiment: experiment.clone(),
                earlier: None,
                left: vec![asked],
            });
        };
        if let Some(how) = experiment.unlike(&earlier.experiment) {
            return Err(format!(
                "the file to go on from is of another experiment than the link: it has {how}."
            ));
        }
        if experiment.target().is_some() {
            // Enough trials are asked for all trials from the first one on, as one run has them.
            let whole = matches!(&earlier.trials[..], [range] if range.start == 0);
            if earlier.experiment.target() != experiment.target() || !whole {
                return Err(format!(
                    "with {} a run goes on only from a file of the same {0}, with all trials from 0 on.",
                    STANDARD_ERROR.key
                ));
            }
            return Ok(Plan {
                left: earlier
                    .trials
                    .iter()
                    .map(|done| done.end..asked.end)
                    .collect(),
                experiment: experiment.clone(),
                earlier: Some(earlier),
            });
        }
        let (mine, theirs) = (experiment.trials(), earlier.experiment.trials());
        let span = mine.start.min(theirs.start)..mine.end.max(theirs.end);
        Ok(Plan {
            experiment: experiment.with_range(span),
            left: without(asked, &earlier.trials),
            earlier: Some(earlier),
        })
    }

    /// How many trials are left, over all cases.
    pub(super) fn total(&self) -> u64 {
        let trials: u64 = self
            .left
            .iter()
            .map(|range| range.end.saturating_sub(range.start))
            .sum();
        trials * self.experiment.cases().len() as u64
    }

    /// The trials that are left, in ranges.
    pub(super) fn pieces(&self) -> Vec<Range<u64>> {
        self.left.clone()
    }

    /// Whether a run holds the earlier trials, too.
    pub(super) fn goes_on_with_all(&self) -> bool {
        self.earlier.is_some() && self.experiment.target().is_some()
    }

    /// A run of a piece, and where its trials end.
    pub(super) fn run(&self, piece: &Range<u64>) -> Result<(Run, u64), String> {
        let run = match &self.earlier {
            Some(earlier) if self.goes_on_with_all() => {
                let summaries = &earlier.summaries;
                Run::onward(&self.experiment, piece.start, summaries)
                    .map_err(|_| "the file's sums do not fit to its experiment.".to_owned())?
            }
            _ => Run::part(&self.experiment, piece.clone()),
        };
        Ok((run, piece.end))
    }
}

/// A range without others, which are in ascending order.
fn without(all: Range<u64>, others: &[Range<u64>]) -> Vec<Range<u64>> {
    let mut left = Vec::new();
    let mut from = all.start;
    for other in others {
        let end = other.start.min(all.end);
        if from < end {
            left.push(from..end);
        }
        from = from.max(other.end);
    }
    if from < all.end {
        left.push(from..all.end);
    }
    left
}

/// What a stopped run has, and which command goes on from there.
pub(super) fn goes_on(words: &Words, results: Option<&Results>) -> String {
    let Some(results) = results else {
        return "stopped before a trial was done; nothing is written.".to_owned();
    };
    let done = report::trials(&results.trials);
    match &words.outputs.json {
        Some(Place::File(file)) => format!(
            "stopped with trials {done}, which {} holds. This goes on:\n  {}",
            files::name(file),
            command(words, file)
        ),
        Some(Place::Standard) => format!(
            "stopped with trials {done}; once standard output is in a file, --resume FILE goes on from it."
        ),
        None => format!(
            "stopped with trials {done}; with --json FILE they would be in a file from which --resume goes on."
        ),
    }
}

/// The command that goes on from a results file.
fn command(words: &Words, file: &Path) -> String {
    let mut texts = vec![
        "manytrials run --resume".to_owned(),
        quoted(file.as_os_str()),
    ];
    let mut add = |option: &str, value: &OsStr| {
        texts.push(option.to_owned());
        texts.push(quoted(value));
    };
    for (option, value) in [("--trials", &words.trials), ("--part", &words.part)] {
        if let Some(value) = value {
            add(option, value.as_ref());
        }
    }
    if let Some(threads) = words.threads {
        add("--threads", threads.to_string().as_ref());
    }
    let per_trial = words.per_trial.iter().map(|place| (PER_TRIAL, place));
    for (option, place) in words.outputs.given().chain(per_trial) {
        match place {
            Place::Standard => add(option, "-".as_ref()),
            Place::File(file) => add(option, file.as_os_str()),
        }
    }
    if words.quiet {
        texts.push("--quiet".to_owned());
    }
    texts.join(" ")
}

/// A word as a shell takes it.
pub(super) fn quoted(word: &OsStr) -> String {
    let text = word.to_string_lossy();
    let plain = |c: char| c.is_alphanumeric() || "-_./=:,+%@\\".contains(c);
    let plain = !text.is_empty()
        && text
            .chars()
            .all(|c| plain(c) && (cfg!(windows) || c != '\\'));
    if plain {
        text.into_owned()
    } else if cfg!(windows) {
        format!("\"{text}\"")
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
#[allow(clippy::single_range_in_vec_init)] // trials are lists of ranges
mod tests {
    use super::*;

    #[test]
    fn what_is_left_of_a_range() {
        assert_eq!(without(0..10, &[0..3]), [3..10]);
        assert_eq!(without(0..10, &[0..3, 5..6, 9..20]), [3..5, 6..9]);
        assert_eq!(without(5..10, &[0..2, 20..30]), [5..10]);
        assert_eq!(without(5..10, &[0..20]), []);
    }

    #[cfg(unix)]
    #[test]
    fn words_as_a_shell_takes_them() {
        assert_eq!(quoted("part-1.json".as_ref()), "part-1.json");
        assert_eq!(quoted("my file's.json".as_ref()), r"'my file'\''s.json'");
        assert_eq!(quoted("".as_ref()), "''");
    }
}
