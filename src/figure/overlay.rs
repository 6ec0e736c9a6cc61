//! What is drawn over a case's figures: single trials, and pinned results.

use crate::sim::{Shape, Statistics};

/// What is drawn over a case's figures. Trials are rows of observed cells.
#[derive(Debug, Clone, Default)]
pub struct Overlay<'a> {
    /// A few trials, thin and behind everything.
    pub samples: Vec<&'a [i32]>,
    /// One trial, by its number.
    pub trial: Option<(u64, &'a [i32])>,
    /// Results that the visitor keeps in sight.
    pub pins: Vec<Pinned<'a>>,
}

/// A pinned result of the same scenario.
#[derive(Debug, Clone)]
pub struct Pinned<'a> {
    /// What a figure calls it: A, B, C or D.
    pub letter: char,
    /// What it observed.
    pub shape: &'a Shape,
    /// What came out.
    pub statistics: &'a Statistics,
}
