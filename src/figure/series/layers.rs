//! What is laid over the series, one layer a function: single trials, theory, what was before, pins with
//! their own regions, the visitor's own numbers, where someone points.

use super::SeriesFigure;
use super::extent::window;
use super::frame::{Frame, draw_dashed, region_row, thinned};
use crate::figure::paper::{Anchor, Look, Words};
use crate::figure::{CanvasSize, Color, Colors, Ghost, Own, Pen, Pinned};
use crate::sim::{Quantity, Shape, Statistics};

/// Points of a count that are farther apart than this are drawn as the steps that they are.
const STEPS_APART: f64 = 6.0;

impl SeriesFigure<'_> {
    /// A few trials, thin and behind everything.
    pub(super) fn draw_samples(
        &self,
        pen: &mut Pen<'_>,
        frame: &Frame,
        size: CanvasSize,
        colors: &Colors,
    ) {
        for cells in &self.overlay.samples {
            for (i, quantity) in self.shown() {
                let color = colors.of_series(i).tint(0.3);
                self.draw_row(pen, (frame, size), (i, quantity, cells), (color, 1.0));
            }
        }
    }

    /// The single trial that is looked at.
    pub(super) fn draw_trial(
        &self,
        pen: &mut Pen<'_>,
        frame: &Frame,
        size: CanvasSize,
        colors: &Colors,
    ) {
        let Some((_, cells)) = self.overlay.trial else {
            return;
        };
        for (i, quantity) in self.shown() {
            self.draw_row(pen, (frame, size), (i, quantity, cells), (colors.ink, 1.5));
        }
    }

    /// One series of one trial. What happens happens at a step: an event, and a count with room
    /// between its steps, jumps and does not slope.
    fn draw_row(
        &self,
        pen: &mut Pen<'_>,
        (frame, size): (&Frame, CanvasSize),
        (series, quantity, row): (usize, &Quantity, &[f64]),
        (color, width): (Color, f64),
    ) {
        let values = self.of_trial(series, row);
        let points = self.points_of(frame, size, &values);
        let apart = (frame.plot.right - frame.plot.left) / points.len().max(1) as f64;
        let jumps = quantity.event || (quantity.per == 1.0 && apart >= STEPS_APART);
        if jumps {
            pen.line(stairs(&points).into_iter(), color, width);
        } else {
            pen.line(points.into_iter(), color, width);
        }
    }

    pub(super) fn draw_theory(
        &self,
        pen: &mut Pen<'_>,
        frame: &Frame,
        size: CanvasSize,
        colors: &Colors,
    ) {
        for (i, _) in self.shown() {
            if let Some(theory) = self.expected.series.get(i).filter(|line| !line.is_empty()) {
                let theory = self.points_of(frame, size, theory).into_iter();
                pen.dashed(theory, colors.ink, 1.0, (1.5, 2.5));
            }
        }
    }

    /// The means of what was before a value was moved.
    pub(super) fn draw_ghost(
        &self,
        pen: &mut Pen<'_>,
        frame: &Frame,
        size: CanvasSize,
        colors: &Colors,
    ) {
        if let Some(Ghost { shape, statistics }) = self.overlay.ghost {
            let color = colors.muted.tint(0.6);
            self.draw_others(pen, (frame, size), (shape, statistics), color);
        }
    }

    /// The means of pinned results.
    pub(super) fn draw_pins(
        &self,
        pen: &mut Pen<'_>,
        frame: &Frame,
        size: CanvasSize,
        colors: &Colors,
    ) {
        for pin in &self.overlay.pins {
            let color = pin.hue.of(colors);
            self.draw_others(pen, (frame, size), (pin.shape, pin.statistics), color);
        }
    }

    /// The means of other results, over all of their own steps that are on the paper.
    fn draw_others(
        &self,
        pen: &mut Pen<'_>,
        (frame, size): (&Frame, CanvasSize),
        (shape, statistics): (&Shape, &Statistics),
        color: Color,
    ) {
        for (series, _) in self.shown() {
            let Some(curve) = statistics.series.get(series) else {
                continue;
            };
            if curve.mean.is_empty() {
                continue;
            }
            let (first, last) = window(shape, frame.steps);
            let last = last.min(curve.mean.len().saturating_sub(1));
            let mean: Vec<(f64, f64)> = thinned((first.min(last), last), size.width)
                .map(|point| (shape.step_of(point), curve.mean[point]))
                .map(|(step, mean)| (frame.across(step), frame.held(mean)))
                .collect();
            draw_dashed(pen, mean, color, 1.5, series);
        }
    }

    /// Where the regions of pins begin, if not where the experiment's own do: a line each, with the
    /// pin's letter.
    pub(super) fn draw_pins_regions(
        &self,
        pen: &mut Pen<'_>,
        (frame, words): (&Frame, &mut Words),
        size: CanvasSize,
        colors: &Colors,
    ) {
        let plot = frame.plot;
        let y = region_row(&plot, self.marks.len());
        for pin in &self.overlay.pins {
            for mark in self.own_regions(pin) {
                if !(frame.steps.0..=frame.steps.1).contains(&mark) {
                    continue;
                }
                let at = frame.across(mark);
                let color = pin.hue.of(colors);
                let line = [(at, plot.top), (at, plot.bottom)];
                pen.dashed(line.into_iter(), color, 1.0, (2.0, 3.0));
                let look = Look::plain(color, size.text()).bold();
                let beside = [
                    ((at + 5.0, y), Anchor::Left),
                    ((at - 5.0, y), Anchor::Right),
                ];
                words.write(pen, &pin.letter.to_string(), look, beside);
            }
        }
    }

    /// Where the regions of a pin begin that the experiment has not at the same place.
    pub(super) fn own_regions<'p>(
        &'p self,
        pin: &'p Pinned<'_>,
    ) -> impl Iterator<Item = usize> + 'p {
        let known = |after: usize| self.marks.iter().any(|mark| mark.after == after);
        let marks = pin.marks.iter().map(|mark| mark.after);
        marks.filter(move |after| !known(*after))
    }

    /// The visitor's own means.
    pub(super) fn draw_own(&self, pen: &mut Pen<'_>, frame: &Frame, colors: &Colors) {
        if let Some(Own::Curve(own)) = self.overlay.own {
            let each = own.iter().filter(|(point, _)| *point >= frame.first);
            let place = |(point, mean): &(usize, f64)| {
                let step = self.shape.step_of(*point) as f64;
                (frame.x.at(step), frame.held(*mean))
            };
            pen.dashed(each.map(place), colors.ink, 2.0, (6.0, 3.0));
        }
    }

    /// An upright line with a dot on every mean, where the visitor points.
    pub(super) fn draw_cross(&self, pen: &mut Pen<'_>, frame: &Frame, colors: &Colors) {
        let Some(point) = self.lens.cross.filter(|point| *point < self.points()) else {
            return;
        };
        let step = self.step_at(point);
        if !(frame.steps.0..=frame.steps.1).contains(&step) {
            return;
        }
        let x = frame.x.at(step as f64);
        let line = [(x, frame.plot.top), (x, frame.plot.bottom)];
        pen.line(line.into_iter(), colors.muted, 1.0);
        let mut dot = |value: f64, color: Color| {
            let y = frame.held(value);
            pen.area([x - 3.0, y - 3.0, x + 3.0, y + 3.0], color);
        };
        for (i, _) in self.shown() {
            if let Some(mean) = self.statistics.series[i].mean.get(point) {
                dot(*mean, colors.of_series(i));
            }
        }
        for pin in &self.overlay.pins {
            for (series, _) in self.shown() {
                if let Some((_, mean, _)) = mean_at(pin, series, step) {
                    dot(mean, pin.hue.of(colors));
                }
            }
        }
    }
}

/// A pin's point at a step, its mean there and the variance, if it is observed there.
pub(super) fn mean_at(pin: &Pinned<'_>, series: usize, step: usize) -> Option<(usize, f64, f64)> {
    if step > pin.shape.steps {
        return None;
    }
    let point = step.div_ceil(pin.shape.every.max(1));
    let curve = pin.statistics.series.get(series)?;
    Some((point, *curve.mean.get(point)?, *curve.variance.get(point)?))
}

/// A line that goes to the next point first and then to its height.
fn stairs(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut line: Vec<(f64, f64)> = Vec::new();
    for point in points {
        if let Some((_, before)) = line.last() {
            line.push((point.0, *before));
        }
        line.push(*point);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::stairs;

    #[test]
    fn what_happens_at_a_step_does_not_slope() {
        let line = stairs(&[(0.0, 9.0), (1.0, 9.0), (2.0, 0.0)]);
        let upright_or_level = |two: &[(f64, f64)]| two[0].0 == two[1].0 || two[0].1 == two[1].1;
        assert!(line.windows(2).all(upright_or_level), "{line:?}");
        assert_eq!(line[3..], [(2.0, 9.0), (2.0, 0.0)]);
    }
}
