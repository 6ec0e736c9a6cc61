//! Means and shares that stand alone: one of so many trials, or one for each case of a sweep.

use super::chance::mean_as_far;
use super::{Finding, Test};
use crate::sim::Distribution;

/// A mean of so many trials, against what the trials gave; a share is the mean of what happened or
/// did not. `half` is half a unit of its last decimal.
pub(super) fn mean_against(
    value: f64,
    trials: u64,
    half: f64,
    reference: &Distribution,
    others: u64,
) -> Finding {
    let cells: Vec<(f64, f64)> = reference
        .histogram
        .iter()
        .map(|(first, spread, count)| (first + spread / 2.0, f64::from(*count)))
        .collect();
    let (own, other) = (trials.max(1) as f64, others.max(1) as f64);
    let center = cells.iter().map(|(x, w)| x * w).sum::<f64>() / other;
    let moment = |power: i32| {
        cells
            .iter()
            .map(|(x, w)| w * (x - center).powi(power))
            .sum::<f64>()
            / other
    };
    let variance = moment(2);
    let difference = value - reference.mean;
    // Where rare values decide, the mean goes in leaps; half a leap is what a continuity correction
    // takes off.
    let leap = if variance > 0.0 {
        (moment(3) / variance).abs() / own
    } else {
        0.0
    };
    let sure = difference.signum() * (difference.abs() - half - leap / 2.0).max(0.0);
    let effective = own * other / (own + other);
    let chance = if variance > 0.0 {
        mean_as_far(&cells, center + sure, effective)
    } else if sure == 0.0 {
        1.0
    } else {
        // All trials here agree: one in so many might still have differed.
        (own / (own + other)).min(1.0).powi(2)
    };
    Finding {
        chance,
        test: Test::Mean,
        difference,
        error: libm::sqrt(variance / effective),
        step: None,
        comparisons: 1,
    }
}

/// Half a unit of the last decimal that a number has; nothing from nine decimals on.
pub(super) fn half_unit(value: f64) -> f64 {
    let text = value.to_string();
    match text.split_once('.') {
        Some((_, decimals)) if decimals.len() < 9 => 0.5 * libm::exp10(-(decimals.len() as f64)),
        Some(_) => 0.0,
        None => 0.5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coin(ones: u32, all: u32) -> Distribution {
        Distribution {
            mean: f64::from(ones) / f64::from(all),
            variance: 0.25,
            standard_error: 0.0,
            quantiles: [0.0; 5],
            histogram: vec![(0.0, 0.0, all - ones), (1.0, 0.0, ones)],
        }
    }

    #[test]
    fn a_share_is_a_mean_of_what_happened() {
        let fair = coin(5000, 10_000);
        assert!(mean_against(0.5, 100, 0.0, &fair, 10_000).chance > 0.9);
        assert!(mean_against(0.6, 100, 0.0, &fair, 10_000).chance < 0.06);
        assert!(mean_against(0.7, 100, 0.0, &fair, 10_000).chance < 1e-3);
        // One decimal is no more than that.
        assert!(mean_against(0.6, 100, 0.05, &fair, 10_000).chance > 0.3);
        assert_eq!(
            [half_unit(0.6), half_unit(412.0), half_unit(1.0 / 3.0)],
            [0.05, 0.5, 0.0]
        );
    }

    #[test]
    fn what_all_trials_agree_on_is_sure_as_far_as_they_are_many() {
        let sure = coin(10_000, 10_000);
        assert_eq!(mean_against(1.0, 100, 0.0, &sure, 10_000).chance, 1.0);
        assert!(mean_against(0.5, 100, 0.0, &sure, 10_000).chance < 1e-3);
    }
}
