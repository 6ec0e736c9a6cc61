//! What every figure is drawn on and with: its size, its letters, its colours, its axes, its pen.

mod axis;
mod callout;
mod colors;
mod letters;
mod pen;
mod plot;
mod size;
mod words;
mod writing;

pub(super) use axis::{Axis, nice};
pub(super) use callout::Callout;
pub use colors::{Color, Colors};
pub use letters::Letters;
pub(super) use pen::writable;
pub use pen::{FONTS, Pen, SUBPIXELS};
pub(super) use plot::{Plot, RIGHT, Rules, heights};
pub use size::CanvasSize;
pub(super) use words::Words;
pub(super) use writing::{Anchor, Look, Place};
