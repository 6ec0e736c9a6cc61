//! The same experiment as a complete Python program, to read, to run and to change.

use crate::experiment::Experiment;
use crate::param::{Param, Value};
use crate::scenario::Own;

/// How long a line of the program is at most, as Python's style guide asks; the link is longer.
const WIDTH: usize = 79;

/// What is the same in the programs of all experiments.
const FRAME: &str = include_str!("python/frame.py");

/// What is added to a visitor's own program.
const OWN_FRAME: &str = include_str!("python/own_frame.py");

/// A Python 3 program that needs nothing else: it runs all trials of all cases on all cores and
/// prints the mean of each outcome.
#[must_use]
pub fn python(experiment: &Experiment) -> String {
    if let Some(own) = experiment.scenario().own() {
        return framed(own, experiment);
    }
    let parts = [experiment.scenario().python(), FRAME];
    let is_import = |line: &&str| line.starts_with("import ");
    let mut imports: Vec<&str> = parts
        .iter()
        .flat_map(|part| part.lines().filter(is_import))
        .collect();
    imports.sort_unstable();
    imports.dedup();
    let [model, frame] = parts.map(|part| {
        let lines: Vec<&str> = part.lines().filter(|line| !is_import(line)).collect();
        // Where imports were, there are the blank lines of both sides.
        lines.join("\n").replace("\n\n\n\n", "\n\n\n")
    });
    format!(
        "{}\n{}\n\n{}\n\n{model}\n\n\n{frame}\n",
        head(experiment),
        imports.join("\n"),
        definition(experiment),
    )
}

/// A visitor's own program with a frame around it that gives the same trials with the Python of any computer.
fn framed(own: &Own, experiment: &Experiment) -> String {
    let calls = (0..experiment.cases().len()).filter_map(|case| experiment.call(case));
    let calls: Vec<String> = calls
        .map(|call| format!("    {},\n", quoted(&call)))
        .collect();
    let origin = wrapped(
        "# What follows was added by Many Trials. Trial number i is: the definitions above in a fresh module, \
         then random.seed(\"SEED/i\"), then the call. Lines that begin with #: made calls of their own.",
    );
    format!(
        "{}\n\n\n{}\nNUM_TRIALS = {}\nSEED = {}\nCALLS = [\n{}]\n\n\n{OWN_FRAME}",
        own.definitions().trim_end(),
        origin.replace('\n', "\n# "),
        experiment.num_trials(),
        quoted(experiment.seed_text()),
        calls.join(""),
    )
}

/// What the program is and where it comes from.
fn head(experiment: &Experiment) -> String {
    let scenario = experiment.scenario();
    let rule = wrapped(scenario.rule());
    let origin = wrapped(
        "Many Trials wrote this program for the experiment of the link below. Its means agree with \
         those of the page within their errors. The single trials are others: the random numbers are \
         Python's own. A number on the command line replaces NUM_TRIALS.",
    );
    format!(
        "\"\"\"{}.\n\n{rule}\n\n{origin}\n\n{}\n\"\"\"\n",
        scenario.title(),
        experiment.link()
    )
}

/// The experiment: trials, seed and cases.
fn definition(experiment: &Experiment) -> String {
    let mut text = String::new();
    if let Some(target) = experiment.target() {
        text += &format!("# At most: the page stops at a standard error of {target}.\n");
    }
    text += &format!("NUM_TRIALS = {}\n", experiment.num_trials());
    text += &format!("SEED = {}\n\n", quoted(experiment.seed_text()));
    text += "# The parameters of trial().\nSAME_IN_ALL_CASES = {\n";
    for (key, values) in experiment.values() {
        if let [value] = values[..] {
            text += &format!("    {}: {},\n", quoted(key), literal(value));
        }
    }
    text += "}\nCASES = [\n";
    for case in experiment.cases() {
        let entries: Vec<String> = experiment
            .swept()
            .map(|Param { key, .. }| format!("{}: {}", quoted(key), literal(case.get(key))))
            .collect();
        let line = format!("    {{{}}},\n", entries.join(", "));
        if line.trim_end().chars().count() <= WIDTH {
            text += &line;
        } else {
            let entries = entries.join(",\n        ");
            text += &format!("    {{\n        {entries},\n    }},\n");
        }
    }
    text += "]\n";
    text
}

fn literal(value: Value) -> String {
    match value {
        Value::Whole(number) => number.to_string(),
        // With a point or an exponent, so that it is a float there too.
        Value::Real(number) => format!("{number:?}"),
        Value::Choice(key) => quoted(key),
    }
}

/// Any text as a literal of Python. Letters and digits of all languages stay readable; whatever else
/// is not ASCII, such as marks that turn the direction of reading, becomes a number.
fn quoted(text: &str) -> String {
    let mut literal = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => literal.extend(['\\', c]),
            '\n' => literal += "\\n",
            ' '..='~' => literal.push(c),
            c if c.is_alphanumeric() => literal.push(c),
            c => literal += &format!("\\U{:08x}", u32::from(c)),
        }
    }
    literal.push('"');
    literal
}

/// A text in lines of words.
fn wrapped(text: &str) -> String {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let last = lines.len() - 1;
        let line = &mut lines[last];
        if line.is_empty() {
            line.push_str(word);
        } else if line.chars().count() + 1 + word.chars().count() <= WIDTH {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines.join("\n")
}
