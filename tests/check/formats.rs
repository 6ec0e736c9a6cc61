//! Right results are never called wrong, however they are written down.

use super::class::{Class, list};

/// A way to write results down.
pub(crate) type Format = (&'static str, fn(&[f64]) -> String);

fn lines(numbers: &[f64], line: impl Fn(usize, f64) -> String) -> String {
    let each: Vec<String> = numbers
        .iter()
        .enumerate()
        .map(|(i, number)| line(i, *number))
        .collect();
    each.join("\n")
}

fn grouped(number: f64, mark: &str) -> String {
    let text = number.to_string();
    let (sign, digits) = text
        .strip_prefix('-')
        .map_or(("", text.as_str()), |rest| ("-", rest));
    match digits.split_once('.').unwrap_or((digits, "")) {
        (whole, decimals) if whole.len() > 3 => {
            let (thousands, rest) = whole.split_at(whole.len() - 3);
            let point = if decimals.is_empty() { "" } else { "." };
            format!("{sign}{thousands}{mark}{rest}{point}{decimals}")
        }
        _ => text,
    }
}

fn counts(numbers: &[f64]) -> Vec<(f64, usize)> {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    let mut counts: Vec<(f64, usize)> = Vec::new();
    for number in sorted {
        match counts.last_mut() {
            Some((known, count)) if *known == number => *count += 1,
            _ => counts.push((number, 1)),
        }
    }
    counts
}

pub(crate) const FORMATS: [Format; 24] = [
    ("a list", |n| list(n)),
    ("a compact list", |n| list(n).replace(' ', "")),
    ("lines", |n| lines(n, |_, x| x.to_string())),
    ("an index from 0", |n| lines(n, |i, x| format!("{i}\t{x}"))),
    ("an index from 1", |n| {
        lines(n, |i, x| format!("{}  {x}", i + 1))
    }),
    ("a series", |n| {
        lines(n, |i, x| format!("{i:<6}{x}")) + "\nName: total, Length: 60, dtype: int64"
    }),
    ("R", |n| {
        let rows: Vec<String> = n
            .chunks(8)
            .enumerate()
            .map(|(i, row)| {
                let row: Vec<String> = row.iter().map(ToString::to_string).collect();
                format!(" [{}] {}", i * 8 + 1, row.join(" "))
            })
            .collect();
        rows.join("\n").trim_start().to_owned()
    }),
    ("thousands by commas", |n| lines(n, |_, x| grouped(x, ","))),
    ("thousands by points", |n| lines(n, |_, x| grouped(x, "."))),
    ("thousands by apostrophes", |n| {
        lines(n, |_, x| grouped(x, "'"))
    }),
    ("decimal commas", |n| {
        lines(n, |_, x| x.to_string().replace('.', ","))
    }),
    ("decimal commas and semicolons", |n| {
        lines(n, |_, x| x.to_string().replace('.', ",")).replace('\n', "; ")
    }),
    ("lists of one", |n| {
        list(n)
            .replace(", ", "], [")
            .replace("[[", "[")
            .replacen('[', "[[", 1)
            + "]"
    }),
    ("quoted", |n| {
        list(n)
            .replace(", ", "', '")
            .replace('[', "['")
            .replace(']', "']")
    }),
    ("labels", |n| {
        lines(n, |i, x| format!("Trial {}: {x}", i + 1))
    }),
    ("a deque", |n| format!("deque({})", list(n))),
    ("an array", |n| format!("array({})", list(n))),
    ("numpy's floats", |n| {
        let each: Vec<String> = n.iter().map(|x| format!("np.float64({x})")).collect();
        format!("[{}]", each.join(", "))
    }),
    ("a counter", |n| {
        let each: Vec<String> = counts(n).iter().map(|(x, k)| format!("{x}: {k}")).collect();
        format!("Counter({{{}}})", each.join(", "))
    }),
    ("JSON", |n| format!("{{\"results\": {}}}", list(n))),
    ("CSV with a head", |n| {
        String::from("trial,result\n") + &lines(n, |i, x| format!("{i},{x}"))
    }),
    ("a frame", |n| {
        String::from("   result\n") + &lines(n, |i, x| format!("{i}  {x}"))
    }),
    ("scientific notation", |n| lines(n, |_, x| format!("{x:e}"))),
    ("Windows' lines and marks", |n| {
        String::from("\u{FEFF}") + &lines(n, |_, x| x.to_string()).replace('\n', "\r\n")
    }),
];

const LINKS: [&str; 5] = [
    "?scenario=without-drug&numTrials=2000&numSteps=60&seed=reference",
    "?scenario=one-drug&numTrials=2000&numStepsBeforeDrug=75&numStepsAfterDrug=75&seed=reference",
    "?scenario=drunks&numTrials=2000&seed=reference",
    "?scenario=robots&numTrials=2000&seed=reference",
    "?scenario=roulette&numTrials=2000&seed=reference",
];

/// Every format of every course: agreed with or asked, at a rate of chance alone.
#[test]
fn right_results_agree_in_every_format() {
    let mut doubtful = 0;
    let mut told = 0;
    for link in LINKS {
        let class = Class::new(link);
        for student in 0..3 {
            let numbers = class.student(student, 60).outcome(0);
            for (name, format) in FORMATS {
                let text = format(&numbers);
                let answer = class.check(&text);
                assert_ne!(
                    answer.verdict, "differs",
                    "{link} {name}: {answer:?}\n{text}"
                );
                told += i32::from(answer.verdict == "agrees");
                doubtful += i32::from(answer.verdict == "doubtful");
                if answer.verdict == "agrees" {
                    assert_eq!(answer.count, 60, "{link} {name} {answer:?}");
                }
                if answer.verdict == "unclear" {
                    println!("{link} {name}: {}", answer.sentence);
                }
            }
        }
    }
    println!("{told} agree, {doubtful} are doubtful");
    assert!(told > 250, "{told}");
}
