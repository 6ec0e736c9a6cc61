//! Figures on a canvas of the page.

use plotters_canvas::CanvasBackend;
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::letters::measured;
use crate::figure::{CanvasSize, Colors, Letters, Pen, SUBPIXELS};
use crate::language::say;
use crate::view::Paper;

/// How much smaller a tiny picture is than the figure that it shows.
const TINY: f64 = 0.5;

/// Axes need this much room, and a tiny picture, which has none, this much.
const LEAST: f64 = 100.0;
const LEAST_TINY: f64 = 40.0;

/// What draws a figure.
type Figure<'a> = &'a mut dyn FnMut(&mut Pen<'_>, CanvasSize, &Colors);

/// Draws a figure.
///
/// # Errors
/// If the canvas cannot be drawn on.
pub(super) fn draw(
    canvas: HtmlCanvasElement,
    paper: &Paper,
    figure: Figure<'_>,
) -> Result<(), JsError> {
    let size = paper.size(measured());
    // A canvas that has no place on the page has nothing to show.
    if size.width < LEAST || size.height < LEAST {
        return Ok(());
    }
    drawn(canvas, paper, size, 1.0, figure)
}

/// Draws a picture too small for words: a figure drawn larger, with nothing but its curves and bars.
///
/// # Errors
/// As [`draw`].
pub(super) fn draw_tiny(
    canvas: HtmlCanvasElement,
    paper: &Paper,
    figure: Figure<'_>,
) -> Result<(), JsError> {
    let size = paper.size(Letters::None);
    if size.width < LEAST_TINY || size.height < LEAST_TINY {
        return Ok(());
    }
    let size = CanvasSize {
        width: size.width / TINY,
        height: size.height / TINY,
        compact: true,
        ..size
    };
    drawn(canvas, paper, size, TINY, figure)
}

/// Sizes the canvas in device pixels, scales it so that the pen's unit is a part of a CSS pixel, and
/// draws.
fn drawn(
    canvas: HtmlCanvasElement,
    paper: &Paper,
    size: CanvasSize,
    zoom: f64,
    figure: Figure<'_>,
) -> Result<(), JsError> {
    let ratio = paper.ratio.clamp(0.5, 4.0);
    let device = (
        (size.width * zoom * ratio).round() as u32,
        (size.height * zoom * ratio).round() as u32,
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
    let scale = ratio * zoom / SUBPIXELS;
    context
        .set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0)
        .map_err(|_| refused())?;
    context.set_line_join("round");
    let colors = paper.colors.colors().map_err(|why| JsError::new(&why))?;
    let mut backend = CanvasBackend::with_canvas_object(canvas).ok_or_else(refused)?;
    let mut pen = Pen::new(&mut backend, 1.0);
    figure(&mut pen, size, &colors);
    pen.finish().map_err(|error| JsError::new(&error))
}
