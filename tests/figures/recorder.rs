//! A backend that remembers the words of a drawing and where they are.

use std::fmt;

use many_trials::figure::{CanvasSize, Colors, Pen, SUBPIXELS};
use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontTransform,
};

/// A text, and its left, top, right and bottom in CSS pixels.
#[derive(Debug, Clone)]
pub(crate) struct Written {
    pub(crate) text: String,
    pub(crate) edges: [f64; 4],
}

impl Written {
    fn meets(&self, other: &Written) -> bool {
        let ([left, top, right, bottom], with) = (self.edges, other.edges);
        left < with[2] && with[0] < right && top < with[3] && with[1] < bottom
    }
}

/// A rectangle that was filled: its left, top, right and bottom, its colour, and how many words were
/// written before it.
#[derive(Debug, Clone)]
pub(crate) struct Filled {
    pub(crate) edges: [f64; 4],
    pub(crate) rgb: (u8, u8, u8),
    before: usize,
}

/// What was drawn.
#[derive(Debug)]
pub(crate) struct Recorder {
    size: CanvasSize,
    pub(crate) words: Vec<Written>,
    pub(crate) filled: Vec<Filled>,
    /// The level lines that go far: rules.
    rules: Vec<[f64; 4]>,
    /// The points of all lines with more than two.
    pub(crate) curves: Vec<Vec<(f64, f64)>>,
    pub(crate) polygons: usize,
    pub(crate) areas: usize,
}

/// What a drawing on a paper of a size holds.
pub(crate) fn drawn(
    size: CanvasSize,
    draw: impl FnOnce(&mut Pen<'_>, CanvasSize, &Colors),
) -> Recorder {
    let mut recorder = Recorder {
        size,
        words: Vec::new(),
        filled: Vec::new(),
        rules: Vec::new(),
        curves: Vec::new(),
        polygons: 0,
        areas: 0,
    };
    let mut pen = Pen::new(&mut recorder, 1.0);
    draw(&mut pen, size, &Colors::print());
    pen.finish().unwrap();
    recorder
}

impl Recorder {
    /// The texts.
    pub(crate) fn texts(&self) -> Vec<&str> {
        self.words.iter().map(|word| word.text.as_str()).collect()
    }

    /// What is wrong with the words: the first that leaves the paper or stands on another.
    pub(crate) fn fault(&self) -> Option<String> {
        for (i, word) in self.words.iter().enumerate() {
            let [left, top, right, bottom] = word.edges;
            let outside = left < -0.1
                || top < -0.1
                || right > self.size.width + 0.1
                || bottom > self.size.height + 0.1;
            if outside {
                return Some(format!("{word:?} leaves {:?}", self.size));
            }
            if let Some(other) = self.words[..i].iter().find(|other| word.meets(other)) {
                return Some(format!("{word:?} is on {other:?} in {:?}", self.size));
            }
        }
        None
    }

    /// The first word that lies over something of one of these colours.
    pub(crate) fn covered(&self, colors: &[(u8, u8, u8)]) -> Option<String> {
        let data = self
            .filled
            .iter()
            .filter(|filled| colors.contains(&filled.rgb));
        let mut pairs = data.flat_map(|filled| self.words.iter().map(move |word| (filled, word)));
        let over = pairs.find(|(filled, word)| {
            let (at, of) = (filled.edges, word.edges);
            // A bar of no height is none.
            at[3] - at[1] > 0.5
                && of[0] + 1.0 < at[2]
                && at[0] + 1.0 < of[2]
                && of[1] + 1.0 < at[3]
                && at[1] + 1.0 < of[3]
        });
        over.map(|(filled, word)| format!("{word:?} is over {filled:?} in {:?}", self.size))
    }

    /// The first word that a rule strikes through: one without paper behind it.
    pub(crate) fn struck(&self) -> Option<String> {
        let mut words = self.words.iter().enumerate();
        let struck = words.find(|(i, word)| {
            let [left, top, right, bottom] = word.edges;
            let crossed = self.rules.iter().any(|rule| {
                rule[0] + 2.0 < right
                    && left + 2.0 < rule[2]
                    && (top + 2.0..bottom - 2.0).contains(&rule[1])
            });
            let plate = |filled: &&Filled| {
                let at = filled.edges;
                filled.before == *i
                    && at[0] <= left
                    && at[1] <= top
                    && right <= at[2]
                    && bottom <= at[3]
            };
            crossed && self.filled.iter().filter(plate).count() == 0
        });
        struck.map(|(_, word)| format!("a rule strikes {word:?} in {:?}", self.size))
    }
}

type Done = Result<(), DrawingErrorKind<fmt::Error>>;

impl DrawingBackend for Recorder {
    type ErrorType = fmt::Error;

    fn get_size(&self) -> (u32, u32) {
        (self.size.width as u32, self.size.height as u32)
    }

    fn ensure_prepared(&mut self) -> Done {
        Ok(())
    }

    fn present(&mut self) -> Done {
        Ok(())
    }

    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Done {
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
        _: bool,
    ) -> Done {
        self.areas += 1;
        let pixels = |at: i32| f64::from(at) / SUBPIXELS;
        self.filled.push(Filled {
            edges: [pixels(from.0), pixels(from.1), pixels(to.0), pixels(to.1)],
            rgb: style.color().rgb,
            before: self.words.len(),
        });
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        points: I,
        _: &S,
    ) -> Done {
        let pixels = |at: i32| f64::from(at) / SUBPIXELS;
        let points = points.into_iter().map(|(x, y)| (pixels(x), pixels(y)));
        let points: Vec<(f64, f64)> = points.collect();
        match points.as_slice() {
            [from, to] if (from.1 - to.1).abs() < 0.01 && (to.0 - from.0).abs() > 40.0 => {
                self.rules.push([from.0, from.1, to.0, to.1]);
            }
            [_, _, _, ..] => self.curves.push(points),
            _ => {}
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        _: I,
        _: &S,
    ) -> Done {
        self.polygons += 1;
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Done {
        let (x, y) = (f64::from(at.0) / SUBPIXELS, f64::from(at.1) / SUBPIXELS);
        let size = style.size() / SUBPIXELS;
        let bold = style.style().as_str() == "bold";
        let width = size * self.size.letters.width(text, bold);
        // A letter and its tail take less than the height of its font.
        let half = size / 2.0 - 0.1;
        let edges = if matches!(style.transform(), FontTransform::Rotate270) {
            [x - half, y - width / 2.0, x + half, y + width / 2.0]
        } else {
            let left = match style.anchor().h_pos {
                HPos::Left => x,
                HPos::Center => x - width / 2.0,
                HPos::Right => x - width,
            };
            [left, y - half, left + width, y + half]
        };
        self.words.push(Written {
            text: text.to_owned(),
            edges,
        });
        Ok(())
    }
}
