//! The histogram of an outcome, with the share of trials that the exercise asks for.

use plotters_backend::DrawingBackend;

use super::axis::{Axis, nice};
use super::pen::Anchor;
use super::{CanvasSize, Colors, Pen};
use crate::param::{decimal, percent_plus_minus};
use crate::scenario::Share;
use crate::sim::{Shape, Statistics, share_error};

/// The histogram of a case's first outcome, or of the one whose share is asked for.
pub struct OutcomeFigure<'a> {
    /// What was observed.
    pub shape: &'a Shape,
    /// What came out.
    pub statistics: &'a Statistics,
    /// The share that is asked for, if one is.
    pub share: Option<Share>,
}

/// Bars aim at this number and never exceed it.
const MOST_BARS: f64 = 40.0;

impl OutcomeFigure<'_> {
    fn outcome(&self) -> usize {
        self.share.map_or(0, |share| share.outcome)
    }

    /// One line that names the figure.
    #[must_use]
    pub fn title(&self) -> String {
        "Where the trials end".to_owned()
    }

    fn axis_title(&self) -> String {
        let quantity = &self.shape.outcomes[self.outcome()];
        format!(
            "{} after step {} ({})",
            quantity.unit, self.shape.steps, quantity.label
        )
    }

    /// The figure in words, for those who do not see it.
    #[must_use]
    pub fn description(&self) -> String {
        let distribution = &self.statistics.outcomes[self.outcome()];
        let q = distribution.quantiles.map(|value| decimal(value, 0));
        let mut text = format!(
            "Histogram of {}: 5 % of trials end at {} or below, half at {} or below, 95 % at {} or below.",
            self.axis_title(),
            q[0],
            q[2],
            q[4]
        );
        if let Some((share, label)) = self.share_words() {
            text += &format!(" {label}: {}.", share.meaning);
        }
        text
    }

    fn share_words(&self) -> Option<(Share, String)> {
        let share = self.share?;
        let trials = self.statistics.trials;
        let part = self.statistics.outcomes[share.outcome].share_at_most(share.at_most, trials);
        let percent = percent_plus_minus(part, share_error(part, trials));
        Some((share, format!("{percent} {}", share.label)))
    }

    /// Draws the figure.
    pub fn draw<B: DrawingBackend>(&self, pen: &mut Pen<'_, B>, size: CanvasSize, colors: &Colors) {
        pen.area([0.0, 0.0, size.width, size.height], colors.paper);
        let histogram = &self.statistics.outcomes[self.outcome()].histogram;
        let (Some(first), Some(last)) = (histogram.first(), histogram.last()) else {
            return;
        };
        let split = self.share.map(|share| share.at_most + 1.0);
        let lowest = if split.is_some() || first.0 >= 0.0 {
            first.0.min(0.0)
        } else {
            first.0
        };
        // The share's own range is always on the paper, and as much again beside it.
        let range = (last.0 + last.1 - lowest + 1.0).max(split.map_or(1.0, |split| 2.0 * split));
        let width = bar_width(range, split);
        let bars = bars(histogram, lowest, width);
        let trials = self.statistics.trials as f64;
        let highest = bars
            .iter()
            .map(|(_, count)| *count as f64 / trials)
            .fold(0.0, f64::max);

        let (left, right) = (52.0, size.width - 14.0);
        let (top, bottom) = (14.0, size.height - 50.0);
        let end = lowest + width * libm::ceil(range / width).max(bars.len() as f64);
        let x = Axis::new(lowest, end, left, right);
        let y = Axis::new(0.0, highest * 100.0 * 1.12, bottom, top);
        let text = size.text();
        for (value, label) in y.ticks(48.0, false) {
            let y = y.at(value);
            pen.line([(left, y), (right, y)].into_iter(), colors.rule, 1.0);
            let label = format!("{label} %");
            pen.text(&label, (left - 8.0, y), (colors.muted, text, Anchor::Right));
        }
        let counts = |value: f64| self.share.is_some_and(|share| value <= share.at_most);
        let mut tallest = 0.0_f64;
        for (start, count) in &bars {
            let height = *count as f64 / trials * 100.0;
            let mut color = colors.of_series(self.outcome()).tint(0.32);
            if counts(*start) {
                tallest = tallest.max(height);
                color = colors.accent;
            }
            let (from, to) = (x.at(*start), x.at(start + width));
            let gap = if to - from > 4.0 { 1.0 } else { 0.0 };
            pen.area([from, y.at(height), to - gap, bottom], color);
        }
        pen.line(
            [(left, bottom), (right, bottom)].into_iter(),
            colors.muted,
            1.0,
        );
        for (value, label) in x.ticks(if size.compact { 64.0 } else { 80.0 }, true) {
            let at = (x.at(value), bottom + 15.0);
            pen.text(&label, at, (colors.muted, text, Anchor::Center));
        }
        let middle = f64::midpoint(left, right);
        let title = (middle, bottom + 36.0);
        pen.text(
            &self.axis_title(),
            title,
            (colors.muted, text, Anchor::Center),
        );

        if let Some((share, label)) = self.share_words() {
            // Above its bars, or beside them where they reach too high.
            let edge = x.at((share.at_most + 1.0).min(end));
            let above = y.at(tallest) - 32.0;
            let wide = text * 0.6 * label.chars().count() as f64;
            let (at, y) = if above >= top + 4.0 {
                (left + 3.0, above)
            } else {
                (edge + 10.0, top + 12.0)
            };
            let (at, anchor) = if at + wide < right {
                (at, Anchor::Left)
            } else {
                (right - 3.0, Anchor::Right)
            };
            pen.bold(&label, (at, y), (colors.accent, text, anchor));
            pen.text(
                share.meaning,
                (at, y + text + 3.0),
                (colors.muted, text - 1.0, anchor),
            );
        }
    }
}

