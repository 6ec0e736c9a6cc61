//! “Check my result”: the visitor's own numbers beside the trials, in words and over the figures.

use std::rc::Rc;

use serde_json::{Value as Json, json};
use wasm_bindgen::prelude::*;

use super::page::Results;
use crate::check::{
    Answer, Drawn, Kind, MeanCurve, Named, Own, Reference, Said, Yardstick, decoded,
};
use crate::experiment::Experiment;
use crate::figure;
use crate::figure::last_moment;
use crate::grading::{Beside, naming, question};
use crate::language::{say, translated};
use crate::naming::{Naming, sentence};
use crate::sim::{Distribution, Statistics};

/// What the visitor gave, and what is said of it.
#[derive(Default)]
pub(super) struct OwnResult {
    given: Option<Given>,
    own: Option<Rc<Own>>,
    answer: Option<Answer>,
    drawn: Option<Shown>,
    /// What stands beside the trials, once a worker ran it.
    beside: Rc<BesideParts>,
    /// What the numbers look like, and which numbers these are.
    looks: (String, String),
}

#[derive(Clone)]
struct Given {
    text: Rc<str>,
    said: Said,
}

/// What figures draw.
enum Shown {
    Sample(usize, Box<Statistics>),
    Curve(Vec<(usize, f64)>),
}

#[derive(Default)]
struct BesideParts {
    /// Of what it is.
    key: String,
    runs: Vec<Vec<i32>>,
    yardsticks: Vec<Yardstick>,
}

impl OwnResult {
    /// What figures draw of it.
    pub(super) fn drawn(&self) -> Option<figure::Own<'_>> {
        match self.drawn.as_ref()? {
            Shown::Sample(outcome, statistics) => Some(figure::Own::Sample(*outcome, statistics)),
            Shown::Curve(points) => Some(figure::Own::Curve(points)),
        }
    }
}

#[wasm_bindgen]
impl Results {
    /// What one's own numbers can be, as JSON: a list of `{key, label}`.
    #[wasm_bindgen(js_name = ownChoices)]
    #[must_use]
    pub fn own_choices(&self) -> String {
        let question = question(&self.experiment);
        let shape = &question.shape;
        let moment = if shape.at_end {
            format!(" {}", last_moment(shape))
        } else {
            String::new()
        };
        let share = question.share.as_ref().map_or("", |share| &share.name);
        let any = json!({ "key": "", "label": translated("Recognise what they are") });
        let all = Kind::all(shape, question.cases, question.share.is_some());
        let each = all.into_iter().map(|kind| {
            let label = match kind {
                Kind::Results(_) => format!("{}{moment}", kind.label(shape, share)),
                _ => kind.label(shape, share),
            };
            json!({ "key": kind.key(shape), "label": label })
        });
        Json::from(std::iter::once(any).chain(each).collect::<Vec<_>>()).to_string()
    }

    /// Sets the visitor's own numbers: a text, one of [`Results::own_choices`], of how many trials
    /// each number is the mean (0 if that is not said), and the key of an offer that was taken. An
    /// empty text takes them away.
    #[wasm_bindgen(js_name = setOwn)]
    pub fn set_own(&mut self, text: &str, kind: &str, trials: f64, pick: &str) {
        self.give(text.into(), kind, trials, pick);
    }

    /// Sets the visitor's own numbers from a file.
    #[wasm_bindgen(js_name = setOwnFile)]
    pub fn set_own_file(&mut self, bytes: &[u8], kind: &str, trials: f64, pick: &str) {
        self.give(decoded(bytes).into(), kind, trials, pick);
    }

    /// What is said of the visitor's own numbers, as JSON; `null` if there are none.
    #[wasm_bindgen(js_name = ownWords)]
    #[must_use]
    pub fn own_words(&self) -> String {
        let Some(answer) = &self.own.answer else {
            return Json::Null.to_string();
        };
        let offers = answer.offers.iter();
        let offers = offers.map(|offer| json!({ "label": offer.label, "key": offer.key }));
        let looks = (self.own.looks.0 == self.looks_key()).then_some(&self.own.looks.1);
        json!({
            "kind": answer.verdict,
            "sentence": answer.sentence,
            "detail": answer.detail,
            "power": answer.power,
            "reading": if answer.reading.is_empty() {
                String::new()
            } else {
                say!("Read as: {reading}.", reading = answer.reading)
            },
            "count": answer.count,
            "offers": offers.collect::<Vec<_>>(),
            "asksTrials": answer.asks_trials,
            "hint": looks.filter(|looks| !looks.is_empty()),
        })
        .to_string()
    }

