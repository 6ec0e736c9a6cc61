//! Figures as SVG files: those of a case, and the overview of a sweep.

use plotters_svg::SVGBackend;

use super::pen::writable;
use super::{
    CanvasSize, CloudFigure, Colors, OutcomeFigure, Pen, SUBPIXELS, SeriesFigure, SweepFigure,
};

/// `plotters-svg` writes text smaller by this factor than it is asked to.
const TEXT_SCALE: f64 = 1.24;

const WIDTH: f64 = 900.0;
const FONTS: &str = "system-ui, sans-serif";

/// What draws one of the figures of a file.
type Draw<'a> = dyn Fn(&mut Pen<'_, SVGBackend<'_>>, CanvasSize, &Colors) + 'a;

/// What stands around the figures of a file.
#[derive(Debug, Clone, Default)]
pub struct Caption {
    /// One line above them, none if it is empty.
    pub heading: String,
    /// Sentences and links under them, wrapped.
    pub under: Vec<String>,
}

/// A case's figures below each other; no series where the case has none, and where its trials end if
/// they end in a plane.
///
/// # Errors
/// What the backend could not draw.
pub fn svg(
    series: &SeriesFigure<'_>,
    outcome: &OutcomeFigure<'_>,
    cloud: Option<&CloudFigure<'_>>,
    caption: &Caption,
) -> Result<String, String> {
    let draw_series: &Draw<'_> = &|pen, size, colors| series.draw(pen, size, colors);
    let draw_outcome: &Draw<'_> = &|pen, size, colors| outcome.draw(pen, size, colors);
    let draw_cloud: &Draw<'_> = &|pen, size, colors| {
        if let Some(cloud) = cloud {
            cloud.draw(pen, size, colors);
        }
    };
    let (mut title, mut words) = (outcome.title(), vec![outcome.description()]);
    let mut parts = vec![(340.0, draw_outcome)];
    if !series.shape.series.is_empty() {
        title = series.title();
        words.insert(0, series.description());
        parts.insert(0, (480.0, draw_series));
    }
    if let Some(cloud) = cloud {
        words.push(cloud.description());
        parts.push((480.0, draw_cloud));
    }
    document(&title, &words.join(" "), &parts, caption)
}

/// The overview of a sweep over one or two parameters, with its caption under it.
///
/// # Errors
/// What the backend could not draw.
pub fn sweep_svg(sweep: &SweepFigure<'_>, caption: &Caption) -> Result<String, String> {
    let draw: &Draw<'_> = &|pen, size, colors| sweep.draw(pen, size, colors);
    document(&sweep.title(), &sweep.note(), &[(480.0, draw)], caption)
}

/// A caption's lines are this far apart.
const LINE: f64 = 17.0;
/// So many characters of a caption have room in a line.
const LINE_LENGTH: usize = 110;

/// The heading's line with what keeps it off the figure.
const HEADING: f64 = 40.0;

/// The lines of a caption: broken at blanks and, in links, behind an ampersand; elsewhere only where
/// nothing else helps.
fn wrapped(texts: &[String]) -> Vec<String> {
    let mut lines = Vec::new();
    for text in texts {
        let mut line = String::new();
        for part in text
            .split_inclusive(' ')
            .flat_map(|word| word.split_inclusive('&'))
        {
            if !line.is_empty() && line.chars().count() + part.chars().count() > LINE_LENGTH {
                lines.push(std::mem::take(&mut line));
            }
            for letter in part.chars() {
                if line.chars().count() == LINE_LENGTH {
                    lines.push(std::mem::take(&mut line));
                }
                line.push(letter);
            }
        }
        lines.push(line);
    }
    lines
}

/// Figures of these heights below each other, and a caption.
fn document(
    title: &str,
    description: &str,
    parts: &[(f64, &Draw<'_>)],
    caption: &Caption,
) -> Result<String, String> {
    let under = wrapped(&caption.under);
    let above = if caption.heading.is_empty() {
        0.0
    } else {
        HEADING
    };
    let below = LINE * under.len() as f64 + if under.is_empty() { 0.0 } else { 14.0 };
    let figures = above + parts.iter().map(|(height, _)| height).sum::<f64>();
    let height = figures + below;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" \
         viewBox=\"0 0 {WIDTH} {height}\">\n<title>{}</title>\n<desc>{}</desc>\n",
        escape(title),
        escape(description),
    );
    for (y, height) in [(0.0, above), (figures, below)] {
        if height > 0.0 {
            out += &format!(
                "<rect x=\"0\" y=\"{y}\" width=\"{WIDTH}\" height=\"{height}\" fill=\"#ffffff\"/>\n"
            );
        }
    }
    if above > 0.0 {
        out += &format!(
            "<text x=\"16\" y=\"28\" font-family=\"{FONTS}\" font-size=\"18\" font-weight=\"600\" \
             fill=\"#1b1b1a\">{}</text>\n",
            escape(&caption.heading)
        );
    }
    let mut y = above;
    for (height, draw) in parts {
        let size = CanvasSize {
            width: WIDTH,
            height: *height,
            compact: false,
        };
        let mut part = String::new();
        {
            let units = ((WIDTH * SUBPIXELS) as u32, (height * SUBPIXELS) as u32);
            let mut backend = SVGBackend::with_string(&mut part, units);
            let mut pen = Pen::new(&mut backend, TEXT_SCALE);
            draw(&mut pen, size, &Colors::print());
            pen.finish()?;
        }
        // The backend writes a whole document; inside another one its size is in that one's units.
        let inner = part.split_once("viewBox").map_or("", |(_, inner)| inner);
        out += &format!(
            "<svg x=\"0\" y=\"{y}\" width=\"{WIDTH}\" height=\"{height}\" viewBox{inner}\n"
        );
        y += height;
    }
    for (i, line) in under.iter().enumerate() {
        let y = figures + LINE * (i as f64 + 1.0);
        out += &format!(
            "<text x=\"16\" y=\"{y}\" font-family=\"{FONTS}\" font-size=\"12.5\" \
             fill=\"#66645f\">{}</text>\n",
            escape(line.trim_end())
        );
    }
    out += "</svg>\n";
    Ok(out)
}

/// Any text as a part of a document. Characters that no document may hold, however they are
/// written, give way to the one that stands for such.
fn escape(text: &str) -> String {
    let text: String = text.chars().map(writable).collect();
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
