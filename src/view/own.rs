//! “Check my result”: the visitor's own numbers beside the trials, in words and over the figures.

use std::rc::Rc;

use serde::Serialize;

use super::own_work::{BesideParts, NumbersToName};
use super::{Named, Sight};
use crate::check::{Answer, Drawn, Kind, Own, Reference, Said};
use crate::figure::{self, last_moment};
use crate::grading::question;
use crate::language::{say, translated};
use crate::sim::{Distribution, Statistics};

/// What the visitor gave, and what is said of it.
#[derive(Default)]
pub(super) struct OwnNumbers {
    given: Option<Given>,
    own: Option<Rc<Own>>,
    answer: Option<Answer>,
    drawn: Option<OwnDrawn>,
    /// What stands beside the trials, once a worker ran it, and of which experiment.
    beside: Option<(Key, Rc<BesideParts>)>,
    /// What the numbers look like, and which numbers these are.
    looks: Option<(NumbersKey, String)>,
}

struct Given {
    text: Rc<str>,
    said: Said,
}

/// What figures draw.
enum OwnDrawn {
    Sample(usize, Box<Statistics>),
    Curve(Vec<(usize, f64)>),
}

/// What tells one experiment from another beside its trials: the link of the first of them.
type Key = String;

/// What tells numbers from others: their experiment, what they are, and how they were read.
#[derive(Debug, PartialEq, Eq)]
struct NumbersKey {
    beside: Key,
    kind: String,
    reading: String,
}

/// What the visitor gives: numbers as text, what they are, and of how many trials each is the mean.
#[derive(Debug, Clone, PartialEq, serde::Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OwnGiven {
    /// One of [`Sight::own_choices`]; empty to have it recognised.
    pub kind: String,
    /// Of how many trials each number is the mean; none if that is not said.
    pub trials: Option<f64>,
    /// The key of an offer that was taken; empty without one.
    pub pick: String,
}

/// What is said of the visitor's numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OwnScene {
    /// `agrees`, `doubtful`, `differs`, or `unclear` if there is a question.
    pub verdict: String,
    /// The verdict or the question.
    pub sentence: String,
    /// How it was found; may be empty.
    pub detail: String,
    /// What the test could have seen; may be empty.
    pub power: String,
    /// How the numbers were read; empty while that is the question.
    pub reading: String,
    /// What they may be too.
    pub offers: Vec<Named>,
    /// Whether it is asked of how many trials the numbers are.
    pub asks_trials: bool,
    /// What they look like; empty if like nothing known.
    pub hint: String,
}

impl OwnNumbers {
    /// What figures draw of it.
    pub(super) fn drawn(&self) -> Option<figure::Own<'_>> {
        match self.drawn.as_ref()? {
            OwnDrawn::Sample(outcome, statistics) => {
                Some(figure::Own::Sample(*outcome, statistics))
            }
            OwnDrawn::Curve(points) => Some(figure::Own::Curve(points)),
        }
    }
}

impl Sight {
    /// What one's own numbers can be.
    #[must_use]
    pub fn own_choices(&self) -> Vec<Named> {
        let question = question(&self.experiment);
        let shape = &question.shape;
        let moment = if shape.at_end {
            format!(" {}", last_moment(shape))
        } else {
            String::new()
        };
        let share = question.share.as_ref().map_or("", |share| &share.name);
        let any = Named {
            key: String::new(),
            label: translated("Recognise what they are").to_owned(),
        };
        let all = Kind::all(shape, question.cases, question.share.is_some());
        let each = all.into_iter().map(|kind| {
            let label = kind.label(shape, share);
            Named {
                label: match kind {
                    Kind::Results(_) => format!("{label}{moment}"),
                    _ => label,
                },
                key: kind.key(shape),
            }
        });
        std::iter::once(any).chain(each).collect()
    }

    /// Sets the visitor's own numbers; an empty text takes them away.
    pub fn give_own(&mut self, text: &str, given: OwnGiven) {
        let said = Said {
            kind: given.kind,
            trials: given
                .trials
                .filter(|trials| *trials >= 1.0)
                .map(|trials| trials as u64),
            pick: given.pick,
        };
        let text = (!text.is_empty()).then(|| text.into());
        self.own.given = text.map(|text| Given { text, said });
        self.own.looks = None;
        self.read_own();
        self.answer_own();
    }

