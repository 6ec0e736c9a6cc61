//! Binomial draws by inversion: what was worked out beforehand is looked up.

use std::sync::Arc;

use super::in_use::InUse;
use super::lookup::{Distributions, Lookup};
use super::quantile::of_many;
use super::thresholds::Thresholds;
use crate::sim::Stream;

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

    pub(super) fn bits(self) -> [u64; 3] {
        match self {
            Success::Constant(p) => [0, p.to_bits(), 0],
            Success::Crowded { alone, capacity } => [1, alone.to_bits(), capacity.to_bits()],
        }
    }
}

/// How many of `n` independent trials succeed, for any `n`, where the probability is known beforehand: few by a look
/// into a table, many by the normal quantile.
///
/// A larger `p` or `n` never gives fewer successes for the same word, so compared cases stay as
/// close as two binomials can.
#[derive(Debug)]
pub struct Binomials {
    success: Success,
    table: Lookup,
}

static IN_USE: InUse<Binomials> = InUse::none();

impl Binomials {
    /// Draws of a probability. Nothing is worked out yet.
    #[must_use]
    pub fn of(success: Success) -> Arc<Self> {
        IN_USE.get(
            |known| known.success.bits() == success.bits(),
            || Binomials {
                success,
                table: Lookup::empty(),
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
        match self.table.look(word, n, self) {
            Some(few) => few,
            None => of_many(word, n, self.probability(n)),
        }
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
        self.table.holds(n)
    }

    /// The probability of a success among `n`.
    pub(super) fn probability(&self, n: u32) -> f64 {
        self.success.among(n)
    }
}

impl Distributions for Binomials {
    fn thresholds(&self, n: u32) -> Thresholds {
        Thresholds::of(n, self.probability(n))
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
    fn tables_in_use_are_shared_and_others_are_gone() {
        let one = constant(0.123);
        assert!(Arc::ptr_eq(&one, &constant(0.123)));
        assert!(!Arc::ptr_eq(&one, &constant(0.124)));
        let gone = Arc::downgrade(&one);
        drop(one);
        assert!(gone.upgrade().is_none());
    }
}
