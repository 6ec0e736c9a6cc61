//! What is said of a text that cannot be read.

use crate::language::{say, shown};
use crate::param::grouped;

/// The sentence where nothing is.
pub(super) fn nothing() -> String {
    say!("There are no numbers yet. Paste your list of results.")
}

/// The sentence of what was printed in part.
pub(super) fn short(count: usize) -> String {
    say!(
        "This was printed short: only {count} numbers stand beside “...”. Print them all, as with \
         print(list(results)), or write them to a file.",
        count = grouped(count as i64),
    )
}

/// The sentence of what is no number.
pub(super) fn odd(word: &str, before: usize) -> String {
    say!(
        "“{word}” is no number that can be used; it comes after {count} that can. Paste \
         numbers apart by commas, spaces or lines, with a point before decimals.",
        word = shown(word),
        count = grouped(before as i64),
    )
}
