//! A sweep in a sentence: what the scenario asks of its cases, where there is least and most of it, and
//! whether the trials can tell. An order is claimed only where differences exceed noise.

use crate::figure::{SweepFigure, mean_words};
use crate::language::{say, translated, within};
use crate::param::{Kind, grouped};
use crate::scenario::{Scenario, Share, Words, share_words, words};
use crate::sim::Contrast;

/// So many cases are named one by one.
const NAMED: usize = 3;

/// How likely one of all comparisons may find a difference where there is none.
const FALSE_ALARMS: f64 = 0.05;

/// What cases are compared by: the mean of an outcome, or a share of the trials.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    Mean,
    Share,
}

/// What is compared, and its ends. What is in view may not be what the scenario asks for; then it is said
/// plainly. `contrasts` are those of the same trials, if they are known.
#[must_use]
pub fn sweep_sentence(
    figure: &SweepFigure<'_>,
    scenario: Option<&dyn Scenario>,
    asked: Option<Share>,
    contrasts: &[Contrast],
) -> Vec<Words> {
    let done = |case: &usize| figure.cases[*case].statistics.trials > 0;
    let cases: Vec<usize> = (0..figure.cases.len()).filter(done).collect();
    let Some(first) = cases.first().map(|case| &figure.cases[*case]) else {
        return Vec::new();
    };
    let is_asked = first.share.map(|share| share.label) == asked.map(|share| share.label);
    let by = match first.share {
        // A share without a name is one among others, unless a visitor has chosen it.
        Some(share) if !(figure.is_event() || is_asked && share.label.is_empty()) => By::Share,
        _ => By::Mean,
    };
    let compared = Compared {
        figure,
        by,
        ends: ends(figure, by, &cases),
        contrast: known_contrast(figure, by, asked, contrasts),
        limit: limit(cases.len()),
    };
    let (low, high) = compared.ends;
    // What it asks for is its share, if that has a name, or else its first outcome.
    let named = asked.filter(|share| !share.label.is_empty());
    let is_own = match (by, named) {
        (By::Share, Some(_)) => is_asked,
        (By::Mean, Some(share)) => figure.is_event() && figure.outcome == share.outcome,
        (By::Mean, None) => figure.outcome == 0,
        (By::Share, None) => false,
    };
    let clause = |number: &str| {
        let number = format!("*{number}*");
        match scenario.filter(|_| is_own) {
            Some(scenario) => scenario.compared(&number),
            None => compared.plainly(&number),
        }
    };
    let trials = cases
        .iter()
        .map(|case| figure.cases[*case].statistics.trials);
    let trials = grouped(trials.min().unwrap_or(0) as i64);
    let (count, params) = (cases.len(), figure.param_names());
    if !compared.differ(high, low) {
        return words(&say!(
            "{lowest} with {low} and *{highest}* with {high}: no difference that {trials} trials can show \
             among {count} cases of {params}.",
            lowest = clause(&compared.number(low)),
            low = compared.at(low),
            highest = compared.number(high),
            high = compared.at(high),
            trials,
            count,
            params,
        ));
    }
    let (lows, highs) = compared.alike(&cases);
    let mut text = say!(
        "{lowest} with {low}, the lowest of {count} cases of {params}; *{highest}* with {high}, the highest.",
        lowest = clause(&compared.number(low)),
        low = compared.all(&lows),
        count,
        params,
        highest = compared.number(high),
        high = compared.all(&highs),
    );
    if lows.len() > 1 || highs.len() > 1 {
        text += " ";
        text += &say!(
            "Those named together {trials} trials cannot tell apart.",
            trials
        );
    }
    words(&text)
}

/// The cases of a sweep as they are compared.
struct Compared<'a> {
    figure: &'a SweepFigure<'a>,
    by: By,
    /// The case with the least and the one with the most.
    ends: (usize, usize),
    contrast: Option<&'a Contrast>,
    /// So many standard errors are more than noise.
    limit: f64,
}

