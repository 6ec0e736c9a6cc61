//! `manytrials run`: the experiment of a link, on all cores.

use std::io::{BufWriter, Write};
use std::ops::Range;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use many_trials::experiment::{Experiment, STANDARD_ERROR};
use many_trials::param::grouped;
use many_trials::results::{About, Origin, Results, TrialRowsEnd, trials_csv_head, trials_csv_row};
use many_trials::run::Run;
use many_trials::sim::EachTrial;

use super::link::experiment;
use super::outputs::Outputs;
use super::report::report;

/// Run the experiment of a link on every core
#[derive(Args)]
pub(super) struct Words {
    /// A link of the page, or its query alone, in quotes; manytrials presets has some
    link: String,
    /// Only trials A to B − 1 of the experiment
    #[arg(long, value_name = "A..B", allow_hyphen_values = true)]
    trials: Option<String>,
    /// Only the I-th of N equal parts of the trials (I from 1)
    #[arg(long, value_name = "I/N", allow_hyphen_values = true)]
    part: Option<String>,
    /// Threads to use (default: every core)
    #[arg(long, value_name = "N", allow_hyphen_values = true, value_parser = threads)]
    threads: Option<usize>,
    /// Write one CSV row a trial
    #[arg(long, value_name = "FILE")]
    per_trial: Option<PathBuf>,
    /// Replay trial N alone: its series as CSV, to --csv FILE or standard output
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    trial: Option<String>,
    #[command(flatten)]
    outputs: Outputs,
}

/// Runs the experiment.
pub(super) fn run(words: &Words) -> Result<ExitCode, String> {
    let experiment = experiment(&words.link)?;
    if let Some(number) = &words.trial {
        let others = [&words.trials, &words.part];
        if others.iter().any(|other| other.is_some())
            || words.per_trial.is_some()
            || !words.outputs.is_table()
        {
            return Err(
                "--trial replays one trial; of the other options only --csv goes with it."
                    .to_owned(),
            );
        }
        let csv = super::trial::trial(&experiment, number)?;
        words.outputs.write_table(&csv)?;
        return Ok(ExitCode::SUCCESS);
    }
    let trials = trials(words, &experiment)?;
    if let Some(threads) = words.threads {
        many_trials::sim::use_threads(threads)
            .map_err(|error| format!("{threads} threads could not be started: {error}."))?;
    }

    let start = Instant::now();
    let mut run = Run::part(&experiment, trials);
    if let Some(file) = &words.per_trial {
        let refuse =
            |error: std::io::Error| format!("{} could not be written: {error}.", file.display());
        let out = std::fs::File::create(file).map_err(refuse)?;
        per_trial(&mut run, BufWriter::new(out)).map_err(refuse)?;
    } else {
        // Batches of about 100 ms keep the bar moving and every core busy.
        let mut most = 64;
        advance(&mut run, |run| {
            let start = Instant::now();
            run.advance(most);
            most = if start.elapsed() < Duration::from_millis(100) {
                most * 2
            } else {
                most
            };
        });
    }
    let seconds = start.elapsed().as_secs_f64();
    let done = run.done();
    let results = Results {
        experiment,
        trials: vec![run.trials()],
        summaries: run.summaries().to_vec(),
    };
    words.outputs.write(&results)?;
    if !words.outputs.to_standard_output() {
        report(&results);
    }
    let rate = (done as f64 / seconds.max(1e-9)) as i64;
    eprintln!(
        "{} trials in {seconds:.3} s, {} a second",
        grouped(done as i64),
        grouped(rate)
    );
    Ok(ExitCode::SUCCESS)
}

/// A number of threads.
fn threads(text: &str) -> Result<usize, String> {
    let number = text.parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| "it takes a whole number from 1 on".to_owned())
}

