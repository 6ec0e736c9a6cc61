//! Reading a results file, of which nothing is believed: its sums must be possible, everything that it
//! says of itself must follow from its link and its sums, and its fingerprint must bind all of it.

use std::collections::HashMap;
use std::fmt;
use std::ops::Range;

use serde::Deserialize;
use serde_json::Value as Json;

use super::file::{ExactColumn, FORMAT, VERSION, number};
use super::place::{in_case, place};
use super::{About, Results};
use crate::experiment::{Experiment, FIRST_TRIAL, NUM_TRIALS, SEED};
use crate::language::{say, shown};
use crate::param::Values;
use crate::scenario::Observed;
use crate::sim::{Fingerprint, Incompatible, MOST_TRIALS, Model, Statistics, Summary};

/// What a results file holds.
pub struct Opened {
    /// The results.
    pub results: Results,
    /// Whether its fingerprint binds it to its experiment. That of the first files did not: what they
    /// say of values and trials can be proved by computing them again, and by nothing else.
    pub is_bound: bool,
    /// The fingerprint that binds them now.
    pub fingerprint: Fingerprint,
}

/// Why a file is not used, as the part of a sentence behind its name: "it is empty".
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// It cannot be read: no results file, a damaged one, or one of another version.
    Unreadable(String),
    /// It can be read and contradicts itself, which no file does that this program wrote.
    Altered(String),
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Refused::Unreadable(why) | Refused::Altered(why)) = self;
        f.write_str(why)
    }
}

