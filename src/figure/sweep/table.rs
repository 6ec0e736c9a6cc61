//! The numbers of a sweep, one row a case.

use super::SweepFigure;
use crate::figure::outcome::{mean_in_theory, share_in_theory};
use crate::figure::{Table, mean_words};
use crate::language::{say, translated};
use crate::param::{decimal, decimals_for, grouped};
use crate::scenario::share_words;

/// One row a case of a sweep: the swept values, and the statistics of one outcome.
#[must_use]
pub fn sweep_table(figure: &SweepFigure<'_>) -> Table {
    let mut columns: Vec<String> = figure
        .params
        .iter()
        .map(|param| translated(param.label).to_owned())
        .collect();
    let has_theory = figure.has_theory();
    let event = figure.is_event();
    columns.push(if event {
        say!("share ± standard error")
    } else {
        say!("mean ± standard error")
    });
    if has_theory {
        columns.push(say!("in theory"));
    }
    if !event {
        columns.extend([
            say!("standard deviation"),
            say!("median"),
            say!("5 % to 95 %"),
        ]);
    }
    // The share of an event is the outcome itself.
    let share = figure.common_share().filter(|_| !event);
    let theory_of_share = figure
        .cases
        .iter()
        .any(|case| case.expected_share.is_some());
    if let Some(label) = &share {
        columns.push(label.clone());
        if theory_of_share {
            columns.push(say!("in theory"));
        }
    }
    columns.push(say!("trials"));
    let width = columns.len();
    let rows = figure.cases.iter().map(|case| {
        let values = case.values.iter().zip(&figure.params);
        let mut row: Vec<String> = values
            .map(|(value, param)| param.label_of(*value))
            .collect();
        if case.statistics.trials == 0 {
            // Nothing has come in yet.
            row.resize(width, String::new());
            return row;
        }
        let outcome = &case.statistics.outcomes[figure.outcome];
        let quantity = &case.shape.outcomes[figure.outcome];
        row.push(mean_words(quantity, case.statistics, figure.outcome));
        if has_theory {
            row.push(figure.theory(case).map_or_else(String::new, |mean| {
                mean_in_theory(quantity, mean, case.statistics, figure.outcome)
            }));
        }
        if !event {
            let deviation = libm::sqrt(outcome.variance);
            let value = |value| decimal(value, quantity.decimals());
            let [low, _, median, _, high] = outcome.quantiles.map(value);
            row.push(decimal(deviation, decimals_for(deviation / 10.0)));
            row.extend([median, say!("{low} to {high}", low, high)]);
        }
        if share.is_some() {
            row.push(case.share().map_or_else(String::new, |(share, _)| {
                share_words(share, case.statistics.trials)
            }));
            if theory_of_share {
                row.push(case.expected_share.map_or_else(String::new, |share| {
                    share_in_theory(share, case.statistics.trials)
                }));
            }
        }
        row.push(grouped(case.statistics.trials as i64));
        row
    });
    Table {
        rows: rows.collect(),
        columns,
    }
}
