//! Values of the experiment within its sentence: they can be changed where they stand.

use super::Words;
use crate::param::grouped;

// Around such a value in a text, and between its parts: characters that stand for nothing else.
const BEGIN: char = '\u{E000}';
const NEXT: char = '\u{E001}';
const END: char = '\u{E002}';

/// The value of a whole parameter, as a part of a text for [`super::words`].
#[must_use]
pub(super) fn input(param: &str, value: i64) -> String {
    input_after(param, value, 0)
}

/// The same where the sentence counts from elsewhere: it says so much more than the parameter.
#[must_use]
pub(super) fn input_after(param: &str, value: i64, more: i64) -> String {
    let text = grouped(value + more);
    format!("{BEGIN}{param}{NEXT}{more}{NEXT}{text}{END}")
}

/// The words of a text without results, in which there may be such values.
pub(super) fn with_inputs(text: &str) -> Vec<Words> {
    let mut all = Vec::new();
    let mut rest = text;
    while let Some((before, (param, more, text), after)) = first_input(rest) {
        all.push(Words::Plain(before.to_owned()));
        all.push(Words::Input {
            param: param.to_owned(),
            text: text.to_owned(),
            more,
        });
        rest = after;
    }
    all.push(Words::Plain(rest.to_owned()));
    all.retain(|words| !matches!(words, Words::Plain(text) if text.is_empty()));
    all
}

/// What stands before the first such value, its parts, and what follows.
fn first_input(text: &str) -> Option<(&str, (&str, i64, &str), &str)> {
    let (before, rest) = text.split_once(BEGIN)?;
    let (inside, after) = rest.split_once(END)?;
    let (param, inside) = inside.split_once(NEXT)?;
    let (more, shown) = inside.split_once(NEXT)?;
    Some((before, (param, more.parse().ok()?, shown), after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_in_a_text_is_found_with_what_it_changes() {
        let text = ["From step ", &input_after("numSteps", 1_499, 1), " on."].concat();
        let plain = |text: &str| Words::Plain(text.to_owned());
        let value = Words::Input {
            param: "numSteps".to_owned(),
            text: "1,500".to_owned(),
            more: 1,
        };
        assert_eq!(
            with_inputs(&text),
            [plain("From step "), value, plain(" on.")]
        );
        assert_eq!(with_inputs("nothing"), [plain("nothing")]);
        assert_eq!(with_inputs(""), []);
    }
}
