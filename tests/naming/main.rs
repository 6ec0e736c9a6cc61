//! Wrong programs are told what they look like, and right ones nothing: samples of 300 trials, made by
//! plain programs that share nothing with the code that names them.
//!
//! Seeds are fixed. A kind of mistake passes if its name is among those that are told in at least 9 of
//! 10 seeds; a right program must never be named. What is asked of each sample is what the page asks.
#![allow(clippy::unwrap_used)] // in a test, a panic is the message

mod patients;
mod walks_and_rooms;

use many_trials::check::MeanCurve;
use many_trials::experiment::Experiment;
use many_trials::naming::{Naming, Seen, sentence};

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

    fn told(&self, seen: Seen) -> String {
        let values = &self.experiment.cases()[0];
        let mut naming = Naming::new(self.experiment.scenario(), values, seen);
        naming.finish();
        sentence(naming.names())
    }

    fn of_results(&self, numbers: &[f64], resolution: f64) -> String {
        let (scenario, values) = (self.experiment.scenario(), &self.experiment.cases()[0]);
        let seen = Seen::results(scenario, values, 0, numbers, resolution).unwrap();
        self.told(seen)
    }

    fn of_curve(&self, means: &[f64]) -> String {
        let (scenario, values) = (self.experiment.scenario(), &self.experiment.cases()[0]);
        let model = scenario.model(values);
        let curve = MeanCurve::new(means, TRIALS, model.shape()).unwrap();
        self.told(Seen::curve(scenario, values, 0, curve))
    }
}

/// Asks for ten seeds. An empty name is that of a right program.
fn named(what: &str, name: &str, told: impl Fn(&str) -> String) {
    let all: Vec<String> = (0..SEEDS)
        .map(|seed| told(&format!("{what} {seed}")))
        .collect();
    let found = all
        .iter()
        .filter(|sentence| sentence.contains(name))
        .count();
    if name.is_empty() {
        assert!(all.iter().all(String::is_empty), "{what}: {all:#?}");
    } else {
        let others = all
            .iter()
            .map(|sentence| sentence.matches(" like ").count());
        let others = others.sum::<usize>() as f64 / SEEDS as f64;
        println!("{what}: {found} of {SEEDS}, {others} names on average");
        assert!(
            found * 10 >= SEEDS * 9,
            "{what}: {found} of {SEEDS}: {all:#?}"
        );
    }
}

/// The virus exercises at the course's own values.
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

fn of_finals(link: &str, exercise: &Exercise, reading: Reading, name: &str) {
    let looked = Looked::at(link);
    named(&format!("{reading:?} by results, {link}"), name, |seed| {
        looked.of_results(&finals(&run(exercise, reading, seed, TRIALS)), 1.0)
    });
}

fn of_means(link: &str, exercise: &Exercise, reading: Reading, name: &str) {
    let looked = Looked::at(link);
    named(&format!("{reading:?} by means, {link}"), name, |seed| {
        looked.of_curve(&means(&run(exercise, reading, seed, TRIALS)))
    });
}

const WITHOUT: &str = "?scenario=without-drug";
const WITH: &str = "?scenario=one-drug";

#[test]
fn density() {
    let (without, with) = (course(&[], 300), course(&[150], 300));
    let before = "takes the density before viruses are cleared";
    of_finals(WITHOUT, &without, Reading::DensityBeforeClearing, before);
    of_means(WITH, &with, Reading::DensityBeforeClearing, before);
    let during = "counts children in the density at once";
    of_finals(WITHOUT, &without, Reading::DensityDuringBirths, during);
    of_means(WITH, &with, Reading::DensityDuringBirths, during);
}

#[test]
fn lists() {
    let (without, with) = (course(&[], 300), course(&[150], 300));
    let new_born = "lets new-born viruses reproduce in the step of their birth";
    of_finals(WITH, &with, Reading::NewBornReproduceAtOnce, new_born);
    of_means(WITHOUT, &without, Reading::NewBornReproduceAtOnce, new_born);
    let removed = "removes viruses from the list that it goes through";
    of_finals(WITHOUT, &without, Reading::RemovedWhileIterating, removed);
    of_means(WITH, &with, Reading::RemovedWhileIterating, removed);
}

#[test]
fn chances() {
    let with = course(&[150], 300);
    let randint = "random.randint(0, 100) <= 100 * p";
    of_finals(WITH, &with, Reading::ChanceByRandint, randint);
    of_means(WITH, &with, Reading::ChanceByRandint, randint);
}

#[test]
fn drugs() {
    let with = course(&[150], 300);
    of_means(
        WITH,
        &with,
        Reading::DrugEarly,
        "gives the drug a step early",
    );
    of_means(WITH, &with, Reading::DrugLate, "gives the drug a step late");
    of_means(WITH, &with, Reading::DrugKills, "lets the drug kill");
    of_finals(WITH, &with, Reading::DrugKills, "lets the drug kill");
}

