//! Random streams: one for each (seed, trial number), the same on every machine.

use rand::{Rng, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;
use sha2::{Digest, Sha256};

/// A seed: any text, digested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seed([u64; 4]);

impl Seed {
    /// The seed that a text stands for.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        let digest: [u8; 32] = Sha256::digest(text.as_bytes()).into();
        let (words, _) = digest.as_chunks();
        Seed(std::array::from_fn(|i| u64::from_le_bytes(words[i])))
    }
}

/// The random numbers of one trial.
///
/// The generator is xoshiro256++ (Blackman and Vigna 2021). Its 256 bits of state are the seed's
/// digest, each word mixed with the trial number through `SplitMix64`'s finaliser, a bijection on 64
/// bits: different trials never start in the same state, and with 2^30 streams of 2^40 words in a
/// period of 2^256 the chance that any two overlap is below 2^-150.
#[derive(Debug, Clone)]
pub struct Stream(Xoshiro256PlusPlus);

impl Stream {
    /// The stream of a trial.
    #[must_use]
    pub fn new(seed: &Seed, trial: u64) -> Self {
        let mut state = [0; 32];
        for (i, bytes) in state.as_chunks_mut().0.iter_mut().enumerate() {
            let counter = trial.wrapping_mul(4).wrapping_add(i as u64 + 1);
            let word = mix(seed.0[i] ^ mix(counter.wrapping_mul(0x9e37_79b9_7f4a_7c15)));
            *bytes = word.to_le_bytes();
        }
        Stream(Xoshiro256PlusPlus::from_seed(state))
    }

    /// 64 fair coins.
    #[inline]
    pub fn word(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// A number from 0 up to but not including 1, a multiple of 2^-53.
    #[inline]
    pub fn unit(&mut self) -> f64 {
        (self.word() >> 11) as f64 * (1.0 / (1u64 << 53) as f64)
    }

    /// A whole number from 0 to `n` − 1, each equally likely (Lemire 2019, doi:10.1145/3230636).
    #[inline]
    pub fn below(&mut self, n: u32) -> u32 {
        let n = u64::from(n.max(1));
        let mut product = (self.word() >> 32) * n;
        if (product & 0xffff_ffff) < n {
            let threshold = (1u64 << 32) % n;
            while (product & 0xffff_ffff) < threshold {
                product = (self.word() >> 32) * n;
            }
        }
        (product >> 32) as u32
    }

    /// True with probability `p`.
    #[inline]
    pub fn chance(&mut self, p: f64) -> bool {
        self.unit() < p
    }
}

/// The finaliser of `SplitMix64` (Steele, Lea and Flood 2014, variant 13 of Stafford).
fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Golden words: if these change, every result that was ever shared changes.
    #[test]
    fn words_stay_the_same() {
        let words = |text, trial| {
            let mut stream = Stream::new(&Seed::from_text(text), trial);
            [stream.word(), stream.word()].map(|word| format!("{word:016x}"))
        };
        assert_eq!(words("7", 0), GOLDEN[0]);
        assert_eq!(words("7", 1), GOLDEN[1]);
        assert_eq!(words("", 999_999_999), GOLDEN[2]);
    }

    /// Made by an independent program in Python.
    const GOLDEN: [[&str; 2]; 3] = [
        ["3dc1e8135d391e68", "5238be6454b63ac8"],
        ["e022d6874e787cf7", "3c734e775039cb7d"],
        ["0bc34d1a10688cb5", "55b5fbde336fd68c"],
    ];

    #[test]
    fn below_is_even() {
        let mut stream = Stream::new(&Seed::from_text("even"), 0);
        let mut seen = [0u32; 6];
        for _ in 0..60_000 {
            seen[stream.below(6) as usize] += 1;
        }
        // Chi-square with 5 degrees of freedom: above 20.5 once in a thousand seeds.
        let chi: f64 = seen
            .iter()
            .map(|&n| (f64::from(n) - 1e4).powi(2) / 1e4)
            .sum();
        assert!(chi < 20.5, "{seen:?}");
        assert_eq!(stream.below(1), 0);
        assert_eq!(stream.below(0), 0);
    }
}
