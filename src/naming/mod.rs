//! What a wrong result looks like: other values of the parameters and other readings of the rules,
//! run at the values at hand and compared with someone's own numbers.
//!
//! How it is used: [`Naming::new`] takes the scenario, the values and what was [`Seen`]. Then
//! [`Naming::advance`] runs some trials of the candidates at a time, so that a page can look at its
//! clock in between; few trials send most candidates away, and only those that are left get many.
//! Once [`Naming::is_finished`], [`Naming::names`] has at most three names, the likeliest first, and
//! [`sentence`] says them: “This looks like numStepsBeforeDrug = 75.” Whoever has no time to finish
//! has no names: ask [`Naming::is_finished`]. [`Naming::finish`] does it all at once.
//!
//! A name is told only if the rules themselves do not fit, if its own distribution is not rejected and
//! fits not much worse than the best, and if not too many do. Values come before readings. Ask once a
//! result “differs”.
//!
//! What a misreading gives at some values, for the question what a test could have seen:
//! [`misreadings`], each to be advanced with [`seed`]; then [`Candidate::outcome`],
//! [`Candidate::curve`], and [`What::words`] for what it does.

mod candidate;
mod seen;
mod tally;
mod values;
mod words;

pub use candidate::{Candidate, What};
pub use seen::Seen;
pub use words::sentence;

use crate::param::Values;
use crate::scenario::Scenario;
use crate::sim::Seed;

/// More names than this are no hint: the best are told.
const MOST_NAMES: usize = 3;
/// What looks like more than this looks like nothing.
const MOST_FITTING: usize = 5;
/// A candidate whose numbers differ as much as this by chance alone is not rejected.
const FITS: f64 = 0.005;
/// Of those that fit, these fit so much worse than the best that they are not told.
const CLEARLY: f64 = 20.0;
/// The rules themselves are not suspected as long as they explain the numbers so well.
const RIGHT: f64 = 1e-3;
/// After few trials only what can hardly ever fit is sent away: results are tested with what both
/// samples have in common, but a mean curve with nothing but the candidate's own spread, and few
/// trials may have missed the rare ones that make it.
const HOPELESS: [f64; 2] = [1e-4, 1e-12];

/// What a result looks like.
#[derive(Debug, Clone, PartialEq)]
pub struct Name {
    /// The values or the reading.
    pub what: What,
    /// How likely such a program is to differ from its own distribution as much as the numbers do.
    pub chance: f64,
}

/// Someone's own numbers being compared with what candidates give.
pub struct Naming {
    seen: Seen,
    seed: Seed,
    right: Candidate,
    /// How many trials the right program and whatever comes to the end has.
    enough: u64,
    /// Those that may still be it.
    candidates: Vec<Candidate>,
    /// How many trials each of them has when it is judged next, and after that.
    stages: Vec<u64>,
    names: Vec<Name>,
    fitting: usize,
}

impl Naming {
    /// Nothing compared yet. The values are those of a case of an experiment.
    #[must_use]
    pub fn new(scenario: &'static dyn Scenario, values: &Values, seen: Seen) -> Self {
        let right = Candidate::right(scenario, values);
        let own = seen.trials();
        let steps = seen.is_curve().then(|| right.shape().steps);
        let mut candidates = values::others(scenario, values, own, steps);
        candidates.extend(misreadings(scenario, values, own));
        let enough = (2 * own).clamp(400, 3000);
        Naming {
            seen,
            seed: seed(),
            right,
            enough,
            candidates,
            stages: vec![enough, 150, 30],
            names: Vec::new(),
            fitting: 0,
        }
    }

