//! What the trials of a query showed, and what the scenario expects of them.

use many_trials::experiment::Experiment;
use many_trials::run::Run;
use many_trials::scenario::{Expected, Share, Words};
use many_trials::sim::{EachTrial, Shape, Statistics, Summary};

/// A query's only case.
pub(crate) struct Observed {
    pub query: String,
    pub shape: Shape,
    pub summary: Summary,
    pub statistics: Statistics,
    pub share: Option<Share>,
    pub expected: Expected,
    pub sentence: Vec<Words>,
}

impl Observed {
    pub(crate) fn trials(&self) -> f64 {
        self.summary.trials() as f64
    }

    /// How often an outcome had each value, in observed units.
    pub(crate) fn counts(&self, outcome: usize) -> Vec<(i32, u64)> {
        let (bins, column) = self.summary.outcome(outcome);
        let count = |(bin, count)| {
            let (value, width) = bins.values(bin);
            assert_eq!(width, 1, "these outcomes have a bin a value");
            (value, u64::from(count))
        };
        column.histogram.iter().map(count).collect()
    }
}

/// The experiment of a query that is legal as it stands.
pub(crate) fn experiment(query: &str) -> Experiment {
    let (experiment, problems) = Experiment::from_link(query);
    assert!(problems.is_empty(), "{query}: {problems:?}");
    experiment
}

/// Runs a query of one case; every value of every trial is one that its quantity allows.
pub(crate) fn observe(query: &str) -> Observed {
    watch(&experiment(query), &mut |_| ())
}

/// As [`observe`], and shows every trial: its series, one after another, and its outcomes.
pub(crate) fn watch(experiment: &Experiment, each: &mut (dyn FnMut(&[i32]) + Send)) -> Observed {
    let query = experiment.link();
    let mut run = Run::new(experiment);
    assert_eq!(run.summaries().len(), 1, "{query}");
    let shape = run.shape(0).clone();
    let quantities: Vec<_> = shape.series.iter().chain(&shape.outcomes).collect();
    let mut within = |_, cells: &[i32]| {
        for (cell, value) in cells.iter().enumerate() {
            let quantity = quantities[shape.quantity_index(cell)];
            let allowed = quantity.min..=quantity.max;
            assert!(
                allowed.contains(&f64::from(*value)),
                "{query}: {} is {value}",
                quantity.key
            );
        }
        each(cells);
    };
    run.advance_with(
        experiment.num_trials(),
        &mut [Box::new(&mut within) as Box<EachTrial<'_>>],
    );
    assert_eq!(run.done(), experiment.num_trials(), "{query}");
    let (scenario, values) = (experiment.scenario(), &experiment.cases()[0]);
    let statistics = run.statistics().remove(0);
    Observed {
        summary: run.summaries()[0].clone(),
        share: scenario.share(values),
        expected: scenario.expected(values),
        sentence: scenario.sentence(values, &statistics),
        query,
        statistics,
        shape,
    }
}
