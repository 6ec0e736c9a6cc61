//! The German catalogue: every English text of the sources with its German one.

/// English and German, by the place of the English one. What stands in braces is filled in.
pub static GERMAN: &[(&str, &str)] = &[];
