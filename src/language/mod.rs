//! The language that people read: English, or what is made of it.

use std::sync::atomic::{AtomicBool, Ordering};

/// A language of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// As everything is written in the sources.
    English,
    /// Deutsch.
    German,
}

static GERMAN: AtomicBool = AtomicBool::new(false);

impl Language {
    /// The language of a code such as "de" or "de-AT".
    #[must_use]
    pub fn of_code(code: &str) -> Option<Language> {
        match code.split('-').next() {
            Some("en") => Some(Language::English),
            Some("de") => Some(Language::German),
            _ => None,
        }
    }

    /// The language in use.
    #[must_use]
    pub fn current() -> Language {
        if GERMAN.load(Ordering::Relaxed) {
            Language::German
        } else {
            Language::English
        }
    }

    /// Uses it from now on, in this program.
    pub fn set(self) {
        GERMAN.store(self == Language::German, Ordering::Relaxed);
    }
}
