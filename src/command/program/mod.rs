//! `manytrials program`: trials of somebody's own Python program, by the Python of this computer, on every core.
#![allow(clippy::disallowed_methods)] // the terminal program is a host, and has the clock

mod answer;
mod given;
mod interpreter;
mod modules;
mod pool;
mod process;

use std::ffi::OsStr;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::Args;
use interpreter::Python;
use many_trials::experiment::Experiment;
use many_trials::param::grouped;
use many_trials::results::{FileKind, Origin, Results};
use many_trials::run::Run;
use pool::{End, Failure, Pool};

use super::files::{self, Asked, Place};
use super::interrupt::Interrupt;
use super::outputs::Outputs;
use super::progress::bar;
use super::report;
use super::resume::quoted;
use super::rows::PER_TRIAL;
use super::which;

/// Run the trials of your own Python program on every core
///
/// A trial is one call of a function of the program. Trial number i: the definitions of the program in a fresh
/// module, then random.seed("SEED/i"), then the call. What the call returns is kept: a number, True or False, a
/// list of numbers, or a tuple or dict of such. The trials are those of the page, with the same fingerprint, on
/// any number of processes; parts of them merge with manytrials merge.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  manytrials program walk.py 'walk(100)' --trials 10000\n  manytrials program walk.py \
                  'walk(100)' --set steps=10,100,1000 --csv walk.csv --svg walk.svg\n  manytrials program walk.py \
                  'walk(100)' --part 1/8 --json part-1.json\n\n\
                  Exit status: 0; 1 if a trial went wrong, of which number, line and Python's own words are told; 2 \
                  with a sentence if nothing was run; 130 after Ctrl+C, which keeps what is done."
)]
pub(super) struct Words {
    /// The program's file (- for standard input), or a link of the page that holds it, in quotes
    #[arg(value_name = "FILE.py")]
    file: PathBuf,
    /// The call that a trial makes, in quotes; without it the program's functions are listed
    call: Option<String>,
    /// How many trials there are (default: 1,000, or what the link says)
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    trials: Option<String>,
    /// The seed, any text (default: 7, or what the link says)
    #[arg(long, value_name = "SEED", allow_hyphen_values = true)]
    seed: Option<String>,
    /// Another value of an argument of the call, or several to compare: steps=10,100 or chance=0..1/5
    #[arg(long, value_name = "NAME=VALUES", allow_hyphen_values = true)]
    set: Vec<String>,
    /// Python processes to use (default: every core)
    #[arg(long, value_name = "P", allow_hyphen_values = true, value_parser = processes)]
    processes: Option<usize>,
    /// Only trials A to B − 1 of them
    #[arg(long, value_name = "A..B", allow_hyphen_values = true)]
    range: Option<String>,
    /// Only the I-th of N equal parts of the trials (I from 1)
    #[arg(long, value_name = "I/N", allow_hyphen_values = true)]
    part: Option<String>,
    /// The Python that runs them, 3.9 or newer (default: python3)
    #[arg(long, value_name = "PYTHON")]
    python: Option<PathBuf>,
    /// Write one CSV row a trial
    #[arg(long, value_name = "FILE")]
    per_trial: Option<Place>,
    /// Say nothing but what went wrong: no progress, no report
    #[arg(long, short)]
    quiet: bool,
    #[command(flatten)]
    outputs: Outputs,
}

/// A number of processes: more than any computer has cores for would only fill its memory.
fn processes(text: &str) -> Result<usize, String> {
    let number = text
        .parse()
        .ok()
        .filter(|number| (1..=1000).contains(number));
    number.ok_or_else(|| "it takes a whole number from 1 to 1,000".to_owned())
}

/// Runs the trials.
pub(super) fn program(words: &Words) -> Result<ExitCode, String> {
    let experiment = given::experiment(words)?;
    let range = ("--range", words.range.as_deref());
    let trials = which::trials(&experiment, range, words.part.as_deref())?;
    let per_trial = words.per_trial.clone().map(|place| Asked {
        option: PER_TRIAL,
        place,
    });
    let read: [&Path; 1] = [&words.file];
    words
        .outputs
        .check(&experiment, per_trial.as_slice(), &read)?;
    let python = Python::find(words.python.as_deref())?;
    let cores = || std::thread::available_parallelism().map_or(1, usize::from);
    let processes = words.processes.unwrap_or_else(cores);

    let interrupt = Interrupt::listen()?;
    let begin = Instant::now();
    let mut run = Run::part(&experiment, trials.clone());
    let bar = bar(run.total(), words.quiet);
    let end = Pool::start(&python, processes, &mut run, &bar, words.quiet)?.carry_out(&interrupt);
    bar.finish_and_clear();
    let done = Done {
        ran: (run.done(), begin.elapsed()),
        by: format!(
            "Python {} in {processes} process{}",
            python.version,
            if processes == 1 { "" } else { "es" }
        ),
        results: (run.done() > 0).then(|| Results {
            experiment: run.known(),
            trials: vec![run.trials()],
            summaries: run.summaries().to_vec(),
        }),
        left: run.trials().end..trials.end,
        end,
    };
    tell(words, &experiment, &done)
}

