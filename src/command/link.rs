//! The link that a command takes: an experiment, or every reason why it is none.

use std::path::Path;

use many_trials::experiment::{Draft, Experiment};
use many_trials::language::shown;
use many_trials::scenario::SCENARIOS;

/// The experiment of a link, or every problem of it. A page has a first experiment to show, and a
/// terminal has none: who runs a link without a scenario ran an empty variable, or half a link.
pub(super) fn experiment(link: &str) -> Result<Experiment, String> {
    let draft = Draft::from_link(link);
    let example = format!("'?scenario={}&numTrials=1000'", SCENARIOS[0].key());
    if !link.contains('=') && Path::new(link).is_file() {
        return Err(format!(
            "{} is a file, and no link; merge reads results files, and --resume goes on from one.",
            shown(link)
        ));
    }
    if draft.entries.is_empty() {
        return Err(format!(
            "the link is empty, so nothing is run. If it stood in a variable, as in \"$LINK\", the variable \
             is empty here: not set, not exported, or not sent to this machine. Type a link in quotes, \
             such as {example}; manytrials presets lists some."
        ));
    }
    if draft.entries.iter().all(|(key, _)| key != "scenario") {
        return Err(format!(
            "the link “{}” names no scenario, so nothing is run. Without quotes a shell cuts a link at its \
             first &. Type the whole link in quotes, such as {example}; manytrials presets lists some.",
            shown(link)
        ));
    }
    settled(&draft, "this link does not say what can be run")
}

/// The experiment of some words, or every problem of them.
pub(super) fn settled(draft: &Draft, wrong: &str) -> Result<Experiment, String> {
    let (experiment, problems) = draft.settle();
    if problems.is_empty() {
        return Ok(experiment);
    }
    let each = problems.iter().map(|problem| problem.wrong.as_str());
    Err(format!(
        "{wrong}.\n  {}",
        each.collect::<Vec<_>>().join("\n  ")
    ))
}

/// Refuses a visitor's own program, whose trials only Python computes.
pub(super) fn computed_here(experiment: &Experiment) -> Result<(), String> {
    if experiment.scenario().own().is_none() {
        return Ok(());
    }
    Err(
        "this is an experiment of somebody's own Python program, and nothing of it was run. Look at it with \
         manytrials python LINK; manytrials program LINK runs its trials in Python, and so does manytrials \
         program FILE CALL with the program in a file."
            .to_owned(),
    )
}
