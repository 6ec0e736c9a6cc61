//! Sweeps on the page: the overview of all cases, and which outcome and share the visitor looks at.

use serde::Deserialize;
use serde_json::{Value as Json, json};
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use super::page::{Options, Results, draw, words_json};
use crate::figure::{Lens, SweepFigure, SweptCase, sweep_table};
use crate::language::{say, translated};
use crate::param::{Param, decimal_at_most, percent_plus_minus, plus_minus};
use crate::scenario::{Share, Side, words};
use crate::sim::Shape;

/// Which outcome the visitor looks at, and which share of it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct View {
    outcome: Option<String>,
    share: Option<f64>,
    /// Whether a map shows the share instead of the mean.
    #[serde(rename = "mapShare")]
    map_share: bool,
    /// The case that a map marks.
    selected: Option<usize>,
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

impl View {
    /// The outcome and the share of a case, whose scenario asks for a share itself or does not.
    pub(super) fn of(&self, asked: Option<Share>, shape: &Shape) -> (usize, Option<Share>) {
        let usual = asked.map_or(0, |share| share.outcome);
        let named = self.outcome.as_ref().and_then(|key| {
            let mut outcomes = shape.outcomes.iter();
            outcomes.position(|quantity| quantity.key == key)
        });
        let outcome = named.unwrap_or(usual);
        let asked = asked.filter(|share| share.outcome == outcome);
        let Some(value) = self.share else {
            return (outcome, asked);
        };
        // Beyond all values that there can be nothing more is to be told apart.
        let quantity = &shape.outcomes[outcome];
        let unit = 1.0 / f64::from(quantity.per);
        let value = value.clamp(
            quantity.value(quantity.min) - unit,
            quantity.value(quantity.max) + unit,
        );
        let side = match asked.map(|share| share.side) {
            Some(Side::AtLeast(_)) => Side::AtLeast(value),
            _ => Side::AtMost(value),
        };
        let same = asked.filter(|share| share.side == side);
        let own = Share {
            outcome,
            side,
            label: "",
        };
        (outcome, Some(same.unwrap_or(own)))
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
        self.share_axes()
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
            "sentence": sentence(&figure),
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
        let outcome = &swept.statistics.outcomes[figure.outcome];
        let mut words = format!(
            "{}: {} {}",
            values.join(translated(", ")),
            translated(quantity.label),
            plus_minus(outcome.mean, outcome.known_error())
        );
        if let (Some(share), Some((part, error))) = (swept.share, swept.share()) {
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
        let all = self.experiment.scenario().params();
        let params: Vec<&Param> = self
            .experiment
            .swept()
            .filter_map(|key| all.iter().find(|param| param.key == key))
            .collect();
        let cases = (0..self.shapes.len())
            .map(|case| {
                let (values, shape, statistics) = self.case(case)?;
                let share = self.experiment.scenario().share(values);
                let (_, seen) = self.view.of(share, shape);
                let expected = self.expected(case);
                Ok(SweptCase {
                    // Theory knows the scenario's own share only.
                    expected_share: expected.share.filter(|_| seen == share),
                    values: params.iter().map(|param| values.get(param.key)).collect(),
                    shape,
                    statistics,
                    share: seen,
                    expected,
                })
            })
            .collect::<Result<Vec<_>, JsError>>()?;
        Ok(SweepFigure {
            outcome: self.outcome_figure(0)?.outcome,
            show_share: self.view.map_share,
            selected: self.view.selected.filter(|case| *case < cases.len()),
            params,
            cases,
        })
    }
}

/// What is compared, and its ends: parts of a sentence, as the page sets them.
fn sentence(figure: &SweepFigure<'_>) -> Vec<Json> {
    let measure =
        |case: usize| -> f64 { figure.cases[case].statistics.outcomes[figure.outcome].mean };
    let cases = (0..figure.cases.len()).filter(|case| figure.cases[*case].statistics.trials > 0);
    let by_mean = |a: &usize, b: &usize| measure(*a).total_cmp(&measure(*b));
    let (Some(low), Some(high)) = (cases.clone().min_by(by_mean), cases.max_by(by_mean)) else {
        return Vec::new();
    };
    let at = |case: usize| {
        let values = figure.cases[case].values.iter().zip(&figure.params);
        let each: Vec<String> = values
            .map(|(value, param)| format!("{} = {}", param.key, param.label_of(*value)))
            .collect();
        each.join(translated(", "))
    };
    let quantity = &figure.cases[0].shape.outcomes[figure.outcome];
    let mean = |case: usize| {
        let outcome = &figure.cases[case].statistics.outcomes[figure.outcome];
        plus_minus(outcome.mean, outcome.known_error())
    };
    let mut parts = words(&say!(
        "{cases} cases of {params}: on average, {outcome} is lowest with {low} (*{lowest}*) and highest \
         with {high} (*{highest}*).",
        cases = figure.cases.len(),
        params = figure.param_names(),
        outcome = translated(quantity.label),
        low = at(low),
        lowest = mean(low),
        high = at(high),
        highest = mean(high),
    ));
    let shares: Vec<(usize, f64, f64)> = figure
        .cases
        .iter()
        .enumerate()
        .filter(|(_, swept)| swept.statistics.trials > 0)
        .filter_map(|(case, swept)| swept.share().map(|(share, error)| (case, share, error)))
        .collect();
    let by_share = |a: &&(usize, f64, f64), b: &&(usize, f64, f64)| a.1.total_cmp(&b.1);
    let ends = (
        shares.iter().min_by(by_share),
        shares.iter().max_by(by_share),
    );
    if let ((Some(low), Some(high)), Some(share)) = (ends, figure.cases[0].share) {
        parts.extend(words(&say!(
            " Trials {share}: from *{lowest}* ({low}) to *{highest}* ({high}).",
            share = share.name(figure.cases[0].shape),
            lowest = percent_plus_minus(low.1, low.2),
            low = at(low.0),
            highest = percent_plus_minus(high.1, high.2),
            high = at(high.0),
        )));
    }
    parts.into_iter().map(words_json).collect()
}
