//! The comparison with exact figures is sharp: every usual misreading of the course's rules fails
//! it, and the right reading, written one virus at a time, passes.

use many_trials::check::{Sample, like_sample};
use many_trials::sim::{self, Model, Statistics, Summary, Task};

use super::facts::exact_oracle;
use super::meets::{Verdict, meets};
use super::observed::Observed;
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

/// What the page says of wrong results: each program that misreads the rules gives the means that
/// its misreading is known by, and a class that runs it is told so.
#[test]
fn misreadings_are_known_by_their_means() {
    const TRIALS: u64 = 1_000;
    let shared = [
        Reading::DensityBeforeClearing,
        Reading::NewBornReproduceAtOnce,
        Reading::ChanceByRandint,
    ];
    let drug = [Reading::DrugEarly, Reading::DrugLate, Reading::DrugKills];
    let with_drug = [shared, drug].concat();
    for (id, readings) in [
        ("nodrug_course_default", &shared[..]),
        ("course_one_drug_delay150", &with_drug[..]),
    ] {
        let experiment = experiment(&exact_oracle(id), TRIALS, "misread");
        let of = |reading| {
            let model = SlowViruses::new(&experiment, reading);
            let mut summary = Summary::new(model.shape(), 1);
            let mut ends = Vec::new();
            let place = model.shape().cells() - model.shape().outcomes.len();
            let mut each = |_, cells: &[i32]| ends.push(f64::from(cells[place]));
            let task = Task {
                model: &model,
                trials: 0..TRIALS,
                summary: &mut summary,
                each: Some(&mut each),
            };
            sim::run(&experiment.seed(), &mut [task]);
            (Statistics::new(&summary), ends)
        };
        let known = experiment.scenario().misreadings(&experiment.cases()[0]);
        assert_eq!(known.len(), readings.len(), "{id}");
        let (right, right_ends) = of(Reading::Right);
        let ends: Vec<f64> = known.iter().map(|misreading| misreading.end).collect();
        let told = |numbers: &[f64]| {
            let sample = Sample::new(numbers, 1).unwrap();
            let finding = sample.against(&right.outcomes[0], TRIALS);
            (finding.chance, like_sample(&sample, &finding, &ends))
        };
        assert_eq!(told(&right_ends), (1.0, vec![]), "{id}");
        for (place, (misreading, reading)) in known.iter().zip(readings).enumerate() {
            let (statistics, numbers) = of(*reading);
            let close = |mean: f64, expected: f64, variance: f64| {
                let error = 0.6 + 4.5 * (variance / TRIALS as f64).sqrt();
                assert!(
                    (mean - expected).abs() < error,
                    "{id} {reading:?} {mean} {expected} {error}"
                );
            };
            let end = &statistics.outcomes[0];
            close(end.mean, misreading.end, end.variance);
            let curve = &statistics.series[0];
            for (step, mean) in misreading.means {
                close(curve.mean[*step], *mean, curve.variance[*step]);
            }
            let (chance, like) = told(&numbers);
            // When the drug comes a step early or late, the end hardly tells.
            if ![Reading::DrugEarly, Reading::DrugLate].contains(reading) {
                assert!(chance < 1e-3, "{id} {reading:?} {chance}");
                assert!(like.contains(&place), "{id} {reading:?} {like:?}");
                assert!(like.len() <= 2, "{id} {reading:?} {like:?}");
            }
        }
    }
}
