//! What a test could have seen: how often so many results of a program that misreads the rules would
//! pass. Means are taken as normal, the sum of squares of the distribution's test as a stretched
//! chi-square with its own mean and variance (as Patnaik 1949 does for the noncentral one).

use super::chance::{chi_square, normal};
use super::limits::DOUBTFUL;
use super::{Finding, MOST_GROUPS, MeanCurve, SMALLEST_GROUP, Test};
use crate::language::{say, translated};
use crate::param::{decimal, decimals_for, grouped};
use crate::sim::Distribution;

/// How often `count` results of one distribution would be told to agree with trials of another.
pub(super) fn missed(count: u64, other: &Distribution, right: &Distribution, trials: u64) -> f64 {
    let (own, all) = (count as f64, trials.max(1) as f64);
    // Two tests share the chance.
    let level = DOUBTFUL / 2.0;
    let expected = libm::sqrt(right.variance * (1.0 / own + 1.0 / all));
    let real = libm::sqrt(other.variance / own + right.variance / all);
    let means = within(other.mean - right.mean, quantile(level) * expected, real);
    let shape = shape_missed(own, other, right, all, level);
    // Together they miss what both miss; the sharper one alone is at least as sharp.
    means.min(shape)
}

/// How often the mean of `count` would.
pub(super) fn mean_missed(
    count: u64,
    other: &Distribution,
    right: &Distribution,
    trials: u64,
) -> f64 {
    let (own, all) = (count as f64, trials.max(1) as f64);
    let expected = libm::sqrt(right.variance * (1.0 / own + 1.0 / all));
    let real = libm::sqrt(other.variance / own + right.variance / all);
    within(other.mean - right.mean, quantile(DOUBTFUL) * expected, real)
}

/// How often a mean curve would, each by mean and variance at the points.
pub(super) fn curve_missed(
    curve: &MeanCurve,
    count: u64,
    other: (&[f64], &[f64]),
    right: (&[f64], &[f64]),
    trials: u64,
) -> f64 {
    let (own, all) = (count as f64, trials.max(1) as f64);
    let limit = quantile(DOUBTFUL / curve.points().len().max(1) as f64);
    let each = curve.points().iter().filter_map(|(point, _)| {
        let (mean, variance) = (other.0.get(*point)?, other.1.get(*point)?);
        let expected = libm::sqrt(right.1[*point] * (1.0 / own + 1.0 / all));
        let real = libm::sqrt(variance / own + right.1[*point] / all);
        Some(within(mean - right.0[*point], limit * expected, real))
    });
    each.fold(1.0, f64::min)
}

/// So many, out of a list of numbers that people use, would miss it in one of ten cases at most.
pub(super) fn enough(missed: impl Fn(u64) -> f64) -> Option<u64> {
    let mut count = 10;
    while count <= 1_000_000 {
        for count in [
            count,
            count * 3 / 2,
            count * 2,
            count * 3,
            count * 4,
            count * 5,
            count * 7,
        ] {
            if missed(count) <= 0.1 {
                return Some(count);
            }
        }
        count *= 10;
    }
    None
}

/// The chance that something normal, so far off and with such an error, lies within a limit of 0.
fn within(off: f64, limit: f64, error: f64) -> f64 {
    if error <= 0.0 {
        return if off.abs() <= limit { 1.0 } else { 0.0 };
    }
    let below = |z: f64| 0.5 * libm::erfc(-z / std::f64::consts::SQRT_2);
    below((limit - off) / error) - below((-limit - off) / error)
}

/// How many standard errors leave so much on both sides together.
fn quantile(level: f64) -> f64 {
    root(|z| normal(z) - level, 0.0, 40.0)
}

