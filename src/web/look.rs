//! Looking inside: single trials are replayed on the page and drawn over the figures.

use std::collections::HashMap;
use std::ops::Range;

use serde_json::json;
use wasm_bindgen::prelude::*;

use super::page::{Options, Results};
use crate::language::{say, translated};
use crate::param::{decimal, grouped};
use crate::run::replay;
use crate::sim::MOST_TRIALS;

/// So many trials are drawn behind the bands.
const SAMPLES: u64 = 12;
/// Samples of more cases than this would make the page stutter.
const MOST_SAMPLED_CASES: usize = 4;
/// Replaying may take so many milliseconds of the page's time.
const PATIENCE: f64 = 80.0;
/// Among so many of the first trials the one that is nearest to a point is looked for.
const NEAREST_OF: u64 = 200;

/// The trials that are looked at.
#[derive(Default)]
pub(super) struct Looks {
    trial: Option<u64>,
    samples: bool,
    sampled: Range<u64>,
    /// Replayed trials by case and number.
    rows: HashMap<(usize, u64), Vec<i32>>,
}

impl Looks {
    fn row(&self, case: usize, trial: u64) -> Option<&[i32]> {
        self.rows.get(&(case, trial)).map(Vec::as_slice)
    }

    /// The samples of a case, as far as they were replayed.
    pub(super) fn samples(&self, case: usize) -> Vec<&[i32]> {
        let numbers = self.sampled.clone();
        numbers.filter_map(|trial| self.row(case, trial)).collect()
    }

    /// The single trial of a case with its number, if one is looked at.
    pub(super) fn trial(&self, case: usize) -> Option<(u64, &[i32])> {
        self.trial
            .and_then(|trial| Some((trial, self.row(case, trial)?)))
    }
}

#[wasm_bindgen]
impl Results {
    /// Which trials to draw over the figures: one by its number, and a few samples.
    pub fn look(&mut self, trial: Option<f64>, samples: bool) {
        self.looks.trial = trial.map(|number| (number.max(0.0) as u64).min(MOST_TRIALS - 1));
        self.looks.samples = samples && self.shapes.len() <= MOST_SAMPLED_CASES;
        let sampled = if self.looks.samples { SAMPLES } else { 0 };
        self.looks.sampled = self.first_trials(sampled);
        let until = js_sys::Date::now() + PATIENCE;
        for case in 0..self.shapes.len() {
            for number in self
                .looks
                .trial
                .into_iter()
                .chain(self.looks.sampled.clone())
            {
                // Trials that take long are left out rather than making the page wait.
                if js_sys::Date::now() < until {
                    self.replay(case, number);
                }
            }
        }
    }

    /// Takes over what older results of the same trials replayed.
    pub fn inherit(&mut self, older: &mut Results) {
        let trials = self.experiment.num_trials();
        if older.experiment.with_trials(trials).link() == self.experiment.link() {
            self.looks = std::mem::take(&mut older.looks);
        }
        self.own = std::mem::take(&mut older.own);
        self.own.see(&self.experiment, &self.snapshot.statistics);
    }

    /// The trial that is looked at in words, one sentence a case; empty if there is none.
    #[wasm_bindgen(js_name = trialWords)]
    #[must_use]
    pub fn trial_words(&self) -> String {
        let sentences: Vec<String> = (0..self.shapes.len())
            .filter_map(|case| {
                let (number, cells) = self.looks.trial(case)?;
                let shape = &self.shapes[case];
                let outcomes = &cells[cells.len() - shape.outcomes.len()..];
                let each = shape
                    .outcomes
                    .iter()
                    .zip(outcomes)
                    .map(|(quantity, value)| {
                        let value = decimal(quantity.value(*value), quantity.decimals());
                        format!("{} {value}", translated(quantity.label))
                    });
                let each: Vec<String> = each.collect();
                let label = self.case_label(case);
                let of = if label.is_empty() {
                    String::new()
                } else {
                    say!(" with {case}", case = label)
                };
                Some(say!(
                    "Trial {number}{of}: {outcomes}.",
                    number = grouped(number as i64),
                    of,
                    outcomes = each.join(translated(", ")),
                ))
            })
            .collect();
        json!(sentences).to_string()
    }

    /// Among the first trials of a case the one whose series comes nearest to a place of its
    /// figure; none beside the plot.
    ///
    /// # Errors
    /// If there is no such case or the options are not what they should be.
    #[wasm_bindgen(js_name = nearestTrial)]
    pub fn nearest_trial(
        &mut self,
        case: usize,
        x: f64,
        y: f64,
        options: &str,
    ) -> Result<Option<f64>, JsError> {
        let options: Options = serde_json::from_str(options)?;
        let place = self.series_figure(case)?.at((x, y), options.size());
        Ok(place.and_then(|(point, value)| self.nearest(case, point, value)))
    }

