//! `manytrials scenarios`: every scenario with its parameters.

use std::process::ExitCode;

use clap::Args;
use many_trials::experiment::NUM_TRIALS;
use many_trials::param::Param;
use many_trials::scenario::SCENARIOS;

use super::files::say;

/// List scenarios and their parameters
#[derive(Args)]
pub(super) struct Words {}

/// Lists them.
pub(super) fn scenarios(_: &Words) -> Result<ExitCode, String> {
    for scenario in SCENARIOS {
        say(&format!(
            "{}: {}\n  {}",
            scenario.key(),
            scenario.title(),
            scenario.rule()
        ));
        scenario
            .params()
            .iter()
            .chain([&NUM_TRIALS])
            .for_each(describe);
        say("");
    }
    Ok(ExitCode::SUCCESS)
}

fn describe(param: &Param) {
    let default = param.default_value();
    say(&format!(
        "  {}: {} (default {default}). {}",
        param.key,
        param.allowed(),
        param.help
    ));
}
