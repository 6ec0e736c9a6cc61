//! Files as they come: alone, in .zip archives and in archives in archives, in any of the spellings of
//! Unicode, and among what systems and learning platforms lay beside them.

use std::borrow::Cow;

use crate::language::{file_name, say};
use crate::param::grouped;

/// A file is unpacked up to this size: larger than what a class's results files have, small enough for
/// the memory of a browser.
const MOST_OF_ONE: u64 = 256 << 20;
/// All files of what is opened at once are unpacked up to this size.
const MOST_OF_ALL: u64 = 4 << 30;
/// So many members are looked at.
const MOST_MEMBERS: u64 = 50_000;
/// Archives in archives are opened so deep: a platform packs what a student packed.
const DEEPEST: usize = 3;

/// How a file begins that this program wrote, whatever its name ends with.
const BEGIN: &[u8] = b"{\"format\":\"manytrials-result\"";

/// Opens archives, up to bounds that hold for all that is opened with it.
pub struct Unpacker {
    bytes: u64,
    members: u64,
    /// Endings of names, without the point, of files that are wanted out of archives and folders.
    endings: &'static [&'static str],
}

/// Whether a file in a folder or an archive is worth reading, by the endings that are wanted; none for
/// what systems lay there, of which nobody needs to hear.
#[must_use]
pub fn wanted(endings: &[&str], name: &str) -> Option<bool> {
    if is_junk(name) {
        return None;
    }
    let mut packed = [".gz", ".GZ"].into_iter();
    let inside = packed.find_map(|gz| name.strip_suffix(gz));
    let (_, ending) = inside.unwrap_or(name).rsplit_once('.').unwrap_or_default();
    let is = |wanted: &&str| ending.eq_ignore_ascii_case(wanted);
    Some(is(&"zip") || endings.iter().any(is))
}

