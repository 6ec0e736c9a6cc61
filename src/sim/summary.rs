//! What is kept of many trials: exact integer sums and histograms that merge in any order.

use super::rows::Rows;
use super::{Bins, Histogram, Quantity, Shape};

/// The most trials that a summary may hold, so that no count or sum in it can overflow: 10^9 values
/// of at most 2^31 add up to less than 2^61, their squares to less than 2^92.
pub const MOST_TRIALS: u64 = 1_000_000_000;

/// The squares of [`MOST_TRIALS`] values up to this add up to less than 2^64.
const SMALL: i32 = 1 << 16;

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
    /// Adds values.
    pub fn add_all(&mut self, bins: Bins, mut values: impl Iterator<Item = i32>) {
        while let Some(value) = self.add_known(bins, &mut values) {
            let wide = i64::from(value);
            self.sum += wide;
            self.sum_of_squares += u128::from((wide * wide) as u64);
            self.histogram.add(bins.index(value));
        }
    }

    /// Adds values up to the first one that the histogram has no cell for, or whose square is large: most are none.
    #[inline]
    fn add_known(&mut self, bins: Bins, values: &mut impl Iterator<Item = i32>) -> Option<i32> {
        let (least, counts) = self.histogram.cells(bins, SMALL);
        let (mut sum, mut sum_of_squares) = (0, 0);
        let stranger = values.find(|value| {
            let Some(count) = counts.get_mut(value.wrapping_sub(least) as u32 as usize) else {
                return true;
            };
            *count += 1;
            let wide = i64::from(*value);
            sum += wide;
            sum_of_squares += (wide * wide) as u64;
            false
        });
        self.sum += sum;
        self.sum_of_squares += u128::from(sum_of_squares);
        stranger
    }

    /// Whether so many trials of a quantity could have given this: as many are counted, none beyond the
    /// quantity's range, and the sums are within what the counts allow. Where every bin is one value
    /// wide, that is one sum and no other.
    fn is_possible(&self, bins: Bins, quantity: &Quantity, trials: u64) -> bool {
        let last = bins.index(quantity.max as i32);
        let (mut seen, mut sums, mut squares) = (0u64, (0i128, 0i128), (0u128, 0u128));
        for (bin, count) in self.histogram.iter() {
            if bin > last {
                return false;
            }
            // All of this is far below what the types hold: counts below 2^32 of values below 2^31,
            // and no more bins than 2^32.
            seen += u64::from(count);
            let (low, width) = bins.values(bin);
            let low = i64::from(low);
            let high = (low + i64::from(width) - 1).min(quantity.max as i64);
            let (wide, many) = (i128::from(count), u128::from(count));
            sums.0 += wide * i128::from(low);
            sums.1 += wide * i128::from(high);
            let (near, far) = {
                let (one, other) = (low.unsigned_abs(), high.unsigned_abs());
                let crosses = low < 0 && high > 0;
                (if crosses { 0 } else { one.min(other) }, one.max(other))
            };
            squares.0 += many * u128::from(near * near);
            squares.1 += many * u128::from(far * far);
        }
        let sum = i128::from(self.sum);
        // The mean square is never below the square of the mean (Cauchy and Schwarz): no variance is
        // negative. The sum was held to its bounds first, so that its square is below 2^124.
        seen == trials
            && (sums.0..=sums.1).contains(&sum)
            && (squares.0..=squares.1).contains(&self.sum_of_squares)
            && u128::from(trials) * self.sum_of_squares >= sum.unsigned_abs() * sum.unsigned_abs()
    }

    /// What is left without another column of the same quantity; none if there is less than that.
    fn without(&self, other: &Column) -> Option<Column> {
        let mut theirs = other.histogram.iter().peekable();
        let mut left = Vec::new();
        for (bin, count) in self.histogram.iter() {
            let less = theirs.next_if(|(other, _)| *other == bin);
            left.push((bin, count.checked_sub(less.map_or(0, |(_, less)| less))?));
        }
        // What it has more than this one was not met.
        theirs.next().is_none().then_some(())?;
        Some(Column {
            sum: self.sum.checked_sub(other.sum)?,
            sum_of_squares: self.sum_of_squares.checked_sub(other.sum_of_squares)?,
            histogram: left.into_iter().collect(),
        })
    }

    /// Adds another column of the same quantity. False if something would overflow; then this one is of
    /// no use any more.
    #[must_use]
    fn merge(&mut self, other: &Column) -> bool {
        let sum = self.sum.checked_add(other.sum);
        let sum_of_squares = self.sum_of_squares.checked_add(other.sum_of_squares);
        let (Some(sum), Some(sum_of_squares)) = (sum, sum_of_squares) else {
            return false;
        };
        self.sum = sum;
        self.sum_of_squares = sum_of_squares;
        self.histogram.merge(&other.histogram)
    }
}

/// What is kept of many trials of one case. Its size does not depend on their number, but where the shape says
/// that all values are kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    shape: Shape,
    bins: Vec<Bins>,
    trials: u64,
    columns: Vec<Column>,
    rows: Option<Rows>,
}

