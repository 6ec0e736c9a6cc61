//! What the fuzz targets share with the suite's short run, `tests/hostile`: the mutations, and what
//! holds of any input.

#[path = "../../tests/hostile/holds.rs"]
pub mod holds;
#[path = "../../tests/hostile/mutation.rs"]
pub mod mutation;

use libfuzzer_sys::fuzzer_mutate;
use mutation::Mutator;

/// Changes what is not over its size in the way of the suite, or, as often, in that of the fuzzer.
pub fn mutate(data: &mut [u8], size: usize, max_size: usize, seed: u32) -> usize {
    let mut mutator = Mutator::new(u64::from(seed));
    if mutator.below(2) == 0 {
        return fuzzer_mutate(data, size, max_size);
    }
    let mut text = String::from_utf8_lossy(&data[..size]).into_owned();
    let other = text.clone();
    mutator.change(&mut text, &other);
    let size = text.len().min(max_size);
    data[..size].copy_from_slice(&text.as_bytes()[..size]);
    size
}
