//! How a program travels in a link: UTF-8, deflated without a head (RFC 1951), in the letters of base64url
//! (RFC 4648, section 5) without padding.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

use crate::language::say;
use crate::param::grouped;

/// No program is longer.
pub const MOST_BYTES: usize = 200_000;

/// A program as a link has it. Ends of lines are those of Unix, so that the same program is the same.
#[must_use]
pub fn packed(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    URL_SAFE_NO_PAD.encode(compress_to_vec(text.as_bytes(), 9))
}

/// The program in a link.
///
/// # Errors
/// The beginning of a sentence, if it is none, or too long.
pub fn unpacked(packed: &str) -> Result<String, String> {
    let damaged =
        || say!("The program in this link is damaged: a part of it may be missing at its end");
    // Some programs pad it, and some write the letters of plain base64.
    let letters: String = packed
        .trim()
        .trim_end_matches('=')
        .chars()
        .map(|c| match c {
            '+' | ' ' => '-',
            '/' => '_',
            c => c,
        })
        .collect();
    let bytes = URL_SAFE_NO_PAD.decode(letters).map_err(|_| damaged())?;
    let text = decompress_to_vec_with_limit(&bytes, MOST_BYTES).map_err(|error| {
        if error.status == miniz_oxide::inflate::TINFLStatus::HasMoreOutput {
            say!(
                "The program in this link is longer than {most} characters",
                most = grouped(MOST_BYTES as i64)
            )
        } else {
            damaged()
        }
    })?;
    let text = String::from_utf8(text).map_err(|_| damaged())?;
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_packed_is_unpacked() {
        for text in [
            "",
            "print(1)\n",
            "# é 漢 🎲\ndef f():\n\treturn 1\n",
            &"x = 1\n".repeat(20_000),
        ] {
            let link = packed(text);
            assert_eq!(unpacked(&link).as_deref(), Ok(text));
            assert!(
                link.bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
            );
            assert_eq!(unpacked(&format!("{link}==")).as_deref(), Ok(text));
        }
        assert_eq!(packed("\u{feff}a\r\nb\rc"), packed("a\nb\nc"));
    }

    #[test]
    fn a_link_of_the_first_day_opens_for_ever() {
        // As Python's zlib wrote it, with its padding.
        let link = "S0lNU0jT0LTiUlAoSi0pLcpTMOQCAA==";
        assert_eq!(unpacked(link).as_deref(), Ok("def f():\n  return 1\n"));
    }

    #[test]
    fn what_is_damaged_is_told() {
        let whole = packed(&"def f(): return 1\n".repeat(50));
        for wrong in ["!!", "AAAA", &whole[..whole.len() / 2], "%%%"] {
            let told = unpacked(wrong).expect_err(wrong);
            assert!(told.contains("damaged"), "{told}");
        }
        // A few bytes that become gigabytes are not unpacked.
        let bomb = URL_SAFE_NO_PAD.encode(compress_to_vec(&vec![b' '; 50_000_000], 9));
        assert!(unpacked(&bomb).is_err_and(|told| told.contains("200,000")));
    }
}
