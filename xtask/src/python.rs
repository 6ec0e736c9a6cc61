//! Makes what the site has for programs of visitors: Python, its library, and what the editor is made of.

use std::path::PathBuf;

use crate::packages::{self, node};
use crate::program::{root, run};

/// Where the site has Python, and the page the project's own modules of it.
pub(crate) const FOLDER: &str = "python";

/// Where the page's own programs for it are.
const PROGRAMS: &str = "program/";

/// A folder with what is to be added to the site. By Node: it has what reads and packs the library, and what bundles
/// the editor is a package of its.
pub(crate) fn make() -> Result<PathBuf, String> {
    packages::install_npm()?;
    let to = root().join("target").join(FOLDER);
    let script = root().join("xtask/src/python.js");
    run(node().arg(script).arg(&to).arg(root().join("www")))?;
    Ok(to)
}

/// Whether a file of the site comes only when somebody opens a program: the page does not load it ahead, and it is
/// kept for offline use only if somebody wants that.
pub(crate) fn is_apart(name: &str) -> bool {
    let in_folder = name
        .strip_prefix(FOLDER)
        .is_some_and(|rest| rest.starts_with('/'));
    in_folder || name.starts_with(PROGRAMS)
}

/// Whether it is of these and runs, or is read, in the page: what is for people to read is not.
pub(crate) fn is_needed(name: &str) -> bool {
    is_apart(name) && !name.to_ascii_lowercase().ends_with(".txt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn python_comes_later_and_nothing_else_does() {
        for (name, apart, needed) in [
            ("python/pyodide.asm.wasm", true, true),
            ("python/library.bin", true, true),
            ("program/editor-parts.js", true, true),
            ("python/NOTICE.txt", true, false),
            ("program/interpreter.js", true, true),
            ("main.js", false, false),
            ("pkg/many_trials_bg.wasm", false, false),
            ("pythons.js", false, false),
        ] {
            assert_eq!(is_apart(name), apart, "{name}");
            assert_eq!(is_needed(name), needed, "{name}");
        }
    }
}
