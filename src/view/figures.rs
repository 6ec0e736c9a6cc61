//! The figures of results: put together once, however they are drawn.

use super::{Choice, FigureName, sweep_sentence};
use crate::experiment::Experiment;
use crate::figure::{
    CanvasSize, Caption, CloudFigure, Colors, Lens, OutcomeFigure, OutcomeRange, Overlay, Pen,
    SeriesFigure, SeriesRange, SweepFigure, SweptCase, svg, sweep_svg,
};
use crate::language::say;
use crate::param::{Param, Values};
use crate::scenario::{Expected, Words};
use crate::sim::Contrast;
use crate::sim::{Shape, Statistics};

/// Narrower figures are small ones beside many others, in which nothing is taken hold of.
const SMALL: f64 = 300.0;

/// The axes that the figures of several cases share.
#[derive(Debug, Clone, Copy)]
pub struct Axes {
    series: SeriesRange,
    outcome: OutcomeRange,
}

/// Results, and how they are looked at; one of each list a case.
///
/// ```
/// use many_trials::experiment::Experiment;
/// use many_trials::figure::Caption;
/// use many_trials::results::Results;
/// use many_trials::run::Run;
/// use many_trials::view::Sight;
///
/// let (experiment, _) = Experiment::from_link("?scenario=pi&numNeedles=100&numTrials=50");
/// let mut run = Run::new(&experiment);
/// run.advance(u64::MAX);
/// let sight = Sight::new(&Results {
///     experiment,
///     trials: vec![run.trials()],
///     summaries: run.summaries().to_vec(),
/// });
/// let figures = sight.figures();
/// let outcome = figures.outcome(0).expect("there is one case");
/// assert!(outcome.description().starts_with("Histogram of "));
/// let svg = figures.picture(Some(0), &Caption::default()).expect("it can be drawn");
/// assert!(svg.contains("of π"));
/// ```
pub struct Figures<'a> {
    /// What was run.
    pub experiment: &'a Experiment,
    /// What was observed.
    pub shapes: &'a [Shape],
    /// What came out.
    pub statistics: &'a [Statistics],
    /// What theory says; nothing, while it is not known yet.
    pub expected: Option<&'a [Expected]>,
    /// Where the first trials end, if they end in a plane.
    pub places: &'a [Vec<(i32, i32)>],
    /// The outcome and the share in view.
    pub choice: &'a Choice,
    /// The case of a sweep that is pointed at.
    pub selected: Option<usize>,
    /// How well the cases of a sweep are told from its ends, where that is known.
    pub contrasts: &'a [Contrast],
    /// What is hidden, which steps, which scale.
    pub lens: &'a Lens,
    /// The axes that all cases share; see [`Figures::shared_axes`].
    pub axes: Option<Axes>,
    /// What is drawn over a case.
    pub overlay: Box<dyn Fn(usize) -> Overlay<'a> + 'a>,
}

impl<'a> Figures<'a> {
    fn case(&self, case: usize) -> Option<(&'a Values, &'a Shape, &'a Statistics)> {
        let (values, shape) = (self.experiment.cases().get(case)?, self.shapes.get(case)?);
        Some((values, shape, self.statistics.get(case)?))
    }

