//! The colours of a figure.

use plotters_backend::BackendColor;

/// A colour with its opacity.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Color {
    rgb: (u8, u8, u8),
    alpha: f64,
}

impl Color {
    /// Nothing to be seen.
    pub(in crate::figure) const NONE: Color = Color {
        rgb: (0, 0, 0),
        alpha: 0.0,
    };

    /// An opaque colour from `#rrggbb`, if it is one.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        let digits = text
            .trim()
            .strip_prefix('#')
            .filter(|digits| digits.len() == 6)?;
        let number = u32::from_str_radix(digits, 16).ok()?;
        let [_, r, g, b] = number.to_be_bytes();
        Some(Color {
            rgb: (r, g, b),
            alpha: 1.0,
        })
    }

    /// Its red, green and blue.
    #[must_use]
    pub fn rgb(self) -> (u8, u8, u8) {
        self.rgb
    }

    /// The same colour, as a tint.
    #[must_use]
    pub fn tint(self, alpha: f64) -> Self {
        Color { alpha, ..self }
    }

    /// What is seen of a tint on a paper.
    pub(in crate::figure) fn over(self, paper: Color) -> Self {
        let mix = |over: u8, under: u8| {
            let mixed = f64::from(over) * self.alpha + f64::from(under) * (1.0 - self.alpha);
            mixed.round() as u8
        };
        let (mine, under) = (self.rgb, paper.rgb);
        Color {
            rgb: (
                mix(mine.0, under.0),
                mix(mine.1, under.1),
                mix(mine.2, under.2),
            ),
            alpha: 1.0,
        }
    }

    /// The relative luminance that WCAG defines.
    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 {
                part / 12.92
            } else {
                libm::pow((part + 0.055) / 1.055, 2.4)
            }
        };
        let (r, g, b) = self.rgb;
        0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
    }

    fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance() + 0.05, other.luminance() + 0.05);
        if a > b { a / b } else { b / a }
    }

    /// As SVG writes it: the colour and its opacity.
    pub(in crate::figure) fn css(self) -> (String, f64) {
        let (r, g, b) = self.rgb;
        (format!("#{r:02x}{g:02x}{b:02x}"), self.alpha)
    }

    pub(in crate::figure) fn backend(self) -> BackendColor {
        BackendColor {
            alpha: self.alpha,
            rgb: self.rgb,
        }
    }
}

/// What a figure is drawn with. The page gives its own, from its style sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Colors {
    /// Behind everything.
    pub paper: Color,
    /// Text that matters.
    pub ink: Color,
    /// Text at the axes.
    pub muted: Color,
    /// The light horizontal rules.
    pub rule: Color,
    /// The region of a mark, such as the time under a drug.
    pub shade: Color,
    /// One colour a series; more series begin again.
    pub series: Vec<Color>,
    /// The share of trials that the exercise asks for.
    pub accent: Color,
    /// One colour a pin.
    pub pins: Vec<Color>,
}

impl Colors {
    /// Ink on white paper, for files and, by `www/style.css`, which a test holds to it, for prints. Blue and vermilion are those of Okabe and Ito (2008), darkened
    /// for contrast with white: they stay apart with every kind of colour blindness.
    #[must_use]
    pub fn print() -> Self {
        let hex = |text| {
            Color::from_hex(text).unwrap_or(Color {
                rgb: (0, 0, 0),
                alpha: 1.0,
            })
        };
        Colors {
            paper: hex("#ffffff"),
            ink: hex("#1a1a1a"),
            muted: hex("#66645f"),
            rule: hex("#dfdcd5"),
            shade: hex("#faf0eb"),
            series: ["#0b6aa6", "#c2452b", "#1d7a5a", "#8a5a9e"]
                .map(hex)
                .to_vec(),
            accent: hex("#c2452b"),
            pins: ["#7a4f9a", "#1d7a5a", "#8c6a00", "#5f5f66"]
                .map(hex)
                .to_vec(),
        }
    }

    /// Ink or paper, whichever is read better on a tint.
    pub(in crate::figure) fn readable_on(&self, tint: Color) -> Color {
        let ground = tint.over(self.paper);
        if self.paper.contrast(ground) > self.ink.contrast(ground) {
            self.paper
        } else {
            self.ink
        }
    }

    pub(in crate::figure) fn of_pin(&self, i: usize) -> Color {
        self.pins
            .get(i % self.pins.len().max(1))
            .copied()
            .unwrap_or(self.muted)
    }

    pub(in crate::figure) fn of_series(&self, i: usize) -> Color {
        self.series
            .get(i % self.series.len().max(1))
            .copied()
            .unwrap_or(self.ink)
    }
}

#[cfg(test)]
mod tests {
    use super::{Color, Colors};

    /// The colour that a rule of the style sheet gives a name.
    fn in_style(rule: &str, name: &str) -> Option<Color> {
        let style = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/www/style.css"));
        let (_, rest) = style.split_once(&format!("\n{rule} {{"))?;
        let (rule, _) = rest.split_once('}')?;
        let (_, value) = rule.split_once(&format!("--{name}: "))?;
        Color::from_hex(value.split_once(';')?.0)
    }

    #[test]
    fn a_print_of_the_page_has_the_colours_of_files() {
        let colors = Colors::print();
        let own = |name| in_style(":root[data-printed]", name);
        assert_eq!(own("paper"), Some(colors.paper));
        assert_eq!(own("ink"), Some(colors.ink));
        assert_eq!(own("muted"), Some(colors.muted));
        assert_eq!(own("rule"), Some(colors.rule));
        assert_eq!(own("shade"), Some(colors.shade));
        // These a print has from the page as it is by day.
        let light = |name: &str| in_style(":root", name);
        assert_eq!(light("accent"), Some(colors.accent));
        for (i, color) in colors.series.iter().enumerate() {
            assert_eq!(light(&format!("series-{}", i + 1)), Some(*color));
        }
        for (i, color) in colors.pins.iter().enumerate() {
            assert_eq!(light(&format!("pin-{}", i + 1)), Some(*color));
        }
    }

    #[test]
    fn words_on_a_map_are_readable_whatever_the_tint() {
        let colors = Colors::print();
        for part in 0..=20 {
            let tint = colors.of_series(0).tint(f64::from(part) / 20.0);
            let contrast = colors.readable_on(tint).contrast(tint.over(colors.paper));
            assert!(contrast >= 4.1, "{contrast:.1} at {part}");
        }
    }
}
