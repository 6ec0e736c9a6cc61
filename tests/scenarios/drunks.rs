//! `drunks` against exact figures, and what the scenario itself says that theory gives.

use many_trials::scenario::Expected;
use many_trials::sim::Summary;

use super::estimates::{Figure, Seen};
use super::evidence::Evidence;
use super::facts::{object, oracle_file, real};
use super::observed::{experiment, observe};

const TRIALS: u64 = 10_000;

fn walked(query: &str) -> Summary {
    observe(&format!(
        "?scenario=drunks&{query}&numTrials={TRIALS}&seed=drunks"
    ))
    .summary
}

fn expected(query: &str) -> Expected {
    let experiment = experiment(&format!("?scenario=drunks&{query}"));
    experiment.scenario().expected(&experiment.cases()[0])
}

fn exact(mean: f64, sd: f64) -> Figure {
    let trials = f64::INFINITY;
    Figure { mean, sd, trials }
}

/// The figures of a drunk by the number of steps.
fn distances(name: &str) -> Vec<(u32, Figure)> {
    let file = oracle_file("scenarios_course_figures");
    let figure = |json: &serde_json::Value| exact(real(&json["mean_distance"]), real(&json["sd"]));
    object(&file["figures"][name])
        .iter()
        .map(|(steps, json)| (steps.parse().unwrap(), figure(json)))
        .collect()
}

#[test]
fn distances_of_the_lecture() {
    let mut evidence = Evidence::default();
    for (name, drunk) in [("usual_drunk", "usual"), ("cold_drunk", "cold")] {
        for (steps, figure) in distances(name) {
            let query = format!("drunk={drunk}&numSteps={steps}");
            let seen = Seen::of_outcome(&walked(&query), "distance");
            evidence.figure(&query, &seen, figure);
        }
    }
    // The curve is that of the shorter walks.
    let long = walked("numSteps=1000");
    let short = distances("usual_drunk")[1].1;
    evidence.figure(
        "step 100 of 1000",
        &Seen::of_series(&long, "distance", 50),
        short,
    );
    evidence.weigh_at_least(16);
}

/// By hand: a step's mean and variance along each axis.
#[test]
fn places_of_every_drunk() {
    let mut evidence = Evidence::default();
    for (drunk, x_variance, y_mean, y_variance) in [
        ("usual", 0.5, 0.0, 0.5),
        ("cold", 0.5, -0.05, 0.5025),
        ("masochist", 0.5, 0.05, 0.5025),
        ("east-west", 1.0, 0.0, 0.0),
        ("cold-6.00", 0.5, -0.25, 1.1875),
    ] {
        let query = format!("drunk={drunk}&numSteps=70");
        let (summary, theory) = (walked(&query), expected(&query));
        assert_eq!(theory.outcomes[1], Some(0.0), "{drunk}");
        assert!(
            (theory.outcomes[2].unwrap() - 70.0 * y_mean).abs() < 1e-12,
            "{drunk}"
        );
        for (key, mean, variance) in [("x", 0.0, x_variance), ("y", y_mean, y_variance)] {
            let figure = exact(70.0 * mean, (70.0_f64 * variance).sqrt());
            let seen = Seen::of_outcome(&summary, key);
            evidence.figure(&format!("{key} of {drunk}"), &seen, figure);
        }
    }
    evidence.weigh_at_least(18);
}

/// The expected curve is exact, and cheap enough for a page.
#[test]
fn theory_of_the_usual_drunk() {
    for (steps, figure) in distances("usual_drunk") {
        let theory = expected(&format!("numSteps={steps}"));
        let error = theory.outcomes[0].unwrap() - figure.mean;
        let allowed = if steps > 1000 {
            0.21 / f64::from(steps)
        } else {
            1e-6
        };
        assert!(error.abs() < allowed, "{steps} steps: {error}");
        assert_eq!(theory.series[0].last(), theory.outcomes[0].as_ref());
    }
    // 1 after one step; 0, √2 or 2 after two; and the curve does not jump where the sum ends.
    let first = &expected("numSteps=3").series[0];
    let two = f64::midpoint(2.0_f64.sqrt(), 0.5 * 2.0);
    assert!(
        (first[0], first[1]) == (0.0, 1.0) && (first[2] - two).abs() < 1e-12,
        "{first:?}"
    );
    let end = |steps: u32| expected(&format!("numSteps={steps}")).outcomes[0].unwrap();
    let across = (end(1001) / end(1000)).powi(2) - 1.001;
    assert!(across.abs() < 3e-5, "{across}");
    assert_eq!(expected("numSteps=0").outcomes, [Some(0.0); 3]);
    assert_eq!(expected("numHoles=1"), Expected::default());
}

/// A query, and the mean and standard deviation of each outcome.
type Found = (&'static str, [(&'static str, f64, f64); 3]);

/// The lecture's program, in Python, gave these in 12,000 trials.
const ODD_FIELDS: [Found; 2] = [
    (
        "numSteps=500&numHoles=1000",
        [
            ("distance", 82.574_793, 32.315_423),
            ("x", -0.506_75, 62.592_698),
            ("y", -0.346_833, 62.806_530),
        ],
    ),
    (
        "numSteps=60&numHoles=40&xRange=5&yRange=3",
        [
            ("distance", 7.808_200, 3.837_384),
            ("x", 0.029_583, 6.448_504),
            ("y", -0.014_583, 5.840_309),
        ],
    ),
];

#[test]
fn fields_with_wormholes() {
    let mut evidence = Evidence::default();
    for (query, figures) in ODD_FIELDS {
        let summary = walked(query);
        for (key, mean, sd) in figures {
            let seen = Seen::of_outcome(&summary, key);
            let trials = 12_000.0;
            let figure = Figure { mean, sd, trials };
            evidence.figure(&format!("{key} of {query}"), &seen, figure);
        }
    }
    // So many holes that each of nine places has one: the first step ends at any of them.
    let crowded = walked("numSteps=1&numHoles=1000&xRange=1&yRange=1");
    let mean = (4.0 + 4.0 * 2.0_f64.sqrt()) / 9.0;
    let figure = exact(mean, (12.0 / 9.0 - mean * mean).sqrt());
    let seen = Seen::of_outcome(&crowded, "distance");
    evidence.figure("nine holes", &seen, figure);
    evidence.weigh_at_least(14);
}
