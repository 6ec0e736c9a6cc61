//! Where a figure can be taken hold of: lines and points that stand for a value which a hand may move.

use super::{Colors, Pen};

/// A place of a figure that stands for a value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hold {
    /// Where its handle is.
    pub at: (f64, f64),
    /// The top and bottom of the upright line that it belongs to, which is moved across; none if it is a
    /// point, which is moved up and down.
    pub line: Option<(f64, f64)>,
    /// How much the value grows with a pixel to the right, or down.
    pub per: f64,
}

/// How far beside it a mouse still takes hold of a line or a point.
const REACH: (f64, f64) = (6.0, 9.0);

impl Hold {
    /// How far a place is from it, as a part of how far it can be; `None` if it is farther. A finger
    /// reaches wider than a mouse.
    #[must_use]
    pub fn distance(&self, (x, y): (f64, f64), wider: f64) -> Option<f64> {
        let aside = (x - self.at.0).abs();
        let part = match self.line {
            Some((top, bottom)) if (top..=bottom).contains(&y) => aside / REACH.0,
            Some(_) => return None,
            None => libm::hypot(aside, y - self.at.1) / REACH.1,
        };
        (part <= wider).then_some(part)
    }

    /// Draws its handle.
    pub fn draw(&self, pen: &mut Pen<'_>, colors: &Colors) {
        let (x, y) = self.at;
        if self.line.is_some() {
            pen.area([x - 3.0, y - 9.0, x + 3.0, y + 9.0], colors.muted);
            pen.area([x - 1.5, y - 7.5, x + 1.5, y + 7.5], colors.paper);
        } else {
            pen.dot(self.at, 4.5, colors.muted);
            pen.dot(self.at, 3.0, colors.paper);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_taken_along_its_whole_length_and_a_point_near_it() {
        let line = Hold {
            at: (100.0, 180.0),
            line: Some((10.0, 200.0)),
            per: 0.5,
        };
        assert_eq!(line.distance((103.0, 20.0), 1.0), Some(0.5));
        assert_eq!(line.distance((110.0, 20.0), 1.0), None);
        assert!(line.distance((110.0, 20.0), 3.0).is_some(), "by a finger");
        assert_eq!(line.distance((100.0, 210.0), 3.0), None, "below its end");
        let point = Hold { line: None, ..line };
        assert_eq!(point.distance((100.0, 180.0), 1.0), Some(0.0));
        assert_eq!(point.distance((100.0, 20.0), 1.0), None);
    }
}
