//! The series over time: mean, median, bands, direct labels, marked regions.

use plotters_backend::DrawingBackend;

use super::paper::Anchor;
use super::paper::Axis;
use super::{CanvasSize, Color, Colors, Lens, Overlay, Own, Pen};
use crate::language::{plural, say, translated};
use crate::param::{decimal, decimals_for, grouped, plus_minus};
use crate::scenario::{Expected, Mark};
use crate::sim::{Curve, Quantity, Shape, Statistics, share_error};

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

/// The plot within the figure, in CSS pixels.
struct Frame {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
    x: Axis,
    y: Axis,
    labels_inside: bool,
    /// The first point that is drawn.
    first: usize,
    /// The first and last step that are drawn.
    steps: (usize, usize),
}

impl Frame {
    /// Where a step lies, or the edge that it is beyond.
    fn across(&self, step: usize) -> f64 {
        self.x.at(step as f64).clamp(self.left, self.right)
    }

    /// Where a value lies, or the edge that it is beyond.
    fn held(&self, value: f64) -> f64 {
        self.y.at(value).clamp(self.top, self.bottom)
    }
}

impl SeriesFigure<'_> {
    /// One line that names the figure.
    #[must_use]
    pub fn title(&self) -> String {
        say!("{unit} by {step}", unit = self.unit(), step = self.step())
    }

    /// What the lines and bands are.
    #[must_use]
    pub fn note(&self) -> String {
        let mut note = if self.shape.series.iter().all(|quantity| quantity.event) {
            say!("The share of trials in which it has happened, and its standard error (band).")
        } else {
            say!(
                "Mean (thick line), median (thin line), half of the trials (dark band) and 9 in 10 \
                 trials (light band)."
            )
        };
        if self.expected.series.iter().any(|line| !line.is_empty()) {
            note += translated(" Dotted: what theory expects.");
        }
        note
    }

    /// The figure in words, for those who do not see it.
    #[must_use]
    pub fn description(&self) -> String {
        let mut text = say!(
            "Curves of {unit} over {count} {steps}, from {trials} trials.",
            unit = self.unit(),
            count = self.shape.steps,
            steps = plural(self.shape.step),
            trials = self.statistics.trials,
        );
        for (quantity, curve) in self.shape.series.iter().zip(&self.statistics.series) {
            let (first, last) = (curve.mean[0], curve.mean[curve.mean.len() - 1]);
            let (lowest, highest) = (smallest(&curve.mean), largest(&curve.mean));
            let decimals = if quantity.event {
                3
            } else {
                quantity.decimals() + 1
            };
            text += &say!(
                " The mean of {series} goes from {first} to {last}, between {lowest} and {highest} on its \
                 way.",
                series = translated(quantity.label),
                first = decimal(first, decimals),
                last = decimal(last, decimals),
                lowest = decimal(lowest, decimals),
                highest = decimal(highest, decimals),
            );
        }
        for mark in &self.marks {
            text += &format!(" {}.", mark.label);
        }
        text
    }

    fn unit(&self) -> &'static str {
        self.shape
            .series
            .first()
            .map_or("", |quantity| translated(quantity.unit))
    }

    fn step(&self) -> &'static str {
        translated(self.shape.step)
    }

    /// Draws the figure.
    pub fn draw<B: DrawingBackend>(&self, pen: &mut Pen<'_, B>, size: CanvasSize, colors: &Colors) {
        self.draw_with(pen, size, colors, true);
    }

    /// Draws the figure where a legend names its lines: names that would lie over them are left out.
    pub(super) fn draw_beside_legend<B: DrawingBackend>(
        &self,
        pen: &mut Pen<'_, B>,
        size: CanvasSize,
        colors: &Colors,
    ) {
        self.draw_with(pen, size, colors, false);
    }

    fn draw_with<B: DrawingBackend>(
        &self,
        pen: &mut Pen<'_, B>,
        size: CanvasSize,
        colors: &Colors,
        labels_inside: bool,
    ) {
        pen.area([0.0, 0.0, size.width, size.height], colors.paper);
        let frame = self.frame(size);
        self.draw_marks(pen, &frame, size, colors);
        let whole = |quantity: &Quantity| quantity.per == 1 && !quantity.event;
        let whole = self.shape.series.iter().all(whole);
        let titles = (self.unit(), self.step());
        draw_axes(pen, &frame, size, colors, titles, whole);
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
            self.draw_labels(pen, &frame, size, colors);
        }
    }

    /// An upright line with a dot on every mean, where the visitor points.
    fn draw_cross<B: DrawingBackend>(&self, pen: &mut Pen<'_, B>, frame: &Frame, colors: &Colors) {
        let Some(point) = self.lens.cross.filter(|point| *point < self.shape.points()) else {
            return;
        };
        let step = self.shape.step_of(point);
        if !(frame.steps.0..=frame.steps.1).contains(&step) {
            return;
        }
        let x = frame.x.at(step as f64);
        let line = [(x, frame.top), (x, frame.bottom)];
        pen.line(line.into_iter(), colors.muted, 1.0);
        for (i, _) in self.shown() {
            let y = frame.held(self.statistics.series[i].mean[point]);
            pen.area([x - 3.0, y - 3.0, x + 3.0, y + 3.0], colors.of_series(i));
        }
    }

    /// The values at a point in words: "At step 151: total 471 ± 2 (9 in 10 trials: 433 to 510); …".
    #[must_use]
    pub fn words_at(&self, point: usize) -> String {
        let point = point.min(self.shape.points() - 1);
        let trials = self.statistics.trials;
        let each = self.shown().map(|(i, quantity)| {
            let curve = &self.statistics.series[i];
            let error = match trials {
                0 | 1 => f64::NAN,
                _ => libm::sqrt(curve.variance[point] / trials as f64),
            };
            let mean = plus_minus(curve.mean[point], error);
            let label = translated(quantity.label);
            if quantity.event {
                return format!("{label} {mean}");
            }
            let [low, high] = [curve.p05[point], curve.p95[point]]
                .map(|value| decimal(value, quantity.decimals()));
            say!(
                "{label} {mean} (9 in 10 trials: {low} to {high})",
                label,
                mean,
                low,
                high,
            )
        });
        let each: Vec<String> = each.collect();
        say!(
            "At {step} {number}: {values}",
            step = self.step(),
            number = grouped(self.shape.step_of(point) as i64),
            values = each.join("; "),
        )
    }

    /// The series that are not hidden.
    pub(super) fn shown(&self) -> impl Iterator<Item = (usize, &Quantity)> {
        let hidden = |quantity: &Quantity| self.lens.hidden.iter().any(|key| key == quantity.key);
        self.quantities()
            .filter(move |(_, quantity)| !hidden(quantity))
    }

    /// The last point that is drawn.
    fn last_point(&self) -> usize {
        let (_, to) = self.lens.steps(self.shape.steps);
        to.div_ceil(self.shape.every).min(self.shape.points() - 1)
    }

    /// The smallest mean above 0 that is drawn: a logarithmic axis has no 0.
    fn least_positive(&self) -> f64 {
        let means = self
            .shown()
            .flat_map(|(i, _)| &self.statistics.series[i].mean);
        means
            .copied()
            .filter(|mean| *mean > 0.0)
            .fold(f64::INFINITY, f64::min)
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

    /// Half of the trials and nine in ten; of an event, its probability's uncertainty.
    fn draw_bands<B: DrawingBackend>(
        &self,
        pen: &mut Pen<'_, B>,
        frame: &Frame,
        size: CanvasSize,
        colors: &Colors,
    ) {
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
    pub fn at(&self, (x, y): (f64, f64), size: CanvasSize) -> Option<(usize, f64)> {
        let frame = self.frame(size);
        let inside =
            (frame.left..=frame.right).contains(&x) && (frame.top..=frame.bottom).contains(&y);
        let point = libm::round(frame.x.value(x) / self.shape.every as f64).max(0.0) as usize;
        inside.then(|| (point.min(self.shape.points() - 1), frame.y.value(y)))
    }

    /// The lowest and highest value that must be on the paper.
    #[must_use]
    pub fn extent(&self) -> (f64, f64) {
        // Measured values that are far from 0 need no 0 on their axis, and the first ones, of few
        // observations, may leave the paper.
        let measured = self.is_measured();
        let early = if measured {
            self.shape.points() / 20
        } else {
            0
        };
        let mut highest = f64::NEG_INFINITY;
        let mut lowest = f64::INFINITY;
        let steps = self.lens.steps(self.shape.steps);
        let mut see = |values: &[f64], shape: &Shape| {
            let (first, last) = window(shape, steps);
            let end = (last + 1).min(values.len());
            let begin = first.max(early.min(values.len() / 2)).min(end.max(1) - 1);
            let values = values.get(begin..end).unwrap_or(values);
            highest = highest.max(largest(values));
            lowest = lowest.min(smallest(values));
        };
        for (i, quantity) in self.shown() {
            let curve = &self.statistics.series[i];
            see(&curve.mean, self.shape);
            if !quantity.event && !self.lens.without_bands {
                see(&curve.p05, self.shape);
                see(&curve.p95, self.shape);
            }
        }
        for pin in &self.overlay.pins {
            let curves = self
                .shown()
                .filter_map(|(i, _)| pin.statistics.series.get(i));
            curves.for_each(|curve| see(&curve.mean, pin.shape));
        }
        if let Some(Own::Curve(own)) = self.overlay.own {
            let means: Vec<f64> = own.iter().map(|(_, mean)| *mean).collect();
            see(&means, self.shape);
        }
        let trials = self.overlay.trial.iter().map(|(_, cells)| *cells);
        for cells in trials.chain(self.overlay.samples.iter().copied()) {
            for (i, quantity) in self.shown() {
                see(&self.of_trial(i, quantity, cells), self.shape);
            }
        }
        if !(measured && lowest > 0.5 * highest) {
            // Where nothing ever rises above 0, the axis still shows what a unit is.
            let per = self.shape.series.first().map_or(1, |quantity| quantity.per);
            highest = highest.max(1.0 / f64::from(per));
            lowest = lowest.min(0.0);
        }
        if lowest > highest {
            // Everything is hidden.
            return (0.0, 1.0);
        }
        (lowest, highest)
    }

    fn frame(&self, size: CanvasSize) -> Frame {
        let (lowest, highest) = self.range.unwrap_or_else(|| self.extent());
        let labels_inside = size.compact || size.width < 560.0;
        let widest_label = if highest >= 1e5 {
            74.0
        } else if highest >= 1e4 {
            62.0
        } else {
            52.0
        };
        let left = widest_label + if size.compact { 2.0 } else { 10.0 };
        let labels = self.labels(None).into_iter();
        let longest = labels.map(|(_, label, _)| label.chars().count()).max();
        let room = size.text() * 0.66 * longest.unwrap_or(0) as f64 + 16.0;
        let right = size.width
            - if labels_inside {
                12.0
            } else {
                room.clamp(96.0, size.width * 0.3)
            };
        let (top, bottom) = (10.0, size.height - 50.0);
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
        let y = if self.lens.log && highest > 0.0 {
            let per = self.shape.series.first().map_or(1, |quantity| quantity.per);
            let least = self.least_positive().max(1.0 / (10.0 * f64::from(per)));
            Axis::log(least.min(highest / 10.0), highest * 1.3, bottom, top)
        } else {
            Axis::new(lowest - below, highest + headroom, bottom, top)
        };
        Frame {
            steps,
            left,
            top,
            right,
            bottom,
            x: Axis::new(steps.0 as f64, steps.1 as f64, left, right),
            y,
            labels_inside,
            // What is measured far from 0 has no meaning yet at step 0.
            first: usize::from(lowest > 0.0 && self.is_measured()),
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

    /// What stands at the right end: each series with its last mean, pins, the trial, theory; each
    /// with its value and its colour.
    fn labels(&self, colors: Option<&Colors>) -> Vec<(f64, String, Color)> {
        let color = |of: &dyn Fn(&Colors) -> Color| colors.map_or(Color::NONE, of);
        let trials = self.statistics.trials.max(1) as f64;
        let mut labels: Vec<(f64, String, Color)> = Vec::new();
        let end = self.last_point();
        for (i, quantity) in self.shown() {
            let curve = &self.statistics.series[i];
            let last = end.min(curve.mean.len() - 1);
            let error = libm::sqrt(curve.variance[last] / trials);
            let most = if quantity.event {
                3
            } else {
                2.max(quantity.decimals())
            };
            let decimals = if error > 0.0 {
                decimals_for(error).min(most)
            } else {
                0
            };
            let value = decimal(curve.mean[last], decimals);
            let label = format!("{} {value}", translated(quantity.label));
            labels.push((
                curve.mean[last],
                label,
                color(&|colors| colors.of_series(i)),
            ));
        }
        for (i, pin) in self.overlay.pins.iter().enumerate() {
            let (_, last) = window(pin.shape, (0, self.shape.step_of(end)));
            let series = self.shown().next().map_or(0, |(i, _)| i);
            let mean = pin.statistics.series.get(series);
            if let Some(mean) = mean.and_then(|curve| curve.mean.get(last)) {
                let label = say!("pin {letter}", letter = pin.letter);
                labels.push((*mean, label, color(&|colors| colors.of_pin(i))));
            }
        }
        if let Some((number, cells)) = self.overlay.trial
            && let Some((i, quantity)) = self.shown().next()
            && let Some(value) = cells.get(i * self.shape.points() + end)
        {
            let label = say!("trial {number}", number = grouped(number as i64));
            labels.push((quantity.value(*value), label, color(&|colors| colors.ink)));
        }
        if let Some(Own::Curve([.., (_, last)])) = self.overlay.own {
            labels.push((*last, say!("yours"), color(&|colors| colors.ink)));
        }
        if let Some(last) = self.expected.series.first().and_then(|line| line.get(end)) {
            labels.push((*last, say!("theory"), color(&|colors| colors.muted)));
        }
        labels
    }

    /// The labels, pushed apart where they would overlap.
    fn draw_labels<B: DrawingBackend>(
        &self,
        pen: &mut Pen<'_, B>,
        frame: &Frame,
        size: CanvasSize,
        colors: &Colors,
    ) {
        let mut labels = self.labels(Some(colors));
        for (value, ..) in &mut labels {
            *value = frame.held(*value);
        }
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
                let at = (frame.right - 4.0, y - line / 2.0);
                pen.plate(&text, at, (size.text(), Anchor::Right), colors.paper);
                pen.bold(&text, at, (color, size.text(), Anchor::Right));
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
    (unit, step): (&str, &str),
    whole: bool,
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
        step,
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

/// Which of the points are drawn: more than two a pixel would cost time and show nothing.
fn thinned((first, last): (usize, usize), width: f64) -> impl Iterator<Item = usize> {
    let stride = ((last - first) as f64 / (2.0 * width)).ceil().max(1.0) as usize;
    (first..=last).filter(move |point| (point - first).is_multiple_of(stride) || *point == last)
}

/// The first and last point of a shape that a window of steps asks for: one beyond either end.
fn window(shape: &Shape, steps: (usize, usize)) -> (usize, usize) {
    let last = shape.points() - 1;
    let first = (steps.0 / shape.every).min(last);
    (first, steps.1.div_ceil(shape.every).clamp(first, last))
}

/// Dashes as well as colour tell series apart.
fn draw_dashed<B: DrawingBackend>(
    pen: &mut Pen<'_, B>,
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
pub(super) fn dash_of(series: usize) -> Option<(f64, f64)> {
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

fn largest(values: &[f64]) -> f64 {
    values.iter().copied().fold(f64::NEG_INFINITY, f64::max)
}

fn smallest(values: &[f64]) -> f64 {
    values.iter().copied().fold(f64::INFINITY, f64::min)
}
