//! What a PNG says of itself: text chunks, written in front of its pixels and read from anywhere.

use super::{About, MOST_SAID, nothing_said};
use crate::language::say;

/// How every PNG begins.
pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// The keyword of the chunk that this program reads again.
const KEYWORD: &str = "Many Trials";
/// A file has more chunks than this only to tire its reader.
const MOST_CHUNKS: usize = 10_000;

/// A PNG that says what it is: to this program, and in the words that others show. `dots` are its
/// pixels a metre, where its size on paper matters.
///
/// # Errors
/// If the bytes are no PNG.
pub fn signed_png(
    png: &[u8],
    about: &About,
    title: &str,
    description: &str,
    dots: Option<u32>,
) -> Result<Vec<u8>, String> {
    let mut chunks = Chunks::of(png).ok_or_else(|| say!("The browser drew no picture."))?;
    let Some(Chunk { kind: b"IHDR", .. }) = chunks.next() else {
        return Err(say!("The browser drew no picture."));
    };
    let (head, pixels) = png.split_at(chunks.at);
    let mut signed = head.to_vec();
    if let Some(dots) = dots {
        let mut size = [dots.to_be_bytes(), dots.to_be_bytes()].concat();
        size.push(1);
        push(&mut signed, *b"pHYs", &size);
    }
    let software = about.made_by();
    let said = about.json();
    let texts = [
        ("Title", title),
        ("Description", description),
        ("Software", &software),
        ("Source", about.printed_link()),
        (KEYWORD, &said),
    ];
    for (keyword, text) in texts {
        push(&mut signed, *b"iTXt", &international(keyword, text));
    }
    signed.extend_from_slice(pixels);
    Ok(signed)
}

/// The data of an iTXt chunk: keyword, no compression, no language, the text as UTF-8. No text holds
/// a zero in it, which would end it.
fn international(keyword: &str, text: &str) -> Vec<u8> {
    let text = text.replace('\0', "");
    [keyword.as_bytes(), &[0, 0, 0, 0, 0], text.as_bytes()].concat()
}

fn push(png: &mut Vec<u8>, kind: [u8; 4], data: &[u8]) {
    // Texts here are far below four gigabytes.
    png.extend((data.len() as u32).to_be_bytes());
    let from = png.len();
    png.extend(kind);
    png.extend(data);
    let sum = crc32fast::hash(&png[from..]);
    png.extend(sum.to_be_bytes());
}

/// A chunk whose sum is right.
struct Chunk<'a> {
    kind: &'a [u8; 4],
    data: &'a [u8],
}

/// The chunks of a PNG, up to the first that is not whole.
struct Chunks<'a> {
    png: &'a [u8],
    at: usize,
}

impl<'a> Chunks<'a> {
    fn of(png: &'a [u8]) -> Option<Self> {
        let at = SIGNATURE.len();
        png.starts_with(SIGNATURE).then_some(Chunks { png, at })
    }
}

impl<'a> Iterator for Chunks<'a> {
    type Item = Chunk<'a>;

    fn next(&mut self) -> Option<Chunk<'a>> {
        let (length, rest) = self.png.get(self.at..)?.split_first_chunk::<4>()?;
        let length = u32::from_be_bytes(*length) as usize;
        let (checked, rest) = rest.split_at_checked(length.checked_add(4)?)?;
        let sum = rest.first_chunk::<4>()?;
        let (kind, data) = checked.split_first_chunk::<4>()?;
        self.at += length + 12;
        // Pixels are not summed: they are large, and nothing is read of them.
        let whole = kind == b"IDAT" || crc32fast::hash(checked) == u32::from_be_bytes(*sum);
        whole.then_some(Chunk { kind, data })
    }
}

/// What a PNG says of itself.
pub(super) fn read(png: &[u8]) -> Result<About, String> {
    let chunks = Chunks::of(png).into_iter().flatten().take(MOST_CHUNKS);
    let mut texts = chunks.filter_map(|chunk| text(&chunk));
    texts
        .find_map(|text| About::from_json(&text))
        .ok_or_else(nothing_said)
}

/// The text of a chunk with this program's keyword. Other programs may have written it again in any
/// of the three ways that the format has.
fn text(chunk: &Chunk<'_>) -> Option<String> {
    let data = chunk.data.strip_prefix(KEYWORD.as_bytes())?;
    let data = data.strip_prefix(&[0])?;
    match chunk.kind {
        b"tEXt" => plain(data.to_vec()),
        b"zTXt" => plain(unpacked(data.strip_prefix(&[0])?)?),
        b"iTXt" => {
            let ([packed, 0], rest) = data.split_first_chunk::<2>()? else {
                return None;
            };
            // Behind the language and the translated keyword.
            let mut parts = rest.splitn(3, |byte| *byte == 0);
            let text = parts.nth(2)?;
            let text = if *packed == 1 {
                unpacked(text)?
            } else {
                text.to_vec()
            };
            plain(text)
        }
        _ => None,
    }
}

