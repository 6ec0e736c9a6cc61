//! The scenarios of the lectures: exact formulas and the course's figures, and their edges; what the
//! guides say.
#![allow(clippy::unwrap_used)] // in a test, a panic is the message

mod balls;
mod birthday;
#[allow(dead_code)] // that two samples agree is asked of the viruses only
#[path = "../distributions/chance.rs"]
mod chance;
mod dice;
mod dice_mean;
mod dice_runs;
mod edges;
mod evidence;
mod figures;
mod guide;
mod monty_hall;
mod observed;
mod pi;
mod roulette;
