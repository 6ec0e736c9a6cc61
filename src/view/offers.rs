//! What there is to choose from when one looks at results, and what is chosen.

use serde::Serialize;

use super::{Named, Sight};
use crate::language::{plural, say, translated};
use crate::param::{decimal_at_most, grouped};
use crate::scenario::Side;
use crate::sim::Quantity;

/// What the controls of the view offer, and what is in use.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(clippy::struct_excessive_bools)] // each is a box to check
pub struct Offers {
    /// The outcomes.
    pub outcomes: Vec<Named>,
    /// The key of the one in view.
    pub outcome: String,
    /// Whether it only says if something happened: then it is a share itself, and no value ends one.
    pub event: bool,
    /// Its unit.
    pub unit: String,
    /// Which side of the share's value counts: "at most" or "at least".
    pub side: String,
    /// The value that the share in view ends at, if one is in view.
    pub share: Option<String>,
    /// Whether that is not the one that the scenario asks for.
    pub own_share: bool,
    /// Whether a map shows the share instead of the mean.
    pub map_share: bool,
    /// The series, and which of them are hidden.
    pub series: Vec<Named>,
    /// The keys of the series that are hidden.
    pub hidden: Vec<String>,
    /// Whether bands and medians are left out.
    pub without_bands: bool,
    /// Whether the values stand on a logarithmic axis.
    pub log: bool,
    /// What a step is called.
    pub step: String,
    /// How many there are.
    pub steps: usize,
    /// The first one that is drawn, if that is chosen.
    pub from: Option<usize>,
    /// The last one.
    pub to: Option<usize>,
    /// What leads back to all steps, in words; empty where all are drawn.
    pub all_steps: String,
    /// Why the range of steps is not followed; empty where it is.
    pub range_problem: String,
    /// How many bars a histogram aims at, if that is chosen.
    pub bars: Option<i64>,
    /// The single trial that is looked at.
    pub trial: Option<u64>,
    /// Whether a few trials are drawn behind the bands.
    pub samples: bool,
}

impl Sight {
    /// What the controls of the view offer, by what the first case observes.
    pub(super) fn offers(&self) -> Offers {
        let (shape, view) = (&self.shapes[0], &self.view);
        let asked = self.experiment.share(0);
        let (outcome, share) = view.choice.of(asked, shape);
        let quantity = &shape.outcomes[outcome];
        let ends = share.map(|share| match share.side {
            Side::AtMost(value) => (translated("at most"), value),
            Side::AtLeast(value) => (translated("at least"), value),
        });
        Offers {
            outcomes: shape.outcomes.iter().map(named).collect(),
            outcome: quantity.key.to_owned(),
            event: quantity.event,
            unit: translated(quantity.unit).to_owned(),
            side: ends
                .map_or_else(|| translated("at most"), |(side, _)| side)
                .to_owned(),
            share: ends.map(|(_, value)| decimal_at_most(value, quantity.decimals())),
            own_share: view.choice.share.is_some(),
            map_share: self.figures().sweep().is_some_and(|sweep| sweep.show_share),
            series: shape.series.iter().map(named).collect(),
            hidden: view.lens.hidden.clone(),
            without_bands: view.lens.without_bands,
            log: view.lens.log,
            step: translated(shape.step).to_owned(),
            steps: shape.steps,
            from: view.lens.from,
            to: view.lens.to,
            all_steps: self.all_steps(),
            range_problem: self.range_problem(),
            bars: view.lens.bars,
            trial: view.trial,
            samples: view.samples,
        }
    }
}

impl Sight {
    /// The last step that there is in any case.
    pub(super) fn last_step(&self) -> usize {
        let figures = self.figures();
        let last =
            (0..self.shapes.len()).filter_map(|case| Some(figures.series(case)?.last_step()));
        last.max().unwrap_or(0)
    }

    fn all_steps(&self) -> String {
        let (shape, lens) = (&self.shapes[0], &self.view.lens);
        if shape.series.is_empty() || (lens.from.is_none() && lens.to.is_none()) {
            return String::new();
        }
        say!(
            "All {number} {steps}",
            number = grouped(self.last_step() as i64),
            steps = plural(shape.step),
        )
    }

    /// A sentence, if the range of steps that is chosen holds none that there is in any case.
    fn range_problem(&self) -> String {
        let lens = &self.view.lens;
        let last = self.last_step();
        if self.shapes[0].series.is_empty() || !lens.misses(last) {
            return String::new();
        }
        let last = grouped(last as i64);
        say!(
            "No {step} is in this range: there are {last}, and all are shown.",
            step = translated(self.shapes[0].step),
            last
        )
    }
}

fn named(quantity: &Quantity) -> Named {
    Named {
        key: quantity.key.to_owned(),
        label: translated(quantity.label).to_owned(),
    }
}
