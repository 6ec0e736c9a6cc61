//! The scenarios give the right distributions: those of exact solutions, of other programs, and those
//! of the course's program that decides for one virus after another.
#![allow(clippy::unwrap_used)] // in a test, a panic is the message

mod chance;
mod drunks;
mod estimates;
mod facts;
mod meets;
mod observed;
mod one_virus_at_a_time;
mod oracle_viruses;
mod rabbits_and_foxes;
mod robots;
mod slow_viruses;
mod two_drugs;
mod wrong_readings;
