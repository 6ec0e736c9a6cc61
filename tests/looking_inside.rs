//! Single trials, differences between results, and runs that stop when there are enough trials.
#![allow(clippy::unwrap_used)] // in a test, a panic is the message

use many_trials::experiment::Experiment;
use many_trials::run::{Run, difference, replay};
use many_trials::sim::{EachTrial, standard_error};
use proptest::prelude::*;

fn experiment(link: &str) -> Experiment {
    let (experiment, problems) = Experiment::from_link(link);
    assert_eq!(problems, [], "{link}");
    experiment
}

/// A finished run in batches of a size, and each case's rows.
fn rows(link: &str, batch: u64) -> (Run, Vec<Vec<Vec<i32>>>) {
    let mut run = Run::new(&experiment(link));
    let mut rows = vec![Vec::new(); run.summaries().len()];
    while !run.is_finished() {
        let mut each: Vec<Box<EachTrial<'_>>> = rows
            .iter_mut()
            .map(|rows| {
                Box::new(|_: u64, cells: &[i32]| rows.push(cells.to_vec())) as Box<EachTrial<'_>>
            })
            .collect();
        run.advance_with(batch, &mut each);
    }
    (run, rows)
}

const SWEEP: &str = "?numStepsBeforeDrug=40,10&numStepsAfterDrug=30&numTrials=120&seed=inside";

#[test]
fn a_replayed_trial_is_the_trial() {
    let (run, rows) = rows(SWEEP, 50);
    let (experiment, seed) = (run.experiment(), run.experiment().seed());
    for (case, values) in experiment.cases().iter().enumerate() {
        let model = experiment.scenario().model(values);
        for (trial, row) in (0..).zip(&rows[case]) {
            assert_eq!(
                &replay(&*model, &seed, trial),
                row,
                "case {case}, trial {trial}"
            );
        }
    }
}

#[test]
fn lowest_median_and_highest() {
    let (run, rows) = rows(SWEEP, 17);
    for (case, rows) in rows.iter().enumerate() {
        for outcome in 0..2 {
            let value = |row: &Vec<i32>| row[row.len() - 2 + outcome];
            let mut sorted: Vec<(i32, u64)> = rows.iter().map(value).zip(0..).collect();
            sorted.sort_unstable();
            let first = |at: usize| sorted.iter().find(|(v, _)| *v == sorted[at].0).unwrap().1;
            let expected = [first(0), first(59), first(119)];
            assert_eq!(run.landmarks(case, outcome), Some(expected));
            // Of the ends' values nothing is missing, and no other.
            let (low, high) = (sorted[30].0, sorted[60].0);
            let per = run.shape(case).outcomes[outcome].per;
            let own = |units: i32| f64::from(units) / per;
            let mut within: Vec<u64> = sorted
                .iter()
                .filter(|(value, _)| (low..=high).contains(value))
                .map(|(_, trial)| *trial)
                .collect();
            within.sort_unstable();
            assert_eq!(run.find(case, outcome, (own(low), own(high)), 1000), within);
            assert_eq!(
                run.find(case, outcome, (own(low), own(high)), 3),
                within[..3]
            );
            let beyond = (own(sorted[119].0 + 1), own(i32::MAX));
            assert_eq!(run.find(case, outcome, beyond, 3), [0u64; 0]);
        }
    }
    assert_eq!(Run::new(&experiment(SWEEP)).landmarks(0, 0), None);
}

#[test]
fn differences_are_of_pairs() {
    let link = |before: u32, seed: &str| {
        format!("?numStepsBeforeDrug={before}&numStepsAfterDrug=50&numTrials=400&seed={seed}")
    };
    let (late, late_rows) = rows(&link(60, "a"), 100);
    let (soon, soon_rows) = rows(&link(50, "a"), 64);
    let totals = |rows: &Vec<Vec<Vec<i32>>>| -> Vec<f64> {
        rows[0]
            .iter()
            .map(|row| f64::from(row[row.len() - 2]))
            .collect()
    };
    let (a, b) = (totals(&late_rows), totals(&soon_rows));
    let error = |values: &[f64]| {
        let mean = values.iter().sum::<f64>() / 400.0;
        let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
        (squares / 399.0 / 400.0).sqrt()
    };
    let gaps: Vec<f64> = a.iter().zip(&b).map(|(a, b)| a - b).collect();
    let seen = difference((&late, 0), (&soon, 0), 0).unwrap();
    assert!((seen.mean - gaps.iter().sum::<f64>() / 400.0).abs() < 1e-9);
    assert!((seen.standard_error - error(&gaps)).abs() < 1e-9);
    assert!((seen.independent_error - libm::hypot(error(&a), error(&b))).abs() < 1e-9);
    assert_eq!(seen.pairs, 400);
    // These two share most of their course: common random numbers must help.
    assert!(
        seen.independent_error > 1.2 * seen.standard_error,
        "{seen:?}"
    );

    // With itself there is no difference; with another seed there are no pairs.
    let same = difference((&late, 0), (&late.clone(), 0), 0).unwrap();
    assert_eq!((same.mean, same.standard_error), (0.0, 0.0));
    let (other, _) = rows(&link(50, "b"), 100);
    let apart = difference((&late, 0), (&other, 0), 0).unwrap();
    assert_eq!(apart.pairs, 0);
    assert_eq!(apart.standard_error, apart.independent_error);
    // Of what only one of them observes there is no difference.
    let (without, _) = rows("?scenario=without-drug&numTrials=10", 10);
    assert_eq!(difference((&late, 0), (&without, 0), 0), None);
    assert_eq!(difference((&late, 0), (&soon, 0), 2), None);
    // Of other trials of the same seed those that both have are the pairs.
    let later = |first: u64| rows(&format!("{}&firstTrial={first}", link(50, "a")), 100).0;
    assert_eq!(
        difference((&late, 0), (&later(150), 0), 0).unwrap().pairs,
        250
    );
    assert_eq!(
        difference((&late, 0), (&later(400), 0), 0).unwrap().pairs,
        0
    );
    // One trial says nothing of an error.
    let (single, _) = rows(&link(50, "a").replace("400", "1"), 100);
    assert_eq!(difference((&late, 0), (&single, 0), 0), None);
    // Of runs of different length the common trials are the pairs.
    let (short, _) = rows(&link(50, "a").replace("400", "150"), 100);
    assert_eq!(difference((&late, 0), (&short, 0), 0).unwrap().pairs, 150);
}

