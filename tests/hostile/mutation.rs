//! What hostile input is made of: words that readers know, characters that act or hide, numbers at the
//! ends of their kinds, and changes of texts that are nearly right.

use many_trials::scenario::SCENARIOS;
use rand::{RngExt, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;

/// Characters that act, hide, or end something.
pub const CHARACTERS: &[char] = &[
    '\0',
    '\u{1}',
    '\t',
    '\n',
    '\r',
    '\u{1b}',
    '\u{7f}',
    '\u{85}',
    '\u{9b}',
    '\u{a0}',
    '\u{301}',
    '\u{5d0}',
    '\u{200b}',
    '\u{200d}',
    '\u{200f}',
    '\u{202e}',
    '\u{2028}',
    '\u{2066}',
    '\u{3164}',
    '\u{e000}',
    '\u{fdd0}',
    '\u{feff}',
    '\u{fffd}',
    '\u{fffe}',
    '\u{ffff}',
    '\u{1f600}',
    '\u{1ffff}',
    '\u{e0041}',
    '\u{10ffff}',
    '"',
    '\'',
    '<',
    '>',
    '&',
    '=',
    ',',
    ';',
    '#',
    '?',
    '%',
    '+',
    '@',
    '\\',
    '/',
    '{',
    '}',
    '[',
    ']',
];

/// Numbers at the ends of what some reader takes.
const NUMBERS: &[&str] = &[
    "0",
    "-0",
    "1",
    "-1",
    "2.5",
    "0.1",
    "1e-3",
    "5e-324",
    "1e308",
    "1e309",
    "-1e400",
    "NaN",
    "nan",
    "inf",
    "-Infinity",
    "255",
    "65536",
    "1999",
    "2147483647",
    "2147483648",
    "4294967296",
    "9007199254740993",
    "9223372036854775807",
    "9223372036854775808",
    "18446744073709551615",
    "18446744073709551616",
    "340282366920938463463374607431768211456",
    "999999999",
    "1000000000",
    "1000000001",
    "1,024",
    "1.024,5",
    "1 024",
    "1_000",
    "0x10",
    "1e",
    "−3",
    "٣",
    "3.",
    ".5",
    "1e999999999",
];

/// Words and marks of links, results files, lists that programs print.
const WORDS: &[&str] = &[
    "&",
    "=",
    ",",
    "..",
    "/100",
    "0..1/100",
    "0..10000/7",
    "300,150,75,0",
    "?",
    "#pin=",
    "%",
    "%00",
    "%FF",
    "%F0%9F",
    "%E2%80%AE",
    "%0A",
    "%26",
    "+",
    "@",
    "@2",
    "v=1",
    "v=9",
    "scenario=",
    "seed=",
    "numTrials=",
    "firstTrial=",
    "standardError=",
    "embed=true",
    "theme=dark",
    "lang=de",
    "none",
    "[",
    "]",
    "{",
    "}",
    "[]",
    "{}",
    "null",
    "true",
    ":",
    "\"exact\":",
    "\"bins\":",
    "\"sum\":",
    "\"sumOfSquares\":",
    "\"trials\":[[0,1]]",
    "\"trials\":[[0,3],[3,6]]",
    "\"numTrials\":",
    "\"fingerprint\":",
    "\"cases\":",
    "\"link\":",
    "\"v\":2",
    "[[0,[1]]]",
    "Trial 1: ",
    "[1] ",
    "Total: [",
    "...",
    "…",
    "deque([",
    "Counter({",
    "Name: 0, dtype: int64",
    "True",
    "False",
    "mean",
    "\t",
    "; ",
    "'",
    "100%",
    "(1, 2)",
    "array([",
    "])",
];

/// Random choices, the same for the same seed.
pub struct Mutator(Xoshiro256PlusPlus);

impl Mutator {
    /// Choices of a seed.
    pub fn new(seed: u64) -> Self {
        Mutator(Xoshiro256PlusPlus::seed_from_u64(seed))
    }

    /// A number below another one, which is above 0.
    pub fn below(&mut self, most: usize) -> usize {
        self.0.random_range(0..most)
    }

    /// One of several.
    pub fn one<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }

    /// A word that some reader knows.
    pub fn word(&mut self) -> String {
        match self.below(4) {
            0 => self.one(NUMBERS).to_owned(),
            1 => CHARACTERS[self.below(CHARACTERS.len())].to_string(),
            2 => {
                let scenario = SCENARIOS[self.below(SCENARIOS.len())];
                let params = scenario.params();
                match self.below(params.len() + 1) {
                    0 => scenario.key().to_owned(),
                    place => format!("&{}=", params[place - 1].key),
                }
            }
            _ => self.one(WORDS).to_owned(),
        }
    }

    /// A place between two characters.
    fn place(&mut self, text: &str) -> usize {
        let wanted = self.below(text.len() + 1);
        (0..=wanted)
            .rev()
            .find(|at| text.is_char_boundary(*at))
            .unwrap_or(0)
    }

    /// A part of a text, mostly a short one.
    fn part(&mut self, text: &str) -> std::ops::Range<usize> {
        let from = self.place(text);
        let most = if self.below(10) == 0 { text.len() } else { 12 };
        let wanted = (from + self.below(most + 1)).min(text.len());
        let to = (from..=wanted).rev().find(|at| text.is_char_boundary(*at));
        from..to.unwrap_or(from)
    }

    /// Changes a text in one place; another one lends parts of itself.
    pub fn change(&mut self, text: &mut String, other: &str) {
        match self.below(8) {
            0 | 1 => {
                let (at, word) = (self.place(text), self.word());
                text.insert_str(at, &word);
            }
            2 => {
                let part = self.part(text);
                text.replace_range(part, "");
            }
            3 => {
                let part = self.part(text);
                let often = if self.below(10) == 0 {
                    200
                } else {
                    1 + self.below(3)
                };
                let more = text[part.clone()].repeat(often);
                text.insert_str(part.end, &more);
            }
            4 | 5 => {
                if let Some(digits) = self.digits(text) {
                    let number = self.one(NUMBERS);
                    text.replace_range(digits, number);
                }
            }
            6 => {
                let (part, at) = (self.part(other), self.place(text));
                text.insert_str(at, &other[part]);
            }
            _ => {
                let (part, word) = (self.part(text), self.word());
                text.replace_range(part, &word);
            }
        }
    }

    /// The digits of a number somewhere in a text.
    fn digits(&mut self, text: &str) -> Option<std::ops::Range<usize>> {
        let from = self.place(text);
        let begin = from + text[from..].find(|c: char| c.is_ascii_digit())?;
        let rest = &text[begin..];
        let length = rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len());
        Some(begin..begin + length)
    }

    /// Some changes of one of several texts.
    pub fn changed(&mut self, texts: &[String]) -> String {
        let mut text = texts[self.below(texts.len())].clone();
        for _ in 0..=self.below(5) {
            let other = &texts[self.below(texts.len())];
            self.change(&mut text, other);
        }
        text
    }
}
