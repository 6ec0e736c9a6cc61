//! What a trial costs on one thread, with what is added up of it: `cargo run --release --example trials`. Rounds alternate between
//! the experiments, and the middle of each one's rounds is shown with the fastest and the slowest.
#![allow(clippy::disallowed_methods)] // a clock is what a benchmark is for

use std::time::Instant;

use many_trials::experiment::Experiment;
use many_trials::scenario::SCENARIOS;
use many_trials::sim::{Seed, Summary, Task, run, use_threads};

/// How often each is measured.
const ROUNDS: usize = 7;
/// So long a round takes about, in seconds.
const ROUND: f64 = 0.2;
/// What is measured beside every scenario at its defaults.
const LARGE: &str = "without-drug&numViruses=1000&maxPop=1000000";

/// Seconds that so many trials of an experiment take.
fn seconds(experiment: &Experiment, trials: u64) -> f64 {
    let model = experiment.model(0);
    let mut summary = Summary::new(model.shape(), 1);
    let seed = Seed::from_text("7");
    let begin = Instant::now();
    run(
        &seed,
        &mut [Task {
            model: &*model,
            trials: 0..trials,
            summary: &mut summary,
            each: None,
        }],
    );
    begin.elapsed().as_secs_f64()
}

fn main() -> Result<(), String> {
    use_threads(1)?;
    let names = SCENARIOS.iter().map(|scenario| scenario.key());
    let mut all: Vec<(String, Experiment, u64, Vec<f64>)> = names
        .chain([LARGE])
        .map(|name| {
            let experiment = Experiment::from_link(&format!("?scenario={name}")).0;
            seconds(&experiment, 20); // code and tables are warm
            let each = seconds(&experiment, 200) / 200.0;
            let trials = (ROUND / each).clamp(10.0, 1e7) as u64;
            (name.to_owned(), experiment, trials, Vec::new())
        })
        .collect();
    for _ in 0..ROUNDS {
        for (_, experiment, trials, times) in &mut all {
            times.push(1e6 * seconds(experiment, *trials) / *trials as f64);
        }
    }
    println!("microseconds a trial, one thread: middle (fastest to slowest of {ROUNDS})");
    for (name, _, trials, mut times) in all {
        times.sort_by(f64::total_cmp);
        let (middle, fastest, slowest) = (times[ROUNDS / 2], times[0], times[ROUNDS - 1]);
        println!("{middle:>9.2} ({fastest:.2} to {slowest:.2})  {name}, {trials} trials a round");
    }
    Ok(())
}
