//! Words: what is refused and how, and help, completions and manual of the same definitions.

use super::program::{ONE, done, folder, refused};

#[test]
fn wrong_words_are_refused() {
    let folder = folder("wrong");
    let check = |words: &[&str], expected: &str| {
        let sentence = refused(&folder, words);
        assert!(sentence.contains(expected), "{words:?}: {sentence}");
    };
    check(&["go"], "“go”");
    check(&["--go"], "--go");
    check(&["rnu"], "did you mean run?");
    check(&["mreg", "a.json"], "did you mean merge?");
    check(&["run", ONE, "--jsno", "a"], "did you mean --json?");
    check(
        &["run", ONE, "--json", "a", "--json", "b"],
        "--json is given more than once",
    );
    check(&["run", ONE, "--threads", "0"], "a whole number from 1 on");
    check(
        &["completions", "tcsh"],
        "bash, elvish, fish, powershell and zsh",
    );
    check(&["man", "rnu"], "“rnu”");
    check(&["scenarios", "robot"], "there are");
    check(&["run"], "run needs a link");
    check(&["run", ONE, "--go"], "--go");
    check(&["run", ONE, "-j"], "-j");
    check(&["run", ONE, "more"], "more");
    check(&["run", ONE, "--json"], "--json");
    check(&["run", ONE, "--threads", "many"], "many");
    check(&["run", ONE, "--threads", "-1"], "-1");
    check(&["merge"], "results files");
    check(&["merge", "--go"], "--go");
    for part in [
        "5",
        "5..5",
        "6..5",
        "0..41",
        "-1..3",
        "a..b",
        "..",
        "0..",
        "..5",
        "0...5",
        "0..99999999999999999999",
    ] {
        check(&["run", ONE, "--trials", part], "0 ≤ A < B ≤ 40");
    }
    for option in ["--json", "--csv", "--svg", "--per-trial"] {
        check(
            &["run", ONE, option, "no/such/folder/file"],
            "no/such/folder/file",
        );
    }
    // Every problem of a link, and none of it is run.
    let sentence = refused(
        &folder,
        &[
            "run",
            "?scenario=one-drug&maxPop=0&clearProb=2&dose=3",
            "--json",
            "never.json",
        ],
    );
    for expected in ["maxPop takes", "clearProb takes", "no parameter “dose”"] {
        assert!(sentence.contains(expected), "{sentence}");
    }
    for used in [" used", "left out"] {
        assert!(!sentence.contains(used), "nothing is used here: {sentence}");
    }
    assert!(!folder.join("never.json").exists());
}

#[test]
fn foreign_words_do_nothing_to_a_terminal() {
    let folder = folder("foreign");
    for words in [
        &["\u{1b}[2Jgo"][..],
        &["run", "\u{1b}[2J=5"],
        &["run", "?scenario=\u{1b}[2J"],
        &["run", ONE, "--\u{1b}[2J"],
        &["run", ONE, "--threads", "\u{1b}[2J"],
        &["run", ONE, "--trials", "\u{1b}[2J"],
        &["run", ONE, "--part", "\u{202e}1/2"],
        &["run", ONE, "--trial", "\u{1b}[2J"],
    ] {
        let sentence = refused(&folder, words);
        assert!(
            !sentence.contains(['\u{1b}', '\u{202e}']),
            "{words:?}: {sentence:?}"
        );
    }
}

#[test]
fn help_completions_and_manual_are_of_the_same_words() {
    let folder = folder("help");
    let all = done(&folder, &["--help"]);
    let commands: Vec<&str> = all
        .lines()
        .filter_map(|line| line.strip_prefix("  "))
        .filter(|line| line.starts_with(char::is_alphabetic))
        .filter_map(|line| line.split_once("  ").map(|(name, _)| name))
        .collect();
    assert!(
        commands.contains(&"run") && commands.contains(&"merge"),
        "{all}"
    );
    let manual = done(&folder, &["man"]);
    assert!(manual.contains(".TH manytrials 1"), "{manual}");
    let completions = done(&folder, &["completions", "bash"]);
    for command in &commands {
        assert!(completions.contains(command), "{command}");
        if *command == "help" {
            continue;
        }
        assert!(
            manual.contains(&format!("manytrials\\-{command}(1)")),
            "{command}"
        );
        let help = done(&folder, &[command, "--help"]);
        assert_eq!(done(&folder, &["help", command]), help);
        let page = done(&folder, &["man", command]);
        for option in help
            .split_whitespace()
            .filter(|word| word.starts_with("--"))
        {
            let option = option.trim_end_matches([',', '.', ':', ';', ')']);
            assert!(completions.contains(option), "{command} {option}");
            assert!(
                page.replace("\\-", "-").contains(option),
                "{command} {option}"
            );
        }
    }
    for shell in ["zsh", "fish", "powershell", "elvish"] {
        assert!(
            done(&folder, &["completions", shell]).contains("per-trial"),
            "{shell}"
        );
    }
}
