//! The terminal program `manytrials`.

mod command;

use std::process::ExitCode;

use many_trials::language::printed;

fn main() -> ExitCode {
    match command::run(std::env::args_os().skip(1)) {
        Ok(status) => status,
        Err(message) => {
            eprintln!("manytrials: {}", printed(&message));
            ExitCode::from(2)
        }
    }
}
