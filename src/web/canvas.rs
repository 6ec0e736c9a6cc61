//! Figures on a canvas of the page.

use plotters_canvas::CanvasBackend;
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use crate::figure::{CanvasSize, Colors, Pen, SUBPIXELS};
use crate::language::say;
use crate::view::Paper;

/// How much smaller a tiny picture is than the figure that it is cut from.
const TINY: f64 = 0.5;

/// Axes need this much room, and a tiny picture, which has none, this much.
const LEAST: f64 = 100.0;
const LEAST_TINY: f64 = 40.0;

/// Sizes the canvas in device pixels, scales it so that the pen's unit is a part of a CSS pixel, and
/// draws.
///
/// # Errors
/// If the canvas cannot be drawn on.
pub(super) fn draw(
    canvas: HtmlCanvasElement,
    paper: &Paper,
    figure: impl FnOnce(&mut Pen<'_, CanvasBackend>, CanvasSize, &Colors),
) -> Result<(), JsError> {
    let size = paper.size();
    // A canvas that has no place on the page has nothing to show.
    if size.width < LEAST || size.height < LEAST {
        return Ok(());
    }
    let mut backend = prepared(canvas, paper, 1.0, (0.0, 0.0))?;
    let mut pen = Pen::new(&mut backend, 1.0);
    figure(&mut pen, size, &colors(paper)?);
    pen.finish().map_err(|error| JsError::new(&error))
}

/// A picture too small for words: a figure drawn larger, and cut to its curves and bars.
///
/// # Errors
/// As [`draw`].
pub(super) fn draw_tiny(
    canvas: HtmlCanvasElement,
    paper: &Paper,
    figure: impl FnOnce(&mut Pen<'_, CanvasBackend>, CanvasSize, &Colors),
) -> Result<(), JsError> {
    let size = paper.size();
    if size.width < LEAST_TINY || size.height < LEAST_TINY {
        return Ok(());
    }
    let larger = CanvasSize {
        width: size.width / TINY + 76.0,
        height: size.height / TINY + 54.0,
        compact: true,
    };
    let mut backend = prepared(canvas, paper, TINY, (58.0, 8.0))?;
    let mut pen = Pen::new(&mut backend, 1.0).wordless();
    figure(&mut pen, larger, &colors(paper)?);
    pen.finish().map_err(|error| JsError::new(&error))
}

fn colors(paper: &Paper) -> Result<Colors, JsError> {
    paper.colors.colors().map_err(|why| JsError::new(&why))
}

/// The canvas in device pixels, with a figure's unit scaled to them and so much of its margins cut off.
fn prepared(
    canvas: HtmlCanvasElement,
    paper: &Paper,
    zoom: f64,
    cut: (f64, f64),
) -> Result<CanvasBackend, JsError> {
    let (size, ratio) = (paper.size(), paper.ratio.clamp(0.5, 4.0));
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
    let scale = ratio * zoom / SUBPIXELS;
    let margin = |pixels: f64| -pixels * ratio * zoom;
    context
        .set_transform(scale, 0.0, 0.0, scale, margin(cut.0), margin(cut.1))
        .map_err(|_| refused())?;
    context.set_line_join("round");
    CanvasBackend::with_canvas_object(canvas).ok_or_else(refused)
}
