//! Whether what was observed can come from what is true, at a stated rate of false alarms.

use super::chance::{goodness_of_fit, normal, share_bound};
use super::observed::Observed;

/// The chance that a right model fails one test, over all that it compares together (Bonferroni).
/// Seeds are fixed, so a test that passed passes again until the bits of a result change.
const FALSE_ALARMS: f64 = 1e-4;

/// Differences up to here are rounding.
const ROUNDING: f64 = 1e-9;

/// A share is taken as normal from this many expected deviating trials on.
const ENOUGH: f64 = 400.0;

/// The comparisons of one test, each with an upper bound of its chance.
#[derive(Default)]
pub(crate) struct Evidence(Vec<(f64, String)>);

impl Evidence {
    /// A mean of trials against its true value and a trial's true variance.
    pub(crate) fn mean(&mut self, what: &str, seen: f64, trials: f64, truth: (f64, f64)) {
        let (mean, variance) = truth;
        let chance = if variance < ROUNDING {
            f64::from(u8::from((seen - mean).abs() < 1e-6))
        } else {
            normal((seen - mean) / (variance / trials).sqrt())
        };
        self.0
            .push((chance, format!("{what}: mean {seen}, truly {mean}")));
    }

    /// A sample variance against its true value and the true fourth central moment.
    pub(crate) fn variance(&mut self, what: &str, seen: f64, trials: f64, truth: (f64, f64)) {
        let (variance, fourth) = truth;
        let spread = fourth - variance * variance;
        let chance = if variance < ROUNDING {
            f64::from(u8::from((seen - variance).abs() < 1e-6))
        } else if spread < 1e-3 * variance * variance {
            // Two values, half and half: their variance says nothing that their mean does not, and
            // is far from normal.
            return;
        } else {
            normal((seen - variance) / (spread / trials).sqrt())
        };
        let (seen, variance) = (seen.sqrt(), variance.sqrt());
        let text = format!("{what}: standard deviation {seen}, truly {variance}");
        self.0.push((chance, text));
    }

    /// A share of trials against its true value.
    pub(crate) fn share(&mut self, what: &str, seen: f64, trials: f64, share: f64) {
        let variance = share * (1.0 - share);
        let chance = if variance * trials > ENOUGH {
            normal((seen - share) / (variance / trials).sqrt())
        } else {
            share_bound(seen, share, trials)
        };
        self.0
            .push((chance, format!("{what}: share {seen}, truly {share}")));
    }

    /// An outcome against the chances of its values, in observed units: mean, standard deviation,
    /// and how often each value came.
    pub(crate) fn distribution(
        &mut self,
        observed: &Observed,
        outcome: usize,
        chances: &[(i32, f64)],
    ) {
        let total: f64 = chances.iter().map(|(_, chance)| chance).sum();
        assert!(
            (total - 1.0).abs() < 1e-6,
            "the chances add up to 1, not {total}"
        );
        let quantity = &observed.shape.outcomes[outcome];
        let moment = |center: f64, power: i32| -> f64 {
            let parts = chances
                .iter()
                .map(|(value, chance)| chance * (quantity.value(*value) - center).powi(power));
            parts.sum()
        };
        let mean = moment(0.0, 1);
        let (variance, fourth) = (moment(mean, 2), moment(mean, 4));
        let what = format!("{} of {}", quantity.key, observed.query);
        let seen = &observed.statistics.outcomes[outcome];
        let trials = observed.trials();
        self.mean(&what, seen.mean, trials, (mean, variance));
        self.variance(&what, seen.variance, trials, (variance, fourth));
        if let Some(Some(expected)) = observed.expected.outcomes.get(outcome) {
            let rounding = 1.0 / f64::from(quantity.per);
            let allowed = if quantity.per > 1 { rounding } else { 1e-6 };
            assert!(
                (expected - mean).abs() <= allowed,
                "{what}: {expected}, truly {mean}"
            );
        }

        let counts = observed.counts(outcome);
        let count = |value: i32| {
            let found = counts.binary_search_by_key(&value, |(value, _)| *value);
            found.map_or(0, |at| counts[at].1)
        };
        let cells = chances
            .iter()
            .map(|(value, chance)| (count(*value), *chance));
        let inside: u64 = cells.clone().map(|(count, _)| count).sum();
        assert_eq!(inside as f64, trials, "{what}: values that cannot be");
        if let Some(chance) = goodness_of_fit(cells, trials) {
            self.0.push((chance, format!("{what}: the distribution")));
        }
    }

    /// The share of a case against its true value.
    pub(crate) fn case_share(&mut self, observed: &Observed, share: f64) {
        let seen = observed.share.unwrap().of(&observed.statistics);
        self.share(&observed.query, seen, observed.trials(), share);
        let expected = observed.expected.share.unwrap();
        assert!(
            (expected - share).abs() < 1e-9,
            "{}: {expected}, truly {share}",
            observed.query
        );
    }

    /// Stops the test if something is less likely than false alarms may be.
    pub(crate) fn weigh(self) {
        let tests = self.0.len() as f64;
        let unlikely: Vec<_> = self
            .0
            .iter()
            .filter(|(chance, _)| chance.is_nan() || chance * tests < FALSE_ALARMS)
            .collect();
        assert!(unlikely.is_empty(), "of {tests} comparisons: {unlikely:#?}");
        assert!(tests > 0.0);
    }
}

/// The binomial distribution, by its recurrence outwards from the likeliest value.
pub(crate) fn binomial(n: usize, p: f64) -> Vec<f64> {
    let mode = ((n + 1) as f64 * p).floor().min(n as f64) as usize;
    let mut chances = vec![0.0; n + 1];
    chances[mode] = 1.0;
    for k in mode..n {
        chances[k + 1] = chances[k] * (n - k) as f64 / (k + 1) as f64 * p / (1.0 - p);
    }
    for k in (0..mode).rev() {
        chances[k] = chances[k + 1] * (k + 1) as f64 / (n - k) as f64 * (1.0 - p) / p;
    }
    let sum: f64 = chances.iter().sum();
    chances.iter().map(|chance| chance / sum).collect()
}
