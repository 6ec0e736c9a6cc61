//! The fingerprint: a short hash of exact results, and of what they are results of, that two people
//! can read to each other.

use std::fmt;
use std::ops::Range;

use sha2::{Digest, Sha256};

use super::Summary;

/// A hash of an experiment and of the trials and summaries of its cases, shown as `k7mq-2xdr`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fingerprint([u8; 5]);

/// What is hashed of a case: which trials (disjoint ranges in ascending order), and what they gave.
pub type Evidence<'a> = (&'a [Range<u64>], &'a Summary);

impl Fingerprint {
    /// The fingerprint of an experiment, told from all others by its identity, and of the trials and
    /// summaries of its cases, in order.
    #[must_use]
    pub fn of<'a>(identity: &str, cases: impl IntoIterator<Item = Evidence<'a>>) -> Self {
        let mut hash = Sha256::new();
        hash.update((identity.len() as u64).to_le_bytes());
        hash.update(identity.as_bytes());
        for (trials, summary) in cases {
            let ranges = || trials.iter().filter(|range| !range.is_empty());
            hash.update((ranges().count() as u64).to_le_bytes());
            for range in ranges() {
                hash.update(range.start.to_le_bytes());
                hash.update(range.end.to_le_bytes());
            }
            add(&mut hash, summary);
        }
        shortened(hash)
    }

    /// The fingerprint as it was at first: of the summaries alone, bound to no experiment. Files of that
    /// time are still known by it.
    #[must_use]
    pub fn unbound<'a>(summaries: impl IntoIterator<Item = &'a Summary>) -> Self {
        let mut hash = Sha256::new();
        for summary in summaries {
            add(&mut hash, summary);
        }
        shortened(hash)
    }
}

fn add(hash: &mut Sha256, summary: &Summary) {
    hash.update(summary.trials().to_le_bytes());
    let shape = summary.shape();
    for quantity in shape.series.iter().chain(&shape.outcomes) {
        hash.update(quantity.key.as_bytes());
        hash.update([0]);
    }
    hash.update((shape.steps as u64).to_le_bytes());
    for (trial, row) in summary.each_row() {
        hash.update(trial.to_le_bytes());
        for value in row {
            hash.update(value.to_bits().to_le_bytes());
        }
    }
    for (_, column) in summary.columns() {
        hash.update(column.sum.to_le_bytes());
        hash.update(column.sum_of_squares.to_le_bytes());
        for (bin, count) in column.histogram.iter() {
            hash.update((bin as u32).to_le_bytes());
            hash.update(count.to_le_bytes());
        }
        hash.update(u32::MAX.to_le_bytes());
    }
}

fn shortened(hash: Sha256) -> Fingerprint {
    let digest: [u8; 32] = hash.finalize().into();
    let mut first = [0; 5];
    first.copy_from_slice(&digest[..5]);
    Fingerprint(first)
}

impl fmt::Display for Fingerprint {
    /// Eight letters and digits, none of which is mistaken for another (Crockford's base 32).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
        let bits = self
            .0
            .iter()
            .fold(0u64, |bits, byte| bits << 8 | u64::from(*byte));
        for i in 0..8 {
            if i == 4 {
                f.write_str("-")?;
            }
            write!(
                f,
                "{}",
                char::from(ALPHABET[(bits >> (35 - 5 * i) & 31) as usize])
            )?;
        }
        Ok(())
    }
}
