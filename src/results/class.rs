//! The results of a class: files of one experiment become one result, exactly, and every other file is
//! told by name with the reason.
//!
//! A file is read, added up and dropped: memory does not depend on how many there are.

use std::ops::Range;

use super::missing::{Gap, gaps, trial_numbers};
use super::unpack::{Met, Unpacker, shown_name, text, wanted};
use super::{Opened, Results, open};
use crate::language::say;
use crate::param::grouped;
use crate::sim::{Fingerprint, standard_error};

/// What results files out of archives and folders are called.
const ENDINGS: &[&str] = &["json"];

/// Results with the name that messages call them by.
pub struct NamedResults {
    /// A file's name.
    pub name: String,
    /// What it holds.
    pub results: Results,
}

/// Files of results as they come, merged by experiment.
pub struct Class {
    unpacker: Unpacker,
    groups: Vec<Group>,
    /// The experiment that is asked for, if one is: the others are refused.
    chosen: Option<usize>,
    refused: Vec<(String, String)>,
    twice: Vec<(String, String)>,
    others: Vec<String>,
}

/// What belongs to one experiment.
struct Group {
    results: Results,
    held: Vec<Held>,
    unbound: Vec<String>,
}

/// What a file holds that was merged.
#[derive(Clone)]
struct Held {
    name: String,
    trials: Vec<Range<u64>>,
    /// The trials that its link asks for; those it has, if they are enough.
    asked: Range<u64>,
    fingerprint: Fingerprint,
}

/// A file that was not used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unused {
    /// Its name.
    pub name: String,
    /// Why, as the part of a sentence behind it.
    pub why: String,
    /// The experiment that it can be opened with alone, if it is of another one.
    pub group: Option<usize>,
}

/// What became of a class's files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// How many files were merged.
    pub files: usize,
    /// The first of their names.
    pub names: Vec<String>,
    /// How many trials of each case they hold, and how many their links ask for.
    pub trials: u64,
    /// See `trials`.
    pub asked: u64,
    /// What is missing of those, in ascending order.
    pub missing: Vec<Gap>,
    /// Files that were refused.
    pub refused: Vec<Unused>,
    /// Files that are there already: counted once.
    pub twice: Vec<Unused>,
    /// Files whose fingerprint does not bind their experiment.
    pub unbound: Vec<String>,
    /// Files in archives and folders that are no results.
    pub others: Vec<String>,
}

impl Report {
    /// Whether all trials that the links ask for are there.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.files > 0 && self.missing.is_empty()
    }

    /// What is there, in a sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        let files = grouped(self.files as i64);
        let (trials, asked) = (grouped(self.trials as i64), grouped(self.asked as i64));
        match (self.files, self.is_whole()) {
            (0, _) => say!("No file could be used."),
            (1, true) => say!(
                "All {trials} trials that its link asks for are there.",
                trials
            ),
            (1, false) => say!(
                "Incomplete: {trials} of the {asked} trials that its link asks for.",
                trials,
                asked,
            ),
            (_, true) => say!(
                "{files} files, merged: all {trials} trials that their links ask for.",
                files,
                trials,
            ),
            (_, false) => say!(
                "{files} files, merged, and incomplete: {trials} of the {asked} trials that their links ask for.",
                files,
                trials,
                asked,
            ),
        }
    }

    /// Everything that somebody must know of these files beside the sentence: a line each.
    #[must_use]
    pub fn remarks(&self) -> Vec<String> {
        let not_used = |unused: &Unused| {
            say!(
                "{name} is not used: {why}.",
                name = unused.name,
                why = unused.why
            )
        };
        let mut remarks: Vec<String> = self.refused.iter().map(not_used).collect();
        remarks.extend(self.twice.iter().map(|twice| {
            say!(
                "{name} is counted once: {why}.",
                name = twice.name,
                why = twice.why
            )
        }));
        remarks.extend(self.unbound.iter().map(|name| {
            say!(
                "{name} is of a time when fingerprints did not bind values and trials; only to verify it shows \
                 that they are its own.",
                name,
            )
        }));
        if let Some(first) = self.others.first() {
            remarks.push(match self.others.len() {
                1 => say!("{first} is no results file and was passed over.", first),
                all => say!(
                    "{all} other files were passed over, such as {first}.",
                    all = grouped(all as i64),
                    first,
                ),
            });
        }
        remarks
    }
}

impl Default for Class {
    fn default() -> Self {
        Class {
            unpacker: Unpacker::new(ENDINGS),
            groups: Vec::new(),
            chosen: None,
            refused: Vec::new(),
            twice: Vec::new(),
            others: Vec::new(),
        }
    }
}