impl Compared<'_> {
    /// How much a case exceeds another one, and whether that is more than noise.
    fn differ(&self, more: usize, less: usize) -> bool {
        let (one, other) = (
            measured(self.figure, self.by, more),
            measured(self.figure, self.by, less),
        );
        let independent = libm::hypot(one.1, other.1);
        let (low, high) = self.ends;
        let paired = self.contrast.map(|contrast| {
            if less == low {
                contrast.from_low[more]
            } else if more == high {
                contrast.from_high[less]
            } else {
                f64::NAN
            }
        });
        let mut error = paired
            .filter(|error| error.is_finite())
            .unwrap_or(independent);
        let trials = self.figure.cases[less]
            .statistics
            .trials
            .min(self.figure.cases[more].statistics.trials);
        if self.by == By::Share || self.figure.is_event() {
            // Few trials that all agree prove little.
            error = error.max(1.0 / trials.max(1) as f64);
        }
        trials > 1 && one.0 - other.0 > self.limit * error
    }

    /// The cases that cannot be told from the one with the least, and those that cannot be told from the one
    /// with the most; none that belongs to both.
    fn alike(&self, cases: &[usize]) -> (Vec<usize>, Vec<usize>) {
        let (low, high) = self.ends;
        let (mut lows, mut highs) = (vec![low], vec![high]);
        for case in cases
            .iter()
            .copied()
            .filter(|case| ![low, high].contains(case))
        {
            match (!self.differ(case, low), !self.differ(high, case)) {
                (true, false) => lows.push(case),
                (false, true) => highs.push(case),
                _ => {}
            }
        }
        lows[1..].sort_unstable();
        highs[1..].sort_unstable();
        (lows, highs)
    }

    /// A case by what tells it from the others.
    fn at(&self, case: usize) -> String {
        let values = self.figure.cases[case]
            .values
            .iter()
            .zip(&self.figure.params);
        let each = values.map(|(value, param)| {
            let label = param.label_of(*value);
            // What one chooses by its name would read on as part of the sentence.
            let value = match param.kind {
                Kind::Choice { .. } => say!("“{text}”", text = label),
                _ => label,
            };
            match self.figure.params.len() {
                1 => value,
                _ => format!("{} {value}", within(translated(param.label))),
            }
        });
        each.collect::<Vec<_>>().join(translated(", "))
    }

    /// Cases that belong together, the first of them at least.
    fn all(&self, cases: &[usize]) -> String {
        if cases.len() > NAMED {
            return say!(
                "{first} (and {more} others)",
                first = self.at(cases[0]),
                more = cases.len() - 1,
            );
        }
        let each: Vec<String> = cases.iter().map(|case| self.at(*case)).collect();
        each.join(translated(" or "))
    }

    fn number(&self, case: usize) -> String {
        let swept = &self.figure.cases[case];
        match (self.by, swept.share) {
            (By::Share, Some(share)) => {
                share_words(share.of(swept.statistics), swept.statistics.trials)
            }
            _ => mean_words(
                &swept.shape.outcomes[self.figure.outcome],
                swept.statistics,
                self.figure.outcome,
            ),
        }
    }

    /// What is compared, whatever the scenario asks for.
    fn plainly(&self, number: &str) -> String {
        let first = &self.figure.cases[0];
        let clause = if let (By::Share, Some(share)) = (self.by, first.share) {
            say!(
                "{number} of the trials: {share}",
                number,
                share = share.name(first.shape)
            )
        } else {
            let quantity = &first.shape.outcomes[self.figure.outcome];
            let outcome = translated(quantity.label);
            if quantity.event {
                say!("{outcome} in {number} of the trials", outcome, number)
            } else {
                say!("{outcome} is {number} on average", outcome, number)
            }
        };
        let mut letters = clause.chars();
        let first = letters.next().map(char::to_uppercase);
        first.into_iter().flatten().chain(letters).collect()
    }
}

/// What a case is compared by, and its standard error.
fn measured(figure: &SweepFigure<'_>, by: By, case: usize) -> (f64, f64) {
    let swept = &figure.cases[case];
    if let (By::Share, Some(share)) = (by, swept.share()) {
        share
    } else {
        let outcome = &swept.statistics.outcomes[figure.outcome];
        (outcome.mean, outcome.standard_error)
    }
}

fn ends(figure: &SweepFigure<'_>, by: By, cases: &[usize]) -> (usize, usize) {
    let value = |case: &usize| measured(figure, by, *case).0;
    let by_value = |one: &&usize, other: &&usize| value(one).total_cmp(&value(other));
    let low = cases.iter().min_by(by_value).copied().unwrap_or(0);
    // Of equal ones the first, as for the least.
    let high = cases.iter().rev().max_by(by_value).copied().unwrap_or(0);
    (low, high)
}

/// The contrast of what is compared, if it is of the same cases.
fn known_contrast<'a>(
    figure: &SweepFigure<'_>,
    by: By,
    asked: Option<Share>,
    contrasts: &'a [Contrast],
) -> Option<&'a Contrast> {
    let outcomes = figure.cases[0].shape.outcomes.len();
    let place = match by {
        By::Mean => figure.outcome,
        // Of a limit that a visitor has chosen no pairs are known.
        By::Share if figure.cases[0].share == asked => outcomes,
        By::Share => return None,
    };
    let contrast = contrasts.get(place)?;
    let fits = |case: usize| contrast.from_low.len() > case;
    let cases: Vec<usize> = (0..figure.cases.len()).collect();
    let found = ends(figure, by, &cases);
    let same = (contrast.low, contrast.high) == found;
    (same && fits(figure.cases.len() - 1)).then_some(contrast)
}

