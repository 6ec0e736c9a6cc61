//! Pasted text as tokens: numbers, words, brackets, and what stands between; and how its numbers are
//! marked.

/// A piece of text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Token<'a> {
    /// Digits with whatever marks are between them; whether they are quoted; whether % follows.
    Number(&'a str, bool, bool),
    /// Anything else.
    Word(&'a str),
    /// A value that is none: nan, None.
    Missing(&'a str),
    /// True or False.
    Truth(bool),
    Open(u8),
    Close,
    Comma,
    Semicolon,
    Colon,
    Equals,
    Line,
    /// "..."
    Short,
}

/// What the marks within numbers mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Notation {
    /// A point before decimals, commas between numbers.
    Point,
    /// A comma before decimals, points between thousands.
    Comma,
    /// Commas between thousands.
    ThousandsComma,
    /// Points between thousands, and no decimals.
    ThousandsPoint,
    /// Spaces between thousands.
    ThousandsSpace,
}

const MISSING: [&str; 12] = [
    "nan",
    "na",
    "n/a",
    "none",
    "null",
    "inf",
    "-inf",
    "+inf",
    "infinity",
    "-infinity",
    "<na>",
    "nat",
];

/// Words without letters that stand between numbers for looks.
const DECORATION: [&str; 9] = ["-", "--", "->", "=>", "*", "•", "#", ">>>", "—"];

pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let bytes = text.as_bytes();
    let mut tokens = Vec::with_capacity(text.len() / 4);
    let mut at = 0;
    while at < bytes.len() {
        let token = match bytes[at] {
            b'\n' => Token::Line,
            // Cells of a sheet are copied with tabs.
            b',' | b'\t' => Token::Comma,
            b';' => Token::Semicolon,
            b':' => Token::Colon,
            b'=' => Token::Equals,
            open @ (b'(' | b'[' | b'{') => Token::Open(open),
            b')' | b']' | b'}' => Token::Close,
            quote @ (b'"' | b'\'') => {
                at += 1;
                if let Some((token, end)) = quoted(text, at, quote) {
                    tokens.push(token);
                    at = end;
                }
                continue;
            }
            b' ' | b'|' => {
                at += 1;
                continue;
            }
            _ => {
                let end = run_end(bytes, at);
                // A character of several bytes is never split: no ending is inside of one.
                let token = token_of(&text[at..end], false);
                tokens.extend(token);
                at = end;
                continue;
            }
        };
        tokens.push(token);
        at += 1;
    }
    tokens
}

/// What is in quotes, and where it ends; `None` if a whole list is.
fn quoted(text: &str, from: usize, quote: u8) -> Option<(Token<'_>, usize)> {
    let length = text.as_bytes()[from..]
        .iter()
        .take(80)
        .take_while(|byte| **byte != b'\n')
        .position(|byte| *byte == quote)?;
    let inside = text[from..from + length].trim();
    let token = match token_of(inside, true)? {
        number @ Token::Number(..) => number,
        // Commas or brackets: a list that was written as a text.
        _ if inside.contains([',', '[', '{']) => return None,
        Token::Word(_) => Token::Word(inside),
        other => other,
    };
    Some((token, from + length + 1))
}

/// Where a word or number ends that begins here.
fn run_end(bytes: &[u8], from: usize) -> usize {
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = from;
    while at < bytes.len() {
        let goes_on = match bytes[at] {
            b',' => {
                let behind = at > from && (digit(at - 1) || bytes[at - 1] == b'.');
                let signed = matches!(bytes.get(at + 1), Some(b'-' | b'+' | b'.'));
                behind && (digit(at + 1) || signed && digit(at + 2))
            }
            b'\'' => {
                let three = (1..4).all(|i| digit(at + i)) && !digit(at + 4);
                at > from && digit(at - 1) && three
            }
            b'\n' | b' ' | b'\t' | b'|' | b';' | b':' | b'=' | b'"' | b'(' | b'[' | b'{' | b')'
            | b']' | b'}' => false,
            _ => true,
        };
        if !goes_on {
            break;
        }
        at += 1;
    }
    at.max(from + 1)
}

