//! How cost grows with an experiment: `cargo run --release --example growth`. On one thread, but for the threads; each line is the
//! fastest of a few, and the exponent is the slope between neighbours on a log-log plot: 1 is proportional.
#![allow(clippy::disallowed_methods)] // a clock is what a benchmark is for

use std::time::Instant;

use many_trials::experiment::Experiment;
use many_trials::run::Run;
use rayon::ThreadPoolBuilder;

const REPEATS: usize = 3;

/// Seconds that a link takes, from its words to its statistics.
fn seconds(link: &str, threads: usize) -> Result<f64, String> {
    let pool = ThreadPoolBuilder::new().num_threads(threads).build();
    let pool = pool.map_err(|problem| problem.to_string())?;
    let mut fastest = f64::INFINITY;
    for _ in 0..REPEATS {
        let begin = Instant::now();
        pool.install(|| {
            let (experiment, _) = Experiment::from_link(link);
            let mut run = Run::new(&experiment);
            while !run.is_finished() {
                run.advance(u64::MAX);
            }
            std::hint::black_box(run.statistics());
        });
        fastest = fastest.min(begin.elapsed().as_secs_f64());
    }
    Ok(fastest)
}

/// A line for each size, with how cost grows from the one before.
fn table(
    what: &str,
    sizes: &[u64],
    link: impl Fn(u64) -> String,
    threads: impl Fn(u64) -> usize,
) -> Result<(), String> {
    println!("\n{what:<28} seconds   exponent");
    let mut before: Option<(u64, f64)> = None;
    for &size in sizes {
        let time = seconds(&link(size), threads(size))?;
        let slope = before.map(|(other, earlier)| {
            libm::log(time / earlier) / libm::log(size as f64 / other as f64)
        });
        let slope = slope.map_or_else(String::new, |slope| format!("{slope:.2}"));
        println!("{size:<28} {time:>9.4} {slope:>8}");
        before = Some((size, time));
    }
    Ok(())
}

fn main() -> Result<(), String> {
    let one = |_| 1;
    table(
        "trials of one-drug",
        &[100, 1_000, 10_000, 100_000, 1_000_000],
        |n| format!("?scenario=one-drug&numTrials={n}"),
        one,
    )?;
    table(
        "largest population, 300 steps, 100 trials",
        &[100, 1_000, 10_000, 100_000, 1_000_000],
        |n| {
            let first = n / 10;
            format!("?scenario=without-drug&maxPop={n}&numViruses={first}&numTrials=100")
        },
        one,
    )?;
    table(
        "steps, 1,000 trials",
        &[10, 100, 1_000, 10_000],
        |n| format!("?scenario=without-drug&numSteps={n}&numTrials=1000"),
        one,
    )?;
    table(
        "cases, 1,000 trials each",
        &[1, 10, 100],
        |n| {
            let cases: Vec<String> = (0..n).map(|case| (150 - case).to_string()).collect();
            let cases = cases.join(",");
            format!("?scenario=one-drug&numStepsBeforeDrug={cases}&numTrials=1000")
        },
        one,
    )?;
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let threads: Vec<u64> = (1..=cores as u64).collect();
    table(
        "threads, 100,000 trials",
        &threads,
        |_| "?scenario=one-drug&numTrials=100000".to_owned(),
        |n| n as usize,
    )
}
