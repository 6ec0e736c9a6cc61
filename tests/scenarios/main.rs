//! The scenarios give the right distributions: those of exact formulas, of other programs, and those
//! of the course's program that decides for one virus after another. What is far from that is told by
//! one `Evidence`, at one rate of false alarms.
#![allow(clippy::unwrap_used)] // in a test, a panic is the message

mod balls;
mod birthday;
mod chance;
mod coupling;
mod dice;
mod dice_mean;
mod dice_runs;
mod drunks;
mod edges;
mod estimates;
mod every_scenario;
mod evidence;
mod facts;
mod figures;
mod guide;
mod heaps;
mod meets;
mod monty_hall;
mod observed;
mod one_virus_at_a_time;
mod oracle_viruses;
mod patients;
mod pi;
mod rabbits_and_foxes;
mod robots;
mod roulette;
mod slow_viruses;
mod statistics;
mod two_drugs;
mod watched;
mod wrong_readings;
