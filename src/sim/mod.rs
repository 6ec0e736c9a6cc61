//! Trials and their exact summaries: random streams, samplers, the model trait, the runner.

mod binomial;
mod difference;
mod fingerprint;
mod heaps;
mod histogram;
mod model;
mod runner;
mod statistics;
mod stream;
mod summary;

pub use binomial::binomial;
pub use difference::{Contrast, Difference};
pub use fingerprint::{Evidence, Fingerprint};
pub use heaps::{Heap, Heaps};
pub use histogram::{Bins, Histogram};
pub use model::{Model, Quantity, Row, Shape};
pub use runner::{EachTrial, MOST_THREADS, Task, run, tell, use_threads};
pub use statistics::{
    COLUMNS, Curve, Distribution, LEVELS, Statistics, share_error, share_interval, standard_error,
};
pub use stream::{Seed, Stream};
pub use summary::{Column, Incompatible, MOST_TRIALS, Summary};
