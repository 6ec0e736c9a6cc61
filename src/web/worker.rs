//! Trials in the worker: an experiment that is carried out batch by batch, and pinned results.

use wasm_bindgen::prelude::*;

use crate::experiment::Experiment;
use crate::results::{Pin, Snapshot};
use crate::run::{Run, contrasts, difference};
use crate::view::MOST_PLACES;

/// An experiment with what its trials gave so far, and the results that the visitor keeps in sight.
#[wasm_bindgen]
pub struct Trials {
    run: Run,
    pins: Vec<Run>,
}

/// Of fewer trials a mean moves by more than a fifth of their spread, and a picture says little.
const FEW: u64 = 32;
/// Up to so many trials, over all cases, are looked at by pairs while the run goes on.
const FEW_FOR_PAIRS: u64 = 10_000;

/// So many trials are told of those that were looked for.
const MOST_FOUND: usize = 5;

impl Trials {
    /// The experiment being carried out.
    pub(super) fn run(&self) -> &Run {
        &self.run
    }

    pub(super) fn run_mut(&mut self) -> &mut Run {
        &mut self.run
    }

    /// The experiment and the pins, in the order in which they are run.
    pub(super) fn runs(&self) -> impl Iterator<Item = &Run> {
        std::iter::once(&self.run).chain(&self.pins)
    }

    pub(super) fn runs_mut(&mut self) -> impl Iterator<Item = &mut Run> {
        std::iter::once(&mut self.run).chain(&mut self.pins)
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
        }
    }

    /// Begins another experiment; pins stay.
    pub fn begin(&mut self, link: &str) {
        self.run = Run::new(&Experiment::from_link(link).0);
    }

    /// Sets which results are pinned, by their links. What was run of them stays: also the
    /// experiment's own results, if they are pinned.
    #[wasm_bindgen(js_name = setPins)]
    pub fn set_pins(&mut self, links: Vec<String>) {
        let mut old = std::mem::take(&mut self.pins);
        for link in links {
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

    /// What the next trials belong to: 0 is the experiment, from 1 on the pins.
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
        let pin = |pin: &Run| Pin {
            link: pin.experiment().link(),
            statistics: pin.statistics().swap_remove(0),
            differences: cases
                .clone()
                .map(|case| {
                    outcomes(case)
                        .map(|outcome| difference((run, case), (pin, 0), outcome))
                        .collect()
                })
                .collect(),
        };
        Snapshot {
            link: run.experiment().link(),
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
            pins: self.pins.iter().map(pin).collect(),
            // Cheap for few trials; of many it is known at the end.
            contrasts: if resting || run.done() <= FEW_FOR_PAIRS {
                contrasts(run)
            } else {
                Vec::new()
            },
        }
        .to_bytes()
    }

    /// The first trials of a case whose outcome, in its own unit, is between two values.
    #[must_use]
    pub fn find(&self, case: usize, outcome: usize, low: f64, high: f64) -> Vec<f64> {
        if case >= self.run.summaries().len() {
            return Vec::new();
        }
        let Some(quantity) = self.run.shape(case).outcomes.get(outcome) else {
            return Vec::new();
        };
        let per = f64::from(quantity.per);
        let values = ((low * per).round() as i32, (high * per).round() as i32);
        let found = self.run.find(case, outcome, values, MOST_FOUND);
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
