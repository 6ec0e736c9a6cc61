//! A class: an experiment's trials as reference, and students who run it with other seeds.

use many_trials::check::{Answer, Own, Question, Reference, Said};
use many_trials::experiment::Experiment;
use many_trials::grading::question;
use many_trials::run::{Run, replay};
use many_trials::sim::{EachTrial, Seed, Shape, Statistics};

pub(crate) struct Class {
    pub experiment: Experiment,
    pub question: Question,
    statistics: Vec<Statistics>,
    runs: Vec<Vec<i32>>,
}

/// What a student's right program gives.
pub(crate) struct Student {
    /// One row a trial: all cells.
    pub rows: Vec<Vec<i32>>,
    shape: Shape,
}

impl Class {
    /// The trials of a link.
    pub(crate) fn new(link: &str) -> Self {
        let (experiment, problems) = Experiment::from_link(link);
        assert!(problems.is_empty(), "{link}: {problems:?}");
        let mut run = Run::new(&experiment);
        run.advance(u64::MAX);
        let model = experiment.scenario().model(&experiment.cases()[0]);
        let seed = Seed::from_text("single trials");
        Class {
            question: question(&experiment),
            statistics: run.statistics(),
            runs: (0..300)
                .map(|trial| replay(&*model, &seed, trial))
                .collect(),
            experiment,
        }
    }

    pub(crate) fn shape(&self) -> &Shape {
        &self.question.shape
    }

    /// The trials of a student, by the student's number.
    pub(crate) fn student(&self, number: u64, trials: u64) -> Student {
        let link = format!(
            "{}&seed=student{number}",
            without_seed(&self.experiment.link())
        );
        let (experiment, _) = Experiment::from_link(&link);
        let experiment = experiment.case(0).with_range(0..trials);
        let mut run = Run::new(&experiment);
        let mut rows = Vec::new();
        let each = |_, cells: &[i32]| rows.push(cells.to_vec());
        run.advance_with(u64::MAX, &mut [Box::new(each) as Box<EachTrial<'_>>]);
        Student {
            rows,
            shape: self.shape().clone(),
        }
    }

    pub(crate) fn said(&self, text: &str, said: Said) -> Answer {
        let reference = Reference {
            question: &self.question,
            statistics: &self.statistics,
            runs: &self.runs,
            yardsticks: &[],
        };
        Own::new(text, &self.question, said).answer(&reference)
    }

    pub(crate) fn check(&self, text: &str) -> Answer {
        self.said(text, Said::default())
    }

    /// Of how many trials the numbers are means.
    pub(crate) fn of(&self, text: &str, trials: u64) -> Answer {
        self.said(
            text,
            Said {
                trials: Some(trials),
                ..Said::default()
            },
        )
    }

    pub(crate) fn as_kind(&self, text: &str, kind: &str) -> Answer {
        self.said(
            text,
            Said {
                kind: kind.to_owned(),
                ..Said::default()
            },
        )
    }
}

fn without_seed(link: &str) -> String {
    let parts = link.split('&').filter(|part| !part.starts_with("seed="));
    parts.collect::<Vec<_>>().join("&")
}

impl Student {
    /// The values of an outcome.
    pub(crate) fn outcome(&self, outcome: usize) -> Vec<f64> {
        let at = self.shape.series.len() * self.shape.points() + outcome;
        let quantity = &self.shape.outcomes[outcome];
        self.rows
            .iter()
            .map(|row| quantity.value(row[at]))
            .collect()
    }

    /// A trial's series.
    pub(crate) fn run(&self, trial: usize, series: usize) -> Vec<f64> {
        let points = self.shape.points();
        let cells = &self.rows[trial][series * points..(series + 1) * points];
        let quantity = &self.shape.series[series];
        cells.iter().map(|cell| quantity.value(*cell)).collect()
    }

    /// The mean curve of a series.
    pub(crate) fn mean(&self, series: usize) -> Vec<f64> {
        let runs: Vec<Vec<f64>> = (0..self.rows.len())
            .map(|trial| self.run(trial, series))
            .collect();
        let count = runs.len() as f64;
        (0..runs[0].len())
            .map(|point| runs.iter().map(|run| run[point]).sum::<f64>() / count)
            .collect()
    }
}

/// Numbers as a Python list.
pub(crate) fn list(numbers: &[f64]) -> String {
    let each: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    format!("[{}]", each.join(", "))
}
