//! A visitor's own program as the page has it: what it reads of the text, and what page and interpreters say to
//! each other of its trials.

use serde::Serialize;

use super::definition::FormParam;
use super::truth::Truth;
use crate::experiment::{CALL, Draft, Experiment, PROGRAM};
use crate::language::say;
use crate::param::Value;
use crate::program::{Reading, counts_trials, has_plain_values};
use crate::scenario::{Own, Scenario, packed};

/// What the page reads of a program.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OwnReading {
    /// Its text.
    pub text: String,
    /// The call that a trial makes, with the values in use where it is of one case; empty if the program
    /// is run as a whole.
    pub call: String,
    /// Whether no call of a case names anything: whoever has let the program run has let it run with any numbers.
    pub plain: bool,
    /// Its functions.
    pub functions: Vec<OwnFunction>,
    /// The calls that stand in it.
    pub suggestions: Vec<String>,
    /// The arguments of the call, as the form has parameters.
    pub params: Vec<FormParam>,
    /// What is to be known of an argument that says how many trials the program itself makes; none if it has none.
    pub own_trials: Option<String>,
    /// The scenario that has the same arguments, to compare results with.
    pub truth: Option<Truth>,
}

/// A function of a program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OwnFunction {
    /// Its name.
    pub name: String,
    /// The number of its line.
    pub line: usize,
    /// A call of it: one that stands in the program, or one to be filled in.
    pub call: String,
}

/// Trials for an interpreter.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Calls {
    /// The case.
    pub case: usize,
    /// Its call.
    pub call: String,
    /// The experiment's seed.
    pub seed: String,
    /// The number of the first trial.
    pub first: f64,
    /// How many there are.
    pub count: f64,
}

/// A trial that cannot be taken.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OddTrial {
    /// The case.
    pub case: usize,
    /// The trial's number.
    pub trial: f64,
    /// Why.
    pub sentence: String,
}

impl OwnReading {
    pub(super) fn of(own: &Own, experiment: &Experiment) -> Self {
        let reading = Reading::of(own.text());
        let calls = reading.trials();
        let begins = |call: &&String, name: &str| {
            call.strip_prefix(name)
                .is_some_and(|rest| rest.starts_with('('))
        };
        let each = reading.functions.iter().map(|function| {
            let known = calls.iter().rev().find(|call| begins(call, &function.name));
            OwnFunction {
                name: function.name.clone(),
                line: function.line,
                call: known.cloned().unwrap_or_else(|| function.outline()),
            }
        });
        OwnReading {
            text: own.text().to_owned(),
            call: match (experiment.cases().len(), own.call()) {
                (1, _) => experiment.call(0).unwrap_or_default(),
                (_, call) => call.map(ToString::to_string).unwrap_or_default(),
            },
            plain: (0..experiment.cases().len())
                .filter_map(|case| experiment.call(case))
                .all(|call| has_plain_values(&call)),
            functions: each.collect(),
            suggestions: calls,
            params: FormParam::all_of(experiment.scenario()),
            own_trials: own_trials(own, experiment),
            truth: Truth::of(experiment),
        }
    }
}

/// Of the first argument that says how many trials the program itself makes, in the first case.
fn own_trials(own: &Own, experiment: &Experiment) -> Option<String> {
    let values = experiment.cases().first()?;
    let param = (own.params().iter()).find(|param| counts_trials(param.label))?;
    let name = param.label;
    Some(match values.get(param.key) {
        Value::Whole(1) => say!(
            "{name} is 1 here: one trial is one call, and the page makes as many as you say.",
            name = name
        ),
        many => say!(
            "Each trial here makes {many} of its own ({name}), and only what they give together is seen. With 1, each is \
             a trial of its own, and the page makes as many as you say.",
            many = many,
            name = name
        ),
    })
}

