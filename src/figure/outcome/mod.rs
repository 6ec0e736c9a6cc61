//! The histogram of an outcome, with the share of trials that the exercise asks for.

use plotters_backend::DrawingBackend;

use super::paper::Anchor;
use super::paper::{Axis, nice};
use super::table::last_moment;
use super::{CanvasSize, Color, Colors, Lens, Overlay, Own, Pen};
use crate::language::{say, translated};
use crate::param::{decimal, grouped, percent_plus_minus};
use crate::scenario::{Expected, Share, Side};
use crate::sim::{Quantity, Shape, Statistics, share_error};

/// The histogram of a case's first outcome, or of the one whose share is asked for.
pub struct OutcomeFigure<'a> {
    /// What was observed.
    pub shape: &'a Shape,
    /// What came out.
    pub statistics: &'a Statistics,
    /// The outcome that is shown.
    pub outcome: usize,
    /// The share of it that is asked for, if one is.
    pub share: Option<Share>,
    /// What theory says.
    pub expected: &'a Expected,
    /// What is drawn over it.
    pub overlay: Overlay<'a>,
    /// The axes, where figures stand side by side.
    pub range: Option<OutcomeRange>,
    /// How the visitor wants to see it.
    pub lens: &'a Lens,
}

/// The axes of a histogram.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OutcomeRange {
    /// The smallest value, in the outcome's own unit.
    pub from: f64,
    /// The largest value.
    pub to: f64,
    /// The share of trials in the tallest bar, in percent; 0 for the figure's own.
    pub tallest: f64,
}

impl OutcomeRange {
    /// The axes that hold both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        OutcomeRange {
            from: self.from.min(other.from),
            to: self.to.max(other.to),
            tallest: self.tallest.max(other.tallest),
        }
    }
}

/// Bars aim at this number.
const MOST_BARS: i64 = 40;

/// Bars in observed units: the first one's smallest value, how many units each is wide, how many
/// trials each holds.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Bars {
    start: i64,
    width: i64,
    counts: Vec<u64>,
    /// The distance that all values keep: 36 for money that is won in heaps of 36.
    lattice: i64,
}

