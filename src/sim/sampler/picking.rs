//! Binomial draws of several groups, of which few succeed: how many in all, and then which.

use rand::SeedableRng;
use rand_xoshiro::SplitMix64;

use super::Binomials;
use super::coins::{below, successes};
use crate::sim::Stream;

/// Up to so many expected successes they are found one by one.
const FEW: f64 = 4.0;

impl Binomials {
    /// How many of each group succeed, if anybody does. It takes one word of the stream.
    ///
    /// Mostly nobody does, which one look tells. Otherwise each one who does is any of those that have not been
    /// taken: successes among equals are a simple random sample of them.
    #[inline]
    #[must_use]
    pub fn of_groups<const GROUPS: usize>(
        &self,
        stream: &mut Stream,
        groups: [u32; GROUPS],
    ) -> Option<[u32; GROUPS]> {
        let word = stream.word();
        let members: u32 = groups.iter().sum();
        let p = self.probability(members);
        // Who succeeds must not hang on the coins that decided how many do.
        if f64::from(members) * p > FEW || !self.is_looked_up(members) {
            return Some(each(word, groups, p));
        }
        match self.draw_by(word, members) {
            0 => None,
            few => Some(picked(word, groups, few)),
        }
    }
}

/// A draw for each group.
#[cold]
fn each<const GROUPS: usize>(word: u64, groups: [u32; GROUPS], p: f64) -> [u32; GROUPS] {
    let mut coins = SplitMix64::seed_from_u64(word);
    groups.map(|members| successes(&mut coins, members, p))
}

/// So many members of all groups, each as likely as the others, by the group that they are of.
fn picked<const GROUPS: usize>(word: u64, groups: [u32; GROUPS], count: u32) -> [u32; GROUPS] {
    let mut coins = SplitMix64::seed_from_u64(word);
    let mut left = groups;
    for _ in 0..count {
        let all: u32 = left.iter().sum();
        let mut member = below(&mut coins, u64::from(all)) as u32;
        for left in &mut left {
            if member < *left {
                *left -= 1;
                break;
            }
            member -= *left;
        }
    }
    std::array::from_fn(|group| groups[group] - left[group])
}

#[cfg(test)]
mod tests {
    use super::super::Success;
    use super::super::exactly::{FAR, check_draws};
    use crate::sim::{Seed, Stream};

    /// Each group on its own and all of them together; also where nobody is left out, and with so many that each
    /// group is drawn. See `exactly.rs` for how often one is far by chance.
    #[test]
    fn each_group_and_all_follow_the_exact_distribution() {
        for (groups, p) in [
            ([30, 12, 0, 5], 0.005),
            ([30, 12, 0, 5], 0.06),
            ([300, 120, 7, 50], 0.02),
            ([1200, 700, 0, 200], 0.0015),
            ([1, 0, 0, 2], 0.9),
        ] {
            let table = super::Binomials::of(Success::Constant(p));
            for group in [0, 1, 3] {
                check_draws(groups[group], p, |stream| {
                    table
                        .of_groups(stream, groups)
                        .map_or(0, |each| each[group])
                });
            }
            let all = groups.iter().sum();
            check_draws(all, p, |stream| {
                table
                    .of_groups(stream, groups)
                    .map_or(0, |each| each.iter().sum())
            });
        }
    }

    /// How many succeed says nothing of who does: among so few, and so many, each is of the first group as often as
    /// that is large. 8 scores; see `exactly.rs` for how often one is far by chance.
    #[test]
    fn who_succeeds_does_not_depend_on_how_many_do() {
        for groups in [[120, 90], [1200, 1100]] {
            let members = f64::from(groups[0] + groups[1]);
            let share = f64::from(groups[0]) / members;
            let table = super::Binomials::of(Success::Constant(2.0 / members));
            let mut stream = Stream::new(&Seed::from_text("who"), 0);
            let mut first = [0.0; 5];
            let mut times = [0.0; 5];
            for _ in 0..200_000 {
                let [one, other] = table.of_groups(&mut stream, groups).unwrap_or_default();
                let count = (one + other) as usize;
                if (1..5).contains(&count) {
                    first[count] += f64::from(one);
                    times[count] += 1.0;
                }
            }
            for count in 1..5 {
                let successes = times[count] * count as f64;
                // Without putting back it is a little less.
                let error = libm::sqrt(successes * share * (1.0 - share));
                let score = libm::fabs(first[count] - successes * share) / error;
                assert!(score < FAR, "{groups:?}, {count} of them: {score:.1}");
            }
        }
    }
}
