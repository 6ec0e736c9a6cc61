//! Which trials of an experiment are asked for: a range of their numbers, or one of equal parts.

use std::ops::Range;

use many_trials::experiment::{Experiment, STANDARD_ERROR};
use many_trials::language::shown;
use many_trials::param::grouped;

use super::report;

/// The trials that are asked for: all, those of a range, which an option of this name takes, or a part.
pub(super) fn trials(
    experiment: &Experiment,
    (option, range): (&str, Option<&str>),
    part: Option<&str>,
) -> Result<Range<u64>, String> {
    let all = experiment.trials();
    let trials = match (range, part) {
        (None, None) => return Ok(all),
        (Some(text), None) => within(option, text, &all)?,
        (None, Some(text)) => self::part(text, &all)?,
        (Some(_), Some(_)) => {
            return Err(format!(
                "{option} and --part both say which trials; leave one out."
            ));
        }
    };
    if experiment.target().is_some() {
        return Err(format!(
            "{} needs all trials from the first on; a part of them cannot know when there are \
             enough. Leave one of the two out.",
            STANDARD_ERROR.key
        ));
    }
    Ok(trials)
}

/// The I-th of N parts of the trials, from "I/N".
fn part(text: &str, all: &Range<u64>) -> Result<Range<u64>, String> {
    let num_trials = all.end - all.start;
    let numbers = text
        .split_once('/')
        .and_then(|(i, n)| Some((i.parse::<u64>().ok()?, n.parse::<u64>().ok()?)));
    match numbers {
        // Both products stay below 10^18: neither number exceeds the number of trials, 10^9.
        Some((i, n)) if 1 <= i && i <= n && n <= num_trials => {
            Ok(all.start + (i - 1) * num_trials / n..all.start + i * num_trials / n)
        }
        _ => Err(format!(
            "--part takes I/N with 1 ≤ I ≤ N ≤ {}, the experiment's number of trials, not “{}”.",
            grouped(num_trials as i64),
            shown(text)
        )),
    }
}

/// A..B within the trials of an experiment.
fn within(option: &str, text: &str, all: &Range<u64>) -> Result<Range<u64>, String> {
    let ends = text
        .split_once("..")
        .and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)));
    match ends {
        Some((from, to)) if from < to && all.start <= from && to <= all.end => Ok(from..to),
        _ => Err(format!(
            "{option} takes A..B, the trials A to B − 1, with {} ≤ A < B ≤ {}, not “{}”; the experiment has \
             trials {}.",
            grouped(all.start as i64),
            grouped(all.end as i64),
            shown(text),
            report::trials(std::slice::from_ref(all))
        )),
    }
}
