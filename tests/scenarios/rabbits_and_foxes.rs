//! `rabbits-and-foxes` against another program's trials of the final exam, and against single steps
//! worked out by hand.

use super::estimates::{Figure, Seen};
use super::evidence::Evidence;
use super::facts::{object, oracle_file, real};
use super::observed::observe;

#[test]
fn the_final_exam() {
    let figures = &oracle_file("scenarios_course_figures")["figures"]["rabbits_foxes_500_30"];
    let summary = observe("?scenario=rabbits-and-foxes&numTrials=5000&seed=exam").summary;
    let mut evidence = Evidence::default();
    for (step, animals) in object(figures) {
        for (key, figure) in object(animals) {
            let seen = Seen::of_series(&summary, key, step.parse().unwrap());
            let figure = Figure {
                mean: real(&figure["mean"]),
                sd: real(&figure["sd"]),
                trials: real(&figure["trials"]),
            };
            evidence.figure(&format!("{key} at step {step}"), &seen, figure);
        }
    }
    evidence.weigh_at_least(16);
}

/// Mean and variance of how many of `trials` succeed one behind the other, if each has this chance after so many
/// successes.
fn in_turn(trials: usize, chance: impl Fn(usize) -> f64) -> (f64, f64) {
    let mut shares = vec![1.0];
    for _ in 0..trials {
        let mut next = vec![0.0; shares.len() + 1];
        for (before, share) in shares.iter().enumerate() {
            let chance = chance(before).clamp(0.0, 1.0);
            next[before] += share * (1.0 - chance);
            next[before + 1] += share * chance;
        }
        shares = next;
    }
    let moment = |power| {
        let terms = shares.iter().enumerate();
        terms
            .map(|(k, share)| share * (k as f64).powi(power))
            .sum::<f64>()
    };
    (moment(1), moment(2) - moment(1).powi(2))
}

/// A step of many, exactly, animal by animal: up to 40 foxes hunt one by one, more are drawn together.
#[test]
fn one_step_of_many() {
    let mut evidence = Evidence::default();
    let mut check = |query: &str, key: &str, (mean, variance): (f64, f64)| {
        let link =
            format!("?scenario=rabbits-and-foxes&{query}&numSteps=1&numTrials=20000&seed=many");
        let seen = Seen::of_outcome(&observe(&link).summary, key);
        let figure = Figure {
            mean,
            sd: variance.sqrt(),
            trials: f64::INFINITY,
        };
        evidence.figure(&format!("{key} of {query}"), &seen, figure);
    };
    for (rabbits, most) in [(60, 80), (500, 700), (950, 1000)] {
        let there = f64::from(rabbits);
        let (young, variance) = in_turn(rabbits as usize, |young| {
            1.0 - (there + young as f64) / f64::from(most)
        });
        let query = format!("numRabbits={rabbits}&numFoxes=0&maxRabbits={most}");
        check(&query, "rabbits", (there + young, variance));
    }
    // In a full forest nothing is born before the hunt.
    for (foxes, most) in [(40, 100), (41, 100), (300, 200)] {
        let (caught, variance) = in_turn(foxes as usize, |caught| {
            let left = most - caught as i32;
            if left > 10 {
                f64::from(left) / f64::from(most)
            } else {
                0.0
            }
        });
        let query = format!("numRabbits={most}&numFoxes={foxes}&maxRabbits={most}");
        check(&query, "rabbits", (f64::from(most) - caught, variance));
        // Who has eaten has a young one with 1/3, who has not dies with 1/10.
        let (hungry, change) = (f64::from(foxes) - caught, 0.1 + 1.0 / 3.0);
        let mean = f64::from(foxes) - 0.1 * hungry + caught / 3.0;
        let variance = 0.09 * hungry + 2.0 / 9.0 * caught + change * change * variance;
        check(&query, "foxes", (mean, variance));
    }
    evidence.weigh_at_least(18);
}

/// One step, exactly: rabbits after a spring, foxes after a hunt.
#[test]
fn one_step_by_hand() {
    let step = |query: &str| {
        observe(&format!(
            "?scenario=rabbits-and-foxes&{query}&numSteps=1&numTrials=20000&seed=by hand"
        ))
        .summary
    };
    let mut evidence = Evidence::default();
    let mut check = |query: &str, key: &str, mean: f64, variance: f64| {
        let figure = Figure {
            mean,
            sd: variance.sqrt(),
            trials: f64::INFINITY,
        };
        let seen = Seen::of_outcome(&step(query), key);
        evidence.figure(&format!("{key} of {query}"), &seen, figure);
    };
    // Two rabbits of at most four: the second knows the first one's young.
    // None is born with 1/2 · 1/2, two are with 1/2 · 1/4, and else one.
    let (mean, square) = (0.625 + 2.0 * 0.125, 0.625 + 4.0 * 0.125);
    let two = "numRabbits=2&numFoxes=0&maxRabbits=4";
    check(two, "rabbits", 2.0 + mean, square - mean * mean);
    // A full forest bears nothing, and one fox always eats; it has a young one with 1/3.
    let full = "numRabbits=50&numFoxes=1&maxRabbits=50";
    check(full, "foxes", 1.0 + 1.0 / 3.0, 2.0 / 9.0);
    // The last ten rabbits are never caught, and of eleven foxes at most one dies.
    let die = "numRabbits=10&numFoxes=11&maxRabbits=10";
    let one_dies = 1.0 - 0.9_f64.powi(11);
    check(die, "foxes", 11.0 - one_dies, one_dies * (1.0 - one_dies));
    // Many more foxes than can come near the last ten: each dies with 1/10.
    let many = "numRabbits=0&numFoxes=400&maxRabbits=1";
    check(many, "foxes", 360.0, 36.0);
    evidence.weigh_at_least(7);
}
