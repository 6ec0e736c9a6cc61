//! The difference between two runs, trial by trial where both had the same random numbers.

use super::Run;
use super::kept::Kept;
use crate::sim::{Difference, Statistics};

/// The difference of an outcome between a case of one run and a case of another, if both observe it.
/// Trial i of both has the same random numbers if their seeds are the same; then it is of pairs.
#[must_use]
pub fn difference(
    (one, case): (&Run, usize),
    (other, other_case): (&Run, usize),
    outcome: usize,
) -> Option<Difference> {
    let quantity = one.shape(case).outcomes.get(outcome)?;
    let same = other.shape(other_case).outcomes.get(outcome)?;
    let scenario = |run: &Run| run.experiment.scenario().key();
    if (scenario(one), quantity.key) != (scenario(other), same.key) {
        return None;
    }
    let trials = |run: &Run, case: usize| run.summaries()[case].trials();
    if trials(one, case) < 2 || trials(other, other_case) < 2 {
        // Nothing is known of an error yet.
        return None;
    }
    let (mine, theirs) = (&one.kept[case], &other.kept[other_case]);
    if one.seed == other.seed {
        // The trials that both have.
        let first = mine.first().max(theirs.first());
        let from = |kept: &Kept| (first - kept.first()) as usize;
        let pairs = mine
            .of(outcome)
            .skip(from(mine))
            .zip(theirs.of(outcome).skip(from(theirs)));
        if let Some(difference) = Difference::of_pairs(pairs) {
            return Some(difference);
        }
    }
    let of = |run: &Run, case: usize| Statistics::outcome(&run.summaries()[case], outcome);
    Some(Difference::of_means(&of(one, case), &of(other, other_case)))
}
