//! The names at the right end of the series.

use super::SeriesFigure;
use super::drawing::Frame;
use super::extent::window;
use crate::figure::paper::{Anchor, Look, Words};
use crate::figure::{CanvasSize, Color, Colors, Own, Pen};
use crate::language::{say, translated};
use crate::param::{decimal, decimals_for, grouped};

/// What keeps names off the ends of their lines.
const BESIDE: f64 = 9.0;

impl SeriesFigure<'_> {
    /// The last point that is drawn.
    fn last_point(&self) -> usize {
        let (_, to) = self.lens.steps(self.shape.steps);
        to.div_ceil(self.shape.every).min(self.shape.points() - 1)
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

    /// What the names take to the right of the plot.
    pub(super) fn room(&self, size: CanvasSize) -> f64 {
        let labels = self.labels(None).into_iter();
        let widths = labels.map(|(_, label, _)| size.letters.width(&label, true));
        size.text() * widths.fold(0.0, f64::max) + BESIDE + 4.0
    }

    /// Writes the names, pushed apart where they would overlap; the last ones are left out where not
    /// all have room.
    pub(super) fn draw_labels(
        &self,
        pen: &mut Pen<'_>,
        (frame, words): (&Frame, &mut Words),
        size: CanvasSize,
        colors: &Colors,
    ) {
        let mut labels = self.labels(Some(colors));
        let line = size.text() + 5.0;
        labels.truncate(((frame.plot.bottom - frame.plot.top) / line) as usize);
        for (value, ..) in &mut labels {
            *value = frame.held(*value);
        }
        labels.sort_by(|one, other| one.0.total_cmp(&other.0));
        let (top, bottom) = (frame.plot.top + line / 2.0, frame.plot.bottom - line / 2.0);
        let mut free = top;
        for (y, ..) in &mut labels {
            *y = y.max(free);
            free = *y + line;
        }
        let mut limit = bottom;
        for (y, ..) in labels.iter_mut().rev() {
            *y = y.min(limit);
            limit = *y - line;
        }
        for (y, text, color) in labels {
            let look = Look::plain(color, size.text()).bold();
            if frame.labels_inside {
                // Above the line, or as near to it as nothing else stands.
                let away = (0..12).flat_map(|lines| {
                    let away = f64::from(lines) * line / 2.0;
                    [y - line / 2.0 - away, y - line / 2.0 + away]
                });
                let inside = away.filter(|y| (frame.plot.top..=bottom).contains(y));
                let places = inside.map(|y| ((frame.plot.right - 4.0, y), Anchor::Right));
                words.write(pen, &text, look.on(colors.paper), places);
            } else {
                let place = ((frame.plot.right + BESIDE, y), Anchor::Left);
                words.write(pen, &text, look, [place]);
            }
        }
    }
}
