//! A table under the figures, and what the outcomes of a case are called together.

use serde::Serialize;

use crate::language::{say, translated};
use crate::param::grouped;
use crate::sim::Shape;

/// A table of texts; the first column names the rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Table {
    /// The heads of the columns.
    pub columns: Vec<String>,
    /// The rows, each as long as `columns`.
    pub rows: Vec<Vec<String>>,
}

/// What the outcomes of a case are called together: "After step 300".
#[must_use]
pub fn outcome_moment(shape: &Shape) -> String {
    if shape.at_end {
        let number = grouped(shape.steps as i64);
        say!(
            "After {step} {number}",
            step = translated(shape.step),
            number
        )
    } else {
        say!("Of a trial")
    }
}

/// The end of a trial, within a sentence: "after step 300".
#[must_use]
pub fn last_moment(shape: &Shape) -> String {
    let number = grouped(shape.steps as i64);
    say!(
        "after {step} {number}",
        step = translated(shape.step),
        number
    )
}
