//! What a text is read as: lists of numbers, and what it says of them.

use crate::language::say;
use crate::param::grouped;

/// One way to read a text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reading {
    /// What it takes the text for: "60 numbers with an index".
    pub label: String,
    /// The lists in it.
    pub lists: Vec<List>,
}

/// One list of numbers.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct List {
    /// What it is called in the text; may be empty.
    pub name: String,
    /// What is in it.
    pub data: Data,
    /// What the text says that it is.
    pub what: Stated,
    /// Of how many trials, if the text says so.
    pub trials: Option<u64>,
    /// Whether its numbers have a % behind them.
    pub percent: bool,
}

/// What a text says of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stated {
    /// Nothing.
    Unsaid,
    /// Each number is a mean of trials.
    Mean,
    /// It is a single trial, by step.
    Run,
}

/// The numbers of a list.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Data {
    /// As they came.
    Values(Vec<f64>),
    /// True and False, as 1 and 0.
    Truths(Vec<f64>),
    /// Values with how often each came.
    Counts(Vec<(f64, u64)>),
    /// How many lie from one edge to the next; the last edge is included.
    Bins(Vec<(f64, f64, u64)>),
    /// Several lists of one length.
    Rows(Vec<Vec<f64>>),
}

impl Data {
    /// How many numbers there are.
    pub(super) fn count(&self) -> usize {
        match self {
            Data::Values(values) | Data::Truths(values) => values.len(),
            Data::Counts(counts) => counts.iter().map(|(_, count)| *count as usize).sum(),
            Data::Bins(bins) => bins.iter().map(|(.., count)| *count as usize).sum(),
            Data::Rows(rows) => rows.len(),
        }
    }
}

/// A reading with one list.
pub(super) fn one(label: String, name: &str, data: Data) -> Reading {
    Reading {
        label,
        lists: vec![List::new(name, data)],
    }
}

impl List {
    pub(super) fn new(name: &str, data: Data) -> Self {
        List {
            name: name.to_owned(),
            data,
            what: Stated::Unsaid,
            trials: None,
            percent: false,
        }
    }
}

pub(super) fn numbers_label(count: usize) -> String {
    if count == 1 {
        say!("1 number")
    } else {
        say!("{count} numbers", count = grouped(count as i64))
    }
}
