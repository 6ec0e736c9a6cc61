//! Someone's own numbers with everything that they may be: each reading of the text as each kind.

use super::course::Course;
use super::curve::{FEWEST_TRIALS, MeanCurve, first_step, own_points};
use super::kind::Kind;
use super::reading::{Data, Known, List, Reading, What, readings};
use super::sample::Sample;
use crate::language::{say, translated};
use crate::param::{decimal_at_most, grouped, shortest};
use crate::sim::{Quantity, Shape};

/// What is asked of a share: which side of a value of an outcome counts.
#[derive(Debug, Clone, PartialEq)]
pub struct ShareOf {
    /// What it is called.
    pub name: String,
    /// The outcome.
    pub outcome: usize,
    /// Whether the value or less counts, or the value or more.
    pub at_most: bool,
    /// The value.
    pub value: f64,
}

/// What the numbers are of.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// What trials observe.
    pub shape: Shape,
    /// How many cases there are.
    pub cases: usize,
    /// The share that the exercise asks for.
    pub share: Option<ShareOf>,
    /// Keys and values of the parameters, in case a table has them; empty for several cases.
    pub values: Vec<(String, String)>,
}

/// What is said of the numbers beside them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// A kind by its key; empty to recognise it.
    pub kind: String,
    /// Of how many trials each number is the mean.
    pub trials: Option<u64>,
    /// The candidate that was chosen, by its key; empty if none was.
    pub pick: String,
}

/// Someone's own numbers.
#[derive(Debug, Clone)]
pub struct Own {
    pub(super) said: Said,
    pub(super) candidates: Result<Vec<Candidate>, String>,
    /// How many numbers there are, in the first reading.
    pub(super) count: usize,
}

/// One thing that the numbers may be.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub key: String,
    pub reading: String,
    pub kind: Kind,
    /// Whether nothing speaks for it unless the others fail: another outcome, another unit.
    pub is_spare: bool,
    /// One, or several lists that were named together.
    pub parts: Vec<Part>,
}

#[derive(Debug, Clone)]
pub(super) struct Part {
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

/// Rescaled numbers: percent as shares, shares as percent.
const SCALES: [(f64, &str); 3] = [(1.0, ""), (100.0, "*100"), (0.01, "/100")];

impl Own {
    /// The numbers of a text.
    #[must_use]
    pub fn new(text: &str, question: &Question, said: Said) -> Self {
        let known = Known::new(&question.shape, question.values.clone());
        let readings = readings(text, &known);
        let count = match &readings {
            Ok(readings) => readings.first().map_or(0, |reading| {
                reading.lists.iter().map(|list| list.data.count()).sum()
            }),
            Err(_) => 0,
        };
        Own {
            candidates: readings
                .and_then(|readings| candidates(&readings, question, &said, &known)),
            count,
            said,
        }
    }

