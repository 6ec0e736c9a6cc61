//! What is said and shown of results: words, tables, which figures there are and what is in them, for the
//! page and for the terminal program alike.

mod choice;
#[cfg(test)]
mod crossing;
mod figures;
mod fragment;
mod offers;
mod phrase;
mod pins;
mod places;
mod pointed;
mod pointing;
mod replays;
mod scene;
mod sight;
mod sweep_words;
mod theories;

pub use choice::Choice;
pub use figures::{Axes, Figures};
pub use fragment::View;
pub use offers::{Named, Offers};
pub use phrase::Phrase;
pub use pins::PinWords;
pub use places::{MOST_PLACES, places};
pub use pointed::{BarValues, FigureName};
pub use pointing::{Mark, Pointing};
pub use scene::{CaseScene, FigureWords, Pointed, Scene, SweepKind, SweepScene};
pub use sight::Sight;
pub use sweep_words::sweep_sentence;
