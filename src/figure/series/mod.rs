//! The series over time: mean, median, bands, direct labels, marked regions.

mod drawing;
mod extent;
mod holds;
mod labels;
mod table;
mod words;

use super::{Lens, Overlay};
use crate::scenario::{Expected, Mark};
use crate::sim::{Quantity, Shape, Statistics};

pub(super) use drawing::dash_of;
pub use table::series_table;

/// The series of a case over its steps.
pub struct SeriesFigure<'a> {
    /// What was observed.
    pub shape: &'a Shape,
    /// What came out.
    pub statistics: &'a Statistics,
    /// Regions with a name.
    pub marks: Vec<Mark>,
    /// What theory says.
    pub expected: &'a Expected,
    /// What is drawn over it.
    pub overlay: Overlay<'a>,
    /// The lowest and highest value of the axis, where figures stand side by side.
    pub range: Option<(f64, f64)>,
    /// How the visitor wants to see it.
    pub lens: &'a Lens,
}

impl SeriesFigure<'_> {
    /// The series that are not hidden.
    pub(super) fn shown(&self) -> impl Iterator<Item = (usize, &Quantity)> {
        let hidden = |quantity: &Quantity| self.lens.hidden.iter().any(|key| key == quantity.key);
        self.quantities()
            .filter(move |(_, quantity)| !hidden(quantity))
    }

    fn is_measured(&self) -> bool {
        self.shape.series.iter().all(|quantity| quantity.per > 1)
    }

    fn quantities(&self) -> impl Iterator<Item = (usize, &Quantity)> {
        self.shape.series.iter().enumerate()
    }

    /// One trial's series in its own unit.
    fn of_trial(&self, series: usize, quantity: &Quantity, cells: &[i32]) -> Vec<f64> {
        let points = self.shape.points();
        let values = cells.iter().skip(series * points).take(points);
        values.map(|value| quantity.value(*value)).collect()
    }
}
