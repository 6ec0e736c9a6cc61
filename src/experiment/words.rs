//! The words of a link as they were written, whatever a program on the way made of them.

/// A key as it was before somebody wrote the link as HTML has it: `&amp;key=`.
pub(super) fn unescaped(key: &str) -> &str {
    key.trim_start_matches("amp;")
}
