//! Someone's own numbers checked as results of an experiment: what is asked, the trials to test
//! against, what the test could have seen, and what a wrong result looks like.
//!
//! The page and the terminal say the same with it. Work is done some trials at a time, so that a page
//! can look at its clock in between.

mod beside;
mod grader;

pub use beside::Beside;
pub use grader::{Grade, Grader, REFERENCE_TRIALS};

use crate::check::{Nameable, Question, ShareOf};
use crate::experiment::Experiment;
use crate::naming::{Naming, Seen};
use crate::scenario::Side;

/// What numbers of an experiment are tested for.
#[must_use]
pub fn question(experiment: &Experiment) -> Question {
    let cases = experiment.cases();
    let shape = experiment.model(0).shape().clone();
    let share = experiment.share(0).map(|share| {
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
        each.map(|(key, value)| (key.to_owned(), value.to_string()))
            .collect()
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

/// Looks for what numbers look like that differ; `None` where there is more than one case, and so no
/// values that they are of.
#[must_use]
pub fn naming(experiment: &Experiment, named: &Nameable) -> Option<Naming> {
    let [values] = experiment.cases() else {
        return None;
    };
    let seen = match named {
        Nameable::Results(outcome, sample) => Seen::Results(*outcome, sample.clone()),
        Nameable::Curve(series, curve) => Seen::Curve(*series, curve.clone()),
    };
    Some(Naming::new(experiment.scenario(), values, seen))
}
