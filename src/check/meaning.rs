//! What numbers may mean: each reading of a text as everything that it may be, the likeliest first.

use super::curve::first_step;
use super::kind::Kind;
use super::known::Known;
use super::lists::{Data, List, Reading, Stated};
use super::made::{Made, TakenList, made};
use super::question::{Question, Said};
use crate::language::say;
use crate::sim::{Quantity, Shape};

/// One thing that the numbers may be.
#[derive(Debug, Clone)]
pub(super) struct Meaning {
    pub key: String,
    pub reading: String,
    pub kind: Kind,
    /// Whether nothing speaks for it unless the others fail: another outcome, another unit.
    pub is_spare: bool,
    /// One, or several lists that were named together.
    pub parts: Vec<TakenList>,
}
/// Rescaled numbers: percent as shares, shares as percent.
const SCALES: [(f64, &str); 3] = [(1.0, ""), (100.0, "*100"), (0.01, "/100")];
/// Everything that the readings may be.
pub(super) fn meanings(
    readings: &[Reading],
    question: &Question,
    said: &Said,
    known: &Known,
) -> Result<Vec<Meaning>, String> {
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
    let mut found: Vec<Meaning> = Vec::new();
    let mut why_not = None;
    for (place, reading) in readings.iter().enumerate() {
        let lists = lists_for(&reading.lists, asked, shape, known);
        // A results file holds both: its outcomes say more than its mean curves.
        let is_beside = place > 0
            && matches!(readings[0].lists[0].data, Data::Counts(_))
            && lists.iter().all(|list| list.what == Stated::Mean);
        for guess in guesses(&lists, asked, question, said, known) {
            let mut parts = Vec::new();
            for list in &lists {
                let kind = guess.of(list, shape, known);
                let made = made(list, kind, guess.scale.0, question, said);
                parts.push(TakenList {
                    kind,
                    made,
                    count: list.data.count(),
                });
            }
            if let Some(TakenList {
                made: Made::Not(sentence),
                ..
            }) = parts.iter().find(|part| matches!(part.made, Made::Not(_)))
            {
                why_not.get_or_insert_with(|| sentence.clone());
                continue;
            }
            let key = guess.kind.key(shape);
            found.push(Meaning {
                key: format!("{place}/{key}{scale}", scale = guess.scale.1),
                reading: reading.label.clone(),
                kind: guess.kind,
                is_spare: guess.is_spare || is_beside && asked.is_none(),
                parts,
            });
        }
    }
    if !said.pick.is_empty() && found.iter().any(|meaning| meaning.key == said.pick) {
        found.retain(|meaning| meaning.key == said.pick);
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
struct Guess {
    kind: Kind,
    scale: (f64, &'static str),
    is_spare: bool,
    /// Whether names decide which quantity it is.
    by_name: bool,
}

impl Guess {
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
fn guesses(
    lists: &[&List],
    asked: Option<Kind>,
    question: &Question,
    said: &Said,
    known: &Known,
) -> Vec<Guess> {
    let shape = &question.shape;
    let Some(list) = lists.first() else {
        return Vec::new();
    };
    let guess = |kind, is_spare| Guess {
        kind,
        scale: SCALES[0],
        is_spare,
        by_name: asked.is_none(),
    };
    let mut guesses: Vec<Guess> = match asked {
        Some(kind) => vec![guess(kind, false)],
        None => kinds(list, question, list.trials.or(said.trials).is_some())
            .into_iter()
            .map(|kind| guess(kind, false))
            .collect(),
    };
    if list.percent {
        for guess in &mut guesses {
            if matches!(guess.kind, Kind::Share | Kind::Shares) {
                guess.scale = SCALES[2];
            }
        }
    }
    // Shares in percent, percent as shares: whichever the trials do not observe.
    let rescaled: Vec<Guess> = guesses
        .iter()
        .filter_map(|guess| {
            let scale = scale_of(list, guess.kind, shape)?;
            Some(Guess {
                scale,
                is_spare: true,
                ..*guess
            })
        })
        .collect();
    guesses.extend(rescaled);
    if asked.is_none() && known.meant(&list.name).is_none() && list.data.count() <= 100_000 {
        let others = 1..shape.outcomes.len();
        let others: Vec<Guess> = guesses
            .iter()
            .filter(|guess| !guess.is_spare)
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
                    Some(guess(kind, true))
                })
            })
            .collect();
        guesses.extend(others);
    }
    guesses
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
        (Data::Values(_), Stated::Mean) if count == 1 => vec![Kind::Mean(0)],
        (Data::Rows(_), _) | (Data::Values(_), Stated::Mean) if has_course => vec![Kind::Curve(0)],
        (Data::Values(_), Stated::Run) if has_course => vec![Kind::Run(0)],
        (Data::Values(values), _) => {
            let whole = values.iter().all(|value| value.fract() == 0.0);
            let mut kinds = Vec::new();
            if let [value] = values.as_slice() {
                if whole || shape.outcomes[0].per != 1.0 {
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
                match order_of(values) {
                    // Sorted results are no course.
                    Order::Course => {
                        let per = shape.series[0].per;
                        let on_grid = values.iter().all(|value| {
                            let parts = value * per;
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
                    Order::Results => kinds.push(Kind::Results(0)),
                    Order::Unsure => {
                        if whole || shape.outcomes[0].per != 1.0 {
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

enum Order {
    Course,
    Results,
    Unsure,
}

/// Whether neighbours are alike (von Neumann 1941): the squares of their differences add up to twice
/// those from the mean if they know nothing of each other.
fn order_of(values: &[f64]) -> Order {
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
        return Order::Unsure;
    }
    let z = (steps / spread / 2.0 - 1.0) * libm::sqrt(count);
    if z < -6.0 || count < 40.0 && steps / spread / 2.0 < 0.1 {
        Order::Course
    } else if z > -4.0 && count >= 40.0 {
        Order::Results
    } else {
        Order::Unsure
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
                let largest = quantity.most().abs().max(quantity.least().abs());
                return (most * 100.0 <= largest * 1.000_001).then_some(SCALES[1]);
            }
            let is_share = quantity.event || quantity.unit == "probability";
            (is_share && most > 1.0 && most <= 100.0).then_some(SCALES[2])
        }
    }
}
