//! The virus scenarios meet every file of exact figures.
//!
//! A file fails a right model with a chance of at most 10^-4 (`FALSE_ALARMS`, over all of its some
//! hundred to three thousand facts), so that all sixteen together raise a false alarm at most once
//! in 600 changes of seeds or bits.

use many_trials::experiment::Experiment;

use super::evidence::Evidence;
use super::facts::{Oracle, exact_oracle, exact_oracles};
use super::meets::meets;
use super::observed::experiment;
use super::watched::Watched;

/// The files, and how many trials each gets.
const COVERED: [(&str, u64); 16] = [
    ("course_one_drug_delay0", 60_000),
    ("course_one_drug_delay150", 100_000),
    ("drug_grader_75_100", 100_000),
    ("drug_grader_empty_resistances", 60_000),
    ("drug_grader_true_mut1", 60_000),
    ("drug_small_K60", 200_000),
    ("drug_small_fastmut", 200_000),
    ("nodrug_bacteria_6_0002", 60_000),
    ("nodrug_clear0", 60_000),
    ("nodrug_course_default", 60_000),
    ("nodrug_grader_100_200", 60_000),
    ("nodrug_grader_1_10", 60_000),
    ("nodrug_grader_1_90", 60_000),
    ("nodrug_initial_above_maxpop", 60_000),
    ("nodrug_zero_viruses", 1_000),
    ("two_small_K9", 200_000),
];

/// An oracle's experiment.
pub(crate) fn experiment_of(oracle: &Oracle, trials: u64, seed: &str) -> Experiment {
    experiment(&format!("{}&numTrials={trials}&seed={seed}", oracle.query))
}

fn compare(oracle: &Oracle, trials: u64, seed: &str) -> Evidence {
    let experiment = experiment_of(oracle, trials, seed);
    meets(&Watched::of_experiment(&experiment, &oracle.facts), oracle)
}

fn check(id: &str) {
    let oracle = exact_oracle(id);
    let (_, trials) = COVERED
        .into_iter()
        .find(|(covered, _)| *covered == id)
        .unwrap();
    println!("{id}: {trials} trials");
    compare(&oracle, trials, "exact").weigh_at_least(oracle.facts.len() / 3 + 1);
}

#[test]
fn no_file_is_forgotten() {
    let ids: Vec<String> = exact_oracles()
        .into_iter()
        .map(|oracle| oracle.id)
        .collect();
    assert_eq!(ids, COVERED.map(|(id, _)| id));
}

#[test]
fn one_drug_of_the_course() {
    check("course_one_drug_delay0");
    check("course_one_drug_delay150");
}

#[test]
fn one_drug_of_the_grader() {
    check("drug_grader_75_100");
    check("drug_grader_empty_resistances");
    check("drug_grader_true_mut1");
}

#[test]
fn one_drug_in_small_patients() {
    check("drug_small_K60");
    check("drug_small_fastmut");
}

#[test]
fn two_drugs_in_a_small_patient() {
    check("two_small_K9");
}

#[test]
fn without_drug_of_the_course() {
    check("nodrug_course_default");
    check("nodrug_bacteria_6_0002");
}

#[test]
fn without_drug_of_the_grader() {
    check("nodrug_grader_1_10");
    check("nodrug_grader_100_200");
    check("nodrug_grader_1_90");
}

#[test]
fn without_drug_at_the_edges() {
    check("nodrug_clear0");
    check("nodrug_initial_above_maxpop");
    check("nodrug_zero_viruses");
}

/// The false-alarm rate itself, over many seeds: of 60 comparisons with a right model, about as many
/// are as unlikely as one in ten as chance (with Bonferroni's caution) allows, and none is unlikely.
#[test]
fn alarms_are_as_rare_as_stated() {
    let (mut unlikely, mut all) = (0, 0);
    for id in ["drug_small_K60", "drug_small_fastmut", "nodrug_grader_1_10"] {
        let oracle = exact_oracle(id);
        for seed in 0..20 {
            let evidence = compare(&oracle, 10_000, &format!("alarm {seed}"));
            evidence.weigh();
            unlikely += u32::from(evidence.chance() < 0.1);
            all += 1;
        }
    }
    // Binomial(60, 0.1) exceeds 17 with a probability of 1.4e-5.
    assert!(all == 60 && unlikely <= 17, "{unlikely} of {all}");
}
