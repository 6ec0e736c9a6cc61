//! How much faster more threads are: measured dots against the ideal line, and the numbers.

use super::paper::{Anchor, Axis, Look, Plot, RIGHT, Rules, Words, heights};
use super::{CanvasSize, Colors, Pen, Table};
use crate::language::{say, translated};
use crate::param::{decimal, grouped};

/// Speed by the number of threads. There is at least one point, and the first is of one thread.
pub struct SpeedFigure<'a> {
    /// Threads, and trials a second that were measured with them.
    pub points: &'a [(u32, f64)],
}

impl SpeedFigure<'_> {
    /// How many times as fast as one thread.
    fn speed_up(&self, rate: f64) -> f64 {
        self.points
            .first()
            .map_or(1.0, |(_, one)| rate / one.max(1e-9))
    }

    fn best(&self) -> (u32, f64) {
        let best = self.points.iter().max_by(|a, b| a.1.total_cmp(&b.1));
        best.copied().unwrap_or((1, 1.0))
    }

    /// One line that names the figure.
    #[must_use]
    pub fn title(&self) -> String {
        say!("Speed-up by the number of threads")
    }

    /// The result in one sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        let (threads, rate) = self.best();
        let times = decimal(self.speed_up(rate), 2);
        let rate = per_second(rate);
        if self.points.len() < 2 {
            return say!("One thread does {rate} trials a second.", rate);
        }
        if threads == 1 {
            return say!(
                "More threads are not faster here: one does {rate} trials a second.",
                rate
            );
        }
        say!(
            "{threads} threads are {times} times as fast as one: {rate} trials a second.",
            threads,
            times,
            rate,
        )
    }

    /// The figure in words, for those who do not see it.
    #[must_use]
    pub fn description(&self) -> String {
        let each = self.points.iter().map(|(threads, rate)| {
            let times = decimal(self.speed_up(*rate), 2);
            if *threads == 1 {
                say!("1 thread: {times} times as fast as one", times)
            } else {
                say!(
                    "{threads} threads: {times} times as fast as one",
                    threads,
                    times
                )
            }
        });
        format!("{}.", each.collect::<Vec<_>>().join(", "))
    }

    /// The numbers.
    #[must_use]
    pub fn table(&self) -> Table {
        let row = |(threads, rate): &(u32, f64)| {
            let times = self.speed_up(*rate);
            vec![
                grouped(i64::from(*threads)),
                per_second(*rate),
                decimal(times, 2),
                format!("{} %", decimal(100.0 * times / f64::from(*threads), 0)),
            ]
        };
        Table {
            columns: vec![
                say!("Threads"),
                say!("Trials a second"),
                say!("Speed-up"),
                say!("Of the ideal"),
            ],
            rows: self.points.iter().map(row).collect(),
        }
    }

    /// Draws the figure.
    pub fn draw(&self, pen: &mut Pen<'_>, size: CanvasSize, colors: &Colors) {
        pen.area([0.0, 0.0, size.width, size.height], colors.paper);
        let most = self.points.iter().map(|(threads, _)| *threads).max();
        let most = f64::from(most.unwrap_or(1));
        let highest = self.speed_up(self.best().1).max(most);
        let (top, bottom) = heights(size);
        let y = Axis::new(0.0, highest * 1.12, bottom, top);
        let rules = Rules::of(&y, true, " ×");
        let plot = Plot::new(size, &[&rules], false, RIGHT + 16.0);
        let x = Axis::new(0.0, most * 1.06, plot.left, plot.right);
        let mut words = Words::new(size);
        plot.draw_rules(pen, &mut words, &rules, colors);
        let ticks = plot.ticks(&x, true);
        plot.draw_under(pen, &mut words, &ticks, translated("threads"), colors);
        let ideal = [(x.at(0.0), y.at(0.0)), (x.at(most), y.at(most))];
        pen.dashed(ideal.into_iter(), colors.muted, 1.0, (4.0, 4.0));
        let muted = Look::plain(colors.muted, size.text());
        let at = ((x.at(most) - 10.0, y.at(most)), Anchor::Right);
        words.write(pen, translated("ideal"), muted, [at]);
        let color = colors.of_series(0);
        let place =
            |(threads, rate): &(u32, f64)| (x.at(f64::from(*threads)), y.at(self.speed_up(*rate)));
        pen.line(self.points.iter().map(place), color, 1.5);
        for point in self.points {
            let (at, height) = place(point);
            pen.dot((at, height), 4.5, color);
            let label = decimal(self.speed_up(point.1), 2);
            // Below the line, where the ideal is not; or above, where two are close.
            let look = Look::plain(color, size.text()).bold();
            let places = [
                ((at + 8.0, height + 16.0), Anchor::Center),
                ((at - 8.0, height - 16.0), Anchor::Center),
            ];
            words.write(pen, &label, look, places);
        }
    }
}

/// Trials a second: of slow ones, such as Python's, a decimal.
fn per_second(rate: f64) -> String {
    if rate < 100.0 {
        decimal(rate, 1)
    } else {
        grouped(libm::round(rate) as i64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speeds_are_told_against_one_thread() {
        let figure = SpeedFigure {
            points: &[(1, 1000.0), (2, 1900.0), (4, 2400.0)],
        };
        assert_eq!(
            figure.sentence(),
            "4 threads are 2.40 times as fast as one: 2,400 trials a second."
        );
        assert_eq!(figure.table().rows[1], ["2", "1,900", "1.90", "95 %"]);
        let alone = SpeedFigure {
            points: &[(1, 1000.0)],
        };
        assert_eq!(alone.sentence(), "One thread does 1,000 trials a second.");
    }
}
