//! Two heaps are told of the exercises whose trials end in two, and of no other.

use many_trials::experiment::Experiment;
use many_trials::run::Run;
use many_trials::scenario::{SCENARIOS, heaps_words};

/// The exercises of patients: some are cured, the others are not.
const OF_PATIENTS: [&str; 3] = ["without-drug", "one-drug", "two-drugs"];

/// The cases of all presets whose headline tells two heaps.
const TOLD: [&str; 11] = [
    "Virus population with a drug",
    "Delayed treatment, numStepsBeforeDrug = 150",
    "Delayed treatment, numStepsBeforeDrug = 75",
    "From a single virus",
    "Resistant from the start",
    "Two drugs, the second much later",
    "Two drugs at once",
    "Two drugs, treatment delayed, numStepsBetweenDrugs = 300",
    "Two drugs, treatment delayed, numStepsBetweenDrugs = 150",
    "Two drugs, treatment delayed, numStepsBetweenDrugs = 75",
    "Two drugs, treatment delayed, numStepsBetweenDrugs = 0",
];

#[test]
fn two_heaps_are_told_where_there_are_two_and_of_no_other_exercise() {
    let mut told = Vec::new();
    for scenario in SCENARIOS {
        for preset in scenario.presets() {
            let query = format!("?scenario={}&{}", scenario.key(), preset.query);
            let (experiment, _) = Experiment::from_link(&query);
            let experiment = experiment.with_trials(1000);
            let mut run = Run::new(&experiment);
            while !run.is_finished() {
                run.advance(u64::MAX);
            }
            for (case, statistics) in run.statistics().iter().enumerate() {
                let (shape, share) = (run.shape(case), experiment.share(case));
                let usual = share.map_or(0, |share| share.outcome);
                let label = experiment.case_label(case);
                let name = format!("{}, {label}", preset.title);
                let name = name.trim_end_matches(", ").to_owned();
                for outcome in 0..shape.outcomes.len() {
                    let Some(words) = heaps_words(shape, statistics, outcome, share) else {
                        continue;
                    };
                    assert!(OF_PATIENTS.contains(&scenario.key()), "{name}: {words:?}");
                    if outcome == usual {
                        told.push(name.clone());
                    }
                }
            }
        }
    }
    told.sort();
    let mut expected = TOLD.map(str::to_owned);
    expected.sort();
    assert_eq!(told, expected);
}
