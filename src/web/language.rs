//! The language of the page.

use wasm_bindgen::prelude::*;

use crate::language::{ENGLISH, Language};

/// Uses the language of a code such as "de" for every text from now on; English if there is none.
#[wasm_bindgen(js_name = setLanguage)]
pub fn set_language(code: &str) {
    Language::of_code(code).unwrap_or(&ENGLISH).set();
}
