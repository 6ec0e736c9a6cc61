//! Results of links, for every test that starts from some.

use std::ops::Range;

use many_trials::experiment::Experiment;
use many_trials::results::Results;
use many_trials::run::Run;

/// What the trials of a link give.
pub(crate) fn results(link: &str) -> Results {
    let (experiment, problems) = Experiment::from_link(link);
    assert_eq!(problems, [], "{link}");
    let trials = experiment.trials();
    part(&experiment, trials)
}

/// What some trials of an experiment give, run in more than one batch.
pub(crate) fn part(experiment: &Experiment, trials: Range<u64>) -> Results {
    let mut run = Run::part(experiment, trials);
    while !run.is_finished() {
        run.advance(700);
    }
    let results = Results {
        trials: vec![run.trials()],
        summaries: run.summaries().to_vec(),
        experiment: experiment.clone(),
    };
    assert_eq!(results.fingerprint(), run.fingerprint());
    results
}
