//! The difference between two runs, trial by trial where both had the same random numbers.

use super::Run;
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
    if (scenario(one), quantity.key, quantity.per) != (scenario(other), same.key, same.per) {
        return None;
    }
    let (mine, theirs) = (&one.kept[case], &other.kept[other_case]);
    if one.seed == other.seed && mine.first() == theirs.first() {
        let pairs = mine.of(outcome).zip(theirs.of(outcome));
        if let Some(difference) = Difference::of_pairs(pairs, quantity.per) {
            return Some(difference);
        }
    }
    let of = |run: &Run, case: usize| Statistics::outcome(&run.summaries()[case], outcome);
    Some(Difference::of_means(&of(one, case), &of(other, other_case)))
}
