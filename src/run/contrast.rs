//! How well the cases of a sweep are told from its ends: cases share their random numbers, so what they
//! differ by is known better than what each of them gives.

use super::Run;
use crate::scenario::{Share, Side};
use crate::sim::{Contrast, Difference};

/// No more pairs of trials are looked at: the error of more follows from theirs.
const MOST_PAIRS: usize = 20_000;

/// The contrasts of each outcome, and at last of the share that the exercise asks for, if it does. None of a
/// single case, and where cases observe different things.
#[must_use]
pub fn contrasts(run: &Run) -> Vec<Contrast> {
    let cases = run.summaries().len();
    let outcomes = run.shape(0).outcomes.len();
    let keys = |case: usize| run.shape(case).outcomes.iter().map(|quantity| quantity.key);
    if cases < 2 || (1..cases).any(|case| !keys(case).eq(keys(0))) {
        return Vec::new();
    }
    let mut all: Vec<Contrast> = (0..outcomes)
        .filter_map(|outcome| contrast(run, outcome, &vec![None; cases]))
        .collect();
    let shares: Vec<Option<Share>> = (0..cases)
        .map(|case| run.experiment().share(case))
        .collect();
    if all.len() == outcomes
        && let Some(first) = shares[0]
        && shares
            .iter()
            .all(|share| share.is_some_and(|share| share.outcome == first.outcome))
    {
        all.extend(contrast(run, first.outcome, &shares));
    }
    all
}

/// The contrast of an outcome, or of shares of it.
fn contrast(run: &Run, outcome: usize, shares: &[Option<Share>]) -> Option<Contrast> {
    let of = |case: usize| {
        let side = shares[case].map(|share| share.side);
        run.kept[case]
            .of(outcome)
            .take(MOST_PAIRS)
            .map(move |value| match side {
                None => value,
                Some(Side::AtMost(limit)) => f64::from(value <= limit),
                Some(Side::AtLeast(limit)) => f64::from(value >= limit),
            })
    };
    let count = (0..shares.len()).map(|case| of(case).count()).min()?;
    if count < 2 {
        return None;
    }
    let mean = |case: usize| of(case).take(count).sum::<f64>() / count as f64;
    let means: Vec<f64> = (0..shares.len()).map(mean).collect();
    let by_mean = |one: &usize, other: &usize| means[*one].total_cmp(&means[*other]);
    let low = (0..means.len()).min_by(by_mean)?;
    let high = (0..means.len()).max_by(by_mean)?;
    // More trials than pairs were looked at make a smaller error.
    let trials = run.trials().end - run.trials().start;
    let more = libm::sqrt(count as f64 / (trials as f64).max(count as f64));
    let error = |case: usize, end: usize| {
        let pairs = of(case).zip(of(end)).take(count);
        let difference = Difference::of_pairs(pairs);
        difference.map_or(f64::NAN, |difference| difference.standard_error * more)
    };
    let from = |end: usize| (0..means.len()).map(|case| error(case, end)).collect();
    Some(Contrast {
        low,
        high,
        from_low: from(low),
        from_high: from(high),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::Experiment;
    use crate::run::difference;

    #[test]
    fn errors_are_those_of_pairs() {
        let link = "?numStepsBeforeDrug=40,10,0&numStepsAfterDrug=30&numTrials=200";
        let experiment = Experiment::from_link(link).0;
        let mut run = Run::new(&experiment);
        run.advance(u64::MAX);
        let all = contrasts(&run);
        assert_eq!(all.len(), run.shape(0).outcomes.len() + 1);
        let total = &all[0];
        assert_eq!((total.low, total.high), (2, 0));
        assert_eq!(total.from_low[2], 0.0);
        let pair = difference((&run, 1), (&run, 0), 0).map(|d| d.standard_error);
        let off = total.from_high[1] - pair.unwrap_or(f64::NAN);
        assert!(off.abs() < 1e-12, "{off}");
        // Remission is likeliest where there is least.
        assert_eq!(all.last().map(|share| share.high), Some(2));
    }

    #[test]
    fn a_single_case_has_no_contrast() {
        let mut run = Run::new(&Experiment::from_link("?numTrials=20").0);
        run.advance(u64::MAX);
        assert_eq!(contrasts(&run), []);
    }
}