    /// How many numbers there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }
}

/// Everything that the readings may be.
fn candidates(
    readings: &[Reading],
    question: &Question,
    said: &Said,
    known: &Known,
) -> Result<Vec<Candidate>, String> {
    let shape = &question.shape;
    let has_share = question.share.is_some();
    let asked = match said.kind.as_str() {
        "" => None,
        name => match Kind::of(name, shape, question.cases, has_share) {
            Some(kind) => Some(kind),
            None => {
                return Err(if question.cases > 1 {
                    say!("Open one of the cases alone to check a result of it.")
                } else {
                    say!("This experiment has other results: choose what your numbers are.")
                });
            }
        },
    };
    let mut found: Vec<Candidate> = Vec::new();
    let mut why_not = None;
    for (place, reading) in readings.iter().enumerate() {
        let lists = lists_for(&reading.lists, asked, shape, known);
        // A results file holds both: its outcomes say more than its mean curves.
        let is_beside = place > 0
            && matches!(readings[0].lists[0].data, Data::Counts(_))
            && lists.iter().all(|list| list.what == What::Mean);
        for choice in choices(&lists, asked, question, said, known) {
            let mut parts = Vec::new();
            for list in &lists {
                let kind = choice.of(list, shape, known);
                let made = made(list, kind, choice.scale.0, question, said);
                parts.push(Part {
                    kind,
                    made,
                    count: list.data.count(),
                });
            }
            if let Some(Part {
                made: Made::Not(sentence),
                ..
            }) = parts.iter().find(|part| matches!(part.made, Made::Not(_)))
            {
                why_not.get_or_insert_with(|| sentence.clone());
                continue;
            }
            let key = choice.kind.key(shape);
            found.push(Candidate {
                key: format!("{place}/{key}{scale}", scale = choice.scale.1),
                reading: reading.label.clone(),
                kind: choice.kind,
                is_spare: choice.is_spare || is_beside && asked.is_none(),
                parts,
            });
        }
    }
    if !said.pick.is_empty() && found.iter().any(|candidate| candidate.key == said.pick) {
        found.retain(|candidate| candidate.key == said.pick);
    }
    match why_not {
        Some(sentence) if found.is_empty() => Err(sentence),
        _ if found.is_empty() => Err(say!(
            "This experiment has other results: choose what your numbers are."
        )),
        _ => Ok(found),
    }
}

/// The lists of a reading that are of a kind that was asked for: all, if none has a name that tells.
fn lists_for<'l>(
    lists: &'l [List],
    asked: Option<Kind>,
    shape: &Shape,
    known: &Known,
) -> Vec<&'l List> {
    let wanted = asked
        .and_then(|kind| kind.quantity(shape))
        .map(|quantity| quantity.key);
    let named: Vec<&List> = match wanted {
        Some(key) => lists
            .iter()
            .filter(|list| known.meant(&list.name) == Some(key))
            .collect(),
        None => Vec::new(),
    };
    match (named.is_empty(), wanted) {
        (false, _) => named,
        (true, Some(_)) => lists.iter().take(1).collect(),
        (true, None) => lists.iter().collect(),
    }
}

