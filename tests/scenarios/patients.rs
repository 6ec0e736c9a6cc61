//! The edges of what can be asked of patients: empty ones, certain events, full patients, no steps, millions.

use many_trials::sim::Statistics;
use proptest::prelude::*;

use super::observed::{experiment, watch};

/// The trials of a query: for each, the series one after another, and then the outcomes.
struct Trials {
    rows: Vec<Vec<i32>>,
    points: usize,
    statistics: Statistics,
}

impl Trials {
    fn series(&self, series: usize) -> impl Iterator<Item = &[i32]> {
        self.rows
            .iter()
            .map(move |row| &row[series * self.points..][..self.points])
    }

    fn total(&self) -> impl Iterator<Item = &[i32]> {
        self.series(0)
    }

    fn resistant(&self) -> impl Iterator<Item = &[i32]> {
        self.series(1)
    }
}

fn trials(query: &str) -> Trials {
    let mut rows = Vec::new();
    let observed = watch(&experiment(query), &mut |row| rows.push(row.to_vec()));
    let (shape, points) = (&observed.shape, observed.shape.points());
    assert_eq!(rows.len() as f64, observed.trials());
    for row in &rows {
        // Every outcome is the end of its series.
        for series in 0..shape.series.len() {
            let end = row[series * points..][points - 1];
            assert_eq!(row[shape.series.len() * points + series], end, "{query}");
        }
    }
    Trials {
        points,
        statistics: observed.statistics,
        rows,
    }
}

/// All trials have the same total at every step.
fn check(query: &str, total: &[i32]) {
    let trials = trials(query);
    for row in trials.total() {
        assert_eq!(row, total, "{query}");
    }
    let expected: Vec<f64> = total.iter().copied().map(f64::from).collect();
    let curve = &trials.statistics.series[0];
    for seen in [
        &curve.mean,
        &curve.p05,
        &curve.p25,
        &curve.p50,
        &curve.p75,
        &curve.p95,
    ] {
        assert_eq!(*seen, expected, "{query}");
    }
    assert!(
        curve.variance.iter().all(|variance| *variance == 0.0),
        "{query}"
    );
}

fn never_rises(row: &[i32]) -> bool {
    row.windows(2).all(|pair| pair[0] >= pair[1])
}

#[test]
fn an_empty_patient_stays_empty() {
    check("?scenario=without-drug&numViruses=0&numSteps=3", &[0; 4]);
    check(
        "?scenario=without-drug&numViruses=0&maxPop=1&clearProb=0&maxBirthProb=1&numSteps=3",
        &[0; 4],
    );
    check(
        "?scenario=one-drug&numViruses=0&numStepsBeforeDrug=2&numStepsAfterDrug=1",
        &[0; 4],
    );
}

#[test]
fn certain_clearing_leaves_nothing() {
    check(
        "?scenario=without-drug&clearProb=1&maxBirthProb=1&numSteps=3",
        &[100, 0, 0, 0],
    );
    check(
        "?scenario=one-drug&clearProb=1&numStepsBeforeDrug=1&numStepsAfterDrug=1",
        &[100, 0, 0],
    );
}

#[test]
fn nothing_happens_without_clearing_and_births() {
    check(
        "?scenario=without-drug&clearProb=0&maxBirthProb=0&numSteps=3",
        &[100; 4],
    );
    // The drug kills nothing.
    check(
        "?scenario=one-drug&clearProb=0&numStepsBeforeDrug=0&numStepsAfterDrug=5",
        &[100; 6],
    );
}

#[test]
fn nothing_is_born_at_or_above_the_largest_population() {
    check(
        "?scenario=without-drug&clearProb=0&maxBirthProb=1&maxPop=100&numSteps=3",
        &[100; 4],
    );
    check(
        "?scenario=without-drug&clearProb=0&maxBirthProb=1&maxPop=99&numSteps=3",
        &[100; 4],
    );
    check(
        "?scenario=without-drug&clearProb=0&maxBirthProb=1&maxPop=1&numViruses=1&numSteps=3",
        &[1; 4],
    );
    check(
        "?scenario=without-drug&clearProb=0&numViruses=1000000&maxPop=1&numSteps=3",
        &[1_000_000; 4],
    );
}

