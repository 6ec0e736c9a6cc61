//! Figures as they are drawn: where their words stand, and what they say of events.
#![allow(clippy::unwrap_used)] // in a test, a panic is the message

mod events;
mod labels;
mod made;
mod recorder;

use std::sync::{PoisonError, RwLock, RwLockReadGuard};

/// The language is one for the whole program: whoever reads English words has it for reading, and whoever sets another
/// language has it alone.
static LANGUAGE: RwLock<()> = RwLock::new(());

/// As long as it is held, words are English.
fn in_english() -> RwLockReadGuard<'static, ()> {
    LANGUAGE.read().unwrap_or_else(PoisonError::into_inner)
}
