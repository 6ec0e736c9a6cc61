//! What the figures of results are called between page and program.

use serde::Deserialize;

/// A figure of results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum FigureName {
    /// The series of a case.
    Series,
    /// The histogram of a case.
    Outcome,
    /// Where the trials of a case end.
    Cloud,
    /// All cases of a sweep.
    Sweep,
}
