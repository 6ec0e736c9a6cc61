//! An outcome against what is swept: a curve over one parameter, a map over two.

use plotters_backend::DrawingBackend;

use super::paper::Anchor;
use super::paper::{Axis, log_ticks};
use super::{CanvasSize, Color, Colors, Pen};
use crate::language::{say, translated, within};
use crate::param::{Param, Value, decimal, decimals_for};
use crate::scenario::{Expected, Share};
use crate::sim::{Distribution, Shape, Statistics, share_error};

/// One case of a sweep.
pub struct SweptCase<'a> {
    /// The values of the swept parameters, in their order.
    pub values: Vec<Value>,
    /// What was observed.
    pub shape: &'a Shape,
    /// What came out.
    pub statistics: &'a Statistics,
    /// The share that is asked for, if one is.
    pub share: Option<Share>,
    /// What theory says.
    pub expected: &'a Expected,
    /// What theory says of the share that is asked for.
    pub expected_share: Option<f64>,
}

impl SweptCase<'_> {
    /// The share of trials with its standard error, if one is asked for.
    #[must_use]
    pub fn share(&self) -> Option<(f64, f64)> {
        let share = self.share?.of(self.statistics);
        Some((share, share_error(share, self.statistics.trials)))
    }
}

/// An outcome of all cases.
pub struct SweepFigure<'a> {
    /// The swept parameters.
    pub params: Vec<&'a Param>,
    /// The cases.
    pub cases: Vec<SweptCase<'a>>,
    /// The outcome.
    pub outcome: usize,
    /// Whether a map shows the share instead of the mean.
    pub show_share: bool,
    /// The case that a map marks.
    pub selected: Option<usize>,
}

/// Where a case stands, its share of trials, and the share's standard error.
type PlacedShare = (f64, (f64, f64));

/// Where the cases stand along a parameter.
enum Places {
    /// On a linear axis.
    Linear(Axis),
    /// On an axis of the decimal logarithm.
    Log(Axis),
    /// Side by side, each with a label.
    Listed(Axis, Vec<String>),
}

impl Places {
    /// Numbers stand on an axis: a logarithmic one if the largest is fifty times the smallest. Anything else stands side by side.
    fn new(param: &Param, values: &[Value], start: f64, end: f64) -> Self {
        let numbers: Vec<f64> = values.iter().filter_map(|value| number(*value)).collect();
        if numbers.len() < values.len() || numbers.len() < 2 {
            let label = |value: &Value| param.label_of(*value);
            let axis = Axis::new(-0.5, values.len() as f64 - 0.5, start, end);
            return Places::Listed(axis, values.iter().map(label).collect());
        }
        let low = numbers.iter().copied().fold(f64::INFINITY, f64::min);
        let high = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let (low, high, log) = if low > 0.0 && high / low >= 50.0 {
            (libm::log10(low), libm::log10(high), true)
        } else {
            (low, high, false)
        };
        let room = (high - low) * 0.04;
        let axis = Axis::new(low - room, high + room, start, end);
        if log {
            Places::Log(axis)
        } else {
            Places::Linear(axis)
        }
    }

    fn at(&self, place: usize, value: Value) -> f64 {
        match (self, number(value)) {
            (Places::Linear(axis), Some(number)) => axis.at(number),
            (Places::Log(axis), Some(number)) => axis.at(libm::log10(number)),
            (Places::Listed(axis, _) | Places::Linear(axis) | Places::Log(axis), _) => {
                axis.at(place as f64)
            }
        }
    }

    fn ticks(&self, apart: f64, whole: bool) -> Vec<(f64, String)> {
        match self {
            Places::Linear(axis) => {
                let ticks = axis.ticks(apart, whole).into_iter();
                ticks
                    .map(|(value, label)| (axis.at(value), label))
                    .collect()
            }
            Places::Log(axis) => {
                let ticks = log_ticks(*axis, apart).into_iter();
                ticks
                    .map(|(value, label)| (axis.at(value), label))
                    .collect()
            }
            Places::Listed(axis, labels) => {
                let ticks = labels.iter().enumerate();
                ticks
                    .map(|(place, label)| (axis.at(place as f64), label.clone()))
                    .collect()
            }
        }
    }
}

fn number(value: Value) -> Option<f64> {
    match value {
        Value::Whole(number) => Some(number as f64),
        Value::Real(number) => Some(number),
        Value::Choice(_) => None,
    }
}

