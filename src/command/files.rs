//! Where commands read and write: files, also packed with gzip, and standard input and output as `-`.
//!
//! What is to be written is checked before any work is done. A file is written beside its place and
//! put there when it is whole, so that whatever happens there is the old one or the new one.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;
use many_trials::language::file_name;
use tempfile::NamedTempFile;

/// Nothing that is read unpacks to more than this.
const MOST_UNPACKED: u64 = 1 << 32;

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
        let standard = ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"];
        if standard.iter().any(|name| word == *name) {
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

/// What messages call a file.
pub(super) fn name(file: &Path) -> String {
    file_name(&file.to_string_lossy())
}

/// Something that is to be written, and the option that asks for it.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    /// The option.
    pub(super) option: &'static str,
    /// Where to.
    pub(super) place: Place,
}

/// Refuses what cannot be written, what would be written to one place, and what would replace a file
/// that is read; nothing is changed by it.
pub(super) fn check(asked: &[Asked], read: &[&Path]) -> Result<(), String> {
    let mut known: Vec<(&Asked, PathBuf)> = Vec::new();
    let read: Vec<PathBuf> = read.iter().filter_map(|file| identity(file)).collect();
    let is_standard = |asked: &&Asked| asked.place == Place::Standard;
    if let [one, other, ..] = asked.iter().filter(is_standard).collect::<Vec<_>>()[..] {
        return Err(format!(
            "{} and {} would both write to standard output and mix there; name a file for one of them.",
            one.option, other.option
        ));
    }
    for one in asked {
        let Place::File(file) = &one.place else {
            continue;
        };
        if is_special(file) {
            continue;
        }
        writable(one.option, file)?;
        let Some(identity) = identity(file) else {
            continue;
        };
        if let Some((other, _)) = known.iter().find(|(_, other)| *other == identity) {
            return Err(format!(
                "{} and {} would both write {}; name another file for one of them.",
                other.option,
                one.option,
                name(file)
            ));
        }
        if one.option != "--json" && read.contains(&identity) {
            return Err(format!(
                "{} would replace {}, which is read here; name another file.",
                one.option,
                name(file)
            ));
        }
        known.push((one, identity));
    }
    Ok(())
}

/// The same of a single option, if it was given.
pub(super) fn check_one(
    option: &'static str,
    place: Option<&Place>,
    read: &[&Path],
) -> Result<(), String> {
    let asked = place.cloned().map(|place| Asked { option, place });
    check(asked.as_slice(), read)
}

/// The same for all names of a file, also before it is there.
fn identity(file: &Path) -> Option<PathBuf> {
    let whole = file.canonicalize().or_else(|_| {
        let folder = folder_of(file).canonicalize()?;
        let name = file.file_name().ok_or(ErrorKind::NotFound)?;
        io::Result::Ok(folder.join(name))
    });
    let whole = whole.ok()?;
    // Most disks of these systems take a.csv and A.csv for one file.
    let folds = cfg!(any(windows, target_os = "macos"));
    Some(if folds {
        whole.to_string_lossy().to_lowercase().into()
    } else {
        whole
    })
}

fn folder_of(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

/// Whether it is there and neither a file nor a folder: a device, a pipe.
fn is_special(file: &Path) -> bool {
    file.metadata()
        .is_ok_and(|known| !known.is_file() && !known.is_dir())
}

/// Refuses a file that cannot be written.
fn writable(option: &str, file: &Path) -> Result<(), String> {
    let (name, folder) = (name(file), folder_of(file));
    if file.as_os_str().is_empty() {
        return Err(format!(
            "{option} needs the name of a file, and has an empty text; a variable that is not set gives one."
        ));
    }
    if file.is_dir() || file.file_name().is_none() {
        return Err(format!(
            "{option} cannot write {name}: it is a folder. Name a file in it."
        ));
    }
    if !folder.is_dir() {
        return Err(format!(
            "{option} cannot write {name}: there is no folder {}.",
            self::name(folder)
        ));
    }
    // A file that may be written in a folder that may not be changed is written where it is.
    let done = if file.exists() {
        OpenOptions::new().write(true).open(file).map(|_| ())
    } else {
        beside(file).map(|_| ())
    };
    done.map_err(|error| format!("{option} cannot write {name}: {error}."))
}

/// An empty file beside another one.
fn beside(file: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".manytrials-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any new file, and not for its owner alone.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder_of(file))
}

/// What bytes go to.
enum Sink {
    Standard(io::Stdout),
    /// A device, or a file in a folder that may not be changed.
    Direct(File),
    /// A file that is put in its place at the end.
    Beside(NamedTempFile, PathBuf),
}

impl Sink {
    fn new(place: &Place) -> io::Result<Self> {
        let Place::File(file) = place else {
            return Ok(Sink::Standard(io::stdout()));
        };
        // What a link points to is replaced, and not the link.
        let file = file.canonicalize().unwrap_or_else(|_| file.clone());
        let there = file.metadata().ok();
        if is_special(&file) {
            let opened = OpenOptions::new().write(true).open(&file);
            return opened.map(Sink::Direct);
        }
        match beside(&file) {
            Ok(new) => {
                if let Some(known) = there {
                    // If it cannot be had, the file is that of any new one.
                    let _ = new.as_file().set_permissions(known.permissions());
                }
                Ok(Sink::Beside(new, file))
            }
            Err(_) if there.is_some() => File::create(&file).map(Sink::Direct),
            Err(error) => Err(error),
        }
    }

    fn finish(self) -> io::Result<()> {
        match self {
            Sink::Standard(mut out) => out.flush(),
            Sink::Direct(mut file) => file.flush(),
            Sink::Beside(new, file) => match new.persist(file) {
                Ok(_) => Ok(()),
                Err(problem) => Err(problem.error),
            },
        }
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Sink::Standard(out) => out.write(bytes),
            Sink::Direct(file) => file.write(bytes),
            Sink::Beside(new, _) => new.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Sink::Standard(out) => out.flush(),
            Sink::Direct(file) => file.flush(),
            Sink::Beside(new, _) => new.flush(),
        }
    }
}

