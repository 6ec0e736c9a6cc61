//! `manytrials presets`: every exercise of the course with its link.

use std::process::ExitCode;

use clap::Args;
use many_trials::experiment::Experiment;
use many_trials::scenario::SCENARIOS;

use super::files::{Place, write};

/// List the course exercises with their links
#[derive(Args)]
pub(super) struct Words {}

/// Lists them.
pub(super) fn presets(_: &Words) -> Result<ExitCode, String> {
    let mut text = String::new();
    for scenario in SCENARIOS {
        for preset in scenario.presets() {
            text += &format!(
                "{}: {}\n  {}\n",
                preset.exercise,
                preset.title,
                Experiment::of_preset(*scenario, preset).link()
            );
        }
    }
    write(&Place::Standard, &text)?;
    Ok(ExitCode::SUCCESS)
}