/// Where a falling function is 0.
fn root(f: impl Fn(f64) -> f64, mut low: f64, mut high: f64) -> f64 {
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if f(middle) > 0.0 {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

fn shape_missed(own: f64, other: &Distribution, right: &Distribution, all: f64, level: f64) -> f64 {
    let share = |distribution: &Distribution| {
        distribution
            .histogram
            .iter()
            .map(|bar| f64::from(bar.2))
            .sum::<f64>()
    };
    let (of_other, of_right) = (share(other), share(right));
    if of_other <= 0.0 || of_right <= 0.0 {
        return 1.0;
    }
    // Both in one order, each bar with its share of either.
    let mut bars: Vec<(f64, f64, f64)> = Vec::new();
    let middle = |bar: &(f64, f64, u32)| bar.0 + bar.1 / 2.0;
    bars.extend(
        other
            .histogram
            .iter()
            .map(|bar| (middle(bar), f64::from(bar.2) / of_other, 0.0)),
    );
    bars.extend(
        right
            .histogram
            .iter()
            .map(|bar| (middle(bar), 0.0, f64::from(bar.2) / of_right)),
    );
    bars.sort_by(|one, other| one.0.total_cmp(&other.0));
    let smaller = own.min(all);
    let least = SMALLEST_GROUP.max(smaller / MOST_GROUPS);
    // The groups of the test: the share of either distribution in them.
    let mut groups: Vec<(f64, f64)> = Vec::new();
    let mut open = (0.0, 0.0);
    for (_, p, q) in bars {
        open = (open.0 + p, open.1 + q);
        if pooled(open, own, all) * smaller >= least {
            groups.push(std::mem::take(&mut open));
        }
    }
    // What is left is too little for a group of its own.
    if let Some(last) = groups.last_mut() {
        *last = (last.0 + open.0, last.1 + open.1);
    }
    if groups.len() < 2 {
        return 1.0;
    }
    let dof = groups.len() as f64 - 1.0;
    let limit = root(|x| chi_square(x, dof) - level, 0.0, 10.0 * dof + 100.0);
    // Both are known from trials only, whose own chance looks like a difference.
    let noise = dof * (1.0 / of_other + 1.0 / of_right);
    let (mean, variance) = moments(&groups, own, all, noise);
    // The chi-square distribution of that mean and variance, stretched.
    let stretch = variance / (2.0 * mean);
    1.0 - chi_square(limit / stretch, 2.0 * mean * mean / variance)
}

/// The share of a group in both samples together.
fn pooled((p, q): (f64, f64), own: f64, all: f64) -> f64 {
    (own * p + all * q) / (own + all)
}

/// Mean and variance of the test's sum of squares, a quadratic form of the differences of shares:
/// `c·dᵀWd` with `E = c(tr(WΣ) + δᵀWδ)` and `Var = c²(2 tr(WΣWΣ) + 4 δᵀWΣWδ)`, where `Σ` is that of
/// two multinomial samples and `W` divides by the shares of both together.
fn moments(groups: &[(f64, f64)], own: f64, all: f64, noise: f64) -> (f64, f64) {
    let scale = own * all / (own + all);
    let covariance = |i: usize, j: usize| {
        let ((p, q), (r, s)) = (groups[i], groups[j]);
        let both = p * r / own + q * s / all;
        if i == j {
            p / own + q / all - both
        } else {
            -both
        }
    };
    let weight = |i: usize| 1.0 / pooled(groups[i], own, all);
    let off = |i: usize| groups[i].0 - groups[i].1;
    let (mut trace, mut apart, mut square, mut mixed) = (0.0, 0.0, 0.0, 0.0);
    for i in 0..groups.len() {
        trace += weight(i) * covariance(i, i);
        apart += weight(i) * off(i) * off(i);
        for j in 0..groups.len() {
            let weighted = weight(i) * covariance(i, j) * weight(j);
            square += weighted * covariance(i, j);
            mixed += off(i) * weighted * off(j);
        }
    }
    let real = f64::max(apart - noise, 0.0);
    let mixed = if apart > 0.0 {
        mixed * real / apart
    } else {
        0.0
    };
    (
        scale * (trace + real),
        scale * scale * (2.0 * square + 4.0 * mixed),
    )
}

/// What so many numbers could have shown.
pub(super) fn seen_words<F: Fn(u64) -> f64>(
    count: u64,
    rates: &[(&str, F)],
    finding: &Finding,
) -> String {
    // A difference that 9 in 10 such tests find: as far again as chance goes in 1 of 10.
    let step = if finding.test == Test::Curve {
        4.0
    } else {
        3.5
    };
    let visible = step * finding.error;
    let mut words = if finding.error > 0.0 && rates.is_empty() {
        say!(
            "So many would show 9 times in 10 if your mean were off by {amount} or more.",
            amount = decimal(visible, decimals_for(visible)),
        )
    } else {
        String::new()
    };
    let mut told: Vec<(f64, &str, &F)> = rates
        .iter()
        .map(|(what, rate)| (rate(count), translated(what), rate))
        .collect();
    told.sort_by(|one, other| other.0.total_cmp(&one.0));
    let found = told.iter().filter(|(missed, ..)| *missed <= 0.1).count();
    // The one that hides best says most.
    if let Some((missed, what, rate)) = told.first().filter(|(missed, ..)| *missed > 0.1) {
        let enough = enough(rate);
        let times = libm::round(10.0 * missed).clamp(1.0, 9.0) as i64;
        let count = grouped(count as i64);
        words = if *missed > 0.949 {
            say!(
                "{count} like these can hardly tell it from a program that {what}",
                count,
                what,
            )
        } else {
            say!(
                "{count} like these would miss {times} times in 10 a program that {what}",
                count,
                times,
                what,
            )
        };
        words += &match enough {
            Some(enough) => say!("; {enough} would not.", enough = grouped(enough as i64)),
            None => say!("; no number of results that people have would do."),
        };
        if found > 0 {
            words += &say!(
                " Of {all} usual misreadings of the rules they would find {found} at least 9 times in 10.",
                all = told.len(),
                found,
            );
        }
    } else if found > 0 {
        words = say!(
            "So many would find any of {found} usual misreadings of the rules at least 9 times in 10.",
            found,
        );
    }
    words
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // in a test, a panic is the message

    use super::super::Sample;
    use super::*;

    struct Dice(u64);

    impl Dice {
        fn part(&mut self) -> f64 {
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 11) as f64 / (1u64 << 53) as f64
        }

        /// About normal, in whole numbers.
        fn draw(&mut self, mean: f64, spread: f64, n: usize) -> Vec<f64> {
            let mut one = || (0..12).map(|_| self.part()).sum::<f64>() - 6.0;
            (0..n).map(|_| libm::round(mean + spread * one())).collect()
        }
    }

    fn distribution(numbers: &[f64]) -> Distribution {
        let sample = Sample::new(numbers, 1.0).unwrap();
        let mean = sample.mean();
        let variance =
            numbers.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / numbers.len() as f64;
        Distribution {
            variance,
            ..sample.distribution((-1e9, 1e9))
        }
    }

    /// What is said to be missed is missed about as often.
    #[test]
    fn misses_are_as_often_as_said() {
        let mut dice = Dice(3);
        let right = distribution(&dice.draw(100.0, 10.0, 3000));
        for (mean, spread, n) in [
            (103.0, 10.0, 40),
            (103.0, 10.0, 100),
            (100.0, 14.0, 100),
            (101.0, 10.0, 300),
        ] {
            let other = distribution(&dice.draw(mean, spread, 3000));
            let said = missed(n, &other, &right, 3000);
            let mut agrees = 0;
            for _ in 0..400 {
                let own = Sample::new(&dice.draw(mean, spread, n as usize), 1.0).unwrap();
                agrees += i32::from(own.against(&right, 3000).chance >= DOUBTFUL);
            }
            let seen = f64::from(agrees) / 400.0;
            assert!(
                (seen - said).abs() < 0.15,
                "{mean} {spread} {n}: {seen}, said {said}"
            );
        }
        let other = distribution(&dice.draw(103.0, 10.0, 3000));
        let enough = enough(|count| missed(count, &other, &right, 3000)).unwrap();
        assert!((100..=200).contains(&enough), "{enough}");
    }
}
