//! Binomial draws of groups that share a probability which is new at every draw.

use rand::{Rng, SeedableRng};
use rand_xoshiro::SplitMix64;

use super::WORDS;
use super::coins::successes;
use crate::sim::Stream;

/// How many of each group succeed, each member on its own and all with the same probability; see
/// [`binomial`](super::binomial) for what `p` may be and how fair coins decide.
///
/// Up to 64 members have a bit of a word each, the first group from below, the others from above: in compared cases
/// with slightly more members, the same ones have the same coins. Of more, group after group is drawn.
#[inline]
#[must_use]
pub fn thinned<const GROUPS: usize>(
    stream: &mut Stream,
    groups: [u32; GROUPS],
    p: f64,
) -> [u32; GROUPS] {
    let word = stream.word();
    let members: u32 = groups.iter().sum();
    if p >= 1.0 || members == 0 {
        return groups;
    }
    if p.is_nan() || p <= 0.0 {
        return [0; GROUPS];
    }
    let mut coins = SplitMix64::seed_from_u64(word);
    if members > 64 {
        return groups.map(|group| successes(&mut coins, group, p));
    }
    let lanes = lanes(groups);
    let below = which(
        &mut coins,
        lanes.iter().fold(0, |all, lanes| all | lanes),
        p,
    );
    lanes.map(|lanes| (below & lanes).count_ones())
}

/// Which of some members, a bit each, succeed; `p` is above 0 and below 1.
#[inline]
pub(super) fn which(coins: &mut SplitMix64, members: u64, p: f64) -> u64 {
    let mut undecided = members;
    let mut above = 0;
    // The complement of the probability's digits, the first one on top. After 64 of them no member is undecided but
    // once in 2^58.
    let mut zeros = !((p * WORDS) as u64);
    while undecided != 0 {
        // Eight digits at a time, which mostly are enough: a branch could not foresee the end.
        for _ in 0..8 {
            let zero = ((zeros as i64) >> 63) as u64;
            zeros <<= 1;
            // A coin that is not the digit decides: below the probability where the digit is 1, above where it is 0.
            let agree = undecided & (coins.next_u64() ^ zero);
            above |= (undecided ^ agree) & zero;
            undecided = agree;
        }
    }
    members & !above
}

/// The bits of each group's members, of at most 64 in all.
#[inline]
fn lanes<const GROUPS: usize>(groups: [u32; GROUPS]) -> [u64; GROUPS] {
    let mut free = 64;
    let mut lanes = [0; GROUPS];
    for (i, (lanes, members)) in lanes.iter_mut().zip(groups).enumerate() {
        let low = u64::MAX.unbounded_shr(64 - members);
        if i == 0 {
            *lanes = low;
        } else {
            free -= members;
            *lanes = low.unbounded_shl(free);
        }
    }
    lanes
}

#[cfg(test)]
mod tests {
    use super::super::exactly::check_draws;
    use super::*;
    use crate::sim::Seed;

    /// Each group on its own and all of them together, with a bit for each member and with too many for that. See
    /// `exactly.rs` for how often one is far by chance.
    #[test]
    fn each_group_and_all_follow_the_exact_distribution() {
        for groups in [
            [40, 3, 0, 21],
            [1, 0, 0, 1],
            [0, 64, 0, 0],
            [300, 12, 0, 70],
        ] {
            for p in [1e-3, 0.4, 0.97] {
                for group in [0, 1, 3] {
                    check_draws(groups[group], p, |stream| thinned(stream, groups, p)[group]);
                }
                let all = groups.iter().sum();
                check_draws(all, p, |stream| thinned(stream, groups, p).iter().sum());
            }
        }
    }

    #[test]
    fn edges() {
        let mut stream = Stream::new(&Seed::from_text("edges"), 0);
        for (groups, p, expected) in [
            ([5, 2], 1.0, [5, 2]),
            ([5, 2], 1.5, [5, 2]),
            ([5, 2], 0.0, [0, 0]),
            ([5, 2], -0.2, [0, 0]),
            ([64, 64], f64::NAN, [0, 0]),
            ([0, 0], 0.5, [0, 0]),
        ] {
            assert_eq!(thinned(&mut stream, groups, p), expected, "{groups:?} {p}");
        }
    }

    /// Common random numbers: with the same word, members who are there in both cases do the same.
    #[test]
    fn draws_rise_with_number_and_probability() {
        for trial in 0..1_000 {
            let draw = |groups: [u32; 2], p| {
                thinned(&mut Stream::new(&Seed::from_text("rise"), trial), groups, p)
            };
            let [r, s] = draw([30, 8], 0.4);
            let [more, _] = draw([30, 8], 0.41);
            let [_, late] = draw([31, 9], 0.4);
            assert!(r <= more && s <= late);
        }
    }
}
