//! Results on the page: words, tables, and figures on a canvas.

use std::cell::RefCell;
use std::rc::Rc;

use plotters_canvas::CanvasBackend;
use serde::Deserialize;
use serde_json::{Value as Json, json};
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use crate::experiment::{Experiment, Theory};
use crate::figure::{
    CanvasSize, CloudFigure, Color, Colors, OutcomeFigure, Overlay, Pen, SUBPIXELS, SeriesFigure,
    Table, outcome_table, series_table,
};
use crate::language::{say, shown};
use crate::param::Values;
use crate::results::{self, Snapshot};
use crate::scenario::{Expected, Words};
use crate::sim::{Shape, Statistics};
use crate::view::{Axes, Figures, OwnNumbers};
use crate::web::look::Looks;
use crate::web::pins::{PinnedCase, pinned_cases};
use crate::web::sweep::View;

/// The results of an experiment at a moment.
#[wasm_bindgen]
pub struct Results {
    pub(super) experiment: Experiment,
    pub(super) snapshot: Snapshot,
    pub(super) shapes: Vec<Shape>,
    /// What theory says of each case, once it is worked out.
    expected: Option<Rc<[Expected]>>,
    pub(super) looks: Looks,
    pub(super) pins: Vec<PinnedCase>,
    pub(super) view: View,
    /// The exact sums of results that came from files.
    pub(super) exact: Option<results::Results>,
    pub(super) own: OwnNumbers,
    /// The axes that the figures of all cases share, once there are several.
    axes: Option<Axes>,
}

#[derive(Deserialize)]
pub(super) struct Options {
    width: f64,
    height: f64,
    ratio: f64,
    compact: bool,
    /// A picture of the figure, too small for words.
    #[serde(default)]
    tiny: bool,
    colors: OptionColors,
}

#[derive(Deserialize)]
struct OptionColors {
    paper: String,
    ink: String,
    muted: String,
    rule: String,
    shade: String,
    series: Vec<String>,
    accent: String,
    pins: Vec<String>,
}

#[wasm_bindgen]
impl Results {
    /// The results that a worker sent.
    ///
    /// # Errors
    /// If the bytes are no snapshot.
    #[wasm_bindgen(js_name = fromBytes)]
    pub fn from_bytes(bytes: &[u8]) -> Result<Results, JsError> {
        let snapshot = Snapshot::from_bytes(bytes).map_err(|error| JsError::new(&error))?;
        Ok(Results::new(snapshot))
    }

    /// The canonical link of the experiment.
    #[must_use]
    pub fn link(&self) -> String {
        self.snapshot.link.clone()
    }

    /// How many trials were done, over all cases.
    #[must_use]
    pub fn trials(&self) -> f64 {
        self.snapshot
            .statistics
            .iter()
            .map(|statistics| statistics.trials)
            .sum::<u64>() as f64
    }

    /// Goes on with what theory says, for a moment; whether all of it is known now.
    #[wasm_bindgen(js_name = workOutTheory)]
    pub fn work_out_theory(&mut self) -> bool {
        if self.expected.is_none() {
            self.expected = theory(&self.experiment);
        }
        self.expected.is_some()
    }

    /// Whether there is nothing more to be worked out.
    #[wasm_bindgen(js_name = knowsTheory)]
    #[must_use]
    pub fn knows_theory(&self) -> bool {
        self.expected.is_some()
    }

    /// How many cases there are.
    #[must_use]
    pub fn cases(&self) -> usize {
        self.shapes.len()
    }

    /// What tells a case from the others, empty without a sweep.
    #[wasm_bindgen(js_name = caseLabel)]
    #[must_use]
    pub fn case_label(&self, case: usize) -> String {
        if case < self.cases() {
            self.experiment.case_label(case)
        } else {
            String::new()
        }
    }

