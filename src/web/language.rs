//! The language of the page, and how it shows names of files.

use wasm_bindgen::prelude::*;

use crate::language::{self, Language};

/// Uses the language of a code such as "de" for every text from now on; English if there is none.
#[wasm_bindgen(js_name = setLanguage)]
pub fn set_language(code: &str) {
    Language::of_code(code).unwrap_or(Language::English).set();
}

/// The name of a file, whoever gave it that, as a part of a sentence.
#[wasm_bindgen(js_name = fileName)]
#[must_use]
pub fn file_name(text: &str) -> String {
    language::file_name(text)
}