    /// Among the first trials of a case the one that comes nearest to the mean at a point of the
    /// series.
    ///
    /// # Errors
    /// If there is no such case.
    #[wasm_bindgen(js_name = trialAtMean)]
    pub fn trial_at_mean(&mut self, case: usize, point: usize) -> Result<Option<f64>, JsError> {
        let (_, _, statistics) = self.case(case)?;
        let mean = statistics
            .series
            .first()
            .and_then(|curve| curve.mean.get(point).copied());
        Ok(mean.and_then(|mean| self.nearest(case, point, mean)))
    }

    /// The number of the bar at a place of a case's histogram; none beside the bars.
    ///
    /// # Errors
    /// As [`Results::nearest_trial`].
    #[wasm_bindgen(js_name = barAt)]
    pub fn bar_at(&self, case: usize, x: f64, options: &str) -> Result<Option<usize>, JsError> {
        let options: Options = serde_json::from_str(options)?;
        Ok(self.outcome_figure(case)?.bar_at(x, options.size()))
    }

    /// How many bars a case's histogram has.
    ///
    /// # Errors
    /// If there is no such case.
    pub fn bars(&self, case: usize) -> Result<usize, JsError> {
        Ok(self.outcome_figure(case)?.bar_count())
    }

    /// The outcome's number and the first and last value of a bar, as JSON; `null` if there is no
    /// such bar.
    ///
    /// # Errors
    /// If there is no such case.
    #[wasm_bindgen(js_name = barValues)]
    pub fn bar_values(&self, case: usize, bar: usize) -> Result<String, JsError> {
        let figure = self.outcome_figure(case)?;
        let outcome = figure.outcome;
        let values = figure.values_of(bar);
        let values =
            values.map(|(low, high)| json!({ "outcome": outcome, "low": low, "high": high }));
        Ok(json!(values).to_string())
    }

    /// A bar in words: its values and its share of the trials.
    ///
    /// # Errors
    /// If there is no such case.
    #[wasm_bindgen(js_name = barWords)]
    pub fn bar_words(&self, case: usize, bar: usize) -> Result<String, JsError> {
        Ok(self.outcome_figure(case)?.bar_words(bar))
    }

    /// The trials with the lowest, the median and the highest value of the outcome that the
    /// histogram shows, in the only case; none while the run goes on.
    #[must_use]
    pub fn landmarks(&self) -> Vec<f64> {
        let outcome = self.outcome_figure(0).map_or(0, |figure| figure.outcome);
        let of_case = self.snapshot.landmarks.first();
        of_case
            .and_then(|outcomes| outcomes.get(outcome))
            .map_or(Vec::new(), |trials| {
                trials.iter().map(|trial| *trial as f64).collect()
            })
    }
}

impl Results {
    /// At most so many of the experiment's trials, the first ones.
    fn first_trials(&self, most: u64) -> Range<u64> {
        let Range { start, end } = self.experiment.trials();
        start..end.min(start + most)
    }

    /// Among the first trials of a case the one whose series comes nearest to a value at a point.
    fn nearest(&mut self, case: usize, point: usize, value: f64) -> Option<f64> {
        let all = self.first_trials(NEAREST_OF);
        let until = js_sys::Date::now() + PATIENCE;
        let mut numbers = all.start..all.start;
        while numbers.end < all.end && (numbers.is_empty() || js_sys::Date::now() < until) {
            self.replay(case, numbers.end);
            numbers.end += 1;
        }
        let shape = self.shapes.get(case)?;
        let distance = |number: u64| {
            let row = &self.looks.rows[&(case, number)];
            let each = shape.series.iter().enumerate();
            each.map(|(i, quantity)| {
                (quantity.value(row[i * shape.points() + point]) - value).abs()
            })
            .fold(f64::INFINITY, f64::min)
        };
        let nearest = numbers.min_by(|a, b| distance(*a).total_cmp(&distance(*b)));
        nearest.map(|number| number as f64)
    }

    fn replay(&mut self, case: usize, number: u64) {
        let (experiment, seed) = (&self.experiment, self.experiment.seed());
        self.looks.rows.entry((case, number)).or_insert_with(|| {
            let model = experiment.scenario().model(&experiment.cases()[case]);
            replay(&*model, &seed, number)
        });
    }
}
