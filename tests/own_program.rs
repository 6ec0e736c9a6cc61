//! A visitor's own program: its links, its trials in any order, its files. Nothing of it runs here, but what is saved
//! to be run at home.
#![allow(clippy::unwrap_used)] // in a test, a panic is the message

use many_trials::experiment::{Experiment, joined, parted};
use many_trials::param::Value;
use many_trials::results::{FileKind, NamedResults, Origin, Results, merge, read, write};
use many_trials::run::Run;
use many_trials::scenario::{Observed, Own, packed, unpacked};

const WALK: &str = "\
import random

def walk(steps, chance=0.5):
    place = 0
    path = [0]
    for step in range(steps):
        place += 1 if random.random() < chance else -1
        path.append(place)
    return path

if __name__ == '__main__':
    print(walk(3))
";

fn link(query: &str, call: &str) -> String {
    let program = packed(WALK);
    format!("?v=1&scenario=program&{query}#program={program}&call={call}")
}

fn experiment(query: &str, call: &str) -> Experiment {
    let (experiment, problems) = Experiment::from_link(&link(query, call));
    assert_eq!(problems, []);
    experiment
}

/// What a trial of a walk observes, and made-up values of one.
fn observed(steps: usize) -> Observed {
    Observed {
        series: vec![("result".to_owned(), steps + 1)],
        outcomes: vec![("result".to_owned(), false)],
    }
}

fn values(steps: usize, trial: u64) -> Vec<f64> {
    let mut path: Vec<f64> = (0..=steps as u64)
        .map(|step| ((trial * 7 + step * step) % 11) as f64 / 4.0)
        .collect();
    path.push(path[steps]);
    path
}

fn give(run: &mut Run, case: usize, steps: usize, trials: std::ops::Range<u64>) {
    let all: Vec<f64> = trials
        .clone()
        .flat_map(|trial| values(steps, trial))
        .collect();
    let taken = run.take_rows(case, trials.start, observed(steps), &all);
    assert_eq!(taken, Ok(()), "{trials:?}");
}

fn results(run: &Run) -> Results {
    Results {
        experiment: run.known(),
        trials: vec![run.trials()],
        summaries: run.summaries().to_vec(),
    }
}

#[test]
fn a_link_holds_program_and_call_behind_its_mark() {
    let experiment = experiment("numTrials=20&seed=a", "walk(10)");
    assert_eq!(experiment.call(0).as_deref(), Some("walk(10)"));
    let inside = experiment.link();
    let (query, fragment) = parted(&inside);
    assert_eq!(query, "?v=1&scenario=program&numTrials=20&seed=a");
    let (program, call) = fragment.split_once('&').expect("two words");
    assert_eq!(
        unpacked(program.trim_start_matches("program=")).as_deref(),
        Ok(WALK)
    );
    assert_eq!(call, "call=walk%2810%29");
    let address = format!("https://example.org/{query}#trial=3&{fragment}");
    assert_eq!(
        joined(&address),
        format!("https://example.org/{inside}#trial=3")
    );
    assert_eq!(Experiment::from_link(&address).0.link(), inside);
    // Others are left as they are.
    assert_eq!(
        joined("?scenario=dice#trial=3&program=x"),
        "?scenario=dice#trial=3&program=x"
    );
    assert_eq!(Experiment::from_link("?scenario=dice#program=x").1, []);
}

#[test]
fn a_value_means_the_same_however_it_came_into_the_call() {
    let typed = experiment("numTrials=20&steps=12", "walk(10)");
    let called = experiment("numTrials=20", "walk( 12 )");
    assert_eq!(typed.call(0).as_deref(), Some("walk(12)"));
    assert_eq!(typed.identity(), called.identity());
    assert_eq!(typed.unlike(&called), None);
    let real = experiment("chance=1", "walk(10, 0.25)");
    assert_eq!(real.call(0).as_deref(), Some("walk(10, 1.0)"));
    let sweep = experiment("chance=0.25,0.5,0.75&steps=5,6", "walk(10)");
    assert_eq!(sweep.cases().len(), 6);
    // 0.5 is what the function says itself.
    let calls: Vec<String> = (0..6).filter_map(|case| sweep.call(case)).collect();
    assert_eq!(calls[..2], ["walk(5, chance=0.25)", "walk(5)"]);
    assert_eq!(sweep.case_label(0), "steps = 5, chance = 0.25");
    assert_eq!(sweep.case(0).values()[0], ("steps", vec![Value::Whole(5)]));
    let again = Experiment::from_link(&sweep.link()).0;
    assert_eq!(
        (again.link(), again.identity()),
        (sweep.link(), sweep.identity())
    );
}

