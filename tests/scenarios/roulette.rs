//! Roulette: every number of wins is binomial.

use super::evidence::{Evidence, binomial};
use super::observed::observe;

const GAMES: [(&str, f64); 3] = [("fair", 36.0), ("european", 37.0), ("american", 38.0)];

/// Returns, money and losers of a number of spins, and the money on the way.
fn check(game: &str, pockets: f64, spins: usize, trials: u64) {
    let observed = observe(&format!(
        "?scenario=roulette&game={game}&numSpins={spins}&numTrials={trials}&seed=spins"
    ));
    let mut evidence = Evidence::default();
    let wins = binomial(spins, 1.0 / pockets);
    let money = |wins: usize| 36 * wins as i64 - spins as i64;
    let returned = wins.iter().enumerate().map(|(wins, chance)| {
        let returned = 1e4 * money(wins) as f64 / spins as f64;
        (returned.round() as i32, *chance)
    });
    evidence.distribution(&observed, 0, &returned.collect::<Vec<_>>());
    let moneys = wins.iter().enumerate();
    let moneys: Vec<_> = moneys
        .map(|(wins, chance)| (money(wins) as i32, *chance))
        .collect();
    evidence.distribution(&observed, 1, &moneys);
    let losers = moneys.iter().filter(|(money, _)| *money < 0);
    evidence.case_share(&observed, losers.map(|(_, chance)| chance).sum());

    let a_spin = 36.0 / pockets - 1.0;
    let variance = 36.0 * 36.0 / pockets * (1.0 - 1.0 / pockets);
    for point in [
        1,
        2,
        observed.shape.points() / 2,
        observed.shape.points() - 1,
    ] {
        let point = point.min(observed.shape.points() - 1);
        let step = observed.shape.step_of(point) as f64;
        let truth = (a_spin * step, variance * step);
        assert!((observed.expected.series[0][point] - truth.0).abs() < 1e-9);
        let seen = observed.statistics.series[0].mean[point];
        evidence.mean(&format!("{game}, spin {step}"), seen, trials as f64, truth);
    }
    evidence.weigh();
}

#[test]
fn few_spins() {
    for (game, pockets) in GAMES {
        check(game, pockets, 1, 100_000);
        check(game, pockets, 77, 40_000);
        check(game, pockets, 100, 40_000);
    }
}

#[test]
fn many_spins() {
    for (game, pockets) in GAMES {
        check(game, pockets, 1000, 20_000);
    }
    // More spins than a series has points, and a return that is rounded.
    check("european", 37.0, 5003, 4000);
}

/// A loss of a millionth of the bet is a loss, and breaking even is none.
#[test]
fn losers_are_counted_right() {
    let observed = observe("?scenario=roulette&game=fair&numSpins=36&numTrials=50000");
    let mut evidence = Evidence::default();
    evidence.case_share(&observed, binomial(36, 1.0 / 36.0)[0]);
    evidence.weigh();
    // 556 wins of 20,017 spins lose 1, which is less than half a hundredth of a percent.
    let trials = 3000;
    let tiny = observe(&format!(
        "?scenario=roulette&game=fair&numSpins=20017&numTrials={trials}"
    ));
    let money = tiny.counts(1);
    assert!(money.iter().any(|(money, _)| *money == -1));
    let losers = tiny.share.unwrap().of(&tiny.statistics);
    assert_eq!(
        losers,
        tiny.statistics.outcomes[1].share_at_most(-1.0, trials)
    );
}