enum Packing {
    None(BufWriter<Sink>),
    Gzip(GzEncoder<BufWriter<Sink>>),
}

/// Something that is being written; without [`Out::finish`] there is no file.
pub(super) struct Out {
    place: Place,
    /// None once the reader of standard output left.
    packing: Option<Packing>,
}

impl Out {
    /// Begins; packed, if the file's name ends in `.gz`.
    pub(super) fn new(place: &Place) -> Result<Self, String> {
        let sink = Sink::new(place).map_err(|error| refused(place, &error))?;
        let sink = BufWriter::new(sink);
        let packed =
            matches!(place, Place::File(file) if file.extension() == Some(OsStr::new("gz")));
        let packing = if packed {
            Packing::Gzip(GzEncoder::new(sink, Compression::default()))
        } else {
            Packing::None(sink)
        };
        Ok(Out {
            place: place.clone(),
            packing: Some(packing),
        })
    }

    /// Writes; a reader that left, such as `head`, is no error.
    pub(super) fn write(&mut self, text: &str) -> Result<(), String> {
        let done = match &mut self.packing {
            None => return Ok(()),
            Some(Packing::None(out)) => out.write_all(text.as_bytes()),
            Some(Packing::Gzip(out)) => out.write_all(text.as_bytes()),
        };
        self.unless_left(done)
    }

    /// Whether nobody reads any more.
    pub(super) fn reader_left(&self) -> bool {
        self.packing.is_none()
    }

    /// Puts the file in its place.
    pub(super) fn finish(mut self) -> Result<(), String> {
        let out = match self.packing.take() {
            None => return Ok(()),
            Some(Packing::None(out)) => Ok(out),
            Some(Packing::Gzip(out)) => out.finish(),
        };
        let done = out.and_then(|out| {
            let sink = out.into_inner().map_err(io::IntoInnerError::into_error)?;
            sink.finish()
        });
        self.unless_left(done)
    }

    fn unless_left(&mut self, done: io::Result<()>) -> Result<(), String> {
        match done {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                self.packing = None;
                Ok(())
            }
            done => done.map_err(|error| refused(&self.place, &error)),
        }
    }
}

fn refused(place: &Place, error: &io::Error) -> String {
    format!("{place} could not be written: {error}.")
}

/// Writes a text at a place.
pub(super) fn write(place: &Place, text: &str) -> Result<(), String> {
    let mut out = Out::new(place)?;
    out.write(text)?;
    out.finish()
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
        let name = file.to_string_lossy();
        if file == Path::new("-") {
            let mut bytes = Vec::new();
            let read = io::stdin().lock().read_to_end(&mut bytes);
            take("standard input", given(read.map(|_| bytes)));
        } else if file.is_dir() {
            folder(file, DEEPEST, wants, take);
        } else {
            take(&name, given(std::fs::read(file)));
        }
    }
}

fn given(read: io::Result<Vec<u8>>) -> Given {
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
    let entries = std::fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
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

/// What a file holds, unpacked if gzip packed it; standard input if it is `-`.
pub(super) fn read_bytes(file: &Path) -> Result<Vec<u8>, String> {
    let name = name(file);
    let mut bytes = Vec::new();
    let done = if file == Path::new("-") {
        io::stdin().lock().read_to_end(&mut bytes).map(|_| ())
    } else {
        std::fs::read(file).map(|read| bytes = read)
    };
    done.map_err(|error| format!("{name} could not be read: {error}."))?;
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return Ok(bytes);
    }
    let mut unpacked = Vec::new();
    let packed = MultiGzDecoder::new(bytes.as_slice());
    let done = packed.take(MOST_UNPACKED).read_to_end(&mut unpacked);
    done.map_err(|error| format!("{name} could not be unpacked: {error}."))?;
    if unpacked.len() as u64 == MOST_UNPACKED {
        return Err(format!("{name} is not unpacked: it is too large."));
    }
    Ok(unpacked)
}

/// The same as text.
pub(super) fn read(file: &Path) -> Result<String, String> {
    let bytes = read_bytes(file)?;
    String::from_utf8(bytes).map_err(|_| format!("{} is not text.", name(file)))
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
