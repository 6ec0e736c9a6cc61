//! What theory says of the experiments that were looked at lately: worked out in pieces, so that nobody
//! waits for it, and remembered.

use std::rc::Rc;

use crate::experiment::{Experiment, Theory};
use crate::scenario::Expected;

/// So many experiments: the one that is shown, and some that were.
const REMEMBERED: usize = 6;

/// What theory says, the newest first.
#[derive(Default)]
pub(super) struct Theories {
    known: Vec<Known>,
}

/// What theory says of an experiment, or what there is of it.
enum Known {
    InPart(Theory),
    All(Theory, Rc<[Expected]>),
}

impl Theories {
    /// What theory says of every case; none while it is not worked out, and then each call goes on with
    /// it, by a case at least and while there is time.
    pub(super) fn of(
        &mut self,
        experiment: &Experiment,
        is_time_left: impl FnMut() -> bool,
    ) -> Option<Rc<[Expected]>> {
        let place = self.known.iter().position(|known| match known {
            Known::InPart(theory) | Known::All(theory, _) => theory.is_of(experiment),
        });
        let known = match place.map(|place| self.known.remove(place)) {
            Some(Known::All(theory, expected)) => Known::All(theory, expected),
            Some(Known::InPart(theory)) => worked_out(theory, is_time_left),
            None => worked_out(Theory::of(experiment), is_time_left),
        };
        let expected = match &known {
            Known::All(_, expected) => Some(Rc::clone(expected)),
            Known::InPart(_) => None,
        };
        self.known.insert(0, known);
        self.known.truncate(REMEMBERED);
        expected
    }
}

fn worked_out(mut theory: Theory, is_time_left: impl FnMut() -> bool) -> Known {
    theory.work_out(is_time_left);
    match theory.cases().map(Rc::from) {
        Some(expected) => Known::All(theory, expected),
        None => Known::InPart(theory),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn birthday(people: usize) -> Experiment {
        let link = format!("?scenario=birthday&numPeople={people},{}", people + 1);
        Experiment::from_link(&link).0
    }

    #[test]
    fn what_is_not_worked_out_goes_on_where_it_was() {
        let mut theories = Theories::default();
        let experiment = birthday(5);
        assert!(theories.of(&experiment, || false).is_none());
        assert!(theories.of(&birthday(9), || false).is_none());
        let all = theories.of(&experiment, || false).expect("the second case");
        assert_eq!(all.len(), 2);
        // What is known is the same one, without another look.
        let again = theories.of(&experiment, || unreachable!());
        assert!(again.is_some_and(|again| Rc::ptr_eq(&all, &again)));
    }

    #[test]
    fn the_oldest_is_forgotten() {
        let mut theories = Theories::default();
        let experiments: Vec<Experiment> = (0..=REMEMBERED).map(|i| birthday(3 * i + 5)).collect();
        for experiment in &experiments {
            assert!(theories.of(experiment, || true).is_some());
        }
        assert!(theories.of(&experiments[0], || false).is_none());
        assert!(theories.of(&experiments[REMEMBERED], || false).is_some());
    }
}
