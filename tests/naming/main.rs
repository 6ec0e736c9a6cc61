//! Wrong programs are told what they look like, and right ones nothing: samples of 300 trials, made by
//! plain programs that share nothing with the code that names them.
//!
//! Seeds are fixed. A kind of mistake passes if its name is among those that are told, three at most,
//! in at least 9 of 10 seeds; a right program must never be named. Most are shown at values where few
//! viruses and steps show as much, some at the course's own.
#![allow(clippy::unwrap_used)] // in a test, a panic is the message
#![allow(clippy::disallowed_methods)] // students' programs have Python's maths

mod patients;
mod walks_and_rooms;

use many_trials::check::{MeanCurve, Sample};
use many_trials::experiment::Experiment;
use many_trials::naming::{Naming, Seen, misreadings, seed, sentence};
use many_trials::sim::Shape;

use patients::{Exercise, Reading, finals, means, run};
use walks_and_rooms::{Wall, drunks, rabbits, robots, roulette};

const TRIALS: u64 = 300;
const SEEDS: usize = 10;

/// The experiment whose results are looked at.
struct Looked {
    experiment: Experiment,
}

impl Looked {
    fn at(link: &str) -> Self {
        let (experiment, problems) = Experiment::from_link(link);
        assert!(problems.is_empty(), "{link}");
        Looked { experiment }
    }

    fn shape(&self) -> Shape {
        let values = &self.experiment.cases()[0];
        self.experiment.scenario().model(values).shape().clone()
    }

    /// The sentence, and how many names are in it.
    fn told(&self, seen: Seen) -> (String, usize) {
        let values = &self.experiment.cases()[0];
        let mut naming = Naming::new(self.experiment.scenario(), values, seen);
        naming.finish();
        (sentence(naming.names()), naming.names().len())
    }

    fn of_results(&self, numbers: &[f64]) -> (String, usize) {
        let sample = Sample::new(numbers, self.shape().outcomes[0].per).unwrap();
        self.told(Seen::Results(0, sample))
    }

    fn of_curve(&self, means: &[f64]) -> (String, usize) {
        let curve = MeanCurve::new(means, TRIALS, &self.shape()).unwrap();
        self.told(Seen::Curve(0, curve))
    }
}

/// Asks for ten seeds. An empty name is that of a right program.
fn named(what: &str, name: &str, told: impl Fn(&str) -> (String, usize)) {
    let all: Vec<(String, usize)> = (0..SEEDS)
        .map(|seed| told(&format!("{what} {seed}")))
        .collect();
    if name.is_empty() {
        assert!(
            all.iter().all(|(sentence, _)| sentence.is_empty()),
            "{what}: {all:#?}"
        );
        return;
    }
    let found = all
        .iter()
        .filter(|(sentence, _)| sentence.contains(name))
        .count();
    let names: usize = all.iter().map(|(_, names)| names).sum();
    println!("{what}: named in {found} of {SEEDS}, {names} names in all");
    assert!(
        found * 10 >= SEEDS * 9,
        "{what}: {found} of {SEEDS}: {all:#?}"
    );
}

fn by_results(link: &str, exercise: &Exercise, reading: Reading, name: &str) {
    let looked = Looked::at(link);
    named(&format!("{reading:?} by results, {link}"), name, |seed| {
        looked.of_results(&finals(&run(exercise, reading, seed, TRIALS)))
    });
}

fn by_means(link: &str, exercise: &Exercise, reading: Reading, name: &str) {
    let looked = Looked::at(link);
    named(&format!("{reading:?} by means, {link}"), name, |seed| {
        looked.of_curve(&means(&run(exercise, reading, seed, TRIALS)))
    });
}

const BEFORE: &str = "takes the density before viruses are cleared";
const DURING: &str = "counts children in the density at once";
const NEW_BORN: &str = "lets new-born viruses reproduce in the step of their birth";
const RANDINT: &str = "random.randint(0, 100) <= 100 * p";

/// The exercises at the course's own values.
fn course(drugs: &[usize], steps: usize) -> Exercise {
    Exercise {
        viruses: 100,
        max_pop: 1000.0,
        max_birth_prob: 0.1,
        clear_prob: 0.05,
        mut_prob: 0.005,
        drugs: drugs.to_vec(),
        steps,
    }
}

