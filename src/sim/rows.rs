//! What is kept of trials whose values may be any numbers, as those of a visitor's own program: all of them, by
//! trial number. Such trials are few, and what is worked out of them does not depend on who ran which.

use std::collections::BTreeMap;

use super::{Quantity, Shape};

/// No value is larger, so that no square of one is none.
pub const LARGEST: f64 = 1e150;

/// The values of trials, and what was seen of each quantity.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Rows {
    rows: BTreeMap<u64, Box<[f64]>>,
    seen: Vec<Seen>,
}

/// What was seen of a quantity.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Seen {
    least: f64,
    most: f64,
    whole: bool,
}

impl Seen {
    const NOTHING: Seen = Seen {
        least: f64::INFINITY,
        most: f64::NEG_INFINITY,
        whole: true,
    };

    fn see(&mut self, value: f64) {
        self.least = self.least.min(value);
        self.most = self.most.max(value);
        self.whole &= value.fract() == 0.0;
    }

    /// The quantity as figures and tables have it: in whole numbers, or in units of which at least a
    /// thousand lie between the smallest value and the largest, and between round ends.
    fn describe(&self, quantity: &mut Quantity) {
        if self.least > self.most || quantity.event {
            return;
        }
        let largest = self.least.abs().max(self.most.abs());
        let spread = self.most - self.least;
        let reach = if spread > 0.0 {
            spread
        } else {
            largest.max(1e-9)
        };
        let step = libm::pow(10.0, libm::floor(libm::log10(reach)));
        quantity.per = if self.whole && largest < 9e15 {
            1.0
        } else {
            1000.0 / step
        };
        quantity.min = libm::floor(self.least / step) * step * quantity.per;
        quantity.max = libm::ceil(self.most / step) * step * quantity.per;
    }
}

impl Rows {
    pub(super) fn new(shape: &Shape) -> Self {
        Rows {
            rows: BTreeMap::new(),
            seen: vec![Seen::NOTHING; shape.series.len() + shape.outcomes.len()],
        }
    }

    /// Keeps a trial's values. False if there are more or fewer than the shape has, one is no number, or
    /// the trial is there.
    #[must_use]
    pub(super) fn add(&mut self, shape: &mut Shape, trial: u64, values: &[f64]) -> bool {
        let fits = |value: &f64| value.is_finite() && value.abs() <= LARGEST;
        if values.len() != shape.cells()
            || !values.iter().all(fits)
            || self.rows.contains_key(&trial)
        {
            return false;
        }
        // One value has one spelling: adding zero turns -0 into 0.
        let row: Box<[f64]> = values.iter().map(|value| value + 0.0).collect();
        for (cell, value) in row.iter().enumerate() {
            self.seen[shape.quantity_index(cell)].see(*value);
        }
        self.rows.insert(trial, row);
        let quantities = shape.series.iter_mut().chain(&mut shape.outcomes);
        for (quantity, seen) in quantities.zip(&self.seen) {
            seen.describe(quantity);
        }
        true
    }

    /// Each trial's number and values, in the order of the numbers.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u64, &[f64])> {
        self.rows.iter().map(|(trial, row)| (*trial, &**row))
    }

    pub(super) fn row(&self, trial: u64) -> Option<&[f64]> {
        self.rows.get(&trial).map(|row| &**row)
    }

    /// The values in a cell, in the order of the trials.
    pub(super) fn column(&self, cell: usize) -> Vec<f64> {
        self.rows.values().map(|row| row[cell]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Fingerprint, Statistics, Summary};
    use super::*;

    fn shape() -> Shape {
        Shape::of_rows(
            2,
            vec![Quantity::count("n", "n", "", 0)],
            vec![
                Quantity::count("x", "x", "", 0),
                Quantity::event("won", "won"),
            ],
        )
    }

    fn of(rows: &[(u64, [f64; 5])]) -> Summary {
        let mut summary = Summary::new(&shape(), 1);
        for (trial, row) in rows {
            assert_eq!(summary.add_row(*trial, row), Ok(()));
        }
        summary
    }

    const ROWS: [(u64, [f64; 5]); 4] = [
        (0, [1.0, 2.0, 3.0, 0.25, 1.0]),
        (1, [1.0, 4.0, 9.0, 0.5, 0.0]),
        (2, [1.0, 3.0, 6.0, -1.5, 0.0]),
        (5, [1.0, 2.0, 2.0, 0.5, 1.0]),
    ];

    #[test]
    fn moments_and_quantiles_are_those_of_all_values() {
        let statistics = Statistics::new(&of(&ROWS));
        assert_eq!(statistics.trials, 4);
        assert_eq!(statistics.series[0].mean, [1.0, 2.75, 5.0]);
        assert_eq!(statistics.series[0].p50, [1.0, 2.0, 3.0]);
        assert_eq!(statistics.series[0].p95, [1.0, 4.0, 9.0]);
        let x = &statistics.outcomes[0];
        assert_eq!(x.mean, -0.0625);
        // Σ(x − mean)² = 0.0625 + 0.25 + 2.25 + 0.25 − 4 · 0.0625².
        assert_eq!(x.variance, (2.8125 - 4.0 * 0.0625 * 0.0625) / 3.0);
        assert_eq!(x.histogram, [(-1.5, 0.0, 1), (0.25, 0.0, 1), (0.5, 0.0, 2)]);
        assert_eq!(statistics.outcomes[1].mean, 0.5);
    }

    #[test]
    fn quantities_are_told_as_what_was_seen_of_them() {
        let summary = of(&ROWS);
        let [x, won] = &summary.shape().outcomes[..] else {
            panic!("two outcomes")
        };
        assert_eq!((x.per, x.least(), x.most()), (1000.0, -2.0, 1.0));
        assert!(summary.shape().series[0].is_whole() && won.event);
        let large = |value: f64| {
            let mut seen = Seen::NOTHING;
            seen.see(value);
            let mut quantity = Quantity::count("x", "x", "", 0);
            seen.describe(&mut quantity);
            quantity
        };
        assert_eq!(large(5e12).per, 1.0);
        assert!(large(5e20).per < 1e-15 && large(3e-7).per > 1e9);
        assert!(large(0.0).per == 1.0 && large(0.0).max == 0.0);
    }

    #[test]
    fn parts_add_up_in_any_order_and_no_trial_twice() {
        let whole = of(&ROWS);
        for cut in 0..4 {
            let (front, back) = (of(&ROWS[..cut]), of(&ROWS[cut..]));
            for (mut one, other) in [(front.clone(), &back), (back.clone(), &front)] {
                assert_eq!(one.merge(other), Ok(()));
                assert_eq!(Statistics::new(&one), Statistics::new(&whole));
                let print = |summary: &Summary| Fingerprint::unbound([summary]);
                assert_eq!(print(&one), print(&whole));
            }
            assert_eq!(
                whole.without(&front).map(|rest| rest.trials()),
                Ok(4 - cut as u64)
            );
        }
        let mut twice = whole.clone();
        assert!(twice.merge(&of(&ROWS[..1])).is_err());
        assert_eq!(twice, whole);
    }

    #[test]
    fn what_is_no_number_is_not_kept() {
        let mut summary = of(&ROWS);
        for row in [
            &[1.0, 2.0, 3.0, f64::NAN, 0.0][..],
            &[1.0, 2.0, 3.0, f64::INFINITY, 0.0],
            &[1.0, 2.0, 3.0, 1e200, 0.0],
            &[1.0, 2.0, 3.0, 0.0],
        ] {
            assert!(summary.add_row(9, row).is_err());
        }
        assert_eq!(summary, of(&ROWS));
    }
}
