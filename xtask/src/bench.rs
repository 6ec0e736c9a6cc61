//! Measures trials per second, in the terminal program and in the browser.

use std::time::Instant;

use start::building::{Product, build};

use crate::packages::{self, node};
use crate::program::{cargo, root, run};
use crate::site;
use crate::wasm::Profile;

/// How often each is measured; the median is shown.
const REPEATS: usize = 5;

/// Measures both, and prints tables.
pub(crate) fn bench(trials: u64) -> Result<(), String> {
    native(trials)?;
    browser(trials)
}

fn link(trials: u64) -> String {
    format!("?v=1&scenario=one-drug&numTrials={trials}")
}

fn native(trials: u64) -> Result<(), String> {
    // Named, because CARGO_TARGET_DIR may say another.
    let target = root().join("target");
    let program = target.join(format!(
        "release/manytrials{}",
        std::env::consts::EXE_SUFFIX
    ));
    let product = Product {
        name: "the terminal program",
        first: (!program.exists()).then_some("about a minute"),
    };
    let mut release = cargo();
    release
        .args(["build", "--release", "--bin", "manytrials"])
        .arg("--target-dir")
        .arg(&target);
    build(&mut release, &product)?;
    let result = target.join("bench.json");
    let cores = std::thread::available_parallelism().map_or(1, usize::from);

    println!("{} in the terminal, {cores} cores", link(trials));
    println!("threads   seconds   trials/s   ratio");
    let mut alone = None; // the time of one thread
    for threads in 1..=cores {
        let mut times = Vec::with_capacity(REPEATS);
        for _ in 0..REPEATS {
            let begin = Instant::now();
            let mut command = std::process::Command::new(&program);
            command
                .args(["run", &link(trials), "--threads", &threads.to_string()])
                .arg("--json")
                .arg(&result)
                .stdout(std::process::Stdio::null())
                .stderr(std::process::Stdio::null());
            run(&mut command)?;
            times.push(begin.elapsed().as_secs_f64());
        }
        let time = median(&mut times);
        let alone = *alone.get_or_insert(time);
        println!(
            "{threads:>7}   {time:>7.3}   {:>8.0}   {:>5.2}",
            trials as f64 / time,
            alone / time
        );
    }
    Ok(())
}

fn browser(trials: u64) -> Result<(), String> {
    let script = root().join("tests/browser/bench.js");
    let site = site::build(Profile::Release)?;
    packages::install_npm()?;
    let xtask = std::env::current_exe()
        .map_err(|problem| format!("xtask does not know where it is: {problem}."))?;
    let status = node()
        .arg(&script)
        .env("SITE", site)
        .env("CHROMIUM", packages::find_browser()?)
        .env("XTASK", xtask)
        .env("LINK", link(trials))
        .env("TRIALS", trials.to_string())
        .status()
        .map_err(|problem| format!("Node cannot be started: {problem}."))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("The bench in the browser failed ({status})."))
    }
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
