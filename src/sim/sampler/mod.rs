//! Draws of counts, one file a way to make them. Each takes one word of the stream, whatever its arguments are; several
//! that follow from each other take one together ([`Coins`]).
//!
//! | file | for | a draw | exact to |
//! |---|---|---|---|
//! | `coins.rs` | any `p`, up to 64 | fair coins, digit by digit of `p` | the last bit of `p` |
//! | `inversion.rs` | a `p` that follows from `n`, known beforehand | a look into a table | 2⁻⁴⁴ in all (total variation) |
//! | `occupied.rs` | balls that fall into places | fair coins, a word for each doubt | 2⁻⁵⁸ a ball |
//! | `picking.rs` | a small `p`, groups of many | a look into a table, and a word for each success | as the table |
//! | `quantile.rs` | any `p`, many | the normal quantile of a word (`normal.rs`) | √(npq) · 2⁻⁴⁸ in all |
//! | `thinning.rs` | a `p` that is new at every draw, groups of few | fair coins, 64 decisions at a time | 2⁻⁵⁸ |
//!
//! Nobody can tell 2⁻⁴⁴ from nothing: that takes about 2⁸⁸ draws.

mod coins;
#[cfg(test)]
mod exactly;
mod inversion;
mod normal;
mod occupied;
mod picking;
mod quantile;
mod tables;
mod thinning;
mod thresholds;
mod together;

pub use coins::binomial;
pub use inversion::{Binomials, Success};
pub use thinning::thinned;
pub use together::Coins;

/// A word is a fraction of this: 2^64.
const WORDS: f64 = 18_446_744_073_709_551_616.0;
