//! What theory says of the cases of an experiment: of many it can take a second, so it is worked out
//! piece by piece.

use super::Experiment;
use crate::param::Values;
use crate::scenario::{Expected, Scenario};

/// What theory says of each case, as far as it is worked out.
pub struct Theory {
    scenario: &'static dyn Scenario,
    cases: Vec<Values>,
    known: Vec<Expected>,
}

impl Theory {
    /// Nothing is worked out yet.
    #[must_use]
    pub fn of(experiment: &Experiment) -> Self {
        Theory {
            scenario: experiment.scenario(),
            cases: experiment.cases().to_vec(),
            known: Vec::new(),
        }
    }

    /// Whether it is about the cases of this experiment, whatever their trials are.
    #[must_use]
    pub fn is_of(&self, experiment: &Experiment) -> bool {
        self.scenario.key() == experiment.scenario().key() && self.cases == experiment.cases()
    }

    /// Works out the next case, and further ones while there is time.
    pub fn work_out(&mut self, mut is_time_left: impl FnMut() -> bool) {
        while let Some(case) = self.cases.get(self.known.len()) {
            self.known.push(self.scenario.expected(case));
            if !is_time_left() {
                break;
            }
        }
    }

    /// What it says of every case, once all are worked out: a part of a curve would mislead.
    #[must_use]
    pub fn cases(&self) -> Option<&[Expected]> {
        (self.known.len() == self.cases.len()).then_some(&self.known)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_worked_out_in_pieces_of_a_case() {
        let link = "?scenario=birthday&numPeople=5,10,15,20,25";
        let (experiment, _) = Experiment::from_link(link);
        let mut theory = Theory::of(&experiment);
        for _ in 0..4 {
            theory.work_out(|| false);
            assert_eq!(theory.cases(), None);
        }
        theory.work_out(|| false);
        let scenario = experiment.scenario();
        let all: Vec<Expected> = experiment
            .cases()
            .iter()
            .map(|case| scenario.expected(case))
            .collect();
        assert_eq!(theory.cases(), Some(all.as_slice()));
        let mut at_once = Theory::of(&experiment);
        at_once.work_out(|| true);
        assert_eq!(at_once.cases(), Some(all.as_slice()));
    }

    #[test]
    fn it_does_not_depend_on_trials() {
        let [one, more, other] = ["numTrials=1", "numTrials=5&seed=x", "numPeople=3"]
            .map(|query| Experiment::from_link(&format!("?scenario=birthday&{query}")).0);
        assert!(Theory::of(&one).is_of(&more));
        assert!(!Theory::of(&one).is_of(&other));
    }
}
