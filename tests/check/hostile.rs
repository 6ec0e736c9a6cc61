//! No text traps or takes long: mutated lists of every format, and very many numbers.

use std::time::Instant;

use super::class::Class;
use super::formats::FORMATS;

/// Pieces that other texts are made of.
const PIECES: [&str; 30] = [
    "[",
    "]",
    "(",
    ")",
    "{",
    "}",
    ",",
    ";",
    ":",
    "=",
    "\n",
    "\t",
    " ",
    "...",
    "nan",
    "-",
    "1e308",
    "-1e300",
    "5e-324",
    "\"",
    "'",
    "Counter",
    "Trial 1: ",
    "[1] ",
    "%",
    "ä",
    "\u{202E}",
    "<td>",
    "1,024",
    "0.5",
];

#[test]
fn mutated_texts_get_an_answer() {
    let classes = [
        Class::new("?scenario=without-drug&numSteps=30&numTrials=300"),
        Class::new("?scenario=pi&numTrials=300"),
        Class::new("?scenario=roulette&numTrials=300"),
        Class::new("?scenario=one-drug&numStepsBeforeDrug=0,10&numStepsAfterDrug=10&numTrials=100"),
    ];
    let mut state = 7u64;
    let mut below = |sides: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % sides
    };
    for round in 0..6000 {
        let class = &classes[round % classes.len()];
        let count = [1, 2, 3, 10, 30, 31][below(6)];
        let numbers: Vec<f64> = (0..count)
            .map(|_| below(700) as f64 / [1.0, 100.0][below(2)])
            .collect();
        let mut text: Vec<char> = FORMATS[below(FORMATS.len())].1(&numbers).chars().collect();
        for _ in 0..below(6) {
            let at = below(text.len() + 1);
            if below(3) == 0 && at < text.len() {
                let to = (at + 1 + below(9)).min(text.len());
                text.drain(at..to);
            } else {
                let piece: Vec<char> = PIECES[below(PIECES.len())].chars().collect();
                text.splice(at..at, piece);
            }
        }
        let text: String = text.into_iter().collect();
        let answer = if below(2) == 0 {
            class.check(&text)
        } else {
            class.of(&text, 50)
        };
        assert!(
            ["agrees", "doubtful", "differs", "unclear"].contains(&answer.verdict),
            "{text}"
        );
        assert!(
            !answer.sentence.is_empty() && answer.sentence.chars().count() < 1500,
            "{text}: {answer:?}"
        );
        assert!(!answer.sentence.contains("NaN"), "{text}: {answer:?}");
    }
}

/// 100,000 numbers are read in about 0.1 s, in any format. That is no fact about this program alone, so
/// the limit is one that only a reading which grows with the square of their number can meet: it would
/// take minutes.
#[test]
fn very_many_numbers_take_no_time() {
    let class = Class::new("?scenario=without-drug&numTrials=500");
    let pool = class.student(1, 1000).outcome(0);
    let many: Vec<f64> = (0..100_000).map(|i| pool[i * 7919 % pool.len()]).collect();
    for (name, format) in FORMATS {
        let text = format(&many);
        let begin = Instant::now();
        let answer = class.check(&text);
        let took = begin.elapsed().as_secs_f64();
        println!("{name}: {took:.3} s, {}", answer.verdict);
        assert!(took < 30.0, "{name}: {took} s");
    }
}