#[test]
fn resistances() {
    let with = course(&[150], 300);
    let shared = "share one dictionary of resistances";
    of_finals(WITH, &with, Reading::SharedResistances, shared);
    of_means(WITH, &with, Reading::SharedResistances, shared);
    let reversed = "keep its parent's resistance with probability mutProb";
    of_finals(WITH, &with, Reading::MutationReversed, reversed);
    let at_once = "?scenario=two-drugs&numStepsBetweenDrugs=0";
    let two = course(&[150, 150], 300);
    of_finals(at_once, &two, Reading::OneCoin, "one chance for all traits");
}

#[test]
fn one_for_all_trials() {
    let with = course(&[150], 300);
    of_finals(
        WITH,
        &with,
        Reading::OnePatient,
        "uses one patient for all trials",
    );
    of_means(
        WITH,
        &with,
        Reading::OnePatient,
        "uses one patient for all trials",
    );
    of_finals(
        WITH,
        &with,
        Reading::OneList,
        "uses one list of viruses for all trials",
    );
}

/// A value is told before a reading.
#[test]
fn values() {
    let other = |drug: usize, steps| course(&[drug], steps);
    of_finals(
        WITH,
        &other(75, 225),
        Reading::Right,
        "This looks like numStepsBeforeDrug = 75.",
    );
    of_finals(
        WITH,
        &other(0, 150),
        Reading::Right,
        "This looks like numStepsBeforeDrug = 0.",
    );
    of_means(
        WITH,
        &other(75, 300),
        Reading::Right,
        "like numStepsBeforeDrug = 75, numStepsAfterDrug = 225",
    );
    let halved = Exercise {
        max_pop: 500.0,
        ..other(150, 300)
    };
    of_finals(WITH, &halved, Reading::Right, "maxPop = 500");
    let swapped = Exercise {
        max_birth_prob: 0.05,
        clear_prob: 0.1,
        ..course(&[], 300)
    };
    of_means(
        WITHOUT,
        &swapped,
        Reading::Right,
        "maxBirthProb = 0.05, clearProb = 0.1",
    );
    let drunk = Looked::at("?scenario=drunks&numSteps=1000");
    named(
        "a walk of numTrials steps",
        "takes numTrials (300) for numSteps",
        |seed| drunk.of_results(&drunks(300, (seed, TRIALS)), 0.1),
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
            room.of_results(
                &robots((10.0, 10.0), 0.75, wall, false, (seed, TRIALS)),
                1.0,
            )
        });
    }
    let small = Looked::at(&link(5, 0.8));
    named("more than enough", "is <= minCoverage", |seed| {
        small.of_results(
            &robots((5.0, 5.0), 0.8, Wall::Right, true, (seed, TRIALS)),
            1.0,
        )
    });
}

#[test]
fn forest_and_wheel() {
    let forest = Looked::at("?scenario=rabbits-and-foxes");
    named(
        "births at the end of the pass",
        "both readings exist",
        |seed| forest.of_results(&rabbits(true, (seed, 2 * TRIALS)), 1.0),
    );
    let wheel = Looked::at("?scenario=roulette");
    named("a wheel that pays 36", "a pocket pays 36", |seed| {
        wheel.of_results(&roulette(36, (seed, TRIALS)), 0.1)
    });
}

#[test]
fn right_programs_look_like_nothing() {
    of_finals(WITHOUT, &course(&[], 300), Reading::Right, "");
    of_means(WITHOUT, &course(&[], 300), Reading::Right, "");
    of_finals(WITH, &course(&[150], 300), Reading::Right, "");
    of_means(WITH, &course(&[150], 300), Reading::Right, "");
    let two = "?scenario=two-drugs&numStepsBetweenDrugs=0";
    of_finals(two, &course(&[150, 150], 300), Reading::Right, "");
    let room = Looked::at("?scenario=robots&width=10&height=10&minCoverage=0.75&numSteps=1");
    named("robots", "", |seed| {
        room.of_results(
            &robots((10.0, 10.0), 0.75, Wall::Right, false, (seed, TRIALS)),
            1.0,
        )
    });
    let drunk = Looked::at("?scenario=drunks");
    named("drunks", "", |seed| {
        drunk.of_results(&drunks(100, (seed, TRIALS)), 0.1)
    });
    let forest = Looked::at("?scenario=rabbits-and-foxes");
    named("rabbits", "", |seed| {
        forest.of_results(&rabbits(false, (seed, TRIALS)), 1.0)
    });
    let wheel = Looked::at("?scenario=roulette");
    named("wheel", "", |seed| {
        wheel.of_results(&roulette(35, (seed, TRIALS)), 0.1)
    });
}
