//! One's own mean curve against that of the trials: is any step too far away?

use super::chance::normal;
use super::{Finding, Test};
use crate::language::{plural, say};
use crate::sim::Shape;

/// Means of fewer trials are not close to normal.
pub(super) const FEWEST_TRIALS: u64 = 10;

/// Someone's own mean curve.
#[derive(Debug, Clone, PartialEq)]
pub struct MeanCurve {
    /// Points of the shape's series with the own mean there.
    points: Vec<(usize, f64)>,
    /// How many numbers there were.
    count: usize,
    /// Of how many trials each mean is.
    trials: u64,
    /// Half a unit of the last decimal that the numbers have.
    rounding: f64,
}

impl MeanCurve {
    /// The curve of some numbers, each the mean of so many trials. They begin with the first
    /// population, or like the course's list after the first update.
    ///
    /// # Errors
    /// A sentence, if there are not as many numbers as steps, or too few trials.
    pub fn new(numbers: &[f64], trials: u64, shape: &Shape) -> Result<Self, String> {
        if trials < FEWEST_TRIALS {
            return Err(say!(
                "Say of how many trials your curve is the mean: {fewest} or more.",
                fewest = FEWEST_TRIALS,
            ));
        }
        let first = first_step(numbers.len(), shape)?;
        Ok(MeanCurve::from_step(numbers, trials, shape, first))
    }

    /// The curve of some numbers that begin at a step.
    pub(super) fn from_step(numbers: &[f64], trials: u64, shape: &Shape, first: usize) -> Self {
        MeanCurve {
            points: own_points(numbers, shape, first),
            count: numbers.len(),
            trials,
            rounding: rounding(numbers),
        }
    }

    /// The curve as plain numbers, to be sent somewhere: points, how many numbers, of how many trials,
    /// and by how much they are rounded.
    #[must_use]
    pub fn to_parts(&self) -> (Vec<(usize, f64)>, usize, u64, f64) {
        (self.points.clone(), self.count, self.trials, self.rounding)
    }

    /// The curve of [`MeanCurve::to_parts`].
    #[must_use]
    pub fn from_parts(
        (points, count, trials, rounding): (Vec<(usize, f64)>, usize, u64, f64),
    ) -> Self {
        MeanCurve {
            points,
            count,
            trials,
            rounding,
        }
    }

    /// How many numbers there were.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }

    /// Of how many trials each mean is.
    #[must_use]
    pub fn trials(&self) -> u64 {
        self.trials
    }

    /// Points of the shape's series with the own mean there.
    #[must_use]
    pub fn points(&self) -> &[(usize, f64)] {
        &self.points
    }

    /// The own mean at a point.
    #[must_use]
    pub fn at(&self, point: usize) -> Option<f64> {
        let found = self.points.iter().find(|(known, _)| *known == point);
        found.map(|(_, mean)| *mean)
    }

    /// Tests the curve against mean and variance of the trials by point, in units of which `per`
    /// make one. The largest of all differences counts, so its chance counts once for every point
    /// (Bonferroni): neighbours go up and down together, and for that this is cautious.
    #[must_use]
    pub fn against(&self, mean: &[f64], variance: &[f64], trials: u64, per: f64) -> Finding {
        let (own, other) = (self.trials as f64, trials.max(1) as f64);
        // Where all trials agreed so far, the next one might still have differed by a unit.
        let least = 1.0 / (per * per * other);
        let mut worst = (-1.0, 0.0, 1.0, 0);
        for (point, value) in &self.points {
            let difference = value - mean[*point];
            let spread = variance[*point].max(least);
            let error = libm::sqrt(spread / own + spread / other);
            let z = (difference.abs() - self.rounding).max(0.0) / error;
            if z > worst.0 {
                worst = (z, difference, error, *point);
            }
        }
        let comparisons = self.points.len();
        Finding {
            chance: (comparisons as f64 * normal(worst.0.max(0.0))).min(1.0),
            test: Test::Curve,
            difference: worst.1,
            error: worst.2,
            step: Some(worst.3),
            comparisons,
        }
    }
}

