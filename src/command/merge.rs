//! `manytrials merge`: parts of an experiment that ran anywhere, merged exactly.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use many_trials::results::{Part, merge as merge_parts, read};

use super::files;
use super::outputs::Outputs;
use super::report::{report, tell};

/// Merge parts of an experiment, exactly
#[derive(Args)]
pub(super) struct Words {
    /// Results files, as run --json writes them
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Say nothing but what went wrong
    #[arg(long, short)]
    quiet: bool,
    #[command(flatten)]
    outputs: Outputs,
}

/// Merges the files.
pub(super) fn merge(words: &Words) -> Result<ExitCode, String> {
    let mut parts = Vec::new();
    for file in &words.files {
        let name = file.display().to_string();
        let text = files::read(file)?;
        let results = read(&text).map_err(|error| format!("{name} is not used: {error}."))?;
        parts.push(Part { name, results });
    }
    let results = merge_parts(parts).map_err(|error| format!("nothing was merged: {error}."))?;
    let read: Vec<&Path> = words.files.iter().map(PathBuf::as_path).collect();
    words.outputs.check(&results.experiment, &[], &read)?;
    let written = words.outputs.write(&results);
    tell(
        &report(&results),
        words.quiet,
        words.outputs.to_standard_output(),
    )?;
    written?;
    Ok(ExitCode::SUCCESS)
}
