//! Any texts, one a line, as the results files of a class.
#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use many_trials_fuzz::{beginnings, holds, mutate};

fuzz_target!(|text: &str| {
    let files: Vec<String> = text.lines().take(8).map(str::to_owned).collect();
    holds::merged(&files);
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    mutate(beginnings::files, data, size, max_size, seed)
});
