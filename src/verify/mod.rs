//! Whether results are what they say they are: trials are pure functions, so they are computed again
//! and compared, all of them or a random part.

mod claim;
mod files;
mod opened;
mod proof;

pub use claim::Claim;
pub use files::{FILE_COLUMNS, Files, Row, Verdict};
pub use opened::{Opened, Shown};
pub use proof::{Finding, Proof};
