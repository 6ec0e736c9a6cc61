//! The series drawn: curves, bands, regions, single trials, and where someone points.

use super::SeriesFigure;
use super::extent::window;
use crate::figure::paper::{Anchor, Axis, Look, Plot, RIGHT, Rules, Words, heights};
use crate::figure::{CanvasSize, Color, Colors, Ghost, Own, Pen};
use crate::sim::{Curve, Quantity, share_error};

/// The plot with its axes, and which part of the series is on it.
pub(super) struct Frame {
    pub(super) plot: Plot,
    pub(super) labels_inside: bool,
    x: Axis,
    y: Axis,
    rules: Rules,
    /// The first point that is drawn.
    first: usize,
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

/// Narrower figures have no room for names beside the plot.
const NARROW: f64 = 560.0;
/// Names beside the plot take at least so much, and at most such a part of the width.
const NAMES: (f64, f64) = (96.0, 0.34);

impl SeriesFigure<'_> {
    /// Draws the figure.
    pub fn draw(&self, pen: &mut Pen<'_>, size: CanvasSize, colors: &Colors) {
        self.draw_with(pen, size, colors, true);
    }

    /// Draws the figure where a legend names its lines: names that would lie over them are left out.
    pub(in crate::figure) fn draw_beside_legend(
        &self,
        pen: &mut Pen<'_>,
        size: CanvasSize,
        colors: &Colors,
    ) {
        self.draw_with(pen, size, colors, false);
    }

    fn draw_with(&self, pen: &mut Pen<'_>, size: CanvasSize, colors: &Colors, labels_inside: bool) {
        pen.area([0.0, 0.0, size.width, size.height], colors.paper);
        let frame = self.frame(size);
        let mut words = Words::new(size);
        let plot = frame.plot;
        let titles = (self.unit(), self.step());
        let ticks = plot.ticks(&frame.x, true);
        plot.draw_under(pen, &mut words, &ticks, titles.1, colors);
        plot.draw_upright_title(pen, &mut words, titles.0, colors);
        plot.name_rows(pen, &mut words, &frame.rules, colors);
        self.draw_marks(pen, (&frame, &mut words), size, colors);
        plot.draw_lines(pen, &frame.rules, colors);
        if self.statistics.trials == 0 {
            return;
        }
        for cells in &self.overlay.samples {
            for (i, quantity) in self.shown() {
                let values = self.of_trial(i, quantity, cells);
                let color = colors.of_series(i).tint(0.3);
                pen.line(self.points(&frame, size, &values).into_iter(), color, 1.0);
            }
        }
        self.draw_ghost(pen, &frame, size, colors);
        self.draw_bands(pen, &frame, size, colors);
        for (i, quantity) in self.shown() {
            let curve = &self.statistics.series[i];
            let color = colors.of_series(i);
            if !quantity.event && !self.lens.without_bands {
                let median = self.points(&frame, size, &curve.p50);
                pen.line(median.into_iter(), color.tint(0.6), 1.0);
            }
            let mean = self.points(&frame, size, &curve.mean);
            draw_dashed(pen, mean, color, 2.5, i);
            if let Some(theory) = self.expected.series.get(i).filter(|line| !line.is_empty()) {
                let theory = self.points(&frame, size, theory).into_iter();
                pen.dashed(theory, colors.ink, 1.0, (1.5, 2.5));
            }
        }
        for (i, pin) in self.overlay.pins.iter().enumerate() {
            let color = colors.of_pin(i);
            for (series, _) in self.shown() {
                let Some(curve) = pin.statistics.series.get(series) else {
                    continue;
                };
                // A pin may have more steps than there is room for here.
                let mean: Vec<(f64, f64)> = thinned(window(pin.shape, frame.steps), size.width)
                    .map(|point| (pin.shape.step_of(point), curve.mean[point]))
                    .take_while(|(step, _)| *step <= self.shape.steps)
                    .map(|(step, mean)| (frame.across(step), frame.held(mean)))
                    .collect();
                draw_dashed(pen, mean, color, 1.5, series);
            }
        }
        if let Some(Own::Curve(own)) = self.overlay.own {
            let each = own.iter().filter(|(point, _)| *point >= frame.first);
            let place = |(point, mean): &(usize, f64)| {
                let step = self.shape.step_of(*point) as f64;
                (frame.x.at(step), frame.held(*mean))
            };
            pen.dashed(each.map(place), colors.ink, 2.0, (6.0, 3.0));
        }
        if let Some((_, cells)) = self.overlay.trial {
            for (i, quantity) in self.shown() {
                let values = self.of_trial(i, quantity, cells);
                pen.line(
                    self.points(&frame, size, &values).into_iter(),
                    colors.ink,
                    1.5,
                );
            }
        }
        self.draw_cross(pen, &frame, colors);
        if labels_inside || !frame.labels_inside {
            self.draw_labels(pen, (&frame, &mut words), size, colors);
        }
    }

    /// The means of what was before a value was moved.
    fn draw_ghost(&self, pen: &mut Pen<'_>, frame: &Frame, size: CanvasSize, colors: &Colors) {
        let Some(Ghost { shape, statistics }) = self.overlay.ghost else {
            return;
        };
        for (series, _) in self.shown() {
            let Some(curve) = statistics.series.get(series) else {
                continue;
            };
            let mean: Vec<(f64, f64)> = thinned(window(shape, frame.steps), size.width)
                .map(|point| (shape.step_of(point), curve.mean[point]))
                .take_while(|(step, _)| *step <= self.shape.steps)
                .map(|(step, mean)| (frame.across(step), frame.held(mean)))
                .collect();
            draw_dashed(pen, mean, colors.muted.tint(0.6), 1.5, series);
        }
    }

