//! The edges of what can be asked: nobody, nothing, one, all, the most.

use many_trials::experiment::{Experiment, preset_link};
use many_trials::scenario::SCENARIOS;

use super::observed::{Observed, observe};

/// No panic, values in their range, and theory that fits the shape and is finite.
fn check(query: &str) -> Observed {
    let observed = observe(query);
    let (shape, expected) = (&observed.shape, &observed.expected);
    assert!(expected.series.len() <= shape.series.len());
    for line in expected.series.iter().filter(|line| !line.is_empty()) {
        assert_eq!(line.len(), shape.points(), "{query}");
        assert!(line.iter().all(|value| value.is_finite()), "{query}");
    }
    assert!(expected.outcomes.len() <= shape.outcomes.len());
    let means = expected.outcomes.iter().flatten();
    assert!(means.clone().all(|mean| mean.is_finite()), "{query}");
    if let Some(share) = expected.share {
        assert!((-1e-12..=1.0 + 1e-12).contains(&share), "{query}: {share}");
    }
    assert!(
        !observed.sentence.contains("NaN") && !observed.sentence.contains("inf"),
        "{query}: {}",
        observed.sentence
    );
    observed
}

/// All trials have the same outcome.
fn always(query: &str, outcome: f64) {
    let observed = check(query);
    let seen = &observed.statistics.outcomes[0];
    assert_eq!((seen.mean, seen.variance), (outcome, 0.0), "{query}");
}

#[test]
fn nobody_and_one() {
    always("?scenario=birthday&numPeople=0&numTrials=20", 0.0);
    always("?scenario=birthday&numPeople=1&numTrials=20", 1.0);
    // One day is everybody's birthday.
    always("?scenario=birthday&numPeople=5&numDays=1&numTrials=20", 5.0);
    // More people than days.
    let full = check("?scenario=birthday&numPeople=13&numDays=12&numTrials=50");
    assert_eq!(full.statistics.outcomes[0].share_at_least(2.0, 50), 1.0);
    assert!((full.expected.share.unwrap() - 1.0).abs() < 1e-12);
    let few = check("?scenario=birthday&numPeople=5&numSame=100&numTrials=50");
    assert!(few.expected.share.unwrap().abs() < 1e-12);
}

#[test]
fn nothing_in_the_bucket() {
    always(
        "?scenario=balls&numRed=0&numGreen=0&numDraws=0&numTrials=20",
        0.0,
    );
    always("?scenario=balls&numDraws=0&numTrials=20", 0.0);
    always("?scenario=balls&numDraws=1&numTrials=20", 1.0);
    always("?scenario=balls&numDraws=6&numTrials=20", 3.0);
}

#[test]
fn more_draws_than_balls() {
    let check = |query: &str, draws: i64, sentence: &str| {
        let (experiment, problems) = Experiment::from_link(query);
        assert_eq!(experiment.cases()[0].whole("numDraws"), draws);
        let messages: Vec<&str> = problems.iter().map(|p| p.message.as_str()).collect();
        assert_eq!(messages, [sentence]);
        observe(&experiment.with_trials(20).link());
    };
    check(
        "?scenario=balls&numDraws=2000",
        6,
        "numDraws is at most 6 here, as there are no more balls, not 2,000; 6 is used.",
    );
    check(
        "?scenario=balls&numRed=0&numGreen=0",
        0,
        "numDraws is at most 0 here, as there are no more balls, not 3; 0 is used.",
    );
}

#[test]
fn one_spin_needle_roll() {
    let spin = check("?scenario=roulette&numSpins=1&numTrials=2000");
    let values: Vec<i32> = spin.counts(0).iter().map(|(value, _)| *value).collect();
    assert_eq!(values, [-10_000, 350_000]);
    let needle = check("?scenario=pi&numNeedles=1&numTrials=200");
    let values: Vec<i32> = needle.counts(0).iter().map(|(value, _)| *value).collect();
    assert_eq!(values, [0, 400_000]);
    always("?scenario=dice-runs&numRolls=0&numTrials=20", 0.0);
    always("?scenario=dice-runs&numRolls=1&numTrials=20", 1.0);
    always("?scenario=dice&numDice=7&numFaces=1&numTrials=20", 7.0);
    check("?scenario=dice&numDice=1&numTrials=20");
    check("?scenario=dice-mean&numDice=1&numTrials=20");
}

#[test]
fn zero_of_what_there_must_be_is_mended() {
    for (query, key) in [
        ("?scenario=roulette&numSpins=0", "numSpins"),
        ("?scenario=pi&numNeedles=0", "numNeedles"),
        ("?scenario=birthday&numDays=0", "numDays"),
        ("?scenario=dice&numDice=0", "numDice"),
        ("?scenario=dice-mean&numDice=0", "numDice"),
    ] {
        let (experiment, problems) = Experiment::from_link(query);
        assert_eq!(experiment.cases()[0].whole(key), 1, "{query}");
        assert_eq!(problems.len(), 1, "{query}");
    }
}

#[test]
fn the_most_of_everything() {
    for query in [
        "?scenario=roulette&game=american&numSpins=1000000&numTrials=4",
        "?scenario=pi&numNeedles=1000000&numTrials=4",
        "?scenario=birthday&numPeople=1000&numSame=100&numDays=1000&numTrials=20",
        "?scenario=dice-runs&die=coin&numRolls=10000&numTrials=20",
        "?scenario=dice&numDice=10000&numFaces=1000&numTrials=20",
        "?scenario=dice&numDice=10000&numFaces=2&numTrials=20",
        "?scenario=dice-mean&numDice=10000&numTrials=20",
        "?scenario=balls&numRed=1000&numGreen=1000&numDraws=1000&numTrials=20",
        "?scenario=balls&numRed=1000&numGreen=1&numDraws=1001&numTrials=20",
    ] {
        check(query);
    }
}

/// A single trial has a sentence too, and so has every preset.
#[test]
fn every_preset_runs() {
    for scenario in SCENARIOS {
        for preset in scenario.presets() {
            let link = preset_link(*scenario, preset);
            let (experiment, problems) = Experiment::from_link(&link);
            assert!(problems.is_empty(), "{link}: {problems:?}");
            for values in experiment.cases() {
                let mut one = format!("?scenario={}&numTrials=1", scenario.key());
                for (key, value) in values.iter() {
                    one += &format!("&{key}={value}");
                }
                check(&one);
            }
        }
    }
}
