//! How much an outcome of one case exceeds that of another, with its uncertainty.

use super::Distribution;

/// How much an outcome of one result exceeds that of another, in the outcome's own unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    /// The difference of the means.
    pub mean: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// The standard error that independent runs of as many trials would have had.
    pub independent_error: f64,
    /// How many pairs of trials it is of; 0 if the results are not paired.
    pub pairs: u64,
}

impl Difference {
    /// The difference of pairs of trials with the same random numbers, in units of 1/`per`: what
    /// both share cancels (common random numbers; Law and Kelton, Simulation Modeling and Analysis,
    /// 11.2). `None` for fewer than two pairs. Sums are over whole numbers, so it is exact up to the
    /// last divisions.
    #[must_use]
    pub fn of_pairs(pairs: impl Iterator<Item = (i32, i32)> + Clone, per: i32) -> Option<Self> {
        let per = f64::from(per);
        let wide = pairs.map(|(one, other)| (i64::from(one), i64::from(other)));
        let (n, mean, error) = moments(wide.clone().map(|(one, other)| one - other))?;
        let (_, _, one) = moments(wide.clone().map(|(one, _)| one))?;
        let (_, _, other) = moments(wide.map(|(_, other)| other))?;
        Some(Difference {
            mean: mean / per,
            standard_error: error / per,
            independent_error: libm::hypot(one, other) / per,
            pairs: n,
        })
    }

    /// The difference of independent results.
    #[must_use]
    pub fn of_means(one: &Distribution, other: &Distribution) -> Self {
        let error = libm::hypot(one.standard_error, other.standard_error);
        Difference {
            mean: one.mean - other.mean,
            standard_error: error,
            independent_error: error,
            pairs: 0,
        }
    }
}

/// The cases with the least and the most of something, and the standard errors of how much every case
/// differs from each of them, by pairs of trials with the same random numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Contrast {
    /// The case with the least.
    pub low: usize,
    /// The case with the most.
    pub high: usize,
    /// By case, the error of its difference from the least.
    pub from_low: Vec<f64>,
    /// The same from the most.
    pub from_high: Vec<f64>,
}

/// The number of values, their mean, and its standard error.
fn moments(values: impl Iterator<Item = i64>) -> Option<(u64, f64, f64)> {
    let (mut n, mut sum, mut squares) = (0i128, 0i128, 0i128);
    for value in values {
        n += 1;
        sum += i128::from(value);
        squares += i128::from(value) * i128::from(value);
    }
    if n < 2 {
        return None;
    }
    let count = n as f64;
    let variance = (n * squares - sum * sum) as f64 / (count * (count - 1.0));
    Some((n as u64, sum as f64 / count, libm::sqrt(variance / count)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_cancel_what_they_share() {
        let pairs = [(11, 1), (25, 15), (3, -7)];
        let difference = Difference::of_pairs(pairs.into_iter(), 10);
        let expected = Difference {
            mean: 1.0,
            standard_error: 0.0,
            independent_error: libm::sqrt(2.0 * 124.0 / 3.0) / 10.0,
            pairs: 3,
        };
        assert_eq!(difference, Some(expected));
        assert_eq!(Difference::of_pairs([(1, 2)].into_iter(), 1), None);
    }
}
