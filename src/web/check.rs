//! “Check my result”: the visitor's own numbers beside the trials, in words and over the figures.

use std::cell::RefCell;
use std::rc::Rc;

use serde_json::{Value as Json, json};
use wasm_bindgen::prelude::*;

use super::page::Results;
use crate::check::{MeanCurve, Sample, Verdict, curve_words, read, sample_words};
use crate::figure::{Own, last_moment};
use crate::language::{say, translated};
use crate::naming::{self, Naming, Seen};
use crate::sim::{Distribution, Statistics};

/// What the visitor gave, and what it is of.
#[derive(Default)]
pub(super) struct OwnResult {
    given: Option<Given>,
    made: Option<Result<Made, String>>,
    /// What they look like, once that was asked; empty if like nothing.
    looks: RefCell<Option<Vec<naming::Name>>>,
}

#[derive(Clone)]
struct Given {
    numbers: Rc<Result<Vec<f64>, String>>,
    /// Whether it is a mean curve.
    curve: bool,
    /// The outcome's or series' key.
    key: String,
    trials: u64,
}

/// The visitor's numbers as what they are meant to be.
enum Made {
    Sample(usize, Sample, Box<Statistics>),
    Curve(usize, MeanCurve),
}

impl OwnResult {
    /// What figures draw of it.
    pub(super) fn drawn(&self) -> Option<Own<'_>> {
        match self.made.as_ref()?.as_ref().ok()? {
            Made::Sample(outcome, _, statistics) => Some(Own::Sample(*outcome, statistics)),
            Made::Curve(_, curve) => Some(Own::Curve(curve.points())),
        }
    }
}

#[wasm_bindgen]
impl Results {
    /// What one's own numbers can be, as JSON: a list of `{key, label, curve}`.
    #[wasm_bindgen(js_name = ownChoices)]
    #[must_use]
    pub fn own_choices(&self) -> String {
        let shape = &self.shapes[0];
        let moment = if shape.at_end {
            format!(" {}", last_moment(shape))
        } else {
            String::new()
        };
        let outcomes = shape.outcomes.iter().map(|quantity| {
            let outcome = translated(quantity.label);
            let label = say!("Results, one a trial: {outcome}{moment}", outcome, moment);
            json!({ "key": format!("outcome:{}", quantity.key), "label": label, "curve": false })
        });
        let series = shape.series.iter().map(|quantity| {
            let (series, step) = (translated(quantity.label), translated(shape.step));
            let label = say!("Mean curve: {series} by {step}", series, step);
            json!({ "key": format!("series:{}", quantity.key), "label": label, "curve": true })
        });
        Json::from(outcomes.chain(series).collect::<Vec<_>>()).to_string()
    }

    /// Sets the visitor's own numbers: a text, one of [`Results::own_choices`], and of a curve the
    /// number of its trials. An empty text takes them away.
    #[wasm_bindgen(js_name = setOwn)]
    pub fn set_own(&mut self, text: &str, choice: &str, trials: f64) {
        let (kind, key) = choice.split_once(':').unwrap_or(("outcome", choice));
        let given = Given {
            numbers: Rc::new(read(text)),
            curve: kind == "series",
            key: key.to_owned(),
            trials: trials.max(0.0) as u64,
        };
        self.own.given = (!text.is_empty()).then_some(given);
        self.make_own();
    }

    /// What is said of the visitor's own numbers, as JSON; `null` if there are none.
    #[wasm_bindgen(js_name = ownWords)]
    #[must_use]
    pub fn own_words(&self) -> String {
        let Some(made) = &self.own.made else {
            return Json::Null.to_string();
        };
        let problem = |sentence: &str| json!({ "kind": "problem", "sentence": sentence });
        let json = match made {
            Err(sentence) => problem(sentence),
            Ok(_) if self.snapshot.statistics[0].trials < 2 => {
                problem(translated("There are no trials yet."))
            }
            Ok(made) => {
                let (verdict, hint) = self.tested(made);
                json!({
                    "kind": verdict.kind,
                    "sentence": verdict.sentence,
                    "detail": verdict.detail,
                    "hint": hint,
                })
            }
        };
        json.to_string()
    }
}

impl Results {
    /// Takes over the visitor's own numbers from older results.
    pub(super) fn inherit_own(&mut self, older: &mut Results) {
        self.own.given = older.own.given.take();
        if self.shapes == older.shapes {
            self.own.made = older.own.made.take();
            if self.experiment.cases() == older.experiment.cases() {
                self.own.looks = std::mem::take(&mut older.own.looks);
            }
        } else {
            self.make_own();
        }
    }

    fn make_own(&mut self) {
        self.own.looks = RefCell::default();
        self.own.made = self.own.given.as_ref().map(|given| self.made(given));
    }

    fn made(&self, given: &Given) -> Result<Made, String> {
        let numbers = given.numbers.as_ref().as_ref().map_err(Clone::clone)?;
        if self.shapes.len() > 1 {
            return Err(say!("Open one of the cases alone to check a result of it."));
        }
        let shape = &self.shapes[0];
        let all = if given.curve {
            &shape.series
        } else {
            &shape.outcomes
        };
        let place = all.iter().position(|quantity| quantity.key == given.key);
        let Some(place) = place else {
            return Err(say!(
                "This experiment has other results: choose what your numbers are."
            ));
        };
        if given.curve {
            let curve = MeanCurve::new(numbers, given.trials, shape)?;
            return Ok(Made::Curve(place, curve));
        }
        let sample = Sample::new(numbers, all[place].per)?;
        let empty = Distribution {
            histogram: Vec::new(),
            ..sample.distribution()
        };
        let mut outcomes = vec![empty; all.len()];
        outcomes[place] = sample.distribution();
        let statistics = Statistics {
            trials: sample.count(),
            series: Vec::new(),
            outcomes,
        };
        Ok(Made::Sample(place, sample, Box::new(statistics)))
    }

    /// The test, and the misreadings that a wrong result looks like.
    fn tested(&self, made: &Made) -> (Verdict, Option<String>) {
        let (shape, statistics) = (&self.shapes[0], &self.snapshot.statistics[0]);
        let trials = statistics.trials;
        let verdict = match made {
            Made::Sample(outcome, sample, _) => {
                let reference = &statistics.outcomes[*outcome];
                let finding = sample.against(reference, trials);
                sample_words(sample, &finding, (reference.mean, trials))
            }
            Made::Curve(series, curve) => {
                let reference = &statistics.series[*series];
                let (mean, variance) = (&reference.mean, &reference.variance);
                let finding = curve.against(mean, variance, trials, shape.series[*series].per);
                let step = shape.step_of(finding.step.unwrap_or(0));
                curve_words(curve, &finding, (shape.step, step), trials)
            }
        };
        let hint = if verdict.kind == "differs" {
            let mut looks = self.own.looks.borrow_mut();
            let names = looks.get_or_insert_with(|| self.names(made));
            Some(naming::sentence(names)).filter(|sentence| !sentence.is_empty())
        } else {
            None
        };
        (verdict, hint)
    }

    /// What one's own numbers look like.
    fn names(&self, made: &Made) -> Vec<naming::Name> {
        let scenario = self.experiment.scenario();
        let values = &self.experiment.cases()[0];
        let seen = match made {
            Made::Sample(outcome, sample, _) => Seen::Results(*outcome, sample.clone()),
            Made::Curve(series, curve) => Seen::Curve(*series, curve.clone()),
        };
        let mut naming = Naming::new(scenario, values, seen);
        naming.finish();
        naming.names().to_vec()
    }
}
