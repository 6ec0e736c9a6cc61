//! An experiment being carried out: its cases and trial numbers, batch by batch.

use std::ops::Range;

use crate::experiment::Experiment;
use crate::sim::{
    self, EachTrial, Fingerprint, MOST_TRIALS, Model, Seed, Shape, Statistics, Summary, Task,
};

/// An experiment with what its trials gave so far.
pub struct Run {
    experiment: Experiment,
    seed: Seed,
    models: Vec<Box<dyn Model>>,
    summaries: Vec<Summary>,
    trials: Range<u64>,
    next: Vec<u64>,
}

impl Run {
    /// Nothing done yet of all trials of an experiment.
    #[must_use]
    pub fn new(experiment: &Experiment) -> Self {
        Run::part(experiment, 0..experiment.num_trials())
    }

    /// Nothing done yet of some trials of an experiment.
    #[must_use]
    pub fn part(experiment: &Experiment, trials: Range<u64>) -> Self {
        let cases = experiment.cases();
        let models: Vec<_> = cases
            .iter()
            .map(|case| experiment.scenario().model(case))
            .collect();
        Run {
            seed: experiment.seed(),
            summaries: models
                .iter()
                .map(|model| Summary::new(model.shape(), cases.len()))
                .collect(),
            next: vec![trials.start; models.len()],
            experiment: experiment.clone(),
            models,
            trials,
        }
    }

    /// The experiment.
    #[must_use]
    pub fn experiment(&self) -> &Experiment {
        &self.experiment
    }

    /// Gives the experiment more trials, up to the most that a summary may hold; those that were
    /// done stay.
    pub fn extend(&mut self, num_trials: u64) {
        self.trials.end = self.trials.end.max(num_trials.min(MOST_TRIALS));
        self.experiment = self.experiment.with_trials(self.trials.end);
    }

    /// Runs the next trials of the cases that are furthest behind, at most `most` in all.
    pub fn advance(&mut self, most: u64) {
        self.advance_with(most, &mut []);
    }

    /// As [`Run::advance`], telling every trial to its case's listener, if there are listeners.
    pub fn advance_with(&mut self, most: u64, each: &mut [Box<EachTrial<'_>>]) {
        let open = self
            .next
            .iter()
            .filter(|next| **next < self.trials.end)
            .count() as u64;
        let share = (most / open.max(1)).max(1);
        let mut listeners = each.iter_mut();
        let mut left = most.max(1);
        let mut tasks = Vec::new();
        let cases = self
            .models
            .iter()
            .zip(&mut self.summaries)
            .zip(&mut self.next);
        for ((model, summary), next) in cases {
            let listener = listeners.next();
            let count = share
                .min(left)
                .min(self.trials.end - (*next).min(self.trials.end));
            if count == 0 {
                continue;
            }
            left -= count;
            let trials = *next..*next + count;
            *next = trials.end;
            let each = listener.map(|each| &mut **each as &mut EachTrial<'_>);
            tasks.push(Task {
                model: &**model,
                trials,
                summary,
                each,
            });
        }
        sim::run(&self.seed, &mut tasks);
    }

    /// How many trials were done, over all cases.
    #[must_use]
    pub fn done(&self) -> u64 {
        self.next.iter().map(|next| next - self.trials.start).sum()
    }

    /// How many trials there are to do, over all cases.
    #[must_use]
    pub fn total(&self) -> u64 {
        (self.trials.end - self.trials.start) * self.models.len() as u64
    }

    /// The exact summary of each case.
    #[must_use]
    pub fn summaries(&self) -> &[Summary] {
        &self.summaries
    }

    /// The statistics of each case.
    #[must_use]
    pub fn statistics(&self) -> Vec<Statistics> {
        self.summaries.iter().map(Statistics::new).collect()
    }

    /// The fingerprint of all cases.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&self.summaries)
    }

    /// What a trial of a case observes.
    #[must_use]
    pub fn shape(&self, case: usize) -> &Shape {
        self.models[case].shape()
    }
}
