//! Runs every test, one step after another, up to the first that fails.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use crate::packages::{self, node, node_program};
use crate::program::{cargo, root, run};
use crate::site;
use crate::toolchain;
use crate::wasm::{self, Profile};

/// Which tests to run.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    All,
    Rust,
    Page,
    Browser,
}

/// Runs the tests of one part, or all.
pub(crate) fn test(part: Part) -> Result<(), String> {
    let begin = Instant::now();
    if matches!(part, Part::All | Part::Rust) {
        rust()?;
    }
    if matches!(part, Part::All | Part::Page | Part::Browser) {
        let site = step("the site", || site::build(Profile::Release))?;
        step("Node packages", packages::install_npm)?;
        if part != Part::Browser {
            page()?;
        }
        if part != Part::Page {
            let dist = root().join("target/dist");
            step("the site for hosts", || site::for_hosts(&dist, None))?;
            browser(&site, &dist)?;
        }
    }
    eprintln!("All passed in {}.", seconds(begin.elapsed()));
    Ok(())
}

fn rust() -> Result<(), String> {
    toolchain::add_checkers()?;
    step("format", || run(cargo().args(["fmt", "--all", "--check"])))?;
    step("clippy", || {
        run(cargo()
            .args(["clippy", "--quiet", "--workspace", "--all-targets"])
            .args(["--", "-Dwarnings"]))
    })?;
    step("clippy of the wasm", || {
        if !wasm::lint()? {
            eprintln!("(left out: the compiler for the wasm has no clippy)");
        }
        Ok(())
    })?;
    step("tests of xtask", || {
        run(cargo().args(["test", "--quiet", "--package", "xtask"]))
    })?;
    step("Python", packages::find_python)?;
    step("tests of the library and the terminal program", || {
        run(&mut optimised("test"))
    })
}

fn page() -> Result<(), String> {
    step("types of the JavaScript", || {
        run(node_program("typescript/bin/tsc").arg("--noEmit"))
    })?;
    step("ESLint", || {
        run(node_program("eslint/bin/eslint.js").args([".", "--max-warnings", "0"]))
    })
}

fn browser(site: &Path, dist: &Path) -> Result<(), String> {
    let browser = step("the browser", packages::find_browser)?;
    let manytrials = step("the terminal program", build_manytrials)?;
    let xtask = std::env::current_exe()
        .map_err(|problem| format!("xtask does not know where it is: {problem}."))?;
    step("tests in the browser", || {
        run(node()
            .arg("--test")
            .args(browser_tests()?)
            .env("SITE", site)
            .env("DIST", dist)
            .env("MANYTRIALS", &manytrials)
            .env("CHROMIUM", &browser)
            .env("XTASK", &xtask))
    })
}

/// Node 20 knows no patterns, and no shell is here to expand one.
fn browser_tests() -> Result<Vec<PathBuf>, String> {
    let folder = root().join("tests/browser");
    let entries = std::fs::read_dir(&folder)
        .map_err(|problem| format!("{} cannot be read: {problem}.", folder.display()))?;
    let mut tests: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.to_string_lossy().ends_with(".test.js"))
        .collect();
    tests.sort();
    if tests.is_empty() {
        return Err(format!("There are no tests in {}.", folder.display()));
    }
    Ok(tests)
}

/// The terminal program, whose results the page must equal.
fn build_manytrials() -> Result<PathBuf, String> {
    run(optimised("build").args(["--bin", "manytrials"]))?;
    let file = format!("debug/manytrials{}", std::env::consts::EXE_SUFFIX);
    Ok(optimised_target().join(file))
}

/// Statistics take millions of trials, so the tests are optimised like a release; but they keep the
/// checks for overflow, and go without the slow last optimisation of all crates together.
fn optimised(subcommand: &str) -> Command {
    let mut command = cargo();
    command
        .args([subcommand, "--quiet", "--package", "many-trials"])
        .args(["--config", "profile.dev.opt-level=3", "--target-dir"])
        .arg(optimised_target());
    command
}

fn optimised_target() -> PathBuf {
    root().join("target/optimised")
}

fn step<T>(name: &str, work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    eprintln!("== {name}");
    let begin = Instant::now();
    let outcome = work();
    let took = seconds(begin.elapsed());
    match &outcome {
        Ok(_) => eprintln!("== {name}: passed, {took}"),
        Err(_) => eprintln!("== {name}: FAILED, {took}"),
    }
    outcome
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}
