//! Statistics of known values: means, sample variances, quantiles, shares, and merging.

use many_trials::sim::{
    Bins, Column, Distribution, Incompatible, MOST_TRIALS, Quantity, Shape, Statistics, Summary,
    share_error,
};
use proptest::prelude::*;

fn shape(per: i32, min: i32, max: i32) -> Shape {
    let quantity = Quantity::parts("value", "value", "", per, (min.into(), max.into()));
    Shape {
        step: "step",
        steps: 0,
        every: 1,
        series: vec![quantity.clone()],
        outcomes: vec![quantity],
        at_end: true,
        rows: false,
    }
}

/// The summary of trials that observed these values, in units of 1/`per`.
fn summary(shape: &Shape, values: &[i32]) -> Summary {
    let bins: Vec<Bins> = Summary::new(shape, 1)
        .columns()
        .map(|(bins, _)| bins)
        .collect();
    let mut columns = vec![Column::default(); 2];
    for value in values {
        columns
            .iter_mut()
            .zip(&bins)
            .for_each(|(column, bins)| column.add_all(*bins, [*value].into_iter()));
    }
    Summary::from_columns(shape, 1, values.len() as u64, columns).unwrap()
}

fn outcome(per: i32, values: &[i32]) -> Distribution {
    let statistics = Statistics::new(&summary(&shape(per, -100, 1000), values));
    let (curve, outcome) = (&statistics.series[0], statistics.outcomes[0].clone());
    // Series and outcomes are described in the same way.
    assert_eq!(
        (curve.mean[0], curve.variance[0]),
        (outcome.mean, outcome.variance)
    );
    let quantiles =
        [&curve.p05, &curve.p25, &curve.p50, &curve.p75, &curve.p95].map(|list| list[0]);
    assert_eq!(quantiles, outcome.quantiles);
    outcome
}

fn check(values: &[i32], mean: f64, variance: f64, quantiles: [f64; 5]) {
    let seen = outcome(1, values);
    assert_eq!(
        (seen.mean, seen.variance, seen.quantiles),
        (mean, variance, quantiles),
        "{values:?}"
    );
    assert_eq!(
        seen.standard_error,
        (variance / values.len().max(1) as f64).sqrt()
    );
}

#[test]
fn means_variances_quantiles() {
    check(&[], 0.0, 0.0, [0.0; 5]);
    check(&[7], 7.0, 0.0, [7.0; 5]);
    check(&[0, 1], 0.5, 0.5, [0.0, 0.0, 0.0, 1.0, 1.0]);
    check(&[3, 1, 2, 4], 2.5, 5.0 / 3.0, [1.0, 1.0, 2.0, 3.0, 4.0]);
    check(
        &[-5, 5, -5, 5],
        0.0,
        100.0 / 3.0,
        [-5.0, -5.0, -5.0, 5.0, 5.0],
    );
    // A quantile is the smallest value whose cumulative share is at least q: with 20 values, the
    // first has exactly 5 %.
    let twenty: Vec<i32> = (1..=20).collect();
    check(&twenty, 10.5, 35.0, [1.0, 5.0, 10.0, 15.0, 19.0]);
    let twenty_one: Vec<i32> = (1..=21).collect();
    check(&twenty_one, 11.0, 38.5, [2.0, 6.0, 11.0, 16.0, 20.0]);
}

#[test]
fn observed_units() {
    let seen = outcome(10, &[15, 25]);
    assert_eq!((seen.mean, seen.variance), (2.0, 0.5));
    assert_eq!(seen.quantiles, [1.5, 1.5, 1.5, 2.5, 2.5]);
    assert_eq!(seen.histogram, [(1.5, 0.0, 1), (2.5, 0.0, 1)]);
}

