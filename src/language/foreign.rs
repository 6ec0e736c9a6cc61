//! How text that somebody else wrote is shown: seeds, unknown words, wrong values, names of files.
//!
//! Whatever such a text is made of, what is shown of it is short, has no character that acts (a line
//! break, an escape of a terminal, a mark that turns the direction of reading) and none that nobody
//! sees, and what stands beside it stays where it was. Links, results files and programs hold the
//! text itself, in their own spelling.

/// The most characters that are shown of a text.
const MOST: usize = 40;
/// The same of a file's name, whose end tells as much as its beginning.
const MOST_OF_NAME: usize = 100;
/// So many marks over or under a letter are usual in some language; more would cover other lines.
const MOST_MARKS: usize = 3;

/// A text of somebody else as a part of a sentence, a caption or a label.
#[must_use]
pub fn shown(text: &str) -> String {
    // What is longer by far is not read to its end.
    let pieces = pieces(text.chars().take(MOST + 1));
    if length(&pieces) <= MOST {
        return apart(&pieces);
    }
    let mut beginning = first(&pieces, MOST - 1);
    beginning.push("…".to_owned());
    apart(&beginning)
}

/// The name of a file, or where it is, as [`shown`] but longer.
#[must_use]
pub fn file_name(text: &str) -> String {
    // No system has longer ones.
    let mut pieces = pieces(text.chars().take(4096));
    if length(&pieces) <= MOST_OF_NAME {
        return apart(&pieces);
    }
    let mut ends = first(&pieces, MOST_OF_NAME / 2 - 1);
    ends.push("…".to_owned());
    pieces.reverse();
    ends.extend(first(&pieces, MOST_OF_NAME / 2).into_iter().rev());
    apart(&ends)
}

/// How many characters they have.
fn length(pieces: &[String]) -> usize {
    pieces.iter().map(|piece| piece.chars().count()).sum()
}

/// The first pieces that together have no more characters than that.
fn first(pieces: &[String], most: usize) -> Vec<String> {
    let mut length = 0;
    let fit = pieces.iter().take_while(|piece| {
        length += piece.chars().count();
        length <= most
    });
    fit.cloned().collect()
}

/// A text that keeps its direction of reading to itself.
fn apart(pieces: &[String]) -> String {
    let text = pieces.concat();
    if text.chars().any(is_read_leftwards) {
        format!("\u{2068}{text}\u{2069}")
    } else {
        text
    }
}

/// What is shown of each character.
fn pieces(text: impl Iterator<Item = char>) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut marks = 0;
    let mut before = None;
    let mut rest = text.peekable();
    while let Some(c) = rest.next() {
        marks = if is_mark(c) { marks + 1 } else { 0 };
        let joins = is_joiner(c) && [before, rest.peek().copied()].into_iter().all(is_joined);
        pieces.push(if is_seen(c) && marks <= MOST_MARKS || joins {
            c.to_string()
        } else if c.is_whitespace() && !acts(c) {
            " ".to_owned()
        } else {
            named(c)
        });
        before = Some(c);
    }
    pieces
}

/// A text of several lines for a terminal, which acts on control characters: those that are not the
/// end of a line are named.
#[must_use]
pub fn printed(text: &str) -> String {
    let each = text.chars().map(|c| {
        if c.is_control() && c != '\n' {
            named(c)
        } else {
            c.to_string()
        }
    });
    each.collect()
}

/// A character by its number.
fn named(c: char) -> String {
    format!("⟨U+{:04X}⟩", u32::from(c))
}

/// Whether a reader sees it, as far as the standard library's table of what can be printed tells.
fn is_seen(c: char) -> bool {
    if c.is_ascii() {
        return !c.is_ascii_control();
    }
    // Behind a letter only what cannot be printed is escaped.
    let mut room = [0; 5];
    room[0] = b'x';
    let end = 1 + c.encode_utf8(&mut room[1..]).len();
    let is_printable =
        str::from_utf8(&room[..end]).is_ok_and(|two| two.escape_debug().nth(2).is_none());
    is_printable && !is_filler(c)
}

/// Letters and marks that can be printed and have no ink.
fn is_filler(c: char) -> bool {
    matches!(
        c,
        '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}' | '\u{3164}'
            | '\u{FE00}'..='\u{FE0D}' | '\u{FFA0}' | '\u{E0100}'..='\u{E01EF}'
    )
}

