//! The page's clock, for work that must not keep anybody waiting.

/// Whether so many milliseconds from now are not over yet.
pub(super) fn within(milliseconds: f64) -> impl FnMut() -> bool {
    let until = js_sys::Date::now() + milliseconds;
    move || js_sys::Date::now() < until
}
