//! Files that are opened on the page, across the boundary.

use wasm_bindgen::prelude::*;

use super::crossing::given;
use crate::results::{Class, Results};
use crate::view;

/// The files that are open.
#[wasm_bindgen]
#[derive(Default)]
pub struct Opening(view::Opening);

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
        self.0.further();
    }

    /// Takes a file: results, or an archive of them.
    pub fn add(&mut self, name: &str, bytes: &[u8]) {
        self.0.add(name, bytes);
    }

    /// Passes over a file that is not worth reading.
    #[wasm_bindgen(js_name = passOver)]
    pub fn pass_over(&mut self, name: &str) {
        self.0.pass_over(name);
    }

    /// Notes a file that the browser does not give.
    pub fn refuse(&mut self, name: &str, why: &str) {
        self.0.refuse(name, why);
    }

    /// Shows the experiment that a refused file belongs to, in place of the one so far.
    pub fn choose(&mut self, group: usize) {
        self.0.choose(group);
    }

    /// Whether anything was merged.
    #[wasm_bindgen(js_name = hasResults)]
    #[must_use]
    pub fn has_results(&self) -> bool {
        self.merged().is_some()
    }

    /// What became of the files.
    #[wasm_bindgen(unchecked_return_type = "OpeningReport")]
    #[must_use]
    pub fn report(&self) -> JsValue {
        given(&self.0.report())
    }

    /// Begins to verify what is open, in an order that the seed tells.
    pub fn prove(&mut self, seed: &str) {
        self.0.prove(seed);
    }

    /// The link of the trials that are to be computed next; none if there is nothing more to do.
    #[must_use]
    pub fn next(&self) -> Option<String> {
        self.0.next()
    }

    /// Adds what was computed of them.
    pub fn take(&mut self, bytes: &[u8]) {
        self.0.take(bytes);
    }

    /// Computes nothing more.
    pub fn stop(&mut self) {
        self.0.stop();
    }

    /// What verifying has shown; nothing before it begins.
    #[wasm_bindgen(unchecked_return_type = "ProvenSoFar | null")]
    #[must_use]
    pub fn standing(&self) -> JsValue {
        given(&self.0.standing())
    }
}

impl Opening {
    /// What was merged, if anything was.
    pub(super) fn merged(&self) -> Option<&Results> {
        self.0.results()
    }
}