    /// What is said of the visitor's own numbers; nothing if there are none.
    #[must_use]
    pub fn own_scene(&self) -> Option<OwnScene> {
        let answer = self.own.answer.as_ref()?;
        let looks = self.own.looks.as_ref();
        let looks = looks.filter(|(key, _)| *key == self.numbers_key(answer));
        let offers = answer.offers.iter().map(|offer| Named {
            key: offer.key.clone(),
            label: offer.label.clone(),
        });
        Some(OwnScene {
            verdict: answer.verdict.to_owned(),
            sentence: answer.sentence.clone(),
            detail: answer.detail.clone(),
            power: answer.power.clone(),
            reading: if answer.reading.is_empty() {
                String::new()
            } else {
                say!("Read as: {reading}.", reading = answer.reading)
            },
            offers: offers.collect(),
            asks_trials: answer.asks_trials,
            hint: looks.map_or(String::new(), |(_, looks)| looks.clone()),
        })
    }

    /// The key of what a worker is to run beside the trials, if it did not yet.
    #[must_use]
    pub fn own_beside(&self) -> Option<String> {
        self.own.given.as_ref()?;
        let key = self.beside_key();
        let known = self.own.beside.as_ref();
        known.is_none_or(|(known, _)| *known != key).then_some(key)
    }

    /// Takes what a worker ran beside the trials.
    ///
    /// # Errors
    /// A sentence, if the bytes are not that.
    pub fn set_own_beside(&mut self, key: &str, bytes: &[u8]) -> Result<(), String> {
        let parts = BesideParts::from_bytes(bytes)?;
        self.own.beside = Some((key.to_owned(), Rc::new(parts)));
        self.answer_own();
        Ok(())
    }

    /// The numbers that are to be named by a worker, if they differ and were not named yet.
    #[must_use]
    pub fn own_to_name(&self) -> Option<Vec<u8>> {
        let answer = self.own.answer.as_ref()?;
        let is_odd = ["differs", "doubtful"].contains(&answer.verdict);
        let known = self.own.looks.as_ref();
        let is_named = known.is_some_and(|(key, _)| *key == self.numbers_key(answer));
        if !is_odd || self.shapes.len() > 1 || is_named {
            return None;
        }
        let named = self.own.own.as_ref()?.named(answer)?;
        Some(NumbersToName::of(&named).to_bytes())
    }

    /// Takes what the worker said that the numbers look like.
    pub fn set_own_looks(&mut self, looks: &str) {
        if let Some(answer) = &self.own.answer {
            self.own.looks = Some((self.numbers_key(answer), looks.to_owned()));
        }
    }

    /// Reads the visitor's numbers as those of this experiment.
    pub(super) fn read_own(&mut self) {
        let read = |given: &Given| {
            let question = question(&self.experiment);
            Rc::new(Own::new(&given.text, &question, given.said.clone()))
        };
        self.own.own = self.own.given.as_ref().map(read);
    }

    /// Says anew what is to be said: the numbers, the trials or what stands beside them changed.
    pub(super) fn answer_own(&mut self) {
        let Some(own) = self.own.own.clone() else {
            self.own.answer = None;
            self.own.drawn = None;
            return;
        };
        let question = question(&self.experiment);
        let key = self.beside_key();
        let beside = self.own.beside.as_ref();
        let beside = beside.filter(|(known, _)| *known == key);
        let beside = beside
            .map(|(_, parts)| Rc::clone(parts))
            .unwrap_or_default();
        let answer = own.answer(&Reference {
            question: &question,
            statistics: &self.statistics,
            runs: &beside.runs,
            yardsticks: &beside.yardsticks,
        });
        let alone = self.shapes.len() == 1;
        let drawn = own.drawn(&answer, &question.shape).filter(|_| alone);
        self.own.drawn = drawn.map(|drawn| match drawn {
            Drawn::Curve(_, points) => OwnDrawn::Curve(points),
            Drawn::Sample(outcome, distribution, trials) => {
                let count = question.shape.outcomes.len();
                let statistics = alone_in(count, outcome, distribution, trials);
                OwnDrawn::Sample(outcome, Box::new(statistics))
            }
        });
        self.own.answer = Some(answer);
    }

