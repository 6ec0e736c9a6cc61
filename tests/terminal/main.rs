//! The terminal program as a person or a script uses it: its files, its sentences, its exit status.
#![allow(clippy::unwrap_used)] // in a test, a panic is the message

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use many_trials::experiment::{EVERYWHERE, Experiment};
use many_trials::param::Kind;
use many_trials::results::{ABOUT_COLUMNS, Results};
use many_trials::run::Run;
use many_trials::scenario::SCENARIOS;
use many_trials::view::Sight;
use serde_json::{Value as Json, json};

/// A folder of its own for a test.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("terminal-{test}"));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn manytrials(folder: &Path, words: &[&str]) -> Output {
    let program = env!("CARGO_BIN_EXE_manytrials");
    Command::new(program)
        .args(words)
        .current_dir(folder)
        .output()
        .unwrap()
}

/// Runs without an error and gives what was printed.
fn done(folder: &Path, words: &[&str]) -> String {
    let output = manytrials(folder, words);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{words:?}: {errors}");
    String::from_utf8(output.stdout).unwrap()
}

/// Ends with status 1, which says that some was done and not all, and gives what was told.
fn partly(folder: &Path, words: &[&str]) -> String {
    let output = manytrials(folder, words);
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{words:?}: {told}");
    told
}

