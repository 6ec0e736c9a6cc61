//! Results as a person reads them on a terminal: a sentence and a table a case.

use many_trials::results::{PROGRAM, PROGRAM_VERSION, Results};
use many_trials::scenario::Words;

use super::files::say;

/// Tells a person the results: a sentence and a table a case.
pub(super) fn report(results: &Results) {
    let scenario = results.experiment.scenario();
    for (case, summary) in results.summaries.iter().enumerate() {
        let statistics = many_trials::sim::Statistics::new(summary);
        let label = results.experiment.case_label(case);
        if !label.is_empty() {
            say(&format!("\n{label}"));
        }
        let words = scenario.sentence(&results.experiment.cases()[case], &statistics);
        let sentence: String = words
            .into_iter()
            .map(|words| match words {
                Words::Plain(text) | Words::Strong(text) => text,
            })
            .collect();
        say(&format!("{sentence}\n"));
        let values = &results.experiment.cases()[case];
        let table = many_trials::figure::outcome_table(
            summary.shape(),
            &statistics,
            scenario.share(values),
            &scenario.expected(values),
        );
        for row in std::iter::once(&table.columns).chain(&table.rows) {
            let mut line = format!("{:<24}", row[0]);
            row[1..]
                .iter()
                .for_each(|cell| line += &format!("{cell:>22}"));
            say(&line);
        }
    }
    say(&format!("\nfingerprint {}", results.fingerprint()));
    say(&format!("link        {}", results.experiment.link()));
    say(&format!("version     {PROGRAM} {PROGRAM_VERSION}"));
}
