//! Which Python of this computer runs the trials.

use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::process::{Command, Stdio};

use many_trials::language::file_name;

/// Older ones do not know all that the modules are written in.
const OLDEST: (u32, u32) = (3, 9);

/// What a Python is asked first; as plain as this, so that the oldest one answers.
const VERSION: &str = "import sys; print('Python %d.%d.%d' % sys.version_info[:3])";

/// A Python that is new enough.
pub(super) struct Python {
    /// How it is started.
    words: Vec<OsString>,
    /// Its version, as people write it.
    pub(super) version: String,
}

/// What a word is, as far as Python goes.
enum Found {
    Python(Python),
    /// It is a Python of this version.
    Old(String),
    /// Why it is none.
    Other(String),
}

impl Python {
    /// The Python that was named, or else the computer's own.
    pub(super) fn find(named: Option<&Path>) -> Result<Python, String> {
        if let Some(named) = named {
            let name = file_name(&named.to_string_lossy());
            return match look(&[named.as_os_str()]) {
                Found::Python(python) => Ok(python),
                Found::Old(version) => Err(format!("{name} is Python {version}: {NEEDED}.")),
                Found::Other(why) => Err(format!("--python {name} is no Python: {why}.")),
            };
        }
        let usual: &[&[&str]] = if cfg!(windows) {
            &[&["py", "-3"], &["python"], &["python3"]]
        } else {
            &[&["python3"], &["python"]]
        };
        let mut old = None;
        for words in usual {
            let words: Vec<&OsStr> = words.iter().map(OsStr::new).collect();
            match look(&words) {
                Found::Python(python) => return Ok(python),
                Found::Old(version) => old = old.or(Some(version)),
                Found::Other(_) => (),
            }
        }
        let names: Vec<String> = usual.iter().map(|words| words.join(" ")).collect();
        Err(match old {
            Some(version) => format!(
                "the Python of this computer is {version}: {NEEDED}. Install a newer one from python.org, or name one \
                 with --python."
            ),
            None => format!(
                "there is no Python on this computer, or it is not found: neither {} starts one. {NEEDED_TOO}. Install it \
                 from python.org, or say where it is with --python.",
                names.join(" nor ")
            ),
        })
    }

    /// A command that starts it.
    pub(super) fn command(&self) -> Command {
        let mut command = Command::new(&self.words[0]);
        command.args(&self.words[1..]);
        command
    }
}

const NEEDED: &str = "trials need Python 3.9 or newer";
const NEEDED_TOO: &str = "Trials need Python 3.9 or newer";

/// Asks a word whether it is Python.
fn look(words: &[&OsStr]) -> Found {
    let mut command = Command::new(words[0]);
    command
        .args(&words[1..])
        .args(["-c", VERSION])
        .stdin(Stdio::null());
    let output = match command.output() {
        Ok(output) => output,
        Err(error) => return Found::Other(error.to_string()),
    };
    let told = String::from_utf8_lossy(&output.stdout);
    match told.trim().strip_prefix("Python ").map(version) {
        Some(Some((major, minor))) => {
            let version = told.trim().trim_start_matches("Python ").to_owned();
            if (major, minor) < OLDEST {
                return Found::Old(version);
            }
            Found::Python(Python {
                words: words.iter().map(|word| (*word).to_owned()).collect(),
                version,
            })
        }
        _ => Found::Other("asked for its version, it does not say one".to_owned()),
    }
}

/// The first two numbers of a version.
fn version(text: &str) -> Option<(u32, u32)> {
    let mut numbers = text.split('.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        assert!(version("3.11.7") > Some(OLDEST) && version("3.10.0") > Some(OLDEST));
        assert!(version("2.7.18") < Some(OLDEST) && version("3.8.20") < Some(OLDEST));
        assert_eq!((version("3"), version("three.nine")), (None, None));
    }
}
