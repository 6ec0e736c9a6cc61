//! Where everything of a histogram lies: axes, bars, upright lines with their names above the bars, and
//! a place for the share's words where no bar is.

use super::OutcomeFigure;
use super::bars::Bars;
use crate::figure::paper::{Anchor, Axis, Look, Place, Plot, RIGHT, Rules, Words, heights};
use crate::figure::{CanvasSize, Color, Colors};
use crate::language::{say, translated};
use crate::param::{decimal, decimals_for, grouped};
use crate::scenario::Side;
use crate::sim::share_error;

/// The plot with its axes, and what is on it.
pub(super) struct Frame {
    pub(super) plot: Plot,
    pub(super) x: Axis,
    /// The share of trials, in percent.
    pub(super) y: Axis,
    pub(super) rules: Rules,
    pub(super) bars: Bars,
    /// The upright lines, each with the row that its name stands in.
    pub(super) uprights: Vec<(Upright, f64, Anchor)>,
    /// Where the two lines of the share's words stand.
    pub(super) share: Option<[Place; 2]>,
    /// Whether that is in rows of their own above all bars.
    share_is_above: bool,
}

/// An upright line with a name: the mean, the median, what theory expects, a trial.
#[derive(Debug, Clone)]
pub(super) struct Upright {
    pub(super) value: f64,
    pub(super) label: String,
    pub(super) color: Color,
    pub(super) width: f64,
    pub(super) dash: Option<(f64, f64)>,
}

/// How far a bar of an event reaches to either side: two bars that fill the plot would be a flag.
pub(super) const HALF_AN_EVENT: f64 = 0.28;
/// What keeps a name off its line, and rows of names off each other and off the bars.
const BESIDE: f64 = 6.0;
const BETWEEN: f64 = 3.0;
const ABOVE_BARS: f64 = 6.0;
/// Names of upright lines stand in at most so many rows.
const MOST_ROWS: usize = 5;

pub(super) fn percent(count: u64, trials: u64) -> f64 {
    count as f64 / trials.max(1) as f64 * 100.0
}

fn row_height(size: CanvasSize) -> f64 {
    size.text() + BETWEEN
}

impl Frame {
    /// Leaves out the names for which a low figure has no room above its tallest bar.
    fn keep_off_bars(&mut self, highest: f64, size: CanvasSize) {
        let roof = self.y.at(highest);
        let above = |y: f64| y + size.text() / 2.0 <= roof;
        for (upright, y, _) in &mut self.uprights {
            if !above(*y) {
                upright.label.clear();
            }
        }
        // Beside the bars there is room further down, too; over them there is not.
        let over = |[_, second]: &[Place; 2]| above(second.0.1);
        if self.share_is_above {
            self.share = self.share.filter(over);
        }
    }
}

