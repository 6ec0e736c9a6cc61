//! Binomial draws of many by inversion: a word's quantile, which follows from the normal one.

use super::WORDS;
use super::normal::normal;

/// From this variance on the normal quantile tells where to look.
const NORMAL: f64 = 16.0;
/// How far the normal quantile is relied upon, in standard deviations: all but two of 10^9 words.
const RELIABLE: f64 = 6.0;
/// Shares below this are left out.
const RARE: f64 = 1e-22;

/// How many of `n` trials of probability `p` succeed: how many thresholds of the distribution function a word, as a
/// fraction of 2^64, has reached. `p` at or below 0 (or not a number) gives 0, at or above 1 gives `n`.
///
/// The quantile of a binomial distribution, continued between whole numbers as the incomplete beta function is,
/// follows from the normal one (Cornish and Fisher 1938; how draws of Poisson's distribution are made in that way:
/// Giles 2016, doi:10.1145/2699466). The expansion is carried so far that its error is some hundredths of a success
/// over the variance; where that leaves a doubt between two numbers, once in six draws times the variance, the
/// distribution function is added up, which takes as many terms as ten standard deviations. So the cost does not grow
/// with `n`, and a draw is right but for the rounding of the sums: each threshold is exact to 2⁻⁴⁸ of the rarer side
/// of it for each success of the standard deviation; where sums begin at no success, to 2⁻⁴⁶.
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
    n: f64,
    p: f64,
    q: f64,
    mean: f64,
    variance: f64,
}

impl Many {
    #[inline]
    fn of(n: u32, p: f64) -> Self {
        let (n, q) = (f64::from(n), 1.0 - p);
        let mean = n * p;
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
        self.searched(word, below)
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
        let word = word as f64;
        let odds = self.p / self.q;
        let mut share = libm::exp(self.n * libm::log1p(-self.p));
        let (mut up_to, mut k) = (share, 0.0);
        while up_to * WORDS <= word && k < self.n && share > RARE {
            share *= (self.n - k) * odds / (k + 1.0);
            up_to += share;
            k += 1.0;
        }
        k as u32
    }

    /// From somewhere on, by the distribution function.
    #[cold]
    #[inline(never)]
    fn searched(&self, word: u64, from: f64) -> u32 {
        let mut k = from.clamp(0.0, self.n);
        while k > 0.0 && !self.reaches(word, k) {
            k -= 1.0;
        }
        while k < self.n && self.reaches(word, k + 1.0) {
            k += 1.0;
        }
        k as u32
    }

    /// Whether a word has reached the chance of fewer than `k`.
    fn reaches(&self, word: u64, k: f64) -> bool {
        if k - 1.0 < self.mean {
            self.at_most(k - 1.0) * WORDS <= word as f64
        } else {
            self.at_least(k) * WORDS > !word as f64
        }
    }

    /// The chance of at most `k`, which is below the mean.
    fn at_most(&self, k: f64) -> f64 {
        let (mut share, mut sum, mut k, first) = (1.0, 1.0, k, self.share(k));
        while k > 0.0 && share > RARE {
            share *= k * self.q / ((self.n - k + 1.0) * self.p);
            sum += share;
            k -= 1.0;
        }
        first * sum
    }

    /// The chance of at least `k`, which is above the mean.
    fn at_least(&self, k: f64) -> f64 {
        let (mut share, mut sum, mut k, first) = (1.0, 1.0, k, self.share(k));
        while k < self.n && share > RARE {
            share *= (self.n - k) * self.p / ((k + 1.0) * self.q);
            sum += share;
            k += 1.0;
        }
        first * sum
    }

    /// The chance of `k`, by the saddle point (Loader 2000, "Fast and accurate computation of binomial
    /// probabilities"): no large numbers that nearly cancel.
    fn share(&self, k: f64) -> f64 {
        let others = self.n - k;
        if k <= 0.0 {
            return libm::exp(self.n * libm::log1p(-self.p));
        }
        if others <= 0.0 {
            return libm::exp(self.n * libm::log(self.p));
        }
        let exponent = rest(self.n)
            - rest(k)
            - rest(others)
            - deviance(k, self.mean)
            - deviance(others, self.n * self.q);
        let turn = 2.0 * std::f64::consts::PI;
        libm::exp(exponent) * libm::sqrt(self.n / (turn * k * others))
    }
}

