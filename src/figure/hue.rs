//! The colours of a figure by what they are for, the same on the page, in pictures and in legends.

use serde::Serialize;

use super::{Color, Colors};

/// One of a figure's colours, by what it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(into = "String")]
pub enum Hue {
    /// Of a series, or of an outcome.
    Series(usize),
    /// Of a pin.
    Pin(usize),
    /// Of the share that is asked for.
    Accent,
    /// Of words and axes.
    Ink,
    /// Of what is of all.
    Muted,
}

impl Hue {
    pub(super) fn of(self, colors: &Colors) -> Color {
        match self {
            Hue::Series(i) => colors.of_series(i),
            Hue::Pin(i) => colors.of_pin(i),
            Hue::Accent => colors.accent,
            Hue::Ink => colors.ink,
            Hue::Muted => colors.muted,
        }
    }
}

impl From<Hue> for String {
    /// What the page's style sheet calls it.
    fn from(hue: Hue) -> Self {
        match hue {
            Hue::Series(i) => format!("series-{}", i % 4 + 1),
            Hue::Pin(i) => format!("pin-{}", i % 4 + 1),
            Hue::Accent => "accent".to_owned(),
            Hue::Ink => "ink".to_owned(),
            Hue::Muted => "muted".to_owned(),
        }
    }
}
