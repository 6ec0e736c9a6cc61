//! A sweep over numbers or kinds drawn: what was run, as dots with their errors, and over two or more kinds
//! a row of dots for each. Nothing is drawn as if there were values between: dots are joined by thin lines
//! that lead the eye.

use super::places::Places;
use super::{Arrangement, SweepFigure};
use crate::figure::paper::{Anchor, Axis, Callout, Look, Plot, RIGHT, Rules, Words, heights};
use crate::figure::{CanvasSize, Color, Colors, Pen};
use crate::param::Value;
use crate::sim::share_error;

/// The part of the height that means take where shares stand below them.
const MEANS: f64 = 0.62;
/// What is kept free between them, on either side of the line.
const BETWEEN: f64 = 14.0;
/// How far a band or a mark of theory reaches to either side at most, and at least.
const HALF_A_BOX: (f64, f64) = (22.0, 1.0);
/// The part of the distance to the next value that it reaches.
const OF_THE_GAP: f64 = 0.35;
/// What keeps the name of a kind off its last dot.
const BESIDE: f64 = 9.0;
/// The part of the width that names of kinds may take.
const OF_NAMES: f64 = 0.28;
/// How far dots of different kinds stand apart, so that none lies on another.
const ASIDE: f64 = 6.0;
/// The dashes of each kind.
const DASHES: [Option<(f64, f64)>; 4] =
    [None, Some((7.0, 4.0)), Some((2.0, 3.0)), Some((11.0, 3.0))];

/// A value at a place, and its standard error.
struct Dot {
    x: f64,
    value: f64,
    error: f64,
}

/// Where everything of a curve is.
pub(super) struct Chart {
    plot: Plot,
    places: Places,
    means: Option<Axis>,
    rules: Option<Rules>,
    of_means: (f64, f64),
    shares: Option<(Axis, Rules)>,
    of_shares: (f64, f64),
    /// The cases of each kind from left to right, with their places; one list without kinds.
    pub(super) lines: Vec<Vec<(f64, usize)>>,
    half_a_box: f64,
}

