//! Any text as a results file.
#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use many_trials_fuzz::{beginnings, holds, mutate};

fuzz_target!(|text: &str| holds::results_file(text));

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    mutate(beginnings::files, data, size, max_size, seed)
});
