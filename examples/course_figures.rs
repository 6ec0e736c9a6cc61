//! The course's figures beside what this program gives: `cargo run --release --example
//! course_figures`. The exit status is 1 if one of them differs by more than 4 standard errors.

use std::path::Path;
use std::process::ExitCode;

use many_trials::experiment::Experiment;
use many_trials::param::{decimal_at_most, decimals_for, grouped, plus_minus};
use many_trials::run::Run;
use many_trials::scenario::{self, Share};
use many_trials::sim::{Distribution, Shape, Statistics, share_error};
use serde_json::{Map, Value as Json};

/// By chance alone a right program differs by more than this in one figure of 16,000.
const MOST_ERRORS: f64 = 4.0;

/// The steps of the course's own table.
const STEPS: [usize; 11] = [1, 50, 100, 149, 150, 151, 160, 200, 250, 299, 300];

/// What is compared.
enum Of {
    Mean(&'static str),
    Deviation(&'static str),
    /// The quantile by its place among those that are kept, and its share.
    Quantile(&'static str, usize, f64),
    Share,
    /// The mean of a series after a step.
    At(&'static str, usize),
}

/// What the course or an exact solution says.
struct Figure {
    of: Of,
    value: f64,
    /// The standard error, 0 of an exact figure.
    error: f64,
}

impl Figure {
    fn new(of: Of, value: &Json, error: &Json) -> Self {
        Figure {
            of,
            value: value.as_f64().unwrap_or(f64::NAN),
            error: error.as_f64().unwrap_or(0.0),
        }
    }

    fn exact(of: Of, value: &Json) -> Self {
        Figure::new(of, value, &Json::Null)
    }

    /// The value that this program gives, with its standard error.
    fn seen(&self, shape: &Shape, statistics: &Statistics, share: Option<Share>) -> (f64, f64) {
        let trials = statistics.trials as f64;
        let outcome = |key: &str| {
            let at = shape.outcomes.iter().position(|of| of.key == key);
            at.map(|at| &statistics.outcomes[at])
        };
        let nothing = (f64::NAN, 0.0);
        match self.of {
            Of::Mean(key) => outcome(key).map_or(nothing, |of| (of.mean, of.standard_error)),
            Of::Deviation(key) => outcome(key).map_or(nothing, |of| deviation(of, trials)),
            Of::Quantile(key, at, share) => {
                outcome(key).map_or(nothing, |of| quantile(of, at, share, trials))
            }
            Of::Share => share.map_or(nothing, |share| {
                let share = share.of(statistics);
                (share, share_error(share, statistics.trials))
            }),
            Of::At(key, step) => {
                let series = shape.series.iter().position(|of| of.key == key);
                let point = (0..shape.points()).find(|point| shape.step_of(*point) == step);
                let (Some(series), Some(point)) = (series, point) else {
                    return nothing;
                };
                let curve = &statistics.series[series];
                (curve.mean[point], (curve.variance[point] / trials).sqrt())
            }
        }
    }

    fn name(&self, shape: &Shape, share: Option<Share>) -> String {
        match self.of {
            Of::Mean(key) => format!("mean of {key}"),
            Of::Deviation(key) => format!("standard deviation of {key}"),
            Of::Quantile(key, _, share) => format!("{} % quantile of {key}", share * 100.0),
            Of::Share => share.map_or(String::new(), |share| share.name(shape)),
            Of::At(key, step) => format!("mean of {key} after {step}"),
        }
    }
}

/// A standard deviation, whose error follows from the fourth moment.
fn deviation(of: &Distribution, trials: f64) -> (f64, f64) {
    let fourth = of.histogram.iter().map(|(first, width, count)| {
        let off = first + width / 2.0 - of.mean;
        f64::from(*count) * off.powi(4) / trials
    });
    let spread = (fourth.sum::<f64>() - of.variance * of.variance).max(0.0);
    let deviation = of.variance.sqrt();
    let error = (spread / trials).sqrt() / (2.0 * deviation);
    (deviation, if error.is_finite() { error } else { 0.0 })
}

/// A quantile, whose error follows from how many trials are near it; it is a whole number, which
/// adds the error of rounding.
fn quantile(of: &Distribution, at: usize, share: f64, trials: f64) -> (f64, f64) {
    let value = of.quantiles[at];
    let near = of
        .histogram
        .iter()
        .filter(|bin| (bin.0 - value).abs() <= 2.0);
    let density = near.map(|bin| f64::from(bin.2)).sum::<f64>() / trials / 5.0;
    let error = (share * (1.0 - share) / trials).sqrt() / density;
    (value, libm::hypot(error, (1.0_f64 / 12.0).sqrt()))
}

/// An experiment and its figures.
struct Query {
    /// The experiment, without trials and seed.
    what: String,
    trials: u64,
    figures: Vec<Figure>,
}

impl Query {
    fn new(what: impl Into<String>, trials: u64, figures: Vec<Figure>) -> Self {
        Query {
            what: what.into(),
            trials,
            figures,
        }
    }

    fn scenario(&self) -> &str {
        self.what.split('&').next().unwrap_or_default()
    }
}

fn oracle(name: &str) -> Result<Json, String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/oracles/{name}.json"));
    let text = std::fs::read_to_string(&file)
        .map_err(|error| format!("{} cannot be read: {error}", file.display()))?;
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", file.display()))
}

/// What an object holds under numbers, in their order.
fn numbered(json: &Json) -> Vec<(usize, &Json)> {
    let entries = object(json).filter_map(|(key, value)| Some((key.parse().ok()?, value)));
    let mut entries: Vec<_> = entries.collect();
    entries.sort_by_key(|(number, _)| *number);
    entries
}

fn object(json: &Json) -> impl Iterator<Item = (&String, &Json)> {
    json.as_object().into_iter().flat_map(Map::iter)
}

/// The virus experiments, each a file.
fn viruses() -> Result<Vec<Query>, String> {
    let files = [
        ("nodrug_course_default", 20_000),
        ("nodrug_grader_1_10", 20_000),
        ("nodrug_grader_100_200", 20_000),
        ("nodrug_grader_1_90", 20_000),
        ("nodrug_bacteria_6_0002", 20_000),
        ("nodrug_clear0", 10_000),
        ("nodrug_initial_above_maxpop", 10_000),
        ("nodrug_zero_viruses", 1000),
        ("course_one_drug_delay150", 40_000),
        ("course_one_drug_delay0", 40_000),
        ("drug_grader_empty_resistances", 20_000),
        ("drug_grader_true_mut1", 20_000),
        ("drug_grader_75_100", 20_000),
        ("drug_small_K60", 40_000),
        ("drug_small_fastmut", 40_000),
        ("course_two_drugs_lag300", 20_000),
        ("course_two_drugs_lag0", 20_000),
        ("two_small_K9", 40_000),
    ];
    let file = |(name, trials): (&str, u64)| {
        let file = oracle(name)?;
        let figures = virus_figures(name, &file);
        Ok(Query::new(virus_query(&file), trials, figures))
    };
    files.into_iter().map(file).collect()
}

fn virus_query(file: &Json) -> String {
    let mut query = match file["model"].as_str() {
        Some("no_drug") => "without-drug",
        Some("one_drug") => "one-drug",
        _ => "two-drugs",
    }
    .to_owned();
    for (key, value) in object(&file["params"]) {
        let key = match key.as_str() {
            "steps" => "numSteps",
            "initial_resistant" => "numResistantViruses",
            "stepsBeforeFirstDrug" => "numStepsBeforeDrug",
            "lagBeforeSecondDrug" => "numStepsBetweenDrugs",
            "stepsAfterSecondDrug" => "numStepsAfterDrug",
            "resistances" if value == "{}" => {
                query += "&resistances=none";
                continue;
            }
            "resistances" | "initial_sensitive" | "drugs" => continue,
            key => key,
        };
        query += &format!("&{key}={value}");
    }
    query
}

/// The populations after the steps of the course's table, and what is said of the last one.
fn virus_figures(name: &str, file: &Json) -> Vec<Figure> {
    let last = numbered(&file["steps"]).last().map_or(0, |(step, _)| *step);
    let mut figures = Vec::new();
    for step in (1..=last)
        .filter(|step| *step == last || name.starts_with("course") && STEPS.contains(step))
    {
        let at = &file["steps"][step.to_string()];
        for (key, series) in [
            ("total", "total"),
            ("resistant", "resistant"),
            ("guttagonol_resistant", "guttagonol"),
            ("grimpex_resistant", "grimpex"),
            ("both_resistant", "both"),
        ] {
            // A file holds a population as an object, in keys of its own, or alone.
            let flat = (&at[format!("mean_{key}")], &at["mean"]);
            let mean = match (at[key].as_object(), flat) {
                (Some(population), _) => population.get("mean"),
                (None, (Json::Number(_), _)) => Some(flat.0),
                (None, (_, Json::Number(_))) if key == "total" => Some(flat.1),
                _ => None,
            };
            if let Some(mean) = mean {
                figures.push(Figure::new(Of::At(series, step), mean, &at[key]["se"]));
            }
        }
    }
    let at = &file["steps"][last.to_string()];
    let end = &file["final"];
    let first = |found: &[&Json]| {
        found
            .iter()
            .find(|json| json.is_number())
            .map(|json| (*json).clone())
    };
    if let Some(variance) = first(&[&at["variance"], &at["var_total"], &at["total"]["variance"]]) {
        let deviation = Json::from(variance.as_f64().unwrap_or(f64::NAN).sqrt());
        figures.push(Figure::exact(Of::Deviation("total"), &deviation));
    }
    if let Some(mean) = first(&[&end["total"]["se"]]) {
        figures.push(Figure::new(Of::Mean("total"), &end["total"]["mean"], &mean));
    }
    if name == "nodrug_course_default" {
        for (place, percent, share) in [(0, "05", 0.05), (2, "50", 0.5), (4, "95", 0.95)] {
            let of = Of::Quantile("total", place, share);
            figures.push(Figure::exact(of, &at["quantiles"][percent]));
        }
    }
    let remission = &end["p_remission_0_to_50"];
    if let Some(share) = first(&[
        &at["p_le_50"],
        &at["p_total_le_50"],
        &at["total"]["p_le_50"],
        &remission["p"],
    ]) {
        figures.push(Figure::new(Of::Share, &share, &remission["se"]));
    }
    figures
}

/// The lectures' experiments, all in one file.
fn lectures(figures: &Json) -> Vec<Query> {
    let mut queries = Vec::new();
    for (game, key) in [
        ("fair", "fair_36"),
        ("european", "european_37"),
        ("american", "american_38"),
    ] {
        let of = &figures["roulette_bet_pocket"][key];
        for spins in [100.0_f64, 1000.0, 10_000.0] {
            // The file has a spin's return as a share.
            let scaled = |key: &str, by: f64| Json::from(of[key].as_f64().unwrap_or(f64::NAN) * by);
            let mean = scaled("mean_return_per_spin", 100.0);
            let deviation = scaled("sd_per_spin", 100.0 / spins.sqrt());
            let query = format!("roulette&game={game}&numSpins={spins}");
            let figures = vec![
                Figure::exact(Of::Mean("return"), &mean),
                Figure::exact(Of::Deviation("return"), &deviation),
            ];
            queries.push(Query::new(query, 10_000, figures));
        }
    }
    for (needles, of) in numbered(&figures["pi_needles"]) {
        // As many needles in all as a second has time for.
        let trials = (200_000_000 / needles.max(1)).min(40_000);
        let query = format!("pi&numNeedles={needles}");
        queries.push(Query::new(query, trials as u64, moments("estimate", of)));
    }
    for same in [2, 3] {
        for (people, share) in numbered(&figures[format!("birthday_366_same{same}")]) {
            let query = format!("birthday&numPeople={people}&numSame={same}");
            let share = Figure::exact(Of::Share, share);
            queries.push(Query::new(query, 1_000_000, vec![share]));
        }
    }
    let run = &figures["longest_run_die_123456667_500"]["exact_mean"];
    let run = Figure::exact(Of::Mean("longest"), run);
    queries.push(Query::new("dice-runs", 200_000, vec![run]));
    for (query, share) in [
        ("dice", &figures["dice_11111"]["exact"]),
        ("dice&numDice=2", &figures["boxcars"]["exact"]),
        ("balls", &figures["balls_3red_3green_draw3_same"]["exact"]),
    ] {
        let share = Figure::exact(Of::Share, share);
        queries.push(Query::new(query, 5_000_000, vec![share]));
    }
    for (dice, of) in numbered(&figures["continuous_dice_mean"]) {
        let query = format!("dice-mean&numDice={dice}");
        queries.push(Query::new(query, 1_000_000, moments("mean", of)));
    }
    queries.sort_by_key(|query| {
        let order = scenario::SCENARIOS.iter();
        let mut order = order.map(|scenario| scenario.key());
        order.position(|key| key == query.scenario())
    });
    queries
}

/// The problem sets' and the exam's experiments, all in the same file.
fn problem_sets(figures: &Json) -> Vec<Query> {
    let mut queries = Vec::new();
    for (group, trials) in [
        ("robots_standard", 10_000),
        ("robots_plot1_20x20_80pct", 10_000),
        ("robots_plot2_2robots_80pct_area300", 10_000),
    ] {
        for (name, of) in object(&figures[group]) {
            if of["mean"].is_number() {
                let query = robots(name, "standard");
                queries.push(Query::new(query, trials, moments("steps", of)));
                continue;
            }
            let kind = if name == "RandomWalkRobot" {
                "random-walk"
            } else {
                "standard"
            };
            for (name, of) in object(of) {
                let name = if name.contains('x') {
                    format!("2 robots {name} 80%")
                } else {
                    format!("{name} robots 20x20 80%")
                };
                let query = robots(&name, kind);
                queries.push(Query::new(query, trials, moments("steps", of)));
            }
        }
    }
    for drunk in ["usual", "cold"] {
        for (steps, of) in numbered(&figures[format!("{drunk}_drunk")]) {
            let query = format!("drunks&drunk={drunk}&numSteps={steps}");
            let figures = vec![
                Figure::exact(Of::Mean("distance"), &of["mean_distance"]),
                Figure::exact(Of::Deviation("distance"), &of["sd"]),
            ];
            queries.push(Query::new(query, 20_000, figures));
        }
    }
    let mut populations = Vec::new();
    for (step, of) in numbered(&figures["rabbits_foxes_500_30"]) {
        for key in ["rabbits", "foxes"] {
            let of = &of[key];
            populations.push(Figure::new(Of::At(key, step), &of["mean"], &of["se"]));
        }
    }
    let query = "rabbits-and-foxes&numRabbits=500&numFoxes=30&maxRabbits=1000&numSteps=200";
    queries.push(Query::new(query, 10_000, populations));
    queries
}

/// "3 robots 20x20 100% (…)" as a query.
fn robots(name: &str, kind: &str) -> String {
    let words: Vec<&str> = name.split(' ').collect();
    let (width, height) = words[2].split_once('x').unwrap_or_default();
    let percent: f64 = words[3].trim_end_matches('%').parse().unwrap_or(f64::NAN);
    format!(
        "robots&numRobots={}&speed=1&width={width}&height={height}&minCoverage={}&robotType={kind}",
        words[0],
        percent / 100.0
    )
}

/// A mean and a standard deviation. That of an estimate by trials says its own error roughly.
fn moments(outcome: &'static str, of: &Json) -> Vec<Figure> {
    let mean = Figure::new(Of::Mean(outcome), &of["mean"], &of["se"]);
    let mut deviation = Figure::exact(Of::Deviation(outcome), &of["sd"]);
    if let Some(trials) = of["trials"].as_f64() {
        // Waiting times have tails: twice the error of a normal distribution.
        deviation.error = 2.0 * deviation.value / (2.0 * trials).sqrt();
    }
    vec![mean, deviation]
}

/// Prints a query's rows: how many figures it has, and how many of them differ.
fn compare(query: &Query) -> Result<(usize, usize), String> {
    let link = format!(
        "?scenario={}&numTrials={}&seed=course",
        query.what, query.trials
    );
    let (experiment, problems) = Experiment::from_link(&link);
    if let Some(problem) = problems.first() {
        return Err(format!("{link}: {}", problem.message));
    }
    let mut run = Run::new(&experiment);
    run.advance(u64::MAX);
    let statistics = run.statistics().remove(0);
    let share = experiment.scenario().share(&experiment.cases()[0]);
    let what = query.what.split_once('&').map_or("", |(_, what)| what);
    let comma = if what.is_empty() { "" } else { ", " };
    println!("  {what}{comma}{} trials", grouped(query.trials as i64));
    let mut differ = 0;
    for figure in &query.figures {
        let (value, error) = figure.seen(run.shape(0), &statistics, share);
        let off = value - figure.value;
        let errors = if off.abs() < 1e-9 {
            0.0
        } else {
            off / libm::hypot(error, figure.error)
        };
        let fits = errors.abs() <= MOST_ERRORS;
        differ += usize::from(!fits);
        let told = if figure.error > 0.0 {
            plus_minus(figure.value, figure.error)
        } else {
            decimal_at_most(figure.value, decimals_for(error) + 1)
        };
        println!(
            "    {:32}{:>24}{told:>24}{errors:>+10.1}{}",
            figure.name(run.shape(0), share),
            plus_minus(value, error),
            if fits { "" } else { "  differs" }
        );
    }
    Ok((query.figures.len(), differ))
}

fn all() -> Result<usize, String> {
    let file = oracle("scenarios_course_figures")?;
    let mut queries = viruses()?;
    queries.extend(lectures(&file["figures"]));
    queries.extend(problem_sets(&file["figures"]));
    println!(
        "{:36}{:>24}{:>24}{:>10}",
        "", "this program", "the course", "errors"
    );
    let (mut figures, mut differ, mut last) = (0, 0, "");
    for query in &queries {
        let known = scenario::find(query.scenario());
        if last != query.scenario() {
            last = query.scenario();
            match known {
                Some(scenario) => println!("{}", scenario.title()),
                None => println!("{last}: there is no such scenario yet; its figures are left out"),
            }
        }
        if known.is_some() {
            let (more, wrong) = compare(query)?;
            (figures, differ) = (figures + more, differ + wrong);
        }
    }
    println!(
        "{figures} figures, {differ} of them differ by more than {MOST_ERRORS} standard errors."
    );
    Ok(differ)
}

fn main() -> ExitCode {
    match all() {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(1),
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(1)
        }
    }
}
