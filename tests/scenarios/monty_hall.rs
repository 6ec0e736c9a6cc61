//! The Monty Hall problem: every way that a game can go.

use super::evidence::{Evidence, binomial};
use super::observed::observe;

/// The chance to win a game: a sum over all places of the car, doors picked, sets of doors opened and
/// doors switched to. Sets are bits.
fn chance_to_win(switches: bool, doors: u32, opened: u32) -> f64 {
    let mut chance = 0.0;
    for car in 0..doors {
        for picked in 0..doors {
            let legal: Vec<u32> = (0u32..1 << doors)
                .filter(|set| set.count_ones() == opened)
                .filter(|set| set >> car & 1 == 0 && set >> picked & 1 == 0)
                .collect();
            for set in &legal {
                let left: Vec<u32> = (0..doors)
                    .filter(|door| set >> door & 1 == 0 && (*door == picked) != switches)
                    .collect();
                let wins = left.iter().filter(|door| **door == car).count();
                let of_the_set = wins as f64 / left.len() as f64 / legal.len() as f64;
                chance += of_the_set / f64::from(doors * doors);
            }
        }
    }
    chance
}

fn check(switches: bool, doors: u32, opened: u32, games: usize, trials: u64) {
    let strategy = if switches { "switch" } else { "stay" };
    let observed = observe(&format!(
        "?scenario=monty-hall&strategy={strategy}&numDoors={doors}&numOpened={opened}\
         &numGames={games}&numTrials={trials}&seed=goat"
    ));
    let chance = chance_to_win(switches, doors, opened);
    let mut evidence = Evidence::default();
    let wins: Vec<_> = (0..).zip(binomial(games, chance)).collect();
    evidence.distribution(&observed, 0, &wins);
    for (point, expected) in observed.expected.series[0].iter().enumerate() {
        let played = observed.shape.step_of(point) as f64;
        let truth = (played * chance, played * chance * (1.0 - chance));
        assert!((expected - truth.0).abs() < 1e-9, "game {played}");
        let seen = observed.statistics.series[0].mean[point];
        evidence.mean(&format!("game {played}"), seen, trials as f64, truth);
    }
    evidence.weigh();
}

#[test]
fn three_doors() {
    for switches in [true, false] {
        check(switches, 3, 1, 1, 100_000);
        check(switches, 3, 1, 100, 20_000);
    }
}

#[test]
fn more_doors_and_more_of_them_opened() {
    for (doors, opened) in [(4, 1), (4, 2), (7, 3), (10, 8)] {
        for switches in [true, false] {
            check(switches, doors, opened, 20, 20_000);
        }
    }
}

/// The ends of the ranges: the most of everything, and more doors to open than there may be.
#[test]
fn the_edges() {
    let most = "?scenario=monty-hall&numDoors=100&numOpened=98&numGames=10000&numTrials=20";
    assert_eq!(observe(most).expected.outcomes, [Some(9900.0)]);
    let (experiment, problems) =
        many_trials::experiment::Experiment::from_link("?scenario=monty-hall&numOpened=7");
    assert_eq!(experiment.cases()[0].whole("numOpened"), 1);
    assert_eq!(
        problems[0].message,
        "numOpened is at most 1 here, as the player's door and another one stay closed, not 7; 1 is used."
    );
}
