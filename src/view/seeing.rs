//! What one is seeing: what a trial is here, what lines, bands and bars hold, what a reader may conclude
//! from the number behind ±, and the rule; told of the results that are shown.

use serde::Serialize;

use super::phrase::explained_text;
use super::{Phrase, Sight};
use crate::figure::{OutcomeFigure, SeriesFigure};
use crate::language::{say, translated};
use crate::param::{decimal, decimals_for, grouped, plus_minus};
use crate::scenario::{Scenario, share_words};
use crate::sim::{Statistics, share_error};

/// A part of the explanation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Explained {
    /// What it explains.
    pub title: String,
    /// The explanation.
    pub text: Vec<Phrase>,
}

/// What the lines and bands of the series are.
fn lines_and_bands(series: &SeriesFigure<'_>) -> String {
    if series.shape.series.iter().all(|quantity| quantity.event) {
        return say!(
            "The share of trials in which it has happened, and its standard error (band)."
        );
    }
    let mut text = say!(
        "The lines are means over all trials. Half of the trials lie in the dark band, 9 in 10 in the light \
         one."
    );
    if series.shape.series.len() > 1 {
        text += translated(" One curve has bands: the legend lets you choose which.");
    }
    text
}

impl Sight {
    /// What one is seeing, in the order in which somebody asks; of several cases, the first is the example.
    #[must_use]
    pub fn seeing(&self) -> Vec<Explained> {
        let scenario = self.experiment.scenario();
        let mut parts = vec![(say!("A trial"), self.trials_explained(scenario))];
        let figures = self.figures();
        if let Some(sweep) = self.sweep_note() {
            parts.push((say!("The overview"), sweep));
        }
        if let Some(series) = figures.series(0)
            && !series.shape.series.is_empty()
        {
            let mut text = lines_and_bands(&series);
            if !series.shape.series.iter().all(|quantity| quantity.event) {
                text += translated(
                    " A band is no single trial: it says where trials are at that moment. Where they end in two \
                     heaps, none of them is near the mean.",
                );
            }
            parts.push((say!("Lines and bands"), text));
        }
        if let Some(outcome) = figures.outcome(0) {
            parts.push((outcome.title(), bars(&outcome)));
            parts.push((say!("The number after ±"), uncertainty(&outcome)));
        }
        parts.push((say!("The rule"), translated(scenario.rule()).to_owned()));
        parts.push((say!("Why this is exact"), exact(scenario)));
        let seen = |(title, text): (String, String)| Explained {
            title,
            text: explained_text(&text, scenario.terms()),
        };
        parts.into_iter().map(seen).collect()
    }

    fn trials_explained(&self, scenario: &dyn Scenario) -> String {
        let trials = grouped(self.statistics.first().map_or(0, |case| case.trials) as i64);
        let one = translated(scenario.one_trial());
        if self.shapes.len() > 1 {
            say!(
                "{one} All have the same rule and other random numbers; what is shown sums up {trials} of \
                 them for each of {cases} cases.",
                one,
                trials,
                cases = grouped(self.shapes.len() as i64),
            )
        } else {
            say!(
                "{one} All have the same rule and other random numbers; what is shown sums up {trials} of \
                 them.",
                one,
                trials,
            )
        }
    }

    fn sweep_note(&self) -> Option<String> {
        if self.shapes.len() < 2 {
            return None;
        }
        let note = self.figures().sweep()?.note();
        (!note.is_empty()).then_some(note)
    }
}

/// What the bars of a histogram hold.
fn bars(figure: &OutcomeFigure<'_>) -> String {
    let quantity = &figure.shape.outcomes[figure.outcome];
    let mut text = if quantity.event {
        say!("Each bar is the share of the trials in which it happened, or did not.")
    } else {
        say!(
            "Each bar counts the trials that end in its range: the taller, the more of them. How wide the \
             bars spread is how much single trials differ."
        )
    };
    if let Some(share) = figure.share
        && !quantity.event
    {
        text += &say!(
            " The bars in the other colour are what is asked for: {meaning}.",
            meaning = share.meaning(figure.shape)
        );
    }
    text
}

