//! Pointing at figures: what stands at a place of one, which trial that may be, and what is said of it.

use serde::{Deserialize, Serialize};

use super::replays::Runner;
use super::scene::Pointed;
use super::{FigureName, Sight};
use crate::figure::CanvasSize;
use crate::language::{say, translated};
use crate::param::grouped;

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

/// How far a look for a trial came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Found {
    /// The trial.
    pub trial: Option<u64>,
    /// Where to go on if there was no time for all.
    pub next: Option<u64>,
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
            FigureName::Cloud => None,
        }
    }

    /// How many points or bars a figure of a case has.
    #[must_use]
    pub fn count(&self, figure: FigureName, case: usize) -> usize {
        match figure {
            FigureName::Series => {
                let series = self.figures().series(case);
                series.map_or(0, |series| series.points())
            }
            FigureName::Outcome => {
                let outcome = self.figures().outcome(case);
                outcome.map_or(0, |outcome| outcome.bar_count())
            }
            FigureName::Sweep => self.shapes.len(),
            FigureName::Cloud => 0,
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
        // Beyond the last step there is only what is pinned.
        if at.0 >= of.1.points() {
            return None;
        }
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

    /// What a picture too small for words shows best.
    #[must_use]
    pub fn tiny(&self) -> FigureName {
        if self.shapes.len() > 1 {
            FigureName::Sweep
        } else if self.shapes[0].series.is_empty() {
            FigureName::Outcome
        } else {
            FigureName::Series
        }
    }

    /// The first trial of a case whose outcome is in a bar, among those from a number on that there is
    /// time for: each runs again, for results that came from files hold no single one.
    #[must_use]
    pub fn find_trial(
        &self,
        case: usize,
        bar: BarValues,
        from: u64,
        mut is_time_left: impl FnMut() -> bool,
    ) -> Found {
        let nothing = Found {
            trial: None,
            next: None,
        };
        let Some(quantity) = self
            .shapes
            .get(case)
            .and_then(|shape| shape.outcomes.get(bar.outcome))
        else {
            return nothing;
        };
        let units = |value: f64| libm::round(value * quantity.per) as i64;
        let values = units(bar.low)..=units(bar.high);
        let runner = Runner::new(&self.experiment, case);
        let outcomes = self.shapes[case].outcomes.len();
        if self.experiment.scenario().own().is_some() {
            let rows = self
                .exact
                .iter()
                .flat_map(|results| results.summaries[case].each_row());
            let mut found = rows.filter(|(trial, row)| {
                *trial >= from && values.contains(&units(row[row.len() - outcomes + bar.outcome]))
            });
            return Found {
                trial: found.next().map(|(trial, _)| trial),
                ..nothing
            };
        }
        let ranges = match &self.exact {
            Some(results) => results.trials.clone(),
            None => vec![self.experiment.trials()],
        };
        for trial in ranges.into_iter().flatten().filter(|trial| *trial >= from) {
            if trial > from && !is_time_left() {
                return Found {
                    next: Some(trial),
                    ..nothing
                };
            }
            let row = runner.row(trial);
            if values.contains(&units(row[row.len() - outcomes + bar.outcome])) {
                return Found {
                    trial: Some(trial),
                    ..nothing
                };
            }
        }
        nothing
    }

    /// What is pointed at, in words.
    #[must_use]
    pub fn pointed(&self) -> Pointed {
        let figures = self.figures();
        let series = self.pointing.series.and_then(|mark| {
            let words = figures.series(mark.case)?.words_at(mark.at);
            let label = self.case_name(mark.case);
            Some(if label.is_empty() {
                words
            } else {
                format!("{label}. {words}")
            })
        });
        let series = self
            .pointing
            .steps
            .map(|steps| self.chosen_steps(steps))
            .or(series);
        let outcome = self.pointing.outcome;
        let outcome = outcome.and_then(|mark| Some(figures.outcome(mark.case)?.bar_words(mark.at)));
        let sweep = self.pointing.sweep.and_then(|case| self.case_words(case));
        Pointed {
            series: series.unwrap_or_default(),
            outcome: outcome.unwrap_or_default(),
            sweep: sweep.unwrap_or_default(),
        }
    }

    /// Which steps a hand is choosing, in words.
    fn chosen_steps(&self, (from, to): (usize, usize)) -> String {
        say!(
            "From {step} {from} to {to}",
            step = translated(self.shapes[0].step),
            from = grouped(from as i64),
            to = grouped(to as i64),
        )
    }

    /// A case's numbers in a line.
    fn case_words(&self, case: usize) -> Option<String> {
        let lines = self.figures().sweep()?.case_lines(case);
        let swept = self.experiment.swept().count();
        let (values, numbers) = lines.split_at_checked(swept)?;
        let separator = translated(", ");
        Some(format!(
            "{}: {}",
            values.join(separator),
            numbers.join(separator)
        ))
    }

    /// What tells a case from the others, as people read it: "Steps before the drug 150"; nothing without a
    /// sweep.
    pub(super) fn case_name(&self, case: usize) -> String {
        let Some(values) = self.experiment.cases().get(case) else {
            return String::new();
        };
        let each = self.experiment.swept().map(|param| {
            format!(
                "{} {}",
                translated(param.label),
                param.label_of(values.get(param.key))
            )
        });
        each.collect::<Vec<_>>().join(translated(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::Experiment;
    use crate::figure::Letters;
    use crate::results::Results;
    use crate::run::{Run, replay};

    fn opened(link: &str) -> Sight {
        let mut run = Run::new(&Experiment::from_link(link).0);
        while !run.is_finished() {
            run.advance(1000);
        }
        Sight::of_results(&Results {
            experiment: run.experiment().clone(),
            trials: vec![run.trials()],
            summaries: run.summaries().to_vec(),
        })
    }

    #[test]
    fn a_bar_of_opened_results_leads_to_its_first_trial() {
        let sight = opened("?scenario=dice-mean&numTrials=60&seed=7&firstTrial=5");
        let experiment = sight.experiment();
        let model = experiment.model(0);
        let shape = model.shape();
        let values = experiment.trials().map(|trial| {
            let row = replay(&*model, &experiment.seed(), trial);
            let value = shape.outcomes[0].value(row[row.len() - shape.outcomes.len()]);
            (trial, value)
        });
        let values: Vec<(u64, f64)> = values.collect();
        for bar in 0..sight.count(FigureName::Outcome, 0) {
            let bar = sight.bar_values(0, bar).expect("a bar");
            let inside = |(_, value): &&(u64, f64)| (bar.low..=bar.high).contains(value);
            let first = values.iter().find(inside).map(|(trial, _)| *trial);
            let mut found = sight.find_trial(0, bar, 0, || false);
            while let Some(next) = found.next {
                found = sight.find_trial(0, bar, next, || false);
            }
            assert_eq!(found.trial, first);
            assert_eq!(sight.find_trial(0, bar, 0, || true), found);
        }
        assert_eq!(sight.bar_values(0, 999), None);
        let far = BarValues {
            outcome: 0,
            low: 1e6,
            high: 2e6,
        };
        let nothing = Found {
            trial: None,
            next: None,
        };
        assert_eq!(sight.find_trial(0, far, 0, || true), nothing);
        assert_eq!(sight.find_trial(9, far, 0, || true), nothing);
    }

    #[test]
    fn a_place_of_a_figure_is_what_stands_there() {
        let sight = opened("?numStepsBeforeDrug=5&numStepsAfterDrug=5&numTrials=20");
        let size = CanvasSize {
            width: 600.0,
            height: 300.0,
            compact: false,
            letters: Letters::Widest,
        };
        let middle = sight.at(FigureName::Series, 0, (300.0, 150.0), size);
        assert!(middle.is_some_and(|point| (3..8).contains(&point)));
        assert_eq!(sight.at(FigureName::Series, 0, (0.0, 150.0), size), None);
        assert_eq!(sight.at(FigureName::Series, 7, (300.0, 150.0), size), None);
        assert_eq!(sight.at(FigureName::Cloud, 0, (300.0, 150.0), size), None);
        assert_eq!(sight.count(FigureName::Series, 0), 11);
        assert_eq!(sight.tiny(), FigureName::Series);
    }
}