impl Class {
    /// Begins to tell anew what becomes of files; what was merged stays.
    pub fn begin(&mut self) {
        self.chosen = self.main();
        // Of other experiments nothing is kept for ever.
        if let Some(main) = self.chosen {
            let group = self.groups.swap_remove(main);
            self.groups = vec![group];
            self.chosen = Some(0);
        }
        self.unpacker = Unpacker::new(ENDINGS);
        self.refused.clear();
        self.twice.clear();
        self.others.clear();
    }

    /// Whether a file in a folder is worth reading; none if nobody needs to hear of it.
    #[must_use]
    pub fn wants(name: &str) -> Option<bool> {
        wanted(ENDINGS, name)
    }

    /// Passes over a file that is not worth reading.
    pub fn pass_over(&mut self, name: &str) {
        self.others.push(shown_name(name));
    }

    /// Notes a file that could not be read.
    pub fn refuse(&mut self, name: &str, why: String) {
        self.refused.push((shown_name(name), why));
    }

    /// Takes a file: results, or an archive of them.
    pub fn add(&mut self, name: &str, bytes: &[u8]) {
        let mut unpacker = std::mem::replace(&mut self.unpacker, Unpacker::new(ENDINGS));
        unpacker.each(name, bytes, &mut |met| match met {
            Met::File(name, bytes) => {
                let read = text(bytes).and_then(|text| open(&text).map_err(|why| why.to_string()));
                match read {
                    Ok(opened) => self.add_results(name, opened),
                    Err(why) => self.refuse(name, why),
                }
            }
            Met::Broken(name, why) => self.refuse(name, why),
            Met::Other(name) => self.pass_over(name),
        });
        self.unpacker = unpacker;
    }

    /// Takes results that were read.
    pub fn add_results(&mut self, name: &str, opened: Opened) {
        let Opened {
            results,
            is_bound,
            fingerprint,
        } = opened;
        let name = shown_name(name);
        let held = Held {
            asked: results.asked(),
            trials: results.trials.clone(),
            fingerprint,
            name: name.clone(),
        };
        let identity = results.experiment.identity();
        let known = |group: &Group| group.results.experiment.identity() == identity;
        let Some(group) = self.groups.iter_mut().find(|group| known(group)) else {
            self.groups.push(Group {
                results,
                held: vec![held],
                unbound: if is_bound { Vec::new() } else { vec![name] },
            });
            return;
        };
        let is_there = shared(&group.results.trials, &held.trials).is_some();
        let other = group.held.iter().filter(|_| is_there).find_map(|other| {
            let shared = shared(&other.trials, &held.trials)?;
            Some((other.clone(), shared))
        });
        if let Some((other, (from, to))) = other {
            let trials = trial_numbers(from, to);
            let why = if other.trials != held.trials {
                say!(
                    "it holds {trials}, and so does {other}",
                    trials,
                    other = other.name
                )
            } else if other.fingerprint == held.fingerprint {
                self.twice
                    .push((name, say!("it is the same as {other}", other = other.name)));
                return;
            } else {
                say!(
                    "it says other numbers of {trials} than {other}, so one of the two was altered",
                    trials,
                    other = other.name,
                )
            };
            self.refused.push((name, why));
            return;
        }
        if let Err(why) = group.merge(results) {
            self.refused.push((name, why));
            return;
        }
        group.held.push(held);
        if !is_bound {
            group.unbound.push(name);
        }
    }

    /// The experiment that counts: the one that was chosen, or else that of most files.
    fn main(&self) -> Option<usize> {
        let most = |group: &Group| (group.held.len(), group.results.num_trials());
        let best = || {
            // Of equal ones the first.
            let groups = self.groups.iter().enumerate().rev();
            groups
                .max_by_key(|(_, group)| most(group))
                .map(|(at, _)| at)
        };
        self.chosen.or_else(best)
    }

    /// Chooses the experiment that a refused file belongs to, in place of the one so far.
    pub fn choose(&mut self, group: usize) {
        if group < self.groups.len() {
            self.chosen = Some(group);
        }
    }

    /// What was merged.
    #[must_use]
    pub fn results(&self) -> Option<&Results> {
        Some(&self.groups[self.main()?].results)
    }

