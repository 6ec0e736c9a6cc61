//! When each thread was at work, for who wants to see it; nothing is noted unless somebody watches.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Milliseconds since whenever, the same on all threads.
pub type Clock = fn() -> f64;

/// No more is kept of each thread.
const MOST: usize = 10_000;
/// A pause that is shorter, in ms, is none: threads look round for work.
const PAUSE: f64 = 0.2;

/// A time in which a thread ran trials one behind the other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Span {
    /// The thread's number.
    pub thread: usize,
    /// When it began, in ms.
    pub begun: f64,
    /// When it ended.
    pub ended: f64,
    /// How many trials it ran.
    pub trials: u32,
}

/// Who looks on.
pub(super) struct Watch {
    clock: Clock,
    lanes: Vec<Mutex<Vec<Span>>>,
}

static WATCH: Mutex<Option<Arc<Watch>>> = Mutex::new(None);

/// Watches so many threads from now on.
pub(super) fn begin(clock: Clock, threads: usize) {
    let lanes = (0..threads).map(|_| Mutex::default());
    *locked(&WATCH) = Some(Arc::new(Watch {
        clock,
        lanes: lanes.collect(),
    }));
}

/// What was seen since, by threads; nobody looks on any more.
pub fn seen() -> Vec<Span> {
    let watch = locked(&WATCH).take();
    watch.map_or_else(Vec::new, |watch| {
        let lanes = watch.lanes.iter();
        lanes.flat_map(|lane| locked(lane).clone()).collect()
    })
}

/// Who looks on now, if somebody does.
pub(super) fn watching() -> Option<Arc<Watch>> {
    locked(&WATCH).clone()
}

impl Watch {
    /// Does something that is noted as so many trials of a thread.
    pub(super) fn see(&self, thread: usize, trials: u32, run: impl FnOnce()) {
        let begun = (self.clock)();
        run();
        let ended = (self.clock)();
        let Some(lane) = self.lanes.get(thread) else {
            return;
        };
        let mut spans = locked(lane);
        let has_room = spans.len() < MOST;
        match spans.last_mut() {
            Some(last) if begun - last.ended < PAUSE => {
                last.ended = ended;
                last.trials += trials;
            }
            _ if has_room => spans.push(Span {
                thread,
                begun,
                ended,
                trials,
            }),
            _ => {}
        }
    }
}

/// What nobody can have left half done.
fn locked<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}
