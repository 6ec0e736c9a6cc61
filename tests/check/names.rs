//! Wrong programs at the terminal's grading: found and named, at 300 trials.

use many_trials::check::Said;
use many_trials::experiment::Experiment;
use many_trials::grading::Grader;
use many_trials::naming::{What, misreadings};
use many_trials::sim::Seed;

use super::class::list;

/// What each misreading gives is graded as wrong and named, where so many
/// results can show it at all; and what is said of their power agrees with that.
#[test]
fn misreadings_are_found_and_named() {
    for link in [
        "?scenario=without-drug",
        "?scenario=robots",
        "?scenario=one-drug",
    ] {
        let (experiment, _) = Experiment::from_link(link);
        let grader = Grader::new(&experiment, 4000);
        let scenario = experiment.scenario();
        let mut sure = 0;
        for seed in 0..2 {
            let seed = Seed::from_text(&format!("misread {seed}"));
            for mut candidate in misreadings(scenario, &experiment.cases()[0], 300) {
                let What::Misreading(misreading) = *candidate.what() else {
                    continue;
                };
                candidate.advance(&seed, 300);
                let bars = candidate.outcome(0).histogram;
                let sorted = bars.iter().flat_map(|bar| vec![bar.0; bar.2 as usize]);
                let sorted: Vec<f64> = sorted.collect();
                // As they come, neighbours unlike: 113 has no part of 300, so each comes once.
                let numbers: Vec<f64> = (0..300).map(|i| sorted[i * 113 % 300]).collect();
                let grade = grader.grade(list(&numbers).as_bytes(), Said::default());
                println!(
                    "{link} {}: {} {}",
                    misreading.what, grade.answer.verdict, grade.looks
                );
                if grade.answer.verdict == "differs" {
                    assert!(
                        !grade.looks.is_empty() || scenario.key() == "one-drug",
                        "{grade:?}"
                    );
                    sure += 1;
                }
            }
        }
        assert!(sure >= 4, "{link}: {sure}");
    }
}
