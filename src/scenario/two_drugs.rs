//! A virus population under guttagonol, then grimpex too: `simulationTwoDrugsDelayedTreatment`.

use super::inputs::input_after;
use super::misreadings::VIRUSES_WITH_TWO_DRUGS;
use super::patients::{schedule, two_fates, under_two_drugs};
use super::viruses::{
    CLEAR_PROB, EXACT, MAX_BIRTH_PROB, MAX_POP, MOST_STEPS, MUT_PROB, NUM_VIRUSES, REMISSION,
    VIRUS_TERMS, hold_steps, steps,
};
use super::{Handle, Mark, Misreading, Preset, Scenario, Share, Term, Words, share_words, words};
use crate::language::say;
use crate::param::{Param, Refusal, Values, grouped, plus_minus};
use crate::sim::{Model, Statistics};

/// See the module.
pub(super) struct TwoDrugs;

static PARAMS: [Param; 8] = [
    NUM_VIRUSES,
    MAX_POP,
    MAX_BIRTH_PROB,
    CLEAR_PROB,
    MUT_PROB.in_group("Drugs"),
    steps(
        "numStepsBeforeDrug",
        "Steps before guttagonol",
        "Drugs",
        150,
        "How many updates come before the first one under guttagonol.",
    ),
    steps(
        "numStepsBetweenDrugs",
        "Steps before grimpex too",
        "Drugs",
        300,
        "How many updates are under guttagonol alone; 0 gives both drugs at once.",
    ),
    steps(
        "numStepsAfterDrug",
        "Steps with both drugs",
        "Drugs",
        150,
        "How many updates both drugs are given for.",
    ),
];

impl Scenario for TwoDrugs {
    fn key(&self) -> &'static str {
        "two-drugs"
    }

    fn title(&self) -> &'static str {
        "Virus population with two drugs"
    }

    // 3: how many of many follows from the normal quantile; 2: of fewer it is looked up; 1 drew fair coins.
    fn version(&self) -> u32 {
        3
    }

    fn question(&self) -> &'static str {
        "Can two drugs do what one cannot?"
    }

    fn story(&self) -> &'static str {
        "A virus that resists guttagonol goes on multiplying, unless a second drug, grimpex, \
         stops it too. Few viruses resist both if the drugs come together; if the second comes \
         late, it may come too late."
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
         No virus resists a drug at the start. A child inherits both of its parent's traits, \
         resistance to guttagonol and resistance to grimpex; each flips on its own with mutProb. Only \
         viruses that resist every drug given so far have children; a drug kills nothing and is never \
         taken away."
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
                exercise: "Problem set 4, problem 2",
                title: "Two drugs, the second much later",
                query: "",
            },
            Preset {
                exercise: "Problem set 4, problem 2",
                title: "Two drugs at once",
                query: "numStepsBetweenDrugs=0",
            },
            Preset {
                exercise: "Problem set 4, problem 2",
                title: "Two drugs, treatment delayed",
                query: "numStepsBetweenDrugs=300,150,75,0",
            },
        ]
    }

    fn settle(&self, values: &mut Values) -> Vec<Refusal> {
        let mut left = MOST_STEPS - values.whole("numStepsBeforeDrug");
        let mut refusals = Vec::new();
        for key in ["numStepsBetweenDrugs", "numStepsAfterDrug"] {
            refusals.extend(hold_steps(values, key, left));
            left -= values.whole(key);
        }
        refusals
    }

    fn model(&self, values: &Values) -> Box<dyn Model> {
        Box::new(under_two_drugs(values))
    }

    fn misreadings(&self) -> &'static [Misreading] {
        &VIRUSES_WITH_TWO_DRUGS
    }

    fn marks(&self, values: &Values) -> Vec<Mark> {
        let [first, second, end] = schedule(values);
        let mark = |after, drugs: &str| Mark {
            after,
            label: say!(
                "{drugs} from step {step}",
                drugs,
                step = grouped(after as i64 + 1)
            ),
        };
        let marks = if first == second {
            vec![mark(first, &say!("both drugs"))]
        } else {
            vec![mark(first, "guttagonol"), mark(second, "grimpex")]
        };
        // A drug that is given at the very end does nothing.
        marks.into_iter().filter(|mark| mark.after < end).collect()
    }

    fn handles(&self, values: &Values) -> Vec<Handle> {
        let [first, ..] = schedule(values);
        let step = |param, from| Handle::Step { param, from };
        vec![
            // Where both drugs begin together, it is the second that moves away.
            step("numStepsBetweenDrugs", first),
            step("numStepsBeforeDrug", 0),
            Handle::Start {
                param: "numViruses",
                series: "total",
            },
        ]
    }

    fn share(&self, _values: &Values) -> Option<Share> {
        Some(REMISSION)
    }

    fn python(&self) -> &'static str {
        concat!(
            include_str!("python/viruses.py"),
            include_str!("python/two_drugs.py"),
        )
    }

    fn tells_heaps(&self) -> bool {
        true
    }

    fn sentence(&self, values: &Values, statistics: &Statistics) -> Vec<Words> {
        let [first, second, end] = schedule(values);
        let start = if end == first {
            say!("Before any drug")
        } else if end == second {
            say!(
                "With guttagonol from step {step}",
                step = input_after("numStepsBeforeDrug", first as i64, 1)
            )
        } else if first == second {
            say!(
                "With both drugs from step {step}",
                step = input_after("numStepsBeforeDrug", first as i64, 1)
            )
        } else {
            say!(
                "With guttagonol from step {first} and grimpex from step {second}",
                first = input_after("numStepsBeforeDrug", first as i64, 1),
                second = input_after(
                    "numStepsBetweenDrugs",
                    (second - first) as i64,
                    first as i64 + 1
                ),
            )
        };
        let (total, both) = (&statistics.outcomes[0], &statistics.outcomes[3]);
        let steps = input_after("numStepsAfterDrug", (end - second) as i64, second as i64);
        if let Some(words) = two_fates(&start, &steps, statistics) {
            return words;
        }
        let share = REMISSION.of(statistics);
        words(&say!(
            "{start}, *{share}* of patients are in remission after {steps} steps; *{total}* viruses are \
             left on average, *{both}* of them resistant to both.",
            start,
            share = share_words(share, statistics.trials),
            steps,
            total = plus_minus(total.mean, total.known_error()),
            both = plus_minus(both.mean, both.known_error()),
        ))
    }

    fn compared(&self, number: &str) -> String {
        say!("{number} of patients are in remission", number)
    }
}
