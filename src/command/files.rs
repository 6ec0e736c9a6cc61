//! Where commands read and write: files, also packed with gzip, and standard input and output as `-`.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;
use many_trials::language::{file_name, printed};

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
            Place::File(file) => f.write_str(&name(file)),
        }
    }
}

/// Prints a line; a reader that left, such as `head`, is no error.
pub(super) fn say(text: &str) {
    let _ = writeln!(std::io::stdout(), "{}", printed(text));
}

/// What messages call a file.
pub(super) fn name(file: &Path) -> String {
    file_name(&file.to_string_lossy())
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

/// What a file holds, unpacked if gzip packed it; standard input if it is `-`.
pub(super) fn read(file: &Path) -> Result<String, String> {
    let mut bytes = Vec::new();
    let done = if file == Path::new("-") {
        std::io::stdin().lock().read_to_end(&mut bytes).map(|_| ())
    } else {
        std::fs::read(file).map(|read| bytes = read)
    };
    let name = name(file);
    done.map_err(|error| format!("{name} could not be read: {error}."))?;
    if bytes.starts_with(&[0x1f, 0x8b]) {
        let mut unpacked = Vec::new();
        let done = MultiGzDecoder::new(bytes.as_slice()).read_to_end(&mut unpacked);
        done.map_err(|error| format!("{name} could not be unpacked: {error}."))?;
        bytes = unpacked;
    }
    String::from_utf8(bytes).map_err(|_| format!("{name} is not text."))
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
