//! What was measured of the page's speed, across the boundary.

use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use super::crossing::{given, taken};
use super::page::draw;
use crate::figure::SpeedFigure;
use crate::view::SpeedWords;

/// The words of measured speeds: threads, and trials a second with them.
///
/// # Errors
/// If the points are not what they should be.
#[wasm_bindgen(js_name = speedWords, unchecked_return_type = "SpeedWords")]
pub fn speed_words(
    #[wasm_bindgen(unchecked_param_type = "[number, number][]")] points: &JsValue,
) -> Result<JsValue, JsError> {
    let points: Vec<(u32, f64)> = taken(points)?;
    Ok(given(&SpeedWords::of(&points)))
}

/// Draws measured speeds.
///
/// # Errors
/// If the points or options are not what they should be, or the canvas cannot be drawn on.
#[wasm_bindgen(js_name = drawSpeed)]
pub fn draw_speed(
    canvas: HtmlCanvasElement,
    #[wasm_bindgen(unchecked_param_type = "[number, number][]")] points: &JsValue,
    options: &str,
) -> Result<(), JsError> {
    let points: Vec<(u32, f64)> = taken(points)?;
    let figure = SpeedFigure { points: &points };
    draw(canvas, options, |pen, size, colors| {
        figure.draw(pen, size, colors);
    })
}