/// Stops with status 2 and a sentence, prints no results, and gives the sentence.
fn refused(folder: &Path, words: &[&str]) -> String {
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

fn read(folder: &Path, file: &str) -> String {
    std::fs::read_to_string(folder.join(file)).unwrap()
}

fn read_json(folder: &Path, file: &str) -> Json {
    serde_json::from_str(&read(folder, file)).unwrap()
}

/// The reader of JSON rounds a last digit now and then; the file itself is exact.
fn assert_close(written: &Json, expected: &[f64], what: &str) {
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

const ONE: &str =
    "?scenario=one-drug&numStepsBeforeDrug=9&numStepsAfterDrug=6&numTrials=40&seed=terminal";
const SWEEP: &str =
    "?scenario=one-drug&numStepsBeforeDrug=9,3&mutProb=0.1&numStepsAfterDrug=6&numTrials=40";

#[test]
fn the_results_file_says_it_all() {
    let folder = folder("results");
    let printed = done(&folder, &["run", SWEEP, "--json", "all.json"]);
    let file = read_json(&folder, "all.json");
    let (experiment, _) = Experiment::from_link(SWEEP);
    let mut run = Run::new(&experiment);
    run.advance(u64::MAX);

    assert_eq!(
        (&file["format"], &file["v"]),
        (&json!("manytrials-result"), &json!(1))
    );
    assert_eq!(file["experiment"]["link"], experiment.link());
    assert_eq!(file["experiment"]["scenario"], "one-drug");
    assert_eq!(file["experiment"]["seed"], "7");
    assert_eq!(
        file["experiment"]["params"]["numStepsBeforeDrug"],
        json!([9, 3])
    );
    assert_eq!(file["experiment"]["params"]["mutProb"], 0.1);
    assert_eq!(
        (
            &file["experiment"]["firstTrial"],
            &file["experiment"]["numTrials"]
        ),
        (&json!(0), &json!(40))
    );
    assert_eq!(file["fingerprint"], run.fingerprint().to_string());
    assert!(
        printed.contains(&run.fingerprint().to_string()) && printed.contains(&experiment.link())
    );

    let cases = file["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 2);
    for ((case, statistics), before) in cases.iter().zip(run.statistics()).zip([9, 3]) {
        assert_eq!(case["params"]["numStepsBeforeDrug"], before);
        let steps: Vec<i32> = (0..=before + 6).collect();
        for (series, key) in ["total", "resistant"].into_iter().enumerate() {
            let (written, curve) = (&case["series"][key], &statistics.series[series]);
            assert_eq!(written["step"], json!(steps));
            for (name, list) in [
                ("mean", &curve.mean),
                ("variance", &curve.variance),
                ("p05", &curve.p05),
                ("p25", &curve.p25),
                ("p50", &curve.p50),
                ("p75", &curve.p75),
                ("p95", &curve.p95),
            ] {
                assert_close(&written[name], list, &format!("{key} {name}"));
            }
            let (written, outcome) = (&case["outcomes"][key], &statistics.outcomes[series]);
            assert_close(&written["mean"], &[outcome.mean], "mean");
            assert_close(&written["variance"], &[outcome.variance], "variance");
            assert_close(
                &written["standardError"],
                &[outcome.standard_error],
                "standardError",
            );
            assert_close(&written["p50"], &[outcome.quantiles[2]], "p50");
            let histogram: Vec<(f64, u32)> = outcome
                .histogram
                .iter()
                .map(|(value, _, count)| (*value, *count))
                .collect();
            assert_eq!(written["histogram"], json!(histogram));
        }
    }
}

#[test]
fn json_goes_to_standard_output_alone() {
    let folder = folder("stdout");
    let printed = done(&folder, &["run", ONE, "--json", "-"]);
    done(&folder, &["run", ONE, "--json", "file.json"]);
    assert_eq!(printed, read(&folder, "file.json"));
}

#[test]
fn threads_change_no_byte() {
    let folder = folder("threads");
    for threads in ["1", "2", "5"] {
        let file = format!("{threads}.json");
        done(
            &folder,
            &[
                "run",
                SWEEP,
                "--threads",
                threads,
                "--json",
                &file,
                "--per-trial",
                &format!("{threads}.csv"),
            ],
        );
        assert_eq!(read(&folder, &file), read(&folder, "1.json"));
        let sorted = |file: &str| {
            let mut lines: Vec<String> = read(&folder, file).lines().map(str::to_owned).collect();
            lines.sort();
            lines
        };
        assert_eq!(sorted(&format!("{threads}.csv")), sorted("1.csv"));
    }
}

#[test]
fn tables() {
    let folder = folder("tables");
    let words = [
        "run",
        SWEEP,
        "--csv",
        "t.csv",
        "--per-trial",
        "trials.csv",
        "--json",
        "t.json",
    ];
    done(&folder, &words);
    let file = read_json(&folder, "t.json");
    let params = "numViruses,maxPop,maxBirthProb,clearProb,mutProb,resistances,numResistantViruses,\
                  numStepsBeforeDrug,numStepsAfterDrug";

    let about = ABOUT_COLUMNS.join(",");

    let series = read(&folder, "t.csv");
    let mut lines = series.lines();
    assert_eq!(
        lines.next().unwrap(),
        format!("{params},step,series,mean,variance,p05,p25,p50,p75,p95,{about}")
    );
    let mut rows = 0;
    for line in lines {
        let cells: Vec<&str> = line.split(',').collect();
        let case = usize::from(cells[7] == "3");
        let written = &file["cases"][case]["series"][cells[10]];
        let step: usize = cells[9].parse().unwrap();
        for (cell, name) in cells[11..18]
            .iter()
            .zip(["mean", "variance", "p05", "p25", "p50", "p75", "p95"])
        {
            assert_close(&written[name][step], &[cell.parse().unwrap()], line);
        }
        rows += 1;
    }
    assert_eq!(rows, 2 * (16 + 10));

    let outcomes = read(&folder, "t-outcomes.csv");
    let head =
        format!("{params},outcome,trials,mean,variance,standardError,p05,p25,p50,p75,p95,{about}");
    assert_eq!(outcomes.lines().next().unwrap(), head);
    assert_eq!(outcomes.lines().count(), 1 + 4);

    let trials = read(&folder, "trials.csv");
    assert_eq!(
        trials.lines().next().unwrap(),
        format!("{params},trial,total,resistant,{about}")
    );
    assert_eq!(trials.lines().count(), 1 + 2 * 40);
    for (case, before) in [(0, "9"), (1, "3")] {
        let mut numbers = Vec::new();
        let mut sum = 0.0;
        for line in trials.lines().skip(1) {
            let cells: Vec<&str> = line.split(',').collect();
            if cells[7] == before {
                numbers.push(cells[9].parse::<u64>().unwrap());
                sum += cells[10].parse::<f64>().unwrap();
            }
        }
        assert_eq!(numbers, (0..40).collect::<Vec<_>>());
        assert_close(
            &file["cases"][case]["outcomes"]["total"]["mean"],
            &[sum / 40.0],
            before,
        );
    }
}

#[test]
fn figures() {
    let folder = folder("figures");
    let check = |file: &str| {
        let svg = read(&folder, file);
        assert!(
            svg.starts_with("<svg") && svg.trim_end().ends_with("</svg>"),
            "{file}"
        );
        for needed in ["<title>", "<desc>", "viewBox"] {
            assert!(svg.contains(needed), "{file} has no {needed}");
        }
        assert!(!svg.contains("NaN") && !svg.contains("inf"), "{file}");
        svg
    };
    done(&folder, &["run", ONE, "--svg", "one.svg"]);
    check("one.svg");
    done(&folder, &["run", SWEEP, "--svg", "sweep.svg"]);
    assert_ne!(check("sweep-1.svg"), check("sweep-2.svg"));
    for (i, edge) in [
        "?scenario=without-drug&numSteps=0&numTrials=1",
        "?scenario=without-drug&numViruses=0&numSteps=5&numTrials=3",
        "?scenario=one-drug&numStepsBeforeDrug=0&numStepsAfterDrug=0&numTrials=2",
        "?scenario=without-drug&numViruses=1000000&maxPop=1&numSteps=2&numTrials=3",
    ]
    .into_iter()
    .enumerate()
    {
        let file = format!("edge-{i}.svg");
        done(&folder, &["run", edge, "--svg", &file]);
        check(&file);
    }
}

#[test]
fn parts_merge_to_the_whole() {
    for (name, link) in [("merge", ONE), ("merge-sweep", SWEEP)] {
        let folder = folder(name);
        done(
            &folder,
            &[
                "run",
                link,
                "--json",
                "whole.json",
                "--csv",
                "whole.csv",
                "--svg",
                "whole.svg",
            ],
        );
        for (part, file) in [
            ("0..13", "a.json"),
            ("13..14", "b.json"),
            ("14..40", "c.json"),
        ] {
            done(&folder, &["run", link, "--trials", part, "--json", file]);
        }
        assert_eq!(read_json(&folder, "b.json")["experiment"]["firstTrial"], 13);
        for order in [
            ["a.json", "b.json", "c.json"],
            ["c.json", "a.json", "b.json"],
        ] {
            let words = [
                &["merge"],
                &order[..],
                &["--json", "m.json", "--csv", "m.csv"],
            ]
            .concat();
            done(&folder, &words);
            assert_eq!(
                read(&folder, "m.json"),
                read(&folder, "whole.json"),
                "{order:?}"
            );
            assert_eq!(read(&folder, "m.csv"), read(&folder, "whole.csv"));
            assert_eq!(
                read(&folder, "m-outcomes.csv"),
                read(&folder, "whole-outcomes.csv")
            );
        }
        // With a hole, and then without: merged files merge on.
        let told = partly(&folder, &["merge", "c.json", "a.json", "--json", "ca.json"]);
        assert!(told.contains("trial 13 is missing"), "{told}");
        assert_eq!(read_json(&folder, "ca.json")["experiment"]["numTrials"], 39);
        done(
            &folder,
            &["merge", "ca.json", "b.json", "--json", "cab.json"],
        );
        assert_eq!(read(&folder, "cab.json"), read(&folder, "whole.json"));
        // One file alone is itself.
        done(&folder, &["merge", "whole.json", "--json", "same.json"]);
        assert_eq!(read(&folder, "same.json"), read(&folder, "whole.json"));
    }
}

#[test]
fn what_does_not_fit_is_not_merged() {
    let folder = folder("misfits");
    for (file, link, part) in [
        ("a.json", ONE, "0..20"),
        ("overlap.json", ONE, "19..40"),
        ("seed.json", &ONE.replace("terminal", "other"), "20..40"),
        ("params.json", &format!("{ONE}&maxPop=999"), "20..40"),
        ("sweep.json", SWEEP, "20..40"),
    ] {
        done(&folder, &["run", link, "--trials", part, "--json", file]);
    }
    let alone = read_json(&folder, "a.json")["fingerprint"].clone();
    let check = |file: &str, expected: &str| {
        let told = partly(&folder, &["merge", "a.json", file, "--json", "m.json"]);
        assert!(told.contains(expected) && told.contains(file), "{told}");
        // What is right is merged all the same, and what is missing is named.
        assert!(told.contains("trials 20 to 39 are missing"), "{told}");
        assert_eq!(read_json(&folder, "m.json")["fingerprint"], alone);
    };
    check("overlap.json", "holds trial 19,");
    check("a.json", "is counted once");
    check("seed.json", "another experiment");
    check("params.json", "another experiment");
    check("sweep.json", "another experiment");
    check("missing.json", "could not be read");

    let write = |file: &str, text: &str| std::fs::write(folder.join(file), text).unwrap();
    let whole = read(&folder, "a.json");
    write("empty.json", "");
    check("empty.json", "no results file");
    write("other.json", "{\"format\":\"other\"}");
    check("other.json", "no results file");
    write("cut.json", &whole[..whole.len() / 2]);
    check("cut.json", "no results file");
    let mut forged: Json = serde_json::from_str(&whole).unwrap();
    forged["experiment"]["trials"] = json!([[20, 40]]);
    let honest = forged.clone();
    let sum = &mut forged["cases"][0]["outcomes"]["total"]["exact"]["sum"];
    *sum = json!(sum.as_i64().unwrap() + 1);
    write("forged.json", &forged.to_string());
    check("forged.json", "is not used");
    for (name, trials) in [
        ("none", json!([])),
        ("wrong", json!([[5, 3]])),
        ("fewer", json!([[20, 39]])),
    ] {
        let mut strange = honest.clone();
        strange["experiment"]["trials"] = trials;
        write(&format!("{name}.json"), &strange.to_string());
        check(&format!("{name}.json"), "is not used");
    }
    let mut huge = honest.clone();
    huge["cases"][0]["outcomes"]["total"]["exact"]["bins"] =
        json!([[u64::MAX, [1]], [1u64 << 60, [20]]]);
    write("huge.json", &huge.to_string());
    check("huge.json", "is not used");
    let mut newer = honest;
    newer["experiment"]["scenarioVersion"] = json!(99);
    write("newer.json", &newer.to_string());
    check("newer.json", "version 99");
}

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
fn links_as_they_are_copied() {
    let folder = folder("links");
    let whole = done(&folder, &["run", ONE, "--json", "-"]);
    let (experiment, _) = Experiment::from_link(ONE);
    for link in [
        experiment.link(),
        format!("https://example.org/many-trials/{}", experiment.link()),
        format!("http://127.0.0.1:8000/{}#figure", experiment.link()),
        ONE[1..].to_owned(),
    ] {
        assert_eq!(
            done(&folder, &["run", &link, "--json", "-"]),
            whole,
            "{link}"
        );
    }
}

#[test]
fn an_experiment_in_python() {
    let folder = folder("python");
    let (experiment, _) = Experiment::from_link(SWEEP);
    let program = done(&folder, &["python", SWEEP]);
    assert_eq!(program, many_trials::results::python(&experiment));
    assert!(program.contains(&experiment.link()) && program.contains("__main__"));
    assert_eq!(done(&folder, &["python", SWEEP, "sweep.py"]), "");
    assert_eq!(read(&folder, "sweep.py"), program);
    assert_eq!(done(&folder, &["python", SWEEP, "-"]), program);
    for (words, expected) in [
        (&["python"][..], "python needs a link"),
        (&["python", SWEEP, "a.py", "b.py"], "b.py"),
        (&["python", SWEEP, "--json", "a.json"], "--json"),
        (
            &["python", SWEEP, "no/such/folder/a.py"],
            "no/such/folder/a.py",
        ),
        (
            &["python", "?scenario=one-drug&maxPop=0", "never.py"],
            "maxPop takes",
        ),
        (&["python", "?maxPop=5", "never.py"], "names no scenario"),
    ] {
        let sentence = refused(&folder, words);
        assert!(sentence.contains(expected), "{words:?}: {sentence}");
    }
    assert!(!folder.join("never.py").exists());
    // What somebody changed by hand is not replaced unasked.
    std::fs::write(folder.join("sweep.py"), "mine").unwrap();
    let sentence = refused(&folder, &["python", SWEEP, "sweep.py"]);
    assert!(sentence.contains("sweep.py is there already"), "{sentence}");
    assert_eq!(read(&folder, "sweep.py"), "mine");
    done(&folder, &["python", SWEEP, "sweep.py", "--force"]);
    assert_eq!(read(&folder, "sweep.py"), program);
}

#[test]
fn scenarios_and_presets_are_listed() {
    let folder = folder("lists");
    let scenarios = done(&folder, &["scenarios"]);
    let presets = done(&folder, &["presets"]);
    for scenario in SCENARIOS {
        assert!(scenarios.contains(&format!("{}: {}", scenario.key(), scenario.title())));
        for param in scenario.params() {
            assert!(
                scenarios.contains(&format!("  {}: {}", param.key, param.allowed())),
                "{}",
                param.key
            );
            if let Kind::Choice { options, .. } = param.kind {
                for option in options {
                    let line = format!("    {}: {}\n", option.key, option.label);
                    assert!(scenarios.contains(&line), "{line}");
                }
            }
        }
        let one = done(&folder, &["scenarios", scenario.key()]);
        let (own, common) = one.split_once("\nEvery scenario:\n").unwrap();
        assert!(scenarios.contains(own) && scenarios.ends_with(common));
        for preset in scenario.presets() {
            assert!(presets.contains(&format!("{}: {}", preset.exercise, preset.title)));
        }
    }
    // Whatever a link can hold is listed: what a canonical link has, and what it leaves out.
    for param in &EVERYWHERE {
        let line = format!(
            "  {}: {} (default {})",
            param.key,
            param.allowed(),
            param.default_value()
        );
        assert!(scenarios.contains(&line), "{line}");
    }
    assert!(scenarios.contains("  seed: any text (default 7)"));
    let links: Vec<&str> = presets
        .lines()
        .map(str::trim)
        .filter(|line| line.starts_with('?'))
        .collect();
    assert_eq!(
        links.len(),
        SCENARIOS
            .iter()
            .map(|scenario| scenario.presets().len())
            .sum::<usize>()
    );
    for link in links {
        let (experiment, problems) = Experiment::from_link(link);
        assert!(problems.is_empty(), "{link}: {problems:?}");
        assert_eq!(experiment.link(), link);
    }
    for words in [&["--help"][..], &["-h"], &[], &["help"]] {
        assert!(done(&folder, words).contains("manytrials run"));
    }
    assert!(done(&folder, &["--version"]).starts_with("manytrials 0."));
}

#[test]
fn one_trial_again() {
    let folder = folder("trial");
    done(&folder, &["run", SWEEP, "--per-trial", "all.csv"]);
    let csv = done(&folder, &["run", SWEEP, "--trial", "7"]);
    let lines: Vec<Vec<&str>> = csv.lines().map(|line| line.split(',').collect()).collect();
    let column = |name: &str| lines[0].iter().position(|head| *head == name).unwrap();
    let all = read(&folder, "all.csv");
    let heads: Vec<&str> = all.lines().next().unwrap().split(',').collect();
    let at = heads.iter().position(|head| *head == "trial").unwrap();
    // The last step of each case is that trial's row of outcomes.
    for row in all.lines().map(|line| line.split(',').collect::<Vec<_>>()) {
        if row[at] == "7" {
            let last = lines.iter().rfind(|line| line[..at] == row[..at]).unwrap();
            assert_eq!(last[column("total")], row[at + 1]);
            assert_eq!(last[column("resistant")], row[at + 2]);
        }
    }
    let steps: Vec<&str> = lines[1..].iter().map(|line| line[column("step")]).collect();
    assert_eq!(steps[..3], ["0", "1", "2"]);
    assert_eq!(
        done(
            &folder,
            &["run", SWEEP, "--trial", "7", "--csv", "seven.csv"]
        ),
        ""
    );
    assert_eq!(read(&folder, "seven.csv"), csv);
    for (words, sentence) in [
        (
            ["--trial", "-1", "--threads", "1"],
            "--trial takes the number of one of the experiment's trials, 0 to 39 (40 of them), not “-1”.",
        ),
        (
            ["--trial", "7", "--trials", "0..9"],
            "--trial replays one trial; of the other options only --csv goes with it.",
        ),
        (
            ["--trial", "7", "--json", "-"],
            "--trial replays one trial; of the other options only --csv goes with it.",
        ),
    ] {
        let words: Vec<&str> = ["run", SWEEP].iter().chain(&words).copied().collect();
        assert_eq!(refused(&folder, &words), sentence);
    }
    // Ten trials are those from 0 to 9, wherever they begin.
    let ten = SWEEP.replace("numTrials=40", "numTrials=10");
    done(&folder, &["run", &ten, "--trial", "9"]);
    let sentence = refused(&folder, &["run", &ten, "--trial", "10"]);
    assert!(
        sentence.contains("0 to 9 (10 of them), not “10”"),
        "{sentence}"
    );
    let later = format!("{ten}&firstTrial=30");
    done(&folder, &["run", &later, "--trial", "39"]);
    for number in ["29", "40"] {
        let sentence = refused(&folder, &["run", &later, "--trial", number]);
        assert!(sentence.contains("30 to 39 (10 of them)"), "{sentence}");
    }
}

#[test]
fn enough_trials() {
    let folder = folder("enough");
    let link = "?scenario=one-drug&numStepsAfterDrug=10&numTrials=5000&standardError=3&seed=enough";
    done(&folder, &["run", link, "--json", "enough.json"]);
    let file = read_json(&folder, "enough.json");
    let trials = file["experiment"]["numTrials"].as_u64().unwrap();
    assert!(trials < 5000 && trials.is_multiple_of(100), "{trials}");
    let error = file["cases"][0]["outcomes"]["total"]["standardError"]
        .as_f64()
        .unwrap();
    assert!(error <= 3.0, "{error}");
    // The file opens and merges like any other.
    done(&folder, &["merge", "enough.json", "--json", "again.json"]);
    assert_eq!(read(&folder, "again.json"), read(&folder, "enough.json"));
    let sentence = refused(&folder, &["run", link, "--trials", "0..100"]);
    assert!(
        sentence.starts_with("standardError needs all trials"),
        "{sentence}"
    );
}

#[test]
fn equal_parts_make_the_whole() {
    let folder = folder("parts");
    done(&folder, &["run", SWEEP, "--json", "whole.json"]);
    let files: Vec<String> = (1..=7).map(|i| format!("part-{i}.json")).collect();
    for (i, file) in (1..).zip(&files) {
        done(
            &folder,
            &["run", SWEEP, "--part", &format!("{i}/7"), "--json", file],
        );
    }
    let mut words = vec!["merge", "--json", "merged.json"];
    words.extend(files.iter().map(String::as_str));
    done(&folder, &words);
    assert_eq!(read(&folder, "merged.json"), read(&folder, "whole.json"));
    for text in ["0/7", "8/7", "1/41", "1", "a/b", "1/"] {
        let sentence = refused(&folder, &["run", ONE, "--part", text]);
        assert!(
            sentence.starts_with("--part takes I/N with 1 ≤ I ≤ N ≤ 40,"),
            "{sentence}"
        );
    }
    let both = ["run", ONE, "--part", "1/2", "--trials", "0..3"];
    assert!(refused(&folder, &both).starts_with("--trials and --part"));
}

#[test]
fn a_class_shares_an_experiment() {
    let folder = folder("class");
    let base = "?scenario=one-drug&numStepsBeforeDrug=9&numStepsAfterDrug=6&seed=class";
    let whole = format!("{base}&numTrials=60");
    done(&folder, &["run", &whole, "--json", "whole.json"]);
    for first in [40, 0, 20] {
        let link = format!("{base}&numTrials=20&firstTrial={first}");
        done(&folder, &["run", &link, "--json", &format!("{first}.json")]);
    }
    done(
        &folder,
        &[
            "merge",
            "40.json",
            "0.json",
            "20.json",
            "--json",
            "class.json",
        ],
    );
    assert_eq!(read(&folder, "class.json"), read(&folder, "whole.json"));
    let link = format!("{base}&numTrials=20&firstTrial=30");
    done(
        &folder,
        &["run", &link, "--trials", "35..45", "--json", "overlap.json"],
    );
    let sentence = partly(&folder, &["merge", "40.json", "overlap.json"]);
    assert!(sentence.contains("trials 40 to 44"), "{sentence}");
    // Nothing is merged if nothing can be.
    std::fs::write(folder.join("empty.json"), "").unwrap();
    let nothing = manytrials(&folder, &["merge", "empty.json"]);
    assert_eq!(nothing.status.code(), Some(2));
    // Every file is what it says; and one that is not is named.
    let verdicts = done(
        &folder,
        &["verify", "40.json", "0.json", "20.json", "--csv", "-"],
    );
    assert_eq!(
        verdicts,
        "file,trials,verdict,note\n40.json,20,genuine,\n0.json,20,genuine,\n20.json,20,genuine,\n"
    );
    let changed = read(&folder, "0.json").replace("\"maxPop\":1000", "\"maxPop\":999");
    std::fs::create_dir(folder.join("more")).unwrap();
    std::fs::write(folder.join("more/changed.json"), changed).unwrap();
    std::fs::copy(folder.join("20.json"), folder.join("more/copy.json")).unwrap();
    let output = manytrials(&folder, &["verify", "20.json", "more", "--csv", "-"]);
    assert_eq!(output.status.code(), Some(1));
    let table = String::from_utf8(output.stdout).unwrap();
    assert!(table.contains("\nmore/changed.json,,altered,"), "{table}");
    assert!(
        table.contains("\nmore/copy.json,20,copied,it has the same trials as 20.json\n"),
        "{table}"
    );
    let sentence = refused(&folder, &["run", &link, "--trials", "0..10"]);
    assert!(sentence.contains("30 ≤ A < B ≤ 50"), "{sentence}");
}

#[test]
fn a_link_without_a_scenario_runs_nothing() {
    let folder = folder("scenario");
    std::fs::write(folder.join("result.json"), "{}").unwrap();
    for command in ["run", "python"] {
        for (link, expected) in [
            ("", "the variable is empty here"),
            ("  ", "the variable is empty here"),
            ("?", "the variable is empty here"),
            ("#figure", "the variable is empty here"),
            ("https://example.org/many-trials/", "names no scenario"),
            ("?v=1", "“?v=1” names no scenario"),
            ("numTrials=5", "“numTrials=5” names no scenario"),
            ("?numTrials=5&seed=scenario", "names no scenario"),
            ("?scenario=", "There is no scenario “”"),
            (
                "?scenario=robot&numTrials=5",
                "There is no scenario “robot”",
            ),
            ("result.json", "result.json is a file"),
        ] {
            let sentence = refused(&folder, &[command, link]);
            assert!(sentence.contains(expected), "{command} {link}: {sentence}");
        }
    }
    let sentence = refused(&folder, &["run", "", "--json", "never.json"]);
    assert!(sentence.contains("manytrials presets"), "{sentence}");
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

#[test]
fn packed_files_are_the_same_results() {
    let folder = folder("packed");
    done(
        &folder,
        &["run", ONE, "--json", "whole.json", "--csv", "whole.csv"],
    );
    for (part, file) in [("1/2", "a.json.gz"), ("2/2", "b.json")] {
        done(&folder, &["run", ONE, "--part", part, "--json", file]);
    }
    let bytes = std::fs::read(folder.join("a.json.gz")).unwrap();
    assert_eq!(bytes[..2], [0x1f, 0x8b]);
    let words = [
        "merge",
        "a.json.gz",
        "b.json",
        "--json",
        "m.json",
        "--csv",
        "m.csv.gz",
    ];
    done(&folder, &words);
    assert_eq!(read(&folder, "m.json"), read(&folder, "whole.json"));
    assert!(folder.join("m-outcomes.csv.gz").exists());
    let words = ["run", "--resume", "a.json.gz", "--json", "r.json"];
    done(&folder, &words);
    assert_eq!(read(&folder, "r.json"), read(&folder, "whole.json"));
    std::fs::write(folder.join("cut.json.gz"), &bytes[..bytes.len() / 2]).unwrap();
    let output = manytrials(&folder, &["merge", "cut.json.gz"]);
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(
        output.status.code() == Some(2) && told.contains("cut.json.gz"),
        "{told}"
    );
    let sentence = refused(&folder, &["run", "--resume", "cut.json.gz"]);
    assert!(
        sentence.contains("cut.json.gz could not be unpacked"),
        "{sentence}"
    );
}

#[test]
fn figures_are_those_of_the_page() {
    let folder = folder("page");
    let texts = |file: &str| -> Vec<String> {
        let svg = read(&folder, file);
        let parts = svg.split("<text").skip(1);
        let parts = parts.map(|part| {
            part.split_once('>')
                .unwrap()
                .1
                .split('<')
                .next()
                .unwrap()
                .trim()
                .to_owned()
        });
        parts.collect()
    };
    // Where trials end in a plane has a figure of its own.
    let drunks = "?scenario=drunks&numTrials=30&numSteps=100";
    done(&folder, &["run", drunks, "--svg", "one.svg"]);
    assert!(read(&folder, "one.svg").contains("Dots at"));
    let (experiment, _) = Experiment::from_link(drunks);
    let all = texts("one.svg");
    assert!(
        all.iter().any(|text| text == experiment.scenario().title()),
        "{all:?}"
    );
    let joined = all.join("");
    assert!(joined.contains("fingerprint"), "{joined}");
    // All cases of a sweep have the same axes.
    let sweep = "?scenario=drunks&numTrials=30&numSteps=10,1000";
    done(&folder, &["run", sweep, "--svg", "s.svg"]);
    let reach = |file: &str| {
        let svg = read(&folder, file);
        let (_, rest) = svg.split_once("of single trials, within ").unwrap();
        rest.split(' ').next().unwrap().to_owned()
    };
    assert_eq!(reach("s-1.svg"), reach("s-2.svg"));
    let (experiment, _) = Experiment::from_link(SWEEP);
    let mut run = Run::new(&experiment);
    run.advance(u64::MAX);
    let sight = Sight::new(&Results {
        experiment,
        trials: vec![run.trials()],
        summaries: run.summaries().to_vec(),
    });
    let figures = sight.figures();
    let [first, second] = [0, 1].map(|case| figures.series(case).unwrap());
    assert!(first.range.is_some() && first.range == second.range);
    assert!(
        [0, 1]
            .into_iter()
            .all(|case| figures.outcome(case).unwrap().range.is_some())
    );
}

/// Everything that is saved is proved from what it says of itself, whatever its kind; many small blocks
/// of trials are over at once.
#[test]
fn everything_saved_can_be_proved() {
    let folder = folder("proved");
    let link = "?scenario=dice&numTrials=5000&seed=7";
    let words = [
        "run",
        link,
        "--quiet",
        "--json",
        "a.json.gz",
        "--csv",
        "a.csv",
        "--svg",
        "a.svg",
        "--per-trial",
        "trials.csv",
    ];
    done(&folder, &words);
    let files = ["a.json.gz", "a-outcomes.csv", "a.svg", "trials.csv"];
    for file in files {
        let rows = done(&folder, &["verify", file, "--csv", "-"]);
        assert_eq!(rows.lines().nth(1), Some(&*format!("{file},5000,genuine,")));
    }
    // A picture that says what another one shows.
    let svg = std::fs::read_to_string(folder.join("a.svg")).unwrap();
    std::fs::write(folder.join("b.svg"), svg.replace("seed=7", "seed=8")).unwrap();
    let output = manytrials(&folder, &["verify", "b.svg", "--csv", "-"]);
    assert_eq!(output.status.code(), Some(1));
    let rows = String::from_utf8(output.stdout).unwrap();
    assert!(rows.contains("b.svg,5000,altered,"), "{rows}");
}
