//! From words to an experiment: every problem is found at once, and none stops the visitor.

use std::collections::HashSet;

use super::{Experiment, MOST_CASES};
use crate::language::{say, shown, translated};
use crate::param::{Kind, Param, Refusal, Slider, Value, Values, grouped};
use crate::scenario::{self, SCENARIOS, Scenario};
use crate::sim::MOST_TRIALS;

/// The number of trials, which every scenario has.
pub const NUM_TRIALS: Param = Param {
    key: "numTrials",
    label: "Number of trials",
    unit: "trials",
    group: "Trials",
    help: "How often the experiment is repeated; four times as many halve the uncertainty.",
    kind: Kind::Whole {
        min: 1,
        max: MOST_TRIALS as i64,
        default: 1000,
        slider: Slider::Log(10.0, 1_000_000.0),
    },
};

/// How small the standard error is to become, which every scenario has.
pub const STANDARD_ERROR: Param = Param::real(
    "standardError",
    "Enough trials at ±",
    "",
    (0.0, 1e9, 0.0),
    Slider::Log(0.001, 100.0),
    "The run stops once the standard error of the mean is this small, at the same trial on every machine; 0 runs all trials.",
)
.in_group("Trials");

/// The number of the first trial: a class shares the trials of one experiment by it.
pub const FIRST_TRIAL: Param = Param::whole(
    "firstTrial",
    "First trial",
    "",
    (0, MOST_TRIALS as i64 - 1, 0),
    Slider::Linear(100_000.0),
    "The number of the first trial. Results of other trials of the same experiment merge exactly.",
)
.in_group("Trials");

/// The key of the seed, which is any text.
pub const SEED_KEY: &str = "seed";

/// The seed when nothing is said.
pub const SEED_DEFAULT: &str = "7";

/// Words of a link that say how a page shows an experiment, and are no part of it.
const PAGE_WORDS: [&str; 3] = ["embed", "lang", "theme"];

/// Something in a link or form that could not be taken as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The key it belongs to.
    pub key: String,
    /// A sentence for a page, which goes on: what was wrong, what is allowed, what is used now.
    pub message: String,
    /// The same for who stops here and uses nothing: what was wrong, what is allowed.
    pub wrong: String,
}

impl Problem {
    /// What was wrong and what is allowed, a sentence that is not ended yet; and how it ends for who
    /// goes on all the same.
    fn new(key: &str, wrong: &str, instead: &str) -> Self {
        Problem {
            key: key.to_owned(),
            message: format!("{wrong}; {instead}."),
            wrong: format!("{wrong}."),
        }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        Problem::new(refusal.key, &refusal.wrong, &refusal.instead())
    }
}

/// Notes a problem that is not known yet.
fn note(problems: &mut Vec<Problem>, problem: Problem) {
    if !problems.contains(&problem) {
        problems.push(problem);
    }
}

/// The raw words of an experiment, as they came from a link, a form or a command line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// Keys and texts, in order. Of a repeated key the last counts.
    pub entries: Vec<(String, String)>,
}

