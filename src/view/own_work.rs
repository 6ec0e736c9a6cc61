//! Work for someone's own numbers, in the worker: some trials at a time; and how it gets there and back.

use serde::{Deserialize, Serialize};

use crate::check::{MeanCurve, Nameable, Sample, SampleParts, Yardstick};
use crate::experiment::Experiment;
use crate::grading::{Beside, naming};
use crate::language::say;
use crate::naming::{Naming, sentence};
use crate::sim::Distribution;

/// What stands beside the trials: single ones, and what wrong programs give.
#[derive(Default)]
pub(super) struct BesideParts {
    pub(super) runs: Vec<Vec<i32>>,
    pub(super) yardsticks: Vec<Yardstick>,
}

/// A distribution on its way.
type PackedDistribution = (f64, f64, f64, [f64; 5], Vec<(f64, f64, u32)>);

/// What stands beside the trials on its way.
type PackedBeside = (
    Vec<Vec<i32>>,
    Vec<(String, Vec<PackedDistribution>, Vec<(Vec<f64>, Vec<f64>)>)>,
);

fn unpack(
    (mean, variance, standard_error, quantiles, histogram): PackedDistribution,
) -> Distribution {
    Distribution {
        mean,
        variance,
        standard_error,
        quantiles,
        histogram,
    }
}

fn pack(d: Distribution) -> PackedDistribution {
    (
        d.mean,
        d.variance,
        d.standard_error,
        d.quantiles,
        d.histogram,
    )
}

impl BesideParts {
    /// What a worker sent.
    ///
    /// # Errors
    /// A sentence, if the bytes are not that.
    pub(super) fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        let (runs, yardsticks): PackedBeside = postcard::from_bytes(bytes)
            .map_err(|error| say!("These bytes are no snapshot: {error}.", error))?;
        let yardsticks = yardsticks
            .into_iter()
            .map(|(what, outcomes, curves)| Yardstick {
                what,
                outcomes: outcomes.into_iter().map(unpack).collect(),
                curves,
            });
        Ok(BesideParts {
            runs,
            yardsticks: yardsticks.collect(),
        })
    }
}

/// Numbers on their way to be named: outcome or series, and a sample or a curve.
#[derive(Serialize, Deserialize)]
pub(super) enum NumbersToName {
    Results(usize, SampleParts),
    Curve(usize, (Vec<(usize, f64)>, usize, u64, f64)),
}

impl NumbersToName {
    pub(super) fn of(named: &Nameable) -> Self {
        match named {
            Nameable::Results(outcome, sample) => {
                NumbersToName::Results(*outcome, sample.to_parts())
            }
            Nameable::Curve(series, curve) => NumbersToName::Curve(*series, curve.to_parts()),
        }
    }

    fn named(self) -> Nameable {
        match self {
            NumbersToName::Results(outcome, parts) => {
                Nameable::Results(outcome, Sample::from_parts(parts))
            }
            NumbersToName::Curve(series, parts) => {
                Nameable::Curve(series, MeanCurve::from_parts(parts))
            }
        }
    }

    pub(super) fn to_bytes(&self) -> Vec<u8> {
        // Serialising numbers into growing memory has no way to fail.
        postcard::to_allocvec(self).unwrap_or_default()
    }
}

/// Work for someone's own numbers.
pub enum OwnWork {
    /// Single trials and misreadings of an experiment.
    Beside(Box<Beside>),
    /// What numbers look like; nothing to do for those that are none.
    Names(Option<Box<Naming>>),
}

impl OwnWork {
    /// Single trials and misreadings of a link's experiment.
    #[must_use]
    pub fn beside(link: &str) -> Self {
        let experiment = Experiment::from_link(link).0;
        OwnWork::Beside(Box::new(Beside::new(&experiment, 1)))
    }

    /// What numbers look like, as [`Sight::own_to_name`](super::Sight::own_to_name) gives them.
    #[must_use]
    pub fn names(link: &str, bytes: &[u8]) -> Self {
        let experiment = Experiment::from_link(link).0;
        let numbers: Option<NumbersToName> = postcard::from_bytes(bytes).ok();
        let naming = numbers.and_then(|numbers| naming(&experiment, &numbers.named()));
        OwnWork::Names(naming.map(Box::new))
    }

    /// Runs at most so many trials. True once all are done.
    pub fn advance(&mut self, most: u64) -> bool {
        match self {
            OwnWork::Beside(beside) => beside.advance(most),
            OwnWork::Names(None) => true,
            OwnWork::Names(Some(naming)) => {
                naming.advance(most);
                naming.is_finished()
            }
        }
    }

    /// What stands beside the trials, as bytes for the page.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let OwnWork::Beside(beside) = self else {
            return Vec::new();
        };
        let yardsticks = beside.yardsticks().into_iter().map(|yardstick| {
            let outcomes = yardstick.outcomes.into_iter().map(pack).collect::<Vec<_>>();
            (yardstick.what, outcomes, yardstick.curves)
        });
        let packed = (beside.runs(), yardsticks.collect::<Vec<_>>());
        // As above.
        postcard::to_allocvec(&packed).unwrap_or_default()
    }

    /// What numbers look like, in a sentence; empty if like nothing known.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            OwnWork::Names(Some(naming)) => sentence(naming.names()),
            _ => String::new(),
        }
    }
}
