//! The terminal program as a person or a script uses it: its files, its sentences, its exit status.
#![allow(clippy::unwrap_used)] // in a test, a panic is the message

mod figures;
mod files;
#[path = "../finished/mod.rs"]
mod finished;
mod going_on;
mod lists;
mod merge;
mod own_program;
mod program;
mod run;
mod trial;
mod verify;
mod words;