/// The width of a bar: round, or such that bars end exactly where the share does.
fn bar_width(range: f64, split: Option<f64>) -> f64 {
    let least = range / MOST_BARS;
    let Some(split) = split else {
        return nice(least).max(1.0);
    };
    let divisors = (1..=split as u32)
        .filter(|d| (split as u32).is_multiple_of(*d))
        .map(f64::from);
    divisors
        .into_iter()
        .find(|width| *width >= least)
        .unwrap_or_else(|| split * nice(least / split).max(1.0))
}

/// The bars' first values and how many trials they hold.
fn bars(histogram: &[(f64, f64, u32)], lowest: f64, width: f64) -> Vec<(f64, u64)> {
    let mut bars: Vec<(f64, u64)> = Vec::new();
    for (first, spread, count) in histogram {
        let middle = first + libm::floor(spread / 2.0);
        let bar = libm::floor((middle - lowest) / width) as usize;
        while bars.len() <= bar {
            bars.push((lowest + width * bars.len() as f64, 0));
        }
        bars[bar].1 += u64::from(*count);
    }
    bars
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_end_where_the_share_ends() {
        for range in [1.0, 30.0, 600.0, 1_998.0, 2_000_000.0] {
            let width = bar_width(range, Some(51.0));
            assert!(
                51.0 % width == 0.0 || width % 51.0 == 0.0,
                "{range}: {width}"
            );
            assert!(range / width <= MOST_BARS);
        }
        assert_eq!(bar_width(600.0, Some(51.0)), 17.0);
        assert_eq!(bar_width(600.0, None), 20.0);
    }

    #[test]
    fn bars_hold_every_trial() {
        let histogram = [
            (0.0, 0.0, 3),
            (16.0, 0.0, 2),
            (17.0, 0.0, 1),
            (90.0, 3.0, 4),
        ];
        assert_eq!(
            bars(&histogram, 0.0, 17.0),
            [
                (0.0, 5),
                (17.0, 1),
                (34.0, 0),
                (51.0, 0),
                (68.0, 0),
                (85.0, 4)
            ]
        );
    }
}
