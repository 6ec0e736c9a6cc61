//! Sweeps on the page: the overview of all cases, and which outcome and share the visitor looks at.

use serde::Deserialize;
use serde_json::{Value as Json, json};
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use super::page::{Options, Results, draw, no_case, words_json};
use crate::figure::{Lens, SweepFigure, mean_words, sweep_table};
use crate::language::translated;
use crate::param::{decimal_at_most, percent_plus_minus};
use crate::scenario::Side;
use crate::view::{Choice, sweep_sentence};

/// Which outcome the visitor looks at, and which share of it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct View {
    #[serde(flatten)]
    pub(super) choice: Choice,
    #[serde(flatten)]
    asked: AskedLens,
    #[serde(skip)]
    pub(super) lens: Lens,
}

/// How the visitor wants to see the figures, as the page says it.
#[derive(Default, Deserialize)]
#[serde(default)]
struct AskedLens {
    hidden: Vec<String>,
    without_bands: bool,
    log: bool,
    from: Option<usize>,
    to: Option<usize>,
    bars: Option<i64>,
    cross: Option<usize>,
    bar: Option<usize>,
}

impl AskedLens {
    fn lens(self) -> Lens {
        Lens {
            hidden: self.hidden,
            without_bands: self.without_bands,
            log: self.log,
            from: self.from,
            to: self.to,
            bars: self.bars.map(|bars| bars.clamp(2, 200)),
            cross: self.cross,
            bar: self.bar,
        }
    }
}

#[wasm_bindgen]
impl Results {
    /// Sets what the visitor looks at: `{outcome, share, mapShare, selected}`, all of them optional.
    ///
    /// # Errors
    /// If the view is not what it should be.
    #[wasm_bindgen(js_name = setView)]
    pub fn set_view(&mut self, view: &str) -> Result<(), JsError> {
        self.view = serde_json::from_str(view)?;
        self.view.lens = std::mem::take(&mut self.view.asked).lens();
        self.share_axes();
        Ok(())
    }

    /// What the controls of the view offer, and what is in use, as JSON.
    ///
    /// # Errors
    /// None while there is a case.
    #[wasm_bindgen(js_name = viewWords)]
    pub fn view_words(&self) -> Result<String, JsError> {
        let figure = self.outcome_figure(0)?;
        let shape = figure.shape;
        let outcomes: Vec<Json> = shape
            .outcomes
            .iter()
            .map(|quantity| json!({ "key": quantity.key, "label": translated(quantity.label) }))
            .collect();
        let share = figure.share.map(|share| match share.side {
            Side::AtMost(value) => (translated("at most"), value),
            Side::AtLeast(value) => (translated("at least"), value),
        });
        let decimals = shape.outcomes[figure.outcome].decimals();
        let series: Vec<Json> = shape
            .series
            .iter()
            .map(|quantity| json!({ "key": quantity.key, "label": translated(quantity.label) }))
            .collect();
        Ok(json!({
            "series": series,
            "step": translated(shape.step),
            "steps": shape.steps,
            "every": shape.every,
            "outcomes": outcomes,
            "outcome": shape.outcomes[figure.outcome].key,
            "event": shape.outcomes[figure.outcome].event,
            "unit": translated(shape.outcomes[figure.outcome].unit),
            "side": share.map_or_else(|| translated("at most"), |(side, _)| side),
            "share": share.map(|(_, value)| decimal_at_most(value, decimals)),
        })
        .to_string())
    }

    /// The overview of a sweep in words: its kind ("curve", "map" or "table"), title, sentence and
    /// table, as JSON.
    ///
    /// # Errors
    /// None while there is a case.
    #[wasm_bindgen(js_name = sweepWords)]
    pub fn sweep_words(&self) -> Result<String, JsError> {
        let figure = self.sweep_figure()?;
        let table = sweep_table(&figure);
        let rows: Vec<Json> = table
            .rows
            .iter()
            .map(|row| json!({ "label": row[0], "cells": row[1..] }))
            .collect();
        let kind = match figure.params.len() {
            1 => "curve",
            2 => "map",
            _ => "table",
        };
        Ok(json!({
            "kind": kind,
            "title": figure.title(),
            "note": figure.note(),
            "sentence": words_json(sweep_sentence(&figure)),
            "table": { "columns": table.columns, "rows": rows },
            "hasSeries": !figure.cases[0].shape.series.is_empty(),
        })
        .to_string())
    }

