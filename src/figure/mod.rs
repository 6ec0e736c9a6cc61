//! From statistics to what is drawn and read: figures on any plotters backend, tables, descriptions.

mod axis;
mod canvas_size;
mod cloud;
mod colors;
mod legend;
mod lens;
mod outcome;
mod overlay;
mod pen;
mod series;
mod speed;
mod svg;
mod sweep;
mod table;

pub use canvas_size::CanvasSize;
pub use cloud::CloudFigure;
pub use colors::{Color, Colors};
pub use lens::Lens;
pub use outcome::{OutcomeFigure, OutcomeRange};
pub use overlay::{Overlay, Own, Pinned};
pub use pen::{Pen, SUBPIXELS};
pub use series::SeriesFigure;
pub use speed::SpeedFigure;
pub use svg::{Caption, PictureSize, Which, svg, sweep_svg};
pub use sweep::{SweepFigure, SweptCase};
pub use table::{Table, last_moment, outcome_moment, outcome_table, series_table, sweep_table};
