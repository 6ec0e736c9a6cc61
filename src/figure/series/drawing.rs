//! The series drawn: axes, regions, curves, and all layers in their order.

use super::SeriesFigure;
use super::extent::window;
use super::frame::{Frame, REGION_ROW, draw_dashed, region_row, thinned};
use crate::figure::paper::{Anchor, Axis, Look, Plot, RIGHT, Rules, Words, heights};
use crate::figure::{CanvasSize, Colors, Pen};
use crate::sim::Quantity;

/// How wide the mean of the series in view is drawn, and of the others.
const IN_VIEW: f64 = 2.5;
const BESIDE: f64 = 1.75;
/// What keeps the last row of names of regions off the curves.
const BELOW_REGIONS: f64 = 6.0;

impl SeriesFigure<'_> {
    /// Draws the figure.
    pub fn draw(&self, pen: &mut Pen<'_>, size: CanvasSize, colors: &Colors) {
        pen.area([0.0, 0.0, size.width, size.height], colors.paper);
        let frame = self.frame(size);
        let mut words = Words::new(size);
        let plot = frame.plot;
        // Shades lie under everything that is written.
        self.shade_regions(pen, &frame, colors);
        let titles = (self.unit(), self.step());
        let ticks = plot.ticks(&frame.x, true);
        plot.draw_under(pen, &mut words, &ticks, titles.1, colors);
        plot.draw_upright_title(pen, &mut words, titles.0, colors);
        plot.name_rows(pen, &mut words, &frame.rules, colors);
        plot.draw_lines(pen, &frame.rules, colors);
        if self.statistics.trials > 0 {
            self.draw_samples(pen, &frame, size, colors);
            self.draw_ghost(pen, &frame, size, colors);
            self.draw_bands(pen, &frame, size, colors);
            self.draw_means(pen, &frame, size, colors);
            self.draw_theory(pen, &frame, size, colors);
            self.draw_pins(pen, &frame, size, colors);
            self.draw_own(pen, &frame, colors);
            self.draw_trial(pen, &frame, size, colors);
        }
        self.name_regions(pen, (&frame, &mut words), size, colors);
        self.draw_pins_regions(pen, (&frame, &mut words), size, colors);
        if self.statistics.trials > 0 {
            self.draw_choosing(pen, &frame, colors);
            self.draw_cross(pen, &frame, colors);
            self.draw_labels(pen, (&frame, &mut words), size, colors);
        }
    }

    /// The mean of each series: that in view is stronger than the others.
    fn draw_means(&self, pen: &mut Pen<'_>, frame: &Frame, size: CanvasSize, colors: &Colors) {
        let in_view = self.banded().map(|(series, _)| series);
        for (i, _) in self.shown() {
            let mean = self.points_of(frame, size, &self.statistics.series[i].mean);
            let width = if in_view == Some(i) { IN_VIEW } else { BESIDE };
            draw_dashed(pen, mean, colors.of_series(i), width, i);
        }
    }

    /// The points of a curve on the paper, held within the frame.
    pub(super) fn points_of(
        &self,
        frame: &Frame,
        size: CanvasSize,
        values: &[f64],
    ) -> Vec<(f64, f64)> {
        let (first, last) = window(self.shape, frame.steps);
        let last = last.min(values.len().saturating_sub(1));
        if self.shape.step_of(last) < frame.steps.0 {
            // Only a pin goes on so far.
            return Vec::new();
        }
        thinned((first.max(frame.first).min(last), last), size.width)
            .map(|point| {
                (
                    frame.across(self.shape.step_of(point)),
                    frame.held(values[point]),
                )
            })
            .collect()
    }

    /// The point of the series and the value at a place of the figure; `None` beside the plot.
    #[must_use]
    pub fn at(&self, at: (f64, f64), size: CanvasSize) -> Option<(usize, f64)> {
        let frame = self.frame(size);
        let point = libm::round(frame.x.value(at.0) / self.shape.every as f64).max(0.0) as usize;
        let inside = frame.plot.contains(at);
        inside.then(|| (point.min(self.points() - 1), frame.y.value(at.1)))
    }

    pub(super) fn frame(&self, size: CanvasSize) -> Frame {
        let (lowest, highest) = self
            .range
            .map_or_else(|| self.extent(), |range| range.values);
        let least = if self
            .shape
            .series
            .iter()
            .any(|quantity| quantity.per != 1.0 || quantity.event)
        {
            0.0
        } else {
            1.0
        };
        let (top, bottom) = heights(size);
        let headroom = (highest - lowest).max(least) * 0.1;
        let below = if lowest > 0.0 { headroom } else { 0.0 };
        let steps = self.steps();
        let above = self.above(size, bottom - top);
        let scaled = |factor: f64| {
            if self.lens.log && highest > 0.0 {
                let per = self
                    .shape
                    .series
                    .first()
                    .map_or(1.0, |quantity| quantity.per);
                let least = self.least_positive().max(1.0 / (10.0 * per));
                let (low, high) = (least.min(highest / 10.0), highest * 1.3);
                let high = high * libm::pow(high / low, above);
                Axis::log(low * factor, high * factor, bottom, top)
            } else {
                let (low, high) = (lowest - below, highest + headroom * 0.4);
                // As much again as the names of regions take of the rest.
                let high = high + (high - low) * (above.max(0.06));
                Axis::new(low * factor, high * factor, bottom, top)
            }
        };
        let y = scaled(1.0);
        let column = self.column(size, highest);
        let rules = if self.is_of_events() {
            Rules::of(&scaled(100.0), false, " %")
        } else {
            Rules::of(&y, self.shape.series.iter().all(Quantity::is_whole), "")
        };
        let right = column.width(size).max(RIGHT);
        let plot = Plot::new(size, &[&rules], true, right);
        Frame {
            steps,
            x: Axis::new(steps.0 as f64, steps.1 as f64, plot.left, plot.right),
            plot,
            y,
            rules,
            column,
            // What is measured far from 0 has no meaning yet at step 0.
            first: usize::from(lowest > 0.0 && self.is_measured()),
        }
    }

    /// What the names of regions take above the curves, as a part of what is left below them.
    fn above(&self, size: CanvasSize, height: f64) -> f64 {
        if size.is_wordless() {
            return 0.0;
        }
        let pins = self.overlay.pins.iter();
        let of_pins = pins.flat_map(|pin| self.own_regions(pin)).next().is_some();
        let rows = self.marks.len() + usize::from(of_pins);
        if rows == 0 {
            return 0.0;
        }
        let taken = (REGION_ROW * rows as f64 + BELOW_REGIONS).min(height / 3.0);
        taken / (height - taken)
    }

    fn shade_regions(&self, pen: &mut Pen<'_>, frame: &Frame, colors: &Colors) {
        let plot = frame.plot;
        let end = frame.across(self.shape.steps);
        for mark in &self.marks {
            let from = frame.across(mark.after);
            if end > from {
                pen.area([from, plot.top, end, plot.bottom], colors.shade);
            }
        }
    }

    /// Writes the name of each region, and draws where it begins.
    fn name_regions(
        &self,
        pen: &mut Pen<'_>,
        (frame, words): (&Frame, &mut Words),
        size: CanvasSize,
        colors: &Colors,
    ) {
        let plot = frame.plot;
        let end = frame.across(self.shape.steps);
        for (i, mark) in self.marks.iter().enumerate() {
            if mark.after >= frame.steps.1 {
                continue;
            }
            let from = frame.across(mark.after);
            // No rule strikes a name through: it lies on the shade of its region, or on paper.
            let look = Look::plain(colors.muted, size.text());
            let y = region_row(&plot, i);
            let width = words.width(&mark.label, look);
            let beside = ((from + 6.0, y), Anchor::Left);
            let inside = from + 6.0 + width < end;
            let fits = from + 6.0 + width < plot.right
                && words.write(
                    pen,
                    &mark.label,
                    look.on(if inside { colors.shade } else { colors.paper }),
                    [beside],
                );
            if !fits {
                let look = look.on(colors.paper);
                let place = ((plot.right - 4.0, y), Anchor::Right);
                if !words.write(pen, &mark.label, look, [place]) {
                    words.title(pen, &mark.label, plot.middle_at(y), look);
                }
            }
            // A name that is wider than its region keeps the region's edge out of its line.
            let top = if fits { plot.top } else { y + size.text() };
            let edge = [(from, top.min(plot.bottom)), (from, plot.bottom)];
            pen.dashed(edge.into_iter(), colors.muted, 1.0, (2.0, 3.0));
        }
    }
}
