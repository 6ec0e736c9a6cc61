//! The median, and any other of many values in their order, without a copy of them.

/// The value that so many values do not exceed, itself among them, in the order of `f64::total_cmp`; nothing of none.
///
/// Found byte by byte of their keys: the outcomes of millions of trials are not copied to be sorted.
pub(super) fn smallest<V: Iterator<Item = f64>>(
    values: impl Fn() -> V,
    mut many: usize,
) -> Option<f64> {
    many = many.checked_sub(1)?;
    let mut found = 0;
    for shift in (0..u64::BITS).step_by(8).rev() {
        let mut counts = [0; 256];
        for key in values().map(key) {
            if key.unbounded_shr(shift + 8) == found {
                counts[usize::from((key >> shift) as u8)] += 1;
            }
        }
        let mut byte = 0;
        while many >= counts[byte] {
            many -= counts[byte];
            byte += 1;
        }
        found = found << 8 | byte as u64;
    }
    Some(value(found))
}

/// The bit of the sign.
const SIGN: u64 = 1 << 63;

/// A number that is larger for a larger value: the bits of one that is negative are turned, of others the sign.
fn key(value: f64) -> u64 {
    let bits = value.to_bits();
    if bits & SIGN == 0 { bits | SIGN } else { !bits }
}

/// The value that has a key.
fn value(key: u64) -> f64 {
    f64::from_bits(if key & SIGN == 0 { !key } else { key & !SIGN })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_values_are_those_of_sorting() {
        for values in [
            vec![],
            vec![-0.0, 0.0, -0.0],
            vec![3.0, -1.5, 1e-300, 3.0, f64::INFINITY, -1e300, 2.0],
            (0..1000)
                .map(|i| f64::from(i * 37 % 101 - 50) / 8.0)
                .collect(),
            (0..70_000).map(|i| f64::from(i * 7919 % 70_001)).collect(),
        ] {
            let mut sorted = values.clone();
            sorted.sort_by(f64::total_cmp);
            let found = |many| smallest(|| values.iter().copied(), many).map(f64::to_bits);
            assert_eq!(found(0), None);
            for many in [1, 2, values.len().div_ceil(2), values.len()] {
                if (1..=values.len()).contains(&many) {
                    assert_eq!(found(many), Some(sorted[many - 1].to_bits()), "{many}");
                }
            }
        }
    }
}
