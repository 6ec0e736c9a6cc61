//! The answer to someone's own numbers: a verdict, or the question that has to be answered first.

use super::course::Course;
use super::kind::Kind;
use super::own::{Candidate, Made, Own, Part, Question, ShareOf};
use super::power::{curve_missed, enough, mean_missed, missed};
use super::sample::Sample;
use super::single::mean_against;
use super::words::{DIFFERS, DOUBTFUL, curve_words, kind_of, sample_words, single_words};
use super::{Finding, MeanCurve, Test};
use crate::language::{say, translated};
use crate::param::{decimal, decimals_for, grouped};
use crate::sim::{Distribution, Shape, Statistics};

/// What numbers are tested against.
#[derive(Debug, Clone, Copy)]
pub struct Reference<'a> {
    /// What they are of.
    pub question: &'a Question,
    /// What the trials of each case gave.
    pub statistics: &'a [Statistics],
    /// Cells of single trials, for one's own single trial.
    pub runs: &'a [Vec<i32>],
    /// Programs that misread the rules: what the test could have seen.
    pub yardsticks: &'a [Yardstick],
}

/// What the trials of a program gave that misreads the rules.
#[derive(Debug, Clone, PartialEq)]
pub struct Yardstick {
    /// What it does: “a program that …”.
    pub what: String,
    /// Its outcomes.
    pub outcomes: Vec<Distribution>,
    /// Mean and variance of its series, by point.
    pub curves: Vec<(Vec<f64>, Vec<f64>)>,
}

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
pub enum Named {
    /// Values of an outcome.
    Results(usize, Sample),
    /// Means of a series.
    Curve(usize, MeanCurve),
}

/// What a test says of a candidate.
struct Judged {
    verdict: &'static str,
    sentence: String,
    detail: String,
    power: String,
    chance: f64,
    /// Whether the number of trials is missing.
    is_open: bool,
    /// Whether decimals alone are in the way.
    by_decimals: bool,
    is_impossible: bool,
}

impl Judged {
    /// Whether it may be that.
    fn is_alive(&self) -> bool {
        self.is_open || self.chance >= DIFFERS
    }
}

