//! What every figure is drawn on and with: its size, its colours, its axes, its pen.

mod axis;
mod colors;
mod pen;
mod size;

pub(super) use axis::{Axis, log_ticks, nice};
pub use colors::{Color, Colors};
pub(super) use pen::{Anchor, writable};
pub use pen::{Pen, SUBPIXELS};
pub use size::CanvasSize;
