//! A list taken as a kind: a sample, a curve, a single mean, or why it is none.

use super::course::Course;
use super::curve::{FEWEST_TRIALS, MeanCurve, first_step, own_points};
use super::kind::Kind;
use super::lists::{Data, List};
use super::question::{Question, Said};
use super::sample::Sample;
use super::single::half_unit;
use crate::language::{say, translated};
use crate::param::{as_typed, decimal_at_most, grouped};
use crate::sim::{Quantity, Shape};

#[derive(Debug, Clone)]
pub(super) struct TakenList {
    pub kind: Kind,
    pub made: Made,
    pub count: usize,
}

/// Numbers as what they are meant to be.
#[derive(Debug, Clone)]
pub(super) enum Made {
    Sample(Sample),
    Bins(Vec<(f64, f64, u64)>),
    Curve {
        curve: MeanCurve,
        /// The same numbers as if they began with the first value, where they may.
        from_start: Option<MeanCurve>,
    },
    Course {
        course: Course,
        from_start: Option<Course>,
    },
    Single {
        value: f64,
        trials: u64,
        half: f64,
    },
    Singles {
        values: Vec<f64>,
        trials: u64,
        half: f64,
    },
    /// The number of trials has to be said.
    Open,
    /// No trial can give a value: said with its place.
    Impossible {
        sentence: String,
        sample: Option<Sample>,
        /// Whether only decimals are in the way.
        by_decimals: bool,
    },
    /// It is not that, and why.
    Not(String),
}
/// A list as a kind.
pub(super) fn made(list: &List, kind: Kind, scale: f64, question: &Question, said: &Said) -> Made {
    let shape = &question.shape;
    let trials = list.trials.or(said.trials);
    let values: Vec<f64> = match &list.data {
        Data::Values(values) | Data::Truths(values) if scale == 1.0 => values.clone(),
        Data::Values(values) | Data::Truths(values) => {
            values.iter().map(|value| value * scale).collect()
        }
        Data::Counts(counts) => return counted(counts, kind, question),
        Data::Bins(bins) => {
            return match kind {
                Kind::Results(_) => Made::Bins(bins.clone()),
                _ => Made::Not(say!("A histogram is of results, one a trial.")),
            };
        }
        Data::Rows(rows) => return of_rows(rows, kind, shape, said),
    };
    match kind {
        Kind::Results(at) => results(&values, &shape.outcomes[at], Places::Listed),
        Kind::Happened => {
            if values.iter().all(|value| *value == 0.0 || *value == 1.0) {
                sample(&values, 1.0)
            } else {
                Made::Not(say!("Yes or no is written True and False, or 1 and 0."))
            }
        }
        Kind::Curve(at) => {
            let first = match first_step(values.len(), shape) {
                Ok(first) => first,
                Err(sentence) => return Made::Not(sentence),
            };
            if let Some(sentence) = far(&values, &shape.series[at], Places::Listed) {
                return sentence;
            }
            let Some(trials) = trials else {
                return Made::Open;
            };
            if trials < FEWEST_TRIALS {
                return course(&values, trials, shape, first);
            }
            let from_start = (first == 1).then(|| MeanCurve::from_step(&values, trials, shape, 0));
            Made::Curve {
                curve: MeanCurve::from_step(&values, trials, shape, first),
                from_start,
            }
        }
        Kind::Run(at) => match first_step(values.len(), shape) {
            Ok(first) => match results(&values, &shape.series[at], Places::Listed) {
                impossible @ Made::Impossible { .. } => impossible,
                _ => course(&values, 1, shape, first),
            },
            Err(sentence) => Made::Not(sentence),
        },
        Kind::Mean(_) | Kind::Share => {
            let [value] = values.as_slice() else {
                return Made::Not(say!("Paste one number: the mean or the share."));
            };
            let within = match kind {
                Kind::Mean(at) => far(&values, &shape.outcomes[at], Places::Listed),
                _ => no_share(&values),
            };
            if let Some(impossible) = within {
                return impossible;
            }
            match trials {
                Some(trials) => Made::Single {
                    value: *value,
                    trials,
                    half: half(list, scale),
                },
                None => Made::Open,
            }
        }
        Kind::Means(_) | Kind::Shares => {
            if values.len() != question.cases {
                return Made::Not(say!(
                    "There are {cases} cases here: paste one number for each, in their order, or open one \
                     of the cases alone.",
                    cases = grouped(question.cases as i64),
                ));
            }
            let within = match kind {
                Kind::Means(at) => far(&values, &shape.outcomes[at], Places::Listed),
                _ => no_share(&values),
            };
            if let Some(impossible) = within {
                return impossible;
            }
            match trials {
                Some(trials) => Made::Singles {
                    half: half(list, scale),
                    values,
                    trials,
                },
                None => Made::Open,
            }
        }
    }
}

/// Half a unit of the last decimal of those that have most.
fn half(list: &List, scale: f64) -> f64 {
    let (Data::Values(values) | Data::Truths(values)) = &list.data else {
        return 0.0;
    };
    let each = values.iter().map(|value| half_unit(*value));
    scale * each.fold(0.5, f64::min)
}

fn sample(values: &[f64], per: f64) -> Made {
    match Sample::new(values, per) {
        Ok(sample) => Made::Sample(sample),
        Err(sentence) => Made::Not(sentence),
    }
}

