//! “Check my result”: a visitor's own numbers beside the trials, in words and over the figures.

mod sent;
mod work;

pub use work::OwnWork;

use serde::Serialize;

use super::Named;
use crate::check::{Answer, Drawn, Kind, Nameable, Own, Question, Reference, Said};
use crate::experiment::Experiment;
use crate::figure::{self, last_moment};
use crate::grading::question;
use crate::language::{say, translated};
use crate::sim::{Distribution, Statistics};
use sent::BesideTrials;

/// What the visitor gave, and what is said of it.
#[derive(Default)]
pub struct OwnNumbers {
    given: Option<(String, Said)>,
    /// How often numbers were given: what is worked out for those before is of no use.
    times: u64,
    /// What is asked, and the numbers as they were read for it.
    read: Option<(Question, Own)>,
    answer: Option<Answer>,
    drawn: Option<Shown>,
    /// What stands beside the trials, once a worker ran it.
    beside: Option<(Matter, BesideTrials)>,
    /// What the numbers look like, once a worker looked; empty if like nothing known.
    looks: Option<(Matter, String)>,
    /// What a worker is at.
    ordered: Option<Matter>,
}

/// What figures draw.
enum Shown {
    Sample(usize, Box<Statistics>),
    Curve(Vec<(usize, f64)>),
}

/// What is worked out, and for what: it is of no use for anything else.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Matter {
    /// What stands beside the trials of an experiment, whichever they are.
    Beside { experiment: String },
    /// What numbers look like that are read in one way.
    Looks {
        experiment: String,
        times: u64,
        kind: String,
        reading: String,
    },
}

/// Something for a worker to do.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnOrder {
    /// The link of the experiment.
    pub link: String,
    /// The numbers that are to be named; if there are none, what stands beside the trials is to be run.
    pub numbers: Option<Vec<u8>>,
    matter: Matter,
}

/// What is said of the visitor's own numbers.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OwnWords {
    /// `agrees`, `doubtful`, `differs`, or `unclear` if there is a question.
    pub verdict: &'static str,
    /// The verdict or the question.
    pub sentence: String,
    /// What the numbers look like, if they differ and somebody knows.
    pub hint: Option<String>,
    /// What the test could have seen; may be empty.
    pub power: String,
    /// How the verdict was found; may be empty.
    pub detail: String,
    /// How the numbers were read; may be empty.
    pub reading: String,
    /// What the numbers may be too.
    pub offers: Vec<Named>,
    /// Whether the number of trials is asked for.
    pub asks_trials: bool,
}

impl OwnNumbers {
    /// What one's own numbers of an experiment can be; the first is to recognise what they are.
    #[must_use]
    pub fn choices(experiment: &Experiment) -> Vec<Named> {
        let question = question(experiment);
        let shape = &question.shape;
        let share = question.share.as_ref().map_or("", |share| &share.name);
        let any = Named {
            key: String::new(),
            label: translated("Recognise what they are").to_owned(),
        };
        let all = Kind::all(shape, question.cases, question.share.is_some());
        let each = all.into_iter().map(|kind| {
            let mut label = kind.label(shape, share);
            if matches!(kind, Kind::Results(_)) && shape.at_end {
                label += &format!(" {}", last_moment(shape));
            }
            let key = kind.key(shape);
            Named { key, label }
        });
        std::iter::once(any).chain(each).collect()
    }

    /// Takes numbers in place of those before; an empty text takes them away.
    pub fn give(
        &mut self,
        text: String,
        said: Said,
        experiment: &Experiment,
        statistics: &[Statistics],
    ) {
        self.given = (!text.is_empty()).then_some((text, said));
        self.times += 1;
        self.read = None;
        self.looks = None;
        self.see(experiment, statistics);
    }

