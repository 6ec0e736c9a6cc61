//! `manytrials completions`: what a shell needs to complete the words of this program.

use std::process::ExitCode;

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::files::{Place, write};

/// Write the completions of a shell: source <(manytrials completions bash)
#[derive(Args)]
pub(super) struct Words {
    /// The shell
    shell: Shell,
}

/// Writes them to standard output.
pub(super) fn completions(words: &Words) -> Result<ExitCode, String> {
    let mut script = Vec::new();
    clap_complete::generate(
        words.shell,
        &mut super::Words::command(),
        "manytrials",
        &mut script,
    );
    write(&Place::Standard, &String::from_utf8_lossy(&script))?;
    Ok(ExitCode::SUCCESS)
}
