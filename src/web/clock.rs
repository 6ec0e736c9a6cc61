//! The page's clock, for work that must not keep anybody waiting.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance)]
    fn now() -> f64;
    #[wasm_bindgen(thread_local_v2, js_namespace = performance, js_name = timeOrigin)]
    static TIME_ORIGIN: f64;
}

/// Milliseconds that all workers of the page count alike.
pub(super) fn alike() -> f64 {
    TIME_ORIGIN.with(|origin| origin + now())
}

/// Whether so many milliseconds from now are not over yet.
pub(super) fn within(milliseconds: f64) -> impl FnMut() -> bool {
    let until = js_sys::Date::now() + milliseconds;
    move || js_sys::Date::now() < until
}
