//! Binomial draws, exact to the last bit of the probability, from fair coins alone.

use std::sync::OnceLock;

use rand::{Rng, SeedableRng};
use rand_xoshiro::SplitMix64;

use crate::sim::Stream;

/// How many of `n` independent trials of probability `p` succeed. `p` at or below 0 (or not a
/// number) gives 0, at or above 1 gives `n`.
///
/// Each virtual trial holds a uniform number and succeeds if it is below `p`; its binary digits are
/// fair coins, drawn only as far as needed to tell it from `p` (Knuth and Yao 1976). Trials that are
/// still undecided after a digit are exchangeable, so of many only their number is kept, and it
/// halves with every digit; the last 64 are the bits of a word. A draw takes about 2n coins, 64 of
/// them in a word. No logarithm, no rounding, no rejection.
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
    if p >= 1.0 {
        return n;
    }
    if p.is_nan() || p <= 0.0 {
        return 0;
    }
    let mut digits = Digits::of(p);
    let (mut successes, mut undecided) = (0, n);
    while undecided > 64 {
        let ones = heads(coins, undecided);
        let zeros = undecided - ones;
        // Digit 1: the zeros are below `p`, the ones undecided. Digit 0: the ones are above. Digits
        // are as random as `p`, so a branch on them would often be mispredicted.
        let digit = digits.next() as u32;
        successes += zeros & digit;
        undecided = (ones & digit) | (zeros & !digit);
    }
    let mut lanes = if undecided == 0 {
        0
    } else {
        u64::MAX >> (64 - undecided)
    };
    let mut below = 0;
    while lanes != 0 {
        // Four digits at a time: the end of the loop is random, and is asked for less often.
        for _ in 0..4 {
            let (coin, digit) = (coins.next_u64(), digits.next());
            below |= lanes & digit & !coin;
            lanes &= !(coin ^ digit);
        }
    }
    successes + below.count_ones()
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
            self.rest *= 18_446_744_073_709_551_616.0;
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

/// How many of `n` fair coins show heads.
#[inline]
fn heads(coins: &mut SplitMix64, n: u32) -> u32 {
    let mut left = n;
    let mut heads = 0;
    if left >= SMALLEST_TABLE {
        heads += heads_by_tables(coins, left / SMALLEST_TABLE * SMALLEST_TABLE);
        left %= SMALLEST_TABLE;
    }
    while left >= 64 {
        heads += coins.next_u64().count_ones();
        left -= 64;
    }
    if left > 0 {
        heads += (coins.next_u64() >> (64 - left)).count_ones();
    }
    heads
}

/// A whole number below `n`, each as likely as the others to one part in 2^64 / `n`.
#[inline]
pub(super) fn below(coins: &mut SplitMix64, n: u64) -> u64 {
    ((u128::from(coins.next_u64()) * u128::from(n)) >> 64) as u64
}

/// From this many coins on, a table is faster than counting coins.
const SMALLEST_TABLE: u32 = 1 << 12;

/// The number of heads among `n` fair coins, a multiple of `SMALLEST_TABLE`: one draw from a table
/// for each binary digit of `n`.
#[cold]
#[inline(never)]
fn heads_by_tables(coins: &mut SplitMix64, n: u32) -> u32 {
    static TABLES: [OnceLock<Alias>; 32] = [const { OnceLock::new() }; 32];
    (0..32)
        .filter(|power| n >> power & 1 == 1)
        .map(|power| {
            TABLES[power]
                .get_or_init(|| Alias::fair(1 << power))
                .draw(coins)
        })
        .sum()
}

/// A table from which Binomial(n, ½) is drawn with two words (Walker 1977, Vose 1991).
struct Alias {
    first: u32,
    cells: Vec<(f64, u32)>,
}

impl Alias {
    /// The table for `n` coins. Values further than 10 standard deviations from the middle are left
    /// out: their share is below 2^-74, far less than a word can tell.
    fn fair(n: u32) -> Self {
        let middle = n / 2;
        let reach = (5.0 * libm::sqrt(f64::from(n))) as u32;
        let first = middle - reach.min(middle);
        // Shares relative to the middle one, by their ratios: p(k + 1) / p(k) = (n - k) / (k + 1).
        let mut half = vec![1.0];
        for k in middle..n - first {
            half.push(half[half.len() - 1] * f64::from(n - k) / f64::from(k + 1));
        }
        let shares: Vec<f64> = half.iter().skip(1).rev().chain(&half).copied().collect();
        let scale = shares.len() as f64 / shares.iter().sum::<f64>();

        let mut cells: Vec<(f64, u32)> = shares
            .iter()
            .enumerate()
            .map(|(i, share)| (share * scale, i as u32))
            .collect();
        let (mut small, mut large): (Vec<usize>, Vec<usize>) =
            (0..cells.len()).partition(|&i| cells[i].0 < 1.0);
        while let (Some(poor), Some(&rich)) = (small.pop(), large.last()) {
            cells[poor].1 = rich as u32;
            cells[rich].0 -= 1.0 - cells[poor].0;
            if cells[rich].0 < 1.0 {
                large.pop();
                small.push(rich);
            }
        }
        // What rounding leaves over is its own alias.
        for i in large.into_iter().chain(small) {
            cells[i] = (1.0, i as u32);
        }
        Alias { first, cells }
    }

    fn draw(&self, coins: &mut SplitMix64) -> u32 {
        let i = below(coins, self.cells.len() as u64) as usize;
        let (share, other) = self.cells[i];
        let unit = (coins.next_u64() >> 11) as f64 * (1.0 / (1u64 << 53) as f64);
        self.first + if unit < share { i as u32 } else { other }
    }
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
