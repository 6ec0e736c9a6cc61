//! Someone's own numbers with everything that they may be: each reading of the text as each kind.

use super::known::Known;
use super::meaning::{Meaning, meanings};
use super::question::{Question, Said};
use super::reading::readings;

/// Someone's own numbers.
#[derive(Debug, Clone)]
pub struct Own {
    pub(super) said: Said,
    pub(super) meanings: Result<Vec<Meaning>, String>,
    /// How many numbers there are, in the first reading.
    pub(super) count: usize,
}

impl Own {
    /// The numbers of a text.
    #[must_use]
    pub fn new(text: &str, question: &Question, said: Said) -> Self {
        let known = Known::new(&question.shape, question.values.clone());
        let readings = readings(text, &known);
        let count = match &readings {
            Ok(readings) => readings.first().map_or(0, |reading| {
                reading.lists.iter().map(|list| list.data.count()).sum()
            }),
            Err(_) => 0,
        };
        Own {
            meanings: readings.and_then(|readings| meanings(&readings, question, &said, &known)),
            count,
            said,
        }
    }

    /// How many numbers there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }
}
