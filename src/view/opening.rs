//! Files that are opened: merged as those of a class, reported, and verified.

use serde::Serialize;

use crate::results::{Class, Results, Unused};
use crate::verify::{Proving, Shown};

/// The files that are open.
#[derive(Default)]
pub struct Opening {
    class: Class,
    proof: Option<Proving>,
}

/// What became of files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OpeningReport {
    /// The canonical link of what was merged; empty if nothing was.
    pub link: String,
    /// Its fingerprint.
    pub fingerprint: String,
    /// The first names of those that were merged.
    pub names: Vec<String>,
    /// How many trials of each case their links ask for.
    pub asked: u64,
    /// What is there, in a sentence.
    pub sentence: String,
    /// What was not used, one sentence each.
    pub remarks: Vec<String>,
    /// What is missing.
    pub missing: Vec<MissingTrials>,
    /// Files that can be opened in place of those that are open: one of each other experiment.
    pub alone: Vec<OpenAlone>,
    /// How many files were refused; their remarks are the first.
    pub refused: usize,
}

/// Trials that are missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MissingTrials {
    /// Which.
    pub sentence: String,
    /// The link that runs them and nothing else.
    pub link: String,
}

/// A file of another experiment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OpenAlone {
    /// Its name.
    pub name: String,
    /// The number of its experiment.
    pub group: usize,
}

/// What verifying has shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ProvenSoFar {
    /// How many trials of each case were computed again.
    pub done: u64,
    /// Of how many.
    pub total: u64,
    /// What that shows.
    pub sentence: String,
    /// The same as a word.
    pub shown: Shown,
}

impl Opening {
    /// Further files are added to what is there, and what became of those before is told no more.
    pub fn further(&mut self) {
        self.class.begin();
    }

    /// Takes a file: results, or an archive of them.
    pub fn add(&mut self, name: &str, bytes: &[u8]) {
        self.proof = None;
        self.class.add(name, bytes);
    }

    /// Passes over a file that is not worth reading.
    pub fn pass_over(&mut self, name: &str) {
        self.class.pass_over(name);
    }

    /// Notes a file that nobody gives.
    pub fn refuse(&mut self, name: &str, why: &str) {
        self.class.refuse(name, why.to_owned());
    }

    /// Shows the experiment that a refused file belongs to, in place of the one so far.
    pub fn choose(&mut self, group: usize) {
        self.proof = None;
        self.class.choose(group);
    }

    /// What was merged, if anything was.
    #[must_use]
    pub fn results(&self) -> Option<&Results> {
        self.class.results()
    }

    /// What became of the files.
    #[must_use]
    pub fn report(&self) -> OpeningReport {
        let report = self.class.report();
        let mut alone: Vec<OpenAlone> = Vec::new();
        for Unused { name, group, .. } in &report.refused {
            if let Some(group) = *group
                && alone.iter().all(|known| known.group != group)
            {
                let name = name.clone();
                alone.push(OpenAlone { name, group });
            }
        }
        let missing = report.missing.iter().map(|gap| MissingTrials {
            sentence: gap.sentence(),
            link: gap.link.clone(),
        });
        let merged = self.class.results();
        OpeningReport {
            link: merged.map_or(String::new(), |results| results.experiment.link()),
            fingerprint: merged.map_or(String::new(), |results| results.fingerprint().to_string()),
            asked: report.asked,
            sentence: report.sentence(),
            remarks: report.remarks(),
            missing: missing.collect(),
            alone,
            refused: report.refused.len(),
            names: report.names,
        }
    }

    /// Begins to verify what is open, in an order that the seed tells.
    pub fn prove(&mut self, seed: &str) {
        let class = &self.class;
        let results = class.results();
        self.proof = results.map(|results| Proving::new(results, class.files(), seed));
    }

    /// The link of the trials that are to be computed next; none if there is nothing more to do.
    #[must_use]
    pub fn next(&self) -> Option<String> {
        Some(self.proof.as_ref()?.next()?.link())
    }

    /// Adds what was computed of them.
    pub fn take(&mut self, bytes: &[u8]) {
        if let Some(proof) = &mut self.proof {
            proof.take(bytes);
        }
    }

    /// Computes nothing more.
    pub fn stop(&mut self) {
        if let Some(proof) = &mut self.proof {
            proof.stop();
        }
    }

    /// What verifying has shown; nothing before it begins.
    #[must_use]
    pub fn standing(&self) -> Option<ProvenSoFar> {
        let proof = self.proof.as_ref()?;
        let (done, total) = proof.progress();
        Some(ProvenSoFar {
            done,
            total,
            sentence: proof.sentence(),
            shown: proof.shown(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::Experiment;
    use crate::results::write;
    use crate::run::Run;

    fn run(link: &str) -> Run {
        let (experiment, problems) = Experiment::from_link(link);
        assert_eq!(problems, []);
        let mut run = Run::new(&experiment);
        run.advance(u64::MAX);
        run
    }

    fn file(link: &str) -> String {
        let run = run(link);
        write(&Results {
            experiment: run.experiment().clone(),
            trials: vec![run.trials()],
            summaries: run.summaries().to_vec(),
        })
    }

    const FIRST: &str = "?scenario=dice&numTrials=20";
    const LAST: &str = "?scenario=dice&firstTrial=30&numTrials=20";
    const OTHER: &str = "?scenario=dice&numTrials=20&seed=other";

    #[test]
    fn what_became_of_files_is_reported() {
        let mut opening = Opening::default();
        assert!(opening.results().is_none());
        opening.add("first.json", file(FIRST).as_bytes());
        opening.add("last.json", file(LAST).as_bytes());
        opening.add("no.json", b"no results");
        for name in ["other.json", "another.json"] {
            opening.add(name, file(OTHER).as_bytes());
        }
        let report = opening.report();
        assert_eq!(report.names, ["first.json", "last.json"]);
        assert_eq!(opening.results().map(Results::num_trials), Some(40));
        let [missing] = &report.missing[..] else {
            panic!("{report:?}");
        };
        let (gap, problems) = Experiment::from_link(&missing.link);
        assert_eq!((gap.trials(), problems), (20..30, vec![]));
        // Every other experiment is offered once.
        let alone: Vec<&str> = report.alone.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(alone, ["other.json"], "{report:?}");
        assert!(
            report.refused >= 2 && report.remarks.len() >= report.refused,
            "{report:?}"
        );
        opening.choose(report.alone[0].group);
        let seed = opening
            .results()
            .map(|results| results.experiment.seed_text().to_owned());
        assert_eq!(seed.as_deref(), Some("other"));
    }

    #[test]
    fn what_is_open_is_verified_until_all_of_it_is() {
        let mut opening = Opening::default();
        opening.prove("any");
        assert_eq!((opening.standing(), opening.next()), (None, None));
        opening.add("first.json", file(FIRST).as_bytes());
        opening.prove("any");
        let begun = opening.standing().expect("it began");
        assert_eq!((begun.done, begun.total, begun.shown), (0, 20, Shown::Open));
        while let Some(link) = opening.next() {
            opening.take(&run(&link).to_bytes());
        }
        opening.stop();
        let end = opening.standing().expect("it began");
        assert_eq!((end.done, end.shown), (20, Shown::Genuine), "{end:?}");
        // Further files are another matter.
        opening.add("last.json", file(LAST).as_bytes());
        assert_eq!(opening.standing(), None);
    }
}
