//! The values of parameters: one value, and all values of a case by key.

use std::fmt;

use super::grouped;
use crate::language::say;

/// One value of a parameter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value {
    /// A whole number.
    Whole(i64),
    /// A real number, finite and never −0.
    Real(f64),
    /// The key of a choice.
    Choice(&'static str),
}

impl fmt::Display for Value {
    /// The canonical spelling, as in links: the shortest text that reads back as the same value.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Whole(number) => write!(f, "{number}"),
            Value::Real(number) => write!(f, "{number}"),
            Value::Choice(key) => f.write_str(key),
        }
    }
}

/// Why a value was not taken, and the one that can be used in its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    /// The parameter.
    pub key: &'static str,
    /// What was wrong and what is allowed: a sentence that is not ended yet.
    pub wrong: String,
    /// The nearest legal value.
    pub nearest: Value,
}

impl Refusal {
    /// What someone does who goes on all the same: the end of the sentence.
    #[must_use]
    pub fn instead(&self) -> String {
        say!("{nearest} is used", nearest = self.nearest)
    }
}

/// The values of all parameters of a case, in the order of their definition.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Values(Vec<(&'static str, Value)>);

impl Values {
    /// The value under a key.
    ///
    /// # Panics
    /// If a scenario asks for a key that it does not define: a mistake in the scenario's own
    /// module, found by its first test.
    #[must_use]
    pub fn get(&self, key: &str) -> Value {
        match self.0.iter().find(|(known, _)| *known == key) {
            Some((_, value)) => *value,
            None => panic!("no parameter named {key}"),
        }
    }

    /// A whole number under a key.
    ///
    /// # Panics
    /// As [`Values::get`] does, or if the value is of another kind.
    #[must_use]
    pub fn whole(&self, key: &str) -> i64 {
        match self.get(key) {
            Value::Whole(number) => number,
            other => panic!("{key} is {other}, not a whole number"),
        }
    }

    /// A real number under a key.
    ///
    /// # Panics
    /// As [`Values::get`] does, or if the value is of another kind.
    #[must_use]
    pub fn real(&self, key: &str) -> f64 {
        match self.get(key) {
            Value::Real(number) => number,
            other => panic!("{key} is {other}, not a real number"),
        }
    }

    /// The chosen option's key.
    ///
    /// # Panics
    /// As [`Values::get`] does, or if the value is of another kind.
    #[must_use]
    pub fn choice(&self, key: &str) -> &'static str {
        match self.get(key) {
            Value::Choice(option) => option,
            other => panic!("{key} is {other}, not a choice"),
        }
    }

    /// Puts a value in place of an older one, or behind the others.
    pub fn set(&mut self, key: &'static str, value: Value) {
        match self.0.iter_mut().find(|(known, _)| *known == key) {
            Some((_, old)) => *old = value,
            None => self.0.push((key, value)),
        }
    }

    /// Holds a whole number to what it is at most beside the other values: a larger one is mended, and
    /// refused with the limit, which says its reason: "is at most 6 here, as there are no more balls".
    ///
    /// # Panics
    /// As [`Values::whole`] does.
    pub fn hold(&mut self, key: &'static str, most: i64, limit: &str) -> Option<Refusal> {
        let given = self.whole(key);
        if given <= most {
            return None;
        }
        let nearest = Value::Whole(most);
        self.set(key, nearest);
        Some(Refusal {
            key,
            wrong: say!(
                "{key} {limit}, not {given}",
                key,
                limit,
                given = grouped(given)
            ),
            nearest,
        })
    }

    /// All keys and values, in the order of definition.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, Value)> + '_ {
        self.0.iter().copied()
    }
}
