//! How likely chance alone explains a difference: tails of distributions, and tests built on them.
//! The tails are a library's, so that they are independent of those that the program checks with.

use statrs::function::{erf::erfc, gamma::gamma_ur};

/// Two-sided tail of the normal distribution.
pub(crate) fn normal(z: f64) -> f64 {
    erfc(z.abs() / std::f64::consts::SQRT_2)
}

/// An upper bound of the chance that `n` trials of probability `share` give a share as far from it
/// on the same side as `observed` (Chernoff 1952). It holds for every `n`, however rare the event.
pub(crate) fn share_bound(observed: f64, share: f64, n: f64) -> f64 {
    let share = share.clamp(0.0, 1.0);
    let part = |a: f64, b: f64| if a == 0.0 { 0.0 } else { a * libm::log(a / b) };
    let divergence = part(observed, share) + part(1.0 - observed, 1.0 - share);
    libm::exp(-n * divergence.max(0.0)).min(1.0)
}

/// The upper tail of the chi-square distribution.
pub(crate) fn chi_square(x: f64, dof: f64) -> f64 {
    gamma_ur(dof / 2.0, x / 2.0)
}

/// A group of a chi-square test has at least this many expected trials, so that its count is close
/// to normal.
const SMALLEST_GROUP: f64 = 25.0;

/// Pearson's test of counts against shares; each cell is (observed count, expected share). Cells are
/// grouped in their order. `None` where there are not two groups.
pub(crate) fn goodness_of_fit(cells: impl IntoIterator<Item = (u64, f64)>, n: f64) -> Option<f64> {
    let mut groups: Vec<(f64, f64)> = Vec::new();
    let mut open = (0.0, 0.0);
    for (count, share) in cells {
        open = (open.0 + count as f64, open.1 + share * n);
        if open.1 >= SMALLEST_GROUP {
            groups.push(std::mem::take(&mut open));
        }
    }
    let last = groups.last_mut()?;
    *last = (last.0 + open.0, last.1 + open.1);
    let x: f64 = groups
        .iter()
        .map(|(seen, expected)| (seen - expected).powi(2) / expected)
        .sum();
    (groups.len() > 1).then(|| chi_square(x, groups.len() as f64 - 1.0))
}

/// Pearson's test of two samples of equal size for one distribution; each cell is (count in one,
/// count in the other). `None` where there are not two groups.
pub(crate) fn homogeneity(cells: impl IntoIterator<Item = (u64, u64)>) -> Option<f64> {
    let mut groups: Vec<(f64, f64)> = Vec::new();
    let mut open = (0.0, 0.0);
    for (one, other) in cells {
        open = (open.0 + one as f64, open.1 + other as f64);
        if open.0 + open.1 >= 2.0 * SMALLEST_GROUP {
            groups.push(std::mem::take(&mut open));
        }
    }
    let last = groups.last_mut()?;
    *last = (last.0 + open.0, last.1 + open.1);
    let x: f64 = groups
        .iter()
        .map(|(one, other)| (one - other).powi(2) / (one + other))
        .sum();
    (groups.len() > 1).then(|| chi_square(x, groups.len() as f64 - 1.0))
}

#[test]
fn tails_agree_with_tables() {
    let check = |value: f64, expected: f64| {
        assert!((value / expected - 1.0).abs() < 1e-4, "{value} {expected}");
    };
    check(normal(1.959_964), 0.05);
    check(normal(-5.0), 5.733_03e-7);
    check(chi_square(3.841_459, 1.0), 0.05);
    check(chi_square(4.351_46, 5.0), 0.5);
    check(chi_square(124.342, 100.0), 0.05);
    check(chi_square(172.0, 100.0), 1.02222e-5);
    check(chi_square(60.0, 2.0), libm::exp(-30.0));
    check(share_bound(0.5, 0.25, 100.0), libm::exp(-100.0 * 0.143_841));
    check(share_bound(1.0, 1.0, 1e6), 1.0);
    assert_eq!(share_bound(1e-6, 0.0, 1e6), 0.0);
}
