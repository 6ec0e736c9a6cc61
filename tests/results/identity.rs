//! A fingerprint is of what came out, of which trials, of which experiment.

use many_trials::experiment::Experiment;
use many_trials::results::{NamedResults, Results, merge, read, write};

use super::finished::{part, results};

const LINK: &str = "?scenario=one-drug&numStepsBeforeDrug=5,9&numStepsAfterDrug=6&clearProb=0.06&numTrials=60&seed=x";

fn linked(link: &str) -> Experiment {
    Experiment::from_link(link).0
}

fn file(results: Results) -> NamedResults {
    let name = String::new();
    NamedResults { name, results }
}

#[test]
fn the_same_trials_have_the_same_fingerprint_however_they_were_run() {
    let whole = results(LINK);
    // In parts of one link, as `--part` runs them.
    let parts = [30..60, 0..7, 7..30].map(|trials| file(part(&linked(LINK), trials)));
    assert_eq!(
        merge(parts.into()).unwrap().fingerprint(),
        whole.fingerprint()
    );
    // By links of their own, as a class has them.
    let links = ["numTrials=20&firstTrial=40", "numTrials=40"];
    let links = links.map(|trials| file(results(&LINK.replace("numTrials=60", trials))));
    assert_eq!(
        merge(links.into()).unwrap().fingerprint(),
        whole.fingerprint()
    );
    // However many were asked for, and whenever enough would have been.
    let asked = LINK.replace("numTrials=60", "numTrials=5000");
    assert_eq!(
        part(&linked(&asked), 0..60).fingerprint(),
        whole.fingerprint()
    );
    let enough = LINK.replace("numTrials=60", "numTrials=5000&standardError=1000");
    let hundred = LINK.replace("numTrials=60", "numTrials=100");
    let enough = results(&enough);
    assert_eq!((enough.trials.len(), enough.num_trials()), (1, 100));
    assert_eq!(enough.fingerprint(), results(&hundred).fingerprint());
    // Written and read.
    assert_eq!(
        read(&write(&whole)).unwrap().fingerprint(),
        whole.fingerprint()
    );
}

#[test]
fn sums_of_other_trials_or_another_experiment_have_another() {
    let whole = results(LINK);
    let other = |change: &dyn Fn(&mut Results)| {
        let mut other = whole.clone();
        change(&mut other);
        other.fingerprint()
    };
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
