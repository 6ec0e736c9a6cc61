//! How wide letters are on a canvas of the page: measured by the browser, each of them once.

use std::cell::RefCell;
use std::collections::HashMap;

use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use crate::figure::{FONTS, Letters};

/// Letters are measured this large, so that nothing is lost to rounding.
const SIZE: f64 = 100.0;

thread_local! {
    static CONTEXT: Option<CanvasRenderingContext2d> = context();
    static WIDTHS: RefCell<HashMap<(char, bool), f64>> = RefCell::default();
}

/// The widths of the page's letters.
pub(super) fn measured() -> Letters {
    Letters::Measured(width)
}

/// How wide a letter is, for its size; as in a wide font, where the browser measures none.
fn width(letter: char, bold: bool) -> f64 {
    WIDTHS.with_borrow_mut(|widths| {
        *widths.entry((letter, bold)).or_insert_with(|| {
            CONTEXT
                .with(|context| {
                    let context = context.as_ref()?;
                    let weight = if bold { "bold" } else { "normal" };
                    context.set_font(&format!("{weight} {SIZE}px {FONTS}"));
                    let measured = context.measure_text(letter.encode_utf8(&mut [0; 4])).ok()?;
                    Some(measured.width() / SIZE)
                })
                .unwrap_or_else(|| Letters::Widest.of(letter, bold))
        })
    })
}

fn context() -> Option<CanvasRenderingContext2d> {
    let canvas = web_sys::window()?
        .document()?
        .create_element("canvas")
        .ok()?;
    let canvas: HtmlCanvasElement = canvas.dyn_into().ok()?;
    canvas.get_context("2d").ok()??.dyn_into().ok()
}
