//! What trials of a model showed: its summary, and the pairs (total, resistant) that it leaves out.

use std::collections::HashMap;

use many_trials::experiment::Experiment;
use many_trials::sim::{self, Model, Shape, Statistics, Summary, Task};

use super::facts::{Claim, Fact, Population};
use super::observed::watch;

/// Counts by value, in order.
pub(crate) type Counts = Vec<(i32, u64)>;

pub(crate) struct Watched {
    pub summary: Summary,
    pub statistics: Statistics,
    /// Σ d and Σ d² of d = (total − its mean)(resistant − its mean), by step, for the true means.
    pub products: HashMap<usize, (f64, f64)>,
    /// How often each pair (total, resistant) was seen, by step.
    pub pairs: HashMap<usize, HashMap<(i32, i32), u64>>,
}

impl Watched {
    /// Runs an experiment, as the program does, and watches for what the facts ask.
    pub(crate) fn of_experiment(experiment: &Experiment, facts: &[Fact]) -> Self {
        let model = experiment.scenario().model(&experiment.cases()[0]);
        let mut pairs = Watch::new(facts, model.shape());
        let observed = watch(experiment, &mut |cells| pairs.trial(cells));
        pairs.watched(observed.summary)
    }

    /// Runs the experiment's trials of another model that observes the same quantities.
    pub(crate) fn of_model(model: &dyn Model, experiment: &Experiment, facts: &[Fact]) -> Self {
        let mut summary = Summary::new(model.shape(), 1);
        let mut pairs = Watch::new(facts, model.shape());
        let trials = 0..experiment.num_trials();
        let mut each = |_, cells: &[i32]| pairs.trial(cells);
        let task = Task {
            model,
            trials,
            summary: &mut summary,
            each: Some(&mut each),
        };
        sim::run(&experiment.seed(), &mut [task]);
        pairs.watched(summary)
    }

    pub(crate) fn trials(&self) -> f64 {
        self.summary.trials() as f64
    }

    /// How often a population had each size after some steps.
    pub(crate) fn counts(&self, population: Population, step: usize) -> Counts {
        let Some(series) = population.series() else {
            let mut counts = std::collections::BTreeMap::new();
            for ((total, resistant), count) in &self.pairs[&step] {
                *counts.entry(total - resistant).or_insert(0) += count;
            }
            return counts.into_iter().collect();
        };
        let (bins, column) = self.summary.series(series).nth(step).unwrap();
        let count = |(bin, count)| {
            let (value, width) = bins.values(bin);
            assert_eq!(
                width, 1,
                "these populations are small enough for a bin a value"
            );
            (value, u64::from(count))
        };
        column.histogram.iter().map(count).collect()
    }
}

/// The mean of a function of the population.
pub(crate) fn mean_of(counts: &Counts, function: impl Fn(f64) -> f64) -> f64 {
    let trials: u64 = counts.iter().map(|(_, count)| count).sum();
    counts
        .iter()
        .map(|(value, count)| *count as f64 * function(f64::from(*value)))
        .sum::<f64>()
        / trials as f64
}

/// The share of trials between two sizes, both included.
pub(crate) fn share_of(counts: &Counts, from: i32, to: i32) -> f64 {
    mean_of(counts, |value| {
        f64::from(u8::from(f64::from(from) <= value && value <= f64::from(to)))
    })
}

/// Looks at single trials.
struct Watch {
    points: usize,
    means: HashMap<usize, [f64; 2]>,
    products: HashMap<usize, (f64, f64)>,
    pairs: HashMap<usize, HashMap<(i32, i32), u64>>,
}

impl Watch {
    fn new(facts: &[Fact], shape: &Shape) -> Self {
        let mut watch = Watch {
            points: shape.points(),
            means: HashMap::new(),
            products: HashMap::new(),
            pairs: HashMap::new(),
        };
        for fact in facts {
            if let Claim::Covariance { means, .. } = fact.claim {
                watch.means.insert(fact.step, means);
                watch.products.insert(fact.step, (0.0, 0.0));
            }
            if matches!(fact.claim, Claim::Joint { .. }) || fact.population == Population::Sensitive
            {
                watch.pairs.insert(fact.step, HashMap::new());
            }
        }
        watch
    }

    fn trial(&mut self, cells: &[i32]) {
        let pair = |step: usize| (cells[step], cells[self.points + step]);
        for (step, products) in &mut self.products {
            let ((total, resistant), means) = (pair(*step), self.means[step]);
            let product = (f64::from(total) - means[0]) * (f64::from(resistant) - means[1]);
            products.0 += product;
            products.1 += product * product;
        }
        for (step, pairs) in &mut self.pairs {
            *pairs.entry(pair(*step)).or_insert(0) += 1;
        }
    }

    fn watched(self, summary: Summary) -> Watched {
        let statistics = Statistics::new(&summary);
        Watched {
            summary,
            statistics,
            products: self.products,
            pairs: self.pairs,
        }
    }
}
