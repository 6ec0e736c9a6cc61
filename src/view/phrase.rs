//! Words of a sentence as they are shown: plain, or strong where they are the result.

use serde::Serialize;

use crate::scenario::Words;

/// A part of a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Phrase {
    /// What it says.
    pub text: String,
    /// Whether it is a result.
    pub strong: bool,
}

/// Words without their emphasis.
#[must_use]
pub fn plain(words: Vec<Words>) -> String {
    words
        .into_iter()
        .map(|words| Phrase::from(words).text)
        .collect()
}

impl From<Words> for Phrase {
    fn from(words: Words) -> Self {
        let (text, strong) = match words {
            Words::Plain(text) => (text, false),
            Words::Strong(text) => (text, true),
        };
        Phrase { text, strong }
    }
}
