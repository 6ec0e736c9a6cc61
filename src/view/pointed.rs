//! Pointing at figures: what stands at a place of one, which trial that may be, and what is said of it.

use serde::{Deserialize, Serialize};

use super::Sight;
use super::scene::Pointed;
use crate::figure::{CanvasSize, mean_words};
use crate::language::translated;
use crate::param::percent_plus_minus;

/// A figure of results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum FigureName {
    /// The series of a case.
    Series,
    /// The histogram of a case.
    Outcome,
    /// Where the trials of a case end.
    Cloud,
    /// All cases of a sweep.
    Sweep,
    /// What a picture too small for words shows best.
    Tiny,
}

/// The values of a bar, by which trials of it are found.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BarValues {
    /// Which outcome.
    pub outcome: usize,
    /// Its first value.
    pub low: f64,
    /// Its last.
    pub high: f64,
}

impl Sight {
    /// What there is at a place of a figure: a point of the series, a bar, a case of the map. None
    /// beside them, and in figures in which nothing is pointed at.
    #[must_use]
    pub fn at(
        &self,
        figure: FigureName,
        case: usize,
        place: (f64, f64),
        size: CanvasSize,
    ) -> Option<usize> {
        let figures = self.figures();
        match figure {
            FigureName::Series => Some(figures.series(case)?.at(place, size)?.0),
            FigureName::Outcome => figures.outcome(case)?.bar_at(place.0, size),
            FigureName::Sweep => figures.sweep()?.case_at(place, size),
            FigureName::Cloud | FigureName::Tiny => None,
        }
    }

    /// How many points or bars a figure of a case has.
    #[must_use]
    pub fn count(&self, figure: FigureName, case: usize) -> usize {
        match figure {
            FigureName::Series => self.shapes.get(case).map_or(0, |shape| shape.points()),
            FigureName::Outcome => {
                let outcome = self.figures().outcome(case);
                outcome.map_or(0, |outcome| outcome.bar_count())
            }
            FigureName::Sweep => self.shapes.len(),
            FigureName::Cloud | FigureName::Tiny => 0,
        }
    }

    /// The case beside another one in a map, so many columns to the right and rows up.
    #[must_use]
    pub fn neighbour(&self, case: usize, right: i32, up: i32) -> Option<usize> {
        self.figures().sweep()?.neighbour(case, right, up)
    }

    /// Among the first trials of a case the one whose series comes nearest to a place of its figure;
    /// none beside the plot.
    pub fn nearest_trial(
        &mut self,
        case: usize,
        place: (f64, f64),
        size: CanvasSize,
        is_time_left: impl FnMut() -> bool,
    ) -> Option<u64> {
        let at = self.figures().series(case)?.at(place, size)?;
        self.nearest(case, at, is_time_left)
    }

    /// Among the first trials of a case the one that comes nearest to the mean at a point of the
    /// series.
    pub fn trial_at_mean(
        &mut self,
        case: usize,
        point: usize,
        is_time_left: impl FnMut() -> bool,
    ) -> Option<u64> {
        let curve = self.statistics.get(case)?.series.first()?;
        let mean = *curve.mean.get(point)?;
        self.nearest(case, (point, mean), is_time_left)
    }

    fn nearest(
        &mut self,
        case: usize,
        at: (usize, f64),
        is_time_left: impl FnMut() -> bool,
    ) -> Option<u64> {
        let of = (case, self.shapes.get(case)?);
        self.replays.nearest(&self.experiment, of, at, is_time_left)
    }

    /// The values of a bar of a case's histogram; none if there is no such bar.
    #[must_use]
    pub fn bar_values(&self, case: usize, bar: usize) -> Option<BarValues> {
        let figures = self.figures();
        let figure = figures.outcome(case)?;
        let (low, high) = figure.values_of(bar)?;
        Some(BarValues {
            outcome: figure.outcome,
            low,
            high,
        })
    }

    /// What is pointed at, in words.
    #[must_use]
    pub fn pointed(&self) -> Pointed {
        let figures = self.figures();
        let series = self.pointing.series.and_then(|mark| {
            let words = figures.series(mark.case)?.words_at(mark.at);
            let label = self.experiment.case_label(mark.case);
            Some(if label.is_empty() {
                words
            } else {
                format!("{label}. {words}")
            })
        });
        let outcome = self.pointing.outcome;
        let outcome = outcome.and_then(|mark| Some(figures.outcome(mark.case)?.bar_words(mark.at)));
        let sweep = self.pointing.sweep.and_then(|case| self.case_words(case));
        Pointed {
            series: series.unwrap_or_default(),
            outcome: outcome.unwrap_or_default(),
            sweep: sweep.unwrap_or_default(),
        }
    }

    /// A case's numbers in a line.
    fn case_words(&self, case: usize) -> Option<String> {
        let figure = self.figures().sweep()?;
        let swept = figure.cases.get(case)?;
        let values = swept.values.iter().zip(&figure.params);
        let values: Vec<String> = values
            .map(|(value, param)| format!("{} {}", translated(param.label), param.label_of(*value)))
            .collect();
        let quantity = &swept.shape.outcomes[figure.outcome];
        let mut words = format!(
            "{}: {} {}",
            values.join(translated(", ")),
            translated(quantity.label),
            mean_words(quantity, swept.statistics, figure.outcome)
        );
        let share = swept.share.filter(|_| !figure.is_event());
        if let (Some(share), Some((part, error))) = (share, swept.share()) {
            let percent = percent_plus_minus(part, error);
            words += &format!(", {percent} {}", share.name(swept.shape));
        }
        Some(words)
    }
}
