//! Measures trials per second, in the terminal program and in the browser, beside other programs that do the same.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use start::building::{Product, build};
use start::show::announce;

use crate::packages::{self, node};
use crate::program::{cargo, root, run};
use crate::site;
use crate::wasm::Profile;

/// How often each is measured; the median is shown.
const REPEATS: usize = 5;

/// Measures both, visitors' programs, other programs and what a visitor feels of the page, and prints tables. Quickly it is
/// the others and the page, with a look at each.
pub(crate) fn bench(trials: u64, quick: bool) -> Result<(), String> {
    let program = terminal()?;
    let site = site::build(Profile::Release)?;
    peers(&program, &site, quick)?;
    // What a first visit loads, and what an earlier one kept, is of a site for hosts.
    let dist = root().join("target/dist");
    site::for_hosts(&dist, None)?;
    run(in_browser("bench-page.js", "DIST", &dist)?.env("QUICK", quick.to_string()))?;
    if quick {
        return Ok(());
    }
    native(&program, trials)?;
    run(in_browser("bench.js", "SITE", &site)?
        .env("LINK", link(trials))
        .env("TRIALS", trials.to_string()))?;
    run(&mut in_browser("bench-programs.js", "DIST", &dist)?)
}

fn link(trials: u64) -> String {
    format!("?v=1&scenario=one-drug@3&numTrials={trials}")
}

/// The terminal program, as fast as it gets.
fn terminal() -> Result<PathBuf, String> {
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
    Ok(program)
}

/// The same work by others: `benches/peers`, in turn with this program.
fn peers(program: &Path, site: &Path, quick: bool) -> Result<(), String> {
    packages::find_python()?;
    // Beside the computer's own Python, which is left as it is.
    let python = root().join("target/peers");
    let inside = python.join("bin/python");
    if !inside.exists() {
        announce("Getting numpy, numba and Mesa for comparison.");
        run(Command::new("python3").args(["-m", "venv"]).arg(&python))?;
    }
    let needed = root().join("benches/peers/requirements.txt");
    run(Command::new(&inside)
        .args(["-m", "pip", "install", "--quiet", "--requirement"])
        .arg(needed))?;
    let mut compare = in_browser("bench-peers.js", "SITE", site)?;
    run(compare
        .env("MANYTRIALS", program)
        .env("PEERS_PYTHON", inside)
        .env("BENCH_JSON", root().join("target/bench-peers.json"))
        .env("QUICK", quick.to_string()))
}

fn native(program: &Path, trials: u64) -> Result<(), String> {
    let result = root().join("target/bench.json");
    let cores = std::thread::available_parallelism().map_or(1, usize::from);

    println!("{} in the terminal, {cores} cores", link(trials));
    println!("threads   seconds   trials/s   ratio");
    let mut alone = None; // the time of one thread
    for threads in 1..=cores {
        let mut times = Vec::with_capacity(REPEATS);
        for _ in 0..REPEATS {
            let begin = Instant::now();
            let mut command = Command::new(program);
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

/// A script of the browser tests, which is told where the site is.
fn in_browser(script: &str, name: &str, site: &Path) -> Result<Command, String> {
    packages::install_npm()?;
    let xtask = std::env::current_exe()
        .map_err(|problem| format!("xtask does not know where it is: {problem}."))?;
    let mut command = node();
    command
        .arg(root().join("tests/browser").join(script))
        .env(name, site)
        .env("CHROMIUM", packages::find_browser()?)
        .env("XTASK", xtask);
    Ok(command)
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
