//! The wasm boundary: one binary for the page's own instance and for the worker's.

mod canvas;
pub mod check;
mod clock;
mod crossing;
pub mod definition;
pub mod files;
pub mod instance;
pub mod language;
mod letters;
pub mod opening;
pub mod saved;
pub mod sight;
pub mod speed;
pub mod worker;

// A misbuild is told here instead of by a page that hangs.
#[cfg(not(target_feature = "atomics"))]
compile_error!("build the page with `cargo xtask`, which gives it threads");

pub use wasm_bindgen_rayon::init_thread_pool;

use wasm_bindgen::prelude::*;

/// Whether threads can share this instance's memory.
#[wasm_bindgen(js_name = sharedMemory)]
#[must_use]
pub fn shared_memory() -> bool {
    let memory: js_sys::WebAssembly::Memory = wasm_bindgen::memory().into();
    memory
        .buffer()
        .is_instance_of::<js_sys::SharedArrayBuffer>()
}

/// Says on the console what went wrong before a fault ends the program: it is always our mistake,
/// and without this nobody could report it.
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|fault| {
        let words = fault.to_string().into();
        web_sys::console::error_1(&words);
        // The page says it too: few people have ever opened a console.
        let _ = js_sys::Reflect::set(&js_sys::global(), &"manyTrialsFault".into(), &words);
    }));
}
