//! Results of any course and any number, written with the marks of any language or as any program prints
//! them, get the answer of the same numbers as a plain list, or a question. Decimal commas do not yet:
//! see the test that is left out.

use many_trials::language::{LANGUAGES, Language};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;

use super::class::{Class, list};
use super::formats::FORMATS;

/// Whole numbers, large and small, and such with decimals and below zero.
const LINKS: [&str; 4] = [
    "?scenario=without-drug&numTrials=500&numSteps=60&seed=reference",
    "?scenario=without-drug&numViruses=90000&maxPop=900000&numTrials=200&numSteps=20&seed=reference",
    "?scenario=drunks&numTrials=500&seed=reference",
    "?scenario=roulette&numTrials=500&seed=reference",
];

/// A number with a language's marks.
fn marked(number: f64, language: &Language) -> String {
    let text = number.to_string();
    let (sign, digits) = text
        .strip_prefix('-')
        .map_or(("", &*text), |rest| ("-", rest));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let mut written = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            written.push(language.thousands);
        }
        written.push(digit);
    }
    if !decimals.is_empty() {
        written.push(language.decimal);
    }
    format!("{sign}{written}{decimals}")
}

/// A course, and results of one of its students.
fn results() -> impl Strategy<Value = (usize, Vec<f64>)> {
    (0..LINKS.len(), 0..1000u64, 8..40u64).prop_map(|(course, student, count)| {
        let numbers = with(course, |class| class.student(student, count).outcome(0));
        (course, numbers)
    })
}

fn with<T>(course: usize, ask: impl FnOnce(&Class) -> T) -> T {
    thread_local! {
        static COURSES: [Class; 4] = LINKS.map(Class::new);
    }
    COURSES.with(|courses| ask(&courses[course]))
}

/// The text is read as the list is, or somebody is asked.
fn same((course, numbers): &(usize, Vec<f64>), text: &str) -> Result<(), TestCaseError> {
    let answer = with(*course, |class| class.check(text));
    let plain = with(*course, |class| class.check(&list(numbers)));
    prop_assume!(plain.verdict != "unclear");
    let is_same =
        (answer.verdict, answer.chance, answer.count) == (plain.verdict, plain.chance, plain.count);
    let is_asked = answer.verdict == "unclear";
    prop_assert!(is_same || is_asked, "{text}\n{answer:#?}");
    Ok(())
}

// Seeds are fixed: of so many right lists one may be unlucky.
proptest! {
    #![proptest_config(ProptestConfig {
        cases: 200,
        rng_seed: RngSeed::Fixed(7),
        ..ProptestConfig::default()
    })]

    #[test]
    fn languages(
        results in results(),
        language in select(LANGUAGES),
        between in select(&["\n", "; ", "\t"][..]),
    ) {
        prop_assume!(language.decimal != ',' || !has_decimals(&results.1));
        let each = results.1.iter().map(|number| marked(*number, language));
        same(&results, &each.collect::<Vec<_>>().join(between))?;
    }

    #[test]
    fn programs(results in results(), format in select(&FORMATS[..])) {
        prop_assume!(!format.0.starts_with("decimal commas") || !has_decimals(&results.1));
        same(&results, &format.1(&results.1))?;
    }

    #[test]
    #[ignore = "a fault: 4,4 on a line among lines of whole numbers is taken for two numbers, and nobody is asked"]
    fn decimal_commas(results in results()) {
        let each = results.1.iter().map(|number| number.to_string().replace('.', ","));
        same(&results, &each.collect::<Vec<_>>().join("\n"))?;
    }
}

fn has_decimals(numbers: &[f64]) -> bool {
    numbers.iter().any(|number| number.fract() != 0.0)
}
