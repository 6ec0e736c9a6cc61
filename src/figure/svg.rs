//! A case's two figures as one SVG file.

use plotters_svg::SVGBackend;

use super::{CanvasSize, Colors, OutcomeFigure, Pen, SUBPIXELS, SeriesFigure};

/// `plotters-svg` writes text smaller by this factor than it is asked to.
const TEXT_SCALE: f64 = 1.24;

/// Both figures below each other, 900 by 720 CSS pixels.
///
/// # Errors
/// What the backend could not draw.
pub fn svg(series: &SeriesFigure<'_>, outcome: &OutcomeFigure<'_>) -> Result<String, String> {
    let parts = [(480.0, true), (340.0, false)];
    let (width, height) = (900.0, 820.0);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\">\n<title>{}</title>\n<desc>{} {}</desc>\n",
        escape(&series.title()),
        escape(&series.description()),
        escape(&outcome.description()),
    );
    let mut y = 0.0;
    for (height, first) in parts {
        let size = CanvasSize {
            width,
            height,
            compact: false,
        };
        let mut part = String::new();
        {
            let units = ((width * SUBPIXELS) as u32, (height * SUBPIXELS) as u32);
            let mut backend = SVGBackend::with_string(&mut part, units);
            let mut pen = Pen::new(&mut backend, TEXT_SCALE);
            if first {
                series.draw(&mut pen, size, &Colors::print());
            } else {
                outcome.draw(&mut pen, size, &Colors::print());
            }
            pen.finish()?;
        }
        // The backend writes a whole document; inside another one its size is in that one's units.
        let inner = part.split_once("viewBox").map_or("", |(_, inner)| inner);
        out += &format!(
            "<svg x=\"0\" y=\"{y}\" width=\"{width}\" height=\"{height}\" viewBox{inner}\n"
        );
        y += height;
    }
    out += "</svg>\n";
    Ok(out)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
