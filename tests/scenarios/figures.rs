//! The course's exact figures: what a scenario expects is what the oracle's file says.

use std::path::PathBuf;

use serde_json::Value as Json;

use super::observed::experiment;
use many_trials::scenario::Expected;

fn figures() -> Json {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/oracles/scenarios_course_figures.json");
    let mut file: Json = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    file["figures"].take()
}

fn expected(query: &str) -> Expected {
    let experiment = experiment(query);
    experiment.scenario().expected(&experiment.cases()[0])
}

fn check(what: &str, expected: Option<f64>, figure: &Json) {
    let (expected, figure) = (expected.unwrap(), figure.as_f64().unwrap());
    assert!(
        (expected - figure).abs() < 1e-9,
        "{what}: {expected}, and the course's figure is {figure}"
    );
}

#[test]
fn expectations_are_the_courses() {
    let figures = figures();
    check(
        "11111",
        expected("?scenario=dice").share,
        &figures["dice_11111"]["exact"],
    );
    check(
        "boxcars",
        expected("?scenario=dice&numDice=2").share,
        &figures["boxcars"]["exact"],
    );
    for same in [2, 3] {
        for people in ["10", "20", "40", "100"] {
            let query = format!("?scenario=birthday&numPeople={people}&numSame={same}");
            let figure = &figures[&format!("birthday_366_same{same}")][people];
            check(&query, expected(&query).share, figure);
        }
    }
    check(
        "balls",
        expected("?scenario=balls").share,
        &figures["balls_3red_3green_draw3_same"]["exact"],
    );
    check(
        "longest run",
        expected("?scenario=dice-runs").outcomes[0],
        &figures["longest_run_die_123456667_500"]["exact_mean"],
    );
    for (game, key) in [
        ("fair", "fair_36"),
        ("european", "european_37"),
        ("american", "american_38"),
    ] {
        let returned = expected(&format!("?scenario=roulette&game={game}")).outcomes[0];
        let figure = &figures["roulette_bet_pocket"][key]["mean_return_per_spin"];
        check(game, returned.map(|percent| percent / 100.0), figure);
    }
    for needles in ["1000", "2000", "4000", "8000", "16000", "512000"] {
        let query = format!("?scenario=pi&numNeedles={needles}");
        let figure = &figures["pi_needles"][needles]["mean"];
        check(&query, expected(&query).outcomes[0], figure);
    }
    for dice in ["1", "50"] {
        let query = format!("?scenario=dice-mean&numDice={dice}");
        let figure = &figures["continuous_dice_mean"][dice]["mean"];
        check(&query, expected(&query).outcomes[0], figure);
    }
}
