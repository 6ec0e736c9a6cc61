//! What is shown of results: which figures there are and what is in them, for the page and for the
//! terminal program alike.

mod choice;
#[cfg(test)]
mod crossing;
mod definition;
mod figures;
mod own;
mod phrase;
mod places;
mod reading;
mod sight;
mod sweep_words;

pub use choice::Choice;
pub use definition::{
    Definition, FormCourseProgram, FormKind, FormOption, FormParam, FormPreset, FormScale,
    FormScenario, FormSlider,
};
pub use figures::{Axes, Figures};
pub use own::{OwnNumbers, OwnOrder, OwnWords, OwnWork};
pub use phrase::Phrase;
pub use places::{MOST_PLACES, places};
pub use reading::{FormProblem, Reading, unbounded};
pub use sight::Sight;
pub use sweep_words::sweep_sentence;
