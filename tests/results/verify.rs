//! Files are proved by computing their trials again; and files that nobody's program wrote are refused.

use many_trials::experiment::Experiment;
use many_trials::results::{Results, open, read, write};
use many_trials::run::Run;
use many_trials::sim::{Fingerprint, Summary};
use many_trials::verify::{Claim, FileVerdict, Files, Proof, Proven, Proving, Shown};
use proptest::prelude::*;
use serde_json::Value as Json;

use super::finished::{part, results};

const LINK: &str = "?scenario=one-drug&numStepsBeforeDrug=4,9&numStepsAfterDrug=3&numTrials=300&seed=v&clearProb=0.06";

fn proved(claim: Claim, part: Option<u64>) -> Proof {
    let mut proof = Proof::new(claim, "dice");
    if let Some(part) = part {
        proof = proof.of_part(part);
    }
    while !proof.is_finished() {
        proof.advance(37);
    }
    proof
}

/// Results of one experiment that say that they are of another.
fn forged() -> Results {
    let other = results(&LINK.replace("0.06", "0.07"));
    Results {
        experiment: Experiment::from_link(LINK).0,
        ..other
    }
}

#[test]
fn what_is_right_is_genuine_and_what_is_forged_is_told() {
    let genuine = proved(results(LINK).into(), None);
    assert_eq!(genuine.finding(), Proven::Genuine);
    assert_eq!(genuine.done(), 300);
    let forged = proved(forged().into(), None);
    let Proven::Altered(what) = forged.finding() else {
        panic!("{:?}", forged.finding());
    };
    assert!(what.starts_with("total at step "), "{what}");
    assert!(what.contains("case 1"), "{what}");
    // A file that is right but for one trial, which is counted one higher.
    let mut one = results(LINK);
    let file = write(&one);
    let sums = |text: &str| read(text).map(|results| results.summaries);
    assert!(sums(&file).unwrap() == one.summaries);
    one.summaries.swap(0, 1);
    let swapped = proved(one.into(), None);
    assert!(matches!(swapped.finding(), Proven::Altered(_)));
}

#[test]
fn a_random_part_contradicts_what_is_forged_and_nothing_else() {
    for part in [16, 40, 111, 299] {
        let right = proved(results(LINK).into(), Some(part));
        assert_eq!(right.finding(), Proven::Open(part));
    }
    let forged = proved(forged().into(), Some(200));
    assert!(matches!(forged.finding(), Proven::Altered(_)));
    assert!(forged.done() < 300, "it stops at the first contradiction");
}

#[test]
fn a_picture_is_proved_by_its_fingerprint() {
    let all = results(LINK);
    let claim = |fingerprint: &str| Claim {
        fingerprint: fingerprint.to_owned(),
        sums: None,
        ..Claim::from(all.clone())
    };
    let right = all.fingerprint().to_string();
    assert_eq!(proved(claim(&right), None).finding(), Proven::Genuine);
    let Proven::Altered(what) = proved(claim("aaaa-bbbb"), None).finding() else {
        panic!();
    };
    assert_eq!(
        what,
        format!("computed again, its trials have the fingerprint {right}, not aaaa-bbbb")
    );
}

#[test]
fn verdicts_are_of_all_files_together() {
    let part = |first: u64, count: u64| {
        let trials = format!("numTrials={count}&firstTrial={first}");
        results(&LINK.replace("numTrials=300", &trials))
    };
    let stopped = Results {
        experiment: part(100, 200).experiment,
        ..part(100, 100)
    };
    let mut files = Files::default();
    for (name, results) in [
        ("a.json", part(0, 100)),
        ("again.json", part(0, 100)),
        ("stopped.json", stopped),
        ("far.json", part(500, 20)),
        ("forged.json", forged()),
    ] {
        files.add(name, &proved(results.into(), None), "");
    }
    files.refuse("x.json", open("").err().unwrap());
    let altered = write(&part(0, 100)).replacen("\"mean\":[", "\"mean\":[1", 1);
    files.refuse("table.json", open(&altered).err().unwrap());
    let verdicts: Vec<_> = files.rows().iter().map(|row| row.verdict).collect();
    assert_eq!(
        verdicts,
        [
            FileVerdict::Genuine,
            FileVerdict::Copied,
            FileVerdict::Incomplete,
            FileVerdict::Genuine,
            FileVerdict::Altered,
            FileVerdict::Unreadable,
            FileVerdict::Altered,
        ]
    );
    let notes: Vec<_> = files.rows().into_iter().map(|row| row.note).collect();
    assert_eq!(notes[0], "again.json has trials of it too");
    assert_eq!(notes[1], "it has the same trials as a.json");
    assert_eq!(
        notes[2],
        "its link asks for trials 200 to 299 too, and no file has them"
    );
}

