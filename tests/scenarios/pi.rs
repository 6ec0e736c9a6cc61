//! π by needles: every number of needles inside is binomial.

use super::evidence::{Evidence, binomial};
use super::observed::observe;

const SHARE: f64 = std::f64::consts::FRAC_PI_4;

fn check(needles: usize, trials: u64) {
    let observed = observe(&format!(
        "?scenario=pi&numNeedles={needles}&numTrials={trials}&seed=needles"
    ));
    let mut evidence = Evidence::default();
    let estimates = binomial(needles, SHARE).into_iter().enumerate();
    let estimates = estimates.map(|(inside, chance)| {
        let estimate = 4e5 * inside as f64 / needles as f64;
        (estimate.round() as i32, chance)
    });
    evidence.distribution(&observed, 0, &estimates.collect::<Vec<_>>());
    let expected = &observed.expected.series[0];
    assert_eq!(expected[0], 0.0);
    assert!(expected[1..].iter().all(|pi| *pi == std::f64::consts::PI));
    for (point, seen) in observed.statistics.series[0].mean.iter().enumerate() {
        let thrown = observed.shape.step_of(point).max(1) as f64;
        let variance = 16.0 * SHARE * (1.0 - SHARE) / thrown;
        let truth = if point == 0 {
            (0.0, 0.0)
        } else {
            (4.0 * SHARE, variance)
        };
        evidence.mean(&format!("{thrown} needles"), *seen, trials as f64, truth);
    }
    evidence.weigh();
}

#[test]
fn few_needles() {
    check(1, 100_000);
    check(7, 100_000);
    check(100, 50_000);
}

#[test]
fn many_needles() {
    check(1000, 20_000);
    check(16_000, 1500);
}

/// The lecture's criterion: the standard deviation falls below 0.005 / 1.96 at 512,000 needles, and
/// not before.
#[test]
fn the_lecture_stops_at_512_000() {
    let deviation = |needles: u32| {
        let query = format!("?scenario=pi&numNeedles={needles}&numTrials=100");
        observe(&query).statistics.outcomes[0].variance.sqrt()
    };
    assert!(deviation(512_000) < 0.005 / 1.96);
    assert!(deviation(256_000) >= 0.005 / 1.96);
}