    /// What theory says of a case.
    #[must_use]
    pub fn expected(&self, case: usize) -> &'a Expected {
        const NOTHING: &Expected = &Expected {
            series: Vec::new(),
            outcomes: Vec::new(),
            share: None,
        };
        self.expected
            .and_then(|all| all.get(case))
            .unwrap_or(NOTHING)
    }

    /// The series of a case.
    #[must_use]
    pub fn series(&self, case: usize) -> Option<SeriesFigure<'a>> {
        let (values, shape, statistics) = self.case(case)?;
        let (outcome, _) = self.choice.of(self.experiment.share(case), shape);
        Some(SeriesFigure {
            shape,
            statistics,
            in_view: shape.outcomes[outcome].key,
            // Not kept: their labels are in the language of the moment.
            marks: self.experiment.scenario().marks(values),
            expected: self.expected(case),
            overlay: (self.overlay)(case),
            range: self.axes.map(|axes| axes.series),
            lens: self.lens,
        })
    }

    /// The histogram of a case.
    #[must_use]
    pub fn outcome(&self, case: usize) -> Option<OutcomeFigure<'a>> {
        let (_, shape, statistics) = self.case(case)?;
        let asked = self.experiment.share(case);
        let (outcome, share) = self.choice.of(asked, shape);
        Some(OutcomeFigure {
            shape,
            statistics,
            outcome,
            share,
            expected: self.expected(case),
            overlay: (self.overlay)(case),
            range: self.axes.map(|axes| axes.outcome),
            lens: self.lens,
        })
    }

    /// Where the first trials of a case end, on axes of its own.
    #[must_use]
    pub fn cloud_alone(&self, case: usize) -> Option<CloudFigure<'a>> {
        let outcomes = self.experiment.scenario().place()?;
        let shape = self.shapes.get(case)?;
        let trial = (self.overlay)(case).trial.map(|(_, cells)| {
            let own = &cells[cells.len() - shape.outcomes.len()..];
            (own[outcomes.0], own[outcomes.1])
        });
        Some(CloudFigure {
            shape,
            outcomes,
            dots: self.places.get(case)?,
            trial,
            reach: None,
        })
    }

    /// The same on axes that all cases share.
    #[must_use]
    pub fn cloud(&self, case: usize) -> Option<CloudFigure<'a>> {
        let all = (0..self.shapes.len()).filter_map(|case| self.cloud_alone(case));
        let reach = all.map(|figure| figure.reach()).fold(1.0, f64::max);
        Some(CloudFigure {
            reach: Some(reach),
            ..self.cloud_alone(case)?
        })
    }

    /// The overview of a sweep.
    #[must_use]
    pub fn sweep(&self) -> Option<SweepFigure<'a>> {
        let params: Vec<&Param> = self.experiment.swept().collect();
        let cases = (0..self.shapes.len()).map(|case| {
            let (values, shape, statistics) = self.case(case)?;
            let share = self.experiment.share(case);
            let (_, seen) = self.choice.of(share, shape);
            let expected = self.expected(case);
            Some(SweptCase {
                // Theory knows the scenario's own share only.
                expected_share: expected.share.filter(|_| seen == share),
                values: params.iter().map(|param| values.get(param.key)).collect(),
                shape,
                statistics,
                share: seen,
                expected,
            })
        });
        let cases: Vec<SweptCase<'a>> = cases.collect::<Option<_>>()?;
        Some(SweepFigure {
            outcome: self.outcome(0)?.outcome,
            show_share: self.shows_share(&cases),
            selected: self.selected.filter(|case| *case < cases.len()),
            params,
            cases,
        })
    }

    /// Whether a map is coloured by the share: as the visitor wants it, or where the exercise asks for one.
    fn shows_share(&self, cases: &[SweptCase<'a>]) -> bool {
        let mut asked = cases.iter().filter_map(|case| case.share);
        match self.choice.map_share {
            Some(wanted) => wanted && asked.next().is_some(),
            None => asked
                .next()
                .is_some_and(|share| !share.label.is_empty() || self.choice.share.is_some()),
        }
    }

    /// The overview of a sweep in a sentence.
    #[must_use]
    pub fn sweep_words(&self) -> Option<Vec<Words>> {
        let scenario = self.experiment.scenario();
        let asked = self.experiment.share(0);
        let figure = self.sweep()?;
        Some(sweep_sentence(
            &figure,
            Some(scenario),
            asked,
            self.contrasts,
        ))
    }

    /// Draws one of the figures, if there is it: of a case, or of all.
    pub fn draw(
        &self,
        figure: FigureName,
        case: usize,
        pen: &mut Pen<'_>,
        size: CanvasSize,
        colors: &Colors,
    ) {
        match figure {
            FigureName::Series => {
                if let Some(figure) = self.series(case) {
                    figure.draw(pen, size, colors);
                }
            }
            FigureName::Outcome => {
                if let Some(figure) = self.outcome(case) {
                    figure.draw(pen, size, colors);
                }
            }
            FigureName::Cloud => {
                if let Some(figure) = self.cloud(case) {
                    figure.draw(pen, size, colors);
                }
            }
            FigureName::Sweep => {
                if let Some(figure) = self.sweep() {
                    figure.draw(pen, size, colors);
                }
            }
        }
        // A picture too small for words is not for hands.
        if !size.is_wordless() && size.width > SMALL {
            self.draw_handles((figure, case), pen, size, colors);
        }
    }

    /// The axes that the figures of several cases share; none for a single case.
    #[must_use]
    pub fn shared_axes(&self) -> Option<Axes> {
        let cases = 0..self.shapes.len();
        if cases.len() < 2 {
            return None;
        }
        let mut values = (f64::INFINITY, f64::NEG_INFINITY);
        let mut last_step = 0;
        let mut joined: Option<OutcomeRange> = None;
        for case in cases.clone() {
            let series = self.series(case)?;
            let (low, high) = series.extent();
            values = (values.0.min(low), values.1.max(high));
            last_step = last_step.max(series.last_step());
            let extent = self.outcome(case)?.extent();
            joined = Some(joined.map_or(extent, |known| known.join(extent)));
        }
        let mut outcome = joined?;
        outcome.tallest = 0.0;
        for case in cases {
            // Also where all trials of one case end alike: bars of different cases are compared.
            let own = self.outcome(case)?.tallest(outcome);
            outcome.tallest = outcome.tallest.max(own);
        }
        Some(Axes {
            series: SeriesRange { values, last_step },
            outcome,
        })
    }

    /// The figures of a case as SVG; the overview of a sweep, if none is named.
    ///
    /// # Errors
    /// If there is no such case, or the figures could not be drawn.
    pub fn picture(&self, case: Option<usize>, caption: &Caption) -> Result<String, String> {
        let none = |case: usize| say!("There is no case {case}.", case);
        let Some(case) = case else {
            return sweep_svg(&self.sweep().ok_or_else(|| none(0))?, caption);
        };
        let figures = self.series(case).zip(self.outcome(case));
        let (series, outcome) = figures.ok_or_else(|| none(case))?;
        svg(&series, &outcome, self.cloud(case).as_ref(), caption)
    }
}

#[cfg(test)]
mod tests {
    use crate::experiment::Experiment;
    use crate::results::Results;
    use crate::run::Run;
    use crate::view::Sight;

    #[test]
    fn cases_of_unlike_lengths_share_their_steps() {
        let (experiment, _) = Experiment::from_link(
            "?scenario=one-drug&numStepsBeforeDrug=30,0&numStepsAfterDrug=20&numTrials=5&seed=1",
        );
        let mut run = Run::new(&experiment);
        run.advance(u64::MAX);
        let sight = Sight::new(&Results {
            trials: vec![run.trials(); 2],
            summaries: run.summaries().to_vec(),
            experiment,
        });
        let figures = sight.figures();
        let shorter = figures.series(1).expect("a case");
        assert_eq!((shorter.shape.steps, shorter.last_step()), (20, 50));
        let words = shorter.words_at(40);
        assert!(words.contains("this result ends at step 20"), "{words}");
    }
}
