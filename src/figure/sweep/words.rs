//! A sweep in words: titles and notes.

use super::{Arrangement, SweepFigure};
use crate::figure::mean_words;
use crate::figure::outcome::{outcome_title, share_label};
use crate::language::{say, translated, within};
use crate::param::{Kind, Param};
use crate::scenario::share_words;
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

    /// A case in lines: its values, what came out, the share that is asked for.
    #[must_use]
    pub fn case_lines(&self, case: usize) -> Vec<String> {
        let Some(swept) = self.cases.get(case) else {
            return Vec::new();
        };
        let values = swept.values.iter().zip(&self.params);
        let mut lines: Vec<String> = values
            .map(|(value, param)| format!("{} {}", translated(param.label), param.label_of(*value)))
            .collect();
        if swept.statistics.trials == 0 {
            return lines;
        }
        let quantity = &swept.shape.outcomes[self.outcome];
        lines.push(format!(
            "{} {}",
            translated(quantity.label),
            mean_words(quantity, swept.statistics, self.outcome)
        ));
        // The share of an event is the outcome itself.
        if let Some(share) = swept.share.filter(|_| !self.is_event()) {
            let part = share_words(share.of(swept.statistics), swept.statistics.trials);
            lines.push(format!("{part} {}", share.name(swept.shape)));
        }
        lines
    }

    /// What the dots, bands and colours are.
    #[must_use]
    pub fn note(&self) -> String {
        match self.layout() {
            Arrangement::Curve | Arrangement::Curves { .. } => {
                let mut note = if self.is_event() {
                    say!("Dots: the share of the trials and its standard error.")
                } else if self.has_bands() {
                    say!(
                        "Dots: mean and its standard error. Bands: half of the trials (dark) and 9 in 10 \
                         trials (light)."
                    )
                } else {
                    say!("Dots: mean and its standard error.")
                };
                if self.has_theory() {
                    note += translated(" Dotted: what theory expects.");
                }
                let are_numbers = |param: &&Param| !matches!(param.kind, Kind::Choice { .. });
                if self.params.iter().any(are_numbers) {
                    note +=
                        translated(" Only the dots were run; the lines between them lead the eye.");
                }
                note
            }
            Arrangement::Map if self.show_share || self.is_event() => {
                say!("The stronger the colour, the larger the share of trials.")
            }
            Arrangement::Map => say!("The stronger the colour, the larger the mean."),
            Arrangement::Table => String::new(),
        }
    }
}