/// What the trials came to.
struct Done {
    /// None if there is no trial.
    results: Option<Results>,
    /// How many trials ran, over all cases, and for how long.
    ran: (u64, Duration),
    /// What ran them.
    by: String,
    /// The trials that are left.
    left: Range<u64>,
    end: End,
}

/// Writes and tells what the trials came to.
fn tell(words: &Words, experiment: &Experiment, done: &Done) -> Result<ExitCode, String> {
    let mut failed: Vec<String> = Vec::new();
    if let Some(results) = &done.results {
        failed.extend(words.outputs.write(results).err());
        if let Some(place) = &words.per_trial {
            let rows = FileKind::Trials.of_sums(results, &Origin::default());
            failed.extend(rows.and_then(|rows| files::write(place, &rows).err()));
        }
    }
    if let Some(failure) = &done.end.failure {
        report::aside(&told(failure, experiment));
        report::aside(&before(words, done.results.as_ref()));
    } else if let Some(results) = &done.results {
        let standard =
            words.outputs.to_standard_output() || words.per_trial == Some(Place::Standard);
        failed.extend(report::tell(&report::report(results), words.quiet, standard).err());
        if !words.quiet {
            report::aside(&format!("{}, by {}", report::pace(done.ran), done.by));
        }
    }
    if let Some(status) = done.end.stopped {
        report::aside(&format!("manytrials: {}", goes_on(words, done)));
        if failed.is_empty() {
            return Ok(ExitCode::from(status));
        }
    }
    match (failed.is_empty(), &done.end.failure) {
        (true, None) => Ok(ExitCode::SUCCESS),
        (true, Some(_)) => Ok(ExitCode::from(1)),
        (false, _) => Err(failed.join("\n  ")),
    }
}

/// So much of what a trial printed is shown.
const MOST_PRINTED: usize = 2000;

/// What went wrong, where, in Python's own words, and what was printed before.
fn told(failure: &Failure, experiment: &Experiment) -> String {
    let mistake = &failure.mistake;
    let mut text = match failure.trial {
        Some((trial, case)) => format!(
            "manytrials: trial {} of {}: {}",
            grouped(trial as i64),
            experiment.call(case).unwrap_or_default(),
            mistake.sentence
        ),
        None => format!("manytrials: {}", mistake.sentence),
    };
    let mut add = |lines: &str| {
        for line in lines.trim_end().lines() {
            text += &format!("\n  {line}");
        }
    };
    add(&mistake.trace);
    if !mistake.printed.trim().is_empty() {
        let all = mistake.printed.chars().count();
        let last: String = mistake
            .printed
            .chars()
            .skip(all.saturating_sub(MOST_PRINTED))
            .collect();
        add("It had printed:");
        add(&last);
    }
    text
}

/// What became of the trials before the one that went wrong.
fn before(words: &Words, results: Option<&Results>) -> String {
    let Some(results) = results else {
        return "No trial was done before it, and nothing is written.".to_owned();
    };
    let done = report::trials(&results.trials);
    let is_asked = words.outputs.given().next().is_some() || words.per_trial.is_some();
    if is_asked {
        format!("Trials {done} were done before it: the files that were asked for hold these.")
    } else {
        format!("Trials {done} were done before it; with --json FILE they would be in a file.")
    }
}

/// What stopped trials came to, and which command makes the others.
fn goes_on(words: &Words, done: &Done) -> String {
    let Some(results) = &done.results else {
        return "stopped before a trial was done; nothing is written.".to_owned();
    };
    let trials = report::trials(&results.trials);
    let Some(Place::File(file)) = &words.outputs.json else {
        return format!(
            "stopped with trials {trials}; with --json FILE they would be in a file, to be merged with the rest."
        );
    };
    if done.left.is_empty() {
        return format!("stopped with trials {trials}, which are all.");
    }
    let mut texts = vec!["manytrials program".to_owned()];
    let mut add = |word: &OsStr| texts.push(quoted(word));
    add(words.file.as_os_str());
    if let Some(call) = &words.call {
        add(call.as_ref());
    }
    for (option, value) in [
        ("--trials", words.trials.as_ref()),
        ("--seed", words.seed.as_ref()),
    ]
    .into_iter()
    .chain(words.set.iter().map(|set| ("--set", Some(set))))
    {
        if let Some(value) = value {
            add(option.as_ref());
            add(value.as_ref());
        }
    }
    let range = format!("{}..{}", done.left.start, done.left.end);
    let rest = files::with_suffix(file, "rest");
    add("--range".as_ref());
    add(range.as_ref());
    add("--json".as_ref());
    add(rest.as_os_str());
    format!(
        "stopped with trials {trials}, which {} holds. These make the rest and the whole:\n  {}\n  manytrials merge {} {} \
         --json {}",
        files::name(file),
        texts.join(" "),
        quoted(file.as_os_str()),
        quoted(rest.as_os_str()),
        quoted(file.as_os_str()),
    )
}
