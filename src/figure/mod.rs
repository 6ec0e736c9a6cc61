//! From statistics to what is drawn and read: figures on any plotters backend, tables, descriptions.

mod cloud;
mod hold;
mod hue;
mod legend;
mod lens;
mod outcome;
mod overlay;
mod paper;
mod series;
mod speed;
mod svg;
mod sweep;
mod table;

pub use cloud::CloudFigure;
pub use hold::Hold;
pub use hue::Hue;
pub use legend::{LegendEntry, LegendSeries, Sign, SignShape};
pub use lens::Lens;
pub use outcome::{
    OutcomeFigure, OutcomeRange, mean_words, outcome_table, share_label, value_words,
};
pub use overlay::{Ghost, Overlay, Own, Pinned, pin_name};
pub use paper::{CanvasSize, Color, Colors, FONTS, Letters, Pen, SUBPIXELS};
pub use series::{SeriesFigure, SeriesRange, series_table};
pub use speed::SpeedFigure;
pub use svg::{Caption, PictureSize, Which, svg, sweep_svg};
pub use sweep::{Arrangement, SweepFigure, SweptCase, sweep_table};
pub use table::{Table, last_moment, outcome_moment};