/// The colours of a map from the smallest to the largest value: one hue, from pale to full.
fn heat(colors: &Colors, part: f64) -> Color {
    colors.of_series(0).tint(0.06 + 0.9 * part.clamp(0.0, 1.0))
}

const LEFT: f64 = 62.0;

impl SweepFigure<'_> {
    fn of(&self, case: usize) -> &Distribution {
        &self.cases[case].statistics.outcomes[self.outcome]
    }

    fn outcome_title(&self) -> String {
        let Some(first) = self.cases.first() else {
            return String::new();
        };
        // Cases of different length have no last step in common.
        let shape = Shape {
            at_end: first.shape.at_end
                && self
                    .cases
                    .iter()
                    .all(|case| case.shape.steps == first.shape.steps),
            ..first.shape.clone()
        };
        super::outcome::outcome_title(&shape, self.outcome)
    }

    /// What the shares are called; with their limit, if all cases have the same.
    pub(super) fn common_share(&self) -> Option<String> {
        let mut shares = self
            .cases
            .iter()
            .filter_map(|case| Some((case.share?, case.shape)));
        let (first, shape) = shares.next()?;
        if shares.all(|(share, _)| share.side == first.side) {
            return Some(super::table::share_label(&first, shape));
        }
        Some(translated(first.label).to_owned())
    }

    /// One line that names the figure.
    #[must_use]
    pub fn title(&self) -> String {
        say!(
            "{outcome} by {params}",
            outcome = self.outcome_title(),
            params = self.param_names()
        )
    }

    /// The swept parameters within a sentence: "steps before the drug and mutation probability".
    #[must_use]
    pub fn param_names(&self) -> String {
        let names = self.params.iter();
        let names = names.map(|param| within(translated(param.label)));
        names.collect::<Vec<_>>().join(translated(" and "))
    }

    /// What the lines, bands and colours are.
    #[must_use]
    pub fn note(&self) -> String {
        match self.params.len() {
            1 => {
                let mut note = say!(
                    "Dots: mean and its standard error. Bands: half of the trials (dark) and 9 in 10 trials (light)."
                );
                let theory = |case: &SweptCase<'_>| {
                    case.expected
                        .outcomes
                        .get(self.outcome)
                        .copied()
                        .flatten()
                        .is_some()
                };
                if self.cases.iter().any(theory) {
                    note += translated(" Dotted: what theory expects.");
                }
                note
            }
            2 if self.show_share => {
                say!("The stronger the colour, the larger the share of trials.")
            }
            2 => say!("The stronger the colour, the larger the mean."),
            _ => String::new(),
        }
    }

    /// The values along a swept parameter, in the order of the cases.
    fn values(&self, param: usize) -> Vec<Value> {
        let mut values = Vec::new();
        for case in &self.cases {
            if !values.contains(&case.values[param]) {
                values.push(case.values[param]);
            }
        }
        // Numbers ascend in a map as they do on an axis.
        values.sort_by(|a, b| match (number(*a), number(*b)) {
            (Some(a), Some(b)) => a.total_cmp(&b),
            _ => std::cmp::Ordering::Equal,
        });
        values
    }

    /// Draws the figure of one or two swept parameters; of more there is none.
    pub fn draw<B: DrawingBackend>(&self, pen: &mut Pen<'_, B>, size: CanvasSize, colors: &Colors) {
        pen.area([0.0, 0.0, size.width, size.height], colors.paper);
        match self.params.as_slice() {
            [param] => self.draw_curve(pen, param, size, colors),
            [_, _] => self.draw_map(pen, size, colors),
            _ => {}
        }
    }

    fn draw_curve<B: DrawingBackend>(
        &self,
        pen: &mut Pen<'_, B>,
        param: &Param,
        size: CanvasSize,
        colors: &Colors,
    ) {
        let values = self.values(0);
        let (right, bottom) = (size.width - 18.0, size.height - 50.0);
        let places = Places::new(param, &values, LEFT, right);
        let mut order: Vec<(f64, usize)> = (0..self.cases.len())
            .filter(|case| self.cases[*case].statistics.trials > 0)
            .map(|case| {
                let value = self.cases[case].values[0];
                let place = values.iter().position(|known| *known == value);
                (places.at(place.unwrap_or(0), value), case)
            })
            .collect();
        order.sort_by(|one, other| one.0.total_cmp(&other.0));
        let text = size.text();
        for (at, label) in places.ticks(if size.compact { 64.0 } else { 80.0 }, param.is_whole()) {
            let look = (colors.muted, text, Anchor::Center);
            pen.text(&label, (at, bottom + 15.0), look);
        }
        let label = translated(param.label);
        let title = match translated(param.unit) {
            "" => label.to_owned(),
            unit => format!("{label} ({unit})"),
        };
        let at = (f64::midpoint(LEFT, right), bottom + 36.0);
        pen.text(&title, at, (colors.muted, text, Anchor::Center));

        let shares: Vec<PlacedShare> = order
            .iter()
            .filter_map(|(x, case)| Some((*x, self.cases[*case].share()?)))
            .collect();
        let split = if shares.is_empty() {
            bottom
        } else {
            10.0 + (bottom - 10.0) * 0.62
        };
        let edges = (10.0, split - 14.0, right);
        self.draw_outcome(pen, (&order, &places), edges, size, colors);
        if !shares.is_empty() {
            let listed = matches!(places, Places::Listed(..));
            self.draw_shares(
                pen,
                (&shares, listed),
                (split + 14.0, bottom, right),
                size,
                colors,
            );
        }
    }

    /// Bands, means with their errors, and theory, from left to right.
    fn draw_outcome<B: DrawingBackend>(
        &self,
        pen: &mut Pen<'_, B>,
        (order, places): (&[(f64, usize)], &Places),
        (top, bottom, right): (f64, f64, f64),
        size: CanvasSize,
        colors: &Colors,
    ) {
        let quantiles = |q: usize| {
            order
                .iter()
                .map(move |(x, case)| (*x, self.of(*case).quantiles[q]))
        };
        let theory = order.iter().filter_map(|(x, case)| {
            let expected = &self.cases[*case].expected.outcomes;
            Some((*x, expected.get(self.outcome).copied().flatten()?))
        });
        let theory: Vec<(f64, f64)> = theory.collect();
        let all = (quantiles(0).chain(quantiles(4)))
            .chain(order.iter().map(|(x, case)| (*x, self.of(*case).mean)))
            .chain(theory.iter().copied());
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for (_, value) in all {
            (low, high) = (low.min(value), high.max(value));
        }
        if low > high {
            return;
        }
        if low > 0.0 && low <= 0.5 * high {
            low = 0.0;
        }
        let room = if high > low { (high - low) * 0.06 } else { 0.5 };
        let below = if low == 0.0 { 0.0 } else { room };
        let y = Axis::new(low - below, high + room, bottom, top);
        let per = self.cases[0].shape.outcomes[self.outcome].per;
        rules(pen, &y, (LEFT, right), per == 1, "", (size, colors));
        let title = self.outcome_title();
        if !size.compact {
            let look = (colors.muted, size.text(), Anchor::Left);
            pen.text(&title, (LEFT + 6.0, top + 6.0), look);
        }
        let color = colors.of_series(self.outcome);
        let listed = matches!(places, Places::Listed(..));
        for (outer, inner, alpha) in [(0, 4, 0.13), (1, 3, 0.24)] {
            if listed {
                // Nothing lies between two choices.
                for (x, case) in order {
                    let quantiles = self.of(*case).quantiles;
                    let (low, high) = (y.at(quantiles[outer]), y.at(quantiles[inner]));
                    pen.area(
                        [x - 22.0, high.min(low - 1.0), x + 22.0, low],
                        color.tint(alpha),
                    );
                }
                continue;
            }
            let edge = |q: usize| -> Vec<(f64, f64)> {
                quantiles(q).map(|(x, value)| (x, y.at(value))).collect()
            };
            let back = edge(outer).into_iter().rev();
            pen.polygon(edge(inner).into_iter().chain(back), color.tint(alpha));
        }
        let theory = theory.into_iter().map(|(x, value)| (x, y.at(value)));
        if listed {
            for (x, y) in theory {
                let mark = [(x - 22.0, y), (x + 22.0, y)];
                pen.dashed(mark.into_iter(), colors.ink, 1.0, (1.5, 2.5));
            }
        } else {
            pen.dashed(theory, colors.ink, 1.0, (1.5, 2.5));
            let mean = order
                .iter()
                .map(|(x, case)| (*x, y.at(self.of(*case).mean)));
            pen.line(mean, color, 2.0);
        }
        for (x, case) in order {
            let (mean, error) = (self.of(*case).mean, self.of(*case).standard_error);
            dot(
                pen,
                (*x, y.at(mean)),
                (y.at(mean - error), y.at(mean + error)),
                color,
            );
        }
    }

    fn draw_shares<B: DrawingBackend>(
        &self,
        pen: &mut Pen<'_, B>,
        (shares, listed): (&[PlacedShare], bool),
        (top, bottom, right): (f64, f64, f64),
        size: CanvasSize,
        colors: &Colors,
    ) {
        let highest = shares.iter().map(|(_, (share, _))| share * 100.0);
        let highest = highest.fold(1.0, f64::max);
        let y = Axis::new(0.0, highest * 1.12, bottom, top);
        rules(pen, &y, (LEFT, right), false, " %", (size, colors));
        let at = |share: f64| y.at(share * 100.0).clamp(top, bottom);
        if !listed {
            let line = shares.iter().map(|(x, (share, _))| (*x, at(*share)));
            pen.dashed(line, colors.accent, 2.0, (7.0, 4.0));
        }
        for (x, (share, error)) in shares {
            let whisker = (at(share - error), at(share + error));
            dot(pen, (*x, at(*share)), whisker, colors.accent);
        }
        if let Some(label) = self.common_share() {
            let look = (colors.accent, size.text(), Anchor::Left);
            pen.bold(&label, (LEFT + 6.0, top - 10.0), look);
        }
    }

    /// The map's axes: values along both parameters, and where the cells lie.
    fn grid(&self, size: CanvasSize) -> (Vec<Value>, Vec<Value>, Axis, Axis) {
        let (rows, columns) = (self.values(0), self.values(1));
        let bottom = size.height - 50.0;
        let x = Axis::new(0.0, columns.len() as f64, LEFT + 34.0, size.width - 14.0);
        let y = Axis::new(0.0, rows.len() as f64, bottom, 44.0);
        (rows, columns, x, y)
    }

    fn cell(&self, row: Value, column: Value) -> Option<usize> {
        self.cases
            .iter()
            .position(|case| case.values == [row, column])
    }

    /// The case at a place of the map.
    #[must_use]
    pub fn case_at(&self, (at_x, at_y): (f64, f64), size: CanvasSize) -> Option<usize> {
        if self.params.len() != 2 {
            return None;
        }
        let (rows, columns, x, y) = self.grid(size);
        let (column, row) = (libm::floor(x.value(at_x)), libm::floor(y.value(at_y)));
        if column < 0.0 || row < 0.0 {
            return None;
        }
        self.cell(*rows.get(row as usize)?, *columns.get(column as usize)?)
    }

    /// The case that is some columns to the right and some rows up from another one in the map, if
    /// there is one.
    #[must_use]
    pub fn neighbour(&self, case: usize, right: i32, up: i32) -> Option<usize> {
        if self.params.len() != 2 {
            return None;
        }
        let (rows, columns) = (self.values(0), self.values(1));
        let [row, column] = self.cases.get(case)?.values[..] else {
            return None;
        };
        let place = |list: &[Value], value: Value, by: i32| {
            let place = list.iter().position(|known| *known == value)? as i32 + by;
            list.get(usize::try_from(place).ok()?).copied()
        };
        self.cell(place(&rows, row, up)?, place(&columns, column, right)?)
    }

    fn measure(&self, case: usize) -> f64 {
        match self.cases[case].share().filter(|_| self.show_share) {
            Some((share, _)) => share * 100.0,
            None => self.of(case).mean,
        }
    }

    fn draw_map<B: DrawingBackend>(&self, pen: &mut Pen<'_, B>, size: CanvasSize, colors: &Colors) {
        let (rows, columns, x, y) = self.grid(size);
        let measured = (0..self.cases.len()).filter(|case| self.cases[*case].statistics.trials > 0);
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for case in measured {
            let value = self.measure(case);
            (low, high) = (low.min(value), high.max(value));
        }
        if low > high {
            return;
        }
        let part = |value: f64| {
            if high > low {
                (value - low) / (high - low)
            } else {
                0.5
            }
        };
        let text = size.text();
        let decimals = decimals_for((high - low) / 50.0).min(4);
        let percent = if self.show_share { " %" } else { "" };
        let words = |value: f64| format!("{}{percent}", decimal(value, decimals));
        let gap = 1.0;
        for (i, row) in rows.iter().enumerate() {
            for (j, column) in columns.iter().enumerate() {
                let Some(case) = self.cell(*row, *column) else {
                    continue;
                };
                if self.cases[case].statistics.trials == 0 {
                    continue;
                }
                let value = self.measure(case);
                let (left, right) = (x.at(j as f64), x.at(j as f64 + 1.0) - gap);
                let (bottom, top) = (y.at(i as f64), y.at(i as f64 + 1.0) + gap);
                let cell = heat(colors, part(value));
                pen.area([left, top, right, bottom], cell);
                let label = words(value);
                let fits = text * 0.6 * label.chars().count() as f64 + 6.0 < right - left;
                if fits && bottom - top > text + 4.0 {
                    let ink = colors.readable_on(cell);
                    let at = (f64::midpoint(left, right), f64::midpoint(top, bottom));
                    pen.text(&label, at, (ink, text, Anchor::Center));
                }
                if self.selected == Some(case) {
                    let corners = [
                        (left, top),
                        (right, top),
                        (right, bottom),
                        (left, bottom),
                        (left, top),
                    ];
                    pen.line(corners.into_iter(), colors.ink, 2.5);
                }
            }
        }
        self.draw_map_axes(pen, (&rows, &columns, &x, &y), size, colors);
        // The scale: pale to full, with its ends.
        let (left, right) = (LEFT + 34.0, (LEFT + 34.0 + 180.0).min(size.width - 120.0));
        let steps = 30;
        for step in 0..steps {
            let edge = |step: i32| left + (right - left) * f64::from(step) / f64::from(steps);
            let color = heat(colors, f64::from(step) / f64::from(steps - 1));
            pen.area([edge(step), 20.0, edge(step + 1), 30.0], color);
        }
        let look = |anchor| (colors.muted, text - 1.0, anchor);
        pen.text(&words(low), (left - 6.0, 25.0), look(Anchor::Right));
        pen.text(&words(high), (right + 6.0, 25.0), look(Anchor::Left));
        let mut title = self.outcome_title();
        if self.show_share
            && let Some(label) = self.common_share()
        {
            title = label;
        }
        pen.text(&title, (left, 8.0), look(Anchor::Left));
    }

    fn draw_map_axes<B: DrawingBackend>(
        &self,
        pen: &mut Pen<'_, B>,
        (rows, columns, x, y): (&[Value], &[Value], &Axis, &Axis),
        size: CanvasSize,
        colors: &Colors,
    ) {
        let text = size.text();
        let bottom = size.height - 50.0;
        let look = |anchor| (colors.muted, text, anchor);
        // As many labels as have room.
        let width = (x.at(1.0) - x.at(0.0)).max(1.0);
        let longest = |param: &Param, values: &[Value]| {
            let lengths = values
                .iter()
                .map(|value| param.label_of(*value).chars().count());
            lengths.max().unwrap_or(1) as f64 * text * 0.62 + 8.0
        };
        let every = libm::ceil(longest(self.params[1], columns) / width).max(1.0) as usize;
        for (j, column) in columns.iter().enumerate().step_by(every) {
            let at = (x.at(j as f64 + 0.5), bottom + 15.0);
            pen.text(&self.params[1].label_of(*column), at, look(Anchor::Center));
        }
        let height = (y.at(0.0) - y.at(1.0)).max(1.0);
        let every = libm::ceil((text + 4.0) / height).max(1.0) as usize;
        for (i, row) in rows.iter().enumerate().step_by(every) {
            let at = (x.at(0.0) - 8.0, y.at(i as f64 + 0.5));
            pen.text(&self.params[0].label_of(*row), at, look(Anchor::Right));
        }
        let middle = f64::midpoint(x.at(0.0), size.width - 14.0);
        pen.text(
            translated(self.params[1].label),
            (middle, bottom + 36.0),
            look(Anchor::Center),
        );
        let at = (9.0, f64::midpoint(44.0, bottom));
        let label = translated(self.params[0].label);
        pen.upwards(label, at, colors.muted, text);
    }
}

