//! What was measured of the page's speed: drawn, and in words.

use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use super::canvas::draw;
use super::crossing::{given, taken};
use crate::experiment::Experiment;
use crate::figure::SpeedFigure;
use crate::view::{Measured, Paper, speed_points, speed_scene, speed_task};

/// What is to be measured of a link's experiment.
#[wasm_bindgen(js_name = speedTask, unchecked_return_type = "SpeedTask")]
#[must_use]
pub fn task(link: &str) -> JsValue {
    given(&speed_task(&Experiment::from_link(link).0))
}

/// Measured speeds in words.
///
/// # Errors
/// If they are not what they should be.
#[wasm_bindgen(js_name = speedScene, unchecked_return_type = "SpeedScene")]
pub fn scene(
    #[wasm_bindgen(unchecked_param_type = "Measured[]")] measured: &JsValue,
) -> Result<JsValue, JsError> {
    Ok(given(&speed_scene(&taken::<Vec<Measured>>(measured)?)))
}

/// Draws measured speeds.
///
/// # Errors
/// As [`scene`], or if the canvas cannot be drawn on.
#[wasm_bindgen(js_name = drawSpeed)]
pub fn draw_speed(
    canvas: HtmlCanvasElement,
    #[wasm_bindgen(unchecked_param_type = "Measured[]")] measured: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Paper")] paper: &JsValue,
) -> Result<(), JsError> {
    let points = speed_points(&taken::<Vec<Measured>>(measured)?);
    let figure = SpeedFigure { points: &points };
    draw(canvas, &taken::<Paper>(paper)?, &mut |pen, size, colors| {
        figure.draw(pen, size, colors);
    })
}
