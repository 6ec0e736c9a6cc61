//! The language that people read: English as in the sources, or what the catalogue makes of it.

mod apart;
mod foreign;
mod german;

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt::Display;
use std::sync::atomic::{AtomicUsize, Ordering};

use apart::Digest;

pub use foreign::{file_name, printed, shown};
pub use german::GERMAN;

/// Every language there is. The first is that of the sources, and in use if nothing is said.
pub static LANGUAGES: &[&Language] = &[&ENGLISH, &GERMAN];

/// A language that people read.
#[derive(Debug, PartialEq, Eq)]
pub struct Language {
    /// Its code, as browsers say it: "de".
    pub code: &'static str,
    /// What stands between thousands.
    pub thousands: char,
    /// What stands before decimals.
    pub decimal: char,
    /// Whether a label within a sentence keeps its capital letters, as nouns do in German.
    pub keeps_capitals: bool,
    /// Every English text with its own one, in lists of what is said together; of English nothing. The page's program
    /// has none of them: they come as they are [written apart](Language::written).
    pub texts: &'static [&'static [(&'static str, &'static str)]],
}

/// As everything is written in the sources.
pub static ENGLISH: Language = Language {
    code: "en",
    thousands: ',',
    decimal: '.',
    keeps_capitals: false,
    texts: &[],
};

/// The place among [`LANGUAGES`] of the one in use.
static CURRENT: AtomicUsize = AtomicUsize::new(0);

thread_local! {
    // By code, and one a thread: the page's own thread may never wait for another one.
    static CATALOGUES: RefCell<HashMap<&'static str, Catalogue>> = RefCell::default();
}

type Catalogue = HashMap<Digest, &'static str>;

impl Language {
    /// The language of a code such as "de" or "de-AT".
    #[must_use]
    pub fn of_code(code: &str) -> Option<&'static Language> {
        let wanted = code.split('-').next()?;
        LANGUAGES
            .iter()
            .copied()
            .find(|language| language.code == wanted)
    }

    /// The language in use.
    #[must_use]
    pub fn current() -> &'static Language {
        LANGUAGES
            .get(CURRENT.load(Ordering::Relaxed))
            .unwrap_or(&LANGUAGES[0])
    }

    /// Uses it from now on, in this program; one that is not among [`LANGUAGES`] cannot be used.
    pub fn set(&self) {
        if let Some(place) = LANGUAGES.iter().position(|known| known.code == self.code) {
            CURRENT.store(place, Ordering::Relaxed);
        }
    }

    /// Every English text with its own one.
    pub fn entries(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.texts.iter().copied().flatten().copied()
    }

    /// Its text for an English one, if it has one.
    #[must_use]
    pub fn text(&self, english: &str) -> Option<&'static str> {
        if self.code == ENGLISH.code {
            return None;
        }
        CATALOGUES.with_borrow_mut(|all| {
            let catalogue = all.entry(self.code);
            let catalogue = catalogue.or_insert_with(|| self.catalogue());
            catalogue.get(&Digest::of(english)).copied()
        })
    }

    /// The texts that the program has, or else those that have come.
    fn catalogue(&self) -> Catalogue {
        let own = self.entries();
        let own = own.map(|(english, text)| (Digest::of(english), text));
        own.chain(apart::come(self)).collect()
    }
}

/// An English text in the language in use; as it is, if the catalogue does not have it.
#[must_use]
pub fn translated(english: &str) -> &str {
    Language::current().text(english).unwrap_or(english)
}

/// The plural of an English word such as "step", in the language in use.
#[must_use]
pub fn plural(english: &str) -> String {
    translated(&format!("{english}s")).to_owned()
}

/// A label as it stands within a sentence: most languages write it small, German keeps its nouns.
#[must_use]
pub fn within(label: &str) -> String {
    if Language::current().keeps_capitals {
        label.to_owned()
    } else {
        label.to_lowercase()
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Made up, so that nothing here depends on what the languages of the page say.
    static MADE_UP: Language = Language {
        code: "qaa",
        thousands: '·',
        decimal: '‚',
        keeps_capitals: false,
        texts: &[&[("trials", "o'trials")], &[("{a} of {b}", "o'{b}, {a}")]],
    };

    #[test]
    fn a_language_says_what_its_catalogue_has() {
        assert_eq!(MADE_UP.text("trials"), Some("o'trials"));
        let template = MADE_UP.text("{a} of {b}").unwrap_or_default();
        assert_eq!(filled(template, &[("a", &1), ("b", &2)]), "o'2, 1");
        assert_eq!(MADE_UP.text("never said"), None);
        assert_eq!(ENGLISH.text("trials"), None);
        // Each has a catalogue of its own.
        assert_eq!(GERMAN.text("trials"), Some("Durchläufe"));
    }

    #[test]
    fn what_is_not_in_the_list_is_never_used() {
        assert_eq!(Language::of_code(MADE_UP.code), None);
        MADE_UP.set();
        assert_eq!(*Language::current(), ENGLISH);
    }
}
