//! `manytrials merge`: parts of an experiment that ran anywhere, merged exactly.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use many_trials::results::{Part, merge as merge_parts, read};

use super::files;
use super::outputs::Outputs;
use super::report::report;

/// Merge parts of an experiment, exactly
#[derive(Args)]
pub(super) struct Words {
    /// Results files, as run --json writes them
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
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
    words.outputs.write(&results)?;
    if !words.outputs.to_standard_output() {
        report(&results);
    }
    Ok(ExitCode::SUCCESS)
}
