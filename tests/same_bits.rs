//! The same bits from one thread and many, from any batches and any parts, and from now on.
#![allow(clippy::unwrap_used)] // in a test, a panic is the message

use std::ops::Range;
use std::sync::atomic::{AtomicU32, Ordering};

use many_trials::experiment::Experiment;
use many_trials::run::Run;
use many_trials::scenario::SCENARIOS;
use many_trials::sim::{self, EachTrial, Fingerprint, Summary};

const LINKS: [&str; 3] = [
    "?scenario=one-drug&numTrials=150&seed=bits",
    "?scenario=without-drug&numViruses=1&maxPop=90&maxBirthProb=0.8&clearProb=0.1&numTrials=700",
    "?scenario=one-drug&numStepsBeforeDrug=300,150,75,0&numStepsAfterDrug=15&mutProb=0.1,0.01&numTrials=37",
];

fn experiment(link: &str) -> Experiment {
    let (experiment, problems) = Experiment::from_link(link);
    assert!(problems.is_empty(), "{link}: {problems:?}");
    experiment
}

/// Everything at once, on the threads that there are.
fn finished(link: &str) -> Run {
    let experiment = experiment(link);
    let mut run = Run::new(&experiment);
    run.advance(u64::MAX);
    assert_eq!(
        (run.done(), run.total()),
        (
            run.total(),
            experiment.num_trials() * run.summaries().len() as u64
        )
    );
    run
}

fn whole(link: &str) -> Vec<Summary> {
    finished(link).summaries().to_vec()
}

fn assert_same(summaries: &[Summary], link: &str, how: &str) {
    let expected = whole(link);
    assert!(summaries == expected, "{link}: other sums with {how}");
}

#[test]
fn one_thread_and_many() {
    for link in LINKS {
        for threads in [1, 2, 3, 8, 33] {
            let pool = rayon::ThreadPoolBuilder::new()
                .num_threads(threads)
                .build()
                .unwrap();
            assert_same(
                &pool.install(|| whole(link)),
                link,
                &format!("{threads} threads"),
            );
        }
    }
}

/// As a worker does whose threads are still starting: some trials alone, the rest on the pool.
#[test]
fn alone_and_then_together() {
    for link in LINKS {
        let mut run = Run::new(&experiment(link));
        sim::run_alone(true);
        run.advance(20);
        assert!(run.done() > 0, "{link}");
        sim::run_alone(false);
        run.advance(u64::MAX);
        assert_same(run.summaries(), link, "some trials alone");
    }
}

#[test]
fn any_batches() {
    for link in LINKS {
        for batches in [
            &[1][..],
            &[7],
            &[1000],
            &[64, 1, 13],
            &[1, 1_000_000_000],
            &[0],
        ] {
            let mut run = Run::new(&experiment(link));
            for batch in batches.iter().cycle() {
                if run.done() == run.total() {
                    break;
                }
                let before = run.done();
                run.advance(*batch);
                let more = run.done() - before;
                assert!(
                    (1..=(*batch).max(1)).contains(&more),
                    "{more} trials in a batch of {batch}"
                );
            }
            assert_same(run.summaries(), link, &format!("batches of {batches:?}"));
            run.advance(100);
            assert_same(run.summaries(), link, "batches beyond the end");
        }
    }
}

fn part(experiment: &Experiment, trials: Range<u64>) -> Vec<Summary> {
    let mut run = Run::part(experiment, trials.clone());
    while run.done() < run.total() {
        run.advance(29);
    }
    let trials_of_each = run.summaries().iter().map(Summary::trials);
    assert!(
        trials_of_each
            .into_iter()
            .all(|held| held == trials.end - trials.start)
    );
    run.summaries().to_vec()
}

fn merged(parts: &[&Vec<Summary>]) -> Vec<Summary> {
    let mut all = parts[0].clone();
    for part in &parts[1..] {
        for (mine, theirs) in all.iter_mut().zip(*part) {
            mine.merge(theirs).unwrap();
        }
    }
    all
}

#[test]
fn parts_in_any_order() {
    for link in LINKS {
        let experiment = experiment(link);
        let end = experiment.num_trials();
        let parts = [0..1, 1..20, 20..20, 20..end].map(|trials| part(&experiment, trials));
        for order in [[0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2], [2, 0, 3, 1]] {
            assert_same(
                &merged(&order.map(|at| &parts[at])),
                link,
                &format!("parts in order {order:?}"),
            );
        }
        // Merging is associative: pairs first.
        let pairs = [
            merged(&[&parts[3], &parts[0]]),
            merged(&[&parts[1], &parts[2]]),
        ];
        assert_same(&merged(&[&pairs[0], &pairs[1]]), link, "pairs of parts");
    }
}

#[test]
fn more_trials_continue() {
    for link in LINKS {
        let experiment = experiment(link);
        let mut run = Run::new(&experiment.with_trials(17));
        run.advance(u64::MAX);
        run.extend(&experiment);
        while run.done() < run.total() {
            run.advance(1000);
        }
        assert_same(run.summaries(), link, "more trials");
        assert_eq!(run.experiment().link(), experiment.link());
    }
}

