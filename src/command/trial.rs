//! `manytrials run LINK --trial N`: one trial again, exactly.

use many_trials::experiment::Experiment;
use many_trials::param::grouped;
use many_trials::results::{trial_csv, trials_csv_head, trials_csv_row};
use many_trials::run::replay;
use many_trials::sim::MOST_TRIALS;

/// The trial's series as CSV, of all cases; its outcomes where it has no series.
pub(super) fn trial(experiment: &Experiment, number: &str) -> Result<String, String> {
    let number = number.parse().ok().filter(|number| *number < MOST_TRIALS);
    let number = number.ok_or_else(|| {
        let most = grouped(MOST_TRIALS as i64 - 1);
        format!("--trial takes the number of a trial, from 0 to {most}.")
    })?;
    let seed = experiment.seed();
    let cases = experiment.cases().iter().map(|values| {
        let model = experiment.scenario().model(values);
        let cells = replay(&*model, &seed, number);
        (model.shape().clone(), cells)
    });
    let cases: Vec<_> = cases.collect();
    if cases.iter().any(|(shape, _)| !shape.series.is_empty()) {
        return Ok(trial_csv(experiment, number, &cases));
    }
    let mut csv = trials_csv_head(experiment, &cases[0].0);
    for (case, (shape, cells)) in cases.iter().enumerate() {
        csv += &trials_csv_row(experiment, case, shape, number, cells);
    }
    Ok(csv)
}
