//! One's own final values against those of the trials: is it one distribution?

use std::collections::BTreeMap;

use super::chance::{chi_square, mean_as_far};
use super::limits::DIFFERS;
use super::{Finding, Test};
use crate::sim::Distribution;

/// Each group of the chi-square test expects this many values of the smaller sample at least.
pub(super) const SMALLEST_GROUP: f64 = 5.0;
/// More groups than this make the test blunt.
pub(super) const MOST_GROUPS: f64 = 20.0;

/// Units to which people round, the coarsest first; finer than all that trials observe is no rounding.
const UNITS: [f64; 22] = [
    1000.0, 500.0, 100.0, 50.0, 20.0, 10.0, 5.0, 1.0, 0.5, 0.25, 0.2, 0.125, 0.1, 0.05, 0.025,
    0.02, 0.01, 0.005, 0.001, 1e-4, 1e-5, 1e-6,
];

/// Someone's own results, one a trial.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    /// Each value with how often it came, in order.
    values: Vec<(f64, u64)>,
    count: u64,
    mean: f64,
    /// The units that all values are multiples of, the coarsest first; those of the trials are left
    /// out.
    units: Vec<f64>,
    /// How many observed units make one.
    per: f64,
}

/// A sample on its way from one instance of the program to another.
pub type SampleParts = (Vec<(f64, u64)>, f64, Vec<f64>, f64);

/// What a program does with a value right between two that it may print.
#[derive(Debug, Clone, Copy)]
enum Ties {
    Up,
    Down,
    Even,
    /// As Python's `round` of the number in memory.
    Binary,
}

impl Sample {
    /// The sample of some numbers. Where the trials observe parts of a unit, `per` of them, values
    /// are rounded as those of the trials are.
    ///
    /// # Errors
    /// A sentence, if there are none.
    pub fn new(numbers: &[f64], per: f64) -> Result<Self, String> {
        let mut sorted = numbers.to_vec();
        sorted.sort_by(f64::total_cmp);
        let mut values: Vec<(f64, u64)> = Vec::new();
        for value in sorted {
            match values.last_mut() {
                Some((known, count)) if *known == value => *count += 1,
                _ => values.push((value, 1)),
            }
        }
        Sample::of_counts(values, per)
    }

    /// The sample of values with how often each came.
    ///
    /// # Errors
    /// A sentence, if there are none.
    pub fn of_counts(mut counts: Vec<(f64, u64)>, per: f64) -> Result<Self, String> {
        counts.retain(|(_, count)| *count > 0);
        counts.sort_by(|one, other| one.0.total_cmp(&other.0));
        let count: u64 = counts.iter().map(|(_, count)| count).sum();
        if count == 0 {
            return Err(super::unread::nothing());
        }
        let sum: f64 = counts
            .iter()
            .map(|(value, count)| value * *count as f64)
            .sum();
        let is_multiple = |unit: f64| {
            let near = |value: f64| {
                let parts = value / unit;
                (parts - libm::round(parts)).abs() <= 1e-7 + 1e-12 * parts.abs()
            };
            counts.iter().all(|(value, _)| near(*value))
        };
        let coarser = UNITS.iter().copied().filter(|unit| unit * per > 1.0 + 1e-9);
        let units = coarser.filter(|unit| is_multiple(*unit)).collect();
        let mut values: Vec<(f64, u64)> = Vec::with_capacity(counts.len());
        for (value, count) in counts {
            let value = if per > 1.0 {
                libm::round(value * per) / per
            } else {
                value
            };
            match values.last_mut() {
                Some((known, times)) if *known == value => *times += count,
                _ => values.push((value, count)),
            }
        }
        Ok(Sample {
            values,
            count,
            mean: sum / count as f64,
            units,
            per,
        })
    }

    /// What [`Sample::from_parts`] makes it of again: values with their counts, mean, units, and how
    /// many observed units make one.
    #[must_use]
    pub fn to_parts(&self) -> SampleParts {
        (self.values.clone(), self.mean, self.units.clone(), self.per)
    }

    /// A sample that was taken apart.
    #[must_use]
    pub fn from_parts((values, mean, units, per): SampleParts) -> Self {
        Sample {
            count: values.iter().map(|(_, count)| count).sum(),
            values,
            mean,
            units,
            per,
        }
    }

