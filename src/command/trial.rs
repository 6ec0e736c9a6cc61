//! `manytrials run LINK --trial N`: one trial again, exactly.

use many_trials::experiment::Experiment;
use many_trials::language::shown;
use many_trials::results::{trial_csv, trials_csv_head, trials_csv_row};
use many_trials::run::replay;

use super::report::trials;

/// The trial's series as CSV, of all cases; its outcomes where it has no series.
pub(super) fn trial(experiment: &Experiment, word: &str) -> Result<String, String> {
    let all = experiment.trials();
    let number = word.parse().ok().filter(|number| all.contains(number));
    let number = number.ok_or_else(|| {
        format!(
            "--trial takes the number of one of the experiment's trials, {}, not “{}”.",
            trials(&[all]),
            shown(word)
        )
    })?;
    let seed = experiment.seed();
    let cases = experiment.cases().iter().map(|values| {
        let model = experiment.scenario().model(values);
        let values = model.shape().values(&replay(&*model, &seed, number));
        (model.shape().clone(), values)
    });
    let cases: Vec<_> = cases.collect();
    if cases.iter().any(|(shape, _)| !shape.series.is_empty()) {
        return Ok(trial_csv(experiment, number, &cases));
    }
    let mut csv = trials_csv_head(experiment, &cases[0].0);
    for (case, (shape, values)) in cases.iter().enumerate() {
        let outcomes = &values[values.len() - shape.outcomes.len()..];
        csv += &trials_csv_row(experiment, case, number, outcomes);
    }
    Ok(csv)
}
