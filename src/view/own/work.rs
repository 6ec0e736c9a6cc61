//! What a worker does for someone's own numbers, some trials at a time.

use super::sent::{BesideTrials, named_from_bytes};
use crate::experiment::Experiment;
use crate::grading::{Beside, naming};
use crate::naming::{Naming, sentence};

/// Work for someone's own numbers.
pub enum OwnWork {
    /// Single trials and misreadings of an experiment.
    Beside(Box<Beside>),
    /// What numbers look like; nothing to do where that has no answer.
    Looks(Option<Box<Naming>>),
}

impl OwnWork {
    /// The work of an order: on numbers that are to be named, or else beside the trials.
    #[must_use]
    pub fn of(link: &str, numbers: Option<&[u8]>) -> Self {
        let experiment = Experiment::from_link(link).0;
        let Some(bytes) = numbers else {
            return OwnWork::Beside(Box::new(Beside::new(&experiment, 1)));
        };
        let named = named_from_bytes(bytes);
        let naming = named.and_then(|named| naming(&experiment, &named));
        OwnWork::Looks(naming.map(Box::new))
    }

    /// Runs at most so many trials. True once all are done.
    pub fn advance(&mut self, most: u64) -> bool {
        match self {
            OwnWork::Beside(beside) => beside.advance(most),
            OwnWork::Looks(None) => true,
            OwnWork::Looks(Some(naming)) => {
                naming.advance(most);
                naming.is_finished()
            }
        }
    }

    /// What came out, for the page: what stands beside the trials, or what the numbers look like as a
    /// text, which is empty if they look like nothing known.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        match self {
            OwnWork::Beside(beside) => BesideTrials {
                runs: beside.runs().to_vec(),
                yardsticks: beside.yardsticks(),
            }
            .to_bytes(),
            OwnWork::Looks(None) => Vec::new(),
            OwnWork::Looks(Some(naming)) => sentence(naming.names()).into_bytes(),
        }
    }
}
