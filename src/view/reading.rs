//! A link as the page reads it: its canonical form, its values for the form, what had to be mended, and
//! what it becomes when somebody asks for more trials of it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::OwnReading;
use crate::experiment::{Draft, Experiment, NUM_TRIALS, STANDARD_ERROR, seed_without_ending};
use crate::language::{say, shown, translated};
use crate::param::grouped;

/// What a link means.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Reading {
    /// Its canonical form.
    pub link: String,
    /// The scenario's key.
    pub scenario: &'static str,
    /// The title of the exercise that it is, or else of the scenario.
    pub title: &'static str,
    /// Where in the course that is; empty if nowhere.
    pub exercise: &'static str,
    /// Every value by its parameter's key, as links write it.
    #[cfg_attr(test, ts(type = "Record<string, string>"))]
    pub values: BTreeMap<&'static str, String>,
    /// How many cases it has.
    pub cases: usize,
    /// How many cases and trials that makes, in words; empty of a single case.
    pub extent: String,
    /// What had to be mended.
    pub problems: Vec<FormProblem>,
    /// The visitor's own program, if it is one.
    pub program: Option<OwnReading>,
    /// What it may have been meant to be, if its end may be of the text around it.
    pub meant: Option<Meant>,
}

/// Another link that may have been meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Meant {
    /// Why, in a sentence.
    pub sentence: String,
    /// What a button says that opens it.
    pub label: String,
    /// Its canonical form.
    pub link: String,
}

impl Meant {
    fn of(link: &str, experiment: &Experiment) -> Option<Self> {
        let seed = seed_without_ending(link)?;
        let ending = experiment.seed_text().strip_prefix(seed.as_str())?;
        Some(Meant {
            sentence: say!(
                "The seed of this link ends with {ending}: if that is of the text around the link, it was another seed",
                ending = shown(ending),
            ) + ".",
            label: say!("Use the seed {seed}", seed = shown(&seed)),
            link: experiment.with_seed(&seed).link(),
        })
    }
}

/// Something that could not be taken as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FormProblem {
    /// The key that it belongs to.
    pub key: String,
    /// What was wrong, what is allowed, what is used.
    pub message: String,
}

impl Reading {
    /// What a link means.
    #[must_use]
    pub fn of(link: &str) -> Self {
        let draft = Draft::from_link(link);
        let meant = Meant::of(link, &draft.settle().0);
        Reading {
            meant,
            ..Reading::of_draft(&draft)
        }
    }

    /// A link of which so many trials are done, over all cases, with twice as many: all of them,
    /// whatever the precision that they have reached.
    #[must_use]
    pub fn with_more(link: &str, done: f64) -> Self {
        let draft = Draft::from_link(link);
        let cases = draft.settle().0.cases().len() as f64;
        let more = 2 * (done.max(0.0) / cases).round() as u64;
        Reading::of_draft(
            &draft
                .with(NUM_TRIALS.key, Some(&more.to_string()))
                .with(STANDARD_ERROR.key, None),
        )
    }

    fn of_draft(draft: &Draft) -> Self {
        let (experiment, problems) = draft.settle();
        let own = experiment.values().iter().map(|(key, list)| {
            let texts: Vec<String> = list.iter().map(ToString::to_string).collect();
            (*key, texts.join(","))
        });
        let everywhere = experiment.everywhere();
        let everywhere = everywhere.map(|(param, text)| (param.key, text));
        let scenario = experiment.scenario();
        let (exercise, title) = match experiment.exercise() {
            Some(preset) => (preset.exercise, preset.title),
            None => ("", scenario.title()),
        };
        let problems = problems.into_iter().map(|problem| FormProblem {
            key: problem.key,
            message: problem.message,
        });
        Reading {
            link: experiment.link(),
            scenario: scenario.key(),
            title: translated(title),
            exercise: translated(exercise),
            values: own.chain(everywhere).collect(),
            cases: experiment.cases().len(),
            extent: extent(&experiment),
            problems: problems.collect(),
            program: scenario.own().map(|own| OwnReading::of(own, &experiment)),
            meant: None,
        }
    }
}

/// How many cases and trials an experiment has, in words; nothing is said of a single case.
fn extent(experiment: &Experiment) -> String {
    let (cases, trials) = (
        experiment.cases().len() as i64,
        experiment.num_trials() as i64,
    );
    if cases < 2 {
        return String::new();
    }
    let all = grouped(cases * trials);
    let (cases, trials) = (grouped(cases), grouped(trials));
    say!(
        "{cases} cases of {trials} trials each: {all} in all.",
        cases,
        trials,
        all
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reading_has_every_value_as_links_write_it() {
        let reading = Reading::of("?clearProb=0.050,0.06&firstTrial=5&numTrials=7&seed=a b");
        let of = |key: &str| reading.values.get(key).map(String::as_str);
        assert_eq!(of("firstTrial"), Some("5"));
        assert_eq!(of("numTrials"), Some("7"));
        assert_eq!(of("standardError"), Some("0"));
        assert_eq!(of("seed"), Some("a b"));
        assert_eq!(of("clearProb"), Some("0.05,0.06"));
        assert_eq!(reading.cases, 2);
        assert_eq!(reading.extent, "2 cases of 7 trials each: 14 in all.");
        // Its own link reads as the same, without a word.
        let again = Reading::of(&reading.link);
        assert_eq!(again.values, reading.values);
        assert_eq!(again.problems, []);
    }

    #[test]
    fn a_seed_that_may_have_taken_up_a_mark_is_offered_without_it() {
        let reading = Reading::of("?numTrials=5&seed=small).");
        assert_eq!(reading.values["seed"], "small).");
        assert_eq!(reading.problems, []);
        let meant = reading.meant.expect("it may have been meant otherwise");
        assert!(meant.sentence.contains(")."), "{}", meant.sentence);
        assert_eq!(meant.link, Reading::of("?numTrials=5&seed=small").link);
        assert_eq!(Reading::of(&reading.link).meant, None, "{}", reading.link);
    }

    #[test]
    fn an_exercise_is_told_from_an_experiment_of_ones_own() {
        let usual = Reading::of("?scenario=one-drug");
        assert!(!usual.exercise.is_empty(), "{usual:?}");
        let own = Reading::of("?scenario=one-drug&clearProb=0.0512");
        assert!(own.exercise.is_empty(), "{own:?}");
    }

    #[test]
    fn what_had_to_be_mended_is_said_beside_its_parameter() {
        let reading = Reading::of("?scenario=one-drug&clearProb=7");
        let [problem] = &reading.problems[..] else {
            panic!("{:?}", reading.problems);
        };
        assert_eq!(problem.key, "clearProb");
        assert!(
            problem.message.ends_with("1 is used."),
            "{}",
            problem.message
        );
    }

    #[test]
    fn more_trials_are_twice_as_many_however_precise() {
        let link = "?scenario=one-drug&clearProb=0.05,0.06&numTrials=5000&standardError=2";
        let more = Reading::with_more(link, 200.0);
        assert_eq!(more.values["numTrials"], "200");
        assert_eq!(more.values["standardError"], "0");
        assert_eq!(more.problems, []);
        // Where trials began, more of them begin too.
        let part = Reading::with_more("?firstTrial=40&numTrials=10", 10.0);
        assert_eq!(
            (&*part.values["firstTrial"], &*part.values["numTrials"]),
            ("40", "20")
        );
        // There is an end, and it is told.
        let most = Reading::with_more("?numTrials=1000000000", 1e9);
        assert_eq!(most.values["numTrials"], "1000000000");
        assert_eq!(most.problems[0].key, "numTrials");
    }
}
