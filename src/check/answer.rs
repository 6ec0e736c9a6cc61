//! The answer to someone's own numbers: a verdict, or the question that has to be answered first.

use super::MeanCurve;
use super::judged::{Judged, judged};
use super::kind::Kind;
use super::limits::DOUBTFUL;
use super::made::Made;
use super::meaning::Meaning;
use super::own::Own;
use super::question::Question;
use super::reference::Reference;
use super::sample::Sample;
use crate::language::{say, translated};
use crate::sim::{Distribution, Shape};

/// What is said of someone's own numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// `agrees`, `doubtful`, `differs`, or `unclear` if there is a question.
    pub verdict: &'static str,
    /// The verdict or the question.
    pub sentence: String,
    /// How it was found; may be empty.
    pub detail: String,
    /// What the test could have seen; may be empty.
    pub power: String,
    /// How the numbers were read; empty while that is the question.
    pub reading: String,
    /// What they are, as a key; empty while that is the question.
    pub kind: String,
    /// What they may be too: buttons.
    pub offers: Vec<Offer>,
    /// Whether the number of trials is asked for.
    pub asks_trials: bool,
    /// How likely a right program differs as much.
    pub chance: Option<f64>,
    /// How many numbers there are.
    pub count: usize,
    chosen: Option<usize>,
}

/// Another way to take the numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What a button says.
    pub label: String,
    /// What chooses it.
    pub key: String,
}

/// What figures draw of one's own numbers.
#[derive(Debug, Clone, PartialEq)]
pub enum Drawn {
    /// Values of an outcome.
    Sample(usize, Distribution, u64),
    /// A series, by point.
    Curve(usize, Vec<(usize, f64)>),
}

/// One's own numbers as something that can be named.
#[derive(Debug, Clone, PartialEq)]
pub enum Nameable {
    /// Values of an outcome.
    Results(usize, Sample),
    /// Means of a series.
    Curve(usize, MeanCurve),
}
impl Own {
    /// The verdict on the numbers, or the question.
    #[must_use]
    pub fn answer(&self, reference: &Reference<'_>) -> Answer {
        let meanings = match &self.meanings {
            Ok(meanings) => meanings,
            Err(sentence) => return self.asking(sentence.clone(), Vec::new(), false),
        };
        if reference
            .statistics
            .iter()
            .any(|statistics| statistics.trials < 2)
        {
            return self.asking(
                translated("There are no trials yet.").to_owned(),
                Vec::new(),
                false,
            );
        }
        let judge = |meaning: &Meaning| judged(meaning, reference);
        let mut usual: Vec<(usize, Judged)> = Vec::new();
        for (place, meaning) in meanings.iter().enumerate().filter(|(_, c)| !c.is_spare) {
            usual.push((place, judge(meaning)));
        }
        // What no trial can give is out of the question as long as anything else can; what has
        // decimals may be means, unless something else fits.
        let some_fit = usual.iter().any(|(_, judged)| judged.is_alive());
        if usual.iter().any(|(_, judged)| !judged.is_impossible) {
            usual.retain(|(_, judged)| !judged.is_impossible || judged.by_decimals && !some_fit);
        }
        let is_sure = usual
            .iter()
            .all(|(_, judged)| judged.is_impossible && !judged.by_decimals);
        let alive = usual.iter().filter(|(_, judged)| judged.is_alive()).count();
        if alive == 0 {
            // Before anything is said to be wrong: is it right as something else?
            let spares: Vec<(usize, Judged)> = meanings
                .iter()
                .enumerate()
                .filter(|(_, meaning)| meaning.is_spare)
                .map(|(place, meaning)| (place, judge(meaning)))
                .filter(|(_, judged)| judged.is_alive() && !judged.is_open)
                .collect();
            let is_rescaled = |key: &str| key.contains('*') || key.ends_with("/100");
            let one_kind = spares.len() == 1 && is_rescaled(&meanings[spares[0].0].key);
            if one_kind && spares[0].1.chance >= DOUBTFUL {
                // A share where percent are meant: nothing else makes sense of it.
                return self.told(spares, 0, reference);
            }
            if !spares.is_empty() {
                let mut all = usual;
                all.truncate(1);
                all.extend(spares);
                return self.asked(&all, reference);
            }
        }
        if usual.len() == 1 && (alive == 1 || !usual[0].1.by_decimals || is_sure) {
            if usual[0].1.by_decimals {
                return self.of_decimals(&usual, reference);
            }
            return self.told(usual, 0, reference);
        }
        if usual.iter().all(|(_, judged)| judged.by_decimals) {
            return self.of_decimals(&usual, reference);
        }
        if is_sure {
            return self.told(usual, 0, reference);
        }
        if alive == 1 {
            let place = usual
                .iter()
                .position(|(_, judged)| judged.is_alive())
                .unwrap_or(0);
            return self.told(usual, place, reference);
        }
        // Where all that it may be agrees, it agrees.
        let first = usual.iter().position(|(_, judged)| judged.is_alive());
        let mut fitting = usual.iter().filter(|(_, judged)| judged.is_alive());
        if let (Some(first), true) = (
            first,
            fitting.all(|(_, judged)| !judged.is_open && judged.chance >= DOUBTFUL),
        ) {
            return self.told(usual, first, reference);
        }
        self.asked(&usual, reference)
    }

