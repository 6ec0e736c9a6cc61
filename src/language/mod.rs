//! The language that people read: English as in the sources, or what the catalogue makes of it.

mod foreign;
mod german;

use std::collections::HashMap;
use std::fmt::Display;
use std::sync::atomic::{AtomicBool, Ordering};

pub use foreign::{file_name, printed, shown};
pub use german::GERMAN;

/// A language of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// As everything is written in the sources.
    English,
    /// Deutsch.
    German,
}

static IS_GERMAN: AtomicBool = AtomicBool::new(false);

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
        if IS_GERMAN.load(Ordering::Relaxed) {
            Language::German
        } else {
            Language::English
        }
    }

    /// Uses it from now on, in this program.
    pub fn set(self) {
        IS_GERMAN.store(self == Language::German, Ordering::Relaxed);
    }

    /// What stands between thousands, and what before decimals.
    #[must_use]
    pub fn number_marks(self) -> (char, char) {
        match self {
            Language::English => (',', '.'),
            Language::German => ('.', ','),
        }
    }
}

thread_local! {
    // One a thread: the page's own thread may never wait for another one.
    static CATALOGUE: HashMap<&'static str, &'static str> = GERMAN.iter().copied().collect();
}

/// An English text in the language in use; as it is, if the catalogue does not have it.
#[must_use]
pub fn translated(english: &str) -> &str {
    match Language::current() {
        Language::English => english,
        Language::German => {
            CATALOGUE.with(|catalogue| catalogue.get(english).copied().unwrap_or(english))
        }
    }
}

/// The plural of an English word such as "step", in the language in use.
#[must_use]
pub fn plural(english: &str) -> String {
    translated(&format!("{english}s")).to_owned()
}

/// A label as it stands within a sentence: English writes it small, German keeps its nouns.
#[must_use]
pub fn within(label: &str) -> String {
    match Language::current() {
        Language::English => label.to_lowercase(),
        Language::German => label.to_owned(),
    }
}

/// A template with values in place of their names in braces.
#[must_use]
pub(crate) fn filled(template: &str, values: &[(&str, &dyn Display)]) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, from)) = rest.split_once('{') {
        let (name, after) = from.split_once('}').unwrap_or((from, ""));
        text += before;
        if let Some((_, value)) = values.iter().find(|(known, _)| *known == name) {
            text += &value.to_string();
        }
        rest = after;
    }
    text + rest
}

/// As `format!`, in the language in use. All values have names, so that each language can put them
/// where it needs them: `say!("{done} of {total}", done = 1, total)`.
macro_rules! say {
    (@value $name:ident) => { $name };
    (@value $name:ident $value:expr) => { $value };
    ($template:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        if false {
            // Never run, and not in the program: the compiler checks the names by it.
            format!($template $(, $name = $crate::language::say!(@value $name $($value)?))*)
        } else {
            $crate::language::filled(
                $crate::language::translated($template),
                &[$((stringify!($name), &$crate::language::say!(@value $name $($value)?))),*],
            )
        }
    };
}
pub(crate) use say;
