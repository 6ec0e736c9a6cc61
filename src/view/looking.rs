//! What the page looks at: the view of its address, and what belongs to the moment.

use serde::Deserialize;

/// What is pointed at in the figures.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Pointing {
    /// A point of the series.
    pub series: Option<Mark>,
    /// A bar of the histogram.
    pub outcome: Option<Mark>,
    /// A case in the map of a sweep.
    pub sweep: Option<usize>,
    /// The first and last of the steps that a hand is choosing.
    pub steps: Option<(usize, usize)>,
}

/// One of the points or bars of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Mark {
    /// Which case.
    pub case: usize,
    /// Which point or bar of it, counted from 0.
    pub at: usize,
}

/// What the page looks at.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Looking {
    /// The fragment of its address, without its mark.
    pub view: String,
    /// What a pointer, a finger or a key is at.
    pub pointing: Pointing,
    /// The link of the scenario that a program is compared with; empty if it is with none.
    pub truth: String,
    /// The cases whose numbers by step are looked at.
    pub tables: Vec<usize>,
}
