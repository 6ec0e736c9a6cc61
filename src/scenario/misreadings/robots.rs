//! How programs misread the rules of the robots' room.

use super::{Misreading, Program};
use crate::param::Values;
use crate::scenario::room::{AtWall, Room};

/// Those of `runSimulation` of the robots.
pub(in crate::scenario) static ROBOTS: [Misreading; 5] = [
    Misreading::new(
        "turns a robot at a wall until its way is free and moves it in the same step (in the course it \
         takes one new direction and waits for the next step)",
        |values| at_wall(values, AtWall::TurnsAndMoves),
    ),
    Misreading::new(
        "turns a robot at a wall until its way is free (in the course it takes one new direction a step, \
         free or not)",
        |values| at_wall(values, AtWall::TurnsUntilFree),
    ),
    Misreading::new(
        "moves a robot that turned at a wall in the same step if its new way is free (in the course it \
         waits for the next step)",
        |values| at_wall(values, AtWall::TurnsAndTries),
    ),
    Misreading::new(
        "goes on while the share of clean tiles is <= minCoverage (< is right)",
        more_than_enough,
    ),
    Misreading::new(
        "leaves the tile under a robot's start dirty (in the course it is clean at once)",
        |values| {
            let mut room = Room::new(values);
            room.cleans_start = false;
            Some(Program::Independent(Box::new(room)))
        },
    ),
];

/// In small rooms fast robots have no free way anywhere, and a program that waits for one never ends.
fn at_wall(values: &Values, at_wall: AtWall) -> Option<Program> {
    let longest = values.whole("width").max(values.whole("height")) as f64;
    if values.real("speed") > longest / 2.0 {
        return None;
    }
    let mut room = Room::new(values);
    room.at_wall = at_wall;
    Some(Program::Independent(Box::new(room)))
}

/// Where all tiles must be clean, no more can be, and the program never ends.
fn more_than_enough(values: &Values) -> Option<Program> {
    let mut room = Room::new(values);
    let (tiles, coverage) = (room.tiles(), values.real("minCoverage"));
    // The same comparison of floats as in such a program.
    room.enough = (0..=tiles).find(|clean| *clean as f64 / tiles as f64 > coverage)?;
    Some(Program::Independent(Box::new(room)))
}
