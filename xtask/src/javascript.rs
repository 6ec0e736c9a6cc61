//! Texts in modules of JavaScript.

/// A text as JavaScript writes it. Rust's own way differs for what is not ASCII.
pub(crate) fn in_javascript(text: &str) -> String {
    let mut written = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => written.extend(['\\', c]),
            '\n' => written += "\\n",
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => {
                written += &format!("\\u{:04x}", u32::from(c));
            }
            c => written.push(c),
        }
    }
    written + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_written_as_javascript_reads_it() {
        assert_eq!(in_javascript("a\"\\ü\n\t“"), "\"a\\\"\\\\ü\\n\\u0009“\"");
    }
}