    /// Says anew what is to be said: the trials, or what they are of, are others now.
    pub fn see(&mut self, experiment: &Experiment, statistics: &[Statistics]) {
        let Some((text, said)) = &self.given else {
            (self.read, self.answer, self.drawn) = (None, None, None);
            return;
        };
        let question = question(experiment);
        let (question, own) = match self.read.take() {
            // Reading a long text takes its time.
            Some(read) if read.0 == question => read,
            _ => {
                let own = Own::new(text, &question, said.clone());
                (question, own)
            }
        };
        let beside = self.beside.as_ref();
        let beside = beside.filter(|(matter, _)| *matter == Matter::beside(experiment));
        let beside = beside.map(|(_, beside)| beside);
        let answer = own.answer(&Reference {
            question: &question,
            statistics,
            runs: beside.map_or(&[], |beside| &beside.runs),
            yardsticks: beside.map_or(&[], |beside| &beside.yardsticks),
        });
        let drawn = own.drawn(&answer, &question.shape);
        let drawn = drawn.filter(|_| experiment.cases().len() == 1);
        self.drawn = drawn.map(|drawn| Shown::of(drawn, question.shape.outcomes.len()));
        self.answer = Some(answer);
        self.read = Some((question, own));
    }

    /// What figures draw of them.
    #[must_use]
    pub fn drawn(&self) -> Option<figure::Own<'_>> {
        Some(match self.drawn.as_ref()? {
            Shown::Sample(outcome, statistics) => figure::Own::Sample(*outcome, statistics),
            Shown::Curve(points) => figure::Own::Curve(points),
        })
    }

    /// What is said of them; nothing if there are none.
    #[must_use]
    pub fn words(&self, experiment: &Experiment) -> Option<OwnWords> {
        let answer = self.answer.as_ref()?;
        let looks = self.looks.as_ref();
        let looks = looks.filter(|(matter, _)| *matter == self.looks_like(experiment, answer));
        let reading = &answer.reading;
        let offers = answer.offers.iter().map(|offer| Named {
            key: offer.key.clone(),
            label: offer.label.clone(),
        });
        Some(OwnWords {
            verdict: answer.verdict,
            sentence: answer.sentence.clone(),
            hint: looks
                .map(|(_, looks)| looks.clone())
                .filter(|looks| !looks.is_empty()),
            power: answer.power.clone(),
            detail: answer.detail.clone(),
            reading: if reading.is_empty() {
                String::new()
            } else {
                say!("Read as: {reading}.", reading)
            },
            offers: offers.collect(),
            asks_trials: answer.asks_trials,
        })
    }

    /// What a worker is to do for them that none is at.
    pub fn order(&mut self, experiment: &Experiment) -> Option<OwnOrder> {
        let order = self.wanted(experiment)?;
        if self.ordered.as_ref() == Some(&order.matter) {
            return None;
        }
        self.ordered = Some(order.matter.clone());
        Some(order)
    }

    /// No worker is at an order any more, and it is not done.
    pub fn failed(&mut self, order: &OwnOrder) {
        if self.ordered.as_ref() == Some(&order.matter) {
            self.ordered = None;
        }
    }

    /// Takes what a worker made of an order; false if nobody wants it any more.
    ///
    /// # Errors
    /// A sentence, if the bytes are not that.
    pub fn take(
        &mut self,
        order: &OwnOrder,
        bytes: &[u8],
        experiment: &Experiment,
        statistics: &[Statistics],
    ) -> Result<bool, String> {
        let wanted = self.wanted(experiment);
        if wanted.is_none_or(|wanted| wanted.matter != order.matter) {
            return Ok(false);
        }
        let matter = order.matter.clone();
        match matter {
            Matter::Beside { .. } => {
                self.beside = Some((matter, BesideTrials::from_bytes(bytes)?));
                self.see(experiment, statistics);
            }
            Matter::Looks { .. } => {
                self.looks = Some((matter, String::from_utf8_lossy(bytes).into_owned()));
            }
        }
        Ok(true)
    }

    /// What is to be worked out next: first what stands beside the trials, which the answer depends on;
    /// then, of numbers that differ, what they look like.
    fn wanted(&self, experiment: &Experiment) -> Option<OwnOrder> {
        let (answer, (_, own)) = (self.answer.as_ref()?, self.read.as_ref()?);
        let link = experiment.link();
        let beside = Matter::beside(experiment);
        if self.beside.as_ref().is_none_or(|(of, _)| *of != beside) {
            return Some(OwnOrder {
                link,
                numbers: None,
                matter: beside,
            });
        }
        let matter = self.looks_like(experiment, answer);
        let is_odd = ["differs", "doubtful"].contains(&answer.verdict);
        let is_named = self.looks.as_ref().is_some_and(|(of, _)| *of == matter);
        if !is_odd || is_named || experiment.cases().len() > 1 {
            return None;
        }
        let named: Nameable = own.named(answer)?;
        Some(OwnOrder {
            link,
            numbers: Some(sent::named_to_bytes(&named)),
            matter,
        })
    }

    fn looks_like(&self, experiment: &Experiment, answer: &Answer) -> Matter {
        Matter::Looks {
            experiment: experiment.identity(),
            times: self.times,
            kind: answer.kind.clone(),
            reading: answer.reading.clone(),
        }
    }
}

