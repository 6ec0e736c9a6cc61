//! What stands in brackets: lists, dicts and calls as Python, R, MATLAB and JSON write them.

use super::token::{Notation, Token};
use crate::language::say;

/// Deeper than this nothing is nested that holds results.
const DEEPEST: usize = 40;

/// A part of a text in brackets.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Item {
    Number(f64),
    Truth(bool),
    /// What is no number.
    Odd(String),
    /// "...": something was left out here.
    Short,
    List(Vec<Item>),
    /// A set: it holds each value once.
    Set,
    /// A number as the key of something.
    Pair(f64, Box<Item>),
    Named(String, Box<Item>),
    /// Whatever is in it is counted: a `Counter`.
    Counted(Box<Item>),
}

impl Item {
    /// What a name stands for.
    pub(super) fn get(&self, name: &str) -> Option<&Item> {
        let Item::List(items) = self else { return None };
        items.iter().find_map(|item| match item {
            Item::Named(known, inner) if known == name => Some(&**inner),
            _ => None,
        })
    }

    /// All numbers, if there is nothing else.
    pub(super) fn numbers(&self) -> Option<Vec<f64>> {
        let Item::List(items) = self else { return None };
        let number = |item: &Item| match item {
            Item::Number(number) => Some(*number),
            _ => None,
        };
        items.iter().map(number).collect()
    }
}

/// Words behind which no result is: what arrays, series and deques say of themselves.
const SAID: [&str; 6] = ["dtype", "maxlen", "name", "length", "freq", "shape"];

/// The items of a text.
pub(super) fn items(tokens: &[Token<'_>], marks: Notation) -> Result<Vec<Item>, String> {
    let mut reader = Reader {
        tokens,
        at: 0,
        marks,
        depth: 0,
    };
    let mut items = reader.items()?;
    // What is closed that was never opened is passed over.
    while reader.at < tokens.len() {
        items.extend(reader.items()?);
    }
    Ok(items)
}

struct Reader<'a> {
    tokens: &'a [Token<'a>],
    at: usize,
    marks: Notation,
    depth: usize,
}

impl Reader<'_> {
    /// The items up to the bracket that closes them.
    fn items(&mut self) -> Result<Vec<Item>, String> {
        if self.depth > DEEPEST {
            return Err(say!(
                "Its brackets are nested too deep for a list of results."
            ));
        }
        let mut items = Vec::new();
        // Words that name what comes next.
        let mut label = String::new();
        while let Some(token) = self.tokens.get(self.at).copied() {
            self.at += 1;
            let item = match token {
                Token::Close => break,
                Token::Number(text, ..) => {
                    let mut all = Vec::new();
                    if !self.marks.numbers(text, |number| all.push(number)) {
                        items.push(Item::Odd(text.to_owned()));
                        continue;
                    }
                    // All but the last can have no name: there are commas between.
                    let last = all.pop().unwrap_or(0.0);
                    for number in all {
                        place(&mut items, &mut label, Item::Number(number));
                    }
                    Item::Number(last)
                }
                Token::Missing(word) => Item::Odd(word.to_owned()),
                Token::Truth(truth) => Item::Truth(truth),
                Token::Short => Item::Short,
                Token::Open(_) => self.group()?,
                Token::Word(word) => {
                    if let Some(Token::Open(b'(')) = self.tokens.get(self.at) {
                        self.at += 1;
                        let inner = self.group()?;
                        called(word, inner)
                    } else {
                        if !label.is_empty() {
                            label.push(' ');
                        }
                        label += word;
                        continue;
                    }
                }
                Token::Colon | Token::Equals => {
                    match items.pop() {
                        // "Trial 1: [", with the number in the name.
                        Some(Item::Named(name, inner)) if label.is_empty() => match *inner {
                            Item::Number(number) => label = format!("{name} {number}"),
                            inner => items.push(Item::Named(name, Box::new(inner))),
                        },
                        Some(Item::Number(key)) if label.is_empty() => {
                            let value = self.value()?;
                            items.push(Item::Pair(key, Box::new(value)));
                        }
                        other => items.extend(other),
                    }
                    // A name for a word: "format": "manytrials-result".
                    let word = self.tokens.get(self.at).copied();
                    let behind = self.tokens.get(self.at + 1);
                    let ends = matches!(
                        behind,
                        None | Some(Token::Comma | Token::Close | Token::Line)
                    );
                    if let (Some(Token::Word(word)), true, false) = (word, ends, label.is_empty()) {
                        self.at += 1;
                        place(&mut items, &mut label, Item::Odd(word.to_owned()));
                    }
                    continue;
                }
                Token::Comma | Token::Semicolon => {
                    drop_label(&mut items, &mut label);
                    continue;
                }
                Token::Line => continue,
            };
            place(&mut items, &mut label, item);
        }
        drop_label(&mut items, &mut label);
        Ok(items)
    }

    /// What follows an opened bracket.
    fn group(&mut self) -> Result<Item, String> {
        let curly = matches!(
            self.tokens.get(self.at.wrapping_sub(1)),
            Some(Token::Open(b'{'))
        );
        self.depth += 1;
        let items = self.items()?;
        self.depth -= 1;
        let keyed = |item: &Item| matches!(item, Item::Pair(..) | Item::Named(..));
        if curly && !items.is_empty() && !items.iter().any(keyed) {
            return Ok(Item::Set);
        }
        Ok(Item::List(items))
    }

    /// The one item behind a key.
    fn value(&mut self) -> Result<Item, String> {
        while self.tokens.get(self.at) == Some(&Token::Line) {
            self.at += 1;
        }
        let from = self.at;
        match self.tokens.get(from).copied() {
            Some(Token::Open(_)) => {
                self.at += 1;
                self.group()
            }
            Some(Token::Number(text, ..)) => {
                self.at += 1;
                let mut value = None;
                let mut count = 0;
                let read = self.marks.numbers(text, |number| {
                    value = Some(number);
                    count += 1;
                });
                Ok(match value {
                    Some(number) if read && count == 1 => Item::Number(number),
                    _ => Item::Odd(text.to_owned()),
                })
            }
            Some(Token::Word(word))
                if matches!(self.tokens.get(from + 1), Some(Token::Open(b'('))) =>
            {
                self.at += 2;
                let inner = self.group()?;
                Ok(called(word, inner))
            }
            Some(Token::Truth(truth)) => {
                self.at += 1;
                Ok(Item::Truth(truth))
            }
            Some(Token::Word(word) | Token::Missing(word)) => {
                self.at += 1;
                Ok(Item::Odd(word.to_owned()))
            }
            _ => Ok(Item::Odd(String::new())),
        }
    }
}

