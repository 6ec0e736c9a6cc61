//! Bytes between the page and a worker that works for someone's own numbers: what stands beside the
//! trials on its way in, numbers that are to be named on their way out.

use serde::{Deserialize, Serialize};

use crate::check::{MeanCurve, Nameable, Sample, SampleParts, Yardstick};
use crate::language::say;
use crate::sim::Distribution;

/// What a worker ran beside the trials.
pub(super) struct BesideTrials {
    pub(super) runs: Vec<Vec<i32>>,
    pub(super) yardsticks: Vec<Yardstick>,
}

/// The same on its way.
#[derive(Serialize, Deserialize)]
struct SentBeside {
    runs: Vec<Vec<i32>>,
    yardsticks: Vec<SentYardstick>,
}

#[derive(Serialize, Deserialize)]
struct SentYardstick {
    what: String,
    outcomes: Vec<SentDistribution>,
    curves: Vec<(Vec<f64>, Vec<f64>)>,
}

#[derive(Serialize, Deserialize)]
struct SentDistribution {
    mean: f64,
    variance: f64,
    standard_error: f64,
    quantiles: [f64; 5],
    histogram: Vec<(f64, f64, u32)>,
}

#[derive(Serialize, Deserialize)]
enum SentNumbers {
    Results(usize, SampleParts),
    Curve(usize, (Vec<(usize, f64)>, usize, u64, f64)),
}

impl BesideTrials {
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let yardsticks = self.yardsticks.iter().cloned().map(|yardstick| {
            let outcomes = yardstick.outcomes.into_iter();
            SentYardstick {
                what: yardstick.what,
                outcomes: outcomes.map(SentDistribution::from).collect(),
                curves: yardstick.curves,
            }
        });
        // Serialising numbers into growing memory has no way to fail.
        postcard::to_allocvec(&SentBeside {
            runs: self.runs.clone(),
            yardsticks: yardsticks.collect(),
        })
        .unwrap_or_default()
    }

    pub(super) fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        let sent: SentBeside = postcard::from_bytes(bytes)
            .map_err(|error| say!("These bytes are no snapshot: {error}.", error))?;
        let yardsticks = sent.yardsticks.into_iter().map(|yardstick| {
            let outcomes = yardstick.outcomes.into_iter();
            Yardstick {
                what: yardstick.what,
                outcomes: outcomes.map(Distribution::from).collect(),
                curves: yardstick.curves,
            }
        });
        Ok(BesideTrials {
            runs: sent.runs,
            yardsticks: yardsticks.collect(),
        })
    }
}

impl From<Distribution> for SentDistribution {
    fn from(distribution: Distribution) -> Self {
        SentDistribution {
            mean: distribution.mean,
            variance: distribution.variance,
            standard_error: distribution.standard_error,
            quantiles: distribution.quantiles,
            histogram: distribution.histogram,
        }
    }
}

impl From<SentDistribution> for Distribution {
    fn from(sent: SentDistribution) -> Self {
        Distribution {
            mean: sent.mean,
            variance: sent.variance,
            standard_error: sent.standard_error,
            quantiles: sent.quantiles,
            histogram: sent.histogram,
        }
    }
}

/// Numbers on their way to be named.
pub(super) fn named_to_bytes(named: &Nameable) -> Vec<u8> {
    let sent = match named {
        Nameable::Results(outcome, sample) => SentNumbers::Results(*outcome, sample.to_parts()),
        Nameable::Curve(series, curve) => SentNumbers::Curve(*series, curve.to_parts()),
    };
    postcard::to_allocvec(&sent).unwrap_or_default()
}

/// Numbers that came to be named; none if the bytes are no numbers.
pub(super) fn named_from_bytes(bytes: &[u8]) -> Option<Nameable> {
    Some(match postcard::from_bytes(bytes).ok()? {
        SentNumbers::Results(outcome, parts) => {
            Nameable::Results(outcome, Sample::from_parts(parts))
        }
        SentNumbers::Curve(series, parts) => Nameable::Curve(series, MeanCurve::from_parts(parts)),
    })
}