    /// Whether there is nothing left to compare.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        self.stages.is_empty()
    }

    /// Runs at most `most` trials, at least one. First those of the right program: where that fits,
    /// nothing else is looked for.
    pub fn advance(&mut self, most: u64) {
        let Some(stage) = self.stages.last().copied() else {
            return;
        };
        let most = most.max(1);
        if self.right.trials() < self.enough {
            let trials = (self.enough - self.right.trials()).min(most);
            self.right.advance(&self.seed, trials);
            if self.right.trials() == self.enough && self.seen.chance(&self.right) >= RIGHT {
                self.stages.clear();
            }
            return;
        }
        let mut left = most;
        for candidate in &mut self.candidates {
            let trials = candidate.lacks(stage).min(left);
            candidate.advance(&self.seed, trials);
            left -= trials;
        }
        if self
            .candidates
            .iter()
            .all(|candidate| candidate.lacks(stage) == 0)
        {
            self.stages.pop();
            self.judge();
        }
    }

    /// Runs all trials that it takes.
    pub fn finish(&mut self) {
        while !self.is_finished() {
            self.advance(u64::MAX);
        }
    }

    /// What the numbers look like: values, then readings. None before it is finished, or where
    /// nothing fits or too much.
    #[must_use]
    pub fn names(&self) -> &[Name] {
        &self.names
    }

    /// How many candidates fit, once it is finished: where there are no names, because there are none
    /// or too many.
    #[must_use]
    pub fn fitting(&self) -> usize {
        self.fitting
    }

    /// Sends those away that do not fit, and at the end names those that do.
    fn judge(&mut self) {
        let least = match (self.is_finished(), self.seen.is_curve()) {
            (true, _) => FITS,
            (false, false) => HOPELESS[0],
            (false, true) => HOPELESS[1],
        };
        let all = std::mem::take(&mut self.candidates);
        let mut fits: Vec<(f64, Candidate)> = all
            .into_iter()
            .map(|candidate| (self.seen.chance(&candidate), candidate))
            .filter(|(chance, candidate)| {
                // Of chains too few were run before the end to send one away: see [`Candidate::lacks`].
                *chance >= least || !self.is_finished() && candidate.is_chained()
            })
            .collect();
        let best = fits.iter().map(|(chance, _)| *chance).fold(0.0, f64::max);
        if self.is_finished() {
            fits.retain(|(chance, _)| chance * CLEARLY >= best);
            self.fitting = fits.len();
            if fits.len() > MOST_FITTING {
                return;
            }
            let mut chances: Vec<f64> = fits.iter().map(|(chance, _)| *chance).collect();
            chances.sort_by(|one, other| other.total_cmp(one));
            let least = chances.get(MOST_NAMES - 1).copied().unwrap_or(0.0);
            let name = |(chance, candidate): (f64, Candidate)| Name {
                what: candidate.what().clone(),
                chance,
            };
            let best = fits.into_iter().filter(|(chance, _)| *chance >= least);
            self.names = best.take(MOST_NAMES).map(name).collect();
            return;
        }
        self.candidates = fits.into_iter().map(|(_, candidate)| candidate).collect();
        self.forget_twins();
        if self.candidates.is_empty() {
            self.stages.clear();
        }
    }

    /// Some readings are nothing but other values, and give the same trials: words say more.
    fn forget_twins(&mut self) {
        let all = std::mem::take(&mut self.candidates);
        let is_reading = |candidate: &Candidate| matches!(candidate.what(), What::Misreading(_));
        let (readings, mut values): (Vec<_>, Vec<_>) = all.into_iter().partition(is_reading);
        values.retain(|candidate| {
            let twin = |reading: &Candidate| reading.batches() == candidate.batches();
            !readings.iter().any(twin)
        });
        self.candidates = values.into_iter().chain(readings).collect();
    }
}

/// The programs that misread a scenario's rules, at some values, for someone who runs so many trials.
#[must_use]
pub fn misreadings(
    scenario: &'static dyn Scenario,
    values: &Values,
    trials: u64,
) -> Vec<Candidate> {
    let all = scenario.misreadings().iter();
    all.filter_map(|misreading| Candidate::misread(misreading, values, trials))
        .collect()
}

/// The seed of all candidates' trials: another one than an experiment has, so that its trials are
/// none of theirs.
#[must_use]
pub fn seed() -> Seed {
    Seed::from_text("what a wrong result looks like")
}
