//! Several values in few words: `0..300`, `0..300/4`, `0:300:50`, `range(0, 301, 50)`,
//! `np.arange(0, 1, 0.1)`, `linspace(0, 1, 5)`.

use super::{Kind, Param, Slider};
use crate::language::{say, shown};

/// A range of which nobody said how many values it has gets about so many.
const USUAL_STEPS: f64 = 10.0;

/// From so many times its beginning on, a range of what has a logarithmic slider goes by factors.
const BY_FACTORS: f64 = 50.0;

/// The parts of a list: what stands between commas or semicolons, but for those within brackets.
pub fn parts(text: &str) -> impl Iterator<Item = &str> {
    let text = unbracketed(text);
    let mut depth = 0_usize;
    text.split(move |c| {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && matches!(c, ',' | ';')
    })
}

/// A list as programs write it, without the brackets around it.
fn unbracketed(text: &str) -> &str {
    let text = text.trim();
    let inner = text
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .or_else(|| text.strip_prefix('(')?.strip_suffix(')'));
    match inner {
        // One pair around everything, or none.
        Some(inner) if !inner.contains(['(', ')', '[', ']']) => inner,
        _ => text,
    }
}

/// Whether a text is meant as a range.
#[must_use]
pub(super) fn is_range(text: &str) -> bool {
    text.contains("..")
        || (text.contains([':', '(']) && text.contains(|c: char| c.is_ascii_digit()))
}

/// The values of a range as links write them, `most` and one more at the most; `None` if it is none.
///
/// # Errors
/// The beginning of a sentence, if it cannot be understood.
#[must_use]
pub fn range(param: &Param, text: &str, most: usize) -> Option<Result<Vec<String>, String>> {
    let spread = Spread::of(param)?;
    let text = text.trim();
    let values = if text.contains("..") {
        Some(dotted(spread, text, most).unwrap_or_default())
    } else if let Some((name, inner)) = call(text) {
        called(spread, name, inner, most)
    } else if text.contains(':') {
        colons(spread, text, most)
    } else {
        None
    }?;
    Some(if values.is_empty() {
        Err(say!(
            "{key} takes a range such as 0..300, 0..300/4, 0:300:100 or range(0, 301, 100), with at most \
             {most} values, not “{given}”",
            key = param.key,
            most,
            given = shown(text),
        ))
    } else {
        Ok(values)
    })
}

/// How values of a parameter are spread over a range.
#[derive(Clone, Copy)]
struct Spread {
    whole: bool,
    by_factors: bool,
}

impl Spread {
    fn of(param: &Param) -> Option<Self> {
        let (whole, slider) = match param.kind {
            Kind::Whole { slider, .. } => (true, slider),
            Kind::Real { slider, .. } => (false, slider),
            Kind::Choice { .. } | Kind::Text { .. } | Kind::Expression { .. } => return None,
        };
        Some(Spread {
            whole,
            by_factors: matches!(slider, Slider::Log(..)),
        })
    }

    fn goes_by_factors(self, from: f64, to: f64) -> bool {
        let (low, high) = (from.min(to), from.max(to));
        self.by_factors && low > 0.0 && high / low >= BY_FACTORS
    }

    /// A value as links write it, with so many decimals at the most.
    fn written(self, value: f64, decimals: usize) -> String {
        if self.whole {
            return (value.round() + 0.0).to_string();
        }
        let round: f64 = format!("{value:.decimals$}").parse().unwrap_or(value);
        (round + 0.0).to_string()
    }

    /// So many values, evenly apart, both ends among them.
    fn even(self, from: f64, to: f64, count: usize) -> Vec<String> {
        let last = (count - 1).max(1);
        // Short decimals, good to a thousandth of the distance between two values.
        let decimals = decimals(to - from, last as f64, 3);
        let value = |i: usize| {
            if i == 0 || i == last {
                return if i == 0 { from } else { to }.to_string();
            }
            let part = i as f64 / last as f64;
            self.written(from * (1.0 - part) + to * part, decimals)
        };
        (0..count).map(value).collect()
    }

