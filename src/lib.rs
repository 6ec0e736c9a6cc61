//! Many Trials: Monte-Carlo course experiments on every core, in the browser and in the terminal.
//!
//! An experiment is a link. Its trials run on all cores and are added up exactly; statistics, figures,
//! tables and files are made of the sums. The same link gives the same numbers on every machine, and a
//! fingerprint that two people can read to each other says so:
//!
//! ```
//! use many_trials::experiment::Experiment;
//! use many_trials::figure::Caption;
//! use many_trials::results::Results;
//! use many_trials::run::Run;
//! use many_trials::view::Sight;
//!
//! let link = "?scenario=monty-hall&strategy=switch,stay&numTrials=5000";
//! let (experiment, problems) = Experiment::from_link(link);
//! assert!(problems.is_empty());
//!
//! let mut run = Run::new(&experiment);
//! while !run.is_finished() {
//!     run.advance(1000); // a batch, so that something can be shown in between
//! }
//! let [switch, stay] = &run.statistics()[..] else {
//!     unreachable!("two strategies are two cases")
//! };
//! // Cars in 100 games: two thirds of them, and one third.
//! assert!((switch.outcomes[0].mean - 66.7).abs() < 1.0);
//! assert!((stay.outcomes[0].mean - 33.3).abs() < 1.0);
//! assert_eq!(run.fingerprint().to_string(), "976b-wqfw");
//!
//! let results = Results {
//!     trials: vec![run.trials()],
//!     summaries: run.summaries().to_vec(),
//!     experiment,
//! };
//! let picture = Sight::new(&results).figures().picture(Some(0), &Caption::default());
//! assert!(picture.is_ok_and(|svg| svg.starts_with("<svg")));
//! ```
//!
//! | where to begin | |
//! |---|---|
//! | [`experiment::Experiment`] | what a link says: scenario, values, trials, seed |
//! | [`run::Run`] | its trials, batch by batch |
//! | [`sim::Statistics`] | means, quantiles and shares of what came out |
//! | [`results::Results`] | the exact sums, to be saved, merged and proved |
//! | [`view::Sight`] | what is said and shown of them |
//! | [`scenario::Scenario`] | what a new kind of experiment has to say |
//!
//! Numbers are in a quantity's own unit, which its [`sim::Quantity`] names; within trials and sums they
//! are whole numbers of observed units, 1/[`per`](sim::Quantity::per) of it. Only what says so panics,
//! and never on what people type, paste or open.
//!
//! The layers, and what each may not know, are in `ARCHITECTURE.md`.

pub mod check;
pub mod experiment;
pub mod figure;
pub mod grading;
pub mod language;
pub mod naming;
pub mod param;
pub mod program;
pub mod results;
pub mod run;
pub mod scenario;
pub mod sim;
pub mod verify;
pub mod view;

#[cfg(target_arch = "wasm32")]
pub mod web;
