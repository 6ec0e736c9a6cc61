//! The experiment of a program: its text, a call, and what else the command line says.

use std::path::Path;

use many_trials::experiment::{CALL, Draft, Experiment, NUM_TRIALS, PROGRAM, SEED, STANDARD_ERROR};
use many_trials::language::shown;
use many_trials::param::grouped;
use many_trials::program::{Function, Reading};
use many_trials::scenario::{MOST_BYTES, OWN, packed};

use super::Words;
use crate::command::files;
use crate::command::link::settled;

const WRONG: &str = "this does not say which trials to run";

/// The experiment that is asked for, or every problem of it.
pub(super) fn experiment(words: &Words) -> Result<Experiment, String> {
    let mut draft = base(&words.file)?;
    if let Some(text) = &words.trials
        && text.contains("..")
    {
        return Err(format!(
            "--trials takes how many trials there are, not “{0}”; --range {0} runs only some of them.",
            shown(text)
        ));
    }
    for (key, text) in [
        (CALL, &words.call),
        (NUM_TRIALS.key, &words.trials),
        (SEED.key, &words.seed),
    ] {
        if text.is_some() {
            draft = draft.with(key, text.as_deref());
        }
    }
    let call = draft.entries.iter().find(|(key, _)| key == CALL);
    let is_called = call.is_some_and(|(_, call)| !call.trim().is_empty());
    let text = text_of(&draft);
    if text.trim().is_empty() {
        return Err(format!(
            "{} has no program in it: it is empty.",
            name(&words.file)
        ));
    }
    if !is_called {
        return Err(calls(&words.file, &text));
    }
    let experiment = settled(&draft, WRONG)?;
    let params = experiment.scenario().params();
    for set in &words.set {
        let parts = set
            .split_once('=')
            .filter(|(name, _)| !name.trim().is_empty());
        let Some((argument, values)) = parts else {
            return Err(format!(
                "--set takes NAME=VALUES, such as --set steps=10,100,1000, not “{}”.",
                shown(set)
            ));
        };
        let argument = argument.trim();
        // Where a link has a word of this name already, the argument has another one.
        let taken = format!("arg.{argument}");
        let mut keys = params.iter().map(|param| param.key);
        let key = keys.find(|key| *key == argument || *key == taken);
        let key = key.or((argument == STANDARD_ERROR.key).then_some(STANDARD_ERROR.key));
        let Some(key) = key else {
            let known: Vec<&str> = params.iter().map(|param| param.key).collect();
            let known = match known.as_slice() {
                [] => "it takes none".to_owned(),
                known => format!("it has {}", known.join(", ")),
            };
            return Err(format!(
                "the call {} has no argument “{}”; {known}.",
                shown(&experiment.call(0).unwrap_or_default()),
                shown(argument)
            ));
        };
        draft = draft.with(key, Some(values));
    }
    settled(&draft, WRONG)
}

/// The words of a file's program, or of a link.
fn base(file: &Path) -> Result<Draft, String> {
    let word = file.to_string_lossy();
    if word.contains("scenario=program") && !file.is_file() {
        return Ok(Draft::from_link(&word));
    }
    if word.contains("scenario=") && !file.is_file() {
        return Err(format!(
            "this link is of no program of one's own; manytrials run '{}' runs it.",
            shown(&word)
        ));
    }
    let name = name(file);
    let text = files::read(file)?;
    if text.len() > MOST_BYTES {
        return Err(format!(
            "{name} is longer than {} characters, and no program of a course is: is it the right file?",
            grouped(MOST_BYTES as i64)
        ));
    }
    let entry = |key: &str, text: &str| (key.to_owned(), text.to_owned());
    Ok(Draft {
        entries: vec![entry("scenario", OWN), entry(PROGRAM, &packed(&text))],
    })
}

/// What messages call the program.
fn name(file: &Path) -> String {
    match file.to_str() {
        Some("-") => "standard input".to_owned(),
        Some(link) if link.contains("scenario=") && !file.is_file() => "this link".to_owned(),
        _ => files::name(file),
    }
}

/// The program in the words, if it can be read; where it cannot, settling them says so.
fn text_of(draft: &Draft) -> String {
    let (experiment, _) = draft.settle();
    let own = experiment.scenario().own();
    own.map_or("", |own| own.text()).to_owned()
}

/// Which calls there may be, for who named none.
fn calls(file: &Path, text: &str) -> String {
    let name = name(file);
    let reading = Reading::of(text);
    let mut functions: Vec<String> = reading.functions.iter().map(Function::outline).collect();
    if functions.is_empty() {
        return format!(
            "a call is needed, which is one trial, and {name} has no function to call: write one that returns what a \
             trial gives (def trial(): at the left edge), and call it here: 'trial()'."
        );
    }
    if functions.len() > 12 {
        functions.truncate(11);
        functions.push("…".to_owned());
    }
    let own = match reading.calls.as_slice() {
        [] => String::new(),
        calls => format!(
            " It makes the calls {} itself.",
            calls
                .iter()
                .take(8)
                .map(String::as_str)
                .collect::<Vec<_>>()
                .join(", ")
        ),
    };
    let usual = reading.usual_call();
    let example = if usual.is_empty() {
        &functions[0]
    } else {
        &usual
    };
    format!(
        "a call is needed, which is one trial. {name} has the functions {functions}.{own} For example:\n  manytrials \
         program {file} {call} --trials 1000.",
        functions = functions.join(", "),
        file = crate::command::resume::quoted(file.as_os_str()),
        call = crate::command::resume::quoted(example.as_ref()),
    )
}
