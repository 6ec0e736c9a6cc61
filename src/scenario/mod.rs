//! The scenarios: one module each, one line each in the registry.

mod balls;
mod birthday;
mod dice;
mod dice_mean;
mod dice_runs;
mod drunks;
mod handle;
mod inputs;
mod misreadings;
mod monty_hall;
mod one_drug;
mod own;
mod patients;
mod pi;
mod rabbits_and_foxes;
mod robots;
mod room;
mod roulette;
mod shares;
mod terms;
mod two_drugs;
mod two_heaps;
mod viruses;
mod without_drug;

pub use handle::Handle;
pub use misreadings::{Chain, Misreading, Program};
pub use own::{Gives, MOST_BYTES, OWN, Observed, Own, Untaken, packed, unpacked};
pub use shares::{share_alone, share_in_short, share_interval_words, share_words};
pub use terms::{EVERYBODYS_TERMS, Term};
pub use two_heaps::heaps_words;

use crate::language::{say, translated};
use crate::param::{Param, Refusal, Values, decimal_at_most};
use crate::sim::{Model, Shape, Statistics};

/// Every scenario there is. The first opens when a link names none.
pub static SCENARIOS: &[&dyn Scenario] = &[
    &one_drug::OneDrug,
    &without_drug::WithoutDrug,
    &two_drugs::TwoDrugs,
    &robots::Robots,
    &drunks::Drunks,
    &rabbits_and_foxes::RabbitsAndFoxes,
    &roulette::Roulette,
    &pi::Pi,
    &birthday::Birthday,
    &dice_runs::DiceRuns,
    &dice::Dice,
    &dice_mean::DiceMean,
    &balls::Balls,
    &monty_hall::MontyHall,
];

/// One kind of stochastic experiment: its parameters, its model, its words. Definitions are English;
/// whoever shows them to a person translates them.
pub trait Scenario: Sync {
    /// The name in links.
    fn key(&self) -> &'static str;

    /// The name a person reads.
    fn title(&self) -> &'static str;

    /// Rises whenever a change alters results: links tell which version made their numbers.
    fn version(&self) -> u32;

    /// What it asks, as somebody would who knows nothing of the course.
    fn question(&self) -> &'static str;

    /// What is tried, and why chance has to be: two lines in plain words.
    fn story(&self) -> &'static str;

    /// What one trial is, in a sentence.
    fn one_trial(&self) -> &'static str;

    /// The words of the field in its texts, explained.
    fn terms(&self) -> &'static [Term] {
        &[]
    }

    /// The rule that is simulated, in a few sentences.
    fn rule(&self) -> &'static str;

    /// Why a model that is not the course's own program gives exactly its results; empty where it
    /// does what the rule says, step by step.
    fn exact(&self) -> &'static str {
        ""
    }

    /// The parameters, in the order of a form.
    fn params(&self) -> &'static [Param];

    /// The course exercises that it answers.
    fn presets(&self) -> &'static [Preset];

    /// Mends values that are legal one by one but not together, and says so.
    fn settle(&self, _values: &mut Values) -> Vec<Refusal> {
        Vec::new()
    }

    /// The model of a case. Values come from an experiment and are legal.
    fn model(&self, values: &Values) -> Box<dyn Model>;

    /// Regions of steps with a name, such as the time under a drug.
    fn marks(&self, _values: &Values) -> Vec<Mark> {
        Vec::new()
    }

    /// Which values can be taken hold of in the figure of the series.
    fn handles(&self, _values: &Values) -> Vec<Handle> {
        Vec::new()
    }

    /// The share of trials that the exercise asks for, if it does.
    fn share(&self, _values: &Values) -> Option<Share> {
        None
    }

    /// Two outcomes that are a place in a plane, if there are such.
    fn place(&self) -> Option<(usize, usize)> {
        None
    }

    /// What theory says that a case gives, where it says something.
    fn expected(&self, _values: &Values) -> Expected {
        Expected::default()
    }

    /// The same experiment as a part of a Python 3 program, to be read: functions on counts and states,
    /// with the rules beside the lines that follow them. Its `trial(rng, …)` takes every parameter by its
    /// key and returns the value of each outcome by its key, in the outcome's own unit. Nothing but the
    /// standard library; modules are imported at the top, one a line. No class, and no name that the
    /// course grades: nobody shall have a solution to hand in.
    fn python(&self) -> &'static str;

    /// Readings of the rules that programs are known to have and the exercise does not mean.
    fn misreadings(&self) -> &'static [Misreading] {
        &[]
    }

    /// What the course's own program takes, where it was measured.
    fn course_program(&self) -> Option<CourseProgram> {
        None
    }

    /// Whether its sentence tells two heaps itself, where a mean describes neither.
    fn tells_heaps(&self) -> bool {
        false
    }

    /// The result of a case in one sentence.
    fn sentence(&self, values: &Values, statistics: &Statistics) -> Vec<Words>;

    /// The visitor's own program, if it is one: its trials run in Python.
    fn own(&self) -> Option<&Own> {
        None
    }

    /// What cases are compared by, with the number of one of them, as the beginning of a sentence: the share
    /// that the exercise asks for, if it has a name, or else the mean of the first outcome.
    fn compared(&self, number: &str) -> String;
}

