//! What in a link or form could not be taken as it was: a sentence for who goes on and one for who stops.

use crate::param::Refusal;

/// So many of the things that are wrong in the same way are told one by one.
pub(super) const TOLD: usize = 3;

/// Something in a link or form that could not be taken as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The key it belongs to.
    pub key: String,
    /// A sentence for a page, which goes on: what was wrong, what is allowed, what is used now.
    pub message: String,
    /// The same for who stops here and uses nothing: what was wrong, what is allowed.
    pub wrong: String,
}

impl Problem {
    /// What was wrong and what is allowed, a sentence that is not ended yet; and how it ends for who
    /// goes on all the same.
    pub(super) fn new(key: &str, wrong: &str, instead: &str) -> Self {
        Problem {
            key: key.to_owned(),
            message: format!("{wrong}; {instead}."),
            wrong: format!("{wrong}."),
        }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        Problem::new(refusal.key, &refusal.wrong, &refusal.instead())
    }
}

/// Every problem once, in the order in which they were met.
#[derive(Default)]
pub(super) struct Problems(Vec<Problem>);

impl Problems {
    pub(super) fn add(&mut self, problem: impl Into<Problem>) {
        let problem = problem.into();
        if !self.0.contains(&problem) {
            self.0.push(problem);
        }
    }

    /// In the order in which they were met.
    pub(super) fn all(self) -> Vec<Problem> {
        self.0
    }
}
