//! What was measured of the page's speed, drawn and in words.

use serde_json::json;
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use super::page::draw;
use crate::figure::SpeedFigure;

/// The sentence, the table and the figure's title and description of measured speeds, as JSON.
/// `points` is a JSON list of threads and trials a second.
///
/// # Errors
/// If the points are not what they should be.
#[wasm_bindgen(js_name = speedWords)]
pub fn speed_words(points: &str) -> Result<String, JsError> {
    let points: Vec<(u32, f64)> = serde_json::from_str(points)?;
    let figure = SpeedFigure { points: &points };
    let table = figure.table();
    Ok(json!({
        "sentence": figure.sentence(),
        "title": figure.title(),
        "description": figure.description(),
        "columns": table.columns,
        "rows": table.rows,
    })
    .to_string())
}

/// Draws measured speeds.
///
/// # Errors
/// If the points or options are not what they should be, or the canvas cannot be drawn on.
#[wasm_bindgen(js_name = drawSpeed)]
pub fn draw_speed(canvas: HtmlCanvasElement, points: &str, options: &str) -> Result<(), JsError> {
    let points: Vec<(u32, f64)> = serde_json::from_str(points)?;
    let figure = SpeedFigure { points: &points };
    draw(canvas, options, |pen, size, colors| {
        figure.draw(pen, size, colors);
    })
}
