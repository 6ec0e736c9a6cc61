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
    /// The difference of pairs of trials with the same random numbers: what both share cancels (common
    /// random numbers; Law and Kelton, Simulation Modeling and Analysis, 11.2). `None` for fewer than two
    /// pairs. Pairs come in the order of their trials, so it is the same everywhere.
    #[must_use]
    pub fn of_pairs(pairs: impl Iterator<Item = (f64, f64)> + Clone) -> Option<Self> {
        let (n, mean, error) = moments(pairs.clone().map(|(one, other)| one - other))?;
        let (_, _, one) = moments(pairs.clone().map(|(one, _)| one))?;
        let (_, _, other) = moments(pairs.map(|(_, other)| other))?;
        Some(Difference {
            mean,
            standard_error: error,
            independent_error: libm::hypot(one, other),
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
fn moments(values: impl Iterator<Item = f64> + Clone) -> Option<(u64, f64, f64)> {
    let (n, sum) = values
        .clone()
        .fold((0, 0.0), |(n, sum), value| (n + 1, sum + value));
    if n < 2 {
        return None;
    }
    let count = n as f64;
    let mean = sum / count;
    let squares: f64 = values.map(|value| (value - mean) * (value - mean)).sum();
    let variance = squares / (count - 1.0);
    Some((n, mean, libm::sqrt(variance / count)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_cancel_what_they_share() {
        let pairs = [(1.5, 0.5), (2.5, 1.5), (0.5, -0.5)];
        let difference = Difference::of_pairs(pairs.into_iter());
        let difference = difference.expect("three pairs");
        assert_eq!(
            (difference.mean, difference.standard_error, difference.pairs),
            (1.0, 0.0, 3)
        );
        let off = difference.independent_error - libm::sqrt(2.0 / 3.0);
        assert!(off.abs() < 1e-12, "{off}");
        assert_eq!(Difference::of_pairs([(1.0, 2.0)].into_iter()), None);
    }
}
