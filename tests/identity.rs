//! A fingerprint is of what came out, of which trials, of which experiment.
#![allow(clippy::unwrap_used)] // in a test, a panic is the message

use std::ops::Range;

use many_trials::experiment::Experiment;
use many_trials::results::{NamedResults, Results, merge, read, write};
use many_trials::run::Run;

const LINK: &str = "?scenario=one-drug&numStepsBeforeDrug=5,9&numStepsAfterDrug=6&clearProb=0.06&numTrials=60&seed=x";

fn results(link: &str, trials: Option<Range<u64>>) -> Results {
    let (experiment, problems) = Experiment::from_link(link);
    assert_eq!(problems, [], "{link}");
    let mut run = Run::part(&experiment, trials.unwrap_or(experiment.trials()));
    while !run.is_finished() {
        run.advance(17);
    }
    let results = Results {
        trials: vec![run.trials()],
        summaries: run.summaries().to_vec(),
        experiment,
    };
    assert_eq!(results.fingerprint(), run.fingerprint());
    results
}

fn part(name: &str, results: Results) -> NamedResults {
    let name = name.to_owned();
    NamedResults { name, results }
}

#[test]
fn the_same_trials_have_the_same_fingerprint_however_they_were_run() {
    let whole = results(LINK, None);
    // In parts of one link, as `--part` runs them.
    let parts = [30..60, 0..7, 7..30].map(|trials| part("", results(LINK, Some(trials))));
    assert_eq!(
        merge(parts.into()).unwrap().fingerprint(),
        whole.fingerprint()
    );
    // By links of their own, as a class has them.
    let links = ["numTrials=20&firstTrial=40", "numTrials=40"];
    let links = links.map(|trials| part("", results(&LINK.replace("numTrials=60", trials), None)));
    assert_eq!(
        merge(links.into()).unwrap().fingerprint(),
        whole.fingerprint()
    );
    // However many were asked for, and whenever enough would have been.
    let asked = LINK.replace("numTrials=60", "numTrials=5000");
    assert_eq!(
        results(&asked, Some(0..60)).fingerprint(),
        whole.fingerprint()
    );
    let enough = LINK.replace("numTrials=60", "numTrials=5000&standardError=1000");
    let hundred = LINK.replace("numTrials=60", "numTrials=100");
    let enough = results(&enough, None);
    assert_eq!((enough.trials.len(), enough.num_trials()), (1, 100));
    assert_eq!(enough.fingerprint(), results(&hundred, None).fingerprint());
    // Written and read.
    assert_eq!(
        read(&write(&whole)).unwrap().fingerprint(),
        whole.fingerprint()
    );
}

#[test]
fn sums_of_other_trials_or_another_experiment_have_another() {
    let whole = results(LINK, None);
    let other = |change: &dyn Fn(&mut Results)| {
        let mut other = whole.clone();
        change(&mut other);
        other.fingerprint()
    };
    let linked = |link: &str| Experiment::from_link(link).0;
    let all = [
        whole.fingerprint(),
        other(&|results| results.trials[0] = 1..61),
        other(&|results| results.trials = vec![0..30, 31..61]),
        other(&|results| results.experiment = linked(&LINK.replace("0.06", "0.05"))),
        other(&|results| results.experiment = linked(&LINK.replace("5,9", "5,10"))),
        other(&|results| results.experiment = linked(&LINK.replace("5,9", "9,5"))),
        other(&|results| results.experiment = linked(&LINK.replace("seed=x", "seed=y"))),
        other(&|results| results.summaries.swap(0, 1)),
    ];
    for (i, one) in all.iter().enumerate() {
        assert!(all[..i].iter().all(|before| before != one), "{i}");
    }
}
