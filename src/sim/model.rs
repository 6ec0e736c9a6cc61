//! What a model is: a pure function from a random stream to one trial's observations.

use super::Stream;

/// One kind of stochastic experiment with its parameters fixed. It knows nothing of threads,
/// batches or hosts; a trial is a pure function of its stream.
pub trait Model: Send + Sync {
    /// What a trial observes.
    fn shape(&self) -> &Shape;

    /// Runs one trial and writes every observation of its shape into the row, which holds zeros.
    fn trial(&self, stream: &mut Stream, row: &mut Row<'_>);
}

/// What a trial observes: series at every step from 0 to `steps`, and outcomes once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// The number of steps; a series has one value more.
    pub steps: usize,
    /// Observed at every step.
    pub series: Vec<Quantity>,
    /// Observed once a trial.
    pub outcomes: Vec<Quantity>,
}

impl Shape {
    /// How many values each series has.
    #[must_use]
    pub fn points(&self) -> usize {
        self.steps + 1
    }

    /// How many observations one trial makes in all.
    #[must_use]
    pub fn cells(&self) -> usize {
        self.series.len() * self.points() + self.outcomes.len()
    }

    /// Which quantity stands in a cell, counting all series and then all outcomes.
    #[must_use]
    pub fn quantity_index(&self, cell: usize) -> usize {
        let outcomes_at = self.series.len() * self.points();
        if cell < outcomes_at {
            cell / self.points()
        } else {
            self.series.len() + cell - outcomes_at
        }
    }
}

/// An observed quantity. It is observed as a whole number of units of 1/`per`, so that everything
/// that is added up is a whole number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// The name in results.
    pub key: &'static str,
    /// The name a person reads.
    pub label: &'static str,
    /// What is counted or measured.
    pub unit: &'static str,
    /// How many observed units make one: 1 for counts, 1000 for thousandths.
    pub per: i32,
    /// The smallest value that can be observed, in observed units.
    pub min: i32,
    /// The largest value that can be observed, in observed units.
    pub max: i32,
}

/// The observations of one trial, while it runs.
#[derive(Debug)]
pub struct Row<'a> {
    cells: &'a mut [i32],
    points: usize,
    outcomes_at: usize,
}

impl<'a> Row<'a> {
    /// A row over as many cells as the shape has.
    #[must_use]
    pub fn new(shape: &Shape, cells: &'a mut [i32]) -> Self {
        Row {
            cells,
            points: shape.points(),
            outcomes_at: shape.series.len() * shape.points(),
        }
    }

    /// Observes a series at a step.
    #[inline]
    pub fn series(&mut self, series: usize, step: usize, value: i32) {
        self.cells[series * self.points + step] = value;
    }

    /// Observes an outcome.
    #[inline]
    pub fn outcome(&mut self, outcome: usize, value: i32) {
        self.cells[self.outcomes_at + outcome] = value;
    }
}
