//! The histogram drawn: bars, outlines of other results, and lines with their names.

use super::OutcomeFigure;
use super::bars::Bars;
use crate::figure::paper::{Anchor, Axis, Look, Plot, RIGHT, Rules, Words, heights};
use crate::figure::{CanvasSize, Colors, Pen};
use crate::language::{say, translated};
use crate::param::{grouped, percent_plus_minus};
use crate::scenario::Side;
use crate::sim::share_error;

/// The plot with its axes, and the bars on it.
pub(super) struct Frame {
    plot: Plot,
    pub(super) x: Axis,
    /// The share of trials, in percent.
    y: Axis,
    rules: Rules,
    pub(super) bars: Bars,
}

impl Frame {
    pub(super) fn plot(&self) -> Plot {
        self.plot
    }
}

/// How far a bar of an event reaches to either side: two bars that fill the plot would be a flag.
const HALF_AN_EVENT: f64 = 0.28;

impl OutcomeFigure<'_> {
    pub(super) fn frame(&self, size: CanvasSize) -> Frame {
        let (range, bars) = self.axes();
        let highest = bars.counts.iter().copied().max().unwrap_or(0);
        let mut highest = percent(highest, self.statistics.trials).max(range.tallest);
        for (other, _) in self.outlined(None) {
            let tallest = self.bars(range, other).counts.into_iter().max();
            highest = highest.max(percent(tallest.unwrap_or(0), other.trials));
        }
        let (top, bottom) = heights(size);
        let y = Axis::new(0.0, highest * 1.12, bottom, top);
        let rules = Rules::of(&y, false, " %");
        let plot = Plot::new(size, &[&rules], false, RIGHT);
        let per = f64::from(self.quantity().per);
        let end = bars.edge(bars.counts.len() as i64);
        Frame {
            x: Axis::new(bars.edge(0) / per, end / per, plot.left, plot.right),
            plot,
            y,
            rules,
            bars,
        }
    }

    /// Draws the figure.
    pub fn draw(&self, pen: &mut Pen<'_>, size: CanvasSize, colors: &Colors) {
        pen.area([0.0, 0.0, size.width, size.height], colors.paper);
        if self.statistics.trials == 0 {
            return;
        }
        let frame = self.frame(size);
        let mut words = Words::new(size);
        let (plot, x) = (frame.plot, &frame.x);
        plot.draw_rules(pen, &mut words, &frame.rules, colors);
        let tallest = self.draw_bars(pen, &frame, colors);
        self.draw_outlines(pen, &frame, colors);
        let floor = [(plot.left, plot.bottom), (plot.right, plot.bottom)];
        pen.line(floor.into_iter(), colors.muted, 1.0);
        let event = self.quantity().event;
        let labels = if event {
            let names = [translated("no"), translated("yes")].into_iter();
            (0..)
                .zip(names)
                .map(|(i, name)| (x.at(f64::from(i)), name.to_owned()))
                .collect()
        } else {
            plot.ticks(x, self.quantity().per == 1)
        };
        plot.draw_under(pen, &mut words, &labels, &self.axis_title(), colors);
        if event {
            self.draw_event_shares(pen, (&frame, &mut words), size, colors);
        } else {
            self.draw_means(pen, (&frame, &mut words), size, colors);
        }
        self.draw_trial(pen, (&frame, &mut words), size, colors);
        if !event {
            let top = frame.y.at(tallest);
            self.draw_share(pen, (&frame, &mut words), top, size, colors);
        }
    }

    /// The bars; the tallest of those that count for the share, in percent.
    fn draw_bars(&self, pen: &mut Pen<'_>, frame: &Frame, colors: &Colors) -> f64 {
        let (x, bottom) = (&frame.x, frame.plot.bottom);
        let split = self.split();
        let counts = |first: i64| match self.share.map(|share| share.side) {
            Some(Side::AtMost(_)) => split.is_some_and(|split| first < split),
            Some(Side::AtLeast(_)) => split.is_some_and(|split| first >= split),
            None => false,
        };
        let mut tallest = 0.0_f64;
        for (bar, first, count) in frame.bars.iter() {
            let height = percent(count, self.statistics.trials);
            let mut color = colors.of_series(self.outcome).tint(0.32);
            if counts(first) {
                tallest = tallest.max(height);
                color = colors.accent;
            }
            let (from, to) = self.sides(frame, bar);
            let (from, to) = (x.at(from), x.at(to));
            let gap = if to - from > 4.0 { 1.0 } else { 0.0 };
            let top = frame.y.at(height);
            pen.area([from, top, to - gap, bottom], color);
            if self.lens.bar == usize::try_from(bar).ok() {
                // An empty bar is marked too.
                let (left, right, top) = (from - 1.5, to + 0.5, top.min(bottom - 6.0) - 1.5);
                let around = [(left, bottom), (left, top), (right, top), (right, bottom)];
                pen.line(around.into_iter(), colors.ink, 2.0);
            }
        }
        tallest
    }

    /// Where a bar begins and ends, in the outcome's own unit.
    fn sides(&self, frame: &Frame, bar: i64) -> (f64, f64) {
        if self.quantity().event {
            let middle = bar as f64;
            return (middle - HALF_AN_EVENT, middle + HALF_AN_EVENT);
        }
        let per = f64::from(self.quantity().per);
        (frame.bars.edge(bar) / per, frame.bars.edge(bar + 1) / per)
    }

    /// How often it happened and how often not, with the standard error, over the bars; and what
    /// theory and the visitor's own results say.
    fn draw_event_shares(
        &self,
        pen: &mut Pen<'_>,
        (frame, words): (&Frame, &mut Words),
        size: CanvasSize,
        colors: &Colors,
    ) {
        let trials = self.statistics.trials;
        let look = Look::plain(colors.ink, size.text());
        for (bar, _, count) in frame.bars.iter() {
            let share = count as f64 / trials.max(1) as f64;
            let error = share_error(share, trials);
            let at = frame.x.at(bar as f64);
            let height = |share: f64| frame.y.at(share.clamp(0.0, 1.0) * 100.0);
            let (low, high) = (height(share - error), height(share + error));
            pen.line([(at, low), (at, high)].into_iter(), colors.ink, 1.5);
            let (above, inside) = (high - 12.0, low + 14.0);
            let places = [above, inside].map(|y| ((at, y), Anchor::Center));
            let label = percent_plus_minus(share, error);
            words.write(pen, &label, look.bold().on(colors.paper), places);
        }
        let theory = self.expected.outcomes.get(self.outcome);
        let theory = theory.copied().flatten();
        let own = self.own().map(|own| own.outcomes[self.outcome].mean);
        let theory = theory.map(|share| (share, translated("theory"), (1.5, 2.5)));
        let own = own.map(|share| (share, translated("yours"), (6.0, 3.0)));
        for (share, name, dash) in theory.into_iter().chain(own) {
            let y = frame.y.at(share * 100.0).max(frame.plot.top);
            let (from, to) = (
                frame.x.at(1.0 - HALF_AN_EVENT) - 6.0,
                frame.x.at(1.0 + HALF_AN_EVENT) + 6.0,
            );
            pen.dashed([(from, y), (to, y)].into_iter(), colors.ink, 1.0, dash);
            let look = Look::plain(colors.muted, size.text() - 1.0).on(colors.paper);
            let beside = [0.0, 16.0, -16.0].into_iter().flat_map(|by| {
                [
                    ((to + 6.0, y + by), Anchor::Left),
                    ((from - 6.0, y + by), Anchor::Right),
                ]
            });
            words.write(pen, name, look, beside);
        }
    }

    /// Where theory and the visitor's own results have the mean.
    fn draw_means(
        &self,
        pen: &mut Pen<'_>,
        (frame, words): (&Frame, &mut Words),
        size: CanvasSize,
        colors: &Colors,
    ) {
        let plot = frame.plot;
        let upright = |at: f64| [(at, plot.top), (at, plot.bottom)].into_iter();
        if let Some(mean) = self.expected.outcome(self.outcome) {
            let at = frame.x.at(mean);
            pen.dashed(upright(at), colors.ink, 1.0, (1.5, 2.5));
            let look = Look::plain(colors.muted, size.text() - 1.0);
            let places = beside(&plot, at, 0);
            words.write(pen, translated("mean in theory"), look, places);
        }
        if let Some(own) = self.own() {
            let at = frame.x.at(own.outcomes[self.outcome].mean);
            let at = at.clamp(plot.left, plot.right);
            pen.dashed(upright(at), colors.ink, 1.0, (6.0, 3.0));
            let look = Look::plain(colors.ink, size.text());
            words.write(pen, translated("your mean"), look, beside(&plot, at, 0));
        }
    }

    /// Where one trial is.
    fn draw_trial(
        &self,
        pen: &mut Pen<'_>,
        (frame, words): (&Frame, &mut Words),
        size: CanvasSize,
        colors: &Colors,
    ) {
        let Some((number, cells)) = self.overlay.trial else {
            return;
        };
        let back = self.shape.outcomes.len() - 1 - self.outcome;
        let Some(value) = cells.iter().rev().nth(back) else {
            return;
        };
        let plot = frame.plot;
        let at = frame.x.at(self.quantity().value(*value));
        let at = at.clamp(plot.left, plot.right);
        let line = [(at, plot.top), (at, plot.bottom)];
        pen.line(line.into_iter(), colors.ink, 1.5);
        let label = say!("trial {number}", number = grouped(number as i64));
        let look = Look::plain(colors.ink, size.text());
        words.write(pen, &label, look, beside(&plot, at, 1));
    }

    /// The outlines of other results' histograms, in the same bars.
    fn draw_outlines(&self, pen: &mut Pen<'_>, frame: &Frame, colors: &Colors) {
        let (range, _) = self.axes();
        for (other, color) in self.outlined(Some(colors)) {
            let bars = self.bars(range, other);
            let mut outline = Vec::new();
            for (bar, _, count) in bars.iter() {
                let height = frame.y.at(percent(count, other.trials));
                let (from, to) = self.sides(frame, bar);
                let height = height.max(frame.plot.top);
                if self.quantity().event {
                    outline.push((frame.x.at(from), frame.plot.bottom));
                }
                outline.push((frame.x.at(from), height));
                outline.push((frame.x.at(to), height));
                if self.quantity().event {
                    outline.push((frame.x.at(to), frame.plot.bottom));
                }
            }
            pen.line(outline.into_iter(), color, 1.5);
        }
    }

    /// The share in words: above its bars, or beside them where they reach too high.
    fn draw_share(
        &self,
        pen: &mut Pen<'_>,
        (frame, words): (&Frame, &mut Words),
        top_of_bars: f64,
        size: CanvasSize,
        colors: &Colors,
    ) {
        let (Some((share, label)), Some(split)) = (self.share_words(), self.split()) else {
            return;
        };
        let (text, plot) = (size.text(), frame.plot);
        let meaning = share.meaning(self.shape);
        let edge = frame.x.at(split as f64 / f64::from(self.quantity().per));
        let top = plot.top + 12.0;
        let above = top_of_bars - 32.0;
        let wanted = match share.side {
            Side::AtMost(_) if above >= plot.top + 4.0 => (plot.left + 3.0, above),
            Side::AtMost(_) => (edge + 10.0, top),
            Side::AtLeast(_) => {
                let edge = edge.clamp(plot.left, plot.right);
                (edge + 10.0, above.max(top))
            }
        };
        let of_label = Look::plain(colors.accent, text).bold().on(colors.paper);
        let of_meaning = Look::plain(colors.muted, text - 1.0).on(colors.paper);
        let below = text + 3.0;
        // At the wanted place, or at the right end; and where something stands there, further down.
        let rows = (0..10).map(|row| wanted.1 + 8.0 * f64::from(row));
        let places = rows.flat_map(|y| {
            let both = |x: f64, anchor: Anchor| vec![((x, y), anchor), ((x, y + below), anchor)];
            [
                both(wanted.0, Anchor::Left),
                both(plot.right - 3.0, Anchor::Right),
            ]
        });
        let texts = [(label.as_str(), of_label), (meaning.as_str(), of_meaning)];
        let places: Vec<_> = places.collect();
        let inside = |place: &Vec<((f64, f64), Anchor)>| {
            let right = |width: f64| place[0].0.0 + width < plot.right;
            matches!(place[0].1, Anchor::Right)
                || texts
                    .iter()
                    .all(|(text, look)| right(words.width(text, *look)))
        };
        let places: Vec<_> = places.into_iter().filter(inside).collect();
        if !words.write_all(pen, &texts, places) {
            let at = plot.middle_at(top);
            words.title(pen, &label, at, of_label);
        }
    }
}

fn percent(count: u64, trials: u64) -> f64 {
    count as f64 / trials.max(1) as f64 * 100.0
}

/// Places for the name of an upright line: on its right, or where that has no room on its left; on
/// a row from above, or the next that is free.
fn beside(plot: &Plot, at: f64, row: u32) -> impl Iterator<Item = ((f64, f64), Anchor)> {
    let (top, bottom) = (plot.top, plot.bottom);
    let rows = (row..row + 8).map(move |row| top + 4.0 + 16.0 * f64::from(row));
    rows.filter(move |y| *y < bottom).flat_map(move |y| {
        [
            ((at + 6.0, y), Anchor::Left),
            ((at - 6.0, y), Anchor::Right),
        ]
    })
}
