//! A call of a function, as it is written: its arguments one by one, and with others in their place.

use std::fmt;

use super::function::Function;
use super::source::Source;

/// A call of a function. Nothing is known of its arguments but their text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// What is called: a name, or one behind a point.
    pub function: String,
    /// In order.
    arguments: Vec<Written>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Written {
    /// The name that stands before it, if one does.
    name: Option<String>,
    text: String,
}

/// What a parameter of a function is in a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Argument {
    /// The parameter's name; where nobody knows it, its number: `argument 1`.
    pub name: String,
    /// What it is, as it is written in the call, or else its default.
    pub text: String,
    /// Its place in the call; none if the call does not say it.
    place: Option<usize>,
}

impl Call {
    /// Reads a call; none, if the text is not exactly one.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let source = Source::new(text);
        let mut at = 0;
        loop {
            at += source.name(at)?.len();
            if source.code(at) != Some(b'.') {
                break;
            }
            at += 1;
        }
        let function = text[..at].to_owned();
        let open = at + (text[at..].len() - text[at..].trim_start().len());
        if source.code(open) != Some(b'(') {
            return None;
        }
        let close = source.closing(open)?;
        if close + 1 != text.len() || !source.is_closed {
            return None;
        }
        let arguments = source
            .parts(open + 1, close)
            .into_iter()
            .map(|(from, to)| written(&source, from, to));
        Some(Call {
            function,
            arguments: arguments.collect(),
        })
    }

    /// What each parameter of its function is in this call; of a function that nobody knows, what it says.
    #[must_use]
    pub fn arguments(&self, function: Option<&Function>) -> Vec<Argument> {
        let written = |place: usize, name: &str| Argument {
            name: name.to_owned(),
            text: self.arguments[place].text.clone(),
            place: Some(place),
        };
        let is_spread = |argument: &Written| argument.text.starts_with('*');
        let by_place = || {
            self.arguments
                .iter()
                .enumerate()
                .filter(|(_, argument)| argument.name.is_none())
        };
        let Some(function) = function else {
            let each = self
                .arguments
                .iter()
                .enumerate()
                .filter(|(_, argument)| !is_spread(argument));
            return each
                .map(|(place, argument)| {
                    let number = format!("argument {}", place + 1);
                    written(place, argument.name.as_deref().unwrap_or(&number))
                })
                .collect();
        };
        let known = by_place()
            .take_while(|(_, argument)| !is_spread(argument))
            .map(|(place, _)| place);
        let mut known = known.collect::<Vec<_>>().into_iter();
        let each = function.parameters.iter().filter_map(|parameter| {
            let name = parameter.name.as_str();
            let named = |argument: &Written| argument.name.as_deref() == Some(name);
            let place = if parameter.by_name {
                None
            } else {
                known.next()
            };
            let place = place.or_else(|| self.arguments.iter().position(named));
            if let Some(place) = place {
                return Some(written(place, name));
            }
            Some(Argument {
                name: name.to_owned(),
                text: parameter.default.clone()?,
                place: None,
            })
        });
        each.collect()
    }

    /// The same call with other texts in the place of some of its arguments.
    #[must_use]
    pub fn with<'a>(&self, changes: impl IntoIterator<Item = (&'a Argument, String)>) -> Self {
        let mut call = self.clone();
        for (argument, text) in changes {
            match argument.place {
                Some(place) => call.arguments[place].text = text,
                None => call.arguments.push(Written {
                    name: Some(argument.name.clone()),
                    text,
                }),
            }
        }
        call
    }
}

impl fmt::Display for Call {
    /// The one way in which the call is written.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let each: Vec<String> = self
            .arguments
            .iter()
            .map(|argument| match &argument.name {
                Some(name) => format!("{name}={}", argument.text),
                None => argument.text.clone(),
            })
            .collect();
        write!(f, "{}({})", self.function, each.join(", "))
    }
}

/// The texts between the commas of a list of arguments.
#[must_use]
pub fn expressions(text: &str) -> Vec<&str> {
    let parts = Source::new(text).parts(0, text.len());
    parts
        .into_iter()
        .map(|(from, to)| text[from..to].trim())
        .collect()
}

/// Whether a text may stand in the place of an argument: nothing in it is left open, and it is one.
#[must_use]
pub fn is_expression(text: &str) -> bool {
    let call = Call::read(&format!("f({text}\n)"));
    call.is_some_and(|call| {
        let [argument] = &call.arguments[..] else {
            return false;
        };
        argument.name.is_none()
            && !argument.text.is_empty()
            && !argument.text.starts_with('*')
            && !argument.text.contains('\n')
    })
}

