//! `manytrials python`: the experiment of a link as a Python program.

use std::ffi::OsString;
use std::path::Path;

use lexopt::prelude::*;

use super::{experiment, write_file};

/// Reads the words behind `python` and writes the program.
pub(super) fn python(parser: lexopt::Parser) -> Result<(), String> {
    let (link, file) = words(parser).map_err(|error| format!("{error}; see manytrials --help."))?;
    let link = link.ok_or("python needs a link; see manytrials presets.")?;
    let program = many_trials::results::python(&experiment(&link)?);
    write_file(Path::new(&file.unwrap_or_else(|| "-".into())), &program)
}

/// A link and a file.
fn words(mut parser: lexopt::Parser) -> Result<(Option<String>, Option<OsString>), lexopt::Error> {
    let (mut link, mut file) = (None, None);
    while let Some(word) = parser.next()? {
        match word {
            Value(word) if link.is_none() => link = Some(word.string()?),
            Value(word) if file.is_none() => file = Some(word),
            other => return Err(other.unexpected()),
        }
    }
    Ok((link, file))
}