impl Draft {
    /// The experiment that the words describe, and everything in them that had to be mended.
    #[must_use]
    pub fn settle(&self) -> (Experiment, Vec<Problem>) {
        let mut problems = Vec::new();
        self.check_link_version(&mut problems);
        let scenario = self.scenario(&mut problems);
        let mut values: Vec<(&'static str, Vec<Value>)> = scenario
            .params()
            .iter()
            .map(|param| (param.key, self.list(param, &mut problems)))
            .collect();
        hold_cases(&mut values, &mut problems);
        let num_trials = match self.list_of_one(&NUM_TRIALS, &mut problems) {
            Value::Whole(number) => number as u64,
            _ => 1,
        };
        let first_trial = match self.list_of_one(&FIRST_TRIAL, &mut problems) {
            Value::Whole(number) => number as u64,
            _ => 0,
        };
        let num_trials = hold_trials(first_trial, num_trials, &mut problems);
        let target = match self.list_of_one(&STANDARD_ERROR, &mut problems) {
            Value::Real(number) if number > 0.0 => Some(number),
            _ => None,
        };
        let target = hold_target(first_trial, target, &mut problems);
        let seed = self.text(SEED_KEY).unwrap_or(SEED_DEFAULT).to_owned();
        self.check_keys(scenario, &mut problems);

        let mut cases = combinations(&values);
        for case in &mut cases {
            for refusal in scenario.settle(case) {
                note(&mut problems, refusal.into());
            }
        }
        // Mending can make two cases one.
        let mut apart: Vec<Values> = Vec::new();
        for case in cases {
            if !apart.contains(&case) {
                apart.push(case);
            }
        }
        let mut cases = apart;
        hold_memory(scenario, &mut cases, &mut problems);
        if let [only] = cases.as_slice() {
            // Without a sweep the mended values are the experiment's values, and its link says so.
            values = only.iter().map(|(key, value)| (key, vec![value])).collect();
        }
        (
            Experiment {
                scenario,
                values,
                cases,
                first_trial,
                num_trials,
                target,
                seed,
            },
            problems,
        )
    }

    fn text(&self, key: &str) -> Option<&str> {
        self.entries
            .iter()
            .rev()
            .find(|(known, _)| known == key)
            .map(|(_, text)| text.as_str())
    }

    fn check_link_version(&self, problems: &mut Vec<Problem>) {
        let Some(text) = self.text("v").filter(|text| *text != super::link::VERSION) else {
            return;
        };
        let wrong = say!(
            "This link says version “{given}”, and version {known} is known here",
            given = shown(text),
            known = super::link::VERSION,
        );
        let instead = translated("what can be understood is used");
        problems.push(Problem::new("v", &wrong, instead));
    }

    /// The scenario, and a word if the link's numbers were made by another version of it.
    fn scenario(&self, problems: &mut Vec<Problem>) -> &'static dyn Scenario {
        let first = SCENARIOS[0];
        let Some(text) = self.text("scenario") else {
            return first;
        };
        let (key, version) = text.split_once('@').unwrap_or((text, "1"));
        let Some(found) = scenario::find(key) else {
            let known: Vec<&str> = SCENARIOS.iter().map(|scenario| scenario.key()).collect();
            let wrong = say!(
                "There is no scenario “{given}”; there are {known}",
                given = shown(key),
                known = known.join(", "),
            );
            let instead = say!("{nearest} is used", nearest = first.key());
            problems.push(Problem::new("scenario", &wrong, &instead));
            return first;
        };
        if version != found.version().to_string() {
            let wrong = say!(
                "This link's numbers were made by version {given} of {scenario}; this is version {known}, \
                 whose numbers differ.",
                given = shown(version),
                scenario = found.key(),
                known = found.version(),
            );
            problems.push(Problem {
                key: "scenario".into(),
                message: wrong.clone(),
                wrong,
            });
        }
        found
    }

    /// The values of a parameter: its default, one value, or a comma list without repeats.
    fn list(&self, param: &Param, problems: &mut Vec<Problem>) -> Vec<Value> {
        let Some(text) = self.text(param.key) else {
            return vec![param.default_value()];
        };
        let mut values = Vec::new();
        let parts: Vec<String> = text
            .split(',')
            .flat_map(|part| match range(param, part) {
                Some(Ok(values)) => values,
                Some(Err(wrong)) => {
                    let usual = param.default_value();
                    let refusal = Refusal {
                        key: param.key,
                        wrong,
                        nearest: usual,
                    };
                    problems.push(refusal.into());
                    vec![usual.to_string()]
                }
                None => vec![part.to_owned()],
            })
            // A link of ten thousand values would be read for seconds, and no experiment has them.
            .take(10 * MOST_CASES)
            .collect();
        for part in parts {
            let value = param.read(&part).unwrap_or_else(|refusal| {
                let nearest = refusal.nearest;
                note(problems, refusal.into());
                nearest
            });
            if !values.contains(&value) {
                values.push(value);
            }
        }
        values
    }

    fn list_of_one(&self, param: &Param, problems: &mut Vec<Problem>) -> Value {
        let list = self.list(param, problems);
        if list.len() > 1 {
            let refusal = Refusal {
                key: param.key,
                wrong: say!("{key} takes one value, not a list", key = param.key),
                nearest: list[0],
            };
            problems.push(refusal.into());
        }
        list[0]
    }

    fn check_keys(&self, scenario: &dyn Scenario, problems: &mut Vec<Problem>) {
        let mut seen = HashSet::new();
        for (key, _) in &self.entries {
            let common = [NUM_TRIALS, FIRST_TRIAL, STANDARD_ERROR].map(|param| param.key);
            let known = ["v", "scenario", SEED_KEY].contains(&key.as_str())
                || PAGE_WORDS.contains(&key.as_str())
                || common.contains(&key.as_str())
                || scenario.params().iter().any(|param| param.key == key);
            let first = seen.insert(key);
            let (wrong, instead) = if !known {
                let wrong = say!(
                    "{scenario} has no parameter “{key}”",
                    scenario = scenario.key(),
                    key = shown(key),
                );
                (wrong, translated("it is left out"))
            } else if !first {
                let wrong = say!("{key} is given more than once", key);
                (wrong, translated("the last one is used"))
            } else {
                continue;
            };
            note(problems, Problem::new(key, &wrong, instead));
        }
    }
}

