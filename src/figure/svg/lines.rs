//! Text in a file: broken into lines, and written as a document can hold it.

use super::size::Measures;
use crate::figure::paper::writable;
use crate::figure::{FONTS, Letters};

/// What keeps text off the edges.
pub(super) const MARGIN: f64 = 16.0;

/// How wide a text is, for its size: in a file none can be measured.
pub(super) fn wide(text: &str) -> f64 {
    Letters::Widest.width(text, false)
}

/// The lines of a text that have room, for its size: broken at blanks and, in links, behind an
/// ampersand; elsewhere only where nothing else helps.
pub(super) fn wrapped(text: &str, room: f64, bold: bool) -> Vec<String> {
    let em = |letter| Letters::Widest.of(letter, bold);
    let wide = |text| Letters::Widest.width(text, bold);
    let mut lines = Vec::new();
    let (mut line, mut taken) = (String::new(), 0.0);
    for part in text
        .split_inclusive(' ')
        .flat_map(|word| word.split_inclusive('&'))
    {
        if !line.is_empty() && taken + wide(part.trim_end()) > room {
            lines.push(std::mem::take(&mut line));
            taken = 0.0;
        }
        for letter in part.chars() {
            if !line.is_empty() && taken + em(letter) > room {
                lines.push(std::mem::take(&mut line));
                taken = 0.0;
            }
            line.push(letter);
            taken += em(letter);
        }
    }
    lines.push(line);
    lines
}

/// How far lines of a size are apart.
pub(super) fn apart(size: f64) -> f64 {
    (size * 1.36).round()
}

/// A document that is being written, from top to bottom.
pub(super) struct Page {
    pub(super) layout: Measures,
    pub(super) out: String,
}

impl Page {
    pub(super) fn text(&mut self, (x, y): (f64, f64), size: f64, look: &str, text: &str) {
        self.out += &format!(
            "<text x=\"{x}\" y=\"{y:.1}\" font-family=\"{FONTS}\" font-size=\"{size}\" {look}>{}</text>\n",
            escape(text.trim_end())
        );
    }
}

/// Any text as a part of a document. Characters that no document may hold, however they are
/// written, give way to the one that stands for such.
pub(super) fn escape(text: &str) -> String {
    let text: String = text.chars().map(writable).collect();
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