#[test]
fn at_the_values_of_the_course() {
    let without = "?scenario=without-drug";
    by_results(
        without,
        &course(&[], 300),
        Reading::DensityBeforeClearing,
        BEFORE,
    );
    let with = "?scenario=one-drug";
    by_results(
        with,
        &course(&[150], 300),
        Reading::ChanceByRandint,
        RANDINT,
    );
    by_results(
        with,
        &course(&[75], 225),
        Reading::Right,
        "like numStepsBeforeDrug = 75",
    );
    by_results(with, &course(&[150], 300), Reading::Right, "");
}

/// Other values, where fewer viruses show as much in less time.
fn small(drugs: &[usize], steps: usize) -> Exercise {
    Exercise {
        viruses: 60,
        max_pop: 300.0,
        max_birth_prob: 0.2,
        clear_prob: 0.1,
        mut_prob: 0.02,
        drugs: drugs.to_vec(),
        steps,
    }
}

const SMALL: &str = "numViruses=60&maxPop=300&maxBirthProb=0.2&clearProb=0.1";

fn without() -> String {
    format!("?scenario=without-drug&{SMALL}&numSteps=60")
}

fn with() -> String {
    format!("?scenario=one-drug&{SMALL}&mutProb=0.02&numStepsBeforeDrug=40&numStepsAfterDrug=40")
}

fn two_at_once() -> String {
    format!(
        "?scenario=two-drugs&{SMALL}&mutProb=0.02&numStepsBeforeDrug=40&numStepsBetweenDrugs=0\
         &numStepsAfterDrug=40"
    )
}

#[test]
fn by_the_population_without_a_drug() {
    let exercise = small(&[], 60);
    for (reading, name) in [
        (Reading::DensityBeforeClearing, BEFORE),
        (Reading::DensityDuringBirths, DURING),
        (Reading::NewBornReproduceAtOnce, NEW_BORN),
        (Reading::ChanceByRandint, RANDINT),
        (
            Reading::RemovedWhileIterating,
            "removes viruses from the list",
        ),
    ] {
        by_results(&without(), &exercise, reading, name);
        by_means(&without(), &exercise, reading, name);
    }
    by_means(
        &without(),
        &exercise,
        Reading::OnePatient,
        "uses one patient for all trials",
    );
}

#[test]
fn by_the_population_with_a_drug() {
    let exercise = small(&[40], 80);
    for (reading, name) in [
        (Reading::DrugEarly, "gives the drug a step early"),
        (Reading::DrugLate, "gives the drug a step late"),
        (Reading::DrugKills, "lets the drug kill"),
        (Reading::OnePatient, "uses one patient for all trials"),
        (Reading::OneList, "uses one list of viruses for all trials"),
        (
            Reading::SharedResistances,
            "share one dictionary of resistances",
        ),
        (
            Reading::MutationReversed,
            "keep its parent's resistance with probability mutProb",
        ),
    ] {
        by_means(&with(), &exercise, reading, name);
    }
    by_results(
        &with(),
        &exercise,
        Reading::OnePatient,
        "uses one patient for all trials",
    );
    let two = small(&[40, 40], 80);
    by_results(
        &two_at_once(),
        &two,
        Reading::OneCoin,
        "draws one chance for all traits",
    );
}

/// A value is told before a reading.
#[test]
fn other_values() {
    let other = |drug| small(&[drug], 80);
    by_means(
        &with(),
        &other(20),
        Reading::Right,
        "like numStepsBeforeDrug = 20, numStepsAfterDrug = 60",
    );
    let halved = Exercise {
        max_pop: 150.0,
        ..other(40)
    };
    by_results(&with(), &halved, Reading::Right, "maxPop = 150");
    let swapped = Exercise {
        max_birth_prob: 0.1,
        clear_prob: 0.2,
        ..small(&[], 60)
    };
    by_means(
        &without(),
        &swapped,
        Reading::Right,
        "maxBirthProb = 0.1, clearProb = 0.2",
    );
    let drunk = Looked::at("?scenario=drunks&numSteps=1000");
    named(
        "a walk of numTrials steps",
        "takes numTrials (300) for numSteps",
        |seed| drunk.of_results(&drunks(300, (seed, TRIALS))),
    );
}

