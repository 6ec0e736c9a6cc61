//! “Check my result”: someone's own numbers, tested against what the trials gave.
//!
//! A text is read in every way that makes sense ([`reading`]), each reading is taken for everything
//! that it may mean ([`meaning`], [`made`]), each meaning is tested ([`judged`]), and [`answer`] gives a
//! verdict, or asks where there is more than one that is not absurd. Nobody is told to be wrong who may
//! be right as something else.

mod answer;
mod arranged;
mod bracketed;
mod chance;
mod course;
mod curve;
mod judged;
mod kind;
mod known;
mod limits;
mod lines;
mod lists;
mod literal;
mod made;
mod meaning;
mod own;
mod power;
mod printed;
mod question;
mod reading;
mod reference;
mod sample;
mod sheet;
mod single;
mod text;
mod token;
mod unread;
mod words;

pub use answer::{Answer, Drawn, Nameable, Offer};
pub use curve::MeanCurve;
pub use kind::Kind;
pub use known::meant;
pub use own::Own;
pub use question::{Question, Said, ShareOf};
pub use reading::read;
pub use reference::{Reference, Yardstick};
pub use sample::{Sample, SampleParts};
pub use text::decoded;
pub use words::{Verdict, curve_words, sample_words};

use sample::{MOST_GROUPS, SMALLEST_GROUP};

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