/// White space that is more than a gap.
fn acts(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

/// Whether it stands over or under the letter before it.
fn is_mark(c: char) -> bool {
    // Alone it is escaped even if it can be printed.
    !c.is_ascii() && is_seen(c) && c.escape_debug().nth(1).is_some()
}

/// Joins or parts the letters beside it, and nothing else.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

/// Whether joiners are in use beside it: in many scripts and between emoji, not in plain Latin.
fn is_joined(c: Option<char>) -> bool {
    c.is_some_and(|c| !c.is_ascii() && is_seen(c))
}

/// Whether it belongs to a script that is read from right to left.
fn is_read_leftwards(c: char) -> bool {
    matches!(
        c,
        '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' | '\u{10800}'..='\u{10FFF}'
            | '\u{1E800}'..='\u{1EFFF}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(shown(text), expected, "{text:?}");
    }

    #[test]
    fn what_people_write_stays_as_it_is() {
        for text in [
            "",
            "7",
            "Übung 3 (Montag)",
            "class=\"<b>\" & 'co' \\",
            "山田太郎",
            "e\u{301}",
            "한\u{1112}\u{1161}\u{11ab}",
            "👩‍🏫 ❤️",
            "ก่อนที่",
        ] {
            check(text, text);
        }
        check("a\u{a0}b\u{3000}c\u{202f}d", "a b c d");
    }

    #[test]
    fn what_acts_or_hides_is_named() {
        check("a\nb\tc\r", "a⟨U+000A⟩b⟨U+0009⟩c⟨U+000D⟩");
        check("\u{1b}[31mred", "⟨U+001B⟩[31mred");
        check("\u{1}\u{7f}\u{9b}", "⟨U+0001⟩⟨U+007F⟩⟨U+009B⟩");
        check("exe\u{202e}gpj", "exe⟨U+202E⟩gpj");
        check("\u{fffe}\u{1ffff}", "⟨U+FFFE⟩⟨U+1FFFF⟩");
        check("a\u{200b}b\u{feff}", "a⟨U+200B⟩b⟨U+FEFF⟩");
        check("a\u{200d}b", "a⟨U+200D⟩b");
        check("\u{3164}\u{34f}\u{e0041}", "⟨U+3164⟩⟨U+034F⟩⟨U+E0041⟩");
        check("\u{2028}", "⟨U+2028⟩");
    }

    #[test]
    fn what_is_read_leftwards_keeps_to_itself() {
        check("שלום 5", "\u{2068}שלום 5\u{2069}");
        check("می‌خواهم", "\u{2068}می‌خواهم\u{2069}");
    }

    #[test]
    fn what_is_long_is_cut() {
        check(&"x".repeat(40), &"x".repeat(40));
        check(&"x".repeat(41), &format!("{}…", "x".repeat(39)));
        check(&"\u{1}".repeat(9), &format!("{}…", "⟨U+0001⟩".repeat(4)));
        let name = format!("{}/{}.json", "folder/".repeat(30), "part-7");
        assert_eq!(file_name(&name).chars().count(), 100);
        assert!(file_name(&name).ends_with("/part-7.json"));
        assert_eq!(file_name("a\u{202e}b.json"), "a⟨U+202E⟩b.json");
        check(
            "a\u{301}\u{301}\u{301}\u{301}\u{301}",
            "a\u{301}\u{301}\u{301}⟨U+0301⟩⟨U+0301⟩",
        );
    }

    /// The kind: of any character, alone or beside others, nothing is shown that acts or hides.
    #[test]
    fn every_character() {
        // The other planes have characters of one kind only, and ends like these.
        for c in ('\0'..='\u{2fff}')
            .chain('\u{d7b0}'..='\u{13fff}')
            .chain('\u{1cf00}'..='\u{1ffff}')
            .chain('\u{dffff}'..='\u{e0fff}')
        {
            let [alone, beside] = [shown(&c.to_string()), shown(&format!("a{c}b"))];
            for text in [alone, beside] {
                let text = text.trim_matches(['\u{2068}', '\u{2069}']);
                for shown in text.chars() {
                    let category = shown.escape_debug();
                    let is_ink = shown == ' ' || !shown.is_whitespace() && !shown.is_control();
                    assert!(
                        is_ink && !is_filler(shown),
                        "{c:?} is shown as {text:?}, {category}"
                    );
                    assert!(is_seen(shown), "{c:?} is shown as {text:?}");
                }
            }
        }
    }

    #[test]
    fn a_terminal_is_told_nothing_to_do() {
        assert_eq!(printed("a\n\u{1b}[2J\tb\n"), "a\n⟨U+001B⟩[2J⟨U+0009⟩b\n");
    }
}