#[test]
fn the_call_that_is_tried_is_the_programs_own() {
    let (usual, problems) =
        Experiment::from_link(&format!("?scenario=program#program={}", packed(WALK)));
    assert_eq!(
        (usual.call(0).as_deref(), problems),
        (Some("walk(3)"), vec![])
    );
    let whole = experiment("numTrials=5", "");
    assert_eq!(whole.call(0).as_deref(), Some(""));
    let (_, problems) = Experiment::from_link(&link("", "walk(1)%3B%20print(2)"));
    assert_eq!(problems.len(), 1);
    assert!(
        problems[0].message.contains("walk(3) is used"),
        "{}",
        problems[0].message
    );
    for damaged in [
        "?scenario=program#program=%%%",
        "?scenario=program#program=AAAA&call=f()",
        "?scenario=program",
    ] {
        let (experiment, _) = Experiment::from_link(damaged);
        assert_eq!(experiment.scenario().key(), "program");
    }
}

#[test]
fn trials_are_the_same_in_any_order() {
    let experiment = experiment("numTrials=40&steps=10,600", "walk(3)");
    let mut alone = Run::new(&experiment);
    for (case, steps) in [(0, 10), (1, 600)] {
        give(&mut alone, case, steps, 0..40);
    }
    assert!(alone.is_finished());
    assert_eq!(alone.shape(1).points(), 301);
    let mut shared = Run::new(&experiment);
    let mut orders = Vec::new();
    while let Some(order) = shared.hand_out_rows(7, 2) {
        orders.push(order);
    }
    assert!(orders.len() > 6, "{orders:?}");
    for (case, trials) in orders.into_iter().rev() {
        give(&mut shared, case, [10, 600][case], trials);
    }
    // Few enough were under way at a time; the rest comes later.
    while let Some((case, trials)) = shared.hand_out_rows(7, 2) {
        give(&mut shared, case, [10, 600][case], trials);
    }
    assert_eq!((shared.is_finished(), shared.done()), (true, 80));
    assert_eq!(shared.fingerprint(), alone.fingerprint());
    assert_eq!(shared.statistics(), alone.statistics());
    assert_eq!(shared.landmarks(1, 0), alone.landmarks(1, 0));
    // What one instance had done, another goes on from.
    let mut half = Run::new(&experiment);
    give(&mut half, 0, 10, 0..20);
    let mut other = Run::new(&experiment);
    assert_eq!(other.take(&half.to_bytes()), Ok(()));
    give(&mut other, 1, 600, 0..40);
    give(&mut other, 0, 10, 20..40);
    assert_eq!(other.fingerprint(), alone.fingerprint());
}

/// However many cases there are, single trials of each are at hand, and those that are pointed to come first.
#[test]
fn single_trials_of_every_case_are_at_hand() {
    let mut run = Run::new(&experiment("numTrials=40&steps=10,20", "walk(3)"));
    give(&mut run, 0, 10, 0..40);
    give(&mut run, 1, 20, 0..40);
    let of = |rows: &[(usize, u64, Vec<f64>)], case: usize| {
        let numbers = rows.iter().filter(|row| row.0 == case).map(|row| row.1);
        numbers.collect::<Vec<u64>>()
    };
    let all = run.rows_at_hand(1 << 18);
    for case in 0..2 {
        assert_eq!(of(&all, case), (0..40).collect::<Vec<u64>>());
    }
    let few = run.rows_at_hand(2 * 22 * 6);
    for case in 0..2 {
        let numbers = of(&few, case);
        assert!((6..=11).contains(&numbers.len()), "{numbers:?}");
        for mark in run.landmarks(case, 0).unwrap() {
            assert!(numbers.contains(&mark), "{mark} of {numbers:?}");
        }
    }
}

