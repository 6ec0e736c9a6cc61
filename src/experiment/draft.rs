//! From words to an experiment: every problem is found at once, and none stops the visitor.

use std::collections::HashSet;

use super::everywhere::{EVERYWHERE, FIRST_TRIAL, NUM_TRIALS, SEED, STANDARD_ERROR};
use super::problem::{Problem, Problems, TOLD};
use super::tracker::is_of_a_tracker;
use super::{Experiment, LINK_VERSION, grid, list};
use crate::language::{say, shown, translated};
use crate::param::{Param, Refusal, Value, grouped};
use crate::program::{Call, Reading};
use crate::scenario::{self, Gives, OWN, Own, SCENARIOS, Scenario, unpacked};
use crate::sim::MOST_TRIALS;

/// Words of a link that say how a page shows an experiment, and are no part of it.
const PAGE_WORDS: [&str; 3] = ["embed", "lang", "theme"];

/// The words of a visitor's own program: its text, as [`crate::scenario::packed`] has it; its call; and what
/// that gives, which only page and worker say to each other. In an address the first two stand in the fragment,
/// which no host is told.
pub const PROGRAM: &str = "program";
/// See [`PROGRAM`].
pub const CALL: &str = "call";
pub(super) const GIVES: &str = "gives";

/// The raw words of an experiment, as they came from a link, a form or a command line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// Keys and texts, in order. Of a repeated key the last counts.
    pub entries: Vec<(String, String)>,
}

impl Draft {
    /// The same words with another text under a key, or with none.
    #[must_use]
    pub fn with(mut self, key: &str, text: Option<&str>) -> Self {
        self.entries.retain(|(known, _)| known != key);
        let entry = text.map(|text| (key.to_owned(), text.to_owned()));
        self.entries.extend(entry);
        self
    }

    /// The experiment that the words describe, and everything in them that had to be mended.
    #[must_use]
    pub fn settle(&self) -> (Experiment, Vec<Problem>) {
        let mut problems = Problems::default();
        self.check_link_version(&mut problems);
        let scenario = self.scenario(&mut problems);
        let mut values: Vec<(&'static str, Vec<Value>)> = scenario
            .params()
            .iter()
            .map(|param| (param.key, self.list(param, &mut problems)))
            .collect();
        grid::hold_cases(&mut values, &mut problems);
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
        let usual = || SEED.default_value().to_string();
        let seed = self.text(SEED.key).map_or_else(usual, str::to_owned);
        self.check_keys(scenario, &mut problems);

        grid::mend(scenario, &mut values, &mut problems);
        grid::hold_memory(scenario, &mut values, &mut problems);
        (
            Experiment {
                scenario,
                cases: grid::combinations(&values),
                values,
                first_trial,
                num_trials,
                target,
                seed,
            },
            problems.all(),
        )
    }

    pub(super) fn text(&self, key: &str) -> Option<&str> {
        self.entries
            .iter()
            .rev()
            .find(|(known, _)| known == key)
            .map(|(_, text)| text.as_str())
    }

    fn check_link_version(&self, problems: &mut Problems) {
        let Some(text) = self.text("v").filter(|text| *text != LINK_VERSION) else {
            return;
        };
        let wrong = say!(
            "This link says version “{given}”, and version {known} is known here",
            given = shown(text),
            known = LINK_VERSION,
        );
        let instead = translated("what can be understood is used");
        problems.add(Problem::new("v", &wrong, instead));
    }

    /// The scenario, and a word if the link's numbers were made by another version of it.
    fn scenario(&self, problems: &mut Problems) -> &'static dyn Scenario {
        let first = SCENARIOS[0];
        let Some(text) = self.text("scenario") else {
            return first;
        };
        // What this program wrote of a first version has no number, but says which links it is of; what somebody
        // wrote by hand is of no version.
        let (key, version) = match text.split_once('@') {
            Some((key, version)) => (key, Some(version)),
            None => (text, self.text("v").map(|_| "1")),
        };
        let own = (key == OWN).then(|| self.own(problems) as &dyn Scenario);
        let Some(found) = own.or_else(|| scenario::find(key)) else {
            let known: Vec<&str> = SCENARIOS.iter().map(|scenario| scenario.key()).collect();
            let wrong = say!(
                "There is no scenario “{given}”; there are {known}",
                given = shown(key),
                known = known.join(", "),
            );
            let instead = say!("{nearest} is used", nearest = first.key());
            problems.add(Problem::new("scenario", &wrong, &instead));
            return first;
        };
        if let Some(version) = version
            && version != found.version().to_string()
        {
            let wrong = say!(
                "This link's numbers were made by version {given} of {scenario}; this is version {known}, \
                 whose numbers differ. Those of that time come from a manytrials.html of that time, such as \
                 one that is kept beside a paper.",
                given = shown(version),
                scenario = found.key(),
                known = found.version(),
            );
            problems.add(Problem {
                key: "scenario".into(),
                message: wrong.clone(),
                wrong,
            });
        }
        found
    }

