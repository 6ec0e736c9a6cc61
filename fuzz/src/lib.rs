//! What the fuzz targets share with the suite's short run, `tests/hostile`: the mutations, the texts that
//! they begin with, and what holds of any input.

#[path = "../../tests/hostile/beginnings.rs"]
pub mod beginnings;
#[path = "../../tests/hostile/holds.rs"]
pub mod holds;
#[path = "../../tests/hostile/mutation.rs"]
pub mod mutation;

use std::sync::OnceLock;

use libfuzzer_sys::fuzzer_mutate;
use mutation::Mutator;

/// One in so many inputs begins anew.
const ANEW: usize = 50;

/// Changes what is not over its size in the way of the suite, or, as often, in that of the fuzzer.
pub fn mutate(
    beginnings: fn() -> Vec<String>,
    data: &mut [u8],
    size: usize,
    max_size: usize,
    seed: u32,
) -> usize {
    static BEGINNINGS: OnceLock<Vec<String>> = OnceLock::new();
    let beginnings = BEGINNINGS.get_or_init(beginnings);
    let mut mutator = Mutator::new(u64::from(seed));
    let text = if size < 2 || mutator.below(ANEW) == 0 {
        mutator.changed(beginnings)
    } else if mutator.below(2) == 0 {
        return fuzzer_mutate(data, size, max_size);
    } else {
        let mut text = String::from_utf8_lossy(&data[..size]).into_owned();
        let other = &beginnings[mutator.below(beginnings.len())];
        mutator.change(&mut text, other);
        text
    };
    let size = text.len().min(max_size);
    data[..size].copy_from_slice(&text.as_bytes()[..size]);
    size
}