impl OutcomeFigure<'_> {
    fn quantity(&self) -> &Quantity {
        &self.shape.outcomes[self.outcome]
    }

    /// One line that names the figure.
    #[must_use]
    pub fn title(&self) -> String {
        if self.shape.at_end {
            say!("Where the trials end")
        } else {
            say!(
                "What the trials give: {outcome}",
                outcome = translated(self.quantity().label)
            )
        }
    }

    fn axis_title(&self) -> String {
        outcome_title(self.shape, self.outcome)
    }

    /// The figure in words, for those who do not see it.
    #[must_use]
    pub fn description(&self) -> String {
        let distribution = &self.statistics.outcomes[self.outcome];
        let decimals = self.quantity().decimals();
        let q = distribution.quantiles.map(|value| decimal(value, decimals));
        let mut text = say!(
            "Histogram of {outcome}: 5 % of trials give {low} or less, half {middle} or less, 95 % {high} \
             or less.",
            outcome = self.axis_title(),
            low = q[0],
            middle = q[2],
            high = q[4],
        );
        if let Some((share, label)) = self.share_words() {
            text += &format!(" {label}: {}.", share.meaning(self.shape));
        }
        text
    }

    fn share_words(&self) -> Option<(Share, String)> {
        let share = self.share?;
        let part = share.of(self.statistics);
        let percent = percent_plus_minus(part, share_error(part, self.statistics.trials));
        Some((share, format!("{percent} {}", translated(share.label))))
    }

    /// The first value in observed units that is on the other side of the share's value.
    fn split(&self) -> Option<i64> {
        let per = f64::from(self.quantity().per);
        self.share.map(|share| match share.side {
            Side::AtMost(value) => libm::floor(value * per + 1e-6) as i64 + 1,
            Side::AtLeast(value) => libm::ceil(value * per - 1e-6) as i64,
        })
    }

    /// The range of values that must be on the paper.
    #[must_use]
    pub fn extent(&self) -> OutcomeRange {
        let histogram = &self.statistics.outcomes[self.outcome].histogram;
        let (Some(first), Some(last)) = (histogram.first(), histogram.last()) else {
            return OutcomeRange {
                from: 0.0,
                to: 1.0,
                tallest: 0.0,
            };
        };
        let (mut from, mut to) = (first.0, last.0 + last.1);
        for (other, _) in self.outlined(None) {
            let other = &other.outcomes[self.outcome].histogram;
            if let (Some(first), Some(last)) = (other.first(), other.last()) {
                (from, to) = (from.min(first.0), to.max(last.0 + last.1));
            }
        }
        if let Some(mean) = self.expected.outcomes.get(self.outcome).copied().flatten() {
            (from, to) = (from.min(mean), to.max(mean));
        }
        match self.share.map(|share| share.side) {
            // The share's own range is always on the paper, and as much again beside it.
            Some(Side::AtMost(value)) => (from, to) = (from.min(0.0), to.max(2.0 * value + 1.0)),
            Some(Side::AtLeast(value)) => (from, to) = (from.min(value), to.max(value)),
            None => {}
        }
        // An axis that would begin near 0 begins there.
        if from > 0.0 && from <= 0.5 * to {
            from = 0.0;
        }
        OutcomeRange {
            from,
            to,
            tallest: 0.0,
        }
    }

    /// The share of trials in the tallest bar, in percent, if the axis is that of a range.
    #[must_use]
    pub fn tallest(&self, range: OutcomeRange) -> f64 {
        let bars = self.bars(range, self.statistics);
        let tallest = bars.counts.iter().copied().max().unwrap_or(0);
        tallest as f64 / self.statistics.trials.max(1) as f64 * 100.0
    }

    fn bars(&self, range: OutcomeRange, statistics: &Statistics) -> Bars {
        let per = f64::from(self.quantity().per);
        let units = |value: f64| libm::round(value * per) as i64;
        let own = &self.statistics.outcomes[self.outcome].histogram;
        let values = own
            .iter()
            .map(|(first, spread, _)| (units(*first), *spread));
        // Other results may have values between.
        let (base, lattice) = if self.overlay.pins.is_empty() {
            lattice(values)
        } else {
            (0, 1)
        };
        let place = |value: i64| (value - base).div_euclid(lattice);
        let split = self.split().map(|split| place(split - 1) + 1);
        let (start, width, count) = bar_edges(
            place(units(range.from)),
            place(units(range.to)),
            split,
            self.lens.bars.unwrap_or(MOST_BARS),
        );
        let (start, width) = (base + start * lattice, width * lattice);
        let mut counts = vec![0; count as usize];
        for (first, spread, trials) in &statistics.outcomes[self.outcome].histogram {
            let middle = units(*first) + units(*spread) / 2;
            let bar = (middle - start).div_euclid(width).clamp(0, count - 1);
            counts[bar as usize] += u64::from(*trials);
        }
        Bars {
            start,
            width,
            counts,
            lattice,
        }
    }

    /// The number of the bar at a place of the figure; `None` beside the bars.
    #[must_use]
    pub fn bar_at(&self, x: f64, size: CanvasSize) -> Option<usize> {
        let (_, bars) = self.axes();
        let axis = self.x_axis(&bars, size);
        let per = f64::from(self.quantity().per);
        let edge = |bar: usize| axis.at(bars.edge(bar as i64) / per);
        (0..self.bar_count()).find(|bar| (edge(*bar)..edge(bar + 1)).contains(&x))
    }

    /// How many bars there are.
    #[must_use]
    pub fn bar_count(&self) -> usize {
        let (range, bars) = self.axes();
        let per = f64::from(self.quantity().per);
        let count = bars
            .iter()
            .take_while(|(_, first, _)| *first as f64 / per <= range.to);
        count.count()
    }

    /// The values that are in a bar, in the outcome's own unit, both included.
    #[must_use]
    pub fn values_of(&self, bar: usize) -> Option<(f64, f64)> {
        let (_, bars) = self.axes();
        let per = f64::from(self.quantity().per);
        let first = bars.start + bar as i64 * bars.width;
        let last = first + bars.width - 1;
        (bar < self.bar_count()).then(|| (first as f64 / per, last as f64 / per))
    }

    /// A bar in words: "440 to 452 viruses: 15.2 % ± 1.8 % of the trials".
    #[must_use]
    pub fn bar_words(&self, bar: usize) -> String {
        let Some((low, high)) = self.values_of(bar) else {
            return String::new();
        };
        let (_, bars) = self.axes();
        let trials = self.statistics.trials;
        let part = bars.counts[bar] as f64 / trials.max(1) as f64;
        let [from, to] = [low, high].map(|value| decimal(value, self.quantity().decimals()));
        let values = if from == to {
            from
        } else {
            say!("{from} to {to}", from, to)
        };
        say!(
            "{outcome} {values}: {share} of the trials",
            outcome = translated(self.quantity().label),
            values,
            share = percent_plus_minus(part, share_error(part, trials)),
        )
    }

    fn axes(&self) -> (OutcomeRange, Bars) {
        let range = self.range.unwrap_or_else(|| self.extent());
        (range, self.bars(range, self.statistics))
    }

    fn x_axis(&self, bars: &Bars, size: CanvasSize) -> Axis {
        let per = f64::from(self.quantity().per);
        let end = bars.edge(bars.counts.len() as i64);
        let (left, right) = (LEFT, size.width - 14.0);
        Axis::new(bars.edge(0) / per, end / per, left, right)
    }

    /// Draws the figure.
    pub fn draw<B: DrawingBackend>(&self, pen: &mut Pen<'_, B>, size: CanvasSize, colors: &Colors) {
        pen.area([0.0, 0.0, size.width, size.height], colors.paper);
        if self.statistics.trials == 0 {
            return;
        }
        let (range, bars) = self.axes();
        let per = f64::from(self.quantity().per);
        let percent = |count: u64, trials: u64| count as f64 / trials.max(1) as f64 * 100.0;
        let trials = self.statistics.trials;
        let highest = bars.counts.iter().copied().max().unwrap_or(0);
        let mut highest = percent(highest, trials).max(range.tallest);
        for (other, _) in self.outlined(None) {
            let tallest = self.bars(range, other).counts.into_iter().max();
            highest = highest.max(percent(tallest.unwrap_or(0), other.trials));
        }
        let (left, right) = (LEFT, size.width - 14.0);
        let (top, bottom) = (14.0, size.height - 50.0);
        let x = self.x_axis(&bars, size);
        let y = Axis::new(0.0, highest * 1.12, bottom, top);
        let text = size.text();
        for (value, label) in y.ticks(48.0, false) {
            let y = y.at(value);
            pen.line([(left, y), (right, y)].into_iter(), colors.rule, 1.0);
            let label = format!("{label} %");
            pen.text(&label, (left - 8.0, y), (colors.muted, text, Anchor::Right));
        }
        let split = self.split();
        let counts = |first: i64| match self.share.map(|share| share.side) {
            Some(Side::AtMost(_)) => split.is_some_and(|split| first < split),
            Some(Side::AtLeast(_)) => split.is_some_and(|split| first >= split),
            None => false,
        };
        let mut tallest = 0.0_f64;
        for (bar, first, count) in bars.iter() {
            let height = percent(count, trials);
            let mut color = colors.of_series(self.outcome).tint(0.32);
            if counts(first) {
                tallest = tallest.max(height);
                color = colors.accent;
            }
            let (from, to) = (x.at(bars.edge(bar) / per), x.at(bars.edge(bar + 1) / per));
            let gap = if to - from > 4.0 { 1.0 } else { 0.0 };
            pen.area([from, y.at(height), to - gap, bottom], color);
            if self.lens.bar == usize::try_from(bar).ok() {
                // An empty bar is marked too.
                let (left, right, top) =
                    (from - 1.5, to + 0.5, y.at(height).min(bottom - 6.0) - 1.5);
                let around = [(left, bottom), (left, top), (right, top), (right, bottom)];
                pen.line(around.into_iter(), colors.ink, 2.0);
            }
        }
        self.draw_outlines(pen, (range, &x, &y), colors);
        pen.line(
            [(left, bottom), (right, bottom)].into_iter(),
            colors.muted,
            1.0,
        );
        let whole = self.quantity().per == 1;
        for (value, label) in x.ticks(if size.compact { 64.0 } else { 80.0 }, whole) {
            let at = (x.at(value), bottom + 15.0);
            pen.text(&label, at, (colors.muted, text, Anchor::Center));
        }
        let title = (f64::midpoint(left, right), bottom + 36.0);
        let look = (colors.muted, text, Anchor::Center);
        pen.text(&self.axis_title(), title, look);
        if let Some(mean) = self.expected.outcomes.get(self.outcome).copied().flatten() {
            let at = x.at(mean);
            let line = [(at, top), (at, bottom)];
            pen.dashed(line.into_iter(), colors.ink, 1.0, (1.5, 2.5));
            upright(
                pen,
                translated("mean in theory"),
                (at, top + 4.0),
                right,
                (colors.muted, text - 1.0),
            );
        }
        if let Some((number, cells)) = self.overlay.trial
            && let Some(value) = cells
                .iter()
                .rev()
                .nth(self.shape.outcomes.len() - 1 - self.outcome)
        {
            let at = x.at(f64::from(*value) / per).clamp(left, right);
            pen.line([(at, top), (at, bottom)].into_iter(), colors.ink, 1.5);
            let label = say!("trial {number}", number = grouped(number as i64));
            upright(pen, &label, (at, top + 20.0), right, (colors.ink, text));
        }
        if let Some(own) = self.own() {
            let at = x.at(own.outcomes[self.outcome].mean).clamp(left, right);
            let line = [(at, top), (at, bottom)];
            pen.dashed(line.into_iter(), colors.ink, 1.0, (6.0, 3.0));
            let look = (colors.ink, text);
            let theory = self.expected.outcomes.get(self.outcome);
            let taken = theory.copied().flatten().is_some() || self.overlay.trial.is_some();
            let below = if taken { 36.0 } else { 4.0 };
            let label = translated("your mean");
            upright(pen, label, (at, top + below), right, look);
        }
        self.draw_share(pen, (&x, y.at(tallest)), size, colors);
    }

    /// Results that are drawn as an outline: pins, and the visitor's own.
    fn outlined(&self, colors: Option<&Colors>) -> Vec<(&Statistics, Color)> {
        let color = |of: &dyn Fn(&Colors) -> Color| colors.map_or(Color::NONE, of);
        let pins = self.overlay.pins.iter().enumerate();
        let mut all: Vec<(&Statistics, Color)> = pins
            .map(|(i, pin)| (pin.statistics, color(&|colors| colors.of_pin(i))))
            .collect();
        if let Some(own) = self.own() {
            all.push((own, color(&|colors| colors.ink)));
        }
        all
    }

    /// The visitor's own results, if they are of this outcome.
    fn own(&self) -> Option<&Statistics> {
        match self.overlay.own {
            Some(Own::Sample(outcome, own)) if outcome == self.outcome => Some(own),
            _ => None,
        }
    }

    /// The outlines of other results' histograms, in the same bars.
    fn draw_outlines<B: DrawingBackend>(
        &self,
        pen: &mut Pen<'_, B>,
        (range, x, y): (OutcomeRange, &Axis, &Axis),
        colors: &Colors,
    ) {
        let per = f64::from(self.quantity().per);
        for (other, color) in self.outlined(Some(colors)) {
            let bars = self.bars(range, other);
            let mut outline = Vec::new();
            for (bar, _, count) in bars.iter() {
                let share = count as f64 / other.trials.max(1) as f64 * 100.0;
                let height = y.at(share).max(14.0);
                outline.push((x.at(bars.edge(bar) / per), height));
                outline.push((x.at(bars.edge(bar + 1) / per), height));
            }
            pen.line(outline.into_iter(), color, 1.5);
        }
    }

    /// The share in words: above its bars, or beside them where they reach too high.
    fn draw_share<B: DrawingBackend>(
        &self,
        pen: &mut Pen<'_, B>,
        (x, top_of_bars): (&Axis, f64),
        size: CanvasSize,
        colors: &Colors,
    ) {
        let (Some((share, label)), Some(split)) = (self.share_words(), self.split()) else {
            return;
        };
        let (text, top, left, right) = (size.text(), 14.0, LEFT, size.width - 14.0);
        let meaning = share.meaning(self.shape);
        let edge = x.at(split as f64 / f64::from(self.quantity().per));
        // The mean in theory has its name on the first line.
        let theory = self.expected.outcomes.get(self.outcome);
        let top = if theory.copied().flatten().is_some() {
            top + text + 6.0
        } else {
            top
        };
        let longest = label.chars().count().max(meaning.chars().count());
        let wide = text * 0.6 * longest as f64;
        let above = top_of_bars - 32.0;
        let (at, y) = match share.side {
            Side::AtMost(_) if above >= top + 4.0 => (left + 3.0, above),
            Side::AtMost(_) => (edge + 10.0, top + 12.0),
            Side::AtLeast(_) => (edge.clamp(left, right) + 10.0, above.max(top + 12.0)),
        };
        let (at, anchor) = if at + wide < right {
            (at, Anchor::Left)
        } else {
            (right - 3.0, Anchor::Right)
        };
        let below = (at, y + text + 3.0);
        pen.plate(&label, (at, y), (text, anchor), colors.paper);
        pen.plate(&meaning, below, (text - 1.0, anchor), colors.paper);
        pen.bold(&label, (at, y), (colors.accent, text, anchor));
        pen.text(&meaning, below, (colors.muted, text - 1.0, anchor));
    }
}

