//! The frame of the series: the plot with its axes, and how lines are drawn on it.

use crate::figure::paper::{Axis, Plot, Rules};
use crate::figure::{CanvasSize, Color, Pen};

/// What stands at the right end of the series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum EndColumn {
    /// Names and numbers, in so much room.
    Names(f64),
    /// Numbers alone: the legend has the names.
    Numbers(f64),
    /// There is no room for any.
    None,
}

impl EndColumn {
    /// What it takes of a figure's width.
    pub(super) fn width(self, size: CanvasSize) -> f64 {
        match self {
            _ if size.is_wordless() => 0.0,
            EndColumn::Names(width) | EndColumn::Numbers(width) => width,
            EndColumn::None => 0.0,
        }
    }
}

/// The plot with its axes, and which part of the series is on it.
pub(super) struct Frame {
    pub(super) plot: Plot,
    /// What stands at the right end of the series.
    pub(super) column: EndColumn,
    pub(super) x: Axis,
    pub(super) y: Axis,
    pub(super) rules: Rules,
    /// The first point that is drawn.
    pub(super) first: usize,
    /// The first and last step that are drawn.
    pub(super) steps: (usize, usize),
}

impl Frame {
    /// Where a step lies, or the edge that it is beyond.
    pub(super) fn across(&self, step: usize) -> f64 {
        self.x
            .at(step as f64)
            .clamp(self.plot.left, self.plot.right)
    }

    /// The value at a height of the paper.
    pub(super) fn value(&self, y: f64) -> f64 {
        self.y.value(y)
    }

    /// Where a value lies, or the edge that it is beyond.
    pub(super) fn held(&self, value: f64) -> f64 {
        self.y.at(value).clamp(self.plot.top, self.plot.bottom)
    }
}

/// What a row of names of regions takes.
pub(super) const REGION_ROW: f64 = 18.0;

/// The middle of a row of names of regions, counted from 0.
pub(super) fn region_row(plot: &Plot, row: usize) -> f64 {
    plot.top + 12.0 + REGION_ROW * row as f64
}

/// Which of the points are drawn: more than two a pixel would cost time and show nothing.
pub(super) fn thinned((first, last): (usize, usize), width: f64) -> impl Iterator<Item = usize> {
    let stride = ((last - first) as f64 / (2.0 * width)).ceil().max(1.0) as usize;
    (first..=last).filter(move |point| (point - first).is_multiple_of(stride) || *point == last)
}

/// Dashes as well as colour tell series apart.
pub(super) fn draw_dashed(
    pen: &mut Pen<'_>,
    points: Vec<(f64, f64)>,
    color: Color,
    width: f64,
    series: usize,
) {
    let points = points.into_iter();
    match dash_of(series) {
        None => pen.line(points, color, width),
        Some(dash) => pen.dashed(points, color, width, dash),
    }
}

/// The dashes of a series; none for the first.
pub(in crate::figure) fn dash_of(series: usize) -> Option<(f64, f64)> {
    [None, Some((7.0, 4.0)), Some((2.5, 3.0)), Some((12.0, 4.0))][series % 4]
}
