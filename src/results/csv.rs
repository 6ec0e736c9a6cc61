//! CSV: one tidy table of series, one of outcomes, one row a trial on request; the last columns say
//! what a table is of.

use super::about::{ABOUT_COLUMNS, about_cells, no_cells};
use super::{About, Origin, Results, TrialRowsEnd};
use crate::experiment::{Experiment, rows_together};
use crate::sim::{COLUMNS, Shape, Statistics};

/// The heads of the columns that tell cases apart: every parameter of the scenario.
fn case_heads(experiment: &Experiment) -> Vec<String> {
    experiment
        .values()
        .iter()
        .map(|(key, _)| (*key).to_owned())
        .collect()
}

fn case_cells(experiment: &Experiment, case: usize) -> Vec<String> {
    experiment.cases()[case]
        .iter()
        .map(|(_, value)| value.to_string())
        .collect()
}

fn line(cells: impl IntoIterator<Item = String>) -> String {
    let mut line = cells.into_iter().collect::<Vec<_>>().join(",");
    line.push('\n');
    line
}

/// The line of heads, those of what a table says of itself at the end.
fn head(heads: Vec<String>) -> String {
    line(heads.into_iter().chain(ABOUT_COLUMNS.map(str::to_owned)))
}

/// Rows of a table whose first one says what it is of.
struct Rows {
    about: Option<About>,
    text: String,
}

impl Rows {
    fn new(heads: Vec<String>, about: About) -> Self {
        Rows {
            about: Some(about),
            text: head(heads),
        }
    }

    fn push(&mut self, row: Vec<String>) {
        let said = self.about.take();
        let said = said.map_or_else(no_cells, |about| about_cells(&about));
        self.text += &line(row.into_iter().chain(said));
    }
}

/// Case parameters, step, series, statistics: one row a case, series and step.
#[must_use]
pub fn series_csv(results: &Results) -> String {
    series_csv_from(results, &Origin::default())
}

/// The same of results that were looked at somewhere.
#[must_use]
pub fn series_csv_from(results: &Results, origin: &Origin) -> String {
    let mut heads = case_heads(&results.experiment);
    heads.extend(
        ["step", "series"]
            .iter()
            .chain(&COLUMNS)
            .map(ToString::to_string),
    );
    let mut csv = Rows::new(heads, results.about(origin));
    for (case, summary) in results.summaries.iter().enumerate() {
        let cells = case_cells(&results.experiment, case);
        let statistics = Statistics::new(summary);
        for (quantity, curve) in summary.shape().series.iter().zip(&statistics.series) {
            for point in 0..summary.shape().points() {
                let mut row = cells.clone();
                let step = summary.shape().step_of(point);
                row.extend([step.to_string(), quantity.key.to_owned()]);
                row.extend(curve.columns().map(|column| column[point].to_string()));
                csv.push(row);
            }
        }
    }
    csv.text
}

/// Case parameters, outcome, number of trials, statistics: one row a case and outcome.
#[must_use]
pub fn outcomes_csv(results: &Results) -> String {
    outcomes_csv_from(results, &Origin::default())
}

/// The same of results that were looked at somewhere.
#[must_use]
pub fn outcomes_csv_from(results: &Results, origin: &Origin) -> String {
    let mut heads = case_heads(&results.experiment);
    heads.extend(
        ["outcome", "trials"]
            .iter()
            .chain(&COLUMNS)
            .map(ToString::to_string),
    );
    heads.insert(heads.len() - 5, "standardError".to_owned());
    let mut csv = Rows::new(heads, results.about(origin));
    for (case, summary) in results.summaries.iter().enumerate() {
        let statistics = Statistics::new(summary);
        for (quantity, outcome) in summary.shape().outcomes.iter().zip(&statistics.outcomes) {
            let mut row = case_cells(&results.experiment, case);
            row.extend([quantity.key.to_owned(), summary.trials().to_string()]);
            let numbers = [outcome.mean, outcome.variance, outcome.standard_error];
            row.extend(
                numbers
                    .iter()
                    .chain(&outcome.quantiles)
                    .map(ToString::to_string),
            );
            csv.push(row);
        }
    }
    csv.text
}

/// The head of the table with one row a trial. Its rows are written while trials run, so the last
/// one says what it is of: see [`super::TrialRowsEnd`].
#[must_use]
pub fn trials_csv_head(experiment: &Experiment, shape: &Shape) -> String {
    let mut heads = case_heads(experiment);
    heads.push("trial".to_owned());
    heads.extend(
        shape
            .outcomes
            .iter()
            .map(|quantity| quantity.key.to_owned()),
    );
    head(heads)
}

/// The table with one row a trial, of results of which all values are kept.
#[must_use]
pub fn kept_trials_csv(results: &Results, origin: &Origin) -> String {
    let about = results.about(origin);
    let Some(first) = results.summaries.first() else {
        return String::new();
    };
    let mut end = TrialRowsEnd::new(&about);
    let mut csv = trials_csv_head(&results.experiment, first.shape());
    for range in &results.trials {
        let mut left = range.clone();
        while !left.is_empty() {
            let together = rows_together(&results.experiment, &left);
            left.start = together.end;
            for (case, summary) in results.summaries.iter().enumerate() {
                let outcomes = summary.shape().outcomes.len();
                let mut rows = String::new();
                for trial in together.clone() {
                    let row = summary.row(trial).unwrap_or_default();
                    let outcomes = &row[row.len().saturating_sub(outcomes)..];
                    rows += &trials_csv_row(&results.experiment, case, trial, outcomes);
                }
                csv += &end.rows(&rows);
            }
        }
    }
    csv + &end.end(&about)
}

/// One trial's row: the case, the trial's number, its outcomes.
#[must_use]
pub fn trials_csv_row(
    experiment: &Experiment,
    case: usize,
    trial: u64,
    outcomes: &[f64],
) -> String {
    let mut row = case_cells(experiment, case);
    row.push(trial.to_string());
    row.extend(outcomes.iter().map(ToString::to_string));
    line(row.into_iter().chain(no_cells()))
}

/// One trial's series, of all cases: the case, the trial's number, the step, and every series.
#[must_use]
pub fn trial_csv(experiment: &Experiment, trial: u64, cases: &[(Shape, Vec<f64>)]) -> String {
    let mut heads = case_heads(experiment);
    heads.extend(["trial".to_owned(), "step".to_owned()]);
    let series = cases.first().map_or(&[][..], |(shape, _)| &shape.series);
    heads.extend(series.iter().map(|quantity| quantity.key.to_owned()));
    let trials = trial..trial + 1;
    let about = About::new(
        experiment,
        std::slice::from_ref(&trials),
        "",
        &Origin::default(),
    );
    let mut csv = Rows::new(heads, about);
    for (case, (shape, cells)) in cases.iter().enumerate() {
        for point in 0..shape.points() {
            let mut row = case_cells(experiment, case);
            row.extend([trial.to_string(), shape.step_of(point).to_string()]);
            for i in 0..shape.series.len() {
                row.push(cells[i * shape.points() + point].to_string());
            }
            csv.push(row);
        }
    }
    csv.text
}