fn token_of(word: &str, in_quotes: bool) -> Option<Token<'_>> {
    let (bare, percent) = match word.strip_suffix('%') {
        Some(bare) => (bare.trim_end(), true),
        None => (word, false),
    };
    let bytes = bare.as_bytes();
    let begins = matches!(
        bytes,
        [b'0'..=b'9', ..]
            | [b'+' | b'-' | b'.', b'0'..=b'9', ..]
            | [b'+' | b'-', b'.', b'0'..=b'9', ..]
    );
    if begins
        && bytes
            .iter()
            .all(|byte| b"0123456789.,'_+-eE/".contains(byte))
    {
        return Some(Token::Number(bare, in_quotes, percent));
    }
    if word.contains('…') || word.len() > 1 && bytes.iter().all(|byte| *byte == b'.') {
        return Some(Token::Short);
    }
    if DECORATION.contains(&word) || word == "%" {
        return None;
    }
    // Long words are none of these, and a copy of them costs.
    if word.len() < 10 {
        let lower = word.to_ascii_lowercase();
        if MISSING.contains(&lower.as_str()) {
            return Some(Token::Missing(word));
        }
        if lower == "true" || lower == "false" {
            return Some(Token::Truth(lower == "true"));
        }
    }
    Some(Token::Word(word))
}

