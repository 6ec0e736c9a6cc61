//! How a text is written, and where it stands.

use super::Color;

/// Where a text stands relative to its point.
#[derive(Debug, Clone, Copy)]
pub(in crate::figure) enum Anchor {
    Left,
    Center,
    Right,
}

/// How a text is written.
#[derive(Debug, Clone, Copy)]
pub(in crate::figure) struct Look {
    pub(in crate::figure) color: Color,
    pub(in crate::figure) size: f64,
    pub(in crate::figure) bold: bool,
    /// Paper behind it, where rules may cross it.
    pub(in crate::figure) plate: Option<Color>,
}

impl Look {
    pub(in crate::figure) fn plain(color: Color, size: f64) -> Self {
        Look {
            color,
            size,
            bold: false,
            plate: None,
        }
    }

    pub(in crate::figure) fn bold(self) -> Self {
        Look { bold: true, ..self }
    }

    pub(in crate::figure) fn on(self, paper: Color) -> Self {
        Look {
            plate: Some(paper),
            ..self
        }
    }
}

/// Where a text stands: a point in the middle of its height, and which end of it lies there.
pub(in crate::figure) type Place = ((f64, f64), Anchor);
