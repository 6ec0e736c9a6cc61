//! The numbers under the figures, as tables.

use serde::Serialize;

use super::{SweepFigure, SweptCase};
use crate::language::{say, translated};
use crate::param::{
    decimal, decimal_at_most, decimals_for, grouped, percent_plus_minus, plus_minus,
};
use crate::scenario::{Expected, Share, Side};
use crate::sim::{Shape, Statistics, share_error};

/// A table of texts; the first column names the rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Table {
    /// The heads of the columns.
    pub columns: Vec<String>,
    /// The rows, each as long as `columns`.
    pub rows: Vec<Vec<String>>,
}

/// What the outcomes of a case are called together: "After step 300".
#[must_use]
pub fn outcome_moment(shape: &Shape) -> String {
    if shape.at_end {
        let number = grouped(shape.steps as i64);
        say!(
            "After {step} {number}",
            step = translated(shape.step),
            number
        )
    } else {
        say!("Of a trial")
    }
}

/// The end of a trial, within a sentence: "after step 300".
#[must_use]
pub fn last_moment(shape: &Shape) -> String {
    let number = grouped(shape.steps as i64);
    say!(
        "after {step} {number}",
        step = translated(shape.step),
        number
    )
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
    let mut rows = vec![row(translated("mean ± standard error"), &|i| {
        plus_minus(of(i).mean, of(i).known_error())
    })];
    if expected.outcomes.iter().any(Option::is_some) {
        rows.push(row(translated("mean in theory"), &|i| {
            let mean = expected.outcome(i);
            mean.map_or(String::new(), |mean| {
                decimal(mean, decimals_for(of(i).standard_error) + 1)
            })
        }));
    }
    rows.extend([
        row(translated("standard deviation"), &|i| {
            let deviation = libm::sqrt(of(i).variance);
            decimal(deviation, decimals_for(deviation / 10.0))
        }),
        row(translated("median"), &|i| value(i, of(i).quantiles[2])),
        row(translated("25 % to 75 %"), &between(1, 3)),
        row(translated("5 % to 95 %"), &between(0, 4)),
    ]);
    if let Some(share) = share {
        let mut shares = |label: String, text: String| {
            rows.push(row(&label, &|i| {
                if i == share.outcome {
                    text.clone()
                } else {
                    String::new()
                }
            }));
        };
        let part = share.of(statistics);
        shares(
            share_label(&share, shape),
            percent_plus_minus(part, share_error(part, statistics.trials)),
        );
        if let Some(part) = expected.share {
            let error = share_error(part, statistics.trials) * 100.0;
            let text = format!("{} %", decimal(part * 100.0, decimals_for(error) + 1));
            shares(say!("in theory"), text);
        }
    }
    rows.push(row(translated("trials"), &|_| {
        grouped(statistics.trials as i64)
    }));
    Table { columns, rows }
}

/// "in remission (≤ 50)".
pub(super) fn share_label(share: &Share, shape: &Shape) -> String {
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

/// Mean, median and bands of every series by step.
#[must_use]
pub fn series_table(shape: &Shape, statistics: &Statistics) -> Table {
    let mut columns = vec![translated(shape.step).to_owned()];
    let (mean, median) = (translated("mean"), translated("median"));
    for quantity in &shape.series {
        let bands: &[&str] = if quantity.event {
            &[mean]
        } else {
            &[mean, "5 %", "25 %", median, "75 %", "95 %"]
        };
        for name in bands {
            columns.push(format!("{} {name}", translated(quantity.label)));
        }
    }
    let rows = (0..shape.points()).map(|point| {
        let mut row = vec![shape.step_of(point).to_string()];
        for (quantity, curve) in shape.series.iter().zip(&statistics.series) {
            if quantity.event {
                row.push(decimal(curve.mean[point], 4));
                continue;
            }
            let decimals = quantity.decimals();
            row.push(decimal(curve.mean[point], decimals + 1));
            for band in [&curve.p05, &curve.p25, &curve.p50, &curve.p75, &curve.p95] {
                row.push(decimal(band[point], decimals));
            }
        }
        row
    });
    Table {
        columns,
        rows: rows.collect(),
    }
}

/// One row a case of a sweep: the swept values, and the statistics of one outcome.
#[must_use]
pub fn sweep_table(figure: &SweepFigure<'_>) -> Table {
    let mut columns: Vec<String> = figure
        .params
        .iter()
        .map(|param| translated(param.label).to_owned())
        .collect();
    let theory = |case: &SweptCase<'_>| case.expected.outcome(figure.outcome);
    let has_theory = figure.cases.iter().any(|case| theory(case).is_some());
    columns.push(say!("mean ± standard error"));
    if has_theory {
        columns.push(say!("in theory"));
    }
    columns.extend([
        say!("standard deviation"),
        say!("median"),
        say!("5 % to 95 %"),
    ]);
    let share = figure.common_share();
    if let Some(label) = &share {
        columns.push(label.clone());
        if figure
            .cases
            .iter()
            .any(|case| case.expected_share.is_some())
        {
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
        let decimals = case.shape.outcomes[figure.outcome].decimals();
        row.push(plus_minus(outcome.mean, outcome.known_error()));
        if has_theory {
            row.push(theory(case).map_or_else(String::new, |mean| {
                decimal(mean, decimals_for(outcome.standard_error) + 1)
            }));
        }
        let deviation = libm::sqrt(outcome.variance);
        let [low, _, median, _, high] = outcome.quantiles.map(|value| decimal(value, decimals));
        row.push(decimal(deviation, decimals_for(deviation / 10.0)));
        row.extend([median, say!("{low} to {high}", low, high)]);
        if share.is_some() {
            row.push(case.share().map_or_else(String::new, |(share, error)| {
                percent_plus_minus(share, error)
            }));
            if figure
                .cases
                .iter()
                .any(|case| case.expected_share.is_some())
            {
                row.push(case.expected_share.map_or_else(String::new, |share| {
                    let error = share_error(share, case.statistics.trials) * 100.0;
                    format!("{} %", decimal(share * 100.0, decimals_for(error) + 1))
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
