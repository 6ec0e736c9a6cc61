//! Where trials end that end in a plane: results do not hold it, so the first of them run again.

use crate::results::Results;
use crate::run::replay;

/// Dots of so many trials can still be told apart.
pub const MOST_PLACES: usize = 1000;

/// Where the first trials of every case end; nothing, if they do not end in a plane.
#[must_use]
pub fn places(results: &Results) -> Vec<Vec<(i32, i32)>> {
    let experiment = &results.experiment;
    let Some((x, y)) = experiment.scenario().place() else {
        return Vec::new();
    };
    let (cases, seed) = (experiment.cases(), experiment.seed());
    let most = MOST_PLACES / cases.len();
    let each = cases.iter().map(|values| {
        let model = experiment.scenario().model(values);
        let first = model.shape().cells() - model.shape().outcomes.len();
        let trials = results.trials.iter().cloned().flatten().take(most);
        let ends = trials.map(|trial| {
            let row = replay(&*model, &seed, trial);
            (row[first + x], row[first + y])
        });
        ends.collect()
    });
    each.collect()
}
