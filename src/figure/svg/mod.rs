//! Figures as SVG files: those of a case, and the overview of a sweep.

mod legend;
mod lines;
mod size;

use plotters_svg::SVGBackend;

use super::legend::joined;
use super::{
    CanvasSize, CloudFigure, Colors, LegendEntry, Letters, OutcomeFigure, Pen, SUBPIXELS,
    SeriesFigure, SweepFigure,
};
use crate::language::say;
use legend::Legend;
use lines::{MARGIN, Page, apart, escape, wrapped};
use size::Measures;
pub use size::{Caption, PictureSize, Which};

/// `plotters-svg` writes text smaller by this factor than it is asked to.
const TEXT_SCALE: f64 = 1.24;

/// What draws one of the figures of a file.
type Draw<'a> = dyn Fn(&mut Pen<'_>, CanvasSize, &Colors) + 'a;

/// One of the figures of a file.
struct Part<'a> {
    title: String,
    description: String,
    legend: Vec<LegendEntry>,
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
    let draw_series: &Draw<'_> = &|pen, size, colors| series.draw(pen, size, colors);
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
            legend: series.legend(),
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
            legend: outcome.legend(),
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
        legend: sweep.legend(),
        heights: (480.0, 380.0),
        share: 1.0,
        draw: &|pen, size, colors| sweep.draw(pen, size, colors),
    };
    document(&[part], caption)
}

/// What keeps the last number of an axis on the paper.
const INSET: f64 = 8.0;
/// A slide's figures are at least so high.
const LEAST: f64 = 230.0;

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
        wrapped(&caption.heading, room / heading, true)
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
        .flat_map(|text| wrapped(text, letters, false))
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
    let colors = Colors::print();
    let of_heading = format!("font-weight=\"600\" fill=\"{}\"", colors.ink.css().0);
    let of_text = format!("fill=\"{}\"", colors.muted.css().0);
    let (shown_width, shown_height) = (page.layout.shown)(height);
    page.out += &format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"{shown_width}\" \
         height=\"{shown_height}\" viewBox=\"0 0 {width} {height}\">\n<title>{}</title>\n<desc>{}</desc>\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>\n",
        escape(title),
        escape(&words.join(" ")),
        colors.paper.css().0,
    );
    for (i, line) in above.iter().enumerate() {
        let at = (MARGIN, 8.0 + apart(heading) * (i as f64 + 1.0) - 4.0);
        page.text(at, heading, &of_heading, line);
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
        page.text(at, text, &of_text, line);
    }
    page.out += "</svg>\n";
    Ok(page.out)
}

/// Left, top, width and height of each figure: below each other, or on a slide side by side.
fn places(parts: &[Part<'_>], layout: &Measures, top: f64, below: f64) -> Vec<[f64; 4]> {
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
        letters: Letters::Widest,
    };
    let mut drawn = String::new();
    {
        let units = ((width * SUBPIXELS) as u32, (height * SUBPIXELS) as u32);
        let mut backend = SVGBackend::with_string(&mut drawn, units);
        let mut pen = Pen::new(&mut backend, TEXT_SCALE);
        (part.draw)(&mut pen, size, &Colors::print());
        pen.finish()?;
    }
    within(&drawn, [x, y])
}

/// A drawing at a place in another document: what the backend writes is a whole one, in whose own
/// units the drawing is. Programs that show the outer drawing alone, or know no opacity of a whole
/// element, are many: so it becomes a group, and each fill and stroke has its own opacity.
fn within(drawn: &str, [x, y]: [f64; 2]) -> Result<String, String> {
    let inner = drawn
        .split_once("<svg")
        .and_then(|(_, rest)| rest.split_once('>'))
        .and_then(|(_, rest)| rest.rsplit_once("</svg>"));
    let Some((inner, _)) = inner else {
        return Err(say!("The figure could not be drawn: no drawing came."));
    };
    let inner: String = inner.split_inclusive('>').map(own_opacity).collect();
    Ok(format!(
        "<g transform=\"translate({x} {y}) scale({})\">{inner}</g>\n",
        1.0 / SUBPIXELS
    ))
}

/// An element whose opacity is that of its fill, or of its stroke where it has no fill.
fn own_opacity(piece: &str) -> String {
    // What stands before it is text.
    let (text, element) = piece.split_at(piece.rfind('<').unwrap_or(piece.len()));
    let of = if element.contains("fill=\"none\"") {
        " stroke-opacity=\""
    } else {
        " fill-opacity=\""
    };
    format!("{text}{}", element.replacen(" opacity=\"", of, 1))
}

#[cfg(test)]
mod tests {
    use super::{own_opacity, within};

    #[test]
    fn what_is_no_drawing_is_an_error_and_no_empty_picture() {
        let place = [1.0, 2.0];
        let drawn = "<svg width=\"9\" viewBox=\"0 0 9 9\">\n<rect/>\n</svg>\n";
        let expected = "<g transform=\"translate(1 2) scale(0.125)\">\n<rect/>\n</g>\n";
        assert_eq!(within(drawn, place).as_deref(), Ok(expected));
        for other in ["", "<SVG></SVG>", "<svg viewBox=\"0 0 9 9\">"] {
            assert!(within(other, place).is_err(), "{other}");
        }
    }

    #[test]
    fn every_fill_and_stroke_has_its_own_opacity() {
        let of = |element: &str| own_opacity(element);
        assert_eq!(
            of("<rect opacity=\"0.1\" fill=\"#fff\"/>"),
            "<rect fill-opacity=\"0.1\" fill=\"#fff\"/>"
        );
        assert_eq!(
            of("<polyline fill=\"none\" opacity=\"1\"/>"),
            "<polyline fill=\"none\" stroke-opacity=\"1\"/>"
        );
        let text = "an opacity=\"1\" in words</text>";
        assert_eq!(of(text), text);
    }
}
