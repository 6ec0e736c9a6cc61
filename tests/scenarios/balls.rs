//! Balls without replacement: hypergeometric.

use super::evidence::Evidence;
use super::observed::observe;

/// How many ways there are to choose, exactly.
fn choose(n: u64, k: u64) -> f64 {
    if k > n {
        return 0.0;
    }
    let ways = (0..u128::from(k)).fold(1u128, |ways, i| ways * (u128::from(n) - i) / (i + 1));
    ways as f64
}

fn check(red: u64, green: u64, draws: u64, trials: u64) {
    let observed = observe(&format!(
        "?scenario=balls&numRed={red}&numGreen={green}&numDraws={draws}&numTrials={trials}&seed=bucket"
    ));
    let mut evidence = Evidence::default();
    let reds: Vec<(i32, f64)> = (0..=draws)
        .map(|reds| {
            let ways = choose(red, reds) * choose(green, draws - reds);
            (reds as i32, ways / choose(red + green, draws))
        })
        .collect();
    let mut same = vec![0.0; draws as usize + 1];
    for (reds, chance) in &reds {
        same[(*reds).max(draws as i32 - reds) as usize] += chance;
    }
    let all = same[draws as usize];
    let same: Vec<_> = (0..).zip(same).collect();
    evidence.distribution(&observed, 0, &same);
    evidence.distribution(&observed, 1, &reds);
    evidence.case_share(&observed, all);
    evidence.weigh();
}

#[test]
fn few_balls() {
    check(3, 3, 3, 100_000);
    check(4, 4, 3, 100_000);
    check(4, 4, 5, 50_000);
    check(1, 6, 4, 50_000);
}

#[test]
fn one_colour_only() {
    check(5, 0, 3, 100);
    check(0, 5, 3, 100);
    check(1, 1, 2, 100);
}

#[test]
fn many_balls() {
    check(30, 20, 25, 20_000);
    check(70, 40, 12, 20_000);
    check(5, 60, 60, 20_000);
}
