//! The patients of the virus scenarios: which viruses and which drugs they have at a case's values, and
//! what is said where they fare in two ways.

use super::two_heaps::heaps_beside;
use super::viruses::{Drug, IRRESISTIBLE, REMISSION, Viruses};
use super::{Words, share_words, words};
use crate::language::say;
use crate::param::{Values, decimal, plus_minus};
use crate::sim::Statistics;

/// The course's `resistances={}`: the drug is no key of it.
pub(super) const NEVER: &str = "none";

/// The bits of a genotype.
const GUTTAGONOL: usize = 1;
const GRIMPEX: usize = 2;

/// When each drug is given, and when the trial ends: numbers of updates.
pub(super) fn schedule(values: &Values) -> [usize; 3] {
    let mut done = 0;
    [
        "numStepsBeforeDrug",
        "numStepsBetweenDrugs",
        "numStepsAfterDrug",
    ]
    .map(|key| {
        done += values.whole(key) as usize;
        done
    })
}

/// Without a drug.
pub(super) fn untreated(values: &Values) -> Viruses<1> {
    let start = [values.whole("numViruses") as u32];
    let steps = values.whole("numSteps") as usize;
    Viruses::new(values, start, Vec::new(), steps, &[("total", "total", 0)])
}

/// The viruses of a patient, by whether they can resist the drug.
pub(super) enum Patient {
    Irresistible(Viruses<1>),
    Resistible(Viruses<2>),
}

/// Under guttagonol.
pub(super) fn under_one_drug(values: &Values) -> Patient {
    let viruses = values.whole("numViruses") as u32;
    let resistant = values.whole("numResistantViruses") as u32;
    let after = values.whole("numStepsBeforeDrug") as usize;
    let steps = after + values.whole("numStepsAfterDrug") as usize;
    let drug = |resisted_by| vec![Drug { after, resisted_by }];
    let series = |resists| [("total", "total", 0), ("resistant", "resistant", resists)];
    if values.choice("resistances") == NEVER {
        let series = series(IRRESISTIBLE);
        let drug = drug(IRRESISTIBLE);
        Patient::Irresistible(Viruses::new(values, [viruses], drug, steps, &series))
    } else {
        let start = [viruses - resistant, resistant];
        Patient::Resistible(Viruses::new(values, start, drug(1), steps, &series(1)))
    }
}

/// Under guttagonol, then grimpex too.
pub(super) fn under_two_drugs(values: &Values) -> Viruses<4> {
    let [first, second, end] = schedule(values);
    let viruses = values.whole("numViruses") as u32;
    let drug = |after, resisted_by| Drug { after, resisted_by };
    Viruses::new(
        values,
        [viruses, 0, 0, 0],
        vec![drug(first, GUTTAGONOL), drug(second, GRIMPEX)],
        end,
        &[
            ("total", "total", 0),
            ("guttagonol", "resist guttagonol", GUTTAGONOL),
            ("grimpex", "resist grimpex", GRIMPEX),
            ("both", "resist both", GUTTAGONOL | GRIMPEX),
        ],
    )
}

/// The sentence of patients of whom some are in remission while the others end near another number of
/// viruses: the mean of all would describe neither. None where that is not so.
pub(super) fn two_fates(start: &str, steps: &str, statistics: &Statistics) -> Option<Vec<Words>> {
    let heaps = heaps_beside(&REMISSION, statistics)?;
    let total = &statistics.outcomes[REMISSION.outcome];
    let share = REMISSION.of(statistics);
    Some(words(&say!(
        "{start}, *{share}* of patients are in remission after {steps} steps; the others end near *{near}* \
         viruses, and the mean of *{total}* describes neither.",
        start,
        share = share_words(share, statistics.trials),
        steps,
        near = decimal(heaps.high.median, 0),
        total = plus_minus(total.mean, total.known_error()),
    )))
}
