//! What the page draws a figure on: its size, its resolution, its colours.

use serde::Deserialize;

use crate::figure::{CanvasSize, Color, Colors, Letters};
use crate::language::{say, shown};

/// What a figure is drawn on.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Paper {
    /// In units of the figure's type, which is a pixel of CSS on a desk.
    pub width: f64,
    /// As the width.
    pub height: f64,
    /// Device pixels to one of these.
    pub ratio: f64,
    /// Whether there is little room.
    pub compact: bool,
    /// Its colours, as the page's style sheet has them.
    pub colors: PaperColors,
}

/// Colours such as "#0b6aa6".
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PaperColors {
    /// Behind everything.
    pub paper: String,
    /// Words and axes.
    pub ink: String,
    /// Words of less weight.
    pub muted: String,
    /// Lines of the grid.
    pub rule: String,
    /// Shaded parts.
    pub shade: String,
    /// Of each series.
    pub series: Vec<String>,
    /// What is pointed at, and one's own numbers.
    pub accent: String,
    /// Of each pin.
    pub pins: Vec<String>,
}

impl Paper {
    /// Its size, with the widths of the letters that are written on it.
    #[must_use]
    pub fn size(&self, letters: Letters) -> CanvasSize {
        CanvasSize {
            letters,
            width: self.width.clamp(1.0, 8192.0),
            height: self.height.clamp(1.0, 8192.0),
            compact: self.compact,
        }
    }
}

impl PaperColors {
    /// The colours as figures have them.
    ///
    /// # Errors
    /// A sentence, if one of them is none.
    pub fn colors(&self) -> Result<Colors, String> {
        let color = |text: &String| {
            let message = || say!("“{text}” is no colour like #0b6aa6.", text = shown(text));
            Color::from_hex(text).ok_or_else(message)
        };
        Ok(Colors {
            paper: color(&self.paper)?,
            ink: color(&self.ink)?,
            muted: color(&self.muted)?,
            rule: color(&self.rule)?,
            shade: color(&self.shade)?,
            series: self.series.iter().map(color).collect::<Result<_, _>>()?,
            accent: color(&self.accent)?,
            pins: self.pins.iter().map(color).collect::<Result<_, _>>()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_those_of_the_style_sheet_or_a_sentence() {
        let text = |color: &str| color.to_owned();
        let colors = PaperColors {
            paper: text("#ffffff"),
            ink: text("#000000"),
            muted: text("#777777"),
            rule: text("#dddddd"),
            shade: text("#eeeeee"),
            series: vec![text("#0b6aa6")],
            accent: text("#c00000"),
            pins: Vec::new(),
        };
        let read = colors.colors().map(|colors| colors.series.len());
        assert_eq!(read, Ok(1));
        let wrong = PaperColors {
            accent: text("CanvasText"),
            ..colors
        };
        let why = wrong.colors().err();
        let sentence = "“CanvasText” is no colour like #0b6aa6.";
        assert_eq!(why.as_deref(), Some(sentence));
    }

    #[test]
    fn a_paper_has_a_size_that_can_be_drawn_on() {
        let colors = serde_json::json!({
            "paper": "", "ink": "", "muted": "", "rule": "", "shade": "", "series": [], "accent": "", "pins": [],
        });
        let paper: Paper = serde_json::from_value(serde_json::json!({
            "width": 0, "height": 1e9, "ratio": 2, "compact": true, "colors": colors,
        }))
        .expect("a paper");
        let size = paper.size(Letters::Widest);
        assert_eq!((size.width, size.height), (1.0, 8192.0));
    }
}
