//! What was opened being verified: one file with its sums, or each of many by its fingerprint, in a
//! random order, so that wherever one stops a random part of them was.

use std::ops::Range;

use serde::Serialize;

use super::{Claim, Proof, Proven};
use crate::experiment::Experiment;
use crate::language::say;
use crate::param::grouped;
use crate::results::Results;
use crate::sim::{Fingerprint, Seed, Stream};

/// So many altered files are named; more are counted.
const NAMED: usize = 20;

/// Results that came from files, and what computing them again gave so far.
pub struct Proving {
    /// What is still to be proved; the last is under way.
    proofs: Vec<(String, Proof)>,
    files: usize,
    /// Trials of each case that were computed, and all that there are.
    done: u64,
    total: u64,
    proved: usize,
    altered: Vec<(String, String)>,
    /// What was shown of one that was stopped under way.
    open: Option<(u64, u64)>,
}

/// What was shown, as one word for programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Shown {
    /// Everything was computed again, and gives the same.
    Genuine,
    /// Nothing contradicts it so far.
    Open,
    /// Something is not what its trials give.
    Altered,
}

impl Proving {
    /// Nothing computed yet of merged results and of the files that they came from.
    #[must_use]
    pub fn new<'a>(
        results: &Results,
        files: impl Iterator<Item = (&'a str, &'a [Range<u64>], Fingerprint)>,
        seed: &str,
    ) -> Self {
        let files: Vec<_> = files.collect();
        let mut proofs: Vec<(String, Proof)> = match files.as_slice() {
            [(name, ..)] => {
                let claim = Claim::from(results.clone());
                vec![((*name).to_owned(), Proof::new(claim, seed))]
            }
            // Of many files the sums were added up; each still has its fingerprint.
            many => many
                .iter()
                .map(|(name, trials, fingerprint)| {
                    let claim = Claim {
                        experiment: results.experiment.clone(),
                        trials: trials.to_vec(),
                        fingerprint: fingerprint.to_string(),
                        sums: None,
                        is_bound: true,
                    };
                    ((*name).to_owned(), Proof::new(claim, seed))
                })
                .collect(),
        };
        let mut dice = Stream::new(&Seed::from_text(seed), 1);
        for left in (2..=proofs.len()).rev() {
            proofs.swap(left - 1, dice.below(left as u32) as usize);
        }
        Proving {
            files: proofs.len(),
            done: 0,
            total: results.num_trials(),
            proved: 0,
            altered: Vec::new(),
            open: None,
            proofs,
        }
    }

    /// The next trials to be computed, as an experiment; none if there is nothing more to do.
    #[must_use]
    pub fn next(&self) -> Option<Experiment> {
        self.proofs.last()?.1.next()
    }

    /// Adds what was computed of them; see [`Proof::take`].
    pub fn take(&mut self, bytes: &[u8]) {
        let Some((_, proof)) = self.proofs.last_mut() else {
            return;
        };
        let before = proof.done();
        proof.take(bytes);
        self.done += proof.done() - before;
        if proof.is_finished() {
            self.settle();
        }
    }

    /// Nothing more is computed.
    pub fn stop(&mut self) {
        if let Some((_, proof)) = self.proofs.last_mut() {
            proof.stop();
            self.settle();
        }
        self.proofs.clear();
    }

    /// Notes what the proof under way has shown.
    fn settle(&mut self) {
        let Some((name, proof)) = self.proofs.pop() else {
            return;
        };
        match proof.finding() {
            Proven::Genuine => self.proved += 1,
            Proven::Altered(what) => self.altered.push((name, what)),
            Proven::Open(done) => self.open = Some((done, proof.claim().num_trials())),
        }
    }

    /// How many trials of each case were computed again, and how many there are.
    #[must_use]
    pub fn progress(&self) -> (u64, u64) {
        (self.done, self.total)
    }

    /// What was shown so far.
    #[must_use]
    pub fn shown(&self) -> Shown {
        if !self.altered.is_empty() {
            Shown::Altered
        } else if self.proved == self.files {
            Shown::Genuine
        } else {
            Shown::Open
        }
    }

    /// The same in a sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        let number = |number: u64| grouped(number as i64);
        let (files, proved) = (number(self.files as u64), number(self.proved as u64));
        match (self.shown(), self.altered.as_slice()) {
            (Shown::Altered, [(_, what)]) if self.files == 1 => say!("Altered: {what}.", what),
            (Shown::Altered, altered) => {
                let mut names: Vec<&str> = altered
                    .iter()
                    .take(NAMED)
                    .map(|(name, _)| name.as_str())
                    .collect();
                if altered.len() > NAMED {
                    names.push("…");
                }
                say!(
                    "Altered, {altered} of {looked} files that were computed again: {names}.",
                    altered = number(altered.len() as u64),
                    looked = number((self.proved + altered.len()) as u64),
                    names = names.join(", "),
                )
            }
            (Shown::Genuine, _) if self.files == 1 => say!(
                "Genuine: all {trials} trials were computed again and give the same.",
                trials = number(self.total),
            ),
            (Shown::Genuine, _) => say!(
                "Genuine: the trials of all {files} files were computed again and give the same.",
                files,
            ),
            (Shown::Open, _) if self.files == 1 => {
                let (done, all) = self.open.unwrap_or((self.done, self.total));
                say!(
                    "Nothing contradicts it: {done} of {all} trials, drawn at random, were computed again. Only all of \
                     them are a proof.",
                    done = number(done),
                    all = number(all),
                )
            }
            (Shown::Open, _) => say!(
                "{proved} of {files} files, drawn at random, were computed again: all of these are genuine.",
                proved,
                files,
            ),
        }
    }
}
