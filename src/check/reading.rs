//! What a pasted text or an opened file can be read as: lists of numbers, tables, counts, files of this
//! program. One reading, or several to choose from.

use super::bracketed::of_items;
use super::known::Known;
use super::lines;
use super::lists::{Data, Reading};
use super::literal::items;
use super::printed::{bare, is_footer};
use super::sheet;
use super::text::plain;
use super::token::{Notation, Token, tokens};
use super::unread::nothing;
use crate::language::{say, translated};

/// More than this nobody pastes.
const MOST_NUMBERS: usize = 2_000_000;

/// All ways to read a text that make sense, the likeliest first.
///
/// # Errors
/// A sentence, if there is none.
pub(super) fn readings(text: &str, known: &Known) -> Result<Vec<Reading>, String> {
    let text = plain(text);
    let is_series = text.lines().rev().find(|line| !line.trim().is_empty());
    let is_series = is_series.is_some_and(|last| is_footer(last) && !last.contains("count"));
    let text = bare(&text);
    if let Some(sheet) = sheet::Sheet::of(&text) {
        let readings = sheet.readings(known)?;
        return if readings.is_empty() {
            Err(nothing())
        } else {
            Ok(readings)
        };
    }
    let tokens = tokens(&text);
    let count = tokens
        .iter()
        .filter(|token| matches!(token, Token::Number(..)))
        .count();
    if count > MOST_NUMBERS {
        return Err(say!("There are more than 2,000,000 numbers; take fewer."));
    }
    let percent = tokens
        .iter()
        .any(|token| matches!(token, Token::Number(_, _, true)));
    let in_brackets = tokens.iter().any(|token| matches!(token, Token::Open(_)));
    if !in_brackets
        && !tokens.iter().any(|token| {
            matches!(
                token,
                Token::Number(..) | Token::Word(_) | Token::Missing(_) | Token::Truth(_)
            )
        })
    {
        return Err(nothing());
    }
    let mut found: Vec<Reading> = Vec::new();
    let mut first_problem = None;
    for marks in Notation::of(&tokens) {
        let read = if in_brackets {
            items(&tokens, marks).and_then(|items| of_items(items, known))
        } else {
            lines::readings(&tokens, marks, known)
        };
        match read {
            Ok(readings) => {
                for mut reading in readings {
                    reading
                        .lists
                        .iter_mut()
                        .for_each(|list| list.percent = percent);
                    if found.iter().any(|other| other.lists == reading.lists) {
                        continue;
                    }
                    if let Some(marked) = marked(marks) {
                        reading.label = say!("{label} {marked}", label = reading.label, marked);
                    }
                    found.push(reading);
                }
            }
            Err(problem) => {
                first_problem.get_or_insert(problem);
            }
        }
    }
    // pandas prints a series with its index, and nothing else looks like that.
    if is_series
        && let [first, ..] = found.as_slice()
        && matches!(first.lists[0].data, Data::Values(_))
    {
        found.truncate(1);
    }
    match first_problem {
        Some(problem) if found.is_empty() => Err(problem),
        None if found.is_empty() => Err(nothing()),
        _ => Ok(found),
    }
}

/// All numbers of a text in its likeliest reading.
///
/// # Errors
/// A sentence, if there are none.
pub fn read(text: &str) -> Result<Vec<f64>, String> {
    let first = readings(text, &Known::default())?.into_iter().next();
    let lists = first.map(|reading| reading.lists).unwrap_or_default();
    let numbers = lists.into_iter().flat_map(|list| match list.data {
        Data::Values(values) | Data::Truths(values) => values,
        Data::Counts(counts) => counts.into_iter().map(|(value, _)| value).collect(),
        Data::Bins(bins) => bins.into_iter().map(|(low, ..)| low).collect(),
        Data::Rows(rows) => rows.concat(),
    });
    Ok(numbers.collect())
}

