//! Figures with an error of their own, such as another program's trials give, compared with ours.

use many_trials::sim::{Bins, Column, Shape, Summary};

use super::chance::normal;
use super::evidence::{ENOUGH, Evidence};

/// A series of a shape, and an outcome, by their keys.
pub(crate) fn series(shape: &Shape, key: &str) -> usize {
    shape.series.iter().position(|q| q.key == key).unwrap()
}

pub(crate) fn outcome(shape: &Shape, key: &str) -> usize {
    shape.outcomes.iter().position(|q| q.key == key).unwrap()
}

/// What another program found, or what is true.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Figure {
    pub mean: f64,
    pub sd: f64,
    /// How many trials it comes from; infinitely many for an exact figure.
    pub trials: f64,
}

/// What our trials found, in the quantity's own unit.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Seen {
    pub trials: f64,
    pub mean: f64,
    pub variance: f64,
    /// The fourth central moment; of wide bins, the middle counts.
    fourth: f64,
}

impl Seen {
    pub(crate) fn new((bins, column): (Bins, &Column), trials: u64, per: f64) -> Self {
        let n = trials as f64;
        let mean = column.sum as f64 / n;
        let variance = column.sum_of_squares as f64 / n - mean * mean;
        let fourth = column
            .histogram
            .iter()
            .map(|(bin, count)| f64::from(count) * (f64::from(bins.middle(bin)) - mean).powi(4));
        Seen {
            trials: n,
            mean: mean / per,
            variance: variance / per.powi(2),
            fourth: fourth.sum::<f64>() / n / per.powi(4),
        }
    }

    pub(crate) fn of_series(summary: &Summary, key: &str, point: usize) -> Self {
        let series = series(summary.shape(), key);
        let column = summary.series(series).nth(point).unwrap();
        let per = summary.shape().series[series].per;
        Seen::new(column, summary.trials(), per)
    }

    pub(crate) fn of_outcome(summary: &Summary, key: &str) -> Self {
        let outcome = outcome(summary.shape(), key);
        let per = summary.shape().outcomes[outcome].per;
        Seen::new(summary.outcome(outcome), summary.trials(), per)
    }
}

impl Evidence {
    /// A mean, at the combined error of both.
    pub(crate) fn figure_mean(&mut self, what: &str, seen: &Seen, figure: Figure) {
        let variance = figure.sd * figure.sd;
        if variance * seen.trials.min(figure.trials) < ENOUGH {
            return;
        }
        let error = (variance * (1.0 / seen.trials + 1.0 / figure.trials)).sqrt();
        let z = (seen.mean - figure.mean) / error;
        let text = format!(
            "{what}: mean {}, seen {} (z = {z:.2})",
            figure.mean, seen.mean
        );
        self.add(normal(z), text);
    }

    /// A mean and a standard deviation.
    pub(crate) fn figure(&mut self, what: &str, seen: &Seen, figure: Figure) {
        self.figure_mean(what, seen, figure);
        let variance = figure.sd * figure.sd;
        let trials = seen.trials.min(figure.trials);
        if variance * variance * trials < ENOUGH * seen.fourth || variance * trials < ENOUGH {
            return;
        }
        let spread = seen.fourth - seen.variance * seen.variance;
        let error = (spread * (1.0 / seen.trials + 1.0 / figure.trials)).sqrt();
        let z = (seen.variance - variance) / error;
        let sd = seen.variance.sqrt();
        let text = format!("{what}: sd {}, seen {sd} (z = {z:.2})", figure.sd);
        self.add(normal(z), text);
    }

    /// A share of so many trials of ours and of another program's, where both saw enough to be normal.
    pub(crate) fn figure_share(
        &mut self,
        what: &str,
        (seen, n): (f64, f64),
        (share, trials): (f64, f64),
    ) {
        let pooled = (seen * n + share * trials) / (n + trials);
        let variance = pooled * (1.0 - pooled);
        if variance * n.min(trials) >= ENOUGH / 4.0 {
            let z = (seen - share) / (variance * (1.0 / n + 1.0 / trials)).sqrt();
            let text = format!("{what}: share {share}, seen {seen} (z = {z:.2})");
            self.add(normal(z), text);
        }
    }
}
