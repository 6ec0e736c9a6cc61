//! How many there are after a step in which some are cleared and those who are left may have a child, in one draw.

use std::sync::{Arc, Mutex, PoisonError};

use rand::SeedableRng;
use rand_xoshiro::SplitMix64;

use super::Success;
use super::coins::successes;
use super::in_use::InUse;
use super::lookup::{Distributions, Lookup};
use super::quantile::of_many;
use super::thresholds::{Shares, Thresholds};
use crate::sim::Stream;

/// How many there are after a step, for any number before it.
///
/// Of few, the distribution is worked out: for every number that may be left the shares of its births, added up by how
/// likely it is (the law of total probability); a draw is a look into a table. Of many, two draws follow from one
/// word: how many are cleared, and how many those who are left give birth to.
#[derive(Debug)]
pub struct Turnover {
    cleared: f64,
    born: Success,
    /// The births that were worked out last, as parts of 1: rows beside each other need nearly the same. To keep all
    /// would take more room than the table.
    births: Box<[Mutex<Option<Births>>]>,
    table: Lookup,
}

/// How likely births are among so many.
type Births = (u32, Arc<Shares>);

/// So many are kept: more than may be left of a population of a thousand that is cleared as usual.
const KEPT: usize = 256;

/// What is so much rarer than the likeliest number is left out before it is multiplied: together below 2^-53.
const RARE: f64 = 1e-17;

static IN_USE: InUse<Turnover> = InUse::none();

impl Turnover {
    /// Each is cleared with a probability; then each who is left has a child, with one that follows from how many
    /// these are. Nothing is worked out yet.
    #[must_use]
    pub fn of(cleared: f64, born: Success) -> Arc<Self> {
        let bits = |cleared: f64, born: Success| (cleared.to_bits(), born.bits());
        IN_USE.get(
            |known| bits(known.cleared, known.born) == bits(cleared, born),
            || Turnover {
                cleared,
                born,
                births: std::iter::repeat_with(Mutex::default).take(KEPT).collect(),
                table: Lookup::empty(),
            },
        )
    }

    /// How many of `n` there are after a step. It takes one word of the stream.
    #[inline]
    #[must_use]
    pub fn draw(&self, stream: &mut Stream, n: u32) -> u32 {
        let word = stream.word();
        match self.table.look(word, n, self) {
            Some(few) => few,
            None => self.of_many(word, n),
        }
    }

    /// The larger the word, the fewer are cleared: cases of which one has a table and the other has none share some of
    /// their luck.
    #[cold]
    fn of_many(&self, word: u64, n: u32) -> u32 {
        let left = n - of_many(!word, n, self.cleared);
        left + successes(
            &mut SplitMix64::seed_from_u64(word),
            left,
            self.born.among(left),
        )
    }

    /// How likely each number is after a step, right to 2^-49 for each individual of the two standard deviations
    /// together; see [`Shares::of`].
    fn shares(&self, n: u32) -> Shares {
        let cleared = Shares::of(n, self.cleared).but_rare(RARE);
        let sum = cleared.sum();
        let (fewest, most) = cleared.range();
        let (fewest, most) = (n - most, n - fewest);
        let mut each = vec![0.0; (2 * most - fewest) as usize + 1];
        // From the fewest that may be left on.
        for (left, share) in (fewest..).zip(cleared.each.iter().rev()) {
            let births = &*self.births(left);
            let first = (left - fewest + births.first) as usize;
            for (share_of_sum, born) in each[first..].iter_mut().zip(&births.each) {
                *share_of_sum += share / sum * born;
            }
        }
        // With all that may be left having a child, which is too rare.
        let last = each.iter().rposition(|share| *share > 0.0);
        each.truncate(last.unwrap_or_default() + 1);
        Shares {
            first: fewest,
            each,
        }
    }

    /// How likely each number of births is among those who are left.
    fn births(&self, left: u32) -> Arc<Shares> {
        // Whole whenever somebody panicked.
        let place = &self.births[left as usize % KEPT];
        let mut kept = place.lock().unwrap_or_else(PoisonError::into_inner);
        match &*kept {
            Some((of, births)) if *of == left => Arc::clone(births),
            _ => {
                let mut births = Shares::of(left, self.born.among(left)).but_rare(RARE);
                let sum = births.sum();
                births.each.iter_mut().for_each(|share| *share /= sum);
                births.each.shrink_to_fit();
                let births = Arc::new(births);
                *kept = Some((left, Arc::clone(&births)));
                births
            }
        }
    }
}

impl Distributions for Turnover {
    fn thresholds(&self, n: u32) -> Thresholds {
        Thresholds::from(&self.shares(n))
    }
}

#[cfg(test)]
mod tests {
    use super::super::exactly::{FAR, check_shares, distance, share};
    use super::*;
    use crate::sim::Seed;

