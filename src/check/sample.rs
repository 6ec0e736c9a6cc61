//! One's own final values against those of the trials: is it one distribution?

use super::chance::{chi_square, mean_as_far};
use super::{Finding, Test};
use crate::language::say;
use crate::sim::Distribution;

/// Fewer values than this say next to nothing.
const FEWEST: usize = 10;
/// Each group of the chi-square test expects this many values of the smaller sample at least.
const SMALLEST_GROUP: f64 = 5.0;
/// More groups than this make the test blunt.
const MOST_GROUPS: f64 = 20.0;

/// Someone's own results, one a trial.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    /// Each value with how often it came, in order.
    values: Vec<(f64, u32)>,
    count: u64,
    mean: f64,
}

impl Sample {
    /// The sample of some numbers. Where the trials observe parts of a unit, `per` of them, values
    /// are rounded as those of the trials are.
    ///
    /// # Errors
    /// A sentence, if there are too few.
    pub fn new(numbers: &[f64], per: i32) -> Result<Self, String> {
        if numbers.len() < FEWEST {
            return Err(say!(
                "Too few to tell right from wrong ({count}): paste {fewest} results or more, one a \
                 trial.",
                count = numbers.len(),
                fewest = FEWEST,
            ));
        }
        let per = f64::from(per);
        let place = |number: &f64| {
            if per > 1.0 {
                libm::round(number * per) / per
            } else {
                *number
            }
        };
        let mut sorted: Vec<f64> = numbers.iter().map(place).collect();
        sorted.sort_by(f64::total_cmp);
        let mut values: Vec<(f64, u32)> = Vec::new();
        for value in sorted {
            match values.last_mut() {
                Some((known, count)) if *known == value => *count += 1,
                _ => values.push((value, 1)),
            }
        }
        let count = numbers.len() as u64;
        Ok(Sample {
            values,
            count,
            mean: numbers.iter().sum::<f64>() / count as f64,
        })
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

    /// The sample as a distribution, to be drawn like one.
    #[must_use]
    pub fn distribution(&self) -> Distribution {
        let values = self.values.iter();
        Distribution {
            mean: self.mean,
            variance: 0.0,
            standard_error: 0.0,
            quantiles: [self.mean; 5],
            histogram: values.map(|(value, count)| (*value, 0.0, *count)).collect(),
        }
    }

    /// Tests the sample against what the trials gave; both are samples, and both err.
    ///
    /// Two tests, so the smaller chance counts twice (Bonferroni): of the means, and of the whole
    /// distribution.
    #[must_use]
    pub fn against(&self, reference: &Distribution, trials: u64) -> Finding {
        let cells = self.pooled(reference);
        let (own, other) = (self.count as f64, trials.max(1) as f64);
        let weights: Vec<(f64, f64)> = cells.iter().map(|(x, a, b)| (*x, a + b)).collect();
        let total = own + other;
        let center = weights.iter().map(|(x, w)| x * w).sum::<f64>() / total;
        let moment = |power: i32| {
            let each = weights.iter().map(|(x, w)| w * (x - center).powi(power));
            each.sum::<f64>() / total
        };
        let variance = moment(2);
        let difference = self.mean - reference.mean;
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
        let means = mean_as_far(&weights, center + sure, effective);
        let shape = homogeneity(&cells, own, other);
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

    /// Every value with how often it came here and in the trials, in order.
    fn pooled(&self, reference: &Distribution) -> Vec<(f64, f64, f64)> {
        let mut cells: Vec<(f64, f64, f64)> = Vec::new();
        let mut own = self.values.iter().peekable();
        for (first, spread, count) in &reference.histogram {
            while let Some((value, times)) = own.next_if(|(value, _)| value < first) {
                cells.push((*value, f64::from(*times), 0.0));
            }
            // What one bin of the trials cannot tell apart is not told apart here.
            let mut here = 0.0;
            while let Some((_, times)) = own.next_if(|(value, _)| *value <= first + spread) {
                here += f64::from(*times);
            }
            cells.push((first + spread / 2.0, here, f64::from(*count)));
        }
        cells.extend(own.map(|(value, times)| (*value, f64::from(*times), 0.0)));
        cells
    }
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
        Sample::new(values, 1).unwrap().distribution()
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
                let finding = Sample::new(&draw(&mut dice, n), 1)
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
        let own = |numbers: Vec<f64>| Sample::new(&numbers, 1).unwrap();
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
            1000,
        )
        .unwrap();
        let reference = Distribution {
            histogram: vec![(0.123, 0.0, 1), (5.0, 0.9, 1)],
            ..sample.distribution()
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
        assert!(
            Sample::new(&[1.0; 9], 1)
                .unwrap_err()
                .starts_with("Too few to tell right from wrong (9)")
        );
    }
}
