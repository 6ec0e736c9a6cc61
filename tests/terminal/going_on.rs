//! Runs that somebody stops, and that go on from what they kept: with the same results in the end.
#![cfg(unix)] // signals are sent by their names

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use serde_json::Value as Json;

use super::program::{folder, manytrials, program, read, read_json};

fn ended(folder: &Path, words: &[&str], status: i32) -> Output {
    let output = manytrials(folder, words);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(status), "{words:?}: {errors}");
    output
}

fn refused(folder: &Path, words: &[&str]) -> String {
    String::from_utf8(ended(folder, words, 2).stderr).unwrap()
}

fn trials(folder: &Path, file: &str) -> Json {
    let file = read_json(folder, file);
    file["experiment"]["trials"].clone()
}

fn send(signal: &str, child: &Child) {
    let sent = Command::new("kill")
        .args([signal, &child.id().to_string()])
        .status();
    assert!(sent.unwrap().success());
}

/// Starts a run whose rows go to a pipe that is full after some of them, so that it cannot end before
/// it is read; sends a signal then, and reads on. Gives the rows, what was said, and the status.
fn stopped(folder: &Path, words: &[&str], signals: &[&str]) -> (String, String, i32) {
    let mut child = program(folder, words)
        .args(["--per-trial", "-"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut rows = String::new();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    out.read_line(&mut rows).unwrap();
    for signal in signals {
        send(signal, &child);
    }
    out.read_to_string(&mut rows).unwrap();
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    (rows, said, output.status.code().unwrap())
}

/// The command in a sentence that says how to go on.
fn command(said: &str) -> Vec<String> {
    let line = said
        .lines()
        .find(|line| line.trim_start().starts_with("manytrials run"));
    let line = line.unwrap_or_else(|| panic!("no command in {said}"));
    let words = Command::new("sh")
        .args(["-c", &format!("printf '%s\\n' {line}")])
        .output()
        .unwrap();
    let words = String::from_utf8(words.stdout).unwrap();
    words.lines().skip(1).map(str::to_owned).collect()
}

const LONG: &str =
    "?scenario=one-drug&numStepsBeforeDrug=5,2&numStepsAfterDrug=3&numTrials=20000&seed=long";

#[test]
fn a_stopped_run_keeps_what_is_done_and_goes_on_to_the_same_bytes() {
    let folder = folder("stop");
    ended(
        &folder,
        &[
            "run",
            LONG,
            "--json",
            "whole.json",
            "--per-trial",
            "whole.csv",
        ],
        0,
    );
    for (signals, status) in [(&["-INT"][..], 130), (&["-TERM", "-TERM"], 143)] {
        // A name that a shell would take apart.
        let words = [
            "run",
            LONG,
            "--json",
            "my part.json",
            "--threads",
            "2",
            "--quiet",
        ];
        let (rows, said, ended_with) = stopped(&folder, &words, signals);
        assert_eq!(ended_with, status, "{said}");
        let done = trials(&folder, "my part.json");
        let end = done[0][1].as_u64().unwrap();
        assert!(
            done.as_array().unwrap().len() == 1 && end > 0 && end < 20_000,
            "{done}"
        );
        assert!(
            said.contains(&format!("({} of them)", thousands(end))),
            "{said}"
        );
        assert_eq!(
            rows.lines().count() as u64,
            1 + 2 * end,
            "every case has its rows"
        );
        assert!(read(&folder, "whole.csv").starts_with(rows.lines().next().unwrap()));
        let words = command(&said);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        assert_eq!(words[..3], ["run", "--resume", "my part.json"]);
        let more = String::from_utf8(ended(&folder, &words, 0).stdout).unwrap();
        assert!(
            read(&folder, "my part.json") == read(&folder, "whole.json"),
            "other bytes"
        );
        assert_eq!(more.lines().count() as u64, 1 + 2 * (20_000 - end));
    }
}

fn thousands(number: u64) -> String {
    if number < 1000 {
        return number.to_string();
    }
    format!("{},{:03}", number / 1000, number % 1000)
}

#[test]
fn a_stopped_part_goes_on_to_its_own_end() {
    let folder = folder("part");
    ended(
        &folder,
        &["run", LONG, "--part", "2/2", "--json", "whole.json"],
        0,
    );
    let words = ["run", LONG, "--part", "2/2", "--json", "part.json"];
    let (_, said, status) = stopped(&folder, &words, &["-INT"]);
    assert_eq!(status, 130);
    let words = command(&said);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    assert!(
        words.windows(2).any(|pair| pair == ["--part", "2/2"]),
        "{said}"
    );
    ended(&folder, &words, 0);
    assert!(
        read(&folder, "part.json") == read(&folder, "whole.json"),
        "other bytes"
    );
}

#[test]
fn a_run_to_a_precision_goes_on_to_the_same_trial() {
    let folder = folder("precision");
    let link = "?scenario=one-drug&numStepsBeforeDrug=5&numStepsAfterDrug=3&numTrials=1000000&standardError=0.06&seed=t";
    ended(&folder, &["run", link, "--json", "whole.json"], 0);
    let enough = trials(&folder, "whole.json")[0][1].as_u64().unwrap();
    assert!(enough > 5000 && enough < 200_000, "{enough}");
    let (_, said, status) = stopped(&folder, &["run", link, "--json", "part.json"], &["-INT"]);
    assert_eq!(status, 130, "{said}");
    assert!(trials(&folder, "part.json")[0][1].as_u64().unwrap() < enough);
    ended(
        &folder,
        &["run", "--resume", "part.json", "--json", "part.json"],
        0,
    );
    assert!(
        read(&folder, "part.json") == read(&folder, "whole.json"),
        "other bytes"
    );
    // What is done is done.
    ended(
        &folder,
        &["run", "--resume", "part.json", "--json", "part.json"],
        0,
    );
    assert!(
        read(&folder, "part.json") == read(&folder, "whole.json"),
        "other bytes"
    );
    let other = link.replace("0.06", "0.07");
    let sentence = refused(&folder, &["run", &other, "--resume", "part.json"]);
    assert!(sentence.contains("of the same standardError"), "{sentence}");
}

#[test]
fn a_second_interrupt_ends_at_once() {
    let folder = folder("interrupted twice");
    let fifo = folder.join("rows.csv");
    assert!(
        Command::new("mkfifo")
            .arg(&fifo)
            .status()
            .unwrap()
            .success()
    );
    // Curves of many steps: a results file that no pipe holds.
    let link =
        "?scenario=one-drug&numStepsBeforeDrug=0..27/10&numStepsAfterDrug=30&numTrials=1000000";
    let mut child = program(
        &folder,
        &["run", link, "--per-trial", "rows.csv", "--json", "-"],
    )
    .stdout(Stdio::piped())
    .stderr(Stdio::piped())
    .spawn()
    .unwrap();
    let mut rows = BufReader::new(std::fs::File::open(&fifo).unwrap());
    rows.read_line(&mut String::new()).unwrap();
    send("-INT", &child);
    // The rest of the rows is for nobody; the results file follows, so the first one was heard.
    drop(rows);
    let mut out = child.stdout.take().unwrap();
    let mut first = [0; 1];
    out.read_exact(&mut first).unwrap();
    send("-INT", &child);
    assert_eq!(child.wait().unwrap().code(), Some(130));
    let mut rest = String::new();
    out.read_to_string(&mut rest).unwrap();
    assert!(
        !rest.trim_end().ends_with('}'),
        "it ended before the file was whole"
    );
}

#[test]
fn whatever_is_left_is_run() {
    let folder = folder("gaps");
    let link = "?scenario=robots&width=6,5&height=5&numTrials=60&seed=gaps";
    ended(
        &folder,
        &[
            "run",
            link,
            "--json",
            "whole.json",
            "--per-trial",
            "whole.csv",
        ],
        0,
    );
    for (range, file) in [
        ("10..20", "a.json"),
        ("25..26", "b.json"),
        ("50..60", "c.json"),
    ] {
        ended(
            &folder,
            &["run", link, "--trials", range, "--json", file],
            0,
        );
    }
    ended(
        &folder,
        &["merge", "b.json", "c.json", "a.json", "--json", "gaps.json"],
        // Some trials are missing of the whole.
        1,
    );
    assert_eq!(trials(&folder, "gaps.json").as_array().unwrap().len(), 3);
    let out = ended(
        &folder,
        &["run", link, "--resume", "gaps.json", "--json", "all.json"],
        0,
    );
    assert!(
        String::from_utf8(out.stdout)
            .unwrap()
            .contains("trials      0 to 59 (60 of them)")
    );
    assert!(
        read(&folder, "all.json") == read(&folder, "whole.json"),
        "other bytes"
    );
    // Only what is asked for.
    ended(
        &folder,
        &[
            "run",
            link,
            "--trials",
            "0..30",
            "--resume",
            "gaps.json",
            "--json",
            "some.json",
        ],
        0,
    );
    assert_eq!(trials(&folder, "some.json").to_string(), "[[0,30],[50,60]]");
    // More trials than the file was asked for.
    let more = link.replace("numTrials=60", "numTrials=80");
    ended(&folder, &["run", &more, "--json", "more.json"], 0);
    ended(
        &folder,
        &[
            "run",
            &more,
            "--resume",
            "all.json",
            "--json",
            "onward.json",
        ],
        0,
    );
    assert!(
        read(&folder, "onward.json") == read(&folder, "more.json"),
        "other bytes"
    );
    for (other, expected) in [
        (link.replace("seed=gaps", "seed=other"), "seed"),
        (link.replace("width=6,5", "width=6,4"), "width"),
    ] {
        let sentence = refused(&folder, &["run", &other, "--resume", "gaps.json"]);
        assert!(
            sentence.contains("another experiment") && sentence.contains(expected),
            "{sentence}"
        );
    }
    std::fs::write(folder.join("none.json"), "{}").unwrap();
    assert!(
        refused(&folder, &["run", "--resume", "none.json"])
            .contains("none.json is not gone on with")
    );
    assert!(refused(&folder, &["run", "--resume", "missing.json"]).contains("could not be read"));
}

#[test]
fn the_table_of_every_trial_goes_on_too() {
    let folder = folder("rows");
    let link = "?scenario=robots&width=6,5&height=5&numTrials=60&seed=rows";
    ended(&folder, &["run", link, "--per-trial", "whole.csv"], 0);
    let words = [
        "run",
        link,
        "--trials",
        "0..25",
        "--json",
        "part.json",
        "--per-trial",
        "rows.csv",
    ];
    ended(&folder, &words, 0);
    std::fs::copy(folder.join("rows.csv"), folder.join("other.csv")).unwrap();
    let words = [
        "run",
        "--resume",
        "part.json",
        "--json",
        "all.json",
        "--per-trial",
        "rows.csv",
    ];
    ended(&folder, &words, 0);
    // The last six columns say what the table is of, in its last row.
    let own = read(&folder, "whole.csv")
        .lines()
        .next()
        .unwrap()
        .split(',')
        .count()
        - 6;
    let sorted = |file: &str| {
        let text = read(&folder, file);
        let mut rows: Vec<String> = text
            .lines()
            .map(|row| row.split(',').take(own).collect())
            .collect();
        rows.sort();
        rows
    };
    assert_eq!(sorted("rows.csv"), sorted("whole.csv"));
    let last = |file: &str| read(&folder, file).lines().last().unwrap().to_owned();
    let of = |row: &str| {
        row.split(',')
            .skip(8)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        of(&last("rows.csv")),
        of(&last("whole.csv")),
        "it says what all of it is of"
    );
    // A table of other trials is not gone on with, and not replaced.
    ended(
        &folder,
        &["run", link, "--trials", "0..20", "--json", "less.json"],
        0,
    );
    let before = read(&folder, "other.csv");
    let sentence = refused(
        &folder,
        &["run", "--resume", "less.json", "--per-trial", "other.csv"],
    );
    assert!(
        sentence.contains("other.csv does not hold the rows"),
        "{sentence}"
    );
    assert_eq!(read(&folder, "other.csv"), before);
    // A new one has the trials that were left.
    ended(
        &folder,
        &["run", "--resume", "part.json", "--per-trial", "new.csv"],
        0,
    );
    assert_eq!(read(&folder, "new.csv").lines().count(), 1 + 2 * 35);
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let folder = folder("head");
    for words in [
        &["scenarios"][..],
        &["run", LONG, "--per-trial", "-", "--quiet"],
        &["run", LONG, "--json", "-", "--quiet"],
    ] {
        let mut child = program(&folder, words)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        out.read_exact(&mut [0; 10]).unwrap();
        drop(out);
        let output = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{words:?}");
        assert_eq!(output.status.code(), Some(0), "{words:?}");
    }
}
