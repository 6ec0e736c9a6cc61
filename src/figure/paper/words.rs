//! The words of a figure: each of them on the paper, and none on another.

use super::writing::{Anchor, Look, Place};
use super::{CanvasSize, Pen};

/// Left, top, right and bottom.
pub(super) type Edges = [f64; 4];

/// What keeps texts apart.
const GAP: f64 = 3.0;

/// Titles are not set in smaller type than this.
const SMALLEST: f64 = 10.0;

/// The words that a figure has so far.
#[derive(Debug)]
pub(in crate::figure) struct Words {
    size: CanvasSize,
    taken: Vec<Edges>,
    /// Where data is drawn that no word may lie on.
    data: Vec<Edges>,
}

impl Words {
    pub(in crate::figure) fn new(size: CanvasSize) -> Self {
        Words {
            size,
            taken: Vec::new(),
            data: Vec::new(),
        }
    }

    /// Keeps all further words off data between these edges: left, top, right and bottom.
    pub(in crate::figure) fn keep_off(&mut self, edges: [f64; 4]) {
        self.data.push(edges);
    }

    /// How wide a text is.
    pub(in crate::figure) fn width(&self, text: &str, look: Look) -> f64 {
        look.size * self.size.letters.width(text, look.bold)
    }

    /// Writes a text at the first of some places that are on the paper and free; whether there is one.
    pub(in crate::figure) fn write(
        &mut self,
        pen: &mut Pen<'_>,
        text: &str,
        look: Look,
        places: impl IntoIterator<Item = Place>,
    ) -> bool {
        self.write_all(
            pen,
            &[(text, look)],
            places.into_iter().map(|place| vec![place]),
        )
    }

    /// Writes texts that belong together, each at its own place, if all of them have room.
    pub(in crate::figure) fn write_all(
        &mut self,
        pen: &mut Pen<'_>,
        texts: &[(&str, Look)],
        places: impl IntoIterator<Item = Vec<Place>>,
    ) -> bool {
        if self.size.is_wordless() {
            return false;
        }
        for places in places {
            let edges: Vec<Edges> = texts
                .iter()
                .zip(&places)
                .map(|((text, look), place)| edges(self.width(text, *look), look.size, *place))
                .collect();
            if !edges.iter().all(|edges| self.is_free(*edges)) {
                continue;
            }
            for (((text, look), place), edges) in texts.iter().zip(&places).zip(&edges) {
                if let Some(paper) = look.plate {
                    let [left, top, right, bottom] = *edges;
                    let around = [left - 2.0, top - 1.5, right + 2.0, bottom + 1.5];
                    pen.area(around, paper);
                }
                pen.text(text, *place, *look);
            }
            self.taken.extend(edges);
            return true;
        }
        false
    }

    /// Writes a title whose middle is at a point, or as near as it has room; smaller where it must be,
    /// and shortened where that is not enough.
    pub(in crate::figure) fn title(
        &mut self,
        pen: &mut Pen<'_>,
        title: &str,
        (x, y): (f64, f64),
        look: Look,
    ) {
        let (title, look) = self.fitted(title, look, self.size.width);
        let half = self.width(&title, look) / 2.0 + GAP;
        let x = held(x, half, self.size.width);
        self.write(pen, &title, look, [((x, y), Anchor::Center)]);
    }

    /// Writes a title upwards, as [`Words::title`].
    pub(in crate::figure) fn upright_title(
        &mut self,
        pen: &mut Pen<'_>,
        title: &str,
        (x, y): (f64, f64),
        look: Look,
    ) {
        let (title, look) = self.fitted(title, look, self.size.height);
        let width = self.width(&title, look);
        let y = held(y, width / 2.0 + GAP, self.size.height);
        let half = look.size / 2.0;
        let edges = [x - half, y - width / 2.0, x + half, y + width / 2.0];
        if !self.size.is_wordless() && self.is_free(edges) {
            pen.upwards(&title, (x, y), look.color, look.size);
            self.taken.push(edges);
        }
    }

    /// Keeps a place free of other words, if it is on the paper and free itself.
    pub(super) fn keep(&mut self, edges: Edges) -> bool {
        let is_free = !self.size.is_wordless() && self.is_free(edges);
        if is_free {
            self.taken.push(edges);
        }
        is_free
    }

    /// A title that is at most so long: in smaller type, and at last without its end.
    pub(super) fn fitted(&self, title: &str, look: Look, room: f64) -> (String, Look) {
        let room = room - 2.0 * GAP;
        let width = self.width(title, look);
        if width <= room {
            return (title.to_owned(), look);
        }
        let size = (look.size * room / width).max(SMALLEST);
        let look = Look { size, ..look };
        let (mut kept, mut shown) = (title.to_owned(), title.to_owned());
        while self.width(&shown, look) > room && kept.pop().is_some() {
            shown = format!("{}…", kept.trim_end());
        }
        (shown, look)
    }

    fn is_free(&self, [left, top, right, bottom]: Edges) -> bool {
        let on_paper =
            left >= 0.0 && top >= 0.0 && right <= self.size.width && bottom <= self.size.height;
        let beside_data = self.data.iter().all(|other| {
            right <= other[0] || other[2] <= left || bottom <= other[1] || other[3] <= top
        });
        on_paper
            && beside_data
            && self.taken.iter().all(|other| {
                right + GAP <= other[0]
                    || other[2] + GAP <= left
                    || bottom <= other[1]
                    || other[3] <= top
            })
    }
}

/// A middle that keeps both ends on the paper, if they have room.
fn held(middle: f64, half: f64, end: f64) -> f64 {
    middle.min(end - half).max(half)
}

fn edges(width: f64, size: f64, ((x, y), anchor): Place) -> Edges {
    let left = match anchor {
        Anchor::Left => x,
        Anchor::Center => x - width / 2.0,
        Anchor::Right => x - width,
    };
    [left, y - size / 2.0, left + width, y + size / 2.0]
}
