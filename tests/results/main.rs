//! Results files and what is made of them: read as they were written, merged, proved, and saved with
//! what they are of.
#![allow(clippy::unwrap_used)] // in a test, a panic is the message

mod any;
mod class;
#[path = "../finished/mod.rs"]
mod finished;
mod identity;
mod saved;
mod verify;
