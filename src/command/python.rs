//! `manytrials python`: the experiment of a link as a Python program.

use std::process::ExitCode;

use clap::Args;

use super::files::{Place, check_one, write};
use super::link::experiment;

/// Write the experiment as a Python program, to read and to change
#[derive(Args)]
pub(super) struct Words {
    /// A link of the page, or its query alone, in quotes; manytrials presets has some
    link: String,
    /// The program's file; standard output if there is none, or -
    file: Option<Place>,
    /// Replace the file if it is there
    #[arg(long)]
    force: bool,
}

/// Writes the program.
pub(super) fn python(words: &Words) -> Result<ExitCode, String> {
    let program = many_trials::results::python(&experiment(&words.link)?);
    let place = words.file.clone().unwrap_or(Place::Standard);
    if let Place::File(file) = &place
        && file.is_file()
        && !words.force
    {
        // A program is changed by hand, and hours of work would be gone.
        return Err(format!(
            "{place} is there already, and may hold changes of yours; --force replaces it."
        ));
    }
    check_one("python", Some(&place), &[])?;
    write(&place, &program)?;
    Ok(ExitCode::SUCCESS)
}
