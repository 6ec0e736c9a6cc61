//! A place among results: the quantity, the step and the case, as sentences name them.

use crate::experiment::Experiment;
use crate::language::{say, translated};
use crate::param::grouped;
use crate::sim::Shape;

/// The name of a cell of a case, counted as the columns of its summary are: "total at step 12".
pub(super) fn place(experiment: &Experiment, case: usize, shape: &Shape, cell: usize) -> String {
    let quantity = shape.quantity_index(cell);
    let name = match shape.series.get(quantity) {
        Some(series) => say!(
            "{quantity} at {step} {number}",
            quantity = series.key,
            step = translated(shape.step),
            number = grouped(shape.step_of(cell % shape.points()) as i64),
        ),
        None => shape
            .outcomes
            .get(quantity - shape.series.len())
            .map_or(String::new(), |outcome| outcome.key.to_owned()),
    };
    in_case(experiment, case, &name)
}

/// A name with the case it belongs to, if there are several.
pub(super) fn in_case(experiment: &Experiment, case: usize, name: &str) -> String {
    if experiment.cases().len() == 1 {
        return name.to_owned();
    }
    say!(
        "{name} of case {case} ({values})",
        name,
        case = case + 1,
        values = experiment.case_label(case),
    )
}
