//! What a result looks like, in a sentence.

use super::{Name, What};
use crate::language::{say, translated};
use crate::param::grouped;

/// “This looks like …”, in the language in use; empty where there is no name.
#[must_use]
pub fn sentence(names: &[Name]) -> String {
    let each: Vec<String> = names.iter().map(|name| name.what.words()).collect();
    if each.is_empty() {
        return String::new();
    }
    let mut sentence = say!(
        "This looks like {names}.",
        names = each.join(translated(", or like "))
    );
    let is_a_reading =
        |name: &Name| matches!(name.what, What::Misreading(reading) if reading.is_a_reading);
    if names.iter().any(is_a_reading) {
        sentence += translated(
            " The exercise can be read so too, and then it is no mistake: both readings exist.",
        );
    }
    sentence
}

impl What {
    /// “a program that …”, “clearProb = 0.5”; empty for the rules themselves.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            What::Rules => String::new(),
            What::Values(values) => {
                let each = values.iter().map(|(key, value)| format!("{key} = {value}"));
                each.collect::<Vec<_>>().join(", ")
            }
            What::TrialsFor(key, trials) => {
                let trials = grouped(i64::try_from(*trials).unwrap_or(i64::MAX));
                say!(
                    "a program that takes numTrials ({trials}) for {key}",
                    trials,
                    key
                )
            }
            What::Misreading(misreading) => {
                say!("a program that {what}", what = translated(misreading.what))
            }
        }
    }
}
