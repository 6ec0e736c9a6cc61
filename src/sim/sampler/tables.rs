//! The tables that there are, so that cases with the same probabilities share them.

use std::sync::{Arc, Mutex, PoisonError, Weak};

/// How many stay that were asked for last: those of two models of viruses. Each has at most 3.5 MB, and some 1 MB as the
/// course has it.
const STAY: usize = 6;

/// Tables of one kind.
pub(super) struct Tables<T>(Mutex<Lists<T>>);

struct Lists<T> {
    /// Those that somebody uses.
    used: Vec<Weak<T>>,
    /// Those that were asked for last, the latest behind. They stay: a hand that moves another value than theirs would
    /// have them worked out anew at every place, which takes as long as the first hundred trials.
    last: Vec<Arc<T>>,
}

impl<T> Tables<T> {
    /// None yet.
    pub(super) const fn none() -> Self {
        Tables(Mutex::new(Lists {
            used: Vec::new(),
            last: Vec::new(),
        }))
    }

    /// The table that is meant, made if there is none.
    pub(super) fn get(&self, is_meant: impl Fn(&T) -> bool, make: impl FnOnce() -> T) -> Arc<T> {
        // The lists are whole whenever somebody panicked.
        let mut lists = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        lists.used.retain(|table| table.strong_count() > 0);
        let mut used = lists.used.iter().filter_map(Weak::upgrade);
        let table = used.find(|table| is_meant(table)).unwrap_or_else(|| {
            let table = Arc::new(make());
            lists.used.push(Arc::downgrade(&table));
            table
        });
        lists.last.retain(|last| !Arc::ptr_eq(last, &table));
        if lists.last.len() == STAY {
            lists.last.remove(0);
        }
        lists.last.push(Arc::clone(&table));
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_in_use_are_shared_the_last_ones_stay_and_others_are_gone() {
        let known = Tables::none();
        let ask = |number: usize| known.get(|table| *table == number, || number);
        let (used, unused) = (ask(0), Arc::downgrade(&ask(1)));
        assert!(Arc::ptr_eq(&used, &ask(0)));
        assert!(!Arc::ptr_eq(&used, &ask(2)));
        // Of 1, 0 and 2 on, the first has to go for the seventh.
        for number in 3..STAY {
            drop(ask(number));
        }
        assert!(unused.upgrade().is_some());
        drop(ask(STAY));
        assert!(unused.upgrade().is_none());
        for number in STAY..3 * STAY {
            drop(ask(number));
        }
        assert!(Arc::ptr_eq(&used, &ask(0)));
    }
}
