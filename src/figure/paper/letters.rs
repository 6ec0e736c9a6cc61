//! How wide letters are: measured where they can be, and elsewhere as in the widest of usual fonts.

/// How wide letters are, as a part of their size.
#[derive(Debug, Clone, Copy, Default)]
pub enum Letters {
    /// As in `DejaVu Sans`, the widest of the fonts that systems without a browser have: a text never
    /// takes more room.
    #[default]
    Widest,
    /// Measured, by the letter and whether it is bold.
    Measured(fn(char, bool) -> f64),
    /// There are none: a picture too small to read has no words, and keeps no room for them.
    None,
}

impl Letters {
    /// How wide a text is, for its size.
    #[must_use]
    pub fn width(self, text: &str, bold: bool) -> f64 {
        text.chars().map(|letter| self.of(letter, bold)).sum()
    }

    /// How wide a letter is, for its size.
    #[must_use]
    pub fn of(self, letter: char, bold: bool) -> f64 {
        match self {
            Letters::Widest => widest(letter, bold),
            Letters::Measured(measure) => measure(letter, bold),
            Letters::None => 0.0,
        }
    }
}

/// Hundredths of their size that ' ' to '~' take in `DejaVu Sans`, rounded up.
#[rustfmt::skip]
const PLAIN: [u8; 95] = [
    32, 41, 46, 84, 64, 95, 78, 28, 39, 39, 50, 84, 32, 37, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34,
    84, 84, 84, 54, 100, 69, 69, 70, 77, 64, 58, 78, 76, 30, 30, 66, 56, 87, 75, 79, 61, 79, 70, 64, 62, 74, 69, 99,
    69, 62, 69, 39, 34, 39, 84, 50, 50, 62, 64, 55, 64, 62, 36, 64, 64, 28, 28, 58, 28, 98, 64, 62, 64, 64, 42, 53,
    40, 64, 60, 82, 60, 60, 53, 64, 34, 64, 84,
];

/// The same of its bold letters.
#[rustfmt::skip]
const BOLD: [u8; 95] = [
    35, 46, 53, 84, 70, 101, 88, 31, 46, 46, 53, 84, 38, 42, 38, 37, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 40, 40,
    84, 84, 84, 58, 100, 78, 77, 74, 83, 69, 69, 83, 84, 38, 38, 78, 64, 100, 84, 85, 74, 85, 77, 72, 69, 82, 78, 111,
    78, 73, 73, 46, 37, 46, 84, 50, 50, 68, 72, 60, 72, 68, 44, 72, 72, 35, 35, 67, 35, 105, 72, 69, 72, 72, 50, 60,
    48, 72, 66, 93, 65, 66, 59, 72, 37, 72, 84,
];

fn widest(letter: char, bold: bool) -> f64 {
    if let ' '..='~' = letter {
        let widths = if bold { BOLD } else { PLAIN };
        return f64::from(widths[letter as usize - ' ' as usize]) / 100.0;
    }
    match letter {
        '\u{a0}' | '\u{202f}' | '·' => 0.35,
        '±' | '×' | '−' | '≤' | '≥' => 0.84,
        // Small letters with a sign over them, then the large ones.
        'ß'..='ÿ' => 0.72,
        'À'..='Þ' => 0.86,
        '‘'..='„' => 0.66,
        // Those of Asia are as wide as high, and so are signs.
        '…' | '—' | '\u{2100}'.. => 1.04,
        _ => 0.8,
    }
}
