//! Results as a person reads them on a terminal: a sentence and a table a case.

use std::io::Write;
use std::ops::Range;
use std::time::Duration;

use many_trials::experiment::{Experiment, parted};
use many_trials::figure::outcome_table;
use many_trials::language::printed;
use many_trials::param::grouped;
use many_trials::results::{PROGRAM, PROGRAM_VERSION, Results};
use many_trials::sim::Statistics;
use many_trials::view::plain;

use super::files::{Place, write};

/// The results: a sentence and a table a case, and what they are of.
pub(super) fn report(results: &Results) -> String {
    let (experiment, mut text) = (&results.experiment, String::new());
    for (case, summary) in results.summaries.iter().enumerate() {
        let statistics = Statistics::new(summary);
        let label = experiment.case_label(case);
        if !label.is_empty() {
            text += &format!("\n{label}\n");
        }
        text += &sentence(experiment, case, &statistics);
        text += "\n\n";
        let (share, expected) = (experiment.share(case), experiment.expected(case));
        let table = outcome_table(summary.shape(), &statistics, share, &expected);
        for row in std::iter::once(&table.columns).chain(&table.rows) {
            text += &format!("{:<24}", row[0]);
            row[1..]
                .iter()
                .for_each(|cell| text += &format!("{cell:>22}"));
            text.push('\n');
        }
    }
    text += &format!("\ntrials      {}\n", trials(&results.trials));
    text += &format!("fingerprint {}\n", results.fingerprint());
    text += &format!("link        {}\n", address(&experiment.link()));
    text += &format!("version     {PROGRAM} {PROGRAM_VERSION}\n");
    text
}

/// The link as an address has it: a visitor's own program stands behind its mark.
pub(super) fn address(link: &str) -> String {
    match parted(link) {
        (query, fragment) if fragment.is_empty() => query,
        (query, fragment) => format!("{query}#{fragment}"),
    }
}

/// How many trials ran, over all cases, in which time.
pub(super) fn pace((trials, time): (u64, Duration)) -> String {
    let seconds = time.as_secs_f64();
    format!(
        "{} trials in {seconds:.3} s, {} a second",
        grouped(trials as i64),
        grouped((trials as f64 / seconds.max(1e-9)) as i64)
    )
}

/// Tells a report; beside standard output if results are there, so that the two never mix.
pub(super) fn tell(report: &str, quiet: bool, results_there: bool) -> Result<(), String> {
    if quiet {
        return Ok(());
    }
    if results_there {
        aside(report.trim_end());
        return Ok(());
    }
    write(&Place::Standard, &printed(report))
}

/// Says something beside standard output; who closed that, too, wants to hear nothing.
pub(super) fn aside(text: &str) {
    let _ = writeln!(std::io::stderr(), "{}", printed(text));
}

/// What came out of a case, in a sentence.
pub(super) fn sentence(experiment: &Experiment, case: usize, statistics: &Statistics) -> String {
    let model = experiment.model(case);
    plain(experiment.headline(case, model.shape(), statistics))
}

/// So many ranges are told.
const MOST_RANGES: usize = 8;

/// Trials as people count them: "0 to 99 and 200 (101 of them)".
pub(super) fn trials(ranges: &[Range<u64>]) -> String {
    let number = |number: u64| grouped(number as i64);
    let each = ranges.iter().map(|range| match range.end - range.start {
        1 => number(range.start),
        _ => format!("{} to {}", number(range.start), number(range.end - 1)),
    });
    let mut each: Vec<String> = each.collect();
    if each.len() > MOST_RANGES {
        let more = each.split_off(MOST_RANGES - 1).len();
        each.push(format!("{more} more ranges"));
    }
    let count = ranges.iter().map(|range| range.end - range.start).sum();
    format!("{} ({} of them)", each.join(" and "), number(count))
}

#[cfg(test)]
#[allow(clippy::single_range_in_vec_init)] // trials are lists of ranges
mod tests {
    use super::*;

    #[test]
    fn trials_are_counted_as_people_do() {
        assert_eq!(trials(&[0..1000]), "0 to 999 (1,000 of them)");
        assert_eq!(trials(&[0..100, 200..201]), "0 to 99 and 200 (101 of them)");
    }
}
