//! A pen: draws lines, areas and text in CSS pixels on a plotters backend.

use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{
    BackendColor, BackendStyle, BackendTextStyle, DrawingBackend, FontFamily, FontStyle,
    FontTransform,
};

use super::Color;
use super::writing::{Anchor, Look, Place};

/// Backends take whole numbers as coordinates; this many make a CSS pixel, so that curves are
/// smooth. The canvas or the SVG's view box is scaled back by it.
pub const SUBPIXELS: f64 = 8.0;

/// The fonts of all figures.
pub const FONTS: &str = "system-ui, sans-serif";

/// A pen on a backend. The first error is kept and ends the drawing.
pub struct Pen<'a> {
    ink: &'a mut dyn Ink,
    text_scale: f64,
    error: Option<String>,
}

/// What a pen needs of a backend, whichever it is: figures are compiled once, not for every backend.
trait Ink {
    fn rectangle(&mut self, from: Point, to: Point, color: Color) -> Result<(), String>;
    fn polygon(&mut self, points: Vec<Point>, color: Color) -> Result<(), String>;
    fn path(&mut self, points: Vec<Point>, stroke: &Stroke) -> Result<(), String>;
    fn text(&mut self, text: &str, style: &Text, at: Point) -> Result<(), String>;
    fn present(&mut self) -> Result<(), String>;
}

/// A place on a backend, in its own units.
type Point = (i32, i32);

impl<B: DrawingBackend> Ink for B {
    fn rectangle(&mut self, from: Point, to: Point, color: Color) -> Result<(), String> {
        said(self.draw_rect(from, to, &Stroke(color, 0), true))
    }
    fn polygon(&mut self, points: Vec<Point>, color: Color) -> Result<(), String> {
        said(self.fill_polygon(points, &Stroke(color, 0)))
    }
    fn path(&mut self, points: Vec<Point>, stroke: &Stroke) -> Result<(), String> {
        said(self.draw_path(points, stroke))
    }
    fn text(&mut self, text: &str, style: &Text, at: Point) -> Result<(), String> {
        said(self.draw_text(text, style, at))
    }
    fn present(&mut self) -> Result<(), String> {
        said(DrawingBackend::present(self))
    }
}

fn said<E: std::fmt::Display>(result: Result<(), E>) -> Result<(), String> {
    result.map_err(|error| error.to_string())
}

struct Stroke(Color, u32);

impl BackendStyle for Stroke {
    fn color(&self) -> BackendColor {
        self.0.backend()
    }
    fn stroke_width(&self) -> u32 {
        self.1
    }
}

#[derive(Clone, Copy)]
struct Text {
    color: Color,
    size: f64,
    anchor: Anchor,
    bold: bool,
    upright: bool,
}

impl BackendTextStyle for Text {
    type FontError = std::convert::Infallible;

    fn color(&self) -> BackendColor {
        self.color.backend()
    }
    fn size(&self) -> f64 {
        self.size
    }
    fn transform(&self) -> FontTransform {
        if self.upright {
            FontTransform::Rotate270
        } else {
            FontTransform::None
        }
    }
    fn style(&self) -> FontStyle {
        if self.bold {
            FontStyle::Bold
        } else {
            FontStyle::Normal
        }
    }
    fn anchor(&self) -> Pos {
        let horizontal = match self.anchor {
            Anchor::Left => HPos::Left,
            Anchor::Center => HPos::Center,
            Anchor::Right => HPos::Right,
        };
        Pos::new(horizontal, VPos::Center)
    }
    fn family(&self) -> FontFamily<'_> {
        FontFamily::Name(FONTS)
    }
    fn layout_box(&self, _text: &str) -> Result<((i32, i32), (i32, i32)), Self::FontError> {
        Ok(((0, 0), (0, 0)))
    }
    fn draw<E, F: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _text: &str,
        _pos: (i32, i32),
        _draw: F,
    ) -> Result<Result<(), E>, Self::FontError> {
        Ok(Ok(()))
    }
}

impl<'a> Pen<'a> {
    /// A pen on a backend whose unit is 1/[`SUBPIXELS`] of a CSS pixel. `text_scale` makes up for a
    /// backend that draws text smaller than it is asked to.
    #[must_use]
    pub fn new(backend: &'a mut impl DrawingBackend, text_scale: f64) -> Self {
        Pen {
            ink: backend,
            text_scale,
            error: None,
        }
    }

    /// Puts the drawing on show.
    ///
    /// # Errors
    /// The first thing that the backend could not draw.
    pub fn finish(mut self) -> Result<(), String> {
        let shown = self.ink.present();
        self.keep(shown);
        self.error.map_or(Ok(()), Err)
    }

    fn keep(&mut self, result: Result<(), String>) {
        if let (None, Err(error)) = (&self.error, result) {
            self.error = Some(error);
        }
    }

