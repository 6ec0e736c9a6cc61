//! Birthdays: the largest group that shares one, by generating functions day by day.

use super::evidence::Evidence;
use super::observed::observe;

/// For 0, 1, … people the chance that no day is the birthday of `same` or more.
fn no_group(people: usize, same: usize, days: usize) -> Vec<f64> {
    // The number of ways is n! times the coefficient of xⁿ in (1 + x + … + x^(same − 1) / (same − 1)!)
    // to the power of days; a factor of 1 / days goes with each person.
    let mut ways = vec![0.0; people + 1];
    ways[0] = 1.0;
    for _ in 0..days {
        ways = (0..=people)
            .map(|n| {
                let mut term = 1.0;
                let mut sum = 0.0;
                for born in 0..same.min(n + 1) {
                    sum += term * ways[n - born];
                    term /= (born + 1) as f64 * days as f64;
                }
                sum
            })
            .collect();
    }
    let mut factorial = 1.0;
    for (n, ways) in ways.iter_mut().enumerate() {
        factorial *= n.max(1) as f64;
        *ways *= factorial;
    }
    ways
}

fn check(people: usize, same: usize, days: usize, trials: u64) {
    let observed = observe(&format!(
        "?scenario=birthday&numPeople={people}&numSame={same}&numDays={days}&numTrials={trials}&seed=room"
    ));
    let mut evidence = Evidence::default();
    // The largest group has at least a people unless no group of a has formed.
    let fewer: Vec<f64> = (0..=people + 1)
        .map(|group| no_group(people, group, days)[people])
        .collect();
    let chances: Vec<(i32, f64)> = (0..=people)
        .map(|largest| (largest as i32, fewer[largest + 1] - fewer[largest]))
        .collect();
    evidence.distribution(&observed, 0, &chances);
    let none = no_group(people, same, days);
    evidence.case_share(&observed, 1.0 - none[people]);
    for (point, expected) in observed.expected.series[0].iter().enumerate() {
        let people = observed.shape.step_of(point);
        let share = 1.0 - none[people];
        assert!((expected - share).abs() < 1e-9, "{people} people");
        let seen = observed.statistics.series[0].mean[point];
        evidence.share(&format!("{people} people"), seen, trials as f64, share);
    }
    evidence.weigh();
}

#[test]
fn two_of_a_kind() {
    check(20, 2, 366, 50_000);
    check(40, 2, 366, 20_000);
    check(23, 2, 365, 50_000);
}

#[test]
fn more_of_a_kind() {
    check(100, 3, 366, 10_000);
    check(60, 5, 100, 20_000);
    check(20, 4, 12, 50_000);
}

/// The room fills up: few days, and days of any number.
#[test]
fn small_years() {
    for days in 1..=9 {
        check(7, 2, days, 5000);
        check(7, 3, days, 5000);
    }
}

/// The exact curve of the largest room and the longest year is one: from 0 to 1, never falling.
#[test]
fn the_largest_room() {
    for same in [2, 3, 6, 100] {
        let query =
            format!("?scenario=birthday&numPeople=1000&numSame={same}&numDays=1000&numTrials=10");
        let curve = &observe(&query).expected.series[0];
        assert_eq!((curve[0], curve.len()), (0.0, 501));
        assert!(curve.windows(2).all(|pair| pair[0] <= pair[1] + 1e-12));
        assert!(curve.iter().all(|share| (-1e-12..=1.0).contains(share)));
    }
}
