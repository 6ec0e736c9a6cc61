//! Integer histograms: exact where the range allows, in log-linear bins where it does not.

/// How values fall into bins: values up to 2^`bits` above `origin` have a bin each; above, every
/// octave has 2^(`bits` − 1) bins (as in `HdrHistogram`), so that a bin is at most 2^(1 − `bits`) of
/// its value wide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bins {
    origin: i32,
    bits: u32,
}

impl Bins {
    /// Never coarser than 1/128 of the value, however little room there is.
    const FEWEST_BITS: u32 = 8;

    /// The finest bins for values from `min` to `max` that need no more than `room` of them.
    #[must_use]
    pub fn new(min: i32, max: i32, room: usize) -> Self {
        let coarser = (Self::FEWEST_BITS..32)
            .rev()
            .map(|bits| Bins { origin: min, bits })
            .find(|bins| bins.index(max) < room);
        coarser.unwrap_or(Bins {
            origin: min,
            bits: Self::FEWEST_BITS,
        })
    }

    /// The bin of a value.
    #[inline]
    #[must_use]
    pub fn index(self, value: i32) -> usize {
        let above = value.wrapping_sub(self.origin) as u32;
        if above >> self.bits == 0 {
            return above as usize;
        }
        let octave = (32 - above.leading_zeros()).saturating_sub(self.bits);
        ((octave as usize) << (self.bits - 1)) + (above >> octave) as usize
    }

    /// The smallest value of a bin and how many values it holds.
    #[must_use]
    pub fn values(self, index: usize) -> (i32, u32) {
        let octave = (index >> (self.bits - 1)).saturating_sub(1) as u32;
        let above = (index - ((octave as usize) << (self.bits - 1))) as u32;
        (
            self.origin.wrapping_add((above << octave) as i32),
            1 << octave,
        )
    }

    /// The value that stands for a bin: itself, or the middle of a wide one.
    #[must_use]
    pub fn middle(self, index: usize) -> i32 {
        let (first, width) = self.values(index);
        first.wrapping_add((width as i32 - 1) / 2)
    }
}

/// Counts by bin. Trials that run here fill a row of neighbouring bins, which is fast; what is read or
/// merged and lies far apart is kept as a list of the bins that were hit, so that memory depends on
/// their number and never on where they lie.
/// A count holds 2^32 − 1 trials; an experiment has fewer.
#[derive(Debug, Clone, Default)]
pub struct Histogram {
    first: usize,
    /// The row; empty if there is a list.
    counts: Vec<u32>,
    /// The list, in ascending order; empty if there is a row.
    list: Vec<(usize, u32)>,
}

/// A row that is longer than this many times the bins that were hit in it is kept as a list.
const SPARSE: usize = 16;
/// Shorter rows are never worth a list.
const SHORT: usize = 256;

impl Histogram {
    /// The histogram of bins and their counts, in ascending order without repeats.
    #[must_use]
    fn of(list: Vec<(usize, u32)>) -> Self {
        let (Some((first, _)), Some((last, _))) = (list.first(), list.last()) else {
            return Histogram::default();
        };
        let (first, length) = (*first, last - first + 1);
        if length > SHORT && length / SPARSE > list.len() {
            return Histogram {
                list,
                ..Histogram::default()
            };
        }
        let mut counts = vec![0; length];
        for (bin, count) in list {
            counts[bin - first] = count;
        }
        Histogram {
            first,
            counts,
            list: Vec::new(),
        }
    }

    /// The counts of neighbouring values that have a bin each, and the least of these values; no counts if there are
    /// none such, or one of them is beyond `most` or below its negative.
    pub(super) fn cells(&mut self, bins: Bins, most: i32) -> (i32, &mut [u32]) {
        let single = (1usize << bins.bits).saturating_sub(self.first);
        let counts = self.counts.len().min(single);
        let least = i64::from(bins.origin) + self.first as i64;
        let most = i64::from(most);
        if least < -most || least + counts as i64 > most {
            return (0, &mut []);
        }
        (least as i32, &mut self.counts[..counts])
    }

    /// Counts one more in a bin.
    #[inline]
    pub fn add(&mut self, bin: usize) {
        self.add_many(bin, 1);
    }

    /// Counts some more in a bin.
    #[inline]
    pub fn add_many(&mut self, bin: usize, count: u32) {
        let at = bin.wrapping_sub(self.first);
        if let Some(cell) = self.counts.get_mut(at) {
            *cell += count;
        } else if self.list.is_empty() {
            self.grow(bin);
            self.counts[bin - self.first] += count;
        } else {
            self.insert(bin, count);
        }
    }

