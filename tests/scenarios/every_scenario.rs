//! Whatever legal values a scenario is given: no panic, no hang, and each value where its quantity
//! says that it is. Where the edges leave one result, it is that one.

use many_trials::experiment::Experiment;
use many_trials::param::Kind;
use many_trials::scenario::{SCENARIOS, Words};
use many_trials::sim::Shape;
use proptest::prelude::*;

use super::observed::watch;

/// All trials of a query with one case: each with its series, one after another, and its outcomes.
fn trials(query: &str) -> (Shape, Vec<Vec<i32>>) {
    // Values that are legal one by one may be mended together.
    let (experiment, _) = Experiment::from_link(query);
    assert_eq!(Experiment::from_link(&experiment.link()).1, [], "{query}");
    let mut rows = Vec::new();
    let observed = watch(&experiment, &mut |row| rows.push(row.to_vec()));
    // A figure, a table and a sentence come from any result.
    let (expected, shape) = (observed.expected, observed.shape);
    let lengths = expected.series.iter().map(Vec::len);
    assert!(
        lengths
            .into_iter()
            .all(|length| [0, shape.points()].contains(&length))
    );
    let numbers = expected.series.iter().flatten().copied();
    let numbers = numbers.chain(expected.outcomes.iter().copied().flatten());
    assert!(numbers.chain(expected.share).all(f64::is_finite), "{query}");
    assert!(
        observed
            .sentence
            .iter()
            .any(|words| matches!(words, Words::Strong(_)))
    );
    for mark in experiment.scenario().marks(&experiment.cases()[0]) {
        assert!(mark.after < shape.steps, "{query}: {mark:?}");
    }
    (shape, rows)
}

/// All trials end with the same outcomes.
fn check(query: &str, outcomes: &[i32]) {
    let (shape, rows) = trials(query);
    for row in rows {
        assert_eq!(
            row[shape.series.len() * shape.points()..],
            *outcomes,
            "{query}"
        );
    }
}

#[test]
fn two_drugs() {
    let steps = |before, between, after| {
        format!(
            "numStepsBeforeDrug={before}&numStepsBetweenDrugs={between}&numStepsAfterDrug={after}"
        )
    };
    let check =
        |query: &str, outcomes: &[i32]| check(&format!("?scenario=two-drugs&{query}"), outcomes);
    check(&format!("numViruses=0&{}", steps(2, 2, 2)), &[0; 4]);
    check(&steps(0, 0, 0), &[100, 0, 0, 0]);
    // Drugs kill nothing, and nothing is born under one that nobody resists.
    check(&format!("clearProb=0&{}", steps(0, 0, 9)), &[100, 0, 0, 0]);
    check(&format!("clearProb=0&{}", steps(0, 9, 0)), &[100, 0, 0, 0]);
    check(&format!("clearProb=1&{}", steps(3, 3, 3)), &[0; 4]);
    check(
        "mutProb=0&maxBirthProb=0&clearProb=0&numStepsAfterDrug=1",
        &[100, 0, 0, 0],
    );
    trials(&format!(
        "?scenario=two-drugs&numTrials=3&{}",
        steps(10_000, 0, 0)
    ));
    // In one step each of the first children flips both traits.
    let (shape, rows) = trials(&format!(
        "?scenario=two-drugs&mutProb=1&maxBirthProb=1&clearProb=0&numTrials=50&{}",
        steps(1, 0, 0)
    ));
    let after = |series: usize, row: &[i32]| row[series * shape.points() + 1];
    for row in &rows {
        let children = after(0, row) - 100;
        assert!(children > 0 && (1..4).all(|series| after(series, row) == children));
    }
}

/// All steps together are no more than a trial may have; what is too much is said and mended.
#[test]
fn too_many_steps_for_two_drugs() {
    let link =
        "?scenario=two-drugs&numStepsBeforeDrug=6000&numStepsBetweenDrugs=5000&numStepsAfterDrug=1";
    let (experiment, problems) = Experiment::from_link(link);
    let messages: Vec<_> = problems
        .iter()
        .map(|problem| problem.message.as_str())
        .collect();
    assert_eq!(
        messages,
        [
            "numStepsBetweenDrugs is at most 4,000 here, as a trial has at most 10,000 steps, not 5,000; 4000 is used.",
            "numStepsAfterDrug is at most 0 here, as a trial has at most 10,000 steps, not 1; 0 is used.",
        ]
    );
    assert_eq!(Experiment::from_link(&experiment.link()).1, []);
}