/// Light rules with their values.
fn rules<B: DrawingBackend>(
    pen: &mut Pen<'_, B>,
    y: &Axis,
    (left, right): (f64, f64),
    whole: bool,
    unit: &str,
    (size, colors): (CanvasSize, &Colors),
) {
    for (value, label) in y.ticks(44.0, whole) {
        let at = y.at(value);
        pen.line([(left, at), (right, at)].into_iter(), colors.rule, 1.0);
        let look = (colors.muted, size.text(), Anchor::Right);
        pen.text(&format!("{label}{unit}"), (left - 10.0, at), look);
    }
}

/// A dot with a whisker from one height to another.
fn dot<B: DrawingBackend>(
    pen: &mut Pen<'_, B>,
    (x, y): (f64, f64),
    (low, high): (f64, f64),
    color: Color,
) {
    pen.line([(x, low), (x, high)].into_iter(), color, 1.5);
    let corner = |i: u32| {
        let angle = f64::from(i) / 12.0 * core::f64::consts::TAU;
        (x + 3.5 * libm::cos(angle), y + 3.5 * libm::sin(angle))
    };
    pen.polygon((0..12).map(corner), color);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::Experiment;
    use crate::figure::{Caption, sweep_svg, sweep_table};
    use crate::run::Run;
    use crate::scenario::Expected;

    /// What a check sees of a sweep's figure.
    fn with_sweep(link: &str, check: impl Fn(SweepFigure<'_>)) {
        let (experiment, problems) = Experiment::from_link(link);
        assert_eq!(problems, [], "{link}");
        let mut run = Run::new(&experiment);
        run.advance(u64::MAX);
        let (statistics, expected) = (run.statistics(), Expected::default());
        let all = experiment.scenario().params();
        let params: Vec<&Param> = experiment
            .swept()
            .filter_map(|key| all.iter().find(|param| param.key == key))
            .collect();
        let cases = experiment.cases().iter().enumerate();
        let cases = cases.map(|(case, values)| SweptCase {
            values: params.iter().map(|param| values.get(param.key)).collect(),
            shape: run.shape(case),
            statistics: &statistics[case],
            share: experiment.scenario().share(values),
            expected: &expected,
            expected_share: None,
        });
        check(SweepFigure {
            cases: cases.collect(),
            params,
            outcome: 0,
            show_share: false,
            selected: None,
        });
    }

    const SIZE: CanvasSize = CanvasSize {
        width: 800.0,
        height: 420.0,
        compact: false,
    };

    #[test]
    fn a_map_knows_its_cells() {
        let link =
            "?mutProb=0.1,0.001,0.01&numStepsBeforeDrug=9,3&numStepsAfterDrug=4&numTrials=20";
        with_sweep(link, |figure| {
            // Values ascend to the right and upwards, whatever the order of the list is.
            let case = |mut_prob: f64, before: i64| {
                let values = [Value::Real(mut_prob), Value::Whole(before)];
                figure.cases.iter().position(|case| case.values == values)
            };
            assert_eq!(figure.case_at((120.0, 340.0), SIZE), case(0.001, 3));
            assert_eq!(figure.case_at((700.0, 340.0), SIZE), case(0.001, 9));
            assert_eq!(figure.case_at((700.0, 60.0), SIZE), case(0.1, 9));
            assert_eq!(figure.case_at((10.0, 60.0), SIZE), None);
            assert_eq!(figure.case_at((700.0, 410.0), SIZE), None);
            let corner = case(0.001, 3).unwrap_or(99);
            assert_eq!(figure.neighbour(corner, 1, 0), case(0.001, 9));
            assert_eq!(figure.neighbour(corner, 0, 1), case(0.01, 3));
            assert_eq!(figure.neighbour(corner, -1, 0), None);
            assert_eq!(figure.neighbour(corner, 0, -1), None);
            let caption = Caption {
                heading: "C < D".into(),
                under: vec!["A & B".into(), "x".repeat(300)],
                ..Caption::default()
            };
            let svg = sweep_svg(&figure, &caption).unwrap_or_default();
            assert!(svg.contains("A &amp; B") && svg.contains("C &lt; D"));
            assert!(!svg.contains(&"x".repeat(200)), "long words break too");
            assert!(svg.contains("Mutation probability") && svg.contains("Steps before the drug"));
            assert_eq!(sweep_table(&figure).rows.len(), 6);
        });
    }

    #[test]
    fn a_curve_is_drawn_of_numbers_and_choices() {
        for link in [
            "?numStepsBeforeDrug=9,3,5&numStepsAfterDrug=4&numTrials=20",
            "?scenario=roulette&game=fair,american&numSpins=10&numTrials=20",
            "?scenario=pi&numNeedles=10,100,1000&numTrials=20",
            // One trial, and none that differ: nothing to divide by.
            "?numStepsBeforeDrug=1,2&clearProb=0&maxBirthProb=0&numTrials=1",
        ] {
            with_sweep(link, |figure| {
                let svg = sweep_svg(&figure, &Caption::default()).unwrap_or_default();
                assert!(svg.contains(figure.params[0].label), "{link}");
                assert!(!svg.contains("NaN") && !svg.contains("inf"), "{link}");
            });
        }
    }
}
