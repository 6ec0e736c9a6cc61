//! The results file: what was asked, what came out, and the exact sums from which files merge.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json, json};

use super::{About, Origin, Results};
use crate::experiment::Experiment;
use crate::language::say;
use crate::param::Value;
use crate::sim::{Column, Curve, Statistics, Summary};

const FORMAT: &str = "manytrials-result";
const VERSION: u32 = 1;

/// What a results file holds so that files merge exactly: integers only, squares as text because
/// they exceed what JSON's readers keep exact.
#[derive(Serialize, Deserialize)]
struct ExactColumn {
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

    /// The column, if its counts add up to the number of trials and its bins are no further than
    /// `most`.
    fn column(self, trials: u64, most: usize) -> Option<Column> {
        let mut column = Column {
            sum: self.sum,
            sum_of_squares: self.sum_of_squares.parse().ok()?,
            ..Column::default()
        };
        let mut seen = 0u64;
        for (first, counts) in self.bins {
            for (i, count) in counts.into_iter().enumerate() {
                seen += u64::from(count);
                let bin = first.checked_add(i).filter(|bin| *bin <= most)?;
                if seen > trials {
                    return None;
                }
                column.histogram.add_many(bin, count);
            }
        }
        (seen == trials).then_some(column)
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
    exact: ExactColumn,
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
            "link": experiment.link(),
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

fn number(value: Value) -> Json {
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
                exact: ExactColumn::new(summary.outcome(i).1),
            };
            (q.key, outcome)
        });
    CaseOut {
        params,
        series: series.collect(),
        outcomes: outcomes.collect(),
    }
}

#[derive(Deserialize)]
struct File {
    format: String,
    v: u32,
    experiment: FileExperiment,
    fingerprint: String,
    cases: Vec<FileCase>,
}

#[derive(Deserialize)]
struct FileExperiment {
    link: String,
    #[serde(rename = "scenarioVersion")]
    scenario_version: u32,
    trials: Vec<(u64, u64)>,
}

#[derive(Deserialize)]
struct FileCase {
    series: HashMap<String, FileQuantity<Vec<ExactColumn>>>,
    outcomes: HashMap<String, FileQuantity<ExactColumn>>,
}

#[derive(Deserialize)]
struct FileQuantity<T> {
    exact: T,
}

/// Reads a results file.
///
/// # Errors
/// A sentence that says what is wrong with it.
pub fn read(text: &str) -> Result<Results, String> {
    let file: File = serde_json::from_str(text).map_err(|error| {
        if text.trim().is_empty() {
            say!("it is no results file: it is empty")
        } else if error.is_eof() {
            say!("it is no results file, or a damaged one: it ends too early")
        } else if error.is_syntax() {
            say!(
                "it is no results file, or a damaged one (line {line})",
                line = error.line()
            )
        } else {
            say!("it is no results file: {error}", error)
        }
    })?;
    if file.format != FORMAT || file.v != VERSION {
        return Err(say!(
            "it is no results file of version {version}",
            version = VERSION
        ));
    }
    let (experiment, problems) = Experiment::from_link(&file.experiment.link);
    if let Some(problem) = problems.first() {
        return Err(say!(
            "its link does not open as it was: {problem}",
            problem = problem.message
        ));
    }
    let version = experiment.scenario().version();
    if file.experiment.scenario_version != version {
        return Err(say!(
            "its numbers were made by version {given} of {scenario}, and this is version {version}",
            given = file.experiment.scenario_version,
            scenario = experiment.scenario().key(),
            version,
        ));
    }
    let trials: Vec<Range<u64>> = file.experiment.trials.iter().map(|(a, b)| *a..*b).collect();
    let ordered = trials.windows(2).all(|pair| pair[0].end < pair[1].start);
    if trials.is_empty()
        || !ordered
        || trials
            .iter()
            .any(|r| r.is_empty() || r.end > crate::sim::MOST_TRIALS)
    {
        return Err(say!("its list of trials makes no sense"));
    }
    let count = trials.iter().map(|range| range.end - range.start).sum();
    if file.cases.len() != experiment.cases().len() {
        return Err(say!("it does not have the cases of its link"));
    }
    let mut summaries = Vec::new();
    for (values, case) in experiment.cases().iter().zip(file.cases) {
        let summary = summary(&experiment, values, case, count);
        summaries.push(summary.ok_or_else(|| say!("its exact sums are damaged or incomplete"))?);
    }
    let results = Results {
        experiment,
        trials,
        summaries,
    };
    if results.fingerprint().to_string() != file.fingerprint {
        return Err(say!("its numbers do not match its fingerprint"));
    }
    Ok(results)
}

