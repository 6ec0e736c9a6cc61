//! The bars of a histogram: where they begin and end, what is in them, and which one is at a place.

use super::{OutcomeFigure, OutcomeRange};
use crate::figure::CanvasSize;
use crate::figure::paper::nice;
use crate::scenario::Side;
use crate::sim::Statistics;

/// Bars aim at this number.
const MOST_BARS: i64 = 40;

/// Bars in observed units: the first one's smallest value, how many units each is wide, how many
/// trials each holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bars {
    start: i64,
    width: i64,
    pub(super) counts: Vec<u64>,
    /// The distance that all values keep: 36 for money that is won in heaps of 36.
    lattice: i64,
}

impl OutcomeFigure<'_> {
    /// The first value in observed units that is on the other side of the share's value.
    pub(super) fn split(&self) -> Option<i64> {
        let per = self.quantity().per;
        self.share.map(|share| match share.side {
            Side::AtMost(value) => libm::floor(value * per + 1e-6) as i64 + 1,
            Side::AtLeast(value) => libm::ceil(value * per - 1e-6) as i64,
        })
    }

    /// The range of values that must be on the paper.
    #[must_use]
    pub fn extent(&self) -> OutcomeRange {
        let histogram = &self.statistics.outcomes[self.outcome].histogram;
        if self.quantity().event {
            // Yes and no, also where one of them never came.
            return OutcomeRange {
                from: 0.0,
                to: 1.0,
                tallest: 0.0,
            };
        }
        let (Some(first), Some(last)) = (histogram.first(), histogram.last()) else {
            return OutcomeRange {
                from: 0.0,
                to: 1.0,
                tallest: 0.0,
            };
        };
        let (mut from, mut to) = (first.0, last.0 + last.1);
        for (other, _) in self.outlined(None) {
            let other = &other.outcomes[self.outcome].histogram;
            if let (Some(first), Some(last)) = (other.first(), other.last()) {
                (from, to) = (from.min(first.0), to.max(last.0 + last.1));
            }
        }
        if let Some(mean) = self.expected.outcome(self.outcome) {
            (from, to) = (from.min(mean), to.max(mean));
        }
        match self.share.map(|share| share.side) {
            // The share's own range is always on the paper, and as much again beside it.
            Some(Side::AtMost(value)) => (from, to) = (from.min(0.0), to.max(2.0 * value + 1.0)),
            Some(Side::AtLeast(value)) => (from, to) = (from.min(value), to.max(value)),
            None => {}
        }
        // An axis that would begin near 0 begins there.
        if from > 0.0 && from <= 0.5 * to {
            from = 0.0;
        }
        OutcomeRange {
            from,
            to,
            tallest: 0.0,
        }
    }

    /// The share of trials in the tallest bar, in percent, if the axis is that of a range.
    #[must_use]
    pub fn tallest(&self, range: OutcomeRange) -> f64 {
        let bars = self.bars(range, self.statistics);
        let tallest = bars.counts.iter().copied().max().unwrap_or(0);
        tallest as f64 / self.statistics.trials.max(1) as f64 * 100.0
    }

    pub(super) fn bars(&self, range: OutcomeRange, statistics: &Statistics) -> Bars {
        let per = self.quantity().per;
        if self.quantity().event {
            let mut counts = vec![0; 2];
            for (value, _, trials) in &statistics.outcomes[self.outcome].histogram {
                counts[usize::from(*value > 0.5)] += u64::from(*trials);
            }
            return Bars {
                start: 0,
                width: 1,
                counts,
                lattice: 1,
            };
        }
        // Of values that differ by their last bits alone, units are so small that others have too many.
        let units = |value: f64| libm::round(value * per).clamp(-1e18, 1e18) as i64;
        let own = &self.statistics.outcomes[self.outcome].histogram;
        let values = own
            .iter()
            .map(|(first, spread, _)| (units(*first), *spread));
        // Other results may have values between.
        let (base, lattice) = if self.overlay.pins.is_empty() {
            lattice(values)
        } else {
            (0, 1)
        };
        let place = |value: i64| (value - base).div_euclid(lattice);
        let split = self.split().map(|split| place(split - 1) + 1);
        let (start, width, count) = bar_edges(
            place(units(range.from)),
            place(units(range.to)),
            split,
            self.lens.bars.unwrap_or(MOST_BARS),
        );
        let (start, width) = (base + start * lattice, width * lattice);
        let mut counts = vec![0; count as usize];
        for (first, spread, trials) in &statistics.outcomes[self.outcome].histogram {
            let middle = units(*first) + units(*spread) / 2;
            let bar = (middle - start).div_euclid(width).clamp(0, count - 1);
            counts[bar as usize] += u64::from(*trials);
        }
        Bars {
            start,
            width,
            counts,
            lattice,
        }
    }

    /// The number of the bar at a place of the figure; `None` beside the bars.
    #[must_use]
    pub fn bar_at(&self, x: f64, size: CanvasSize) -> Option<usize> {
        let frame = self.frame(size);
        let per = self.quantity().per;
        let edge = |bar: usize| frame.x.at(frame.bars.edge(bar as i64) / per);
        (0..self.bar_count()).find(|bar| (edge(*bar)..edge(bar + 1)).contains(&x))
    }

    /// How many bars there are.
    #[must_use]
    pub fn bar_count(&self) -> usize {
        let (range, bars) = self.axes();
        let per = self.quantity().per;
        let count = bars
            .iter()
            .take_while(|(_, first, _)| *first as f64 / per <= range.to);
        count.count()
    }

    /// The values that are in a bar, in the outcome's own unit, both included.
    #[must_use]
    pub fn values_of(&self, bar: usize) -> Option<(f64, f64)> {
        let (_, bars) = self.axes();
        let per = self.quantity().per;
        let first = bars.start + bar as i64 * bars.width;
        let last = first + bars.width - 1;
        (bar < self.bar_count()).then(|| (first as f64 / per, last as f64 / per))
    }

    pub(super) fn axes(&self) -> (OutcomeRange, Bars) {
        let range = self.range.unwrap_or_else(|| self.extent());
        (range, self.bars(range, self.statistics))
    }
}

