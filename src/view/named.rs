//! Something by its key, and as people read it: what menus and buttons are made of.

use serde::Serialize;

/// Something by its key, and as people read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Named {
    /// As links and files have it.
    pub key: String,
    /// As people read it.
    pub label: String,
}
