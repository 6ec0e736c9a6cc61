//! The size of a figure on the page, and what follows from it.

/// A size in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CanvasSize {
    /// The width, at least 1.
    pub width: f64,
    /// The height, at least 1.
    pub height: f64,
    /// On a phone: larger type, labels inside the figure.
    pub compact: bool,
}

impl CanvasSize {
    /// The size of text in CSS pixels.
    #[must_use]
    pub fn text(self) -> f64 {
        if self.compact { 13.0 } else { 14.0 }
    }
}
