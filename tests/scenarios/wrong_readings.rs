//! The comparison with exact figures is sharp: every usual misreading of the course's rules fails
//! it, and the right reading, written one virus at a time, passes.

use super::evidence::Evidence;
use super::facts::exact_oracle;
use super::meets::meets;
use super::oracle_viruses::experiment_of;
use super::slow_viruses::{Reading, SlowViruses};
use super::watched::Watched;

fn read(id: &str, reading: Reading, trials: u64) -> Evidence {
    let oracle = exact_oracle(id);
    let experiment = experiment_of(&oracle, trials, "one virus at a time");
    let model = SlowViruses::new(&experiment, reading);
    meets(
        &Watched::of_model(&model, &experiment, &oracle.facts),
        &oracle,
    )
}

fn passes(id: &str, trials: u64) {
    read(id, Reading::Right, trials).weigh();
}

fn fails(id: &str, reading: Reading, trials: u64) {
    let evidence = read(id, reading, trials);
    assert!(
        !evidence.is_met(),
        "{reading:?} passes as right in {id}:\n{}",
        evidence.worst()
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