#[derive(Deserialize)]
struct File {
    format: String,
    v: u32,
    experiment: FileExperiment,
    fingerprint: String,
    about: Option<About>,
    cases: Vec<FileCase>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct FileExperiment {
    link: String,
    scenario: Option<String>,
    scenario_version: u32,
    params: Option<HashMap<String, Json>>,
    seed: Option<String>,
    first_trial: Option<u64>,
    num_trials: Option<u64>,
    trials: Vec<(u64, u64)>,
}

#[derive(Deserialize)]
struct FileCase {
    params: Option<HashMap<String, Json>>,
    series: HashMap<String, FileSeries>,
    outcomes: HashMap<String, FileOutcome>,
    trials: Option<FileTrials>,
}

#[derive(Deserialize)]
struct FileTrials {
    observed: Observed,
    rows: Vec<(u64, Vec<f64>)>,
}

#[derive(Deserialize)]
struct FileSeries {
    step: Option<Vec<f64>>,
    mean: Option<Vec<f64>>,
    variance: Option<Vec<f64>>,
    p05: Option<Vec<f64>>,
    p25: Option<Vec<f64>>,
    p50: Option<Vec<f64>>,
    p75: Option<Vec<f64>>,
    p95: Option<Vec<f64>>,
    #[serde(default)]
    exact: Vec<ExactColumn>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct FileOutcome {
    mean: Option<f64>,
    variance: Option<f64>,
    standard_error: Option<f64>,
    p05: Option<f64>,
    p25: Option<f64>,
    p50: Option<f64>,
    p75: Option<f64>,
    p95: Option<f64>,
    histogram: Option<Vec<(f64, u32)>>,
    #[serde(default)]
    exact: ExactColumn,
}

/// Reads a results file, whether or not its fingerprint binds it to its experiment; see [`open`].
///
/// # Errors
/// A part of a sentence that says what is wrong with it.
pub fn read(text: &str) -> Result<Results, String> {
    open(text)
        .map(|opened| opened.results)
        .map_err(|refused| refused.to_string())
}

/// Reads a results file.
///
/// # Errors
/// What is wrong with it.
pub fn open(text: &str) -> Result<Opened, Refused> {
    let file: File =
        serde_json::from_str(text).map_err(|error| Refused::Unreadable(unread(text, &error)))?;
    if file.format != FORMAT || file.v != VERSION {
        return Err(Refused::Unreadable(say!(
            "it is no results file of version {version}",
            version = VERSION
        )));
    }
    let FileExperiment {
        link,
        scenario_version,
        ..
    } = &file.experiment;
    let experiment =
        Experiment::from_saved_link(link, Some(*scenario_version)).map_err(Refused::Unreadable)?;
    let trials = trials(&file.experiment, &experiment).map_err(Refused::Altered)?;
    let said = said(&file.experiment, &experiment, &trials);
    said.map_err(Refused::Altered)?;
    if file.cases.len() != experiment.cases().len() {
        return Err(Refused::Altered(say!(
            "it does not have the cases of its link"
        )));
    }
    let count = trials.iter().map(|range| range.end - range.start).sum();
    let (experiment, summaries) = if experiment.scenario().own().is_some() {
        own_summaries(&experiment, file.cases, &trials).map_err(Refused::Altered)?
    } else {
        let mut summaries = Vec::new();
        for (number, (values, case)) in experiment.cases().iter().zip(file.cases).enumerate() {
            let read = Case {
                experiment: &experiment,
                number,
                values,
            };
            summaries.push(read.summary(case, count).map_err(Refused::Altered)?);
        }
        (experiment, summaries)
    };
    let results = Results {
        experiment,
        trials,
        summaries,
    };
    let fingerprint = results.fingerprint();
    let is_bound = is_bound(&results, fingerprint, &file.fingerprint)?;
    if let Some(about) = &file.about {
        about_agrees(about, &results, &file.fingerprint).map_err(Refused::Altered)?;
    }
    Ok(Opened {
        results,
        is_bound,
        fingerprint,
    })
}

/// The results of a visitor's own program, of which all values are there, and its experiment, of which is known
/// what it gives.
fn own_summaries(
    experiment: &Experiment,
    cases: Vec<FileCase>,
    trials: &[Range<u64>],
) -> Result<(Experiment, Vec<Summary>), String> {
    let damaged = || say!("its values are damaged or incomplete");
    let mut summaries = Vec::new();
    let mut tables = Vec::new();
    for mut case in cases {
        let own = case.trials.take().ok_or_else(damaged)?;
        let shape = own.observed.shape().map_err(|_| damaged())?;
        let mut summary = Summary::new(&shape, experiment.cases().len());
        let numbers = own.rows.iter().map(|(trial, _)| *trial);
        if !numbers.eq(trials.iter().cloned().flatten()) {
            return Err(damaged());
        }
        for (trial, row) in &own.rows {
            summary.add_row(*trial, row).map_err(|_| damaged())?;
        }
        summaries.push(summary);
        tables.push(case);
    }
    let experiment = experiment.giving(summaries.iter().map(Summary::shape));
    for (number, (case, summary)) in tables.iter().zip(&summaries).enumerate() {
        let read = Case {
            experiment: &experiment,
            number,
            values: &experiment.cases()[number],
        };
        read.params(case)?;
        read.statistics(case, summary)?;
    }
    Ok((experiment, summaries))
}

/// Why a text is no results file.
fn unread(text: &str, error: &serde_json::Error) -> String {
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
        // What it quotes may be anybody's.
        let error = error.to_string();
        say!("it is no results file: {error}", error = shown(&error))
    }
}

/// Which trials a file has, all of them among those that its link asks for.
fn trials(file: &FileExperiment, experiment: &Experiment) -> Result<Vec<Range<u64>>, String> {
    let trials: Vec<Range<u64>> = file.trials.iter().map(|(a, b)| *a..*b).collect();
    let ordered = trials.windows(2).all(|pair| pair[0].end < pair[1].start);
    let legal = |range: &Range<u64>| !range.is_empty() && range.end <= MOST_TRIALS;
    if trials.is_empty() || !ordered || !trials.iter().all(legal) {
        return Err(say!("its list of trials makes no sense"));
    }
    let asked = experiment.trials();
    let (first, last) = (trials[0].start, trials[trials.len() - 1].end);
    if first < asked.start || last > asked.end {
        return Err(say!("it holds trials that its link does not ask for"));
    }
    Ok(trials)
}

/// Whether what a file says of its experiment, beside its link, is what the link says.
fn said(
    file: &FileExperiment,
    experiment: &Experiment,
    trials: &[Range<u64>],
) -> Result<(), String> {
    let differs = |key: &str, given: &str, linked: &str| {
        say!(
            "it says {key} = {given}, and its link says {linked}",
            key,
            given = shown(given),
            linked = shown(linked),
        )
    };
    let scenario = experiment.scenario().key();
    match &file.scenario {
        Some(given) if given != scenario => return Err(differs("scenario", given, scenario)),
        _ => (),
    }
    match &file.seed {
        Some(given) if given != experiment.seed_text() => {
            return Err(differs(SEED.key, given, experiment.seed_text()));
        }
        _ => (),
    }
    let held = trials.iter().map(|range| range.end - range.start).sum();
    let numbers = [
        (FIRST_TRIAL.key, file.first_trial, trials[0].start),
        (NUM_TRIALS.key, file.num_trials, held),
    ];
    for (key, given, held) in numbers {
        if let Some(given) = given.filter(|given| *given != held) {
            return Err(say!(
                "it says {key} = {given}, and its list of trials says {held}",
                key,
                given,
                held,
            ));
        }
    }
    let all = experiment.values().iter().map(|(key, list)| {
        let list: Vec<Json> = list.iter().copied().map(number).collect();
        let one = list.len() == 1;
        let json = if one { list[0].clone() } else { list.into() };
        (*key, json)
    });
    params_agree(file.params.as_ref(), all).map_err(|(key, given, linked)| {
        let text = |json: &Json| json.to_string().replace('"', "");
        differs(&key, &text(&given), &text(&linked))
    })
}

/// Whether values that a file says are those that its link says; which is not, if one is not.
fn params_agree<'a>(
    file: Option<&HashMap<String, Json>>,
    linked: impl Iterator<Item = (&'a str, Json)>,
) -> Result<(), (String, Json, Json)> {
    let Some(file) = file else {
        return Ok(());
    };
    let linked: HashMap<&str, Json> = linked.collect();
    let mut keys: Vec<&String> = file.keys().collect();
    keys.sort();
    for key in keys {
        let given = &file[key];
        let linked = linked.get(key.as_str()).unwrap_or(&Json::Null);
        if !same(given, linked) {
            return Err((shown(key), given.clone(), linked.clone()));
        }
    }
    Ok(())
}

/// Whether two JSON values are the same, whichever program wrote the numbers in them.
fn same(one: &Json, other: &Json) -> bool {
    match (one, other) {
        (Json::Number(one), Json::Number(other)) => {
            let both = one.as_f64().zip(other.as_f64());
            both.is_some_and(|(one, other)| close(one, other))
        }
        (Json::Array(one), Json::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        _ => one == other,
    }
}

/// Whether two numbers are the same but for the last digits, which other programs may have rounded.
fn close(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * one.abs().max(other.abs())
}

/// Whether a file's fingerprint binds it, or is one of the time when none did.
fn is_bound(results: &Results, bound: Fingerprint, given: &str) -> Result<bool, Refused> {
    if bound.to_string() == given {
        Ok(true)
    } else if Fingerprint::unbound(&results.summaries).to_string() == given {
        Ok(false)
    } else {
        Err(Refused::Altered(say!(
            "its values, its trials or its sums are not those of its fingerprint"
        )))
    }
}

/// Whether what the saving program said of the file is true of it.
fn about_agrees(about: &About, results: &Results, fingerprint: &str) -> Result<(), String> {
    let experiment = &results.experiment;
    let (query, _) = about.whole_query();
    let ranges: Vec<(u64, u64)> = results.trials.iter().map(|r| (r.start, r.end)).collect();
    let agrees = about.fingerprint == fingerprint
        && about.trials == ranges
        && about.num_trials == results.num_trials()
        && about.scenario == experiment.scenario().key()
        && about.scenario_version == experiment.scenario().version()
        && Experiment::from_link(&query).0.identity() == experiment.identity();
    if agrees {
        Ok(())
    } else {
        Err(say!("its part “about” is not about what the file holds"))
    }
}

/// A case that is being read.
struct Case<'a> {
    experiment: &'a Experiment,
    number: usize,
    values: &'a Values,
}

impl Case<'_> {
    /// Its summary, if everything that the file says of it follows from its sums.
    fn summary(&self, mut file: FileCase, trials: u64) -> Result<Summary, String> {
        self.params(&file)?;
        let model = self.experiment.scenario().model(self.values);
        let summary = self.exact(&mut file, &*model, trials)?;
        self.statistics(&file, &summary)?;
        Ok(summary)
    }

