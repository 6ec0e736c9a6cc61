//! Files being verified one after another: a verdict for each, with what it shares with the others.

use std::collections::HashMap;
use std::fmt;
use std::ops::Range;

use super::{Proof, Proven};
use crate::language::say;
use crate::results::{Refused, shared, shown_name, trial_numbers};

/// What is said of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileVerdict {
    /// What was computed again is what it says.
    Genuine,
    /// It is not what its trials give, or contradicts itself.
    Altered,
    /// It is of trials that an earlier file is of too.
    Copied,
    /// What it says is right, and not all that its link asks for.
    Incomplete,
    /// It says nothing that could be computed again.
    Unreadable,
}

impl fmt::Display for FileVerdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            FileVerdict::Genuine => "genuine",
            FileVerdict::Altered => "altered",
            FileVerdict::Copied => "copied",
            FileVerdict::Incomplete => "incomplete",
            FileVerdict::Unreadable => "unreadable",
        })
    }
}

/// The heads of a table of verdicts.
pub const FILE_COLUMNS: [&str; 4] = ["file", "trials", "verdict", "note"];

/// One file's row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRow {
    /// The file's name.
    pub file: String,
    /// How many trials of each case it says it is of; none if it could not be read.
    pub trials: Option<u64>,
    /// The verdict.
    pub verdict: FileVerdict,
    /// What differs, whose trials these are, what is missing, or how much was computed again.
    pub note: String,
}

/// The files that were verified so far.
#[derive(Default)]
pub struct Files {
    rows: Vec<FileRow>,
    /// What the files say that were not found to be altered, by experiment.
    genuine: HashMap<String, Vec<Known>>,
}

/// A file that is what it says.
struct Known {
    row: usize,
    trials: Vec<Range<u64>>,
    asked: Range<u64>,
}

impl Files {
    /// Notes a file that cannot be computed again.
    pub fn refuse(&mut self, name: &str, why: Refused) {
        let (verdict, note) = match why {
            Refused::Unreadable(why) => (FileVerdict::Unreadable, why),
            Refused::Altered(why) => (FileVerdict::Altered, why),
        };
        self.rows.push(FileRow {
            file: shown_name(name),
            trials: None,
            verdict,
            note,
        });
    }

    /// Notes what computing a file again has shown; `part` names the part that was computed, if it was
    /// a part.
    pub fn add(&mut self, name: &str, proof: &Proof, part: &str) {
        let claim = proof.claim();
        let mut row = FileRow {
            file: shown_name(name),
            trials: Some(claim.num_trials()),
            verdict: FileVerdict::Genuine,
            note: String::new(),
        };
        let mut notes = Vec::new();
        match proof.finding() {
            Proven::Altered(what) => {
                row.verdict = FileVerdict::Altered;
                row.note = what;
                self.rows.push(row);
                return;
            }
            Proven::Genuine => (),
            Proven::Open(_) if claim.sums.is_none() => {
                row.verdict = FileVerdict::Unreadable;
                row.note = say!(
                    "it has a fingerprint and no sums, so a part of its trials shows nothing: {part}",
                    part
                );
                self.rows.push(row);
                return;
            }
            Proven::Open(_) => notes.push(say!("nothing contradicts it: {part}", part)),
        }
        if !claim.is_bound {
            notes.push(say!(
                "its fingerprint is of a time when it did not bind values and trials"
            ));
        }
        let known = self.genuine.entry(claim.experiment.identity()).or_default();
        let others = known.iter().find_map(|other| {
            let shared = shared(&other.trials, &claim.trials)?;
            Some((other.row, shared, other.trials == claim.trials))
        });
        if let Some((other, (from, to), all)) = others {
            row.verdict = FileVerdict::Copied;
            let trials = trial_numbers(from, to);
            let file = &mut self.rows[other];
            notes.insert(
                0,
                if all {
                    say!("it has the same trials as {other}", other = file.file)
                } else {
                    say!("it has {trials}, as {other} has", trials, other = file.file)
                },
            );
            let also = say!("{other} has trials of it too", other = row.file);
            if !file.note.is_empty() {
                file.note += "; ";
            }
            file.note += &also;
        }
        row.note = notes.join("; ");
        let sums = claim
            .sums
            .clone()
            .or(proof.results().map(|all| all.summaries));
        known.push(Known {
            row: self.rows.len(),
            trials: claim.trials.clone(),
            asked: claim.results(&sums.unwrap_or_default()).asked(),
        });
        self.rows.push(row);
    }

    /// A row a file, in their order.
    #[must_use]
    pub fn rows(&self) -> Vec<FileRow> {
        let mut rows = self.rows.clone();
        for known in self.genuine.values() {
            let mut held: Vec<&Range<u64>> = known.iter().flat_map(|file| &file.trials).collect();
            held.sort_by_key(|range| range.start);
            for file in known {
                let row = &mut rows[file.row];
                let Some((from, to)) = first_gap(&held, &file.asked) else {
                    continue;
                };
                if row.verdict == FileVerdict::Genuine {
                    row.verdict = FileVerdict::Incomplete;
                    let missing = say!(
                        "its link asks for {trials} too, and no file has them",
                        trials = trial_numbers(from, to),
                    );
                    let before = std::mem::take(&mut row.note);
                    let notes = [missing, before]
                        .into_iter()
                        .filter(|note| !note.is_empty());
                    row.note = notes.collect::<Vec<_>>().join("; ");
                }
            }
        }
        rows
    }
}

/// The first trials of a range that none of these ascending ranges has: the first and the last.
fn first_gap(held: &[&Range<u64>], asked: &Range<u64>) -> Option<(u64, u64)> {
    let mut next = asked.start;
    for range in held {
        if range.start > next {
            break;
        }
        next = next.max(range.end);
    }
    let end = held
        .iter()
        .map(|range| range.start)
        .find(|start| *start > next);
    let end = end.unwrap_or(asked.end).min(asked.end);
    (next < asked.end).then(|| (next, end - 1))
}
