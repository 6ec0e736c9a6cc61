//! A sweep in words: titles and notes.

use super::SweepFigure;
use crate::figure::outcome::{outcome_title, share_label};
use crate::language::{say, translated, within};
use crate::sim::Shape;

impl SweepFigure<'_> {
    pub(super) fn outcome_title(&self) -> String {
        let Some(first) = self.cases.first() else {
            return String::new();
        };
        // Cases of different length have no last step in common.
        let shape = Shape {
            at_end: first.shape.at_end
                && self
                    .cases
                    .iter()
                    .all(|case| case.shape.steps == first.shape.steps),
            ..first.shape.clone()
        };
        outcome_title(&shape, self.outcome)
    }

    /// What the shares are called; with their limit, if all cases have the same.
    pub(in crate::figure) fn common_share(&self) -> Option<String> {
        let mut shares = self
            .cases
            .iter()
            .filter_map(|case| Some((case.share?, case.shape)));
        let (first, shape) = shares.next()?;
        if shares.all(|(share, _)| share.side == first.side) {
            return Some(share_label(&first, shape));
        }
        Some(translated(first.label).to_owned())
    }

    /// One line that names the figure.
    #[must_use]
    pub fn title(&self) -> String {
        say!(
            "{outcome} by {params}",
            outcome = self.outcome_title(),
            params = self.param_names()
        )
    }

    /// The swept parameters within a sentence: "steps before the drug and mutation probability".
    #[must_use]
    pub fn param_names(&self) -> String {
        let names = self.params.iter();
        let names = names.map(|param| within(translated(param.label)));
        names.collect::<Vec<_>>().join(translated(" and "))
    }

    /// What the lines, bands and colours are.
    #[must_use]
    pub fn note(&self) -> String {
        match self.params.len() {
            1 => {
                let mut note = if self.is_event() {
                    say!("Dots: the share of the trials and its standard error.")
                } else {
                    say!(
                        "Dots: mean and its standard error. Bands: half of the trials (dark) and 9 in 10 \
                         trials (light)."
                    )
                };
                if self.has_theory() {
                    note += translated(" Dotted: what theory expects.");
                }
                note
            }
            2 if self.show_share || self.is_event() => {
                say!("The stronger the colour, the larger the share of trials.")
            }
            2 => say!("The stronger the colour, the larger the mean."),
            _ => String::new(),
        }
    }
}
