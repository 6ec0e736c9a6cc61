//! Trials in the worker: an experiment that is carried out batch by batch.

use wasm_bindgen::prelude::*;

use crate::experiment::Experiment;
use crate::results::Snapshot;
use crate::run::Run;

/// An experiment with what its trials gave so far.
#[wasm_bindgen]
pub struct Trials(Run);

#[wasm_bindgen]
impl Trials {
    /// Nothing done yet of the experiment that a link describes.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(link: &str) -> Trials {
        Trials(Run::new(&Experiment::from_link(link).0))
    }

    /// Changes how many trials each case has; those that were done stay.
    pub fn extend(&mut self, num_trials: f64) {
        self.0.extend(num_trials as u64);
    }

    /// Runs at most this many of the next trials.
    pub fn advance(&mut self, most: u32) {
        self.0.advance(u64::from(most));
    }

    /// How many trials were done, over all cases.
    #[must_use]
    pub fn done(&self) -> f64 {
        self.0.done() as f64
    }

    /// How many trials there are, over all cases.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.0.total() as f64
    }

    /// The statistics so far, as bytes for the page.
    #[must_use]
    pub fn snapshot(&self) -> Vec<u8> {
        let link = self.0.experiment().link();
        Snapshot {
            link,
            statistics: self.0.statistics(),
        }
        .to_bytes()
    }

    /// The fingerprint of what was done.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        self.0.fingerprint().to_string()
    }
}