#[test]
fn a_trial_is_found_by_a_fraction_that_it_gave() {
    let mut run = Run::new(&experiment("numTrials=40", "walk(3)"));
    let number = Observed {
        series: Vec::new(),
        outcomes: vec![("result".into(), false)],
    };
    run.take_rows(0, 0, number, &[1.0, 0.25, 0.5, 0.26, 0.75])
        .unwrap();
    assert_eq!(run.find(0, 0, (0.5, 0.5), 10), [2]);
    assert_eq!(run.find(0, 0, (0.25, 0.26), 10), [1, 3]);
    assert!(run.find(0, 0, (0.3, 0.4), 10).is_empty());
}

#[test]
fn a_trial_of_another_kind_is_told_by_its_number() {
    let mut run = Run::new(&experiment("numTrials=40", "walk(3)"));
    give(&mut run, 0, 3, 0..5);
    let odd = run
        .take_rows(0, 5, observed(4), &[values(4, 5), values(4, 6)].concat())
        .expect_err("another length");
    assert_eq!((odd.case, odd.trial), (0, 5));
    assert!(
        odd.why.sentence().contains("a list of 5") && odd.why.sentence().contains("a list of 4"),
        "{}",
        odd.why.sentence()
    );
    assert_eq!(run.done(), 5);
    let mut bad = values(3, 5);
    bad[1] = f64::NAN;
    let odd = run
        .take_rows(0, 5, observed(3), &bad)
        .expect_err("no number");
    assert!(odd.why.sentence().contains("NaN"), "{}", odd.why.sentence());
    for wrong in [
        Observed {
            series: vec![],
            outcomes: vec![],
        },
        Observed {
            series: vec![],
            outcomes: vec![(String::new(), false)],
        },
        Observed {
            series: vec![("a".into(), usize::MAX)],
            outcomes: vec![("a".into(), false)],
        },
    ] {
        assert!(run.take_rows(0, 5, wrong, &[1.0]).is_err());
    }
    assert!(run.take_rows(9, 5, observed(3), &values(3, 5)).is_err());
    // What was there is there still, and goes on.
    give(&mut run, 0, 3, 5..40);
    assert!(run.is_finished());
}

#[test]
fn a_stopped_sweep_has_the_same_trials_everywhere() {
    let experiment = experiment("numTrials=40&steps=3,4", "walk(3)");
    let mut run = Run::new(&experiment);
    give(&mut run, 0, 3, 0..9);
    give(&mut run, 1, 4, 0..6);
    run.level();
    assert_eq!((run.done(), run.trials()), (12, 0..6));
    let mut few = Run::new(&experiment.with_trials(6));
    give(&mut few, 1, 4, 0..6);
    give(&mut few, 0, 3, 0..6);
    assert_eq!(run.fingerprint(), few.fingerprint());
}

#[test]
fn files_open_and_merge_as_all_others() {
    let part = |query: &str, trials: std::ops::Range<u64>| {
        let mut run = Run::new(&experiment(&format!("{query}&steps=3,5"), "walk(3)"));
        give(&mut run, 0, 3, trials.clone());
        give(&mut run, 1, 5, trials);
        results(&run)
    };
    let whole = part("numTrials=30", 0..30);
    let text = write(&whole);
    let again = read(&text).expect("it can be read");
    assert_eq!(again.fingerprint(), whole.fingerprint());
    assert_eq!(again.summaries, whole.summaries);
    assert_eq!(write(&again), text);
    let file = |name: &str, results: &Results| NamedResults {
        name: name.to_owned(),
        results: read(&write(results)).expect("it can be read"),
    };
    let merged = merge(vec![
        file("b", &part("firstTrial=10&numTrials=20", 10..30)),
        file("a", &part("numTrials=10", 0..10)),
    ]);
    let merged = merged.expect("parts of one program");
    assert_eq!(merged.fingerprint(), whole.fingerprint());
    // A value that was changed is found.
    let changed = text.replacen("2.25", "2.5", 1);
    assert!(changed != text && read(&changed).is_err());
    let rows = FileKind::Trials
        .of_sums(&whole, &Origin::default())
        .expect("all values are there");
    assert_eq!(rows.lines().count(), 1 + 60);
    assert!(rows.starts_with("steps,chance,trial,result,"), "{rows}");
}

