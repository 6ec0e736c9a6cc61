//! Puts the program's texts in a language beside the page's own: the program itself has none but the English ones.

use std::fs;
use std::path::Path;

use crate::javascript::in_javascript;

/// The texts as the program has them: the very sources.
#[path = "../../src/language/mod.rs"]
#[allow(dead_code, unreachable_pub, unused_imports, unused_macros)]
mod language;

use language::{LANGUAGES, Language};

/// Where they are in the page's own texts of a language.
const PLACE: &str = "export const ofProgram = \"\";";

/// The page's own texts of a language, in its site.
fn file_of(language: &Language) -> String {
    format!("language/{}.js", language.code)
}

/// Whether a file of the site is one that they are put into.
pub(crate) fn are_put_into(file: &Path) -> bool {
    let mut others = LANGUAGES.iter().skip(1);
    others.any(|language| file == Path::new(&file_of(language)))
}

/// Writes them into the page's own texts of each language.
pub(crate) fn write(site: &Path) -> Result<(), String> {
    for language in LANGUAGES.iter().skip(1) {
        let file = site.join(file_of(language));
        let refuse = |problem| format!("{} cannot be used: {problem}.", file.display());
        let own = fs::read_to_string(&file).map_err(refuse)?;
        if own.matches(PLACE).count() != 1 {
            return Err(format!("{} has no line `{PLACE}`.", file.display()));
        }
        let place = PLACE.replace("\"\"", &in_javascript(&language.written()));
        fs::write(&file, own.replace(PLACE, &place)).map_err(refuse)?;
    }
    Ok(())
}
