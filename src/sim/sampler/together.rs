//! Several draws that follow from each other, from one word of a stream.

use rand::SeedableRng;
use rand_xoshiro::SplitMix64;

use super::coins::successes;
use super::occupied::occupied;
use crate::sim::Stream;

/// Fair coins for as many draws as one likes: however many they are, compared cases stay in step.
pub struct Coins(SplitMix64);

impl Coins {
    /// The coins of a stream's next word.
    #[inline]
    #[must_use]
    pub fn of(stream: &mut Stream) -> Self {
        Coins(SplitMix64::seed_from_u64(stream.word()))
    }

    /// How many of `n` independent trials of probability `p` succeed; see [`binomial`](super::binomial).
    #[inline]
    pub fn binomial(&mut self, n: u32, p: f64) -> u32 {
        successes(&mut self.0, n, p)
    }

    /// How many of `places` are taken after `balls` have fallen, each into a place of its own choice.
    #[inline]
    pub fn occupied(&mut self, balls: u32, places: u32) -> u32 {
        occupied(&mut self.0, balls, places)
    }
}
