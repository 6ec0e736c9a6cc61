//! What is shown of results: which figures there are and what is in them, for the page and for the
//! terminal program alike.

mod choice;
mod class_links;
#[cfg(test)]
mod crossing;
mod definition;
mod figures;
mod opening;
mod own;
mod phrase;
mod places;
mod qr;
mod reading;
mod saved;
mod saving;
mod sight;
mod speed;
mod sweep_words;
mod trial_rows;

pub use choice::Choice;
pub use class_links::class_links;
pub use definition::{
    Definition, FormCourseProgram, FormKind, FormOption, FormParam, FormPreset, FormScale,
    FormScenario, FormSlider,
};
pub use figures::{Axes, Figures};
pub use opening::{MissingTrials, OpenAlone, Opening, OpeningReport, Standing};
pub use own::{OwnNumbers, OwnOrder, OwnWords, OwnWork};
pub use phrase::{Phrase, plain};
pub use places::{MOST_PLACES, places};
pub use qr::QrDrawing;
pub use reading::{FormProblem, Reading, unbounded};
pub use saved::{Saved, SavedAs, opened_types};
pub use saving::{
    FiguresOffer, FileOffer, Picture, PictureAsked, SavedFrom, Saving, SizeOffer, case_offers,
    done_trials, file_offers, picture_title, size_offers,
};
pub use sight::Sight;
pub use speed::SpeedWords;
pub use sweep_words::sweep_sentence;
pub use trial_rows::TrialRows;
