//! A virus population under guttagonol: `simulationWithDrug`, `simulationDelayedTreatment`.

use super::inputs::input_after;
use super::misreadings::VIRUSES_WITH_ONE_DRUG;
use super::patients::{NEVER, Patient, two_fates, under_one_drug};
use super::viruses::{
    CLEAR_PROB, EXACT, MAX_BIRTH_PROB, MAX_POP, MOST_STEPS, MOST_VIRUSES, MUT_PROB, NUM_VIRUSES,
    REMISSION, VIRUS_TERMS, hold_steps, steps,
};
use super::{
    CourseProgram, Handle, Mark, Misreading, Preset, Scenario, Share, Term, Words, share_words,
    words,
};
use crate::language::say;
use crate::param::{Choice, Kind, Param, Refusal, Slider, Values, grouped, plus_minus};
use crate::sim::{Model, Statistics};

/// See the module.
pub(super) struct OneDrug;

static PARAMS: [Param; 9] = [
    NUM_VIRUSES,
    MAX_POP,
    MAX_BIRTH_PROB,
    CLEAR_PROB,
    MUT_PROB,
    Param {
        key: "resistances",
        label: "Resistance to guttagonol",
        unit: "",
        group: "Drug",
        help: "Whether viruses can resist the drug at all; the course's resistances={} is “never arises”.",
        kind: Kind::Choice {
            options: &[
                Choice {
                    key: "guttagonol",
                    label: "can arise",
                },
                Choice {
                    key: NEVER,
                    label: "never arises",
                },
            ],
            default: "guttagonol",
        },
    },
    Param {
        key: "numResistantViruses",
        label: "Resistant at the start",
        unit: "viruses",
        group: "Drug",
        help: "How many of the first viruses resist: 0 is the course's {'guttagonol': False}, all of them its True.",
        kind: Kind::Whole {
            min: 0,
            max: MOST_VIRUSES,
            default: 0,
            slider: Slider::Linear(100.0),
        },
    },
    steps(
        "numStepsBeforeDrug",
        "Steps before the drug",
        "Drug",
        150,
        "How many updates come before the first one under the drug.",
    ),
    steps(
        "numStepsAfterDrug",
        "Steps with the drug",
        "Drug",
        150,
        "How many updates the drug is given for.",
    ),
];

