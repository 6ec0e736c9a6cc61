//! The numbers under the figures, as tables.

use crate::param::{decimal, grouped, percent_plus_minus, plus_minus};
use crate::scenario::Share;
use crate::sim::{Shape, Statistics, share_error};

/// A table of texts; the first column names the rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The heads of the columns.
    pub columns: Vec<String>,
    /// The rows, each as long as `columns`.
    pub rows: Vec<Vec<String>>,
}

/// Means, quantiles and shares of all outcomes of a case.
#[must_use]
pub fn outcome_table(shape: &Shape, statistics: &Statistics, share: Option<Share>) -> Table {
    let mut columns = vec![format!("after step {}", shape.steps)];
    columns.extend(
        shape
            .outcomes
            .iter()
            .map(|quantity| quantity.label.to_owned()),
    );
    let row = |label: &str, cell: &dyn Fn(usize) -> String| {
        let cells = (0..shape.outcomes.len()).map(cell);
        std::iter::once(label.to_owned())
            .chain(cells)
            .collect::<Vec<_>>()
    };
    let of = |i: usize| &statistics.outcomes[i];
    let value = |i: usize, number: f64| decimal(number, usize::from(shape.outcomes[i].per > 1) * 2);
    let between = |low: usize, high: usize| {
        move |i: usize| {
            let q = of(i).quantiles;
            format!("{} to {}", value(i, q[low]), value(i, q[high]))
        }
    };
    let mut rows = vec![
        row("mean ± standard error", &|i| {
            plus_minus(of(i).mean, of(i).standard_error)
        }),
        row("standard deviation", &|i| {
            decimal(libm::sqrt(of(i).variance), 1)
        }),
        row("median", &|i| value(i, of(i).quantiles[2])),
        row("25 % to 75 %", &between(1, 3)),
        row("5 % to 95 %", &between(0, 4)),
    ];
    if let Some(share) = share {
        let label = format!("{} (≤ {})", share.label, share.at_most);
        rows.push(row(&label, &|i| {
            if i != share.outcome {
                return String::new();
            }
            let part = of(i).share_at_most(share.at_most, statistics.trials);
            percent_plus_minus(part, share_error(part, statistics.trials))
        }));
    }
    rows.push(row("trials", &|_| grouped(statistics.trials as i64)));
    Table { columns, rows }
}

/// Mean, median and bands of every series by step.
#[must_use]
pub fn series_table(shape: &Shape, statistics: &Statistics) -> Table {
    let mut columns = vec!["step".to_owned()];
    for quantity in &shape.series {
        for name in ["mean", "5 %", "25 %", "median", "75 %", "95 %"] {
            columns.push(format!("{} {name}", quantity.label));
        }
    }
    let rows = (0..shape.points()).map(|step| {
        let mut row = vec![step.to_string()];
        for (quantity, curve) in shape.series.iter().zip(&statistics.series) {
            let decimals = usize::from(quantity.per > 1) * 2;
            row.push(decimal(curve.mean[step], decimals + 1));
            for band in [&curve.p05, &curve.p25, &curve.p50, &curve.p75, &curve.p95] {
                row.push(decimal(band[step], decimals));
            }
        }
        row
    });
    Table {
        columns,
        rows: rows.collect(),
    }
}
