//! `manytrials check`: one row a file, in the words of the page.

use std::fs;
use std::process::{Command, Output};

use super::class::{Class, list};

const LINK: &str = "?scenario=without-drug&numSteps=60";

fn check(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_manytrials"))
        .arg("check")
        .args(words)
        .output()
        .unwrap()
}

/// The rows of a CSV whose last cell may hold commas.
fn rows(output: &Output) -> Vec<Vec<String>> {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    let row = |line: &str| line.splitn(7, ',').map(str::to_owned).collect();
    text.lines().map(row).collect()
}

#[test]
fn a_folder_is_graded_in_one_go() {
    let folder = std::env::temp_dir().join(format!("graded-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let class = Class::new(&format!("{LINK}&numTrials=10"));
    let right = class.student(1, 200).outcome(0);
    let wrong: Vec<f64> = right.iter().map(|x| x + 30.0).collect();
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        fs::write(&path, bytes).unwrap();
        path.to_string_lossy().into_owned()
    };
    let utf16: Vec<u8> = format!("\u{FEFF}{}", list(&right))
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let files = [
        file("right.txt", list(&right).as_bytes()),
        file("wrong.txt", list(&wrong).as_bytes()),
        file("wide.txt", &utf16),
        file("short.txt", b"[412 398 ... 405 377]"),
        file("one.txt", right[0].to_string().as_bytes()),
    ];
    let words: Vec<&str> = [LINK]
        .into_iter()
        .chain(files.iter().map(String::as_str))
        .collect();
    let output = check(&[&words[..], &["--trials", "3000", "--csv", "-"]].concat());
    assert!(output.status.success(), "{output:?}");
    let rows = rows(&output);
    assert_eq!(
        rows[0],
        ["file", "numbers", "kind", "verdict", "p", "reading", "note"]
    );
    let verdicts: Vec<&str> = rows[1..].iter().map(|row| row[3].as_str()).collect();
    assert_eq!(
        verdicts,
        ["agrees", "differs", "agrees", "unclear", "unclear"],
        "{rows:#?}"
    );
    assert_eq!(rows[1][1..3], ["200", "outcome:total"]);
    assert!(rows[4][6].contains("printed short"), "{rows:?}");
    assert!(rows[5][6].contains("What is this: "), "{rows:?}");

    // A kind that is said settles what was asked.
    let said = check(&[LINK, &files[4], "--as", "total", "--trials", "1000"]);
    let text = String::from_utf8(said.stdout).unwrap();
    assert!(
        text.contains("one.txt: agrees. Your 1 result agrees"),
        "{text}"
    );

    // What is not there is told, and the others are graded.
    let gone = check(&[
        LINK, &files[0], "gone.txt", "--trials", "1000", "--csv", "-",
    ]);
    assert_eq!(gone.status.code(), Some(2));
    let text = String::from_utf8(gone.stdout).unwrap();
    assert!(
        text.lines().count() == 3 && text.contains("gone.txt,0,,unclear"),
        "{text}"
    );

    let refused = check(&[LINK, &files[0], "--as", "foxes"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(
        String::from_utf8(refused.stderr)
            .unwrap()
            .contains("outcome:total, series:total")
    );
    fs::remove_dir_all(folder).unwrap();
}
