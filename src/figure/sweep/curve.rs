//! A sweep over one parameter drawn: means or shares with their errors, bands, theory.

use super::SweepFigure;
use super::places::Places;
use crate::figure::paper::{Anchor, Axis, Look, Plot, RIGHT, Rules, Words, heights};
use crate::figure::{CanvasSize, Color, Colors, Pen};
use crate::param::Param;
use crate::sim::share_error;

/// The part of the height that means take where shares stand below them.
const MEANS: f64 = 0.62;
/// What is kept free between them, on either side of the line.
const BETWEEN: f64 = 14.0;
/// How far a band or a line of a choice reaches to either side.
const HALF_A_CHOICE: f64 = 22.0;

/// A value at a place, and its standard error.
struct Dot {
    x: f64,
    value: f64,
    error: f64,
}

impl SweepFigure<'_> {
    pub(super) fn draw_curve(
        &self,
        pen: &mut Pen<'_>,
        param: &Param,
        size: CanvasSize,
        colors: &Colors,
    ) {
        let values = self.values(0);
        let shown = (0..self.cases.len()).filter(|case| self.cases[*case].statistics.trials > 0);
        let shown: Vec<usize> = shown.collect();
        // The shares of an event are the outcome itself.
        let asked = |case: &usize| self.cases[*case].share().is_some();
        let with_shares = !self.is_event() && shown.iter().any(asked);
        let (top, bottom) = heights(size);
        let (of_means, of_shares) = if with_shares {
            let split = top + (bottom - top) * MEANS;
            ((top, split - BETWEEN), (split + BETWEEN, bottom))
        } else {
            ((top, bottom), (bottom, bottom))
        };
        let means = self.value_axis(&shown, of_means);
        let shares = self.share_axis(&shown, of_shares);
        let percent = if self.is_event() { " %" } else { "" };
        let whole =
            !self.is_event() && self.cases.first().is_some_and(|_| self.quantity().per == 1);
        let rules = means.map(|axis| Rules::of(&axis, whole, percent));
        let share_rules = Rules::of(&shares, false, " %");
        let mut all: Vec<&Rules> = rules.iter().collect();
        if with_shares {
            all.push(&share_rules);
        }
        let plot = Plot::new(size, &all, false, RIGHT);
        let places = Places::new(param, &values, plot.left, plot.right);
        let mut order: Vec<(f64, usize)> = shown
            .into_iter()
            .map(|case| {
                let value = self.cases[case].values[0];
                let place = values.iter().position(|known| *known == value);
                (places.at(place.unwrap_or(0), value), case)
            })
            .collect();
        order.sort_by(|one, other| one.0.total_cmp(&other.0));

        let mut words = Words::new(size);
        let labels = places.ticks(&plot, param.is_whole());
        plot.draw_under(pen, &mut words, &labels, &param.named_with_unit(), colors);
        if let (Some(axis), Some(rules)) = (means, &rules) {
            let plot = plot.between(of_means.0, of_means.1);
            plot.draw_rules(pen, &mut words, rules, colors);
            if !size.compact {
                let look = Look::plain(colors.muted, size.text()).on(colors.paper);
                let place = ((plot.left + 6.0, of_means.0 + 6.0), Anchor::Left);
                let title = self.outcome_title();
                if !words.write(pen, &title, look, [place]) {
                    words.title(pen, &title, plot.middle_at(place.0.1), look);
                }
            }
            self.draw_means(pen, (&order, &places), &axis, colors);
        }
        if with_shares {
            let plot = plot.between(of_shares.0, of_shares.1);
            plot.draw_rules(pen, &mut words, &share_rules, colors);
            let dots: Vec<Dot> = order
                .iter()
                .filter_map(|(x, case)| {
                    let (share, error) = self.cases[*case].share()?;
                    Some(dot(*x, share * 100.0, error * 100.0))
                })
                .collect();
            if !places.are_listed() {
                let line = dots.iter().map(|dot| (dot.x, shares.at(dot.value)));
                pen.dashed(line, colors.accent, 2.0, (7.0, 4.0));
            }
            draw_dots(pen, &dots, &shares, colors.accent);
            if let Some(label) = self.common_share() {
                let look = Look::plain(colors.accent, size.text()).bold();
                let y = of_shares.0 - 10.0;
                let place = ((plot.left + 6.0, y), Anchor::Left);
                if !words.write(pen, &label, look, [place]) {
                    words.title(pen, &label, plot.middle_at(y), look);
                }
            }
        }
    }

    /// The value of a case that its dot shows, and its standard error: the mean, or of an event the
    /// share in percent.
    fn measured(&self, case: usize) -> (f64, f64) {
        let outcome = self.of(case);
        if self.is_event() {
            let error = share_error(outcome.mean, self.cases[case].statistics.trials);
            return (outcome.mean * 100.0, error * 100.0);
        }
        (outcome.mean, outcome.standard_error)
    }

    /// What theory says of a case, as its dot shows it.
    fn in_theory(&self, case: usize) -> Option<f64> {
        let factor = if self.is_event() { 100.0 } else { 1.0 };
        Some(self.theory(&self.cases[case])? * factor)
    }

    /// The axis that holds means, bands and theory; none if there are no trials.
    fn value_axis(&self, shown: &[usize], (top, bottom): (f64, f64)) -> Option<Axis> {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        let mut see = |value: f64| (low, high) = (low.min(value), high.max(value));
        for case in shown {
            let (value, error) = self.measured(*case);
            see(value);
            if self.is_event() {
                see((value - error).max(0.0));
                see((value + error).min(100.0));
            } else {
                see(self.of(*case).quantiles[0]);
                see(self.of(*case).quantiles[4]);
            }
            if let Some(theory) = self.in_theory(*case) {
                see(theory);
            }
        }
        if low > high {
            return None;
        }
        if low > 0.0 && (self.is_event() || low <= 0.5 * high) {
            low = 0.0;
        }
        let room = if high > low { (high - low) * 0.06 } else { 0.5 };
        let below = if low == 0.0 { 0.0 } else { room };
        Some(Axis::new(low - below, high + room, bottom, top))
    }

    /// The axis of the shares that are asked for, in percent.
    fn share_axis(&self, shown: &[usize], (top, bottom): (f64, f64)) -> Axis {
        let shares = shown.iter().filter_map(|case| self.cases[*case].share());
        let highest = shares.map(|(share, _)| share * 100.0).fold(1.0, f64::max);
        Axis::new(0.0, highest * 1.12, bottom, top)
    }

    /// Bands, means with their errors, and theory, from left to right.
    fn draw_means(
        &self,
        pen: &mut Pen<'_>,
        (order, places): (&[(f64, usize)], &Places),
        y: &Axis,
        colors: &Colors,
    ) {
        let color = colors.of_series(self.outcome);
        if !self.is_event() {
            self.draw_bands(pen, (order, places), y, color);
        }
        let dots = order.iter().map(|(x, case)| {
            let (value, error) = self.measured(*case);
            dot(*x, value, error)
        });
        let dots: Vec<Dot> = dots.collect();
        let theory = order
            .iter()
            .filter_map(|(x, case)| Some((*x, y.at(self.in_theory(*case)?))));
        if places.are_listed() {
            for (x, y) in theory {
                let mark = [(x - HALF_A_CHOICE, y), (x + HALF_A_CHOICE, y)];
                pen.dashed(mark.into_iter(), colors.ink, 1.0, (1.5, 2.5));
            }
        } else {
            pen.dashed(theory, colors.ink, 1.0, (1.5, 2.5));
            let line = dots.iter().map(|dot| (dot.x, y.at(dot.value)));
            pen.line(line, color, 2.0);
        }
        draw_dots(pen, &dots, y, color);
    }

    fn draw_bands(
        &self,
        pen: &mut Pen<'_>,
        (order, places): (&[(f64, usize)], &Places),
        y: &Axis,
        color: Color,
    ) {
        for (outer, inner, alpha) in [(0, 4, 0.13), (1, 3, 0.24)] {
            if places.are_listed() {
                // Nothing lies between two choices.
                for (x, case) in order {
                    let quantiles = self.of(*case).quantiles;
                    let (low, high) = (y.at(quantiles[outer]), y.at(quantiles[inner]));
                    let (left, right) = (x - HALF_A_CHOICE, x + HALF_A_CHOICE);
                    pen.area([left, high.min(low - 1.0), right, low], color.tint(alpha));
                }
                continue;
            }
            let edge = |q: usize| -> Vec<(f64, f64)> {
                let points = order.iter();
                points
                    .map(|(x, case)| (*x, y.at(self.of(*case).quantiles[q])))
                    .collect()
            };
            let back = edge(outer).into_iter().rev();
            pen.polygon(edge(inner).into_iter().chain(back), color.tint(alpha));
        }
    }
}

fn dot(x: f64, value: f64, error: f64) -> Dot {
    Dot { x, value, error }
}

/// Dots with their standard errors.
fn draw_dots(pen: &mut Pen<'_>, dots: &[Dot], y: &Axis, color: Color) {
    for dot in dots {
        // An error may reach beyond what shares can be.
        let (low, high) = (y.held(dot.value - dot.error), y.held(dot.value + dot.error));
        pen.line([(dot.x, low), (dot.x, high)].into_iter(), color, 1.5);
        pen.dot((dot.x, y.at(dot.value)), 3.5, color);
    }
}