/// A course exercise: a scenario with the exercise's own parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Preset {
    /// Where in the course: "Problem set 3, problem 4".
    pub exercise: &'static str,
    /// The exercise's title.
    pub title: &'static str,
    /// What differs from the defaults, as in a link; may be empty.
    pub query: &'static str,
}

/// A region of steps with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The first step's predecessor: the region begins at this point of the axis.
    pub after: usize,
    /// What a figure writes into it.
    pub label: String,
}

/// What theory says: drawn as thin lines beside what the trials gave.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Expected {
    /// For each series its expected value at each point; none or an empty one where there is no
    /// formula.
    pub series: Vec<Vec<f64>>,
    /// For each outcome its expected value, if there is a formula.
    pub outcomes: Vec<Option<f64>>,
    /// The expected share of trials, if one is asked for and there is a formula.
    pub share: Option<f64>,
}

impl Expected {
    /// The expected value of an outcome, if there is a formula.
    #[must_use]
    pub fn outcome(&self, outcome: usize) -> Option<f64> {
        self.outcomes.get(outcome).copied().flatten()
    }
}

/// A share of trials by an outcome: those on one side of a value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// The outcome's place in the shape.
    pub outcome: usize,
    /// What counts.
    pub side: Side,
    /// What it is called: "in remission". May be empty: then the side says it all.
    pub label: &'static str,
}

/// One side of a value, which is included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Side {
    /// The value or less.
    AtMost(f64),
    /// The value or more.
    AtLeast(f64),
}

impl Side {
    /// The value that it ends at.
    #[must_use]
    pub fn value(self) -> f64 {
        let (Side::AtMost(value) | Side::AtLeast(value)) = self;
        value
    }
}

impl Share {
    /// The share of the trials behind some statistics.
    #[must_use]
    pub fn of(&self, statistics: &Statistics) -> f64 {
        let outcome = &statistics.outcomes[self.outcome];
        match self.side {
            Side::AtMost(value) => outcome.share_at_most(value, statistics.trials),
            Side::AtLeast(value) => outcome.share_at_least(value, statistics.trials),
        }
    }

    /// What counts, in words: "50 viruses or fewer"; of an event, "Wins: yes".
    #[must_use]
    pub fn meaning(&self, shape: &Shape) -> String {
        let quantity = &shape.outcomes[self.outcome];
        let (Side::AtMost(value) | Side::AtLeast(value)) = self.side;
        if quantity.event {
            let outcome = translated(quantity.label);
            return match self.side {
                Side::AtMost(_) => say!("{outcome}: no", outcome),
                Side::AtLeast(_) => say!("{outcome}: yes", outcome),
            };
        }
        let number = decimal_at_most(value, quantity.decimals());
        let amount = match translated(quantity.unit) {
            "" => number,
            unit => format!("{number} {unit}"),
        };
        match self.side {
            Side::AtMost(_) if quantity.per == 1.0 => say!("{amount} or fewer", amount),
            Side::AtMost(_) => say!("{amount} or less", amount),
            Side::AtLeast(_) => say!("{amount} or more", amount),
        }
    }

    /// What it is called, in any case.
    #[must_use]
    pub fn name(&self, shape: &Shape) -> String {
        if self.label.is_empty() {
            self.meaning(shape)
        } else {
            translated(self.label).to_owned()
        }
    }
}

/// What a public solution in the course's Python takes for a trial of the scenario's default values,
/// one virus after another. The saved programs count viruses and are faster.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CourseProgram {
    /// Seconds a trial, one after another.
    pub seconds: f64,
    /// Seconds a trial, with `multiprocessing.Pool(2)` on two cores.
    pub seconds_with_pool: f64,
    /// On what it was measured.
    pub measured: &'static str,
}

/// A part of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Words {
    /// As it is.
    Plain(String),
    /// A result, to be set in bold.
    Strong(String),
    /// A value of the experiment, which can be changed where it stands.
    Input {
        /// The key of the parameter.
        param: String,
        /// What is said.
        text: String,
        /// How much more that is than the parameter.
        more: i64,
    },
}

/// Splits a text into words: what stands between asterisks is a result, and values of the experiment are
/// those of [`inputs`].
#[must_use]
pub fn words(text: &str) -> Vec<Words> {
    text.split('*')
        .enumerate()
        .filter(|(_, part)| !part.is_empty())
        .flat_map(|(i, part)| {
            if i % 2 == 0 {
                inputs::with_inputs(part)
            } else {
                vec![Words::Strong(part.to_owned())]
            }
        })
        .collect()
}

/// The scenario with a name.
#[must_use]
pub fn find(key: &str) -> Option<&'static dyn Scenario> {
    SCENARIOS
        .iter()
        .copied()
        .find(|scenario| scenario.key() == key)
}
