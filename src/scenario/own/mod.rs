//! A visitor's own program as a scenario: its call is a trial, the call's arguments are the parameters. It is told
//! apart from others by its text and call, and by what its first trial gave, which says what it observes.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

mod codec;
mod gives;
mod observed;

pub use codec::{MOST_BYTES, packed, unpacked};
pub use gives::Gives;
pub use observed::{Observed, Untaken};

use super::{Preset, SCENARIOS, Scenario, Words, share_words, words};
use crate::language::{say, shown, translated};
use crate::param::{Kind, Param, Slider, Value, Values, interned, plus_minus};
use crate::program::{Argument, Call, Reading};
use crate::sim::{Model, Row, Shape, Statistics, Stream};

/// The name in links.
pub const OWN: &str = "program";

/// Words of links that are no argument's name.
const TAKEN: [&str; 13] = [
    "v",
    "scenario",
    "program",
    "call",
    "gives",
    "embed",
    "lang",
    "theme",
    "numTrials",
    "firstTrial",
    "standardError",
    "seed",
    "list",
];

/// No argument is larger, and links write no number otherwise.
const LARGEST: i64 = 1_000_000_000_000;

/// A visitor's own program with a call.
pub struct Own {
    text: &'static str,
    /// None if the program is run as a whole.
    call: Option<Call>,
    /// What stands behind each parameter, in their order.
    arguments: Vec<Argument>,
    params: &'static [Param],
    gives: Option<Gives>,
}

static KNOWN: LazyLock<Mutex<HashMap<String, &'static Own>>> = LazyLock::new(Mutex::default);

impl Own {
    /// The program of a text with a call; no call runs it as a whole. What it gives is known from its
    /// first trial on.
    #[must_use]
    pub fn of(text: &str, call: Option<&Call>, gives: Option<&Gives>) -> &'static Own {
        let name = format!(
            "{} {} {text}",
            call.map(ToString::to_string).unwrap_or_default(),
            gives.map(Gives::written).unwrap_or_default(),
        );
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = known.get(&name) {
            return own;
        }
        let reading = Reading::of(text);
        let arguments = call.map_or_else(Vec::new, |call| {
            call.arguments(reading.function(&call.function))
        });
        // Scenarios live as long as the program does; a visitor makes few of them.
        let own: &'static Own = Box::leak(Box::new(Own {
            text: interned(text),
            call: call.cloned(),
            params: Box::leak(arguments.iter().map(param).collect()),
            arguments,
            gives: gives.cloned(),
        }));
        known.insert(name, own);
        own
    }

    /// The program.
    #[must_use]
    pub fn text(&self) -> &'static str {
        self.text
    }

    /// The program, in which what calls its functions when it runs is a comment: see [`Reading::definitions`].
    #[must_use]
    pub fn definitions(&self) -> String {
        Reading::definitions(self.text)
    }

    /// The call as it was given; none if the program is run as a whole.
    #[must_use]
    pub fn call(&self) -> Option<&Call> {
        self.call.as_ref()
    }

    /// What it gives, once that is known.
    #[must_use]
    pub fn gives(&self) -> Option<&Gives> {
        self.gives.as_ref()
    }

    /// The call of a case: the one that was given, with the case's values in it.
    #[must_use]
    pub fn call_of(&self, values: &Values) -> String {
        let Some(call) = &self.call else {
            return String::new();
        };
        let each = self.params.iter().zip(&self.arguments);
        let changed = each.filter_map(|(param, argument)| {
            let value = values.get(param.key);
            (value != param.default_value()).then(|| (argument, python(value, param.kind)))
        });
        call.with(changed).to_string()
    }

    /// The same program, of which is known what it gives.
    #[must_use]
    pub fn giving(&self, gives: &Gives) -> &'static Own {
        Own::of(self.text, self.call.as_ref(), Some(gives))
    }
}

