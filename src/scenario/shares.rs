//! A share of trials in words: with its standard error, or, where too few count for one to say
//! anything, as a count with the interval that it allows.

use crate::language::say;
use crate::param::{decimal, decimals_for, grouped, percent_plus_minus};
use crate::sim::{share_error, share_interval};

/// Where fewer than this many trials count, or do not, what is to be expected of their number is no
/// longer even on both sides, and a "±" would say that it is.
const FEW: u64 = 5;

/// How much of a share can be said.
enum Told {
    /// None of the trials: at most so much.
    None(f64),
    /// All of them: at least so much.
    All(f64),
    /// So few, or all but so few: between two values.
    Between(f64, f64),
    /// Enough of either kind for a standard error.
    Even,
}

/// How many of the trials a share is.
fn counted(share: f64, trials: u64) -> u64 {
    libm::round(share * trials as f64) as u64
}

fn told(share: f64, trials: u64) -> Told {
    let count = counted(share, trials);
    let (low, high) = share_interval(count, trials);
    if count == 0 {
        Told::None(high)
    } else if count >= trials {
        Told::All(low)
    } else if count < FEW || trials - count < FEW {
        Told::Between(low, high)
    } else {
        Told::Even
    }
}

/// A share of so many trials, in words: "3.9 % ± 0.3 %", "0 of 1,000 (below 0.4 %)", "2 of 1,000
/// (0.05 % to 0.7 %)". The ± is one standard error; the others are the ends of Wilson's interval for
/// 95 %.
#[must_use]
pub fn share_words(share: f64, trials: u64) -> String {
    if trials == 0 {
        return say!("0 of 0");
    }
    let of = say!(
        "{count} of {trials}",
        count = grouped(counted(share, trials) as i64),
        trials = grouped(trials as i64)
    );
    match told(share, trials) {
        Told::Even => percent_plus_minus(share, share_error(share, trials)),
        _ => format!("{of} ({})", share_in_short(share, trials)),
    }
}

/// The same where there is little room, without the count: "below 0.4 %".
#[must_use]
pub fn share_in_short(share: f64, trials: u64) -> String {
    match told(share, trials) {
        Told::None(most) => say!("below {percent} %", percent = at_most(most)),
        Told::All(least) => say!("above {percent} %", percent = at_least(least)),
        Told::Between(low, high) => interval_words(low, high),
        Told::Even => percent_plus_minus(share, share_error(share, trials)),
    }
}

/// Wilson's interval of a share for 95 %, in words: "2.8 % to 5.4 %".
#[must_use]
pub fn share_interval_words(share: f64, trials: u64) -> String {
    match told(share, trials) {
        Told::Even => {
            let (low, high) = share_interval(counted(share, trials), trials);
            let decimals = decimals_for((high - low) * 50.0);
            let end = |share: f64| decimal(share * 100.0, decimals);
            say!("{low} % to {high} %", low = end(low), high = end(high))
        }
        _ => share_in_short(share, trials),
    }
}

/// A share in percent with as many digits as its uncertainty deserves, without a word of it.
#[must_use]
pub fn share_alone(share: f64, trials: u64) -> String {
    let decimals = decimals_for(share_error(share, trials) * 100.0);
    format!("{} %", decimal(share * 100.0, decimals.min(3)))
}

fn interval_words(low: f64, high: f64) -> String {
    // Each end has the digits that its distance from none or all deserves.
    let end = |share: f64| {
        let to_end = share.min(1.0 - share) * 100.0;
        decimal(share * 100.0, decimals_for(to_end))
    };
    say!("{low} % to {high} %", low = end(low), high = end(high))
}

/// A bound in percent, rounded up so that it stays one.
fn at_most(share: f64) -> String {
    let (percent, decimals) = rounded_up(share * 100.0);
    decimal(percent, decimals)
}

fn at_least(share: f64) -> String {
    let (percent, decimals) = rounded_up((1.0 - share) * 100.0);
    decimal(100.0 - percent, decimals)
}

fn rounded_up(percent: f64) -> (f64, usize) {
    let decimals = decimals_for(percent);
    let unit = libm::pow(10.0, decimals as f64);
    (libm::ceil(percent * unit - 1e-9) / unit, decimals)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(count: u64, trials: u64) -> String {
        share_words(count as f64 / trials as f64, trials)
    }

    #[test]
    fn shares_near_none_and_all_are_counts_with_an_interval() {
        assert_eq!(of(39, 1000), "3.9 % ± 0.6 %");
        assert_eq!(of(0, 1000), "0 of 1,000 (below 0.4 %)");
        assert_eq!(of(1000, 1000), "1,000 of 1,000 (above 99.6 %)");
        assert_eq!(of(1, 1000), "1 of 1,000 (0.018 % to 0.6 %)");
        assert_eq!(of(997, 1000), "997 of 1,000 (99.1 % to 99.90 %)");
        assert_eq!(of(6, 6), "6 of 6 (above 60 %)");
        assert_eq!(of(3, 6), "3 of 6 (19 % to 81 %)");
        assert_eq!(of(0, 1), "0 of 1 (below 80 %)");
        assert_eq!(
            of(0, 1_000_000_000),
            "0 of 1,000,000,000 (below 0.000001 %)"
        );
        assert_eq!(share_words(0.0, 0), "0 of 0");
    }

    #[test]
    fn what_stands_alone_has_the_digits_of_its_uncertainty() {
        assert_eq!(share_alone(0.5071, 10_000), "50.7 %");
        assert_eq!(share_alone(0.5071, 100), "51 %");
        assert_eq!(share_interval_words(0.0389, 4000), "3.3 % to 4.5 %");
        assert_eq!(share_in_short(0.0, 1000), "below 0.4 %");
    }

    /// No text of any number of trials says "± 0", nor a share below none or above all.
    #[test]
    fn no_share_is_told_beyond_what_can_be() {
        for trials in [1, 2, 5, 9, 10, 11, 30, 99, 1000, 20_000] {
            for count in (0..=trials).step_by((trials as usize / 50).max(1)) {
                let text = of(count, trials);
                let Some((share, error)) = text.split_once(" % ± ") else {
                    assert!(text.starts_with(&(grouped(count as i64) + " of ")));
                    continue;
                };
                let number = |text: &str| {
                    text.trim_end_matches(" %")
                        .parse::<f64>()
                        .expect("a number")
                };
                let (share, error) = (number(share), number(error));
                assert!(
                    error > 0.0 && share - error >= 0.0 && share + error <= 100.0,
                    "{text}"
                );
            }
        }
    }
}
