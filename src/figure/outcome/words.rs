//! The histogram in words: title, description, a bar, the share.

use super::OutcomeFigure;
use crate::figure::last_moment;
use crate::language::{say, translated};
use crate::param::{decimal, plus_minus};
use crate::scenario::{Share, share_words};
use crate::sim::{Quantity, Shape, Statistics};

impl OutcomeFigure<'_> {
    /// One line that names the figure.
    #[must_use]
    pub fn title(&self) -> String {
        if self.shape.at_end {
            say!("Where the trials end")
        } else {
            say!(
                "What the trials give: {outcome}",
                outcome = translated(self.quantity().label)
            )
        }
    }

    pub(super) fn axis_title(&self) -> String {
        outcome_title(self.shape, self.outcome)
    }

    /// The figure in words, for those who do not see it.
    #[must_use]
    pub fn description(&self) -> String {
        let distribution = &self.statistics.outcomes[self.outcome];
        if self.quantity().event {
            return say!(
                "Two bars of {outcome}: it happened in {share} of the trials.",
                outcome = self.axis_title(),
                share = mean_words(self.quantity(), self.statistics, self.outcome),
            );
        }
        let decimals = self.quantity().decimals();
        let q = distribution.quantiles.map(|value| decimal(value, decimals));
        let mut text = say!(
            "Histogram of {outcome}: 5 % of trials give {low} or less, half {middle} or less, 95 % {high} \
             or less.",
            outcome = self.axis_title(),
            low = q[0],
            middle = q[2],
            high = q[4],
        );
        if let Some((share, label)) = self.share_words() {
            text += &format!(" {label}: {}.", share.meaning(self.shape));
        }
        text
    }

    pub(super) fn share_words(&self) -> Option<(Share, String)> {
        let share = self.share?;
        let part = share.of(self.statistics);
        let percent = share_words(part, self.statistics.trials);
        Some((share, format!("{percent} {}", translated(share.label))))
    }

    /// A bar in words: "440 to 452 viruses: 15.2 % ± 1.8 % of the trials".
    #[must_use]
    pub fn bar_words(&self, bar: usize) -> String {
        let Some((low, high)) = self.values_of(bar) else {
            return String::new();
        };
        let (_, bars) = self.axes();
        let trials = self.statistics.trials;
        let part = bars.counts[bar] as f64 / trials.max(1) as f64;
        let [from, to] = [low, high].map(|value| decimal(value, self.quantity().decimals()));
        let values = if self.quantity().event {
            if low > 0.5 { say!("yes") } else { say!("no") }
        } else if from == to {
            from
        } else {
            say!("{from} to {to}", from, to)
        };
        say!(
            "{outcome} {values}: {share} of the trials",
            outcome = translated(self.quantity().label),
            values,
            share = share_words(part, trials),
        )
    }
}

/// What an outcome is, with its unit: "Total (viruses) after step 300".
pub(in crate::figure) fn outcome_title(shape: &Shape, outcome: usize) -> String {
    let quantity = &shape.outcomes[outcome];
    let mut title = named_with_unit(quantity);
    if shape.at_end {
        title += " ";
        title += &last_moment(shape);
    }
    let mut chars = title.chars();
    let first = chars.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(chars).collect()
}

/// What a quantity is, with its unit: "Total (viruses)".
pub(in crate::figure) fn named_with_unit(quantity: &Quantity) -> String {
    let label = translated(quantity.label);
    if quantity.unit.is_empty() || quantity.unit == quantity.label || quantity.event {
        return label.to_owned();
    }
    format!("{label} ({unit})", unit = translated(quantity.unit))
}

/// The mean of an outcome with its standard error; of an event, the share of trials in which it
/// happened: "412.2 ± 1.8", "3.9 % ± 0.3 %".
#[must_use]
pub fn mean_words(quantity: &Quantity, statistics: &Statistics, outcome: usize) -> String {
    let distribution = &statistics.outcomes[outcome];
    if quantity.event {
        share_words(distribution.mean, statistics.trials)
    } else {
        plus_minus(distribution.mean, distribution.known_error())
    }
}

/// A single value of a quantity: "412", "0.25"; of an event, "yes" or "no".
#[must_use]
pub fn value_words(quantity: &Quantity, value: f64) -> String {
    if quantity.event {
        return if value > 0.0 { say!("yes") } else { say!("no") };
    }
    decimal(value, quantity.decimals())
}