/// At which step a list of so many numbers begins.
pub(super) fn first_step(count: usize, shape: &Shape) -> Result<usize, String> {
    let steps = shape.steps;
    if count == steps + 1 || count == shape.points() {
        return Ok(0);
    }
    if count == steps {
        return Ok(1);
    }
    let numbers = if count == 1 {
        say!("There is 1 number")
    } else {
        say!("There are numbers ({count})", count)
    };
    Err(say!(
        "{numbers} for {steps} {step_name}: a mean curve has one after each of them, {steps}, \
         or {with_first} with the first value.",
        numbers,
        steps,
        step_name = plural(shape.step),
        with_first = steps + 1,
    ))
}

/// The points of a shape's series with the own number there.
pub(super) fn own_points(numbers: &[f64], shape: &Shape, first: usize) -> Vec<(usize, f64)> {
    let thinned = numbers.len() == shape.points() && shape.every > 1;
    let own = (0..shape.points()).filter_map(|point| {
        let at = if thinned {
            point
        } else {
            shape.step_of(point).checked_sub(first)?
        };
        Some((point, *numbers.get(at)?))
    });
    own.collect()
}

/// Half a unit of the last decimal that any number has; nothing from six decimals on.
fn rounding(numbers: &[f64]) -> f64 {
    let has = |unit: &f64| {
        let whole = |number: &f64| {
            (number * unit - libm::round(number * unit)).abs() < 1e-6 * unit.max(1.0)
        };
        numbers.iter().all(whole)
    };
    [1.0, 1e1, 1e2, 1e3, 1e4, 1e5]
        .iter()
        .find(|unit| has(unit))
        .map_or(0.0, |unit| 0.5 / unit)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // in a test, a panic is the message

    use super::*;

    fn shape(steps: usize, every: usize) -> Shape {
        Shape {
            step: "step",
            steps,
            every,
            series: Vec::new(),
            outcomes: Vec::new(),
            at_end: true,
            rows: false,
        }
    }

    #[test]
    fn the_course_begins_after_the_first_update() {
        let with_first = MeanCurve::new(&[1.0, 2.0, 3.0], 100, &shape(2, 1)).unwrap();
        assert_eq!(with_first.points(), [(0, 1.0), (1, 2.0), (2, 3.0)]);
        let course = MeanCurve::new(&[2.0, 3.0], 100, &shape(2, 1)).unwrap();
        assert_eq!(course.points(), [(1, 2.0), (2, 3.0)]);
        assert_eq!((course.at(2), course.at(0)), (Some(3.0), None));
        let thinned = MeanCurve::new(&[0.0, 1.0, 2.0, 3.0, 4.0, 5.0], 100, &shape(5, 2)).unwrap();
        assert_eq!(thinned.points(), [(0, 0.0), (1, 2.0), (2, 4.0), (3, 5.0)]);
        let sentence = MeanCurve::new(&[1.0; 7], 100, &shape(300, 1)).unwrap_err();
        assert_eq!(
            sentence,
            "There are numbers (7) for 300 steps: a mean curve has one after each of them, 300, or 301 with the first value."
        );
        assert!(
            MeanCurve::new(&[1.0; 300], 3, &shape(300, 1))
                .unwrap_err()
                .contains("how many trials")
        );
    }

    #[test]
    fn the_largest_difference_counts() {
        let own = MeanCurve::new(&[100.0, 103.123_456_7, 110.0], 100, &shape(2, 1)).unwrap();
        let finding = own.against(&[100.0, 103.0, 107.0], &[0.0, 14.0, 28.0], 1_000_000, 1.0);
        assert_eq!((finding.step, finding.comparisons), (Some(2), 3));
        assert!((finding.chance / (3.0 * normal(3.0 / libm::sqrt(0.280_028))) - 1.0).abs() < 1e-9);
        // A first value that cannot be.
        let own = MeanCurve::new(&[99.0, 103.123_456_7], 100, &shape(1, 1)).unwrap();
        assert!(own.against(&[100.0, 103.0], &[0.0, 14.0], 1000, 1.0).chance < 1e-6);
    }

    /// Means that were printed without decimals are no further away than that.
    #[test]
    fn rounding_is_no_difference() {
        let own = MeanCurve::new(&[100.0, 104.0], 100_000, &shape(1, 1)).unwrap();
        assert_eq!(
            own.against(&[100.0, 103.597], &[0.0, 13.4], 1_000_000, 1.0)
                .chance,
            1.0
        );
        assert_eq!(rounding(&[1.5, 2.25]), 0.005);
        assert_eq!(rounding(&[1.0 / 3.0]), 0.0);
    }
}
