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

/// What a trial observes: series while it goes on, and outcomes once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// What a step is: "step", "spin", "person".
    pub step: &'static str,
    /// The number of steps; 0 and no series for a trial without a course.
    pub steps: usize,
    /// A series is observed at step 0, at every so manieth step, and at the last one.
    pub every: usize,
    /// Observed while the trial goes on.
    pub series: Vec<Quantity>,
    /// Observed once a trial.
    pub outcomes: Vec<Quantity>,
    /// Whether the outcomes are what is there after the last step.
    pub at_end: bool,
}

impl Shape {
    /// Of a trial without a course of time: outcomes alone. `step` is what is repeated within it.
    #[must_use]
    pub fn at_once(step: &'static str, outcomes: Vec<Quantity>) -> Self {
        Shape {
            step,
            steps: 0,
            every: 1,
            series: Vec::new(),
            outcomes,
            at_end: false,
        }
    }

    /// Of a trial that takes so many steps, with series at about 500 of them; its outcomes are what
    /// is there after the last one.
    #[must_use]
    pub fn over_time(
        step: &'static str,
        steps: usize,
        series: Vec<Quantity>,
        outcomes: Vec<Quantity>,
    ) -> Self {
        Shape {
            step,
            steps,
            every: Shape::every(steps),
            series,
            outcomes,
            at_end: true,
        }
    }

    /// How many values each series has.
    #[must_use]
    pub fn points(&self) -> usize {
        self.steps.div_ceil(self.every) + 1
    }

    /// The step at which a point of a series is observed.
    #[must_use]
    pub fn step_of(&self, point: usize) -> usize {
        (point * self.every).min(self.steps)
    }

    /// How far apart points are so that a series of many steps has about 500 of them: more than a
    /// figure can show, and few enough to keep.
    #[must_use]
    pub fn every(steps: usize) -> usize {
        steps.div_ceil(500).max(1)
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
    /// Whether it only says if something happened (1) or not (0): its mean is a probability, and it
    /// has no bands.
    pub event: bool,
}

impl Quantity {
    /// A number of things, from 0 to `max`.
    #[must_use]
    pub fn count(key: &'static str, label: &'static str, unit: &'static str, max: i64) -> Self {
        Quantity::parts(key, label, unit, 1, (0, max))
    }

    /// Something measured in units of 1/`per`, between two values that are in those units too.
    #[must_use]
    pub fn parts(
        key: &'static str,
        label: &'static str,
        unit: &'static str,
        per: i32,
        (min, max): (i64, i64),
    ) -> Self {
        let hold = |value: i64| value.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32;
        Quantity {
            key,
            label,
            unit,
            per,
            min: hold(min),
            max: hold(max),
            event: false,
        }
    }

    /// Whether something happened.
    #[must_use]
    pub fn event(key: &'static str, label: &'static str) -> Self {
        Quantity {
            event: true,
            ..Quantity::count(key, label, "probability", 1)
        }
    }

    /// The value in the quantity's own unit.
    #[must_use]
    pub fn value(&self, observed: i32) -> f64 {
        f64::from(observed) / f64::from(self.per)
    }

    /// How many decimals a single value has.
    #[must_use]
    pub fn decimals(&self) -> usize {
        let mut decimals = 0;
        let mut per = 1;
        while per < self.per && decimals < 5 {
            per *= 10;
            decimals += 1;
        }
        decimals
    }
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

    /// Observes a series at one of its points; see [`Shape::step_of`].
    #[inline]
    pub fn series(&mut self, series: usize, point: usize, value: i32) {
        self.cells[series * self.points + point] = value;
    }

    /// Observes an outcome.
    #[inline]
    pub fn outcome(&mut self, outcome: usize, value: i32) {
        self.cells[self.outcomes_at + outcome] = value;
    }
}
