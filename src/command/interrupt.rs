//! Ctrl+C, and the polite end that clusters ask for: the run stops between two batches, so that what
//! is done is kept.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

/// Whether somebody asked to stop.
pub(super) struct Interrupt {
    signal: Arc<AtomicUsize>,
    heard: Arc<AtomicBool>,
}

impl Interrupt {
    /// Listens from now on.
    pub(super) fn listen() -> Result<Self, String> {
        let refuse = |error: io::Error| format!("Ctrl+C cannot be listened to: {error}.");
        let (signal, heard) = (Arc::default(), Arc::default());
        // A second Ctrl+C ends at once, as soon as the first one was heard: some programs send it twice
        // in one moment. SIGTERM is sent twice by `timeout`, and who cannot wait has SIGKILL.
        flag::register_conditional_shutdown(SIGINT, 128 + SIGINT, Arc::clone(&heard))
            .map_err(refuse)?;
        for number in [SIGINT, SIGTERM] {
            flag::register_usize(number, Arc::clone(&signal), number as usize).map_err(refuse)?;
        }
        Ok(Interrupt { signal, heard })
    }

    /// The status to end with, if somebody asked to stop.
    pub(super) fn status(&self) -> Option<u8> {
        let signal = self.signal.load(Ordering::Relaxed);
        if signal == 0 {
            return None;
        }
        self.heard.store(true, Ordering::Relaxed);
        // Signals have small numbers.
        Some(128 + signal as u8)
    }
}