    fn beside_key(&self) -> Key {
        self.experiment.without_target().with_range(0..1).link()
    }

    fn numbers_key(&self, answer: &Answer) -> NumbersKey {
        NumbersKey {
            beside: self.beside_key(),
            kind: answer.kind.clone(),
            reading: answer.reading.clone(),
        }
    }
}

/// Statistics in which nothing is known but one outcome.
fn alone_in(
    outcomes: usize,
    outcome: usize,
    distribution: Distribution,
    trials: u64,
) -> Statistics {
    let empty = Distribution {
        histogram: Vec::new(),
        ..distribution.clone()
    };
    let mut all = vec![empty; outcomes];
    all[outcome] = distribution;
    Statistics {
        trials,
        series: Vec::new(),
        outcomes: all,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::Experiment;
    use crate::results::Results;
    use crate::run::Run;
    use crate::view::{OwnWork, View};

    const LINK: &str = "?numStepsBeforeDrug=20&numStepsAfterDrug=5&numTrials=200&seed=7";

    fn sight() -> Sight {
        let mut run = Run::new(&Experiment::from_link(LINK).0);
        while !run.is_finished() {
            run.advance(1000);
        }
        Sight::of_results(&Results {
            experiment: run.experiment().clone(),
            trials: vec![run.trials()],
            summaries: run.summaries().to_vec(),
        })
    }

    fn given() -> OwnGiven {
        OwnGiven {
            kind: String::new(),
            trials: None,
            pick: String::new(),
        }
    }

    /// Runs what the worker would.
    fn work(mut work: OwnWork) -> OwnWork {
        while !work.advance(50) {}
        work
    }

    /// The results of other trials, as a student prints them.
    fn printed(link: &str) -> String {
        let experiment = Experiment::from_link(link).0;
        let model = experiment.model(0);
        let shape = model.shape();
        let trials = (0..200).map(|trial| {
            let row = crate::run::replay(&*model, &experiment.seed(), trial);
            let total = row[row.len() - shape.outcomes.len()];
            shape.outcomes[0].value(total).to_string()
        });
        trials.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn right_numbers_agree_once_a_worker_ran_what_stands_beside() {
        let mut sight = sight();
        assert_eq!(sight.own_scene(), None);
        assert_eq!(sight.own_beside(), None);
        sight.give_own(&printed(&LINK.replace("seed=7", "seed=8")), given());
        let key = sight.own_beside().expect("nothing stands beside yet");
        let bytes = work(OwnWork::beside(LINK)).bytes();
        assert_eq!(sight.set_own_beside(&key, &bytes), Ok(()));
        assert_eq!(sight.own_beside(), None);
        let own = sight.own_scene().expect("an answer");
        assert_eq!(own.verdict, "agrees", "{own:?}");
        assert_eq!(sight.own_to_name(), None);
        assert!(sight.set_own_beside(&key, &bytes[..3]).is_err());
        // Taken away, nothing is said.
        sight.give_own("", given());
        assert_eq!(sight.own_scene(), None);
    }

    #[test]
    fn wrong_numbers_are_sent_to_be_named_once() {
        let mut sight = sight();
        sight.give_own(&printed(&format!("{LINK}&clearProb=0.2")), given());
        assert_eq!(
            sight.own_scene().map(|own| own.verdict).as_deref(),
            Some("differs")
        );
        let bytes = sight.own_to_name().expect("they are to be named");
        let sentence = work(OwnWork::names(LINK, &bytes)).sentence();
        sight.set_own_looks(&sentence);
        assert_eq!(sight.own_to_name(), None);
        assert_eq!(sight.own_scene().map(|own| own.hint), Some(sentence));
        // How one looks at figures is nothing new.
        sight.look(
            View::of_fragment("samples=1"),
            crate::view::Pointing::default(),
            || true,
        );
        assert_eq!(sight.own_to_name(), None);
        assert_eq!(work(OwnWork::names(LINK, &bytes[..2])).sentence(), "");
    }

    #[test]
    fn choices_are_what_numbers_can_be() {
        let choices = sight().own_choices();
        assert_eq!(choices[0].key, "");
        assert!(choices.iter().all(|choice| !choice.label.is_empty()));
    }
}
