//! Many Trials: Monte-Carlo course experiments on every core, in the browser and in the terminal.
//!
//! The layers, and what each may not know, are in `ARCHITECTURE.md`.

pub mod check;
pub mod experiment;
pub mod figure;
pub mod grading;
pub mod language;
pub mod naming;
pub mod param;
pub mod results;
pub mod run;
pub mod scenario;
pub mod sim;
pub mod verify;
pub mod view;

#[cfg(target_arch = "wasm32")]
pub mod web;
