//! Pinned results: drawn over the figures, with their differences in words.

use serde_json::{Value as Json, json};
use wasm_bindgen::prelude::*;

use super::page::Results;
use crate::experiment::Experiment;
use crate::figure::Pinned;
use crate::language::{say, shown, translated};
use crate::param::{decimal, grouped, plus_minus};
use crate::results::Snapshot;
use crate::sim::{Difference, Shape};

/// A pin's experiment and what it observes.
pub(super) struct PinnedCase {
    experiment: Experiment,
    shape: Shape,
}

/// The pins of a snapshot, in its order.
pub(super) fn pinned_cases(snapshot: &Snapshot) -> Vec<PinnedCase> {
    let pins = snapshot.pins.iter().map(|pin| {
        let experiment = Experiment::from_link(&pin.link).0;
        let model = experiment.model(0);
        PinnedCase {
            shape: model.shape().clone(),
            experiment,
        }
    });
    pins.collect()
}

/// A, B, C and so on.
fn letter(pin: usize) -> char {
    char::from(b'A' + (pin % 26) as u8)
}

impl Results {
    /// The pins by letter and by what tells them from the experiment.
    pub(super) fn pin_names(&self) -> Vec<String> {
        let pins = self.pins.iter().enumerate();
        let each = pins.map(|(i, pin)| {
            let label = self.pin_label(&pin.experiment);
            say!("Pin {letter}: {label}", letter = letter(i), label)
        });
        each.collect()
    }

    /// What is drawn of the pins over a case: those that observe the same.
    pub(super) fn pinned(&self, case: usize) -> Vec<Pinned<'_>> {
        let fits = |pin: &PinnedCase| {
            let keys = |shape: &Shape| -> Vec<&str> {
                let all = shape.series.iter().chain(&shape.outcomes);
                all.map(|quantity| quantity.key).collect()
            };
            pin.experiment.scenario().key() == self.experiment.scenario().key()
                && keys(&pin.shape) == keys(&self.shapes[case])
        };
        let pins = self.pins.iter().zip(&self.snapshot.pins).enumerate();
        pins.filter(|(_, (pin, result))| fits(pin) && result.statistics.trials > 0)
            .map(|(i, (pin, result))| Pinned {
                letter: letter(i),
                label: self.pin_label(&pin.experiment),
                shape: &pin.shape,
                statistics: &result.statistics,
            })
            .collect()
    }
}

#[wasm_bindgen]
impl Results {
    /// The pins in words: letter, link, what tells it from the experiment, and the differences of
    /// every outcome, as JSON.
    #[wasm_bindgen(js_name = pinWords)]
    #[must_use]
    pub fn pin_words(&self) -> String {
        let pins = self.pins.iter().zip(&self.snapshot.pins).enumerate();
        let pins: Vec<Json> = pins
            .map(|(i, (pin, result))| {
                let differences: Vec<String> = result
                    .differences
                    .iter()
                    .enumerate()
                    .flat_map(|(case, outcomes)| {
                        outcomes
                            .iter()
                            .enumerate()
                            .filter_map(move |(outcome, difference)| {
                                let difference = (*difference)?;
                                let seed =
                                    pin.experiment.seed_text() == self.experiment.seed_text();
                                Some(self.difference_words(case, outcome, difference, seed))
                            })
                    })
                    .filter(|_| result.statistics.trials > 0)
                    .collect();
                json!({
                    "letter": letter(i).to_string(),
                    "link": result.link,
                    "label": self.pin_label(&pin.experiment),
                    "differences": differences,
                })
            })
            .collect();
        Json::from(pins).to_string()
    }

    /// "total −12.3 ± 0.4, …" of one case and outcome.
    fn difference_words(
        &self,
        case: usize,
        outcome: usize,
        difference: Difference,
        same_seed: bool,
    ) -> String {
        let label = self.case_label(case);
        let of = if label.is_empty() {
            String::new()
        } else {
            format!("{label}, ")
        };
        let quantity = &self.shapes[case].outcomes[outcome];
        let sign = if difference.mean > 0.0 { "+" } else { "" };
        let amount = plus_minus(difference.mean, difference.standard_error);
        let pairs = grouped(difference.pairs as i64);
        let how = if difference.pairs == 0 && same_seed {
            say!("other trials, so the runs are independent")
        } else if difference.pairs == 0 {
            say!("other seed, so the runs are independent")
        } else if difference.standard_error > 0.0 {
            let times = difference.independent_error / difference.standard_error;
            if times >= 1.05 {
                say!(
                    "{pairs} pairs of trials, {times} times tighter than independent runs",
                    pairs,
                    times = decimal(times, 1),
                )
            } else if times <= 0.95 {
                say!(
                    "{pairs} pairs of trials, {times} times wider than independent runs",
                    pairs,
                    times = decimal(1.0 / times, 1),
                )
            } else {
                say!(
                    "{pairs} pairs of trials, as tight as independent runs",
                    pairs
                )
            }
        } else {
            say!("{pairs} pairs of trials, all alike", pairs)
        };
        format!("{of}{} {sign}{amount} ({how})", translated(quantity.label))
    }

    /// What tells a pin from the experiment: its own values, or its scenario.
    fn pin_label(&self, pin: &Experiment) -> String {
        let mine = &self.experiment;
        if pin.scenario().key() != mine.scenario().key() {
            return translated(pin.scenario().title()).to_owned();
        }
        let mut parts: Vec<String> = pin
            .values()
            .iter()
            .filter(|(key, values)| {
                let same = mine.values().iter().find(|(known, _)| known == key);
                same.is_none_or(|(_, mine)| mine != values)
            })
            .map(|(key, values)| format!("{key} = {}", values[0]))
            .collect();
        if pin.seed_text() != mine.seed_text() {
            parts.push(format!("seed = {}", shown(pin.seed_text())));
        }
        if pin.num_trials() != mine.num_trials() {
            let trials = grouped(pin.num_trials() as i64);
            parts.push(say!("{trials} trials", trials));
        }
        if parts.is_empty() {
            say!("the same experiment")
        } else {
            parts.join(", ")
        }
    }
}
