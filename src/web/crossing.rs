//! How values cross between JavaScript and Rust: as JSON, with the types that `src/view/crossing.rs`
//! writes down.

use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

use crate::scenario::Observed;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = "import type { BarValues, Calls, Citation, Definition, FigureName, FiguresOffer, FileKind, \
    FileOffer, Found, Grip, Looking, Measured, Named, OddTrial, OpeningReport, Paper, PictureAsked, Pointed, Pointing, \
    QrDrawing, Reading, Saved, SavedAs, SavedFrom, Scene, Explained, SizeOffer, SpeedScene, SpeedTask, ProvenSoFar } \
    from \"../crossing.js\";";

/// A value as JavaScript has it.
pub(super) fn given<T: Serialize>(value: &T) -> JsValue {
    // What crosses is made of texts, numbers and lists, which have a JSON form that can be read again.
    let text = serde_json::to_string(value).unwrap_or_default();
    js_sys::JSON::parse(&text).unwrap_or(JsValue::NULL)
}

/// What trials of a program observed, as Python tells it; none if it is something else.
pub(super) fn observed_of(text: &str) -> Option<Observed> {
    serde_json::from_str(text).ok()
}

/// A value of JavaScript's.
///
/// # Errors
/// If it is not what it should be: a mistake of the page.
pub(super) fn taken<T: DeserializeOwned>(value: &JsValue) -> Result<T, JsError> {
    let text = js_sys::JSON::stringify(value).map(String::from);
    Ok(serde_json::from_str(&text.unwrap_or_default())?)
}