impl Matter {
    fn beside(experiment: &Experiment) -> Self {
        let experiment = experiment.identity();
        Matter::Beside { experiment }
    }
}

impl Shown {
    /// What figures draw, among so many outcomes.
    fn of(drawn: Drawn, outcomes: usize) -> Self {
        match drawn {
            Drawn::Curve(_, points) => Shown::Curve(points),
            Drawn::Sample(outcome, distribution, trials) => {
                let empty = Distribution {
                    histogram: Vec::new(),
                    ..distribution.clone()
                };
                let mut all = vec![empty; outcomes];
                all[outcome] = distribution;
                let statistics = Statistics {
                    trials,
                    series: Vec::new(),
                    outcomes: all,
                };
                Shown::Sample(outcome, Box::new(statistics))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::{Run, replay};

    fn trials(link: &str) -> (Experiment, Vec<Statistics>) {
        let (experiment, problems) = Experiment::from_link(link);
        assert_eq!(problems, []);
        let mut run = Run::new(&experiment);
        run.advance(u64::MAX);
        (experiment, run.statistics())
    }

    const SHORT: &str =
        "?scenario=one-drug&numStepsBeforeDrug=20&numStepsAfterDrug=20&numTrials=400&seed=";

    /// What some trials gave, as a list that somebody pastes.
    fn list(seed: &str, more: i32) -> String {
        let (experiment, _) = Experiment::from_link(&format!("{SHORT}{seed}"));
        let model = experiment.model(0);
        let outcome = model.shape().cells() - model.shape().outcomes.len();
        let texts = (0..200).map(|trial| {
            let cells = replay(&*model, &experiment.seed(), trial);
            (cells[outcome] + more).to_string()
        });
        texts.collect::<Vec<_>>().join(", ")
    }

    fn totals() -> Said {
        Said {
            kind: "outcome:total".to_owned(),
            ..Said::default()
        }
    }

    /// Does the work of an order, as a worker does.
    fn worked(order: &OwnOrder) -> Vec<u8> {
        let mut work = OwnWork::of(&order.link, order.numbers.as_deref());
        while !work.advance(1_000) {}
        work.bytes()
    }

    #[test]
    fn numbers_are_answered_beside_the_trials_and_drawn() {
        let (experiment, statistics) = trials(&format!("{SHORT}here"));
        let kinds = OwnNumbers::choices(&experiment);
        assert_eq!(kinds[0].key, "");
        assert!(
            kinds.iter().any(|kind| kind.key == totals().kind),
            "{kinds:?}"
        );
        let mut own = OwnNumbers::default();
        assert_eq!(own.words(&experiment), None);
        assert!(own.order(&experiment).is_none() && own.drawn().is_none());
        own.give(list("mine", 0), totals(), &experiment, &statistics);
        let words = own.words(&experiment).expect("numbers were given");
        assert_eq!(words.verdict, "agrees", "{words:?}");
        assert!(
            words.reading.starts_with("Read as: 200 numbers"),
            "{words:?}"
        );
        assert!(
            matches!(own.drawn(), Some(figure::Own::Sample(0, sample)) if sample.trials == 200)
        );
        // The figures of a sweep have no place for them.
        let (sweep, statistics) = trials(&format!("{SHORT}here&clearProb=0.05,0.06"));
        own.see(&sweep, &statistics);
        assert!(own.words(&sweep).is_some() && own.drawn().is_none());
        own.give(String::new(), Said::default(), &experiment, &statistics);
        assert_eq!(
            own.words(&experiment),
            None,
            "an empty text takes them away"
        );
    }

    #[test]
    fn every_order_is_given_once_and_taken_once() {
        let (experiment, statistics) = trials(&format!("{SHORT}here"));
        let mut own = OwnNumbers::default();
        own.give(list("mine", 0), totals(), &experiment, &statistics);
        let order = own.order(&experiment).expect("trials to run beside");
        assert_eq!(order.numbers, None);
        assert_eq!(own.order(&experiment), None, "a worker is at it");
        own.failed(&order);
        assert_eq!(
            own.order(&experiment).as_ref(),
            Some(&order),
            "the next one is asked"
        );
        let bytes = worked(&order);
        assert_eq!(own.take(&order, &bytes, &experiment, &statistics), Ok(true));
        assert_eq!(
            own.take(&order, &bytes, &experiment, &statistics),
            Ok(false)
        );
        // More trials of the same are beside the same.
        let more = experiment.with_trials(500);
        own.see(&more, &statistics);
        assert_eq!(own.order(&more), None);
        // Another experiment's are not.
        let (other, statistics) = trials(&format!("{SHORT}here&clearProb=0.06"));
        own.see(&other, &statistics);
        assert_eq!(own.order(&other).map(|order| order.numbers), Some(None));
        assert_eq!(own.take(&order, &bytes, &other, &statistics), Ok(false));
    }

    #[test]
    fn what_differs_is_named_for_these_numbers_only() {
        let (experiment, statistics) = trials(&format!("{SHORT}here"));
        let mut own = OwnNumbers::default();
        own.give(list("mine", 60), totals(), &experiment, &statistics);
        let beside = own.order(&experiment).expect("trials to run beside");
        let taken = own.take(&beside, &worked(&beside), &experiment, &statistics);
        assert_eq!(taken, Ok(true));
        let words = own.words(&experiment).expect("numbers were given");
        assert_eq!(
            (words.verdict, &words.hint),
            ("differs", &None),
            "{words:?}"
        );
        let order = own.order(&experiment).expect("numbers to be named");
        assert!(order.numbers.is_some());
        let looks = "They look like this.";
        let taken = own.take(&order, looks.as_bytes(), &experiment, &statistics);
        assert_eq!(taken, Ok(true));
        let hint = own.words(&experiment).and_then(|words| words.hint);
        assert_eq!(hint.as_deref(), Some(looks));
        assert_eq!(own.order(&experiment), None);
        // The same numbers once more are other numbers: what comes late is not theirs.
        own.give(list("mine", 60), totals(), &experiment, &statistics);
        assert_eq!(own.words(&experiment).and_then(|words| words.hint), None);
        let late = own.take(&order, b"Late.", &experiment, &statistics);
        assert_eq!(late, Ok(false));
    }

    #[test]
    fn a_worker_says_what_known_mistakes_look_like() {
        let (experiment, statistics) = trials(&format!("{SHORT}here"));
        let mut own = OwnNumbers::default();
        let twice = Experiment::from_link(&format!("{SHORT}mine&numViruses=200")).0;
        let model = twice.model(0);
        let outcome = model.shape().cells() - model.shape().outcomes.len();
        let texts =
            (0..200).map(|trial| replay(&*model, &twice.seed(), trial)[outcome].to_string());
        let list = texts.collect::<Vec<_>>().join(" ");
        own.give(list, totals(), &experiment, &statistics);
        for _ in 0..2 {
            let order = own.order(&experiment).expect("something to do");
            let bytes = worked(&order);
            assert_eq!(own.take(&order, &bytes, &experiment, &statistics), Ok(true));
        }
        let hint = own.words(&experiment).and_then(|words| words.hint);
        assert!(
            hint.as_ref()
                .is_some_and(|hint| hint.contains("numViruses")),
            "{hint:?}"
        );
        // What is no list of numbers has no name, and nobody waits for one.
        let mut nothing = OwnWork::of(SHORT, Some(&[1, 2, 3]));
        assert!(nothing.advance(1) && nothing.bytes().is_empty());
    }

    #[test]
    fn bytes_of_something_else_are_told() {
        let (experiment, statistics) = trials(&format!("{SHORT}here"));
        let mut own = OwnNumbers::default();
        own.give(list("mine", 0), totals(), &experiment, &statistics);
        let order = own.order(&experiment).expect("trials to run beside");
        let taken = own.take(&order, &[255; 9], &experiment, &statistics);
        assert!(taken.is_err_and(|why| why.contains("snapshot")));
    }
}