#[test]
fn rooms() {
    let link = |side, coverage| {
        format!("?scenario=robots&width={side}&height={side}&minCoverage={coverage}&numSteps=1")
    };
    let room = Looked::at(&link(10, 0.75));
    for (wall, name) in [
        (
            Wall::TurnsAndMoves,
            "until its way is free and moves it in the same step",
        ),
        (Wall::TurnsUntilFree, "until its way is free (in the course"),
    ] {
        named(&format!("{wall:?}"), name, |seed| {
            room.of_results(&robots((10.0, 10.0), 0.75, wall, false, (seed, TRIALS)))
        });
    }
    let small = Looked::at(&link(5, 0.8));
    named("more than enough", "is <= minCoverage", |seed| {
        small.of_results(&robots((5.0, 5.0), 0.8, Wall::Right, true, (seed, TRIALS)))
    });
}

#[test]
fn forest_and_wheel() {
    let forest = Looked::at("?scenario=rabbits-and-foxes&numSteps=10");
    named(
        "births at the end of the pass",
        "both readings exist",
        |seed| forest.of_results(&rabbits(10, true, (seed, TRIALS))),
    );
    named("rabbits", "", |seed| {
        forest.of_results(&rabbits(10, false, (seed, TRIALS)))
    });
    let wheel = Looked::at("?scenario=roulette&numSpins=10000");
    named("a wheel that pays 36", "a pocket pays 36", |seed| {
        wheel.of_results(&roulette(36, (seed, TRIALS)))
    });
}

#[test]
fn right_programs_look_like_nothing() {
    by_results(&without(), &small(&[], 60), Reading::Right, "");
    by_means(&without(), &small(&[], 60), Reading::Right, "");
    by_results(&with(), &small(&[40], 80), Reading::Right, "");
    by_means(&with(), &small(&[40], 80), Reading::Right, "");
    by_results(&two_at_once(), &small(&[40, 40], 80), Reading::Right, "");
    let room = Looked::at("?scenario=robots&width=10&height=10&minCoverage=0.75&numSteps=1");
    named("robots", "", |seed| {
        room.of_results(&robots(
            (10.0, 10.0),
            0.75,
            Wall::Right,
            false,
            (seed, TRIALS),
        ))
    });
    let drunk = Looked::at("?scenario=drunks");
    named("drunks", "", |seed| {
        drunk.of_results(&drunks(100, (seed, TRIALS)))
    });
    let wheel = Looked::at("?scenario=roulette&numSpins=10000");
    named("wheel", "", |seed| {
        wheel.of_results(&roulette(35, (seed, TRIALS)))
    });
}

/// What misreadings give at the course's values, beside the figures that are known of them.
#[test]
fn figures_of_misreadings() {
    let of = |link: &str, what: &str| {
        let looked = Looked::at(link);
        let values = &looked.experiment.cases()[0];
        let all = misreadings(looked.experiment.scenario(), values, TRIALS);
        let mut candidate = all
            .into_iter()
            .find(|candidate| candidate.what().words().contains(what))
            .unwrap();
        candidate.advance(&seed(), 1000);
        candidate
    };
    let near = |seen: f64, known: f64, within: f64, what: &str| {
        assert!(
            (seen - known).abs() <= within,
            "{what}: {seen}, known {known}"
        );
    };
    let without = "?scenario=without-drug";
    // 4 standard errors of 1,000 trials are 2.9.
    near(of(without, BEFORE).curve(0).0[150], 470.5, 3.5, BEFORE);
    near(of(without, NEW_BORN).curve(0).0[150], 524.5, 3.5, NEW_BORN);
    near(of(without, RANDINT).curve(0).0[150], 428.8, 3.5, RANDINT);
    near(of(without, DURING).outcome(0).mean, 482.0, 4.0, DURING);
    let with = "?scenario=one-drug";
    near(
        of(with, "a step early").curve(0).0[150],
        471.4,
        3.5,
        "early",
    );
    near(of(with, "a step late").curve(0).0[151], 495.3, 3.5, "late");
    near(of(with, "drug kill").curve(0).0[151], 22.4, 2.5, "kills");
    let two = "?scenario=two-drugs&numStepsBetweenDrugs=0";
    let one_coin = of(two, "one chance for all traits").outcome(0);
    near(one_coin.share_at_most(50.0, 1000), 0.04, 0.025, "one coin");
    // The figures that are known were rough.
    let room = "?scenario=robots&width=10&height=10&minCoverage=0.75&numSteps=1";
    near(
        of(room, "moves it in the same step").outcome(0).mean,
        145.4,
        4.0,
        "turns and moves",
    );
    near(
        of(room, "until its way is free (in the course")
            .outcome(0)
            .mean,
        168.3,
        5.0,
        "turns until free",
    );
}
