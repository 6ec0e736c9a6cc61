//! Grading in one go: the trials of an experiment, and any number of lists that are tested against
//! them.

use super::{Beside, naming, question};
use crate::check::{Answer, Own, Question, Reference, Said, Yardstick, decoded};
use crate::experiment::Experiment;
use crate::naming;
use crate::run::Run;
use crate::sim::Statistics;

/// So many trials are run to test against: enough that a list of a thousand is not blurred by them.
pub const REFERENCE_TRIALS: u64 = 10_000;

/// The seed of the trials to test against.
const SEED: &str = "what a check tests against";

/// The trials of an experiment, to test lists against.
pub struct Grader {
    experiment: Experiment,
    question: Question,
    statistics: Vec<Statistics>,
    runs: Vec<Vec<i32>>,
    yardsticks: Vec<Yardstick>,
}

/// What is said of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Grade {
    /// The verdict.
    pub answer: Answer,
    /// What a wrong result looks like; empty if like nothing known.
    pub looks: String,
}

impl Grader {
    /// Runs the trials of an experiment. Their seed is none that anybody has, whatever the
    /// experiment's is.
    #[must_use]
    pub fn new(experiment: &Experiment, trials: u64) -> Self {
        let experiment = experiment
            .without_target()
            .with_seed(SEED)
            .with_range(0..trials.max(2));
        let mut run = Run::new(&experiment);
        run.advance(u64::MAX);
        let mut beside = Beside::new(&experiment, 1);
        while !beside.advance(1000) {}
        Grader {
            question: question(&experiment),
            statistics: run.statistics(),
            runs: beside.runs().to_vec(),
            yardsticks: beside.yardsticks(),
            experiment,
        }
    }

    /// What is asked.
    #[must_use]
    pub fn question(&self) -> &Question {
        &self.question
    }

    /// Grades the bytes of a file.
    #[must_use]
    pub fn grade(&self, bytes: &[u8], said: Said) -> Grade {
        let own = Own::new(&decoded(bytes), &self.question, said);
        let answer = own.answer(&Reference {
            question: &self.question,
            statistics: &self.statistics,
            runs: &self.runs,
            yardsticks: &self.yardsticks,
        });
        let mut looks = String::new();
        let is_odd = ["differs", "doubtful"].contains(&answer.verdict);
        let is_one = self.experiment.cases().len() == 1;
        if let Some(named) = own.named(&answer).filter(|_| is_odd && is_one)
            && let Some(mut naming) = naming(&self.experiment, &named)
        {
            naming.finish();
            looks = naming::sentence(naming.names());
        }
        Grade { answer, looks }
    }
}
