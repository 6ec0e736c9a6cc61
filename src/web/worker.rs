//! Trials in the worker: an experiment that is carried out batch by batch, and pinned results.

use wasm_bindgen::prelude::*;

use super::clock::alike;
use super::crossing::{given, observed_of};
use crate::experiment::Experiment;
use crate::results::{Pin, Snapshot};
use crate::run::{Odd, Run, contrasts, difference};
use crate::scenario::Untaken;
use crate::sim;
use crate::view::{Calls, MOST_PLACES, OddTrial};

/// An experiment with what its trials gave so far, and the results that the visitor keeps in sight.
#[wasm_bindgen]
pub struct Trials {
    run: Run,
    pins: Vec<Run>,
    /// What a program is compared with, if it is.
    truth: Option<Run>,
}

/// Of fewer trials a mean moves by more than a fifth of their spread, and a picture says little.
const FEW: u64 = 32;
/// Up to so many trials, over all cases, are looked at by pairs while the run goes on.
const FEW_FOR_PAIRS: u64 = 10_000;

/// So many values of single trials of a program go to the page while it runs, and at the end.
const MOST_AT_HAND: usize = 1 << 13;
const MOST_AT_REST: usize = 1 << 18;

/// So many trials are told of those that were looked for.
const MOST_FOUND: usize = 5;

/// Has trials run without the pool of threads, until it is there.
#[wasm_bindgen(js_name = runAlone)]
pub fn run_alone(alone: bool) {
    sim::run_alone(alone);
}

impl Trials {
    /// The experiment being carried out.
    pub(super) fn run(&self) -> &Run {
        &self.run
    }

    pub(super) fn run_mut(&mut self) -> &mut Run {
        &mut self.run
    }

    /// The experiment, the pins and what a program is compared with, in the order in which they are run.
    pub(super) fn runs(&self) -> impl Iterator<Item = &Run> {
        std::iter::once(&self.run)
            .chain(&self.pins)
            .chain(&self.truth)
    }

    pub(super) fn runs_mut(&mut self) -> impl Iterator<Item = &mut Run> {
        std::iter::once(&mut self.run)
            .chain(&mut self.pins)
            .chain(&mut self.truth)
    }

    /// What runs next; the experiment itself if all is done.
    fn at_turn(&self) -> &Run {
        self.runs()
            .find(|run| !run.is_finished())
            .unwrap_or(&self.run)
    }

    /// The one that the next trials belong to.
    pub(super) fn open_run(&mut self) -> Option<&mut Run> {
        self.runs_mut().find(|run| !run.is_finished())
    }
}