/// What ± means, and what a reader may conclude from it: of the share that is asked for, or else of the
/// mean.
fn uncertainty(figure: &OutcomeFigure<'_>) -> String {
    let Statistics {
        trials, outcomes, ..
    } = figure.statistics;
    let trials = *trials;
    let outcome = &outcomes[figure.outcome];
    let quantity = &figure.shape.outcomes[figure.outcome];
    let share = match figure.share {
        Some(share) => Some(share.of(figure.statistics)),
        None if quantity.event => Some(outcome.mean),
        None => None,
    };
    let (result, value, error, percent) = if let Some(share) = share {
        let error = share_error(share, trials);
        let result = share_words(share, trials);
        (result, 100.0 * share, 100.0 * error, " %")
    } else {
        let error = outcome.known_error();
        (plus_minus(outcome.mean, error), outcome.mean, error, "")
    };
    let mut text =
        say!("It is one standard error: how well a result is known from so many trials.");
    // From no difference between trials nothing follows, and near 0 and 1 this is no way to tell a range.
    let known = error.is_finite() && error > 0.0;
    let inside = share.is_none_or(|_| value > 2.0 * error && value + 2.0 * error < 100.0);
    if known && inside {
        // As the reader would work it out from the result as it is written.
        let decimals = decimals_for(error);
        let scale = libm::pow(10.0, decimals as f64);
        let written = |value: f64| libm::round(value * scale) / scale;
        let (value, error) = (written(value), written(error));
        let number = |value: f64| format!("{}{percent}", decimal(value, decimals));
        text += &say!(
            " Here {result}: other random numbers would give another result, and infinitely many trials the \
             true one. Two of three times the truth lies between {near_low} and {near_high}, 19 of 20 times \
             between {low} and {high}. So much may be concluded, and no more.",
            result,
            near_low = number(value - error),
            near_high = number(value + error),
            low = number(value - 2.0 * error),
            high = number(value + 2.0 * error),
        );
    }
    text += translated(" Four times as many trials halve it.");
    if share.is_none() && known {
        let deviation = libm::sqrt(outcome.variance);
        text += &say!(
            " It does not say how much single trials differ: that is their standard deviation, {deviation} \
             here, and it stays as it is however many there are.",
            deviation = decimal(deviation, decimals_for(deviation / 10.0)),
        );
    }
    text
}

/// Why the numbers are what the rule gives, and the same everywhere.
fn exact(scenario: &dyn Scenario) -> String {
    let everywhere = say!(
        "The trials have numbers. Trial 17 of a link is the same on every machine, with any number of \
         threads; cases that are compared share their random numbers, so that their difference is often \
         better known than either of them."
    );
    match translated(scenario.exact()) {
        "" => everywhere,
        exact => format!("{exact} {everywhere}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::{Experiment, exercises};
    use crate::results::Results;
    use crate::run::Run;
    use crate::scenario::SCENARIOS;

    fn seeing(link: &str) -> Vec<(String, String)> {
        let experiment = Experiment::from_link(link).0;
        let mut run = Run::new(&experiment);
        run.advance(u64::MAX);
        let results = Results {
            trials: vec![run.trials()],
            summaries: run.summaries().to_vec(),
            experiment,
        };
        let plain = |text: &[Phrase]| text.iter().map(|phrase| &*phrase.text).collect();
        let parts = Sight::new(&results).seeing().into_iter();
        parts.map(|part| (part.title, plain(&part.text))).collect()
    }

    fn part<'a>(all: &'a [(String, String)], title: &str) -> &'a str {
        let found = all.iter().find(|(known, _)| known == title);
        found.map_or("", |(_, text)| text)
    }

    #[test]
    fn what_may_be_concluded_is_told_in_the_numbers_at_hand() {
        let all = seeing("?scenario=dice-mean&numDice=1&numTrials=1000");
        let text = part(&all, "The number after ±");
        assert!(text.contains("Here 2.45 ± 0.04"), "{text}");
        assert!(text.contains("between 2.41 and 2.49"), "{text}");
        assert!(text.contains("between 2.37 and 2.53"), "{text}");
        assert!(text.contains("standard deviation, 1.41 here"), "{text}");
    }

    #[test]
    fn a_share_is_concluded_in_percent_and_only_where_that_holds() {
        let all = seeing("?scenario=birthday&numTrials=500");
        let text = part(&all, "The number after ±");
        assert!(text.contains("Here 43 % ± 2 %"), "{text}");
        assert!(text.contains(" % and "), "{text}");
        // Of 20 rolls none shows it: no range is made of that.
        let all = seeing("?scenario=dice&numTrials=20");
        let text = part(&all, "The number after ±");
        assert!(!text.contains("between"), "{text}");
    }

    #[test]
    fn lines_are_explained_where_there_are_some() {
        let usual = seeing("?numTrials=20&numStepsBeforeDrug=5&numStepsAfterDrug=5");
        assert!(part(&usual, "A trial").contains("one patient"));
        assert!(part(&usual, "Lines and bands").contains("A band is no single trial"));
        assert!(part(&usual, "Where the trials end").contains("50 viruses or fewer"));
        assert_eq!(part(&usual, "The overview"), "");
        let at_once = seeing("?scenario=dice-mean&numTrials=20");
        assert_eq!(part(&at_once, "Lines and bands"), "");
        let sweep = seeing("?scenario=dice-mean&numTrials=20&numDice=1,50");
        assert!(!part(&sweep, "The overview").is_empty());
        assert!(part(&sweep, "A trial").contains("2 cases"));
    }

    #[test]
    fn every_exercise_is_explained() {
        for scenario in SCENARIOS {
            for (preset, experiment) in exercises(*scenario) {
                let all = seeing(&experiment.with_trials(2).link());
                assert!(all.len() >= 5, "{preset:?}");
                for (title, text) in all {
                    assert!(text.ends_with('.'), "{preset:?}: {title}: {text}");
                    assert!(!text.contains("NaN"), "{preset:?}: {title}: {text}");
                }
            }
        }
    }
}
