//! Which outcome is looked at, and which share of it.

use crate::scenario::{Share, Side};
use crate::sim::Shape;

/// Which outcome someone looks at, and which share of it; the scenario's own, if nothing is said.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Choice {
    /// The outcome's key.
    pub outcome: Option<String>,
    /// The value that the share ends at.
    pub share: Option<f64>,
    /// Whether a map shows the share or the mean; what the exercise asks for, if nothing is said.
    pub map_share: Option<bool>,
}

impl Choice {
    /// The outcome and the share of a case, whose scenario asks for a share itself or does not.
    #[must_use]
    pub fn of(&self, asked: Option<Share>, shape: &Shape) -> (usize, Option<Share>) {
        let usual = asked.map_or(0, |share| share.outcome);
        let named = self.outcome.as_ref().and_then(|key| {
            let mut outcomes = shape.outcomes.iter();
            outcomes.position(|quantity| quantity.key == key)
        });
        let outcome = named.unwrap_or(usual);
        let asked = asked.filter(|share| share.outcome == outcome);
        let Some(value) = self.share else {
            return (outcome, asked);
        };
        if shape.outcomes[outcome].event {
            // Yes and no have no value between them, and the outcome is a share itself.
            return (outcome, asked);
        }
        // Beyond all values that there can be nothing more is to be told apart.
        let quantity = &shape.outcomes[outcome];
        let unit = 1.0 / quantity.per;
        let value = value.clamp(quantity.least() - unit, quantity.most() + unit);
        let side = match asked.map(|share| share.side) {
            Some(Side::AtLeast(_)) => Side::AtLeast(value),
            _ => Side::AtMost(value),
        };
        let same = asked.filter(|share| share.side == side);
        let own = Share {
            outcome,
            side,
            label: "",
        };
        (outcome, Some(same.unwrap_or(own)))
    }
}
