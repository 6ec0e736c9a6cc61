//! Any text as a link.
#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use many_trials_fuzz::{beginnings, holds, mutate};

fuzz_target!(|text: &str| holds::link(text));

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    mutate(beginnings::links, data, size, max_size, seed)
});
