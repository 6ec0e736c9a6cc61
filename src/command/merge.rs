//! `manytrials merge`: parts of an experiment that ran anywhere, merged exactly.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use many_trials::results::{Class, Report};

use super::files::{self, Given};
use super::outputs::Outputs;
use super::report::{address, aside, report, tell};

/// Merge parts of an experiment, exactly
#[derive(Args)]
#[command(
    after_help = "Of several experiments the one with most files is merged. Every file that is not used is named with \
                  the reason, and so are the trials that are missing of the whole that the links ask for.\n\n\
                  Exit status: 0 if every file was used and no trial is missing, 1 if some were merged, 2 with a \
                  sentence if none were."
)]
pub(super) struct Words {
    /// Results files, as run --json writes them, .zip archives, and folders of them
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
    let mut class = Class::default();
    files::each(
        &words.files,
        &Class::wants,
        &mut |name, given| match given {
            Given::Bytes(bytes) => class.add(name, &bytes),
            Given::Failed(why) => class.refuse(name, why),
            Given::Other => class.pass_over(name),
        },
    );
    let told = class.report();
    for remark in told.remarks() {
        aside(&remark);
    }
    let Some(results) = class.results() else {
        return Err("nothing was merged.".to_owned());
    };
    let read: Vec<&Path> = words.files.iter().map(PathBuf::as_path).collect();
    words.outputs.check(&results.experiment, &[], &read)?;
    let written = words.outputs.write(results);
    tell(
        &report(results),
        words.quiet,
        words.outputs.to_standard_output(),
    )?;
    written?;
    let whole = told.is_whole() && told.refused.is_empty();
    if !(whole && words.quiet) {
        let run = match results.experiment.scenario().own() {
            Some(_) => "program",
            None => "run",
        };
        tell_what_is_missing(&told, run);
    }
    Ok(if whole {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(1)
    })
}

/// So many gaps are told one by one.
const MOST_GAPS: usize = 100;

/// Says what is there, and with which command the rest is made.
fn tell_what_is_missing(report: &Report, run: &str) {
    aside(&report.sentence());
    for gap in report.missing.iter().take(MOST_GAPS) {
        let file = format!("trials-{}-{}.json", gap.trials.start, gap.trials.end - 1);
        aside(&format!("{}; to make them:", gap.sentence()));
        aside(&format!(
            "  manytrials {run} '{}' --json {file}",
            address(&gap.link)
        ));
    }
    let more = report.missing.len().saturating_sub(MOST_GAPS);
    if more > 0 {
        aside(&format!("and {more} more gaps"));
    }
}
