//! Longest runs: all rows of rolls, and a chain that remembers the last face.

use std::collections::HashMap;

use super::evidence::Evidence;
use super::observed::observe;

const DICE: [(&str, &[u32]); 3] = [
    ("final-exam", &[1, 2, 3, 4, 5, 6, 6, 6, 7]),
    ("fair", &[1, 2, 3, 4, 5, 6]),
    ("coin", &[1, 2]),
];

/// The chances of the longest run after each number of rolls: a chain over the last face, its run
/// and the longest run so far. Runs of `most` or more are one state.
fn chain(sides: &[u32], rolls: usize, most: usize) -> Vec<Vec<(i32, f64)>> {
    let mut states = HashMap::from([((0, 0, 0), 1.0)]);
    let longest = |states: &HashMap<(u32, usize, usize), f64>| {
        let mut chances = vec![0.0; most + 1];
        for ((.., longest), chance) in states {
            chances[*longest] += chance;
        }
        (0..).zip(chances).collect::<Vec<(i32, f64)>>()
    };
    let mut all = vec![longest(&states)];
    for _ in 0..rolls {
        let mut next: HashMap<_, f64> = HashMap::new();
        for ((face, run, longest), chance) in &states {
            for side in sides {
                let run = if side == face { (run + 1).min(most) } else { 1 };
                *next.entry((*side, run, run.max(*longest))).or_default() +=
                    chance / sides.len() as f64;
            }
        }
        states = next;
        all.push(longest(&states));
    }
    all
}

fn moments(chances: &[(i32, f64)]) -> (f64, f64) {
    let moment = |power: i32| -> f64 {
        let parts = chances
            .iter()
            .map(|(value, chance)| f64::from(*value).powi(power) * chance);
        parts.sum()
    };
    (moment(1), moment(2) - moment(1).powi(2))
}

/// `most` is a run that no trial has.
fn check(die: &str, sides: &[u32], rolls: usize, most: usize, trials: u64) {
    let observed = observe(&format!(
        "?scenario=dice-runs&die={die}&numRolls={rolls}&numTrials={trials}&seed=runs"
    ));
    let mut evidence = Evidence::default();
    let chances = chain(sides, rolls, most);
    evidence.distribution(&observed, 0, &chances[rolls]);
    for (point, expected) in observed.expected.series[0].iter().enumerate() {
        let roll = observed.shape.step_of(point);
        let truth = moments(&chances[roll]);
        assert!((expected - truth.0).abs() < 1e-6, "{die}, roll {roll}");
        let seen = observed.statistics.series[0].mean[point];
        evidence.mean(&format!("{die}, roll {roll}"), seen, trials as f64, truth);
    }
    evidence.weigh();
}

#[test]
fn few_rolls() {
    for (die, sides) in DICE {
        check(die, sides, 1, 1, 1000);
        check(die, sides, 2, 2, 40_000);
        check(die, sides, 12, 12, 40_000);
    }
}

/// The probability of a run that the chain does not tell from a longer one is below 10^-7.
#[test]
fn many_rolls() {
    let [exam, fair, coin] = DICE;
    check(exam.0, exam.1, 500, 22, 20_000);
    check(fair.0, fair.1, 150, 16, 20_000);
    check(coin.0, coin.1, 100, 36, 20_000);
}

/// All 2^n rows of a coin.
#[test]
fn all_rows_of_a_coin() {
    for rolls in 1..=10u32 {
        let longest = |row: u32| {
            let face = |roll: u32| row >> roll & 1;
            let (mut run, mut longest) = (1, 1);
            for roll in 1..rolls {
                run = if face(roll) == face(roll - 1) {
                    run + 1
                } else {
                    1
                };
                longest = longest.max(run);
            }
            longest
        };
        let sum: u32 = (0..1 << rolls).map(longest).sum();
        let query = format!("?scenario=dice-runs&die=coin&numRolls={rolls}&numTrials=1");
        let expected = observe(&query).expected.outcomes[0].unwrap();
        let mean = f64::from(sum) / f64::from(1 << rolls);
        assert!(
            (expected - mean).abs() < 1e-12,
            "{rolls}: {expected} {mean}"
        );
    }
}
