//! `manytrials merge`: parts, what does not fit, a class's files, packed files.

use serde_json::{Value as Json, json};

use super::program::{ONE, SWEEP, done, folder, manytrials, partly, read, read_json, refused};

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
