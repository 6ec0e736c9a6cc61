//! Counts per genotype have the distribution of the course's program, also where no exact solution
//! is at hand: at odd parameters.

use many_trials::scenario::Program;

use super::chance::homogeneity;
use super::evidence::Evidence;
use super::facts::Population;
use super::observed::experiment;
use super::slow_viruses::{Reading, SlowViruses};
use super::watched::{Counts, Watched};

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
fn compare(query: &str, trials: u64, reading: Reading) -> Evidence {
    let experiment = experiment(&format!("{query}&numTrials={trials}&seed=counts"));
    let counts = Watched::of_experiment(&experiment, &[]);
    compare_with(&counts, query, trials, reading)
}

/// Compares every step of both populations that varies.
fn compare_with(counts: &Watched, query: &str, trials: u64, reading: Reading) -> Evidence {
    // Another seed, so that the two are independent.
    let link = format!("{query}&numTrials={trials}&seed=single viruses");
    let experiment = experiment(&link);
    let slow = Watched::of_model(&SlowViruses::new(&experiment, reading), &experiment, &[]);
    let shape = counts.summary.shape();
    let mut evidence = Evidence::default();
    for population in [Population::Total, Population::Resistant] {
        let Some(quantity) = shape.series.get(population.series().unwrap()) else {
            continue;
        };
        for step in 0..shape.points() {
            let (one, other) = (
                counts.counts(population, step),
                slow.counts(population, step),
            );
            if let Some(chance) = homogeneity(cells(&one, &other)) {
                let text = format!("{} at step {step}: {one:?} and {other:?}", quantity.key);
                evidence.add(chance, text);
            }
        }
    }
    assert!(evidence.len() > 5, "{query}: too little varies");
    evidence
}

fn check(query: &str) {
    compare(query, 20_000, Reading::Right).weigh();
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
        assert!(!compare(query, 20_000, reading).is_met(), "{reading:?}");
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
        let experiment = experiment(&format!("{query}&numTrials={TRIALS}&seed=misread"));
        let values = &experiment.cases()[0];
        let known = experiment.scenario().misreadings().iter();
        let mut known = known.filter(|misreading| misreading.what.contains(name));
        let program = known
            .next()
            .and_then(|misreading| misreading.program(values));
        let Some(Program::Independent(model)) = program else {
            panic!("{name} is no program")
        };
        let counts = Watched::of_model(&*model, &experiment, &[]);
        println!("{reading:?}");
        compare_with(&counts, query, TRIALS, reading).weigh();
        programs += 1;
    }
    assert_eq!(programs, 15);
}
