//! The language of the page.

use wasm_bindgen::prelude::*;

use crate::language::{ENGLISH, Language};

/// Uses the language of a code such as "de" for every text from now on, with what has come of its texts; English if there
/// is none.
#[wasm_bindgen(js_name = setLanguage)]
pub fn set_language(code: &str, texts: String) {
    let language = Language::of_code(code).unwrap_or(&ENGLISH);
    language.read(texts);
    language.set();
}