/// Puts an item where it belongs, under its name if it has one.
fn place(items: &mut Vec<Item>, label: &mut String, item: Item) {
    if label.is_empty() {
        items.push(item);
        return;
    }
    let name = std::mem::take(label);
    if !is_said(&name) {
        items.push(Item::Named(name, Box::new(item)));
    }
}

/// A name that nothing follows is no number.
fn drop_label(items: &mut Vec<Item>, label: &mut String) {
    let word = std::mem::take(label);
    if !word.is_empty() && !is_said(&word) {
        items.push(Item::Odd(word));
    }
}

fn is_said(name: &str) -> bool {
    let first = name.split([' ', '=']).next().unwrap_or("");
    SAID.contains(&first.to_ascii_lowercase().as_str())
}

/// What a call gives: `array([...])`, `np.float64(1.5)`, `Fraction(1, 2)`, `Counter({...})`.
fn called(word: &str, inner: Item) -> Item {
    let name = word.rsplit('.').next().unwrap_or(word).to_ascii_lowercase();
    let Item::List(mut items) = inner else {
        return inner;
    };
    match (name.as_str(), items.as_slice()) {
        ("fraction", [Item::Number(above), Item::Number(below)]) => Item::Number(above / below),
        ("set" | "frozenset", _) => Item::Set,
        ("counter", [_]) => Item::Counted(Box::new(items.remove(0))),
        (_, [Item::Number(_) | Item::Truth(_)]) if name != "list" && name != "c" => items.remove(0),
        ("c" | "list" | "vector", _) => Item::List(items),
        // The first list is what it holds; what else there is says how.
        _ => match items
            .iter()
            .position(|item| matches!(item, Item::List(_) | Item::Set))
        {
            Some(first) => items.swap_remove(first),
            None => Item::List(items),
        },
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // in a test, a panic is the message

    use super::super::token::tokens;
    use super::*;

    fn read(text: &str) -> Vec<Item> {
        items(&tokens(text), Notation::Point).unwrap()
    }

    fn list(numbers: &[f64]) -> Item {
        Item::List(numbers.iter().map(|number| Item::Number(*number)).collect())
    }

    #[test]
    fn calls_give_what_they_hold() {
        for text in [
            "[412, 398]",
            "array([412., 398.], dtype=float64)",
            "deque([412, 398], maxlen=None)",
            "[np.float64(412.0), np.int64(398)]",
            "c(412, 398)",
            "[Decimal('412'), Fraction(796, 2)]",
            "dict_values([412, 398])",
            "np.array([412,398])",
            "['412', \"398\"]",
        ] {
            assert_eq!(read(text), [list(&[412.0, 398.0])], "{text}");
        }
        assert_eq!(read("{412, 398}"), [Item::Set]);
    }

    #[test]
    fn names_and_keys_stay() {
        let named = |name: &str, item| Item::Named(name.to_owned(), Box::new(item));
        let pair = |key, item| Item::Pair(key, Box::new(item));
        assert_eq!(
            read("Total: [412, 398]\nResistant pop = [1]"),
            [
                named("Total", list(&[412.0, 398.0])),
                named("Resistant pop", list(&[1.0]))
            ]
        );
        let counts = Item::List(vec![
            pair(412.0, Item::Number(3.0)),
            pair(398.0, Item::Number(1.0)),
        ]);
        assert_eq!(
            read("Counter({412: 3, 398: 1})"),
            [Item::Counted(Box::new(counts.clone()))]
        );
        assert_eq!(read("{412: 3, \"398\": 1}"), [counts]);
        let json = read("{\"a\": {\"b\": [1, 2]}, \"c\": 3}");
        assert_eq!(
            json[0].get("a").and_then(|a| a.get("b")),
            Some(&list(&[1.0, 2.0]))
        );
        assert_eq!(read("Trial 1: [4]"), [named("Trial 1", list(&[4.0]))]);
    }

    #[test]
    fn nothing_odd_is_lost_and_nothing_deep_traps() {
        assert_eq!(
            read("[1, nan, 2+3j, ...]"),
            [Item::List(vec![
                Item::Number(1.0),
                Item::Odd("nan".to_owned()),
                Item::Odd("2+3j".to_owned()),
                Item::Short
            ])]
        );
        assert!(items(&tokens(&"[".repeat(100_000)), Notation::Point).is_err());
        assert!(
            items(&tokens(&"]".repeat(1000)), Notation::Point)
                .unwrap()
                .is_empty()
        );
    }
}