/// How the numbers of a reading are marked, where that is not as programs do it.
fn marked(marks: Notation) -> Option<&'static str> {
    match marks {
        Notation::Point => None,
        Notation::Comma => Some(translated("with decimal commas")),
        Notation::ThousandsComma => Some(translated("with commas between thousands")),
        Notation::ThousandsPoint => Some(translated("with points between thousands")),
        Notation::ThousandsSpace => Some(translated("with spaces between thousands")),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // in a test, a panic is the message

    use super::*;

    fn known() -> Known {
        Known {
            quantities: vec![("total", "total".into()), ("resistant", "resistant".into())],
            steps: 300,
            values: vec![("clearProb".into(), "0.05".into())],
        }
    }

    fn read(text: &str) -> Vec<Reading> {
        readings(text, &known()).unwrap_or_else(|sentence| panic!("{text}: {sentence}"))
    }

    /// The numbers, if there is one reading with one list.
    fn only(text: &str) -> Vec<f64> {
        match read(text).as_slice() {
            [Reading { lists, .. }] if lists.len() == 1 => match &lists[0].data {
                Data::Values(values) | Data::Truths(values) => values.clone(),
                other => panic!("{text}: {other:?}"),
            },
            other => panic!("{text}: {other:#?}"),
        }
    }

    #[test]
    fn what_has_one_meaning_is_read() {
        let six = [412.0, 398.0, 405.0, 377.0, 420.0, 391.0];
        for text in [
            "412, 398, 405, 377, 420, 391",
            "[412,398,405,377,420,391]",
            "412\n398\n405\n377\n420\n391\n",
            "412;398;405;377;420;391",
            "412 398 405\n377 420 391",
            "[412 398 405 377\n 420 391]",
            "0     412\n1     398\n2     405\n3     377\n4     420\n5     391\nName: total, dtype: int64",
            "0     412\n1     398\n2     405\n3     377\n4     420\n5     391\ndtype: int64",
            "[1] 412 398 405 377\n[5] 420 391",
            "Trial 1: 412\nTrial 2: 398\nTrial 3: 405\nTrial 4: 377\nTrial 5: 420\nTrial 6: 391",
            "412 viruses\n398 viruses\n405 viruses\n377 viruses\n420 viruses\n391 viruses",
            "deque([412, 398, 405, 377, 420, 391], maxlen=None)",
            "array([412., 398., 405., 377., 420., 391.])",
            "['412', '398', '405', '377', '420', '391']",
            "\"412\"\n\"398\"\n\"405\"\n\"377\"\n\"420\"\n\"391\"",
            "Out[3]: [412, 398, 405, 377, 420, 391]",
            "[[412], [398], [405], [377], [420], [391]]",
            "trial,total\n1,412\n2,398\n3,405\n4,377\n5,420\n6,391",
            "total\n412\n398\n405\n377\n420\n391",
            "   total\n0    412\n1    398\n2    405\n3    377\n4    420\n5    391",
            "Results:\n412 398 405 377 420 391",
            "{\"results\": [412, 398, 405, 377, 420, 391]}",
            "{'trial 1': 412, 'trial 2': 398, 'trial 3': 405, 'trial 4': 377, 'trial 5': 420, 'trial 6': 391}",
            "Total: [412, 398, 405, 377, 420, 391]",
            "total = [412, 398, 405, 377, 420, 391]",
            "# made by a program\nclearProb,trial,total\n0.05,0,412\n0.05,1,398\n0.05,2,405\n0.05,3,377\n0.05,4,420\n0.05,5,391",
            "clearProb,trial,total\n0.05,0,412\n0.05,1,398\n0.05,2,405\n0.05,3,377\n0.05,4,420\n0.05,5,391\n0.06,0,1",
            "<table><tr><th></th><th>total</th></tr><tr><td>0</td><td>412</td></tr><tr><td>1</td><td>398</td></tr>\
             <tr><td>2</td><td>405</td></tr><tr><td>3</td><td>377</td></tr><tr><td>4</td><td>420</td></tr><tr><td>5</td><td>391</td></tr></table>",
            "[４１２，３９８，４０５，３７７，４２０，３９１]",
            "412.0, 3.98e2, 405, 377, +420, 391",
        ] {
            assert_eq!(only(text), six, "{text}");
        }
        assert_eq!(only("[np.float64(412.5), Fraction(1, 2)]"), [412.5, 0.5]);
        assert_eq!(only("1'024\n998"), [1024.0, 998.0]);
        assert_eq!(only("[True, False]"), [1.0, 0.0]);
        assert_eq!(only("True\nFalse\nTrue"), [1.0, 0.0, 1.0]);
    }

    #[test]
    fn what_has_several_meanings_is_asked() {
        let labels = |text: &str| {
            read(text)
                .into_iter()
                .map(|reading| reading.label)
                .collect::<Vec<_>>()
        };
        for (text, expected) in [
            (
                "1\t412\n2\t398\n3\t405",
                &[
                    "3 numbers with an index",
                    "3 values and how often each came",
                    "6 numbers",
                    "column 1: 3 numbers",
                ][..],
            ),
            (
                "1,024\n998",
                &[
                    "3 numbers",
                    "2 numbers with decimal commas",
                    "2 numbers with commas between thousands",
                ][..],
            ),
            (
                "412,5\n430,0",
                &[
                    "2 values and how often each came",
                    "4 numbers",
                    "column 1: 2 numbers",
                    "column 2: 2 numbers",
                    "2 numbers with decimal commas",
                ],
            ),
            (
                "1.024\n998",
                &["2 numbers", "2 numbers with points between thousands"],
            ),
            (
                "1 024\n998",
                &["3 numbers", "2 numbers with spaces between thousands"],
            ),
            ("{412: 3, 398: 1}", &["2 values and how often each came"]),
            (
                "Counter({412: 3, 398: 1})",
                &["2 values and how often each came"],
            ),
            (
                "{0: 412, 1: 398}",
                &[
                    "2 numbers with an index",
                    "2 values and how often each came",
                ],
            ),
            (
                "[3, 4] [5, 6, 7, 8]",
                &[
                    "6 numbers of 2 lists",
                    "list 1: 2 numbers",
                    "list 2: 4 numbers",
                ],
            ),
            (
                "(array([3, 5, 1]), array([0., 10., 20., 30.]))",
                &["a histogram of 3 bars"],
            ),
            (
                "Total: [412, 398] Resistant: [5, 6]",
                &["Total: 2 numbers, Resistant: 2 numbers"],
            ),
            ("A: [412, 398] B: [5, 6]", &["A: 2 numbers", "B: 2 numbers"]),
            (
                "total,resistant\n412,5\n398,6",
                &["total: 2 numbers, resistant: 2 numbers"],
            ),
            ("mean of 100 trials: 495.2", &["a mean of 100 trials"]),
            ("Mean = 495.2", &["a mean"]),
            (
                "{\"format\":\"manytrials-result\",\"v\":1,\"experiment\":{\"link\":\"?a=1&b\",\"numTrials\":3},\
                 \"fingerprint\":\"ab-cd\",\"cases\":[{\"params\":{\"a\":0.5},\"series\":{\"total\":{\"step\":[0,1],\
                 \"mean\":[1,2.5],\"exact\":[{\"sum\":1,\"sumOfSquares\":\"1\",\"bins\":[[1,[3]]]}]}},\
                 \"outcomes\":{\"total\":{\"mean\":2.5,\"histogram\":[[2,1],[3,2]]}}}]}",
                &[
                    "the outcomes of 3 trials",
                    "the mean curves: 2 numbers each",
                ],
            ),
            ("{'mean': 495.2, 'trials': 100}", &["a mean of 100 trials"]),
        ] {
            assert_eq!(labels(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_list_gets_a_sentence() {
        for (text, part) in [
            ("", "no numbers yet"),
            ("[ ]", "no numbers yet"),
            (
                "1, 2, three",
                "“three” is no number that can be used; it comes after 2",
            ),
            ("1 2 <b>three</b>", "“<b>three</b>”"),
            (
                "[1, 2, nan]",
                "“nan” is no number that can be used; it comes after 2",
            ),
            (
                "412\nNaN\n3",
                "“NaN” is no number that can be used; it comes after 1",
            ),
            ("[1, None]", "“None”"),
            ("1e999", "“1e999”"),
            ("inf", "“inf”"),
            ("[(1+2j)]", "“1+2j”"),
            ("äääää", "“äääää”"),
            ("[412 398 ... 405 377]", "printed short: only 4 numbers"),
            (
                "0     412\n1     398\n     ...\n98    405\n99    377\nName: total, Length: 100, dtype: int64",
                "printed short: only 4 numbers",
            ),
            ("{412, 398, 405}", "keeps each value once"),
            (
                "clearProb,trial,total\n0.06,0,412\n0.06,1,398",
                "other values: clearProb is 0.06 there and 0.05 here",
            ),
        ] {
            let sentence = readings(text, &known()).unwrap_err();
            assert!(sentence.contains(part), "{text}: {sentence}");
        }
    }
}