#[test]
fn populations_above_the_largest_only_shrink() {
    let crowded =
        trials("?scenario=without-drug&numViruses=5000&maxPop=10&maxBirthProb=1&numSteps=30");
    assert!(crowded.total().all(never_rises));
    // A patient with room for one virus: any survivor fills it.
    let full = trials("?scenario=without-drug&numViruses=50&maxPop=1&maxBirthProb=1&numSteps=200");
    assert!(full.total().all(never_rises));
}

#[test]
fn the_largest_reachable_population() {
    // One virus in a patient for two has a child with probability 1/2 until there are two.
    let pair = trials(
        "?scenario=without-drug&numViruses=1&maxPop=2&maxBirthProb=1&clearProb=0&numSteps=60&numTrials=500",
    );
    assert!(pair.total().all(|row| row[60] == 2 && row[0] == 1));
    // 9 of at most 10 may all have children at once; 18 is the most, and it is not cut to 10.
    let burst = trials(
        "?scenario=without-drug&numViruses=9&maxPop=10&maxBirthProb=1&clearProb=0&numSteps=1&numTrials=3000",
    );
    let most = burst.total().map(|row| row[1]).max().unwrap();
    assert!((11..=18).contains(&most), "{most}");
}

#[test]
fn no_births_means_decline() {
    let dying = trials("?scenario=without-drug&maxBirthProb=0&clearProb=0.3&numSteps=40");
    assert!(dying.total().all(never_rises));
}

#[test]
fn no_steps_show_the_start_alone() {
    check("?scenario=without-drug&numSteps=0", &[100]);
    check(
        "?scenario=one-drug&numStepsBeforeDrug=0&numStepsAfterDrug=0",
        &[100],
    );
    let start =
        trials("?scenario=one-drug&numResistantViruses=7&numStepsBeforeDrug=0&numStepsAfterDrug=0");
    assert!(start.resistant().all(|row| row == [7]));
}

#[test]
fn one_trial_has_no_variance_and_claims_no_precision() {
    let one = trials("?scenario=one-drug&numTrials=1");
    assert!(
        one.statistics.series[0]
            .variance
            .iter()
            .all(|variance| *variance == 0.0)
    );
    assert_eq!(one.statistics.outcomes[0].standard_error, 0.0);
    assert!(one.statistics.outcomes[0].known_error().is_nan());
    assert_eq!(one.statistics.trials, 1);
    let two = trials("?scenario=one-drug&numTrials=2");
    assert!(two.statistics.outcomes[0].known_error() > 0.0);
}

#[test]
fn certain_and_impossible_mutations() {
    // Nothing mutates: resistance stays what it was.
    let none = trials("?scenario=one-drug&mutProb=0");
    assert!(
        none.resistant()
            .all(|row| row.iter().all(|resistant| *resistant == 0))
    );
    let all = trials("?scenario=one-drug&mutProb=0&numResistantViruses=100");
    assert!(all.total().eq(all.resistant()));
    // Every child of a resistant virus loses resistance, and under the drug no other has a child.
    let lost = trials("?scenario=one-drug&mutProb=1&numResistantViruses=100&numStepsBeforeDrug=0");
    assert!(lost.resistant().all(never_rises));
    // Without a key in `resistances` nothing ever resists, whatever mutates.
    let never = trials("?scenario=one-drug&mutProb=1&resistances=none");
    assert!(
        never
            .resistant()
            .all(|row| row.iter().all(|resistant| *resistant == 0))
    );
    assert!(
        never.total().all(|row| never_rises(&row[150..])),
        "the drug stops all births"
    );
}

