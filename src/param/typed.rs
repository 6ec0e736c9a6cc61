//! What somebody types into a field, in the notation of links: points before decimals, commas between the
//! values of a list. Where a text has two meanings the likelier one is taken, and both are told.

use super::range::{is_range, parts, range};
use super::{Kind, Param, plain};
use crate::language::{Language, say, shown, translated};

/// A text that was typed, as it is understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// As links write it.
    pub text: String,
    /// What is said of it; nothing of what can be meant in one way only.
    pub understood: String,
    /// What else it may mean, if there is something.
    pub other: Option<OtherMeaning>,
}

/// One thing that a text may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherMeaning {
    /// As links write it.
    pub text: String,
    /// As people read it: "1,000", "a list: 0, 1".
    pub words: String,
}

/// How an atom may be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// One number with the marks of the language in use.
    Own,
    /// One number with the marks the other way round.
    Foreign,
    /// A list of numbers as links have them.
    List,
}

/// What stands before decimals and between thousands.
#[derive(Clone, Copy)]
struct Marks {
    decimal: char,
    thousands: char,
}

impl Marks {
    /// Those of a language; what else may stand between its thousands was taken out before.
    fn of(language: &Language) -> Self {
        let decimal = language.decimal;
        Marks {
            decimal,
            thousands: if decimal == ',' { '.' } else { ',' },
        }
    }

    fn swapped(self) -> Self {
        Marks {
            decimal: self.thousands,
            thousands: self.decimal,
        }
    }

    /// Whether a comma between two digits is rather a decimal's than a list's.
    fn has_commas(self) -> bool {
        self.decimal == ','
    }

    /// A number as links write it.
    fn number(self, text: &str) -> Option<String> {
        let text = text.trim();
        let (sign, rest) = match text.strip_prefix(['-', '+']) {
            Some(rest) => (if text.starts_with('-') { "-" } else { "" }, rest),
            None => ("", text),
        };
        let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, Some(exponent.parse::<i32>().ok()?)),
            None => (rest, None),
        };
        let (whole, fraction) = mantissa
            .split_once(self.decimal)
            .map_or((mantissa, None), |(whole, fraction)| {
                (whole, Some(fraction))
            });
        let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
        if !fraction.is_none_or(digits) || (whole.is_empty() && fraction.is_none_or(str::is_empty))
        {
            return None;
        }
        let groups: Vec<&str> = whole.split(self.thousands).collect();
        let grouped = match groups[..] {
            [_] => true,
            [first, ..] => {
                (1..=3).contains(&first.len())
                    && !first.starts_with('0')
                    && groups[1..].iter().all(|group| group.len() == 3)
            }
            [] => false,
        };
        if !grouped || !groups.iter().all(|group| digits(group)) {
            return None;
        }
        let whole = if whole.is_empty() {
            "0"
        } else {
            &groups.concat()
        };
        let mut number = format!("{sign}{whole}");
        if let Some(fraction) = fraction.filter(|fraction| !fraction.is_empty()) {
            number += &format!(".{fraction}");
        }
        if let Some(exponent) = exponent {
            number += &format!("e{exponent}");
        }
        Some(number)
    }

    /// One number of a range, where lists make no sense; as it is, if it is none.
    fn in_range(self, text: &str) -> String {
        let number = self.number(text).or_else(|| self.swapped().number(text));
        number.unwrap_or_else(|| text.trim().to_owned())
    }
}

impl Param {
    /// Understands what is typed in the language in use; `list` says whether several values are taken.
    #[must_use]
    pub fn typed(&self, text: &str, list: bool) -> Typed {
        self.typed_in(Language::current(), text, list)
    }