    /// Whether what it says of its parameters is what its link says.
    fn params(&self, file: &FileCase) -> Result<(), String> {
        let linked = self.values.iter().map(|(key, value)| (key, number(value)));
        params_agree(file.params.as_ref(), linked).map_err(|(key, given, linked)| {
            let text = |json: &Json| shown(&json.to_string().replace('"', ""));
            say!(
                "its case {case} says {key} = {given}, and its link says {linked}",
                case = self.number + 1,
                key,
                given = text(&given),
                linked = text(&linked),
            )
        })
    }

    /// The exact sums, which leave the file.
    fn exact(
        &self,
        file: &mut FileCase,
        model: &dyn Model,
        trials: u64,
    ) -> Result<Summary, String> {
        let damaged = || say!("its exact sums are damaged or incomplete");
        let shape = model.shape();
        let mut stored = Vec::new();
        for quantity in &shape.series {
            let series = file.series.get_mut(quantity.key).ok_or_else(damaged)?;
            let columns = std::mem::take(&mut series.exact);
            if columns.len() != shape.points() {
                return Err(damaged());
            }
            stored.extend(columns);
        }
        for quantity in &shape.outcomes {
            let outcome = file.outcomes.get_mut(quantity.key).ok_or_else(damaged)?;
            stored.push(std::mem::take(&mut outcome.exact));
        }
        let columns = stored.into_iter().map(ExactColumn::column);
        let columns = columns.collect::<Option<Vec<_>>>().ok_or_else(damaged)?;
        let cases = self.experiment.cases().len();
        Summary::from_columns(shape, cases, trials, columns).map_err(|why| match why {
            Incompatible::Impossible(cell) => say!(
                "no {trials} trials have its sums of {place}",
                trials,
                place = place(self.experiment, self.number, shape, cell),
            ),
            Incompatible::Shape | Incompatible::TooMany => damaged(),
        })
    }

