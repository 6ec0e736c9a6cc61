//! The mean of uniform numbers: the Irwin-Hall distribution, and its moments for any number.

use super::evidence::Evidence;
use super::observed::observe;

/// The chance that the sum of `n` numbers between 0 and 1 is at most `x`.
fn irwin_hall(n: u32, x: f64) -> f64 {
    let x = x.clamp(0.0, f64::from(n));
    let (mut sum, mut choose) = (0.0, 1.0);
    for k in 0..=n {
        if x <= f64::from(k) {
            break;
        }
        sum += choose * (x - f64::from(k)).powi(n as i32);
        choose *= -f64::from(n - k) / f64::from(k + 1);
    }
    sum / (1..=n).map(f64::from).product::<f64>()
}

/// Every thousandth that a mean is rounded to.
#[test]
fn whole_distributions() {
    let mut evidence = Evidence::default();
    for (dice, trials) in [(1, 1_000_000), (2, 100_000), (3, 100_000), (6, 100_000)] {
        let observed = observe(&format!(
            "?scenario=dice-mean&numDice={dice}&numTrials={trials}&seed=mean"
        ));
        let below = |edge: f64| irwin_hall(dice, edge / 5000.0 * f64::from(dice));
        let chances: Vec<_> = (0..=5000)
            .map(|mean| {
                let middle = f64::from(mean);
                (mean, below(middle + 0.5) - below(middle - 0.5))
            })
            .collect();
        evidence.distribution(&observed, 0, &chances);
        // Rounding to the nearest leaves half a thousandth for 0: the place where it shows.
        let least = observed.statistics.outcomes[0].share_at_most(0.0, trials);
        evidence.share("a mean of 0", least, trials as f64, chances[0].1);
    }
    evidence.weigh();
}

/// Mean 2.5, variance 25/12 by the number of dice, and kurtosis 3 − 1.2 by the number of dice.
#[test]
fn moments_of_many() {
    let mut evidence = Evidence::default();
    for dice in [1, 50, 1000] {
        let query = format!("?scenario=dice-mean&numDice={dice}&numTrials=20000&seed=moments");
        let observed = observe(&query);
        let seen = &observed.statistics.outcomes[0];
        let variance = 25.0 / 12.0 / f64::from(dice);
        // Rounding to thousandths adds a twelfth of their square.
        let variance = variance + 1e-6 / 12.0;
        let fourth = (3.0 - 1.2 / f64::from(dice)) * variance * variance;
        evidence.mean(&query, seen.mean, observed.trials(), (2.5, variance));
        evidence.variance(&query, seen.variance, observed.trials(), (variance, fourth));
        assert_eq!(observed.expected.outcomes, [Some(2.5)]);
    }
    evidence.weigh();
}
