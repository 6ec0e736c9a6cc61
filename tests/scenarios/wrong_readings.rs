//! The comparison with exact figures is sharp: every usual misreading of the course's rules fails
//! it, and the right reading, written one virus at a time, passes.

use super::facts::exact_oracle;
use super::meets::{Verdict, meets};
use super::watched::Observed;
use super::oracle_viruses::experiment;
use super::slow_viruses::{Reading, SlowViruses};

fn read(id: &str, reading: Reading, trials: u64) -> Verdict {
    let oracle = exact_oracle(id);
    let experiment = experiment(&oracle, trials, "one virus at a time");
    let model = SlowViruses::new(&experiment, reading);
    meets(
        &Observed::of_model(&model, &experiment, &oracle.facts),
        &oracle,
    )
}

fn passes(id: &str, trials: u64) {
    let verdict = read(id, Reading::Right, trials);
    assert!(verdict.is_met(), "{id}: {:?}", verdict.worst);
}

fn fails(id: &str, reading: Reading, trials: u64) {
    let verdict = read(id, reading, trials);
    assert!(
        !verdict.is_met(),
        "{reading:?} passes as right in {id}: {:?}",
        verdict.worst
    );
}

/// 20,000 trials tell every misreading from the right one. The cap shows where a population meets it.
#[test]
fn small_patients() {
    const TRIALS: u64 = 20_000;
    passes("drug_small_fastmut", TRIALS);
    passes("drug_small_K60", TRIALS);
    for reading in [
        Reading::DensityBeforeClearing,
        Reading::DensityDuringBirths,
        Reading::NewBornReproduceAtOnce,
        Reading::DrugKills,
        Reading::DrugEarly,
        Reading::DrugLate,
        Reading::MutationOneWay,
        Reading::MutationOfParent,
        Reading::ChanceByRandint,
    ] {
        fails("drug_small_fastmut", reading, TRIALS);
    }
    passes("nodrug_grader_1_10", TRIALS);
    fails("nodrug_grader_1_10", Reading::PopulationCapped, TRIALS);
    passes("drug_grader_empty_resistances", TRIALS);
    passes("nodrug_grader_1_90", TRIALS);
}

/// At the course's own numbers few trials are enough.
#[test]
fn the_course() {
    const TRIALS: u64 = 1_000;
    let id = "course_one_drug_delay150";
    passes(id, TRIALS);
    for reading in [
        Reading::DensityBeforeClearing,
        Reading::DensityDuringBirths,
        Reading::NewBornReproduceAtOnce,
        Reading::DrugKills,
        Reading::DrugEarly,
        Reading::DrugLate,
        Reading::MutationOfParent,
        Reading::ChanceByRandint,
    ] {
        fails(id, reading, TRIALS);
    }
}
