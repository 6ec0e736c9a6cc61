//! What a test found, in sentences that a student understands.

use super::limits::{DIFFERS, DOUBTFUL};
use super::{Finding, MeanCurve, Sample, Test};
use crate::language::{plural, say, translated};
use crate::param::{decimal, decimals_for, grouped, shortest};

/// What is said of someone's own numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// `agrees`, `doubtful`, `differs` or `unclear`.
    pub kind: &'static str,
    /// The answer.
    pub sentence: String,
    /// How it was found.
    pub detail: String,
    /// How likely a right program differs as much.
    pub chance: f64,
}

/// What is said of final values.
#[must_use]
pub fn sample_words(sample: &Sample, finding: &Finding, (mean, trials): (f64, u64)) -> Verdict {
    let count = grouped(sample.count() as i64);
    let decimals = decimals_for(finding.error);
    let by = match finding.test {
        Test::Distribution => say!("chi-square test of the distribution"),
        Test::Mean | Test::Curve => say!("test of the mean"),
    };
    let tests = if finding.comparisons > 1 {
        say!(
            "Two tests were made, of the mean and of the whole distribution (chi-square), so the \
             smaller chance counts twice. "
        )
    } else {
        String::new()
    };
    // One decimal more than the difference deserves, and what stands beside each other fits.
    let unit = libm::pow(10.0, (decimals + 1) as f64);
    let rounded = |value: f64| (value * unit).round() / unit;
    let written = Finding {
        difference: rounded(sample.mean()) - rounded(mean),
        ..*finding
    };
    let mut detail = say!(
        "Your mean is {own}, that of {trials} trials here {mean}: yours is {apart}, with a standard \
         error of the difference of {error}. {tests}The trials here are a sample too, and that is \
         allowed for.",
        own = decimal(sample.mean(), decimals + 1),
        trials = grouped(trials as i64),
        mean = decimal(mean, decimals + 1),
        apart = apart(&written, decimals + 1),
        error = decimal(finding.error, decimals + 1),
        tests,
    );
    if let Some(unit) = sample.unit() {
        detail += &say!(
            " Your numbers are multiples of {unit}: where they are rounded, so is what they are compared \
             with.",
            unit = shortest(unit),
        );
    }
    if trials < 10 * sample.count() {
        detail += translated(" More trials here would make the test sharper.");
    }
    let name = if sample.count() == 1 {
        say!("1 result")
    } else {
        say!("{count} results", count)
    };
    let apart = apart(finding, decimals);
    let short = if sample.count() == 1 {
        "curve"
    } else {
        "results"
    };
    let (kind, sentence) = verdict(&name, short, finding, &by, &apart);
    Verdict {
        kind,
        sentence,
        detail,
        chance: finding.chance,
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
    let step_name = translated(step);
    let detail = say!(
        "The largest of {count} differences is at {step_name} {number}: yours is {apart}, {times} \
         standard errors of the difference between a mean of {own} trials and one of {trials} trials \
         here. It counts as the largest of so many (Bonferroni); neighbouring {steps} go up and down \
         together, so the true chance is smaller still.",
        count = grouped(finding.comparisons as i64),
        step_name,
        number,
        apart,
        times = decimal(times, 1),
        own = grouped(curve.trials() as i64),
        trials = grouped(trials as i64),
        steps = plural(step),
    );
    let name = say!(
        "curve of {count} means",
        count = grouped(curve.count() as i64)
    );
    let by = say!("test of the largest difference");
    let at = say!("{apart} at {step_name} {number}", apart, step_name, number);
    let (kind, sentence) = verdict(&name, "curve", finding, &by, &at);
    Verdict {
        kind,
        sentence,
        detail,
        chance: finding.chance,
    }
}

/// "28 lower"
fn apart(finding: &Finding, decimals: usize) -> String {
    let size = finding.difference.abs();
    let amount = decimal(size, decimals);
    if amount.chars().all(|c| "0.,".contains(c)) {
        return say!("the same");
    }
    if finding.difference < 0.0 {
        say!("{amount} lower", amount)
    } else {
        say!("{amount} higher", amount)
    }
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
        (translated("agrees"), translated("differs"))
    } else {
        (translated("agree"), translated("differ"))
    };
    let often = often(chance);
    if chance >= DOUBTFUL {
        let sentence = say!(
            "Your {name} {agree} with the rules: a difference as large as yours or larger would happen \
             in {often} classes even if every program is right ({by}).",
            name,
            agree,
            often,
            by,
        );
        return ("agrees", sentence);
    }
    if chance >= DIFFERS {
        let sentence = say!(
            "Your {name} may be right, but look again: a right program differs as much in {often} \
             classes ({by}). Run more trials of your program; if it is right, this passes.",
            name,
            often,
            by,
        );
        return ("doubtful", sentence);
    }
    let where_ = match finding.test {
        Test::Distribution if finding.error == 0.0 => say!("The values are spread otherwise."),
        Test::Distribution if finding.difference.abs() < 2.0 * finding.error => {
            say!("The mean fits, but the values spread otherwise.")
        }
        Test::Curve => say!("Your curve is {apart} most clearly.", apart),
        _ if apart == say!("the same") => String::new(),
        _ => say!("Your mean is {apart} than expected.", apart),
    };
    let sentence = say!(
        "Your {name} {differ} from the rules: a right program differs as much in {often} classes \
         ({by}), so something is different. {where_}",
        name,
        differ,
        often,
        by,
        where_,
    );
    ("differs", sentence)
}

/// "37 % of", "only 1 in 20,000"
fn often(chance: f64) -> String {
    if chance >= 0.995 {
        return say!("nearly all");
    }
    let percent = decimal(100.0 * chance, 0);
    if chance >= DOUBTFUL {
        return say!("{percent} % of", percent);
    }
    if chance >= 0.01 {
        return say!("only {percent} % of", percent);
    }
    if chance < 1e-9 {
        return say!("fewer than 1 in 1,000,000,000");
    }
    // Two digits are all that a chance so small is known to.
    let mut unit = 1;
    while 1.0 / chance >= 100.0 * unit as f64 {
        unit *= 10;
    }
    let many = grouped(libm::round(1.0 / chance / unit as f64) as i64 * unit);
    say!("only 1 in {many}", many)
}

/// What is said of a mean or a share that stands alone; `name` is what it is.
pub(super) fn single_words(
    name: &str,
    value: f64,
    finding: &Finding,
    (mean, own, trials): (f64, u64, u64),
) -> Verdict {
    let decimals = decimals_for(finding.error);
    let detail = say!(
        "Yours is {value}, that of {trials} trials here {mean}; between means of {own} and {trials} trials \
         the difference has a standard error of {error}.",
        value = shortest(value),
        mean = decimal(mean, decimals + 1),
        own = grouped(own as i64),
        trials = grouped(trials as i64),
        error = decimal(finding.error, decimals + 1),
    );
    let by = say!("test of the mean");
    let (kind, sentence) = verdict(name, "curve", finding, &by, &apart(finding, decimals));
    Verdict {
        kind,
        sentence: sentence.replace("  ", " ").trim_end().to_owned(),
        detail,
        chance: finding.chance,
    }
}

/// What is said of a finding about the distribution alone.
pub(super) fn of_finding(name: &str, finding: &Finding, by: &str, detail: String) -> Verdict {
    let (kind, sentence) = verdict(name, "curve", finding, by, "");
    Verdict {
        kind,
        sentence,
        detail,
        chance: finding.chance,
    }
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
