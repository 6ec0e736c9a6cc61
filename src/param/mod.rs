//! What a parameter is: its key, label, unit, range, default and one line of help.

mod digits;
mod interned;
mod number;
mod range;
mod typed;
mod value;

pub use digits::plain;
pub use interned::interned;
pub use number::{
    as_typed, compared, decimal, decimal_at_most, decimals_for, excess, grouped, number_of_trials,
    percent_plus_minus, plus_minus, shortest,
};
pub use range::{parts, range, spread};
pub use typed::{OtherMeaning, Typed, typed_number};
pub use value::{Refusal, Value, Values};

use crate::language::{say, shown, translated};

/// One named, ranged, documented value of a scenario. Its only home: form, link, terminal program
/// and documentation read it.
#[derive(Debug, Clone, Copy)]
pub struct Param {
    /// The name in links and on the command line: the course's own argument name.
    pub key: &'static str,
    /// The name a person reads.
    pub label: &'static str,
    /// What is counted or measured, empty for a pure number.
    pub unit: &'static str,
    /// The heading under which a form shows it.
    pub group: &'static str,
    /// One sentence that says what it does.
    pub help: &'static str,
    /// Which values it takes.
    pub kind: Kind,
}

/// Which values a parameter takes. Ranges include both ends.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// A whole number.
    Whole {
        /// The smallest value.
        min: i64,
        /// The largest value.
        max: i64,
        /// The value when nothing is said.
        default: i64,
        /// How far a slider goes; the number field goes to `max`.
        slider: Slider,
    },
    /// A real number.
    Real {
        /// The smallest value.
        min: f64,
        /// The largest value.
        max: f64,
        /// The value when nothing is said.
        default: f64,
        /// How far a slider goes.
        slider: Slider,
    },
    /// One of several named values.
    Choice {
        /// What there is to choose from.
        options: &'static [Choice],
        /// The key of the option when nothing is said.
        default: &'static str,
    },
    /// Any text: it is no value of a model, and no scenario has such a parameter of its own.
    Text {
        /// The text when nothing is said.
        default: &'static str,
    },
    /// An argument of a visitor's own program, as Python writes it.
    Expression {
        /// What stands in the call.
        default: &'static str,
    },
}

/// One of the named values of a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// The name in links.
    pub key: &'static str,
    /// The name a person reads.
    pub label: &'static str,
}

impl Choice {
    /// An option with its two names.
    #[must_use]
    pub const fn new(key: &'static str, label: &'static str) -> Self {
        Choice { key, label }
    }
}

/// How a slider spreads a range over its length.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Slider {
    /// Evenly, up to the given value.
    Linear(f64),
    /// Evenly between the two values.
    Between(f64, f64),
    /// By powers of ten between the two values; the left end stands for the range's smallest value.
    Log(f64, f64),
}

impl Param {
    /// A whole number: its ends, its default, how far its slider goes.
    #[must_use]
    pub const fn whole(
        key: &'static str,
        label: &'static str,
        unit: &'static str,
        (min, max, default): (i64, i64, i64),
        slider: Slider,
        help: &'static str,
    ) -> Self {
        let kind = Kind::Whole {
            min,
            max,
            default,
            slider,
        };
        Param::new(key, label, unit, kind, help)
    }

    /// A real number: its ends, its default, how far its slider goes.
    #[must_use]
    pub const fn real(
        key: &'static str,
        label: &'static str,
        unit: &'static str,
        (min, max, default): (f64, f64, f64),
        slider: Slider,
        help: &'static str,
    ) -> Self {
        let kind = Kind::Real {
            min,
            max,
            default,
            slider,
        };
        Param::new(key, label, unit, kind, help)
    }

    /// One of some options; the first is the default.
    #[must_use]
    pub const fn choice(
        key: &'static str,
        label: &'static str,
        options: &'static [Choice],
        help: &'static str,
    ) -> Self {
        let default = options[0].key;
        Param::new(key, label, "", Kind::Choice { options, default }, help)
    }

    const fn new(
        key: &'static str,
        label: &'static str,
        unit: &'static str,
        kind: Kind,
        help: &'static str,
    ) -> Self {
        Param {
            key,
            label,
            unit,
            group: "Experiment",
            help,
            kind,
        }
    }

    /// Any text, and the one when nothing is said.
    #[must_use]
    pub const fn text(
        key: &'static str,
        label: &'static str,
        default: &'static str,
        help: &'static str,
    ) -> Self {
        Param::new(key, label, "", Kind::Text { default }, help)
    }

    /// The same parameter under another heading.
    #[must_use]
    pub const fn in_group(self, group: &'static str) -> Self {
        Param { group, ..self }
    }

    /// The value when nothing is said.
    #[must_use]
    pub fn default_value(&self) -> Value {
        match self.kind {
            Kind::Whole { default, .. } => Value::Whole(default),
            Kind::Real { default, .. } => Value::Real(default),
            Kind::Choice { default, .. }
            | Kind::Text { default }
            | Kind::Expression { default } => Value::Choice(default),
        }
    }

