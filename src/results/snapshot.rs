//! What the worker sends to the page: statistics with the experiment they belong to.

use crate::language::say;
use crate::sim::Contrast;
use crate::sim::{Curve, Difference, Distribution, Statistics};

/// The statistics of all cases at a moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot {
    /// The canonical link of the experiment, with what is known of a program's results.
    pub link: String,
    /// The statistics of each case.
    pub statistics: Vec<Statistics>,
    /// For each case and outcome the trials with the lowest, the median and the highest value;
    /// empty while the run goes on.
    pub landmarks: Vec<Vec<[u64; 3]>>,
    /// For each case the places where its first trials end, if they end in a plane.
    pub places: Vec<Vec<(i32, i32)>>,
    /// Results that the visitor keeps in sight.
    pub pins: Vec<Pin>,
    /// What a program is compared with, if it is.
    pub truth: Option<Pin>,
    /// How well the cases of a sweep are told from its ends; empty where that is not known yet.
    pub contrasts: Vec<Contrast>,
    /// Single trials that the page cannot run again: case, number, values.
    pub rows: Vec<(usize, u64, Vec<f64>)>,
}

/// A result of one case that the visitor keeps in sight.
#[derive(Debug, Clone, PartialEq)]
pub struct Pin {
    /// The canonical link of its experiment.
    pub link: String,
    /// What came out.
    pub statistics: Statistics,
    /// For each case of the experiment and each of its outcomes how much it exceeds the pin's; none
    /// where the two observe different things.
    pub differences: Vec<Vec<Option<Difference>>>,
}

/// A case on its way: trials, the seven columns of each series, and each outcome's mean, variance,
/// standard error, quantiles and histogram. `L` and `H` are borrowed on the way out, owned on the
/// way in.
type Case<L, H> = (u64, Vec<[L; 7]>, Vec<(f64, f64, f64, [f64; 5], H)>);

/// An outcome's histogram; see [`Distribution`].
type Bars = Vec<(f64, f64, u32)>;

/// A pin on its way: its link, its case, and the differences' fields by case and outcome.
type PackedPin<T, L, H> = (T, Case<L, H>, Vec<Vec<Option<(f64, f64, f64, u64)>>>);

/// A snapshot on its way in.
type Packed = (
    String,
    Vec<Case<Vec<f64>, Bars>>,
    Vec<Vec<[u64; 3]>>,
    Vec<Vec<(i32, i32)>>,
    Vec<PackedPin<String, Vec<f64>, Bars>>,
    Option<PackedPin<String, Vec<f64>, Bars>>,
    Vec<PackedContrast>,
    Vec<(usize, u64, Vec<f64>)>,
);

/// A contrast on its way: its two cases, and the errors.
type PackedContrast = (usize, usize, Vec<f64>, Vec<f64>);

impl Snapshot {
    /// The snapshot as bytes, small and fast to read.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let cases: Vec<Case<&Vec<f64>, &Bars>> = self.statistics.iter().map(pack).collect();
        let pins: Vec<PackedPin<&String, &Vec<f64>, &Bars>> =
            self.pins.iter().map(pack_pin).collect();
        let truth = self.truth.as_ref().map(pack_pin);
        let contrasts: Vec<(usize, usize, &Vec<f64>, &Vec<f64>)> = self
            .contrasts
            .iter()
            .map(|contrast| {
                let Contrast {
                    low,
                    high,
                    from_low,
                    from_high,
                } = contrast;
                (*low, *high, from_low, from_high)
            })
            .collect();
        // Serialising numbers, texts and lists into growing memory has no way to fail.
        postcard::to_allocvec(&(
            &self.link,
            cases,
            &self.landmarks,
            &self.places,
            pins,
            truth,
            contrasts,
            &self.rows,
        ))
        .unwrap_or_default()
    }

    /// The snapshot in bytes.
    ///
    /// # Errors
    /// A sentence, if the bytes are none.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        let (link, cases, landmarks, places, pins, truth, contrasts, rows): Packed =
            postcard::from_bytes(bytes)
                .map_err(|error| say!("These bytes are no snapshot: {error}.", error))?;
        Ok(Snapshot {
            link,
            statistics: cases.into_iter().map(unpack).collect(),
            landmarks,
            places,
            pins: pins.into_iter().map(unpack_pin).collect(),
            truth: truth.map(unpack_pin),
            contrasts: contrasts
                .into_iter()
                .map(|(low, high, from_low, from_high)| Contrast {
                    low,
                    high,
                    from_low,
                    from_high,
                })
                .collect(),
            rows,
        })
    }
}

fn pack_pin(pin: &Pin) -> PackedPin<&String, &Vec<f64>, &Bars> {
    let packed = |list: &Vec<Option<Difference>>| {
        let each = list.iter().map(|difference| {
            difference.map(|d| (d.mean, d.standard_error, d.independent_error, d.pairs))
        });
        each.collect()
    };
    let differences = pin.differences.iter().map(packed).collect();
    (&pin.link, pack(&pin.statistics), differences)
}

fn unpack_pin((link, case, differences): PackedPin<String, Vec<f64>, Bars>) -> Pin {
    let difference = |(mean, standard_error, independent_error, pairs)| Difference {
        mean,
        standard_error,
        independent_error,
        pairs,
    };
    let lists = differences.into_iter();
    Pin {
        link,
        statistics: unpack(case),
        differences: lists
            .map(|list| list.into_iter().map(|d| d.map(difference)).collect())
            .collect(),
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
    use crate::run::{Run, contrasts};

    #[test]
    fn a_snapshot_arrives_as_it_was_sent() {
        let (experiment, _) =
            Experiment::from_link("?numStepsBeforeDrug=2,3&numStepsAfterDrug=4&numTrials=20");
        let mut run = Run::new(&experiment);
        run.advance(40);
        let pin = Pin {
            link: experiment.case(0).link(),
            statistics: run.statistics().remove(0),
            differences: vec![
                vec![None],
                vec![Some(Difference {
                    mean: 1.5,
                    standard_error: 0.5,
                    independent_error: 2.0,
                    pairs: 7,
                })],
            ],
        };
        let snapshot = Snapshot {
            link: experiment.link(),
            statistics: run.statistics(),
            landmarks: vec![vec![[3, 2, 1]]],
            places: vec![vec![(5, -7)]],
            pins: vec![pin.clone()],
            truth: Some(pin),
            contrasts: contrasts(&run),
            rows: vec![(1, 7, vec![0.5, -1.0])],
        };
        let bytes = snapshot.to_bytes();
        assert_eq!(Snapshot::from_bytes(&bytes), Ok(snapshot));
        assert!(Snapshot::from_bytes(&bytes[..bytes.len() / 2]).is_err());
    }
}
