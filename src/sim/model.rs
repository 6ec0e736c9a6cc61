//! What a model is: a pure function from a random stream to one trial's observations.

use super::Stream;

/// One kind of stochastic experiment with its parameters fixed. It knows nothing of threads,
/// batches or hosts; a trial is a pure function of its stream.
pub trait Model: Send + Sync {
    /// What a trial observes.
    fn shape(&self) -> &Shape;

    /// Runs one trial and writes every observation of its shape into the row, which holds zeros.
    fn trial(&self, stream: &mut Stream, row: &mut Row<'_>);

    /// Runs a few trials, each with its own stream and row, and gives each what [`Model::trial`] gives it. A model
    /// may go through all of them step by step, so that none waits for what it has just looked up.
    fn trials(&self, streams: &mut [Stream], rows: &mut [Row<'_>]) {
        for (stream, row) in streams.iter_mut().zip(rows) {
            self.trial(stream, row);
        }
    }
}

/// What a trial observes: series while it goes on, and outcomes once.
#[derive(Debug, Clone, PartialEq)]
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
    /// Whether all values of all trials are kept, which may be any numbers, and not sums of whole ones.
    pub rows: bool,
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
            rows: false,
        }
    }

    /// Of a trial of a visitor's own program, whose values are all kept: at about 500 steps at most.
    #[must_use]
    pub fn of_rows(steps: usize, series: Vec<Quantity>, outcomes: Vec<Quantity>) -> Self {
        Shape {
            rows: true,
            at_end: steps > 0,
            ..Shape::over_time("step", steps, series, outcomes)
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
            rows: false,
        }
    }

    /// Whether another one observes the same quantities at the same steps, whatever range was seen of them.
    #[must_use]
    pub fn observes_as(&self, other: &Shape) -> bool {
        let told = |shape: &Shape| {
            let quantities = shape.series.iter().chain(&shape.outcomes);
            let each: Vec<_> = quantities
                .map(|quantity| (quantity.key, quantity.event))
                .collect();
            (
                each,
                shape.series.len(),
                shape.steps,
                shape.every,
                shape.rows,
            )
        };
        told(self) == told(other)
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

    /// What a trial's cells are, each in its quantity's own unit.
    #[must_use]
    pub fn values(&self, cells: &[i32]) -> Vec<f64> {
        let quantities = || self.series.iter().chain(&self.outcomes);
        let value = |(cell, observed): (usize, &i32)| {
            let quantity = quantities().nth(self.quantity_index(cell));
            quantity.map_or(0.0, |quantity| quantity.value(*observed))
        };
        cells.iter().enumerate().map(value).collect()
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
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// The name in results.
    pub key: &'static str,
    /// The name a person reads.
    pub label: &'static str,
    /// What is counted or measured.
    pub unit: &'static str,
    /// How many observed units make one: 1 for counts, 1000 for thousandths.
    pub per: f64,
    /// The smallest value that can be observed, in observed units.
    pub min: f64,
    /// The largest value that can be observed, in observed units.
    pub max: f64,
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
        let hold =
            |value: i64| f64::from(value.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32);
        Quantity {
            key,
            label,
            unit,
            per: f64::from(per),
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
        f64::from(observed) / self.per
    }

    /// The smallest value, in the quantity's own unit.
    #[must_use]
    pub fn least(&self) -> f64 {
        self.min / self.per
    }

    /// The largest value, in the quantity's own unit.
    #[must_use]
    pub fn most(&self) -> f64 {
        self.max / self.per
    }

    /// Whether only whole numbers of its unit can be observed, and more than whether something happened.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.per == 1.0 && !self.event
    }

    /// How many decimals a single value has.
    #[must_use]
    pub fn decimals(&self) -> usize {
        let mut decimals = 0;
        let mut per = 1.0;
        while per < self.per && decimals < 5 {
            per *= 10.0;
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