    /// The visitor's own program, with what had to be left out of it.
    fn own(&self, problems: &mut Problems) -> &'static Own {
        let text = self.text(PROGRAM).map_or(Ok(String::new()), unpacked);
        let text = text.unwrap_or_else(|wrong| {
            let instead = translated("an empty program is used");
            problems.add(Problem::new(PROGRAM, &wrong, instead));
            String::new()
        });
        let usual = || Call::read(&Reading::of(&text).usual_call());
        let call = match self.text(CALL).map(str::trim) {
            None => usual(),
            Some("") => None,
            Some(given) => Call::read(given).or_else(|| {
                let wrong = say!(
                    "A trial is one call of a function, such as f(1, 2), not “{given}”",
                    given = shown(given)
                );
                let call = usual();
                let instead = match &call {
                    Some(call) => say!("{call} is used", call = shown(&call.to_string())),
                    None => say!("none is used"),
                };
                problems.add(Problem::new(CALL, &wrong, &instead));
                call
            }),
        };
        let gives = self.text(GIVES).and_then(Gives::read);
        Own::of(&text, call.as_ref(), gives.as_ref())
    }

    /// The values of a parameter: its default, one value, or a comma list without repeats.
    fn list(&self, param: &Param, problems: &mut Problems) -> Vec<Value> {
        match self.text(param.key) {
            Some(text) => list::read(param, text, problems),
            None => vec![param.default_value()],
        }
    }

    fn list_of_one(&self, param: &Param, problems: &mut Problems) -> Value {
        let list = self.list(param, problems);
        if list.len() > 1 {
            problems.add(Refusal {
                key: param.key,
                wrong: say!("{key} takes one value, not a list", key = param.key),
                nearest: list[0],
            });
        }
        list[0]
    }

    /// Words that nobody knows, and known ones that are there twice.
    fn check_keys(&self, scenario: &dyn Scenario, problems: &mut Problems) {
        let mut known: HashSet<&str> = ["v", "scenario"].into();
        known.extend(PAGE_WORDS);
        let params = EVERYWHERE.iter().chain(scenario.params());
        known.extend(params.map(|param| param.key));
        if scenario.own().is_some() {
            known.extend([PROGRAM, CALL, GIVES]);
        }
        let (mut seen, mut unknown) = (HashSet::new(), Vec::new());
        for (key, _) in &self.entries {
            if is_of_a_tracker(key) {
                continue;
            }
            match (known.contains(key.as_str()), seen.insert(key)) {
                (false, true) => unknown.push(key),
                (true, false) => {
                    let wrong = say!("{key} is given more than once", key);
                    problems.add(Problem::new(
                        key,
                        &wrong,
                        translated("the last one is used"),
                    ));
                }
                _ => (),
            }
        }
        let scenario = scenario.key();
        let names: Vec<String> = unknown.iter().take(TOLD).map(|key| shown(key)).collect();
        let quoted: Vec<String> = names.iter().map(|text| say!("“{text}”", text)).collect();
        let keys = quoted.join(translated(", "));
        let wrong = match (unknown.len(), names.as_slice()) {
            (_, []) => return,
            (_, [key]) => say!("{scenario} has no parameter “{key}”", scenario, key),
            (all, _) if all > TOLD => say!(
                "{scenario} has no parameters {keys} and {more} more",
                scenario,
                keys,
                more = grouped((all - TOLD) as i64),
            ),
            _ => say!("{scenario} has no parameters {keys}", scenario, keys),
        };
        let instead = match names.len() {
            1 => translated("it is left out"),
            _ => translated("they are left out"),
        };
        problems.add(Problem::new(&names[0], &wrong, instead));
    }
}

/// Trials have numbers below [`MOST_TRIALS`].
fn hold_trials(first_trial: u64, num_trials: u64, problems: &mut Problems) -> u64 {
    let most = MOST_TRIALS - first_trial;
    if num_trials > most {
        let wrong = say!(
            "{key} is at most {most} from trial {first} on, not {given}",
            key = NUM_TRIALS.key,
            most = grouped(most as i64),
            first = grouped(first_trial as i64),
            given = grouped(num_trials as i64),
        );
        problems.add(Refusal {
            key: NUM_TRIALS.key,
            wrong,
            nearest: Value::Whole(most as i64),
        });
    }
    num_trials.min(most)
}

/// Whether there are enough trials can only be told from the first one on.
fn hold_target(first_trial: u64, target: Option<f64>, problems: &mut Problems) -> Option<f64> {
    if first_trial == 0 || target.is_none() {
        return target;
    }
    let wrong = say!(
        "{key} needs all trials from number 0 on, so it does not go with {first_trial}",
        key = STANDARD_ERROR.key,
        first_trial = FIRST_TRIAL.key,
    );
    let instead = translated("it is left out");
    problems.add(Problem::new(STANDARD_ERROR.key, &wrong, instead));
    None
}
