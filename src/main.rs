//! The terminal program `manytrials`: run, merge, scenarios, presets.

mod command;

use std::process::ExitCode;

fn main() -> ExitCode {
    match command::run(std::env::args_os().skip(1)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("manytrials: {message}");
            ExitCode::from(2)
        }
    }
}
