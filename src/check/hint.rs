//! Which known misreadings of the rules a wrong result looks like.

use super::{Finding, MeanCurve, Sample};

/// A mean this many standard errors away is still like another.
const LIKE: f64 = 3.0;

/// The places among expected means that a sample's own mean is like, the nearest first; none if the
/// right one is like it too.
#[must_use]
pub fn like_sample(sample: &Sample, finding: &Finding, expected: &[f64]) -> Vec<usize> {
    let far = |mean: f64| (sample.mean() - mean).abs() / finding.error;
    let right = sample.mean() - finding.difference;
    if finding.error <= 0.0 || far(right) <= LIKE {
        return Vec::new();
    }
    nearest(expected.iter().map(|mean| far(*mean)))
}

/// The same for a curve: each candidate is its means at some points, where the own curve has a
/// standard error.
#[must_use]
pub fn like_curve(
    curve: &MeanCurve,
    error_at: impl Fn(usize) -> f64,
    expected: &[Vec<(usize, f64)>],
) -> Vec<usize> {
    let far = |means: &Vec<(usize, f64)>| {
        let each = means.iter().map(|(point, mean)| {
            let own = curve.at(*point).unwrap_or(f64::INFINITY);
            (own - mean).abs() / error_at(*point)
        });
        each.fold(0.0, f64::max)
    };
    nearest(expected.iter().map(far))
}

fn nearest(far: impl Iterator<Item = f64>) -> Vec<usize> {
    let mut like: Vec<(usize, f64)> = far.enumerate().filter(|(_, far)| *far <= LIKE).collect();
    like.sort_by(|a, b| a.1.total_cmp(&b.1));
    like.into_iter().map(|(place, _)| place).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // in a test, a panic is the message

    use super::*;
    use crate::check::Test;

    #[test]
    fn the_nearest_misreading_is_named() {
        let sample = Sample::new(&[470.0; 20], 1).unwrap();
        let finding = |error| Finding {
            chance: 0.0,
            test: Test::Mean,
            difference: -25.0,
            error,
            step: None,
            comparisons: 1,
        };
        let means = [428.8, 470.5, 524.5];
        assert_eq!(like_sample(&sample, &finding(2.0), &means), [1]);
        assert_eq!(like_sample(&sample, &finding(0.1), &means), [0; 0]);
        // Two are as near, and both are told.
        assert_eq!(
            like_sample(&sample, &finding(8.0), &[428.8, 480.0, 471.0]),
            [2, 1]
        );
        // Too rough to tell.
        assert_eq!(like_sample(&sample, &finding(20.0), &means), [0; 0]);
    }
}