/// The values of a range `FROM..TO/COUNT`, both ends included, as texts; `None` if it is no range.
fn range(param: &Param, text: &str) -> Option<Result<Vec<String>, String>> {
    let (from, rest) = text.split_once("..")?;
    let whole = match param.kind {
        Kind::Whole { .. } => true,
        Kind::Real { .. } => false,
        Kind::Choice { .. } => return None,
    };
    let read = |text: &str| {
        text.trim()
            .parse()
            .ok()
            .filter(|number: &f64| number.is_finite())
    };
    let ends = rest.split_once('/').and_then(|(to, count)| {
        let count = count
            .trim()
            .parse()
            .ok()
            .filter(|count| (1..=MOST_CASES).contains(count))?;
        Some((read(from)?, read(to)?, count))
    });
    let Some((from, to, count)) = ends else {
        return Some(Err(say!(
            "{key} takes a range as FROM..TO/COUNT with a count from 1 to {most}, such as 0..300/4, not \
             “{given}”",
            key = param.key,
            most = MOST_CASES,
            given = shown(text.trim()),
        )));
    };
    let last = (count - 1).max(1);
    // Short decimals, good to a thousandth of the distance between two values.
    let apart = (to - from).abs() / last as f64;
    let decimals = if apart > 0.0 {
        (3.0 - libm::floor(libm::log10(apart))).clamp(0.0, 15.0) as usize
    } else {
        0
    };
    let value = |i: usize| {
        if i == 0 || i == last {
            return if i == 0 { from } else { to }.to_string();
        }
        let part = i as f64 / last as f64;
        let value = from * (1.0 - part) + to * part;
        if whole {
            return value.round().to_string();
        }
        let round: f64 = format!("{value:.decimals$}").parse().unwrap_or(value);
        round.to_string()
    };
    Some(Ok((0..count).map(value).collect()))
}

/// Trials have numbers below [`MOST_TRIALS`].
fn hold_trials(first_trial: u64, num_trials: u64, problems: &mut Vec<Problem>) -> u64 {
    let most = MOST_TRIALS - first_trial;
    if num_trials > most {
        let wrong = say!(
            "{key} is at most {most} from trial {first} on, not {given}",
            key = NUM_TRIALS.key,
            most = grouped(most as i64),
            first = grouped(first_trial as i64),
            given = grouped(num_trials as i64),
        );
        let refusal = Refusal {
            key: NUM_TRIALS.key,
            wrong,
            nearest: Value::Whole(most as i64),
        };
        problems.push(refusal.into());
    }
    num_trials.min(most)
}

/// Whether there are enough trials can only be told from the first one on.
fn hold_target(first_trial: u64, target: Option<f64>, problems: &mut Vec<Problem>) -> Option<f64> {
    if first_trial == 0 || target.is_none() {
        return target;
    }
    let wrong = say!(
        "{key} needs all trials from number 0 on, so it does not go with {first_trial}",
        key = STANDARD_ERROR.key,
        first_trial = FIRST_TRIAL.key,
    );
    let instead = translated("it is left out");
    problems.push(Problem::new(STANDARD_ERROR.key, &wrong, instead));
    None
}

/// Room for observations over all cases: each keeps a histogram of a kilobyte or so, and a browser
/// gives the page one gigabyte.
const MOST_CELLS: usize = 500_000;

/// Leaves out cases that a browser's memory could not hold.
fn hold_memory(scenario: &dyn Scenario, cases: &mut Vec<Values>, problems: &mut Vec<Problem>) {
    if cases.len() < 2 {
        return;
    }
    let mut cells = 0;
    let fit = cases.iter().take_while(|case| {
        cells += scenario.model(case).shape().cells();
        cells <= MOST_CELLS
    });
    let fit = fit.count().max(1);
    if fit < cases.len() {
        let wrong = say!(
            "A sweep of so many steps has room for {fit} cases, not {all}",
            fit,
            all = cases.len(),
        );
        let instead = say!("the first {fit} are used", fit);
        problems.push(Problem::new("cases", &wrong, &instead));
        cases.truncate(fit);
    }
}

/// Shortens the longest lists until there are no more cases than an experiment may have.
fn hold_cases(values: &mut [(&'static str, Vec<Value>)], problems: &mut Vec<Problem>) {
    let mut shortened = Vec::new();
    loop {
        let cases = values
            .iter()
            .fold(1usize, |cases, (_, list)| cases.saturating_mul(list.len()));
        if cases <= MOST_CASES {
            break;
        }
        let Some((key, list)) = values.iter_mut().max_by_key(|(_, list)| list.len()) else {
            break;
        };
        list.pop();
        if !shortened.contains(key) {
            shortened.push(*key);
        }
    }
    for key in shortened {
        let most = grouped(MOST_CASES as i64);
        let wrong = say!("An experiment has at most {most} cases", most);
        let instead = say!("the first values of {key} are used", key);
        problems.push(Problem::new(key, &wrong, &instead));
    }
}

fn combinations(values: &[(&'static str, Vec<Value>)]) -> Vec<Values> {
    let mut cases = vec![Values::default()];
    for (key, list) in values {
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
