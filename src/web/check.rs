//! “Check my result” across the boundary: what the page gives and hears, what a worker does.

use wasm_bindgen::prelude::*;

use super::crossing::given;
use super::page::Results;
use crate::check::{Said, decoded};
use crate::view::{OwnNumbers, OwnOrder, OwnWork};

#[wasm_bindgen]
impl Results {
    /// What one's own numbers can be.
    #[wasm_bindgen(js_name = ownChoices, unchecked_return_type = "FormOption[]")]
    #[must_use]
    pub fn own_choices(&self) -> JsValue {
        given(&OwnNumbers::choices(&self.experiment))
    }

    /// Sets the visitor's own numbers: a text, one of [`Results::own_choices`], of how many trials
    /// each number is the mean (0 if that is not said), and the key of an offer that was taken. An
    /// empty text takes them away.
    #[wasm_bindgen(js_name = setOwn)]
    pub fn set_own(&mut self, text: String, kind: String, trials: f64, pick: String) {
        let trials = (trials >= 1.0).then_some(trials as u64);
        let said = Said { kind, trials, pick };
        let statistics = &self.snapshot.statistics;
        self.own.give(text, said, &self.experiment, statistics);
    }

    /// Sets the visitor's own numbers from a file.
    #[wasm_bindgen(js_name = setOwnFile)]
    pub fn set_own_file(&mut self, bytes: &[u8], kind: String, trials: f64, pick: String) {
        self.set_own(decoded(bytes), kind, trials, pick);
    }

    /// What is said of the visitor's own numbers; nothing if there are none.
    #[wasm_bindgen(js_name = ownWords, unchecked_return_type = "OwnWords | null")]
    #[must_use]
    pub fn own_words(&self) -> JsValue {
        given(&self.own.words(&self.experiment))
    }

    /// What a worker is to do for them that none is at.
    #[wasm_bindgen(js_name = ownOrder)]
    pub fn own_order(&mut self) -> Option<Order> {
        self.own.order(&self.experiment).map(Order)
    }

    /// No worker is at an order any more, and it is not done.
    #[wasm_bindgen(js_name = ownOrderFailed)]
    pub fn own_order_failed(&mut self, order: &Order) {
        self.own.failed(&order.0);
    }

    /// Takes what a worker made of an order; false if nobody wants it any more.
    ///
    /// # Errors
    /// If the bytes are not that.
    #[wasm_bindgen(js_name = takeOwn)]
    pub fn take_own(&mut self, order: &Order, bytes: &[u8]) -> Result<bool, JsError> {
        let statistics = &self.snapshot.statistics;
        let taken = (self.own).take(&order.0, bytes, &self.experiment, statistics);
        taken.map_err(|error| JsError::new(&error))
    }
}

/// Something for a worker to do for the visitor's own numbers.
#[wasm_bindgen(js_name = OwnOrder)]
pub struct Order(OwnOrder);

#[wasm_bindgen(js_class = OwnOrder)]
impl Order {
    /// The link of the experiment.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn link(&self) -> String {
        self.0.link.clone()
    }

    /// The numbers that are to be named, if any are.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn numbers(&self) -> Option<Vec<u8>> {
        self.0.numbers.clone()
    }
}

/// Work on an order, in the worker: some trials at a time.
#[wasm_bindgen]
pub struct CheckWork(OwnWork);

#[wasm_bindgen]
impl CheckWork {
    /// The work of an order's link and numbers.
    #[wasm_bindgen(constructor)]
    #[must_use]
    #[allow(clippy::needless_pass_by_value)] // what JavaScript gives is a copy
    pub fn new(link: &str, numbers: Option<Vec<u8>>) -> CheckWork {
        CheckWork(OwnWork::of(link, numbers.as_deref()))
    }

    /// Runs at most so many trials. True once all are done.
    pub fn advance(&mut self, most: u32) -> bool {
        self.0.advance(u64::from(most))
    }

    /// What came out, as bytes for the page.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        self.0.bytes()
    }
}