#[test]
fn the_drug_stops_births_from_the_update_after_it_is_given() {
    // Without clearing, a doubled population shows every update with births.
    let doubling = "?scenario=one-drug&numViruses=1000&maxPop=1000000&maxBirthProb=1&clearProb=0\
                    &mutProb=0&numTrials=50";
    let trials = trials(&format!(
        "{doubling}&numStepsBeforeDrug=2&numStepsAfterDrug=2"
    ));
    for row in trials.total() {
        assert!(row[0] < row[1] && row[1] < row[2], "{row:?}");
        assert_eq!(row[2..], [row[2]; 3]);
    }
}

#[test]
fn a_million_viruses() {
    let trials =
        trials("?scenario=without-drug&numViruses=1000000&maxPop=1000000&numSteps=5&numTrials=400");
    let curve = &trials.statistics.series[0];
    assert_eq!(curve.mean[0], 1e6);
    // S survivors of 10^6 at 0.95: E[S + 0.1 S (1 − S / 10^6)] = 954,749.995. The variance is that of
    // S, 47,500, times (1.1 − 0.2 · 0.95)^2, and 4,726 of the births. A 6-sigma test: 2e-9.
    let error = ((47_500.0_f64 * 0.91 * 0.91 + 4_726.0) / 400.0).sqrt();
    assert!(
        (curve.mean[1] - 954_749.995).abs() < 6.0 * error,
        "{}",
        curve.mean[1]
    );
    // Quantiles are those of bins at most 1/128 of their value wide.
    assert!((curve.p50[1] / 954_750.0 - 1.0).abs() < 1.0 / 128.0);
    let drug = "?scenario=one-drug&numViruses=1000000&maxPop=1000000&numResistantViruses=500000\
                &maxBirthProb=1&numStepsBeforeDrug=2&numStepsAfterDrug=2&numTrials=20";
    self::trials(drug);
}

#[test]
fn ten_thousand_steps() {
    let long = trials("?scenario=without-drug&numViruses=10&maxPop=20&numSteps=10000&numTrials=20");
    assert!(long.rows.iter().all(|row| row.len() == 10_002));
}

#[test]
fn the_smallest_and_largest_probabilities() {
    check(
        "?scenario=without-drug&clearProb=5e-324&maxBirthProb=5e-324&numSteps=3",
        &[100; 4],
    );
    check(
        "?scenario=without-drug&clearProb=1e-300&maxBirthProb=0&numSteps=3",
        &[100; 4],
    );
    // All but certain: of 100 viruses one survives with a probability of 1e-14.
    check(
        "?scenario=without-drug&clearProb=0.9999999999999999&numSteps=2",
        &[100, 0, 0],
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// What holds for every trial of every small patient.
    #[test]
    fn whatever_is_asked(
        viruses in 0..40i64, resistant in 0..40i64, max_pop in 1..40i64, before in 0..8usize, after in 0..8usize,
        birth in prop_oneof![Just(0.0), Just(1.0), 0.0..1.0f64],
        clear in prop_oneof![Just(0.0), Just(1.0), 0.0..1.0f64],
        mutation in prop_oneof![Just(0.0), Just(1.0), 0.0..1.0f64],
    ) {
        let resistant = resistant.min(viruses);
        let trials = trials(&format!(
            "?scenario=one-drug&numViruses={viruses}&maxPop={max_pop}&maxBirthProb={birth}&clearProb={clear}\
             &mutProb={mutation}&numResistantViruses={resistant}&numStepsBeforeDrug={before}\
             &numStepsAfterDrug={after}&numTrials=20"
        ));
        for (total, resists) in trials.total().zip(trials.resistant()) {
            prop_assert_eq!((i64::from(total[0]), i64::from(resists[0])), (viruses, resistant));
            for step in 0..total.len() {
                prop_assert!((0..=total[step]).contains(&resists[step]));
                if step > 0 {
                    let parents = if step > before { resists[step - 1] } else { total[step - 1] };
                    prop_assert!(total[step] <= total[step - 1] + parents);
                }
                if step > before {
                    let sensitive = |step: usize| total[step] - resists[step];
                    prop_assert!(sensitive(step) <= sensitive(step - 1) + resists[step - 1]);
                }
            }
        }
    }
}
