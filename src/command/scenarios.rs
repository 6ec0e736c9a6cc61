//! `manytrials scenarios`: every scenario with its parameters.

use std::process::ExitCode;

use clap::Args;
use many_trials::experiment::EVERYWHERE;
use many_trials::language::shown;
use many_trials::param::{Kind, Param};
use many_trials::scenario::{SCENARIOS, Scenario, find};

use super::files::{Place, write};

/// List scenarios and their parameters
#[derive(Args)]
pub(super) struct Words {
    /// The scenario to list; all without one
    scenario: Option<String>,
}

/// Lists them.
pub(super) fn scenarios(words: &Words) -> Result<ExitCode, String> {
    let mut text = String::new();
    if let Some(key) = &words.scenario {
        let Some(scenario) = find(key) else {
            let known: Vec<&str> = SCENARIOS.iter().map(|scenario| scenario.key()).collect();
            return Err(format!(
                "there is no scenario “{}”; there are {}.",
                shown(key),
                known.join(", ")
            ));
        };
        describe(scenario, &mut text);
    } else {
        for scenario in SCENARIOS {
            describe(*scenario, &mut text);
        }
    }
    text += "Every scenario:\n";
    for param in &EVERYWHERE {
        text += &described(param);
    }
    text += "\nA comma list compares values (a=1,2,5), and a range as many as are asked for (a=0..300/7).\n";
    write(&Place::Standard, &text)?;
    Ok(ExitCode::SUCCESS)
}

fn describe(scenario: &dyn Scenario, text: &mut String) {
    *text += &format!(
        "{}: {}\n  {}\n",
        scenario.key(),
        scenario.title(),
        scenario.rule()
    );
    for param in scenario.params() {
        *text += &described(param);
    }
    text.push('\n');
}

fn described(param: &Param) -> String {
    let mut text = format!(
        "  {}: {} (default {}). {}\n",
        param.key,
        param.allowed(),
        param.default_value(),
        param.help
    );
    if let Kind::Choice { options, .. } = param.kind {
        for option in options {
            text += &format!("    {}: {}\n", option.key, option.label);
        }
    }
    text
}
