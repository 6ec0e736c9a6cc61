//! A function of a program and what it takes.

use super::source::{Line, Source};

/// Names of how many trials there are to be, without capitals and joints, as programs of students have them.
const TRIALS: [&str; 19] = [
    "numtrials",
    "ntrials",
    "trials",
    "numberoftrials",
    "numoftrials",
    "nooftrials",
    "trialcount",
    "numruns",
    "nruns",
    "numsims",
    "nsims",
    "numsimulations",
    "nsimulations",
    "simulations",
    "numexperiments",
    "nexperiments",
    "repetitions",
    "numrepetitions",
    "repeats",
];

/// Whether an argument of this name says how many trials there are to be.
#[must_use]
pub fn counts_trials(name: &str) -> bool {
    TRIALS.contains(&name.replace('_', "").to_lowercase().as_str())
}

/// A function at the top of a program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Function {
    /// Its name.
    pub name: String,
    /// The number of its line.
    pub line: usize,
    /// What it takes, in order; not what stands behind `*` and `**`.
    pub parameters: Vec<Parameter>,
}

/// A parameter of a function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// What it is where nothing is said, as it is written.
    pub default: Option<String>,
    /// Whether it is only taken by its name.
    pub by_name: bool,
}

impl Function {
    /// The call without arguments, if it needs none.
    #[must_use]
    pub fn plain_call(&self) -> Option<String> {
        let mut parameters = self.parameters.iter();
        parameters
            .all(|parameter| parameter.default.is_some())
            .then(|| format!("{}()", self.name))
    }

    /// How a call of it begins for somebody who has to fill it in: `f(number, chance)`.
    #[must_use]
    pub fn outline(&self) -> String {
        let needed = self
            .parameters
            .iter()
            .filter(|parameter| parameter.default.is_none());
        let written = |name| if counts_trials(name) { "1" } else { name };
        let names: Vec<&str> = needed
            .map(|parameter| written(parameter.name.as_str()))
            .collect();
        format!("{}({})", self.name, names.join(", "))
    }
}

/// The function that a line defines, if it does.
pub(super) fn function(source: &Source<'_>, line: Line) -> Option<Function> {
    if !source.starts(line, "def ") {
        return None;
    }
    let rest = &source.text[line.start + 4..line.end];
    let at = line.start + 4 + (rest.len() - rest.trim_start().len());
    let name = source.name(at)?;
    let open = (at + name.len()..line.end).find(|at| source.code(*at) == Some(b'('))?;
    let close = source.closing(open)?;
    let mut by_name = false;
    let mut parameters = Vec::new();
    for (from, to) in source.parts(open + 1, close) {
        let part = &source.text[from..to];
        let start = from + (part.len() - part.trim_start().len());
        match source.code(start) {
            Some(b'*') => by_name = true,
            Some(b'/') => {}
            _ => {
                let Some(name) = source.name(start) else {
                    continue;
                };
                let equals = (start..to).find(|at| source.code(*at) == Some(b'='));
                parameters.push(Parameter {
                    name: name.to_owned(),
                    default: equals.map(|at| source.text[at + 1..to].trim().to_owned()),
                    by_name,
                });
            }
        }
    }
    Some(Function {
        name: name.to_owned(),
        line: line.number,
        parameters,
    })
}
