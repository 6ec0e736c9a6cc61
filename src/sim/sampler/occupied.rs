//! How many places are taken when balls fall into them: whoever comes later finds less room.

use rand_xoshiro::SplitMix64;

use super::coins::below;
use super::thinning::which;

/// How many of `places` are taken after `balls` have fallen, each into a place of its own choice (Feller 1968, II.5): the
/// successes of so many trials in turn, of which each succeeds with the share of the places that is still free.
///
/// Of 64 balls at a time no more places can be taken before the last than there are balls until then. Who would be refused
/// at that share is drawn for all of them at once, and each of those is refused if its place is among the taken ones.
pub(super) fn occupied(coins: &mut SplitMix64, balls: u32, places: u32) -> u32 {
    let (mut fallen, mut refused) = (0, 0);
    while fallen < balls {
        let members = (balls - fallen).min(64);
        let most = (fallen + members).min(places);
        let all = u64::MAX >> (64 - members);
        let mut doubtful = if most < places {
            which(coins, all, f64::from(most) / f64::from(places))
        } else {
            all
        };
        while doubtful != 0 {
            let taken = fallen + doubtful.trailing_zeros() - refused;
            refused += u32::from(below(coins, u64::from(most)) < u64::from(taken));
            doubtful &= doubtful - 1;
        }
        fallen += members;
    }
    balls - refused
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;

    use super::super::exactly::check_shares;
    use super::*;

    /// The chance of each number of taken places, ball by ball.
    fn shares(balls: u32, places: u32) -> Vec<f64> {
        let mut shares = vec![1.0];
        for _ in 0..balls {
            let mut next = vec![0.0; shares.len() + 1];
            for (taken, share) in shares.iter().enumerate() {
                let refused = taken as f64 / f64::from(places);
                next[taken] += share * refused;
                next[taken + 1] += share * (1.0 - refused);
            }
            shares = next;
        }
        shares
    }

    /// See `exactly.rs` for how often one is far by chance.
    #[test]
    fn taken_places_follow_the_exact_distribution() {
        for (balls, places) in [
            (1, 1),
            (5, 3),
            (3, 1000),
            (40, 50),
            (64, 64),
            (65, 700),
            (142, 830),
            (300, 100),
            (500, 10_000),
        ] {
            check_shares(
                &format!("{balls} balls, {places} places"),
                &shares(balls, places),
                |stream| occupied(&mut SplitMix64::seed_from_u64(stream.word()), balls, places),
            );
        }
    }

    #[test]
    fn edges() {
        let mut coins = SplitMix64::seed_from_u64(7);
        for (balls, places, expected) in
            [(0, 0, 0), (0, 5, 0), (1, 9, 1), (4, 1, 1), (10_000, 3, 3)]
        {
            assert_eq!(
                occupied(&mut coins, balls, places),
                expected,
                "{balls} {places}"
            );
        }
    }
}