/// Where the axis of the shares ends and the bars begin.
const LEFT: f64 = 52.0;

impl Bars {
    /// Each bar's place, first value and trials.
    fn iter(&self) -> impl Iterator<Item = (i64, i64, u64)> + '_ {
        (0..)
            .zip(&self.counts)
            .map(|(bar, count)| (bar, self.start + bar * self.width, *count))
    }

    /// Where a bar begins on the axis: a value lies in the middle of its own width.
    fn edge(&self, bar: i64) -> f64 {
        (self.start + bar * self.width) as f64 - self.lattice as f64 / 2.0
    }
}

/// A label beside an upright line, on the side where it fits.
fn upright<B: DrawingBackend>(
    pen: &mut Pen<'_, B>,
    label: &str,
    (x, y): (f64, f64),
    right: f64,
    (color, text): (Color, f64),
) {
    let fits = x + 6.0 + text * 0.6 * (label.chars().count() as f64) < right;
    let (at, anchor) = if fits {
        (x + 6.0, Anchor::Left)
    } else {
        (x - 6.0, Anchor::Right)
    };
    pen.text(label, (at, y), (color, text, anchor));
}

/// What an outcome is, with its unit: "Total (viruses) after step 300".
pub(super) fn outcome_title(shape: &Shape, outcome: usize) -> String {
    let quantity = &shape.outcomes[outcome];
    let mut title = translated(quantity.label).to_owned();
    if !quantity.unit.is_empty() && quantity.unit != quantity.label {
        title += &format!(" ({})", translated(quantity.unit));
    }
    if shape.at_end {
        title += " ";
        title += &last_moment(shape);
    }
    let mut chars = title.chars();
    let first = chars.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(chars).collect()
}

