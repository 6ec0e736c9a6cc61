//! The steps of the test command: what proves that the product works, and what is a matter of style.

use std::cmp::Reverse;
use std::path::PathBuf;
use std::process::Command;

use start::building::{Product, build};
use start::show::{part, tell};

use crate::machines;
use crate::packages::{self, node};
use crate::program::{cargo, root, run, run_watched};
use crate::site;
use crate::steps::{Outcome, Step, Verdict, carry_out, cores};
use crate::style;
use crate::wasm::Profile;

/// Which tests to run.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    All,
    Rust,
    Page,
    Browser,
    Machines,
}

const RUST: &[Part] = &[Part::Rust];
const PAGE: &[Part] = &[Part::Page];
const BROWSER: &[Part] = &[Part::Browser];
const SITE: &[Part] = &[Part::Page, Part::Browser];
const MACHINES: &[Part] = &[Part::Machines];
const PROGRAM: &[Part] = &[Part::Rust, Part::Browser, Part::Machines];

/// A step with the parts that it belongs to.
type Listed = (&'static [Part], Step);

/// Every step. What takes long and keeps others waiting begins first, what is a matter of style last:
/// nothing waits for it, so it can neither hide nor delay a proof.
fn steps() -> Vec<Listed> {
    vec![
        listed(PROGRAM, "the terminal program", &[], the_program),
        listed(SITE, "the site", &[], the_site),
        listed(BROWSER, "the browsers", &[], the_browsers),
        listed(
            SITE,
            "the site for hosts",
            &["the site"],
            the_site_for_hosts,
        ),
        listed(
            BROWSER,
            "tests in the browser",
            FOR_BROWSERS,
            in_the_browser,
        ),
        listed(RUST, "Python", &[], || passed(packages::find_python())),
        listed(
            RUST,
            "tests of the library and the terminal program",
            FOR_TESTS,
            of_the_library,
        ),
        listed(
            RUST,
            "tests of the Python that runs programs",
            &["Python"],
            of_the_python,
        ),
        listed(
            MACHINES,
            "the lines for many machines",
            &["the terminal program"],
            || passed(machines::test(optimised("test"))),
        ),
        listed(RUST, "tests of xtask", &[], of_xtask),
        listed(PAGE, "tests of the JavaScript", &[], of_the_javascript),
        listed(RUST, "format", &[], style::format),
        listed(RUST, "clippy", &[], style::clippy),
        listed(RUST, "rustdoc", &[], style::rustdoc),
        listed(RUST, "clippy of the wasm", &[], style::clippy_of_the_wasm),
        listed(PAGE, "types of the JavaScript", &["the site"], style::types),
        listed(PAGE, "ESLint", &["the site"], style::eslint),
    ]
}

const FOR_BROWSERS: &[&str] = &["the terminal program", "the browsers", "the site for hosts"];
const FOR_TESTS: &[&str] = &["the terminal program", "Python"];

fn listed(
    parts: &'static [Part],
    name: &'static str,
    after: &'static [&'static str],
    run: fn() -> Outcome,
) -> Listed {
    (parts, Step { name, after, run })
}

/// Runs the tests of one part, or all.
pub(crate) fn test(part: Part) -> Result<(), String> {
    let mut steps = steps();
    steps.retain(|(parts, _)| part == Part::All || parts.contains(&part));
    let steps: Vec<Step> = steps.into_iter().map(|(_, step)| step).collect();
    carry_out(&steps)
}

fn passed(result: Result<(), String>) -> Outcome {
    result.map(|()| Verdict::Passed)
}

/// What runs visitors' own programs, the same in the page and in the terminal.
fn of_the_python() -> Outcome {
    let mut command = Command::new("python3");
    command.args([
        "-m",
        "unittest",
        "discover",
        "--quiet",
        "--start-directory",
        "tests/program",
    ]);
    passed(run(command.current_dir(root())))
}

/// The terminal program, whose results the page must equal.
fn the_program() -> Outcome {
    let product = Product {
        name: "the terminal program, optimised",
        first: (!program().exists()).then_some("about a minute"),
    };
    let mut command = optimised("build");
    passed(build(command.args(["--bin", "manytrials"]), &product).map(drop))
}

fn the_site() -> Outcome {
    passed(site::build(Profile::Release).map(drop))
}

fn the_site_for_hosts() -> Outcome {
    passed(site::for_hosts(&dist(), None))
}

fn the_browsers() -> Outcome {
    packages::find_browser()?;
    let missing: Vec<&str> = [
        ("WebKitGTK", packages::find_webkit()),
        ("Firefox", packages::find_firefox()?),
    ]
    .into_iter()
    .filter_map(|(name, found)| found.is_none().then_some(name))
    .collect();
    if missing.is_empty() {
        return Ok(Verdict::Passed);
    }
    Ok(Verdict::Remark(format!(
        "There is no {} here, so what it would test is skipped.",
        missing.join(" and no ")
    )))
}

fn of_xtask() -> Outcome {
    let mut command = cargo();
    command.args(["test", "--package", "xtask", "--package", "start"]);
    passed(native(command, "xtask's tests"))
}

fn of_the_library() -> Outcome {
    native(optimised("test"), "the native tests")?;
    let mut examples = optimised("test");
    passed(run(examples.args(["--quiet", "--doc"])))
}

