//! The results file: what was asked, what came out, and the exact sums from which files merge.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json, json};

use super::{About, Origin, Results};
use crate::experiment::{Experiment, parted};
use crate::param::Value;
use crate::scenario::Observed;
use crate::sim::{Column, Curve, Statistics, Summary};

pub(super) const FORMAT: &str = "manytrials-result";
pub(super) const VERSION: u32 = 1;

/// What a results file holds so that files merge exactly: integers only, squares as text because
/// they exceed what JSON's readers keep exact.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct ExactColumn {
    sum: i64,
    #[serde(rename = "sumOfSquares")]
    sum_of_squares: String,
    /// Runs of neighbouring bins: the first bin's index and the counts from there on.
    bins: Vec<(usize, Vec<u32>)>,
}

impl ExactColumn {
    fn new(column: &Column) -> Self {
        let mut bins: Vec<(usize, Vec<u32>)> = Vec::new();
        for (bin, count) in column.histogram.iter() {
            match bins.last_mut() {
                Some((first, counts)) if *first + counts.len() == bin => counts.push(count),
                _ => bins.push((bin, vec![count])),
            }
        }
        ExactColumn {
            sum: column.sum,
            sum_of_squares: column.sum_of_squares.to_string(),
            bins,
        }
    }

    /// The column; none if its bins are not in ascending order, or no column has so many.
    pub(super) fn column(self) -> Option<Column> {
        let (mut next, mut bins) = (0usize, Vec::new());
        for (first, counts) in self.bins {
            if first < next {
                return None;
            }
            next = first.checked_add(counts.len())?;
            bins.extend((first..).zip(counts));
        }
        Some(Column {
            sum: self.sum,
            sum_of_squares: self.sum_of_squares.parse().ok()?,
            histogram: bins.into_iter().collect(),
        })
    }
}

/// A results file as it is written: no tree of values in between, which would be many times its size.
#[derive(Serialize)]
struct FileOut<'a> {
    format: &'a str,
    v: u32,
    experiment: Json,
    fingerprint: String,
    about: About,
    cases: Vec<CaseOut>,
}

#[derive(Serialize)]
struct CaseOut {
    params: Json,
    series: BTreeMap<&'static str, SeriesOut>,
    outcomes: BTreeMap<&'static str, OutcomeOut>,
    /// Of trials whose values are all kept: what each observed, and its values by its number.
    #[serde(skip_serializing_if = "Option::is_none")]
    trials: Option<TrialsOut>,
}

#[derive(Serialize)]
struct TrialsOut {
    observed: Observed,
    rows: Vec<(u64, Vec<f64>)>,
}

#[derive(Serialize)]
struct SeriesOut {
    step: Vec<usize>,
    mean: Vec<f64>,
    variance: Vec<f64>,
    p05: Vec<f64>,
    p25: Vec<f64>,
    p50: Vec<f64>,
    p75: Vec<f64>,
    p95: Vec<f64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    exact: Vec<ExactColumn>,
}

#[derive(Serialize)]
struct OutcomeOut {
    mean: f64,
    variance: f64,
    #[serde(rename = "standardError")]
    standard_error: f64,
    p05: f64,
    p25: f64,
    p50: f64,
    p75: f64,
    p95: f64,
    histogram: Vec<(f64, u32)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    exact: Option<ExactColumn>,
}

/// The results file.
#[must_use]
pub fn write(results: &Results) -> String {
    write_from(results, &Origin::default())
}

/// The results file of results that were looked at somewhere.
#[must_use]
pub fn write_from(results: &Results, origin: &Origin) -> String {
    let experiment = &results.experiment;
    let all = experiment
        .values()
        .iter()
        .map(|(key, list)| match list.as_slice() {
            [one] => ((*key).to_owned(), number(*one)),
            many => (
                (*key).to_owned(),
                many.iter().copied().map(number).collect(),
            ),
        });
    let cases = results
        .summaries
        .iter()
        .zip(experiment.cases())
        .map(|(summary, values)| {
            let params = values
                .iter()
                .map(|(key, value)| (key.to_owned(), number(value)));
            case(summary, Json::Object(params.collect()))
        });
    let file = FileOut {
        format: FORMAT,
        v: VERSION,
        experiment: json!({
            "link": public_link(experiment),
            "scenario": experiment.scenario().key(),
            "scenarioVersion": experiment.scenario().version(),
            "params": all.collect::<Map<_, _>>(),
            "seed": experiment.seed_text(),
            "firstTrial": results.trials.first().map_or(0, |range| range.start),
            "numTrials": results.num_trials(),
            "trials": results.trials.iter().map(|r| [r.start, r.end]).collect::<Vec<_>>(),
        }),
        fingerprint: results.fingerprint().to_string(),
        about: results.about(origin),
        cases: cases.collect(),
    };
    // Numbers, texts, lists and maps with text keys always have a JSON form.
    let mut text = serde_json::to_string(&file).unwrap_or_default();
    text.push('\n');
    text
}

/// The link of an experiment, as an address has it.
fn public_link(experiment: &Experiment) -> String {
    let (query, program) = parted(&experiment.link());
    let mark = if program.is_empty() { "" } else { "#" };
    format!("{query}{mark}{program}")
}

pub(super) fn number(value: Value) -> Json {
    match value {
        Value::Whole(number) => number.into(),
        Value::Real(number) => number.into(),
        Value::Choice(key) => key.into(),
    }
}

fn case(summary: &Summary, params: Json) -> CaseOut {
    let (shape, statistics) = (summary.shape(), Statistics::new(summary));
    let series = shape
        .series
        .iter()
        .zip(statistics.series)
        .enumerate()
        .map(|(i, (q, curve))| {
            let exact = summary
                .series(i)
                .map(|(_, column)| ExactColumn::new(column))
                .collect();
            let Curve {
                mean,
                variance,
                p05,
                p25,
                p50,
                p75,
                p95,
            } = curve;
            let step = (0..shape.points())
                .map(|point| shape.step_of(point))
                .collect();
            (
                q.key,
                SeriesOut {
                    step,
                    mean,
                    variance,
                    p05,
                    p25,
                    p50,
                    p75,
                    p95,
                    exact,
                },
            )
        });
    let outcomes = shape
        .outcomes
        .iter()
        .zip(&statistics.outcomes)
        .enumerate()
        .map(|(i, (q, d))| {
            let [p05, p25, p50, p75, p95] = d.quantiles;
            let outcome = OutcomeOut {
                mean: d.mean,
                variance: d.variance,
                standard_error: d.standard_error,
                p05,
                p25,
                p50,
                p75,
                p95,
                histogram: d
                    .histogram
                    .iter()
                    .map(|(value, _, count)| (*value, *count))
                    .collect(),
                exact: (!shape.rows).then(|| ExactColumn::new(summary.outcome(i).1)),
            };
            (q.key, outcome)
        });
    CaseOut {
        params,
        series: series.collect(),
        outcomes: outcomes.collect(),
        trials: shape.rows.then(|| TrialsOut {
            observed: Observed::of(shape),
            rows: summary
                .each_row()
                .map(|(trial, row)| (trial, row.to_vec()))
                .collect(),
        }),
    }
}
