//! Figures as SVG files: those of a case, and the overview of a sweep.

use plotters_svg::SVGBackend;
use serde::{Deserialize, Serialize};

use super::legend::{Entry, Sign, joined};
use super::pen::writable;
use super::{
    CanvasSize, CloudFigure, Color, Colors, OutcomeFigure, Pen, SUBPIXELS, SeriesFigure,
    SweepFigure,
};
use crate::language::say;

/// `plotters-svg` writes text smaller by this factor than it is asked to.
const TEXT_SCALE: f64 = 1.24;

const FONTS: &str = "system-ui, sans-serif";

/// What draws one of the figures of a file.
type Draw<'a> = dyn Fn(&mut Pen<'_, SVGBackend<'_>>, CanvasSize, &Colors) + 'a;

/// How large a file's picture is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum PictureSize {
    /// Wide as on the page, and as high as it must be.
    #[default]
    Page,
    /// A slide of 16 to 9: figures stand beside each other.
    Slide,
    /// The width of a column of a paper, 88 mm.
    Column,
}

/// The layout of a size, in its own units: a text is 13 to 14 of them high.
struct Layout {
    width: f64,
    /// The height, if it is given.
    height: Option<f64>,
    compact: bool,
    /// The size of the heading, and of everything else around the figures.
    heading: f64,
    text: f64,
    /// The width and height that the file asks for.
    shown: fn(f64) -> (String, String),
}

impl PictureSize {
    /// All of them, in the order in which they are offered.
    pub const ALL: [PictureSize; 3] = [PictureSize::Page, PictureSize::Slide, PictureSize::Column];

    /// How many pixels wide it is as a picture of pixels.
    #[must_use]
    pub fn pixels(self) -> u32 {
        match self {
            PictureSize::Page => 2700,
            PictureSize::Slide => 2640,
            PictureSize::Column => 2100,
        }
    }

    /// Its pixels a metre of paper: a slide is 13⅓ inches wide, a column 88 mm; a page is as wide as
    /// the browser shows it, with 96 units an inch.
    #[must_use]
    pub fn dots_per_metre(self) -> u32 {
        match self {
            PictureSize::Page => 11_339,
            PictureSize::Slide => 7_795,
            PictureSize::Column => 23_864,
        }
    }

    fn layout(self) -> Layout {
        match self {
            PictureSize::Page => Layout {
                width: 900.0,
                height: None,
                compact: false,
                heading: 18.0,
                text: 12.5,
                shown: |height| ("900".to_owned(), height.to_string()),
            },
            PictureSize::Slide => Layout {
                width: 880.0,
                height: Some(495.0),
                compact: false,
                heading: 20.0,
                text: 12.0,
                shown: |_| ("1280".to_owned(), "720".to_owned()),
            },
            PictureSize::Column => Layout {
                width: 420.0,
                height: None,
                compact: true,
                heading: 14.5,
                text: 11.5,
                shown: |height| ("88mm".to_owned(), format!("{:.2}mm", height * 88.0 / 420.0)),
            },
        }
    }
}

/// Which figures of a case a file holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Which {
    /// All that it has.
    #[default]
    All,
    /// The curves.
    Series,
    /// The histogram.
    Outcome,
    /// Where trials end in a plane.
    Cloud,
}

impl Which {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Which; 4] = [Which::All, Which::Series, Which::Outcome, Which::Cloud];
}

/// What stands around the figures of a file, which there are, and how large.
#[derive(Debug, Clone, Default)]
pub struct Caption {
    /// Above them, nothing if it is empty.
    pub heading: String,
    /// Sentences and links under them, wrapped.
    pub under: Vec<String>,
    /// How large the picture is.
    pub size: PictureSize,
    /// The figures of a case.
    pub which: Which,
    /// Whether it goes without the names of lines and bands.
    pub without_legend: bool,
}

/// One of the figures of a file.
struct Part<'a> {
    title: String,
    description: String,
    legend: Vec<Entry>,
    /// Its height as on the page, and in a column.
    heights: (f64, f64),
    /// Its share of a slide's width.
    share: f64,
    draw: &'a Draw<'a>,
}