/// Links that were handed out, as Python's zlib packed their program. Each opens for ever.
#[test]
fn golden_links_of_programs_open_for_ever() {
    let text = "import random\n\n\ndef toss(n, p=0.5):\n    \"\"\"Heads of n tosses — ½ each.\"\"\"\n    \
                return sum(random.random() < p for _ in range(n))\n\n\nprint(toss(10))\n";
    let program = "JY0xDkIhEER7TjGhgsSQb2FjtPcWhsiiFCxk4fcewuvYeBRPIvKnmWTyMi_lWqRDPIeSlVKBInppzfAO9by4gz0qjGitL-RDQ4ngSVDD9_nC5w3yt4cbwASF-iqMtmaznbqtjMUJFbEIrkj8N97JsLVDWiVxN1O7X8byAw";
    let check = |address: &str, query: &str, calls: &[&str]| {
        let (experiment, problems) = Experiment::from_link(address);
        assert_eq!(problems, [], "{address}");
        assert_eq!(experiment.scenario().own().map(Own::text), Some(text));
        let seen: Vec<String> = (0..experiment.cases().len())
            .filter_map(|case| experiment.call(case))
            .collect();
        assert_eq!(seen, calls);
        assert_eq!(parted(&experiment.link()).0, query);
    };
    check(
        &format!(
            "https://example.org/t/?v=1&scenario=program&numTrials=50&seed=a%20b#program={program}&call=toss(20%2C%200.25)"
        ),
        "?v=1&scenario=program&numTrials=50&seed=a%20b",
        &["toss(20, 0.25)"],
    );
    check(
        &format!("?scenario=program&n=5,7&p=0,1#trial=3&call=toss%2810%29&program={program}"),
        "?v=1&scenario=program&n=5,7&p=0,1&numTrials=1000&seed=7",
        &[
            "toss(5, p=0.0)",
            "toss(5, p=1.0)",
            "toss(7, p=0.0)",
            "toss(7, p=1.0)",
        ],
    );
    check(
        &format!("?v=1&scenario=program&numTrials=9#program={program}"),
        "?v=1&scenario=program&numTrials=9&seed=7",
        &["toss(10)"],
    );
}

/// What is saved with a frame runs with any Python, and gives the trials of the page.
#[test]
fn a_framed_program_gives_the_same_trials_at_home() {
    let text = "import random\n\ncount = 0\n\ndef toss(n, p=0.5):\n    global count\n    count += 1\n    \
                return sum(random.random() < p for _ in range(n)) + 1000 * (count - 1)\n\n\
                print(\n    toss(10))\nif __name__ == '__main__':\n    toss(3)\nrandom.seed(1)\n";
    let link = format!(
        "?scenario=program&numTrials=25&seed=a'b&n=5,9#program={}&call=toss(3)",
        packed(text)
    );
    let (experiment, problems) = Experiment::from_link(&link);
    assert_eq!(problems, []);
    let framed = many_trials::results::python(&experiment);
    assert!(
        framed.contains("#: print(\n#:     toss(10))\n#: if __name__"),
        "{framed}"
    );
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("framed.py");
    std::fs::write(&file, framed).unwrap();
    let python = |arguments: &[&str]| {
        let run = std::process::Command::new("python3")
            .args(arguments)
            .output()
            .unwrap();
        assert!(
            run.status.success(),
            "{}",
            String::from_utf8_lossy(&run.stderr)
        );
        String::from_utf8(run.stdout).unwrap()
    };
    let printed = python(&[file.to_str().unwrap()]);
    let mean = |n: u32| {
        let home = format!(
            "import random, statistics\nvalues = []\nfor i in range(25):\n    random.seed(\"a'b/%d\" % i)\n    \
             values.append(sum(random.random() < 0.5 for _ in range({n})))\n\
             print('mean %.6g ± %.3g' % (statistics.fmean(values), statistics.stdev(values) / 5))"
        );
        python(&["-c", &home])
    };
    assert_eq!(
        printed,
        format!("toss(5)\n    {}toss(9)\n    {}", mean(5), mean(9))
    );
}