    /// Counts some more in a bin of the list, which may become a row.
    #[cold]
    fn insert(&mut self, bin: usize, count: u32) {
        match self.list.binary_search_by_key(&bin, |(known, _)| *known) {
            Ok(at) => self.list[at].1 += count,
            Err(at) => {
                self.list.insert(at, (bin, count));
                *self = Histogram::of(std::mem::take(&mut self.list));
            }
        }
    }

    /// Makes room for a bin, and half as much again on that side so that growing stays rare.
    #[cold]
    fn grow(&mut self, bin: usize) {
        if self.counts.is_empty() {
            self.first = bin;
            self.counts.push(0);
        } else if bin < self.first {
            let more = (self.first - bin + self.counts.len() / 2).min(self.first);
            self.counts.splice(0..0, std::iter::repeat_n(0, more));
            self.first -= more;
        } else {
            let needed = bin - self.first + 1;
            self.counts.resize(needed + self.counts.len() / 2, 0);
        }
    }

    /// Adds another histogram of the same bins. False if a count would overflow; what is counted then
    /// is of no use.
    #[must_use]
    pub fn merge(&mut self, other: &Histogram) -> bool {
        let (Some((low, _)), Some((high, _))) = (other.iter().next(), other.iter().next_back())
        else {
            return true;
        };
        let inside = |histogram: &Histogram, bin: usize| {
            bin.wrapping_sub(histogram.first) < histogram.counts.len()
        };
        if other.list.is_empty() && inside(self, low) && inside(self, high) {
            let mut fits = true;
            for (bin, count) in other.iter() {
                let cell = &mut self.counts[bin - self.first];
                fits &= cell.checked_add(count).is_some();
                *cell = cell.wrapping_add(count);
            }
            return fits;
        }
        if self.list.is_empty() && other.list.is_empty() && !self.counts.is_empty() {
            let (from, to) = (
                self.first.min(low),
                (self.first + self.counts.len()).max(high + 1),
            );
            if to - from <= 2 * (self.counts.len() + other.counts.len()) {
                // The row grows as trials let it grow.
                self.add_many(high, 0);
                self.add_many(low, 0);
                return self.merge(other);
            }
        }
        let (mut fits, mut list) = (true, Vec::new());
        let (mut mine, mut theirs) = (self.iter().peekable(), other.iter().peekable());
        loop {
            match (mine.peek(), theirs.peek()) {
                (Some((bin, count)), Some((other, more))) if bin == other => {
                    fits &= count.checked_add(*more).is_some();
                    list.push((*bin, count.wrapping_add(*more)));
                    mine.next();
                    theirs.next();
                }
                (Some(next), None) => {
                    list.push(*next);
                    mine.next();
                }
                (Some(next), Some((bin, _))) if next.0 < *bin => {
                    list.push(*next);
                    mine.next();
                }
                (_, Some(next)) => {
                    list.push(*next);
                    theirs.next();
                }
                (None, None) => break,
            }
        }
        drop(mine);
        *self = Histogram::of(list);
        fits
    }

    /// The bins that were hit, in order, with their counts.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (usize, u32)> + '_ {
        let first = self.first;
        let row = self.counts.iter().enumerate();
        row.filter(|(_, count)| **count > 0)
            .map(move |(i, &count)| (first + i, count))
            .chain(self.list.iter().copied())
    }
}

impl FromIterator<(usize, u32)> for Histogram {
    /// Of bins and their counts in any order; those of one bin add up, up to what a count holds.
    fn from_iter<T: IntoIterator<Item = (usize, u32)>>(bins: T) -> Self {
        let mut list: Vec<(usize, u32)> =
            bins.into_iter().filter(|(_, count)| *count > 0).collect();
        list.sort_by_key(|(bin, _)| *bin);
        list.dedup_by(|(bin, count), (kept, sum)| {
            let same = bin == kept;
            if same {
                *sum = sum.saturating_add(*count);
            }
            same
        });
        Histogram::of(list)
    }
}

