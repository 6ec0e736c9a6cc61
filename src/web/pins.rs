//! Pinned results: drawn over the figures, with their differences in words.

use serde_json::{Value as Json, json};
use wasm_bindgen::prelude::*;

use super::page::Results;
use crate::experiment::Experiment;
use crate::figure::Pinned;
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
        let model = experiment.scenario().model(&experiment.cases()[0]);
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
                                let other = if seed { "trials" } else { "seed" };
                                Some(self.difference_words(case, outcome, difference, other))
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
        other: &str,
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
        let how = if difference.pairs == 0 {
            format!("other {other}, so the runs are independent")
        } else if difference.standard_error > 0.0 {
            let times = difference.independent_error / difference.standard_error;
            let pairs = grouped(difference.pairs as i64);
            if times >= 1.05 {
                let times = decimal(times, 1);
                format!("{pairs} pairs of trials, {times} times tighter than independent runs")
            } else if times <= 0.95 {
                let times = decimal(1.0 / times, 1);
                format!("{pairs} pairs of trials, {times} times wider than independent runs")
            } else {
                format!("{pairs} pairs of trials, as tight as independent runs")
            }
        } else {
            format!(
                "{} pairs of trials, all alike",
                grouped(difference.pairs as i64)
            )
        };
        format!("{of}{} {sign}{amount} ({how})", quantity.label)
    }

    /// What tells a pin from the experiment: its own values, or its scenario.
    fn pin_label(&self, pin: &Experiment) -> String {
        let mine = &self.experiment;
        if pin.scenario().key() != mine.scenario().key() {
            return pin.scenario().title().to_owned();
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
            parts.push(format!("seed = {}", pin.seed_text()));
        }
        if pin.num_trials() != mine.num_trials() {
            parts.push(format!("{} trials", grouped(pin.num_trials() as i64)));
        }
        if parts.is_empty() {
            "the same experiment".to_owned()
        } else {
            parts.join(", ")
        }
    }
}