#[test]
fn parts_that_are_all_there_are_whole_together() {
    let whole = Experiment::from_link(LINK).0;
    let mut files = Files::default();
    for trials in [0..100, 200..300, 100..200] {
        let part = part(&whole, trials);
        files.add("part", &proved(part.into(), None), "");
    }
    let verdicts: Vec<_> = files.rows().iter().map(|row| row.verdict).collect();
    assert_eq!(verdicts, [FileVerdict::Genuine; 3]);
}

/// As the page does it: block by block, each computed elsewhere.
#[test]
fn what_is_open_is_verified_elsewhere_and_can_be_stopped() {
    let compute = |opened: &mut Proving| {
        let block = opened.next()?;
        let mut run = Run::new(&block);
        run.advance(u64::MAX);
        opened.take(&run.to_bytes());
        Some(())
    };
    let all = results(LINK);
    let file = |results: &Results| results.fingerprint();
    let one = [("a.json", all.trials.as_slice(), file(&all))];
    let mut opened = Proving::new(&all, one.into_iter(), "1");
    while compute(&mut opened).is_some() {}
    assert_eq!(
        (opened.shown(), opened.progress()),
        (Shown::Genuine, (300, 300))
    );
    assert_eq!(
        opened.sentence(),
        "Genuine: all 300 trials were computed again and give the same."
    );
    let mut opened = Proving::new(&all, one.into_iter(), "1");
    compute(&mut opened);
    opened.stop();
    assert_eq!(opened.shown(), Shown::Open);
    assert!(
        opened
            .sentence()
            .starts_with("Nothing contradicts it: 16 of 300 trials")
    );
    // Of several files the altered one is named.
    let wrong = forged().fingerprint();
    let ranges = [[0..100], [100..300]];
    let first = Results {
        trials: ranges[0].to_vec(),
        ..results(&LINK.replace("numTrials=300", "numTrials=100"))
    };
    let two = [
        ("right.json", &ranges[0][..], first.fingerprint()),
        ("wrong.json", &ranges[1][..], wrong),
    ];
    let mut opened = Proving::new(&all, two.into_iter(), "1");
    while compute(&mut opened).is_some() {}
    assert_eq!(
        opened.sentence(),
        "Altered, 1 of 2 files that were computed again: wrong.json."
    );
}

#[test]
fn a_file_of_the_time_before_opens_with_a_remark() {
    let all = results(LINK);
    let old = Fingerprint::unbound(&all.summaries).to_string();
    let new = all.fingerprint().to_string();
    let mut file: Json = serde_json::from_str(&write(&all)).unwrap();
    file["fingerprint"] = old.clone().into();
    file.as_object_mut().unwrap().remove("about");
    let opened = open(&file.to_string()).unwrap();
    assert!(!opened.is_bound);
    assert_eq!(opened.results.fingerprint().to_string(), new);
    assert!(open(&write(&all)).unwrap().is_bound);
}

/// Every value in a file, by its path.
fn leaves(json: &Json, path: &str, all: &mut Vec<String>) {
    match json {
        Json::Array(list) => {
            for (i, each) in list.iter().enumerate() {
                leaves(each, &format!("{path}/{i}"), all);
            }
        }
        Json::Object(map) => {
            for (key, each) in map {
                leaves(each, &format!("{path}/{key}"), all);
            }
        }
        _ => all.push(path.to_owned()),
    }
}

/// What names the program that wrote a file is no claim about results.
const FREE: [&str; 3] = ["/about/program", "/about/version", "/about/link"];

