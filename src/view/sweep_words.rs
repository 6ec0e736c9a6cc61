//! A sweep in a sentence: what is compared, and its ends.

use crate::figure::{SweepFigure, mean_words};
use crate::language::{say, translated};
use crate::param::percent_plus_minus;
use crate::scenario::{Words, words};

/// What is compared, and its ends: parts of a sentence.
#[must_use]
pub fn sweep_sentence(figure: &SweepFigure<'_>) -> Vec<Words> {
    let measure =
        |case: usize| -> f64 { figure.cases[case].statistics.outcomes[figure.outcome].mean };
    let cases = (0..figure.cases.len()).filter(|case| figure.cases[*case].statistics.trials > 0);
    let by_mean = |a: &usize, b: &usize| measure(*a).total_cmp(&measure(*b));
    let (Some(low), Some(high)) = (cases.clone().min_by(by_mean), cases.max_by(by_mean)) else {
        return Vec::new();
    };
    let at = |case: usize| {
        let values = figure.cases[case].values.iter().zip(&figure.params);
        let each: Vec<String> = values
            .map(|(value, param)| format!("{} = {}", param.key, param.label_of(*value)))
            .collect();
        each.join(translated(", "))
    };
    let quantity = &figure.cases[0].shape.outcomes[figure.outcome];
    let mean = |case: usize| mean_words(quantity, figure.cases[case].statistics, figure.outcome);
    if figure.is_event() {
        return words(&say!(
            "{cases} cases of {params}: {outcome} in the fewest trials with {low} (*{lowest}*) and in \
             the most with {high} (*{highest}*).",
            cases = figure.cases.len(),
            params = figure.param_names(),
            outcome = translated(quantity.label),
            low = at(low),
            lowest = mean(low),
            high = at(high),
            highest = mean(high),
        ));
    }
    let mut parts = words(&say!(
        "{cases} cases of {params}: on average, {outcome} is lowest with {low} (*{lowest}*) and highest \
         with {high} (*{highest}*).",
        cases = figure.cases.len(),
        params = figure.param_names(),
        outcome = translated(quantity.label),
        low = at(low),
        lowest = mean(low),
        high = at(high),
        highest = mean(high),
    ));
    let shares: Vec<(usize, f64, f64)> = figure
        .cases
        .iter()
        .enumerate()
        .filter(|(_, swept)| swept.statistics.trials > 0)
        .filter_map(|(case, swept)| swept.share().map(|(share, error)| (case, share, error)))
        .collect();
    let by_share = |a: &&(usize, f64, f64), b: &&(usize, f64, f64)| a.1.total_cmp(&b.1);
    let ends = (
        shares.iter().min_by(by_share),
        shares.iter().max_by(by_share),
    );
    if let ((Some(low), Some(high)), Some(share)) = (ends, figure.cases[0].share) {
        parts.extend(words(&say!(
            " Trials {share}: from *{lowest}* ({low}) to *{highest}* ({high}).",
            share = share.name(figure.cases[0].shape),
            lowest = percent_plus_minus(low.1, low.2),
            low = at(low.0),
            highest = percent_plus_minus(high.1, high.2),
            high = at(high.0),
        )));
    }
    parts
}
