//! What one takes away and brings back: results files, tables, figures, programs, QR codes.

use std::ops::Range;

use qrcodegen::{QrCode, QrCodeEcc};
use wasm_bindgen::prelude::*;

use super::sight::Sight;
use super::worker::Trials;
use crate::experiment::Experiment;
use crate::language::say;
use crate::param::grouped;
use crate::results::{
    self, About, Origin, TrialRowsEnd, outcomes_csv_from, python, series_csv_from, trials_csv_head,
    trials_csv_row, write_from,
};
use crate::run::{Run, rows_together};
use crate::sim::MOST_TRIALS;

/// More students than this are no class.
const MOST_STUDENTS: u64 = 1000;

/// A file of results, by its kind: "json", "series" or "outcomes".
fn file(kind: &str, results: &results::Results, origin: &Origin) -> Result<String, JsError> {
    match kind {
        "json" => Ok(write_from(results, origin)),
        "series" => Ok(series_csv_from(results, origin)),
        "outcomes" => Ok(outcomes_csv_from(results, origin)),
        _ => Err(JsError::new(&say!(
            "There is no file of kind {kind}.",
            kind
        ))),
    }
}

#[wasm_bindgen]
impl Trials {
    /// Runs the few trials that some cases lack, so that a file can say which trials it holds.
    pub fn level(&mut self) {
        self.run_mut().level();
    }

    /// A file of what was done, by its kind: "json", "series" or "outcomes"; with the page's public
    /// address and the fragment of its view.
    ///
    /// # Errors
    /// If there is no such kind.
    pub fn file(&mut self, kind: &str, address: &str, view: &str) -> Result<String, JsError> {
        self.level();
        let run = self.run();
        let all = results::Results {
            experiment: run.experiment().clone(),
            trials: vec![run.trials()],
            summaries: run.summaries().to_vec(),
        };
        file(kind, &all, &Origin::new(address, view))
    }

    /// What a file of a kind is called.
    #[wasm_bindgen(js_name = fileName)]
    #[must_use]
    pub fn file_name(&mut self, kind: &str) -> String {
        self.level();
        let run = self.run();
        super::saved::name(run.experiment(), &[run.trials()], kind)
    }

    /// The table of all single trials, to be read part by part.
    #[must_use]
    pub fn rows(&mut self, address: &str, view: &str) -> TrialRows {
        self.level();
        let run = self.run();
        let fingerprint = run.fingerprint().to_string();
        let origin = Origin::new(address, view);
        TrialRows::new(run.experiment(), vec![run.trials()], &fingerprint, &origin)
    }
}

/// The table with one row a trial, part by part: it can be larger than all memory here.
#[wasm_bindgen]
pub struct TrialRows {
    experiment: Experiment,
    trials: Vec<Range<u64>>,
    begun: bool,
    about: About,
    /// The end of the last row; none once it was read.
    end: Option<TrialRowsEnd>,
}

impl TrialRows {
    fn new(
        experiment: &Experiment,
        mut trials: Vec<Range<u64>>,
        fingerprint: &str,
        origin: &Origin,
    ) -> Self {
        let about = About::new(experiment, &trials, fingerprint, origin);
        trials.reverse();
        TrialRows {
            experiment: experiment.clone(),
            trials,
            begun: false,
            end: Some(TrialRowsEnd::new(&about)),
            about,
        }
    }

    fn head(&self) -> String {
        let model = self.experiment.model(0);
        trials_csv_head(&self.experiment, model.shape())
    }

