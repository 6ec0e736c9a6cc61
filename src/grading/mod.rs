//! Someone's own numbers checked as results of an experiment: what is asked, and what to test against.

use crate::check::{Question, ShareOf};
use crate::experiment::Experiment;
use crate::scenario::Side;

/// What numbers of an experiment are tested for.
#[must_use]
pub fn question(experiment: &Experiment) -> Question {
    let scenario = experiment.scenario();
    let cases = experiment.cases();
    let shape = scenario.model(&cases[0]).shape().clone();
    let share = scenario.share(&cases[0]).map(|share| {
        let (at_most, value) = match share.side {
            Side::AtMost(value) => (true, value),
            Side::AtLeast(value) => (false, value),
        };
        ShareOf {
            name: share.name(&shape),
            outcome: share.outcome,
            at_most,
            value,
        }
    });
    let values = if cases.len() == 1 {
        let each = cases[0].iter();
        each.map(|(key, value)| (key.to_owned(), value.to_string())).collect()
    } else {
        Vec::new()
    };
    Question {
        share,
        cases: cases.len(),
        values,
        shape,
    }
}
