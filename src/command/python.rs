//! `manytrials python`: the experiment of a link as a Python program.

use std::process::ExitCode;

use clap::Args;

use super::files::{Place, write};
use super::link::experiment;

/// Write the experiment as a Python program, to read and to change
#[derive(Args)]
pub(super) struct Words {
    /// A link of the page, or its query alone, in quotes; manytrials presets has some
    link: String,
    /// The program's file; standard output if there is none, or -
    file: Option<Place>,
}

/// Writes the program.
pub(super) fn python(words: &Words) -> Result<ExitCode, String> {
    let program = many_trials::results::python(&experiment(&words.link)?);
    let place = words.file.as_ref().unwrap_or(&Place::Standard);
    write(place, program.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
