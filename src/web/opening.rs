//! Files that are opened on the page: merged as those of a class, and verified.

use serde_json::json;
use wasm_bindgen::prelude::*;

use crate::results::{Class, Results, Unused};
use crate::verify::{Proving, Shown};

/// The files that are open.
#[wasm_bindgen]
#[derive(Default)]
pub struct Opening {
    class: Class,
    proof: Option<Proving>,
}

#[wasm_bindgen]
impl Opening {
    /// No file yet.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Opening {
        Opening::default()
    }

    /// Whether a file in a folder is worth reading, by its name; nothing if nobody needs to hear of it.
    #[must_use]
    pub fn wants(name: &str) -> Option<bool> {
        Class::wants(name)
    }

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
    #[wasm_bindgen(js_name = passOver)]
    pub fn pass_over(&mut self, name: &str) {
        self.class.pass_over(name);
    }

    /// Notes a file that the browser does not give.
    pub fn refuse(&mut self, name: &str, why: &str) {
        self.class.refuse(name, why.to_owned());
    }

    /// Shows the experiment that a refused file belongs to, in place of the one so far.
    pub fn choose(&mut self, group: usize) {
        self.proof = None;
        self.class.choose(group);
    }

    /// Whether anything was merged.
    #[wasm_bindgen(js_name = hasResults)]
    #[must_use]
    pub fn has_results(&self) -> bool {
        self.class.results().is_some()
    }

    /// What became of the files, as JSON.
    #[must_use]
    pub fn report(&self) -> String {
        let report = self.class.report();
        let gaps = report.missing.iter();
        let gaps = gaps.map(|gap| json!({ "sentence": gap.sentence(), "link": gap.link }));
        // One of each other experiment.
        let mut alone: Vec<&Unused> = Vec::new();
        for unused in &report.refused {
            let known = || alone.iter().any(|known| known.group == unused.group);
            if unused.group.is_some() && !known() {
                alone.push(unused);
            }
        }
        let alone = alone.iter();
        let alone = alone.map(|unused| json!({ "name": unused.name, "group": unused.group }));
        let merged = self.class.results();
        json!({
            "link": merged.map_or(String::new(), |results| results.experiment.link()),
            "fingerprint": merged.map_or(String::new(), |results| results.fingerprint().to_string()),
            "names": report.names,
            "trials": report.trials,
            "asked": report.asked,
            "whole": report.is_whole(),
            "sentence": report.sentence(),
            "remarks": report.remarks(),
            "missing": gaps.collect::<Vec<_>>(),
            "alone": alone.collect::<Vec<_>>(),
            "refused": report.refused.len(),
        })
        .to_string()
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

    /// How many trials were computed again, of how many, and what that shows, as JSON.
    #[must_use]
    pub fn standing(&self) -> String {
        let Some(proof) = &self.proof else {
            return "null".to_owned();
        };
        let (done, total) = proof.progress();
        json!({
            "done": done,
            "total": total,
            "sentence": proof.sentence(),
            "shown": match proof.shown() {
                Shown::Genuine => "genuine",
                Shown::Open => "open",
                Shown::Altered => "altered",
            },
        })
        .to_string()
    }
}

impl Opening {
    /// What was merged, if anything was.
    pub(super) fn merged(&self) -> Option<&Results> {
        self.class.results()
    }
}