    /// An upright line with a dot on every mean, where the visitor points.
    fn draw_cross(&self, pen: &mut Pen<'_>, frame: &Frame, colors: &Colors) {
        let Some(point) = self.lens.cross.filter(|point| *point < self.shape.points()) else {
            return;
        };
        let step = self.shape.step_of(point);
        if !(frame.steps.0..=frame.steps.1).contains(&step) {
            return;
        }
        let x = frame.x.at(step as f64);
        let line = [(x, frame.plot.top), (x, frame.plot.bottom)];
        pen.line(line.into_iter(), colors.muted, 1.0);
        for (i, _) in self.shown() {
            let y = frame.held(self.statistics.series[i].mean[point]);
            pen.area([x - 3.0, y - 3.0, x + 3.0, y + 3.0], colors.of_series(i));
        }
    }

    /// Half of the trials and nine in ten; of an event, its probability's uncertainty.
    fn draw_bands(&self, pen: &mut Pen<'_>, frame: &Frame, size: CanvasSize, colors: &Colors) {
        if self.lens.without_bands {
            return;
        }
        for (outer, alpha) in [(true, 0.13), (false, 0.24)] {
            for (i, quantity) in self.shown() {
                let curve = &self.statistics.series[i];
                let of_event;
                let (low, high) = if quantity.event {
                    if outer {
                        continue;
                    }
                    of_event = error_band(curve, self.statistics.trials);
                    (&of_event.0, &of_event.1)
                } else if outer {
                    (&curve.p05, &curve.p95)
                } else {
                    (&curve.p25, &curve.p75)
                };
                let edge = self.points(frame, size, high).into_iter();
                let back = self.points(frame, size, low).into_iter().rev();
                pen.polygon(edge.chain(back), colors.of_series(i).tint(alpha));
            }
        }
    }

    /// The points of a curve on the paper, held within the frame.
    fn points(&self, frame: &Frame, size: CanvasSize, values: &[f64]) -> Vec<(f64, f64)> {
        let (first, last) = window(self.shape, frame.steps);
        let last = last.min(values.len().saturating_sub(1));
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
        inside.then(|| (point.min(self.shape.points() - 1), frame.y.value(at.1)))
    }

    pub(super) fn frame(&self, size: CanvasSize) -> Frame {
        let (lowest, highest) = self.range.unwrap_or_else(|| self.extent());
        let least = if self
            .shape
            .series
            .iter()
            .any(|quantity| quantity.per > 1 || quantity.event)
        {
            0.0
        } else {
            1.0
        };
        let headroom = (highest - lowest).max(least) * 0.1;
        let below = if lowest > 0.0 { headroom } else { 0.0 };
        let steps = self.lens.steps(self.shape.steps);
        let (top, bottom) = heights(size);
        let y = if self.lens.log && highest > 0.0 {
            let per = self.shape.series.first().map_or(1, |quantity| quantity.per);
            let least = self.least_positive().max(1.0 / (10.0 * f64::from(per)));
            Axis::log(least.min(highest / 10.0), highest * 1.3, bottom, top)
        } else {
            Axis::new(lowest - below, highest + headroom, bottom, top)
        };
        let room = self.room(size);
        let labels_inside = size.compact || size.width < NARROW || room > NAMES.1 * size.width;
        let right = if labels_inside {
            RIGHT
        } else {
            room.max(NAMES.0)
        };
        let whole = |quantity: &Quantity| quantity.per == 1 && !quantity.event;
        let rules = Rules::of(&y, self.shape.series.iter().all(whole), "");
        let plot = Plot::new(size, &[&rules], true, right);
        Frame {
            steps,
            x: Axis::new(steps.0 as f64, steps.1 as f64, plot.left, plot.right),
            plot,
            y,
            rules,
            labels_inside,
            // What is measured far from 0 has no meaning yet at step 0.
            first: usize::from(lowest > 0.0 && self.is_measured()),
        }
    }

    fn draw_marks(
        &self,
        pen: &mut Pen<'_>,
        (frame, words): (&Frame, &mut Words),
        size: CanvasSize,
        colors: &Colors,
    ) {
        let plot = frame.plot;
        let look = Look::plain(colors.muted, size.text());
        for (i, mark) in self.marks.iter().enumerate() {
            let from = frame.across(mark.after);
            pen.area([from, plot.top, plot.right, plot.bottom], colors.shade);
            let y = plot.top + 12.0 + 18.0 * i as f64;
            let beside = ((from + 6.0, y), Anchor::Left);
            let fits = from + 6.0 + words.width(&mark.label, look) < plot.right
                && words.write(pen, &mark.label, look, [beside]);
            if !fits {
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

/// Which of the points are drawn: more than two a pixel would cost time and show nothing.
fn thinned((first, last): (usize, usize), width: f64) -> impl Iterator<Item = usize> {
    let stride = ((last - first) as f64 / (2.0 * width)).ceil().max(1.0) as usize;
    (first..=last).filter(move |point| (point - first).is_multiple_of(stride) || *point == last)
}

/// Dashes as well as colour tell series apart.
fn draw_dashed(
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

/// One standard error on either side of a probability.
fn error_band(curve: &Curve, trials: u64) -> (Vec<f64>, Vec<f64>) {
    let edge = |sign: f64| {
        let edge = |share: &f64| (share + sign * share_error(*share, trials)).clamp(0.0, 1.0);
        curve.mean.iter().map(edge).collect()
    };
    (edge(-1.0), edge(1.0))
}
