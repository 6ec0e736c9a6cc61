//! `manytrials man`: the manual page of the program or of one of its commands.

use std::process::ExitCode;

use clap::{Args, CommandFactory};
use clap_mangen::Man;

use super::files::{Place, write};

/// Write the manual page: manytrials man | man -l -
#[derive(Args)]
pub(super) struct Words {
    /// The command it is of; of the whole program without one
    command: Option<String>,
}

/// Writes it to standard output.
pub(super) fn man(words: &Words) -> Result<ExitCode, String> {
    let mut all = super::Words::command();
    all.build();
    let page = match &words.command {
        None => all,
        Some(name) => {
            let found = all.find_subcommand(name).cloned();
            let found = found.ok_or_else(|| {
                format!("there is no command “{name}”; manytrials --help lists them.")
            })?;
            // A page is named as in `man manytrials-run`.
            found.display_name(format!("manytrials-{name}"))
        }
    };
    let mut text = Vec::new();
    let written = Man::new(page).render(&mut text);
    written.map_err(|error| format!("the manual page could not be made: {error}."))?;
    write(&Place::Standard, &String::from_utf8_lossy(&text))?;
    Ok(ExitCode::SUCCESS)
}
