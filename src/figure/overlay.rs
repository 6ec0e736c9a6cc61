//! What is drawn over a case's figures: single trials, and pinned results.

use super::Hue;
use crate::language::say;
use crate::scenario::Mark;
use crate::sim::{Shape, Statistics};

/// What is drawn over a case's figures. Trials are rows of what they
/// observed, each value in its own unit.
#[derive(Debug, Clone, Default)]
pub struct Overlay<'a> {
    /// A few trials, thin and behind everything.
    pub samples: Vec<&'a [f64]>,
    /// One trial, by its number.
    pub trial: Option<(u64, &'a [f64])>,
    /// Results that the visitor keeps in sight.
    pub pins: Vec<Pinned<'a>>,
    /// What was before a hand began to move a value.
    pub ghost: Option<Ghost<'a>>,
    /// The visitor's own results.
    pub own: Option<Own<'a>>,
}

/// What a figure showed before.
#[derive(Debug, Clone, Copy)]
pub struct Ghost<'a> {
    /// What was observed.
    pub shape: &'a Shape,
    /// What came out.
    pub statistics: &'a Statistics,
}

/// Results of the visitor's own program.
#[derive(Debug, Clone, Copy)]
pub enum Own<'a> {
    /// Values of an outcome, one a trial.
    Sample(usize, &'a Statistics),
    /// Means of a series, by point.
    Curve(&'a [(usize, f64)]),
}

/// A result that the visitor keeps in sight.
#[derive(Debug, Clone)]
pub struct Pinned<'a> {
    /// What a figure calls it: A, B, C or D.
    pub letter: char,
    /// Its colour, whichever others are drawn.
    pub hue: Hue,
    /// What a legend calls it.
    pub name: String,
    /// Its own regions, such as the time under a drug.
    pub marks: Vec<Mark>,
    /// At which steps it was observed; what is in the places of `statistics` is as in the figure.
    pub shape: &'a Shape,
    /// What came out; empty where it observes nothing of what the figure shows.
    pub statistics: &'a Statistics,
}

impl Pinned<'_> {
    /// Whether it knows something of the series: another scenario may observe less.
    pub(super) fn has_series(&self) -> bool {
        let mut series = self.statistics.series.iter();
        series.any(|curve| !curve.mean.is_empty())
    }

    /// Whether it knows something of an outcome.
    pub(super) fn has_outcome(&self, outcome: usize) -> bool {
        let outcome = self.statistics.outcomes.get(outcome);
        outcome.is_some_and(|outcome| !outcome.histogram.is_empty())
    }
}

/// A pin's letter, and what tells it from the experiment: "Pin A: steps before the drug 150 → 412".
#[must_use]
pub fn pin_name(letter: char, label: &str) -> String {
    say!("Pin {letter}: {label}", letter, label)
}
