//! What trials of a program observe, as their values come from Python.

use serde::{Deserialize, Serialize};

use crate::language::{say, shown, translated};
use crate::param::{grouped, interned};
use crate::sim::{Quantity, Shape};

/// A trial has no more series, and no more outcomes.
const MOST_QUANTITIES: usize = 20;
/// No series of a trial is longer.
const MOST_STEPS: usize = 1_000_000;

/// What a trial gave, as it came from Python: series with their lengths, and outcomes, of which some only say
/// whether something happened. Of its series each value stands, one after the other; then the outcomes.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct Observed {
    /// Keys and lengths.
    pub series: Vec<(String, usize)>,
    /// Keys, and whether they are events.
    pub outcomes: Vec<(String, bool)>,
}

impl Observed {
    /// What trials of a shape observe.
    #[must_use]
    pub fn of(shape: &Shape) -> Self {
        let series = shape
            .series
            .iter()
            .map(|quantity| (quantity.key.to_owned(), shape.steps + 1));
        let outcomes = shape
            .outcomes
            .iter()
            .map(|quantity| (quantity.key.to_owned(), quantity.event));
        Observed {
            series: series.collect(),
            outcomes: outcomes.collect(),
        }
    }

    /// How many values a trial has.
    #[must_use]
    pub fn len(&self) -> usize {
        let lengths = self.series.iter().map(|(_, length)| *length);
        lengths.fold(self.outcomes.len(), usize::saturating_add)
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What is observed of such trials.
    ///
    /// # Errors
    /// A sentence, if no trial may give this. Whoever ran it may be anybody.
    pub fn shape(&self) -> Result<Shape, String> {
        let keys = self
            .series
            .iter()
            .map(|(key, _)| key)
            .chain(self.outcomes.iter().map(|(key, _)| key));
        if keys.clone().any(|key| key.is_empty() || key.len() > 200) {
            return Err(say!(
                "What it gave has no name, or one of more than 200 letters."
            ));
        }
        if self.series.len().max(self.outcomes.len()) > MOST_QUANTITIES {
            return Err(say!(
                "It gave more than {most} results: return the few that matter.",
                most = MOST_QUANTITIES
            ));
        }
        if self.outcomes.is_empty() {
            return Err(say!("It gave no result."));
        }
        let length = self.series.first().map_or(1, |(_, length)| *length);
        if length == 0 || length > MOST_STEPS {
            return Err(say!(
                "A list that it gave has {length} values; it may have 1 to {most}.",
                length = grouped(length as i64),
                most = grouped(MOST_STEPS as i64),
            ));
        }
        if let Some((key, other)) = self.series.iter().find(|(_, other)| *other != length) {
            return Err(say!(
                "It gave lists of {length} and, in {key}, of {other} values; lists of one trial are equally long.",
                length = grouped(length as i64),
                key = shown(key),
                other = grouped(*other as i64),
            ));
        }
        let twice = |list: &[&String]| (1..list.len()).any(|i| list[..i].contains(&list[i]));
        let series: Vec<&String> = self.series.iter().map(|(key, _)| key).collect();
        let outcomes: Vec<&String> = self.outcomes.iter().map(|(key, _)| key).collect();
        if twice(&series) || twice(&outcomes) {
            return Err(say!("Two of the results that it gave have one name."));
        }
        let count = |key: &str| {
            let key = interned(key);
            Quantity::count(key, key, "", 0)
        };
        let outcome = |(key, event): &(String, bool)| {
            let key = interned(key);
            if *event {
                Quantity::event(key, key)
            } else {
                count(key)
            }
        };
        Ok(Shape::of_rows(
            length - 1,
            self.series.iter().map(|(key, _)| count(key)).collect(),
            self.outcomes.iter().map(outcome).collect(),
        ))
    }

    /// What it is in words: "3 numbers", "a list of 301 values".
    fn words(&self) -> String {
        let mut parts: Vec<String> = Vec::new();
        for (key, length) in &self.series {
            parts.push(say!(
                "{key}, a list of {length}",
                key = shown(key),
                length = grouped(*length as i64)
            ));
        }
        let alone = self
            .outcomes
            .iter()
            .filter(|(key, _)| self.series.iter().all(|(series, _)| series != key));
        for (key, event) in alone {
            let key = shown(key);
            parts.push(if *event {
                say!("{key}, True or False", key)
            } else {
                say!("{key}, a number", key)
            });
        }
        parts.join(translated("; "))
    }
}

/// Why a trial of a program was not taken.
#[derive(Debug, Clone, PartialEq)]
pub enum Untaken {
    /// It is of another experiment.
    Elsewhere,
    /// There are more or fewer values than it says.
    NotWhole,
    /// No more values than so many are kept.
    NoRoom(usize),
    /// No trial may give what it gave, as a sentence.
    Never(String),
    /// It observed this, and the first trial something else.
    Unlike(Observed, Option<Observed>),
    /// It observed this, and a trial of another case something else.
    UnlikeCase(Observed),
    /// A value of it is no number, or too large.
    NoNumber(f64),
}

impl Untaken {
    /// Why, in a sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Untaken::Elsewhere => say!("It is a trial of another experiment."),
            Untaken::NotWhole => say!("What came of it is not whole."),
            Untaken::NoRoom(most) => say!(
                "There is no room for more trials: {most} values are kept at most. Return fewer of them, or run fewer trials.",
                most = grouped(*most as i64)
            ),
            Untaken::Never(sentence) => sentence.clone(),
            Untaken::Unlike(this, first) => say!(
                "It gave {this}, and the first trial gave {first}: every trial gives the same kind of result.",
                this = this.words(),
                first = first.as_ref().map(Observed::words).unwrap_or_default(),
            ),
            Untaken::UnlikeCase(this) => say!(
                "It gave {this}, and another case gave something else.",
                this = this.words()
            ),
            Untaken::NoNumber(value) => say!(
                "It gave {value}, which is no number that can be added up.",
                value
            ),
        }
    }
}
