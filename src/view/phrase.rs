//! Words of a text as they are shown: plain, strong where they are the result, explained where they are
//! words of the field.

use serde::Serialize;

use crate::language::translated;
use crate::scenario::{EVERYBODYS_TERMS, Term, Words};

/// A part of a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Phrase {
    /// What it says.
    pub text: String,
    /// Whether it is a result.
    pub strong: bool,
    /// What it means, if it is a word of the field.
    pub meaning: Option<&'static str>,
    /// The value that it is, if that can be changed where it stands.
    pub input: Option<PhraseInput>,
}

/// A value of the experiment in a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PhraseInput {
    /// The key of the parameter.
    pub key: String,
    /// How much more the sentence says than the parameter is.
    pub more: i64,
}

/// Words without their emphasis.
#[must_use]
pub fn plain(words: Vec<Words>) -> String {
    words
        .into_iter()
        .map(|words| Phrase::from(words).text)
        .collect()
}

/// Words in which those of the field are explained, each where it stands first.
pub(super) fn explained(words: Vec<Words>, terms: &'static [Term]) -> Vec<Phrase> {
    let mut left: Vec<&'static Term> = terms.iter().chain(&EVERYBODYS_TERMS).collect();
    let mut phrases = Vec::new();
    for phrase in words.into_iter().map(Phrase::from) {
        if phrase.input.is_some() {
            phrases.push(phrase);
            continue;
        }
        let Phrase { text, strong, .. } = phrase;
        let mut rest = text.as_str();
        while let Some((place, form, of)) = first_of(rest, &left) {
            let term = left.remove(of);
            let (before, from) = rest.split_at(place);
            let (word, after) = from.split_at(form.len());
            phrases.extend(piece(before, strong, None));
            phrases.extend(piece(word, strong, Some(translated(term.meaning))));
            rest = after;
        }
        phrases.extend(piece(rest, strong, None));
    }
    phrases
}

/// A text in which the words of the field are explained.
pub(super) fn explained_text(text: &str, terms: &'static [Term]) -> Vec<Phrase> {
    explained(vec![Words::Plain(text.to_owned())], terms)
}

fn piece(text: &str, strong: bool, meaning: Option<&'static str>) -> Option<Phrase> {
    let text = text.to_owned();
    (!text.is_empty()).then_some(Phrase {
        text,
        strong,
        meaning,
        input: None,
    })
}

/// Where the first of some terms stands in a text, in which form, and which of them it is.
fn first_of(text: &str, terms: &[&'static Term]) -> Option<(usize, &'static str, usize)> {
    let all = terms.iter().enumerate().flat_map(|(of, term)| {
        let forms = translated(term.forms).split('|');
        forms.filter_map(move |form| Some((place_of(form, text)?, form, of)))
    });
    // Of two at the same place the longer one says more.
    all.min_by_key(|(place, form, _)| (*place, usize::MAX - form.len()))
}

/// Where a word stands in a text, as a word of its own; at the beginning of a sentence it is large.
fn place_of(form: &str, text: &str) -> Option<usize> {
    let is_alone = |place: &usize| {
        let (before, behind) = (&text[..*place], &text[*place + form.len()..]);
        let joins = |c: char| c.is_alphanumeric() && form.chars().all(char::is_alphabetic);
        !before.chars().next_back().is_some_and(joins) && !behind.chars().next().is_some_and(joins)
    };
    let small = text.match_indices(form).map(|(place, _)| place);
    let mut letters = form.chars();
    let first = letters.next()?.to_uppercase();
    let large: String = first.chain(letters).collect();
    let large = text.match_indices(&large).map(|(place, _)| place);
    let small = small.filter(is_alone).min();
    // A word has the same length in both, or it is not found.
    let large = large.filter(|place| text.is_char_boundary(place + form.len()));
    let large = large.filter(is_alone).min();
    small.into_iter().chain(large).min()
}

impl From<Words> for Phrase {
    fn from(words: Words) -> Self {
        let (text, strong, input) = match words {
            Words::Plain(text) => (text, false, None),
            Words::Strong(text) => (text, true, None),
            Words::Input { param, text, more } => {
                (text, false, Some(PhraseInput { key: param, more }))
            }
        };
        Phrase {
            text,
            strong,
            meaning: None,
            input,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::words;

    static TERMS: [Term; 2] = [
        Term {
            forms: "step|steps",
            meaning: "One round.",
        },
        Term {
            forms: "longest run|run",
            meaning: "The same again and again.",
        },
    ];

    fn told(text: &str) -> Vec<(String, Option<&'static str>)> {
        let phrases = explained(words(text), &TERMS).into_iter();
        phrases
            .map(|phrase| (phrase.text, phrase.meaning))
            .collect()
    }

    #[test]
    fn a_word_of_the_field_is_explained_where_it_stands_first() {
        let told = told("In 3 steps, and a step more.");
        let words: Vec<&str> = told.iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(words, ["In 3 ", "steps", ", and a step more."]);
        assert_eq!(told[1].1, Some("One round."));
        assert_eq!((told[0].1, told[2].1), (None, None));
    }

    #[test]
    fn a_part_of_a_word_is_none_and_the_longer_form_wins() {
        assert_eq!(told("A footstep, a prune.").len(), 1);
        let told = told("The longest run is a run.");
        assert_eq!(told[1].0, "longest run");
        assert_eq!(told.len(), 3);
    }

    #[test]
    fn words_at_the_beginning_and_results_are_explained_too() {
        assert_eq!(told("Steps come first.")[0].1, Some("One round."));
        let phrases = explained(words("On average *3.9 % ± 0.3 %* of them."), &TERMS);
        let strong: Vec<&str> = phrases
            .iter()
            .filter(|phrase| phrase.strong)
            .map(|phrase| phrase.text.as_str())
            .collect();
        assert_eq!(strong, ["3.9 % ", "±", " 0.3 %"]);
        assert!(phrases[2].meaning.is_some());
    }

    #[test]
    fn nothing_is_lost() {
        for text in ["", "step", "± ±", "ß Step *ü steps* run é", "İstep steps"] {
            let all: String = told(text).into_iter().map(|(text, _)| text).collect();
            assert_eq!(all, text.replace('*', ""));
        }
    }
}
