//! A class's files: what is right is merged, everything else is named with its reason, and what is
//! missing is said.

use std::io::Write;
use std::ops::Range;

use many_trials::experiment::Experiment;
use many_trials::results::{Class, Results, write};

use super::finished::part;

const LINK: &str = "?scenario=one-drug&numStepsBeforeDrug=4&numStepsAfterDrug=3&seed=class";

fn results(link: &str, trials: Option<Range<u64>>) -> Results {
    let (experiment, problems) = Experiment::from_link(link);
    assert_eq!(problems, [], "{link}");
    let trials = trials.unwrap_or(experiment.trials());
    part(&experiment, trials)
}

/// The file of a student: a hundred trials of their own.
fn student(number: u64) -> String {
    let first = 100 * number;
    write(&results(
        &format!("{LINK}&numTrials=100&firstTrial={first}"),
        None,
    ))
}

fn class(files: &[(&str, &[u8])]) -> Class {
    let mut class = Class::default();
    for (name, bytes) in files {
        class.add(name, bytes);
    }
    class
}

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = rawzip::ZipArchiveWriter::new(Vec::new());
    for (name, bytes) in files {
        let method = rawzip::CompressionMethod::DEFLATE;
        let file = zip.new_file(name).compression_method(method);
        let (mut entry, config) = file.start().unwrap();
        let packed = flate2::write::DeflateEncoder::new(&mut entry, flate2::Compression::fast());
        let mut writer = config.wrap(packed);
        writer.write_all(bytes).unwrap();
        let (packed, descriptor) = writer.finish().unwrap();
        packed.finish().unwrap();
        entry.finish(descriptor).unwrap();
    }
    zip.finish().unwrap()
}

fn whole(trials: u64) -> String {
    let whole = results(&format!("{LINK}&numTrials={trials}"), None);
    whole.fingerprint().to_string()
}

#[test]
fn what_is_right_is_merged_and_everything_else_is_named() {
    let [a, b, c, d] = [0, 1, 2, 3].map(student);
    let other = write(&results(
        &format!("{LINK}&clearProb=0.06&numTrials=100&firstTrial=300"),
        None,
    ));
    let altered = b.replacen("\"sum\":", "\"sum\":1", 1);
    let class = class(&[
        ("ada.json", a.as_bytes()),
        ("bo.json", b.as_bytes()),
        ("copy of bo.json", b.as_bytes()),
        ("empty.json", b""),
        ("cut.json", &c.as_bytes()[..c.len() / 2]),
        ("other.json", other.as_bytes()),
        ("altered.json", altered.as_bytes()),
        ("cy.json", c.as_bytes()),
        ("dee.json", d.as_bytes()),
    ]);
    let report = class.report();
    assert_eq!(report.names, ["ada.json", "bo.json", "cy.json", "dee.json"]);
    assert!(report.is_whole());
    assert_eq!(
        report.sentence(),
        "4 files, merged: all 400 trials that their links ask for."
    );
    assert_eq!(
        report.remarks(),
        [
            "empty.json is not used: it is no results file: it is empty.",
            "cut.json is not used: it is no results file, or a damaged one: it ends too early.",
            "altered.json is not used: no 100 trials have its sums of resistant at step 0.",
            "other.json is not used: it is of another experiment (clearProb = 0.06 instead of 0.05).",
            "copy of bo.json is counted once: it is the same as bo.json.",
        ]
    );
    assert_eq!(
        class.results().unwrap().fingerprint().to_string(),
        whole(400)
    );
}

#[test]
fn the_experiment_of_most_files_counts_whichever_comes_first() {
    let other = write(&results("?scenario=pi&numTrials=5000", None));
    let [a, b] = [0, 1].map(student);
    let mut class = class(&[
        ("pi.json", other.as_bytes()),
        ("a.json", a.as_bytes()),
        ("b.json", b.as_bytes()),
    ]);
    assert_eq!(
        class.results().unwrap().fingerprint().to_string(),
        whole(200)
    );
    let [refused] = &class.report().refused[..] else {
        panic!("{:?}", class.report());
    };
    assert_eq!(refused.name, "pi.json");
    // It can be opened in place of the others.
    class.choose(refused.group.unwrap());
    assert_eq!(class.results().unwrap().experiment.scenario().key(), "pi");
    assert_eq!(class.report().refused.len(), 2);
}

#[test]
fn the_same_trials_with_other_numbers_are_refused_and_both_named() {
    let a = student(0);
    let mut forged = results(
        &format!("{}&numTrials=100", LINK.replace("class", "other")),
        None,
    );
    forged.experiment = Experiment::from_link(&format!("{LINK}&numTrials=100")).0;
    let part = write(&results(&format!("{LINK}&numTrials=400"), Some(50..150)));
    let report = class(&[
        ("a.json", a.as_bytes()),
        ("forged.json", write(&forged).as_bytes()),
        ("part.json", part.as_bytes()),
    ])
    .report();
    assert_eq!(
        report.remarks(),
        [
            "forged.json is not used: it says other numbers of trials 0 to 99 than a.json, so one of the two was \
             altered.",
            "part.json is not used: it holds trials 50 to 99, and so does a.json.",
        ]
    );
}