impl Notation {
    /// The marks under which the numbers of a text make sense, the likeliest first.
    pub(super) fn of(tokens: &[Token<'_>]) -> Vec<Notation> {
        let in_brackets = tokens.iter().any(|token| matches!(token, Token::Open(_)));
        let apart = tokens.contains(&Token::Semicolon);
        let numbers = || {
            tokens.iter().filter_map(|token| match token {
                Token::Number(text, quoted, _) => Some((*text, *quoted)),
                _ => None,
            })
        };
        let mut marks = vec![Notation::Point];
        let commas = numbers().any(|(text, _)| text.contains(','));
        let quoted_comma = numbers().any(|(text, quoted)| quoted && text.contains(','));
        // A list without spaces is one long piece: only commas between numbers make sense of it.
        if commas && (!in_brackets || apart || quoted_comma) {
            if numbers().all(|(text, _)| has_decimal_comma(text)) {
                marks.push(Notation::Comma);
            }
            if numbers().all(|(text, _)| grouped_by(text, ',')) {
                marks.push(Notation::ThousandsComma);
            }
        }
        let points = numbers().any(|(text, _)| text.contains('.'));
        if points && !commas && numbers().all(|(text, _)| grouped_by(text, '.')) {
            marks.push(Notation::ThousandsPoint);
        }
        if !in_brackets && !commas && !points && spaced(tokens) {
            marks.push(Notation::ThousandsSpace);
        }
        if quoted_comma && marks.len() > 1 {
            marks.remove(0);
        }
        marks
    }

    /// Hands over each number of a piece of digits; false if it is none.
    pub(super) fn numbers(self, text: &str, mut each: impl FnMut(f64)) -> bool {
        let mut one = |text: &str| match number(text) {
            Some(number) => {
                each(number);
                true
            }
            None => false,
        };
        match self {
            Notation::Point | Notation::ThousandsSpace => text.split(',').all(one),
            Notation::Comma => one(&text.replace('.', "").replace(',', ".")),
            Notation::ThousandsComma => one(&text.replace(',', "")),
            Notation::ThousandsPoint => one(&text.replace('.', "")),
        }
    }
}

/// A number in the marks of programs; fractions are as Python prints them.
fn number(text: &str) -> Option<f64> {
    let parsed = match text.parse::<f64>() {
        Ok(number) => number,
        Err(_) if text.contains(['_', '\'']) => text.replace(['_', '\''], "").parse().ok()?,
        Err(_) => {
            let (above, below) = text.split_once('/')?;
            above.parse::<f64>().ok()? / below.parse::<f64>().ok()?
        }
    };
    parsed.is_finite().then_some(parsed)
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn unsigned(text: &str) -> &str {
    text.trim_start_matches(['-', '+'])
}

/// Whether a number has at most one comma, inside, and points between thousands before it at most.
fn has_decimal_comma(text: &str) -> bool {
    match unsigned(text).split_once(',') {
        Some((whole, decimals)) => {
            digits(decimals) && (digits(whole) || whole.contains('.') && grouped_by(whole, '.'))
        }
        None => digits(unsigned(text)),
    }
}

/// Whether a number has three digits after each of its marks, and one to three before the first.
fn grouped_by(text: &str, mark: char) -> bool {
    let mut groups = unsigned(text).split(mark);
    let first = groups.next().unwrap_or("");
    let mut groups = groups.peekable();
    if groups.peek().is_none() {
        return digits(first) || mark == ',' && first.parse::<f64>().is_ok();
    }
    if !(digits(first) && first.len() <= 3 && first != "0") {
        return false;
    }
    while let Some(group) = groups.next() {
        let last = groups.peek().is_none();
        let whole = if last && mark == ',' {
            group.split('.').next().unwrap_or("")
        } else {
            group
        };
        if !(whole.len() == 3 && digits(whole)) {
            return false;
        }
    }
    true
}

/// Whether each line is one number below a million whose thousands stand apart by a space, and one has
/// some.
fn spaced(tokens: &[Token<'_>]) -> bool {
    let mut some = false;
    tokens.split(|token| *token == Token::Line).all(|line| {
        line.len() <= 2
            && line.iter().enumerate().all(|(place, token)| match token {
                Token::Number(text, ..) if place == 0 => {
                    line.len() == 1 && digits(unsigned(text)) || unsigned(text).len() <= 3
                }
                Token::Number(text, ..) => {
                    some = true;
                    digits(text) && text.len() == 3
                }
                _ => false,
            })
    }) && some
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(text: &str) -> Vec<Notation> {
        Notation::of(&tokens(text))
    }

    fn read(text: &str, marks: Notation) -> Vec<f64> {
        let mut numbers = Vec::new();
        for token in tokens(text) {
            if let Token::Number(text, ..) = token {
                assert!(marks.numbers(text, |number| numbers.push(number)), "{text}");
            }
        }
        numbers
    }

    #[test]
    fn marks_are_told_by_what_makes_sense() {
        use Notation::{Comma, Point, ThousandsComma, ThousandsPoint, ThousandsSpace};
        for (text, expected) in [
            ("412\n398", vec![Point]),
            ("[412,398,405]", vec![Point]),
            ("412, 398, 405", vec![Point]),
            ("412,5\n430,0", vec![Point, Comma]),
            ("412,5; 430,0", vec![Point, Comma]),
            ("1,024\n998", vec![Point, Comma, ThousandsComma]),
            ("1.024\n998", vec![Point, ThousandsPoint]),
            ("0.412\n0.398", vec![Point]),
            ("3.14", vec![Point]),
            ("1 024\n998", vec![Point, ThousandsSpace]),
            ("1\t412\n2\t398", vec![Point]),
            ("0  95\n1  98", vec![Point]),
            ("['1,024', '998']", vec![Comma, ThousandsComma]),
            ("1.024,5\n3,5", vec![Point, Comma]),
        ] {
            assert_eq!(marks(text), expected, "{text}");
        }
        assert_eq!(read("1.024,5\n3,5", Comma), [1024.5, 3.5]);
        assert_eq!(read("1,024.5 998", ThousandsComma), [1024.5, 998.0]);
        assert_eq!(read("1'024 1_024 '7'", Point), [1024.0, 1024.0, 7.0]);
        assert_eq!(
            read("412,-3,.5 1/2 1e-05 -.5", Point),
            [412.0, -3.0, 0.5, 0.5, 1e-5, -0.5]
        );
    }

    #[test]
    fn pieces_are_told_apart() {
        use Token::{Colon, Missing, Number, Short, Truth, Word};
        assert_eq!(
            tokens("Trial 1: -4.5 nan True ... 'a b' 45%"),
            [
                Word("Trial"),
                Number("1", false, false),
                Colon,
                Number("-4.5", false, false),
                Missing("nan"),
                Truth(true),
                Short,
                Word("a b"),
                Number("45", false, true),
            ]
        );
        assert_eq!(tokens("ä…ß"), [Short]);
        assert_eq!(tokens("1+2j <b>"), [Word("1+2j"), Word("<b>")]);
    }
}