    fn typed_in(&self, language: &Language, text: &str, list: bool) -> Typed {
        if !matches!(self.kind, Kind::Whole { .. } | Kind::Real { .. }) {
            return Typed::plainly(text.to_owned());
        }
        let marks = Marks::of(language);
        let plain = plain(text);
        let items = items(&plain);
        if let [item] = items[..]
            && !is_range(item)
        {
            return self.typed_atom(marks, text, item, list);
        }
        let each: Vec<Typed> = items
            .iter()
            .map(|item| {
                if is_range(item) {
                    Typed::plainly(ranged(marks, item))
                } else {
                    self.typed_atom(marks, item, item, list && !plain.contains(';'))
                }
            })
            .collect();
        let texts: Vec<&str> = each.iter().map(|typed| typed.text.as_str()).collect();
        let text_of_link = texts.join(",");
        let is_noted = each.iter().any(|typed| !typed.understood.is_empty());
        let has_range = items.iter().any(|item| is_range(item));
        let understood = if is_noted || has_range {
            self.understood(text, &text_of_link)
        } else {
            String::new()
        };
        Typed {
            understood,
            text: text_of_link,
            other: None,
        }
    }

    /// What a text without sure separators means: one number, or a list of commas alone.
    fn typed_atom(&self, marks: Marks, typed: &str, atom: &str, list: bool) -> Typed {
        let readings = self.readings(marks, atom, list);
        let legal: Vec<&(Reading, String)> = readings
            .iter()
            .filter(|(_, text)| self.values(text).is_some())
            .collect();
        let Some((reading, text)) = legal.first().copied().or(readings.first()) else {
            return Typed::plainly(atom.to_owned());
        };
        let values = self.values(text);
        let others = legal.iter().filter(|(other, text)| {
            // Where commas stand before decimals, lists have semicolons.
            !(marks.has_commas() && *other == Reading::List) && self.values(text) != values
        });
        let other = others.map(|(_, text)| text).next();
        let is_sure = match reading {
            // Of a real number whose thousands are apart nobody knows.
            Reading::Own => self.is_whole() || !atom.contains(marks.thousands) || other.is_none(),
            Reading::List => other.is_none(),
            // The point of programs is typed in every language.
            Reading::Foreign => values.is_none() || (marks.has_commas() && text.contains('.')),
        };
        if is_sure {
            return Typed::plainly(text.clone());
        }
        Typed {
            text: text.clone(),
            understood: self.understood(typed, text),
            other: other.map(|text| OtherMeaning {
                words: self.meaning(text),
                text: text.clone(),
            }),
        }
    }

    /// Everything that an atom may mean, the likeliest first.
    fn readings(&self, marks: Marks, atom: &str, list: bool) -> Vec<(Reading, String)> {
        let points = Marks {
            decimal: '.',
            thousands: ',',
        };
        let of_list = || {
            let parts: Vec<&str> = atom.split(',').map(str::trim).collect();
            let clean = !parts
                .iter()
                .any(|part| part.len() > 1 && part.starts_with('0') && !part[1..].starts_with('.'));
            let numbers = parts.iter().map(|part| points.number(part));
            Some((clean, numbers.collect::<Option<Vec<_>>>()?.join(",")))
        };
        let list = (list && atom.contains(',')).then(of_list).flatten();
        let mut numbers: Vec<(Reading, String)> = [
            (Reading::Own, marks.number(atom)),
            (Reading::Foreign, marks.swapped().number(atom)),
        ]
        .into_iter()
        .filter_map(|(reading, text)| Some((reading, text?)))
        .collect();
        if self.is_whole() {
            // Thousands are likelier than decimals that are all zeros.
            numbers.sort_by_key(|(_, text)| text.contains('.'));
        }
        numbers.dedup_by(|one, other| one.1 == other.1);
        match list {
            None => {}
            Some((clean, list)) => {
                let first = clean && (self.is_whole() || !marks.has_commas());
                let place = if first { 0 } else { numbers.len() };
                numbers.insert(place, (Reading::List, list));
            }
        }
        numbers
    }