impl PartialEq for Histogram {
    /// Equal counts, whatever room is reserved around them.
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_falls_into_the_bin_that_names_it() {
        for bins in [
            Bins::new(0, 2_000_000, 5_000),
            Bins::new(-70, 1_000_000, 1),
            Bins::new(0, 1_998, 4_096),
            Bins::new(i32::MIN, i32::MAX, 1 << 20),
        ] {
            let mut last = None;
            for value in (0..3_000_000u32).step_by(17) {
                let value = bins.origin.wrapping_add(value as i32);
                let index = bins.index(value);
                let (first, width) = bins.values(index);
                let offset = value.wrapping_sub(first) as u32;
                assert!(offset < width, "{bins:?} {value} {index} {first} {width}");
                assert!(last.is_none_or(|last| last <= index));
                last = Some(index);
            }
        }
    }

    #[test]
    fn bins_are_exact_where_they_fit_and_fine_where_they_do_not() {
        // The bin of the largest value, which is the widest, against what the value is.
        let width_of = |bins: Bins, max: i32| bins.values(bins.index(max)).1;
        assert_eq!(width_of(Bins::new(0, 1_998, 2_048), 1_998), 1);
        assert_eq!(width_of(Bins::new(0, 1_998, 1_999), 1_998), 1);
        let wide = Bins::new(0, 2_000_000, 6_000);
        assert!(width_of(wide, 2_000_000) <= 2_000_000 / 256 && wide.index(2_000_000) < 6_000);
        assert_eq!(width_of(Bins::new(0, i32::MAX, 1), i32::MAX), 1 << 23);
    }

    #[test]
    fn room_does_not_tell_histograms_apart() {
        let (mut one, mut other) = (Histogram::default(), Histogram::default());
        for bin in [5, 900, 2, 5] {
            one.add(bin);
        }
        for bin in [2, 5, 5, 900] {
            other.add(bin);
        }
        assert_eq!(one, other);
        assert_eq!(one.iter().collect::<Vec<_>>(), [(2, 1), (5, 2), (900, 1)]);
        let mut both = Histogram::default();
        assert!(both.merge(&one) && both.merge(&other));
        assert_eq!(both.iter().collect::<Vec<_>>(), [(2, 2), (5, 4), (900, 2)]);
    }

    #[test]
    fn bins_far_apart_take_room_for_themselves_alone() {
        let room = |histogram: &Histogram| 4 * histogram.counts.len() + 16 * histogram.list.len();
        let mut all = Histogram::default();
        for file in 0..60usize {
            let far = [(file, 1), (1 << 24, 2), ((1 << 30) + file * 1000, 3)];
            let far: Histogram = far.into_iter().collect();
            assert!(room(&far) < 100);
            assert!(all.merge(&far));
        }
        assert!(room(&all) < 10_000, "{}", room(&all));
        assert_eq!(all.iter().count(), 121);
        assert_eq!(all.iter().map(|(_, count)| count).sum::<u32>(), 360);
        // Trials that run on top of them are counted all the same.
        for bin in [1 << 24, 70, 1 << 29, 0] {
            all.add(bin);
        }
        assert_eq!(all.iter().count(), 123);
        assert!(all.iter().is_sorted());
    }

    #[test]
    fn a_count_that_would_overflow_is_told() {
        for bins in [vec![7], vec![7, 1 << 20]] {
            let full: Histogram = bins.iter().map(|bin| (*bin, u32::MAX)).collect();
            let mut both = full.clone();
            assert!(!both.merge(&full));
        }
    }

    proptest::proptest! {
        #[test]
        fn any_order_and_any_form_count_the_same(
            hits in proptest::collection::vec((0..3u32, 0..500usize, 1..9u32), 0..80),
        ) {
            // Three places far from each other, so that rows, lists and what is in between come up.
            let hits: Vec<(usize, u32)> = hits
                .into_iter()
                .map(|(place, bin, count)| ((place as usize) * 40_000 + bin, count))
                .collect();
            let (one, other) = hits.split_at(hits.len() / 2);
            let whole: Histogram = hits.iter().copied().collect();
            let mut merged: Histogram = one.iter().copied().collect();
            proptest::prop_assert!(merged.merge(&other.iter().copied().collect()));
            proptest::prop_assert_eq!(&merged, &whole);
            let mut added: Histogram = one.iter().copied().collect();
            for (bin, count) in other {
                added.add_many(*bin, *count);
            }
            proptest::prop_assert_eq!(&added, &whole);
            let mut grown = Histogram::default();
            for (bin, count) in &hits {
                grown.add_many(*bin, *count);
            }
            proptest::prop_assert!(grown.merge(&Histogram::default()));
            proptest::prop_assert_eq!(&grown, &whole);
        }
    }
}
