//! The link that a command takes: an experiment, or every reason why it is none.

use many_trials::experiment::Experiment;

/// The experiment of a link, or every problem of it.
pub(super) fn experiment(link: &str) -> Result<Experiment, String> {
    let (experiment, problems) = Experiment::from_link(link);
    if problems.is_empty() {
        return Ok(experiment);
    }
    let messages: Vec<&str> = problems
        .iter()
        .map(|problem| problem.wrong.as_str())
        .collect();
    Err(format!(
        "this link does not say what can be run.\n  {}",
        messages.join("\n  ")
    ))
}
