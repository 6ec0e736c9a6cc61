//! Whether what was observed can come from what is true, at a stated rate of false alarms.

use super::chance::{goodness_of_fit, normal, share_bound};
use super::facts::{Claim, Fact, Oracle, Population};
use super::watched::{Counts, Observed, mean_of, share_of};

/// The chance that a right model fails one file, over all its facts together (Bonferroni). Seeds are
/// fixed, so a test that passed passes again until the bits of a result change.
pub(crate) const FALSE_ALARMS: f64 = 1e-4;

/// A mean is taken as normal from this many expected deviating trials on; rarer deviations are
/// covered by shares, whose test holds for any number.
pub(crate) const ENOUGH: f64 = 400.0;

/// Differences up to here are rounding.
const ROUNDING: f64 = 1e-6;

/// What a comparison came to.
pub(crate) struct Verdict {
    /// How many facts could be tested.
    pub tested: usize,
    /// The facts that are least likely by chance, with an upper bound of their probability.
    pub worst: Vec<(f64, String)>,
}

impl Verdict {
    /// The probability of the worst fact, times the number of facts.
    pub(crate) fn chance(&self) -> f64 {
        self.worst
            .first()
            .map_or(1.0, |(chance, _)| (chance * self.tested as f64).min(1.0))
    }

    pub(crate) fn is_met(&self) -> bool {
        self.chance() >= FALSE_ALARMS
    }
}

/// Compares all facts of a file.
pub(crate) fn meets(observed: &Observed, oracle: &Oracle) -> Verdict {
    let mut tested = 0;
    let mut worst: Vec<(f64, String)> = Vec::new();
    for fact in &oracle.facts {
        let counts = observed.counts(fact.population, fact.step);
        let (chance, seen) = match test(observed, &counts, fact) {
            Outcome::Chance(chance, seen) => (chance, seen),
            Outcome::NotTested => continue,
        };
        tested += 1;
        // Nothing is less likely than a number that does not exist.
        let chance = if chance.is_nan() { 0.0 } else { chance };
        if worst.len() < 5 || chance < worst[4].0 {
            let text = match &fact.claim {
                Claim::Distribution { .. } => "the distribution".to_owned(),
                Claim::Joint { .. } => "the pairs".to_owned(),
                claim => format!("{claim:?}"),
            };
            let (population, step) = (fact.population, fact.step);
            let text =
                format!("{population:?} at step {step}: {text}; seen {seen}; chance {chance:.1e}");
            worst.push((chance, text));
            worst.sort_by(|one, other| one.0.total_cmp(&other.0));
            worst.truncate(5);
        }
    }
    Verdict { tested, worst }
}

enum Outcome {
    /// An upper bound of the probability of a difference as large as this, and what was seen.
    Chance(f64, String),
    /// There are too few trials for this fact.
    NotTested,
}