/// Fewer different values than this say nothing about the distance that all of them keep.
const FEW: usize = 8;

/// A value and the distance that all values keep from it, of values in ascending order; 1 where
/// some stand for several.
fn lattice(values: impl Iterator<Item = (i64, f64)>) -> (i64, i64) {
    let (mut base, mut apart, mut seen) = (None, 0, 0);
    for (value, spread) in values {
        seen += 1;
        if spread > 0.0 {
            return (0, 1);
        }
        let (mut a, mut b) = (value - *base.get_or_insert(value), apart);
        while b != 0 {
            (a, b) = (b, a % b);
        }
        apart = a;
    }
    // A few values keep some distance by chance.
    if apart <= 1 || seen < FEW {
        return (0, 1);
    }
    (base.unwrap_or(0), apart)
}

/// Where bars begin, how wide they are and how many there are, so that they hold all whole numbers
/// from `low` to `high` and one of them begins at `split`.
fn bar_edges(low: i64, high: i64, split: Option<i64>, most: i64) -> (i64, i64, i64) {
    let range = (high - low + 1).max(1);
    let least = (range as f64 / most.max(1) as f64).ceil().max(1.0) as i64;
    let round = nice(least as f64) as i64;
    let to_split = split.map_or(0, |split| split - low);
    // Bars that fill the way to the split evenly, if there are some of a likely width.
    let even = (least..=(least * 5 / 2).min(least + 1000))
        .find(|width| to_split > 0 && (to_split % width == 0 || width % to_split == 0));
    let width = even.unwrap_or(round);
    let start = if to_split > 0 && to_split % width != 0 && width % to_split != 0 {
        low - (width - to_split % width)
    } else if split.is_none() || to_split < 0 {
        // Round numbers are easier to read than the smallest value.
        low.div_euclid(width) * width
    } else {
        low
    };
    let count = (high - start).div_euclid(width) + 1;
    (start, width, count)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bars hold everything, one of them begins at the split, and there are not too many.
    fn check(low: i64, high: i64, split: Option<i64>, expected: (i64, i64, i64)) {
        let (start, width, count) = bar_edges(low, high, split, MOST_BARS);
        assert_eq!((start, width, count), expected, "{low} {high} {split:?}");
        assert!(start <= low && high < start + width * count);
        assert!(count <= MOST_BARS + 2);
        if let Some(split) = split.filter(|split| *split >= low) {
            let aligned = (split - start) % width == 0 || width % (split - start).max(1) == 0;
            assert!(aligned, "{low} {high} {split} {start} {width}");
        }
    }

    #[test]
    fn values_keep_their_distance() {
        let check = |values: &[i64], expected: (i64, i64)| {
            let seen = lattice(values.iter().map(|value| (*value, 0.0)));
            assert_eq!(seen, expected, "{values:?}");
        };
        let won: Vec<i64> = [0, 1, 3, 4, 5, 7, 8, 9]
            .iter()
            .map(|i| i * 36 - 1000)
            .collect();
        check(&won, (-1000, 36));
        check(&[-1000, -964, -892], (0, 1));
        check(&[0, 1, 5], (0, 1));
        check(&[7], (0, 1));
        check(&[], (0, 1));
        assert_eq!(lattice([(0, 0.0), (36, 3.0)].into_iter()), (0, 1));
    }

    #[test]
    fn bars_end_where_the_share_ends() {
        check(0, 0, Some(51), (0, 1, 1));
        check(0, 101, Some(51), (0, 3, 34));
        check(0, 599, Some(51), (0, 17, 36));
        check(0, 1_998, Some(51), (0, 51, 40));
        check(0, 600, Some(101), (-19, 20, 31));
        check(0, 600, None, (0, 20, 31));
        check(2_950, 3_350, None, (2_940, 20, 21));
        check(-40, 40, None, (-40, 5, 17));
        check(1, 6, Some(2), (1, 1, 6));
    }
}
