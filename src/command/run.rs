//! `manytrials run`: the experiment of a link, on all cores.
#![allow(clippy::disallowed_methods)] // the terminal program is a host, and has the clock

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use many_trials::experiment::Experiment;
use many_trials::results::{About, Origin, Results};

use super::files::{Asked, Place};
use super::interrupt::Interrupt;
use super::link::{computed_here, experiment};
use super::progress::bar;
use super::report;
use super::resume::{Plan, earlier, goes_on};
use super::rows::{PER_TRIAL, Rows};
use super::wanted::Words;
use super::which;

/// Runs the experiment.
pub(super) fn run(words: &Words) -> Result<ExitCode, String> {
    let earlier = words.resume.as_deref().map(earlier).transpose()?;
    let experiment = match (&words.link, &earlier) {
        (Some(link), _) => experiment(link)?,
        (None, Some(earlier)) => earlier.experiment.clone(),
        (None, None) => return Err("run needs a link; see manytrials presets.".to_owned()),
    };
    computed_here(&experiment)?;
    if let Some(number) = &words.trial {
        return replay(words, &experiment, number);
    }
    let range = ("--trials", words.trials.as_deref());
    let asked = which::trials(&experiment, range, words.part.as_deref())?;
    let plan = Plan::new(&experiment, asked, earlier)?;
    let per_trial = words.per_trial.clone().map(|place| Asked {
        option: PER_TRIAL,
        place,
    });
    let read: Vec<&Path> = words.resume.iter().map(PathBuf::as_path).collect();
    let others = per_trial.as_slice();
    words.outputs.check(&plan.experiment, others, &read)?;
    if let Some(threads) = words.threads {
        many_trials::sim::use_threads(threads)
            .map_err(|error| format!("{threads} threads could not be started: {error}."))?;
    }
    let rows = words.per_trial.as_ref();
    let rows = rows.map(|place| Rows::new(place, &plan.experiment, plan.earlier.as_ref()));
    let done = carry_out(words, &plan, rows.transpose()?)?;
    tell(words, &done)
}

/// So many trials are a batch at most.
const MOST_AT_ONCE: u64 = 1 << 32;

/// What a run came to.
struct Done {
    /// All trials that there are now; none if there is no trial.
    results: Option<Results>,
    /// How many trials ran, over all cases, and for how long.
    ran: (u64, Duration),
    /// The status to end with, if somebody stopped it.
    stopped: Option<u8>,
    /// What went wrong beside it.
    failed: Option<String>,
}

/// Writes and tells what a run came to.
fn tell(words: &Words, done: &Done) -> Result<ExitCode, String> {
    let mut failed: Vec<String> = done.failed.iter().cloned().collect();
    if let Some(results) = &done.results {
        failed.extend(words.outputs.write(results).err());
        let standard =
            words.outputs.to_standard_output() || words.per_trial == Some(Place::Standard);
        let told = report::tell(&report::report(results), words.quiet, standard);
        failed.extend(told.err());
        if !words.quiet {
            report::aside(&report::pace(done.ran));
        }
    }
    if let Some(status) = done.stopped {
        report::aside(&format!(
            "manytrials: {}",
            goes_on(words, done.results.as_ref())
        ));
        if failed.is_empty() {
            return Ok(ExitCode::from(status));
        }
    }
    if failed.is_empty() {
        Ok(ExitCode::SUCCESS)
    } else {
        Err(failed.join("\n  "))
    }
}

/// Runs what is planned, until it is done or somebody stops it.
fn carry_out(words: &Words, plan: &Plan, mut rows: Option<Rows>) -> Result<Done, String> {
    let interrupt = Interrupt::listen()?;
    let start = Instant::now();
    let bar = bar(plan.total(), words.quiet);
    let (mut ran, mut stopped, mut failed) = (0, None, None);
    let (mut all, mut fresh) = (plan.earlier.clone(), None::<Results>);
    let mut ranges = Vec::new();
    for piece in plan.pieces() {
        if stopped.is_some() || failed.is_some() {
            break;
        }
        let (mut run, end) = plan.run(&piece)?;
        let before = run.done();
        if let Some(rows) = &mut rows {
            rows.begin(&run, end);
        }
        // Batches of about 100 ms keep the bar moving and every core busy, and no stop waits for long.
        let mut most = 8;
        while !run.is_finished() && failed.is_none() {
            stopped = interrupt.status();
            if stopped.is_some() || words.is_for_nobody(rows.as_ref()) {
                break;
            }
            let batch = Instant::now();
            match &mut rows {
                Some(rows) => failed = rows.advance(&mut run, most).err(),
                None => run.advance(most),
            }
            let time = batch.elapsed();
            if time < Duration::from_millis(100) {
                // Where trials pause to be asked whether they are enough, a batch stays short.
                most = (most * 2).min(MOST_AT_ONCE);
            } else if time > Duration::from_millis(300) {
                most = (most / 2).max(1);
            }
            bar.set_position(ran + run.done() - before);
        }
        match &mut rows {
            Some(rows) if failed.is_none() => failed = rows.level(&mut run).err(),
            _ => run.level(),
        }
        ran += run.done() - before;
        if run.trials().is_empty() || run.done() == before {
            continue;
        }
        ranges.push(run.trials().start.max(piece.start)..run.trials().end);
        let results = Results {
            experiment: plan.experiment.clone(),
            trials: vec![run.trials()],
            summaries: run.summaries().to_vec(),
        };
        if plan.goes_on_with_all() {
            all = Some(results);
            continue;
        }
        for sum in [&mut all, &mut fresh] {
            add(sum, &results)?;
        }
    }
    bar.finish_and_clear();
    if let Some(sum) = &mut all {
        sum.experiment = plan.experiment.clone();
    }
    if let Some(rows) = rows.filter(|_| failed.is_none()) {
        let origin = Origin::default();
        let of = if rows.whole { &all } else { &fresh };
        // Of trials that were added to earlier ones at once, no fingerprint of their own is known.
        let about = of.as_ref().map_or_else(
            || About::new(&plan.experiment, &ranges, "", &origin),
            |of| of.about(&origin),
        );
        failed = rows.finish(&about).err();
    }
    Ok(Done {
        results: all,
        ran: (ran, start.elapsed()),
        stopped,
        failed,
    })
}

/// Adds trials to others, if there are others.
fn add(sum: &mut Option<Results>, more: &Results) -> Result<(), String> {
    if let Some(sum) = sum {
        sum.add(more)
            .map_err(|_| "the trials do not fit to those of the file.".to_owned())
    } else {
        *sum = Some(more.clone());
        Ok(())
    }
}

/// One trial again.
fn replay(words: &Words, experiment: &Experiment, number: &str) -> Result<ExitCode, String> {
    let others = [&words.trials, &words.part];
    if others.iter().any(|other| other.is_some())
        || words.per_trial.is_some()
        || words.resume.is_some()
        || !words.outputs.is_table()
    {
        return Err(
            "--trial replays one trial; of the other options only --csv goes with it.".to_owned(),
        );
    }
    words.outputs.check_table()?;
    let csv = super::trial::trial(experiment, number)?;
    words.outputs.write_table(&csv)?;
    Ok(ExitCode::SUCCESS)
}
