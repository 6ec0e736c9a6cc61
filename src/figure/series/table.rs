//! The numbers of the series by step.

use super::words::mean_of;
use crate::figure::Table;
use crate::language::translated;
use crate::param::{decimal, grouped};
use crate::sim::{Shape, Statistics};

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
        let mut row = vec![grouped(shape.step_of(point) as i64)];
        for (quantity, curve) in shape.series.iter().zip(&statistics.series) {
            row.push(mean_of(quantity, curve, point, statistics.trials));
            if quantity.event {
                continue;
            }
            let decimals = quantity.decimals();
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
