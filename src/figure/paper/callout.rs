//! A label at what is pointed at: its words stand over the figure, and nothing else where they are.

use super::words::{Edges, Words};
use super::writing::{Anchor, Look};
use super::{CanvasSize, Colors, Pen};

/// What keeps the words off the edge of their plate, and the plate off what it is of.
const WITHIN: f64 = 8.0;
const BESIDE: f64 = 12.0;

/// A label whose place is kept free until it is written, over everything else.
#[derive(Debug)]
pub(in crate::figure) struct Callout {
    edges: Edges,
    apart: f64,
    lines: Vec<(String, Look)>,
}

impl Callout {
    /// Keeps room for lines beside a point, the first of them bold; none if there is no room.
    pub(in crate::figure) fn new(
        words: &mut Words,
        lines: &[String],
        (x, y): (f64, f64),
        size: CanvasSize,
        colors: &Colors,
    ) -> Option<Self> {
        let room = size.width - 2.0 * WITHIN - 4.0;
        let lines: Vec<(String, Look)> = lines
            .iter()
            .enumerate()
            .map(|(i, line)| {
                let look = Look::plain(colors.ink, size.text());
                words.fitted(line, if i == 0 { look.bold() } else { look }, room)
            })
            .collect();
        let apart = size.text() + 5.0;
        let widths = lines.iter().map(|(line, look)| words.width(line, *look));
        let width = widths.fold(0.0, f64::max) + 2.0 * WITHIN;
        let height = apart * lines.len() as f64 + 2.0 * WITHIN - 4.0;
        // On whichever side there is more room.
        let left = if x > size.width / 2.0 {
            x - BESIDE - width
        } else {
            x + BESIDE
        };
        let left = left.min(size.width - width - 2.0).max(2.0);
        let top = (y - height / 2.0).min(size.height - height - 2.0).max(2.0);
        let edges = [left, top, left + width, top + height];
        words.keep(edges).then_some(Callout {
            edges,
            apart,
            lines,
        })
    }

    /// Writes it.
    pub(in crate::figure) fn draw(&self, pen: &mut Pen<'_>, colors: &Colors) {
        let [left, top, right, bottom] = self.edges;
        pen.area(self.edges, colors.paper.tint(0.95));
        let corners = [
            (left, top),
            (right, top),
            (right, bottom),
            (left, bottom),
            (left, top),
        ];
        pen.line(corners.into_iter(), colors.muted, 1.0);
        for (i, (line, look)) in self.lines.iter().enumerate() {
            let y = top + WITHIN - 2.0 + self.apart * (i as f64 + 0.5);
            pen.text(line, ((left + WITHIN, y), Anchor::Left), *look);
        }
    }
}