    /// So many values, each the same number of times the one before it.
    fn by_factor(self, from: f64, to: f64, count: usize) -> Vec<String> {
        let last = (count - 1).max(1);
        let value = |i: usize| {
            if i == 0 || i == last {
                return if i == 0 { from } else { to }.to_string();
            }
            let value = from * libm::pow(to / from, i as f64 / last as f64);
            // Two digits, three where there are many values.
            let digits = if count > 20 { 2.0 } else { 1.0 };
            let decimals = digits - libm::floor(libm::log10(value));
            let unit = libm::pow(10.0, -decimals);
            let round = if decimals > 0.0 {
                value
            } else {
                (value / unit).round() * unit
            };
            self.written(round, decimals.clamp(0.0, 15.0) as usize)
        };
        (0..count).map(value).collect()
    }

    /// From one value in steps; with the end if a step meets it and it counts.
    fn stepped(self, from: f64, to: f64, step: f64, with_end: bool, most: usize) -> Vec<String> {
        let steps = (to - from) / step;
        if !steps.is_finite() || steps < 0.0 {
            return Vec::new();
        }
        let last = if with_end {
            libm::floor(steps + 1e-9)
        } else {
            libm::ceil(steps - 1e-9) - 1.0
        };
        let decimals = decimals(step, 1.0, 9);
        let count = (last + 1.0).min(most as f64 + 1.0) as usize;
        (0..count)
            .map(|i| self.written(from + i as f64 * step, decimals))
            .collect()
    }

    /// Round values between two ends, and the ends.
    fn round(self, from: f64, to: f64, most: usize) -> Vec<String> {
        if self.goes_by_factors(from, to) {
            let decades = libm::fabs(libm::log10(to / from));
            return self.by_factor(
                from,
                to,
                (2.0 * decades).clamp(2.0, USUAL_STEPS) as usize + 1,
            );
        }
        let (low, high) = (from.min(to), from.max(to));
        let mut step = round_step((high - low) / USUAL_STEPS);
        if self.whole {
            step = step.max(1.0);
        }
        let first = (libm::floor(low / step) + 1.0) * step;
        let decimals = decimals(step, 1.0, 3);
        let mut values = vec![low.to_string()];
        if first < high {
            values.extend(self.stepped(first, high, step, false, most));
        }
        if high > low {
            values.push(self.written(high, decimals.max(9)));
        }
        if from > to {
            values.reverse();
        }
        values
    }
}

/// So many values of a parameter from one end to the other, as links write them: by factors where its
/// slider goes by them.
#[must_use]
pub fn spread(param: &Param, (from, to): (f64, f64), count: usize) -> Vec<String> {
    match Spread::of(param) {
        None => Vec::new(),
        Some(spread) if spread.goes_by_factors(from, to) => {
            spread.by_factor(from, to, count.max(1))
        }
        Some(spread) => spread.even(from, to, count.max(1)),
    }
}

/// As many decimals as tell parts of a distance apart, and some more.
fn decimals(distance: f64, parts: f64, more: i32) -> usize {
    let apart = distance.abs() / parts;
    if apart > 0.0 && apart.is_finite() {
        (f64::from(more) - libm::floor(libm::log10(apart))).clamp(0.0, 15.0) as usize
    } else {
        0
    }
}

/// The smallest of 1, 2, 5 times a power of ten that is not below a number.
fn round_step(number: f64) -> f64 {
    if number <= 0.0 || !number.is_finite() {
        return 1.0;
    }
    let power = libm::pow(10.0, libm::floor(libm::log10(number)));
    let factors = [1.0, 2.0, 5.0, 10.0];
    let factor = factors
        .into_iter()
        .find(|factor| factor * power >= number * (1.0 - 1e-9));
    factor.unwrap_or(10.0) * power
}

