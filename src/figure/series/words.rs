//! The series in words: title, description, and the values at a point.

use super::SeriesFigure;
use super::extent::{largest, smallest};
use super::layers::mean_at;
use crate::language::{plural, say, translated};
use crate::param::{decimal, decimals_for, grouped, number_of_trials, plus_minus};
use crate::scenario::{share_alone, share_words};
use crate::sim::{Curve, Quantity};

impl SeriesFigure<'_> {
    /// One line that names the figure.
    #[must_use]
    pub fn title(&self) -> String {
        say!("{unit} by {step}", unit = self.unit(), step = self.step())
    }

    /// The figure in words, for those who do not see it.
    #[must_use]
    pub fn description(&self) -> String {
        let trials = self.statistics.trials;
        let mut text = say!(
            "Curves of {unit} over {count} {steps}, from {trials}.",
            unit = self.unit(),
            count = grouped(self.shape.steps as i64),
            steps = plural(self.shape.step),
            trials = number_of_trials(trials),
        );
        for (quantity, curve) in self.shape.series.iter().zip(&self.statistics.series) {
            let (lowest, highest) = (smallest(&curve.mean), largest(&curve.mean));
            let at = |point: usize| mean_of(quantity, curve, point, trials);
            // The extremes have the digits of where they are.
            let of = |value: f64| {
                let point = curve.mean.iter().position(|mean| *mean == value);
                at(point.unwrap_or(0))
            };
            text += &say!(
                " The mean of {series} goes from {first} to {last}, between {lowest} and {highest} on its \
                 way.",
                series = translated(quantity.label),
                first = at(0),
                last = at(curve.mean.len() - 1),
                lowest = of(lowest),
                highest = of(highest),
            );
        }
        for mark in &self.marks {
            text += &format!(" {}.", mark.label);
        }
        text
    }

    pub(super) fn unit(&self) -> &'static str {
        if !self.shape.series.is_empty() && self.is_of_events() {
            return translated("share of the trials");
        }
        self.shape
            .series
            .first()
            .map_or("", |quantity| translated(quantity.unit))
    }

    pub(super) fn step(&self) -> &'static str {
        translated(self.shape.step)
    }

    /// The values at a point in words: "At step 151: total 471 ± 2 (9 in 10 trials: 433 to 510); …",
    /// and those of each pin at the same step.
    #[must_use]
    pub fn words_at(&self, point: usize) -> String {
        let point = point.min(self.points() - 1);
        let step = self.step_at(point);
        let mut each: Vec<String> = self
            .shown()
            .filter(|_| point < self.shape.points())
            .map(|(i, quantity)| self.values_at(i, quantity, point))
            .collect();
        if each.is_empty() && self.shown().next().is_some() {
            let last = grouped(self.shape.steps as i64);
            each.push(say!(
                "this result ends at {step} {last}",
                step = self.step(),
                last
            ));
        }
        for pin in self.overlay.pins.iter().filter(|pin| pin.has_series()) {
            let values = self.shown().filter_map(|(series, quantity)| {
                let (point, mean, variance) = mean_at(pin, series, step)?;
                let label = translated(quantity.label);
                let trials = pin.statistics.trials;
                // Observed more seldom, a pin has a value nearby.
                let other = pin.shape.step_of(point) != step;
                let mean = mean_with_error(quantity, mean, variance, trials);
                let near = if other {
                    say!(
                        " (at {step} {number})",
                        step = self.step(),
                        number = grouped(pin.shape.step_of(point) as i64)
                    )
                } else {
                    String::new()
                };
                Some(format!("{label} {mean}{near}"))
            });
            let values: Vec<String> = values.collect();
            let values = if values.is_empty() {
                say!(
                    "ends at {step} {last}",
                    step = self.step(),
                    last = grouped(pin.shape.steps as i64)
                )
            } else {
                values.join(translated(", "))
            };
            each.push(say!("{pin} – {values}", pin = pin.name, values));
        }
        say!(
            "At {step} {number}: {values}",
            step = self.step(),
            number = grouped(step as i64),
            values = each.join("; "),
        )
    }

    /// A series of the experiment at one of its points.
    fn values_at(&self, series: usize, quantity: &Quantity, point: usize) -> String {
        let (curve, trials) = (&self.statistics.series[series], self.statistics.trials);
        let mean = mean_with_error(quantity, curve.mean[point], curve.variance[point], trials);
        let label = translated(quantity.label);
        if quantity.event {
            return format!("{label} {mean}");
        }
        let [low, high] =
            [curve.p05[point], curve.p95[point]].map(|value| decimal(value, quantity.decimals()));
        say!(
            "{label} {mean} (9 in 10 trials: {low} to {high})",
            label,
            mean,
            low,
            high,
        )
    }
}

/// A mean with its standard error; of an event, its share.
fn mean_with_error(quantity: &Quantity, mean: f64, variance: f64, trials: u64) -> String {
    if quantity.event {
        return share_words(mean, trials);
    }
    let error = match trials {
        0 | 1 => f64::NAN,
        _ => libm::sqrt(variance / trials as f64),
    };
    plus_minus(mean, error)
}

/// The mean of a curve at a point, with the digits that its error deserves and no word of it.
pub(super) fn mean_of(quantity: &Quantity, curve: &Curve, point: usize, trials: u64) -> String {
    mean_alone(quantity, curve.mean[point], curve.variance[point], trials)
}

/// A mean with the digits that its error deserves; of an event, its share in percent.
pub(super) fn mean_alone(quantity: &Quantity, mean: f64, variance: f64, trials: u64) -> String {
    if quantity.event {
        return share_alone(mean, trials);
    }
    let error = libm::sqrt(variance / trials.max(1) as f64);
    let decimals = if error > 0.0 {
        decimals_for(error).min(2.max(quantity.decimals()))
    } else {
        // All trials gave it, or there is one: a single value.
        quantity.decimals()
    };
    decimal(mean, decimals)
}