fn course(values: &[f64], trials: u64, shape: &Shape, first: usize) -> Made {
    let at = |first| Course {
        points: own_points(values, shape, first),
        trials: trials.max(1),
    };
    Made::Course {
        course: at(first),
        from_start: (first == 1).then(|| at(0)),
    }
}

/// Values with how often they came.
fn counted(counts: &[(f64, u64)], kind: Kind, question: &Question) -> Made {
    let quantity = match kind {
        Kind::Results(at) => &question.shape.outcomes[at],
        _ => {
            return Made::Not(say!(
                "Values with how often they came are results, one a trial."
            ));
        }
    };
    let values: Vec<f64> = counts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(value, _)| *value)
        .collect();
    let impossible = results(&values, quantity, Places::Unknown);
    let all = Sample::of_counts(counts.to_vec(), quantity.per);
    match (impossible, all) {
        (
            Made::Impossible {
                sentence,
                by_decimals,
                ..
            },
            all,
        ) => Made::Impossible {
            sentence,
            by_decimals,
            sample: all.ok(),
        },
        (_, Ok(sample)) => Made::Sample(sample),
        (_, Err(sentence)) => Made::Not(sentence),
    }
}

/// Several trials by step: their mean.
fn of_rows(rows: &[Vec<f64>], kind: Kind, shape: &Shape, said: &Said) -> Made {
    let Kind::Curve(at) = kind else {
        return Made::Not(say!(
            "These are {count} lists of numbers: one trial each, or mean curves. Paste one list.",
            count = grouped(rows.len() as i64),
        ));
    };
    for row in rows {
        if let Some(impossible) = far(row, &shape.series[at], Places::Listed) {
            return impossible;
        }
    }
    let first = match first_step(rows[0].len(), shape) {
        Ok(first) => first,
        Err(sentence) => return Made::Not(sentence),
    };
    let count = rows.len() as f64;
    let mean: Vec<f64> = (0..rows[0].len())
        .map(|step| rows.iter().map(|row| row[step]).sum::<f64>() / count)
        .collect();
    let trials = rows.len() as u64 * said.trials.unwrap_or(1).max(1);
    if trials < FEWEST_TRIALS {
        return course(&mean, trials, shape, first);
    }
    Made::Curve {
        curve: MeanCurve::from_step(&mean, trials, shape, first),
        from_start: (first == 1).then(|| MeanCurve::from_step(&mean, trials, shape, 0)),
    }
}

/// Results of a quantity, or the first one that no trial can give.
fn results(values: &[f64], quantity: &Quantity, places: Places) -> Made {
    if let Some(impossible) = far(values, quantity, places) {
        return impossible;
    }
    if quantity.per == 1.0 {
        let is_whole = |value: &f64| (value - libm::round(*value)).abs() < 1e-6;
        let odd = values.iter().position(|value| !is_whole(value));
        if let Some(place) = odd {
            let many = values.iter().filter(|value| !is_whole(value)).count();
            return Made::Impossible {
                sentence: say!(
                    "No trial can give {value}: {quantity} is a whole number.",
                    value = places.named(values, place),
                    quantity = translated(quantity.label),
                ),
                sample: Sample::new(values, quantity.per).ok(),
                // Where most have decimals, they are more likely means than wrong.
                by_decimals: 2 * many > values.len(),
            };
        }
    }
    sample(values, quantity.per)
}

/// Whether numbers came one behind the other, so that each has a place that its owner can find.
#[derive(Clone, Copy)]
enum Places {
    Listed,
    Unknown,
}

impl Places {
    /// A value, with its place if it has one.
    fn named(self, values: &[f64], place: usize) -> String {
        let value = as_typed(values[place]);
        match self {
            Places::Unknown => value,
            Places::Listed => say!(
                "{value} (your number {place})",
                value,
                place = grouped(place as i64 + 1)
            ),
        }
    }
}

/// The first value that lies beyond what trials can give.
fn far(values: &[f64], quantity: &Quantity, places: Places) -> Option<Made> {
    let (least, most) = (quantity.least(), quantity.most());
    // Rounding may lead half a unit beyond the edge, and units are no larger than this.
    let slack = 0.5 + 1e-6 * most.abs().max(least.abs());
    let place = values
        .iter()
        .position(|value| *value < least - slack || *value > most + slack)?;
    let decimals = quantity.decimals();
    Some(Made::Impossible {
        sentence: say!(
            "No trial can give {value}: {quantity} lies from {least} to {most} here.",
            value = places.named(values, place),
            quantity = translated(quantity.label),
            least = decimal_at_most(least, decimals),
            most = decimal_at_most(most, decimals),
        ),
        sample: Sample::new(values, quantity.per).ok(),
        by_decimals: false,
    })
}

fn no_share(values: &[f64]) -> Option<Made> {
    let place = values
        .iter()
        .position(|value| !(0.0..=1.0).contains(value))?;
    Some(Made::Impossible {
        sentence: say!(
            "No share is {value}, your number {place}: shares lie from 0 to 1.",
            value = as_typed(values[place]),
            place = grouped(place as i64 + 1),
        ),
        sample: None,
        by_decimals: false,
    })
}
