//! “Check my result”: someone's own numbers, tested against what the trials gave.

mod chance;
mod curve;
mod numbers;
mod sample;
mod words;

pub use curve::MeanCurve;
pub use numbers::read;
pub use sample::Sample;
pub use words::{Verdict, curve_words, sample_words};

/// What a test found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Finding {
    /// How likely a right program is to differ as much.
    pub chance: f64,
    /// Where the difference shows most.
    pub test: Test,
    /// The own mean minus that of the trials; of a curve at the step that counts.
    pub difference: f64,
    /// The standard error of that difference between two right programs.
    pub error: f64,
    /// Of a curve, the point of the series whose difference counts.
    pub step: Option<usize>,
    /// For how many comparisons the chance was raised.
    pub comparisons: usize,
}

/// Which test decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Test {
    /// That of the means.
    Mean,
    /// That of all values in groups.
    Distribution,
    /// That of a curve's largest difference.
    Curve,
}
