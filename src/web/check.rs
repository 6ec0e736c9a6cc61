//! The visitor's own numbers: from the page to its results, and to the worker and back.

use wasm_bindgen::prelude::*;

use super::crossing::taken;
use super::sight::Sight;
use crate::check::decoded;
use crate::view::{OwnGiven, OwnWork};

#[wasm_bindgen]
impl Sight {
    /// Sets the visitor's own numbers; an empty text takes them away.
    ///
    /// # Errors
    /// If nothing is shown.
    #[wasm_bindgen(js_name = setOwn)]
    pub fn set_own(
        &mut self,
        text: &str,
        #[wasm_bindgen(unchecked_param_type = "OwnGiven")] own: &JsValue,
    ) -> Result<(), JsError> {
        let own: OwnGiven = taken(own)?;
        self.shown_mut()?.give_own(text, own);
        Ok(())
    }

    /// Sets the visitor's own numbers from a file.
    ///
    /// # Errors
    /// As [`Sight::set_own`].
    #[wasm_bindgen(js_name = setOwnFile)]
    pub fn set_own_file(
        &mut self,
        bytes: &[u8],
        #[wasm_bindgen(unchecked_param_type = "OwnGiven")] own: &JsValue,
    ) -> Result<(), JsError> {
        self.set_own(&decoded(bytes), own)
    }

    /// The key of what a worker is to run beside the trials, if it did not yet.
    #[wasm_bindgen(js_name = ownBeside)]
    #[must_use]
    pub fn own_beside(&self) -> Option<String> {
        self.shown().ok()?.own_beside()
    }

    /// Takes what a worker ran beside the trials.
    ///
    /// # Errors
    /// If the bytes are not that.
    #[wasm_bindgen(js_name = setOwnBeside)]
    pub fn set_own_beside(&mut self, key: &str, bytes: &[u8]) -> Result<(), JsError> {
        let set = self.shown_mut()?.set_own_beside(key, bytes);
        set.map_err(|why| JsError::new(&why))
    }

    /// The numbers that are to be named by a worker, if they differ and were not named yet.
    #[wasm_bindgen(js_name = ownToName)]
    #[must_use]
    pub fn own_to_name(&self) -> Option<Vec<u8>> {
        self.shown().ok()?.own_to_name()
    }

    /// Takes what the worker said that the numbers look like.
    ///
    /// # Errors
    /// If nothing is shown.
    #[wasm_bindgen(js_name = setOwnLooks)]
    pub fn set_own_looks(&mut self, looks: &str) -> Result<(), JsError> {
        self.shown_mut()?.set_own_looks(looks);
        Ok(())
    }
}

/// Work for someone's own numbers, in the worker: some trials at a time.
#[wasm_bindgen]
pub struct CheckWork {
    work: OwnWork,
}

#[wasm_bindgen]
impl CheckWork {
    /// Single trials and misreadings of a link's experiment.
    #[must_use]
    pub fn beside(link: &str) -> CheckWork {
        CheckWork {
            work: OwnWork::beside(link),
        }
    }

    /// What numbers look like.
    #[must_use]
    pub fn names(link: &str, bytes: &[u8]) -> CheckWork {
        CheckWork {
            work: OwnWork::names(link, bytes),
        }
    }

    /// Runs at most so many trials. True once all are done.
    pub fn advance(&mut self, most: u32) -> bool {
        self.work.advance(u64::from(most))
    }

    /// What stands beside the trials, as bytes for the page.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        self.work.bytes()
    }

    /// What numbers look like, in a sentence; empty if like nothing known.
    #[must_use]
    pub fn sentence(&self) -> String {
        self.work.sentence()
    }
}
