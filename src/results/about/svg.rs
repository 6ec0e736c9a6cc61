//! What an SVG says of itself: its metadata, in the words that drawing programs show, and for this one.

use super::{About, MOST_SAID, nothing_said};
use crate::language::say;

/// Elements of this program's own.
const NAMESPACE: &str = "urn:many-trials:about";
/// Elements of a file that one reads.
const MOST_NODES: u32 = 2_000_000;
/// A larger file is no picture of this program's.
const MOST_BYTES: usize = 64 << 20;

/// An SVG that says what it is, behind its title and description.
#[must_use]
pub fn signed_svg(svg: &str, about: &About, title: &str) -> String {
    let end = "</desc>\n";
    let Some((before, behind)) = svg.split_once(end) else {
        return svg.to_owned();
    };
    let [title, link, program, fingerprint, said] = [
        title,
        about.printed_link(),
        &about.made_by(),
        &about.fingerprint,
        &about.json(),
    ]
    .map(escape);
    format!(
        "{before}{end}<metadata>\n\
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n\
         <rdf:Description rdf:about=\"\">\n\
         <dc:title>{title}</dc:title>\n\
         <dc:source>{link}</dc:source>\n\
         <dc:creator>{program}</dc:creator>\n\
         <dc:identifier>{fingerprint}</dc:identifier>\n\
         <dc:format>image/svg+xml</dc:format>\n\
         </rdf:Description>\n\
         </rdf:RDF>\n\
         <about xmlns=\"{NAMESPACE}\">{said}</about>\n\
         </metadata>\n{behind}"
    )
}

/// Any text as a part of a document; characters that no document may hold are left out.
fn escape(text: &str) -> String {
    let legal = |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
    let text: String = text.chars().filter(legal).collect();
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// What an SVG says of itself.
pub(super) fn read(bytes: &[u8]) -> Result<About, String> {
    if bytes.len() > MOST_BYTES {
        return Err(say!("it is larger than any picture of this program"));
    }
    let damaged = || say!("it is no picture, or a damaged one");
    let text = std::str::from_utf8(bytes).map_err(|_| damaged())?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let options = roxmltree::ParsingOptions {
        // Drawing programs write a document type; what it could define is bounded by the parser.
        allow_dtd: true,
        nodes_limit: MOST_NODES,
        ..roxmltree::ParsingOptions::default()
    };
    let document = roxmltree::Document::parse_with_options(text, options).map_err(|_| damaged())?;
    let own = |node: &roxmltree::Node<'_, '_>| node.has_tag_name((NAMESPACE, "about"));
    let said = document.descendants().filter(own);
    let mut said = said.filter_map(|node| node.text().filter(|text| text.len() <= MOST_SAID));
    said.find_map(About::from_json).ok_or_else(nothing_said)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::Experiment;
    use crate::results::Origin;

    const PLAIN: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\">\n<title>t</title>\n<desc>d</desc>\n<g/></svg>\n";

    fn about() -> About {
        let (experiment, _) = Experiment::from_link("?numTrials=5&seed=%3C%26%3E%22%01%EF%BF%BE");
        About::new(
            &experiment,
            &[0..5],
            "abcd-efgh",
            &Origin::new("https://a.org/", "trial=3"),
        )
    }

    #[test]
    fn a_signed_picture_is_read_again() {
        let signed = signed_svg(PLAIN, &about(), "a <b> & \u{1}\u{fffe}");
        assert_eq!(About::read(signed.as_bytes()), Ok(about()));
        assert!(signed.contains("<dc:title>a &lt;b&gt; &amp; </dc:title>"));
        assert!(signed.ends_with("<g/></svg>\n"));
    }

    #[test]
    fn other_programs_may_write_it_anew() {
        // As Python's ElementTree and Inkscape do: prefixes of their own, a document type, a mark of
        // order in front.
        let said = escape(&about().json());
        let again = format!(
            "\u{feff}<?xml version=\"1.0\"?>\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"x.dtd\">\n\
             <ns0:svg xmlns:ns0=\"http://www.w3.org/2000/svg\" xmlns:ns1=\"{NAMESPACE}\"><ns0:metadata>\
             <ns1:about>{said}</ns1:about></ns0:metadata></ns0:svg>"
        );
        assert_eq!(About::read(again.as_bytes()), Ok(about()));
    }

    #[test]
    fn a_picture_without_it_says_so() {
        let sentence = About::read(PLAIN.as_bytes()).expect_err("it says nothing");
        assert!(sentence.contains("saves it again"), "{sentence}");
        for text in ["<svg", "<html><p></html>", "<", "<svg>\u{1}</svg>"] {
            assert!(About::read(text.as_bytes()).is_err(), "{text}");
        }
    }

    #[test]
    fn hostile_pictures_are_bounded() {
        let mut laughs = "<!DOCTYPE svg [<!ENTITY a \"ha\">".to_owned();
        for (name, of) in ('b'..='z').zip('a'..) {
            laughs += &format!("<!ENTITY {name} \"{}\">", format!("&{of};").repeat(10));
        }
        laughs += &format!("]><svg><about xmlns=\"{NAMESPACE}\">&z;</about></svg>");
        assert!(About::read(laughs.as_bytes()).is_err());
        let deep = format!("{}{}", "<g>".repeat(200_000), "</g>".repeat(200_000));
        assert!(About::read(deep.as_bytes()).is_err());
    }
}
