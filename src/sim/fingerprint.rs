//! The fingerprint: a short hash of exact results that two people can read to each other.

use std::fmt;

use sha2::{Digest, Sha256};

use super::Summary;

/// A hash of the summaries of all cases, shown as `k7mq-2xdr`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint([u8; 5]);

impl Fingerprint {
    /// The fingerprint of the summaries of an experiment's cases, in order.
    #[must_use]
    pub fn of<'a>(summaries: impl IntoIterator<Item = &'a Summary>) -> Self {
        let mut hash = Sha256::new();
        for summary in summaries {
            hash.update(summary.trials().to_le_bytes());
            let shape = summary.shape();
            for quantity in shape.series.iter().chain(&shape.outcomes) {
                hash.update(quantity.key.as_bytes());
                hash.update([0]);
            }
            hash.update((shape.steps as u64).to_le_bytes());
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
        let digest: [u8; 32] = hash.finalize().into();
        let mut first = [0; 5];
        first.copy_from_slice(&digest[..5]);
        Fingerprint(first)
    }
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
