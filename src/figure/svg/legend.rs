//! A legend set in lines under the figures.

use super::lines::{MARGIN, Page, apart, wide, wrapped};
use crate::figure::{Colors, LegendEntry, Sign, SignShape};

/// A sign of the legend, with what keeps its name off it, and the gap behind a name.
const SIGN: (f64, f64) = (34.0, 20.0);

/// A legend set in lines: each entry's place, and each line of its name.
pub(super) struct Legend {
    entries: Vec<(f64, usize, Sign, Vec<String>)>,
    pub(super) lines: usize,
}

impl Legend {
    pub(super) fn new(page: &Page, entries: Vec<LegendEntry>) -> Self {
        let size = page.layout.text;
        let room = page.layout.width - 2.0 * MARGIN;
        let letters = (room - SIGN.0) / size;
        let (mut x, mut line, mut set) = (0.0, 0, Vec::new());
        for LegendEntry { sign, name, .. } in entries {
            let names = wrapped(&name, letters, false);
            let longest = names.iter().map(|name| wide(name)).fold(0.0, f64::max);
            let width = SIGN.0 + size * longest;
            if x > 0.0 && (x + width > room || names.len() > 1) {
                (x, line) = (0.0, line + 1);
            }
            let more = names.len() - 1;
            set.push((MARGIN + x, line, sign, names));
            if more > 0 {
                (x, line) = (0.0, line + more + 1);
            } else {
                x += width + SIGN.1;
            }
        }
        Legend {
            lines: line + usize::from(x > 0.0),
            entries: set,
        }
    }

    pub(super) fn write(self, page: &mut Page, top: f64) {
        let (size, apart) = (page.layout.text, apart(page.layout.text));
        let ink = format!("fill=\"{}\"", Colors::print().ink.css().0);
        for (x, line, sign, names) in self.entries {
            let y = top + apart * (line as f64 + 0.75);
            page.out += &drawn(sign, (x, y - 0.34 * size), SIGN.0 - 8.0);
            for (i, name) in names.iter().enumerate() {
                let at = (x + SIGN.0, y + apart * i as f64);
                page.text(at, size, &ink, name);
            }
        }
    }
}

/// A sign of a legend, from a place to the right.
fn drawn(sign: Sign, (x, y): (f64, f64), width: f64) -> String {
    let (rgb, _) = sign.hue.of(&Colors::print()).css();
    let opacity = sign.opacity;
    let right = x + width;
    match sign.shape {
        SignShape::Line(thick, dash) => {
            let dash = dash.map_or(String::new(), |(dash, gap)| {
                format!(" stroke-dasharray=\"{dash} {gap}\"")
            });
            format!(
                "<line x1=\"{x}\" y1=\"{y:.1}\" x2=\"{right}\" y2=\"{y:.1}\" stroke=\"{rgb}\" \
                 stroke-opacity=\"{opacity}\" stroke-width=\"{thick}\"{dash}/>\n"
            )
        }
        SignShape::Area => format!(
            "<rect x=\"{x}\" y=\"{:.1}\" width=\"{width}\" height=\"10\" fill=\"{rgb}\" \
             fill-opacity=\"{opacity:.3}\"/>\n",
            y - 5.0,
        ),
        SignShape::Dot => {
            let middle = x + width / 2.0;
            format!(
                "<path d=\"M{middle} {:.1}v14\" stroke=\"{rgb}\" stroke-width=\"1.5\"/>\
                 <circle cx=\"{middle}\" cy=\"{y:.1}\" r=\"4\" fill=\"{rgb}\"/>\n",
                y - 7.0,
            )
        }
    }
}
