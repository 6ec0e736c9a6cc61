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

    /// The width of a bin relative to its value, 0 where every value up to `max` has its own.
    #[must_use]
    pub fn relative_width(self, max: i32) -> f64 {
        if self.values(self.index(max)).1 == 1 {
            0.0
        } else {
            1.0 / f64::from(1u32 << (self.bits - 1))
        }
    }
}

/// Counts by bin. Only the bins between the lowest and the highest that were hit take memory.
/// A count holds 2^32 − 1 trials; an experiment has fewer.
#[derive(Debug, Clone, Default)]
pub struct Histogram {
    first: usize,
    counts: Vec<u32>,
}

impl Histogram {
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
        } else {
            self.grow(bin);
            self.counts[bin - self.first] += count;
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

    /// Adds another histogram of the same bins.
    pub fn merge(&mut self, other: &Histogram) {
        // From both ends inwards, so that room is made once on each side.
        if let Some((bin, _)) = other.iter().next_back() {
            self.add_many(bin, 0);
        }
        for (bin, count) in other.iter() {
            self.add_many(bin, count);
        }
    }

    /// The bins that were hit, in order, with their counts.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (usize, u32)> + '_ {
        let first = self.first;
        self.counts
            .iter()
            .enumerate()
            .filter(|(_, count)| **count > 0)
            .map(move |(i, &count)| (first + i, count))
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
        assert_eq!(Bins::new(0, 1_998, 2_048).relative_width(1_998), 0.0);
        assert_eq!(Bins::new(0, 1_998, 1_999).relative_width(1_998), 0.0);
        let wide = Bins::new(0, 2_000_000, 6_000);
        assert!(wide.relative_width(2_000_000) <= 1.0 / 256.0 && wide.index(2_000_000) < 6_000);
        assert_eq!(
            Bins::new(0, i32::MAX, 1).relative_width(i32::MAX),
            1.0 / 128.0
        );
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
        both.merge(&one);
        both.merge(&other);
        assert_eq!(both.iter().collect::<Vec<_>>(), [(2, 2), (5, 4), (900, 2)]);
    }
}
