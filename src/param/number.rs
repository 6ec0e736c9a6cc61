//! Numbers as people read them: thousands grouped, uncertainty rounded, shares in percent; the marks
//! are those of the language in use.

use crate::language::{Language, say};

/// A whole number with its thousands apart.
#[must_use]
pub fn grouped(number: i64) -> String {
    group(Language::current(), &number.to_string())
}

/// The shortest text that is this number, as in links but for the mark before decimals.
#[must_use]
pub fn shortest(number: f64) -> String {
    let mark = Language::current().decimal;
    number.to_string().replace('.', &mark.to_string())
}

/// A number as somebody typed it, if that is short.
#[must_use]
pub fn as_typed(number: f64) -> String {
    let text = if number.abs() >= 1e15 {
        format!("{number:e}")
    } else if number.fract() == 0.0 {
        return grouped(number as i64);
    } else {
        shortest(number)
    };
    text.replacen('-', "−", 1)
}

/// "1 trial", "2,000 trials".
#[must_use]
pub fn number_of_trials(trials: u64) -> String {
    if trials == 1 {
        say!("1 trial")
    } else {
        say!("{trials} trials", trials = grouped(trials as i64))
    }
}

/// A number with a given number of decimals and its thousands apart.
#[must_use]
pub fn decimal(number: f64, decimals: usize) -> String {
    decimal_in(Language::current(), number, decimals)
}

fn decimal_in(language: &Language, number: f64, decimals: usize) -> String {
    let text = format!("{number:.decimals$}");
    // A rounded −0.04 is no negative number.
    let is_zero = text.chars().all(|c| "-0.".contains(c));
    let text = if is_zero {
        text.trim_start_matches('-')
    } else {
        &text
    };
    group(language, text)
}

/// As many decimals as an uncertainty deserves: its first digit, or two if that is a 1
/// (Particle Data Group, Review of Particle Physics, 5.3).
#[must_use]
pub fn decimals_for(error: f64) -> usize {
    if !error.is_finite() || error <= 0.0 {
        return 1;
    }
    (0..6)
        .find(|&decimals| {
            let scaled = error * [1.0, 10.0, 1e2, 1e3, 1e4, 1e5][decimals];
            scaled >= 1.95
        })
        .unwrap_or(6)
}

/// A number with its thousands apart and no more decimals than it needs, at most so many.
#[must_use]
pub fn decimal_at_most(number: f64, decimals: usize) -> String {
    at_most_in(Language::current(), number, decimals)
}

fn at_most_in(language: &Language, number: f64, decimals: usize) -> String {
    let text = decimal_in(language, number, decimals);
    let mark = language.decimal;
    if text.contains(mark) {
        text.trim_end_matches('0').trim_end_matches(mark).to_owned()
    } else {
        text
    }
}

/// "412.2 ± 1.8", both with the decimals that the error deserves; the value alone if its error is
/// unknown (NaN), as that of a single trial, or if all trials gave it: "± 0" would claim that none can
/// give another.
#[must_use]
pub fn plus_minus(value: f64, error: f64) -> String {
    if error.is_nan() || error <= 0.0 {
        return decimal_at_most(value, 4);
    }
    let decimals = decimals_for(error);
    format!(
        "{} ± {}",
        decimal(value, decimals),
        decimal(error, decimals)
    )
}

/// Two values and how much the first exceeds the second: "413.4", "411.6", "+1.8 ± 0.4". All have the
/// digits that the difference's error deserves, and the difference is that of the values as they are
/// written, so that nobody who subtracts them finds another.
#[must_use]
pub fn compared(one: f64, other: f64, error: f64) -> [String; 3] {
    let decimals = if error > 0.0 { decimals_for(error) } else { 4 };
    let unit = [1.0, 10.0, 1e2, 1e3, 1e4, 1e5, 1e6][decimals.min(6)];
    let [one, other] = [one, other].map(|value| (value * unit).round() / unit);
    let written = |value: f64| {
        if error > 0.0 {
            decimal(value, decimals)
        } else {
            decimal_at_most(value, decimals)
        }
    };
    [written(one), written(other), excess(one - other, error)]
}

