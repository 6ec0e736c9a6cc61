//! The program as tests start it, in a folder of their own, and what they read of its files.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value as Json;

/// A folder of its own for a test.
pub(crate) fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("terminal-{test}"));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

pub(crate) fn program(folder: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_manytrials"));
    command.args(words).current_dir(folder);
    command
}

pub(crate) fn manytrials(folder: &Path, words: &[&str]) -> Output {
    program(folder, words).output().unwrap()
}

/// Runs without an error and gives what was printed.
pub(crate) fn done(folder: &Path, words: &[&str]) -> String {
    let output = manytrials(folder, words);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{words:?}: {errors}");
    String::from_utf8(output.stdout).unwrap()
}

/// Ends with status 1, which says that some was done and not all, and gives what was told.
pub(crate) fn partly(folder: &Path, words: &[&str]) -> String {
    let output = manytrials(folder, words);
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{words:?}: {told}");
    told
}

/// Stops with status 2 and a sentence, prints no results, and gives the sentence.
pub(crate) fn refused(folder: &Path, words: &[&str]) -> String {
    let output = manytrials(folder, words);
    let sentence = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{words:?}: {sentence}");
    assert!(output.stdout.is_empty(), "{words:?} printed something");
    let sentence = sentence
        .trim_end()
        .strip_prefix("manytrials: ")
        .unwrap()
        .to_owned();
    assert!(
        sentence.ends_with('.') && !sentence.contains("panicked"),
        "{words:?}: {sentence}"
    );
    sentence
}

pub(crate) fn read(folder: &Path, file: &str) -> String {
    std::fs::read_to_string(folder.join(file)).unwrap()
}

pub(crate) fn read_json(folder: &Path, file: &str) -> Json {
    serde_json::from_str(&read(folder, file)).unwrap()
}

/// The reader of JSON rounds a last digit now and then; the file itself is exact.
pub(crate) fn assert_close(written: &Json, expected: &[f64], what: &str) {
    let written: Vec<f64> = match written {
        Json::Array(list) => list.iter().map(|number| number.as_f64().unwrap()).collect(),
        number => vec![number.as_f64().unwrap()],
    };
    assert_eq!(written.len(), expected.len(), "{what}");
    for (written, expected) in written.iter().zip(expected) {
        assert!(
            (written - expected).abs() <= 1e-15 * expected.abs(),
            "{what}: {written} {expected}"
        );
    }
}

pub(crate) const ONE: &str =
    "?scenario=one-drug&numStepsBeforeDrug=9&numStepsAfterDrug=6&numTrials=40&seed=terminal";

pub(crate) const SWEEP: &str =
    "?scenario=one-drug&numStepsBeforeDrug=9,3&mutProb=0.1&numStepsAfterDrug=6&numTrials=40";
