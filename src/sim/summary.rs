//! What is kept of many trials: exact integer sums and histograms that merge in any order.

use super::{Bins, Histogram, Shape};

/// The most trials that a summary may hold, so that no count or sum in it can overflow: 10^9 values
/// of at most 2^31 add up to less than 2^61, their squares to less than 2^92.
pub const MOST_TRIALS: u64 = 1_000_000_000;

/// What is kept of one observation over all trials.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Column {
    /// The sum of all values.
    pub sum: i64,
    /// The sum of all squares.
    pub sum_of_squares: u128,
    /// How often each value (or bin of values) was seen.
    pub histogram: Histogram,
}

impl Column {
    /// Adds one value.
    #[inline]
    pub fn add(&mut self, bins: Bins, value: i32) {
        let wide = i64::from(value);
        self.sum += wide;
        self.sum_of_squares += u128::from((wide * wide) as u64);
        self.histogram.add(bins.index(value));
    }
}

/// What is kept of many trials of one case. Its size does not depend on their number.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    shape: Shape,
    bins: Vec<Bins>,
    trials: u64,
    columns: Vec<Column>,
}

/// Why two summaries do not add up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Incompatible {
    /// They observe other quantities.
    Shape,
    /// Together they hold more trials than [`MOST_TRIALS`].
    TooMany,
}

impl Summary {
    /// Room for bins over all columns of an experiment, so that the largest summaries still fit
    /// into a browser's memory (4 bytes a bin).
    const ROOM: usize = 1 << 24;
    /// An outcome has one column only and can afford a bin a value up to here.
    const OUTCOME_ROOM: usize = 1 << 20;

    /// An empty summary of one of `cases` cases. The bins follow from shape and cases alone.
    #[must_use]
    pub fn new(shape: &Shape, cases: usize) -> Self {
        let series_columns = (shape.series.len() * shape.points() * cases.max(1)).max(1);
        let series = shape
            .series
            .iter()
            .map(|q| (q, Self::ROOM / series_columns));
        let outcomes = shape
            .outcomes
            .iter()
            .map(|q| (q, Self::OUTCOME_ROOM / cases.max(1)));
        Summary {
            shape: shape.clone(),
            bins: series
                .chain(outcomes)
                .map(|(q, room)| Bins::new(q.min, q.max, room))
                .collect(),
            trials: 0,
            columns: vec![Column::default(); shape.cells()],
        }
    }

    /// Puts a summary together from columns that were stored.
    ///
    /// # Errors
    /// If there are more or fewer columns than the shape has, or too many trials.
    pub fn from_columns(
        shape: &Shape,
        cases: usize,
        trials: u64,
        columns: Vec<Column>,
    ) -> Result<Self, Incompatible> {
        if columns.len() != shape.cells() {
            return Err(Incompatible::Shape);
        }
        if trials > MOST_TRIALS {
            return Err(Incompatible::TooMany);
        }
        Ok(Summary {
            trials,
            columns,
            ..Summary::new(shape, cases)
        })
    }

    /// What the trials observed.
    #[must_use]
    pub fn shape(&self) -> &Shape {
        &self.shape
    }

    /// How many trials it holds.
    #[must_use]
    pub fn trials(&self) -> u64 {
        self.trials
    }

    /// All columns with their bins: series by series, step by step, then the outcomes.
    pub fn columns(&self) -> impl Iterator<Item = (Bins, &Column)> {
        (0..)
            .zip(&self.columns)
            .map(|(cell, column)| (self.bins[self.shape.quantity_index(cell)], column))
    }

    /// The columns of one series, by step.
    pub fn series(&self, series: usize) -> impl Iterator<Item = (Bins, &Column)> {
        self.columns()
            .skip(series * self.shape.points())
            .take(self.shape.points())
    }

    /// The column of one outcome.
    #[must_use]
    pub fn outcome(&self, outcome: usize) -> (Bins, &Column) {
        let series = self.shape.series.len();
        (
            self.bins[series + outcome],
            &self.columns[series * self.shape.points() + outcome],
        )
    }

    /// Adds the trials of another summary of the same experiment.
    ///
    /// # Errors
    /// If the other observes something else, or there would be too many trials; nothing is added.
    pub fn merge(&mut self, other: &Summary) -> Result<(), Incompatible> {
        if self.shape != other.shape || self.bins != other.bins {
            return Err(Incompatible::Shape);
        }
        if self.trials + other.trials > MOST_TRIALS {
            return Err(Incompatible::TooMany);
        }
        self.trials += other.trials;
        for (mine, theirs) in self.columns.iter_mut().zip(&other.columns) {
            mine.sum += theirs.sum;
            mine.sum_of_squares += theirs.sum_of_squares;
            mine.histogram.merge(&theirs.histogram);
        }
        Ok(())
    }

    /// For the runner, which adds `trials` rows: all columns, and the bins of each cell.
    pub(super) fn fill(
        &mut self,
        trials: u64,
    ) -> (&mut [Column], impl Fn(usize) -> Bins + Sync + '_) {
        self.trials += trials;
        let (shape, bins) = (&self.shape, &self.bins);
        (&mut self.columns, move |cell| {
            bins[shape.quantity_index(cell)]
        })
    }
}
