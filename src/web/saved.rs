//! What is saved, and what is read of it again, across the boundary.

use wasm_bindgen::prelude::*;

use super::crossing::{given, taken};
use super::sight::Sight;
use crate::experiment::Experiment;
use crate::results::{FileKind, PROGRAM, PROGRAM_VERSION};
use crate::view::{
    self, Saved, SavedAs, SavedFrom, case_offers, file_offers, opened_types, picture_title,
    size_offers,
};

/// The program's name and version.
#[wasm_bindgen(js_name = programVersion)]
#[must_use]
pub fn program_version() -> String {
    format!("{PROGRAM} {PROGRAM_VERSION}")
}

/// Every kind of file that results are saved as.
#[wasm_bindgen(js_name = fileOffers, unchecked_return_type = "FileOffer[]")]
#[must_use]
pub fn file_kinds() -> JsValue {
    given(&file_offers())
}

/// Every size of pictures.
#[wasm_bindgen(js_name = sizeOffers, unchecked_return_type = "SizeOffer[]")]
#[must_use]
pub fn picture_sizes() -> JsValue {
    given(&size_offers())
}

/// Endings and media types of everything that can be opened.
#[wasm_bindgen(js_name = openedTypes)]
#[must_use]
pub fn opened() -> String {
    opened_types()
}

/// What a file is that says of itself what it is; nothing if it is something else.
#[wasm_bindgen(js_name = savedAs, unchecked_return_type = "SavedAs | null")]
#[must_use]
pub fn saved_as(name: &str, media_type: &str) -> JsValue {
    given(&SavedAs::of_file(name, media_type))
}

/// What a saved picture or table says of itself.
///
/// # Errors
/// A sentence that says why it is not opened.
#[wasm_bindgen(js_name = readSaved, unchecked_return_type = "Saved")]
pub fn read_saved(name: &str, bytes: &[u8]) -> Result<JsValue, JsError> {
    let saved = Saved::read(name, bytes).map_err(|error| JsError::new(&error))?;
    Ok(given(&saved))
}

/// What the Python program of a link is called.
#[wasm_bindgen(js_name = programName)]
#[must_use]
pub fn program_name(link: &str) -> String {
    let (experiment, _) = Experiment::from_link(link);
    let trials = experiment.trials();
    FileKind::Python.name(&experiment, std::slice::from_ref(&trials))
}

/// A picture that says what it is.
#[wasm_bindgen]
pub struct Picture(view::Picture);

#[wasm_bindgen]
impl Picture {
    /// The picture.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn svg(&self) -> String {
        self.0.svg.clone()
    }

    /// How many pixels wide it is as a picture of pixels.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn pixels(&self) -> u32 {
        self.0.pixels()
    }

    /// What its file is called.
    ///
    /// # Errors
    /// If there is no such kind.
    pub fn name(
        &self,
        #[wasm_bindgen(unchecked_param_type = "FileKind")] kind: &JsValue,
    ) -> Result<String, JsError> {
        Ok(self.0.name(taken(kind)?))
    }

    /// The same as pixels that a browser drew, which say what they are.
    ///
    /// # Errors
    /// If the bytes are no PNG.
    pub fn png(&self, drawn: &[u8]) -> Result<Vec<u8>, JsError> {
        self.0.png(drawn).map_err(|error| JsError::new(&error))
    }
}

#[wasm_bindgen]
impl Sight {
    /// Figures as a picture that says what it is.
    ///
    /// # Errors
    /// If there is no such case, or the figures could not be drawn.
    pub fn picture(
        &self,
        #[wasm_bindgen(unchecked_param_type = "PictureAsked")] asked: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "SavedFrom")] from: &JsValue,
    ) -> Result<Picture, JsError> {
        let asked: view::PictureAsked = taken(asked)?;
        let sight = self.shown()?;
        let title = picture_title(sight.experiment(), asked.case);
        let picture = sight.saving(taken(from)?).picture(&asked, title);
        picture.map(Picture).map_err(|error| JsError::new(&error))
    }

    /// Of which figures a picture can be: the overview under a name, and each case.
    #[wasm_bindgen(js_name = pictureCases, unchecked_return_type = "Named[]")]
    ///
    /// # Errors
    /// If nothing is shown.
    pub fn picture_cases(&self, overview: &str) -> Result<JsValue, JsError> {
        Ok(given(&case_offers(self.shown()?.experiment(), overview)))
    }

    /// The figures that a case can be saved with; none if there is nothing to choose.
    #[wasm_bindgen(js_name = figuresOffers, unchecked_return_type = "FiguresOffer[]")]
    ///
    /// # Errors
    /// If nothing is shown.
    pub fn figures_offers(&self, case: usize) -> Result<JsValue, JsError> {
        let saving = self.shown()?.saving(SavedFrom::default());
        Ok(given(&saving.offers(case)))
    }

    /// What a file of results that came from files is called.
    ///
    /// # Errors
    /// If there is no such kind.
    #[wasm_bindgen(js_name = fileName)]
    pub fn file_name(
        &self,
        #[wasm_bindgen(unchecked_param_type = "FileKind")] kind: &JsValue,
    ) -> Result<String, JsError> {
        let kind: FileKind = taken(kind)?;
        let sight = self.shown()?;
        Ok(kind.name(sight.experiment(), &sight.done_trials()))
    }

    /// How these results are cited, on a day.
    ///
    /// # Errors
    /// If it is not asked for as it should be.
    #[wasm_bindgen(unchecked_return_type = "Citation")]
    pub fn citation(
        &self,
        #[wasm_bindgen(unchecked_param_type = "SavedFrom")] from: &JsValue,
        day: &str,
    ) -> Result<JsValue, JsError> {
        Ok(given(&self.shown()?.saving(taken(from)?).citation(day)))
    }
}