    /// The sentence, the table and the figures' titles and descriptions of a case, as JSON.
    ///
    /// # Errors
    /// If there is no such case.
    pub fn words(&self, case: usize) -> Result<String, JsError> {
        let (values, shape, statistics) = self.case(case)?;
        let scenario = self.experiment.scenario();
        // Of no trials there is nothing to say yet.
        let said = if statistics.trials > 0 {
            scenario.sentence(values, statistics)
        } else {
            Vec::new()
        };
        let table = outcome_table(
            shape,
            statistics,
            scenario.share(values),
            self.figures().expected(case),
        );
        let rows: Vec<Json> = table
            .rows
            .iter()
            .map(|row| json!({ "label": row[0], "cells": row[1..] }))
            .collect();
        let (series, outcome) = (self.series_figure(case)?, self.outcome_figure(case)?);
        let cloud = self.figures().cloud_alone(case);
        let json = json!({
            "sentence": words_json(said),
            "table": { "columns": table.columns, "rows": rows },
            "seriesTitle": series.title(),
            "seriesDescription": series.description(),
            "outcomeTitle": outcome.title(),
            "outcomeDescription": outcome.description(),
            "bandNote": series.note(),
            "hasSeries": !shape.series.is_empty(),
            "cloudTitle": cloud.as_ref().map(CloudFigure::title),
            "cloudDescription": cloud.as_ref().map(CloudFigure::description),
        });
        Ok(json.to_string())
    }

    /// The numbers of the series by step, as JSON.
    ///
    /// # Errors
    /// If there is no such case.
    #[wasm_bindgen(js_name = seriesTable)]
    pub fn series_table(&self, case: usize) -> Result<String, JsError> {
        let (_, shape, statistics) = self.case(case)?;
        let Table { columns, rows } = series_table(shape, statistics);
        Ok(json!({ "columns": columns, "rows": rows }).to_string())
    }

    /// Draws the series of a case.
    ///
    /// # Errors
    /// If there is no such case, the options are not what they should be, or the canvas cannot be
    /// drawn on.
    #[wasm_bindgen(js_name = drawSeries)]
    pub fn draw_series(
        &self,
        canvas: HtmlCanvasElement,
        case: usize,
        options: &str,
    ) -> Result<(), JsError> {
        let figure = self.series_figure(case)?;
        draw(canvas, options, |pen, size, colors| {
            figure.draw(pen, size, colors);
        })
    }

    /// Draws what a picture too small for words shows best: the overview of a sweep, the series of a
    /// case, or its histogram.
    ///
    /// # Errors
    /// As [`Results::draw_series`].
    #[wasm_bindgen(js_name = drawTiny)]
    pub fn draw_tiny(&self, canvas: HtmlCanvasElement, options: &str) -> Result<(), JsError> {
        if self.cases() > 1 {
            return self.draw_sweep(canvas, options);
        }
        if self.shapes[0].series.is_empty() {
            return self.draw_outcome(canvas, 0, options);
        }
        self.draw_series(canvas, 0, options)
    }

    /// Draws where the first trials of a case end, if they end in a plane.
    ///
    /// # Errors
    /// As [`Results::draw_series`].
    #[wasm_bindgen(js_name = drawCloud)]
    pub fn draw_cloud(
        &self,
        canvas: HtmlCanvasElement,
        case: usize,
        options: &str,
    ) -> Result<(), JsError> {
        let Some(figure) = self.figures().cloud(case) else {
            return Ok(());
        };
        draw(canvas, options, |pen, size, colors| {
            figure.draw(pen, size, colors);
        })
    }

    /// Draws the histogram of a case's outcome.
    ///
    /// # Errors
    /// As [`Results::draw_series`].
    #[wasm_bindgen(js_name = drawOutcome)]
    pub fn draw_outcome(
        &self,
        canvas: HtmlCanvasElement,
        case: usize,
        options: &str,
    ) -> Result<(), JsError> {
        let figure = self.outcome_figure(case)?;
        draw(canvas, options, |pen, size, colors| {
            figure.draw(pen, size, colors);
        })
    }
}

