//! `manytrials program`: trials of somebody's own Python program, the same on any number of processes, in parts, and
//! at home by two lines of Python.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use many_trials::experiment::Experiment;

use super::program::{done, folder, manytrials, partly, read, read_json, refused};

const WALK: &str = "\
import random


def walk(steps, chance=0.5):
    place = 0
    path = [0]
    for step in range(steps):
        place += 1 if random.random() < chance else -1
        path.append(place)
    return path


print(walk(3))
";

/// A folder with a program in it.
fn with(test: &str, text: &str) -> PathBuf {
    let folder = folder(&format!("own-{test}"));
    std::fs::write(folder.join("walk.py"), text).unwrap();
    folder
}

fn example(name: &str) -> String {
    let programs = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/program/programs");
    std::fs::read_to_string(programs.join(format!("{name}.py"))).unwrap()
}

fn fingerprint(folder: &Path, file: &str) -> String {
    read_json(folder, file)["fingerprint"]
        .as_str()
        .unwrap()
        .to_owned()
}

fn python(folder: &Path, program: &str) -> String {
    let python = std::env::var_os("PYTHON").unwrap_or_else(|| "python3".into());
    let output = Command::new(python)
        .args(["-c", program])
        .current_dir(folder)
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn every_number_of_processes_gives_the_same_bytes() {
    for (name, call) in [
        ("tuple", "play(10, 20, 18/38)"),
        ("series", "queue(30)"),
        ("dict", "collect(8)"),
        ("plotted", "race(25)"),
        ("real_valued", &*call_of("real_valued")),
        ("course_style", &*call_of("course_style")),
    ] {
        let folder = with(name, &example(name));
        for processes in ["1", "2", "3"] {
            let (json, csv) = (format!("{processes}.json"), format!("{processes}.csv"));
            done(
                &folder,
                &[
                    "program",
                    "walk.py",
                    call,
                    "--trials",
                    "60",
                    "--quiet",
                    "--json",
                    &json,
                    "--per-trial",
                    &csv,
                    "--processes",
                    processes,
                ],
            );
            assert_eq!(read(&folder, &json), read(&folder, "1.json"), "{name}");
            assert_eq!(read(&folder, &csv), read(&folder, "1.csv"), "{name}");
        }
        assert_eq!(read(&folder, "1.csv").lines().count(), 61, "{name}");
    }
}

/// The call that an example names.
fn call_of(name: &str) -> String {
    let text = example(name);
    let call = text.lines().find_map(|line| line.strip_prefix("# call: "));
    call.unwrap().to_owned()
}

#[test]
fn trials_are_those_of_two_lines_at_home() {
    let folder = with("home", &WALK.replace("print(walk(3))", ""));
    done(
        &folder,
        &[
            "program",
            "walk.py",
            "walk(20, 0.7)",
            "--trials",
            "9",
            "--seed",
            "a b",
            "--quiet",
            "--per-trial",
            "t.csv",
        ],
    );
    let trials = read(&folder, "t.csv");
    assert!(trials.starts_with("steps,chance,trial,result,"), "{trials}");
    for (number, row) in trials.lines().skip(1).enumerate() {
        let told: f64 = row.split(',').nth(3).unwrap().parse().unwrap();
        let home = python(
            &folder,
            &format!(
                "import random; from walk import walk; random.seed('a b/{number}'); print(walk(20, 0.7)[-1])"
            ),
        );
        assert_eq!(told, home.trim().parse::<f64>().unwrap(), "trial {number}");
    }
}

#[test]
fn parts_merge_to_the_whole() {
    let folder = with("parts", WALK);
    let run = |words: &[&str], file: &str| {
        let always = [
            "program", "walk.py", "walk(9)", "--trials", "50", "--seed", "x",
        ];
        let file = ["--quiet", "--json", file];
        done(&folder, &[&always, words, &file].concat());
    };
    run(&[], "whole.json");
    run(&["--part", "1/3"], "1.json");
    run(&["--part", "2/3"], "2.json");
    run(&["--range", "33..50"], "3.json");
    let words = ["merge", "3.json", "1.json", "2.json", "--json", "all.json"];
    done(&folder, &words);
    assert_eq!(read(&folder, "all.json"), read(&folder, "whole.json"));
    // What is missing is made by the command that is told.
    let told = partly(&folder, &["merge", "1.json", "3.json"]);
    let command = told
        .lines()
        .find(|line| line.trim_start().starts_with("manytrials program"));
    let link = command.unwrap().split('\'').nth(1).unwrap();
    done(
        &folder,
        &["program", link, "--quiet", "--json", "again.json"],
    );
    let words = [
        "merge",
        "again.json",
        "1.json",
        "3.json",
        "--json",
        "all.json",
    ];
    done(&folder, &words);
    assert_eq!(
        fingerprint(&folder, "all.json"),
        fingerprint(&folder, "whole.json")
    );
}

#[test]
fn a_link_is_the_same_experiment() {
    let folder = with("link", WALK);
    let told = done(
        &folder,
        &[
            "program",
            "walk.py",
            "walk( 9 )",
            "--trials",
            "30",
            "--json",
            "file.json",
        ],
    );
    let link = told
        .lines()
        .find_map(|line| line.strip_prefix("link        "))
        .unwrap();
    assert!(link.contains("numTrials=30&seed=7#program="), "{link}");
    assert_eq!(Experiment::from_link(link).1, []);
    done(&folder, &["program", link, "--json", "link.json"]);
    assert_eq!(read(&folder, "file.json"), read(&folder, "link.json"));
    // Nothing runs somebody's program but this command.
    for words in [
        &["run", link][..],
        &["run", link, "--trial", "3"],
        &["run", "--resume", "file.json"],
        &["run", link, "--resume", "file.json"],
        &["check", link, "file.json"],
    ] {
        let sentence = refused(&folder, words);
        assert!(sentence.contains("manytrials program"), "{sentence}");
    }
    let verified = manytrials(&folder, &["verify", "file.json"]);
    assert_eq!(verified.status.code(), Some(1));
    let told = String::from_utf8(verified.stdout).unwrap();
    assert!(
        told.contains("unreadable") && told.contains("manytrials program"),
        "{told}"
    );
    assert!(done(&folder, &["python", link]).contains("def walk(steps, chance=0.5):"));
    let sentence = refused(&folder, &["program", "?scenario=dice"]);
    assert!(sentence.contains("manytrials run"), "{sentence}");
}

#[test]
fn a_sweep_compares() {
    let folder = with("sweep", WALK);
    let words = [
        "program",
        "walk.py",
        "walk(9)",
        "--set",
        "steps=3,5",
        "--set",
        "chance=0.25..0.75/2",
        "--trials",
        "20",
        "--json",
        "sweep.json",
        "--csv",
        "sweep.csv",
        "--svg",
        "sweep.svg",
    ];
    let told = done(&folder, &words);
    for label in ["steps = 3, chance = 0.25", "steps = 5, chance = 0.75"] {
        assert!(told.contains(label), "{told}");
    }
    assert_eq!(
        read_json(&folder, "sweep.json")["cases"]
            .as_array()
            .unwrap()
            .len(),
        4
    );
    for file in [
        "sweep.csv",
        "sweep-outcomes.csv",
        "sweep.svg",
        "sweep-4.svg",
    ] {
        assert!(folder.join(file).is_file(), "{file}");
    }
    // A case of it has the trials of its call alone.
    done(
        &folder,
        &[
            "program",
            "walk.py",
            "walk(5, 0.75)",
            "--trials",
            "20",
            "--json",
            "one.json",
        ],
    );
    assert_eq!(
        read_json(&folder, "sweep.json")["cases"][3]["outcomes"],
        read_json(&folder, "one.json")["cases"][0]["outcomes"]
    );
    let sentence = refused(
        &folder,
        &["program", "walk.py", "walk(9)", "--set", "step=3"],
    );
    assert!(sentence.contains("it has steps, chance"), "{sentence}");
}

#[test]
fn who_names_no_call_is_told_which_there_are() {
    let folder = with("calls", WALK);
    let sentence = refused(&folder, &["program", "walk.py"]);
    for expected in [
        "walk(steps)",
        "the calls walk(3)",
        "manytrials program walk.py 'walk(3)'",
    ] {
        assert!(sentence.contains(expected), "{sentence}");
    }
    std::fs::write(folder.join("none.py"), "print(3)\n").unwrap();
    std::fs::write(folder.join("empty.py"), "\n").unwrap();
    for (words, expected) in [
        (&["program", "none.py"][..], "no function to call"),
        (&["program", "empty.py", "f()"], "no program in it"),
        (
            &["program", "missing.py", "f()"],
            "missing.py could not be read",
        ),
        (&["program", "walk.py", "walk(3"], "one call of a function"),
        (
            &["program", "walk.py", "walk(3)", "--trials", "0"],
            "numTrials takes",
        ),
        (
            &["program", "walk.py", "walk(3)", "--trials", "0..9"],
            "--range 0..9",
        ),
        (
            &["program", "walk.py", "walk(3)", "--range", "0..9999"],
            "--range takes A..B",
        ),
        (
            &["program", "walk.py", "walk(3)", "--part", "3/2"],
            "--part takes",
        ),
        (
            &["program", "walk.py", "walk(3)", "--processes", "0"],
            "from 1 to 1,000",
        ),
        (
            &["program", "walk.py", "walk(3)", "--csv", "walk.py"],
            "which is read here",
        ),
        (
            &["program", "walk.py", "walk(3)", "--set", "steps"],
            "--set takes NAME=VALUES",
        ),
    ] {
        let sentence = refused(&folder, words);
        assert!(sentence.contains(expected), "{words:?}: {sentence}");
    }
}

#[test]
fn a_mistake_is_told_with_its_trial_and_line_on_any_number_of_processes() {
    let text = "import random\ndef walk(n):\n    print('trying', n)\n    if random.random() < 0.01:\n        \
                return [1, 2][n]\n    return n\n";
    let folder = with("mistake", text);
    let mut all = Vec::new();
    for processes in ["1", "3"] {
        let file = format!("{processes}.json");
        let words = [
            "program",
            "walk.py",
            "walk(3)",
            "--processes",
            processes,
            "--json",
            &file,
        ];
        all.push(partly(&folder, &words));
    }
    assert_eq!(all[0], all[1]);
    for expected in [
        "trial 11 of walk(3): Line 5:",
        "IndexError",
        "line 5, in walk",
        "trying 3",
        "0 to 10 (11 of them)",
    ] {
        assert!(all[0].contains(expected), "{}", all[0]);
    }
    assert_eq!(read(&folder, "1.json"), read(&folder, "3.json"));
    assert_eq!(
        read_json(&folder, "1.json")["experiment"]["trials"],
        serde_json::json!([[0, 11]])
    );
    // Before there is a trial.
    std::fs::write(folder.join("walk.py"), "def walk(:\n").unwrap();
    let told = partly(
        &folder,
        &["program", "walk.py", "walk(3)", "--json", "never.json"],
    );
    assert!(
        told.contains("Line 1: the bracket `(` is never closed"),
        "{told}"
    );
    assert!(!folder.join("never.json").exists());
}

#[test]
fn every_mistake_of_the_examples_is_a_sentence() {
    let programs = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/program/programs/mistakes");
    let folder = folder("own-mistakes");
    for name in [
        "no_return",
        "key_error",
        "missing_colon",
        "sys_exit",
        "input",
        "recursion",
    ] {
        let text = std::fs::read_to_string(programs.join(format!("{name}.py"))).unwrap();
        let says = |what: &str| {
            text.lines()
                .find_map(|line| line.strip_prefix(what))
                .unwrap()
        };
        std::fs::write(folder.join("walk.py"), &text).unwrap();
        let told = partly(
            &folder,
            &[
                "program",
                "walk.py",
                says("# call: "),
                "--trials",
                "5",
                "-q",
            ],
        );
        assert!(told.contains(says("# expects: ")), "{name}: {told}");
    }
}

#[test]
fn what_trials_give_is_of_one_kind() {
    let folder = with(
        "kinds",
        "import random\ndef walk(n):\n    return [0.5] * random.randint(n, n + 1)\n",
    );
    let told = partly(&folder, &["program", "walk.py", "walk(3)"]);
    assert!(
        told.contains("every trial gives the same kind of result"),
        "{told}"
    );
    assert!(told.contains("manytrials: trial "), "{told}");
}

#[test]
fn what_is_printed_is_not_shown() {
    let folder = with(
        "prints",
        "def walk(n):\n    for i in range(20000):\n        print('x' * 100)\n    return n\n",
    );
    let told = done(
        &folder,
        &["program", "walk.py", "walk(3)", "--trials", "20"],
    );
    assert!(told.contains("walk gave 3"), "{told}");
    assert!(!told.contains("xxx"));
}

/// One in two hundred trials ends its process, and so does every one of the same number.
#[test]
fn a_process_that_dies_is_told_and_its_trials_are_tried_once_more() {
    let dies = "import random\ndef walk(n):\n    if random.random() < 0.005:\n        import ctypes, sys\n        \
                sys.__stderr__.write('last words\\n')\n        ctypes.string_at(0)\n    return n\n";
    let folder = with("dies", dies);
    let words = [
        "program",
        "walk.py",
        "walk(3)",
        "--processes",
        "2",
        "--json",
        "a.json",
    ];
    let told = partly(&folder, &words);
    for expected in [
        "A Python process ended in trial 23 of walk(3)",
        "Its trials are given to another one",
        "trial 23 of walk(3): Python itself ended",
        "last words",
        "Trials 0 to 22 (23 of them)",
    ] {
        assert!(told.contains(expected), "{told}");
    }
    // One that ends a process once only is no mistake.
    let once = dies.replace(
        "if random.random() < 0.005:",
        "import os\n    if random.random() < 0.005 and not os.path.exists('died'):\n        os.mkdir('died')",
    );
    std::fs::write(folder.join("walk.py"), once).unwrap();
    let output = manytrials(
        &folder,
        &["program", "walk.py", "walk(3)", "--processes", "2"],
    );
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{told}");
    assert!(told.contains("A Python process ended in trial"), "{told}");
}

/// What a program writes where answers go is read as a stranger's.
#[test]
fn answers_that_a_program_forges_end_its_process_and_nothing_else() {
    let forges = "import os\ndef walk(n):\n    for place in range(3, 20):\n        try:\n            os.write(place, \
                  b'LINE\\n')\n        except OSError:\n            pass\n    return n\n";
    let row = r#"{"case": 0, "trial": 12345, "row": {"series": [], "outcomes": [["result", 1.0, false]]}}"#;
    let mistake = r#"{"case": 99, "trial": 7, "mistake": {"sentence": "Forged.", "trace": "", "printed": ""}}"#;
    let folder = with("forges", "");
    for line in ["no answer", "[]", row, mistake] {
        std::fs::write(folder.join("walk.py"), forges.replace("LINE", line)).unwrap();
        let told = partly(
            &folder,
            &["program", "walk.py", "walk(3)", "--trials", "20"],
        );
        assert!(!told.contains("panicked"), "{line}: {told}");
        assert!(told.contains("manytrials: trial "), "{line}: {told}");
    }
}

#[test]
fn without_python_nothing_is_run() {
    let folder = with("none", WALK);
    let with_path = |path: &Path, words: &[&str]| -> Output {
        let mut command = super::program::program(&folder, words);
        command.env("PATH", path).output().unwrap()
    };
    let words = ["program", "walk.py", "walk(3)", "--json", "never.json"];
    let output = with_path(&folder, &words);
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(
        told.contains("there is no Python") && told.contains("--python"),
        "{told}"
    );
    assert!(!folder.join("never.json").exists());
    for (python, expected) in [
        ("no-such-python", "is no Python"),
        (env!("CARGO_BIN_EXE_manytrials"), "is no Python"),
    ] {
        let sentence = refused(
            &folder,
            &["program", "walk.py", "walk(3)", "--python", python],
        );
        assert!(sentence.contains(expected), "{sentence}");
    }
}

#[cfg(unix)]
#[test]
fn an_old_python_says_that_it_is_one() {
    use std::os::unix::fs::PermissionsExt;
    let folder = with("old", WALK);
    let old = folder.join("python3");
    std::fs::write(&old, "#!/bin/sh\necho Python 2.7.18\n").unwrap();
    std::fs::set_permissions(&old, std::fs::Permissions::from_mode(0o755)).unwrap();
    let words = ["program", "walk.py", "walk(3)"];
    let output = super::program::program(&folder, &words)
        .env("PATH", &folder)
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        told.contains("2.7.18") && told.contains("Python 3.9 or newer"),
        "{told}"
    );
}

