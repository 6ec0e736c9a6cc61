//! `manytrials merge`: parts of an experiment that ran anywhere, merged exactly.

use lexopt::prelude::*;
use many_trials::results::{Part, merge as merge_parts, read};

use super::{Outputs, report};

/// Reads the words behind `merge` and merges.
pub(super) fn merge(mut parser: lexopt::Parser) -> Result<(), String> {
    let sentence = |error: lexopt::Error| format!("{error}; see manytrials --help.");
    let mut outputs = Outputs::default();
    let mut files = Vec::new();
    while let Some(word) = parser.next().map_err(sentence)? {
        match word {
            Value(file) => files.push(std::path::PathBuf::from(file)),
            Long(option) => {
                let option = option.to_owned();
                if !outputs.take(&option, &mut parser).map_err(sentence)? {
                    return Err(sentence(Long(&option).unexpected()));
                }
            }
            other @ Short(_) => return Err(sentence(other.unexpected())),
        }
    }
    if files.is_empty() {
        return Err("merge needs results files, as run --json writes them.".to_owned());
    }
    let mut parts = Vec::new();
    for file in files {
        let name = file.display().to_string();
        let text = std::fs::read_to_string(&file)
            .map_err(|error| format!("{name} could not be read: {error}."))?;
        let results = read(&text).map_err(|error| format!("{name} is not used: {error}."))?;
        parts.push(Part { name, results });
    }
    let results = merge_parts(parts).map_err(|error| format!("nothing was merged: {error}."))?;
    outputs.write(&results)?;
    if outputs.json.as_deref() != Some("-".as_ref()) {
        report(&results);
    }
    Ok(())
}
