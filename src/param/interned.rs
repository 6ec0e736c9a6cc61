//! Names that come from outside and live as long as the program: those of a visitor's own program.

use std::collections::HashSet;
use std::sync::{LazyLock, Mutex, PoisonError};

static KNOWN: LazyLock<Mutex<HashSet<&'static str>>> = LazyLock::new(Mutex::default);

/// The same text, which lives as long as the program. Each text is kept once; what a program is called by and
/// consists of are few and short, and stay until the page is left.
#[must_use]
pub fn interned(text: &str) -> &'static str {
    // A set of texts is whole also where somebody panicked beside it.
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = known.get(text) {
        return known;
    }
    let kept: &'static str = Box::leak(text.to_owned().into_boxed_str());
    known.insert(kept);
    kept
}
