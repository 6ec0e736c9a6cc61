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

/// What was drawn.
#[derive(Debug)]
pub(crate) struct Recorder {
    size: CanvasSize,
    pub(crate) words: Vec<Written>,
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
        _: BackendCoord,
        _: BackendCoord,
        _: &S,
        _: bool,
    ) -> Done {
        self.areas += 1;
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        _: I,
        _: &S,
    ) -> Done {
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
