//! What was pasted or opened, as plain characters: encodings, web pages, and digits of every script.

/// The text of a file, whatever wrote it: UTF-8 or UTF-16 with or without its mark, or an old
/// code page.
#[must_use]
pub fn decoded(bytes: &[u8]) -> String {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        [0xFF, 0xFE, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => wide(rest, u16::from_be_bytes),
        // Digits of UTF-16 without its mark have a zero beside them.
        [_, 0, _, 0, ..] => wide(bytes, u16::from_le_bytes),
        [0, _, 0, _, ..] => wide(bytes, u16::from_be_bytes),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
        },
    }
}

fn wide(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let chars = char::decode_utf16(units);
    chars
        .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

/// The same numbers in plain characters: ASCII digits and signs, one kind of line ends, nothing
/// invisible, no tags of web pages.
pub(super) fn plain(text: &str) -> String {
    let text = if is_page(text) {
        without_tags(text)
    } else {
        text.to_owned()
    };
    if text.is_ascii() && !text.contains('\r') {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                out.push('\n');
            }
            '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            // Spaces that keep thousands together.
            '\u{A0}' | '\u{202F}' | '\u{2007}' | '\u{2009}' => {
                let next: String = chars.clone().take(4).collect();
                let digits = next.chars().take_while(char::is_ascii_digit).count();
                if !(out.ends_with(|c: char| c.is_ascii_digit()) && digits == 3) {
                    out.push(' ');
                }
            }
            '\u{FEFF}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}' => {}
            '\u{2212}' | '\u{2010}'..='\u{2013}' | '\u{FE63}' | '\u{FF0D}' => out.push('-'),
            '\u{FF01}'..='\u{FF5E}' => out.push(ascii_of(c as u32 - 0xFEE0)),
            '\u{660}'..='\u{669}' => out.push(ascii_of(c as u32 - 0x660 + 0x30)),
            '\u{6F0}'..='\u{6F9}' => out.push(ascii_of(c as u32 - 0x6F0 + 0x30)),
            '\u{2018}' | '\u{2019}' => out.push('\''),
            '\u{201C}'..='\u{201E}' => out.push('"'),
            '\t' | '\n' => out.push(c),
            c if c.is_whitespace() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

fn ascii_of(code: u32) -> char {
    char::from_u32(code).unwrap_or(' ')
}

/// Whether it is a part of a web page, as a notebook gives it when a table is copied.
fn is_page(text: &str) -> bool {
    let start = text.get(..4096).unwrap_or(text).to_ascii_lowercase();
    let tags = ["<!doctype", "<html", "<table", "<tr", "<td", "<pre", "<div"];
    text.contains('<') && tags.iter().any(|tag| start.contains(tag))
}

fn without_tags(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, from)) = rest.split_once('<') {
        out += before;
        let (tag, after) = from.split_once('>').unwrap_or((from, ""));
        let name: String = tag
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || *c == '/')
            .collect();
        rest = after;
        match name.to_ascii_lowercase().as_str() {
            hidden @ ("style" | "script") => {
                let end = format!("</{hidden}");
                let lower = rest.to_ascii_lowercase();
                rest = lower.find(&end).map_or("", |at| &rest[at..]);
            }
            "/td" | "/th" => out.push('\t'),
            "br" | "br/" | "/tr" | "/p" | "/div" | "/pre" | "/li" => out.push('\n'),
            _ => {}
        }
    }
    out += rest;
    for (entity, text) in [
        ("&nbsp;", " "),
        ("&minus;", "-"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&#39;", "'"),
        ("&quot;", "\""),
        ("&hellip;", "…"),
        ("&amp;", "&"),
    ] {
        out = out.replace(entity, text);
    }
    // Rows of a table begin with empty cells and lines of nothing.
    let lines = out.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_every_program_are_read() {
        let wide = |unit: fn(u16) -> [u8; 2], mark: bool| {
            let text = if mark { "\u{FEFF}412\n−7" } else { "412\n-7" };
            text.encode_utf16().flat_map(unit).collect::<Vec<u8>>()
        };
        for bytes in [
            wide(u16::to_le_bytes, true),
            wide(u16::to_be_bytes, true),
            wide(u16::to_le_bytes, false),
            wide(u16::to_be_bytes, false),
            "\u{FEFF}412\n-7".as_bytes().to_vec(),
            b"412\r-7".to_vec(),
            "４１２\r\n－７".as_bytes().to_vec(),
        ] {
            assert_eq!(plain(&decoded(&bytes)), "412\n-7");
        }
        assert_eq!(decoded(b"Gr\xF6\xDFe 1"), "Größe 1");
    }

    #[test]
    fn spaces_within_thousands_go() {
        assert_eq!(plain("1\u{202F}024\u{A0}998"), "1024998");
        assert_eq!(plain("1\u{202F}024, 12\u{A0}5"), "1024, 12 5");
    }

    #[test]
    fn a_table_of_a_notebook_is_read() {
        let page = "<div><style>td { color: 1 }</style><table><thead><tr><th></th><th>total</th></tr>\
                    </thead>\n<tbody><tr><th>0</th><td>412</td></tr><tr><th>1</th><td>&minus;3</td></tr>";
        assert_eq!(plain(page), "total\n0\t412\n1\t-3");
        assert_eq!(plain("1 2 <b>three</b>"), "1 2 <b>three</b>");
    }
}
