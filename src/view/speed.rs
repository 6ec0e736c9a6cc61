//! What was measured of the page's speed, in words.

use serde::Serialize;

use crate::figure::SpeedFigure;

/// The sentence, the table and the figure's title and description of measured speeds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SpeedWords {
    /// The result.
    pub sentence: String,
    /// The figure's title.
    pub title: String,
    /// What the figure shows.
    pub description: String,
    /// The heads of the table.
    pub columns: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
}

impl SpeedWords {
    /// The words of threads and of the trials a second that were measured with them.
    #[must_use]
    pub fn of(points: &[(u32, f64)]) -> Self {
        let figure = SpeedFigure { points };
        let table = figure.table();
        SpeedWords {
            sentence: figure.sentence(),
            title: figure.title(),
            description: figure.description(),
            columns: table.columns,
            rows: table.rows,
        }
    }
}