/// So many standard errors are more than noise, whichever two of so many cases are compared (Bonferroni).
fn limit(cases: usize) -> f64 {
    let pairs = (cases * cases.saturating_sub(1) / 2).max(1) as f64;
    let level = FALSE_ALARMS / pairs;
    let (mut low, mut high) = (0.0, 40.0);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if libm::erfc(middle / std::f64::consts::SQRT_2) > level {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::Experiment;
    use crate::results::Snapshot;
    use crate::run::{Run, contrasts};
    use crate::view::{Looking, Sight, View, plain};

    fn sentence(link: &str, view: &str) -> String {
        let mut run = Run::new(&Experiment::from_link(link).0);
        run.advance(u64::MAX);
        while !run.is_finished() {
            run.advance(u64::MAX);
        }
        let mut sight = Sight::of_snapshot(Snapshot {
            link: run.experiment().link(),
            statistics: run.statistics(),
            landmarks: Vec::new(),
            places: Vec::new(),
            pins: Vec::new(),
            truth: None,
            contrasts: contrasts(&run),
            rows: Vec::new(),
        });
        let looking = Looking::default();
        sight.look(View::of_fragment(view), looking.pointing, || true);
        plain(sight.sweep_words())
    }

    #[test]
    fn the_exercise_is_answered_in_its_own_words() {
        let delays = "?numStepsBeforeDrug=300,75,0&numTrials=300";
        let words = sentence(delays, "");
        assert!(words.contains(" of patients are in remission with 300, the lowest of 3 cases of steps before the drug; "), "{words}");
        assert!(words.contains(" with 0, the highest."), "{words}");
        assert!(!words.contains("numSteps"), "{words}");
        let words = sentence("?scenario=pi&numNeedles=10,1000&numTrials=20", "");
        assert!(words.starts_with("The estimate of π is "), "{words}");
        // What else is in view is said plainly.
        let words = sentence(delays, "outcome=resistant");
        assert!(words.starts_with("Resistant"), "{words}");
        assert!(
            words.contains(" on average with 0, the lowest of 3 cases"),
            "{words}"
        );
        let words = sentence(delays, "share=400");
        assert!(
            words.contains(" of the trials: 400 viruses or fewer with "),
            "{words}"
        );
        // Choices have names of several words.
        let words = sentence(
            "?scenario=monty-hall&strategy=stay,switch&numTrials=300",
            "",
        );
        assert!(
            words.contains(" with “stays with the first door”, the lowest of 2 cases of player; "),
            "{words}"
        );
    }

    #[test]
    fn noise_is_no_order() {
        let words = sentence(
            "?scenario=roulette&game=fair,european&numSpins=1000&numTrials=20",
            "",
        );
        assert!(
            words.ends_with("no difference that 20 trials can show among 2 cases of wheel."),
            "{words}"
        );
        assert!(!words.contains("lowest"), "{words}");
        // Of one trial nothing is known.
        let words = sentence("?numStepsBeforeDrug=100,0&numTrials=1", "");
        assert!(
            words.contains("no difference that 1 trials can show"),
            "{words}"
        );
    }

    #[test]
    fn cases_that_cannot_be_told_apart_are_named_together() {
        let words = sentence(
            "?numStepsBeforeDrug=0,200,220&numTrials=60",
            "outcome=total",
        );
        let words = if words.contains(" or ") {
            words
        } else {
            sentence("?numStepsBeforeDrug=0,200,220&numTrials=60", "")
        };
        assert!(
            words.contains("200 or 220") || words.contains("220 or 200"),
            "{words}"
        );
        assert!(
            words.ends_with("Those named together 60 trials cannot tell apart."),
            "{words}"
        );
    }

    #[test]
    fn pairs_tell_what_independent_trials_cannot() {
        // Every trial with one more virus at the start ends with as much or more; alone they vary far more.
        let link = "?scenario=without-drug&numViruses=20,30&maxPop=100000&numSteps=3&numTrials=400";
        let mut run = Run::new(&Experiment::from_link(link).0);
        run.advance(u64::MAX);
        let contrast = &contrasts(&run)[0];
        let errors: Vec<f64> = run
            .statistics()
            .iter()
            .map(|s| s.outcomes[0].standard_error)
            .collect();
        assert!(contrast.from_low[contrast.high] < libm::hypot(errors[0], errors[1]));
    }

    #[test]
    fn more_cases_ask_for_more() {
        assert!((limit(2) - 1.96).abs() < 0.01);
        assert!(limit(5) > 2.8 && limit(100) > 4.2 && limit(100) < 5.0);
    }
}
