//! Trials that are missing of a whole: which, whose part of a class they are, and how they are made.

use std::ops::Range;

use super::Results;
use crate::language::say;
use crate::param::grouped;

/// Trials that are missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Their numbers.
    pub trials: Range<u64>,
    /// The first and the last of the equal parts that they are, and of how many, counted from 1.
    pub parts: Option<(u64, u64, u64)>,
    /// The link that runs them and nothing else.
    pub link: String,
}

impl Gap {
    /// "trials 12,300 to 12,399 are missing: part 124 of 500".
    #[must_use]
    pub fn sentence(&self) -> String {
        let (from, to) = (self.trials.start, self.trials.end - 1);
        let trials = trial_numbers(from, to);
        let numbers = if from == to {
            say!("{trials} is missing", trials)
        } else {
            say!("{trials} are missing", trials)
        };
        let part = match self.parts {
            None => return numbers,
            Some((first, last, all)) if first == last => say!(
                "part {part} of {all}",
                part = grouped(first as i64),
                all = grouped(all as i64),
            ),
            Some((first, last, all)) => say!(
                "parts {first} to {last} of {all}",
                first = grouped(first as i64),
                last = grouped(last as i64),
                all = grouped(all as i64),
            ),
        };
        format!("{numbers}: {part}")
    }
}

/// Trials by the numbers of the first and the last: "trials 100 to 199".
#[must_use]
pub fn trial_numbers(first: u64, last: u64) -> String {
    let (from, to) = (grouped(first as i64), grouped(last as i64));
    if first == last {
        say!("trial {from}", from)
    } else {
        say!("trials {from} to {to}", from, to)
    }
}

/// What is missing of results, if every one of these ranges was asked for: the whole goes from the
/// first to the last trial that any link names. `held` are the trials of each file.
pub(super) fn gaps(results: &Results, asked: &[Range<u64>], held: &[Range<u64>]) -> Vec<Gap> {
    let first = asked.iter().map(|range| range.start).min();
    let last = asked.iter().map(|range| range.end).max();
    let (Some(first), Some(last)) = (first, last) else {
        return Vec::new();
    };
    if results.is_enough() {
        return Vec::new();
    }
    let whole = first..last;
    let mut missing = Vec::new();
    let mut next = first;
    for held in &results.trials {
        if held.start > next {
            missing.push(next..held.start);
        }
        next = next.max(held.end);
    }
    if next < last {
        missing.push(next..last);
    }
    // Links of a class ask for a part each; files of one link hold a part each.
    let each = if asked.iter().all(|asked| *asked == whole) {
        held
    } else {
        asked
    };
    // One file alone may be anything: a part, or a run that was stopped.
    let cut = Cut::new(&whole, each).filter(|_| each.len() > 1);
    missing
        .into_iter()
        .map(|trials| Gap {
            parts: cut.as_ref().and_then(|cut| cut.parts(&trials)),
            link: results
                .experiment
                .without_target()
                .with_range(trials.clone())
                .link(),
            trials,
        })
        .collect()
}

/// How a whole was cut into equal parts: the I-th of N goes from (I − 1)/N to I/N of it, rounded down.
struct Cut {
    whole: Range<u64>,
    parts: u64,
}

impl Cut {
    /// More parts than a class or a cluster has are not looked for.
    const MOST_TRIED: u64 = 4000;

    /// The cut whose parts these ranges are, each of one or several.
    fn new(whole: &Range<u64>, each: &[Range<u64>]) -> Option<Self> {
        let all = whole.end - whole.start;
        let shortest = each.iter().map(|range| range.end - range.start).min()?;
        // A part of N is all/N trials, up to one.
        let from = all.div_ceil(shortest + 1).max(2);
        let to = (all / shortest.saturating_sub(1).max(1)).min(from + Self::MOST_TRIED);
        let fits = |parts: u64, alone: bool| {
            let cut = Cut {
                whole: whole.clone(),
                parts,
            };
            let fits = |range| {
                let found = cut.parts(range);
                found.is_some_and(|(first, last, _)| first == last || !alone)
            };
            each.iter().all(fits)
        };
        // Exactly equal parts are likelier than any others, and each by itself than several in one.
        let even = (all.is_multiple_of(shortest)).then_some(all / shortest);
        let tried = || even.into_iter().chain(from..=to);
        let alone = tried().find(|parts| fits(*parts, true));
        let parts = alone.or_else(|| tried().find(|parts| fits(*parts, false)))?;
        (parts > 1).then(|| Cut {
            whole: whole.clone(),
            parts,
        })
    }

    /// Where part number `part`, counted from 0, begins.
    fn begin(&self, part: u64) -> u64 {
        let all = u128::from(self.whole.end - self.whole.start);
        self.whole.start + (u128::from(part) * all / u128::from(self.parts)) as u64
    }

    /// The first and the last part of a range, counted from 1, and how many there are.
    fn parts(&self, range: &Range<u64>) -> Option<(u64, u64, u64)> {
        let all = u128::from(self.whole.end - self.whole.start);
        let at = |trial: u64| {
            let from = u128::from(trial - self.whole.start) * u128::from(self.parts);
            let part = from.div_ceil(all) as u64;
            (self.begin(part) == trial).then_some(part)
        };
        Some((at(range.start)? + 1, at(range.end)?, self.parts))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_known_by_their_places() {
        for (all, parts) in [
            (50_000, 500),
            (1000, 7),
            (100, 3),
            (101, 100),
            (7, 7),
            (90, 2),
        ] {
            let whole = 40..40 + all;
            let cut = Cut {
                whole: whole.clone(),
                parts,
            };
            let each: Vec<Range<u64>> = (0..parts)
                .map(|part| cut.begin(part)..cut.begin(part + 1))
                .collect();
            let lost = (parts / 3) as usize;
            let mut held = each.clone();
            let gap = held.remove(lost);
            let found = Cut::new(&whole, &held).unwrap_or_else(|| panic!("{all} {parts}"));
            let number = lost as u64 + 1;
            assert_eq!(found.parts(&gap), Some((number, number, parts)), "{all}");
        }
        assert!(Cut::new(&(0..1000), &[0..100, 100..317]).is_none());
    }
}
