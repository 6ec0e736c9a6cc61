//! Whether watched trials can come from what a file states of the virus scenarios.

use super::chance::{goodness_of_fit, normal, share_bound};
use super::evidence::{ENOUGH, Evidence};
use super::facts::{Claim, Fact, Oracle, Population};
use super::watched::{Counts, Watched, mean_of, share_of};

/// Differences up to here are rounding.
const ROUNDING: f64 = 1e-6;

/// Compares all facts of a file, as far as there are trials enough for them.
pub(crate) fn meets(watched: &Watched, oracle: &Oracle) -> Evidence {
    let mut evidence = Evidence::default();
    for fact in &oracle.facts {
        let counts = watched.counts(fact.population, fact.step);
        let Some((chance, seen)) = test(watched, &counts, fact) else {
            continue;
        };
        let text = match &fact.claim {
            Claim::Distribution { .. } => "the distribution".to_owned(),
            Claim::Joint { .. } => "the pairs".to_owned(),
            claim => format!("{claim:?}"),
        };
        let (population, step) = (fact.population, fact.step);
        evidence.add(
            chance,
            format!("{population:?} at step {step}: {text}; seen {seen}"),
        );
    }
    evidence
}

/// An upper bound of the probability of a difference as large as this, and what was seen. `None` where
/// there are too few trials for the fact.
type Tested = Option<(f64, String)>;

fn test(watched: &Watched, counts: &Counts, fact: &Fact) -> Tested {
    let n = watched.trials();
    let exactly = |seen: f64, expected: f64| {
        let chance = if (seen - expected).abs() <= ROUNDING {
            1.0
        } else {
            0.0
        };
        Some((chance, format!("{seen}")))
    };
    let normally = |seen: f64, expected: f64, variance: f64| {
        let z = (seen - expected) / (variance / n).sqrt();
        Some((normal(z), format!("{seen:.6} (z = {z:.2})")))
    };
    match &fact.claim {
        Claim::Mean { mean, variance } => {
            let seen = reported(watched, fact, counts).0;
            if *variance < 1e-12 {
                exactly(seen, *mean)
            } else if variance * n < ENOUGH {
                None
            } else {
                normally(seen, *mean, *variance)
            }
        }
        Claim::Variance { mean, variance } => {
            let seen = reported(watched, fact, counts).1;
            let fourth = mean_of(counts, |value| (value - mean).powi(4));
            if *variance < 1e-12 {
                exactly(seen, *variance)
            } else if variance * variance * n < ENOUGH * fourth || variance * n < ENOUGH {
                None
            } else {
                normally(seen, *variance, fourth - variance * variance)
            }
        }
        Claim::Covariance {
            covariance,
            variances,
            ..
        } => {
            let (sum, squares) = watched.products[&fact.step];
            let (seen, square) = (sum / n, squares / n);
            let least = variances[0].min(variances[1]);
            if least < 1e-12 {
                exactly(seen, *covariance)
            } else if least * n < ENOUGH {
                None
            } else {
                normally(seen, *covariance, square - seen * seen)
            }
        }
        Claim::Share { from, to, share } => {
            let seen = share_of(counts, *from, *to);
            Some((2.0 * share_bound(seen, *share, n), format!("{seen}")))
        }
        Claim::Quantile { q, value, margin } => {
            let seen = quantile(counts, *q, n);
            if fact.population != Population::Sensitive {
                assert_eq!(
                    f64::from(seen),
                    reported_quantile(watched, fact, *q),
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
            Some((2.0 * chance, format!("{seen}")))
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
            Some(fit(cells.collect(), n))
        }
        Claim::Joint { shares } => {
            let pairs = &watched.pairs[&fact.step];
            let cell =
                |(pair, share): &((i32, i32), f64)| (pairs.get(pair).copied().unwrap_or(0), *share);
            Some(fit(shares.iter().map(cell).collect(), n))
        }
    }
}

/// Tests cells against their shares, together with all other values, which have what is left.
fn fit(mut cells: Vec<(u64, f64)>, n: f64) -> (f64, String) {
    // Shares are given with 12 digits, and what is far from the middle is cut.
    const CUT: f64 = 1e-11;
    let (seen, share) = cells
        .iter()
        .fold((0, 0.0), |sum, cell| (sum.0 + cell.0, sum.1 + cell.1));
    let (outside, left) = (n as u64 - seen, (1.0 - share).max(CUT * cells.len() as f64));
    let outside_chance = share_bound(outside as f64 / n, left, n);
    cells.push((outside, left));
    let chance = goodness_of_fit(cells, n).unwrap_or(1.0).min(outside_chance) * 2.0;
    (chance, format!("{outside} elsewhere"))
}

/// The mean and the sample variance, as the program reports them.
fn reported(watched: &Watched, fact: &Fact, counts: &Counts) -> (f64, f64) {
    if let Some(series) = fact.population.series() {
        let curve = &watched.statistics.series[series];
        return (curve.mean[fact.step], curve.variance[fact.step]);
    }
    let mean = mean_of(counts, |value| value);
    (mean, mean_of(counts, |value| (value - mean).powi(2)))
}

fn reported_quantile(watched: &Watched, fact: &Fact, q: f64) -> f64 {
    let curve = &watched.statistics.series[fact.population.series().unwrap()];
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
