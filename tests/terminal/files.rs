//! Files: one thing at a time on standard output, none written twice, none replaced unasked.

use super::program::{ONE, SWEEP, done, folder, manytrials, read, refused};

#[test]
fn standard_output_has_one_thing_at_a_time() {
    let folder = folder("standard");
    let files = [
        "--json",
        "a.json",
        "--csv",
        "a.csv",
        "--per-trial",
        "t.csv",
        "--svg",
        "a.svg",
    ];
    done(&folder, &[&["run", ONE][..], &files].concat());
    for (option, file) in [
        ("--json", "a.json"),
        ("--csv", "a.csv"),
        ("--outcomes", "a-outcomes.csv"),
        ("--per-trial", "t.csv"),
        ("--svg", "a.svg"),
    ] {
        let printed = done(&folder, &["run", ONE, option, "-"]);
        assert_eq!(printed, read(&folder, file), "{option}");
        assert_eq!(
            done(&folder, &["run", ONE, option, "/dev/stdout"]),
            printed,
            "{option}"
        );
        // The report is told beside it, or not at all.
        let told = manytrials(&folder, &["run", ONE, option, "-"]).stderr;
        assert!(
            String::from_utf8_lossy(&told).contains("fingerprint"),
            "{option}"
        );
        let quiet = manytrials(&folder, &["run", ONE, option, "-", "--quiet"]);
        assert!(
            quiet.stderr.is_empty() && quiet.stdout == printed.as_bytes(),
            "{option}"
        );
    }
    let merged = done(&folder, &["merge", "a.json", "--json", "-"]);
    assert_eq!(merged, read(&folder, "a.json"));
    assert_eq!(done(&folder, &["run", ONE, "--quiet"]), "");
    // A scenario without series has one table.
    let bare = "?scenario=balls&numTrials=20";
    let outcomes = done(&folder, &["run", bare, "--csv", "-"]);
    assert_eq!(outcomes, done(&folder, &["run", bare, "--outcomes", "-"]));
    assert!(outcomes.lines().count() > 1);
    for (words, expected) in [
        (
            &["--json", "-", "--csv", "-"][..],
            "--json and --csv would both write to standard output",
        ),
        (
            &["--csv", "-", "--per-trial", "-"],
            "--csv and --per-trial would both write",
        ),
        (
            &["--outcomes", "-", "--svg", "/dev/stdout"],
            "--outcomes and --svg would both write",
        ),
    ] {
        let sentence = refused(&folder, &[&["run", ONE][..], words].concat());
        assert!(sentence.contains(expected), "{sentence}");
    }
    let sentence = refused(&folder, &["run", SWEEP, "--svg", "-"]);
    assert!(sentence.contains("several files"), "{sentence}");
}

#[test]
fn no_file_is_written_twice() {
    let folder = folder("twice");
    std::fs::create_dir(folder.join("sub")).unwrap();
    std::fs::write(folder.join("known.csv"), "known").unwrap();
    done(&folder, &["run", ONE, "--json", "part.json"]);
    let whole = folder.join("a").display().to_string();
    let check = |link: &str, words: &[&str]| {
        let sentence = refused(&folder, &[&["run", link][..], words].concat());
        assert!(
            sentence.contains("would both write"),
            "{words:?}: {sentence}"
        );
    };
    check(ONE, &["--json", "a", "--csv", "a"]);
    check(ONE, &["--json", "a", "--csv", "./a"]);
    check(ONE, &["--json", "sub/../a", "--svg", "a"]);
    check(ONE, &["--json", "a", "--per-trial", &whole]);
    check(ONE, &["--csv", "a.csv", "--per-trial", "a-outcomes.csv"]);
    check(ONE, &["--csv", "a.csv", "--outcomes", "a.csv"]);
    check(SWEEP, &["--svg", "a.svg", "--json", "a-2.svg"]);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("known.csv", folder.join("link.csv")).unwrap();
        check(ONE, &["--csv", "known.csv", "--json", "link.csv"]);
        // What goes nowhere can go there twice.
        done(
            &folder,
            &[
                "run",
                ONE,
                "--json",
                "/dev/null",
                "--csv",
                "/dev/null",
                "--outcomes",
                "/dev/null",
            ],
        );
    }
    assert_eq!(read(&folder, "known.csv"), "known");
    // What is read is not replaced by a table.
    let sentence = refused(&folder, &["merge", "part.json", "--csv", "part.json"]);
    assert!(sentence.contains("which is read here"), "{sentence}");
    done(&folder, &["merge", "part.json", "--json", "part.json"]);
    let mut names: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(
        names.join(" "),
        if cfg!(unix) {
            "known.csv link.csv part.json sub"
        } else {
            "known.csv part.json sub"
        }
    );
}

#[cfg(unix)]
#[test]
fn files_keep_what_they_are() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder("kinds");
    let mode = |file: &str| folder.join(file).metadata().unwrap().permissions().mode() & 0o777;
    std::fs::write(folder.join("plain"), "").unwrap();
    std::fs::create_dir(folder.join("disk")).unwrap();
    std::fs::write(folder.join("disk/a.json"), "old").unwrap();
    std::fs::set_permissions(folder.join("disk/a.json"), PermissionsExt::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink("disk/a.json", folder.join("a.json")).unwrap();
    done(&folder, &["run", ONE, "--json", "a.json", "--csv", "a.csv"]);
    assert!(folder.join("a.json").is_symlink(), "the link stays");
    assert!(read(&folder, "disk/a.json").starts_with('{'));
    assert_eq!(mode("disk/a.json"), 0o640, "who may read it stays");
    assert_eq!(mode("a.csv"), mode("plain"), "a new file is as any other");
}

/// A run that nobody has the time for: refused before it begins, or the test hangs.
const ENDLESS: &str = "?scenario=two-drugs&numTrials=1000000000";

#[test]
fn what_cannot_be_written_is_refused_before_the_run() {
    let folder = folder("unwritable");
    std::fs::create_dir(folder.join("sub")).unwrap();
    std::fs::write(folder.join("kept.json"), "kept").unwrap();
    for option in ["--json", "--csv", "--svg", "--per-trial", "--outcomes"] {
        for (file, expected) in [
            ("none/a", "there is no folder none"),
            ("sub", "it is a folder"),
            ("sub/", "it is a folder"),
            (".", "it is a folder"),
            ("..", "it is a folder"),
            ("kept.json/a", "there is no folder kept.json"),
            ("", "empty text"),
        ] {
            let sentence = refused(&folder, &["run", ENDLESS, option, file]);
            assert!(
                sentence.contains(expected) && sentence.contains(option),
                "{option} {file}: {sentence}"
            );
        }
        // One that can be written is not touched when another cannot.
        let words = [
            "run",
            ENDLESS,
            option,
            "kept.json",
            if option == "--svg" { "--csv" } else { "--svg" },
            "none/b",
        ];
        refused(&folder, &words);
        assert_eq!(read(&folder, "kept.json"), "kept");
    }
    assert!(
        refused(&folder, &["run", ONE, "--trial", "3", "--csv", "none/a"])
            .contains("no folder none")
    );
    assert!(refused(&folder, &["python", ONE, "sub"]).contains("it is a folder"));
    assert_eq!(
        std::fs::read_dir(&folder).unwrap().count(),
        2,
        "nothing else is left there"
    );
}
