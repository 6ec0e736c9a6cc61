//! What a test says of one thing that numbers may mean.

use super::course::Course;
use super::kind::Kind;
use super::limits::{DIFFERS, kind_of};
use super::made::{Made, TakenList};
use super::meaning::Meaning;
use super::power::{curve_missed, mean_missed, missed, seen_words};
use super::question::ShareOf;
use super::reference::Reference;
use super::single::mean_against;
use super::words::{curve_words, sample_words, single_words};
use super::{Finding, MeanCurve};
use crate::language::{say, translated};
use crate::param::{decimal, grouped, number_of_trials};
use crate::sim::{Distribution, Statistics};

/// What a test says of a meaning.
pub(super) struct Judged {
    pub verdict: &'static str,
    pub sentence: String,
    pub detail: String,
    pub power: String,
    pub chance: f64,
    /// Whether the number of trials is missing.
    pub is_open: bool,
    /// Whether decimals alone are in the way.
    pub by_decimals: bool,
    pub is_impossible: bool,
}

impl Judged {
    /// Whether it may be that.
    pub(super) fn is_alive(&self) -> bool {
        self.is_open || self.chance >= DIFFERS
    }
}
/// The test of a meaning; of several lists that of the worst, whose chance counts for all.
pub(super) fn judged(meaning: &Meaning, reference: &Reference<'_>) -> Judged {
    let many = meaning.parts.len();
    let mut worst: Option<Judged> = None;
    for part in &meaning.parts {
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

fn judged_part(part: &TakenList, many: f64, reference: &Reference<'_>) -> Judged {
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
            let of = say!("mean of {trials}", trials = number_of_trials(*own));
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
