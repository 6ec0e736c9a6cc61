//! Figures as they are drawn: where their words stand, and what they say of events.
#![allow(clippy::unwrap_used)] // in a test, a panic is the message

mod events;
mod labels;
mod made;
mod recorder;
