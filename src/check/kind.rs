//! What numbers can be of an experiment: results, a mean curve, one run, a mean, a share, means by case.

use crate::language::{say, translated};
use crate::sim::{Quantity, Shape};

/// What someone's numbers are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Values of an outcome, one a trial.
    Results(usize),
    /// Whether what is asked for happened, one a trial.
    Happened,
    /// Means of a series, by step.
    Curve(usize),
    /// A single trial's series, by step.
    Run(usize),
    /// The mean of an outcome.
    Mean(usize),
    /// The share of trials that is asked for.
    Share,
    /// Means of an outcome, one a case.
    Means(usize),
    /// The share that is asked for, one a case.
    Shares,
}

impl Kind {
    /// The name in choices, links and the terminal: "outcome:total".
    #[must_use]
    pub fn key(self, shape: &Shape) -> String {
        let of = |kind: &str, quantity: &Quantity| format!("{kind}:{key}", key = quantity.key);
        match self {
            Kind::Results(outcome) => of("outcome", &shape.outcomes[outcome]),
            Kind::Happened => "happened".to_owned(),
            Kind::Curve(series) => of("series", &shape.series[series]),
            Kind::Run(series) => of("run", &shape.series[series]),
            Kind::Mean(outcome) => of("mean", &shape.outcomes[outcome]),
            Kind::Share => "share".to_owned(),
            Kind::Means(outcome) => of("means", &shape.outcomes[outcome]),
            Kind::Shares => "shares".to_owned(),
        }
    }

    /// All kinds that an experiment's numbers can be of.
    #[must_use]
    pub fn all(shape: &Shape, cases: usize, has_share: bool) -> Vec<Kind> {
        let outcomes = 0..shape.outcomes.len();
        let series = 0..if shape.steps > 0 {
            shape.series.len()
        } else {
            0
        };
        let mut all: Vec<Kind> = Vec::new();
        if cases > 1 {
            all.extend(outcomes.map(Kind::Means));
            all.extend(has_share.then_some(Kind::Shares));
            return all;
        }
        all.extend(outcomes.clone().map(Kind::Results));
        all.extend(series.clone().map(Kind::Curve));
        all.extend(series.map(Kind::Run));
        all.extend(outcomes.map(Kind::Mean));
        if has_share {
            all.extend([Kind::Happened, Kind::Share]);
        }
        all
    }

    /// The kind of a name; an outcome's key alone is its results.
    #[must_use]
    pub fn of(name: &str, shape: &Shape, cases: usize, has_share: bool) -> Option<Kind> {
        let all = Kind::all(shape, cases, has_share);
        let plain = format!("outcome:{name}");
        all.into_iter().find(|kind| {
            let key = kind.key(shape);
            key == name || key == plain
        })
    }

    /// What it is called; `share` is what the experiment's share is.
    #[must_use]
    pub fn label(self, shape: &Shape, share: &str) -> String {
        let step = translated(shape.step);
        let outcome = |outcome: usize| translated(shape.outcomes[outcome].label);
        let series = |series: usize| translated(shape.series[series].label);
        match self {
            Kind::Results(at) => say!("Results, one a trial: {outcome}", outcome = outcome(at)),
            Kind::Happened => say!("Yes or no, one a trial: {share}", share),
            Kind::Curve(at) => say!("Mean curve: {series} by {step}", series = series(at), step),
            Kind::Run(at) => say!("One run: {series} by {step}", series = series(at), step),
            Kind::Mean(at) => say!("One mean: {outcome}", outcome = outcome(at)),
            Kind::Share => say!("One share: {share}", share),
            Kind::Means(at) => say!("One mean a case: {outcome}", outcome = outcome(at)),
            Kind::Shares => say!("One share a case: {share}", share),
        }
    }

    /// Whether its numbers are means of a number of trials that must be known.
    #[must_use]
    pub fn is_of_trials(self) -> bool {
        !matches!(self, Kind::Results(_) | Kind::Happened | Kind::Run(_))
    }

    /// The quantity that it is of, by its key; none of a share.
    pub(super) fn quantity(self, shape: &Shape) -> Option<&Quantity> {
        match self {
            Kind::Results(at) | Kind::Mean(at) | Kind::Means(at) => shape.outcomes.get(at),
            Kind::Curve(at) | Kind::Run(at) => shape.series.get(at),
            Kind::Happened | Kind::Share | Kind::Shares => None,
        }
    }
}
