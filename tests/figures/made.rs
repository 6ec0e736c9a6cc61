//! Results made by hand: quantities of every kind, and what their trials gave.

use many_trials::sim::{
    Curve, Distribution, Model, Quantity, Row, Seed, Shape, Statistics, Stream,
};
use many_trials::sim::{Summary, Task, run};

/// Results of a shape: values of a size, some steps long.
pub(crate) fn statistics(shape: &Shape, size: f64, trials: u64) -> Statistics {
    let curve = |i: usize, quantity: &Quantity| {
        let value = |point: usize, q: f64| {
            let part = (point as f64 + 1.0) / shape.points() as f64;
            let value = size * q * (0.3 + 0.7 * part) / (i as f64 + 1.0);
            if quantity.event {
                value.abs().min(1.0)
            } else {
                value
            }
        };
        let all = |q: f64| (0..shape.points()).map(|point| value(point, q)).collect();
        let mut levels = [0.5, 0.8, 0.97, 1.2, 1.6];
        if size < 0.0 {
            // Quantiles ascend.
            levels.reverse();
        }
        let [p05, p25, p50, p75, p95] = levels.map(all);
        Curve {
            mean: all(1.0),
            variance: all(0.1),
            p05,
            p25,
            p50,
            p75,
            p95,
        }
    };
    let distribution = |quantity: &Quantity| {
        if quantity.event {
            return event(0.3, trials);
        }
        let step = size / 12.0;
        let bars = (0..25).map(|i| (f64::from(i) * step, 0.0, 1 + (i * (24 - i)) as u32));
        let mut bars: Vec<(f64, f64, u32)> = bars.collect();
        bars.sort_by(|one, other| one.0.total_cmp(&other.0));
        let mut quantiles = [0.2, 0.7, 1.0, 1.3, 1.8].map(|part| part * size);
        quantiles.sort_by(f64::total_cmp);
        Distribution {
            mean: size,
            variance: size * size / 9.0,
            standard_error: size.abs() / 3.0 / (trials as f64).sqrt(),
            quantiles,
            histogram: bars,
        }
    };
    Statistics {
        trials,
        series: shape
            .series
            .iter()
            .enumerate()
            .map(|(i, quantity)| curve(i, quantity))
            .collect(),
        outcomes: shape.outcomes.iter().map(distribution).collect(),
    }
}

/// How often something happened.
pub(crate) fn event(share: f64, trials: u64) -> Distribution {
    let yes = (share * trials as f64).round() as u32;
    let no = trials as u32 - yes;
    let share = f64::from(yes) / trials as f64;
    let variance = share * (1.0 - share);
    let bit = |sure: bool| f64::from(u8::from(sure));
    Distribution {
        mean: share,
        variance,
        standard_error: (variance / trials as f64).sqrt(),
        quantiles: [0.05, 0.25, 0.5, 0.75, 0.95].map(|q| bit(q > 1.0 - share)),
        histogram: [(0.0, 0.0, no), (1.0, 0.0, yes)]
            .into_iter()
            .filter(|bar| bar.2 > 0)
            .collect(),
    }
}

/// A shape of quantities.
pub(crate) fn shape(series: Vec<Quantity>, outcomes: Vec<Quantity>, steps: usize) -> Shape {
    Shape {
        step: "step",
        steps: if series.is_empty() { 0 } else { steps },
        every: Shape::every(steps),
        series,
        outcomes,
        at_end: steps > 0,
        rows: false,
    }
}

/// A coin, a length in thousandths and a place in the plane: what a trial may end in.
pub(crate) struct Game {
    pub(crate) chance: f64,
    pub(crate) shape: Shape,
}

impl Game {
    pub(crate) fn new(chance: f64) -> Self {
        let outcomes = vec![
            Quantity::event("wins", "wins"),
            Quantity::parts("length", "Length", "metres", 1000, (0, 2_000_000)),
            Quantity::parts("east", "East", "steps", 1, (-500, 500)),
            Quantity::parts("north", "North", "steps", 1, (-500, 500)),
        ];
        Game {
            chance,
            shape: shape(Vec::new(), outcomes, 0),
        }
    }

    /// What its trials give.
    pub(crate) fn statistics(&self, trials: u64) -> Statistics {
        let mut summary = Summary::new(&self.shape, 1);
        let task = Task {
            model: self,
            trials: 0..trials,
            summary: &mut summary,
            each: None,
        };
        run(&Seed::from_text("figures"), &mut [task]);
        Statistics::new(&summary)
    }
}

impl Model for Game {
    fn shape(&self) -> &Shape {
        &self.shape
    }

    fn trial(&self, stream: &mut Stream, row: &mut Row<'_>) {
        row.outcome(0, i32::from(stream.chance(self.chance)));
        row.outcome(
            1,
            (0..20).map(|_| i32::from(stream.chance(0.5))).sum::<i32>() * 62,
        );
        for outcome in [2, 3] {
            let steps = (0..40).map(|_| i32::from(stream.chance(0.5))).sum::<i32>();
            row.outcome(outcome, 2 * steps - 40);
        }
    }
}
