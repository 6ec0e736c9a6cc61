//! What is known of the experiment that numbers are of: the names that a text may have for them.

use crate::language::translated;
use crate::sim::{Quantity, Shape};

/// What is known of the experiment that the numbers are of.
#[derive(Debug, Clone, Default)]
pub(super) struct Known {
    /// Keys and labels of what trials observe: series and outcomes.
    pub quantities: Vec<(&'static str, String)>,
    /// How many steps a trial has.
    pub steps: usize,
    /// The parameters of the case.
    pub values: Vec<(String, String)>,
}

/// The key of what an experiment observes that a name in a program or a table means.
#[must_use]
pub fn meant(name: &str, shape: &Shape) -> Option<&'static str> {
    Known::new(shape, Vec::new()).meant(name)
}

impl Known {
    /// Of a case: what it observes, and its parameters.
    pub(super) fn new(shape: &Shape, values: Vec<(String, String)>) -> Self {
        let all = |list: &[Quantity]| {
            list.iter()
                .map(|quantity| (quantity.key, translated(quantity.label).to_owned()))
                .collect::<Vec<_>>()
        };
        let mut quantities = all(&shape.outcomes);
        for series in all(&shape.series) {
            if !quantities.contains(&series) {
                quantities.push(series);
            }
        }
        Known {
            quantities,
            steps: if shape.series.is_empty() {
                0
            } else {
                shape.steps
            },
            values,
        }
    }

    /// The quantity that a name in a text means.
    pub(super) fn meant(&self, name: &str) -> Option<&'static str> {
        let words = words_of(name);
        let has = |text: &str| {
            let wanted = words_of(text);
            !wanted.is_empty() && wanted.iter().all(|word| words.contains(word))
        };
        let mut quantities = self.quantities.iter();
        let found = quantities.find(|(key, label)| has(key) || has(label));
        found.map(|(key, _)| *key)
    }
}

/// The words of a name, small; as in `totalPop`, `total_pop` and "Total pop.".
fn words_of(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut small = false;
    for c in name.chars().take(200) {
        if !c.is_alphanumeric() || c.is_uppercase() && small {
            words.push(String::new());
        }
        small = c.is_lowercase();
        if c.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(c.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}
