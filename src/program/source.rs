//! Python text, of which it is known what is code and what stands in strings and comments.
//!
//! Source: The Python Language Reference, 2. Lexical analysis.

/// A text with what each byte of it is.
pub(super) struct Source<'a> {
    pub(super) text: &'a str,
    is: Vec<Is>,
    /// Whether every string in it ends.
    pub(super) is_closed: bool,
}

/// What a byte belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Is {
    Code,
    Text,
    Comment,
}

/// A line as Python counts it: brackets and strings may lead over several lines of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    /// Where its code begins, and where it ends.
    pub(super) start: usize,
    pub(super) end: usize,
    /// How many characters stand before its code.
    pub(super) indent: usize,
    /// Its number in the text, from 1 on.
    pub(super) number: usize,
}

impl<'a> Source<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let mut is = vec![Is::Code; bytes.len()];
        let (mut at, mut is_closed) = (0, true);
        while at < bytes.len() {
            let (end, what) = match bytes[at] {
                b'#' => (line_end(bytes, at), Is::Comment),
                b'"' | b'\'' => {
                    let (end, closed) = string_end(bytes, at);
                    is_closed &= closed;
                    (end, Is::Text)
                }
                _ => (at + 1, Is::Code),
            };
            is[at..end].fill(what);
            at = end;
        }
        Source {
            text,
            is,
            is_closed,
        }
    }

    /// The byte at a place, if it is code.
    pub(super) fn code(&self, at: usize) -> Option<u8> {
        let byte = self.text.as_bytes().get(at)?;
        (self.is[at] == Is::Code).then_some(*byte)
    }

    /// Whether a place belongs to a comment.
    pub(super) fn is_comment(&self, at: usize) -> bool {
        self.is.get(at) == Some(&Is::Comment)
    }

    /// The place of the bracket that closes the one at a place.
    pub(super) fn closing(&self, open: usize) -> Option<usize> {
        let mut depth = 0_usize;
        for at in open..self.text.len() {
            match self.code(at) {
                Some(b'(' | b'[' | b'{') => depth += 1,
                Some(b')' | b']' | b'}') => {
                    depth = depth.checked_sub(1)?;
                    if depth == 0 {
                        return Some(at);
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// What stands between commas within a range, but for those within brackets.
    pub(super) fn parts(&self, start: usize, end: usize) -> Vec<(usize, usize)> {
        let (mut parts, mut from, mut depth) = (Vec::new(), start, 0_usize);
        for at in start..end {
            match self.code(at) {
                Some(b'(' | b'[' | b'{') => depth += 1,
                Some(b')' | b']' | b'}') => depth = depth.saturating_sub(1),
                Some(b',') if depth == 0 => {
                    parts.push((from, at));
                    from = at + 1;
                }
                _ => {}
            }
        }
        parts.push((from, end));
        parts.retain(|(from, to)| !self.text[*from..*to].trim().is_empty());
        parts
    }

    /// The name that begins at a place of code.
    pub(super) fn name(&self, at: usize) -> Option<&'a str> {
        let rest = self.text.get(at..)?;
        let length = rest
            .find(|c: char| !(c.is_alphanumeric() || c == '_'))
            .unwrap_or(rest.len());
        let name = &rest[..length];
        let begins = name
            .chars()
            .next()
            .is_some_and(|c| c.is_alphabetic() || c == '_');
        (begins && self.code(at).is_some()).then_some(name)
    }

    /// Its lines, but for those without code.
    pub(super) fn lines(&self) -> Vec<Line> {
        let bytes = self.text.as_bytes();
        let (mut lines, mut open) = (Vec::new(), None::<Line>);
        let (mut depth, mut indent, mut number) = (0_usize, 0, 1);
        for at in 0..bytes.len() {
            let byte = bytes[at];
            match self.code(at) {
                Some(b'\n') if depth == 0 && !(at > 0 && bytes[at - 1] == b'\\') => {
                    lines.extend(open.take().map(|line| Line { end: at, ..line }));
                    indent = 0;
                }
                Some(b' ' | b'\t') if open.is_none() => indent += 1,
                Some(byte) if byte.is_ascii_whitespace() => {}
                None if self.is_comment(at) => {}
                seen => {
                    match seen {
                        Some(b'(' | b'[' | b'{') => depth += 1,
                        Some(b')' | b']' | b'}') => depth = depth.saturating_sub(1),
                        _ => {}
                    }
                    open.get_or_insert(Line {
                        start: at,
                        end: at,
                        indent,
                        number,
                    });
                }
            }
            if byte == b'\n' {
                number += 1;
            }
        }
        lines.extend(open.map(|line| Line {
            end: bytes.len(),
            ..line
        }));
        lines
    }

    /// Whether a line begins with these words.
    pub(super) fn starts(&self, line: Line, words: &str) -> bool {
        self.text[line.start..line.end].starts_with(words) && self.code(line.start).is_some()
    }
}

/// The end of the line that a place is on.
fn line_end(bytes: &[u8], start: usize) -> usize {
    let length = bytes[start..].iter().position(|byte| *byte == b'\n');
    length.map_or(bytes.len(), |length| start + length)
}

/// The place behind a string that begins with a quotation mark, and whether it is closed; if it is not, the end
/// of its line.
fn string_end(bytes: &[u8], start: usize) -> (usize, bool) {
    let mark = bytes[start];
    let long = bytes[start..].starts_with(&[mark; 3]);
    let mut at = start + if long { 3 } else { 1 };
    while at < bytes.len() {
        if bytes[at] == b'\\' {
            // Also a raw string does not end at an escaped mark.
            at += 2;
            continue;
        }
        if long && bytes[at..].starts_with(&[mark; 3]) {
            return (at + 3, true);
        }
        if !long && bytes[at] == mark {
            return (at + 1, true);
        }
        if !long && bytes[at] == b'\n' {
            return (at, false);
        }
        at += 1;
    }
    (bytes.len(), false)
}