/// What is met on the way.
pub enum Met<'a> {
    /// A file, by its name with the archives and folders that it is in.
    File(&'a str, &'a [u8]),
    /// A file that could not be unpacked, and why.
    Broken(&'a str, String),
    /// A file that is none of those that are wanted.
    Other(&'a str),
}

impl Unpacker {
    /// Nothing opened yet; files with these endings are wanted out of archives and folders.
    #[must_use]
    pub fn new(endings: &'static [&'static str]) -> Self {
        Unpacker {
            bytes: MOST_OF_ALL,
            members: MOST_MEMBERS,
            endings,
        }
    }

    /// Tells of a file, or of each file in an archive.
    pub fn each(&mut self, name: &str, bytes: &[u8], met: &mut dyn FnMut(Met<'_>)) {
        self.open(name, bytes, 0, met);
    }

    fn open(&mut self, name: &str, bytes: &[u8], depth: usize, met: &mut dyn FnMut(Met<'_>)) {
        if let Some(packed) = gzip(bytes) {
            match self.unpacked(
                packed.body,
                rawzip::CompressionMethod::DEFLATE,
                false,
                true,
                packed.crc,
            ) {
                Ok(Some(unpacked)) => self.open(name, &unpacked, depth + 1, met),
                Ok(None) => met(Met::Other(name)),
                Err(why) => met(Met::Broken(name, why)),
            }
        } else if !is_archive(bytes) {
            met(Met::File(name, bytes));
        } else if depth >= DEEPEST {
            let why = say!("it is an archive in too many others");
            met(Met::Broken(name, why));
        } else if let Err(why) = self.open_archive(name, bytes, depth, met) {
            met(Met::Broken(name, why));
        }
    }

    fn open_archive(
        &mut self,
        archive: &str,
        bytes: &[u8],
        depth: usize,
        met: &mut dyn FnMut(Met<'_>),
    ) -> Result<(), String> {
        let damaged = |_: rawzip::Error| say!("it is a damaged archive");
        let zip = rawzip::ZipArchive::from_slice(bytes).map_err(damaged)?;
        let mut entries = zip.entries();
        while let Some(entry) = entries.next_entry().map_err(damaged)? {
            let path = entry.file_path();
            let name = String::from_utf8_lossy(path.as_ref());
            let Some(wanted) = wanted(self.endings, &name).filter(|_| !entry.is_dir()) else {
                continue;
            };
            let name = format!("{archive}/{name}");
            self.members = self.members.checked_sub(1).ok_or_else(|| {
                let most = grouped(MOST_MEMBERS as i64);
                say!("it has more than {most} files", most)
            })?;
            let unpacked = zip
                .get_entry(entry.wayfinder())
                .map_err(damaged)
                .and_then(|packed| {
                    self.unpacked(
                        packed.data(),
                        entry.compression_method(),
                        entry.flags().is_encrypted(),
                        wanted,
                        entry.crc32(),
                    )
                });
            match unpacked {
                Ok(Some(unpacked)) => self.open(&name, &unpacked, depth + 1, met),
                Err(why) if wanted => met(Met::Broken(&name, why)),
                Ok(None) | Err(_) => met(Met::Other(&name)),
            }
        }
        Ok(())
    }

    /// A member of an archive; none if its name is none of those that are wanted, and neither is how
    /// it begins.
    fn unpacked<'a>(
        &mut self,
        packed: &'a [u8],
        method: rawzip::CompressionMethod,
        is_encrypted: bool,
        wanted: bool,
        crc: u32,
    ) -> Result<Option<Cow<'a, [u8]>>, String> {
        if is_encrypted {
            return Err(say!("it is locked with a password"));
        }
        let most = if wanted {
            MOST_OF_ONE.min(self.bytes)
        } else {
            1 << 10
        };
        let unpacked = if method == rawzip::CompressionMethod::STORE {
            Cow::Borrowed(packed)
        } else if method == rawzip::CompressionMethod::DEFLATE {
            let unpacked =
                miniz_oxide::inflate::decompress_to_vec_with_limit(packed, most as usize);
            match unpacked {
                Ok(unpacked) => Cow::Owned(unpacked),
                Err(error) if error.status == miniz_oxide::inflate::TINFLStatus::HasMoreOutput => {
                    if !wanted && !error.output.starts_with(BEGIN) {
                        return Ok(None);
                    }
                    if !wanted {
                        return self.unpacked(packed, method, is_encrypted, true, crc);
                    }
                    return Err(too_large());
                }
                Err(_) => return Err(say!("it is damaged in its archive")),
            }
        } else {
            return Err(say!("it is packed in a way that is not known here"));
        };
        if !wanted && !unpacked.starts_with(BEGIN) {
            return Ok(None);
        }
        if unpacked.len() as u64 > MOST_OF_ONE.min(self.bytes) {
            return Err(too_large());
        }
        self.bytes -= unpacked.len() as u64;
        if crc32fast::hash(&unpacked) != crc {
            return Err(say!("it is damaged in its archive"));
        }
        Ok(Some(unpacked))
    }
}

fn too_large() -> String {
    say!(
        "it unpacks to more than {one} MB, or all of them to more than {all} MB, and no class's results do",
        one = grouped((MOST_OF_ONE >> 20) as i64),
        all = grouped((MOST_OF_ALL >> 20) as i64),
    )
}

/// Whether bytes are those of an archive, also of an empty one.
fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// A file that gzip packed.
struct Gzip<'a> {
    body: &'a [u8],
    crc: u32,
}

