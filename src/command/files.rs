//! Where commands read and write: files, also packed with gzip, and standard input and output as `-`.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;

/// Where something is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// Standard output, as `-` says.
    Standard,
    /// A file.
    File(PathBuf),
}

impl From<OsString> for Place {
    fn from(word: OsString) -> Self {
        if word == "-" {
            Place::Standard
        } else {
            Place::File(word.into())
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Standard => f.write_str("standard output"),
            Place::File(file) => write!(f, "{}", file.display()),
        }
    }
}

/// Prints a line; a reader that left, such as `head`, is no error.
pub(super) fn say(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
}

/// Writes a text at a place; packed, if the file's name ends in `.gz`. A reader of standard output
/// that left is no error.
pub(super) fn write(place: &Place, bytes: &[u8]) -> Result<(), String> {
    let done = match place {
        Place::Standard => match std::io::stdout().write_all(bytes) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
            done => done,
        },
        Place::File(file) if is_packed(file) => {
            let mut pack = GzEncoder::new(Vec::new(), Compression::default());
            pack.write_all(bytes)
                .and_then(|()| pack.finish())
                .and_then(|packed| std::fs::write(file, packed))
        }
        Place::File(file) => std::fs::write(file, bytes),
    };
    done.map_err(|error| format!("{place} could not be written: {error}."))
}

/// Whether a file's name asks for gzip.
fn is_packed(file: &Path) -> bool {
    file.extension() == Some(OsStr::new("gz"))
}

/// A file that a command line gives, or one in a folder that it gives.
pub(super) enum Given {
    /// What it holds; standard input if it is `-`.
    Bytes(Vec<u8>),
    /// Why it could not be read, as the part of a sentence.
    Failed(String),
    /// It is none of those that are wanted out of folders.
    Other,
}

/// Folders in folders are opened so deep.
const DEEPEST: usize = 32;

/// Reads files one after another, those of folders by their names; `wants` tells whether one of a
/// folder is worth reading, and nothing if nobody needs to hear of it.
pub(super) fn each(
    files: &[PathBuf],
    wants: &dyn Fn(&str) -> Option<bool>,
    take: &mut dyn FnMut(&str, Given),
) {
    for file in files {
        let name = file.display().to_string();
        if file == Path::new("-") {
            let mut bytes = Vec::new();
            let read = std::io::stdin().lock().read_to_end(&mut bytes);
            take("standard input", given(read.map(|_| bytes)));
        } else if file.is_dir() {
            folder(file, DEEPEST, wants, take);
        } else {
            take(&name, given(std::fs::read(file)));
        }
    }
}

fn given(read: std::io::Result<Vec<u8>>) -> Given {
    match read {
        Ok(bytes) => Given::Bytes(bytes),
        Err(error) => Given::Failed(format!("it could not be read: {error}")),
    }
}

fn folder(
    folder: &Path,
    deep: usize,
    wants: &dyn Fn(&str) -> Option<bool>,
    take: &mut dyn FnMut(&str, Given),
) {
    let entries = std::fs::read_dir(folder).and_then(Iterator::collect::<std::io::Result<Vec<_>>>);
    let mut entries = match entries {
        Ok(entries) => entries,
        Err(error) => {
            let name = folder.display().to_string();
            take(
                &name,
                Given::Failed(format!("it could not be read: {error}")),
            );
            return;
        }
    };
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let (path, kind) = (entry.path(), entry.file_type());
        let name = path.display().to_string();
        // A link to a folder may lead round in a circle.
        if kind.is_ok_and(|kind| kind.is_dir()) {
            if deep > 0 {
                self::folder(&path, deep - 1, wants, take);
            }
        } else if let Some(wanted) = wants(&name).filter(|_| !path.is_dir()) {
            let given = if wanted {
                given(std::fs::read(&path))
            } else {
                Given::Other
            };
            take(&name, given);
        }
    }
}

/// The same file name with a suffix before its ending, or endings if it is packed.
pub(super) fn with_suffix(file: &Path, suffix: &str) -> PathBuf {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let (name, packed) = match name.strip_suffix(".gz") {
        Some(name) => (name, ".gz"),
        None => (&*name, ""),
    };
    let name = match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => format!("{stem}-{suffix}.{ending}{packed}"),
        _ => format!("{name}-{suffix}{packed}"),
    };
    file.with_file_name(name)
}
