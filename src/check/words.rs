//! What a test found, in sentences that a student understands.

use super::{Finding, MeanCurve, Sample, Test};
use crate::param::{decimal, decimals_for, grouped};

/// What is said of someone's own numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// `agrees`, `doubtful` or `differs`.
    pub kind: &'static str,
    /// The answer.
    pub sentence: String,
    /// How it was found.
    pub detail: String,
}

/// Rarer than this is no chance: it would alarm one right program in a thousand.
const DIFFERS: f64 = 1e-3;
/// Rarer than this is worth another look.
const DOUBTFUL: f64 = 0.05;

/// What is said of final values.
#[must_use]
pub fn sample_words(sample: &Sample, finding: &Finding, (mean, trials): (f64, u64)) -> Verdict {
    let count = grouped(sample.count() as i64);
    let decimals = decimals_for(finding.error);
    let apart = apart(finding, decimals);
    let own = decimal(sample.mean(), decimals);
    let by = match finding.test {
        Test::Distribution => "chi-square test of the distribution",
        Test::Mean | Test::Curve => "test of the mean",
    };
    let tests = if finding.comparisons > 1 {
        "Two tests were made, of the mean and of the whole distribution (chi-square), so the smaller \
         chance counts twice. "
    } else {
        ""
    };
    let mut detail = format!(
        "Your mean is {own}, that of {} trials here {}: yours is {apart}, with a standard error of the \
         difference of {}. {tests}The trials here are a sample too, and that is allowed for.",
        grouped(trials as i64),
        decimal(mean, decimals),
        decimal(finding.error, decimals),
    );
    if trials < 10 * sample.count() {
        detail += " More trials here would make the test sharper.";
    }
    let (kind, sentence) = verdict(&format!("{count} results"), "results", finding, by, &apart);
    Verdict {
        kind,
        sentence,
        detail,
    }
}

/// What is said of a mean curve; `step` is the name of a step and the one that counts.
#[must_use]
pub fn curve_words(
    curve: &MeanCurve,
    finding: &Finding,
    (step, number): (&str, usize),
    trials: u64,
) -> Verdict {
    let apart = apart(finding, decimals_for(finding.error));
    let times = if finding.error > 0.0 {
        finding.difference.abs() / finding.error
    } else {
        0.0
    };
    let detail = format!(
        "The largest of {} differences is at {step} {number}: yours is {apart}, {} standard errors of \
         the difference between a mean of {} trials and one of {} trials here. It counts as the \
         largest of so many (Bonferroni); neighbouring {step}s go up and down together, so the true \
         chance is smaller still.",
        grouped(finding.comparisons as i64),
        decimal(times, 1),
        grouped(curve.trials() as i64),
        grouped(trials as i64),
    );
    let name = format!("curve of {} means", grouped(curve.count() as i64));
    let by = "test of the largest difference";
    let at = format!("{apart} at {step} {number}");
    let (kind, sentence) = verdict(&name, "curve", finding, by, &at);
    Verdict {
        kind,
        sentence,
        detail,
    }
}

/// "28 lower"
fn apart(finding: &Finding, decimals: usize) -> String {
    let size = finding.difference.abs();
    if decimal(size, decimals).chars().all(|c| "0.".contains(c)) {
        return "the same".to_owned();
    }
    let side = if finding.difference < 0.0 {
        "lower"
    } else {
        "higher"
    };
    format!("{} {side}", decimal(size, decimals))
}

fn verdict(
    name: &str,
    short: &str,
    finding: &Finding,
    by: &str,
    apart: &str,
) -> (&'static str, String) {
    let chance = finding.chance;
    let (agree, differ) = if short == "curve" {
        ("agrees", "differs")
    } else {
        ("agree", "differ")
    };
    let often = often(chance);
    if chance >= DOUBTFUL {
        let sentence = format!(
            "Your {name} {agree} with the rules: a difference as large as yours or larger would happen \
             in {often} classes even if every program is right ({by})."
        );
        return ("agrees", sentence);
    }
    if chance >= DIFFERS {
        let sentence = format!(
            "Your {name} may be right, but look again: a right program differs as much in \
             {often} classes ({by}). Run more trials of your program; if it is right, this passes."
        );
        return ("doubtful", sentence);
    }
    let where_ = match finding.test {
        Test::Distribution if finding.difference.abs() < 2.0 * finding.error => {
            "The mean fits, but the values spread otherwise.".to_owned()
        }
        Test::Curve => format!("Your curve is {apart} most clearly."),
        _ => format!("Your mean is {apart} than expected."),
    };
    let sentence = format!(
        "Your {name} {differ} from the rules: a right program differs as much in {often} classes \
         ({by}), so something is different. {where_}"
    );
    ("differs", sentence)
}

/// "37 % of", "only 1 in 20,000"
fn often(chance: f64) -> String {
    if chance >= 0.995 {
        return "nearly all".to_owned();
    }
    if chance >= DOUBTFUL {
        return format!("{} % of", decimal(100.0 * chance, 0));
    }
    if chance >= 0.01 {
        return format!("only {} % of", decimal(100.0 * chance, 0));
    }
    if chance < 1e-9 {
        return "fewer than 1 in 1,000,000,000".to_owned();
    }
    // Two digits are all that a chance so small is known to.
    let mut unit = 1;
    while 1.0 / chance >= 100.0 * unit as f64 {
        unit *= 10;
    }
    format!(
        "only 1 in {}",
        grouped(libm::round(1.0 / chance / unit as f64) as i64 * unit)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chances_are_said_in_words() {
        for (chance, words) in [
            (1.0, "nearly all"),
            (0.374, "37 % of"),
            (0.01, "only 1 % of"),
            (0.004, "only 1 in 250"),
            (4.9e-5, "only 1 in 20,000"),
            (0.0, "fewer than 1 in 1,000,000,000"),
        ] {
            assert_eq!(often(chance), words);
        }
    }
}
