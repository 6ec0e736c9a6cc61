//! What is said and shown of results: words, tables, which figures there are and what is in them, for the
//! page and for the terminal program alike.

mod choice;
#[cfg(test)]
mod crossing;
mod figures;
mod fragment;
mod looking;
mod named;
mod offers;
mod own;
mod own_work;
mod paper;
mod phrase;
mod pins;
mod places;
mod pointed;
mod replays;
mod scene;
mod sight;
mod speed;
mod sweep_words;
mod theories;

pub use choice::Choice;
pub use figures::{Axes, Figures};
pub use fragment::View;
pub use looking::{Looking, Mark, Pointing};
pub use named::Named;
pub use offers::Offers;
pub use own::{OwnGiven, OwnScene};
pub use own_work::OwnWork;
pub use paper::{Paper, PaperColors};
pub use phrase::Phrase;
pub use pins::PinWords;
pub use places::{MOST_PLACES, places};
pub use pointed::{BarValues, FigureName, Found};
pub use scene::{CaseScene, FigureWords, Pointed, Scene, SweepKind, SweepScene};
pub use sight::Sight;
pub use speed::{
    Measured, MeasuredProgram, SpeedScene, SpeedTask, speed_points, speed_scene, speed_task,
};
pub use sweep_words::sweep_sentence;
