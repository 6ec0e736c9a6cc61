//! Dice that show a wanted face: binomial.

use super::evidence::{Evidence, binomial};
use super::observed::observe;

fn check(dice: usize, faces: usize, trials: u64) {
    let observed = observe(&format!(
        "?scenario=dice&numDice={dice}&numFaces={faces}&numTrials={trials}&seed=faces"
    ));
    let mut evidence = Evidence::default();
    let wanted = binomial(dice, 1.0 / faces as f64);
    let all = wanted[dice];
    let wanted: Vec<_> = (0..).zip(wanted).collect();
    evidence.distribution(&observed, 0, &wanted);
    evidence.case_share(&observed, all);
    evidence.weigh();
}

#[test]
fn dice() {
    check(1, 6, 50_000);
    check(2, 6, 200_000);
    check(5, 6, 1_000_000);
    check(100, 6, 20_000);
    check(10, 20, 50_000);
}

#[test]
fn coins() {
    check(5, 2, 100_000);
    check(100, 2, 20_000);
    check(1000, 2, 2000);
}
