//! The distribution function of a binomial.

use super::WORDS;

/// The distribution function of one binomial, in multiples of 2^-64.
pub(super) struct Thresholds {
    /// The smallest number of successes that is ever drawn.
    pub(super) first: u32,
    /// The chance of at most `first`, `first` + 1, … successes, up to the last number but one.
    pub(super) up_to: Vec<u64>,
}

/// What is so much rarer than the likeliest number is left out: together below 2^-70.
pub(super) const RARE: f64 = 1e-22;

impl Thresholds {
    /// Every share is worked out from the likeliest number on, by the ratios p(k + 1) / p(k) =
    /// (n − k) / (k + 1) · p / q, each with five roundings of 2^-53; a number that is j away has a share that is
    /// right to 5 j 2^-53. The mean of j is at most the standard deviation, and as much again comes from the sum:
    /// 2^-49 in all for each success of the standard deviation.
    pub(super) fn of(n: u32, p: f64) -> Self {
        let always = |first| Thresholds {
            first,
            up_to: Vec::new(),
        };
        if p >= 1.0 {
            return always(n);
        }
        if p.is_nan() || p <= 0.0 || n == 0 {
            return always(0);
        }
        let (number, odds) = (f64::from(n), p / (1.0 - p));
        let likeliest = f64::min(number, (number + 1.0) * p) as u32;
        // Room for all of them: threads of WebAssembly wait for each other whenever memory is asked for.
        let deviation = f64::sqrt(number * p * (1.0 - p));
        let mut shares = Vec::with_capacity(f64::min(number, 21.0 * deviation + 40.0) as usize + 1);
        let (mut share, mut k) = (1.0, f64::from(likeliest));
        while k > 0.0 && share > RARE {
            share *= k / ((number - k + 1.0) * odds);
            k -= 1.0;
            shares.push(share);
        }
        let first = k as u32;
        shares.reverse();
        shares.push(1.0);
        (share, k) = (1.0, f64::from(likeliest));
        while k < number && share > RARE {
            share *= (number - k) * odds / (k + 1.0);
            k += 1.0;
            shares.push(share);
        }
        let scale = WORDS / shares.iter().sum::<f64>();
        shares.pop();
        let mut sum = 0.0;
        let up_to = shares.into_iter().map(|share| {
            sum += share;
            // Rounded above, it is the largest word.
            (sum * scale) as u64
        });
        Thresholds {
            first,
            up_to: up_to.collect(),
        }
    }

    /// How many of `n` succeed, by a word.
    pub(super) fn reached_by(&self, word: u64) -> u32 {
        self.first + self.up_to.partition_point(|up_to| *up_to <= word) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Deserialize)]
    struct Oracle {
        thresholds: Vec<Known>,
    }

    #[derive(Deserialize)]
    struct Known {
        n: u32,
        p: f64,
        at_most: u32,
        of_2_to_64: String,
    }

    /// Beside thresholds that were worked out in whole numbers, or with 60 digits.
    #[test]
    fn thresholds_are_exact_to_48_bits_for_each_success_of_the_deviation() {
        let oracle = include_str!("../../../tests/exact_binomials.json");
        let oracle: Oracle = serde_json::from_str(oracle).expect("the oracle");
        let mut worst = 0.0_f64;
        for Known {
            n,
            p,
            at_most,
            of_2_to_64,
        } in oracle.thresholds
        {
            let known: u64 = of_2_to_64.parse().expect("a whole number");
            let thresholds = Thresholds::of(n, p);
            let at = at_most - thresholds.first;
            let off = thresholds.up_to[at as usize].abs_diff(known) as f64;
            let deviation = libm::sqrt(f64::from(n) * p * (1.0 - p));
            worst = worst.max(off / deviation.max(1.0));
        }
        assert!(worst > 0.0 && worst < 65_536.0, "{worst} of 2^64");
    }
}
