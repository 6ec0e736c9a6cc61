//! Trials that several instances share by their numbers, and that outlive the instance that ran them.

use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

use super::worker::Trials;
use crate::experiment::Experiment;
use crate::language::say;
use crate::run::{Assignment, Piece, Run};

/// Trials on their way to an instance.
#[derive(Serialize, Deserialize)]
struct Order {
    /// The experiment's link.
    link: String,
    pieces: Vec<SentPiece>,
}

/// Trials of a case, from the first to behind the last.
#[derive(Serialize, Deserialize)]
struct SentPiece {
    case: usize,
    start: u64,
    end: u64,
}

/// What is kept of a run.
#[derive(Serialize, Deserialize)]
struct Kept {
    /// The experiment's link.
    link: String,
    /// The exact sums, and which trials they are of.
    trials: Vec<u8>,
}

#[wasm_bindgen]
impl Trials {
    /// Gives some of the next trials, at most so many, to one of several instances; nothing if there
    /// is nothing to give now.
    #[wasm_bindgen(js_name = handOut)]
    pub fn hand_out(&mut self, most: u32, instances: u32) -> Option<Vec<u8>> {
        let run = self.open_run()?;
        let pieces = run.hand_out(u64::from(most), u64::from(instances));
        if pieces.is_empty() {
            return None;
        }
        let pieces = pieces.into_iter().map(|Piece { case, trials }| SentPiece {
            case,
            start: trials.start,
            end: trials.end,
        });
        let order = Order {
            link: run.experiment().link(),
            pieces: pieces.collect(),
        };
        postcard::to_allocvec(&order).ok()
    }

    /// Adds up what an instance ran of the trials that were handed out last.
    ///
    /// # Errors
    /// If these are no such trials.
    pub fn take(&mut self, trials: &[u8]) -> Result<(), JsError> {
        let Some(run) = self.open_run() else {
            return Ok(());
        };
        run.take(trials).map_err(|_| foreign())
    }

    /// Forgets what was handed out and has not come back.
    #[wasm_bindgen(js_name = giveBack)]
    pub fn give_back(&mut self) {
        for run in self.runs_mut() {
            run.give_back();
        }
    }

    /// Everything that was done, for the instance that goes on if this one fails.
    #[must_use]
    pub fn checkpoint(&self) -> Vec<u8> {
        let kept = |run: &Run| Kept {
            link: run.experiment().link(),
            trials: run.to_bytes(),
        };
        let kept: Vec<Kept> = self.runs().map(kept).collect();
        // Serialising bytes into growing memory has no way to fail.
        postcard::to_allocvec(&kept).unwrap_or_default()
    }

    /// Takes over what another instance had done, as far as it is of the experiment and its pins.
    ///
    /// # Errors
    /// If these are no such trials.
    pub fn restore(&mut self, checkpoint: &[u8]) -> Result<(), JsError> {
        let kept: Vec<Kept> = postcard::from_bytes(checkpoint)?;
        for run in self.runs_mut() {
            for Kept { link, trials } in &kept {
                if run.done() == 0 && run.continues(&Experiment::from_link(link).0) {
                    run.take(trials).map_err(|_| foreign())?;
                }
            }
        }
        Ok(())
    }
}

fn foreign() -> JsError {
    JsError::new(&say!("These trials are of another experiment."))
}

/// An instance that runs what another hands to it.
#[wasm_bindgen]
#[derive(Default)]
pub struct Instance {
    share: Option<(String, Assignment)>,
}

#[wasm_bindgen]
impl Instance {
    /// Nothing to do yet.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Instance {
        Instance::default()
    }

    /// Takes on the trials of an order.
    ///
    /// # Errors
    /// If it is none.
    pub fn begin(&mut self, order: &[u8]) -> Result<(), JsError> {
        let Order { link, pieces } = postcard::from_bytes(order)?;
        let pieces: Vec<Piece> = pieces
            .into_iter()
            .map(|SentPiece { case, start, end }| Piece {
                case,
                trials: start..end,
            })
            .collect();
        let known = self.share.take().filter(|(known, _)| *known == link);
        let mut share = match known {
            Some((_, share)) => share,
            None => Assignment::new(&Experiment::from_link(&link).0),
        };
        share.begin(&pieces);
        self.share = Some((link, share));
        Ok(())
    }

    /// Runs at most so many of them; tells whether all are done.
    pub fn advance(&mut self, most: u32) -> bool {
        let share = self.share.as_mut();
        share.is_none_or(|(_, share)| share.advance(u64::from(most)))
    }

    /// How many of them are done.
    #[must_use]
    pub fn done(&self) -> f64 {
        let share = self.share.as_ref();
        share.map_or(0, |(_, share)| share.done()) as f64
    }

    /// What they gave.
    #[must_use]
    pub fn trials(&self) -> Vec<u8> {
        let share = self.share.as_ref();
        share.map_or(Vec::new(), |(_, share)| share.to_bytes())
    }
}
