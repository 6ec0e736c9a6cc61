//! What is saved and says what it is: pictures, their names, citations; and what is read of them again.

use std::ops::Range;

use serde::Deserialize;
use serde_json::json;
use wasm_bindgen::prelude::*;

use super::sight::Sight;
use crate::experiment::Experiment;
use crate::figure::{Caption, PictureSize, Which};
use crate::language::say;
use crate::results::{
    About, Citation, Origin, PROGRAM, PROGRAM_VERSION, cite, file_name, signed_png, signed_svg,
};
use crate::view;

/// What the page asks of a picture, or of a citation.
#[derive(Deserialize)]
struct Asked {
    /// The case whose figures it holds; none for the overview of a sweep.
    case: Option<usize>,
    /// Which of them, and how large; see [`Which::of_word`] and [`PictureSize::of_word`].
    which: String,
    size: String,
    legend: bool,
    /// Whether the link is printed.
    link: bool,
    /// What the experiment is called, and what came out.
    title: String,
    sentence: String,
    /// The fingerprint that the page shows, if the results are complete.
    fingerprint: String,
    /// The page's public address, and the fragment of its view.
    address: String,
    view: String,
}

/// The program's name and version.
#[wasm_bindgen(js_name = programVersion)]
#[must_use]
pub fn program_version() -> String {
    format!("{PROGRAM} {PROGRAM_VERSION}")
}

/// How many pixels wide a picture of a size is.
#[wasm_bindgen(js_name = picturePixels)]
#[must_use]
pub fn picture_pixels(size: &str) -> u32 {
    PictureSize::of_word(size).pixels()
}

/// What a file of some trials is called, by its kind.
pub(super) fn name(experiment: &Experiment, trials: &[Range<u64>], kind: &str) -> String {
    let (what, ending) = match kind {
        "json" => ("", "json"),
        "python" => ("", "py"),
        "trials" => ("each-trial", "csv"),
        table => (table, "csv"),
    };
    file_name(experiment, None, trials, what, ending)
}

/// What the Python program of a link is called.
#[wasm_bindgen(js_name = programName)]
#[must_use]
pub fn program_name(link: &str) -> String {
    let (experiment, _) = Experiment::from_link(link);
    let trials = experiment.trials();
    name(&experiment, std::slice::from_ref(&trials), "python")
}

/// A picture in pixels that says what the SVG says of itself that it was made of: what the page shows
/// may be something else by now.
///
/// # Errors
/// If the bytes are no PNG.
#[wasm_bindgen(js_name = signPicture)]
pub fn sign_picture(png: &[u8], svg: &str, asked: &str) -> Result<Vec<u8>, JsError> {
    let asked: Asked = serde_json::from_str(asked)?;
    let dots = PictureSize::of_word(&asked.size).dots_per_metre();
    let signed = About::read(svg.as_bytes())
        .and_then(|about| signed_png(png, &about, &asked.title, &asked.sentence, Some(dots)));
    signed.map_err(|error| JsError::new(&error))
}

/// What a saved picture or table says of itself, as JSON: its link's query, its view, a sentence, and
/// the fingerprint to be found again, if the same trials give one.
///
/// # Errors
/// A sentence that says why it is not opened.
#[wasm_bindgen(js_name = readSaved)]
pub fn read_saved(name: &str, bytes: &[u8]) -> Result<String, JsError> {
    let about = About::read(bytes).map_err(|why| {
        let name = crate::language::shown(name);
        JsError::new(&say!("{name} is not opened: {why}.", name, why))
    })?;
    let (query, view) = about.query_and_view();
    let again = about.again();
    let json = json!({
        "link": again.as_deref().unwrap_or(query),
        "view": view,
        "words": about.words(),
        "fingerprint": again.filter(|_| about.shows.is_none()).map(|_| &about.fingerprint),
    });
    Ok(json.to_string())
}

#[wasm_bindgen]
impl Sight {
    /// Figures as an SVG that says what it is, as `asked` for: see [`Asked`].
    ///
    /// # Errors
    /// If there is no such case, or the figures could not be drawn.
    pub fn picture(&self, asked: &str) -> Result<String, JsError> {
        let asked: Asked = serde_json::from_str(asked)?;
        let sight = self.shown()?;
        let about = about(sight, &asked);
        let heading = heading(sight, &asked);
        let mut under = vec![asked.sentence.clone()];
        if !asked.legend && asked.case.is_some() {
            // Then nothing else says what is compared.
            under.push(sight.pin_names().join("; "));
        }
        if asked.link {
            under.push(about.printed_link().to_owned());
            under.push(about.short());
        }
        under.retain(|text| !text.is_empty());
        let caption = Caption {
            heading: heading.clone(),
            under,
            size: PictureSize::of_word(&asked.size),
            which: Which::of_word(&asked.which),
            without_legend: !asked.legend,
        };
        let drawn = sight.figures().picture(asked.case, &caption);
        let drawn = drawn.map_err(|error| JsError::new(&error))?;
        Ok(signed_svg(&drawn, &about, &heading))
    }

    /// What a picture is called.
    ///
    /// # Errors
    /// If it is not asked for as it should be.
    #[wasm_bindgen(js_name = pictureName)]
    pub fn picture_name(&self, asked: &str, ending: &str) -> Result<String, JsError> {
        let asked: Asked = serde_json::from_str(asked)?;
        let which = [&asked.which, &asked.size];
        let which = which
            .into_iter()
            .filter(|word| !["", "all", "page"].contains(&word.as_str()));
        let what: Vec<&str> = which.map(String::as_str).collect();
        let sight = self.shown()?;
        let trials = sight.done_trials();
        Ok(file_name(
            sight.experiment(),
            asked.case,
            &trials,
            &what.join("-"),
            ending,
        ))
    }

    /// What a file of results that came from files is called.
    #[wasm_bindgen(js_name = fileName)]
    ///
    /// # Errors
    /// If nothing is shown.
    pub fn file_name(&self, kind: &str) -> Result<String, JsError> {
        let sight = self.shown()?;
        Ok(name(sight.experiment(), &sight.done_trials(), kind))
    }

    /// How these results are cited, on a day: `{plain, bibtex}`.
    ///
    /// # Errors
    /// If it is not asked for as it should be.
    pub fn citation(&self, asked: &str, day: &str) -> Result<String, JsError> {
        let asked: Asked = serde_json::from_str(asked)?;
        let Citation { plain, bibtex } = cite(&about(self.shown()?, &asked), day);
        Ok(json!({ "plain": plain, "bibtex": bibtex }).to_string())
    }
}

fn about(sight: &view::Sight, asked: &Asked) -> About {
    let origin = Origin::new(&asked.address, &asked.view);
    let fingerprint = match sight.exact() {
        Some(exact) => exact.fingerprint().to_string(),
        None => asked.fingerprint.clone(),
    };
    let experiment = sight.experiment();
    let about = About::new(experiment, &sight.done_trials(), &fingerprint, &origin);
    match asked.case {
        Some(case) if case < experiment.cases().len() => about.of_case(experiment, case, &origin),
        _ => about,
    }
}

fn heading(sight: &view::Sight, asked: &Asked) -> String {
    let label = asked
        .case
        .filter(|case| *case < sight.experiment().cases().len());
    let label = label.map_or(String::new(), |case| sight.experiment().case_label(case));
    let parts = [asked.title.as_str(), &label].into_iter();
    parts
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(": ")
}
