//! What the worker sends to the page: statistics with the experiment they belong to.

use serde::{Deserialize, Serialize};

use crate::sim::Statistics;

/// The statistics of all cases at a moment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    /// The canonical link of the experiment.
    pub link: String,
    /// The statistics of each case.
    pub statistics: Vec<Statistics>,
}

impl Snapshot {
    /// The snapshot as bytes, small and fast to read.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        // Serialising numbers, texts and lists into growing memory has no way to fail.
        postcard::to_allocvec(self).unwrap_or_default()
    }

    /// The snapshot in bytes.
    ///
    /// # Errors
    /// A sentence, if the bytes are none.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        postcard::from_bytes(bytes)
            .map_err(|error| format!("These bytes are no snapshot: {error}."))
    }
}
