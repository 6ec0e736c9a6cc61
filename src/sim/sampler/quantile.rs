//! Binomial draws of many by inversion: a word's quantile, which follows from the normal one.

/// A word is a fraction of this.
const WORDS: f64 = 18_446_744_073_709_551_616.0;
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
/// follows from the normal one (Cornish and Fisher 1938; how draws are made of it: Giles 2016, doi:10.1145/2699466;
/// Giles and Beentjes 2016, doi:10.1007/978-3-319-42432-3_10). The expansion is carried so far that its error is
/// about a hundredth of a success over the variance; where that leaves a doubt between two numbers, once in
/// thousands of draws, the distribution function is added up. So the cost does not grow with `n`, and a draw is
/// right but for the rounding of the sums: √(npq) · 2⁻⁴⁸ in all.
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

    /// The quantile at so many standard deviations, and how far off it may be: half as much again as was ever found
    /// beside 40 digits, for variances from 16 on and all probabilities.
    #[inline]
    fn expanded(&self, z: f64) -> (f64, f64) {
        let (deviation, squared) = (self.variance.sqrt(), z * z);
        let pq = self.p * self.q;
        let skew = 0.5 + (self.q - self.p) * (squared - 1.0) * (1.0 / 6.0);
        let tails = (1.0 - 6.0 * pq) * (squared - 3.0) * (1.0 / 24.0)
            - (1.0 - 4.0 * pq) * (2.0 * squared - 5.0) * (1.0 / 36.0)
            - 1.0 / 24.0;
        let error = if squared < RELIABLE * RELIABLE {
            (0.05 + 0.012 * squared * squared) / self.variance
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

/// The normal quantile of a word, to 15 digits as far as 6.6 standard deviations (Wichura 1988, AS 241).
#[inline]
fn normal(word: u64) -> f64 {
    let from_middle = (word ^ 1 << 63).cast_signed() as f64 / WORDS;
    if from_middle.abs() <= 0.425 {
        return from_middle * MIDDLE.at(0.180_625 - from_middle * from_middle);
    }
    in_tail(word, from_middle)
}

/// The same where logarithms are needed: every seventh word.
#[inline(never)]
fn in_tail(word: u64, from_middle: f64) -> f64 {
    let outside = if from_middle < 0.0 { word } else { !word };
    let depth = libm::sqrt(-libm::log((outside as f64 + 0.5) / WORDS));
    TAIL.at(depth - 1.6).copysign(from_middle)
}

/// Of two polynomials, by falling powers.
struct Ratio {
    above: [f64; 8],
    below: [f64; 8],
}

impl Ratio {
    #[inline]
    fn at(&self, x: f64) -> f64 {
        let value = |terms: &[f64; 8]| terms.iter().fold(0.0, |sum, term| sum * x + term);
        value(&self.above) / value(&self.below)
    }
}

const MIDDLE: Ratio = Ratio {
    above: [
        2_509.080_928_730_122_7,
        33_430.575_583_588_13,
        67_265.770_927_008_7,
        45_921.953_931_549_87,
        13_731.693_765_509_46,
        1_971.590_950_306_551_3,
        133.141_667_891_784_38,
        3.387_132_872_796_366_5,
    ],
    below: [
        5_226.495_278_852_545,
        28_729.085_735_721_943,
        39_307.895_800_092_71,
        21_213.794_301_586_597,
        5_394.196_021_424_751,
        687.187_007_492_057_9,
        42.313_330_701_600_91,
        1.0,
    ],
};

const TAIL: Ratio = Ratio {
    above: [
        7.745_450_142_783_414e-4,
        0.022_723_844_989_269_184,
        0.241_780_725_177_450_6,
        1.270_458_252_452_368_4,
        3.647_848_324_763_204_5,
        5.769_497_221_460_691,
        4.630_337_846_156_546,
        1.423_437_110_749_683_5,
    ],
    below: [
        1.050_750_071_644_416_9e-9,
        5.475_938_084_995_345e-4,
        0.015_198_666_563_616_457,
        0.148_103_976_427_480_08,
        0.689_767_334_985_100_1,
        1.676_384_830_183_803_8,
        2.053_191_626_637_759,
        1.0,
    ],
};

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

    #[test]
    fn normal_quantiles_have_15_digits() {
        let mut stream = Stream::new(&Seed::from_text("normal"), 0);
        for shift in 0..36 {
            for _ in 0..100 {
                let outside = stream.word() >> 1 >> shift;
                let share = (outside as f64 + 0.5) / WORDS;
                if share < 1e-11 {
                    continue;
                }
                let z = normal(outside);
                let off = 0.5 * libm::erfc(-z / std::f64::consts::SQRT_2) / share - 1.0;
                assert!(off.abs() < 1e-13, "{share}: {z}, {off}");
                assert!((normal(!outside) + z).abs() < 1e-13);
            }
        }
    }
}
