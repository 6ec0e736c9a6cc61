//! What is wanted of `manytrials run`: its words on the command line.

use std::path::PathBuf;

use clap::Args;

use super::files::Place;
use super::outputs::Outputs;
use super::rows::Rows;

/// Run the experiment of a link on every core
///
/// Ctrl+C stops it and keeps what is done: the files are written, and a sentence says which command goes
/// on. Files that are there already are replaced when the new ones are whole. A name that ends in .gz is
/// packed with gzip; - is standard output.
#[derive(Args)]
pub(super) struct Words {
    /// A link of the page, or its query alone, in quotes; manytrials presets has some
    #[arg(required_unless_present = "resume")]
    pub(super) link: Option<String>,
    /// Only trials A to B − 1 of the experiment
    #[arg(long, value_name = "A..B", allow_hyphen_values = true)]
    pub(super) trials: Option<String>,
    /// Only the I-th of N equal parts of the trials (I from 1)
    #[arg(long, value_name = "I/N", allow_hyphen_values = true)]
    pub(super) part: Option<String>,
    /// Go on from a results file: run only the trials that it lacks, and add them to it; without LINK
    /// those of its own
    #[arg(long, value_name = "FILE")]
    pub(super) resume: Option<PathBuf>,
    /// Threads to use (default: every core)
    #[arg(long, value_name = "N", allow_hyphen_values = true, value_parser = threads)]
    pub(super) threads: Option<usize>,
    /// Write one CSV row a trial
    #[arg(long, value_name = "FILE")]
    pub(super) per_trial: Option<Place>,
    /// Replay trial N alone: its series as CSV, to --csv FILE or standard output
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub(super) trial: Option<String>,
    /// Say nothing but what went wrong: no progress, no report
    #[arg(long, short)]
    pub(super) quiet: bool,
    #[command(flatten)]
    pub(super) outputs: Outputs,
}

impl Words {
    /// Whether the rows were all that was wanted, and who read them left.
    pub(super) fn is_for_nobody(&self, rows: Option<&Rows>) -> bool {
        rows.is_some_and(Rows::reader_left) && self.outputs.given().next().is_none()
    }
}

/// A number of threads.
pub(super) fn threads(text: &str) -> Result<usize, String> {
    let number = text.parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| "it takes a whole number from 1 on".to_owned())
}
