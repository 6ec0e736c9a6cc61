//! Counts per genotype have the distribution of the course's program, also where no exact solution
//! is at hand: at odd parameters.

use many_trials::experiment::Experiment;
use many_trials::scenario::Program;

use super::chance::homogeneity;
use super::facts::Population;
use super::watched::{Counts, Observed};
use super::slow_viruses::{Reading, SlowViruses};

/// The chance that one check fails a right model, over all steps and populations (Bonferroni).
const FALSE_ALARMS: f64 = 1e-5;

fn observed(query: &str, seed: &str) -> (Experiment, Vec<&'static str>) {
    let link = format!("{query}&seed={seed}");
    let (experiment, problems) = Experiment::from_link(&link);
    assert!(problems.is_empty(), "{link}: {problems:?}");
    let model = experiment.scenario().model(&experiment.cases()[0]);
    let keys = model
        .shape()
        .series
        .iter()
        .map(|quantity| quantity.key)
        .collect();
    (experiment, keys)
}

/// Cells that hold both counts of each value.
fn cells(one: &Counts, other: &Counts) -> Vec<(u64, u64)> {
    let mut cells = std::collections::BTreeMap::<i32, (u64, u64)>::new();
    for (value, count) in one {
        cells.entry(*value).or_default().0 += count;
    }
    for (value, count) in other {
        cells.entry(*value).or_default().1 += count;
    }
    cells.into_values().collect()
}

/// Compares the right program.
fn compare(query: &str, trials: u64, reading: Reading) -> (f64, String) {
    let experiment = observed(&format!("{query}&numTrials={trials}"), "counts").0;
    let counts = Observed::of_experiment(&experiment, &[]);
    compare_with(&counts, query, trials, reading)
}

/// The chance of the least likely step, times the number of steps that could be tested.
fn compare_with(counts: &Observed, query: &str, trials: u64, reading: Reading) -> (f64, String) {
    let query = &format!("{query}&numTrials={trials}");
    // Another seed, so that the two are independent.
    let (experiment, keys) = observed(query, "single viruses");
    let slow = Observed::of_model(&SlowViruses::new(&experiment, reading), &experiment, &[]);
    let mut worst = (1.0, "nothing differs".to_owned());
    let mut tested = 0;
    for (population, key) in [Population::Total, Population::Resistant]
        .into_iter()
        .zip(keys)
    {
        for step in 0..counts.summary.shape().points() {
            let (one, other) = (
                counts.counts(population, step),
                slow.counts(population, step),
            );
            if let Some(chance) = homogeneity(cells(&one, &other)) {
                tested += 1;
                if chance < worst.0 {
                    worst = (
                        chance,
                        format!("{key} at step {step}: {one:?} and {other:?}"),
                    );
                }
            }
        }
    }
    assert!(tested > 5, "{query}: too little varies");
    (worst.0 * f64::from(tested), worst.1)
}

fn check(query: &str) {
    let (chance, worst) = compare(query, 20_000, Reading::Right);
    assert!(
        chance >= FALSE_ALARMS,
        "{query}: chance {chance:.1e}; {worst}"
    );
}

#[test]
fn odd_parameters() {
    check(
        "?scenario=without-drug&numViruses=7&maxPop=13&maxBirthProb=0.93&clearProb=0.31&numSteps=25",
    );
    check(
        "?scenario=without-drug&numViruses=64&maxPop=21&maxBirthProb=1&clearProb=0.5&numSteps=12",
    );
    check("?scenario=without-drug&numViruses=3&maxPop=1&maxBirthProb=1&clearProb=0.25&numSteps=9");
    check(
        "?scenario=one-drug&numViruses=17&maxPop=29&maxBirthProb=0.7&clearProb=0.13&mutProb=0.37\
         &numResistantViruses=5&numStepsBeforeDrug=6&numStepsAfterDrug=14",
    );
    check(
        "?scenario=one-drug&numViruses=40&maxPop=33&maxBirthProb=1&clearProb=0.4&mutProb=1\
         &numResistantViruses=1&numStepsBeforeDrug=0&numStepsAfterDrug=12",
    );
    check(
        "?scenario=one-drug&numViruses=12&maxPop=31&maxBirthProb=0.9&clearProb=0.06&mutProb=0.02\
         &numStepsBeforeDrug=9&numStepsAfterDrug=0",
    );
    check(
        "?scenario=one-drug&numViruses=9&maxPop=50&maxBirthProb=0.8&clearProb=0.1&mutProb=0.9\
         &resistances=none&numStepsBeforeDrug=8&numStepsAfterDrug=6",
    );
}

/// A difference as small as children that flip one way only is seen.
#[test]
fn the_comparison_is_sharp() {
    let query = "?scenario=one-drug&numViruses=17&maxPop=29&maxBirthProb=0.7&clearProb=0.13\
                 &mutProb=0.37&numResistantViruses=5&numStepsBeforeDrug=6&numStepsAfterDrug=14";
    for reading in [
        Reading::MutationOneWay,
        Reading::DrugLate,
        Reading::DensityBeforeClearing,
    ] {
        assert!(
            compare(query, 20_000, reading).0 < FALSE_ALARMS,
            "{reading:?}"
        );
    }
}

/// What wrong results are compared with has the distribution of a program with that mistake.
#[test]
fn misreadings_too() {
    const TRIALS: u64 = 10_000;
    let without =
        "?scenario=without-drug&numViruses=40&maxPop=60&maxBirthProb=0.7&clearProb=0.3&numSteps=12";
    let with = "?scenario=one-drug&numViruses=17&maxPop=29&maxBirthProb=0.7&clearProb=0.13&mutProb=0.37\
                &numResistantViruses=5&numStepsBeforeDrug=6&numStepsAfterDrug=14";
    let mut programs = 0;
    for (query, name, reading) in [
        (without, "density before", Reading::DensityBeforeClearing),
        (with, "density before", Reading::DensityBeforeClearing),
        (without, "density at once", Reading::DensityDuringBirths),
        (without, "new-born", Reading::NewBornReproduceAtOnce),
        (with, "new-born", Reading::NewBornReproduceAtOnce),
        (without, "randint", Reading::ChanceByRandint),
        (with, "randint", Reading::ChanceByRandint),
        (
            without,
            "the list that it goes through",
            Reading::RemovedWhileIterating,
        ),
        (without, "keeps a virus", Reading::ClearingReversed),
        (with, "a step early", Reading::DrugEarly),
        (with, "a step late", Reading::DrugLate),
        (with, "kill", Reading::DrugKills),
        (with, "never lose", Reading::MutationOneWay),
        (
            with,
            "the parent's resistance together",
            Reading::MutationOfParent,
        ),
        (with, "probability mutProb", Reading::MutationReversed),
    ] {
        let experiment = observed(&format!("{query}&numTrials={TRIALS}"), "misread").0;
        let values = &experiment.cases()[0];
        let known = experiment.scenario().misreadings().iter();
        let mut known = known.filter(|misreading| misreading.what.contains(name));
        let program = known
            .next()
            .and_then(|misreading| misreading.program(values));
        let Some(Program::Independent(model)) = program else {
            panic!("{name} is no program")
        };
        let counts = Observed::of_model(&*model, &experiment, &[]);
        let (chance, worst) = compare_with(&counts, query, TRIALS, reading);
        assert!(
            chance >= FALSE_ALARMS,
            "{reading:?}: chance {chance:.1e}; {worst}"
        );
        programs += 1;
    }
    assert_eq!(programs, 15);
}