/// What of the page's JavaScript needs no page.
fn of_the_javascript() -> Outcome {
    packages::install_npm()?;
    passed(run(node().arg("--test").args(tests_in("tests/node")?)))
}

fn in_the_browser() -> Outcome {
    let xtask = std::env::current_exe()
        .map_err(|problem| format!("xtask does not know where it is: {problem}."))?;
    let mut command = node();
    command
        .arg("--test")
        .arg(format!("--test-concurrency={}", browsers_at_once()))
        .args(tests_in("tests/browser")?)
        .env("SITE", site::folder())
        .env("DIST", dist())
        .env("MANYTRIALS", program())
        .env("CHROMIUM", packages::find_browser()?)
        .env("XTASK", xtask);
    if let Some(driver) = packages::find_webkit() {
        command.env("WEBKIT_DRIVER", driver);
    }
    if let Some(firefox) = packages::find_firefox()? {
        command.env("FIREFOX", firefox);
    }
    let progress = part("tests in the browser");
    let (mut done, mut failed) = (0, 0);
    passed(run_watched(&mut command, |line| {
        match line.split(' ').next() {
            Some("ok" | "✔") => done += 1,
            Some("not" | "✖") => failed += 1,
            _ => return,
        }
        progress.at(format!("{done} passed, {failed} failed"));
    }))
}

/// How many files of browser tests go on at the same time: they wait more than they compute, so one
/// more than there are cores; more than a few only take memory.
fn browsers_at_once() -> usize {
    cores().min(5) + 1
}

/// The tests in a folder, the longest file first, so that none is left alone at the end. Node 20 knows no
/// patterns, and no shell is here to expand one.
fn tests_in(folder: &str) -> Result<Vec<PathBuf>, String> {
    let folder = root().join(folder);
    let entries = std::fs::read_dir(&folder)
        .map_err(|problem| format!("{} cannot be read: {problem}.", folder.display()))?;
    let mut tests: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.to_string_lossy().ends_with(".test.js"))
        .collect();
    tests.sort_by_key(|path| Reverse(path.metadata().map_or(0, |file| file.len())));
    if tests.is_empty() {
        return Err(format!("There are no tests in {}.", folder.display()));
    }
    Ok(tests)
}

/// Builds the test programs that `cargo test` would run, and runs each, whether another failed or not.
fn native(mut test: Command, name: &'static str) -> Result<(), String> {
    let said = build(test.arg("--no-run"), &Product { name, first: None })?;
    let programs = test_programs(&said);
    if programs.is_empty() {
        return Err("cargo named no test programs.".to_owned());
    }
    let mut failed = Vec::new();
    for (source, program) in programs {
        tell(&format!("\n{source}"));
        let mut command = Command::new(root().join(program));
        // As cargo does for the root package; xtask's tests read no files.
        command.arg("--quiet").current_dir(root());
        if run(&mut command).is_err() {
            failed.push(source);
        }
    }
    if failed.is_empty() {
        return Ok(());
    }
    Err(format!("Tests failed in {}.", failed.join(", ")))
}

/// What `cargo test --no-run` says it has built: `Executable tests/links.rs (target/debug/…)`.
fn test_programs(said: &str) -> Vec<(&str, &str)> {
    said.lines()
        .filter_map(|line| {
            let named = line.trim_start().strip_prefix("Executable ")?;
            let (source, program) = named.strip_suffix(')')?.split_once(" (")?;
            Some((source, program))
        })
        .collect()
}

fn dist() -> PathBuf {
    root().join("target/dist")
}

fn program() -> PathBuf {
    let file = format!("debug/manytrials{}", std::env::consts::EXE_SUFFIX);
    optimised_target().join(file)
}

/// Statistics take millions of trials, so the tests are optimised like a release; but they keep the
/// checks for overflow, and go without the slow last optimisation of all crates together.
fn optimised(subcommand: &str) -> Command {
    let mut command = cargo();
    command
        .args([subcommand, "--package", "many-trials"])
        .args(["--config", "profile.dev.opt-level=3", "--target-dir"])
        .arg(optimised_target());
    command
}

fn optimised_target() -> PathBuf {
    root().join("target/optimised")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_comes_behind_what_it_needs() {
        let steps = steps();
        for (place, (_, step)) in steps.iter().enumerate() {
            for needed in step.after {
                let earlier = &steps[..place];
                assert!(
                    earlier.iter().any(|(_, other)| other.name == *needed),
                    "{}: {needed}",
                    step.name
                );
            }
        }
    }

    #[test]
    fn nothing_waits_for_style() {
        for (_, step) in steps() {
            for style in [
                "format",
                "clippy",
                "rustdoc",
                "clippy of the wasm",
                "types of the JavaScript",
                "ESLint",
            ] {
                assert!(
                    !step.after.contains(&style),
                    "{} waits for {style}",
                    step.name
                );
            }
        }
    }

    #[test]
    fn test_programs_are_found() {
        let said = "  Executable unittests src/lib.rs (target/debug/deps/x-1)\n\
                    warning: y (z)\n  Executable tests/a b.rs (/t (1)/deps/a-2)\n";
        assert_eq!(
            test_programs(said),
            [
                ("unittests src/lib.rs", "target/debug/deps/x-1"),
                ("tests/a b.rs", "/t (1)/deps/a-2")
            ]
        );
    }
}
