//! The results that the page shows: it hands over what it looks at, and gets everything that is said.

use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use super::canvas::{draw, draw_tiny};
use super::clock::within;
use super::crossing::{given, taken};
use super::letters::measured;
use super::opening::Opening;
use crate::language::say;
use crate::results::Snapshot;
use crate::view::{self, Looking, Paper, View};

/// Replaying trials may take so many milliseconds of the page's time, and theory so many.
const FOR_TRIALS: f64 = 80.0;
const FOR_THEORY: f64 = 15.0;

/// What the page shows; nothing before the first results are there.
#[wasm_bindgen]
#[derive(Default)]
pub struct Sight {
    shown: Option<view::Sight>,
}

#[wasm_bindgen]
impl Sight {
    /// Nothing is shown.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Sight {
        Sight::default()
    }

    /// Shows the results that a worker sent, looked at in a way; gives all that is said of them.
    ///
    /// # Errors
    /// If the bytes are no snapshot.
    #[wasm_bindgen(unchecked_return_type = "Scene")]
    pub fn show(
        &mut self,
        bytes: &[u8],
        #[wasm_bindgen(unchecked_param_type = "Looking")] looking: &JsValue,
    ) -> Result<JsValue, JsError> {
        let snapshot = Snapshot::from_bytes(bytes).map_err(|error| JsError::new(&error))?;
        match &mut self.shown {
            Some(sight) => sight.take(snapshot),
            None => self.shown = Some(view::Sight::of_snapshot(snapshot)),
        }
        self.look(looking)
    }

    /// Keeps what a trial of a program gave in a case, so that it can be looked at.
    #[wasm_bindgen(js_name = keepRow)]
    pub fn keep_row(&mut self, case: usize, trial: f64, row: Vec<f64>) {
        if let Some(sight) = &mut self.shown {
            sight.keep_row(case, trial as u64, row);
        }
    }

    /// Shows what opened files hold.
    ///
    /// # Errors
    /// If nothing is open.
    #[wasm_bindgen(js_name = showFiles, unchecked_return_type = "Scene")]
    pub fn show_files(
        &mut self,
        opening: &Opening,
        #[wasm_bindgen(unchecked_param_type = "Looking")] looking: &JsValue,
    ) -> Result<JsValue, JsError> {
        let Some(results) = opening.merged() else {
            return Err(nothing());
        };
        match &mut self.shown {
            Some(sight) => sight.open(results),
            None => self.shown = Some(view::Sight::of_results(results)),
        }
        self.look(looking)
    }

    /// Looks at the same results in another way.
    ///
    /// # Errors
    /// If nothing is shown.
    #[wasm_bindgen(unchecked_return_type = "Scene")]
    pub fn look(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Looking")] looking: &JsValue,
    ) -> Result<JsValue, JsError> {
        let looking: Looking = taken(looking)?;
        let sight = self.shown_mut()?;
        let view = View::of_fragment(&looking.view);
        sight.set_truth(&looking.truth);
        sight.work_out_theory(within(FOR_THEORY));
        sight.look(view, looking.pointing, within(FOR_TRIALS));
        Ok(given(&sight.scene(&looking.tables)))
    }

    /// Keeps what is shown in sight while a value is moved, behind what comes out of it.
    pub fn hold(&mut self) {
        if let Some(sight) = &mut self.shown {
            sight.hold();
        }
    }

    /// The hand has let go: what was before it is not shown any more.
    #[wasm_bindgen(js_name = letGo)]
    pub fn let_go(&mut self) {
        if let Some(sight) = &mut self.shown {
            sight.let_go();
        }
    }

    /// What one is seeing: what a trial is, what lines and bands hold, what may be concluded from ±.
    ///
    /// # Errors
    /// If nothing is shown.
    #[wasm_bindgen(unchecked_return_type = "Explained[]")]
    pub fn seeing(&self) -> Result<JsValue, JsError> {
        Ok(given(&self.shown()?.seeing()))
    }

    /// Marks what is pointed at; gives what is said of it.
    ///
    /// # Errors
    /// If nothing is shown.
    #[wasm_bindgen(unchecked_return_type = "Pointed")]
    pub fn point(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Pointing")] pointing: &JsValue,
    ) -> Result<JsValue, JsError> {
        let sight = self.shown_mut()?;
        sight.point(taken(pointing)?);
        Ok(given(&sight.pointed()))
    }

    /// Draws a figure of a case, or of all.
    ///
    /// # Errors
    /// If nothing is shown, or the canvas cannot be drawn on.
    pub fn draw(
        &self,
        canvas: HtmlCanvasElement,
        #[wasm_bindgen(unchecked_param_type = "FigureName")] figure: &JsValue,
        case: usize,
        #[wasm_bindgen(unchecked_param_type = "Paper")] paper: &JsValue,
    ) -> Result<(), JsError> {
        let paper: Paper = taken(paper)?;
        let (figures, figure) = (self.shown()?.figures(), taken(figure)?);
        draw(canvas, &paper, &mut |pen, size, colors| {
            figures.draw(figure, case, pen, size, colors);
        })
    }

    /// Draws the results that a worker sent as a picture too small for words.
    ///
    /// # Errors
    /// If the bytes are no snapshot, or the canvas cannot be drawn on.
    #[wasm_bindgen(js_name = drawTiny)]
    pub fn draw_tiny(
        bytes: &[u8],
        canvas: HtmlCanvasElement,
        #[wasm_bindgen(unchecked_param_type = "Paper")] paper: &JsValue,
    ) -> Result<(), JsError> {
        let paper: Paper = taken(paper)?;
        let snapshot = Snapshot::from_bytes(bytes).map_err(|error| JsError::new(&error))?;
        let mut sight = view::Sight::of_snapshot(snapshot);
        sight.work_out_theory(within(FOR_THEORY));
        let figures = sight.figures();
        draw_tiny(canvas, &paper, &mut |pen, size, colors| {
            figures.draw(sight.tiny(), 0, pen, size, colors);
        })
    }

    /// Goes on with what theory says, for a moment; whether all of it is known now.
    #[wasm_bindgen(js_name = workOutTheory)]
    pub fn work_out_theory(&mut self) -> bool {
        let sight = self.shown.as_mut();
        sight.is_none_or(|sight| sight.work_out_theory(within(FOR_THEORY)))
    }

    /// What there is at a place of a figure: a point of the series, a bar, a case of the map; none
    /// beside them.
    ///
    /// # Errors
    /// If figure and paper are not what they should be.
    pub fn at(
        &self,
        #[wasm_bindgen(unchecked_param_type = "FigureName")] figure: &JsValue,
        case: usize,
        x: f64,
        y: f64,
        #[wasm_bindgen(unchecked_param_type = "Paper")] paper: &JsValue,
    ) -> Result<Option<usize>, JsError> {
        let size = taken::<Paper>(paper)?.size(measured());
        Ok(self.shown()?.at(taken(figure)?, case, (x, y), size))
    }

    /// What a place of a figure takes hold of; none if there is nothing near. A finger reaches so many
    /// times wider than a mouse.
    ///
    /// # Errors
    /// If figure and paper are not what they should be.
    #[wasm_bindgen(unchecked_return_type = "Grip | null")]
    pub fn grip(
        &self,
        #[wasm_bindgen(unchecked_param_type = "FigureName")] figure: &JsValue,
        case: usize,
        x: f64,
        y: f64,
        #[wasm_bindgen(unchecked_param_type = "Paper")] paper: &JsValue,
        wider: f64,
    ) -> Result<JsValue, JsError> {
        let size = taken::<Paper>(paper)?.size(measured());
        let grip = self
            .shown()?
            .grip((taken(figure)?, case), (x, y), size, wider);
        Ok(given(&grip))
    }

    /// The value that something becomes when it is moved to a place, as fields and fragments have it.
    ///
    /// # Errors
    /// If it is not what was taken hold of.
    pub fn pulled(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Grip")] grip: &JsValue,
        x: f64,
        y: f64,
    ) -> Result<String, JsError> {
        Ok(self.shown()?.pulled(&taken(grip)?, (x, y)))
    }

    /// How many points, bars or cases a figure has to point at.
    ///
    /// # Errors
    /// If nothing is shown.
    pub fn count(
        &self,
        #[wasm_bindgen(unchecked_param_type = "FigureName")] figure: &JsValue,
        case: usize,
    ) -> Result<usize, JsError> {
        Ok(self.shown()?.count(taken(figure)?, case))
    }

    /// The case beside another one in a map, so many columns to the right and rows up.
    #[must_use]
    pub fn neighbour(&self, case: usize, right: i32, up: i32) -> Option<usize> {
        self.shown.as_ref()?.neighbour(case, right, up)
    }

    /// Among the first trials of a case the one whose series comes nearest to a place of its figure;
    /// none beside the plot.
    ///
    /// # Errors
    /// If the paper is not what it should be.
    #[wasm_bindgen(js_name = nearestTrial)]
    pub fn nearest_trial(
        &mut self,
        case: usize,
        x: f64,
        y: f64,
        #[wasm_bindgen(unchecked_param_type = "Paper")] paper: &JsValue,
    ) -> Result<Option<f64>, JsError> {
        let size = taken::<Paper>(paper)?.size(measured());
        let sight = self.shown_mut()?;
        let trial = sight.nearest_trial(case, (x, y), size, within(FOR_TRIALS));
        Ok(trial.map(|trial| trial as f64))
    }

    /// Among the first trials of a case the one that comes nearest to the mean at a point of the
    /// series.
    #[wasm_bindgen(js_name = trialAtMean)]
    pub fn trial_at_mean(&mut self, case: usize, point: usize) -> Option<f64> {
        let sight = self.shown.as_mut()?;
        let trial = sight.trial_at_mean(case, point, within(FOR_TRIALS))?;
        Some(trial as f64)
    }

    /// The values of a bar of a case's histogram; none if there is no such bar.
    #[wasm_bindgen(js_name = barValues, unchecked_return_type = "BarValues | null")]
    #[must_use]
    pub fn bar_values(&self, case: usize, bar: usize) -> JsValue {
        let sight = self.shown.as_ref();
        given(&sight.and_then(|sight| sight.bar_values(case, bar)))
    }

    /// The first trial of results that came from files whose outcome is in a bar, among those from a
    /// number on that there is time for.
    ///
    /// # Errors
    /// If the bar is not what it should be.
    #[wasm_bindgen(js_name = findTrial, unchecked_return_type = "Found")]
    pub fn find_trial(
        &self,
        case: usize,
        #[wasm_bindgen(unchecked_param_type = "BarValues")] bar: &JsValue,
        from: f64,
    ) -> Result<JsValue, JsError> {
        let sight = self.shown()?;
        let found = sight.find_trial(case, taken(bar)?, from as u64, within(FOR_TRIALS));
        Ok(given(&found))
    }
}

impl Sight {
    /// What is shown.
    pub(super) fn shown(&self) -> Result<&view::Sight, JsError> {
        self.shown.as_ref().ok_or_else(nothing)
    }

    pub(super) fn shown_mut(&mut self) -> Result<&mut view::Sight, JsError> {
        self.shown.as_mut().ok_or_else(nothing)
    }
}

fn nothing() -> JsError {
    JsError::new(&say!("There are no results yet."))
}