/// The parameter that an argument is: of the course's own names, with what is known of them.
fn param(argument: &Argument) -> Param {
    let name = argument.name.as_str();
    let key = if TAKEN.contains(&name) {
        interned(&format!("arg.{name}"))
    } else {
        interned(&name.replace(' ', "-"))
    };
    let text = interned(&argument.text);
    let own = Param {
        key,
        label: interned(name),
        unit: "",
        group: "Arguments",
        help: "An argument of your call, with the name that your program gives it.",
        kind: Kind::Expression { default: text },
    };
    let Some(number) = number(text) else {
        return own;
    };
    if let Some(known) = known(name)
        && let Some(kind) = with_default(known, number)
    {
        return Param {
            label: known.label,
            unit: known.unit,
            help: known.help,
            kind,
            ..own
        };
    }
    let (low, high) = around(number);
    let slider = Slider::Between(low, high);
    let kind = match number {
        Value::Whole(default) => Kind::Whole {
            min: -LARGEST,
            max: LARGEST,
            default,
            slider,
        },
        Value::Real(default) => Kind::Real {
            min: -1e15,
            max: 1e15,
            default,
            slider,
        },
        Value::Choice(_) => return own,
    };
    Param { kind, ..own }
}

/// The number that a text is in Python, if it is one that fields and links can write.
fn number(text: &str) -> Option<Value> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    if !digits.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return None;
    }
    let plain: String = text.chars().filter(|c| *c != '_').collect();
    if let Ok(whole) = plain.parse::<i64>() {
        return (whole.abs() <= LARGEST).then_some(Value::Whole(whole));
    }
    let real: f64 = plain.parse().ok()?;
    (real.is_finite() && real.abs() <= 1e15).then_some(Value::Real(real + 0.0))
}

/// Where a slider of a number goes: from nothing to twice as much, a share over all shares.
fn around(number: Value) -> (f64, f64) {
    match number {
        Value::Real(share) if (0.0..=1.0).contains(&share) => (0.0, 1.0),
        Value::Real(number) if number < 0.0 => (2.0 * number, 0.0),
        Value::Real(number) => (0.0, 2.0 * number),
        Value::Whole(number) if number < 0 => (2.0 * number as f64, 0.0),
        Value::Whole(number) => (0.0, (2 * number).max(10) as f64),
        Value::Choice(_) => (0.0, 1.0),
    }
}

/// The course's parameter of a name, however its words are joined: `num_viruses` is `numViruses`.
fn known(name: &str) -> Option<&'static Param> {
    let joined = |name: &str| name.replace('_', "").to_lowercase();
    let mut all = SCENARIOS.iter().flat_map(|scenario| scenario.params());
    all.find(|param| joined(param.key) == joined(name))
}

/// What a parameter takes, with another default; none if it does not take that.
fn with_default(param: &Param, number: Value) -> Option<Kind> {
    match (param.kind, number) {
        (
            Kind::Whole {
                min, max, slider, ..
            },
            Value::Whole(default),
        ) => (min..=max).contains(&default).then_some(Kind::Whole {
            min,
            max,
            default,
            slider,
        }),
        (
            Kind::Real {
                min, max, slider, ..
            },
            Value::Whole(_) | Value::Real(_),
        ) => {
            let default = match number {
                Value::Whole(whole) => whole as f64,
                Value::Real(real) => real,
                Value::Choice(_) => return None,
            };
            (min..=max).contains(&default).then_some(Kind::Real {
                min,
                max,
                default,
                slider,
            })
        }
        _ => None,
    }
}

/// A value as Python writes it: what is real stays real, also where it is whole.
fn python(value: Value, kind: Kind) -> String {
    match (value, kind) {
        (Value::Real(number), Kind::Real { .. }) => format!("{number:?}"),
        (value, _) => value.to_string(),
    }
}

/// What a case observes. Its trials run in Python, and nowhere else.
struct OfPython(Shape);

impl Model for OfPython {
    fn shape(&self) -> &Shape {
        &self.0
    }

    /// Nothing: who runs trials asks [`Scenario::own`] first, and has Python run them.
    fn trial(&self, _: &mut Stream, _: &mut Row<'_>) {}
}

impl Scenario for Own {
    fn key(&self) -> &'static str {
        OWN
    }

