//! Pinned results: what is drawn of them over the figures, and their differences in words.

use serde::Serialize;

use crate::experiment::Experiment;
use crate::figure::Pinned;
use crate::language::{say, shown, translated};
use crate::param::{decimal, grouped, plus_minus};
use crate::results::Pin;
use crate::sim::{Difference, Shape};

/// A pin's experiment, what it observes, and what came out.
struct PinInSight {
    experiment: Experiment,
    shape: Shape,
    result: Pin,
}

/// What is said of a pin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PinWords {
    /// A, B, C or D: what figures call it.
    pub letter: char,
    /// The canonical link of its experiment.
    pub link: String,
    /// What tells it from the experiment.
    pub label: String,
    /// How much the experiment exceeds it, outcome by outcome.
    pub differences: Vec<String>,
}

/// The pinned results, in their order.
#[derive(Default)]
pub(super) struct Pins {
    all: Vec<PinInSight>,
}

impl PinInSight {
    fn new(result: Pin) -> Self {
        let (experiment, _) = Experiment::from_link(&result.link);
        let model = experiment.model(0);
        PinInSight {
            shape: model.shape().clone(),
            experiment,
            result,
        }
    }
}

/// A, B, C and so on.
fn letter(pin: usize) -> char {
    char::from(b'A' + (pin % 26) as u8)
}

impl Pins {
    /// Takes those of a snapshot; of those that were known only the results are new.
    pub(super) fn take(&mut self, pins: Vec<Pin>) {
        let mut before = std::mem::take(&mut self.all);
        for result in pins {
            let place = before.iter().position(|pin| pin.result.link == result.link);
            self.all
                .push(match place.map(|place| before.swap_remove(place)) {
                    Some(pin) => PinInSight { result, ..pin },
                    None => PinInSight::new(result),
                });
        }
    }

    /// The pins by letter and by what tells them from an experiment.
    pub(super) fn names(&self, experiment: &Experiment) -> Vec<String> {
        let pins = self.all.iter().enumerate();
        let each = pins.map(|(i, pin)| {
            let label = pin.label(experiment);
            say!("Pin {letter}: {label}", letter = letter(i), label)
        });
        each.collect()
    }

    /// What is drawn of the pins over a case of an experiment: those that observe the same.
    pub(super) fn over(&self, experiment: &Experiment, shape: &Shape) -> Vec<Pinned<'_>> {
        let keys = |shape: &Shape| -> Vec<&str> {
            let all = shape.series.iter().chain(&shape.outcomes);
            all.map(|quantity| quantity.key).collect()
        };
        let fits = |pin: &PinInSight| {
            pin.experiment.scenario().key() == experiment.scenario().key()
                && keys(&pin.shape) == keys(shape)
        };
        let pins = self.all.iter().enumerate();
        pins.filter(|(_, pin)| fits(pin) && pin.result.statistics.trials > 0)
            .map(|(i, pin)| Pinned {
                letter: letter(i),
                label: pin.label(experiment),
                shape: &pin.shape,
                statistics: &pin.result.statistics,
            })
            .collect()
    }

    /// What is said of each pin beside an experiment that observes these.
    pub(super) fn words(&self, experiment: &Experiment, shapes: &[Shape]) -> Vec<PinWords> {
        let pins = self.all.iter().enumerate();
        let each = pins.map(|(i, pin)| PinWords {
            letter: letter(i),
            link: pin.result.link.clone(),
            label: pin.label(experiment),
            differences: pin.differences(experiment, shapes),
        });
        each.collect()
    }
}

impl PinInSight {
    /// How much an experiment exceeds it: case by case, outcome by outcome.
    fn differences(&self, experiment: &Experiment, shapes: &[Shape]) -> Vec<String> {
        if self.result.statistics.trials == 0 {
            return Vec::new();
        }
        let same_seed = self.experiment.seed_text() == experiment.seed_text();
        let mut words = Vec::new();
        for (case, outcomes) in self.result.differences.iter().enumerate() {
            let label = experiment.case_label(case);
            let of = if label.is_empty() {
                label
            } else {
                format!("{label}, ")
            };
            for (quantity, difference) in shapes[case].outcomes.iter().zip(outcomes) {
                let Some(difference) = difference else {
                    continue;
                };
                let sign = if difference.mean > 0.0 { "+" } else { "" };
                let (mean, error) = (difference.mean, difference.standard_error);
                let amount = if quantity.event {
                    let amount = plus_minus(mean * 100.0, error * 100.0);
                    say!("{amount} percentage points", amount)
                } else {
                    plus_minus(mean, error)
                };
                let how = how_tight(*difference, same_seed);
                let outcome = translated(quantity.label);
                words.push(format!("{of}{outcome} {sign}{amount} ({how})"));
            }
        }
        words
    }

    /// What tells it from an experiment: its own values, or its scenario.
    fn label(&self, from: &Experiment) -> String {
        let pin = &self.experiment;
        if pin.scenario().key() != from.scenario().key() {
            return translated(pin.scenario().title()).to_owned();
        }
        let mut parts: Vec<String> = pin
            .values()
            .iter()
            .filter(|(key, values)| {
                let same = from.values().iter().find(|(known, _)| known == key);
                same.is_none_or(|(_, other)| other != values)
            })
            .map(|(key, values)| format!("{key} = {}", values[0]))
            .collect();
        if pin.seed_text() != from.seed_text() {
            parts.push(format!("seed = {}", shown(pin.seed_text())));
        }
        if pin.num_trials() != from.num_trials() {
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

/// How much common random numbers tighten a difference.
fn how_tight(difference: Difference, same_seed: bool) -> String {
    let pairs = grouped(difference.pairs as i64);
    if difference.pairs == 0 && same_seed {
        return say!("other trials, so the runs are independent");
    }
    if difference.pairs == 0 {
        return say!("other seed, so the runs are independent");
    }
    if difference.standard_error <= 0.0 {
        return say!("{pairs} pairs of trials, all alike", pairs);
    }
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
}