    /// Whether its values are whole numbers.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        matches!(self.kind, Kind::Whole { .. })
    }

    /// What it is, with its unit: "Steps before the drug (steps)".
    #[must_use]
    pub fn named_with_unit(&self) -> String {
        let label = translated(self.label);
        match translated(self.unit) {
            "" => label.to_owned(),
            unit => format!("{label} ({unit})"),
        }
    }

    /// A value as a person reads it.
    #[must_use]
    pub fn label_of(&self, value: Value) -> String {
        match (self.kind, value) {
            (Kind::Choice { options, .. }, Value::Choice(key)) => {
                let option = options.iter().find(|option| option.key == key);
                option
                    .map_or(key, |option| translated(option.label))
                    .to_owned()
            }
            (_, Value::Whole(number)) => grouped(number),
            (_, Value::Real(number)) => shortest(number),
            (_, value) => value.to_string(),
        }
    }

    /// Reads one value from text.
    ///
    /// # Errors
    /// A [`Refusal`] says what is allowed, and carries the nearest legal value (the default where
    /// no value is nearest).
    pub fn read(&self, text: &str) -> Result<Value, Refusal> {
        let text = text.trim();
        if let Kind::Expression { .. } = self.kind {
            return if crate::program::is_expression(text) {
                Ok(Value::Choice(interned(text)))
            } else {
                Err(self.refuse(text, self.default_value()))
            };
        }
        if let Kind::Choice { options, .. } = self.kind {
            return options
                .iter()
                .find(|option| option.key == text)
                .map(|option| Value::Choice(option.key))
                .ok_or_else(|| self.refuse(text, self.default_value()));
        }
        let Ok(number) = plain(text).trim().parse::<f64>() else {
            return Err(self.refuse(text, self.default_value()));
        };
        if number.is_nan() {
            return Err(self.refuse(text, self.default_value()));
        }
        let nearest = self.nearest(number);
        let fits = match nearest {
            Value::Whole(held) => held as f64 == number,
            Value::Real(held) => held == number,
            Value::Choice(_) => false,
        };
        if fits {
            Ok(nearest)
        } else {
            Err(self.refuse(text, nearest))
        }
    }

    /// The legal value nearest to a number; where none is a number, the default.
    #[must_use]
    pub fn nearest(&self, number: f64) -> Value {
        match self.kind {
            // Both ends are far below 2^53, so this conversion is exact.
            Kind::Whole { min, max, .. } => {
                Value::Whole(number.round().clamp(min as f64, max as f64) as i64)
            }
            // Adding zero turns -0 into 0, so that one value has one spelling.
            Kind::Real { min, max, .. } => Value::Real(number.clamp(min, max) + 0.0),
            Kind::Choice { .. } | Kind::Text { .. } | Kind::Expression { .. } => {
                self.default_value()
            }
        }
    }

    /// What is allowed, as the middle of a sentence: "a whole number from 0 to 1,000,000". Decimals
    /// have a point in every language, as fields and links take them.
    #[must_use]
    pub fn allowed(&self) -> String {
        match self.kind {
            Kind::Whole { min, max, .. } => {
                let (min, max) = (grouped(min), grouped(max));
                say!("a whole number from {min} to {max}", min, max)
            }
            Kind::Real { min, max, .. } => say!("a number from {min} to {max}", min, max),
            Kind::Choice { options, .. } => {
                let keys: Vec<&str> = options.iter().map(|option| option.key).collect();
                say!("one of {keys}", keys = keys.join(", "))
            }
            Kind::Text { .. } => say!("any text"),
            Kind::Expression { .. } => {
                say!("a value as Python writes it, such as 'text', None or [1, 2]")
            }
        }
    }

    fn refuse(&self, text: &str, nearest: Value) -> Refusal {
        let given = if text.is_empty() {
            translated("nothing").to_owned()
        } else {
            say!("“{text}”", text = shown(text))
        };
        Refusal {
            key: self.key,
            wrong: say!(
                "{key} takes {allowed}, not {given}",
                key = self.key,
                allowed = self.allowed(),
                given,
            ),
            nearest,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const VIRUSES: Param = Param {
        key: "numViruses",
        label: "Viruses at the start",
        unit: "viruses",
        group: "Population",
        help: "",
        kind: Kind::Whole {
            min: 0,
            max: 1000,
            default: 100,
            slider: Slider::Linear(1000.0),
        },
    };
    const CLEAR: Param = Param {
        key: "clearProb",
        kind: Kind::Real {
            min: 0.0,
            max: 1.0,
            default: 0.05,
            slider: Slider::Linear(1.0),
        },
        ..VIRUSES
    };

    fn check(param: &Param, text: &str, expected: &str) {
        let read = match param.read(text) {
            Ok(value) => value.to_string(),
            Err(refusal) => format!("{}; {}.", refusal.wrong, refusal.instead()),
        };
        assert_eq!(read, expected, "{text:?}");
    }

    #[test]
    fn whole_numbers() {
        check(&VIRUSES, " 17 ", "17");
        check(&VIRUSES, "1e2", "100");
        check(&VIRUSES, "100.0", "100");
        let allowed = "numViruses takes a whole number from 0 to 1,000";
        check(&VIRUSES, "-3", &format!("{allowed}, not “-3”; 0 is used."));
        check(
            &VIRUSES,
            "2.6",
            &format!("{allowed}, not “2.6”; 3 is used."),
        );
        check(
            &VIRUSES,
            "1e99",
            &format!("{allowed}, not “1e99”; 1000 is used."),
        );
        check(
            &VIRUSES,
            "",
            &format!("{allowed}, not nothing; 100 is used."),
        );
        check(
            &VIRUSES,
            "NaN",
            &format!("{allowed}, not “NaN”; 100 is used."),
        );
        check(
            &VIRUSES,
            "many",
            &format!("{allowed}, not “many”; 100 is used."),
        );
    }

    #[test]
    fn real_numbers() {
        check(&CLEAR, "0.050", "0.05");
        check(&CLEAR, "-0", "0");
        check(&CLEAR, "5e-3", "0.005");
        check(
            &CLEAR,
            "inf",
            "clearProb takes a number from 0 to 1, not “inf”; 1 is used.",
        );
    }
}
