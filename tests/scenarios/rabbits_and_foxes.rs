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