/// A case's figures; no series where the case has none, and where its trials end if they end in a
/// plane.
///
/// # Errors
/// What the backend could not draw.
pub fn svg(
    series: &SeriesFigure<'_>,
    outcome: &OutcomeFigure<'_>,
    cloud: Option<&CloudFigure<'_>>,
    caption: &Caption,
) -> Result<String, String> {
    let colors = Colors::print();
    let draw_series: &Draw<'_> = &|pen, size, colors| {
        if caption.without_legend {
            series.draw(pen, size, colors);
        } else {
            series.draw_beside_legend(pen, size, colors);
        }
    };
    let draw_outcome: &Draw<'_> = &|pen, size, colors| outcome.draw(pen, size, colors);
    let draw_cloud: &Draw<'_> = &|pen, size, colors| {
        if let Some(cloud) = cloud {
            cloud.draw(pen, size, colors);
        }
    };
    let mut parts = Vec::new();
    if !series.shape.series.is_empty() && matches!(caption.which, Which::All | Which::Series) {
        parts.push(Part {
            title: series.title(),
            description: series.description(),
            legend: series.legend(&colors),
            heights: (480.0, 300.0),
            share: 1.4,
            draw: draw_series,
        });
    }
    if let Some(cloud) = cloud.filter(|_| caption.which == Which::Cloud) {
        parts.push(of_cloud(cloud, draw_cloud));
    }
    // What is not there gives way to what always is.
    if parts.is_empty() || matches!(caption.which, Which::All | Which::Outcome) {
        parts.push(Part {
            title: outcome.title(),
            description: outcome.description(),
            legend: outcome.legend(&colors),
            heights: (340.0, 250.0),
            share: 1.0,
            draw: draw_outcome,
        });
    }
    if let Some(cloud) = cloud.filter(|_| caption.which == Which::All) {
        parts.push(of_cloud(cloud, draw_cloud));
    }
    document(&parts, caption)
}

fn of_cloud<'a>(cloud: &CloudFigure<'_>, draw: &'a Draw<'a>) -> Part<'a> {
    Part {
        title: cloud.title(),
        description: cloud.description(),
        legend: Vec::new(),
        heights: (480.0, 360.0),
        share: 1.0,
        draw,
    }
}

/// The overview of a sweep over one or two parameters, with its caption under it.
///
/// # Errors
/// What the backend could not draw.
pub fn sweep_svg(sweep: &SweepFigure<'_>, caption: &Caption) -> Result<String, String> {
    let part = Part {
        title: sweep.title(),
        description: sweep.note(),
        legend: sweep.legend(&Colors::print()),
        heights: (480.0, 380.0),
        share: 1.0,
        draw: &|pen, size, colors| sweep.draw(pen, size, colors),
    };
    document(&[part], caption)
}

/// What keeps text off the edges.
const MARGIN: f64 = 16.0;
/// A sign of the legend, with what keeps its name off it, and the gap behind a name.
const SIGN: (f64, f64) = (34.0, 20.0);
/// What keeps the last number of an axis on the paper.
const INSET: f64 = 8.0;
/// A slide's figures are at least so high.
const LEAST: f64 = 230.0;

/// How much of a text's size a letter takes in a wide font: none can be measured here.
fn em(letter: char) -> f64 {
    match letter {
        ' ' | 'i' | 'j' | 'l' | '.' | ',' | ';' | ':' | '\'' | '|' => 0.34,
        'f' | 'r' | 't' | '-' | '(' | ')' | '/' => 0.42,
        'm' | 'M' | 'w' | 'W' | '%' | '@' | '…' => 0.98,
        '=' | '#' | '&' | '+' | '±' | '~' | '<' | '>' | '−' | '≤' | '≥' => 0.84,
        'A'..='Z' | 'Ä' | 'Ö' | 'Ü' => 0.76,
        // Those of Asia are as wide as high, and so are signs.
        '\u{2e80}'.. => 1.02,
        _ => 0.64,
    }
}

/// How wide a text is, for its size.
fn wide(text: &str) -> f64 {
    text.chars().map(em).sum()
}

