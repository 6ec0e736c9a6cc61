//! “Check my result” convicts nobody wrongly: right data in every format, wrong data, hostile data.
#![allow(clippy::unwrap_used)] // in a test, a panic is the message
#![allow(clippy::disallowed_methods)] // how long something takes is asked of the clock

mod class;
mod command;
mod formats;
mod hostile;
mod kinds;
mod names;
mod pasted;
mod rates;