/// Which trials are asked for.
fn trials(words: &Words, experiment: &Experiment) -> Result<Range<u64>, String> {
    let all = experiment.trials();
    let trials = match (&words.trials, &words.part) {
        (None, None) => return Ok(all),
        (Some(text), None) => range(text, &all)?,
        (None, Some(text)) => part(text, &all)?,
        (Some(_), Some(_)) => {
            return Err("--trials and --part both say which trials; leave one out.".to_owned());
        }
    };
    if experiment.target().is_some() {
        return Err(format!(
            "{} needs all trials from the first on; a part of them cannot know when there are \
             enough. Leave one of the two out.",
            STANDARD_ERROR.key
        ));
    }
    Ok(trials)
}

/// The I-th of N parts of the trials, from "I/N".
fn part(text: &str, all: &Range<u64>) -> Result<Range<u64>, String> {
    let num_trials = all.end - all.start;
    let numbers = text
        .split_once('/')
        .and_then(|(i, n)| Some((i.parse::<u64>().ok()?, n.parse::<u64>().ok()?)));
    match numbers {
        // Both products stay below 10^18: neither number exceeds the number of trials, 10^9.
        Some((i, n)) if 1 <= i && i <= n && n <= num_trials => {
            Ok(all.start + (i - 1) * num_trials / n..all.start + i * num_trials / n)
        }
        _ => Err(format!(
            "--part takes I/N with 1 ≤ I ≤ N ≤ {}, the experiment's number of trials, not “{text}”.",
            grouped(num_trials as i64)
        )),
    }
}

/// A..B within the trials of an experiment.
fn range(text: &str, all: &Range<u64>) -> Result<Range<u64>, String> {
    let ends = text
        .split_once("..")
        .and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)));
    match ends {
        Some((from, to)) if from < to && all.start <= from && to <= all.end => Ok(from..to),
        _ => Err(format!(
            "--trials takes A..B with {} ≤ A < B ≤ {}, the experiment's trials, not “{text}”.",
            grouped(all.start as i64),
            grouped(all.end as i64)
        )),
    }
}

/// Runs all trials with a progress bar where a person watches.
fn advance(run: &mut Run, mut step: impl FnMut(&mut Run)) {
    let bar = ProgressBar::new(run.total());
    let template = "{bar:30} {human_pos} of {human_len} trials · {per_sec} · {eta} left";
    bar.set_style(
        ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()),
    );
    while !run.is_finished() {
        step(run);
        bar.set_position(run.done());
    }
    bar.finish_and_clear();
}

/// Trials of each case between two writes: a fixed number, so that the order of rows is too.
const ROWS: u64 = 1000;

/// Runs all trials and writes each one's outcomes.
fn per_trial(run: &mut Run, mut out: impl Write) -> std::io::Result<()> {
    let experiment = run.experiment().clone();
    let cases = experiment.cases().len();
    let shapes: Vec<_> = (0..cases).map(|case| run.shape(case).clone()).collect();
    out.write_all(trials_csv_head(&experiment, &shapes[0]).as_bytes())?;
    let mut failed = Ok(());
    let mut end = TrialRowsEnd::default();
    advance(run, |run| {
        let mut rows = vec![String::new(); cases];
        {
            let mut each: Vec<Box<EachTrial<'_>>> = rows
                .iter_mut()
                .enumerate()
                .map(|(case, rows)| {
                    let (experiment, shape) = (&experiment, &shapes[case]);
                    let each = move |trial: u64, cells: &[i32]| {
                        *rows += &trials_csv_row(experiment, case, shape, trial, cells);
                    };
                    Box::new(each) as Box<EachTrial<'_>>
                })
                .collect();
            run.advance_with(ROWS * cases as u64, &mut each);
        }
        for rows in rows {
            if failed.is_ok() {
                failed = out.write_all(end.rows(&rows).as_bytes());
            }
        }
    });
    failed?;
    let fingerprint = run.fingerprint().to_string();
    let about = About::new(
        &experiment,
        &[run.trials()],
        &fingerprint,
        &Origin::default(),
    );
    out.write_all(end.end(&about).as_bytes())?;
    out.flush()
}
