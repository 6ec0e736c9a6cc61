//! The size of a figure on the page, and what follows from it.

use super::Letters;

/// A size in CSS pixels.
#[derive(Debug, Clone, Copy)]
pub struct CanvasSize {
    /// The width, at least 1.
    pub width: f64,
    /// The height, at least 1.
    pub height: f64,
    /// On a phone: larger type, labels inside the figure.
    pub compact: bool,
    /// How wide the letters are that are written on it.
    pub letters: Letters,
}

impl CanvasSize {
    /// The size of text in CSS pixels.
    #[must_use]
    pub fn text(self) -> f64 {
        if self.compact { 13.0 } else { 14.0 }
    }

    /// Whether nothing is written on it.
    #[must_use]
    pub fn is_wordless(self) -> bool {
        matches!(self.letters, Letters::None)
    }

    /// How wide a plain text of the usual size is.
    pub(in crate::figure) fn width_of(self, text: &str) -> f64 {
        self.text() * self.letters.width(text, false)
    }
}