    fn asking(&self, sentence: String, offers: Vec<Offer>, asks_trials: bool) -> Answer {
        Answer {
            verdict: "unclear",
            sentence,
            detail: String::new(),
            power: String::new(),
            reading: String::new(),
            kind: String::new(),
            offers,
            asks_trials,
            chance: None,
            count: self.count,
            chosen: None,
        }
    }

    /// Numbers with decimals, where results are whole: means, perhaps.
    fn of_decimals(&self, usual: &[(usize, Judged)], reference: &Reference<'_>) -> Answer {
        let impossible = usual.first().map_or("", |(_, judged)| &judged.sentence);
        if !self.said.kind.is_empty() || !self.said.pick.is_empty() {
            let mut usual: Vec<(usize, Judged)> = Vec::new();
            if let Ok(meanings) = &self.meanings {
                usual.extend(
                    meanings
                        .first()
                        .map(|meaning| (0, judged(meaning, reference))),
                );
            }
            return self.told(usual, 0, reference);
        }
        let sentence = say!(
            "{impossible} If your numbers are means of several trials, paste the results themselves, or \
             the whole mean curve and say of how many trials it is.",
            impossible,
        );
        self.asking(sentence, self.offers(usual, reference), false)
    }

    fn told(
        &self,
        mut all: Vec<(usize, Judged)>,
        place: usize,
        reference: &Reference<'_>,
    ) -> Answer {
        let others: Vec<(usize, Judged)> = all.drain(place + 1..).chain(Vec::new()).collect();
        let Some((chosen, judged)) = all.pop() else {
            return self.asking(super::unread::nothing(), Vec::new(), false);
        };
        all.extend(others);
        let mut offers = self.offers(&all, reference);
        // What was chosen can be chosen anew only if there was a choice.
        offers.truncate(6);
        if judged.is_open {
            let sentence =
                say!("Of how many trials is it the mean? Say it in the field below the numbers.");
            return Answer {
                chosen: Some(chosen),
                ..self.asking(sentence, offers, true)
            };
        }
        let meaning = self.meaning(chosen);
        Answer {
            verdict: judged.verdict,
            sentence: judged.sentence,
            detail: judged.detail,
            power: judged.power,
            reading: meaning.map_or(String::new(), |meaning| {
                Own::label(meaning, reference.question, true, true)
            }),
            kind: meaning.map_or(String::new(), |meaning| {
                meaning.kind.key(&reference.question.shape)
            }),
            offers,
            asks_trials: false,
            chance: Some(judged.chance),
            count: meaning.map_or(self.count, |meaning| {
                meaning.parts.iter().map(|part| part.count).sum()
            }),
            chosen: Some(chosen),
        }
    }

