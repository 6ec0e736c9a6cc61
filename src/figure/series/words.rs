//! The series in words: title, note, description, and the values at a point.

use super::SeriesFigure;
use super::extent::{largest, smallest};
use crate::language::{plural, say, translated};
use crate::param::{decimal, grouped, plus_minus};

impl SeriesFigure<'_> {
    /// One line that names the figure.
    #[must_use]
    pub fn title(&self) -> String {
        say!("{unit} by {step}", unit = self.unit(), step = self.step())
    }

    /// What the lines and bands are.
    #[must_use]
    pub fn note(&self) -> String {
        let mut note = if self.shape.series.iter().all(|quantity| quantity.event) {
            say!("The share of trials in which it has happened, and its standard error (band).")
        } else {
            say!(
                "Mean (thick line), median (thin line), half of the trials (dark band) and 9 in 10 \
                 trials (light band)."
            )
        };
        if self.expected.series.iter().any(|line| !line.is_empty()) {
            note += translated(" Dotted: what theory expects.");
        }
        note
    }

    /// The figure in words, for those who do not see it.
    #[must_use]
    pub fn description(&self) -> String {
        let mut text = say!(
            "Curves of {unit} over {count} {steps}, from {trials} trials.",
            unit = self.unit(),
            count = grouped(self.shape.steps as i64),
            steps = plural(self.shape.step),
            trials = grouped(self.statistics.trials as i64),
        );
        for (quantity, curve) in self.shape.series.iter().zip(&self.statistics.series) {
            let (first, last) = (curve.mean[0], curve.mean[curve.mean.len() - 1]);
            let (lowest, highest) = (smallest(&curve.mean), largest(&curve.mean));
            let decimals = if quantity.event {
                3
            } else {
                quantity.decimals() + 1
            };
            text += &say!(
                " The mean of {series} goes from {first} to {last}, between {lowest} and {highest} on its \
                 way.",
                series = translated(quantity.label),
                first = decimal(first, decimals),
                last = decimal(last, decimals),
                lowest = decimal(lowest, decimals),
                highest = decimal(highest, decimals),
            );
        }
        for mark in &self.marks {
            text += &format!(" {}.", mark.label);
        }
        text
    }

    pub(super) fn unit(&self) -> &'static str {
        self.shape
            .series
            .first()
            .map_or("", |quantity| translated(quantity.unit))
    }

    pub(super) fn step(&self) -> &'static str {
        translated(self.shape.step)
    }

    /// The values at a point in words: "At step 151: total 471 ± 2 (9 in 10 trials: 433 to 510); …".
    #[must_use]
    pub fn words_at(&self, point: usize) -> String {
        let point = point.min(self.shape.points() - 1);
        let trials = self.statistics.trials;
        let each = self.shown().map(|(i, quantity)| {
            let curve = &self.statistics.series[i];
            let error = match trials {
                0 | 1 => f64::NAN,
                _ => libm::sqrt(curve.variance[point] / trials as f64),
            };
            let mean = plus_minus(curve.mean[point], error);
            let label = translated(quantity.label);
            if quantity.event {
                return format!("{label} {mean}");
            }
            let [low, high] = [curve.p05[point], curve.p95[point]]
                .map(|value| decimal(value, quantity.decimals()));
            say!(
                "{label} {mean} (9 in 10 trials: {low} to {high})",
                label,
                mean,
                low,
                high,
            )
        });
        let each: Vec<String> = each.collect();
        say!(
            "At {step} {number}: {values}",
            step = self.step(),
            number = grouped(self.shape.step_of(point) as i64),
            values = each.join("; "),
        )
    }
}