#[test]
fn shares() {
    let seen = outcome(1, &[0, 50, 50, 51, 900]);
    let check = |value: f64, share: f64| assert_eq!(seen.share_at_most(value, 5), share, "{value}");
    check(-1.0, 0.0);
    check(0.0, 0.2);
    check(49.0, 0.2);
    check(50.0, 0.6);
    check(51.0, 0.8);
    check(1e9, 1.0);
    // Wilson's interval for one standard deviation: never empty.
    let check = |share: f64, trials: u64, error: f64| {
        let seen = share_error(share, trials);
        assert!((seen - error).abs() < 1e-12, "{share} of {trials}: {seen}");
    };
    check(0.0, 99, 0.005);
    check(1.0, 99, 0.005);
    check(0.5, 100, 0.05 / 1.01_f64.sqrt());
}

/// Values so large that sums of squares in 64 bits would overflow.
#[test]
fn the_largest_values() {
    let shape = shape(1, i32::MIN, i32::MAX);
    let values = [i32::MAX, i32::MIN, i32::MAX, i32::MIN];
    let statistics = Statistics::new(&summary(&shape, &values));
    let outcome = &statistics.outcomes[0];
    assert_eq!(outcome.mean, -0.5);
    assert_eq!(
        outcome.variance,
        4_294_967_295.0_f64 * 4_294_967_295.0 / 3.0
    );
    // A thousand million of them: 10^9 · 2^62 is far above 2^64.
    let mut column = Column {
        sum: -(1 << 31) * 1_000_000_000,
        ..Column::default()
    };
    column.sum_of_squares = (1u128 << 62) * 1_000_000_000;
    let bins = Summary::new(&shape, 1).outcome(0).0;
    column
        .histogram
        .add_many(bins.index(i32::MIN), 1_000_000_000);
    let full = Summary::from_columns(&shape, 1, MOST_TRIALS, vec![column.clone(), column]).unwrap();
    let outcome = &Statistics::new(&full).outcomes[0];
    assert_eq!((outcome.mean, outcome.variance), (f64::from(i32::MIN), 0.0));
    let mut more = full.clone();
    assert_eq!(more.merge(&full), Err(Incompatible::TooMany));
    assert!(more == full, "nothing was added");
}

#[test]
fn other_quantities_do_not_merge() {
    let mut one = summary(&shape(1, 0, 10), &[1, 2]);
    let before = one.clone();
    assert_eq!(
        one.merge(&summary(&shape(1, 0, 11), &[3])),
        Err(Incompatible::Shape)
    );
    assert_eq!(
        one.merge(&summary(&shape(2, 0, 10), &[3])),
        Err(Incompatible::Shape)
    );
    assert!(one == before, "nothing was added");
    let columns = vec![Column::default(); 3];
    let refused = Summary::from_columns(&shape(1, 0, 10), 1, 0, columns);
    assert_eq!(refused.err(), Some(Incompatible::Shape));
}

proptest! {
    /// Statistics are those of the definition, and parts merge to the whole.
    #[test]
    fn any_values(values in proptest::collection::vec(-100..1000i32, 1..200), cut in any::<prop::sample::Index>()) {
        let shape = shape(1, -100, 1000);
        let whole = summary(&shape, &values);
        let (one, other) = values.split_at(cut.index(values.len()));
        for (first, second) in [(one, other), (other, one)] {
            let mut merged = summary(&shape, first);
            merged.merge(&summary(&shape, second)).unwrap();
            prop_assert!(merged == whole);
        }
        let seen = Statistics::new(&whole).outcomes.remove(0);
        let n = values.len() as f64;
        let mean = values.iter().map(|value| f64::from(*value)).sum::<f64>() / n;
        prop_assert!((seen.mean - mean).abs() < 1e-9);
        let squares: f64 = values.iter().map(|value| (f64::from(*value) - mean).powi(2)).sum();
        prop_assert!((seen.variance - squares / (n - 1.0).max(1.0)).abs() < 1e-6);
        let mut sorted = values.clone();
        sorted.sort_unstable();
        for (quantile, percent) in seen.quantiles.into_iter().zip([5, 25, 50, 75, 95]) {
            let at = (values.len() * percent).div_ceil(100).max(1) - 1;
            prop_assert_eq!(quantile, f64::from(sorted[at]));
        }
        let counted: u32 = seen.histogram.iter().map(|(.., count)| count).sum();
        prop_assert_eq!(counted as usize, values.len());
    }
}
