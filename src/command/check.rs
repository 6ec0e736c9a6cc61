//! `manytrials check`: grades files with one's own results, in the words of the page.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use many_trials::check::{Kind, Said};
use many_trials::grading::{Grade, Grader, REFERENCE_TRIALS, question};
use many_trials::results::csv_cell;

use super::files::{self, Asked, Place};
use super::link;
use super::report::{aside, tell};

/// Check results of other programs: does a right program give such numbers?
///
/// Each FILE is read as “Check my result” on the page reads it: lists, tables, CSV, JSON, what Python
/// and R print. It is tested against trials that are run here with a seed of their own. A file that
/// can be read in more than one way is “unclear”, and its note says the question; nobody is told to
/// differ who may be right.
///
/// The CSV has one row a file: file, numbers (how many), kind (what they are), verdict (agrees,
/// doubtful, differs, unclear), p (how likely a right program differs as much), reading (which
/// misreading of the rules, or which other values, a wrong result looks like), note. A right program
/// is told that it differs once in 10,000 times at most.
#[derive(Args)]
pub(super) struct Words {
    /// The link of the experiment, in quotes
    link: String,
    /// Files with results, - for standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// What the numbers are: an outcome such as total, or outcome:KEY, series:KEY (a mean curve),
    /// run:KEY (one run), mean:KEY, share, happened, means:KEY and shares (one a case); recognised
    /// without this
    #[arg(long = "as", value_name = "KIND")]
    kind: Option<String>,
    /// Each number is the mean of so many trials
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=1_000_000_000))]
    of: Option<u64>,
    /// Write one row a file (- for standard output)
    #[arg(long, value_name = "FILE")]
    csv: Option<OsString>,
    /// How many trials to run and test against
    #[arg(long, value_name = "N", default_value_t = REFERENCE_TRIALS, value_parser = clap::value_parser!(u64).range(100..=100_000_000))]
    trials: u64,
}

const HEAD: [&str; 7] = ["file", "numbers", "kind", "verdict", "p", "reading", "note"];

/// Grades the files; the status is 2 if one could not be read.
pub(super) fn check(words: &Words) -> Result<ExitCode, String> {
    let experiment = link::experiment(&words.link)?;
    link::computed_here(&experiment)?;
    let kind = words.kind.clone().unwrap_or_default();
    known(&kind, &experiment)?;
    let csv = words.csv.clone().map(|place| Asked {
        option: "--csv",
        place: Place::from(place),
    });
    let read: Vec<&Path> = words.files.iter().map(PathBuf::as_path).collect();
    files::check(csv.as_slice(), &read)?;
    let grader = Grader::new(&experiment, words.trials);
    let said = Said {
        kind,
        trials: words.of,
        pick: String::new(),
    };
    let (mut table, mut report, mut unread) = (row(&HEAD.map(str::to_owned)), String::new(), 0);
    for file in &words.files {
        let name = files::name(file);
        match files::read_bytes(file) {
            Ok(bytes) => {
                let grade = grader.grade(&bytes, said.clone());
                report += &format!(
                    "{name}: {verdict}. {note}\n",
                    verdict = grade.answer.verdict,
                    note = note(&grade)
                );
                table += &row(&cells(&name, &grade));
            }
            Err(problem) => {
                unread += 1;
                report += &format!("{name}: unclear. {problem}\n");
                let empty = String::new();
                table += &row(&[
                    name,
                    "0".to_owned(),
                    empty.clone(),
                    "unclear".to_owned(),
                    empty.clone(),
                    empty,
                    problem,
                ]);
            }
        }
    }
    let there = matches!(&csv, Some(asked) if asked.place == Place::Standard);
    tell(&report, there, there)?;
    if let Some(asked) = csv {
        files::write(&asked.place, &table)?;
    }
    if unread > 0 {
        aside(&format!(
            "{unread} of {all} files could not be read.",
            all = words.files.len()
        ));
        return Ok(ExitCode::from(2));
    }
    Ok(ExitCode::SUCCESS)
}

/// Refuses a kind that the experiment does not have, and says which it has.
fn known(kind: &str, experiment: &many_trials::experiment::Experiment) -> Result<(), String> {
    let question = question(experiment);
    let (shape, has_share) = (&question.shape, question.share.is_some());
    if kind.is_empty() || Kind::of(kind, shape, question.cases, has_share).is_some() {
        return Ok(());
    }
    let all = Kind::all(shape, question.cases, has_share);
    let keys: Vec<String> = all.into_iter().map(|kind| kind.key(shape)).collect();
    Err(format!(
        "--as knows no kind “{kind}” here; there are {keys}.",
        keys = keys.join(", ")
    ))
}

fn cells(name: &str, grade: &Grade) -> [String; 7] {
    let answer = &grade.answer;
    let p = answer.chance.map_or(String::new(), |chance| {
        if chance >= 1e-3 {
            format!("{chance:.4}")
        } else {
            format!("{chance:.1e}")
        }
    });
    [
        name.to_owned(),
        answer.count.to_string(),
        answer.kind.clone(),
        answer.verdict.to_owned(),
        p,
        grade.looks.clone(),
        note(grade),
    ]
}

/// All that is said, how the numbers were read, and of a question the answers that there are.
fn note(grade: &Grade) -> String {
    let answer = &grade.answer;
    let mut note = answer.sentence.clone();
    for more in [&grade.looks, &answer.power] {
        if !more.is_empty() {
            note += " ";
            note += more;
        }
    }
    if answer.asks_trials {
        note += " In the terminal: --of N.";
    }
    if !answer.reading.is_empty() {
        note += &format!(" Read as: {}.", answer.reading);
    }
    note
}

/// A line of a CSV.
fn row(cells: &[String; 7]) -> String {
    let cell = |cell: &String| csv_cell(&cell.replace(['\n', '\r'], " "));
    let mut line = cells.iter().map(cell).collect::<Vec<_>>().join(",");
    line.push('\n');
    line
}
