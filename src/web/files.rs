//! What one takes away and brings back: results files, tables, figures, programs, QR codes.

use qrcodegen::{QrCode, QrCodeEcc};
use wasm_bindgen::prelude::*;

use super::page::Results;
use super::worker::Trials;
use crate::experiment::Experiment;
use crate::figure::{svg, sweep_svg};
use crate::results::{
    self, Part, Snapshot, merge, outcomes_csv, python, read, series_csv, trials_csv_head,
    trials_csv_row, write,
};
use crate::scenario::Words;
use crate::sim::Statistics;

/// Rows of a case between those of another, as in the terminal program's file.
const ROWS: usize = 1000;

#[wasm_bindgen]
impl Trials {
    /// A file of what was done, by its kind: "json", "series", "outcomes" or "trials".
    ///
    /// # Errors
    /// If there is no such kind.
    pub fn file(&self, kind: &str) -> Result<String, JsError> {
        let run = self.run();
        let all = || results::Results {
            experiment: run.experiment().clone(),
            trials: vec![run.trials()],
            summaries: run.summaries().to_vec(),
        };
        match kind {
            "json" => Ok(write(&all())),
            "series" => Ok(series_csv(&all())),
            "outcomes" => Ok(outcomes_csv(&all())),
            "trials" => Ok(self.trials_csv()),
            _ => Err(JsError::new(&format!("There is no file of kind {kind}."))),
        }
    }

    /// How many trials of each case the table of single trials holds: of very long runs the first.
    #[wasm_bindgen(js_name = keptTrials)]
    #[must_use]
    pub fn kept_trials(&self) -> f64 {
        self.run().kept(0).count() as f64
    }

    fn trials_csv(&self) -> String {
        let run = self.run();
        let experiment = run.experiment();
        let mut csv = trials_csv_head(experiment, run.shape(0));
        let cases = 0..experiment.cases().len();
        let mut rows: Vec<_> = cases.map(|case| run.kept(case).peekable()).collect();
        while rows.iter_mut().any(|rows| rows.peek().is_some()) {
            for (case, rows) in rows.iter_mut().enumerate() {
                for (trial, outcomes) in rows.take(ROWS) {
                    csv += &trials_csv_row(experiment, case, run.shape(case), trial, outcomes);
                }
            }
        }
        csv
    }
}

#[wasm_bindgen]
impl Results {
    /// The results of one or several results files, merged exactly.
    ///
    /// # Errors
    /// A sentence, if one cannot be read or they do not belong together.
    #[wasm_bindgen(js_name = fromFiles)]
    pub fn from_files(names: Vec<String>, texts: Vec<String>) -> Result<Results, JsError> {
        let parts = names.into_iter().zip(texts).map(|(name, text)| {
            let results = read(&text).map_err(|why| format!("{name} is not used: {why}."))?;
            Ok(Part { name, results })
        });
        let parts: Result<Vec<Part>, String> = parts.collect();
        let all = parts.and_then(|parts| {
            merge(parts).map_err(|why| format!("The files were not merged: {why}."))
        });
        let all = all.map_err(|sentence| JsError::new(&sentence))?;
        let snapshot = Snapshot {
            link: all.experiment.link(),
            statistics: all.summaries.iter().map(Statistics::new).collect(),
            landmarks: Vec::new(),
            places: Vec::new(),
            pins: Vec::new(),
        };
        let mut results = Results::new(snapshot);
        results.fingerprint = all.fingerprint().to_string();
        Ok(results)
    }

    /// The fingerprint of results that came from files; empty for others.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn fingerprint(&self) -> String {
        self.fingerprint.clone()
    }

    /// The figures as SVG, with the sentence and an address under them.
    ///
    /// # Errors
    /// If they could not be drawn.
    pub fn svg(&self, address: &str) -> Result<String, JsError> {
        let drawn = if self.cases() > 1 {
            sweep_svg(&self.sweep_figure()?, &[address.to_owned()])
        } else {
            let (values, _, statistics) = self.case(0)?;
            let words = self.experiment.scenario().sentence(values, statistics);
            let text = |words| match words {
                Words::Plain(text) | Words::Strong(text) => text,
            };
            let sentence: String = words.into_iter().map(text).collect();
            let caption = [sentence, address.to_owned()];
            svg(&self.series_figure(0)?, &self.outcome_figure(0)?, &caption)
        };
        drawn.map_err(|error| JsError::new(&error))
    }
}

/// The Python program that does what a link says.
#[wasm_bindgen(js_name = pythonProgram)]
#[must_use]
pub fn python_program(link: &str) -> String {
    python(&Experiment::from_link(link).0)
}

/// A text as a QR code: the side's number of modules, and the path of the dark ones for an SVG with
/// one unit a module.
///
/// # Errors
/// If the text is too long for one.
#[wasm_bindgen(js_name = qrCode)]
pub fn qr_code(text: &str) -> Result<String, JsError> {
    let code = QrCode::encode_text(text, QrCodeEcc::Low)
        .map_err(|_| JsError::new("This link is too long for a QR code."))?;
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        for x in 0..size {
            if code.get_module(x, y) {
                path += &format!("M{x} {y}h1v1h-1z");
            }
        }
    }
    Ok(serde_json::json!({ "size": size, "path": path }).to_string())
}
