//! A code for the wall as a drawing.

use serde::Serialize;

/// A square code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct QrDrawing {
    /// The modules of a side.
    pub size: u32,
    /// The path of the dark ones for an SVG with one unit a module.
    pub path: String,
}

impl QrDrawing {
    /// The drawing of a code whose modules are dark or not, by column and row.
    #[must_use]
    pub fn new(size: u32, is_dark: impl Fn(u32, u32) -> bool) -> Self {
        let mut path = String::new();
        for y in 0..size {
            let mut x = 0;
            // One stroke a run of dark modules: between single ones some screens show a seam.
            while x < size {
                let dark = (x..size).take_while(|x| is_dark(*x, y)).count() as u32;
                if dark > 0 {
                    path += &format!("M{x} {y}h{dark}v1h-{dark}z");
                }
                x += dark + 1;
            }
        }
        QrDrawing { size, path }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dark_modules_beside_each_other_are_one_stroke() {
        let rows = ["##.#", "....", "####", "...#"];
        let is_dark = |x: u32, y: u32| rows[y as usize].as_bytes()[x as usize] == b'#';
        assert_eq!(
            QrDrawing::new(4, is_dark).path,
            "M0 0h2v1h-2zM3 0h1v1h-1zM0 2h4v1h-4zM3 3h1v1h-1z"
        );
    }
}
