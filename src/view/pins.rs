//! Pinned results: what is drawn of them over the figures, and their differences in words.

use serde::Serialize;

use super::Choice;
use crate::experiment::Experiment;
use crate::figure::{Hue, Pinned, Table, last_moment, outcome_moment, pin_name, share_label};
use crate::language::{say, shown, translated, within};
use crate::param::{Value, compared, decimal, excess, grouped};
use crate::results::Pin;
use crate::scenario::{Own, share_words};
use crate::sim::{Difference, Shape, Statistics, share_error};

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
    /// The outcomes of both and how much they differ; none where the two observe different things.
    pub compared: Option<Table>,
    /// What there is to know of that comparison, in sentences.
    pub notes: Vec<String>,
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
        let each = pins.map(|(i, pin)| pin_name(letter(i), &pin.label(experiment)));
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
                hue: Hue::Pin(i),
                name: pin_name(letter(i), &pin.label(experiment)),
                marks: pin.experiment.scenario().marks(&pin.experiment.cases()[0]),
                shape: &pin.shape,
                statistics: &pin.result.statistics,
            })
            .collect()
    }

    /// What is said of each pin beside the results of an experiment.
    pub(super) fn words(&self, beside: &ComparedWith<'_>) -> Vec<PinWords> {
        let pins = self.all.iter().enumerate();
        let each = pins.map(|(i, pin)| {
            let compared = pin.compared(letter(i), beside);
            PinWords {
                letter: letter(i),
                link: pin.result.link.clone(),
                label: pin.label(beside.experiment),
                notes: pin.notes(compared.is_some(), beside),
                compared,
            }
        });
        each.collect()
    }
}

/// The results in view, which pins are compared with; one of each list a case.
pub(super) struct ComparedWith<'a> {
    pub(super) experiment: &'a Experiment,
    pub(super) shapes: &'a [Shape],
    pub(super) statistics: &'a [Statistics],
    /// The share in view.
    pub(super) choice: &'a Choice,
}

impl PinInSight {
    /// The outcomes of an experiment, case by case, beside its own, and the share that is in view.
    fn compared(&self, letter: char, beside: &ComparedWith<'_>) -> Option<Table> {
        if self.result.statistics.trials == 0 {
            return None;
        }
        let mut rows = Vec::new();
        for (case, outcomes) in self.result.differences.iter().enumerate() {
            let (Some(shape), Some(now)) = (beside.shapes.get(case), beside.statistics.get(case))
            else {
                continue;
            };
            let label = beside.experiment.case_label(case);
            let named = |name: String| {
                if label.is_empty() {
                    name
                } else {
                    format!("{label}, {name}")
                }
            };
            for (outcome, difference) in outcomes.iter().enumerate() {
                let Some(difference) = difference else {
                    continue;
                };
                let name = named(translated(shape.outcomes[outcome].label).to_owned());
                let cells = self.outcome_cells((shape, now), outcome, *difference);
                rows.push(std::iter::once(name).chain(cells).collect());
            }
            let observed = outcomes.iter().any(Option::is_some);
            if let Some((name, cells)) = self.share_cells(case, beside).filter(|_| observed) {
                rows.push(std::iter::once(named(name)).chain(cells).collect());
            }
        }
        let at_end = self.other_moment(beside).is_some();
        let [now, pin] = if at_end {
            let now = beside.shapes.first().map_or_else(String::new, last_moment);
            [
                say!("now, {moment}", moment = now),
                say!(
                    "{letter}, {moment}",
                    letter,
                    moment = last_moment(&self.shape)
                ),
            ]
        } else {
            [say!("now"), letter.to_string()]
        };
        let of = beside
            .shapes
            .first()
            .map_or_else(String::new, outcome_moment);
        let first = if at_end { String::new() } else { of };
        (!rows.is_empty()).then(|| Table {
            columns: vec![first, now, pin, say!("difference")],
            rows,
        })
    }

    /// An outcome now, its own, and the difference.
    fn outcome_cells(
        &self,
        (shape, now): (&Shape, &Statistics),
        outcome: usize,
        difference: Difference,
    ) -> [String; 3] {
        let (one, other) = (
            now.outcomes[outcome].mean,
            self.result.statistics.outcomes[outcome].mean,
        );
        if shape.outcomes[outcome].event {
            let points = percent_points(difference.mean, difference.standard_error);
            return [
                share_words(one, now.trials),
                share_words(other, self.result.statistics.trials),
                points,
            ];
        }
        let error = difference.standard_error;
        let [one, other, excess_of_means] = compared(one, other, error);
        if self.is_of_all(now, difference) {
            [one, other, excess_of_means]
        } else {
            [one, other, excess(difference.mean, error)]
        }
    }

    /// Whether a difference is of all trials of both, and so that of the means.
    fn is_of_all(&self, now: &Statistics, difference: Difference) -> bool {
        let pairs = difference.pairs;
        pairs == 0 || (pairs == now.trials && pairs == self.result.statistics.trials)
    }

