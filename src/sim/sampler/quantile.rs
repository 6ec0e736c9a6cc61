//! Binomial draws of many by inversion: a word's quantile, which follows from the normal one.

use super::WORDS;
use super::normal::normal;
use super::thresholds::{RARE, Thresholds};

/// From this variance on the normal quantile tells where to look.
const NORMAL: f64 = 16.0;
/// How far the normal quantile is relied upon, in standard deviations: all but two of 10^9 words.
const RELIABLE: f64 = 6.0;

/// How many of `n` trials of probability `p` succeed: how many thresholds of the distribution function a word, as a
/// fraction of 2^64, has reached. `p` at or below 0 (or not a number) gives 0, at or above 1 gives `n`.
///
/// The quantile of a binomial distribution, continued between whole numbers as the incomplete beta function is,
/// follows from the normal one (Cornish and Fisher 1938; how draws of Poisson's distribution are made in that way:
/// Giles 2016, doi:10.1145/2699466). The expansion is carried so far that its error is some hundredths of a success
/// over the variance; where that leaves a doubt between two numbers, once in six draws times the variance, the
/// distribution function is worked out, over twenty standard deviations. So the cost does not grow with `n`, and a
/// draw is as exact as the thresholds are.
///
/// A larger `p` or `n` never gives fewer successes for the same word, but where a sum is rounded.
#[inline]
pub(super) fn of_many(word: u64, n: u32, p: f64) -> u32 {
    if p >= 1.0 {
        return n;
    }
    if p.is_nan() || p <= 0.0 {
        return 0;
    }
    if p > 0.5 {
        // Of the rarer outcome sums are more exact.
        return n - Many::of(n, 1.0 - p).reached_by(!word);
    }
    Many::of(n, p).reached_by(word)
}

/// Trials that mostly fail.
struct Many {
    n: u32,
    p: f64,
    q: f64,
    mean: f64,
    variance: f64,
}

impl Many {
    #[inline]
    fn of(n: u32, p: f64) -> Self {
        let (mean, q) = (f64::from(n) * p, 1.0 - p);
        Many {
            n,
            p,
            q,
            mean,
            variance: mean * q,
        }
    }

    #[inline]
    fn reached_by(&self, word: u64) -> u32 {
        if self.variance < NORMAL {
            return self.counted(word);
        }
        let (near, error) = self.expanded(normal(word));
        let below = near.floor();
        let beyond = near - below;
        if beyond > error && beyond < 1.0 - error {
            return below as u32;
        }
        self.looked_at(word)
    }

    /// The quantile at so many standard deviations, and how far off it may be. Wherever that is less than a half, and
    /// so is relied upon, it is half as much again as was ever found (see the tests); of numbers with nine digits
    /// rounding is more.
    #[inline]
    fn expanded(&self, z: f64) -> (f64, f64) {
        let (deviation, squared) = (self.variance.sqrt(), z * z);
        let pq = self.p * self.q;
        let skew = 0.5 + (self.q - self.p) * (squared - 1.0) * (1.0 / 6.0);
        let tails = (1.0 - 6.0 * pq) * (squared - 3.0) * (1.0 / 24.0)
            - (1.0 - 4.0 * pq) * (2.0 * squared - 5.0) * (1.0 / 36.0)
            - 1.0 / 24.0;
        let error = if squared < RELIABLE * RELIABLE {
            (0.05 + 0.013 * squared * squared) / self.variance + self.mean * (8.0 * f64::EPSILON)
        } else {
            1.0
        };
        (
            self.mean + deviation * z + skew + tails * z / deviation,
            error,
        )
    }

    /// From no success on.
    fn counted(&self, word: u64) -> u32 {
        let (word, number, odds) = (word as f64, f64::from(self.n), self.p / self.q);
        let mut share = libm::exp(number * libm::log1p(-self.p));
        let (mut up_to, mut k) = (share, 0.0);
        while up_to * WORDS <= word && k < number && share > RARE {
            share *= (number - k) * odds / (k + 1.0);
            up_to += share;
            k += 1.0;
        }
        k as u32
    }

    #[cold]
    #[inline(never)]
    fn looked_at(&self, word: u64) -> u32 {
        Thresholds::of(self.n, self.p).reached_by(word)
    }
}

#[cfg(test)]
mod tests {
    use super::super::exactly::check_draws;
    use super::*;
    use crate::sim::{Seed, Stream};