impl Scenario for OneDrug {
    fn key(&self) -> &'static str {
        "one-drug"
    }

    fn title(&self) -> &'static str {
        "Virus population with a drug"
    }

    // 3: how many of many follows from the normal quantile; 2: of fewer it is looked up; 1 drew fair coins.
    fn version(&self) -> u32 {
        3
    }

    fn question(&self) -> &'static str {
        "Does a drug still work once viruses resist it?"
    }

    fn story(&self) -> &'static str {
        "A patient carries viruses that multiply. The drug guttagonol stops them, but now and \
         then one is born that resists it. How many are left depends on when the drug begins, and \
         on luck: so many patients are treated, not one."
    }

    fn one_trial(&self) -> &'static str {
        "One trial is one patient, followed from the first step to the last."
    }

    fn terms(&self) -> &'static [Term] {
        &VIRUS_TERMS
    }

    fn rule(&self) -> &'static str {
        "In every step each virus is cleared with clearProb. Each survivor then has one child with \
         probability maxBirthProb × (1 − survivors / maxPop); new-born viruses wait for the next step. \
         A child inherits its parent's resistance, flipped with mutProb. Under the drug only resistant \
         viruses have children; the drug kills nothing."
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
                exercise: "Problem set 3, problem 4",
                title: "Virus population with a drug",
                query: "",
            },
            Preset {
                exercise: "Problem set 3, problem 4",
                title: "No resistance possible",
                query: "numViruses=1&maxPop=10&maxBirthProb=1&clearProb=0&mutProb=1&resistances=none",
            },
            Preset {
                exercise: "Problem set 3, problem 4",
                title: "Every child mutates",
                query: "numViruses=1&maxPop=20&maxBirthProb=1&clearProb=0&mutProb=1&numResistantViruses=1",
            },
            Preset {
                exercise: "Problem set 3, problem 4",
                title: "Resistant from the start",
                query: "numViruses=75&maxPop=100&maxBirthProb=0.8&clearProb=0.1&mutProb=0.8&numResistantViruses=75",
            },
            Preset {
                exercise: "Problem set 4, problem 1",
                title: "Delayed treatment",
                query: "numStepsBeforeDrug=300,150,75,0",
            },
        ]
    }

    fn settle(&self, values: &mut Values) -> Vec<Refusal> {
        let viruses = values.whole("numViruses");
        let (most, limit) = if values.choice("resistances") == NEVER {
            (0, say!("is at most 0 where resistance never arises"))
        } else {
            let limit = say!(
                "is at most numViruses ({viruses})",
                viruses = grouped(viruses)
            );
            (viruses, limit)
        };
        let resistant = values.hold("numResistantViruses", most, &limit);
        let left = MOST_STEPS - values.whole("numStepsBeforeDrug");
        let steps = hold_steps(values, "numStepsAfterDrug", left);
        resistant.into_iter().chain(steps).collect()
    }

    fn model(&self, values: &Values) -> Box<dyn Model> {
        match under_one_drug(values) {
            Patient::Irresistible(viruses) => Box::new(viruses),
            Patient::Resistible(viruses) => Box::new(viruses),
        }
    }

    fn marks(&self, values: &Values) -> Vec<Mark> {
        let after = values.whole("numStepsBeforeDrug") as usize;
        if values.whole("numStepsAfterDrug") == 0 {
            return Vec::new();
        }
        vec![Mark {
            after,
            label: say!(
                "{drugs} from step {step}",
                drugs = "guttagonol",
                step = grouped(after as i64 + 1)
            ),
        }]
    }

    fn handles(&self, _values: &Values) -> Vec<Handle> {
        let start = |param, series| Handle::Start { param, series };
        vec![
            Handle::Step {
                param: "numStepsBeforeDrug",
                from: 0,
            },
            start("numViruses", "total"),
            start("numResistantViruses", "resistant"),
        ]
    }

    fn share(&self, _values: &Values) -> Option<Share> {
        Some(REMISSION)
    }

    fn python(&self) -> &'static str {
        concat!(
            include_str!("python/viruses.py"),
            include_str!("python/one_drug.py"),
        )
    }

    fn misreadings(&self) -> &'static [Misreading] {
        &VIRUSES_WITH_ONE_DRUG
    }

    // tests/oracles/timings_python.json, solution A, medians.
    fn course_program(&self) -> Option<CourseProgram> {
        Some(CourseProgram {
            seconds: 0.0701,
            seconds_with_pool: 0.0346,
            measured: "CPython 3.11 on two cores of an AMD EPYC",
        })
    }

    fn tells_heaps(&self) -> bool {
        true
    }

    fn sentence(&self, values: &Values, statistics: &Statistics) -> Vec<Words> {
        let (total, resistant) = (&statistics.outcomes[0], &statistics.outcomes[1]);
        let after = values.whole("numStepsBeforeDrug");
        let steps = after + values.whole("numStepsAfterDrug");
        let start = if steps > after {
            say!(
                "With guttagonol from step {step}",
                step = input_after("numStepsBeforeDrug", after, 1)
            )
        } else {
            say!("Before any guttagonol")
        };
        let steps = input_after("numStepsAfterDrug", steps - after, after);
        if let Some(words) = two_fates(&start, &steps, statistics) {
            return words;
        }
        let share = REMISSION.of(statistics);
        words(&say!(
            "{start}, *{share}* of patients are in remission after {steps} steps; *{total}* viruses are \
             left on average, *{resistant}* of them resistant.",
            start,
            share = share_words(share, statistics.trials),
            steps,
            total = plus_minus(total.mean, total.known_error()),
            resistant = plus_minus(resistant.mean, resistant.known_error()),
        ))
    }

    fn compared(&self, number: &str) -> String {
        say!("{number} of patients are in remission", number)
    }
}