    /// Draws the overview of a sweep.
    ///
    /// # Errors
    /// As [`Results::draw_series`].
    #[wasm_bindgen(js_name = drawSweep)]
    pub fn draw_sweep(&self, canvas: HtmlCanvasElement, options: &str) -> Result<(), JsError> {
        let figure = self.sweep_figure()?;
        draw(canvas, options, |pen, size, colors| {
            figure.draw(pen, size, colors);
        })
    }

    /// The case at a place of a map; none beside its cells.
    ///
    /// # Errors
    /// If the options are not what they should be.
    #[wasm_bindgen(js_name = caseAt)]
    pub fn case_at(&self, x: f64, y: f64, options: &str) -> Result<Option<usize>, JsError> {
        let options: Options = serde_json::from_str(options)?;
        Ok(self.sweep_figure()?.case_at((x, y), options.size()))
    }

    /// The case beside another one in a map, so many columns to the right and rows up.
    ///
    /// # Errors
    /// None while there is a case.
    pub fn neighbour(&self, case: usize, right: i32, up: i32) -> Result<Option<usize>, JsError> {
        Ok(self.sweep_figure()?.neighbour(case, right, up))
    }

    /// A case's numbers in a line.
    ///
    /// # Errors
    /// If there is no such case.
    #[wasm_bindgen(js_name = caseWords)]
    pub fn case_words(&self, case: usize) -> Result<String, JsError> {
        self.case(case)?;
        let figure = self.sweep_figure()?;
        let swept = &figure.cases[case];
        let values = swept.values.iter().zip(&figure.params);
        let values: Vec<String> = values
            .map(|(value, param)| format!("{} {}", translated(param.label), param.label_of(*value)))
            .collect();
        let quantity = &swept.shape.outcomes[figure.outcome];
        let mut words = format!(
            "{}: {} {}",
            values.join(translated(", ")),
            translated(quantity.label),
            mean_words(quantity, swept.statistics, figure.outcome)
        );
        let share = swept.share.filter(|_| !figure.is_event());
        if let (Some(share), Some((part, error))) = (share, swept.share()) {
            let percent = percent_plus_minus(part, error);
            words += &format!(", {percent} {}", share.name(swept.shape));
        }
        Ok(words)
    }

    /// The point of a case's series at a place of its figure; none beside the plot.
    ///
    /// # Errors
    /// If there is no such case or the options are not what they should be.
    #[wasm_bindgen(js_name = pointAt)]
    pub fn point_at(
        &self,
        case: usize,
        x: f64,
        y: f64,
        options: &str,
    ) -> Result<Option<usize>, JsError> {
        let options: Options = serde_json::from_str(options)?;
        let place = self.series_figure(case)?.at((x, y), options.size());
        Ok(place.map(|(point, _)| point))
    }

    /// The values of a case's series at one of its points, in words.
    ///
    /// # Errors
    /// If there is no such case.
    #[wasm_bindgen(js_name = pointWords)]
    pub fn point_words(&self, case: usize, point: usize) -> Result<String, JsError> {
        let words = self.series_figure(case)?.words_at(point);
        let label = self.case_label(case);
        Ok(if label.is_empty() {
            words
        } else {
            format!("{label}. {words}")
        })
    }

    /// How many points a case's series have.
    ///
    /// # Errors
    /// If there is no such case.
    #[wasm_bindgen(js_name = seriesPoints)]
    pub fn series_points(&self, case: usize) -> Result<usize, JsError> {
        let (_, shape, _) = self.case(case)?;
        Ok(shape.points())
    }

    /// Marks a point of the series in all figures, or none.
    #[wasm_bindgen(js_name = setCross)]
    pub fn set_cross(&mut self, point: Option<usize>) {
        self.view.lens.cross = point;
    }

    /// Marks a bar of all histograms, or none.
    #[wasm_bindgen(js_name = setBar)]
    pub fn set_bar(&mut self, bar: Option<usize>) {
        self.view.lens.bar = bar;
    }

    /// The link of a case alone.
    ///
    /// # Errors
    /// If there is no such case.
    #[wasm_bindgen(js_name = caseLink)]
    pub fn case_link(&self, case: usize) -> Result<String, JsError> {
        self.case(case)?;
        Ok(self.experiment.case(case).link())
    }
}

impl Results {
    pub(super) fn sweep_figure(&self) -> Result<SweepFigure<'_>, JsError> {
        self.figures().sweep().ok_or_else(|| no_case(0))
    }
}
