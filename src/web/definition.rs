//! What the page's form is made of, and what links mean to it.

use wasm_bindgen::prelude::*;

use super::crossing::given;
use crate::experiment::Experiment;
use crate::language::say;
use crate::param::typed_number;
use crate::view::{self, Definition, Noted, Reading, Truth, Variation};

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

/// What a text typed into a field of a scenario's form means, in the language in use.
#[wasm_bindgen(unchecked_return_type = "Noted")]
#[must_use]
pub fn noted(scenario: &str, key: &str, text: &str) -> JsValue {
    given(&Noted::of(scenario, key, text))
}

/// The same trials of another program, or of another call of it; an empty call runs it as a whole.
#[wasm_bindgen(js_name = withProgram)]
#[must_use]
pub fn with_program(link: &str, text: &str, call: &str) -> String {
    view::with_program(link, text, Some(call))
}

/// The scenario of a key, at the values that a program's call has by the same names.
#[wasm_bindgen(js_name = truthOf, unchecked_return_type = "Truth | null")]
#[must_use]
pub fn truth_of(link: &str, scenario: &str) -> JsValue {
    given(&Truth::chosen(&Experiment::from_link(link).0, scenario))
}

/// A number as it is typed in the language in use; nothing if it is none.
#[wasm_bindgen(js_name = typedNumber)]
#[must_use]
pub fn typed(text: &str) -> Option<f64> {
    typed_number(text)
}

/// Several values of a parameter, proposed to whoever wants to vary it.
#[wasm_bindgen(unchecked_return_type = "Variation")]
#[must_use]
pub fn variation(link: &str, key: &str) -> JsValue {
    given(&Variation::proposed(link, key))
}

/// So many values of a parameter from one end to the other, as these were typed.
#[wasm_bindgen(js_name = valuesBetween, unchecked_return_type = "Variation")]
#[must_use]
pub fn values_between(link: &str, key: &str, from: &str, to: &str, count: &str) -> JsValue {
    given(&Variation::between(link, key, (from, to), count))
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
