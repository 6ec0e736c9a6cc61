//! The series over time: mean, median, bands, direct labels, marked regions.

mod bands;
mod drawing;
mod extent;
mod frame;
mod holds;
mod labels;
mod layers;
mod table;
mod words;

use super::{Lens, Overlay};
use crate::scenario::{Expected, Mark};
use crate::sim::{Quantity, Shape, Statistics};

pub(super) use bands::{HALF, NINE_TENTHS};
pub(super) use frame::dash_of;
pub use table::series_table;

/// The series of a case over its steps.
pub struct SeriesFigure<'a> {
    /// What was observed.
    pub shape: &'a Shape,
    /// What came out.
    pub statistics: &'a Statistics,
    /// The key of the outcome that is looked at: a series of the same key has the bands.
    pub in_view: &'a str,
    /// Regions with a name.
    pub marks: Vec<Mark>,
    /// What theory says.
    pub expected: &'a Expected,
    /// What is drawn over it.
    pub overlay: Overlay<'a>,
    /// What the axes reach over, where figures stand side by side.
    pub range: Option<SeriesRange>,
    /// How the visitor wants to see it.
    pub lens: &'a Lens,
}

/// What the axes of several figures reach over.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SeriesRange {
    /// The lowest and highest value.
    pub values: (f64, f64),
    /// The last step of the case that goes on longest.
    pub last_step: usize,
}

impl SeriesFigure<'_> {
    /// The series that are not hidden.
    pub(super) fn shown(&self) -> impl Iterator<Item = (usize, &Quantity)> {
        self.quantities()
            .filter(|(_, quantity)| !self.is_hidden(quantity))
    }

    pub(super) fn is_hidden(&self, quantity: &Quantity) -> bool {
        self.lens.hidden.iter().any(|key| key == quantity.key)
    }

    /// The series that has the bands: several bands over each other could not be told apart. It is the
    /// one that the visitor took, or that of the outcome in view, or the first.
    pub(super) fn banded(&self) -> Option<(usize, &Quantity)> {
        let of = |key: &str| self.shown().find(|(_, quantity)| quantity.key == key);
        let taken = self.lens.band.as_deref().and_then(of);
        taken
            .or_else(|| of(self.in_view))
            .or_else(|| self.shown().next())
    }

    /// The last step of the experiment, or of the pin or the case beside it that goes on longest.
    #[must_use]
    pub fn last_step(&self) -> usize {
        let pins = self.overlay.pins.iter().map(|pin| pin.shape.steps);
        let beside = self.range.map(|range| range.last_step);
        pins.chain(beside).fold(self.shape.steps, usize::max)
    }

    /// The steps that are on the paper.
    pub(super) fn steps(&self) -> (usize, usize) {
        self.lens.steps(self.last_step())
    }

    /// How many points there are to point at, up to the last step of the longest pin.
    #[must_use]
    pub fn points(&self) -> usize {
        self.last_step().div_ceil(self.shape.every.max(1)) + 1
    }

    /// The step of a point; beyond its own ones as far apart as those.
    pub(super) fn step_at(&self, point: usize) -> usize {
        if point < self.shape.points() {
            self.shape.step_of(point)
        } else {
            (point * self.shape.every).min(self.last_step())
        }
    }

    /// Whether all series say if something has happened: then the axis is of shares.
    pub(super) fn is_of_events(&self) -> bool {
        self.shape.series.iter().all(|quantity| quantity.event)
    }

    fn is_measured(&self) -> bool {
        self.shape.series.iter().all(|quantity| quantity.per != 1.0)
    }

    fn quantities(&self) -> impl Iterator<Item = (usize, &Quantity)> {
        self.shape.series.iter().enumerate()
    }

    /// One trial's series.
    fn of_trial(&self, series: usize, row: &[f64]) -> Vec<f64> {
        let points = self.shape.points();
        row.iter()
            .skip(series * points)
            .take(points)
            .copied()
            .collect()
    }
}
