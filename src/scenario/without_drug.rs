//! A virus population without a drug: `simulationWithoutDrug`.

use super::inputs::input;
use super::misreadings::VIRUSES_WITHOUT_DRUG;
use super::patients::untreated;
use super::viruses::{
    CLEAR_PROB, EXACT, MAX_BIRTH_PROB, MAX_POP, NUM_VIRUSES, REMISSION, VIRUS_TERMS, steps,
};
use super::{CourseProgram, Handle, Misreading, Preset, Scenario, Share, Term, Words, words};
use crate::language::say;
use crate::param::{Param, Values, decimal, plus_minus};
use crate::sim::{Model, Statistics};

/// See the module.
pub(super) struct WithoutDrug;

static PARAMS: [Param; 5] = [
    NUM_VIRUSES,
    MAX_POP,
    MAX_BIRTH_PROB,
    CLEAR_PROB,
    steps(
        "numSteps",
        "Steps",
        "Population",
        300,
        "How many updates a trial makes.",
    ),
];

impl Scenario for WithoutDrug {
    fn key(&self) -> &'static str {
        "without-drug"
    }

    fn title(&self) -> &'static str {
        "Virus population without a drug"
    }

    // 4 drew a whole update at once and was taken back: what alters results next is 5.
    // 3: how many of many follows from the normal quantile; 2: of fewer it is looked up; 1 drew fair coins.
    fn version(&self) -> u32 {
        3
    }

    fn question(&self) -> &'static str {
        "How fast do viruses spread in a patient?"
    }

    fn story(&self) -> &'static str {
        "A patient carries some viruses. In every step some of them die and others have a child, \
         until it gets too crowded. Chance decides which ones, so no two patients are alike; many \
         of them show what is usual."
    }

    fn one_trial(&self) -> &'static str {
        "One trial is one patient, followed from the first step to the last."
    }

    fn terms(&self) -> &'static [Term] {
        &VIRUS_TERMS
    }

    fn rule(&self) -> &'static str {
        "In every step each virus is cleared with clearProb. Each survivor then has one child with \
         probability maxBirthProb × (1 − survivors / maxPop); new-born viruses wait for the next step."
    }

    fn exact(&self) -> &'static str {
        EXACT
    }

    fn params(&self) -> &'static [Param] {
        &PARAMS
    }

    fn presets(&self) -> &'static [Preset] {
        &[
            Preset {
                exercise: "Problem set 3, problem 2",
                title: "Virus population without a drug",
                query: "",
            },
            Preset {
                exercise: "Problem set 3, problem 2",
                title: "One virus that is never cleared",
                query: "numViruses=1&maxPop=10&maxBirthProb=1&clearProb=0",
            },
            Preset {
                exercise: "Problem set 3, problem 2",
                title: "A population that dies out",
                query: "maxPop=200&maxBirthProb=0.2&clearProb=0.8",
            },
            Preset {
                exercise: "Problem set 3, problem 2",
                title: "From a single virus",
                query: "numViruses=1&maxPop=90&maxBirthProb=0.8&clearProb=0.1",
            },
            Preset {
                exercise: "Bacteria (6.0002)",
                title: "Bacteria without an antibiotic",
                query: "clearProb=0.025",
            },
        ]
    }

    fn model(&self, values: &Values) -> Box<dyn Model> {
        Box::new(untreated(values))
    }

    fn share(&self, _values: &Values) -> Option<Share> {
        Some(Share {
            label: "",
            ..REMISSION
        })
    }

    fn handles(&self, _values: &Values) -> Vec<Handle> {
        vec![Handle::Start {
            param: "numViruses",
            series: "total",
        }]
    }

    fn python(&self) -> &'static str {
        include_str!("python/without_drug.py")
    }

    fn misreadings(&self) -> &'static [Misreading] {
        &VIRUSES_WITHOUT_DRUG
    }

    // tests/oracles/timings_python.json, solution A, medians.
    fn course_program(&self) -> Option<CourseProgram> {
        Some(CourseProgram {
            seconds: 0.0697,
            seconds_with_pool: 0.0369,
            measured: "CPython 3.11 on two cores of an AMD EPYC",
        })
    }

    fn sentence(&self, values: &Values, statistics: &Statistics) -> Vec<Words> {
        let end = &statistics.outcomes[0];
        let (low, high) = end.middle_half();
        words(&say!(
            "Without a drug a patient carries *{viruses}* viruses after {steps} steps on average; half of \
             the patients carry *{low} to {high}*.",
            viruses = plus_minus(end.mean, end.known_error()),
            steps = input("numSteps", values.whole("numSteps")),
            low = decimal(low, 0),
            high = decimal(high, 0),
        ))
    }

    fn compared(&self, number: &str) -> String {
        say!("{number} viruses are left on average", number)
    }
}
