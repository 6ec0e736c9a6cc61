//! Figures as SVG files: those of a case, and the overview of a sweep.

use plotters_svg::SVGBackend;

use super::{CanvasSize, Colors, OutcomeFigure, Pen, SUBPIXELS, SeriesFigure, SweepFigure};

/// `plotters-svg` writes text smaller by this factor than it is asked to.
const TEXT_SCALE: f64 = 1.24;

const WIDTH: f64 = 900.0;

/// What draws one of the figures of a file.
type Draw<'a> = dyn Fn(&mut Pen<'_, SVGBackend<'_>>, CanvasSize, &Colors) + 'a;

/// A case's figures below each other; only the histogram where the case has no series. The caption
/// stands under them, wrapped.
///
/// # Errors
/// What the backend could not draw.
pub fn svg(
    series: &SeriesFigure<'_>,
    outcome: &OutcomeFigure<'_>,
    caption: &[String],
) -> Result<String, String> {
    let draw_series: &Draw<'_> = &|pen, size, colors| series.draw(pen, size, colors);
    let draw_outcome: &Draw<'_> = &|pen, size, colors| outcome.draw(pen, size, colors);
    if series.shape.series.is_empty() {
        let words = (outcome.title(), outcome.description());
        return document(&words.0, &words.1, &[(340.0, draw_outcome)], caption);
    }
    let description = format!("{} {}", series.description(), outcome.description());
    let parts = [(480.0, draw_series), (340.0, draw_outcome)];
    document(&series.title(), &description, &parts, caption)
}

/// The overview of a sweep over one or two parameters, with its caption under it.
///
/// # Errors
/// What the backend could not draw.
pub fn sweep_svg(sweep: &SweepFigure<'_>, caption: &[String]) -> Result<String, String> {
    let draw: &Draw<'_> = &|pen, size, colors| sweep.draw(pen, size, colors);
    document(&sweep.title(), &sweep.note(), &[(480.0, draw)], caption)
}

/// A caption's lines are this far apart.
const LINE: f64 = 17.0;
/// So many characters of a caption have room in a line.
const LINE_LENGTH: usize = 128;

/// The lines of a caption: broken at blanks and, in links, before an ampersand.
fn wrapped(caption: &[String]) -> Vec<String> {
    let mut lines = Vec::new();
    for text in caption {
        let mut line = String::new();
        for part in text
            .split_inclusive(' ')
            .flat_map(|word| word.split_inclusive('&'))
        {
            if !line.is_empty() && line.chars().count() + part.chars().count() > LINE_LENGTH {
                lines.push(std::mem::take(&mut line));
            }
            line.push_str(part);
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
    caption: &[String],
) -> Result<String, String> {
    let caption = wrapped(caption);
    let figures: f64 = parts.iter().map(|(height, _)| height).sum();
    let height =
        figures + LINE * caption.len() as f64 + if caption.is_empty() { 0.0 } else { 14.0 };
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" \
         viewBox=\"0 0 {WIDTH} {height}\">\n<title>{}</title>\n<desc>{}</desc>\n",
        escape(title),
        escape(description),
    );
    let mut y = 0.0;
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
    if !caption.is_empty() {
        let extra = height - figures;
        out += &format!(
            "<rect x=\"0\" y=\"{figures}\" width=\"{WIDTH}\" height=\"{extra}\" fill=\"#ffffff\"/>\n"
        );
    }
    for (i, line) in caption.iter().enumerate() {
        let y = figures + LINE * (i as f64 + 1.0);
        out += &format!(
            "<text x=\"16\" y=\"{y}\" font-family=\"system-ui, sans-serif\" font-size=\"12.5\" \
             fill=\"#66645f\">{}</text>\n",
            escape(line.trim_end())
        );
    }
    out += "</svg>\n";
    Ok(out)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