impl Own {
    /// The verdict on the numbers, or the question.
    #[must_use]
    pub fn answer(&self, reference: &Reference<'_>) -> Answer {
        let candidates = match &self.candidates {
            Ok(candidates) => candidates,
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
        let judge = |candidate: &Candidate| judged(candidate, reference);
        let mut usual: Vec<(usize, Judged)> = Vec::new();
        for (place, candidate) in candidates.iter().enumerate().filter(|(_, c)| !c.is_spare) {
            usual.push((place, judge(candidate)));
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
            let spares: Vec<(usize, Judged)> = candidates
                .iter()
                .enumerate()
                .filter(|(_, candidate)| candidate.is_spare)
                .map(|(place, candidate)| (place, judge(candidate)))
                .filter(|(_, judged)| judged.is_alive() && !judged.is_open)
                .collect();
            let is_rescaled = |key: &str| key.contains('*') || key.ends_with("/100");
            let one_kind = spares.len() == 1 && is_rescaled(&candidates[spares[0].0].key);
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
            if let Ok(candidates) = &self.candidates {
                usual.extend(
                    candidates
                        .first()
                        .map(|candidate| (0, judged(candidate, reference))),
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
            return self.asking(super::reading::nothing(), Vec::new(), false);
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
        let candidate = self.candidate(chosen);
        Answer {
            verdict: judged.verdict,
            sentence: judged.sentence,
            detail: judged.detail,
            power: judged.power,
            reading: candidate.map_or(String::new(), |candidate| {
                Own::label(candidate, reference.question, true, true)
            }),
            kind: candidate.map_or(String::new(), |candidate| {
                candidate.kind.key(&reference.question.shape)
            }),
            offers,
            asks_trials: false,
            chance: Some(judged.chance),
            count: candidate.map_or(self.count, |candidate| {
                candidate.parts.iter().map(|part| part.count).sum()
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

    fn candidate(&self, place: usize) -> Option<&Candidate> {
        self.candidates.as_ref().ok()?.get(place)
    }

    /// Buttons for candidates; they say what tells them apart.
    fn offers(&self, all: &[(usize, Judged)], reference: &Reference<'_>) -> Vec<Offer> {
        let chosen: Vec<&Candidate> = all
            .iter()
            .filter_map(|(place, _)| self.candidate(*place))
            .collect();
        let known = self.candidates.as_deref().unwrap_or_default();
        let several = |of: &dyn Fn(&Candidate) -> String| {
            known.iter().any(|candidate| of(candidate) != of(&known[0]))
        };
        let readings = several(&|candidate| candidate.reading.clone());
        let kinds = several(&|candidate| format!("{kind:?}", kind = candidate.kind))
            || several(&|candidate| candidate.key.contains(['*']).to_string());
        let offer = |candidate: &&Candidate| Offer {
            label: Own::label(candidate, reference.question, readings || !kinds, kinds),
            key: candidate.key.clone(),
        };
        chosen.iter().map(offer).collect()
    }

    fn label(candidate: &Candidate, question: &Question, reading: bool, kind: bool) -> String {
        let share = question.share.as_ref().map_or("", |share| &share.name);
        let mut label = candidate.kind.label(&question.shape, share);
        if candidate.key.contains('*') {
            label = say!("{label} as a fraction", label);
        } else if candidate.key.ends_with("/100") {
            label = say!("{label} in percent", label);
        }
        match (reading, kind) {
            (true, true) => format!("{reading} – {label}", reading = candidate.reading),
            (true, false) => candidate.reading.clone(),
            _ => label,
        }
    }

    /// What figures draw, once it is known what the numbers are.
    #[must_use]
    pub fn drawn(&self, answer: &Answer, shape: &Shape) -> Option<Drawn> {
        let part = self.candidate(answer.chosen?)?.parts.first()?;
        let sample = |sample: &Sample| {
            let Kind::Results(at) = part.kind else {
                return None;
            };
            let quantity = &shape.outcomes[at];
            let ends = (quantity.value(quantity.min), quantity.value(quantity.max));
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
    pub fn named(&self, answer: &Answer) -> Option<Named> {
        let candidate = self.candidate(answer.chosen?)?;
        candidate
            .parts
            .iter()
            .find_map(|part| match (&part.made, part.kind) {
                (Made::Sample(sample), Kind::Results(at)) if sample.count() >= 10 => {
                    Some(Named::Results(at, sample.clone()))
                }
                (Made::Curve { curve, .. }, Kind::Curve(at)) => {
                    Some(Named::Curve(at, curve.clone()))
                }
                _ => None,
            })
    }
}

/// The test of a candidate; of several lists that of the worst, whose chance counts for all.
fn judged(candidate: &Candidate, reference: &Reference<'_>) -> Judged {
    let many = candidate.parts.len();
    let mut worst: Option<Judged> = None;
    for part in &candidate.parts {
        let mut judged = judged_part(part, many as f64, reference);
        if many > 1 {
            let key = part.kind.quantity(&reference.question.shape);
            let name = key.map_or("", |quantity| translated(quantity.label));
            judged.sentence = format!("{name}: {sentence}", sentence = judged.sentence);
        }
        let is_worse = worst
            .as_ref()
            .is_none_or(|worst| (judged.is_open, -judged.chance) > (worst.is_open, -worst.chance));
        if is_worse {
            worst = Some(judged);
        }
    }
    worst.unwrap_or_else(open)
}

fn open() -> Judged {
    Judged {
        verdict: "unclear",
        sentence: String::new(),
        detail: String::new(),
        power: String::new(),
        chance: 1.0,
        is_open: true,
        by_decimals: false,
        is_impossible: false,
    }
}

fn of_verdict(verdict: super::Verdict, power: String) -> Judged {
    Judged {
        power: if verdict.kind == "agrees" {
            power
        } else {
            String::new()
        },
        verdict: verdict.kind,
        sentence: verdict.sentence,
        detail: verdict.detail,
        chance: verdict.chance,
        is_open: false,
        by_decimals: false,
        is_impossible: false,
    }
}

fn judged_part(part: &Part, many: f64, reference: &Reference<'_>) -> Judged {
    let statistics = &reference.statistics[0];
    let trials = statistics.trials;
    let share = reference.question.share.as_ref();
    match &part.made {
        Made::Open | Made::Not(_) => open(),
        Made::Impossible {
            sentence,
            by_decimals,
            ..
        } => Judged {
            verdict: "differs",
            sentence: sentence.clone(),
            detail: translated("This is certain, whatever chance does.").to_owned(),
            chance: 0.0,
            is_open: false,
            by_decimals: *by_decimals,
            is_impossible: true,
            power: String::new(),
        },
        Made::Sample(sample) => {
            let Some(right) = distribution(part.kind, statistics, share) else {
                return open();
            };
            let mut finding = sample.against(&right, trials);
            // The worst of several lists counts for all.
            finding.chance = (finding.chance * many).min(1.0);
            let verdict = sample_words(sample, &finding, (right.mean, trials));
            let power = || {
                let others = of_yardsticks(part.kind, reference);
                let right = &right;
                let rates = others.map(|(what, other)| {
                    let rate = move |count| missed(count, &other, right, trials);
                    (what, rate)
                });
                seen_words(sample.count(), &rates.collect::<Vec<_>>(), &finding)
            };
            let power = if verdict.kind == "agrees" {
                power()
            } else {
                String::new()
            };
            of_verdict(verdict, power)
        }
        Made::Bins(bins) => {
            let Some(right) = distribution(part.kind, statistics, share) else {
                return open();
            };
            of_verdict(bins_words(bins, &right, trials), String::new())
        }
        Made::Curve { curve, from_start } => {
            of_curve(part.kind, (curve, from_start.as_ref()), many, reference)
        }
        Made::Course { course, from_start } => {
            let (Kind::Curve(series) | Kind::Run(series)) = part.kind else {
                return open();
            };
            of_verdict(
                course_words(course, from_start.as_ref(), series, reference),
                String::new(),
            )
        }
        Made::Single {
            value,
            trials: own,
            half,
        } => {
            let Some(right) = distribution(part.kind, statistics, share) else {
                return open();
            };
            let finding = mean_against(*value, *own, *half, &right, trials);
            let of = say!("mean of {trials} trials", trials = grouped(*own as i64));
            let verdict = single_words(&of, *value, &finding, (right.mean, *own, trials));
            let power = if verdict.kind == "agrees" {
                let others = of_yardsticks(part.kind, reference);
                let rates = others.map(|(what, other)| {
                    let right = &right;
                    (what, move |count| mean_missed(count, &other, right, trials))
                });
                seen_words(*own, &rates.collect::<Vec<_>>(), &finding)
            } else {
                String::new()
            };
            of_verdict(verdict, power)
        }
        Made::Singles {
            values,
            trials: own,
            half,
        } => of_singles(part.kind, values, (*own, *half), reference),
    }
}

/// The test of a mean curve.
fn of_curve(
    kind: Kind,
    (curve, from_start): (&MeanCurve, Option<&MeanCurve>),
    many: f64,
    reference: &Reference<'_>,
) -> Judged {
    let (shape, statistics) = (&reference.question.shape, &reference.statistics[0]);
    let trials = statistics.trials;
    let (Kind::Curve(series) | Kind::Run(series)) = kind else {
        return open();
    };
    let (mean, variance) = (
        &statistics.series[series].mean,
        &statistics.series[series].variance,
    );
    let per = shape.series[series].per;
    let find = |curve: &MeanCurve| curve.against(mean, variance, trials, per);
    let mut curve = curve;
    let mut finding = find(curve);
    // A list that begins with the first value is none that begins after it.
    if let Some(other) = from_start
        .as_ref()
        .filter(|other| begins(&other.points()[0], mean, variance))
    {
        let as_well = find(other);
        if as_well.chance > finding.chance {
            (curve, finding) = (other, as_well);
        }
    }
    finding.chance = (finding.chance * many).min(1.0);
    let step = shape.step_of(finding.step.unwrap_or(0));
    let verdict = curve_words(curve, &finding, (shape.step, step), trials);
    let power = || {
        let others = reference.yardsticks.iter().filter_map(|yardstick| {
            let other = yardstick.curves.get(series)?;
            let rate = move |count| {
                curve_missed(curve, count, (&other.0, &other.1), (mean, variance), trials)
            };
            Some((yardstick.what.as_str(), rate))
        });
        seen_words(curve.trials(), &others.collect::<Vec<_>>(), &finding)
    };
    let power = if verdict.kind == "agrees" {
        power()
    } else {
        String::new()
    };
    of_verdict(verdict, power)
}

/// The test of one mean a case.
fn of_singles(
    kind: Kind,
    values: &[f64],
    (own, half): (u64, f64),
    reference: &Reference<'_>,
) -> Judged {
    let share = reference.question.share.as_ref();
    let mut worst: Option<(usize, f64, Finding, f64)> = None;
    for (case, (value, statistics)) in values.iter().zip(reference.statistics).enumerate() {
        let Some(right) = distribution(kind, statistics, share) else {
            return open();
        };
        let finding = mean_against(*value, own, half, &right, statistics.trials);
        if worst
            .as_ref()
            .is_none_or(|worst| finding.chance < worst.2.chance)
        {
            worst = Some((case, *value, finding, right.mean));
        }
    }
    let Some((case, value, mut finding, mean)) = worst else {
        return open();
    };
    // The worst of so many.
    finding.chance = (finding.chance * values.len() as f64).min(1.0);
    finding.comparisons = values.len();
    let of = say!(
        "list of {count} means (number {place} is the farthest)",
        count = grouped(values.len() as i64),
        place = grouped(case as i64 + 1),
    );
    let trials = reference.statistics[case].trials;
    of_verdict(
        single_words(&of, value, &finding, (mean, own, trials)),
        String::new(),
    )
}

/// Whether a first value is that with which every trial begins.
fn begins(first: &(usize, f64), mean: &[f64], variance: &[f64]) -> bool {
    first.0 == 0 && variance[0] == 0.0 && (first.1 - mean[0]).abs() < 1e-6 * mean[0].abs().max(1.0)
}

/// What numbers of a kind are distributed like.
fn distribution(
    kind: Kind,
    statistics: &Statistics,
    share: Option<&ShareOf>,
) -> Option<Distribution> {
    match kind {
        Kind::Results(at) | Kind::Mean(at) | Kind::Means(at) => {
            statistics.outcomes.get(at).cloned()
        }
        Kind::Happened | Kind::Share | Kind::Shares => {
            Some(happened(statistics.outcomes.get(share?.outcome)?, share?))
        }
        Kind::Curve(_) | Kind::Run(_) => None,
    }
}

/// How often what is asked of a share happened, as a distribution of 0 and 1.
fn happened(outcome: &Distribution, share: &ShareOf) -> Distribution {
    let counts = |bar: &(f64, f64, u32)| {
        if share.at_most {
            bar.0 <= share.value
        } else {
            bar.0 + bar.1 >= share.value
        }
    };
    let all: u32 = outcome.histogram.iter().map(|bar| bar.2).sum();
    let yes: u32 = outcome
        .histogram
        .iter()
        .filter(|bar| counts(bar))
        .map(|bar| bar.2)
        .sum();
    let mean = f64::from(yes) / f64::from(all.max(1));
    let variance = mean * (1.0 - mean);
    let mut histogram = vec![(0.0, 0.0, all - yes), (1.0, 0.0, yes)];
    histogram.retain(|bar| bar.2 > 0);
    Distribution {
        mean,
        variance,
        standard_error: libm::sqrt(variance / f64::from(all.max(1))),
        quantiles: [mean; 5],
        histogram,
    }
}

fn of_yardsticks<'a>(
    kind: Kind,
    reference: &'a Reference<'_>,
) -> impl Iterator<Item = (&'a str, Distribution)> {
    reference.yardsticks.iter().filter_map(move |yardstick| {
        let share = reference.question.share.as_ref();
        let other = match kind {
            Kind::Results(at) | Kind::Mean(at) => yardstick.outcomes.get(at)?.clone(),
            _ => happened(yardstick.outcomes.get(share?.outcome)?, share?),
        };
        Some((yardstick.what.as_str(), other))
    })
}

/// What so many numbers could have shown.
fn seen_words<F: Fn(u64) -> f64>(count: u64, rates: &[(&str, F)], finding: &Finding) -> String {
    // A difference that 9 in 10 such tests find: as far again as chance goes in 1 of 10.
    let step = if finding.test == Test::Curve {
        4.0
    } else {
        3.5
    };
    let visible = step * finding.error;
    let mut words = if finding.error > 0.0 && rates.is_empty() {
        say!(
            "So many would show 9 times in 10 if your mean were off by {amount} or more.",
            amount = decimal(visible, decimals_for(visible)),
        )
    } else {
        String::new()
    };
    let mut told: Vec<(f64, &str, &F)> = rates
        .iter()
        .map(|(what, rate)| (rate(count), translated(what), rate))
        .collect();
    told.sort_by(|one, other| other.0.total_cmp(&one.0));
    let found = told.iter().filter(|(missed, ..)| *missed <= 0.1).count();
    // The one that hides best says most.
    if let Some((missed, what, rate)) = told.first().filter(|(missed, ..)| *missed > 0.1) {
        let enough = enough(rate);
        let times = libm::round(10.0 * missed).clamp(1.0, 9.0) as i64;
        let count = grouped(count as i64);
        words = if *missed > 0.949 {
            say!(
                "{count} like these can hardly tell it from a program that {what}",
                count,
                what,
            )
        } else {
            say!(
                "{count} like these would miss {times} times in 10 a program that {what}",
                count,
                times,
                what,
            )
        };
        words += &match enough {
            Some(enough) => say!("; {enough} would not.", enough = grouped(enough as i64)),
            None => say!("; no number of results that people have would do."),
        };
        if found > 0 {
            words += &say!(
                " Of {all} usual misreadings of the rules they would find {found} at least 9 times in 10.",
                all = told.len(),
                found,
            );
        }
    } else if found > 0 {
        words = say!(
            "So many would find any of {found} usual misreadings of the rules at least 9 times in 10.",
            found,
        );
    }
    words
}

/// What is said of counts between edges.
fn bins_words(bins: &[(f64, f64, u64)], right: &Distribution, trials: u64) -> super::Verdict {
    let count: u64 = bins.iter().map(|(.., count)| count).sum();
    let (finding, beyond) = super::sample::bins_against(bins, right, trials);
    let by = say!("chi-square test of the distribution");
    let name = say!(
        "histogram of {count} results in {bars} bars",
        count = grouped(count as i64),
        bars = grouped(bins.len() as i64),
    );
    let detail = if beyond > 0.0 {
        say!(
            "{percent} % of the trials here lie beyond your bars.",
            percent = decimal(100.0 * beyond, 1),
        )
    } else {
        String::new()
    };
    super::words::of_finding(&name, &finding, &by, detail)
}

/// What is said of a single trial, or of the mean of a few.
fn course_words(
    course: &Course,
    from_start: Option<&Course>,
    series: usize,
    reference: &Reference<'_>,
) -> super::Verdict {
    let (shape, statistics) = (&reference.question.shape, &reference.statistics[0]);
    let quantity = &shape.series[series];
    let points = shape.points();
    let runs: Vec<Vec<f64>> = reference
        .runs
        .iter()
        .filter_map(|cells| {
            let cells = cells.get(series * points..(series + 1) * points)?;
            Some(cells.iter().map(|cell| quantity.value(*cell)).collect())
        })
        .collect();
    let curve = &statistics.series[series];
    let mut course = course;
    let mut place = course.against(curve, &runs, statistics.trials, quantity.per);
    if let Some(other) =
        from_start.filter(|other| begins(&other.points[0], &curve.mean, &curve.variance))
    {
        let as_well = other.against(curve, &runs, statistics.trials, quantity.per);
        if as_well.finding.chance > place.finding.chance {
            (course, place) = (other, as_well);
        }
    }
    let kind = kind_of(place.finding.chance);
    let words = course.words(&place, shape);
    let step = shape.step_of(place.finding.step.unwrap_or(0));
    let sentence = match kind {
        "agrees" => words,
        "doubtful" => say!("{words} Look again, or check more runs.", words),
        _ => say!(
            "{words} At {step_name} {step} no right program is so far away: something is different.",
            words,
            step_name = translated(shape.step),
            step,
        ),
    };
    super::Verdict {
        kind,
        sentence,
        detail: say!(
            "It was compared with the band of {trials} trials here and with {runs} single ones. A single \
             run says little: many results, one a trial, say more.",
            trials = grouped(statistics.trials as i64),
            runs = grouped(runs.len() as i64),
        ),
        chance: place.finding.chance,
    }
}
