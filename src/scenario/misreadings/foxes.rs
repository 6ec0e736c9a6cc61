//! How programs read the rules of rabbits and foxes otherwise.

use super::{Misreading, Program};
use crate::scenario::rabbits_and_foxes::Forest;

/// Those of the final exam's forest.
pub(in crate::scenario) static RABBITS_AND_FOXES: [Misreading; 1] = [Misreading {
    is_a_reading: true,
    ..Misreading::new(
        "counts young animals only at the end of the pass over their parents (here they count at once)",
        |values| {
            let mut forest = Forest::new(values);
            forest.young_count_at_once = false;
            Some(Program::Independent(Box::new(forest)))
        },
    )
}];
