//! The series over time: mean, median, bands, direct labels, marked regions.

use plotters_backend::DrawingBackend;

use super::axis::Axis;
use super::pen::Anchor;
use super::{CanvasSize, Color, Colors, Pen};
use crate::param::{decimal, decimals_for};
use crate::scenario::Mark;
use crate::sim::{Curve, Shape, Statistics};

/// The series of a case over its steps.
pub struct SeriesFigure<'a> {
    /// What was observed.
    pub shape: &'a Shape,
    /// What came out.
    pub statistics: &'a Statistics,
    /// Regions with a name.
    pub marks: &'a [Mark],
}

/// The plot within the figure, in CSS pixels.
struct Frame {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
    x: Axis,
    y: Axis,
    labels_inside: bool,
}

impl SeriesFigure<'_> {
    /// One line that names the figure.
    #[must_use]
    pub fn title(&self) -> String {
        format!("{} by step", self.unit())
    }

    /// The figure in words, for those who do not see it.
    #[must_use]
    pub fn description(&self) -> String {
        let mut text = format!(
            "Curves of {} over {} steps, from {} trials.",
            self.unit(),
            self.shape.steps,
            self.statistics.trials
        );
        for (quantity, curve) in self.shape.series.iter().zip(&self.statistics.series) {
            let (first, last) = (curve.mean[0], curve.mean[curve.mean.len() - 1]);
            let (lowest, highest) = (smallest(&curve.mean), largest(&curve.mean));
            text += &format!(
                " The mean of {} goes from {} to {}, between {} and {} on its way.",
                quantity.label,
                decimal(first, 1),
                decimal(last, 1),
                decimal(lowest, 1),
                decimal(highest, 1),
            );
        }
        for mark in self.marks {
            text += &format!(" {}.", mark.label);
        }
        text
    }

    fn unit(&self) -> &'static str {
        self.shape
            .series
            .first()
            .map_or("", |quantity| quantity.unit)
    }

    /// Draws the figure.
    pub fn draw<B: DrawingBackend>(&self, pen: &mut Pen<'_, B>, size: CanvasSize, colors: &Colors) {
        pen.area([0.0, 0.0, size.width, size.height], colors.paper);
        let frame = self.frame(size);
        self.draw_marks(pen, &frame, size, colors);
        let whole = self.shape.series.iter().all(|quantity| quantity.per == 1);
        draw_axes(pen, &frame, size, colors, (self.unit(), whole));
        if self.statistics.trials == 0 {
            return;
        }
        // More points than half pixels would cost time and show nothing.
        let stride = (self.shape.points() as f64 / (2.0 * size.width))
            .ceil()
            .max(1.0) as usize;
        for (outer, alpha) in [(true, 0.13), (false, 0.24)] {
            for (i, curve) in self.statistics.series.iter().enumerate() {
                let (low, high) = if outer {
                    (&curve.p05, &curve.p95)
                } else {
                    (&curve.p25, &curve.p75)
                };
                let edge = points(&frame, high, stride);
                let back = points(&frame, low, stride)
                    .collect::<Vec<_>>()
                    .into_iter()
                    .rev();
                pen.polygon(edge.chain(back), colors.of_series(i).tint(alpha));
            }
        }
        for (i, curve) in self.statistics.series.iter().enumerate() {
            let color = colors.of_series(i);
            pen.line(points(&frame, &curve.p50, stride), color.tint(0.6), 1.0);
            let mean = points(&frame, &curve.mean, stride);
            // Dashes as well as colour tell series apart.
            match i % 4 {
                0 => pen.line(mean, color, 2.5),
                1 => pen.dashed(mean, color, 2.5, (7.0, 4.0)),
                2 => pen.dashed(mean, color, 2.5, (2.5, 3.0)),
                _ => pen.dashed(mean, color, 2.5, (12.0, 4.0)),
            }
        }
        self.draw_labels(pen, &frame, size, colors);
    }

    fn frame(&self, size: CanvasSize) -> Frame {
        let curves = &self.statistics.series;
        let top_of = |curve: &Curve| f64::max(largest(&curve.p95), largest(&curve.mean));
        let bottom_of = |curve: &Curve| f64::min(smallest(&curve.p05), smallest(&curve.mean));
        // Where nothing ever rises above 0, the axis still shows what a unit is.
        let least = self
            .shape
            .series
            .first()
            .map_or(1.0, |quantity| 1.0 / f64::from(quantity.per));
        let highest = curves.iter().map(top_of).fold(least, f64::max);
        let lowest = curves.iter().map(bottom_of).fold(0.0, f64::min);
        let labels_inside = size.compact || size.width < 560.0;
        let widest_label = if highest >= 1e5 {
            74.0
        } else if highest >= 1e4 {
            62.0
        } else {
            52.0
        };
        let left = widest_label + if size.compact { 2.0 } else { 10.0 };
        let right = size.width - if labels_inside { 12.0 } else { 138.0 };
        let (top, bottom) = (10.0, size.height - 50.0);
        let headroom = (highest - lowest).max(1.0) * 0.1;
        Frame {
            left,
            top,
            right,
            bottom,
            x: Axis::new(0.0, self.shape.steps as f64, left, right),
            y: Axis::new(lowest, highest + headroom, bottom, top),
            labels_inside,
        }
    }

    fn draw_marks<B: DrawingBackend>(
        &self,
        pen: &mut Pen<'_, B>,
        frame: &Frame,
        size: CanvasSize,
        colors: &Colors,
    ) {
        for (i, mark) in self.marks.iter().enumerate() {
            let from = frame.x.at(mark.after as f64);
            pen.area([from, frame.top, frame.right, frame.bottom], colors.shade);
            let y = frame.top + 12.0 + 18.0 * i as f64;
            let width = size.text() * 0.55 * mark.label.chars().count() as f64;
            let fits = from + 6.0 + width < frame.right;
            let (at, anchor) = if fits {
                (from + 6.0, Anchor::Left)
            } else {
                (frame.right - 4.0, Anchor::Right)
            };
            pen.text(&mark.label, (at, y), (colors.muted, size.text(), anchor));
            // A name that is wider than its region keeps the region's edge out of its line.
            let top = if fits { frame.top } else { y + size.text() };
            let edge = [(from, top), (from, frame.bottom)];
            pen.dashed(edge.into_iter(), colors.muted, 1.0, (2.0, 3.0));
        }
    }

    /// The name and last mean of each series at its end, pushed apart where they would overlap.
    fn draw_labels<B: DrawingBackend>(
        &self,
        pen: &mut Pen<'_, B>,
        frame: &Frame,
        size: CanvasSize,
        colors: &Colors,
    ) {
        let mut labels: Vec<(f64, String, Color)> = self
            .shape
            .series
            .iter()
            .zip(&self.statistics.series)
            .enumerate()
            .map(|(i, (quantity, curve))| {
                let last = curve.mean.len() - 1;
                let error = libm::sqrt(curve.variance[last] / self.statistics.trials as f64);
                let value = decimal(curve.mean[last], decimals_for(error).min(2));
                let y = frame.y.at(curve.mean[last]);
                (
                    y,
                    format!("{} {value}", quantity.label),
                    colors.of_series(i),
                )
            })
            .collect();
        labels.sort_by(|one, other| one.0.total_cmp(&other.0));
        let line = size.text() + 5.0;
        let mut free = frame.top + line / 2.0;
        for (y, ..) in &mut labels {
            *y = y.max(free);
            free = *y + line;
        }
        let mut limit = frame.bottom - line / 2.0;
        for (y, ..) in labels.iter_mut().rev() {
            *y = y.min(limit);
            limit = *y - line;
        }
        for (y, text, color) in labels {
            if frame.labels_inside {
                pen.bold(
                    &text,
                    (frame.right - 4.0, y - line / 2.0),
                    (color, size.text(), Anchor::Right),
                );
            } else {
                pen.bold(
                    &text,
                    (frame.right + 9.0, y),
                    (color, size.text(), Anchor::Left),
                );
            }
        }
    }
}

