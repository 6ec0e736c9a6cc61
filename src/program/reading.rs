//! What a program has to offer: its functions with their parameters, and the calls that stand in it.

use super::Call;
use super::call::has_plain_values;
use super::function::{Function, function};
use super::own_trials::once;
use super::source::{Line, Source};

/// No more functions or calls are offered.
const MOST: usize = 100;

/// What stands in a program.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// Its functions, in order.
    pub functions: Vec<Function>,
    /// The calls of its functions that it makes itself when it runs, in order and each once.
    pub calls: Vec<String>,
}

impl Reading {
    /// Reads a program. Whatever it is, this comes to an end soon: what is no Python has no functions.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let source = Source::new(text);
        let lines = source.lines();
        let functions: Vec<Function> = lines
            .iter()
            .filter(|line| line.indent == 0)
            .filter_map(|line| function(&source, *line))
            .take(MOST)
            .collect();
        let mut calls = Vec::new();
        for line in made_when_run(&source, &lines) {
            calls_in(&source, line, &functions, &mut calls);
        }
        Reading { functions, calls }
    }

    /// A program in which those statements at its top are comments that call its functions, print, plot, seed or
    /// are for its main module alone: what is left are definitions, whose lines have their numbers.
    #[must_use]
    pub fn definitions(text: &str) -> String {
        let source = Source::new(text);
        let lines = source.lines();
        let reading = Reading::of(text);
        let mut out: Vec<String> = text.lines().map(str::to_owned).collect();
        let made = made_when_run(&source, &lines);
        let mut hides = false;
        for line in made {
            if line.indent == 0 {
                hides = runs(&source, line, &reading.functions);
            }
            if hides {
                let count = text[line.start..line.end].matches('\n').count();
                for number in line.number..=line.number + count {
                    if let Some(written) = out.get_mut(number - 1) {
                        let hidden = format!("#: {written}");
                        hidden.trim_end().clone_into(written);
                    }
                }
            }
        }
        out.join("\n") + "\n"
    }

    /// The function with a name; the last, as Python has it.
    #[must_use]
    pub fn function(&self, name: &str) -> Option<&Function> {
        self.functions
            .iter()
            .rev()
            .find(|function| function.name == name)
    }

    /// The calls that stand in it as trials make them: see [`super::own_trials`].
    #[must_use]
    pub fn trials(&self) -> Vec<String> {
        let mut trials: Vec<String> = Vec::new();
        for trial in self.calls.iter().map(|call| self.trial(call)) {
            if !trials.contains(&trial) {
                trials.push(trial);
            }
        }
        trials
    }

    /// A call as a trial makes it.
    fn trial(&self, call: &str) -> String {
        Call::read(call).map_or_else(
            || call.to_owned(),
            |call| once(&call, self.function(&call.function)).to_string(),
        )
    }

    /// The call that is tried where nobody said which: the last that the program makes with plain values, which
    /// is its main one more often than the first; that of a function that has a value for each parameter; or the
    /// last with whatever it has.
    #[must_use]
    pub fn usual_call(&self) -> String {
        let trials = self.trials();
        let plain = trials.iter().rev().find(|call| has_plain_values(call));
        let usual = || {
            let usual = self.functions.iter().rev().find_map(Function::plain_call)?;
            Some(self.trial(&usual))
        };
        let last = || trials.last().cloned();
        plain
            .cloned()
            .or_else(usual)
            .or_else(last)
            .unwrap_or_default()
    }
}

/// The lines that run when the program does: those of its top and of the blocks there, but for what
/// belongs to functions and classes.
fn made_when_run(source: &Source<'_>, lines: &[Line]) -> Vec<Line> {
    let mut defines = false;
    let is_run = |line: &&Line| {
        if line.indent == 0 {
            defines = ["def ", "class ", "async ", "@"]
                .iter()
                .any(|words| source.starts(**line, words));
        }
        !defines
    };
    lines.iter().filter(is_run).copied().collect()
}

/// Whether a statement does something when the program runs that a trial does itself, or not at all.
fn runs(source: &Source<'_>, line: Line, functions: &[Function]) -> bool {
    /// Statements that show, ask or seed.
    const SHOWN: [&str; 9] = [
        "if __name__",
        "print(",
        "print ",
        "input(",
        "random.seed(",
        "pylab.",
        "plt.",
        "matplotlib.",
        "pyplot.",
    ];
    let mut calls = Vec::new();
    calls_in(source, line, functions, &mut calls);
    !calls.is_empty() || SHOWN.iter().any(|words| source.starts(line, words))
}

