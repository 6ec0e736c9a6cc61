//! Whether what was observed can come from what is true, at a stated rate of false alarms.

use super::chance::{goodness_of_fit, normal, share_bound};
use super::observed::Observed;

/// The chance that a right model fails one test, over all that it compares together (Bonferroni).
/// Seeds are fixed, so a test that passed passes again until the bits of a result change.
const FALSE_ALARMS: f64 = 1e-4;

/// Differences up to here are rounding.
const ROUNDING: f64 = 1e-9;

/// A mean or a share is taken as normal from this many expected deviating trials on. Rarer deviations
/// are covered by the bound of shares, which holds for any number.
pub(crate) const ENOUGH: f64 = 400.0;

/// The comparisons of one test, each with an upper bound of its chance.
#[derive(Default)]
pub(crate) struct Evidence(Vec<(f64, String)>);

impl Evidence {
    /// One comparison: the chance of a difference as large as what was seen, or an upper bound of it.
    pub(crate) fn add(&mut self, chance: f64, text: String) {
        // Nothing is less likely than a number that does not exist.
        let chance = if chance.is_nan() { 0.0 } else { chance };
        self.0.push((chance, text));
    }

    /// How many comparisons there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The chance of the least likely comparison, times their number.
    pub(crate) fn chance(&self) -> f64 {
        let least = self.0.iter().map(|(chance, _)| *chance);
        (least.fold(1.0, f64::min) * self.len() as f64).min(1.0)
    }

    /// Whether chance explains all of it.
    pub(crate) fn is_met(&self) -> bool {
        self.chance() >= FALSE_ALARMS
    }

    /// The least likely comparisons, in lines.
    pub(crate) fn worst(&self) -> String {
        let mut all: Vec<&(f64, String)> = self.0.iter().collect();
        all.sort_by(|one, other| one.0.total_cmp(&other.0));
        let lines = all.iter().take(5);
        let lines = lines.map(|(chance, text)| format!("{text}; chance {chance:.1e}"));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Stops the test if something is less likely than false alarms may be.
    pub(crate) fn weigh(&self) {
        self.weigh_at_least(1);
    }

    /// Stops the test also if fewer than so many comparisons could be made.
    pub(crate) fn weigh_at_least(&self, least: usize) {
        let (number, chance, worst) = (self.len(), self.chance(), self.worst());
        assert!(number >= least, "only {number} comparisons:\n{worst}");
        assert!(
            self.is_met(),
            "chance {chance:.1e} over {number} comparisons, and {FALSE_ALARMS} is allowed:\n{worst}"
        );
    }

    /// A mean of trials against its true value and a trial's true variance.
    pub(crate) fn mean(&mut self, what: &str, seen: f64, trials: f64, truth: (f64, f64)) {
        let (mean, variance) = truth;
        let chance = if variance < ROUNDING {
            f64::from(u8::from((seen - mean).abs() < 1e-6))
        } else {
            normal((seen - mean) / (variance / trials).sqrt())
        };
        self.add(chance, format!("{what}: mean {seen}, truly {mean}"));
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
        self.add(chance, text);
    }

    /// A share of trials against its true value.
    pub(crate) fn share(&mut self, what: &str, seen: f64, trials: f64, share: f64) {
        let variance = share * (1.0 - share);
        let chance = if variance * trials > ENOUGH {
            normal((seen - share) / (variance / trials).sqrt())
        } else {
            // Of two sides.
            2.0 * share_bound(seen, share, trials)
        };
        self.add(chance, format!("{what}: share {seen}, truly {share}"));
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
            let rounding = 1.0 / quantity.per;
            let allowed = if quantity.per > 1.0 { rounding } else { 1e-6 };
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
            self.add(chance, format!("{what}: the distribution"));
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