impl Bars {
    /// Each bar's place, first value and trials.
    pub(super) fn iter(&self) -> impl Iterator<Item = (i64, i64, u64)> + '_ {
        (0..)
            .zip(&self.counts)
            .map(|(bar, count)| (bar, self.start + bar * self.width, *count))
    }

    /// Where a bar begins on the axis: a value lies in the middle of its own width.
    pub(super) fn edge(&self, bar: i64) -> f64 {
        (self.start + bar * self.width) as f64 - self.lattice as f64 / 2.0
    }
}

/// Fewer different values than this say nothing about the distance that all of them keep.
const FEW: usize = 8;

/// A value and the distance that all values keep from it, of values in ascending order; 1 where
/// some stand for several.
fn lattice(values: impl Iterator<Item = (i64, f64)>) -> (i64, i64) {
    let (mut base, mut apart, mut seen) = (None, 0, 0);
    for (value, spread) in values {
        seen += 1;
        if spread > 0.0 {
            return (0, 1);
        }
        let (mut a, mut b) = (value - *base.get_or_insert(value), apart);
        while b != 0 {
            (a, b) = (b, a % b);
        }
        apart = a;
    }
    // A few values keep some distance by chance.
    if apart <= 1 || seen < FEW {
        return (0, 1);
    }
    (base.unwrap_or(0), apart)
}

/// Where bars begin, how wide they are and how many there are, so that they hold all whole numbers
/// from `low` to `high` and one of them begins at `split`.
fn bar_edges(low: i64, high: i64, split: Option<i64>, most: i64) -> (i64, i64, i64) {
    let range = (high - low + 1).max(1);
    let least = (range as f64 / most.max(1) as f64).ceil().max(1.0) as i64;
    let round = nice(least as f64) as i64;
    let to_split = split.map_or(0, |split| split - low);
    // Bars that fill the way to the split evenly, if there are some of a likely width.
    let even = (least..=(least * 5 / 2).min(least + 1000))
        .find(|width| to_split > 0 && to_split % width == 0);
    let width = even.unwrap_or(round);
    let start = if to_split > 0 && to_split % width != 0 {
        // No bar holds values of both sides: the first one begins before the first value.
        low - (width - to_split % width)
    } else if split.is_none() || to_split < 0 {
        // Round numbers are easier to read than the smallest value.
        low.div_euclid(width) * width
    } else {
        low
    };
    let count = (high - start).div_euclid(width) + 1;
    (start, width, count)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bars hold everything, one of them begins at the split, and there are not too many.
    fn check(low: i64, high: i64, split: Option<i64>, expected: (i64, i64, i64)) {
        let (start, width, count) = bar_edges(low, high, split, MOST_BARS);
        assert_eq!((start, width, count), expected, "{low} {high} {split:?}");
        assert!(start <= low && high < start + width * count);
        assert!(count <= MOST_BARS + 2);
        if let Some(split) = split.filter(|split| *split >= low) {
            let aligned = (split - start) % width == 0;
            assert!(aligned, "{low} {high} {split} {start} {width}");
        }
    }

    #[test]
    fn values_keep_their_distance() {
        let check = |values: &[i64], expected: (i64, i64)| {
            let seen = lattice(values.iter().map(|value| (*value, 0.0)));
            assert_eq!(seen, expected, "{values:?}");
        };
        let won: Vec<i64> = [0, 1, 3, 4, 5, 7, 8, 9]
            .iter()
            .map(|i| i * 36 - 1000)
            .collect();
        check(&won, (-1000, 36));
        check(&[-1000, -964, -892], (0, 1));
        check(&[0, 1, 5], (0, 1));
        check(&[7], (0, 1));
        check(&[], (0, 1));
        assert_eq!(lattice([(0, 0.0), (36, 3.0)].into_iter()), (0, 1));
    }

    #[test]
    fn bars_end_where_the_share_ends() {
        check(0, 0, Some(51), (0, 1, 1));
        check(0, 101, Some(51), (0, 3, 34));
        check(0, 599, Some(51), (0, 17, 36));
        check(0, 1_998, Some(51), (0, 51, 40));
        check(0, 600, Some(101), (-19, 20, 31));
        check(0, 600, None, (0, 20, 31));
        check(2_950, 3_350, None, (2_940, 20, 21));
        check(-40, 40, None, (-40, 5, 17));
        check(1, 6, Some(2), (1, 1, 6));
    }
}