/// The calls of known functions in a line.
fn calls_in(source: &Source<'_>, line: Line, functions: &[Function], calls: &mut Vec<String>) {
    let mut at = line.start;
    while at < line.end && calls.len() < MOST {
        let Some(name) = source.name(at) else {
            at += 1;
            while !source.text.is_char_boundary(at) {
                at += 1;
            }
            continue;
        };
        let attribute = source.text[..at].trim_end().ends_with('.');
        let open = at + name.len();
        at = open;
        let is_known = functions.iter().any(|function| function.name == name);
        if attribute || !is_known || source.code(open) != Some(b'(') {
            continue;
        }
        let Some(close) = source.closing(open) else {
            continue;
        };
        let text = &source.text[open - name.len()..=close];
        if let Some(call) = Call::read(text).map(|call| call.to_string())
            && !calls.contains(&call)
        {
            calls.push(call);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOWN: &str = r#"
"""An epidemic in a town: def hidden(x): simulate(9)"""
import random

class Person(object):
    def __init__(self, ill):
        self.ill = ill

def helper(x): return x  # def other(y):

def simulate(numPeople, chance=0.25,
             names=["a", "b (c"], *rest, days: int = 30, **more):
    """simulate(1)"""
    return helper(numPeople)

def show(): pass

def show(times=3):
    print("simulate(2)")

if __name__ == "__main__":
    print(simulate(100, 0.5,
                   days=10))   # simulate(7)
    self.simulate(8)
    for i in range(3): simulate( i+1 , chance = {"a": (1, 2)} )
show()
"#;

    #[test]
    fn functions_are_found_with_what_they_take() {
        let reading = Reading::of(TOWN);
        let names: Vec<(&str, usize)> = reading
            .functions
            .iter()
            .map(|f| (f.name.as_str(), f.line))
            .collect();
        assert_eq!(
            names,
            [("helper", 9), ("simulate", 11), ("show", 16), ("show", 18)]
        );
        let simulate = reading.function("simulate").expect("it is there");
        let told: Vec<String> = simulate
            .parameters
            .iter()
            .map(|p| {
                format!(
                    "{}={}{}",
                    p.name,
                    p.default.as_deref().unwrap_or("?"),
                    if p.by_name { " by name" } else { "" }
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                "numPeople=?",
                "chance=0.25",
                "names=[\"a\", \"b (c\"]",
                "days=30 by name"
            ]
        );
        assert_eq!(simulate.outline(), "simulate(numPeople)");
        assert_eq!(simulate.plain_call(), None);
        assert_eq!(
            reading
                .function("show")
                .and_then(Function::plain_call)
                .as_deref(),
            Some("show()")
        );
    }

    #[test]
    fn calls_are_those_that_the_program_makes_itself() {
        let reading = Reading::of(TOWN);
        assert_eq!(
            reading.calls,
            [
                "simulate(100, 0.5, days=10)",
                "simulate(i+1, chance={\"a\": (1, 2)})",
                "show()"
            ]
        );
        assert_eq!(reading.usual_call(), "show()");
        for (program, usual) in [
            ("f(2)\nf(x)\n", "f(2)"),
            ("f([1, 'x'], b=None)\nf(len(y))", "f([1, 'x'], b=None)"),
            ("f(n)\n", "g()"),
        ] {
            let program = format!("def f(a, b=1): pass\ndef g(c=2): pass\n{program}");
            assert_eq!(Reading::of(&program).usual_call(), usual, "{program}");
        }
        assert_eq!(Reading::of("def f(a): pass\nf(n)").usual_call(), "f(n)");
        assert_eq!(
            Reading::of("def f(a=1): pass\ndef g(b): pass").usual_call(),
            "f()"
        );
        assert_eq!(Reading::of("").usual_call(), "");
        let repeats =
            Reading::of("def f(a, numTrials): pass\nf(2, 50)\nf(2, 100)\nf(3, numTrials)");
        assert_eq!(repeats.trials(), ["f(2, 1)", "f(3, 1)"]);
        assert_eq!(repeats.usual_call(), "f(3, 1)");
        assert_eq!(
            Reading::of("def f(a=2, trials=100): pass").usual_call(),
            "f(trials=1)"
        );
    }

    #[test]
    fn what_is_no_python_ends_soon() {
        for text in [
            "def",
            "def ",
            "def f",
            "def f(",
            "def f(a",
            "def f(a,,b=,*):",
            "((((",
            "))))",
            "'''",
            "\"",
            "\\",
            "#",
            "def é(ü=1): pass\né(2)",
            "def f(): pass\nf(f(f(",
            "def f(x='):\nf(1)",
            "\u{feff}def f(): pass",
            "\r\ndef f():\r\n  pass\r\nf()\r\n",
        ] {
            let reading = Reading::of(text);
            assert!(reading.functions.len() <= 1, "{text:?}");
        }
        assert_eq!(Reading::of("def é(ü=1): pass\né(2)").calls, ["é(2)"]);
        assert_eq!(Reading::of("def f():\r\n  pass\r\nf()\r\n").calls, ["f()"]);
        for long in ["(", "#", "'", "f(", "def f():\n", "\\\n", "\n "] {
            let text = long.repeat(200_000 / long.len());
            assert!(Reading::of(&text).functions.len() <= MOST);
        }
    }
}
