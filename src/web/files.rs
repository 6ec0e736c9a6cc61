//! What one takes away and brings back, across the boundary: results files, tables, programs, QR codes.

use qrcodegen::{QrCode, QrCodeEcc};
use wasm_bindgen::prelude::*;

use super::crossing::{given, taken};
use super::sight::Sight;
use super::worker::Trials;
use crate::experiment::Experiment;
use crate::language::say;
use crate::results::{self, FileKind, Origin, python};
use crate::view::{self, QrDrawing};

/// A file of results.
fn file(kind: &JsValue, results: &results::Results, origin: &Origin) -> Result<String, JsError> {
    let kind: FileKind = taken(kind)?;
    let none = || {
        JsError::new(&say!(
            "There is no file of kind {kind}.",
            kind = kind.label()
        ))
    };
    kind.of_sums(results, origin).ok_or_else(none)
}

#[wasm_bindgen]
impl Trials {
    /// Runs the few trials that some cases lack, so that a file can say which trials it holds.
    pub fn level(&mut self) {
        self.run_mut().level();
    }

    /// A file of what was done, with the page's public address and the fragment of its view.
    ///
    /// # Errors
    /// If it is not made of sums.
    pub fn file(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "FileKind")] kind: &JsValue,
        address: &str,
        view: &str,
    ) -> Result<String, JsError> {
        self.level();
        let run = self.run();
        let all = results::Results {
            experiment: run.known(),
            trials: vec![run.trials()],
            summaries: run.summaries().to_vec(),
        };
        file(kind, &all, &Origin::new(address, view))
    }

    /// What a file of a kind is called.
    ///
    /// # Errors
    /// If there is no such kind.
    #[wasm_bindgen(js_name = fileName)]
    pub fn file_name(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "FileKind")] kind: &JsValue,
    ) -> Result<String, JsError> {
        self.level();
        let (kind, run): (FileKind, _) = (taken(kind)?, self.run());
        Ok(kind.name(run.experiment(), std::slice::from_ref(&run.trials())))
    }

    /// The table of all single trials, to be read part by part.
    #[must_use]
    pub fn rows(&mut self, address: &str, view: &str) -> TrialRows {
        self.level();
        let run = self.run();
        let (trials, fingerprint) = (vec![run.trials()], run.fingerprint().to_string());
        let origin = Origin::new(address, view);
        TrialRows(view::TrialRows::new(
            run.experiment(),
            trials,
            &fingerprint,
            &origin,
        ))
    }
}

/// The table with one row a trial, part by part.
#[wasm_bindgen]
pub struct TrialRows(view::TrialRows);

#[wasm_bindgen]
impl TrialRows {
    /// The table of the trials of a link: the numbers of the first and behind the last of each
    /// range, in turn; with their fingerprint, the page's public address and the fragment of its view.
    #[wasm_bindgen(js_name = ofLink)]
    #[must_use]
    pub fn of_link(
        link: &str,
        trials: &[f64],
        fingerprint: &str,
        address: &str,
        view: &str,
    ) -> TrialRows {
        let (pairs, _) = trials.as_chunks();
        let ranges = pairs.iter().map(|[from, to]| *from as u64..*to as u64);
        let (experiment, _) = Experiment::from_link(link);
        let origin = Origin::new(address, view);
        TrialRows(view::TrialRows::new(
            &experiment,
            ranges.collect(),
            fingerprint,
            &origin,
        ))
    }

    /// The next part of the table; none behind its end.
    pub fn read(&mut self, trials: &Trials) -> Option<String> {
        self.0.read(trials.run())
    }

    /// How many rows are still to come.
    pub fn left(&self) -> f64 {
        self.0.left() as f64
    }
}

#[wasm_bindgen]
impl Sight {
    /// As [`Trials::file`], of results that came from files.
    ///
    /// # Errors
    /// If they did not, or it is not made of sums.
    pub fn file(
        &self,
        #[wasm_bindgen(unchecked_param_type = "FileKind")] kind: &JsValue,
        address: &str,
        view: &str,
    ) -> Result<String, JsError> {
        let none = || JsError::new(&say!("The worker has these results."));
        let exact = self.shown()?.exact().ok_or_else(none)?;
        file(kind, exact, &Origin::new(address, view))
    }

    /// Which trials these results are of, if they came from files; see [`TrialRows::of_link`].
    ///
    /// # Errors
    /// If nothing is shown.
    #[wasm_bindgen(js_name = trialRanges)]
    pub fn trial_ranges(&self) -> Result<Vec<f64>, JsError> {
        let ranges = self.shown()?.exact().into_iter();
        let ranges = ranges.flat_map(|results| &results.trials);
        let ends = ranges.flat_map(|range| [range.start as f64, range.end as f64]);
        Ok(ends.collect())
    }
}

/// A link for each student of a class.
///
/// # Errors
/// A sentence, if so many students or trials cannot be.
#[wasm_bindgen(js_name = classLinks)]
pub fn class_links(link: &str, students: f64, each: f64) -> Result<Vec<String>, JsError> {
    view::class_links(link, students, each).map_err(|error| JsError::new(&error))
}

/// The Python program that does what a link says.
#[wasm_bindgen(js_name = pythonProgram)]
#[must_use]
pub fn python_program(link: &str) -> String {
    python(&Experiment::from_link(link).0)
}

/// A text as a QR code.
///
/// # Errors
/// If the text is too long for one.
#[wasm_bindgen(js_name = qrCode, unchecked_return_type = "QrDrawing")]
pub fn qr_code(text: &str) -> Result<JsValue, JsError> {
    let code = QrCode::encode_text(text, QrCodeEcc::Low)
        .map_err(|_| JsError::new(&say!("This link is too long for a QR code.")))?;
    let is_dark = |x: u32, y: u32| code.get_module(x as i32, y as i32);
    Ok(given(&QrDrawing::new(code.size() as u32, is_dark)))
}