    /// The values of a text of a link, each once, if all of them are legal.
    fn values(&self, text: &str) -> Option<Vec<super::Value>> {
        let mut values = Vec::new();
        for part in text.split(',') {
            let value = self.read(part).ok()?;
            if !values.contains(&value) {
                values.push(value);
            }
        }
        Some(values)
    }

    fn understood(&self, typed: &str, text: &str) -> String {
        let meaning = self.meaning(text);
        if meaning.is_empty() {
            return meaning;
        }
        let typed = shown(typed.trim());
        say!("“{typed}” is read as {meaning}.", typed, meaning)
    }

    /// What a text of a link means, as people read it; nothing, if it holds what cannot be understood.
    fn meaning(&self, text: &str) -> String {
        let mut values = Vec::new();
        for part in parts(text) {
            match range(self, part, MOST_READ) {
                Some(Ok(all)) => values.extend(all),
                Some(Err(_)) => return String::new(),
                None => values.push(part.to_owned()),
            }
        }
        let labels: Vec<String> = values
            .iter()
            .map(|value| match self.read(value) {
                Ok(value) => self.label_of(value),
                Err(_) => value.clone(),
            })
            .collect();
        let separator = translated(", ");
        match labels.as_slice() {
            [one] => one.clone(),
            [first, second, .., last] if labels.len() > MOST_TOLD => say!(
                "{first}, {second}, … {last}: {count} values",
                first,
                second,
                last,
                count = labels.len(),
            ),
            _ => say!(
                "{count} values: {list}",
                count = labels.len(),
                list = if Language::current().decimal == ',' {
                    labels.join("; ")
                } else {
                    labels.join(separator)
                },
            ),
        }
    }
}

/// Longer lists are told by their ends.
const MOST_TOLD: usize = 7;
/// No more values of a range are looked at.
const MOST_READ: usize = 1000;

impl Typed {
    fn plainly(text: String) -> Self {
        Typed {
            text,
            understood: String::new(),
            other: None,
        }
    }
}

/// A number that stands alone, as typed in the language in use; none, if it is none.
#[must_use]
pub fn typed_number(text: &str) -> Option<f64> {
    typed_number_in(Language::current(), text)
}

fn typed_number_in(language: &Language, text: &str) -> Option<f64> {
    let marks = Marks::of(language);
    let plain = plain(text);
    let number = marks
        .number(&plain)
        .or_else(|| marks.swapped().number(&plain))?;
    // Whoever asks beside a figure knows no powers of ten.
    let number: f64 = number.parse().ok().filter(|_| !number.contains('e'))?;
    number.is_finite().then_some(number)
}