    /// Whether the statistics that the file shows are those of its sums.
    fn statistics(&self, file: &FileCase, summary: &Summary) -> Result<(), String> {
        let (shape, found) = (summary.shape(), Statistics::new(summary));
        let differs = |statistic: &str, place: &str, given: f64, found: f64| {
            say!(
                "its table says {statistic} {given} of {place}, and its exact sums give {found}",
                statistic,
                given,
                place,
                found,
            )
        };
        for (i, (quantity, curve)) in shape.series.iter().zip(&found.series).enumerate() {
            let Some(file) = file.series.get(quantity.key) else {
                continue;
            };
            let steps = (0..shape.points()).map(|point| shape.step_of(point) as f64);
            let steps: Vec<f64> = steps.collect();
            let [mean, variance, p05, p25, p50, p75, p95] = curve.columns();
            for (name, given, found) in [
                ("step", &file.step, &steps),
                ("mean", &file.mean, mean),
                ("variance", &file.variance, variance),
                ("p05", &file.p05, p05),
                ("p25", &file.p25, p25),
                ("p50", &file.p50, p50),
                ("p75", &file.p75, p75),
                ("p95", &file.p95, p95),
            ] {
                let Some(given) = given else { continue };
                if given.len() != found.len() {
                    return Err(say!(
                        "its table of {quantity} has not all steps",
                        quantity = quantity.key
                    ));
                }
                let wrong = given
                    .iter()
                    .zip(found)
                    .position(|(one, other)| !close(*one, *other));
                if let Some(point) = wrong {
                    let cell = i * shape.points() + point;
                    let place = place(self.experiment, self.number, shape, cell);
                    return Err(differs(name, &place, given[point], found[point]));
                }
            }
        }
        for (quantity, found) in shape.outcomes.iter().zip(&found.outcomes) {
            let Some(file) = file.outcomes.get(quantity.key) else {
                continue;
            };
            let place = in_case(self.experiment, self.number, quantity.key);
            let [p05, p25, p50, p75, p95] = found.quantiles;
            for (name, given, found) in [
                ("mean", file.mean, found.mean),
                ("variance", file.variance, found.variance),
                ("standardError", file.standard_error, found.standard_error),
                ("p05", file.p05, p05),
                ("p25", file.p25, p25),
                ("p50", file.p50, p50),
                ("p75", file.p75, p75),
                ("p95", file.p95, p95),
            ] {
                if let Some(given) = given.filter(|given| !close(*given, found)) {
                    return Err(differs(name, &place, given, found));
                }
            }
            let Some(given) = &file.histogram else {
                continue;
            };
            let bars = found.histogram.iter();
            let agrees = given.len() == bars.len()
                && bars
                    .zip(given)
                    .all(|((value, _, count), (said, seen))| close(*value, *said) && count == seen);
            if !agrees {
                return Err(say!(
                    "its histogram of {place} is not that of its exact sums",
                    place
                ));
            }
        }
        Ok(())
    }
}
