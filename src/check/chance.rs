//! How likely chance alone explains a difference: tails of distributions.

/// Two-sided tail of the normal distribution.
pub(super) fn normal(z: f64) -> f64 {
    libm::erfc(z.abs() / std::f64::consts::SQRT_2)
}

/// The upper tail of the chi-square distribution: the regularised incomplete gamma function
/// Q(dof/2, x/2), by its series below the mean and its continued fraction above (Numerical Recipes
/// 6.2).
pub(super) fn chi_square(x: f64, dof: f64) -> f64 {
    let (a, x) = (dof / 2.0, x / 2.0);
    if x <= 0.0 {
        return 1.0;
    }
    let scale = libm::exp(a * libm::log(x) - x - libm::lgamma(a));
    if x < a + 1.0 {
        let (mut term, mut sum, mut over) = (1.0 / a, 1.0 / a, a);
        while term > sum * 1e-16 {
            over += 1.0;
            term *= x / over;
            sum += term;
        }
        return (1.0 - sum * scale).clamp(0.0, 1.0);
    }
    let mut plus = x + 1.0 - a;
    let (mut ahead, mut behind) = (1e300, 1.0 / plus);
    let mut fraction = behind;
    for i in 1..10_000 {
        let times = -f64::from(i) * (f64::from(i) - a);
        plus += 2.0;
        behind = 1.0 / (times * behind + plus);
        ahead = plus + times / ahead;
        fraction *= behind * ahead;
        if (behind * ahead - 1.0).abs() < 1e-15 {
            break;
        }
    }
    (fraction * scale).clamp(0.0, 1.0)
}