#[cfg(unix)]
#[allow(clippy::disallowed_methods)] // a stop is timed by the clock
mod stopped {
    use std::process::Stdio;
    use std::time::{Duration, Instant};

    use super::*;

    /// Whoever forks leaves a process that would run for ever.
    #[test]
    fn nothing_that_a_trial_started_runs_on() {
        let folder = with(
            "forks",
            "import os\ndef walk(n):\n    child = os.fork()\n    while child == 0:\n        pass\n    \
             open('children', 'a').write(f'{child}\\n')\n    return n\n",
        );
        let words = ["program", "walk.py", "walk(3)", "--trials", "3", "-q"];
        manytrials(&folder, &words);
        let children = read(&folder, "children");
        assert!(children.lines().count() > 0);
        let is_there = |child: &str| {
            let asked = Command::new("kill").args(["-0", child]).output().unwrap();
            asked.status.success()
        };
        // Who is ended is there until the system has noticed.
        let begin = Instant::now();
        while begin.elapsed() < Duration::from_secs(10) && children.lines().any(is_there) {
            std::thread::sleep(Duration::from_millis(50));
        }
        assert!(!children.lines().any(is_there), "{children}");
    }

    /// One in a hundred trials prints without end; a run is stopped in one of these.
    #[test]
    fn ctrl_c_keeps_what_is_done() {
        let folder = with(
            "stopped",
            "import os, random\ndef walk(n):\n    draw = random.random()\n    while os.path.exists('wait') and draw < \
             0.01:\n        print('x' * 1000)\n        if not os.path.exists('begun'):\n            \
             os.mkdir('begun')\n    return draw\n",
        );
        std::fs::write(folder.join("wait"), "").unwrap();
        let words = [
            "program",
            "walk.py",
            "walk(3)",
            "--trials",
            "400",
            "--json",
            "my part.json",
            "--processes",
            "2",
        ];
        let child = super::super::program::program(&folder, &words)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        while !folder.join("begun").exists() {
            std::thread::sleep(Duration::from_millis(50));
        }
        let id = child.id().to_string();
        let begin = Instant::now();
        assert!(
            Command::new("kill")
                .args(["-INT", &id])
                .status()
                .unwrap()
                .success()
        );
        let output = child.wait_with_output().unwrap();
        assert!(
            begin.elapsed() < Duration::from_secs(8),
            "{:?}",
            begin.elapsed()
        );
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(130), "{said}");
        let trials = read_json(&folder, "my part.json")["experiment"]["trials"].clone();
        let end = trials[0][1].as_u64().unwrap();
        assert!(end > 0 && end < 400, "{trials}");
        // The commands that it tells make the rest.
        std::fs::remove_file(folder.join("wait")).unwrap();
        let begins = |line: &&str| line.trim_start().starts_with("manytrials ");
        let commands: Vec<&str> = said.lines().filter(begins).collect();
        assert_eq!(commands.len(), 2, "{said}");
        for command in commands {
            let done = Command::new("sh")
                .args([
                    "-c",
                    &command.replacen("manytrials", env!("CARGO_BIN_EXE_manytrials"), 1),
                ])
                .current_dir(&folder)
                .output()
                .unwrap();
            let errors = String::from_utf8_lossy(&done.stderr);
            assert!(done.status.success(), "{command}: {errors}");
        }
        done(
            &folder,
            &[
                "program",
                "walk.py",
                "walk(3)",
                "--trials",
                "400",
                "--json",
                "whole.json",
            ],
        );
        assert_eq!(read(&folder, "my part.json"), read(&folder, "whole.json"));
    }
}
