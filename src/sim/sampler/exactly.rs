//! For the tests of samplers: how far draws are from the exact distribution.

use crate::sim::{Seed, Stream};

/// How many draws are looked at.
const DRAWS: u32 = 200_000;
/// A sampler that is right scores more by chance once in 300,000 looks.
pub(super) const FAR: f64 = 4.5;

/// Draws of Binomial(n, p) are not far from it.
pub(super) fn check_draws(n: u32, p: f64, draw: impl FnMut(&mut Stream) -> u32) {
    let score = score(n, p, draw);
    assert!(
        score < FAR,
        "Binomial({n}, {p}) is {score:.1} standard deviations off"
    );
}

/// The chi-square distance of draws from the exact distribution, as a standard normal score
/// (Wilson and Hilferty 1931); neighbouring values are pooled until 20 are expected.
pub(super) fn score(n: u32, p: f64, mut draw: impl FnMut(&mut Stream) -> u32) -> f64 {
    let mut stream = Stream::new(&Seed::from_text("binomial"), u64::from(n));
    let mut seen = vec![0u32; n as usize + 1];
    for _ in 0..DRAWS {
        seen[draw(&mut stream) as usize] += 1;
    }
    let (n, q) = (f64::from(n), 1.0 - p);
    let log_share = |k: f64| {
        libm::lgamma(n + 1.0) - libm::lgamma(k + 1.0) - libm::lgamma(n - k + 1.0)
            + k * libm::log(p)
            + (n - k) * libm::log(q)
    };
    let (mut chi, mut cells, mut expected, mut found) = (0.0, 0.0, 0.0, 0.0);
    for (k, &count) in seen.iter().enumerate() {
        expected += f64::from(DRAWS) * libm::exp(log_share(k as f64));
        found += f64::from(count);
        if expected >= 20.0 {
            chi += (found - expected) * (found - expected) / expected;
            cells += 1.0;
            (expected, found) = (0.0, 0.0);
        }
    }
    chi += (found - expected) * (found - expected) / f64::max(expected, 1.0);
    let degrees = f64::max(cells - 1.0, 1.0);
    (libm::cbrt(chi / degrees) - (1.0 - 2.0 / (9.0 * degrees))) / libm::sqrt(2.0 / (9.0 * degrees))
}