impl SweepFigure<'_> {
    /// Which parameter goes along the axis.
    fn along(&self) -> usize {
        match self.layout() {
            Arrangement::Curves { along } => along,
            _ => 0,
        }
    }

    /// What each kind is called; nothing without kinds.
    pub(in crate::figure) fn kinds(&self) -> Vec<String> {
        match self.layout() {
            Arrangement::Curves { along } => {
                let kinds = self.values(1 - along);
                let labels = kinds
                    .iter()
                    .map(|kind| self.params[1 - along].label_of(*kind));
                labels.collect()
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn chart(&self, size: CanvasSize) -> Chart {
        let along = self.along();
        let values = self.values(along);
        let shown: Vec<usize> = (0..self.cases.len())
            .filter(|case| self.cases[*case].statistics.trials > 0)
            .collect();
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
        let percent = if self.is_event() { " %" } else { "" };
        let whole = !self.is_event()
            && self
                .cases
                .first()
                .is_some_and(|_| self.quantity().per == 1.0);
        let rules = means.map(|axis| Rules::of(&axis, whole, percent));
        let shares = with_shares.then(|| {
            let axis = self.share_axis(&shown, of_shares);
            (axis, Rules::of(&axis, false, " %"))
        });
        let all: Vec<&Rules> = rules
            .iter()
            .chain(shares.iter().map(|(_, rules)| rules))
            .collect();
        let names = self.kinds();
        let widths = names
            .iter()
            .map(|name| size.text() * size.letters.width(name, true));
        let widest = widths.fold(0.0, f64::max) + BESIDE + 4.0;
        let right = if names.is_empty() || widest > OF_NAMES * size.width {
            RIGHT
        } else {
            widest.max(RIGHT)
        };
        let plot = Plot::new(size, &all, false, right);
        let places = Places::new(self.params[along], &values, plot.left, plot.right);
        let place = |case: usize| {
            let value = self.cases[case].values[along];
            let place = values.iter().position(|known| *known == value);
            places.at(place.unwrap_or(0), value)
        };
        let kinds: Vec<Option<Value>> = match self.layout() {
            Arrangement::Curves { along } => self.values(1 - along).into_iter().map(Some).collect(),
            _ => vec![None],
        };
        let many = kinds.len();
        let lines: Vec<Vec<(f64, usize)>> = kinds
            .into_iter()
            .enumerate()
            .map(|(i, kind)| {
                let aside = (i as f64 - (many - 1) as f64 / 2.0) * ASIDE;
                let of_kind = |case: &usize| {
                    kind.is_none_or(|kind| self.cases[*case].values[1 - along] == kind)
                };
                let cases = shown.iter().copied().filter(of_kind);
                let mut line: Vec<(f64, usize)> =
                    cases.map(|case| (place(case) + aside, case)).collect();
                line.sort_by(|one, other| one.0.total_cmp(&other.0));
                line
            })
            .collect();
        let gaps = lines
            .iter()
            .flat_map(|line| line.windows(2).map(|two| two[1].0 - two[0].0));
        let gap = gaps.filter(|gap| *gap > 0.0).fold(f64::INFINITY, f64::min);
        Chart {
            half_a_box: (gap * OF_THE_GAP).clamp(HALF_A_BOX.1, HALF_A_BOX.0),
            plot,
            places,
            means,
            rules,
            of_means,
            shares,
            of_shares,
            lines,
        }
    }

    pub(super) fn draw_curve(&self, pen: &mut Pen<'_>, size: CanvasSize, colors: &Colors) {
        let chart = self.chart(size);
        let mut words = Words::new(size);
        let callout = self.selected.and_then(|case| {
            let at = self.place_of(&chart, case)?;
            Callout::new(&mut words, &self.case_lines(case), at, size, colors)
        });
        let param = self.params[self.along()];
        let labels = chart.places.ticks(&chart.plot, param.is_whole());
        chart
            .plot
            .draw_under(pen, &mut words, &labels, &param.named_with_unit(), colors);
        if let (Some(axis), Some(rules)) = (chart.means, &chart.rules) {
            let plot = chart.plot.between(chart.of_means.0, chart.of_means.1);
            plot.draw_rules(pen, &mut words, rules, colors);
            self.draw_names(pen, (&chart, &mut words), &axis, size, colors);
            if !size.compact {
                let look = Look::plain(colors.muted, size.text()).on(colors.paper);
                let place = (
                    (chart.plot.left + 6.0, chart.of_means.0 + 6.0),
                    Anchor::Left,
                );
                let title = self.outcome_title();
                if !words.write(pen, &title, look, [place]) {
                    words.title(pen, &title, plot.middle_at(place.0.1), look);
                }
            }
            self.draw_means(pen, &chart, &axis, colors);
        }
        if let Some((axis, rules)) = &chart.shares {
            let plot = chart.plot.between(chart.of_shares.0, chart.of_shares.1);
            plot.draw_rules(pen, &mut words, rules, colors);
            for (i, line) in chart.lines.iter().enumerate() {
                let dots: Vec<Dot> = line
                    .iter()
                    .filter_map(|(x, case)| {
                        let (share, error) = self.cases[*case].share()?;
                        Some(dot(*x, share * 100.0, error * 100.0))
                    })
                    .collect();
                let (color, dash) = if chart.lines.len() > 1 {
                    (colors.of_series(i), DASHES[i % DASHES.len()])
                } else {
                    (colors.accent, DASHES[1])
                };
                draw_dots(pen, (&dots, &chart), axis, color, dash);
            }
            if let Some(label) = self.common_share() {
                let color = if chart.lines.len() > 1 {
                    colors.muted
                } else {
                    colors.accent
                };
                let look = Look::plain(color, size.text()).bold();
                let y = chart.of_shares.0 - 10.0;
                let place = ((chart.plot.left + 6.0, y), Anchor::Left);
                if !words.write(pen, &label, look, [place]) {
                    words.title(pen, &label, plot.middle_at(y), look);
                }
            }
        }
        if let Some((x, y)) = self.selected.and_then(|case| self.place_of(&chart, case)) {
            let ring = |i: u32| {
                let angle = f64::from(i) / 24.0 * core::f64::consts::TAU;
                (x + 7.0 * libm::cos(angle), y + 7.0 * libm::sin(angle))
            };
            pen.line((0..=24).map(ring), colors.ink, 2.0);
        }
        if let Some(callout) = callout {
            callout.draw(pen, colors);
        }
    }

    /// Where the mean of a case is drawn.
    fn place_of(&self, chart: &Chart, case: usize) -> Option<(f64, f64)> {
        let mut all = chart.lines.iter().flatten();
        let (x, _) = all.find(|(_, known)| *known == case)?;
        Some((*x, chart.means?.at(self.measured(case).0)))
    }

    /// The case whose dot is nearest to a place; none beside the plot.
    pub(super) fn nearest(&self, (x, y): (f64, f64), size: CanvasSize) -> Option<usize> {
        let chart = self.chart(size);
        let (top, bottom) = heights(size);
        let beside = chart.half_a_box.max(12.0);
        let inside = (chart.plot.left - beside..=chart.plot.right + beside).contains(&x)
            && (top - beside..=bottom + beside).contains(&y);
        if !inside {
            return None;
        }
        let is_of_shares = y > f64::midpoint(chart.of_means.1, chart.of_shares.0);
        let height = |case: usize| match (&chart.shares, self.cases[case].share()) {
            (Some((axis, _)), Some((share, _))) if is_of_shares => axis.at(share * 100.0),
            _ => chart.means.map_or(y, |axis| axis.at(self.measured(case).0)),
        };
        // First along the axis, and among the kinds by height.
        let away = |(at, case): &(f64, usize)| ((at - x).abs(), (height(*case) - y).abs());
        let mut all: Vec<((f64, f64), usize)> = chart
            .lines
            .iter()
            .flatten()
            .map(|place| (away(place), place.1))
            .collect();
        all.sort_by(|(one, _), (other, _)| {
            one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1))
        });
        Some(all.first()?.1)
    }

    /// The case so many values to the right of another one, or so many kinds above it.
    pub(super) fn beside(&self, case: usize, right: i32, up: i32) -> Option<usize> {
        // Where it stands does not depend on the paper.
        let size = CanvasSize {
            width: 800.0,
            height: 400.0,
            compact: false,
            letters: crate::figure::Letters::None,
        };
        let lines = self.chart(size).lines;
        let (line, place) = lines.iter().enumerate().find_map(|(i, line)| {
            let place = line.iter().position(|(_, known)| *known == case)?;
            Some((i, place))
        })?;
        let line = lines.get(usize::try_from(line as i32 - up).ok()?)?;
        let place = usize::try_from(place as i32 + right).ok()?;
        Some(line.get(place)?.1)
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

    /// Whether bands are drawn: of several kinds they would lie on each other.
    pub(super) fn has_bands(&self) -> bool {
        !self.is_event() && self.layout() == Arrangement::Curve
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
            } else if self.has_bands() {
                see(self.of(*case).quantiles[0]);
                see(self.of(*case).quantiles[4]);
            } else {
                see(value - error);
                see(value + error);
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

    /// Writes the names of the kinds at the ends of their dots, in a column of their own if they have room
    /// there, and else above or below the last dot.
    fn draw_names(
        &self,
        pen: &mut Pen<'_>,
        (chart, words): (&Chart, &mut Words),
        axis: &Axis,
        size: CanvasSize,
        colors: &Colors,
    ) {
        let apart = size.text() + 4.0;
        let mut names: Vec<(f64, f64, String, Color)> = self
            .kinds()
            .into_iter()
            .zip(&chart.lines)
            .enumerate()
            .filter_map(|(i, (name, line))| {
                let (x, case) = *line.last()?;
                Some((x, axis.at(self.measured(case).0), name, colors.of_series(i)))
            })
            .collect();
        names.sort_by(|one, other| one.1.total_cmp(&other.1));
        let (top, bottom) = chart.of_means;
        let mut next = f64::NEG_INFINITY;
        for (i, (x, y, name, color)) in names.iter().enumerate() {
            let look = Look::plain(*color, size.text()).bold();
            // A small paper has no room between.
            let beside = y.min(bottom - apart / 2.0).max(top + apart / 2.0).max(next);
            let column = ((chart.plot.right + BESIDE, beside), Anchor::Left);
            if words.width(name, look) + chart.plot.right + BESIDE <= size.width
                && words.write(pen, name, look, [column])
            {
                next = beside + apart;
                continue;
            }
            let right = x
                .max(chart.plot.left + words.width(name, look))
                .min(size.width - 2.0);
            // The upper one above its line, the lower one below.
            let order = if i == 0 { [-1.0, 1.0] } else { [1.0, -1.0] };
            let places = [1.0, 2.0, 3.0]
                .into_iter()
                .flat_map(|far| order.map(|side| y + side * far * (apart - 2.0)))
                .map(|y| ((right, y), Anchor::Right));
            words.write(pen, name, look.on(colors.paper), places);
        }
    }

    /// Bands, means with their errors, and theory, from left to right.
    fn draw_means(&self, pen: &mut Pen<'_>, chart: &Chart, y: &Axis, colors: &Colors) {
        let several = chart.lines.len() > 1;
        for (i, line) in chart.lines.iter().enumerate() {
            let color = colors.of_series(if several { i } else { self.outcome });
            if self.has_bands() {
                self.draw_bands(pen, (line, chart.half_a_box), y, color);
            }
            let dots = line.iter().map(|(x, case)| {
                let (value, error) = self.measured(*case);
                dot(*x, value, error)
            });
            let dots: Vec<Dot> = dots.collect();
            let half = chart.half_a_box.max(4.0);
            for (x, case) in line {
                if let Some(theory) = self.in_theory(*case) {
                    let y = y.at(theory);
                    let mark = [(x - half, y), (x + half, y)];
                    pen.dashed(mark.into_iter(), colors.ink, 1.0, (1.5, 2.5));
                }
            }
            let dash = if several {
                DASHES[i % DASHES.len()]
            } else {
                None
            };
            draw_dots(pen, (&dots, chart), y, color, dash);
        }
    }

    /// Where half of the trials and nine tenths of them are, at each value that was run.
    fn draw_bands(
        &self,
        pen: &mut Pen<'_>,
        (line, half): (&[(f64, usize)], f64),
        y: &Axis,
        color: Color,
    ) {
        for (outer, inner, alpha) in [(0, 4, 0.13), (1, 3, 0.24)] {
            for (x, case) in line {
                let quantiles = self.of(*case).quantiles;
                let (low, high) = (y.at(quantiles[outer]), y.at(quantiles[inner]));
                let edges = [x - half, high.min(low - 1.0), x + half, low];
                pen.area(edges, color.tint(alpha));
            }
        }
    }
}

/// How the rows of dots of several kinds are joined.
pub(in crate::figure) fn dash_of_kind(kind: usize) -> Option<(f64, f64)> {
    DASHES[kind % DASHES.len()]
}

fn dot(x: f64, value: f64, error: f64) -> Dot {
    Dot { x, value, error }
}

/// Dots with their standard errors, joined by a thin line where they are of numbers.
fn draw_dots(
    pen: &mut Pen<'_>,
    (dots, chart): (&[Dot], &Chart),
    y: &Axis,
    color: Color,
    dash: Option<(f64, f64)>,
) {
    if !chart.places.are_listed() {
        let line = dots.iter().map(|dot| (dot.x, y.at(dot.value)));
        let faint = color.tint(0.55);
        match dash {
            None => pen.line(line, faint, 1.0),
            Some(dash) => pen.dashed(line, faint, 1.0, dash),
        }
    }
    for dot in dots {
        // An error may reach beyond what shares can be.
        let (low, high) = (y.held(dot.value - dot.error), y.held(dot.value + dot.error));
        pen.line([(dot.x, low), (dot.x, high)].into_iter(), color, 2.0);
        pen.dot((dot.x, y.at(dot.value)), 3.5, color);
    }
}