#[test]
fn no_value_in_a_file_can_be_changed_without_being_told() {
    let small = "?scenario=one-drug&numStepsBeforeDrug=1,2&numStepsAfterDrug=1&numTrials=30&seed=v";
    let file: Json = serde_json::from_str(&write(&results(small))).unwrap();
    let mut all = Vec::new();
    leaves(&file, "", &mut all);
    assert!(all.len() > 300);
    for path in all.iter().filter(|path| !FREE.contains(&path.as_str())) {
        let mut changed = file.clone();
        let value = changed.pointer_mut(path).unwrap();
        *value = match value {
            Json::Number(number) => Json::from(number.as_f64().unwrap() + 1.0),
            Json::String(text) if text.chars().all(|c| c.is_ascii_digit()) => {
                (text.parse::<u128>().unwrap() + 1).to_string().into()
            }
            Json::String(text) => format!("{text}1").into(),
            other => panic!("{path}: {other}"),
        };
        // Whole numbers are written as such.
        let text = changed
            .to_string()
            .replace(".0,", ",")
            .replace(".0]", "]")
            .replace(".0}", "}");
        let refused = open(&text).err();
        assert!(refused.is_some(), "{path} can be changed");
        let why = refused.unwrap().to_string();
        assert!(!why.contains("NaN") && why.len() < 400, "{path}: {why}");
    }
}

#[test]
fn what_is_false_is_said() {
    let file = write(&results(LINK));
    for (from, to, sentence) in [
        (
            "\"clearProb\":0.06",
            "\"clearProb\":0.05",
            "it says clearProb = 0.05, and its link says 0.06",
        ),
        (
            "clearProb=0.06",
            "clearProb=0.05",
            "it says clearProb = 0.06, and its link says 0.05",
        ),
        (
            "\"numTrials\":300",
            "\"numTrials\":400",
            "it says numTrials = 400, and its list of trials says 300",
        ),
        (
            "\"seed\":\"v\"",
            "\"seed\":\"w\"",
            "it says seed = w, and its link says v",
        ),
        (
            "\"trials\":[[0,300]]",
            "\"trials\":[[0,301]]",
            "it holds trials that its link does not ask for",
        ),
        (
            "\"scenarioVersion\":3",
            "\"scenarioVersion\":9",
            "its numbers were made by version 9 of one-drug, and this is version 3",
        ),
    ] {
        assert!(file.contains(from), "{from}");
        let refused = open(&file.replacen(from, to, 1)).err().unwrap();
        assert_eq!(refused.to_string(), sentence);
    }
    // All of it changed together is bound by the fingerprint.
    let changed = file
        .replace("clearProb=0.06", "clearProb=0.05")
        .replace("\"clearProb\":0.06", "\"clearProb\":0.05");
    let refused = open(&changed).err().unwrap();
    assert_eq!(
        refused.to_string(),
        "its values, its trials or its sums are not those of its fingerprint"
    );
}

/// The exact sums of a wide outcome in a file, whose bins hold several values.
fn with_sums(file: &Json, sum: i64, squares: &str, bins: &Json) -> String {
    let mut file = file.clone();
    let exact = file
        .pointer_mut("/cases/0/outcomes/distance/exact")
        .unwrap();
    exact["sum"] = sum.into();
    exact["sumOfSquares"] = squares.into();
    exact["bins"] = bins.clone();
    file.to_string()
}

proptest! {
    #[test]
    fn forged_sums_are_never_nan_and_never_wrap(
        sum in prop_oneof![any::<i64>(), -1_000_000i64..1_000_000],
        squares in prop_oneof![any::<u128>(), (0..1u128 << 40)],
        bins in proptest::collection::vec((0..1usize << 33, proptest::collection::vec(any::<u32>(), 0..4)), 0..4),
    ) {
        thread_local! {
            static FILE: Json = serde_json::from_str(&write(&results("?scenario=drunks&numSteps=2&numTrials=20"))).unwrap();
        }
        let bins = serde_json::json!(bins);
        let text = FILE.with(|file| with_sums(file, sum, &squares.to_string(), &bins));
        if let Ok(opened) = open(&text) {
            // Nothing but the right sums has the fingerprint.
            prop_assert!(open(&text).is_ok_and(|again| again.fingerprint == opened.fingerprint));
        }
    }

    #[test]
    fn what_is_left_without_a_part_is_what_the_others_gave(cut in 1u64..59) {
        let run = |trials: std::ops::Range<u64>| -> Vec<Summary> {
            let (experiment, _) = Experiment::from_link("?numStepsBeforeDrug=3&numStepsAfterDrug=3&numTrials=60");
            let mut run = Run::part(&experiment, trials);
            run.advance(1000);
            run.summaries().to_vec()
        };
        let (all, one, rest) = (run(0..60), run(0..cut), run(cut..60));
        prop_assert!(all[0].without(&one[0]) == Ok(rest[0].clone()));
        prop_assert!(rest[0].without(&all[0]).is_err());
    }
}
