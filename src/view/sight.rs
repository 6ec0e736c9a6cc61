//! Finished results with everything that their figures need, looked at as the page shows them first.

use super::{Axes, Choice, Figures, places};
use crate::experiment::Experiment;
use crate::figure::{Lens, Overlay};
use crate::results::Results;
use crate::scenario::Expected;
use crate::sim::{Shape, Statistics};

/// Results and what is derived of them.
pub struct Sight {
    experiment: Experiment,
    shapes: Vec<Shape>,
    statistics: Vec<Statistics>,
    expected: Vec<Expected>,
    places: Vec<Vec<(i32, i32)>>,
    choice: Choice,
    lens: Lens,
    axes: Option<Axes>,
}

impl Sight {
    /// Derives everything.
    #[must_use]
    pub fn new(results: &Results) -> Self {
        let (experiment, summaries) = (&results.experiment, &results.summaries);
        let cases = 0..experiment.cases().len();
        let mut sight = Sight {
            experiment: experiment.clone(),
            shapes: summaries.iter().map(|case| case.shape().clone()).collect(),
            statistics: summaries.iter().map(Statistics::new).collect(),
            expected: cases.map(|case| experiment.expected(case)).collect(),
            places: places(results),
            choice: Choice::default(),
            lens: Lens::PLAIN,
            axes: None,
        };
        let axes = sight.figures().shared_axes();
        sight.axes = axes;
        sight
    }

    /// Its figures.
    #[must_use]
    pub fn figures(&self) -> Figures<'_> {
        Figures {
            experiment: &self.experiment,
            shapes: &self.shapes,
            statistics: &self.statistics,
            expected: Some(&self.expected),
            places: &self.places,
            choice: &self.choice,
            lens: &self.lens,
            axes: self.axes,
            overlay: Box::new(|_| Overlay::default()),
        }
    }

    /// The statistics of a case.
    #[must_use]
    pub fn statistics(&self) -> &[Statistics] {
        &self.statistics
    }
}
