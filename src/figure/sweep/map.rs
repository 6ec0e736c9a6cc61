//! A sweep over two parameters drawn: a map, and which case is at a place of it.

use super::SweepFigure;
use super::places::number;
use crate::figure::paper::{Anchor, Axis, Callout, Look, Plot, RIGHT, Rules, Words, heights};
use crate::figure::{CanvasSize, Color, Colors, Pen};
use crate::language::translated;
use crate::param::{Value, decimal, decimals_for};

/// What the scale takes above the cells.
const SCALE: f64 = 32.0;
/// How long the scale is at most.
const LONGEST_SCALE: f64 = 180.0;

/// The map's axes: values along both parameters, and where the cells lie.
struct Grid {
    rows: Vec<Value>,
    columns: Vec<Value>,
    plot: Plot,
    x: Axis,
    y: Axis,
    names: Rules,
}

impl SweepFigure<'_> {
    fn grid(&self, size: CanvasSize) -> Grid {
        let (rows, columns) = (self.values(0), self.values(1));
        let (top, bottom) = heights(size);
        let top = if size.is_wordless() { top } else { top + SCALE };
        let y = Axis::new(0.0, rows.len() as f64, bottom, top);
        let name =
            |(i, row): (usize, &Value)| (y.at(i as f64 + 0.5), self.params[0].label_of(*row));
        let labels = rows.iter().enumerate().map(name).collect();
        let names = Rules::rows(labels, are_names(&rows), size);
        let plot = Plot::new(size, &[&names], true, RIGHT).between(top, bottom);
        Grid {
            x: Axis::new(0.0, columns.len() as f64, plot.left, plot.right),
            rows,
            columns,
            plot,
            y,
            names,
        }
    }

    fn cell(&self, row: Value, column: Value) -> Option<usize> {
        self.cases
            .iter()
            .position(|case| case.values == [row, column])
    }

    /// The case at a place of the map.
    pub(super) fn cell_at(&self, (at_x, at_y): (f64, f64), size: CanvasSize) -> Option<usize> {
        let grid = self.grid(size);
        let column = libm::floor(grid.x.value(at_x));
        let row = libm::floor(grid.y.value(at_y));
        if column < 0.0 || row < 0.0 {
            return None;
        }
        self.cell(
            *grid.rows.get(row as usize)?,
            *grid.columns.get(column as usize)?,
        )
    }

    /// The case that is some columns to the right and some rows up from another one in the map, if
    /// there is one.
    pub(super) fn cell_beside(&self, case: usize, right: i32, up: i32) -> Option<usize> {
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

    /// The middle of a case's cell.
    fn middle_of(&self, grid: &Grid, case: usize) -> Option<(f64, f64)> {
        let [row, column] = self.cases.get(case)?.values[..] else {
            return None;
        };
        let place = |list: &[Value], value: Value| {
            let place = list.iter().position(|known| *known == value)?;
            Some(place as f64 + 0.5)
        };
        let (x, y) = (place(&grid.columns, column)?, place(&grid.rows, row)?);
        Some((grid.x.at(x), grid.y.at(y)))
    }

    /// What a cell shows: the mean, or a share in percent.
    fn measure(&self, case: usize) -> f64 {
        match self.cases[case].share().filter(|_| self.show_share) {
            Some((share, _)) => share * 100.0,
            None if self.is_event() => self.of(case).mean * 100.0,
            None => self.of(case).mean,
        }
    }

    pub(super) fn draw_map(&self, pen: &mut Pen<'_>, size: CanvasSize, colors: &Colors) {
        let measured = (0..self.cases.len()).filter(|case| self.cases[*case].statistics.trials > 0);
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for case in measured {
            let value = self.measure(case);
            (low, high) = (low.min(value), high.max(value));
        }
        if low > high {
            return;
        }
        let grid = self.grid(size);
        let mut words = Words::new(size);
        let callout = self.selected.and_then(|case| {
            let at = self.middle_of(&grid, case)?;
            Callout::new(&mut words, &self.case_lines(case), at, size, colors)
        });
        self.draw_map_axes(pen, &mut words, &grid, colors);
        let part = |value: f64| {
            if high > low {
                (value - low) / (high - low)
            } else {
                0.5
            }
        };
        let decimals = decimals_for((high - low) / 50.0).min(4);
        let percent = if self.show_share || self.is_event() {
            " %"
        } else {
            ""
        };
        let label = |value: f64| format!("{}{percent}", decimal(value, decimals));
        let gap = 1.0;
        for (i, row) in grid.rows.iter().enumerate() {
            for (j, column) in grid.columns.iter().enumerate() {
                let Some(case) = self.cell(*row, *column) else {
                    continue;
                };
                if self.cases[case].statistics.trials == 0 {
                    continue;
                }
                let value = self.measure(case);
                let (left, right) = (grid.x.at(j as f64), grid.x.at(j as f64 + 1.0) - gap);
                let (bottom, top) = (grid.y.at(i as f64), grid.y.at(i as f64 + 1.0) + gap);
                let cell = heat(colors, part(value));
                pen.area([left, top, right, bottom], cell);
                let look = Look::plain(colors.readable_on(cell), size.text());
                let label = label(value);
                let fits = words.width(&label, look) + 6.0 < right - left;
                if fits && bottom - top > size.text() + 4.0 {
                    let at = (f64::midpoint(left, right), f64::midpoint(top, bottom));
                    words.write(pen, &label, look, [(at, Anchor::Center)]);
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
        if !size.is_wordless() {
            let ends = [label(low), label(high)];
            self.draw_scale(pen, (&grid.plot, &mut words), ends, size, colors);
        }
        if let Some(callout) = callout {
            callout.draw(pen, colors);
        }
    }

    /// The scale, pale to full, with its ends, and what it is of.
    fn draw_scale(
        &self,
        pen: &mut Pen<'_>,
        (plot, words): (&Plot, &mut Words),
        [low, high]: [String; 2],
        size: CanvasSize,
        colors: &Colors,
    ) {
        let look = Look::plain(colors.muted, size.text() - 1.0);
        let of_low = words.width(&low, look) + 6.0;
        let left = libm::ceil(plot.left.max(of_low));
        let of_high = words.width(&high, look) + 6.0;
        let room = (size.width - of_high - left).min(LONGEST_SCALE);
        let right = left + libm::floor(room);
        if right > left + 10.0 {
            // Each step covers all that comes behind it, so there is nothing between two of them, however
            // the pixels of a screen lie.
            let steps = libm::floor(room / 2.0) as i32;
            for step in 0..steps {
                let from = left + (right - left) * f64::from(step) / f64::from(steps);
                let color = heat(colors, f64::from(step) / f64::from(steps - 1));
                pen.area([from, 20.0, right, 30.0], color.over(colors.paper));
            }
            words.write(pen, &low, look, [((left - 6.0, 25.0), Anchor::Right)]);
            words.write(pen, &high, look, [((right + 6.0, 25.0), Anchor::Left)]);
        }
        let mut title = self.outcome_title();
        if self.show_share
            && let Some(label) = self.common_share()
        {
            title = label;
        }
        if !words.write(pen, &title, look, [((plot.left, 8.0), Anchor::Left)]) {
            words.title(pen, &title, plot.middle_at(8.0), look);
        }
    }

    fn draw_map_axes(&self, pen: &mut Pen<'_>, words: &mut Words, grid: &Grid, colors: &Colors) {
        let name = |(j, column): (usize, &Value)| {
            let name = self.params[1].label_of(*column);
            (grid.x.at(j as f64 + 0.5), name)
        };
        let names = grid.columns.iter().enumerate().map(name).collect();
        let names = grid.plot.columns(names, are_names(&grid.columns));
        grid.plot.name_rows(pen, words, &grid.names, colors);
        let [of_rows, of_columns] =
            [self.params[0], self.params[1]].map(|param| translated(param.label));
        grid.plot.draw_under(pen, words, &names, of_columns, colors);
        grid.plot.draw_upright_title(pen, words, of_rows, colors);
    }
}

/// Whether values are names and no numbers.
fn are_names(values: &[Value]) -> bool {
    values.iter().all(|value| number(*value).is_none())
}

/// The colours of a map from the smallest to the largest value: one hue, from pale to full.
fn heat(colors: &Colors, part: f64) -> Color {
    colors.of_series(0).tint(0.06 + 0.9 * part.clamp(0.0, 1.0))
}
