//! Binomial draws, exact to the last bit of the probability, from fair coins alone; of many, by the quantile.

use rand::{Rng, SeedableRng};
use rand_xoshiro::SplitMix64;

use super::WORDS;
use super::quantile::of_many;
use crate::sim::Stream;

/// How many have a bit of a word each.
const FEW: u32 = 64;

/// How many of `n` independent trials of probability `p` succeed. `p` at or below 0 (or not a
/// number) gives 0, at or above 1 gives `n`.
///
/// Each virtual trial holds a uniform number and succeeds if it is below `p`; its binary digits are
/// fair coins, drawn only as far as needed to tell it from `p` (Knuth and Yao 1976), 64 trials in a
/// word. No logarithm, no rounding, no rejection. More than 64 are drawn by the quantile of a word.
///
/// A draw takes exactly one word of the stream, which seeds a `SplitMix64` for its coins. So two
/// cases of a sweep stay in step whatever they draw, and with equal `n` a larger `p` never gives
/// fewer successes: common random numbers at their best.
#[inline]
#[must_use]
pub fn binomial(stream: &mut Stream, n: u32, p: f64) -> u32 {
    successes(&mut SplitMix64::seed_from_u64(stream.word()), n, p)
}

/// The same with coins that are at hand.
#[inline]
pub(super) fn successes(coins: &mut SplitMix64, n: u32, p: f64) -> u32 {
    if n > FEW {
        return of_many(coins.next_u64(), n, p);
    }
    if p >= 1.0 {
        return n;
    }
    if p.is_nan() || p <= 0.0 || n == 0 {
        return 0;
    }
    let mut digits = Digits::of(p);
    let mut lanes = u64::MAX >> (FEW - n);
    let mut below = 0;
    while lanes != 0 {
        // Four digits at a time: the end of the loop is random, and is asked for less often.
        for _ in 0..4 {
            let (coin, digit) = (coins.next_u64(), digits.next());
            below |= lanes & digit & !coin;
            lanes &= !(coin ^ digit);
        }
    }
    below.count_ones()
}

/// The binary digits of a probability behind the point, each as a mask: all ones or all zeros.
struct Digits {
    rest: f64,
    word: u64,
    left: u32,
}

impl Digits {
    #[inline]
    fn of(p: f64) -> Self {
        Digits {
            rest: p,
            word: 0,
            left: 0,
        }
    }

    #[inline]
    fn next(&mut self) -> u64 {
        if self.left == 0 {
            // Scaling by a power of two, truncating and subtracting are exact in floating point:
            // this reads 64 digits at a time, however small the probability is.
            self.rest *= WORDS;
            self.word = self.rest as u64;
            self.rest -= self.word as f64;
            self.left = 64;
        }
        let digit = ((self.word as i64) >> 63) as u64;
        self.word <<= 1;
        self.left -= 1;
        digit
    }
}

/// A whole number below `n`, each as likely as the others to one part in 2^64 / `n`.
#[inline]
pub(super) fn below(coins: &mut SplitMix64, n: u64) -> u64 {
    ((u128::from(coins.next_u64()) * u128::from(n)) >> 64) as u64
}

#[cfg(test)]
mod tests {
    use super::super::exactly::check_draws;
    use super::*;
    use crate::sim::Seed;

    /// 24 scores of 200,000 draws each: one exceeds 4.5 by chance in about 1 of 10,000 seeds.
    #[test]
    fn draws_follow_the_exact_distribution() {
        for n in [1, 2, 63, 64, 65, 475, 5_000, 100_000] {
            for p in [0.05, 0.5, 0.731] {
                check_draws(n, p, |stream| binomial(stream, n, p));
            }
        }
    }

    #[test]
    fn edges() {
        let mut stream = Stream::new(&Seed::from_text("edges"), 0);
        for (n, p, expected) in [
            (0, 0.5, 0),
            (7, 0.0, 0),
            (7, -0.3, 0),
            (7, f64::NAN, 0),
            (7, 1.0, 7),
            (7, 1.5, 7),
            (2_000_000, f64::MIN_POSITIVE, 0),
            (2_000_000, 1.0 - f64::EPSILON / 2.0, 2_000_000),
        ] {
            assert_eq!(binomial(&mut stream, n, p), expected, "Binomial({n}, {p})");
        }
    }

    /// Common random numbers: with the same coins, a larger probability never succeeds less often.
    #[test]
    fn draws_rise_with_the_probability() {
        for trial in 0..1_000 {
            let draw = |p| binomial(&mut Stream::new(&Seed::from_text("rise"), trial), 300, p);
            assert!(draw(0.10) <= draw(0.11) && draw(0.11) <= draw(0.5));
            assert!(draw(0.499_999) <= draw(0.500_001));
        }
    }
}
