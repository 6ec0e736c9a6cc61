//! Binomial draws by inversion: what was worked out beforehand is looked up.

use std::sync::{Arc, OnceLock};

use super::quantile::of_many;
use super::tables::Tables;
use super::thresholds::Thresholds;
use crate::sim::Stream;

/// From so many trials on a draw follows from the normal quantile, so that tables stay small: below, a row has at most
/// 550 numbers, mostly 320, in 1.7 kB.
const MOST: usize = 2048;

/// How the probability of a success follows from the number of trials.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Success {
    /// It is the same for any number. At or below 0 (or not a number) nothing succeeds, at or above 1 everything.
    Constant(f64),
    /// It falls with the number: `alone` × (1 − number / `capacity`).
    Crowded {
        /// The probability in an empty place.
        alone: f64,
        /// The number at which it is 0.
        capacity: f64,
    },
}

impl Success {
    /// The probability among so many.
    #[inline]
    #[must_use]
    pub fn among(self, n: u32) -> f64 {
        match self {
            Success::Constant(p) => p,
            Success::Crowded { alone, capacity } => alone * (1.0 - f64::from(n) / capacity),
        }
    }

    fn bits(self) -> [u64; 3] {
        match self {
            Success::Constant(p) => [0, p.to_bits(), 0],
            Success::Crowded { alone, capacity } => [1, alone.to_bits(), capacity.to_bits()],
        }
    }
}

/// How many of `n` independent trials succeed, for any `n`, where the probability is known beforehand.
///
/// A draw is the number of thresholds of the distribution function that its word, as a fraction of 2^64, has
/// reached (inversion: Devroye 1986, II.2). The thresholds of an `n` are worked out when it is first asked for, and
/// the upper half of the word tells where to look (a guide table: Chen and Asau 1974). Only 32 bits of a threshold
/// are kept; a word that agrees with all of them is told from it by all 64, worked out again: once in 10^8 draws.
///
/// A larger `p` or `n` never gives fewer successes for the same word, so compared cases stay as
/// close as two binomials can.
#[derive(Debug)]
pub struct Binomials {
    success: Success,
    rows: Box<[OnceLock<Row>]>,
}

static KNOWN: Tables<Binomials> = Tables::none();

impl Binomials {
    /// Draws of a probability. Nothing is worked out yet.
    #[must_use]
    pub fn of(success: Success) -> Arc<Self> {
        KNOWN.get(
            |table| table.success.bits() == success.bits(),
            || Binomials {
                success,
                rows: std::iter::repeat_with(OnceLock::new).take(MOST).collect(),
            },
        )
    }

    /// How many of `n` succeed.
    #[inline]
    #[must_use]
    pub fn draw(&self, stream: &mut Stream, n: u32) -> u32 {
        self.draw_by(stream.word(), n)
    }

    /// How many of `n` succeed, by one word.
    #[inline]
    pub(super) fn draw_by(&self, word: u64, n: u32) -> u32 {
        let Some(row) = self.rows.get(n as usize) else {
            return of_many(word, n, self.probability(n));
        };
        let row = row.get().unwrap_or_else(|| self.fill(row, n));
        let seen = row.guide[(word >> 56) as usize];
        if seen & UNDECIDED == 0 {
            return u32::from(seen);
        }
        let half = (word >> 32) as u32;
        let mut at = usize::from(seen & !UNDECIDED);
        while row.halves[at] < half {
            at += 1;
        }
        if row.halves[at] == half {
            return self.look_again(word, n);
        }
        row.first + at as u32
    }

    /// How many of `n` succeed if any can. Either way it takes a word of the stream.
    #[inline]
    #[must_use]
    pub fn draw_if(&self, any_can: bool, stream: &mut Stream, n: u32) -> u32 {
        let word = stream.word();
        if any_can { self.draw_by(word, n) } else { 0 }
    }

    /// Whether a draw among `n` is a look into a table.
    pub(super) fn is_looked_up(&self, n: u32) -> bool {
        (n as usize) < self.rows.len()
    }

    /// The probability of a success among `n`.
    pub(super) fn probability(&self, n: u32) -> f64 {
        self.success.among(n)
    }

