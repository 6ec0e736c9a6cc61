//! The language of the page, and how it shows what others wrote.

use wasm_bindgen::prelude::*;

use crate::language::{self, Language};

/// Uses the language of a code such as "de" for every text from now on; English if there is none.
#[wasm_bindgen(js_name = setLanguage)]
pub fn set_language(code: &str) {
    Language::of_code(code).unwrap_or(Language::English).set();
}

/// A text that somebody else wrote, such as a file's name, as a part of a sentence.
#[wasm_bindgen]
#[must_use]
pub fn shown(text: &str) -> String {
    language::shown(text)
}
