//! What the worker sends to the page: statistics with the experiment they belong to.

use crate::sim::{Curve, Distribution, Statistics};

/// The statistics of all cases at a moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot {
    /// The canonical link of the experiment.
    pub link: String,
    /// The statistics of each case.
    pub statistics: Vec<Statistics>,
}

/// A case on its way: trials, the seven columns of each series, and each outcome's mean, variance,
/// standard error, quantiles and histogram. `L` and `H` are borrowed on the way out, owned on the
/// way in.
type Case<L, H> = (u64, Vec<[L; 7]>, Vec<(f64, f64, f64, [f64; 5], H)>);

/// An outcome's histogram; see [`Distribution`].
type Bars = Vec<(f64, f64, u32)>;

impl Snapshot {
    /// The snapshot as bytes, small and fast to read.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let cases: Vec<Case<&Vec<f64>, &Bars>> = self.statistics.iter().map(pack).collect();
        // Serialising numbers, texts and lists into growing memory has no way to fail.
        postcard::to_allocvec(&(&self.link, cases)).unwrap_or_default()
    }

    /// The snapshot in bytes.
    ///
    /// # Errors
    /// A sentence, if the bytes are none.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        let (link, cases): (String, Vec<Case<Vec<f64>, Bars>>) = postcard::from_bytes(bytes)
            .map_err(|error| format!("These bytes are no snapshot: {error}."))?;
        Ok(Snapshot {
            link,
            statistics: cases.into_iter().map(unpack).collect(),
        })
    }
}

fn pack(statistics: &Statistics) -> Case<&Vec<f64>, &Bars> {
    let series = statistics.series.iter().map(Curve::columns);
    let outcomes = statistics.outcomes.iter();
    let outcomes = outcomes.map(|d| {
        (
            d.mean,
            d.variance,
            d.standard_error,
            d.quantiles,
            &d.histogram,
        )
    });
    (statistics.trials, series.collect(), outcomes.collect())
}

fn unpack((trials, series, outcomes): Case<Vec<f64>, Bars>) -> Statistics {
    let series = series
        .into_iter()
        .map(|[mean, variance, p05, p25, p50, p75, p95]| Curve {
            mean,
            variance,
            p05,
            p25,
            p50,
            p75,
            p95,
        });
    let outcomes = outcomes.into_iter();
    let outcomes =
        outcomes.map(
            |(mean, variance, standard_error, quantiles, histogram)| Distribution {
                mean,
                variance,
                standard_error,
                quantiles,
                histogram,
            },
        );
    Statistics {
        trials,
        series: series.collect(),
        outcomes: outcomes.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::Experiment;
    use crate::run::Run;

    #[test]
    fn a_snapshot_arrives_as_it_was_sent() {
        let (experiment, _) =
            Experiment::from_link("?numStepsBeforeDrug=2,3&numStepsAfterDrug=4&numTrials=20");
        let mut run = Run::new(&experiment);
        run.advance(40);
        let snapshot = Snapshot {
            link: experiment.link(),
            statistics: run.statistics(),
        };
        let bytes = snapshot.to_bytes();
        assert_eq!(Snapshot::from_bytes(&bytes), Ok(snapshot));
        assert!(Snapshot::from_bytes(&bytes[..bytes.len() / 2]).is_err());
    }
}