    /// How many values there are.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.count
    }

    /// Their mean.
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.mean
    }

    /// Each value with how often it came, in order.
    #[must_use]
    pub fn values(&self) -> &[(f64, u64)] {
        &self.values
    }

    /// The coarsest unit that all values are multiples of, if they are rounded more than what the
    /// trials observe.
    #[must_use]
    pub fn unit(&self) -> Option<f64> {
        self.units.first().copied()
    }

    /// The sample as a distribution, to be drawn like one; values that no trial can give stand at the
    /// end of what it can.
    #[must_use]
    pub fn distribution(&self, (least, most): (f64, f64)) -> Distribution {
        let bar = |(value, count): &(f64, u64)| {
            let count = u32::try_from(*count).unwrap_or(u32::MAX);
            (value.max(least).min(most), 0.0, count)
        };
        Distribution {
            mean: self.mean.max(least).min(most),
            variance: 0.0,
            standard_error: 0.0,
            quantiles: [self.mean; 5],
            histogram: self.values.iter().map(bar).collect(),
        }
    }

    /// Tests the sample against what the trials gave; both are samples, and both err.
    ///
    /// Two tests, so the smaller chance counts twice (Bonferroni): of the means, and of the whole
    /// distribution. Values that seem rounded are also compared with those of the trials rounded
    /// likewise, and what fits best counts: few values may be multiples by chance, and programs
    /// disagree on what lies right between two.
    #[must_use]
    pub fn against(&self, reference: &Distribution, trials: u64) -> Finding {
        let mut best = self.compared(&self.pooled(reference), reference.mean, trials);
        let (coarsest, decimal) = (
            self.units.first(),
            self.units.iter().find(|unit| is_decimal(**unit)),
        );
        let mut units: Vec<f64> = coarsest.into_iter().chain(decimal).copied().collect();
        units.dedup();
        for unit in units {
            for ties in [Ties::Even, Ties::Up, Ties::Down, Ties::Binary] {
                // What fits needs no better fit.
                if best.chance >= 0.5 {
                    return best;
                }
                let (cells, tied) = self.pooled_by(reference, unit, ties);
                let (sum, count) = cells.iter().fold((0.0, 0.0), |(sum, count), (x, _, b)| {
                    (sum + x * b, count + b)
                });
                let mean = if count > 0.0 {
                    sum / count
                } else {
                    reference.mean
                };
                let finding = self.compared(&cells, mean, trials);
                if finding.chance > best.chance && finding.chance >= DIFFERS {
                    best = finding;
                }
                if !tied {
                    break;
                }
            }
        }
        best
    }

    fn compared(&self, cells: &[(f64, f64, f64)], mean: f64, trials: u64) -> Finding {
        let (own, other) = (self.count as f64, trials.max(1) as f64);
        let weights: Vec<(f64, f64)> = cells.iter().map(|(x, a, b)| (*x, a + b)).collect();
        let total = own + other;
        let center = weights.iter().map(|(x, w)| x * w).sum::<f64>() / total;
        let moment = |power: i32| {
            let each = weights.iter().map(|(x, w)| w * (x - center).powi(power));
            each.sum::<f64>() / total
        };
        let variance = moment(2);
        let difference = self.mean - mean;
        // Where rare values decide, the mean goes in leaps: by their size over the number of values.
        // Half a leap is what a continuity correction takes off.
        let leap = if variance > 0.0 {
            (moment(3) / variance).abs() / own.min(other)
        } else {
            0.0
        };
        let sure = difference.signum() * (difference.abs() - leap / 2.0).max(0.0);
        // If both are of one distribution, the difference of the means spreads like the mean of this
        // many of all values together.
        let effective = own * other / total;
        let means = if self.count == 1 {
            rank(cells, self.mean)
        } else {
            mean_as_far(&weights, center + sure, effective)
        };
        let shape = homogeneity(cells, own, other);
        let (chance, test) = match shape {
            Some(shape) if shape < means => (2.0 * shape, Test::Distribution),
            Some(_) => (2.0 * means, Test::Mean),
            None => (means, Test::Mean),
        };
        Finding {
            chance: chance.min(1.0),
            test,
            difference,
            error: libm::sqrt(variance / effective),
            step: None,
            comparisons: 1 + usize::from(shape.is_some()),
        }
    }

    /// Every value with how often it came here and in the trials once these are rounded to a unit;
    /// and whether any lay right between two.
    fn pooled_by(
        &self,
        reference: &Distribution,
        unit: f64,
        ties: Ties,
    ) -> (Vec<(f64, f64, f64)>, bool) {
        let mut cells: BTreeMap<i64, (f64, f64)> = BTreeMap::new();
        for (value, count) in &self.values {
            let cell = cells.entry(libm::round(value / unit) as i64).or_default();
            cell.0 += *count as f64;
        }
        let mut tied = false;
        // What the trials observe was rounded itself.
        let near = 0.5 / self.per / unit + 1e-9;
        for (first, spread, count) in &reference.histogram {
            let value = first + spread / 2.0;
            let parts = value / unit;
            let below = libm::floor(parts);
            let key = if (parts - below - 0.5).abs() <= near && self.per >= 1.0 && *spread == 0.0 {
                tied = true;
                match ties {
                    Ties::Up => below + 1.0,
                    Ties::Down => below,
                    Ties::Even => below + libm::fabs(libm::fmod(below, 2.0)),
                    Ties::Binary => libm::round(in_python(value, unit) / unit),
                }
            } else {
                libm::round(parts)
            };
            cells.entry(key as i64).or_default().1 += f64::from(*count);
        }
        let cells = cells
            .into_iter()
            .map(|(key, (own, other))| (key as f64 * unit, own, other));
        (cells.collect(), tied)
    }

    /// Every value with how often it came here and in the trials, in order.
    fn pooled(&self, reference: &Distribution) -> Vec<(f64, f64, f64)> {
        let mut cells: Vec<(f64, f64, f64)> = Vec::new();
        let mut own = self.values.iter().peekable();
        for (first, spread, count) in &reference.histogram {
            while let Some((value, times)) = own.next_if(|(value, _)| value < first) {
                cells.push((*value, *times as f64, 0.0));
            }
            // What one bin of the trials cannot tell apart is not told apart here.
            let mut here = 0.0;
            while let Some((_, times)) = own.next_if(|(value, _)| *value <= first + spread) {
                here += *times as f64;
            }
            cells.push((first + spread / 2.0, here, f64::from(*count)));
        }
        cells.extend(own.map(|(value, times)| (*value, *times as f64, 0.0)));
        cells
    }
}