/// The chance that the mean of `n` values drawn from a distribution is as far from its expectation
/// as `mean`, two-sided: twice the tail on its side, by Lugannani and Rice's saddlepoint formula
/// (1980). It holds for skewed distributions and few values too, where the normal one does not.
/// The distribution is (value, weight), its values apart and in order; `mean` lies within them.
pub(super) fn mean_as_far(cells: &[(f64, f64)], mean: f64, n: f64) -> f64 {
    let weight: f64 = cells.iter().map(|(_, weight)| weight).sum();
    let center = cells.iter().map(|(value, w)| value * w).sum::<f64>() / weight;
    let (Some(first), Some(last)) = (cells.first(), cells.last()) else {
        return 1.0;
    };
    let scale = last.0 - first.0;
    if scale <= 0.0 || (mean - center).abs() <= 1e-9 * scale {
        return 1.0;
    }
    for (edge, beyond) in [(first, mean <= first.0), (last, mean >= last.0)] {
        // Only one way leads there: all values lie at the edge.
        if beyond {
            return (2.0 * libm::pow(edge.1 / weight, n)).min(1.0);
        }
    }
    // In units of the range and from the mean on, so that exponents stay small.
    let offset = |value: f64| (value - mean) / scale;
    let cumulants = |t: f64| {
        let largest = (t * offset(last.0)).max(t * offset(first.0));
        let (mut zeroth, mut one, mut two) = (0.0, 0.0, 0.0);
        for (value, w) in cells {
            let x = offset(*value);
            let tilted = w * libm::exp(t * x - largest);
            zeroth += tilted;
            one += tilted * x;
            two += tilted * x * x;
        }
        let slope = one / zeroth;
        (
            libm::log(zeroth / weight) + largest,
            slope,
            two / zeroth - slope * slope,
        )
    };
    // The slope rises with t: its root, by halving an interval that surely holds it.
    let sign = (mean - center).signum();
    let mut far = sign;
    while cumulants(far).1 * sign < 0.0 && far.abs() < 1e9 {
        far *= 2.0;
    }
    let mut near = 0.0;
    for _ in 0..60 {
        let middle = f64::midpoint(near, far);
        if cumulants(middle).1 * sign < 0.0 {
            near = middle;
        } else {
            far = middle;
        }
    }
    let t = f64::midpoint(near, far);
    let (log, _, curvature) = cumulants(t);
    let w = libm::sqrt(2.0 * n * (-log).max(0.0));
    let u = t.abs() * libm::sqrt(n * curvature);
    if w < 1e-3 || u <= 0.0 {
        return 1.0;
    }
    let density = libm::exp(-w * w / 2.0) / libm::sqrt(2.0 * std::f64::consts::PI);
    // Both sides at once: twice the tail on this one.
    let tail = normal(w) + 2.0 * density * (1.0 / u - 1.0 / w);
    tail.clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(value: f64, expected: f64, part: f64) {
        assert!((value / expected - 1.0).abs() < part, "{value} {expected}");
    }

    #[test]
    fn tails_agree_with_tables() {
        close(normal(1.959_964), 0.05, 1e-4);
        close(normal(-5.0), 5.733_03e-7, 1e-4);
        close(chi_square(3.841_459, 1.0), 0.05, 1e-4);
        close(chi_square(4.351_46, 5.0), 0.5, 1e-4);
        close(chi_square(124.342, 100.0), 0.05, 1e-4);
        close(chi_square(172.0, 100.0), 1.02222e-5, 1e-4);
        close(chi_square(60.0, 2.0), libm::exp(-30.0), 1e-4);
        assert_eq!(chi_square(0.0, 3.0), 1.0);
    }

    /// Somebody else's functions say the same, in every part of both: near the middle and far out, for
    /// one degree of freedom and for many thousand.
    #[test]
    fn tails_agree_with_another_library() {
        use statrs::function::{erf::erfc, gamma::gamma_ur};
        let mut compared = 0;
        for dof in [1.0, 2.0, 3.0, 7.0, 24.0, 100.0, 999.0, 20_000.0] {
            for sigmas in [-3.0, -1.0, -0.1, 0.0, 0.1, 1.0, 2.0, 4.0, 8.0, 20.0] {
                let x: f64 = dof + sigmas * libm::sqrt(2.0 * dof);
                if x > 0.0 {
                    close(chi_square(x, dof), gamma_ur(dof / 2.0, x / 2.0), 1e-8);
                    compared += 1;
                }
            }
        }
        assert!(compared > 70, "{compared}");
        for z in [0.0, 1e-9, 0.3, 0.5, -1.0, 1.5, 2.0, -3.0, 5.0, 10.0, 30.0] {
            let other = erfc(f64::abs(z) / std::f64::consts::SQRT_2);
            close(normal(z), other, 1e-10);
        }
    }

    /// A die's mean over many throws is all but normal.
    #[test]
    fn the_mean_of_many_is_normal() {
        let die: Vec<(f64, f64)> = (1..=6).map(|face| (f64::from(face), 1.0)).collect();
        let error = libm::sqrt(35.0 / 12.0 / 4e4);
        for z in [0.5, -1.0, 2.0, -3.0, 5.0] {
            close(mean_as_far(&die, 3.5 + z * error, 4e4), normal(z), 0.01);
        }
        assert_eq!(mean_as_far(&die, 3.5, 100.0), 1.0);
    }

    /// Rare successes are as skewed as anything: between the tails with and without the value itself.
    #[test]
    fn skew_is_no_alarm() {
        let (n, p) = (100.0_f64, 0.01_f64);
        let binomial = |k: i32| {
            let ways: f64 = (0..k)
                .map(|i| (n - f64::from(i)) / f64::from(i + 1))
                .product();
            ways * p.powi(k) * (1.0 - p).powi(100 - k)
        };
        for k in 2..8 {
            let at_least: f64 = (k..40).map(binomial).sum();
            let more = at_least - binomial(k);
            let tail = mean_as_far(&[(0.0, 99.0), (1.0, 1.0)], f64::from(k) / n, n);
            assert!(
                2.0 * more < tail && tail < 2.0 * at_least,
                "{k} {more} {tail} {at_least}"
            );
        }
        close(mean_as_far(&[(0.0, 9.0), (1.0, 1.0)], 1.0, 3.0), 2e-3, 1e-9);
        assert_eq!(mean_as_far(&[(4.0, 9.0)], 4.0, 3.0), 1.0);
    }
}