fn summary(
    experiment: &Experiment,
    values: &crate::param::Values,
    mut case: FileCase,
    trials: u64,
) -> Option<Summary> {
    let model = experiment.scenario().model(values);
    let (shape, cases) = (model.shape(), experiment.cases().len());
    let empty = Summary::new(shape, cases);
    let mut stored = Vec::new();
    for quantity in &shape.series {
        let columns = case.series.remove(quantity.key)?.exact;
        if columns.len() != shape.points() {
            return None;
        }
        stored.extend(columns.into_iter().map(|column| (column, quantity.max)));
    }
    for quantity in &shape.outcomes {
        stored.push((case.outcomes.remove(quantity.key)?.exact, quantity.max));
    }
    let columns = stored
        .into_iter()
        .zip(empty.columns())
        .map(|((column, max), (bins, _))| column.column(trials, bins.index(max)))
        .collect::<Option<Vec<_>>>()?;
    Summary::from_columns(shape, cases, trials, columns).ok()
}

/// One of the results that are merged, with the name that messages call it by.
pub struct Part {
    /// A file's name.
    pub name: String,
    /// What it holds.
    pub results: Results,
}

/// Merges results of the same experiment over different trials. The order does not matter.
///
/// # Errors
/// A sentence, if the parts are of different experiments or share trials.
pub fn merge(parts: Vec<Part>) -> Result<Results, String> {
    let mut parts = parts.into_iter();
    let Some(Part {
        name: first,
        results: mut all,
    }) = parts.next()
    else {
        return Err(say!("there is nothing to merge"));
    };
    for Part { name, results } in parts {
        let (mine, theirs) = (all.experiment.trials(), results.experiment.trials());
        let span = mine.start.min(theirs.start)..mine.end.max(theirs.end);
        let (one, other) = (
            all.experiment.with_range(span.clone()),
            results.experiment.with_range(span),
        );
        if one.link() != other.link() {
            return Err(say!(
                "{name} is of another experiment than {first}",
                name,
                first
            ));
        }
        all.experiment = one;
        let mut trials: Vec<Range<u64>> =
            all.trials.iter().chain(&results.trials).cloned().collect();
        trials.sort_by_key(|range| range.start);
        if let Some(pair) = trials.windows(2).find(|pair| pair[0].end > pair[1].start) {
            let (from, to) = (pair[1].start, pair[0].end.min(pair[1].end));
            return Err(say!(
                "{name} holds trials {from}..{to}, which an earlier file holds too",
                name,
                from,
                to,
            ));
        }
        all.trials = joined(trials);
        for (mine, theirs) in all.summaries.iter_mut().zip(&results.summaries) {
            mine.merge(theirs)
                .map_err(|_| say!("{name} does not fit to {first}", name, first))?;
        }
    }
    Ok(all)
}

/// Ascending ranges, those that touch made one.
fn joined(ranges: Vec<Range<u64>>) -> Vec<Range<u64>> {
    let mut joined: Vec<Range<u64>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if last.end == range.start => last.end = range.end,
            _ => joined.push(range),
        }
    }
    joined
}
