//! The histogram of an outcome, with the share of trials that the exercise asks for.

mod bars;
mod drawing;
mod frame;
mod holds;
mod table;
mod words;

use super::{Color, Colors, Lens, Overlay, Own};
use crate::scenario::{Expected, Share};
use crate::sim::{Quantity, Shape, Statistics};

pub(super) use table::{mean_in_theory, share_in_theory};
pub use table::{outcome_table, share_label};
pub use words::{mean_words, value_words};
pub(super) use words::{named_with_unit, outcome_title};

/// The histogram of a case's first outcome, or of the one whose share is asked for.
pub struct OutcomeFigure<'a> {
    /// What was observed.
    pub shape: &'a Shape,
    /// What came out.
    pub statistics: &'a Statistics,
    /// The outcome that is shown.
    pub outcome: usize,
    /// The share of it that is asked for, if one is.
    pub share: Option<Share>,
    /// What theory says.
    pub expected: &'a Expected,
    /// What is drawn over it.
    pub overlay: Overlay<'a>,
    /// The axes, where figures stand side by side.
    pub range: Option<OutcomeRange>,
    /// How the visitor wants to see it.
    pub lens: &'a Lens,
}

/// The axes of a histogram.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OutcomeRange {
    /// The smallest value, in the outcome's own unit.
    pub from: f64,
    /// The largest value.
    pub to: f64,
    /// The share of trials in the tallest bar, in percent; 0 for the figure's own.
    pub tallest: f64,
}

impl OutcomeRange {
    /// The axes that hold both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        OutcomeRange {
            from: self.from.min(other.from),
            to: self.to.max(other.to),
            tallest: self.tallest.max(other.tallest),
        }
    }
}

impl OutcomeFigure<'_> {
    fn quantity(&self) -> &Quantity {
        &self.shape.outcomes[self.outcome]
    }

    /// Results that are drawn as an outline: pins, what was before a value was moved, and the visitor's own.
    fn outlined(&self, colors: Option<&Colors>) -> Vec<(&Statistics, Color)> {
        let color = |of: &dyn Fn(&Colors) -> Color| colors.map_or(Color::NONE, of);
        let pins = self.overlay.pins.iter();
        let mut all: Vec<(&Statistics, Color)> = pins
            .filter(|pin| pin.has_outcome(self.outcome))
            .map(|pin| (pin.statistics, color(&|colors| pin.hue.of(colors))))
            .collect();
        if let Some(ghost) = self.overlay.ghost
            && ghost.shape.outcomes.get(self.outcome) == Some(self.quantity())
        {
            all.push((ghost.statistics, color(&|colors| colors.muted)));
        }
        if let Some(own) = self.own() {
            all.push((own, color(&|colors| colors.ink)));
        }
        all
    }

    /// The visitor's own results, if they are of this outcome.
    fn own(&self) -> Option<&Statistics> {
        match self.overlay.own {
            Some(Own::Sample(outcome, own)) if outcome == self.outcome => Some(own),
            _ => None,
        }
    }
}