    /// Two threads that come to an empty row at once both work it out: where trials start alike they come to one row
    /// after another together, and in a browser waiting for the other took half of the time.
    #[cold]
    fn fill<'a>(&self, row: &'a OnceLock<Row>, n: u32) -> &'a Row {
        let worked_out = Row::new(&Thresholds::of(n, self.probability(n)));
        row.get_or_init(|| worked_out)
    }

    #[cold]
    fn look_again(&self, word: u64, n: u32) -> u32 {
        Thresholds::of(n, self.probability(n)).reached_by(word)
    }
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
        let half = |up_to: u64| (up_to >> 32) as u32;
        let up_to = thresholds.up_to.as_slice();
        // Of those whose upper half is all zeros or all ones one is enough: a word that agrees is looked at again.
        let zeros = up_to.partition_point(|up_to| half(*up_to) == 0);
        let dropped = zeros.saturating_sub(1);
        let ones = up_to.partition_point(|up_to| half(*up_to) < u32::MAX);
        let kept = up_to[dropped..ones].iter().map(|up_to| half(*up_to));
        let halves: Box<[u32]> = kept.chain([u32::MAX]).collect();
        let first = thresholds.first + dropped as u32;
        let mut guide = [0; 256];
        let mut place = 0;
        for (at, half) in halves.iter().enumerate() {
            let its = (half >> 24) as usize;
            if its >= place {
                guide[place..its].fill((first as usize + at) as u16);
                guide[its] = at as u16 | UNDECIDED;
                place = its + 1;
            }
        }
        Row {
            guide: Box::new(guide),
            first,
            halves,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::exactly::{FAR, check_draws, score};
    use super::*;
    use crate::sim::Seed;

    fn constant(p: f64) -> Arc<Binomials> {
        Binomials::of(Success::Constant(p))
    }

    /// 18 scores; see `exactly.rs` for how often one is far by chance.
    #[test]
    fn draws_follow_the_exact_distribution() {
        for n in [1, 2, 63, 475, 2_000, 5_000] {
            for p in [0.005, 0.05, 0.731] {
                let table = constant(p);
                check_draws(n, p, |stream| table.draw(stream, n));
            }
        }
        let crowded = Success::Crowded {
            alone: 0.1,
            capacity: 1000.0,
        };
        let table = Binomials::of(crowded);
        check_draws(475, 0.1 * 0.525, |stream| table.draw(stream, 475));
        let mut stream = Stream::new(&Seed::from_text("full"), 0);
        for full in [1000, 1500] {
            assert_eq!(table.draw(&mut stream, full), 0);
        }
    }

    /// Every threshold of a table is a 64th too low, and it shows.
    #[test]
    fn a_bent_table_is_seen() {
        let (n, p) = (475, 0.05);
        let mut bent = Thresholds::of(n, p);
        for up_to in &mut bent.up_to {
            *up_to -= *up_to >> 6;
        }
        let score = score(n, p, |stream| bent.reached_by(stream.word()));
        assert!(score > FAR, "{score}");
    }

    /// Words beside every threshold, where 32 bits cannot tell.
    #[test]
    fn a_look_into_the_table_gives_what_all_thresholds_give() {
        for (n, p) in [
            (0, 0.5),
            (1, 0.5),
            (3, 1e-12),
            (40, 0.95),
            (475, 0.05),
            (2047, 0.5),
            (9, 1.0),
            (9, 0.0),
        ] {
            let (table, thresholds) = (constant(p), Thresholds::of(n, p));
            let ends = [0, 1, 1 << 32, u64::MAX - (1 << 32), u64::MAX - 1, u64::MAX];
            let edges = thresholds.up_to.iter().flat_map(|up_to| {
                let near = |by: i64| up_to.saturating_add_signed(by);
                [near(-1), *up_to, near(1), near(-(1 << 32)), near(1 << 32)]
            });
            for word in ends.into_iter().chain(edges) {
                assert_eq!(
                    table.draw_by(word, n),
                    thresholds.reached_by(word),
                    "word {word:016x} of Binomial({n}, {p})"
                );
            }
        }
    }

    /// Common random numbers: of the same word, more or likelier trials never have fewer successes.
    #[test]
    fn draws_rise_with_number_and_probability() {
        let (low, high) = (constant(0.05), constant(0.051));
        let mut stream = Stream::new(&Seed::from_text("rise"), 0);
        for n in 0..1000 {
            let word = stream.word();
            assert!(low.draw_by(word, n) <= high.draw_by(word, n));
            assert!(low.draw_by(word, n) <= low.draw_by(word, n + 1));
        }
    }

    #[test]
    fn tables_of_one_probability_are_one() {
        let one = constant(0.123);
        assert!(Arc::ptr_eq(&one, &constant(0.123)));
        assert!(!Arc::ptr_eq(&one, &constant(0.124)));
    }

    #[test]
    fn a_row_that_two_have_worked_out_is_one() {
        let table = constant(0.321);
        let row = &table.rows[40];
        assert!(row.get().is_none());
        assert!(std::ptr::eq(table.fill(row, 40), table.fill(row, 40)));
    }
}