/// What Stirling's formula lacks of ln x!.
fn rest(x: f64) -> f64 {
    if x < 16.0 {
        let half_of_log_turn = 0.918_938_533_204_672_8;
        return libm::lgamma(x + 1.0) - (x + 0.5) * libm::log(x) + x - half_of_log_turn;
    }
    let y = 1.0 / (x * x);
    let terms = [
        1.0 / 1188.0,
        1.0 / 1680.0,
        1.0 / 1260.0,
        1.0 / 360.0,
        1.0 / 12.0,
    ];
    terms.iter().fold(0.0, |sum, term| term - sum * y) / x
}

/// x ln(x / m) + m − x, exact also where that is nearly 0.
fn deviance(x: f64, m: f64) -> f64 {
    let off = (x - m) / (x + m);
    if libm::fabs(off) > 0.1 {
        return x * libm::log(x / m) + m - x;
    }
    let (mut sum, mut term, squared) = ((x - m) * off, 2.0 * x * off, off * off);
    for odd in 1..=10 {
        term *= squared;
        sum += term / f64::from(2 * odd + 1);
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::super::exactly::check_draws;
    use super::super::{Binomials, Success};
    use super::*;
    use crate::sim::{Seed, Stream};
    use serde::Deserialize;

    #[derive(Deserialize)]
    struct Oracle {
        of_many: Vec<Known>,
    }

    #[derive(Deserialize)]
    struct Known {
        n: u32,
        p: f64,
        at_most: u32,
        of_2_to_64: String,
    }

    const CASES: [(u32, f64); 14] = [
        (65, 0.3),
        (65, 0.5),
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

    /// Beside thresholds that were worked out with 60 digits: a word just below one draws a success less than a word
    /// just above it.
    #[test]
    fn thresholds_are_exact_to_48_bits_of_a_deviation() {
        let oracle = include_str!("../../../tests/exact_binomials.json");
        let oracle: Oracle = serde_json::from_str(oracle).expect("the oracle");
        for Known {
            n,
            p,
            at_most,
            of_2_to_64,
        } in oracle.of_many
        {
            let known: u64 = of_2_to_64.parse().expect("a whole number");
            let deviation = libm::sqrt(f64::from(n) * p * (1.0 - p));
            // Where successes are counted from 0 on, rounding is that of all chances before.
            let counted = deviation * deviation < NORMAL;
            let sum = if counted { u64::MAX } else { known.min(!known) };
            let doubt = (deviation.max(1.0) * sum as f64 / 2.0_f64.powi(48)) as u64 + 2;
            let draws = [known.saturating_sub(doubt), known.saturating_add(doubt)];
            assert_eq!(
                draws.map(|word| of_many(word, n, p)),
                [at_most, at_most + 1],
                "at most {at_most} of Binomial({n}, {p})"
            );
        }
    }

    /// The words that just reach a number are its quantile: the expansion is that number, but for two thirds of what is
    /// allowed for.
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
            let far = RELIABLE * many.variance.sqrt();
            let first = (many.mean - far).max(1.0) as u32;
            let mut relied_upon = 0;
            for k in (first..(many.mean + far) as u32).step_by(every) {
                let number = f64::from(k);
                // By halves: the least word that reaches it.
                let (mut below, mut reached) = (0, u64::MAX);
                while reached - below > 1 {
                    let middle = u64::midpoint(below, reached);
                    if many.reaches(middle, number) {
                        reached = middle;
                    } else {
                        below = middle;
                    }
                }
                let (near, error) = many.expanded(normal(reached));
                if error < 0.5 {
                    relied_upon += 1;
                    let off = (near - number).abs();
                    assert!(
                        1.5 * off < error,
                        "{k} of Binomial({n}, {p}): {off}, {error}"
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
            let (many, turned) = if p > 0.5 {
                (Many::of(n, 1.0 - p), true)
            } else {
                (Many::of(n, p), false)
            };
            for _ in 0..if n < 100_000 { 20_000 } else { 500 } {
                let word = stream.word();
                let from = (many.mean + many.variance.sqrt() * normal(word)).round();
                let found = many.searched(word, from);
                let drawn = if turned {
                    n - of_many(!word, n, p)
                } else {
                    of_many(word, n, p)
                };
                assert_eq!(drawn, found, "word {word:016x} of Binomial({n}, {p})");
            }
        }
    }

    /// Two ways that share nothing: sums from the likeliest number on, and the normal quantile.
    #[test]
    fn tables_draw_the_same() {
        let mut stream = Stream::new(&Seed::from_text("tables"), 0);
        for p in [0.000_2, 0.05, 0.4, 0.5, 0.97] {
            let table = Binomials::of(Success::Constant(p));
            for n in [65, 700, 2_047] {
                for _ in 0..20_000 {
                    let word = stream.word();
                    assert_eq!(table.draw_by(word, n), of_many(word, n, p), "{n} {p}");
                }
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
