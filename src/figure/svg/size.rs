//! How large a file's picture is, which figures it holds, and what stands around them.

use serde::{Deserialize, Serialize};

/// How large a file's picture is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum PictureSize {
    /// Wide as on the page, and as high as it must be.
    #[default]
    Page,
    /// A slide of 16 to 9: figures stand beside each other.
    Slide,
    /// The width of a column of a paper, 88 mm.
    Column,
}

/// The layout of a size, in its own units: a text is 13 to 14 of them high.
pub(super) struct Measures {
    pub(super) width: f64,
    /// The height, if it is given.
    pub(super) height: Option<f64>,
    pub(super) compact: bool,
    /// The size of the heading, and of everything else around the figures.
    pub(super) heading: f64,
    pub(super) text: f64,
    /// The width and height that the file asks for.
    pub(super) shown: fn(f64) -> (String, String),
}

impl PictureSize {
    /// All of them, in the order in which they are offered.
    pub const ALL: [PictureSize; 3] = [PictureSize::Page, PictureSize::Slide, PictureSize::Column];

    /// How many pixels wide it is as a picture of pixels.
    #[must_use]
    pub fn pixels(self) -> u32 {
        match self {
            PictureSize::Page => 2700,
            PictureSize::Slide => 2640,
            PictureSize::Column => 2100,
        }
    }

    /// Its pixels a metre of paper: a slide is 13⅓ inches wide, a column 88 mm; a page is as wide as
    /// the browser shows it, with 96 units an inch.
    #[must_use]
    pub fn dots_per_metre(self) -> u32 {
        match self {
            PictureSize::Page => 11_339,
            PictureSize::Slide => 7_795,
            PictureSize::Column => 23_864,
        }
    }

    pub(super) fn layout(self) -> Measures {
        match self {
            PictureSize::Page => Measures {
                width: 900.0,
                height: None,
                compact: false,
                heading: 18.0,
                text: 12.5,
                shown: |height| ("900".to_owned(), height.to_string()),
            },
            PictureSize::Slide => Measures {
                width: 880.0,
                height: Some(495.0),
                compact: false,
                heading: 20.0,
                text: 12.0,
                shown: |_| ("1280".to_owned(), "720".to_owned()),
            },
            PictureSize::Column => Measures {
                width: 420.0,
                height: None,
                compact: true,
                heading: 14.5,
                text: 11.5,
                shown: |height| ("88mm".to_owned(), format!("{:.2}mm", height * 88.0 / 420.0)),
            },
        }
    }
}

/// Which figures of a case a file holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Which {
    /// All that it has.
    #[default]
    All,
    /// The curves.
    Series,
    /// The histogram.
    Outcome,
    /// Where trials end in a plane.
    Cloud,
}

impl Which {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Which; 4] = [Which::All, Which::Series, Which::Outcome, Which::Cloud];
}

/// What stands around the figures of a file, which there are, and how large.
#[derive(Debug, Clone, Default)]
pub struct Caption {
    /// Above them, nothing if it is empty.
    pub heading: String,
    /// Sentences and links under them, wrapped.
    pub under: Vec<String>,
    /// How large the picture is.
    pub size: PictureSize,
    /// The figures of a case.
    pub which: Which,
    /// Whether it goes without the names of lines and bands.
    pub without_legend: bool,
}