/// The lines of a text that have room, for its size: broken at blanks and, in links, behind an
/// ampersand; elsewhere only where nothing else helps.
fn wrapped(text: &str, room: f64) -> Vec<String> {
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

/// A document that is being written, from top to bottom.
struct Page {
    layout: Layout,
    out: String,
}

impl Page {
    fn text(&mut self, (x, y): (f64, f64), size: f64, look: &str, text: &str) {
        self.out += &format!(
            "<text x=\"{x}\" y=\"{y:.1}\" font-family=\"{FONTS}\" font-size=\"{size}\" {look}>{}</text>\n",
            escape(text.trim_end())
        );
    }
}

/// A legend set in lines: each entry's place, and each line of its name.
struct Legend {
    entries: Vec<(f64, usize, Sign, Vec<String>)>,
    lines: usize,
}

impl Legend {
    fn new(page: &Page, entries: Vec<Entry>) -> Self {
        let size = page.layout.text;
        let room = page.layout.width - 2.0 * MARGIN;
        let letters = (room - SIGN.0) / size;
        let (mut x, mut line, mut set) = (0.0, 0, Vec::new());
        for Entry { sign, name } in entries {
            let names = wrapped(&name, letters);
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

    fn write(self, page: &mut Page, top: f64) {
        let (size, apart) = (page.layout.text, apart(page.layout.text));
        for (x, line, sign, names) in self.entries {
            let y = top + apart * (line as f64 + 0.75);
            page.out += &drawn(sign, (x, y - 0.34 * size), SIGN.0 - 8.0);
            for (i, name) in names.iter().enumerate() {
                let at = (x + SIGN.0, y + apart * i as f64);
                page.text(at, size, "fill=\"#1a1a1a\"", name);
            }
        }
    }
}

/// A sign of a legend, from a place to the right.
fn drawn(sign: Sign, (x, y): (f64, f64), width: f64) -> String {
    let paint = |color: Color| {
        let (rgb, opacity) = color.css();
        format!("=\"{rgb}\" fill-opacity=\"{opacity}\"")
    };
    let right = x + width;
    match sign {
        Sign::Line(color, thick, dash) => {
            let (rgb, opacity) = color.css();
            let dash = dash.map_or(String::new(), |(dash, gap)| {
                format!(" stroke-dasharray=\"{dash} {gap}\"")
            });
            format!(
                "<line x1=\"{x}\" y1=\"{y:.1}\" x2=\"{right}\" y2=\"{y:.1}\" stroke=\"{rgb}\" \
                 stroke-opacity=\"{opacity}\" stroke-width=\"{thick}\"{dash}/>\n"
            )
        }
        Sign::Area(color) => format!(
            "<rect x=\"{x}\" y=\"{:.1}\" width=\"{width}\" height=\"10\" fill{}/>\n",
            y - 5.0,
            paint(color)
        ),
        Sign::Dot(color) => {
            let middle = x + width / 2.0;
            format!(
                "<path d=\"M{middle} {:.1}v14\" stroke=\"{}\" stroke-width=\"1.5\"/>\
                 <circle cx=\"{middle}\" cy=\"{y:.1}\" r=\"4\" fill{}/>\n",
                y - 7.0,
                color.css().0,
                paint(color)
            )
        }
    }
}

/// How far lines of a size are apart.
fn apart(size: f64) -> f64 {
    (size * 1.36).round()
}

/// Figures, their legend and a caption.
fn document(parts: &[Part<'_>], caption: &Caption) -> Result<String, String> {
    let layout = caption.size.layout();
    let mut page = Page {
        out: String::new(),
        layout,
    };
    let (width, heading, text) = (page.layout.width, page.layout.heading, page.layout.text);
    let room = width - 2.0 * MARGIN;
    let above = if caption.heading.is_empty() {
        Vec::new()
    } else {
        // It is bold.
        wrapped(&caption.heading, room / (1.1 * heading))
    };
    let top = match above.len() {
        0 => 0.0,
        lines => 14.0 + apart(heading) * lines as f64,
    };
    let entries = parts.iter().flat_map(|part| part.legend.iter().cloned());
    let entries = joined(entries.filter(|_| !caption.without_legend));
    let legend = Legend::new(&page, entries);
    let of_legend = match legend.lines {
        0 => 0.0,
        lines => 8.0 + apart(text) * lines as f64,
    };
    let letters = room / text;
    let mut under: Vec<String> = caption
        .under
        .iter()
        .flat_map(|text| wrapped(text, letters))
        .collect();
    let of_caption = |lines: usize| match lines {
        0 => 0.0,
        lines => 14.0 + apart(text) * lines as f64,
    };
    if let Some(height) = page.layout.height {
        // A slide has room for so many lines, and says where the rest is.
        let free = height - top - of_legend - LEAST - 14.0;
        let most = ((free / apart(text)) as usize).max(2);
        if under.len() > most {
            under.truncate(most - 1);
            under.push(say!(
                "… The whole link is in this file: drop it on the page."
            ));
        }
    }
    let places = places(
        parts,
        &page.layout,
        top,
        of_legend + of_caption(under.len()),
    );
    let bottom = places
        .iter()
        .map(|[_, y, _, height]| y + height)
        .fold(top, f64::max);
    let height = page
        .layout
        .height
        .unwrap_or(bottom + of_legend + of_caption(under.len()));
    let title = parts.first().map_or("", |part| &part.title);
    let words: Vec<&str> = parts.iter().map(|part| part.description.as_str()).collect();
    let (shown_width, shown_height) = (page.layout.shown)(height);
    page.out += &format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"{shown_width}\" \
         height=\"{shown_height}\" viewBox=\"0 0 {width} {height}\">\n<title>{}</title>\n<desc>{}</desc>\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n",
        escape(title),
        escape(&words.join(" ")),
    );
    for (i, line) in above.iter().enumerate() {
        let at = (MARGIN, 8.0 + apart(heading) * (i as f64 + 1.0) - 4.0);
        page.text(at, heading, "font-weight=\"600\" fill=\"#1b1b1a\"", line);
    }
    for (part, place) in parts.iter().zip(places) {
        page.out += &figure(part, place, page.layout.compact)?;
    }
    legend.write(&mut page, bottom + 4.0);
    for (i, line) in under.iter().enumerate() {
        let at = (
            MARGIN,
            bottom + of_legend + apart(text) * (i as f64 + 1.0) + 4.0,
        );
        page.text(at, text, "fill=\"#66645f\"", line);
    }
    page.out += "</svg>\n";
    Ok(page.out)
}

/// Left, top, width and height of each figure: below each other, or on a slide side by side.
fn places(parts: &[Part<'_>], layout: &Layout, top: f64, below: f64) -> Vec<[f64; 4]> {
    let width = layout.width;
    if let Some(height) = layout.height {
        let all: f64 = parts.iter().map(|part| part.share).sum();
        let mut left = 0.0;
        let each = parts.iter().map(|part| {
            let wide = (width * part.share / all).round();
            left += wide;
            [left - wide, top, wide - INSET, height - top - below]
        });
        return each.collect();
    }
    let mut y = top;
    let each = parts.iter().map(|part| {
        let (tall, small) = part.heights;
        let (height, inset) = if layout.compact {
            (small, INSET)
        } else {
            (tall, 0.0)
        };
        y += height;
        [0.0, y - height, width - inset, height]
    });
    each.collect()
}

/// Narrower figures are drawn as on a phone.
const COMPACT_BELOW: f64 = 480.0;

/// A figure at its place in the document.
fn figure(
    part: &Part<'_>,
    [x, y, width, height]: [f64; 4],
    compact: bool,
) -> Result<String, String> {
    let size = CanvasSize {
        width,
        height,
        compact: compact || width < COMPACT_BELOW,
    };
    let mut drawn = String::new();
    {
        let units = ((width * SUBPIXELS) as u32, (height * SUBPIXELS) as u32);
        let mut backend = SVGBackend::with_string(&mut drawn, units);
        let mut pen = Pen::new(&mut backend, TEXT_SCALE);
        (part.draw)(&mut pen, size, &Colors::print());
        pen.finish()?;
    }
    // The backend writes a whole document; inside another one its size is in that one's units.
    let inner = drawn.split_once("viewBox").map_or("", |(_, inner)| inner);
    Ok(format!(
        "<svg x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" viewBox{inner}\n"
    ))
}

/// Any text as a part of a document. Characters that no document may hold, however they are
/// written, give way to the one that stands for such.
fn escape(text: &str) -> String {
    let text: String = text.chars().map(writable).collect();
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
