//! The cases of an experiment: every combination of the values of its parameters, all of them legal
//! and few enough. What has to be mended is mended in the lists themselves, so that the lists of an
//! experiment always say its cases.

use super::MOST_CASES;
use super::problem::{Problem, Problems};
use crate::language::{say, translated};
use crate::param::{Refusal, Value, Values, grouped};
use crate::scenario::Scenario;

/// Each parameter with its values.
type Lists = [(&'static str, Vec<Value>)];

/// Room for observations over all cases: each keeps a histogram of a kilobyte or so, and a browser
/// gives the page one gigabyte.
const MOST_CELLS: usize = 500_000;

/// A mended value may ask for another one to be mended: no scenario has so many parameters.
const MOST_ROUNDS: usize = 20;

/// Every combination; the last parameter changes fastest.
pub(super) fn combinations(lists: &Lists) -> Vec<Values> {
    let mut cases = vec![Values::default()];
    for (key, list) in lists {
        cases = cases
            .iter()
            .flat_map(|case| {
                list.iter().map(|value| {
                    let mut case = case.clone();
                    case.set(key, *value);
                    case
                })
            })
            .collect();
    }
    cases
}

/// Shortens the longest lists until there are no more cases than an experiment may have.
pub(super) fn hold_cases(lists: &mut Lists, problems: &mut Problems) {
    let mut shortened = Vec::new();
    loop {
        let lengths = lists.iter().map(|(_, list)| list.len());
        if lengths.fold(1, usize::saturating_mul) <= MOST_CASES {
            break;
        }
        shorten(lists, &mut shortened);
    }
    for key in shortened {
        let most = grouped(MOST_CASES as i64);
        let wrong = say!("An experiment has at most {most} cases", most);
        let instead = say!("the first values of {key} are used", key);
        problems.add(Problem::new(key, &wrong, &instead));
    }
}

/// Takes the last value from the longest list, and notes its key once.
fn shorten(lists: &mut Lists, noted: &mut Vec<&'static str>) -> (&'static str, Option<Value>) {
    let longest = lists.iter_mut().max_by_key(|(_, list)| list.len());
    let (key, last) = longest.map_or(("", None), |(key, list)| (*key, list.pop()));
    if !noted.contains(&key) {
        noted.push(key);
    }
    (key, last)
}

/// Puts legal values in place of those that are legal one by one but not with all the others: a value
/// that is too large in one case of a sweep is so for all of them.
pub(super) fn mend(scenario: &dyn Scenario, lists: &mut Lists, problems: &mut Problems) {
    for _ in 0..MOST_ROUNDS {
        let refusals = refusals(scenario, lists);
        if refusals.is_empty() {
            break;
        }
        for (wrong, refusal) in refusals {
            let (key, right) = (refusal.key, refusal.nearest);
            problems.add(refusal);
            for (_, list) in lists.iter_mut().filter(|(known, _)| *known == key) {
                replace(list, wrong, right);
            }
        }
    }
}

/// Each value that some case does not take, with the refusal that goes furthest.
fn refusals(scenario: &dyn Scenario, lists: &Lists) -> Vec<(Value, Refusal)> {
    let mut all: Vec<(Value, Refusal)> = Vec::new();
    for case in combinations(lists) {
        for refusal in scenario.settle(&mut case.clone()) {
            let wrong = case.get(refusal.key);
            let same = |(value, known): &&mut (Value, Refusal)| {
                *value == wrong && known.key == refusal.key
            };
            match all.iter_mut().find(same) {
                None => all.push((wrong, refusal)),
                Some((_, known)) if apart(wrong, refusal.nearest) > apart(wrong, known.nearest) => {
                    *known = refusal;
                }
                Some(_) => (),
            }
        }
    }
    all
}

/// How far a value is from another one.
fn apart(one: Value, other: Value) -> f64 {
    match (one, other) {
        (Value::Whole(one), Value::Whole(other)) => (one - other).abs() as f64,
        (Value::Real(one), Value::Real(other)) => (one - other).abs(),
        _ => 0.0,
    }
}

/// Puts a value into the place of another one, unless it has a place already.
fn replace(list: &mut Vec<Value>, wrong: Value, right: Value) {
    if list.contains(&right) {
        list.retain(|value| *value != wrong);
    } else if let Some(place) = list.iter_mut().find(|value| **value == wrong) {
        *place = right;
    }
}

/// Shortens the longest lists until a browser's memory can hold all cases.
pub(super) fn hold_memory(scenario: &dyn Scenario, lists: &mut Lists, problems: &mut Problems) {
    let cells = |case: Values| (scenario.model(&case).shape().cells(), case);
    let mut cases = combinations(lists);
    if cases.len() < 2 {
        return;
    }
    let all = cases.len();
    let mut cases: Vec<(usize, Values)> = cases.drain(..).map(cells).collect();
    let mut shortened = Vec::new();
    while cases.len() > 1 && cases.iter().map(|(cells, _)| cells).sum::<usize>() > MOST_CELLS {
        let (key, last) = shorten(lists, &mut shortened);
        cases.retain(|(_, case)| Some(case.get(key)) != last);
    }
    if !shortened.is_empty() {
        let wrong = say!("A sweep of so many steps has no room for {all} cases", all);
        let instead = say!(
            "the first values of {keys} are used, which make {fit}",
            keys = shortened.join(translated(", ")),
            fit = cases.len(),
        );
        problems.add(Problem::new("cases", &wrong, &instead));
    }
}
