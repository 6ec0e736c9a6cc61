//! Trials and their exact summaries: random streams, samplers, the model trait, the runner.

mod difference;
mod fingerprint;
mod heaps;
mod histogram;
mod model;
mod rows;
mod runner;
mod sampler;
mod statistics;
mod stream;
mod summary;
mod watch;

pub use difference::{Contrast, Difference};
pub use fingerprint::{Evidence, Fingerprint};
pub use heaps::{Heap, Heaps};
pub use histogram::{Bins, Histogram};
pub use model::{Model, Quantity, Row, Shape};
pub use rows::LARGEST;
pub use runner::{EachTrial, MOST_THREADS, Task, run, run_alone, tell, use_threads, watch};
pub use sampler::{Binomials, Coins, Success, binomial, thinned};
pub use statistics::{
    COLUMNS, Curve, Distribution, LEVELS, Statistics, share_error, share_interval, standard_error,
};
pub use stream::{Seed, Stream};
pub use summary::{Column, Incompatible, MOST_TRIALS, Summary};
pub use watch::{Clock, Span, seen};
