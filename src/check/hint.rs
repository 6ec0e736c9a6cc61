//! Which known misreading of the rules a wrong result looks like.

use super::{Finding, MeanCurve, Sample};

/// A mean this many standard errors away is still like another.
const LIKE: f64 = 3.0;

/// The place among expected means that a sample's own mean is like, if the right one is not.
#[must_use]
pub fn like_sample(sample: &Sample, finding: &Finding, expected: &[f64]) -> Option<usize> {
    let far = |mean: f64| (sample.mean() - mean).abs() / finding.error;
    let right = sample.mean() - finding.difference;
    if finding.error <= 0.0 || far(right) <= LIKE {
        return None;
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
) -> Option<usize> {
    let far = |means: &Vec<(usize, f64)>| {
        let each = means.iter().map(|(point, mean)| {
            let own = curve.at(*point).unwrap_or(f64::INFINITY);
            (own - mean).abs() / error_at(*point)
        });
        each.fold(0.0, f64::max)
    };
    nearest(expected.iter().map(far))
}

fn nearest(far: impl Iterator<Item = f64>) -> Option<usize> {
    let nearest = far.enumerate().min_by(|a, b| a.1.total_cmp(&b.1))?;
    (nearest.1 <= LIKE).then_some(nearest.0)
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
        assert_eq!(like_sample(&sample, &finding(2.0), &means), Some(1));
        assert_eq!(like_sample(&sample, &finding(0.1), &means), None);
        // Too rough to tell.
        assert_eq!(like_sample(&sample, &finding(20.0), &means), None);
    }
}
