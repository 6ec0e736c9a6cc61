//! The numbers of a case's outcomes.

use super::words::mean_words;
use crate::figure::{Table, outcome_moment};
use crate::language::{say, translated};
use crate::param::{decimal, decimal_at_most, decimals_for, grouped};
use crate::scenario::{Expected, Share, Side, share_interval_words, share_words};
use crate::sim::{Quantity, Shape, Statistics, share_error};

/// The share that is asked for, and what theory says of it: each with its outcome and its name.
fn share_rows(
    share: Option<Share>,
    shape: &Shape,
    statistics: &Statistics,
    expected: &Expected,
) -> Vec<(usize, String, String)> {
    let Some(share) = share else {
        return Vec::new();
    };
    let trials = statistics.trials;
    let words = share_words(share.of(statistics), trials);
    let part = share_interval_words(share.of(statistics), trials);
    let mut rows = vec![
        (share.outcome, share_label(&share, shape), words),
        (share.outcome, interval_label(), part),
    ];
    let theory = expected.share.map(|part| share_in_theory(part, trials));
    rows.extend(theory.map(|words| (share.outcome, say!("in theory"), words)));
    rows
}

/// Means, quantiles and shares of all outcomes of a case, and what theory says of them.
#[must_use]
pub fn outcome_table(
    shape: &Shape,
    statistics: &Statistics,
    share: Option<Share>,
    expected: &Expected,
) -> Table {
    let mut columns = vec![outcome_moment(shape)];
    columns.extend(
        shape
            .outcomes
            .iter()
            .map(|quantity| translated(quantity.label).to_owned()),
    );
    let row = |label: &str, cell: &dyn Fn(usize) -> String| {
        let cells = (0..shape.outcomes.len()).map(cell);
        std::iter::once(label.to_owned())
            .chain(cells)
            .collect::<Vec<_>>()
    };
    let of = |i: usize| &statistics.outcomes[i];
    let value = |i: usize, number: f64| decimal(number, shape.outcomes[i].decimals());
    let between = |low: usize, high: usize| {
        move |i: usize| {
            let q = of(i).quantiles;
            say!(
                "{low} to {high}",
                low = value(i, q[low]),
                high = value(i, q[high])
            )
        }
    };
    let outcomes = &shape.outcomes;
    // Of an event there is its share of the trials, and nothing else to say.
    let has_events = outcomes.iter().any(|quantity| quantity.event);
    let has_others = outcomes.iter().any(|quantity| !quantity.event);
    let of_events = |i: usize, cell: String| {
        if outcomes[i].event {
            cell
        } else {
            String::new()
        }
    };
    let of_others = |i: usize, cell: String| {
        if outcomes[i].event {
            String::new()
        } else {
            cell
        }
    };
    let mean = |i: usize| mean_words(&outcomes[i], statistics, i);
    let mut rows = Vec::new();
    if has_others {
        let label = translated("mean ± standard error");
        rows.push(row(label, &|i| of_others(i, mean(i))));
    }
    if has_events {
        let label = translated("share ± standard error");
        rows.push(row(label, &|i| of_events(i, mean(i))));
        rows.push(row(&interval_label(), &|i| {
            of_events(i, share_interval_words(of(i).mean, statistics.trials))
        }));
    }
    if expected.outcomes.iter().any(Option::is_some) {
        let label = if has_others {
            translated("mean in theory")
        } else {
            translated("in theory")
        };
        rows.push(row(label, &|i| {
            let theory = expected.outcome(i);
            theory.map_or_else(String::new, |mean| {
                mean_in_theory(&outcomes[i], mean, statistics, i)
            })
        }));
    }
    if has_others {
        rows.extend([
            row(translated("standard deviation"), &|i| {
                let deviation = libm::sqrt(of(i).variance);
                of_others(i, decimal(deviation, decimals_for(deviation / 10.0)))
            }),
            row(translated("median"), &|i| {
                of_others(i, value(i, of(i).quantiles[2]))
            }),
            row(translated("25 % to 75 %"), &|i| {
                of_others(i, between(1, 3)(i))
            }),
            row(translated("5 % to 95 %"), &|i| {
                of_others(i, between(0, 4)(i))
            }),
        ]);
    }
    for (outcome, label, text) in share_rows(share, shape, statistics, expected) {
        rows.push(row(&label, &|i| {
            if i == outcome {
                text.clone()
            } else {
                String::new()
            }
        }));
    }
    rows.push(row(translated("trials"), &|_| {
        grouped(statistics.trials as i64)
    }));
    Table { columns, rows }
}

/// Which interval a share has: that of the one that is asked for, and of each event.
fn interval_label() -> String {
    say!("95 % interval of the share (Wilson)")
}

/// What theory says of an outcome's mean, one digit finer than its standard error.
pub(in crate::figure) fn mean_in_theory(
    quantity: &Quantity,
    mean: f64,
    statistics: &Statistics,
    outcome: usize,
) -> String {
    if quantity.event {
        return share_in_theory(mean, statistics.trials);
    }
    let error = statistics.outcomes[outcome].standard_error;
    decimal(mean, decimals_for(error) + 1)
}

/// What theory says of a share of so many trials: "3.92 %".
pub(in crate::figure) fn share_in_theory(share: f64, trials: u64) -> String {
    let error = share_error(share, trials) * 100.0;
    format!("{} %", decimal(share * 100.0, decimals_for(error) + 1))
}

/// "in remission (≤ 50)".
#[must_use]
pub fn share_label(share: &Share, shape: &Shape) -> String {
    if shape.outcomes[share.outcome].event {
        return share.name(shape);
    }
    let (sign, value) = match share.side {
        Side::AtMost(value) => ("≤", value),
        Side::AtLeast(value) => ("≥", value),
    };
    let value = decimal_at_most(value, shape.outcomes[share.outcome].decimals());
    if share.label.is_empty() {
        format!("{sign} {value}")
    } else {
        format!("{} ({sign} {value})", translated(share.label))
    }
}
