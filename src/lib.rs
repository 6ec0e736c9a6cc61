//! Many Trials.