/// Tests counts between edges against what the trials gave, and says what share of the trials lies
/// beyond all edges. The last edge is included, as numpy and matplotlib do it.
pub(super) fn bins_against(
    bins: &[(f64, f64, u64)],
    reference: &Distribution,
    trials: u64,
) -> (Finding, f64) {
    let mut cells: Vec<(f64, f64, f64)> = vec![(f64::NEG_INFINITY, 0.0, 0.0)];
    cells.extend(
        bins.iter()
            .map(|(low, _, count)| (*low, *count as f64, 0.0)),
    );
    let (first, last) = (bins[0].0, bins[bins.len() - 1].1);
    let mut beyond = 0.0;
    for (value, spread, count) in &reference.histogram {
        let value = value + spread / 2.0;
        let count = f64::from(*count);
        if value < first || value > last {
            beyond += count;
        }
        let at = bins.partition_point(|(low, ..)| *low <= value + 1e-9);
        if value > last {
            // Beyond the edges the own histogram has nothing.
            cells.push((value, 0.0, count));
        } else {
            cells[at].2 += count;
        }
    }
    let own: f64 = bins.iter().map(|(.., count)| *count as f64).sum();
    let chance = homogeneity(&cells, own, trials.max(1) as f64).unwrap_or(1.0);
    let finding = Finding {
        chance,
        test: Test::Distribution,
        difference: 0.0,
        error: 0.0,
        step: None,
        comparisons: 1,
    };
    (finding, beyond / trials.max(1) as f64)
}

fn is_decimal(unit: f64) -> bool {
    let log = libm::log10(unit);
    (log - libm::round(log)).abs() < 1e-9
}

/// A value as Python's `round` gives it: that of the number in memory, which decimal printing knows.
fn in_python(value: f64, unit: f64) -> f64 {
    if !is_decimal(unit) || unit > 1.0 {
        return value;
    }
    let decimals = libm::round(-libm::log10(unit)) as usize;
    format!("{value:.decimals$}").parse().unwrap_or(value)
}