    /// What a worker is to run beside the trials, if it did not yet: its key.
    #[wasm_bindgen(js_name = ownBeside)]
    #[must_use]
    pub fn own_beside(&self) -> Option<String> {
        self.own.given.as_ref()?;
        let key = self.beside_key();
        (self.own.beside.key != key).then_some(key)
    }

    /// Takes what a worker ran beside the trials.
    ///
    /// # Errors
    /// If the bytes are not that.
    #[wasm_bindgen(js_name = setOwnBeside)]
    pub fn set_own_beside(&mut self, key: &str, bytes: &[u8]) -> Result<(), JsError> {
        let (runs, yardsticks): PackedBeside = postcard::from_bytes(bytes)
            .map_err(|error| JsError::new(&say!("These bytes are no snapshot: {error}.", error)))?;
        let yardsticks = yardsticks
            .into_iter()
            .map(|(what, outcomes, curves)| Yardstick {
                what,
                outcomes: outcomes.into_iter().map(unpack).collect(),
                curves,
            });
        self.own.beside = Rc::new(BesideParts {
            key: key.to_owned(),
            runs,
            yardsticks: yardsticks.collect(),
        });
        self.answer_own();
        Ok(())
    }

    /// The numbers that are to be named by a worker, if they differ and were not named yet.
    #[wasm_bindgen(js_name = ownToName)]
    #[must_use]
    pub fn own_to_name(&self) -> Option<Vec<u8>> {
        let answer = self.own.answer.as_ref()?;
        let is_odd = ["differs", "doubtful"].contains(&answer.verdict);
        if !is_odd || self.shapes.len() > 1 || self.own.looks.0 == self.looks_key() {
            return None;
        }
        let named = self.own.own.as_ref()?.named(answer)?;
        let packed: PackedNamed = match named {
            Named::Results(outcome, counts, unit) => (outcome, Some((counts, unit)), None),
            Named::Curve(series, curve) => (series, None, Some(curve.to_parts())),
        };
        // Serialising numbers into growing memory has no way to fail.
        Some(postcard::to_allocvec(&packed).unwrap_or_default())
    }

    /// Takes what the worker said that the numbers look like.
    #[wasm_bindgen(js_name = setOwnLooks)]
    pub fn set_own_looks(&mut self, looks: &str) {
        self.own.looks = (self.looks_key(), looks.to_owned());
    }
}

/// Numbers on their way to be named: outcome or series, counts with their unit, or a curve.
type PackedNamed = (
    usize,
    Option<(Vec<(f64, u64)>, Option<f64>)>,
    Option<(Vec<(usize, f64)>, usize, u64, f64)>,
);

/// A distribution on its way.
type PackedDistribution = (f64, f64, f64, [f64; 5], Vec<(f64, f64, u32)>);

/// What stands beside the trials on its way.
type PackedBeside = (
    Vec<Vec<i32>>,
    Vec<(String, Vec<PackedDistribution>, Vec<(Vec<f64>, Vec<f64>)>)>,
);

fn unpack(
    (mean, variance, standard_error, quantiles, histogram): PackedDistribution,
) -> Distribution {
    Distribution {
        mean,
        variance,
        standard_error,
        quantiles,
        histogram,
    }
}

fn pack(d: Distribution) -> PackedDistribution {
    (
        d.mean,
        d.variance,
        d.standard_error,
        d.quantiles,
        d.histogram,
    )
}

impl Results {
    /// Takes over the visitor's own numbers from older results.
    pub(super) fn inherit_own(&mut self, older: &mut Results) {
        self.own.given = older.own.given.take();
        self.own.beside = Rc::clone(&older.own.beside);
        self.own.looks = std::mem::take(&mut older.own.looks);
        let is_same =
            self.shapes == older.shapes && self.experiment.cases() == older.experiment.cases();
        if is_same {
            self.own.own = older.own.own.take();
        } else {
            self.read_own();
        }
        self.answer_own();
    }

    fn give(&mut self, text: Rc<str>, kind: &str, trials: f64, pick: &str) {
        let said = Said {
            kind: kind.to_owned(),
            trials: (trials >= 1.0).then_some(trials as u64),
            pick: pick.to_owned(),
        };
        self.own.given = (!text.is_empty()).then_some(Given { text, said });
        self.own.looks = (String::new(), String::new());
        self.read_own();
        self.answer_own();
    }