impl Results {
    /// The results of a snapshot.
    pub(super) fn new(snapshot: Snapshot) -> Self {
        let (experiment, _) = Experiment::from_link(&snapshot.link);
        let scenario = experiment.scenario();
        let shapes = experiment
            .cases()
            .iter()
            .map(|case| scenario.model(case).shape().clone());
        Results {
            shapes: shapes.collect(),
            expected: theory(&experiment),
            view: View::default(),
            axes: None,
            looks: Looks::default(),
            pins: pinned_cases(&snapshot),
            snapshot,
            experiment,
            exact: None,
            own: OwnNumbers::default(),
        }
    }

    /// What is drawn over a case: the trials that are looked at, and the pins.
    fn overlay(&self, case: usize) -> Overlay<'_> {
        Overlay {
            samples: self.looks.samples(case),
            trial: self.looks.trial(case),
            pins: self.pinned(case),
            own: self.own.drawn(),
        }
    }

    pub(super) fn case(&self, case: usize) -> Result<(&Values, &Shape, &Statistics), JsError> {
        let parts = self.experiment.cases().get(case).zip(self.shapes.get(case));
        match parts.zip(self.snapshot.statistics.get(case)) {
            Some(((values, shape), statistics)) => Ok((values, shape, statistics)),
            None => Err(no_case(case)),
        }
    }

    /// The figures of these results, as the visitor wants to see them.
    pub(super) fn figures(&self) -> Figures<'_> {
        Figures {
            experiment: &self.experiment,
            shapes: &self.shapes,
            statistics: &self.snapshot.statistics,
            expected: self.expected.as_deref(),
            places: &self.snapshot.places,
            choice: &self.view.choice,
            lens: &self.view.lens,
            axes: self.axes,
            overlay: Box::new(|case| self.overlay(case)),
        }
    }

    pub(super) fn series_figure(&self, case: usize) -> Result<SeriesFigure<'_>, JsError> {
        self.figures().series(case).ok_or_else(|| no_case(case))
    }

    pub(super) fn outcome_figure(&self, case: usize) -> Result<OutcomeFigure<'_>, JsError> {
        self.figures().outcome(case).ok_or_else(|| no_case(case))
    }

    /// Lets the figures of several cases share their axes.
    pub(super) fn share_axes(&mut self) {
        self.axes = None;
        let axes = self.figures().shared_axes();
        self.axes = axes;
    }
}

/// A case that there is not.
pub(super) fn no_case(case: usize) -> JsError {
    JsError::new(&say!("There is no case {case}.", case))
}

/// The parts of a sentence as the page reads them.
pub(super) fn words_json(words: Vec<Words>) -> Vec<Json> {
    let parts = words.into_iter().map(|words| match words {
        Words::Plain(text) => json!({ "text": text, "strong": false }),
        Words::Strong(text) => json!({ "text": text, "strong": true }),
    });
    parts.collect()
}

/// Theory of so many experiments is remembered: the one that is shown, and some that were.
const REMEMBERED: usize = 6;
/// Theory may take so many milliseconds of the page's time at once, and a case more.
const PATIENCE: f64 = 15.0;

/// What theory says of an experiment, or what there is of it.
enum Known {
    InPart(Theory),
    All(Theory, Rc<[Expected]>),
}

thread_local! {
    /// The newest first.
    static THEORIES: RefCell<Vec<Known>> = RefCell::default();
}

/// What theory says of every case; none while it is not worked out, and then each call goes on with it.
fn theory(experiment: &Experiment) -> Option<Rc<[Expected]>> {
    THEORIES.with_borrow_mut(|theories| {
        let place = theories.iter().position(|known| match known {
            Known::InPart(theory) | Known::All(theory, _) => theory.is_of(experiment),
        });
        let known = match place.map(|place| theories.remove(place)) {
            Some(Known::All(theory, expected)) => Known::All(theory, expected),
            Some(Known::InPart(theory)) => worked_out(theory),
            None => worked_out(Theory::of(experiment)),
        };
        let expected = match &known {
            Known::All(_, expected) => Some(expected.clone()),
            Known::InPart(_) => None,
        };
        theories.insert(0, known);
        theories.truncate(REMEMBERED);
        expected
    })
}