fn test(observed: &Observed, counts: &Counts, fact: &Fact) -> Outcome {
    let n = observed.trials();
    let exactly = |seen: f64, expected: f64| {
        let chance = if (seen - expected).abs() <= ROUNDING {
            1.0
        } else {
            0.0
        };
        Outcome::Chance(chance, format!("{seen}"))
    };
    let normally = |seen: f64, expected: f64, variance: f64| {
        let z = (seen - expected) / (variance / n).sqrt();
        Outcome::Chance(normal(z), format!("{seen:.6} (z = {z:.2})"))
    };
    match &fact.claim {
        Claim::Mean { mean, variance } => {
            let seen = reported(observed, fact, counts).0;
            if *variance < 1e-12 {
                exactly(seen, *mean)
            } else if variance * n < ENOUGH {
                Outcome::NotTested
            } else {
                normally(seen, *mean, *variance)
            }
        }
        Claim::Variance { mean, variance } => {
            let seen = reported(observed, fact, counts).1;
            let fourth = mean_of(counts, |value| (value - mean).powi(4));
            if *variance < 1e-12 {
                exactly(seen, *variance)
            } else if variance * variance * n < ENOUGH * fourth || variance * n < ENOUGH {
                Outcome::NotTested
            } else {
                normally(seen, *variance, fourth - variance * variance)
            }
        }
        Claim::Covariance {
            covariance,
            variances,
            ..
        } => {
            let (sum, squares) = observed.products[&fact.step];
            let (seen, square) = (sum / n, squares / n);
            let least = variances[0].min(variances[1]);
            if least < 1e-12 {
                exactly(seen, *covariance)
            } else if least * n < ENOUGH {
                Outcome::NotTested
            } else {
                normally(seen, *covariance, square - seen * seen)
            }
        }
        Claim::Share { from, to, share } => {
            let seen = share_of(counts, *from, *to);
            Outcome::Chance(2.0 * share_bound(seen, *share, n), format!("{seen}"))
        }
        Claim::Quantile { q, value, margin } => {
            let seen = quantile(counts, *q, n);
            if fact.population != Population::Sensitive {
                assert_eq!(
                    f64::from(seen),
                    reported_quantile(observed, fact, *q),
                    "{fact:?}"
                );
            }
            // In truth at most q − margin are smaller, and at least q + margin are no larger.
            let smaller = share_of(counts, i32::MIN, value - 1);
            let no_larger = share_of(counts, i32::MIN, *value);
            let mut chance = 1.0_f64;
            if smaller > q - margin {
                chance = chance.min(share_bound(smaller, q - margin, n));
            }
            if no_larger < q + margin {
                chance = chance.min(share_bound(no_larger, q + margin, n));
            }
            Outcome::Chance(2.0 * chance, format!("{seen}"))
        }
        Claim::Distribution { start, shares } => {
            let count = |value| {
                counts
                    .binary_search_by_key(&value, |(v, _)| *v)
                    .map_or(0, |at| counts[at].1)
            };
            let cells = (*start..)
                .zip(shares)
                .map(|(value, share)| (count(value), *share));
            fit(cells.collect(), n)
        }
        Claim::Joint { shares } => {
            let pairs = &observed.pairs[&fact.step];
            let cell =
                |(pair, share): &((i32, i32), f64)| (pairs.get(pair).copied().unwrap_or(0), *share);
            fit(shares.iter().map(cell).collect(), n)
        }
    }
}

/// Tests cells against their shares, together with all other values, which have what is left.
fn fit(mut cells: Vec<(u64, f64)>, n: f64) -> Outcome {
    // Shares are given with 12 digits, and what is far from the middle is cut.
    const CUT: f64 = 1e-11;
    let (seen, share) = cells
        .iter()
        .fold((0, 0.0), |sum, cell| (sum.0 + cell.0, sum.1 + cell.1));
    let (outside, left) = (n as u64 - seen, (1.0 - share).max(CUT * cells.len() as f64));
    let outside_chance = share_bound(outside as f64 / n, left, n);
    cells.push((outside, left));
    let chance = goodness_of_fit(cells, n).unwrap_or(1.0).min(outside_chance) * 2.0;
    Outcome::Chance(chance, format!("{outside} elsewhere"))
}

/// The mean and the sample variance, as the program reports them.
fn reported(observed: &Observed, fact: &Fact, counts: &Counts) -> (f64, f64) {
    if let Some(series) = fact.population.series() {
        let curve = &observed.statistics.series[series];
        return (curve.mean[fact.step], curve.variance[fact.step]);
    }
    let mean = mean_of(counts, |value| value);
    (mean, mean_of(counts, |value| (value - mean).powi(2)))
}

fn reported_quantile(observed: &Observed, fact: &Fact, q: f64) -> f64 {
    let curve = &observed.statistics.series[fact.population.series().unwrap()];
    let list = match (q * 100.0).round() as u32 {
        5 => &curve.p05,
        25 => &curve.p25,
        50 => &curve.p50,
        75 => &curve.p75,
        95 => &curve.p95,
        percent => panic!("no {percent} % quantile is reported"),
    };
    list[fact.step]
}

fn quantile(counts: &Counts, q: f64, n: f64) -> i32 {
    let mut seen = 0;
    for (value, count) in counts {
        seen += count;
        // In hundredths, so that the comparison is exact.
        if seen * 100 >= (q * 100.0).round() as u64 * n as u64 {
            return *value;
        }
    }
    panic!("there are no trials")
}