impl OutcomeFigure<'_> {
    pub(super) fn frame(&self, size: CanvasSize) -> Frame {
        let (range, bars) = self.axes();
        let highest = bars.counts.iter().copied().max().unwrap_or(0);
        let mut highest = percent(highest, self.statistics.trials).max(range.tallest);
        for (other, _) in self.outlined(None) {
            let tallest = self.bars(range, other).counts.into_iter().max();
            highest = highest.max(percent(tallest.unwrap_or(0), other.trials));
        }
        // All of the trials, or nearly, are a tick of their own.
        if highest > 90.0 {
            highest = 100.0;
        }
        if self.quantity().event {
            // The ends of the standard errors.
            let trials = self.statistics.trials;
            let error = share_error(self.statistics.outcomes[self.outcome].mean, trials);
            highest = (highest + error * 100.0).min(100.0);
        }
        let row = row_height(size);
        let frame = |reserved: f64, bars: Bars| self.with_room(size, highest, reserved, bars);
        if self.quantity().event || size.is_wordless() {
            // The shares stand above their bars.
            return frame(if size.is_wordless() { 0.0 } else { row + 4.0 }, bars);
        }
        let first = frame(row, bars);
        let rows = self.rows(&first, size).1;
        let reserved = rows as f64 * row + ABOVE_BARS;
        let mut frame = self.with_room(size, highest, reserved, first.bars);
        frame.uprights = self.rows(&frame, size).0;
        frame.share = self.free_place(&frame, size);
        if frame.share.is_none() && self.share.is_some() {
            // Bars everywhere: then a row above them.
            let (uprights, bars) = (frame.uprights, frame.bars);
            let more = reserved + 2.0 * row;
            frame = self.with_room(size, highest, more, bars);
            frame.uprights = uprights;
            frame.share = self.place_above(&frame, reserved, size);
            frame.share_is_above = true;
        }
        frame.keep_off_bars(highest, size);
        frame
    }

    /// The axes that leave so much room between the upper edge and the tallest bar.
    fn with_room(&self, size: CanvasSize, highest: f64, reserved: f64, bars: Bars) -> Frame {
        let (top, bottom) = heights(size);
        let reserved = reserved.min((bottom - top) * 0.6);
        let y = Axis::new(0.0, highest, bottom, top + reserved);
        let rules = Rules::of(&y, false, " %");
        let plot = Plot::new(size, &[&rules], false, RIGHT);
        let per = self.quantity().per;
        let end = bars.edge(bars.counts.len() as i64);
        Frame {
            x: Axis::new(bars.edge(0) / per, end / per, plot.left, plot.right),
            plot,
            y,
            rules,
            bars,
            uprights: Vec::new(),
            share: None,
            share_is_above: false,
        }
    }

    /// What has an upright line, in the order in which names have their rows.
    fn uprights(&self, colors: Option<&Colors>) -> Vec<Upright> {
        let color = |of: &dyn Fn(&Colors) -> Color| colors.map_or(Color::NONE, of);
        let of_series = color(&|colors| colors.of_series(self.outcome));
        let ink = color(&|colors| colors.ink);
        let outcome = &self.statistics.outcomes[self.outcome];
        let line = |value: f64, label: String, color: Color, width: f64, dash| Upright {
            value,
            label,
            color,
            width,
            dash,
        };
        let mut all = Vec::new();
        if self.statistics.trials > 1 {
            let error = outcome.known_error();
            let decimals = if error > 0.0 {
                decimals_for(error)
            } else {
                self.quantity().decimals()
            };
            let mean = say!("mean {value}", value = decimal(outcome.mean, decimals));
            let median = decimal(outcome.median(), self.quantity().decimals());
            let median = say!("median {value}", value = median);
            all.push(line(outcome.mean, mean, of_series, 1.75, None));
            let dash = Some((5.0, 3.0));
            all.push(line(outcome.median(), median, of_series, 1.25, dash));
        }
        if let Some(mean) = self.expected.outcome(self.outcome) {
            let name = translated("mean in theory").to_owned();
            all.push(line(mean, name, ink, 1.0, Some((1.5, 2.5))));
        }
        if let Some(own) = self.own() {
            let mean = own.outcomes[self.outcome].mean;
            let name = translated("your mean").to_owned();
            all.push(line(mean, name, ink, 1.0, Some((6.0, 3.0))));
        }
        if let Some((number, value)) = self.trial() {
            let label = say!("trial {number}", number = grouped(number as i64));
            all.push(line(value, label, ink, 1.5, None));
        }
        all
    }

    /// One trial's number and its value.
    pub(super) fn trial(&self) -> Option<(u64, f64)> {
        let (number, cells) = self.overlay.trial?;
        let back = self.shape.outcomes.len() - 1 - self.outcome;
        let value = cells.iter().rev().nth(back)?;
        Some((number, *value))
    }

    /// The upright lines with the height and side of each one's name, so that none is on another nor
    /// crossed by a line; and how many rows that takes. Names without a place are empty.
    fn rows(&self, frame: &Frame, size: CanvasSize) -> (Vec<(Upright, f64, Anchor)>, usize) {
        let many = self.uprights(None).len();
        let mut order: Vec<usize> = (0..many).collect();
        let first = self.rows_in(&order, frame, size);
        if many < 2
            || first
                .0
                .iter()
                .all(|(upright, ..)| !upright.label.is_empty())
        {
            return first;
        }
        // Near the right edge the median's name stands over the line of the mean.
        order.swap(0, 1);
        let other = self.rows_in(&order, frame, size);
        let named = |rows: &[(Upright, f64, Anchor)]| {
            let named = rows
                .iter()
                .filter(|(upright, ..)| !upright.label.is_empty());
            named.count()
        };
        if named(&other.0) > named(&first.0) {
            other
        } else {
            first
        }
    }

    /// The same, where the lines find their rows in an order.
    fn rows_in(
        &self,
        order: &[usize],
        frame: &Frame,
        size: CanvasSize,
    ) -> (Vec<(Upright, f64, Anchor)>, usize) {
        let plot = frame.plot;
        let uprights = self.uprights(None);
        let look = Look::plain(Color::NONE, size.text());
        let words = Words::new(size);
        // Of mean and median the lower one has its name on its left.
        let outwards = |i: usize| match (i, uprights.as_slice()) {
            (0, [mean, median, ..]) if mean.value <= median.value => [true, false],
            (1, [mean, median, ..]) if mean.value > median.value => [true, false],
            _ => [false, true],
        };
        let mut taken: Vec<(usize, f64, f64)> = Vec::new();
        let mut lines: Vec<(usize, f64)> = Vec::new();
        let mut rows = 0;
        let mut placed = Vec::new();
        for (i, upright) in order.iter().map(|i| (*i, &uprights[*i])) {
            let at = frame.x.held(upright.value);
            let width = words.width(&upright.label, look);
            let free = |row: usize, left: f64, right: f64| {
                let on_paper = left >= plot.left && right <= size.width;
                let beside = taken.iter().all(|(other, from, to)| {
                    *other != row || right + BESIDE <= *from || *to + BESIDE <= left
                });
                let uncrossed = lines
                    .iter()
                    .all(|(from, x)| row < *from || *x < left || *x > right);
                // Nor does the own line cross a name further down.
                let crosses_none = taken
                    .iter()
                    .all(|(other, from, to)| *other <= row || at < *from || at > *to);
                on_paper && beside && uncrossed && crosses_none
            };
            let mut places = (0..MOST_ROWS).flat_map(|row| {
                outwards(i).map(|on_left| {
                    let (left, anchor) = if on_left {
                        (at - BESIDE - width, Anchor::Right)
                    } else {
                        (at + BESIDE, Anchor::Left)
                    };
                    (row, left, anchor)
                })
            });
            let place = places.find(|(row, left, _)| free(*row, *left, left + width));
            let (row, anchor, label) = match place {
                Some((row, left, anchor)) => {
                    taken.push((row, left, left + width));
                    rows = rows.max(row + 1);
                    (row, anchor, upright.label.clone())
                }
                None => (rows, Anchor::Left, String::new()),
            };
            lines.push((row, at));
            let y = plot.top + row_height(size) * (row as f64 + 0.5);
            let upright = Upright {
                label,
                ..upright.clone()
            };
            placed.push((i, (upright, y, anchor)));
        }
        placed.sort_by_key(|(i, _)| *i);
        (placed.into_iter().map(|(_, placed)| placed).collect(), rows)
    }

    /// The upright lines with their colours.
    pub(super) fn colored(&self, frame: &Frame, colors: &Colors) -> Vec<(Upright, f64, Anchor)> {
        let known = self.uprights(Some(colors));
        let pairs = frame.uprights.iter().zip(known);
        let each = pairs.map(|((upright, y, anchor), known)| {
            let upright = Upright {
                color: known.color,
                ..upright.clone()
            };
            (upright, *y, *anchor)
        });
        each.collect()
    }

    /// The widths of the share's two lines, if there is one.
    fn share_widths(&self, size: CanvasSize) -> Option<(f64, f64)> {
        let (share, label) = self.share_words()?;
        let letters = size.letters;
        let text = size.text();
        Some((
            text * letters.width(&label, true),
            (text - 1.0) * letters.width(&share.meaning(self.shape), false),
        ))
    }

    /// The place for the share's words that is nearest to its bars and on none, nor on a line.
    fn free_place(&self, frame: &Frame, size: CanvasSize) -> Option<[Place; 2]> {
        let (share, split) = (self.share?, self.split()?);
        let (first, second) = self.share_widths(size)?;
        let (width, text, plot) = (first.max(second), size.text(), frame.plot);
        let edge = frame.x.held(split as f64 / self.quantity().per);
        let taken = self.taken(frame);
        // Over the middle of the bars that count, as low as they allow.
        let wanted = match share.side {
            Side::AtMost(_) => f64::midpoint(plot.left, edge),
            Side::AtLeast(_) => f64::midpoint(edge, plot.right),
        };
        let mut best: Option<(f64, f64, f64)> = None;
        let mut left = plot.left + 3.0;
        while left + width <= plot.right {
            // Over the bars there: as low as they allow, and not far above a quiet floor.
            let right = left + width;
            let over = taken
                .iter()
                .filter(|edges| edges[0] - 4.0 < right && left < edges[2] + 4.0);
            let roof = over.map(|edges| edges[1]).fold(plot.bottom, f64::min);
            let bottom = (roof - 5.0).min(plot.bottom - 24.0);
            let top = bottom - 2.0 * text - BETWEEN;
            if top >= plot.top + names_end(frame, size) {
                let away = (f64::midpoint(left, right) - wanted).abs();
                // Of places alike in distance the lower one.
                let cost = away + 0.5 * (plot.bottom - bottom);
                if best.is_none_or(|(known, ..)| cost < known) {
                    best = Some((cost, left, top));
                }
            }
            left += 4.0;
        }
        let (_, left, top) = best?;
        Some(two_lines(left, top, size))
    }

    /// In rows of their own above all bars.
    fn place_above(&self, frame: &Frame, below: f64, size: CanvasSize) -> Option<[Place; 2]> {
        let (first, second) = self.share_widths(size)?;
        let split = self.split()?;
        let plot = frame.plot;
        let edge = frame.x.held(split as f64 / self.quantity().per);
        let most = (plot.right - first.max(second)).max(0.0);
        let left = match self.share?.side {
            Side::AtMost(_) => plot.left + 3.0,
            Side::AtLeast(_) => edge + 4.0,
        };
        Some(two_lines(left.min(most), plot.top + below - 2.0, size))
    }

    /// The bars that are not empty: left, top, right and bottom.
    pub(super) fn bar_edges(&self, frame: &Frame) -> Vec<[f64; 4]> {
        let counts = (0..)
            .zip(&frame.bars.counts)
            .filter(|(_, count)| **count > 0);
        let each = counts.map(|(bar, count)| {
            let (from, to) = self.sides(frame, bar);
            let top = frame.y.held(percent(*count, self.statistics.trials));
            [frame.x.at(from), top, frame.x.at(to), frame.plot.bottom]
        });
        each.collect()
    }

    /// What no word may lie on: bars, outlines, upright lines.
    fn taken(&self, frame: &Frame) -> Vec<[f64; 4]> {
        let (x, bottom) = (&frame.x, frame.plot.bottom);
        let mut taken = self.bar_edges(frame);
        let (range, _) = self.axes();
        let mut all = Vec::new();
        for (other, _) in self.outlined(None) {
            all.push((self.bars(range, other).counts, other.trials));
        }
        for (counts, trials) in all {
            for (bar, count) in (0..).zip(counts).filter(|(_, count)| *count > 0) {
                let (from, to) = self.sides(frame, bar);
                let top = frame.y.held(percent(count, trials));
                taken.push([x.at(from), top, x.at(to), bottom]);
            }
        }
        for (upright, y, _) in &frame.uprights {
            let at = x.held(upright.value);
            taken.push([at - 1.0, *y, at + 1.0, bottom]);
        }
        taken
    }

    /// Where a bar begins and ends, in the outcome's own unit: the first one no sooner than there are
    /// values.
    pub(super) fn sides(&self, frame: &Frame, bar: i64) -> (f64, f64) {
        if self.quantity().event {
            let middle = bar as f64;
            return (middle - HALF_AN_EVENT, middle + HALF_AN_EVENT);
        }
        let per = self.quantity().per;
        (frame.bars.edge(bar) / per, frame.bars.edge(bar + 1) / per)
    }
}

/// How far below the upper edge the rows of names end.
fn names_end(frame: &Frame, size: CanvasSize) -> f64 {
    let rows = frame
        .uprights
        .iter()
        .filter(|(upright, ..)| !upright.label.is_empty());
    let last = rows.map(|(_, y, _)| *y).fold(f64::NEG_INFINITY, f64::max);
    (last + row_height(size) / 2.0 - frame.plot.top).max(0.0)
}

fn two_lines(left: f64, top: f64, size: CanvasSize) -> [Place; 2] {
    let text = size.text();
    let first = top + text / 2.0;
    [
        ((left, first), Anchor::Left),
        ((left, first + text + BETWEEN), Anchor::Left),
    ]
}
