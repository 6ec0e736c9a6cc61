//! What is typed into a field of the form, as a link has it, and what is said of it beside the field.

use serde::Serialize;

use super::Named;
use crate::experiment::{EVERYWHERE, Experiment};
use crate::param::Param;
use crate::scenario;

/// A text that was typed, as it is understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Noted {
    /// As links write it.
    pub text: String,
    /// How it was understood; empty where it can be meant in one way only.
    pub understood: String,
    /// What else it may mean: as links write it, and as people read it.
    pub other: Option<Named>,
}

impl Noted {
    /// What a text typed into a field of a scenario's form means, in the language in use. The scenario is told by
    /// its key, or by a link of it where that alone says what its parameters are.
    #[must_use]
    pub fn of(scenario: &str, key: &str, text: &str) -> Self {
        let Some((param, list)) = field(scenario, key) else {
            return Noted {
                text: text.to_owned(),
                understood: String::new(),
                other: None,
            };
        };
        let typed = param.typed(text, list);
        Noted {
            text: typed.text,
            understood: typed.understood,
            other: typed.other.map(|other| Named {
                key: other.text,
                label: other.words,
            }),
        }
    }
}

/// The parameter of a field, and whether it takes a list.
fn field(scenario: &str, key: &str) -> Option<(&'static Param, bool)> {
    let own = if scenario.starts_with('?') {
        Experiment::from_link(scenario).0.scenario().params()
    } else {
        scenario::find(scenario)?.params()
    };
    let own = own.iter();
    let common = EVERYWHERE.iter();
    let mut all = own
        .map(|param| (param, true))
        .chain(common.map(|param| (param, false)));
    all.find(|(param, _)| param.key == key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_scenarios_own_parameters_take_lists() {
        let of = |key: &str, text: &str| Noted::of("one-drug", key, text);
        let trials = of("numTrials", "1.000");
        assert_eq!(trials.text, "1000");
        assert_eq!(trials.other.map(|other| other.label), Some("1".to_owned()));
        assert_eq!(of("numTrials", "1,500").text, "1500");
        assert_eq!(of("numViruses", "1,500").text, "1,500");
        assert_eq!(of("clearProb", "0,05").text, "0.05");
        // Any text is a seed, and what nobody knows stays as it is.
        assert_eq!(of("seed", "1.000").text, "1.000");
        assert_eq!(of("colour", "0,05").text, "0,05");
    }
}