fn number(text: &str) -> Option<f64> {
    let number: f64 = text.trim().parse().ok()?;
    number.is_finite().then_some(number)
}

fn count(text: &str, most: usize) -> Option<usize> {
    let count: usize = text.trim().parse().ok()?;
    (1..=most).contains(&count).then_some(count)
}

/// `FROM..TO`, round values, or `FROM..TO/COUNT`, both ends included.
fn dotted(spread: Spread, text: &str, most: usize) -> Option<Vec<String>> {
    let (from, rest) = text.split_once("..")?;
    match rest.split_once('/') {
        Some((to, times)) => Some(spread.even(number(from)?, number(to)?, count(times, most)?)),
        None => Some(spread.round(number(from)?, number(rest)?, most)),
    }
}

/// `FROM:TO:STEP`, both ends included, or `FROM:STEP:TO`, where only that makes sense; `FROM:TO`. It is
/// no range if these are no numbers, and has no values if there are too many of them.
fn colons(spread: Spread, text: &str, most: usize) -> Option<Vec<String>> {
    let numbers: Vec<f64> = text.split(':').map(number).collect::<Option<_>>()?;
    Some(match numbers[..] {
        [from, to] => spread.round(from, to, most),
        [from, second, third] => {
            let fits = |to: f64, step: f64| {
                step != 0.0 && (to - from) * step >= 0.0 && step.abs() <= (to - from).abs()
            };
            let (to, step) = if !fits(second, third) && fits(third, second) {
                (third, second)
            } else {
                // Whoever goes down may leave out the sign.
                (second, third.abs() * if second < from { -1.0 } else { 1.0 })
            };
            spread.stepped(from, to, step, true, most)
        }
        _ => Vec::new(),
    })
}

/// The name of a function without its module, and what it is called with.
fn call(text: &str) -> Option<(&str, &str)> {
    let (name, inner) = text.strip_suffix(')')?.split_once('(')?;
    let name = name.rsplit('.').next()?.trim();
    Some((name, inner))
}