    /// The files that were merged: their names, trials and fingerprints.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[Range<u64>], Fingerprint)> {
        let main = self.main().map(|main| &self.groups[main].held);
        let held = main.into_iter().flatten();
        held.map(|held| (held.name.as_str(), held.trials.as_slice(), held.fingerprint))
    }

    /// What became of the files.
    #[must_use]
    pub fn report(&self) -> Report {
        let unused = |(name, why): &(String, String)| Unused {
            name: name.clone(),
            why: why.clone(),
            group: None,
        };
        let mut report = Report {
            files: 0,
            names: Vec::new(),
            trials: 0,
            asked: 0,
            missing: Vec::new(),
            refused: self.refused.iter().map(unused).collect(),
            twice: self.twice.iter().map(unused).collect(),
            unbound: Vec::new(),
            others: self.others.clone(),
        };
        let Some(main) = self.main() else {
            return report;
        };
        let group = &self.groups[main];
        let each_asked: Vec<Range<u64>> =
            group.held.iter().map(|held| held.asked.clone()).collect();
        report.files = group.held.len();
        report.names = group.held.iter().map(|held| held.name.clone()).collect();
        report.trials = group.results.num_trials();
        report.asked = each_asked.iter().map(|asked| asked.end).max().unwrap_or(0)
            - each_asked
                .iter()
                .map(|asked| asked.start)
                .min()
                .unwrap_or(0);
        let held: Vec<Range<u64>> = group
            .held
            .iter()
            .flat_map(|held| held.trials.iter().cloned())
            .collect();
        report.missing = gaps(&group.results, &each_asked, &held);
        report.unbound.clone_from(&group.unbound);
        for (number, other) in self.groups.iter().enumerate().filter(|(at, _)| *at != main) {
            let (mine, theirs) = (&group.results.experiment, &other.results.experiment);
            let differs = mine.unlike(theirs).unwrap_or_default();
            let why = say!("it is of another experiment ({differs})", differs);
            report.refused.extend(other.held.iter().map(|held| Unused {
                name: held.name.clone(),
                why: why.clone(),
                group: Some(number),
            }));
        }
        report
    }
}

impl Group {
    /// Adds results of the same experiment over other trials.
    fn merge(&mut self, results: Results) -> Result<(), String> {
        let all = &mut self.results;
        // The bins follow from the cases, and these are the same.
        let does_not_fit = |_| say!("its sums do not fit to those of the others");
        for (mine, theirs) in all.summaries.iter_mut().zip(&results.summaries) {
            mine.merge(theirs).map_err(does_not_fit)?;
        }
        let (mine, theirs) = (all.experiment.trials(), results.experiment.trials());
        let span = mine.start.min(theirs.start)..mine.end.max(theirs.end);
        let same_target = all.experiment.target() == results.experiment.target();
        let one = if same_target && span.start == 0 {
            all.experiment.clone()
        } else {
            all.experiment.without_target()
        };
        all.experiment = one.with_range(span);
        let mut trials: Vec<Range<u64>> = all.trials.drain(..).chain(results.trials).collect();
        trials.sort_by_key(|range| range.start);
        all.trials = joined(trials);
        Ok(())
    }
}

impl Results {
    /// The trials that their link asks for; those that they have, if these are as many as it asks for.
    #[must_use]
    pub fn asked(&self) -> Range<u64> {
        if self.is_enough() {
            self.trials[0].clone()
        } else {
            self.experiment.trials()
        }
    }

    /// Whether they have the standard error that their link asks for.
    pub(super) fn is_enough(&self) -> bool {
        let [only] = self.trials.as_slice() else {
            return false;
        };
        let errors = self.summaries.iter();
        let errors = errors.map(|summary| standard_error(summary, 0));
        only.start == 0 && self.experiment.has_enough(only.end, errors)
    }
}

/// The first trials that two lists of ranges share: the first and the last of them.
#[must_use]
pub fn shared(one: &[Range<u64>], other: &[Range<u64>]) -> Option<(u64, u64)> {
    let pairs = one.iter().flat_map(|mine| {
        let both = other.iter().map(|theirs| {
            let shared = mine.start.max(theirs.start)..mine.end.min(theirs.end);
            (!shared.is_empty()).then(|| (shared.start, shared.end - 1))
        });
        both.flatten()
    });
    pairs.min()
}

/// Ascending ranges, those that touch made one.
fn joined(ranges: Vec<Range<u64>>) -> Vec<Range<u64>> {
    let mut joined: Vec<Range<u64>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if last.end == range.start => last.end = range.end,
            _ => joined.push(range),
        }
    }
    joined
}

/// Merges results of the same experiment over different trials. The order does not matter.
///
/// # Errors
/// A sentence, if there are none, or one cannot be merged with the others.
pub fn merge(parts: Vec<NamedResults>) -> Result<Results, String> {
    let mut class = Class::default();
    for NamedResults { name, results } in parts {
        let opened = Opened {
            fingerprint: results.fingerprint(),
            is_bound: true,
            results,
        };
        class.add_results(&name, opened);
    }
    let report = class.report();
    if let Some(unused) = report.refused.first().or(report.twice.first()) {
        return Err(format!("{}: {}", unused.name, unused.why));
    }
    let nothing = || say!("there is nothing to merge");
    class.results().cloned().ok_or_else(nothing)
}