/// What gzip packed, if it did (RFC 1952); one member, as every program writes it.
fn gzip(bytes: &[u8]) -> Option<Gzip<'_>> {
    let (head, mut body) = bytes.split_at_checked(10)?;
    let flags = *head.get(3)?;
    if !head.starts_with(&[0x1f, 0x8b, 8]) {
        return None;
    }
    let mut skip = |length: usize| body.split_off(..length);
    if flags & 4 != 0 {
        let length = skip(2)?;
        skip(usize::from(u16::from_le_bytes([length[0], length[1]])))?;
    }
    // A name, and a comment.
    for flag in [8, 16] {
        if flags & flag != 0 {
            let end = body.iter().position(|byte| *byte == 0)?;
            body = body.get(end + 1..)?;
        }
    }
    if flags & 2 != 0 {
        body = body.get(2..)?;
    }
    let (body, end) = body.split_at_checked(body.len().checked_sub(8)?)?;
    let (crc, _) = end.split_first_chunk()?;
    Some(Gzip {
        body,
        crc: u32::from_le_bytes(*crc),
    })
}

/// What systems lay beside files: of no use to anybody else.
fn is_junk(name: &str) -> bool {
    let parts = || name.split(['/', '\\']);
    let file = parts().next_back().unwrap_or_default();
    parts().any(|part| part == "__MACOSX")
        || file.starts_with("._")
        || ["", ".DS_Store", "Thumbs.db", "desktop.ini"].contains(&file)
}

/// The text of a file: UTF-8, or UTF-16 as some editors save it, with or without a mark in front.
///
/// # Errors
/// If it is no text.
pub fn text(bytes: &[u8]) -> Result<Cow<'_, str>, String> {
    let wide = |bytes: &[u8], read: fn([u8; 2]) -> u16| {
        let (pairs, rest) = bytes.as_chunks();
        let units: Vec<u16> = pairs.iter().map(|pair| read(*pair)).collect();
        let text = String::from_utf16(&units).ok().filter(|_| rest.is_empty());
        text.map(Cow::Owned)
    };
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        [first, 0, ..] if *first != 0 => wide(bytes, u16::from_le_bytes),
        [0, first, ..] if *first != 0 => wide(bytes, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => str::from_utf8(rest).ok().map(Cow::Borrowed),
        _ => str::from_utf8(bytes).ok().map(Cow::Borrowed),
    };
    text.ok_or_else(|| say!("it is no results file: it is no text"))
}

/// A file's name with the folders it is in, as sentences show it.
#[must_use]
pub fn shown_name(name: &str) -> String {
    let parts = name.split(['/', '\\']).filter(|part| !part.is_empty());
    let parts: Vec<String> = parts.map(file_name).collect();
    // Of deep folders the beginning and the end tell most.
    if let [first, .., folder, file] = parts.as_slice()
        && parts.len() > 4
    {
        return format!("{first}/…/{folder}/{file}");
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_in_every_spelling_of_unicode() {
        let units = |read: fn(u16) -> [u8; 2], text: &str| -> Vec<u8> {
            text.encode_utf16().flat_map(read).collect()
        };
        let said = "{\"é\": \"🦠\"}";
        for bytes in [
            said.as_bytes().to_vec(),
            format!("\u{feff}{said}").into_bytes(),
            units(u16::to_le_bytes, &format!("\u{feff}{said}")),
            units(u16::to_be_bytes, &format!("\u{feff}{said}")),
            units(u16::to_le_bytes, said),
            units(u16::to_be_bytes, said),
        ] {
            assert_eq!(text(&bytes).as_deref(), Ok(said));
        }
        for bytes in [
            &b"\xff\xfe\x00"[..],
            b"\xff\xfe\x00\xd8",
            b"caf\xe9",
            b"\0\0\0",
        ] {
            assert!(text(bytes).is_err() || bytes == b"\0\0\0", "{bytes:?}");
        }
    }

    #[test]
    fn names_keep_their_ends() {
        assert_eq!(shown_name("a/b\u{1b}[31m.json"), "a/b⟨U+001B⟩[31m.json");
        assert_eq!(
            shown_name("class.zip/a/b/c/Ada Lovelace_12345_submission_/results.json"),
            "class.zip/…/Ada Lovelace_12345_submission_/results.json"
        );
    }
}