/// What surely stands apart in a list: behind semicolons, and behind commas with a space.
fn items(text: &str) -> Vec<&str> {
    let text = text.trim();
    let inner = text
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .unwrap_or(text);
    let (mut items, mut from, mut depth) = (Vec::new(), 0, 0_usize);
    let bytes = inner.as_bytes();
    for (i, byte) in bytes.iter().enumerate() {
        match byte {
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let apart = *byte == b';' || (*byte == b',' && bytes.get(i + 1) == Some(&b' '));
        if depth == 0 && apart {
            items.push(inner[from..i].trim());
            from = i + 1;
        }
    }
    items.push(inner[from..].trim());
    items
}

/// A range with its numbers as links write them.
fn ranged(marks: Marks, text: &str) -> String {
    if let Some((name, inner)) = text.strip_suffix(')').and_then(|rest| rest.split_once('(')) {
        let semicolons = inner.contains(';');
        let separator = if semicolons { ';' } else { ',' };
        let numbers = inner.split(separator).map(|number| {
            if semicolons {
                marks.in_range(number)
            } else {
                // Commas stand between these.
                number.trim().to_owned()
            }
        });
        return format!("{name}({})", numbers.collect::<Vec<_>>().join(","));
    }
    let each = |text: &str, separator: &str| {
        let numbers = text.split(separator).map(|number| marks.in_range(number));
        numbers.collect::<Vec<_>>().join(separator)
    };
    match text.split_once('/') {
        Some((ends, count)) if ends.contains("..") => {
            format!("{}/{}", each(ends, ".."), count.trim())
        }
        _ if text.contains("..") => each(text, ".."),
        _ => each(text, ":"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{ENGLISH, GERMAN};
    use crate::param::Slider;

    const STEPS: Param = Param::whole("n", "", "", (0, 10_000, 150), Slider::Linear(300.0), "");
    const VIRUSES: Param = Param::whole("v", "", "", (0, 2_000_000, 100), Slider::Linear(1e3), "");
    const TRIALS: Param = Param::whole("t", "", "", (1, 1 << 30, 100), Slider::Log(10.0, 1e6), "");
    const PROB: Param = Param::real("p", "", "", (0.0, 1.0, 0.1), Slider::Linear(1.0), "");
    const ERROR: Param = Param::real("e", "", "", (0.0, 1e9, 0.0), Slider::Log(0.001, 1e2), "");

    /// A text, what is read, and what else it may mean; what is said of it begins with a mark where
    /// something is said.
    type Case = (&'static str, &'static str, &'static str);

    fn check(language: &Language, param: &Param, list: bool, cases: &[Case]) {
        for (text, read, other) in cases {
            let typed = param.typed_in(language, text, list);
            let said = if typed.understood.is_empty() {
                ""
            } else {
                "! "
            };
            let also = typed.other.map_or(String::new(), |other| other.text);
            assert_eq!(
                (format!("{said}{}", typed.text), also),
                ((*read).to_owned(), (*other).to_owned()),
                "{text} in {}",
                language.code,
            );
        }
    }

    #[test]
    fn an_english_field_is_read() {
        check(
            &ENGLISH,
            &TRIALS,
            false,
            &[
                ("1000", "1000", ""),
                ("1,000", "1000", ""),
                ("1,234,567", "1234567", ""),
                ("1.000", "! 1000", "1.000"),
                ("2.500", "! 2500", ""),
                ("1.5", "1.5", ""),
                ("100.0", "100.0", ""),
                ("1e3", "1e3", ""),
                ("1 000", "1000", ""),
                ("1’000", "1000", ""),
                ("１０００", "1000", ""),
                ("−5", "-5", ""),
                ("many", "many", ""),
                ("", "", ""),
            ],
        );
        check(
            &ENGLISH,
            &PROB,
            true,
            &[
                ("0.05", "0.05", ""),
                (".05", "0.05", ""),
                ("0,05", "! 0.05", ""),
                ("0,5", "! 0.5", ""),
                ("0,1", "! 0,1", "0.1"),
                ("0, 1", "0,1", ""),
                ("0.1,0.2", "0.1,0.2", ""),
                ("0.1, 0.2", "0.1,0.2", ""),
                ("0,1; 0,25", "! 0.1,0.25", ""),
                ("٠٫٠٥", "0.05", ""),
                ("[0.1, 0.2]", "0.1,0.2", ""),
                ("0..1", "! 0..1", ""),
                ("linspace(0, 1, 5)", "! linspace(0,1,5)", ""),
            ],
        );
        check(
            &ENGLISH,
            &STEPS,
            true,
            &[
                ("300,150,75,0", "300,150,75,0", ""),
                ("300,150", "300,150", ""),
                ("10,000", "10000", ""),
                ("1,500", "! 1,500", "1500"),
                ("1, 500", "1,500", ""),
                ("1,000, 2,000", "1000,2000", ""),
                ("1.500", "! 1500", ""),
                ("0:300:50", "! 0:300:50", ""),
                ("range(0, 301, 50)", "! range(0,301,50)", ""),
                ("0..300/4,5", "! 0..300/4,5", ""),
            ],
        );
        check(
            &ENGLISH,
            &VIRUSES,
            true,
            &[("100,200", "! 100,200", "100200")],
        );
        check(
            &ENGLISH,
            &ERROR,
            false,
            &[
                ("1,5", "! 1.5", ""),
                ("1,500", "! 1500", "1.500"),
                ("1.500", "1.500", ""),
            ],
        );
    }

    #[test]
    fn a_german_field_is_read() {
        check(
            &GERMAN,
            &TRIALS,
            false,
            &[
                ("1.000", "1000", ""),
                ("1.234.567", "1234567", ""),
                ("1,000", "! 1000", "1.000"),
                ("1 000", "1000", ""),
                ("1,5", "1.5", ""),
            ],
        );
        check(
            &GERMAN,
            &PROB,
            true,
            &[
                ("0,05", "0.05", ""),
                ("0.05", "0.05", ""),
                ("0,1; 0,25", "0.1,0.25", ""),
                ("0,1, 0,25", "0.1,0.25", ""),
                ("0.1,0.2", "0.1,0.2", ""),
                ("0,1..0,5/5", "! 0.1..0.5/5", ""),
                ("0:1:0,25", "! 0:1:0.25", ""),
                ("linspace(0; 0,5; 6)", "! linspace(0,0.5,6)", ""),
                ("linspace(0, 0.5, 6)", "! linspace(0,0.5,6)", ""),
                ("−0,5", "-0.5", ""),
            ],
        );
        check(
            &GERMAN,
            &STEPS,
            true,
            &[
                ("300,150", "300,150", ""),
                ("300;150", "300,150", ""),
                ("300; 150; 0", "300,150,0", ""),
                ("10.000", "10000", ""),
            ],
        );
        check(
            &GERMAN,
            &ERROR,
            false,
            &[("1.500", "! 1500", "1.500"), ("2,5", "2.5", "")],
        );
    }

    #[test]
    fn what_was_understood_is_said() {
        let said = |param: &Param, text: &str, list| param.typed_in(&ENGLISH, text, list);
        let trials = said(&TRIALS, "1.000", false);
        assert_eq!(trials.understood, "“1.000” is read as 1,000.");
        assert_eq!(trials.other.map(|other| other.words), Some("1".to_owned()));
        let prob = said(&PROB, "0,1", true);
        assert_eq!(prob.understood, "“0,1” is read as 2 values: 0, 1.");
        assert_eq!(
            said(&STEPS, "0..300", true).understood,
            "“0..300” is read as 7 values: 0, 50, 100, 150, 200, 250, 300."
        );
        assert_eq!(
            said(&STEPS, "range(100)", true).understood,
            "“range(100)” is read as 0, 1, … 99: 100 values."
        );
        assert_eq!(said(&STEPS, "a..b", true).understood, "");
    }

    #[test]
    fn a_number_beside_a_figure_is_read() {
        let all = |language, texts: &[&str]| -> Vec<Option<f64>> {
            texts
                .iter()
                .map(|text| typed_number_in(language, text))
                .collect()
        };
        let some = |numbers: &[f64]| numbers.iter().copied().map(Some).collect::<Vec<_>>();
        assert_eq!(
            all(
                &ENGLISH,
                &[
                    "0.5", "1,234", "1,234.5", " 12 ", "−3", ".5", "5.", "0,5", "１２"
                ]
            ),
            some(&[0.5, 1234.0, 1234.5, 12.0, -3.0, 0.5, 5.0, 0.5, 12.0]),
        );
        assert_eq!(
            all(
                &GERMAN,
                &["0,5", "1.234", "1.234,5", "0.0701", "−3", "1 000"]
            ),
            some(&[0.5, 1234.0, 1234.5, 0.0701, -3.0, 1000.0]),
        );
        for text in [
            "", "three", "1.2.3", "1e3", "-", "drei", "1,2,3", "NaN", "inf",
        ] {
            assert_eq!(typed_number_in(&ENGLISH, text), None, "{text}");
            assert_eq!(typed_number_in(&GERMAN, text), None, "{text}");
        }
    }
}