#[test]
fn what_is_missing_is_named_with_its_part_and_the_link_that_makes_it() {
    let files: Vec<String> = (0..8)
        .filter(|number| ![2, 5, 6].contains(number))
        .map(student)
        .collect();
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|file| ("x.json", file.as_bytes()))
        .collect();
    let mut class = class(&files);
    let report = class.report();
    assert!(!report.is_whole());
    assert_eq!(
        report.sentence(),
        "5 files, merged, and incomplete: 500 of the 800 trials that their links ask for."
    );
    let gaps: Vec<String> = report
        .missing
        .iter()
        .map(many_trials::results::Gap::sentence)
        .collect();
    assert_eq!(
        gaps,
        [
            "trials 200 to 299 are missing: part 3 of 8",
            "trials 500 to 699 are missing: parts 6 to 7 of 8"
        ]
    );
    // What the links make fills the gaps.
    class.begin();
    for gap in &report.missing {
        class.add("late.json", write(&results(&gap.link, None)).as_bytes());
    }
    assert!(class.report().is_whole());
    assert_eq!(
        class.results().unwrap().fingerprint().to_string(),
        whole(800)
    );
}

#[test]
fn parts_of_one_link_miss_what_it_asks_for() {
    let link = format!("{LINK}&numTrials=1000");
    let part = |i: u64| write(&results(&link, Some((i - 1) * 1000 / 7..i * 1000 / 7)));
    let parts = [1, 2, 3, 5, 7].map(part);
    let files: Vec<(&str, &[u8])> = parts.iter().map(|file| ("p", file.as_bytes())).collect();
    let gaps = class(&files).report().missing;
    let gaps: Vec<String> = gaps
        .iter()
        .map(many_trials::results::Gap::sentence)
        .collect();
    assert_eq!(
        gaps,
        [
            "trials 428 to 570 are missing: part 4 of 7",
            "trials 714 to 856 are missing: part 6 of 7"
        ]
    );
    // Parts beside each other are parts still.
    let gaps = class(&files[..3]).report().missing;
    assert_eq!(
        gaps[0].sentence(),
        "trials 428 to 999 are missing: parts 4 to 7 of 7"
    );
    // A run that was stopped is not called whole either, and is no part of anything.
    let stopped = write(&results(&link, Some(0..300)));
    let report = class(&[("s.json", stopped.as_bytes())]).report();
    assert_eq!(
        report.sentence(),
        "Incomplete: 300 of the 1,000 trials that its link asks for."
    );
    assert_eq!(
        report.missing[0].sentence(),
        "trials 300 to 999 are missing"
    );
    // One that has the precision that was asked for is.
    let enough = write(&results(&format!("{link}&standardError=1000"), None));
    assert!(class(&[("e.json", enough.as_bytes())]).report().is_whole());
}

#[test]
fn archives_are_opened_as_learning_platforms_pack_them() {
    let [a, b, c, d] = [0, 1, 2, 3].map(student);
    let utf16: Vec<u8> = format!("\u{feff}{d}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let inner = zip(&[("mine.json", c.as_bytes()), ("photo.jpg", b"\xff\xd8")]);
    let outer = zip(&[
        (
            "Ada Lovelace_1_assignsubmission_file_/results.json",
            a.as_bytes(),
        ),
        (
            "Bo_2_assignsubmission_file_/bo.TXT",
            format!("\u{feff}{b}")
                .trim_start_matches('\u{feff}')
                .as_bytes(),
        ),
        ("Cy_3_assignsubmission_file_/cy.zip", &inner),
        ("Dee_4_assignsubmission_file_/d.json", &utf16),
        ("__MACOSX/._results.json", b"\0\x05\x16\x07"),
        (".DS_Store", b"\0\0\0\x01"),
        ("Eve_5_assignsubmission_file_/report.pdf", b"%PDF"),
        (
            "Eve_5_assignsubmission_file_/broken.zip",
            b"PK\x03\x04broken",
        ),
    ]);
    let class = class(&[("class.zip", &outer)]);
    let report = class.report();
    assert_eq!(report.files, 4, "{:?}", report.remarks());
    assert!(report.is_whole());
    assert_eq!(
        report.names[2],
        "class.zip/Cy_3_assignsubmission_file_/cy.zip/mine.json"
    );
    assert_eq!(
        report.remarks(),
        [
            "class.zip/Eve_5_assignsubmission_file_/broken.zip is not used: it is a damaged archive.",
            "2 other files were passed over, such as class.zip/Cy_3_assignsubmission_file_/cy.zip/photo.jpg.",
        ]
    );
    assert_eq!(
        class.results().unwrap().fingerprint().to_string(),
        whole(400)
    );
}

#[test]
fn an_archive_that_unpacks_to_too_much_is_answered_with_a_sentence() {
    let zeros = vec![b' '; 300 << 20];
    let bomb = zip(&[("bomb.json", &zeros), ("good.json", student(0).as_bytes())]);
    assert!(bomb.len() < 4 << 20);
    let report = class(&[("class.zip", &bomb)]).report();
    assert_eq!((report.files, report.refused.len()), (1, 1));
    assert!(
        report.refused[0].why.contains("more than 256 MB"),
        "{:?}",
        report.refused
    );
    // Archives in archives end too.
    let mut nest = student(0).into_bytes();
    for _ in 0..6 {
        nest = zip(&[("n.zip", &nest)]);
    }
    let report = class(&[("nest.zip", &nest)]).report();
    assert!(
        report.refused[0].why.contains("too many"),
        "{:?}",
        report.refused
    );
}

#[test]
fn bytes_that_are_not_right_are_never_a_panic() {
    let good = zip(&[("a.json", student(0).as_bytes())]);
    for at in (0..good.len()).step_by(good.len() / 300) {
        let mut bad = good.clone();
        bad[at] ^= 0x41;
        let _ = class(&[("bad.zip", &bad)]).report();
        let _ = class(&[("cut.zip", &good[..at])]).report();
    }
}