    fn title(&self) -> &'static str {
        "Your own program"
    }

    fn version(&self) -> u32 {
        1
    }

    fn question(&self) -> &'static str {
        "What does your own program give?"
    }

    fn story(&self) -> &'static str {
        "Your own Python function is called again and again, each time with other random numbers, on \
         every core of this computer. Nothing of it leaves your computer."
    }

    fn one_trial(&self) -> &'static str {
        "One trial is one call of your function, in a fresh copy of your program."
    }

    fn rule(&self) -> &'static str {
        "Trial number i: the definitions of your program in a fresh module, then \
         random.seed(\"SEED/i\"), then the call."
    }

    fn params(&self) -> &'static [Param] {
        self.params
    }

    fn presets(&self) -> &'static [Preset] {
        &[]
    }

    fn model(&self, values: &Values) -> Box<dyn Model> {
        let shape = match &self.gives {
            Some(gives) => gives.shape(&self.call_of(values)),
            None => Shape::of_rows(0, Vec::new(), Vec::new()),
        };
        Box::new(OfPython(shape))
    }

    fn python(&self) -> &'static str {
        self.text
    }

    fn sentence(&self, values: &Values, statistics: &Statistics) -> Vec<Words> {
        let name = self
            .call
            .as_ref()
            .map_or(OWN, |call| call.function.as_str());
        let model = self.model(values);
        let each = model.shape().outcomes.iter().zip(&statistics.outcomes);
        let told: Vec<String> = each
            .take(3)
            .map(|(quantity, outcome)| {
                let number = if quantity.event {
                    share_words(outcome.mean, statistics.trials)
                } else {
                    plus_minus(outcome.mean, outcome.known_error())
                };
                if model.shape().outcomes.len() == 1 {
                    format!("*{number}*")
                } else {
                    format!("{} *{number}*", starless(quantity.key))
                }
            })
            .collect();
        words(&say!(
            "{name} gave {results}.",
            name = starless(name),
            results = told.join(translated(", "))
        ))
    }

    fn compared(&self, number: &str) -> String {
        let name = self
            .call
            .as_ref()
            .map_or(OWN, |call| call.function.as_str());
        say!("{name} gave {number}", name = starless(name), number)
    }

    fn own(&self) -> Option<&Own> {
        Some(self)
    }
}

/// A name in which no mark is taken for one of ours.
fn starless(text: &str) -> String {
    shown(text).replace(['*', '[', ']', '{', '}'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "def walk(steps, chance=0.5, start=(0, 0), numViruses=100, seed=None): pass\nwalk(10)\n";

    fn own(call: &str) -> &'static Own {
        Own::of(TEXT, Call::read(call).as_ref(), None)
    }

    #[test]
    fn arguments_are_parameters_with_the_programs_names() {
        let walk = own("walk(10)");
        let told: Vec<String> = walk
            .params()
            .iter()
            .map(|param| format!("{}={}", param.key, param.default_value()))
            .collect();
        assert_eq!(
            told,
            [
                "steps=10",
                "chance=0.5",
                "start=(0, 0)",
                "numViruses=100",
                "arg.seed=None"
            ]
        );
        assert_eq!(walk.params()[3].label, "Viruses at the start");
        assert!(matches!(
            walk.params()[0].kind,
            Kind::Whole {
                slider: Slider::Between(0.0, 20.0),
                ..
            }
        ));
        // What the course does not take is still the program's own affair.
        let many = own("walk(10, numViruses=5_000_000)");
        assert!(matches!(
            many.params()[3].kind,
            Kind::Whole { max: LARGEST, .. }
        ));
        assert_eq!(many.params()[3].label, "numViruses");
        assert!(std::ptr::eq(own("walk(10)"), walk), "one program is one");
    }

    #[test]
    fn a_case_is_a_call_with_its_values() {
        let walk = own("walk(10, numViruses=50)");
        let mut values = Values::default();
        for param in walk.params() {
            values.set(param.key, param.default_value());
        }
        assert_eq!(walk.call_of(&values), "walk(10, numViruses=50)");
        values.set("chance", Value::Real(1.0));
        values.set("steps", Value::Whole(20));
        values.set("start", Value::Choice("[1, 2]"));
        assert_eq!(
            walk.call_of(&values),
            "walk(20, numViruses=50, chance=1.0, start=[1, 2])"
        );
        assert_eq!(Own::of(TEXT, None, None).call_of(&values), "");
    }
}
