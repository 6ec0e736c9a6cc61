//! `robots` against another program's trials, at the course's figures.

use super::estimates::{Figure, Seen};
use super::evidence::Evidence;
use super::facts::{object, oracle_file, real};
use super::observed::observe;

fn compare(evidence: &mut Evidence, query: &str, figure: &serde_json::Value) {
    let figure = Figure {
        mean: real(&figure["mean"]),
        sd: real(&figure["sd"]),
        trials: real(&figure["trials"]),
    };
    // As many trials as the other program made.
    let trials = figure.trials;
    let link = format!("?scenario=robots&{query}&numSteps=1&numTrials={trials}&seed=robots");
    let seen = Seen::of_outcome(&observe(&link).summary, "steps");
    evidence.figure(query, &seen, figure);
}

#[test]
fn rooms_of_the_course() {
    let figures = &oracle_file("scenarios_course_figures")["figures"];
    let mut evidence = Evidence::default();
    for (name, figure) in object(&figures["robots_standard"]) {
        // "3 robots 20x20 100% (quoted …)"
        let words: Vec<&str> = name.split(' ').collect();
        let (width, height) = words[2].split_once('x').unwrap();
        let percent: f64 = words[3].trim_end_matches('%').parse().unwrap();
        let query = format!(
            "numRobots={}&width={width}&height={height}&minCoverage={}",
            words[0],
            percent / 100.0
        );
        compare(&mut evidence, &query, figure);
    }
    evidence.weigh_at_least(10);
}

/// Both kinds of robots, by the name of a file's figure.
fn kinds(name: &str, query: impl Fn(&str) -> String) {
    let figures = &oracle_file("scenarios_course_figures")["figures"][name];
    let mut evidence = Evidence::default();
    for (kind, key) in [
        ("StandardRobot", "standard"),
        ("RandomWalkRobot", "random-walk"),
    ] {
        for (case, figure) in object(&figures[kind]) {
            let query = format!("robotType={key}&{}", query(case));
            compare(&mut evidence, &query, figure);
        }
    }
    // The longest tails leave too few trials for a test of their standard deviation.
    evidence.weigh_at_least(13);
}

#[test]
fn more_robots_are_faster() {
    kinds("robots_plot1_20x20_80pct", |robots| {
        format!("numRobots={robots}")
    });
}

#[test]
fn long_rooms_take_longer() {
    kinds("robots_plot2_2robots_80pct_area300", |room| {
        let (width, height) = room.split_once('x').unwrap();
        format!("numRobots=2&width={width}&height={height}")
    });
}

/// The curve over time and the outcome tell of the same trials: a room is clean at the first step
/// whose share is large enough.
#[test]
fn the_curve_agrees_with_the_outcome() {
    let link = "?scenario=robots&width=7&height=5&minCoverage=0.6&numSteps=499&numTrials=2000";
    let summary = observe(link).summary;
    let (outcome_bins, outcome) = summary.outcome(0);
    for (point, (bins, column)) in summary.series(0).enumerate() {
        let clean = column.histogram.iter();
        let clean = clean.filter(|(bin, _)| bins.values(*bin).0 >= 6_000);
        let done = outcome.histogram.iter();
        let done = done.filter(|(bin, _)| outcome_bins.values(*bin).0 as usize <= point);
        let total = |cells: &mut dyn Iterator<Item = (usize, u32)>| cells.map(|cell| cell.1).sum();
        let (clean, done): (u32, u32) = (total(&mut { clean }), total(&mut { done }));
        assert_eq!(clean, done, "step {point}");
    }
}