/// Python's `range`, numpy's `arange`, `linspace` and `geomspace`; it is no range if it is none of these,
/// and has no values if they are called with what makes none.
fn called(spread: Spread, name: &str, inner: &str, most: usize) -> Option<Vec<String>> {
    if matches!(name, "list" | "sorted") {
        let (name, inner) = call(inner.trim())?;
        return called(spread, name, inner, most);
    }
    let numbers: Option<Vec<f64>> = inner.split([',', ';']).map(number).collect();
    let numbers = numbers.unwrap_or_default();
    let steps = |from, to, step| spread.stepped(from, to, step, false, most);
    let many = |times: f64| {
        let fits = times.fract() == 0.0 && (1.0..=most as f64).contains(&times);
        fits.then_some(times as usize)
    };
    Some(match (name, &numbers[..]) {
        ("range" | "arange", [to]) => steps(0.0, *to, 1.0),
        ("range" | "arange", [from, to]) => steps(*from, *to, 1.0),
        ("range" | "arange", [from, to, step]) => steps(*from, *to, *step),
        ("linspace", [from, to, times]) => {
            many(*times).map_or_else(Vec::new, |n| spread.even(*from, *to, n))
        }
        ("geomspace", [from, to, times]) if *from > 0.0 && *to > 0.0 => {
            many(*times).map_or_else(Vec::new, |n| spread.by_factor(*from, *to, n))
        }
        ("range" | "arange" | "linspace" | "geomspace", _) => Vec::new(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEPS: Param = Param::whole(
        "steps",
        "Steps",
        "steps",
        (0, 10_000, 150),
        Slider::Linear(300.0),
        "",
    );
    const PROB: Param = Param::real("prob", "", "", (0.0, 1.0, 0.1), Slider::Linear(1.0), "");
    const NEEDLES: Param = Param::whole(
        "needles",
        "",
        "",
        (1, 1_000_000, 1000),
        Slider::Log(10.0, 1e5),
        "",
    );

    fn check(param: &Param, text: &str, expected: &str) {
        let values = match range(param, text, 100) {
            None => "none".to_owned(),
            Some(Err(_)) => "refused".to_owned(),
            Some(Ok(values)) => values.join(","),
        };
        assert_eq!(values, expected, "{text}");
    }

    #[test]
    fn every_way_to_say_a_range() {
        for (text, expected) in [
            ("0..300", "0,50,100,150,200,250,300"),
            ("300..0", "300,250,200,150,100,50,0"),
            ("5..300", "5,50,100,150,200,250,300"),
            ("0..3", "0,1,2,3"),
            ("4..4", "4"),
            ("0..300/4", "0,100,200,300"),
            ("0:300:50", "0,50,100,150,200,250,300"),
            ("0:50:300", "0,50,100,150,200,250,300"),
            ("300:0:100", "300,200,100,0"),
            ("300:0:-100", "300,200,100,0"),
            ("0:310:100", "0,100,200,300"),
            ("0:300", "0,50,100,150,200,250,300"),
            ("range(0, 301, 50)", "0,50,100,150,200,250,300"),
            ("range(0, 300, 100)", "0,100,200"),
            ("range(3)", "0,1,2"),
            ("range(2, 5)", "2,3,4"),
            ("range(5, 2, -1)", "5,4,3"),
            ("list(range(0,3))", "0,1,2"),
            ("np.arange(0, 301, 150)", "0,150,300"),
            ("numpy.linspace(0, 300, 4)", "0,100,200,300"),
            ("range(5, 2)", "refused"),
            ("range(0, 5, 0)", "refused"),
            ("range()", "refused"),
            ("range(a)", "refused"),
            ("linspace(0, 1, 101)", "refused"),
            ("0..300/0", "refused"),
            ("0..300/101", "refused"),
            ("0..", "refused"),
            ("a..b", "refused"),
            ("..", "refused"),
            ("0..inf", "refused"),
            ("0:a", "none"),
            ("0:1:2:3", "refused"),
            ("sqrt(2)", "none"),
            ("150", "none"),
        ] {
            check(&STEPS, text, expected);
        }
        for (text, expected) in [
            ("0..1", "0,0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9,1"),
            ("0..1/4", "0,0.3333,0.6667,1"),
            ("0..0.3", "0,0.05,0.1,0.15,0.2,0.25,0.3"),
            ("0:1:0.25", "0,0.25,0.5,0.75,1"),
            ("np.arange(0, 1, 0.2)", "0,0.2,0.4,0.6,0.8"),
            ("arange(0.1, 0.4, 0.1)", "0.1,0.2,0.3"),
            ("linspace(0, 1, 5)", "0,0.25,0.5,0.75,1"),
            ("geomspace(0.001, 0.1, 3)", "0.001,0.01,0.1"),
            ("geomspace(0, 1, 3)", "refused"),
        ] {
            check(&PROB, text, expected);
        }
        check(
            &NEEDLES,
            "10..100000",
            "10,32,100,320,1000,3200,10000,32000,100000",
        );
        check(&NEEDLES, "10..100", "10,20,30,40,50,60,70,80,90,100");
    }

    #[test]
    fn a_range_of_too_many_values_ends_soon() {
        let values = range(&STEPS, "range(100000000)", 100);
        assert_eq!(values.and_then(Result::ok).map(|all| all.len()), Some(101));
    }

    #[test]
    fn a_list_is_cut_outside_of_brackets() {
        let all = |text| parts(text).collect::<Vec<_>>();
        assert_eq!(all("[0, 50]"), ["0", " 50"]);
        assert_eq!(all("(1;2)"), ["1", "2"]);
        assert_eq!(all("range(0, 3),7"), ["range(0, 3)", "7"]);
        assert_eq!(all("range(0, 3"), ["range(0, 3"]);
    }
}
