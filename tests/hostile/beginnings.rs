//! Texts that are nearly right after a few changes: links, results files, printed lists.

use many_trials::experiment::{Experiment, preset_link};
use many_trials::results;
use many_trials::scenario::SCENARIOS;

/// Links that were handed out, and some that were found to be hard.
pub fn links() -> Vec<String> {
    let presets = SCENARIOS.iter().flat_map(|scenario| {
        let all = scenario.presets().iter();
        all.map(|preset| preset_link(*scenario, preset))
    });
    let hard = [
        "?scenario=balls&numDraws=1999,0",
        "?scenario=balls&numRed=1,9&numGreen=0,5&numDraws=0..20/5",
        "?numViruses=100,10,0&numResistantViruses=50,7,1&resistances=guttagonol,none",
        "?numStepsBeforeDrug=0,9000,9990&numStepsAfterDrug=0,500,2000",
        "?scenario=two-drugs&numStepsBeforeDrug=0,5000&numStepsBetweenDrugs=6000,1&numStepsAfterDrug=9000,7",
        "?scenario=two-drugs&numStepsBeforeDrug=4000&numStepsAfterDrug=1,3000&clearProb=0.01..0.05/50",
        "?numTrials=10&firstTrial=999999995&standardError=1e-300&seed=%F0%9F%98%80%00&maxBirthProb=0..1/4",
    ];
    let complete: Vec<String> = presets
        .map(|link| Experiment::from_link(&link).0.link())
        .collect();
    complete
        .into_iter()
        .chain(hard.map(str::to_owned))
        .collect()
}

/// Results files, parts of a class among them.
pub fn files() -> Vec<String> {
    let links = [
        "?scenario=dice&numTrials=2",
        "?scenario=dice&numTrials=2&firstTrial=2",
        "?scenario=balls&numDraws=1,2&numTrials=2",
        "?numStepsBeforeDrug=3&numStepsAfterDrug=2&numTrials=2&seed=%E2%80%AE",
    ];
    let results =
        links.map(|link| super::holds::small_results(&Experiment::from_link(link).0).unwrap());
    results.iter().map(results::write).collect()
}

/// What programs print.
pub fn lists() -> Vec<String> {
    [
        "[412, 398, 405.5, -3e2]",
        "1\t412\n2\t398\n3\t405",
        "412,5\n398,25\n405,0",
        "[1] 412 398 405\n[4] 400",
        "Total: [1, 2, 3] Resistant: [4, 5, 6]",
        "{'a': 1, 'b': 2}",
        "trial,total\n0,412\n1,398\n",
    ]
    .map(str::to_owned)
    .into()
}
