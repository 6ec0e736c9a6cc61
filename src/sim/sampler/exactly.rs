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

/// Draws have each number from 0 on with its share.
pub(super) fn check_shares(what: &str, shares: &[f64], draw: impl FnMut(&mut Stream) -> u32) {
    let score = distance(shares, draw);
    assert!(score < FAR, "{what}: {score:.1} standard deviations off");
}

/// The distance of draws from Binomial(n, p), as a standard normal score.
pub(super) fn score(n: u32, p: f64, draw: impl FnMut(&mut Stream) -> u32) -> f64 {
    let (all, q) = (f64::from(n), 1.0 - p);
    let share = |k: u32| {
        let k = f64::from(k);
        let ways = libm::lgamma(all + 1.0) - libm::lgamma(k + 1.0) - libm::lgamma(all - k + 1.0);
        libm::exp(ways + k * libm::log(p) + (all - k) * libm::log(q))
    };
    distance(&(0..=n).map(share).collect::<Vec<_>>(), draw)
}

/// The chi-square distance of draws from the exact distribution, as a standard normal score
/// (Wilson and Hilferty 1931); neighbouring values are pooled until 20 are expected.
fn distance(shares: &[f64], mut draw: impl FnMut(&mut Stream) -> u32) -> f64 {
    let mut stream = Stream::new(&Seed::from_text("binomial"), shares.len() as u64 - 1);
    let mut seen = vec![0u32; shares.len()];
    for _ in 0..DRAWS {
        seen[draw(&mut stream) as usize] += 1;
    }
    let (mut chi, mut cells, mut expected, mut found) = (0.0, 0.0, 0.0, 0.0);
    for (share, &count) in shares.iter().zip(&seen) {
        expected += f64::from(DRAWS) * share;
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