    /// Fills a rectangle given by its left, top, right and bottom.
    pub(in crate::figure) fn area(&mut self, edges: [f64; 4], color: Color) {
        let [left, top, right, bottom] = edges;
        let (from, to) = (sub((left, top)), sub((right, bottom)));
        let done = self.ink.rectangle(from, to, color);
        self.keep(done);
    }

    /// Fills the region inside a closed line.
    pub(in crate::figure) fn polygon(
        &mut self,
        points: impl Iterator<Item = (f64, f64)>,
        color: Color,
    ) {
        let done = self.ink.polygon(points.map(sub).collect(), color);
        self.keep(done);
    }

    /// Draws a line of a width.
    pub(in crate::figure) fn line(
        &mut self,
        points: impl Iterator<Item = (f64, f64)>,
        color: Color,
        width: f64,
    ) {
        let stroke = Stroke(color, (width * SUBPIXELS).round() as u32);
        let done = self.ink.path(points.map(sub).collect(), &stroke);
        self.keep(done);
    }

    /// Draws a line of dashes; `dash` is the length of a dash and of the gap behind it.
    pub(in crate::figure) fn dashed(
        &mut self,
        points: impl Iterator<Item = (f64, f64)>,
        color: Color,
        width: f64,
        dash: (f64, f64),
    ) {
        for piece in dashes(points, dash) {
            self.line(piece.into_iter(), color, width);
        }
    }

    /// Writes a text whose vertical middle is at the place.
    pub(super) fn text(&mut self, text: &str, (at, anchor): Place, look: Look) {
        let style = Text {
            color: look.color,
            size: look.size,
            anchor,
            bold: look.bold,
            upright: false,
        };
        self.write(text, at, style);
    }

    /// Writes a text upwards, centred on the point.
    pub(super) fn upwards(&mut self, text: &str, at: (f64, f64), color: Color, size: f64) {
        let style = Text {
            color,
            size,
            anchor: Anchor::Center,
            bold: false,
            upright: true,
        };
        self.write(text, at, style);
    }

    fn write(&mut self, text: &str, at: (f64, f64), style: Text) {
        let style = Text {
            size: style.size * SUBPIXELS * self.text_scale,
            ..style
        };
        let text: String = text.chars().map(writable).collect();
        let done = self.ink.text(&text, &style, sub(at));
        self.keep(done);
    }

    /// Draws a dot of a radius.
    pub(in crate::figure) fn dot(&mut self, (x, y): (f64, f64), radius: f64, color: Color) {
        let corner = |i: u32| {
            let angle = f64::from(i) / 16.0 * core::f64::consts::TAU;
            (x + radius * libm::cos(angle), y + radius * libm::sin(angle))
        };
        self.polygon((0..16).map(corner), color);
    }
}

/// A character as every backend can write it: XML, and so SVG, has no way to hold some of them.
pub(in crate::figure) fn writable(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..=char::MAX => c,
        _ => char::REPLACEMENT_CHARACTER,
    }
}

fn sub((x, y): (f64, f64)) -> Point {
    (
        (x * SUBPIXELS).round() as i32,
        (y * SUBPIXELS).round() as i32,
    )
}

/// Cuts a line into dashes.
fn dashes(
    points: impl Iterator<Item = (f64, f64)>,
    (dash, gap): (f64, f64),
) -> Vec<Vec<(f64, f64)>> {
    let mut pieces = Vec::new();
    let mut piece = Vec::new();
    let (mut drawing, mut left) = (true, dash);
    let mut last: Option<(f64, f64)> = None;
    for point in points {
        let Some(mut from) = last else {
            piece.push(point);
            last = Some(point);
            continue;
        };
        let mut length = libm::hypot(point.0 - from.0, point.1 - from.1);
        while length > left {
            let part = left / length;
            from = (
                from.0 + (point.0 - from.0) * part,
                from.1 + (point.1 - from.1) * part,
            );
            length -= left;
            if drawing {
                piece.push(from);
                pieces.push(std::mem::take(&mut piece));
            } else {
                piece.push(from);
            }
            drawing = !drawing;
            left = if drawing { dash } else { gap };
        }
        left -= length;
        if drawing {
            piece.push(point);
        }
        last = Some(point);
    }
    if piece.len() > 1 {
        pieces.push(piece);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::dashes;

    #[test]
    fn dashes_cover_their_share_of_a_line() {
        let line = (0..=100).map(|x| (f64::from(x), 0.0));
        let pieces = dashes(line, (6.0, 4.0));
        assert_eq!(pieces.len(), 10);
        assert_eq!(
            (pieces[0][0], pieces[0][pieces[0].len() - 1]),
            ((0.0, 0.0), (6.0, 0.0))
        );
        assert_eq!(pieces[1][0], (10.0, 0.0));
    }
}
