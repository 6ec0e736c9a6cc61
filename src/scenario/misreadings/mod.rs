//! Readings of the rules that the exercise does not mean, each as a program of ours that can be run
//! at any values: what its trials give is computed, never tabled.

mod robots;
mod viruses;

pub(super) use robots::ROBOTS;
pub(super) use viruses::{VIRUSES_WITH_ONE_DRUG, VIRUSES_WITH_TWO_DRUGS, VIRUSES_WITHOUT_DRUG};

use crate::param::Values;
use crate::sim::{Model, Row, Shape, Stream};

/// A reading of the rules that is not meant.
#[derive(Debug, Clone, Copy)]
pub struct Misreading {
    /// What such a program does: “This looks like a program that …”.
    pub what: &'static str,
    /// Whether the exercise can be read so too: then it is another reading and no mistake.
    pub is_a_reading: bool,
    program: fn(&Values) -> Option<Program>,
}

/// A program whose trials can be run.
pub enum Program {
    /// Its trials know nothing of each other.
    Independent(Box<dyn Model>),
    /// Its trials come one after another, each with what the ones before it left behind.
    Chained(Box<dyn Chain>),
}

/// A program that carries something over from trial to trial.
pub trait Chain: Send {
    /// What a trial observes.
    fn shape(&self) -> &Shape;

    /// Forgets all trials: the next one is the first.
    fn restart(&mut self);

    /// Runs the next trial and writes its observations into the row, which holds zeros.
    fn trial(&mut self, stream: &mut Stream, row: &mut Row<'_>);
}

impl PartialEq for Misreading {
    /// What is said of it tells it from the others.
    fn eq(&self, other: &Self) -> bool {
        self.what == other.what
    }
}

impl Misreading {
    pub(super) const fn new(what: &'static str, program: fn(&Values) -> Option<Program>) -> Self {
        Misreading {
            what,
            is_a_reading: false,
            program,
        }
    }

    /// The same, where the exercise can be read so too.
    pub(super) const fn that_is_a_reading(self) -> Self {
        Misreading {
            is_a_reading: true,
            ..self
        }
    }

    /// The program that reads the rules so, at some values; `None` where such a program never ends or
    /// there is nothing to read otherwise.
    #[must_use]
    pub fn program(&self, values: &Values) -> Option<Program> {
        (self.program)(values)
    }
}

impl Program {
    /// What a trial observes.
    #[must_use]
    pub fn shape(&self) -> &Shape {
        match self {
            Program::Independent(model) => model.shape(),
            Program::Chained(chain) => chain.shape(),
        }
    }
}