/// A link of the same trials of another program, or of another call of it: values that stood beside the call
/// before stand in it or not at all.
#[must_use]
pub fn with_program(link: &str, text: &str, call: Option<&str>) -> String {
    let mut draft = Draft::from_link(link);
    let (before, _) = draft.settle();
    let mut arguments = Vec::new();
    if before.scenario().own().is_some() {
        arguments.extend(before.values().iter().map(|(key, _)| *key));
    } else {
        draft.entries.clear();
    }
    for key in arguments {
        draft = draft.with(key, None);
    }
    draft = draft.with("scenario", Some(crate::scenario::OWN));
    draft = draft.with(PROGRAM, Some(&packed(text))).with(CALL, call);
    draft.settle().0.link()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view;

    const TEXT: &str = "def f(n, p=0.5): pass\ndef g(x): pass\nprint(f(3))\nf(4)\n";

    #[test]
    fn a_program_is_read_with_its_functions_and_calls() {
        let link = with_program("?numTrials=50&seed=a&clearProb=0.1", TEXT, None);
        let reading = view::Reading::of(&link);
        assert_eq!(reading.scenario, "program");
        assert_eq!(
            (&*reading.values["numTrials"], &*reading.values["seed"]),
            ("1000", "7")
        );
        let own = reading.program.expect("a program");
        assert_eq!((own.text.as_str(), own.call.as_str()), (TEXT, "f(4)"));
        let calls: Vec<&str> = own
            .functions
            .iter()
            .map(|function| function.call.as_str())
            .collect();
        assert_eq!(calls, ["f(4)", "g(x)"]);
        assert_eq!(own.suggestions, ["f(3)", "f(4)"]);
        assert!(own.plain);
        let odd = view::Reading::of(&format!("{link}&p=0.1,x"));
        assert!(odd.problems.len() == 1 && odd.program.is_some_and(|own| own.plain));
        let odd = view::Reading::of(&with_program("", TEXT, Some("f(open('x'))")));
        assert!(odd.program.is_some_and(|own| !own.plain));
        let keys: Vec<&str> = own.params.iter().map(|param| param.key).collect();
        assert_eq!(keys, ["n", "p"]);
        assert_eq!(view::Reading::of("?scenario=dice").program, None);
    }

    #[test]
    fn a_program_that_repeats_itself_is_called_once_a_trial() {
        let text = "def f(steps, num_trials=50): pass\nf(3, 200)\n";
        let own_trials = |call: Option<&str>| {
            let read = view::Reading::of(&with_program("", text, call));
            let program = read.program.expect("a program");
            (program.call, program.own_trials.unwrap_or_default())
        };
        let (call, told) = own_trials(None);
        assert_eq!(call, "f(3, 1)");
        assert!(told.starts_with("num_trials is 1 here"), "{told}");
        let (call, told) = own_trials(Some("f(3)"));
        assert_eq!(call, "f(3)");
        assert!(told.starts_with("Each trial here makes 50 of its own (num_trials)"));
        assert_eq!(
            view::Reading::of(&with_program("", TEXT, None))
                .program
                .and_then(|own| own.own_trials),
            None
        );
    }

    #[test]
    fn another_call_takes_no_values_of_the_one_before() {
        let link = with_program("", TEXT, Some("f(4)"));
        let moved = format!("{link}&n=9&numTrials=7");
        assert_eq!(
            view::Reading::of(&moved)
                .program
                .map(|own| own.call)
                .as_deref(),
            Some("f(9)")
        );
        let other = view::Reading::of(&with_program(&moved, TEXT, Some("f(5)")));
        assert_eq!(other.program.map(|own| own.call).as_deref(), Some("f(5)"));
        assert_eq!(other.values["numTrials"], "7");
        assert_eq!(other.problems, []);
        // Text that is being typed keeps its call as long as there is one.
        let typed = with_program(&link, &TEXT.replace("0.5", "0.25"), Some("f(4)"));
        assert_eq!(view::Reading::of(&typed).values["p"], "0.25");
    }
}
