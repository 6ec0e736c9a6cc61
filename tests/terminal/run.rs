//! `manytrials run`: the results file, tables, threads, precision, and links as they are copied.

use many_trials::experiment::Experiment;
use many_trials::results::ABOUT_COLUMNS;
use many_trials::run::Run;
use serde_json::json;

use super::program::{ONE, SWEEP, assert_close, done, folder, read, read_json, refused};

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