#[wasm_bindgen]
impl Trials {
    /// Nothing done yet of the experiment that a link describes.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(link: &str) -> Trials {
        Trials {
            run: Run::new(&Experiment::from_link(link).0),
            pins: Vec::new(),
            truth: None,
        }
    }

    /// Begins another experiment; pins stay.
    pub fn begin(&mut self, link: &str) {
        self.run = Run::new(&Experiment::from_link(link).0);
    }

    /// Sets what else is run, by links: which results are pinned, and what a program is compared with; empty if it is
    /// with nothing. What was run of them stays: also the experiment's own results, if they are pinned.
    #[wasm_bindgen(js_name = setBehind)]
    pub fn set_behind(&mut self, pins: Vec<String>, truth: &str) {
        let is_same = |run: &Run| run.experiment().link() == truth;
        if !self.truth.as_ref().is_some_and(is_same) {
            let begun = || Run::new(&Experiment::from_link(truth).0);
            self.truth = (!truth.is_empty()).then(begun);
        }
        let mut old = std::mem::take(&mut self.pins);
        for link in pins {
            // A pin is of one case: of a sweep its first.
            let experiment = Experiment::from_link(&link).0.case(0);
            let link = experiment.link();
            let known = old.iter().position(|run| run.experiment().link() == link);
            self.pins.push(match known {
                Some(known) => old.swap_remove(known),
                None if self.run.experiment().link() == link => self.run.clone(),
                None => Run::new(&experiment),
            });
        }
    }

    /// Changes how many trials each case has; those that were done stay.
    pub fn extend(&mut self, link: &str) {
        let experiment = Experiment::from_link(link).0;
        self.run.extend(&experiment);
    }

    /// Runs at most this many of the next trials: of the experiment, and then of the pins.
    pub fn advance(&mut self, most: u32) {
        if let Some(run) = self.open_run() {
            run.advance(u64::from(most));
        }
    }

    /// Notes from now on when each thread is at work.
    pub fn watch(&self) {
        sim::watch(alike);
    }

    /// When each thread was at work since: its number, begin and end in ms, and how many trials it ran, one behind
    /// the other.
    #[must_use]
    pub fn seen(&self) -> Vec<f64> {
        let seen = sim::seen().into_iter().flat_map(|span| {
            [
                span.thread as f64,
                span.begun,
                span.ended,
                f64::from(span.trials),
            ]
        });
        seen.collect()
    }

    /// Whether the next trials run in Python.
    #[wasm_bindgen(js_name = isOwn)]
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.at_turn().is_own()
    }

    /// The visitor's own program whose trials are next; empty if it is none.
    #[must_use]
    pub fn program(&self) -> String {
        let own = self.at_turn().experiment().scenario().own();
        own.map(|own| own.text().to_owned()).unwrap_or_default()
    }

    /// The call of a case of what runs next; empty if that is no program.
    #[wasm_bindgen(js_name = callOf)]
    #[must_use]
    pub fn call_of(&self, case: usize) -> String {
        self.at_turn().experiment().call(case).unwrap_or_default()
    }

    /// What a trial of a program gave in a case; nothing if it did not run.
    #[wasm_bindgen(js_name = rowOf)]
    #[must_use]
    pub fn row_of(&self, case: usize, trial: f64) -> Option<Vec<f64>> {
        self.run.row(case, trial as u64).map(<[f64]>::to_vec)
    }

    /// The seed of what runs next.
    #[must_use]
    pub fn seed(&self) -> String {
        self.at_turn().experiment().seed_text().to_owned()
    }

    /// Whether all values of the experiment's trials are kept, so that the table of them is a file like others.
    #[wasm_bindgen(js_name = keepsAll)]
    #[must_use]
    pub fn keeps_all(&self) -> bool {
        self.run.is_own()
    }

    /// The next trials for one of several interpreters, at most this many; nothing if all are given.
    #[wasm_bindgen(js_name = handOutCalls, unchecked_return_type = "Calls | null")]
    pub fn hand_out_calls(&mut self, most: u32, interpreters: u32) -> JsValue {
        let calls = self.open_run().and_then(|run| {
            let (case, trials) = run.hand_out_rows(most.into(), interpreters.into())?;
            Some(Calls {
                case,
                call: run.experiment().call(case)?,
                seed: run.experiment().seed_text().to_owned(),
                first: trials.start as f64,
                count: (trials.end - trials.start) as f64,
            })
        });
        given(&calls)
    }

    /// Takes trials that ran in Python, from a number on: what each observed, as JSON, and all of their
    /// values. What cannot be taken is told; the trials before it are there.
    #[wasm_bindgen(js_name = takeRows, unchecked_return_type = "OddTrial | null")]
    pub fn take_rows(
        &mut self,
        case: usize,
        first: f64,
        observed: &str,
        values: &[f64],
    ) -> JsValue {
        let first = first.max(0.0) as u64;
        let odd = |case: usize, trial: u64, why: &Untaken| {
            given(&Some(OddTrial {
                case,
                trial: trial as f64,
                sentence: why.sentence(),
            }))
        };
        let Some(observed) = observed_of(observed) else {
            return odd(case, first, &Untaken::NotWhole);
        };
        let Some(run) = self.open_run() else {
            return odd(case, first, &Untaken::Elsewhere);
        };
        match run.take_rows(case, first, observed, values) {
            Ok(()) => given(&None::<OddTrial>),
            // Trials that waited may be of another case.
            Err(Odd { case, trial, why }) => odd(case, trial, &why),
        }
    }

    /// What the next trials belong to: 0 is the experiment, from 1 on what else is run.
    #[must_use]
    pub fn stage(&self) -> usize {
        self.runs().take_while(|run| run.is_finished()).count()
    }

    /// Whether there is nothing more to do.
    #[wasm_bindgen(js_name = isFinished)]
    #[must_use]
    pub fn is_finished(&self) -> bool {
        self.runs().all(Run::is_finished)
    }

    /// Whether a picture of what was done says something: of every case there are some tens of trials,
    /// or all.
    #[wasm_bindgen(js_name = areEnough)]
    #[must_use]
    pub fn are_enough(&self) -> bool {
        let least = FEW.min(self.run.experiment().num_trials());
        let mut cases = self.run.summaries().iter();
        self.run.is_finished() || cases.all(|case| case.trials() >= least)
    }

    /// Whether every case has a trial: before, nobody knows what is observed of a program.
    #[wasm_bindgen(js_name = hasEach)]
    #[must_use]
    pub fn has_each(&self) -> bool {
        self.run.summaries().iter().all(|case| case.trials() > 0)
    }

    /// How many trials were done, over all cases.
    #[must_use]
    pub fn done(&self) -> f64 {
        self.run.done() as f64
    }

    /// How many trials there are, over all cases; once the run has enough, how many there were.
    #[must_use]
    pub fn total(&self) -> f64 {
        if self.run.is_finished() {
            self.done()
        } else {
            self.run.total() as f64
        }
    }

    /// The statistics so far, as bytes for the page. Landmarks are looked for when `resting` only.
    #[must_use]
    pub fn snapshot(&self, resting: bool) -> Vec<u8> {
        let run = &self.run;
        let cases = 0..run.summaries().len();
        let outcomes = |case: usize| 0..run.shape(case).outcomes.len();
        let landmarks = |case| {
            let each = outcomes(case).filter_map(|outcome| run.landmarks(case, outcome));
            each.collect::<Vec<_>>()
        };
        let outcome_by_outcome = |pin: &Run| {
            let of_case = |case| {
                let each = outcomes(case).map(|outcome| difference((run, case), (pin, 0), outcome));
                each.collect()
            };
            cases.clone().map(of_case).collect()
        };
        let pin = |pin: &Run, differences| Pin {
            link: pin.known().told(),
            statistics: pin.statistics().swap_remove(0),
            differences,
        };
        Snapshot {
            link: run.known().told(),
            statistics: run.statistics(),
            landmarks: if resting {
                cases.clone().map(landmarks).collect()
            } else {
                Vec::new()
            },
            places: match run.experiment().scenario().place() {
                Some(place) => cases
                    .clone()
                    .map(|case| run.pairs(case, place, MOST_PLACES))
                    .collect(),
                None => Vec::new(),
            },
            // Of a program nothing is known before its first trial.
            pins: self
                .pins
                .iter()
                .filter(|run| !run.is_own() || run.done() > 0)
                .map(|run| pin(run, outcome_by_outcome(run)))
                .collect(),
            truth: self.truth.as_ref().map(|run| pin(run, Vec::new())),
            // Cheap for few trials; of many it is known at the end.
            contrasts: if resting || run.done() <= FEW_FOR_PAIRS {
                contrasts(run)
            } else {
                Vec::new()
            },
            rows: if run.is_own() {
                run.rows_at_hand(if resting { MOST_AT_REST } else { MOST_AT_HAND })
            } else {
                Vec::new()
            },
        }
        .to_bytes()
    }

    /// The first trials of a case whose outcome, in its own unit, is between two values.
    #[must_use]
    pub fn find(&self, case: usize, outcome: usize, low: f64, high: f64) -> Vec<f64> {
        let found = self.run.find(case, outcome, (low, high), MOST_FOUND);
        found.into_iter().map(|trial| trial as f64).collect()
    }

    /// The exact sums of what was done of the experiment, as bytes that [`Run::take`] adds up.
    #[must_use]
    pub fn sums(&self) -> Vec<u8> {
        self.run.to_bytes()
    }

    /// The fingerprint of what was done.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        self.run.fingerprint().to_string()
    }
}