    const CASES: [(u32, f64); 16] = [
        (65, 0.3),
        (65, 0.5),
        (700, 0.97),
        (2_047, 0.4),
        (475, 0.05),
        (2_048, 0.001),
        (2_048, 0.009),
        (5_000, 0.731),
        (60_000, 0.000_3),
        (60_000, 0.999),
        (1_000_000, 0.05),
        (1_000_000, 0.499_999),
        (2_000_000, 0.5),
        (2_000_000, 1e-7),
        (u32::MAX, 1e-8),
        (u32::MAX, 1e-5),
    ];

    /// The quantile of a word that just reaches a number is that number: the expansion is it too, but for two thirds of
    /// what is allowed for, and the rounding of the threshold.
    #[test]
    fn the_expansion_is_off_by_less_than_is_allowed_for() {
        for (n, p, every) in [
            (100, 0.2, 1),
            (2_048, 0.007_88, 1),
            (u32::MAX, 3.73e-9, 1),
            (2_048, 0.3, 5),
            (1_000_000, 0.05, 100),
            (1_000_000, 0.5, 250),
            (100_000_000, 0.3, 2_000),
        ] {
            let many = Many::of(n, p);
            let thresholds = Thresholds::of(n, p);
            let mut relied_upon = 0;
            let rounding = 65_536.0 * many.variance.sqrt();
            for (at, pair) in thresholds.up_to.windows(2).enumerate().step_by(every) {
                let reached = f64::from(thresholds.first) + at as f64 + 2.0;
                let (near, error) = many.expanded(normal(pair[1]));
                if error < 0.5 {
                    relied_upon += 1;
                    let off = (near - reached).abs() - rounding / (pair[1] - pair[0]) as f64;
                    assert!(
                        1.5 * off < error,
                        "{reached} of Binomial({n}, {p}): {off}, {error}"
                    );
                }
            }
            assert!(relied_upon > 20, "Binomial({n}, {p}): {relied_upon}");
        }
    }

    #[test]
    fn what_the_normal_quantile_tells_is_what_sums_tell() {
        let mut stream = Stream::new(&Seed::from_text("quantile"), 0);
        for (n, p) in CASES {
            let thresholds = Thresholds::of(n, p);
            for _ in 0..20_000 {
                let word = stream.word();
                let (drawn, found) = (of_many(word, n, p), thresholds.reached_by(word));
                assert_eq!(drawn, found, "word {word:016x} of Binomial({n}, {p})");
            }
        }
    }

    /// See `exactly.rs` for how often one is far by chance.
    #[test]
    fn draws_follow_the_exact_distribution() {
        for n in [65, 475, 5_000, 100_000] {
            for p in [0.001, 0.05, 0.5, 0.731] {
                check_draws(n, p, |stream| of_many(stream.word(), n, p));
            }
        }
    }

    #[test]
    fn edges() {
        for (n, p, expected) in [
            (0, 0.3, 0),
            (70, 0.0, 0),
            (70, -0.3, 0),
            (70, f64::NAN, 0),
            (70, 1.0, 70),
            (70, 1.5, 70),
            (2_000_000, f64::MIN_POSITIVE, 0),
            (2_000_000, 1.0 - f64::EPSILON / 2.0, 2_000_000),
        ] {
            let word = 0x8000_0000_0000_0000;
            assert_eq!(of_many(word, n, p), expected, "Binomial({n}, {p})");
        }
        for (n, p) in CASES {
            assert!(of_many(0, n, p) <= of_many(u64::MAX, n, p));
            assert!(of_many(u64::MAX, n, p) <= n);
        }
    }

    /// Common random numbers: of the same word, more or likelier trials never have fewer successes.
    #[test]
    fn draws_rise_with_word_number_and_probability() {
        let mut stream = Stream::new(&Seed::from_text("rise"), 0);
        for n in 65..5_000 {
            let word = stream.word();
            let draw = |n, p| of_many(word, n, p);
            assert!(draw(n, 0.05) <= draw(n, 0.0501) && draw(n, 0.0501) <= draw(n, 0.501));
            assert!(draw(n, 0.4999) <= draw(n, 0.5001) && draw(n, 0.7) <= draw(n + 1, 0.7));
            assert!(draw(n, 0.3) <= of_many(word.saturating_add(1 << 40), n, 0.3));
        }
    }
}