    fn asked(&self, all: &[(usize, Judged)], reference: &Reference<'_>) -> Answer {
        let offers = self.offers(all, reference);
        let labels: Vec<&str> = offers.iter().map(|offer| offer.label.as_str()).collect();
        let sentence = say!(
            "What is this: {labels}?",
            labels = labels.join(translated(", or "))
        );
        self.asking(sentence, offers, false)
    }

    fn meaning(&self, place: usize) -> Option<&Meaning> {
        self.meanings.as_ref().ok()?.get(place)
    }

    /// Buttons for meanings; they say what tells them apart.
    fn offers(&self, all: &[(usize, Judged)], reference: &Reference<'_>) -> Vec<Offer> {
        let chosen: Vec<&Meaning> = all
            .iter()
            .filter_map(|(place, _)| self.meaning(*place))
            .collect();
        let known = self.meanings.as_deref().unwrap_or_default();
        let several = |of: &dyn Fn(&Meaning) -> String| {
            known.iter().any(|meaning| of(meaning) != of(&known[0]))
        };
        let readings = several(&|meaning| meaning.reading.clone());
        let kinds = several(&|meaning| format!("{kind:?}", kind = meaning.kind))
            || several(&|meaning| meaning.key.contains(['*']).to_string());
        let offer = |meaning: &&Meaning| Offer {
            label: Own::label(meaning, reference.question, readings || !kinds, kinds),
            key: meaning.key.clone(),
        };
        chosen.iter().map(offer).collect()
    }

    fn label(meaning: &Meaning, question: &Question, reading: bool, kind: bool) -> String {
        let share = question.share.as_ref().map_or("", |share| &share.name);
        let mut label = meaning.kind.label(&question.shape, share);
        if meaning.key.contains('*') {
            label = say!("{label} as a fraction", label);
        } else if meaning.key.ends_with("/100") {
            label = say!("{label} in percent", label);
        }
        match (reading, kind) {
            (true, true) => format!("{reading} – {label}", reading = meaning.reading),
            (true, false) => meaning.reading.clone(),
            _ => label,
        }
    }

    /// What figures draw, once it is known what the numbers are.
    #[must_use]
    pub fn drawn(&self, answer: &Answer, shape: &Shape) -> Option<Drawn> {
        let part = self.meaning(answer.chosen?)?.parts.first()?;
        let sample = |sample: &Sample| {
            let Kind::Results(at) = part.kind else {
                return None;
            };
            let quantity = &shape.outcomes[at];
            let ends = (quantity.least(), quantity.most());
            Some(Drawn::Sample(at, sample.distribution(ends), sample.count()))
        };
        match (&part.made, part.kind) {
            (
                Made::Sample(own)
                | Made::Impossible {
                    sample: Some(own), ..
                },
                Kind::Results(_),
            ) => sample(own),
            (Made::Curve { curve, .. }, Kind::Curve(at)) => {
                Some(Drawn::Curve(at, curve.points().to_vec()))
            }
            (Made::Course { course, .. }, Kind::Curve(at) | Kind::Run(at)) => {
                Some(Drawn::Curve(at, course.points.clone()))
            }
            _ => None,
        }
    }

    /// The numbers for whoever looks what a wrong result looks like.
    #[must_use]
    pub fn named(&self, answer: &Answer) -> Option<Nameable> {
        let meaning = self.meaning(answer.chosen?)?;
        meaning
            .parts
            .iter()
            .find_map(|part| match (&part.made, part.kind) {
                (Made::Sample(sample), Kind::Results(at)) if sample.count() >= 10 => {
                    Some(Nameable::Results(at, sample.clone()))
                }
                (Made::Curve { curve, .. }, Kind::Curve(at)) => {
                    Some(Nameable::Curve(at, curve.clone()))
                }
                _ => None,
            })
    }
}
