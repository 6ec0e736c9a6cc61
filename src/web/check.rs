//! “Check my result” across the boundary: what the page gives and hears, what a worker does.

use wasm_bindgen::prelude::*;

use super::sight::Sight;
use crate::check::{Said, decoded};
use crate::view::{OwnOrder, OwnWork};

#[wasm_bindgen]
impl Sight {
    /// Sets the visitor's own numbers: a text, the key of what they can be, of how many trials
    /// each number is the mean (0 if that is not said), and the key of an offer that was taken. An
    /// empty text takes them away.
    #[wasm_bindgen(js_name = setOwn)]
    ///
    /// # Errors
    /// If nothing is shown.
    pub fn set_own(
        &mut self,
        text: String,
        kind: String,
        trials: f64,
        pick: String,
    ) -> Result<(), JsError> {
        let trials = (trials >= 1.0).then_some(trials as u64);
        let said = Said { kind, trials, pick };
        self.shown_mut()?.give_own(text, said);
        Ok(())
    }

    /// Sets the visitor's own numbers from a file.
    ///
    /// # Errors
    /// As [`Sight::set_own`].
    #[wasm_bindgen(js_name = setOwnFile)]
    pub fn set_own_file(
        &mut self,
        bytes: &[u8],
        kind: String,
        trials: f64,
        pick: String,
    ) -> Result<(), JsError> {
        self.set_own(decoded(bytes), kind, trials, pick)
    }

    /// What a worker is to do for them that none is at.
    #[wasm_bindgen(js_name = ownOrder)]
    pub fn own_order(&mut self) -> Option<Order> {
        self.shown_mut().ok()?.own_order().map(Order)
    }

    /// No worker is at an order any more, and it is not done.
    #[wasm_bindgen(js_name = ownOrderFailed)]
    pub fn own_order_failed(&mut self, order: &Order) {
        if let Ok(sight) = self.shown_mut() {
            sight.own_order_failed(&order.0);
        }
    }

    /// Takes what a worker made of an order; false if nobody wants it any more.
    ///
    /// # Errors
    /// If the bytes are not that.
    #[wasm_bindgen(js_name = takeOwn)]
    pub fn take_own(&mut self, order: &Order, bytes: &[u8]) -> Result<bool, JsError> {
        let taken = self.shown_mut()?.take_own(&order.0, bytes);
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
