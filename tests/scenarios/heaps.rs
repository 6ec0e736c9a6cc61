//! Two heaps are told of the exercises whose trials end in two, and of no other.

use many_trials::experiment::Experiment;
use many_trials::run::Run;
use many_trials::scenario::{SCENARIOS, heaps_words};

/// Every preset's cases that are told as two heaps, with at most so many trials.
fn told(trials: u64) -> Vec<String> {
    let mut told = Vec::new();
    for scenario in SCENARIOS {
        for preset in scenario.presets() {
            let query = format!("?scenario={}&{}", scenario.key(), preset.query);
            let (experiment, _) = Experiment::from_link(&query);
            let experiment = experiment.with_trials(trials);
            let mut run = Run::new(&experiment);
            while !run.is_finished() {
                run.advance(u64::MAX);
            }
            for (case, statistics) in run.statistics().iter().enumerate() {
                let shape = run.shape(case);
                for (outcome, quantity) in shape.outcomes.iter().enumerate() {
                    let share = experiment.share(case);
                    if heaps_words(shape, statistics, outcome, share).is_some() {
                        let label = experiment.case_label(case);
                        told.push(format!("{} {}: {}", preset.title, label, quantity.key));
                    }
                }
            }
        }
    }
    told
}

#[test]
fn two_heaps_are_told_where_there_are_two() {
    assert_eq!(told(1000), Vec::<String>::new());
}