/// "+1.8 ± 0.4": a difference with its sign.
#[must_use]
pub fn excess(difference: f64, error: f64) -> String {
    let words = plus_minus(difference, error);
    let value = words.split(' ').next().unwrap_or_default();
    let is_zero = !value.contains(|digit: char| ('1'..='9').contains(&digit));
    if is_zero || difference < 0.0 {
        words
    } else {
        format!("+{words}")
    }
}

/// "3.9 % ± 0.3 %" of shares between 0 and 1.
#[must_use]
pub fn percent_plus_minus(share: f64, error: f64) -> String {
    let decimals = decimals_for(error * 100.0);
    format!(
        "{} % ± {} %",
        decimal(share * 100.0, decimals),
        decimal(error * 100.0, decimals)
    )
}

/// Digits with the marks of a language.
fn group(language: &Language, text: &str) -> String {
    let (sign, text) = text
        .strip_prefix('-')
        .map_or(("", text), |rest| ("−", rest));
    let (whole, fraction) = text.split_once('.').map_or((text, ""), |(w, f)| (w, f));
    let mut out = String::from(sign);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            out.push(language.thousands);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(language.decimal);
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        assert_eq!(grouped(1_000_000_000), "1,000,000,000");
        assert_eq!(grouped(-1_234), "−1,234");
        assert_eq!(grouped(999), "999");
        assert_eq!(number_of_trials(1), "1 trial");
        assert_eq!(number_of_trials(2_000), "2,000 trials");
        assert_eq!(decimal(-0.04, 1), "0.0");
        assert_eq!(decimal(12_345.678, 2), "12,345.68");
        assert_eq!(as_typed(-1_234.0), "−1,234");
        assert_eq!(as_typed(-0.5), "−0.5");
        assert_eq!(as_typed(-2e-3), "−0.002");
        assert_eq!(as_typed(1e21), "1e21");
    }

    #[test]
    fn numbers_have_the_marks_of_the_language() {
        let made_up = Language {
            code: "qaa",
            thousands: '·',
            decimal: '‚',
            keeps_capitals: false,
            texts: &[],
        };
        assert_eq!(decimal_in(&made_up, -12_345.678, 2), "−12·345‚68");
        assert_eq!(at_most_in(&made_up, 2.50, 3), "2‚5");
        assert_eq!(at_most_in(&made_up, 1_200.0, 0), "1·200");
    }

    #[test]
    fn uncertainty() {
        assert_eq!(plus_minus(412.2191, 1.82), "412.2 ± 1.8");
        assert_eq!(plus_minus(412.2191, 3.6), "412 ± 4");
        assert_eq!(plus_minus(412.2191, 0.18), "412.22 ± 0.18");
        assert_eq!(plus_minus(100.0, 0.0), "100");
        assert_eq!(plus_minus(0.25, 0.0), "0.25");
        assert_eq!(plus_minus(420.0, f64::NAN), "420");
        assert_eq!(decimal_at_most(1_200.0, 0), "1,200");
        assert_eq!(decimal_at_most(2.50, 3), "2.5");
        assert_eq!(percent_plus_minus(0.0389, 0.0031), "3.9 % ± 0.3 %");
    }

    #[test]
    fn a_difference_is_that_of_the_numbers_beside_it() {
        assert_eq!(
            compared(413.44, 411.56, 0.4),
            ["413.4", "411.6", "+1.8 ± 0.4"]
        );
        assert_eq!(
            compared(413.44, 411.56, 0.12),
            ["413.44", "411.56", "+1.88 ± 0.12"]
        );
        assert_eq!(compared(3.0, 5.0, 0.0), ["3", "5", "−2"]);
        assert_eq!(compared(411.6, 411.56, 3.0), ["412", "412", "0 ± 3"]);
        assert_eq!(excess(-1.84, 0.4), "−1.8 ± 0.4");
        assert_eq!(excess(0.0, 0.0), "0");
    }
}
