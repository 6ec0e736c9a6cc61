//! Words that no command takes, told as every other mistake is: one sentence, and what to type.

use std::error::Error as _;
use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, Error};
use many_trials::language::shown;

/// Whether nothing was wrong: help or the version was asked for, or no word was given.
pub(super) fn is_asked_for(error: &Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::DisplayHelp
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
            | ErrorKind::DisplayVersion
    )
}

/// What was wrong with the words, as a sentence.
pub(super) fn sentence(error: &Error, words: &[OsString], all: &Command) -> String {
    let text = |kind| texts(error, kind).into_iter().next().unwrap_or_default();
    let first = words.first().map(|word| word.to_string_lossy());
    let command = first.and_then(|name| all.find_subcommand(&*name));
    let see = match command {
        Some(command) => format!("manytrials {} --help says more", command.get_name()),
        None => "manytrials --help says more".to_owned(),
    };
    let (arg, value) = (
        text(ContextKind::InvalidArg),
        text(ContextKind::InvalidValue),
    );
    let option = arg.split(' ').next().unwrap_or_default();
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let given = text(ContextKind::InvalidSubcommand);
            let all = names(all);
            let likely = similar(&given, &all);
            let all = listed(&all, "and");
            if likely.is_empty() {
                format!("there is no command “{given}”; there are {all}.")
            } else {
                let likely = listed(&likely, "or");
                format!("there is no command “{given}”; did you mean {likely}? There are {all}.")
            }
        }
        ErrorKind::UnknownArgument => {
            let likely = texts(error, ContextKind::SuggestedArg);
            if !arg.starts_with('-') {
                format!("“{arg}” is one word too many; {see}.")
            } else if likely.is_empty() {
                format!("there is no option {arg} here; {see}.")
            } else {
                let likely = listed(&likely, "or");
                format!("there is no option {arg} here; did you mean {likely}? {see}.")
            }
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            let needed = arg.split_once(' ').map_or("a value", |(_, needed)| needed);
            let needed = needed.trim_matches(['<', '>']);
            format!("{option} needs {needed} behind it; {see}.")
        }
        ErrorKind::InvalidValue => {
            let known = listed(&texts(error, ContextKind::ValidValue), "and");
            format!(
                "there is no “{value}” for {}; there are {known}.",
                bare(option)
            )
        }
        ErrorKind::ValueValidation => {
            let why = error.source().map(ToString::to_string).unwrap_or_default();
            format!("{option} does not take “{value}”: {why}.")
        }
        ErrorKind::MissingRequiredArgument => {
            let (name, needed) = command.map_or((String::new(), Vec::new()), |command| {
                let missing = texts(error, ContextKind::InvalidArg);
                (command.get_name().to_owned(), helps(command, &missing))
            });
            format!("{name} needs {}; {see}.", listed(&needed, "and"))
        }
        ErrorKind::ArgumentConflict => {
            format!("{option} is given more than once; {see}.")
        }
        ErrorKind::InvalidUtf8 => "one of the words is no readable text.".to_owned(),
        _ => {
            let told = error.to_string();
            let line = told.lines().next().unwrap_or_default();
            format!("{}; {see}.", line.trim_start_matches("error: "))
        }
    }
}

/// The texts that an error gives of a kind.
fn texts(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![shown(text)],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    }
}

/// The names that one may have meant: a letter or two more, less, other, or in another place.
fn similar(given: &str, names: &[String]) -> Vec<String> {
    let near = |name: &&String| strsim::osa_distance(given, name) <= 1 + name.len() / 5;
    names.iter().filter(near).cloned().collect()
}

/// The names of all commands.
fn names(all: &Command) -> Vec<String> {
    let names = all
        .get_subcommands()
        .map(|command| command.get_name().to_owned());
    names.collect()
}

/// What the arguments of a command are, as their help says it.
fn helps(command: &Command, missing: &[String]) -> Vec<String> {
    let asked = command.get_arguments().filter(|arg| {
        missing
            .iter()
            .any(|name| bare(name) == bare(&arg.to_string()))
    });
    asked
        .map(|arg| {
            let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
            let mut letters = help.chars();
            let first = letters
                .next()
                .map(|letter| letter.to_lowercase().to_string());
            first.unwrap_or_default() + letters.as_str()
        })
        .collect()
}

/// The name of an argument without the signs of whether it is needed.
fn bare(name: &str) -> &str {
    name.trim_matches(['<', '>', '[', ']', '.'])
}

/// "a, b and c".
fn listed(names: &[String], last: &str) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., end] => format!("{} {last} {end}", most.join(", ")),
    }
}