const PRECISE: &str = "?numStepsBeforeDrug=30,20&numStepsAfterDrug=20&numTrials=100000&seed=p";

/// The trial at which a run stops, whatever its batches are.
fn stops_at(link: &str) -> u64 {
    let ends: Vec<u64> = [1_000_000, 777, 64, 3]
        .into_iter()
        .map(|batch| {
            let mut run = Run::new(&experiment(link));
            while !run.is_finished() {
                run.advance(batch);
            }
            assert_eq!(
                run.summaries()
                    .iter()
                    .map(many_trials::sim::Summary::trials)
                    .max(),
                Some(run.trials().end)
            );
            run.trials().end
        })
        .collect();
    assert!(ends.iter().all(|end| *end == ends[0]), "{link}: {ends:?}");
    ends[0]
}

#[test]
fn enough_trials_at_the_same_trial_everywhere() {
    let link = format!("{PRECISE}&standardError=0.4");
    let end = stops_at(&link);
    assert!(
        end > 200 && end < 10_000 && end.is_multiple_of(100),
        "{end}"
    );
    // It is the first milestone at which every case is as precise as that.
    let precise = |trials: u64| {
        let (run, _) = rows(&PRECISE.replace("100000", &trials.to_string()), 10_000);
        run.summaries()
            .iter()
            .all(|summary| standard_error(summary, 0).unwrap() <= 0.4)
    };
    for milestone in (100..end).step_by(100) {
        assert!(!precise(milestone), "{milestone}");
    }
    assert!(precise(end));
    // Large numbers of trials are asked less often.
    let end = stops_at(&format!("{PRECISE}&standardError=0.08"));
    assert!(end > 10_000 && end.is_multiple_of(1_000), "{end}");
}

#[test]
fn never_enough() {
    // The number of trials is the most, also between two milestones.
    assert_eq!(
        stops_at("?numTrials=150&numStepsAfterDrug=1&standardError=0.000001"),
        150
    );
    // Where all trials agree, nothing is known of the error.
    let alike = "?numTrials=450&clearProb=0&maxBirthProb=0&standardError=1";
    assert_eq!(stops_at(alike), 450);
    // A part that does not begin with the first trial runs to its end.
    let mut part = Run::part(&experiment(&format!("{PRECISE}&standardError=50")), 10..400);
    while !part.is_finished() {
        part.advance(100);
    }
    assert_eq!(part.trials(), 10..400);
    // More trials than enough: without the target the run goes on.
    let mut run = Run::new(&experiment(&format!("{PRECISE}&standardError=50")));
    run.advance(u64::MAX);
    assert_eq!((run.is_finished(), run.trials()), (true, 0..100));
    run.extend(&experiment(&PRECISE.replace("100000", "200")));
    while !run.is_finished() {
        run.advance(64);
    }
    assert_eq!(run.trials(), 0..200);
    let (whole, _) = rows(&PRECISE.replace("100000", "200"), 1000);
    assert_eq!(run.fingerprint(), whole.fingerprint());
    // With another target it begins anew, and stops where any run of that link does.
    let link = format!("{PRECISE}&standardError=3");
    run.extend(&experiment(&link));
    while !run.is_finished() {
        run.advance(64);
    }
    assert_eq!(run.trials().end, stops_at(&link));
}

#[test]
fn no_case_is_left_behind() {
    let mut run = Run::new(&experiment(
        "?numStepsBeforeDrug=0,1,2,3,4,5,6,7,8,9&numStepsAfterDrug=1",
    ));
    for _ in 0..40 {
        run.advance(3);
        let trials = run
            .summaries()
            .iter()
            .map(many_trials::sim::Summary::trials);
        let (least, most) = (trials.clone().min().unwrap(), trials.max().unwrap());
        assert!(most - least <= 1, "{least} {most}");
    }
    assert_eq!(run.done(), 120);
}

proptest! {
    /// A target never changes what the trials are, only how many there are.
    #[test]
    fn a_target_is_only_an_end(error in 0.2..20.0f64, batch in 1..2000u64) {
        let link = format!("?numStepsBeforeDrug=5&numStepsAfterDrug=5&numTrials=2000&standardError={error}");
        let (run, _) = rows(&link, batch);
        let trials = run.trials().end;
        let (plain, _) = rows(&format!("?numStepsBeforeDrug=5&numStepsAfterDrug=5&numTrials={trials}"), 500);
        prop_assert_eq!(run.fingerprint(), plain.fingerprint());
    }
}
