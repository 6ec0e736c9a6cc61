//! How programs misread the rules of games of chance.

use super::{Misreading, Program};
use crate::param::Values;
use crate::scenario::balls::Bucket;
use crate::scenario::roulette::{POCKET_ODDS, Wheel};

/// Those of betting on a pocket.
pub(in crate::scenario) static ROULETTE: [Misreading; 2] = [
    Misreading::new(
        "counts the bet that comes back as won, so that a pocket pays 36 (it pays 35)",
        |values| Some(pays(values, POCKET_ODDS + 1)),
    ),
    Misreading::new(
        "takes the bet off what a pocket pays, so that it pays 34 (it pays 35, and the bet comes back)",
        |values| Some(pays(values, POCKET_ODDS - 1)),
    ),
];

fn pays(values: &Values, odds: i64) -> Program {
    let mut wheel = Wheel::new(values);
    wheel.odds = odds;
    Program::Independent(Box::new(wheel))
}

/// Those of drawing balls.
pub(in crate::scenario) static BALLS: [Misreading; 1] = [Misreading::new(
    "puts each ball back before the next is drawn (here none is put back)",
    |values| {
        let mut bucket = Bucket::new(values);
        bucket.puts_back = true;
        Some(Program::Independent(Box::new(bucket)))
    },
)];
