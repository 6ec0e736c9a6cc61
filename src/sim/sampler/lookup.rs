//! Inversion by tables: what a word draws, of a distribution that was worked out beforehand, for each of some numbers.

use std::sync::OnceLock;

use super::thresholds::Thresholds;

/// So many have no row, so that tables stay small: below, a row has at most 550 numbers, mostly 320, in 1.7 kB.
const MOST: usize = 2048;

/// What is drawn of a number.
pub(super) trait Distributions {
    /// Worked out.
    fn thresholds(&self, n: u32) -> Thresholds;
}

/// A distribution for each number below [`MOST`].
///
/// A draw is the number of thresholds of the distribution function that its word, as a fraction of 2^64, has
/// reached (inversion: Devroye 1986, II.2). The thresholds of a number are worked out when it is first asked for, and
/// the upper half of the word tells where to look (a guide table: Chen and Asau 1974). Only 32 bits of a threshold
/// are kept; a word that agrees with all of them is told from it by all 64, worked out again: once in 10^8 draws.
#[derive(Debug)]
pub(super) struct Lookup(Box<[OnceLock<Row>]>);

impl Lookup {
    pub(super) fn empty() -> Self {
        Lookup(std::iter::repeat_with(OnceLock::new).take(MOST).collect())
    }

    /// Whether a draw of a number is a look.
    pub(super) fn holds(&self, n: u32) -> bool {
        (n as usize) < self.0.len()
    }

    /// What a word draws of a number's distribution, if that is held.
    #[inline]
    pub(super) fn look(&self, word: u64, n: u32, of: &impl Distributions) -> Option<u32> {
        let row = self.0.get(n as usize)?;
        let row = row.get_or_init(|| worked_out(of, n));
        let seen = row.guide[(word >> 56) as usize];
        if seen & UNDECIDED == 0 {
            return Some(u32::from(seen));
        }
        let half = (word >> 32) as u32;
        let mut at = usize::from(seen & !UNDECIDED);
        while row.halves[at] < half {
            at += 1;
        }
        if row.halves[at] == half {
            return Some(looked_at_again(of, n, word));
        }
        Some(row.first + at as u32)
    }
}

#[cold]
#[inline(never)]
fn worked_out(of: &impl Distributions, n: u32) -> Row {
    Row::new(&of.thresholds(n))
}

#[cold]
#[inline(never)]
fn looked_at_again(of: &impl Distributions, n: u32, word: u64) -> u32 {
    of.thresholds(n).reached_by(word)
}

/// A row of the table: what a word draws, by its upper bits.
#[derive(Debug)]
struct Row {
    /// By the first 8 bits of a word: what it draws, or, with [`UNDECIDED`], the place of the first threshold that
    /// it may not have reached.
    guide: Box<[u16; 256]>,
    /// What is drawn if no threshold is reached.
    first: u32,
    /// The upper halves of the thresholds, and one that no word is above.
    halves: Box<[u32]>,
}

/// Says of a place of the guide that words of it draw different numbers.
const UNDECIDED: u16 = 1 << 15;

impl Row {
    fn new(thresholds: &Thresholds) -> Self {
        let half = |up_to: &u64| (up_to >> 32) as u32;
        let halves: Vec<u32> = thresholds.up_to.iter().map(half).collect();
        // Of those whose upper half is all zeros or all ones one is enough: a word that agrees is looked at again.
        let zeros = halves.iter().take_while(|half| **half == 0).count();
        let dropped = zeros.saturating_sub(1);
        let ones = halves.iter().position(|half| *half == u32::MAX);
        let mut halves = halves[dropped..ones.unwrap_or(halves.len())].to_vec();
        halves.push(u32::MAX);
        let first = thresholds.first + dropped as u32;
        let mut at = 0;
        let guide = std::array::from_fn(|place| {
            let low = (place as u32) << 24;
            while halves[at] < low {
                at += 1;
            }
            if halves[at] > low | 0x00ff_ffff {
                (first as usize + at) as u16
            } else {
                at as u16 | UNDECIDED
            }
        });
        Row {
            guide: Box::new(guide),
            first,
            halves: halves.into(),
        }
    }
}