/// A kind that lists may be of; each list by its name has its own quantity.
struct Choice {
    kind: Kind,
    scale: (f64, &'static str),
    is_spare: bool,
    /// Whether names decide which quantity it is.
    by_name: bool,
}

impl Choice {
    fn of(&self, list: &List, shape: &Shape, known: &Known) -> Kind {
        let named = self.by_name.then(|| known.meant(&list.name)).flatten();
        let Some(key) = named else { return self.kind };
        let at = |all: &[Quantity]| all.iter().position(|quantity| quantity.key == key);
        let kind = match self.kind {
            Kind::Results(_) => at(&shape.outcomes).map(Kind::Results),
            Kind::Mean(_) => at(&shape.outcomes).map(Kind::Mean),
            Kind::Means(_) => at(&shape.outcomes).map(Kind::Means),
            Kind::Curve(_) => at(&shape.series).map(Kind::Curve),
            Kind::Run(_) => at(&shape.series).map(Kind::Run),
            other => Some(other),
        };
        kind.unwrap_or(self.kind)
    }
}

/// The kinds that some lists may be of, the likeliest first.
fn choices(
    lists: &[&List],
    asked: Option<Kind>,
    question: &Question,
    said: &Said,
    known: &Known,
) -> Vec<Choice> {
    let shape = &question.shape;
    let Some(list) = lists.first() else {
        return Vec::new();
    };
    let choice = |kind, is_spare| Choice {
        kind,
        scale: SCALES[0],
        is_spare,
        by_name: asked.is_none(),
    };
    let mut choices: Vec<Choice> = match asked {
        Some(kind) => vec![choice(kind, false)],
        None => kinds(list, question, list.trials.or(said.trials).is_some())
            .into_iter()
            .map(|kind| choice(kind, false))
            .collect(),
    };
    if list.percent {
        for choice in &mut choices {
            if matches!(choice.kind, Kind::Share | Kind::Shares) {
                choice.scale = SCALES[2];
            }
        }
    }
    // Shares in percent, percent as shares: whichever the trials do not observe.
    let rescaled: Vec<Choice> = choices
        .iter()
        .filter_map(|choice| {
            let scale = scale_of(list, choice.kind, shape)?;
            Some(Choice {
                scale,
                is_spare: true,
                ..*choice
            })
        })
        .collect();
    choices.extend(rescaled);
    if asked.is_none() && known.meant(&list.name).is_none() && list.data.count() <= 100_000 {
        let others = 1..shape.outcomes.len();
        let others: Vec<Choice> = choices
            .iter()
            .filter(|choice| !choice.is_spare)
            .flat_map(|kind| {
                others.clone().filter_map(|at| {
                    let kind = match kind.kind {
                        Kind::Results(0) => Kind::Results(at),
                        Kind::Mean(0) => Kind::Mean(at),
                        Kind::Means(0) => Kind::Means(at),
                        Kind::Curve(0) if at < shape.series.len() => Kind::Curve(at),
                        Kind::Run(0) if at < shape.series.len() => Kind::Run(at),
                        _ => return None,
                    };
                    Some(choice(kind, true))
                })
            })
            .collect();
        choices.extend(others);
    }
    choices
}

/// The kinds that a list is of by what it looks like.
fn kinds(list: &List, question: &Question, is_mean: bool) -> Vec<Kind> {
    let shape = &question.shape;
    let has_course = shape.steps > 1 && !shape.series.is_empty();
    let share = question.share.is_some();
    let count = list.data.count();
    if question.cases > 1 {
        let mut kinds = vec![Kind::Means(0)];
        if let (true, Data::Values(values)) = (share, &list.data)
            && values.iter().all(|value| (0.0..=100.0).contains(value))
        {
            kinds.push(Kind::Shares);
        }
        return kinds;
    }
    match (&list.data, list.what) {
        (Data::Truths(_), _) if share => vec![Kind::Happened],
        (Data::Values(_), What::Mean) if count == 1 => vec![Kind::Mean(0)],
        (Data::Rows(_), _) | (Data::Values(_), What::Mean) if has_course => vec![Kind::Curve(0)],
        (Data::Values(_), What::Run) if has_course => vec![Kind::Run(0)],
        (Data::Values(values), _) => {
            let whole = values.iter().all(|value| value.fract() == 0.0);
            let mut kinds = Vec::new();
            if let [value] = values.as_slice() {
                if whole || shape.outcomes[0].per > 1 {
                    kinds.push(Kind::Results(0));
                }
                kinds.push(Kind::Mean(0));
                if share && (list.percent || (0.0..=1.0).contains(value)) {
                    kinds.push(Kind::Share);
                }
                return kinds;
            }
            let is_course = has_course && first_step(count, shape).is_ok();
            if is_course {
                match shape_of(values) {
                    // Sorted results are no course.
                    Look::Course => {
                        let per = shape.series[0].per;
                        let on_grid = values.iter().all(|value| {
                            let parts = value * f64::from(per);
                            (parts - libm::round(parts)).abs() < 1e-6 * parts.abs().max(1.0)
                        });
                        // Whole numbers are those of one trial, unless they are said to be means.
                        if on_grid {
                            kinds.push(Kind::Run(0));
                        }
                        if is_mean || !on_grid {
                            kinds.push(Kind::Curve(0));
                        }
                    }
                    Look::Results => kinds.push(Kind::Results(0)),
                    Look::Unsure => {
                        if whole || shape.outcomes[0].per > 1 {
                            kinds.push(Kind::Results(0));
                            kinds.push(Kind::Run(0));
                        }
                        if is_mean || !whole {
                            kinds.push(Kind::Curve(0));
                        }
                    }
                }
            } else {
                kinds.push(Kind::Results(0));
            }
            if share && values.iter().all(|value| *value == 0.0 || *value == 1.0) {
                kinds.insert(0, Kind::Happened);
            }
            kinds
        }
        _ => vec![Kind::Results(0)],
    }
}

enum Look {
    Course,
    Results,
    Unsure,
}

/// Whether neighbours are alike (von Neumann 1941): the squares of their differences add up to twice
/// those from the mean if they know nothing of each other.
fn shape_of(values: &[f64]) -> Look {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let spread: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    let steps: f64 = values
        .windows(2)
        .map(|pair| (pair[1] - pair[0]).powi(2))
        .sum();
    let sorted = values.windows(2).all(|pair| pair[0] <= pair[1])
        || values.windows(2).all(|pair| pair[0] >= pair[1]);
    if sorted || spread == 0.0 || !spread.is_finite() {
        return Look::Unsure;
    }
    let z = (steps / spread / 2.0 - 1.0) * libm::sqrt(count);
    if z < -6.0 || count < 40.0 && steps / spread / 2.0 < 0.1 {
        Look::Course
    } else if z > -4.0 && count >= 40.0 {
        Look::Results
    } else {
        Look::Unsure
    }
}

/// The unit that numbers may be in besides the usual one.
fn scale_of(list: &List, kind: Kind, shape: &Shape) -> Option<(f64, &'static str)> {
    let (Data::Values(values) | Data::Truths(values)) = &list.data else {
        return None;
    };
    let most = values.iter().map(|value| value.abs()).fold(0.0, f64::max);
    match kind {
        Kind::Share | Kind::Shares => {
            (!list.percent && most > 1.0 && most <= 100.0).then_some(SCALES[2])
        }
        Kind::Happened => None,
        _ => {
            let quantity = kind.quantity(shape)?;
            if quantity.unit.starts_with('%') {
                // A share of the most that there can be is no more than this.
                let largest = quantity
                    .value(quantity.max)
                    .abs()
                    .max(quantity.value(quantity.min).abs());
                return (most * 100.0 <= largest * 1.000_001).then_some(SCALES[1]);
            }
            let is_share = quantity.event || quantity.unit == "probability";
            (is_share && most > 1.0 && most <= 100.0).then_some(SCALES[2])
        }
    }
}

/// A list as a kind.
fn made(list: &List, kind: Kind, scale: f64, question: &Question, said: &Said) -> Made {
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
        Kind::Results(at) => results(&values, &shape.outcomes[at]),
        Kind::Happened => {
            if values.iter().all(|value| *value == 0.0 || *value == 1.0) {
                sample(&values, 1)
            } else {
                Made::Not(say!("Yes or no is written True and False, or 1 and 0."))
            }
        }
        Kind::Curve(at) => {
            let first = match first_step(values.len(), shape) {
                Ok(first) => first,
                Err(sentence) => return Made::Not(sentence),
            };
            if let Some(sentence) = far(&values, &shape.series[at]) {
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
            Ok(first) => match results(&values, &shape.series[at]) {
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
                Kind::Mean(at) => far(&values, &shape.outcomes[at]),
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
                Kind::Means(at) => far(&values, &shape.outcomes[at]),
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
    let each = values.iter().map(|value| super::single::half_unit(*value));
    scale * each.fold(0.5, f64::min)
}

fn sample(values: &[f64], per: i32) -> Made {
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
    let impossible = results(&values, quantity);
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
        if let Some(impossible) = far(row, &shape.series[at]) {
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
fn results(values: &[f64], quantity: &Quantity) -> Made {
    if let Some(impossible) = far(values, quantity) {
        return impossible;
    }
    if quantity.per == 1 {
        let is_whole = |value: &f64| (value - libm::round(*value)).abs() < 1e-6;
        let odd = values.iter().position(|value| !is_whole(value));
        if let Some(place) = odd {
            let many = values.iter().filter(|value| !is_whole(value)).count();
            return Made::Impossible {
                sentence: say!(
                    "No trial can give {value}, your number {place}: {quantity} is a whole number.",
                    value = shown(values[place]),
                    place = grouped(place as i64 + 1),
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

/// The first value that lies beyond what trials can give.
fn far(values: &[f64], quantity: &Quantity) -> Option<Made> {
    let (least, most) = (quantity.value(quantity.min), quantity.value(quantity.max));
    // Rounding may lead half a unit beyond the edge, and units are no larger than this.
    let slack = 0.5 + 1e-6 * most.abs().max(least.abs());
    let place = values
        .iter()
        .position(|value| *value < least - slack || *value > most + slack)?;
    let decimals = quantity.decimals();
    Some(Made::Impossible {
        sentence: say!(
            "No trial can give {value}, your number {place}: {quantity} lies from {least} to {most} here.",
            value = shown(values[place]),
            place = grouped(place as i64 + 1),
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
            value = shown(values[place]),
            place = grouped(place as i64 + 1),
        ),
        sample: None,
        by_decimals: false,
    })
}

/// A number as it was pasted, if that is short.
fn shown(value: f64) -> String {
    if value.abs() < 1e15 {
        if value.fract() == 0.0 {
            grouped(value as i64)
        } else {
            shortest(value).replacen('-', "−", 1)
        }
    } else {
        format!("{value:e}").replacen('-', "−", 1)
    }
}
