//! What is said, shown and taken away of results: words, tables, which figures there are and what is in
//! them, for the page and for the terminal program alike; and what the page's form and links mean.

mod choice;
mod class_links;
#[cfg(test)]
mod crossing;
mod definition;
mod figure_name;
mod figures;
#[cfg(test)]
mod first_words;
mod fragment;
mod grips;
mod looking;
mod named;
mod offers;
mod opening;
mod own;
mod own_program;
mod paper;
mod phrase;
mod pins;
mod places;
mod pointed;
mod qr;
mod reading;
mod replays;
mod saved;
mod saving;
mod scene;
mod seeing;
mod sight;
mod speed;
mod sweep_words;
mod theories;
mod trial_rows;
mod truth;
mod typing;
mod variation;

pub use choice::Choice;
pub use class_links::class_links;
pub use definition::{
    Definition, FormKind, FormParam, FormPreset, FormQuestion, FormScale, FormScenario, FormSlider,
};
pub use figure_name::FigureName;
pub use figures::{Axes, Figures};
pub use fragment::View;
pub use grips::Grip;
pub use looking::{Looking, Mark, Pointing};
pub use named::Named;
pub use offers::Offers;
pub use opening::{MissingTrials, OpenAlone, Opening, OpeningReport, ProvenSoFar};
pub use own::{OwnNumbers, OwnOrder, OwnWords, OwnWork};
pub use own_program::{Calls, OddTrial, OwnFunction, OwnReading, with_program};
pub use paper::{Paper, PaperColors};
pub use phrase::{Phrase, PhraseInput, plain};
pub use pins::PinWords;
pub use places::{MOST_PLACES, places};
pub use pointed::{BarValues, Found};
pub use qr::QrDrawing;
pub use reading::{FormProblem, Meant, Reading};
pub use saved::{Saved, SavedAs, opened_types};
pub use saving::{
    FiguresOffer, FileOffer, Picture, PictureAsked, SavedFrom, Saving, SizeOffer, case_offers,
    done_trials, file_offers, picture_title, size_offers,
};
pub use scene::{CaseScene, FigureWords, Pointed, Scene, SweepKind, SweepScene};
pub use seeing::Explained;
pub use sight::Sight;
pub use speed::{
    Measured, MeasuredProgram, SpeedScene, SpeedTask, speed_points, speed_scene, speed_task,
};
pub use sweep_words::sweep_sentence;
pub use trial_rows::TrialRows;
pub use truth::Truth;
pub use typing::Noted;
pub use variation::Variation;