    fn read_own(&mut self) {
        let read = |given: &Given| {
            let question = question(&self.experiment);
            Rc::new(Own::new(&given.text, &question, given.said.clone()))
        };
        self.own.own = self.own.given.as_ref().map(read);
    }

    /// Says anew what is to be said: the numbers, the trials or what stands beside them changed.
    fn answer_own(&mut self) {
        let Some(own) = self.own.own.clone() else {
            self.own.answer = None;
            self.own.drawn = None;
            return;
        };
        let question = question(&self.experiment);
        let beside = Rc::clone(&self.own.beside);
        let is_there = beside.key == self.beside_key();
        let answer = own.answer(&Reference {
            question: &question,
            statistics: &self.snapshot.statistics,
            runs: if is_there { &beside.runs } else { &[] },
            yardsticks: if is_there { &beside.yardsticks } else { &[] },
        });
        let shown = own.drawn(&answer, &question.shape);
        self.own.drawn = shown
            .filter(|_| self.shapes.len() == 1)
            .map(|drawn| match drawn {
                Drawn::Curve(_, points) => Shown::Curve(points),
                Drawn::Sample(outcome, distribution, trials) => {
                    let empty = Distribution {
                        histogram: Vec::new(),
                        ..distribution.clone()
                    };
                    let mut outcomes = vec![empty; question.shape.outcomes.len()];
                    outcomes[outcome] = distribution;
                    Shown::Sample(
                        outcome,
                        Box::new(Statistics {
                            trials,
                            series: Vec::new(),
                            outcomes,
                        }),
                    )
                }
            });
        self.own.answer = Some(answer);
    }

    /// What tells one experiment from another beside its trials.
    fn beside_key(&self) -> String {
        self.experiment.without_target().with_range(0..1).link()
    }

    /// The same, with how the numbers were read.
    fn looks_key(&self) -> String {
        let answer = self.own.answer.as_ref();
        let (kind, reading) = answer.map_or(("", ""), |answer| (&answer.kind, &answer.reading));
        format!("{} {kind} {reading}", self.beside_key())
    }
}

/// Work for someone's own numbers, in the worker: some trials at a time.
#[wasm_bindgen]
pub struct CheckWork {
    work: Work,
}

enum Work {
    Beside(Box<Beside>),
    Names(Option<Box<Naming>>),
}

#[wasm_bindgen]
impl CheckWork {
    /// Single trials and misreadings of a link's experiment.
    #[must_use]
    pub fn beside(link: &str) -> CheckWork {
        let experiment = Experiment::from_link(link).0;
        CheckWork {
            work: Work::Beside(Box::new(Beside::new(&experiment, 1))),
        }
    }

    /// What numbers look like.
    #[must_use]
    pub fn names(link: &str, bytes: &[u8]) -> CheckWork {
        let experiment = Experiment::from_link(link).0;
        let packed: Result<PackedNamed, _> = postcard::from_bytes(bytes);
        let named = match packed {
            Ok((outcome, Some((counts, unit)), _)) => Some(Named::Results(outcome, counts, unit)),
            Ok((series, None, Some(parts))) => {
                Some(Named::Curve(series, MeanCurve::from_parts(parts)))
            }
            _ => None,
        };
        let naming = named.and_then(|named| naming(&experiment, &named));
        CheckWork {
            work: Work::Names(naming.map(Box::new)),
        }
    }

    /// Runs at most so many trials. True once all are done.
    pub fn advance(&mut self, most: u32) -> bool {
        match &mut self.work {
            Work::Beside(beside) => beside.advance(u64::from(most)),
            Work::Names(None) => true,
            Work::Names(Some(naming)) => {
                naming.advance(u64::from(most));
                naming.is_finished()
            }
        }
    }

    /// What stands beside the trials, as bytes for the page.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let Work::Beside(beside) = &self.work else {
            return Vec::new();
        };
        let yardsticks = beside.yardsticks().into_iter().map(|yardstick| {
            let outcomes = yardstick.outcomes.into_iter().map(pack).collect::<Vec<_>>();
            (yardstick.what, outcomes, yardstick.curves)
        });
        let packed = (beside.runs(), yardsticks.collect::<Vec<_>>());
        postcard::to_allocvec(&packed).unwrap_or_default()
    }

    /// What numbers look like, in a sentence; empty if like nothing known.
    #[must_use]
    pub fn sentence(&self) -> String {
        match &self.work {
            Work::Names(Some(naming)) => sentence(naming.names()),
            _ => String::new(),
        }
    }
}
