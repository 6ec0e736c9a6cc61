//! What is shown of results: which figures there are and what is in them, for the page and for the
//! terminal program alike.

mod choice;
mod figures;
mod places;
mod sight;
mod sweep_words;

pub use choice::Choice;
pub use figures::{Axes, Figures};
pub use places::{MOST_PLACES, places};
pub use sight::Sight;
pub use sweep_words::sweep_sentence;
