//! What someone's own numbers are tested against.

use super::question::Question;
use crate::sim::{Distribution, Statistics};

/// What numbers are tested against.
#[derive(Debug, Clone, Copy)]
pub struct Reference<'a> {
    /// What they are of.
    pub question: &'a Question,
    /// What the trials of each case gave.
    pub statistics: &'a [Statistics],
    /// Cells of single trials, for one's own single trial.
    pub runs: &'a [Vec<i32>],
    /// Programs that misread the rules: what the test could have seen.
    pub yardsticks: &'a [Yardstick],
}

/// What the trials of a program gave that misreads the rules.
#[derive(Debug, Clone, PartialEq)]
pub struct Yardstick {
    /// What it does: “a program that …”.
    pub what: String,
    /// Its outcomes.
    pub outcomes: Vec<Distribution>,
    /// Mean and variance of its series, by point.
    pub curves: Vec<(Vec<f64>, Vec<f64>)>,
}