    /// The trials of the next part: as many as stand together in the terminal program's file.
    fn part(&mut self) -> Option<Range<u64>> {
        let range = self.trials.pop()?;
        let part = rows_together(&self.experiment, &range);
        if part.end < range.end {
            self.trials.push(part.end..range.end);
        }
        Some(part)
    }
}

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
        TrialRows::new(&experiment, ranges.collect(), fingerprint, &origin)
    }

    /// The next part of the table; none behind its end. Trials whose outcomes were not kept run
    /// again: they give the same.
    pub fn read(&mut self, trials: &Trials) -> Option<String> {
        let head = if std::mem::replace(&mut self.begun, true) {
            String::new()
        } else {
            self.head()
        };
        let Some(range) = self.part() else {
            let end = self.end.take()?;
            return Some(head + &end.end(&self.about));
        };
        let mut csv = head;
        let (done, cases) = (trials.run(), 0..self.experiment.cases().len());
        let known = done.experiment().link() == self.experiment.link()
            && cases
                .clone()
                .all(|case| done.kept(case, range.clone()).is_some());
        let again;
        let run = if known {
            done
        } else {
            again = run_all(&self.experiment.without_target().with_range(range.clone()));
            &again
        };
        for case in cases {
            let mut rows = String::new();
            for (trial, outcomes) in run.kept(case, range.clone()).into_iter().flatten() {
                let shape = run.shape(case);
                rows += &trials_csv_row(&self.experiment, case, shape, trial, outcomes);
            }
            if let Some(end) = &mut self.end {
                csv += &end.rows(&rows);
            }
        }
        Some(csv)
    }

    /// How many rows are still to come.
    pub fn left(&self) -> f64 {
        let trials: u64 = self
            .trials
            .iter()
            .map(|range| range.end - range.start)
            .sum();
        (trials * self.experiment.cases().len() as u64) as f64
    }
}

fn run_all(experiment: &Experiment) -> Run {
    let mut run = Run::new(experiment);
    while !run.is_finished() {
        run.advance(u64::MAX);
    }
    run
}

#[wasm_bindgen]
impl Sight {
    /// As [`Trials::file`], of results that came from files.
    ///
    /// # Errors
    /// If they did not, or there is no such kind.
    pub fn file(&self, kind: &str, address: &str, view: &str) -> Result<String, JsError> {
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
        let exact = self.shown()?.exact();
        let ranges = exact.into_iter().flat_map(|results| &results.trials);
        let ends = ranges.flat_map(|range| [range.start as f64, range.end as f64]);
        Ok(ends.collect())
    }
}

/// The links of a class: the trials of an experiment one after another, so many for each student,
/// one link a line.
///
/// # Errors
/// A sentence, if so many students or trials cannot be.
#[wasm_bindgen(js_name = classLinks)]
pub fn class_links(link: &str, students: f64, each: f64) -> Result<Vec<String>, JsError> {
    let whole = |number: f64, most: u64| {
        (number.fract() == 0.0 && (1.0..=most as f64).contains(&number)).then_some(number as u64)
    };
    let students = whole(students, MOST_STUDENTS).ok_or_else(|| {
        let most = grouped(MOST_STUDENTS as i64);
        JsError::new(&say!("A class has 1 to {most} students.", most))
    })?;
    let most = MOST_TRIALS / students;
    let each = whole(each, most).ok_or_else(|| {
        let most = grouped(most as i64);
        JsError::new(&say!(
            "Each of {students} students can have 1 to {most} trials.",
            students,
            most
        ))
    })?;
    // Who has a part of the trials cannot know when all are enough.
    let all = Experiment::from_link(link).0.without_target();
    let parts = (0..students).map(|i| all.with_range(i * each..(i + 1) * each).link());
    Ok(parts.collect())
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
        .map_err(|_| JsError::new(&say!("This link is too long for a QR code.")))?;
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        let mut x = 0;
        // One stroke a run of dark modules: between single ones some screens show a seam.
        while x < size {
            let dark = (x..size).take_while(|x| code.get_module(*x, y)).count() as i32;
            if dark > 0 {
                path += &format!("M{x} {y}h{dark}v1h-{dark}z");
            }
            x += dark + 1;
        }
    }
    Ok(serde_json::json!({ "size": size, "path": path }).to_string())
}