    fn crowded(alone: f64, capacity: f64) -> Success {
        Success::Crowded { alone, capacity }
    }

    fn exact(n: u32, cleared: f64, born: Success) -> Vec<f64> {
        let mut shares = vec![0.0; 2 * n as usize + 1];
        for left in 0..=n {
            let likely = share(n, 1.0 - cleared, left);
            if likely < 1e-30 {
                continue;
            }
            for births in 0..=left {
                shares[(left + births) as usize] += likely * share(left, born.among(left), births);
            }
        }
        shares
    }

    /// Those behind each other whose numbers are the same have births of their own.
    const CASES: [(u32, f64, f64, f64); 10] = [
        (1, 0.5, 1.0, 2.0),
        (7, 0.31, 0.93, 13.0),
        (64, 0.5, 1.0, 21.0),
        (100, 0.05, 0.1, 1_000.0),
        (475, 0.05, 0.1, 1_000.0),
        (475, 0.05, 0.2, 1_000.0),
        (1_100, 0.01, 0.9, 1_000.0),
        (2_047, 0.4, 0.8, 9_000.0),
        (2_048, 0.05, 0.1, 5_000.0),
        (3_000, 0.99, 0.6, 40.0),
    ];

    /// 10 scores, of numbers that have a table and of some that have none; see `exactly.rs` for how often one is far by
    /// chance.
    #[test]
    fn draws_follow_the_exact_distribution() {
        for (n, cleared, alone, capacity) in CASES {
            let born = crowded(alone, capacity);
            let turnover = Turnover::of(cleared, born);
            check_shares(
                &format!("{n} of {capacity}"),
                &exact(n, cleared, born),
                |stream| turnover.draw(stream, n),
            );
        }
    }

    /// Births with one part in fifty less of a chance, and they are seen.
    #[test]
    fn a_bent_table_is_seen() {
        let exact = exact(475, 0.05, crowded(0.1, 1_000.0));
        let bent = Turnover::of(0.05, crowded(0.098, 1_000.0));
        let score = distance(&exact, |stream| bent.draw(stream, 475));
        assert!(score > FAR, "{score}");
    }

    #[test]
    fn shares_are_those_of_logarithms() {
        for (n, cleared, alone, capacity) in CASES.into_iter().filter(|(n, ..)| *n < 2_048) {
            let born = crowded(alone, capacity);
            let shares = Turnover::of(cleared, born).shares(n);
            let (sum, exact) = (shares.sum(), exact(n, cleared, born));
            let off: f64 = (shares.first..)
                .zip(&shares.each)
                .map(|(number, share)| libm::fabs(share / sum - exact[number as usize]))
                .sum();
            // Logarithms of factorials lose some digits.
            assert!(off < 1e-10, "{n}: {off:e}");
        }
    }

    #[test]
    fn edges() {
        let mut stream = Stream::new(&Seed::from_text("edges"), 0);
        for (n, cleared, born, expected) in [
            (0, 0.5, crowded(1.0, 10.0), 0),
            (9, 1.0, crowded(1.0, 10.0), 0),
            (9, 0.0, crowded(0.0, 10.0), 9),
            (9, 0.0, crowded(1.0, 9.0), 9),
            (20, 0.0, crowded(1.0, 9.0), 20),
            (9, 0.0, Success::Constant(1.0), 18),
            (2_047, 0.0, Success::Constant(1.0), 4_094),
            (5_000, 1.0, Success::Constant(1.0), 0),
            (5_000, 0.0, Success::Constant(1.0), 10_000),
            (5_000, 0.0, crowded(1.0, 5_000.0), 5_000),
        ] {
            let found = Turnover::of(cleared, born).draw(&mut stream, n);
            assert_eq!(found, expected, "{n} {cleared} {born:?}");
        }
    }

    /// Common random numbers: of the same word, more of them, likelier births and rarer clearing never give fewer.
    #[test]
    fn draws_rise_with_number_and_births() {
        let of = |cleared, alone| Turnover::of(cleared, crowded(alone, 1_000.0));
        let (usual, fertile, healthy) = (of(0.05, 0.1), of(0.05, 0.101), of(0.051, 0.1));
        for n in 0..1_000 {
            let draw = |turnover: &Turnover, n: u32| {
                turnover.draw(&mut Stream::new(&Seed::from_text("rise"), n.into()), n)
            };
            assert!(draw(&usual, n) <= draw(&fertile, n), "{n}");
            assert!(draw(&usual, n) >= draw(&healthy, n), "{n}");
            let mut same = Stream::new(&Seed::from_text("rise"), n.into());
            assert!(draw(&usual, n) <= usual.draw(&mut same, n + 1), "{n}");
        }
    }
}
