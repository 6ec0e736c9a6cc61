//! A program that a result may be of, and what its trials gave so far.

use super::tally::Tally;
use crate::param::{Value, Values};
use crate::scenario::{Misreading, Program, Scenario};
use crate::sim::{self, Distribution, Row, Seed, Shape, Stream};

/// How a program differs from the one that is right.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// In nothing.
    Rules,
    /// In some values.
    Values(Vec<(&'static str, Value)>),
    /// It takes the number of trials for this value.
    TrialsFor(&'static str, u64),
    /// It reads the rules otherwise.
    Misreading(&'static Misreading),
}

/// What is carried over is looked at in batches of at least so many trials.
const SMALLEST_BATCH: u64 = 200;

/// So many chains are run, if they are short enough to be so many trials together.
const CHAINS: u64 = 6;
const MOST_CHAINED: u64 = 3000;

/// A program that a result may be of.
pub struct Candidate {
    what: What,
    program: Program,
    /// What is carried over is forgotten after so many trials: as many as someone's own.
    chain: u64,
    /// Whole chains, each lot of them apart: some go another way than most, as when all viruses of the
    /// one patient die in the first trial. There is at least one; independent trials have only that.
    batches: Vec<Tally>,
}

impl Candidate {
    fn new(what: What, program: Program, chain: u64) -> Self {
        Candidate {
            what,
            batches: vec![Tally::new(program.shape())],
            program,
            chain: chain.max(1),
        }
    }

    /// The program that is right at some values.
    pub(super) fn right(scenario: &dyn Scenario, values: &Values) -> Self {
        Candidate::at(scenario, values, What::Rules)
    }

    /// The program that reads the rules rightly, at other values.
    pub(super) fn at(scenario: &dyn Scenario, values: &Values, what: What) -> Self {
        Candidate::new(what, Program::Independent(scenario.model(values)), 1)
    }

    /// The program of a misreading, of whose trials someone runs so many.
    pub(super) fn misread(
        misreading: &'static Misreading,
        values: &Values,
        trials: u64,
    ) -> Option<Self> {
        let program = misreading.program(values)?;
        Some(Candidate::new(
            What::Misreading(misreading),
            program,
            trials,
        ))
    }

    /// How it differs from the right program.
    #[must_use]
    pub fn what(&self) -> &What {
        &self.what
    }

    /// What a trial observes.
    #[must_use]
    pub fn shape(&self) -> &Shape {
        self.program.shape()
    }

    /// Whether something is carried over from trial to trial.
    pub(super) fn is_chained(&self) -> bool {
        matches!(self.program, Program::Chained(_))
    }

    /// How many trials it has.
    #[must_use]
    pub fn trials(&self) -> u64 {
        self.batches.iter().map(Tally::trials).sum()
    }

    /// How many trials it lacks for a stage of so many. Where something is carried over they are of several chains:
    /// in one all viruses may have died, and a program whose own chain lives is of the same distribution.
    pub(super) fn lacks(&self, stage: u64) -> u64 {
        let needed = if self.is_chained() {
            stage.max((CHAINS * self.chain).min(MOST_CHAINED))
        } else {
            stage
        };
        needed.saturating_sub(self.trials())
    }

    /// Runs more trials.
    pub fn advance(&mut self, seed: &Seed, trials: u64) {
        let trials = self.trials()..self.trials() + trials;
        match &mut self.program {
            Program::Independent(model) => {
                let tally = &mut self.batches[0];
                let mut each = |_, cells: &[i32]| tally.add(cells);
                sim::tell(seed, &**model, trials, &mut each);
            }
            Program::Chained(chain) => {
                let batch = self.chain * SMALLEST_BATCH.div_ceil(self.chain);
                let shape = chain.shape().clone();
                let mut cells = vec![0; shape.cells()];
                for trial in trials {
                    if trial.is_multiple_of(self.chain) {
                        chain.restart();
                    }
                    cells.fill(0);
                    let mut row = Row::new(&shape, &mut cells);
                    chain.trial(&mut Stream::new(seed, trial), &mut row);
                    if trial > 0 && trial.is_multiple_of(batch) {
                        self.batches.push(Tally::new(&shape));
                    }
                    if let Some(tally) = self.batches.last_mut() {
                        tally.add(&cells);
                    }
                }
            }
        }
    }

    /// Its trials, in batches that are each of one distribution.
    pub(super) fn batches(&self) -> &[Tally] {
        &self.batches
    }

    /// How an outcome is distributed.
    #[must_use]
    pub fn outcome(&self, outcome: usize) -> Distribution {
        let per = self.shape().outcomes[outcome].per;
        Tally::of_all(&self.batches).outcome(outcome, per)
    }

    /// Mean and variance of a series, by point.
    #[must_use]
    pub fn curve(&self, series: usize) -> (Vec<f64>, Vec<f64>) {
        let per = self.shape().series[series].per;
        Tally::of_all(&self.batches).curve(series, per)
    }
}