/// Where a single value stands among those of the trials, itself included, two-sided: exact for one
/// trial more.
fn rank(cells: &[(f64, f64, f64)], value: f64) -> f64 {
    let total: f64 = cells.iter().map(|(_, a, b)| a + b).sum();
    let share = |counts: &dyn Fn(f64) -> bool| {
        let each = cells
            .iter()
            .filter(|(x, ..)| counts(*x))
            .map(|(_, a, b)| a + b);
        each.sum::<f64>() / total
    };
    let near = 1e-9 * value.abs().max(1.0);
    let (below, above) = (share(&|x| x <= value + near), share(&|x| x >= value - near));
    (2.0 * below.min(above)).min(1.0)
}

/// Pearson's test of two samples for one distribution. Neighbours are grouped by their counts in
/// both together, which under one distribution says nothing of who is whose. `None` where there are
/// not two groups.
fn homogeneity(cells: &[(f64, f64, f64)], own: f64, other: f64) -> Option<f64> {
    let smaller = own.min(other);
    let least = SMALLEST_GROUP.max(smaller / MOST_GROUPS);
    let expected = |(a, b): (f64, f64)| (a + b) * smaller / (own + other);
    let mut groups: Vec<(f64, f64)> = Vec::new();
    let mut open = (0.0, 0.0);
    for (_, a, b) in cells {
        open = (open.0 + a, open.1 + b);
        if expected(open) >= least {
            groups.push(std::mem::take(&mut open));
        }
    }
    let last = groups.last_mut()?;
    *last = (last.0 + open.0, last.1 + open.1);
    let ratio = libm::sqrt(other / own);
    let term = |(a, b): &(f64, f64)| {
        let apart = ratio * a - b / ratio;
        apart * apart / (a + b)
    };
    let x: f64 = groups.iter().map(term).sum();
    (groups.len() > 1).then(|| chi_square(x, groups.len() as f64 - 1.0))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // in a test, a panic is the message

    use super::*;

    /// A small generator, so that the tests know no stream.
    struct Dice(u64);

    impl Dice {
        fn below(&mut self, sides: u64) -> u64 {
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 33) % sides
        }
    }

    fn reference(values: &[f64]) -> Distribution {
        Sample::new(values, 1.0).unwrap().distribution((-1e9, 1e9))
    }

    /// Values that hardly ever are far from 0, and then very far.
    fn skewed(dice: &mut Dice, n: usize) -> Vec<f64> {
        let mut draw = |_| {
            if dice.below(30) == 0 {
                100.0 + dice.below(50) as f64
            } else {
                dice.below(4) as f64
            }
        };
        (0..n).map(&mut draw).collect()
    }

    fn even(dice: &mut Dice, n: usize) -> Vec<f64> {
        (0..n).map(|_| dice.below(40) as f64).collect()
    }

    /// A right program is told that it is wrong as rarely as it should be.
    #[test]
    fn alarms_are_as_rare_as_they_say() {
        let mut dice = Dice(1);
        for (draw, n, trials) in [
            (skewed as fn(&mut Dice, usize) -> Vec<f64>, 40, 1000),
            (skewed, 300, 300),
            (even, 20, 500),
            (even, 100, 1000),
            (even, 500, 200),
        ] {
            let mut alarms = [0, 0];
            for _ in 0..2000 {
                let other = reference(&draw(&mut dice, trials));
                let finding = Sample::new(&draw(&mut dice, n), 1.0)
                    .unwrap()
                    .against(&other, trials as u64);
                alarms[0] += i32::from(finding.chance < 0.05);
                alarms[1] += i32::from(finding.chance < 0.005);
            }
            assert!(
                alarms[0] <= 130 && alarms[1] <= 20,
                "{n} {trials} {alarms:?}"
            );
            assert!(alarms[0] >= 20, "{n} {trials} {alarms:?} is too shy");
        }
    }

    #[test]
    fn a_wrong_program_is_found() {
        let mut dice = Dice(2);
        let trials = reference(&even(&mut dice, 5000));
        let own = |numbers: Vec<f64>| Sample::new(&numbers, 1.0).unwrap();
        let shifted = own(even(&mut dice, 200)
            .into_iter()
            .map(|value| value + 5.0)
            .collect());
        let finding = shifted.against(&trials, 5000);
        assert!(
            finding.chance < 1e-4 && (finding.difference - 5.0).abs() < 3.0,
            "{finding:?}"
        );
        // The right mean, the wrong spread.
        let narrow = own((0..200).map(|i| f64::from(15 + i % 10)).collect());
        let finding = narrow.against(&trials, 5000);
        assert!(
            finding.chance < 1e-9 && finding.test == Test::Distribution,
            "{finding:?}"
        );
        // Always the same value.
        let finding = own(vec![7.0; 50]).against(&trials, 5000);
        assert!(finding.chance < 1e-9, "{finding:?}");
        // Where the trials all agree, so must they.
        let alike = reference(&[7.0; 1000]);
        assert_eq!(own(vec![7.0; 50]).against(&alike, 1000).chance, 1.0);
        assert!(own(vec![8.0; 50]).against(&alike, 1000).chance < 1e-9);
    }

    #[test]
    fn values_fall_into_the_bins_of_the_trials() {
        let sample = Sample::new(
            &[0.12349, 0.2, 3.0, 5.5, 5.9, 6.0, 9.0, 9.0, 9.0, 9.0],
            1000.0,
        )
        .unwrap();
        let reference = Distribution {
            histogram: vec![(0.123, 0.0, 1), (5.0, 0.9, 1)],
            ..sample.distribution((0.0, 10.0))
        };
        let cells = sample.pooled(&reference);
        let close = [
            (0.123, 1.0, 1.0),
            (0.2, 1.0, 0.0),
            (3.0, 1.0, 0.0),
            (5.45, 2.0, 1.0),
            (6.0, 1.0, 0.0),
            (9.0, 4.0, 0.0),
        ];
        assert_eq!(cells, close);
        assert!(Sample::new(&[], 1.0).is_err());
    }

    /// The lecture's own print of distances, and halves that programs round either way.
    #[test]
    fn rounded_values_are_compared_with_rounded_ones() {
        // A walk's distances in thousandths.
        let (mut dice, exact) = (
            Dice(5),
            [
                0.0, 1.414, 2.0, 2.828, 3.162, 4.0, 4.243, 4.472, 5.099, 2.25, 2.35,
            ],
        );
        let mut draw = |n: usize| {
            (0..n)
                .map(|_| exact[dice.below(11) as usize])
                .collect::<Vec<f64>>()
        };
        let reference = Sample::new(&draw(1000), 1000.0)
            .unwrap()
            .distribution((0.0, 6.0));
        let rounds: [fn(f64) -> f64; 4] = [
            |x| libm::round(x * 10.0) / 10.0,
            |x| libm::rint(x * 10.0) / 10.0,
            |x| format!("{x:.1}").parse().unwrap(),
            libm::round,
        ];
        for round in rounds {
            let own: Vec<f64> = draw(300).into_iter().map(round).collect();
            let sample = Sample::new(&own, 1000.0).unwrap();
            assert!(sample.unit().is_some());
            let finding = sample.against(&reference, 1000);
            assert!(finding.chance > 1e-3, "{finding:?}");
        }
        // Not everything that is rounded is right.
        let own: Vec<f64> = draw(300)
            .into_iter()
            .map(|x| libm::round(x * 8.0) / 10.0)
            .collect();
        assert!(
            Sample::new(&own, 1000.0)
                .unwrap()
                .against(&reference, 1000)
                .chance
                < 1e-4
        );
    }

    /// A single result, and as few as two, are told apart from others as rarely as they should be.
    #[test]
    fn few_values_are_no_alarm() {
        let mut dice = Dice(9);
        for (draw, n) in [
            (skewed as fn(&mut Dice, usize) -> Vec<f64>, 1),
            (skewed, 2),
            (skewed, 5),
            (even, 1),
            (even, 3),
            (even, 9),
        ] {
            let mut alarms = [0, 0];
            for _ in 0..3000 {
                let other = reference(&draw(&mut dice, 500));
                let own = Sample::new(&draw(&mut dice, n), 1.0).unwrap();
                let chance = own.against(&other, 500).chance;
                alarms[0] += i32::from(chance < 0.05);
                alarms[1] += i32::from(chance < 1e-3);
            }
            assert!(alarms[0] <= 200 && alarms[1] <= 9, "{n} {alarms:?}");
        }
        assert!(
            Sample::new(&[900.0], 1.0)
                .unwrap()
                .against(&reference(&even(&mut dice, 500)), 500)
                .chance
                < 0.01
        );
    }
}
