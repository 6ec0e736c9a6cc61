//! Experiments: scenario, parameters, trials and seed, valid by construction.

mod draft;
mod enough;
mod everywhere;
mod exercise;
mod grid;
mod identity;
mod link;
mod list;
mod problem;
mod program_address;
mod theory;
mod tracker;
mod words;

pub use draft::{CALL, Draft, PROGRAM};
pub use enough::{milestone_after, rows_together};
pub use everywhere::{EVERYWHERE, FIRST_TRIAL, NUM_TRIALS, SEED, STANDARD_ERROR};
pub use exercise::{exercises, preset_link};
pub use link::seed_without_ending;
pub use problem::Problem;
pub use program_address::{joined, parted};
pub use theory::Theory;

use std::ops::Range;

use crate::param::{Param, Value, Values};
use crate::scenario::{Expected, Gives, Scenario, Share, Words, heaps_words};
use crate::sim::{Model, Seed, Shape, Statistics};

/// The version of links that is written. Older ones stay readable for ever.
const LINK_VERSION: &str = "1";

/// The most cases of one experiment.
pub const MOST_CASES: usize = 100;

/// A scenario with legal parameters, a number of trials and a seed.
///
/// It is valid by construction: what was wrong with a link is a problem, and something legal is used.
///
/// ```
/// use many_trials::experiment::Experiment;
///
/// let (experiment, problems) = Experiment::from_link("?scenario=dice&numDice=2,0&numTrials=100");
/// assert_eq!(
///     problems[0].message,
///     "numDice takes a whole number from 1 to 10,000, not “0”; 1 is used."
/// );
/// assert_eq!(experiment.cases().len(), 2);
/// assert_eq!(experiment.case_label(1), "numDice = 1");
/// assert_eq!(
///     experiment.link(),
///     "?v=1&scenario=dice&numDice=2,1&numFaces=6&numTrials=100&seed=7"
/// );
/// ```
#[derive(Clone)]
pub struct Experiment {
    scenario: &'static dyn Scenario,
    values: Vec<(&'static str, Vec<Value>)>,
    cases: Vec<Values>,
    first_trial: u64,
    num_trials: u64,
    target: Option<f64>,
    seed: String,
}

impl Experiment {
    /// The scenario.
    #[must_use]
    pub fn scenario(&self) -> &'static dyn Scenario {
        self.scenario
    }

    /// Each parameter with its value, or with its values where it is swept.
    #[must_use]
    pub fn values(&self) -> &[(&'static str, Vec<Value>)] {
        &self.values
    }

    /// The parameters that are swept.
    pub fn swept(&self) -> impl Iterator<Item = &'static Param> + '_ {
        let lists = self.scenario.params().iter().zip(&self.values);
        lists
            .filter(|(_, (_, values))| values.len() > 1)
            .map(|(param, _)| param)
    }

    /// Every combination of swept values; the last parameter changes fastest. At least one.
    #[must_use]
    pub fn cases(&self) -> &[Values] {
        &self.cases
    }

    /// The call that a trial of a case makes, if it is of a visitor's own program.
    #[must_use]
    pub fn call(&self, case: usize) -> Option<String> {
        Some(self.scenario.own()?.call_of(&self.cases[case]))
    }

    /// The same experiment of a visitor's own program, of which is known what each case observes.
    #[must_use]
    pub fn giving<'a>(&self, shapes: impl IntoIterator<Item = &'a Shape>) -> Self {
        let Some(own) = self.scenario.own() else {
            return self.clone();
        };
        let calls = self.cases.iter().map(|values| own.call_of(values));
        let gives = Gives::of(calls.zip(shapes));
        Experiment {
            scenario: own.giving(&gives),
            ..self.clone()
        }
    }

    /// The model of a case.
    #[must_use]
    pub fn model(&self, case: usize) -> Box<dyn Model> {
        self.scenario.model(&self.cases[case])
    }

    /// The share of trials that the exercise asks for in a case, if it does.
    #[must_use]
    pub fn share(&self, case: usize) -> Option<Share> {
        self.scenario.share(&self.cases[case])
    }

    /// What came out of a case, which observes this, in one sentence, and in another one if its trials
    /// lie in two heaps. Of no trials there is nothing to say yet.
    #[must_use]
    pub fn headline(&self, case: usize, shape: &Shape, statistics: &Statistics) -> Vec<Words> {
        if statistics.trials == 0 {
            return Vec::new();
        }
        let mut words = self.scenario.sentence(&self.cases[case], statistics);
        if self.scenario.tells_heaps() {
            return words;
        }
        let asked = self.share(case);
        let outcome = asked.map_or(0, |share| share.outcome);
        words.extend(heaps_words(shape, statistics, outcome, asked).unwrap_or_default());
        words
    }

    /// What theory says that a case gives; of many cases see [`Theory`].
    #[must_use]
    pub fn expected(&self, case: usize) -> Expected {
        self.scenario.expected(&self.cases[case])
    }

    /// How many trials each case has.
    #[must_use]
    pub fn num_trials(&self) -> u64 {
        self.num_trials
    }

    /// The numbers of its trials.
    #[must_use]
    pub fn trials(&self) -> Range<u64> {
        self.first_trial..self.first_trial + self.num_trials
    }

    /// The same experiment with another seed.
    #[must_use]
    pub fn with_seed(&self, seed: &str) -> Self {
        Experiment {
            seed: seed.to_owned(),
            ..self.clone()
        }
    }

    /// The same experiment with other trials.
    #[must_use]
    pub fn with_range(&self, trials: Range<u64>) -> Self {
        Experiment {
            first_trial: trials.start,
            num_trials: trials.end - trials.start,
            // Whether there are enough trials can only be told from the first one on.
            target: self.target.filter(|_| trials.start == 0),
            ..self.clone()
        }
    }

    /// The standard error at which there are enough trials, if one is asked for.
    #[must_use]
    pub fn target(&self) -> Option<f64> {
        self.target
    }

    /// The same experiment with all its trials, however precise fewer are.
    #[must_use]
    pub fn without_target(&self) -> Self {
        Experiment {
            target: None,
            ..self.clone()
        }
    }

    /// The experiment of one of the cases alone.
    #[must_use]
    pub fn case(&self, case: usize) -> Self {
        let values = self.cases[case].clone();
        Experiment {
            values: values
                .iter()
                .map(|(key, value)| (key, vec![value]))
                .collect(),
            cases: vec![values],
            ..self.clone()
        }
    }

    /// The seed as text.
    #[must_use]
    pub fn seed_text(&self) -> &str {
        &self.seed
    }

    /// The seed of the random streams.
    #[must_use]
    pub fn seed(&self) -> Seed {
        Seed::from_text(&self.seed)
    }

    /// The same experiment with another number of trials.
    #[must_use]
    pub fn with_trials(&self, num_trials: u64) -> Self {
        Experiment {
            num_trials,
            ..self.clone()
        }
    }

    /// What tells a case from the others: the swept parameters and their values.
    #[must_use]
    pub fn case_label(&self, case: usize) -> String {
        let parts: Vec<String> = self
            .swept()
            .map(|Param { key, .. }| format!("{key} = {}", self.cases[case].get(key)))
            .collect();
        parts.join(", ")
    }
}
