//! The histogram drawn: bars, outlines of other results, lines with their names above the bars, and
//! the share in words where no bar is.

use super::OutcomeFigure;
use super::frame::{Frame, HALF_AN_EVENT, percent};
use crate::figure::paper::{Anchor, Look, Words};
use crate::figure::{CanvasSize, Colors, Pen};
use crate::language::translated;
use crate::scenario::{Side, share_in_short, share_words};
use crate::sim::share_error;

impl OutcomeFigure<'_> {
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
        self.draw_bars(pen, &frame, colors);
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
            plot.ticks(x, self.quantity().per == 1.0)
        };
        plot.draw_under(pen, &mut words, &labels, &self.axis_title(), colors);
        for bar in self.bar_edges(&frame) {
            words.keep_off(bar);
        }
        if event {
            self.draw_event_shares(pen, (&frame, &mut words), size, colors);
        } else {
            self.draw_uprights(pen, (&frame, &mut words), size, colors);
            self.draw_share(pen, (&frame, &mut words), size, colors);
        }
    }

    fn draw_bars(&self, pen: &mut Pen<'_>, frame: &Frame, colors: &Colors) {
        let (x, bottom) = (&frame.x, frame.plot.bottom);
        let split = self.split();
        let counts = |first: i64| match self.share.map(|share| share.side) {
            Some(Side::AtMost(_)) => split.is_some_and(|split| first < split),
            Some(Side::AtLeast(_)) => split.is_some_and(|split| first >= split),
            None => false,
        };
        for (bar, first, count) in frame.bars.iter() {
            let height = percent(count, self.statistics.trials);
            let color = if counts(first) {
                colors.accent
            } else {
                colors.of_series(self.outcome).tint(0.32)
            };
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
    }

    /// How often it happened and how often not, with the standard error, over the bars; and what
    /// theory, a trial and the visitor's own results say.
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
            let height = |share: f64| frame.y.held(share.clamp(0.0, 1.0) * 100.0);
            let (low, high) = (height(share - error), height(share + error));
            pen.line([(at, low), (at, high)].into_iter(), colors.ink, 1.5);
            let above = [((at, high - 2.0 - size.text() / 2.0), Anchor::Center)];
            let look = look.bold().on(colors.paper);
            let whole = share_words(share, trials);
            let room = 0.9 * (frame.x.at(1.0) - frame.x.at(0.0));
            let short = share_in_short(share, trials);
            let fitting = [whole, short].into_iter();
            let mut fitting = fitting.filter(|text| words.width(text, look) <= room);
            if let Some(text) = fitting.next() {
                words.write(pen, &text, look, above);
            }
        }
        let theory = self.expected.outcomes.get(self.outcome);
        let theory = theory.copied().flatten();
        let own = self.own().map(|own| own.outcomes[self.outcome].mean);
        let theory = theory.map(|share| (share, translated("theory"), (1.5, 2.5)));
        let own = own.map(|share| (share, translated("yours"), (6.0, 3.0)));
        for (share, name, dash) in theory.into_iter().chain(own) {
            let y = frame.y.held(share * 100.0);
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
        if let Some((number, value)) = self.trial() {
            self.draw_trial_of_event(pen, (frame, words), (number, value), size, colors);
        }
    }

    /// Which of the two bars one trial is in.
    fn draw_trial_of_event(
        &self,
        pen: &mut Pen<'_>,
        (frame, words): (&Frame, &mut Words),
        (number, value): (u64, f64),
        size: CanvasSize,
        colors: &Colors,
    ) {
        let plot = frame.plot;
        let (from, to) = self.sides(frame, i64::from(value > 0.5));
        let (from, to) = (frame.x.at(from), frame.x.at(to));
        let y = plot.bottom - 4.0;
        pen.line([(from, y), (to, y)].into_iter(), colors.ink, 3.0);
        let label = crate::language::say!(
            "trial {number}",
            number = crate::param::grouped(number as i64)
        );
        let look = Look::plain(colors.ink, size.text()).on(colors.paper);
        let y = plot.bottom - 8.0 - size.text() / 2.0;
        let beside = [
            ((to + 6.0, y), Anchor::Left),
            ((from - 6.0, y), Anchor::Right),
        ];
        words.write(pen, &label, look, beside);
    }

    /// Mean, median and the other lines, each with its name above the bars.
    fn draw_uprights(
        &self,
        pen: &mut Pen<'_>,
        (frame, words): (&Frame, &mut Words),
        size: CanvasSize,
        colors: &Colors,
    ) {
        for (upright, y, anchor) in self.colored(frame, colors) {
            let at = frame.x.held(upright.value);
            let top = y - size.text() / 2.0;
            let line = [(at, top), (at, frame.plot.bottom)].into_iter();
            match upright.dash {
                Some(dash) => pen.dashed(line, upright.color, upright.width, dash),
                None => pen.line(line, upright.color, upright.width),
            }
            let look = Look::plain(colors.ink, size.text());
            let x = match anchor {
                Anchor::Right => at - 6.0,
                Anchor::Left | Anchor::Center => at + 6.0,
            };
            if !upright.label.is_empty() {
                words.write(pen, &upright.label, look, [((x, y), anchor)]);
            }
        }
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

    /// The share in words, where no bar is.
    fn draw_share(
        &self,
        pen: &mut Pen<'_>,
        (frame, words): (&Frame, &mut Words),
        size: CanvasSize,
        colors: &Colors,
    ) {
        let (Some((share, label)), Some(places)) = (self.share_words(), frame.share) else {
            return;
        };
        let text = size.text();
        let meaning = share.meaning(self.shape);
        let of_label = Look::plain(colors.accent, text).bold().on(colors.paper);
        let of_meaning = Look::plain(colors.muted, text - 1.0).on(colors.paper);
        let texts = [(label.as_str(), of_label), (meaning.as_str(), of_meaning)];
        if !words.write_all(pen, &texts, [places.to_vec()]) {
            let (_, y) = places[0].0;
            words.title(pen, &label, frame.plot.middle_at(y), of_label);
        }
    }
}
