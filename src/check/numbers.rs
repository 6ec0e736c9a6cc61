//! Numbers as people paste them: a Python list, a column of a sheet, a printed array.

use crate::language::{Language, say, shown};
use crate::sim::MOST_TRIALS;

/// More than this nobody pastes, and a page should not choke on.
const MOST_NUMBERS: usize = 1_000_000;

/// Words that Python prints around numbers.
const PRINTED: [&str; 3] = ["np.", "numpy.", "array"];

/// Reads numbers that stand apart by commas, semicolons, brackets, spaces or lines. Commas are those
/// of decimals where nothing else makes sense of them.
///
/// # Errors
/// A sentence, if something is no number, or there are none or too many.
pub fn read(text: &str) -> Result<Vec<f64>, String> {
    let commas = have_decimal_commas(text, Language::current());
    let text = if commas {
        &text.replace(',', ".")
    } else {
        text
    };
    let apart = |c: char| c == ',' || is_between(c);
    let mut numbers = Vec::new();
    for word in text.split(apart) {
        let printed = PRINTED.iter().any(|start| word.starts_with(start));
        if word.is_empty() || printed || word.starts_with("dtype=") {
            continue;
        }
        if numbers.len() == MOST_NUMBERS {
            return Err(say!("There are more than 1,000,000 numbers; paste fewer."));
        }
        // Beyond this nothing that trials observe can lie, and squares stay finite.
        let most = MOST_TRIALS as f64 * 1e6;
        let number = word.replace('\u{2212}', "-").parse::<f64>();
        match number.ok().filter(|number| number.abs() < most) {
            Some(number) => numbers.push(number),
            None => {
                return Err(say!(
                    "“{word}” is no number that can be used; it comes after {count} that can. Paste \
                     numbers apart by commas, spaces or lines, with a point before decimals.",
                    word = shown(word),
                    count = numbers.len(),
                ));
            }
        }
    }
    if numbers.is_empty() {
        return Err(say!(
            "There are no numbers yet. Paste your list of results."
        ));
    }
    Ok(numbers)
}

/// What stands between numbers in any language.
fn is_between(c: char) -> bool {
    c.is_whitespace() || ";|[](){}".contains(c)
}

/// Whether no number has more than one comma, inside, and none has a point: as "412,5; 430,0", or, in
/// a language whose decimals have commas, as numbers a line.
fn have_decimal_commas(text: &str, language: Language) -> bool {
    let (_, mark) = language.number_marks();
    let digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let fits = |word: &str| {
        let word = word.trim_start_matches(['-', '\u{2212}']);
        match word.split_once(',') {
            Some((whole, decimals)) => digits(whole) && digits(decimals),
            None => digits(word),
        }
    };
    text.contains(',')
        && (text.contains(';') || mark == ',')
        && text
            .split(is_between)
            .filter(|word| !word.is_empty())
            .all(fits)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // in a test, a panic is the message

    use super::*;

    #[test]
    fn lists_of_every_kind_are_read() {
        let check = |text: &str, expected: &[f64]| assert_eq!(read(text).as_deref(), Ok(expected));
        check("[412, 430.5, 0]", &[412.0, 430.5, 0.0]);
        check("412;430.5\r\n\n-1e2\t7 ", &[412.0, 430.5, -100.0, 7.0]);
        check("array([1., 2.], dtype=float64)", &[1.0, 2.0]);
        check("[np.float64(1.5), np.int64(2)]", &[1.5, 2.0]);
        check("(\u{2212}3)", &[-3.0]);
    }

    #[test]
    fn decimals_have_commas_where_nothing_else_makes_sense() {
        let check = |text: &str, english: bool, german: bool| {
            assert_eq!(
                have_decimal_commas(text, Language::English),
                english,
                "{text}"
            );
            assert_eq!(
                have_decimal_commas(text, Language::German),
                german,
                "{text}"
            );
        };
        assert_eq!(read("412,5; 430,0;\n-7"), Ok(vec![412.5, 430.0, -7.0]));
        check("412,5; 430,0; 7", true, true);
        check("412,5\n430,0\n", false, true);
        check("412,430,7", false, false);
        check("[412, 430, 7]", false, false);
        check("412.5; 430,7", false, false);
        check("412; 430", false, false);
    }

    #[test]
    fn what_is_no_number_gets_a_sentence() {
        for (text, part) in [
            ("", "no numbers yet"),
            ("[ ]", "no numbers yet"),
            (
                "1, 2, three",
                "“three” is no number that can be used; it comes after 2",
            ),
            ("nan", "“nan”"),
            ("1e300", "“1e300”"),
            ("inf", "“inf”"),
            ("ääääääääääääääääääääääääää", "ä…"),
        ] {
            let sentence = read(text).unwrap_err();
            assert!(sentence.contains(part), "{text}: {sentence}");
        }
        assert!(read(&"1 ".repeat(MOST_NUMBERS)).is_ok());
        assert!(read(&"1 ".repeat(MOST_NUMBERS + 1)).is_err());
    }
}