/// Why columns are no summary, or two summaries do not add up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Incompatible {
    /// They observe other quantities.
    Shape,
    /// Together they hold more trials than [`MOST_TRIALS`].
    TooMany,
    /// A column, counted as in [`Summary::columns`], that no such trials could have given.
    Impossible(usize),
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
        if shape.rows {
            return Summary {
                shape: shape.clone(),
                bins: Vec::new(),
                trials: 0,
                columns: Vec::new(),
                rows: Some(Rows::new(shape)),
            };
        }
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
                .map(|(q, room)| Bins::new(q.min as i32, q.max as i32, room))
                .collect(),
            trials: 0,
            columns: vec![Column::default(); shape.cells()],
            rows: None,
        }
    }

    /// Puts a summary together from columns that were stored.
    ///
    /// # Errors
    /// If there are more or fewer columns than the shape has, too many trials, or a column that so many
    /// trials could not have given.
    pub fn from_columns(
        shape: &Shape,
        cases: usize,
        trials: u64,
        columns: Vec<Column>,
    ) -> Result<Self, Incompatible> {
        if shape.rows || columns.len() != shape.cells() {
            return Err(Incompatible::Shape);
        }
        if trials > MOST_TRIALS {
            return Err(Incompatible::TooMany);
        }
        let summary = Summary {
            trials,
            columns,
            ..Summary::new(shape, cases)
        };
        summary.checked()
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

    /// Keeps the values of a trial, each in its quantity's own unit: series by series, step by step, then
    /// the outcomes.
    ///
    /// # Errors
    /// If the shape keeps sums only or has another number of values, one of them is no number or beyond
    /// [`super::LARGEST`], or the trial is there already: then nothing is kept.
    pub fn add_row(&mut self, trial: u64, values: &[f64]) -> Result<(), Incompatible> {
        let rows = self.rows.as_mut().ok_or(Incompatible::Shape)?;
        if trial >= MOST_TRIALS {
            return Err(Incompatible::TooMany);
        }
        if !rows.add(&mut self.shape, trial, values) {
            return Err(Incompatible::Shape);
        }
        self.trials += 1;
        Ok(())
    }

    pub(super) fn rows(&self) -> Option<&Rows> {
        self.rows.as_ref()
    }

    /// Each trial's number and values, in the order of the numbers, where all are kept.
    pub fn each_row(&self) -> impl Iterator<Item = (u64, &[f64])> {
        self.rows.iter().flat_map(Rows::iter)
    }

    /// The values of a trial, where all are kept.
    #[must_use]
    pub fn row(&self, trial: u64) -> Option<&[f64]> {
        self.rows.as_ref()?.row(trial)
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
    /// If the other observes something else, or there would be too many trials: then nothing is added.
    /// No sum of what trials gave, or of what [`Summary::from_columns`] let in, can overflow; if one did,
    /// it is told, and what is here is of no use any more.
    pub fn merge(&mut self, other: &Summary) -> Result<(), Incompatible> {
        if let Some(rows) = &self.rows {
            let fits = self.shape.observes_as(&other.shape)
                && other.each_row().all(|(trial, _)| rows.row(trial).is_none());
            if !fits {
                return Err(Incompatible::Shape);
            }
            return other
                .each_row()
                .try_for_each(|(trial, row)| self.add_row(trial, row));
        }
        if self.shape != other.shape || self.bins != other.bins {
            return Err(Incompatible::Shape);
        }
        if self.trials + other.trials > MOST_TRIALS {
            return Err(Incompatible::TooMany);
        }
        self.trials += other.trials;
        let columns = self.columns.iter_mut().zip(&other.columns);
        for (cell, (mine, theirs)) in columns.enumerate() {
            if !mine.merge(theirs) {
                return Err(Incompatible::Impossible(cell));
            }
        }
        Ok(())
    }

    /// What the other trials of this summary gave, if `part` is of some of them.
    ///
    /// # Errors
    /// If it cannot be of some of them: no trials could have given what is left.
    pub fn without(&self, part: &Summary) -> Result<Summary, Incompatible> {
        if self.rows.is_some() {
            let mut rest = Summary::new(&self.shape, 1);
            for (trial, row) in part.each_row() {
                if self.row(trial) != Some(row) {
                    return Err(Incompatible::Shape);
                }
            }
            for (trial, row) in self
                .each_row()
                .filter(|(trial, _)| part.row(*trial).is_none())
            {
                rest.add_row(trial, row)?;
            }
            return Ok(rest);
        }
        if self.shape != part.shape || self.bins != part.bins {
            return Err(Incompatible::Shape);
        }
        let trials = self.trials.checked_sub(part.trials);
        let trials = trials.ok_or(Incompatible::TooMany)?;
        let pairs = self.columns.iter().zip(&part.columns).enumerate();
        let columns = pairs.map(|(cell, (mine, theirs))| {
            mine.without(theirs).ok_or(Incompatible::Impossible(cell))
        });
        let columns = columns.collect::<Result<Vec<_>, _>>()?;
        let rest = Summary {
            trials,
            columns,
            shape: self.shape.clone(),
            bins: self.bins.clone(),
            rows: None,
        };
        rest.checked()
    }

    /// Itself, if its trials could have given every column.
    fn checked(self) -> Result<Self, Incompatible> {
        let shape = &self.shape;
        let quantities = || shape.series.iter().chain(&shape.outcomes);
        let mut columns = self.columns().enumerate();
        let wrong = columns.position(|(cell, (bins, column))| {
            let quantity = quantities().nth(shape.quantity_index(cell));
            quantity.is_none_or(|quantity| !column.is_possible(bins, quantity, self.trials))
        });
        drop(columns);
        wrong.map_or(Ok(self), |cell| Err(Incompatible::Impossible(cell)))
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