/// Whether no argument of a call names anything: what it names may be known where the call stands, and nowhere
/// else.
#[must_use]
pub fn has_plain_values(call: &str) -> bool {
    let source = Source::new(call);
    let mut at = call.find('(').unwrap_or(0);
    while at < call.len() {
        let Some(name) = source.name(at) else {
            at += call[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        };
        at += name.len();
        // The name of an argument stands before its value.
        let is_key = source.code(at) == Some(b'=') && source.code(at + 1) != Some(b'=');
        if !is_key && !["True", "False", "None"].contains(&name) {
            return false;
        }
    }
    true
}

/// An argument between two commas: its name, if it has one, and its text without needless spaces.
fn written(source: &Source<'_>, from: usize, to: usize) -> Written {
    let text = &source.text[from..to];
    let start = from + (text.len() - text.trim_start().len());
    let name = source.name(start).and_then(|name| {
        let behind = start + name.len();
        let spaces = source.text[behind..to].len() - source.text[behind..to].trim_start().len();
        let equals = behind + spaces;
        let is_name = source.code(equals) == Some(b'=') && source.code(equals + 1) != Some(b'=');
        is_name.then_some((name.to_owned(), equals + 1))
    });
    let (name, from) = match name {
        Some((name, behind)) => (Some(name), behind),
        None => (None, from),
    };
    Written {
        name,
        text: squeezed(source, from, to),
    }
}

/// A text in which spaces and ends of lines that are code are one space each, and comments are none.
fn squeezed(source: &Source<'_>, from: usize, to: usize) -> String {
    let mut text = String::new();
    let mut space = false;
    for (place, c) in source.text[from..to].char_indices() {
        if source.is_comment(from + place) {
            continue;
        }
        if source
            .code(from + place)
            .is_some_and(|byte| byte.is_ascii_whitespace() || byte == b'\\')
        {
            space = true;
            continue;
        }
        if std::mem::take(&mut space) && !text.is_empty() {
            text.push(' ');
        }
        text.push(c);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::Reading;
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        let read = Call::read(text).map(|call| call.to_string());
        assert_eq!(read.as_deref(), expected, "{text}");
        if let Some(expected) = expected {
            assert_eq!(
                Call::read(expected).map(|call| call.to_string()).as_deref(),
                Some(expected)
            );
        }
    }

    #[test]
    fn a_call_has_one_spelling() {
        check("f()", Some("f()"));
        check(" f ( 1,2 ,\n  3 ) ", Some("f(1, 2, 3)"));
        check("town.run(a = 1, b=x==2)", Some("town.run(a=1, b=x==2)"));
        check(
            "f('a,  b', \"(\", [1, (2)], {1: 2})",
            Some("f('a,  b', \"(\", [1, (2)], {1: 2})"),
        );
        check("f(1, # one\n  2)", Some("f(1, 2)"));
        check("f(*args, **more)", Some("f(*args, **more)"));
        check("f(1,)", Some("f(1)"));
        for no_call in [
            "",
            "f",
            "f(",
            "f)",
            "f()()",
            "f() + 1",
            "1()",
            "f(1",
            "(f)(1)",
            "f(1);g(2)",
            "import os",
            "f.(1)",
        ] {
            check(no_call, None);
        }
    }

    #[test]
    fn arguments_have_the_names_of_the_functions_parameters() {
        let reading = Reading::of("def f(n, chance=0.5, *rest, days=30): pass");
        let f = reading.function("f");
        let told = |call: &str| {
            let call = Call::read(call).expect("a call");
            let each = call
                .arguments(f)
                .into_iter()
                .map(|a| format!("{}={}", a.name, a.text));
            each.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(told("f(3)"), "n=3 chance=0.5 days=30");
        assert_eq!(told("f(3, 1, 7, 8, days=2)"), "n=3 chance=1 days=2");
        assert_eq!(
            told("f(chance=0.1, n=[1, 2])"),
            "n=[1, 2] chance=0.1 days=30"
        );
        assert_eq!(told("f(*all)"), "chance=0.5 days=30");
        let call = Call::read("g(1, b=2, *c)").expect("a call");
        let names: Vec<String> = call.arguments(None).into_iter().map(|a| a.name).collect();
        assert_eq!(names, ["argument 1", "b"]);
    }

    #[test]
    fn an_argument_is_one_expression() {
        for text in [
            "1",
            "-0.5",
            "'a, b'",
            "[1, 2]",
            "None",
            "Place(1, 2)",
            "x if y else z",
        ] {
            assert!(is_expression(text), "{text}");
        }
        for text in [
            "", " ", "1, 2", "[1", "1]", "'a", "a=1", "*a", "1)", "# 1", "f() + g(",
        ] {
            assert!(!is_expression(text), "{text}");
        }
        assert_eq!(expressions("1, [2, 3],'a,b'"), ["1", "[2, 3]", "'a,b'"]);
    }

    #[test]
    fn plain_values_name_nothing() {
        for call in ["f()", "f(1, -0.5, 'x(y)', n=None, s=[True, {1: 2}])"] {
            assert!(has_plain_values(call), "{call}");
        }
        for call in [
            "f(n)",
            "f(__import__('os'))",
            "f(f'{x}')",
            "f([y for y in 1])",
            "f(n=m)",
            "f(1 if a else 2)",
        ] {
            assert!(!has_plain_values(call), "{call}");
        }
    }

    #[test]
    fn other_values_stand_where_the_old_ones_stood() {
        let reading = Reading::of("def f(n, chance=0.5, days=30): pass");
        let call = Call::read("f(3, days=7)").expect("a call");
        let arguments = call.arguments(reading.function("f"));
        let other = call.with(arguments.iter().zip(["4", "0.25", "8"].map(str::to_owned)));
        assert_eq!(other.to_string(), "f(4, days=8, chance=0.25)");
        assert_eq!(call.with([]).to_string(), "f(3, days=7)");
    }
}