    /// The share that is in view: its name, how large it is now and in the pin, and the difference.
    fn share_cells(&self, case: usize, beside: &ComparedWith<'_>) -> Option<(String, [String; 3])> {
        let (shape, now) = (beside.shapes.get(case)?, beside.statistics.get(case)?);
        let asked = beside.experiment.share(case);
        let (_, share) = beside.choice.of(asked, shape);
        let share = share.filter(|share| !shape.outcomes[share.outcome].event)?;
        // What the exercise asks for may end elsewhere in the pin: all balls are 3 there and 4 here.
        let own = self.experiment.share(0);
        let own = own.filter(|own| asked == Some(share) && own.label == share.label);
        let pin = &self.result.statistics;
        let (one, other) = (share.of(now), own.unwrap_or(share).of(pin));
        let error = libm::hypot(share_error(one, now.trials), share_error(other, pin.trials));
        let cells = [
            share_words(one, now.trials),
            share_words(other, pin.trials),
            percent_points(one - other, error),
        ];
        Some((share_label(&share, shape), cells))
    }

    /// What is observed now, where that is after another number of steps: outcomes are then of different
    /// moments.
    fn other_moment<'b>(&self, beside: &ComparedWith<'b>) -> Option<&'b Shape> {
        let mut shapes = beside.shapes.iter().filter(|shape| shape.at_end);
        let other = shapes.find(|shape| shape.steps != self.shape.steps)?;
        self.shape.at_end.then_some(other)
    }

    fn notes(&self, is_compared: bool, beside: &ComparedWith<'_>) -> Vec<String> {
        if self.result.statistics.trials == 0 {
            return Vec::new();
        }
        if !is_compared {
            return vec![say!("It observes something else, so nothing is compared.")];
        }
        let mut notes = Vec::new();
        if let Some(now) = self.other_moment(beside) {
            notes.push(say!(
                "The numbers are of different moments, {now} and {pin}: nobody can tell from them what the \
                 other values do alone.",
                now = last_moment(now),
                pin = last_moment(&self.shape),
            ));
        }
        let same_seed = self.experiment.seed_text() == beside.experiment.seed_text();
        let first = self.result.differences.first();
        let difference = first.and_then(|outcomes| outcomes.iter().flatten().next());
        if let Some(difference) = difference {
            notes.push(how_sharp(*difference, same_seed));
            let now = &beside.statistics[0];
            if !self.is_of_all(now, *difference) {
                let pairs = grouped(difference.pairs as i64);
                notes.push(say!(
                    "The difference of the means is of the {pairs} trials that both have.",
                    pairs
                ));
            }
        }
        notes
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
            .map(|(key, values)| {
                let params = pin.scenario().params();
                let param = params.iter().find(|param| param.key == *key);
                let written = |values: &[Value]| {
                    let each = values.iter().map(|value| {
                        param.map_or_else(|| value.to_string(), |param| param.label_of(*value))
                    });
                    each.collect::<Vec<_>>().join(translated(", "))
                };
                let now = from.values().iter().find(|(known, _)| known == key);
                let now = now.map_or_else(String::new, |(_, values)| written(values));
                let label = param.map_or(*key, |param| translated(param.label));
                format!("{} {} → {now}", within(label), written(values))
            })
            .collect();
        let text = |experiment: &Experiment| experiment.scenario().own().map(Own::text);
        if text(pin) != text(from) {
            parts.insert(0, say!("another program"));
        } else if parts.is_empty() && pin.call(0) != from.call(0) {
            let call = |experiment: &Experiment| shown(&experiment.call(0).unwrap_or_default());
            parts.push(format!("{} → {}", call(pin), call(from)));
        }
        if pin.seed_text() != from.seed_text() {
            parts.push(say!(
                "seed {pin} → {now}",
                pin = shown(pin.seed_text()),
                now = shown(from.seed_text())
            ));
        }
        if pin.num_trials() != from.num_trials() {
            parts.push(say!(
                "trials {pin} → {now}",
                pin = grouped(pin.num_trials() as i64),
                now = grouped(from.num_trials() as i64)
            ));
        }
        if parts.is_empty() {
            say!("the same experiment")
        } else {
            parts.join(", ")
        }
    }
}

/// A difference of shares: "+1.9 ± 0.4 percentage points".
fn percent_points(difference: f64, error: f64) -> String {
    let amount = excess(difference * 100.0, error * 100.0);
    say!("{amount} percentage points", amount)
}

/// How much the same random numbers sharpen a difference.
fn how_sharp(difference: Difference, same_seed: bool) -> String {
    let pairs = grouped(difference.pairs as i64);
    if difference.pairs == 0 && same_seed {
        return say!("The two have no trials in common: they are compared as unrelated runs.");
    }
    if difference.pairs == 0 {
        return say!("The two had different random numbers: they are compared as unrelated runs.");
    }
    if difference.standard_error <= 0.0 {
        return say!(
            "In each of the {pairs} trials that both have, the two differ alike.",
            pairs
        );
    }
    let times = difference.independent_error / difference.standard_error;
    if times >= 1.05 {
        say!(
            "Both had the same random numbers, trial by trial: that makes the ± of the difference \
             {times} times smaller than between unrelated runs.",
            times = decimal(times, 1),
        )
    } else {
        say!("Both had the same random numbers, trial by trial; here that makes nothing sharper.")
    }
}