#[test]
fn a_trial_by_its_number() {
    let experiment = experiment("?scenario=one-drug&numTrials=40&seed=by number");
    let rows = |trials: Range<u64>| {
        let mut rows = Vec::new();
        let mut run = Run::part(&experiment, trials);
        let mut keep = |number, cells: &[i32]| rows.push((number, cells.to_vec()));
        run.advance_with(u64::MAX, &mut [Box::new(&mut keep) as Box<EachTrial<'_>>]);
        rows
    };
    let all = rows(0..40);
    for (i, row) in (0..).zip(&all) {
        assert_eq!(row.0, i);
        assert_eq!(rows(i..i + 1), std::slice::from_ref(row));
    }
    assert!(
        all.windows(2).all(|pair| pair[0].1 != pair[1].1),
        "trials differ"
    );
}

/// A case gives the same results alone and in a sweep.
#[test]
fn a_case_by_itself() {
    let sweep = whole("?scenario=one-drug&numStepsBeforeDrug=300,150,75,0&numTrials=60");
    for (summary, before) in sweep.iter().zip([300, 150, 75, 0]) {
        let link = format!("?scenario=one-drug&numStepsBeforeDrug={before}&numTrials=60");
        assert_same(std::slice::from_ref(summary), &link, "a sweep");
    }
}

#[test]
fn other_seeds_and_parameters_have_other_fingerprints() {
    let of = |link: &str| finished(link).fingerprint().to_string();
    let base = "?scenario=one-drug&numTrials=20";
    let all = [
        "",
        "&seed=8",
        "&seed=07",
        "&seed=",
        "&maxPop=1001",
        "&numResistantViruses=1",
        "&mutProb=0.0051",
    ];
    let mut seen: Vec<String> = all
        .iter()
        .map(|more| of(&format!("{base}{more}")))
        .collect();
    assert_eq!(seen[0], of(&format!("{base}&seed=7")));
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), all.len());
}

/// The fingerprints of a file of golden links, and what a way of taking them gives.
fn golden(file: &str, fingerprint: impl Fn(&Run) -> Fingerprint) {
    let golden: Vec<&str> = file.lines().filter(|line| !line.starts_with('#')).collect();
    let seen: Vec<String> = golden
        .iter()
        .map(|line| line.split_once(' ').unwrap().1)
        .map(|link| format!("{} {link}", fingerprint(&finished(link))))
        .collect();
    let changed: Vec<&String> = seen
        .iter()
        .filter(|line| !golden.contains(&line.as_str()))
        .collect();
    assert!(
        changed.is_empty(),
        "these links give other results than before. If that is meant: a scenario that others have used \
         needs a higher version(), and its line is replaced; the lines are\n\n{}\n",
        changed
            .iter()
            .map(|line| line.as_str())
            .collect::<Vec<_>>()
            .join("\n")
    );
}

/// The lines that are missing, ready to paste: each scenario has its fingerprint.
#[test]
fn every_scenario_has_a_golden_fingerprint() {
    let golden = include_str!("golden_fingerprints.txt");
    let missing: Vec<String> = SCENARIOS
        .iter()
        .map(|scenario| Experiment::from_link(&format!("?scenario={}", scenario.key())).0)
        .filter(|usual| !golden.contains(&format!("{}&", usual.short_link())))
        .map(|usual| format!("{} {}", finished(&usual.link()).fingerprint(), usual.link()))
        .collect();
    assert!(
        missing.is_empty(),
        "once its results are settled, a scenario has a line at the end of \
         tests/golden_fingerprints.txt:\n\n{}\n",
        missing.join("\n")
    );
}

/// A change of these bits changes every result that was ever shared: it needs a new version of the
/// scenario. The page must show the same fingerprints.
#[test]
fn golden_fingerprints() {
    golden(include_str!("golden_fingerprints.txt"), Run::fingerprint);
}

/// The fingerprints changed once; what trials gave did not.
#[test]
fn golden_sums() {
    golden(include_str!("golden_sums.txt"), |run| {
        Fingerprint::unbound(run.summaries())
    });
}

#[test]
fn trials_that_are_watched_are_the_same_and_each_is_seen() {
    // A clock that goes on by a hundredth of a millisecond whenever somebody looks at it.
    static LOOKS: AtomicU32 = AtomicU32::new(0);
    let (experiment, _) = Experiment::from_link("?scenario=dice&numTrials=5000");
    let mut unseen = Run::new(&experiment);
    unseen.advance(u64::MAX);
    sim::watch(|| 0.01 * f64::from(LOOKS.fetch_add(1, Ordering::SeqCst)));
    let mut run = Run::new(&experiment);
    while !run.is_finished() {
        run.advance(700);
    }
    let spans = sim::seen();
    // Other tests may run trials at the same time.
    assert!(spans.iter().map(|span| span.trials).sum::<u32>() >= 5000);
    assert!(spans.iter().all(|span| span.ended >= span.begun));
    // A thread is at one place at a time.
    let same = spans
        .windows(2)
        .filter(|pair| pair[0].thread == pair[1].thread);
    assert!(same.into_iter().all(|pair| pair[0].ended <= pair[1].begun));
    assert_eq!(sim::seen(), [], "nobody looks on any more");
    assert_eq!(run.fingerprint(), unseen.fingerprint());
}
