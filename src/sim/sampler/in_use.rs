//! The tables that somebody uses, so that cases with the same probabilities share them.

use std::sync::{Arc, Mutex, PoisonError, Weak};

/// Those that are in use.
pub(super) struct InUse<T>(Mutex<Vec<Weak<T>>>);

impl<T> InUse<T> {
    pub(super) const fn none() -> Self {
        InUse(Mutex::new(Vec::new()))
    }

    /// The one that is the same as what is asked for, or a new one.
    pub(super) fn get(&self, same: impl Fn(&T) -> bool, new: impl FnOnce() -> T) -> Arc<T> {
        // A list of weak references is whole whenever somebody panicked.
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.retain(|table| table.strong_count() > 0);
        if let Some(table) = known
            .iter()
            .filter_map(Weak::upgrade)
            .find(|table| same(table))
        {
            return table;
        }
        let table = Arc::new(new());
        known.push(Arc::downgrade(&table));
        table
    }
}
