//! The terminal program `manytrials`.

mod command;

use std::process::ExitCode;

fn main() -> ExitCode {
    match command::run(std::env::args_os().skip(1)) {
        Ok(status) => status,
        Err(message) => {
            eprintln!("manytrials: {message}");
            ExitCode::from(2)
        }
    }
}
