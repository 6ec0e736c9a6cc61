//! What someone's own numbers are of, and what is said beside them.

use crate::sim::Shape;

/// What is asked of a share: which side of a value of an outcome counts.
#[derive(Debug, Clone, PartialEq)]
pub struct ShareOf {
    /// What it is called.
    pub name: String,
    /// The outcome.
    pub outcome: usize,
    /// Whether the value or less counts, or the value or more.
    pub at_most: bool,
    /// The value.
    pub value: f64,
}

/// What the numbers are of.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// What trials observe.
    pub shape: Shape,
    /// How many cases there are.
    pub cases: usize,
    /// The share that the exercise asks for.
    pub share: Option<ShareOf>,
    /// Keys and values of the parameters, in case a table has them; empty for several cases.
    pub values: Vec<(String, String)>,
}

/// What is said of the numbers beside them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// A kind by its key; empty to recognise it.
    pub kind: String,
    /// Of how many trials each number is the mean.
    pub trials: Option<u64>,
    /// The meaning that was chosen, by its key; empty if none was.
    pub pick: String,
}
