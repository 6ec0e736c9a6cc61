//! The values of a parameter as a link has them: a comma list of values and of ranges.

use std::collections::HashSet;

use super::MOST_CASES;
use super::problem::{Problem, Problems, TOLD};
use crate::language::{say, translated};
use crate::param::{Kind, Param, Refusal, Value, grouped, parts, plain, range};
use crate::program::expressions;

/// No more values than these are read of a list: longer ones are no work of people, and would be read
/// for seconds.
const LONGEST: usize = 10_000;

/// The values of a list, each once and made legal; at least one. A list of more values than an
/// experiment has cases is read a little further than that.
pub(super) fn read(param: &Param, text: &str, problems: &mut Problems) -> Vec<Value> {
    let mut list = List {
        param,
        values: Vec::new(),
        read: 0,
        refused: HashSet::new(),
        told: Vec::new(),
    };
    let mut is_cut = false;
    let plain = match param.kind {
        Kind::Whole { .. } | Kind::Real { .. } => plain(text),
        Kind::Choice { .. } | Kind::Text { .. } | Kind::Expression { .. } => text.to_owned(),
    };
    let parts: Box<dyn Iterator<Item = &str>> = match param.kind {
        Kind::Expression { .. } => Box::new(expressions(&plain).into_iter()),
        _ => Box::new(parts(&plain)),
    };
    for part in parts {
        if list.values.len() > MOST_CASES || list.read >= LONGEST {
            is_cut = list.read >= LONGEST;
            break;
        }
        match range(param, part, MOST_CASES) {
            None => list.take(part),
            Some(Ok(values)) => values.iter().for_each(|value| list.take(value)),
            Some(Err(wrong)) => {
                let nearest = param.default_value();
                let key = param.key;
                list.refuse(
                    part,
                    Refusal {
                        key,
                        wrong,
                        nearest,
                    },
                );
                list.take(&nearest.to_string());
            }
        }
    }
    let more = list.refused.len() - list.told.len();
    for refusal in list.told {
        problems.add(refusal);
    }
    if more > 0 {
        let wrong = say!(
            "{key} does not take {more} more values of its list either",
            key = param.key,
            more = grouped(more as i64),
        );
        problems.add(Problem::new(
            param.key,
            &wrong,
            translated("the nearest are used"),
        ));
    }
    if is_cut {
        let wrong = say!("The list of {key} is too long", key = param.key);
        let instead = say!(
            "the first {read} of its values are read",
            read = grouped(LONGEST as i64)
        );
        problems.add(Problem::new(param.key, &wrong, &instead));
    }
    list.values
}

/// A list that is being read.
struct List<'a> {
    param: &'a Param,
    values: Vec<Value>,
    read: usize,
    /// The texts that were refused, and what is said of the first of them.
    refused: HashSet<String>,
    told: Vec<Refusal>,
}

impl List<'_> {
    fn take(&mut self, text: &str) {
        self.read += 1;
        let value = self.param.read(text).unwrap_or_else(|refusal| {
            let nearest = refusal.nearest;
            self.refuse(text, refusal);
            nearest
        });
        if !self.values.contains(&value) {
            self.values.push(value);
        }
    }

    fn refuse(&mut self, text: &str, refusal: Refusal) {
        if self.refused.insert(text.trim().to_owned()) && self.told.len() < TOLD {
            self.told.push(refusal);
        }
    }
}