#[test]
fn robots() {
    let check = |query: &str, steps: i32| check(&format!("?scenario=robots&{query}"), &[steps]);
    // The tile under the start is clean at once.
    check("width=1&height=1&minCoverage=1", 0);
    check("minCoverage=0", 0);
    check("width=2&height=1&minCoverage=0.5", 0);
    check(
        "width=1&height=1&minCoverage=1&numSteps=1&numRobots=1000",
        0,
    );
    // Robots that never fit into the room, or never reach its end, give up.
    check("speed=100&width=5&height=5&numTrials=20", 1_000_000);
    check("speed=100&numRobots=1000&minCoverage=1&numTrials=20", 1000);
    check(
        "speed=0.01&width=200&height=200&robotType=random-walk&numSteps=100000&numTrials=5",
        1_000_000,
    );
    // 0.7 of ten tiles is seven of them, as in Python, where 7 / 10 >= 0.7.
    let (shape, rows) =
        trials("?scenario=robots&width=10&height=1&minCoverage=0.7&numSteps=20000&numTrials=50");
    for row in &rows {
        assert_eq!(row[shape.points() - 1], 7_000);
    }
}

#[test]
fn drunks() {
    let check =
        |query: &str, outcomes: &[i32]| check(&format!("?scenario=drunks&{query}"), outcomes);
    check("numSteps=0", &[0; 3]);
    check("numSteps=0&numHoles=10", &[0; 3]);
    // The only hole leads from the origin to the origin.
    let (shape, rows) = trials("?scenario=drunks&numSteps=9&numHoles=9&xRange=0&yRange=0");
    for row in &rows {
        assert_eq!(row[..2], [0, 1000], "one step is 1 long");
        assert_eq!(row[shape.points()..][0], row[shape.points() - 1]);
    }
    // An odd number of steps to the east or west never ends at the origin.
    let (shape, rows) = trials("?scenario=drunks&drunk=east-west&numSteps=7");
    for row in &rows {
        let [distance, x, y] = row[shape.points()..] else {
            panic!("three outcomes")
        };
        assert!(x % 20 != 0 && y == 0 && distance == 100 * x.abs());
    }
    trials("?scenario=drunks&drunk=cold-6.00&numSteps=10000&numTrials=20");
    trials("?scenario=drunks&numSteps=10000&numHoles=10000&xRange=1000&yRange=1000&numTrials=2");
    trials("?scenario=drunks&numSteps=10000&numHoles=1&xRange=0&yRange=1000&numTrials=20");
}

#[test]
fn rabbits_and_foxes() {
    let check = |query: &str, outcomes: &[i32]| {
        check(&format!("?scenario=rabbits-and-foxes&{query}"), outcomes);
    };
    check("numSteps=0", &[500, 30]);
    // Without rabbits the foxes starve, all but ten.
    check("numRabbits=0&numSteps=400", &[0, 10]);
    check("numRabbits=0&numFoxes=3", &[0, 3]);
    // Without foxes the forest fills, and no further.
    check("numFoxes=0&numSteps=400", &[1000, 0]);
    check("numFoxes=0&numRabbits=0", &[0, 0]);
    check("numFoxes=0&numRabbits=10000&maxRabbits=1", &[10_000, 0]);
    check("numFoxes=10&numRabbits=10&maxRabbits=1", &[10, 10]);
    trials(
        "?scenario=rabbits-and-foxes&numRabbits=10000&numFoxes=10000&maxRabbits=1&numSteps=1000&numTrials=2",
    );
    trials("?scenario=rabbits-and-foxes&maxRabbits=10000&numSteps=1000&numTrials=2");
}

/// A legal value anywhere in a parameter's range, at its ends more often.
fn text(kind: Kind) -> BoxedStrategy<String> {
    match kind {
        Kind::Whole {
            min, max, default, ..
        } => prop_oneof![Just(min), Just(max), Just(default), min..=max]
            .prop_map(|value| value.to_string())
            .boxed(),
        Kind::Real {
            min, max, default, ..
        } => prop_oneof![Just(min), Just(max), Just(default), min..=max]
            .prop_map(|value| value.to_string())
            .boxed(),
        Kind::Choice { options, .. } => prop::sample::select(options)
            .prop_map(|option| option.key.to_owned())
            .boxed(),
        Kind::Text { .. } => ".{0,20}".boxed(),
        Kind::Expression { default } => Just(default.to_owned()).boxed(),
    }
}

/// A trial of a scenario whose parameters keep every trial short.
fn short_trial() -> impl Strategy<Value = String> {
    let keys = SCENARIOS.iter().map(|scenario| scenario.key());
    let keys: Vec<_> = keys.filter(|key| !key.contains("drug")).collect();
    prop::sample::select(keys).prop_flat_map(|key| {
        let params = many_trials::scenario::find(key).unwrap().params().iter();
        let texts: Vec<_> = params
            .map(|param| text(param.kind).prop_map(|text| format!("&{}={text}", param.key)))
            .collect();
        texts.prop_map(move |texts| format!("?scenario={key}&numTrials=2{}", texts.concat()))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn whatever_is_asked(query in short_trial()) {
        #[allow(clippy::disallowed_methods)] // how long it takes is asked of the clock
        let start = std::time::Instant::now();
        trials(&query);
        // Two trials of at most 50 ms each, on a slow machine, unoptimised, and busy.
        prop_assert!(start.elapsed().as_secs_f64() < 5.0, "{} takes too long", query);
    }
}