fn draw_axes<B: DrawingBackend>(
    pen: &mut Pen<'_, B>,
    frame: &Frame,
    size: CanvasSize,
    colors: &Colors,
    (unit, whole): (&str, bool),
) {
    let text = size.text();
    for (value, label) in frame.y.ticks(52.0, whole) {
        let y = frame.y.at(value);
        pen.line(
            [(frame.left, y), (frame.right, y)].into_iter(),
            colors.rule,
            1.0,
        );
        pen.text(
            &label,
            (frame.left - 10.0, y),
            (colors.muted, text, Anchor::Right),
        );
    }
    for (value, label) in frame.x.ticks(if size.compact { 64.0 } else { 90.0 }, true) {
        let at = (frame.x.at(value), frame.bottom + 15.0);
        pen.text(&label, at, (colors.muted, text, Anchor::Center));
    }
    let middle = f64::midpoint(frame.left, frame.right);
    pen.text(
        "step",
        (middle, frame.bottom + 36.0),
        (colors.muted, text, Anchor::Center),
    );
    if !size.compact {
        pen.upwards(
            unit,
            (9.0, f64::midpoint(frame.top, frame.bottom)),
            colors.muted,
            text,
        );
    }
}

/// The points of a curve on the paper, every `stride`th and the last.
fn points<'a>(
    frame: &'a Frame,
    values: &'a [f64],
    stride: usize,
) -> impl Iterator<Item = (f64, f64)> + 'a {
    let last = values.len().saturating_sub(1);
    values
        .iter()
        .enumerate()
        .filter(move |(step, _)| step % stride == 0 || *step == last)
        .map(|(step, value)| (frame.x.at(step as f64), frame.y.at(*value)))
}

fn largest(values: &[f64]) -> f64 {
    values.iter().copied().fold(f64::NEG_INFINITY, f64::max)
}

fn smallest(values: &[f64]) -> f64 {
    values.iter().copied().fold(f64::INFINITY, f64::min)
}