fn worked_out(mut theory: Theory) -> Known {
    let until = js_sys::Date::now() + PATIENCE;
    theory.work_out(|| js_sys::Date::now() < until);
    match theory.cases().map(Rc::from) {
        Some(expected) => Known::All(theory, expected),
        None => Known::InPart(theory),
    }
}

/// How much smaller a tiny picture is than the figure that it is cut from.
const TINY: f64 = 0.5;

/// Sizes the canvas in device pixels, scales it so that the pen's unit is a part of a CSS pixel, and
/// draws.
pub(super) fn draw(
    canvas: HtmlCanvasElement,
    options: &str,
    figure: impl FnOnce(&mut Pen<'_, CanvasBackend>, CanvasSize, &Colors),
) -> Result<(), JsError> {
    let options: Options = serde_json::from_str(options)?;
    let size = options.size();
    // A canvas that has no place on the page has nothing to show, and axes need room.
    let least = if options.tiny { 40.0 } else { 100.0 };
    if size.width < least || size.height < least {
        return Ok(());
    }
    let ratio = options.ratio.clamp(0.5, 4.0);
    let device = (
        (size.width * ratio).round() as u32,
        (size.height * ratio).round() as u32,
    );
    // Setting the size of a canvas clears it, so only a new size is set.
    if (canvas.width(), canvas.height()) != device {
        canvas.set_width(device.0);
        canvas.set_height(device.1);
    }
    let refused = || JsError::new(&say!("The browser gives no drawing on this canvas."));
    let context = canvas
        .get_context("2d")
        .ok()
        .flatten()
        .and_then(|context| context.dyn_into::<CanvasRenderingContext2d>().ok())
        .ok_or_else(refused)?;
    // A tiny picture is a figure drawn larger and cut to its curves and bars.
    let (zoom, size) = if options.tiny {
        let (width, height) = (size.width / TINY + 76.0, size.height / TINY + 54.0);
        let compact = true;
        (
            TINY,
            CanvasSize {
                width,
                height,
                compact,
            },
        )
    } else {
        (1.0, size)
    };
    let margin = |pixels: f64| {
        if options.tiny {
            -pixels * ratio * TINY
        } else {
            0.0
        }
    };
    let scale = ratio * zoom / SUBPIXELS;
    context
        .set_transform(scale, 0.0, 0.0, scale, margin(58.0), margin(8.0))
        .map_err(|_| refused())?;
    context.set_line_join("round");
    let mut backend = CanvasBackend::with_canvas_object(canvas).ok_or_else(refused)?;
    let mut pen = Pen::new(&mut backend, 1.0);
    if options.tiny {
        pen = pen.wordless();
    }
    figure(&mut pen, size, &options.colors.colors()?);
    pen.finish().map_err(|error| JsError::new(&error))
}

impl Options {
    pub(super) fn size(&self) -> CanvasSize {
        CanvasSize {
            width: self.width.clamp(1.0, 8192.0),
            height: self.height.clamp(1.0, 8192.0),
            compact: self.compact,
        }
    }
}

impl OptionColors {
    fn colors(&self) -> Result<Colors, JsError> {
        let color = |text: &String| {
            let message = || {
                JsError::new(&say!(
                    "“{text}” is no colour like #0b6aa6.",
                    text = shown(text)
                ))
            };
            Color::from_hex(text).ok_or_else(message)
        };
        Ok(Colors {
            paper: color(&self.paper)?,
            ink: color(&self.ink)?,
            muted: color(&self.muted)?,
            rule: color(&self.rule)?,
            shade: color(&self.shade)?,
            series: self.series.iter().map(color).collect::<Result<_, _>>()?,
            accent: color(&self.accent)?,
            pins: self.pins.iter().map(color).collect::<Result<_, _>>()?,
        })
    }
}
