//! Digits, signs and marks of many scripts and keyboards, as this program writes numbers itself.

/// The zeros of the scripts whose digits are read: Arabic, Persian, Devanagari, Bengali, Thai, full-width.
const ZEROS: [char; 6] = [
    '\u{660}', '\u{6F0}', '\u{966}', '\u{9E6}', '\u{E50}', '\u{FF10}',
];

/// A text with plain digits, signs, marks and spaces, and without what stands between thousands and can be
/// nothing else: spaces of any width, apostrophes, the Arabic mark. Points and commas stay: what they are
/// depends on who typed them.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{2026}' => out.push_str(".."),
            '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}'
            | '\u{FEFF}' => {}
            _ => out.push(plain_char(c)),
        }
    }
    ungrouped(&out.replace("...", ".."))
}

fn plain_char(c: char) -> char {
    if c.is_ascii() {
        return if c.is_ascii_whitespace() { ' ' } else { c };
    }
    let digit = ZEROS
        .iter()
        .find_map(|zero| char::from_digit((c as u32).checked_sub(*zero as u32)?, 10));
    match (digit, c) {
        (Some(digit), _) => digit,
        (_, '\u{2212}' | '\u{2010}'..='\u{2013}' | '\u{FE63}' | '\u{FF0D}') => '-',
        (_, '\u{66B}') => '.',
        (_, '\u{66C}' | '\u{2018}' | '\u{2019}' | '\u{2BC}' | '\u{B4}') => '\'',
        (_, '\u{60C}' | '\u{3001}') => ',',
        (_, '\u{61B}') => ';',
        // The other full-width signs lie as ASCII does.
        (_, '\u{FF01}'..='\u{FF5E}') => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        (_, c) if c.is_whitespace() => ' ',
        (_, c) => c,
    }
}

/// Takes spaces and apostrophes out of groups of thousands.
fn ungrouped(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let is_digit = |i: usize| chars.get(i).is_some_and(char::is_ascii_digit);
    let mut out = String::with_capacity(text.len());
    // How many digits there are since the last mark, and whether they may be the first of a number.
    let (mut digits, mut may_begin) = (0, true);
    for (i, c) in chars.iter().enumerate() {
        let group = (1..=3).all(|next| is_digit(i + next)) && !is_digit(i + 4);
        let is_apart = matches!(c, ' ' | '\'') && digits > 0;
        let begins_well = may_begin && !(digits == 1 && chars[i - 1] == '0');
        if is_apart && (1..=3).contains(&digits) && group && begins_well {
            digits = 0;
            continue;
        }
        if c.is_ascii_digit() {
            digits += 1;
        } else {
            // Behind a number and a space there is a list of numbers, and no groups.
            may_begin = !is_apart && (may_begin || *c != ' ');
            digits = 0;
        }
        out.push(*c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn digits_and_marks_of_the_world_are_those_of_programs() {
        for (text, expected) in [
            ("1000", "1000"),
            ("１０００", "1000"),
            ("٠٫٠٥", "0.05"),
            ("١٬٠٠٠", "1000"),
            ("۱۵۰", "150"),
            ("१०", "10"),
            ("−3", "-3"),
            ("–3", "-3"),
            ("－３．５", "-3.5"),
            ("1 000 000", "1000000"),
            ("1\u{202F}000", "1000"),
            ("1\u{2009}000,5", "1000,5"),
            ("1'000", "1000"),
            ("1’000’000", "1000000"),
            ("0, 150", "0, 150"),
            ("0 50 100", "0 50 100"),
            ("0 100 200", "0 100 200"),
            ("50 100,1 000", "50100,1000"),
            ("1 0000", "1 0000"),
            ("300، 150", "300, 150"),
            ("300；150", "300;150"),
            ("0…300", "0..300"),
            ("0...300", "0..300"),
            ("\u{200F}5\u{2069}", "5"),
            ("many", "many"),
        ] {
            assert_eq!(plain(text), expected, "{text:?}");
        }
    }
}