fn plain(text: Vec<u8>) -> Option<String> {
    (text.len() <= MOST_SAID)
        .then(|| String::from_utf8(text).ok())
        .flatten()
}

/// What was packed, if it is not too much.
fn unpacked(packed: &[u8]) -> Option<Vec<u8>> {
    miniz_oxide::inflate::decompress_to_vec_zlib_with_limit(packed, MOST_SAID).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::Experiment;
    use crate::results::Origin;

    /// A PNG of one white pixel.
    fn pixel() -> Vec<u8> {
        let mut png = SIGNATURE.to_vec();
        push(&mut png, *b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
        let data = miniz_oxide::deflate::compress_to_vec_zlib(&[0, 255], 6);
        push(&mut png, *b"IDAT", &data);
        push(&mut png, *b"IEND", &[]);
        png
    }

    fn about(seed: &str) -> About {
        let (experiment, _) = Experiment::from_link(&format!("?numTrials=5&seed={seed}"));
        About::new(&experiment, &[0..5], "abcd-efgh", &Origin::default())
    }

    #[test]
    fn a_signed_picture_is_read_again() {
        let about = about("%F0%9F%99%82\"<&\u{202e}");
        let signed = signed_png(&pixel(), &about, "T ü", "D\0", Some(11_811)).expect("a PNG");
        assert_eq!(About::read(&signed), Ok(about));
        let kinds: Vec<[u8; 4]> = Chunks::of(&signed)
            .into_iter()
            .flatten()
            .map(|c| *c.kind)
            .collect();
        assert_eq!(kinds[..2], [*b"IHDR", *b"pHYs"]);
        assert_eq!((kinds[kinds.len() - 1], kinds.len()), (*b"IEND", 9));
        assert!(
            signed.ends_with(&pixel()[33..]),
            "its pixels are as they were"
        );
    }

    #[test]
    fn whatever_way_others_write_the_text_it_is_read() {
        let about = about("7");
        let packed = miniz_oxide::deflate::compress_to_vec_zlib(about.json().as_bytes(), 6);
        let [head, word] = [SIGNATURE, KEYWORD.as_bytes()];
        let ways: [([u8; 4], Vec<u8>); 3] = [
            (*b"tEXt", [word, &[0], about.json().as_bytes()].concat()),
            (*b"zTXt", [word, &[0, 0], &packed].concat()),
            (
                *b"iTXt",
                [word, &[0, 1, 0], b"en\0Viele\0", &packed].concat(),
            ),
        ];
        for (kind, data) in ways {
            let mut png = head.to_vec();
            push(&mut png, kind, &data);
            assert_eq!(About::read(&png).as_ref(), Ok(&about));
        }
    }

    #[test]
    fn a_picture_without_it_says_so() {
        let sentence = About::read(&pixel()).expect_err("it says nothing");
        assert!(sentence.contains("saves it again"), "{sentence}");
        assert!(signed_png(b"GIF89a", &about("7"), "", "", None).is_err());
        assert!(signed_png(SIGNATURE, &about("7"), "", "", None).is_err());
    }

    #[test]
    fn hostile_pictures_are_bounded() {
        // A bomb: a gigabyte of blanks in a megabyte.
        let bomb = miniz_oxide::deflate::compress_to_vec_zlib(&vec![b' '; 64 << 20], 9);
        let mut png = SIGNATURE.to_vec();
        push(
            &mut png,
            *b"zTXt",
            &[KEYWORD.as_bytes(), &[0, 0], &bomb].concat(),
        );
        assert!(About::read(&png).is_err());
        // Lengths beyond the end, and beyond all numbers.
        for length in [[0, 0, 0, 9], [255, 255, 255, 255], [127, 255, 255, 255]] {
            let png = [SIGNATURE, &length, b"iTXtMany Trials"].concat();
            assert!(About::read(&png).is_err());
        }
        let signed = signed_png(&pixel(), &about("7"), "", "", None).expect("a PNG");
        for end in 0..signed.len() {
            let _ = About::read(&signed[..end]);
        }
        // One wrong bit in it, and it is not believed.
        let at = signed
            .windows(9)
            .position(|text| text == b"abcd-efgh")
            .expect("the fingerprint");
        let mut wrong = signed.clone();
        wrong[at] ^= 1;
        assert!(About::read(&wrong).is_err());
    }
}
