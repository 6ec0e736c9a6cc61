//! Whether results are what they say they are: trials are pure functions, so they are computed again
//! and compared, all of them or a random part.

mod claim;
mod files;
mod proof;
mod proving;

pub use claim::Claim;
pub use files::{FILE_COLUMNS, FileRow, FileVerdict, Files};
pub use proof::{Proof, Proven};
pub use proving::{Proving, Shown};
