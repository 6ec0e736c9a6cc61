//! What the page's form is made of, and what links mean to it.

use wasm_bindgen::prelude::*;

use super::crossing::given;
use crate::experiment::Experiment;
use crate::language::say;
use crate::view::{Definition, Reading};

/// All scenarios with their parameters and exercises.
#[wasm_bindgen(unchecked_return_type = "Definition")]
#[must_use]
pub fn definition() -> JsValue {
    given(&Definition::new())
}

/// What a link means: its canonical form, all values as text, and what had to be mended.
#[wasm_bindgen(unchecked_return_type = "Reading")]
#[must_use]
pub fn read(link: &str) -> JsValue {
    given(&Reading::of(link))
}

/// The same experiment in a link without the values that are their defaults.
#[wasm_bindgen(js_name = shortLink)]
#[must_use]
pub fn short_link(link: &str) -> String {
    Experiment::from_link(link).0.short_link()
}

/// A link with twice as many trials as are done of it, over all cases.
#[wasm_bindgen(js_name = moreTrials, unchecked_return_type = "Reading")]
#[must_use]
pub fn more_trials(link: &str, done: f64) -> JsValue {
    given(&Reading::with_more(link, done))
}

/// A seed that nobody had before: 40 bits from the browser's own randomness, as text.
///
/// # Errors
/// If the browser gives none.
#[wasm_bindgen(js_name = newSeed)]
pub fn new_seed() -> Result<String, JsError> {
    let bits = getrandom::u64().map_err(|error| {
        JsError::new(&say!(
            "The browser gives no random numbers ({error}); type a seed.",
            error
        ))
    })?;
    Ok((bits % 1_000_000_000_000).to_string())
}
