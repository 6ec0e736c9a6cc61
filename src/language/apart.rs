//! The texts of a language apart from the program: the page's program has none but the English ones, and who reads
//! another language gets its texts as a file.

use std::sync::OnceLock;

use super::Language;

/// What an English text is found by. The file has these instead, for they are a tenth as long: the first 40 bits of its
/// FNV-1a hash (<http://www.isthe.com/chongo/tech/comp/fnv/>). No two texts may have the same; a test of the texts holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Digest(u64);

/// How many hexadecimal digits one has.
const DIGITS: usize = 10;

impl Digest {
    /// That of an English text.
    #[must_use]
    pub(super) fn of(english: &str) -> Self {
        let step = |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        Self(english.bytes().fold(0xcbf2_9ce4_8422_2325, step) >> 24)
    }
}

/// The texts of a language as they stand in its source: none in the page's program.
pub(super) const fn in_program<T>(texts: &'static [T]) -> &'static [T] {
    if cfg!(target_family = "wasm") {
        &[]
    } else {
        texts
    }
}

/// The code of a language, and what has come of it: one language, for a page speaks no other until it is loaded anew.
static COME: OnceLock<(&'static str, Vec<(Digest, &'static str)>)> = OnceLock::new();

impl Language {
    /// All texts as a file for the page: the digests of the English ones in a line, then a line for each own one.
    ///
    /// # Panics
    ///
    /// If a text has more than one line: its file would be another.
    #[must_use]
    pub fn written(&self) -> String {
        let (mut digests, mut texts) = (String::new(), String::new());
        for (english, own) in self.entries() {
            assert!(!own.contains('\n'), "{own:?} is of several lines");
            digests += &format!("{:0DIGITS$x}", Digest::of(english).0);
            texts.extend(["\n", own]);
        }
        digests + &texts
    }

    /// Takes the texts of such a file. What is none of it is left out, and then stays English.
    pub fn read(&self, file: String) {
        let file: &'static str = file.leak();
        COME.get_or_init(|| (self.code, pairs(file)));
    }
}

/// What has come of a language.
pub(super) fn come(language: &Language) -> impl Iterator<Item = (Digest, &'static str)> {
    let come = COME.get().filter(|(code, _)| *code == language.code);
    come.into_iter()
        .flat_map(|(_, pairs)| pairs.iter().copied())
}

fn pairs(file: &str) -> Vec<(Digest, &str)> {
    let (digests, texts) = file.split_once('\n').unwrap_or_default();
    let digest = |at| u64::from_str_radix(digests.get(at * DIGITS..)?.get(..DIGITS)?, 16).ok();
    let pair = |(at, text)| Some((Digest(digest(at)?), text));
    texts.split('\n').enumerate().filter_map(pair).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::{ENGLISH, GERMAN, LANGUAGES};
    use super::*;

    #[test]
    fn a_digest_is_the_beginning_of_the_hash_of_its_authors() {
        // Of "foobar" they get 0x85944171f73967e8.
        assert_eq!(Digest::of("foobar"), Digest(0x85_9441_71f7));
    }

    #[test]
    fn what_is_written_is_what_is_read() {
        for language in LANGUAGES {
            let file = language.written();
            let expected: Vec<_> = language
                .entries()
                .map(|(english, own)| (Digest::of(english), own))
                .collect();
            assert_eq!(pairs(&file), expected, "{}", language.code);
            let found: BTreeSet<Digest> = expected.iter().map(|(digest, _)| *digest).collect();
            assert_eq!(found.len(), expected.len(), "two texts have the same");
        }
        assert!(pairs(&GERMAN.written()).len() > 500);
    }

    #[test]
    fn what_is_no_file_of_texts_says_nothing() {
        for file in [
            "",
            "\n",
            "<!DOCTYPE html>\n<p>No.",
            "85944171f",
            "85944171f\nno",
            "ä\nä",
        ] {
            assert_eq!(pairs(file), [], "{file:?}");
        }
        assert_eq!(pairs("859441 1f7\nno"), [], "a digit is missing");
        assert_eq!(
            pairs("85944171f7\none\ntwo"),
            [(Digest::of("foobar"), "one")]
        );
    }

    #[test]
    fn what_has_come_is_of_its_language_alone() {
        static MADE_UP: Language = Language {
            code: "qab",
            thousands: ',',
            decimal: '.',
            keeps_capitals: false,
            texts: &[],
        };
        MADE_UP.read("85944171f7\nFUBAR".to_owned());
        assert_eq!(MADE_UP.text("foobar"), Some("FUBAR"));
        assert_eq!(MADE_UP.text("trials"), None);
        assert_eq!(GERMAN.text("foobar"), None);
        assert_eq!(ENGLISH.text("foobar"), None);
    }
}
