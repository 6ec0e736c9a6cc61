//! Text without brackets: numbers by line, with or without an index, labels, titles or a head.

use super::arranged::{follow_each_other, of_named_lists, of_pairs, of_rows};
use super::known::Known;
use super::lists::{Data, List, Reading, Stated, numbers_label, one};
use super::token::{Notation, Token};
use super::unread::{nothing, odd, short};
use crate::language::say;
use crate::param::number_of_trials;

/// One thing on a line.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Cell<'a> {
    Number(f64),
    Truth(bool),
    Word(&'a str),
    Missing(&'a str),
    Short,
    /// What separates, where names of several words need it.
    Apart,
}

/// The readings of a text, whose tokens are these.
pub(super) fn readings(
    tokens: &[Token<'_>],
    marks: Notation,
    known: &Known,
) -> Result<Vec<Reading>, String> {
    let rows = rows(tokens, marks)?;
    let is_short = rows.iter().any(|row| row.contains(&Cell::Short));
    if is_short {
        let counts = || {
            rows.iter()
                .map(|row| numbers(row).count())
                .filter(|count| *count > 0)
        };
        // Of a printed series the first column is the index.
        let indexed = counts().count() > 2 && counts().all(|count| count == 2);
        return Err(short(if indexed {
            counts().count()
        } else {
            counts().sum()
        }));
    }
    let wordy = |row: &Vec<Cell<'_>>| row.iter().any(|cell| matches!(cell, Cell::Word(_)));
    if !rows.iter().any(wordy) {
        return numeric(&rows, known);
    }
    if let [head, body @ ..] = rows.as_slice()
        && !body.is_empty()
        && head
            .iter()
            .all(|cell| matches!(cell, Cell::Word(_) | Cell::Apart))
        && !body.iter().any(wordy)
        && let Some(readings) = headed(head, body, known)?
    {
        return Ok(readings);
    }
    if let Some(readings) = labelled(&rows, known)? {
        return Ok(readings);
    }
    if let Some(readings) = titled(&rows, known)? {
        return Ok(readings);
    }
    let mut before = 0;
    for cell in rows.iter().flatten() {
        match cell {
            Cell::Word(word) | Cell::Missing(word) => return Err(odd(word, before)),
            Cell::Number(_) | Cell::Truth(_) => before += 1,
            Cell::Short | Cell::Apart => {}
        }
    }
    Err(nothing())
}

/// The lines that have something on them.
fn rows<'a>(tokens: &[Token<'a>], marks: Notation) -> Result<Vec<Vec<Cell<'a>>>, String> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut before = 0;
    let mut problem = None;
    for token in tokens {
        match token {
            Token::Line if row.is_empty() => {}
            Token::Line => rows.push(std::mem::take(&mut row)),
            Token::Number(text, ..) => {
                let joined = marks == Notation::ThousandsSpace
                    && matches!(row.last(), Some(Cell::Number(_)));
                let start = row.len();
                if !marks.numbers(text, |number| row.push(Cell::Number(number))) {
                    problem.get_or_insert_with(|| odd(text, before));
                }
                if joined && let [Cell::Number(whole), Cell::Number(three)] = row[start - 1..] {
                    row.truncate(start - 1);
                    row.push(Cell::Number(whole * 1000.0 + three.copysign(whole)));
                }
                before += row.len() - start.min(row.len());
            }
            Token::Word(word) => row.push(Cell::Word(word)),
            Token::Missing(word) => row.push(Cell::Missing(word)),
            Token::Truth(truth) => row.push(Cell::Truth(*truth)),
            Token::Short => row.push(Cell::Short),
            Token::Comma | Token::Semicolon if matches!(row.last(), Some(Cell::Word(_))) => {
                row.push(Cell::Apart);
            }
            _ => {}
        }
    }
    if !row.is_empty() {
        rows.push(row);
    }
    problem.map_or(Ok(rows), Err)
}

fn numbers<'r>(row: &'r [Cell<'_>]) -> impl Iterator<Item = f64> + 'r {
    row.iter().filter_map(|cell| match cell {
        Cell::Number(number) => Some(*number),
        Cell::Truth(truth) => Some(f64::from(u8::from(*truth))),
        _ => None,
    })
}

/// A value that is none is named with its place.
fn whole(rows: &[Vec<Cell<'_>>]) -> Result<(), String> {
    let mut before = 0;
    for cell in rows.iter().flatten() {
        match cell {
            Cell::Missing(word) => return Err(odd(word, before)),
            Cell::Number(_) | Cell::Truth(_) => before += 1,
            _ => {}
        }
    }
    Ok(())
}

/// Lines of numbers alone.
fn numeric(rows: &[Vec<Cell<'_>>], known: &Known) -> Result<Vec<Reading>, String> {
    // An index does not count among the results before a value that is missing.
    whole(rows)?;
    let truths = rows
        .iter()
        .flatten()
        .all(|cell| matches!(cell, Cell::Truth(_)));
    let width = rows[0].len();
    let even = rows.iter().all(|row| row.len() == width);
    let plain = |rows: &[Vec<Cell<'_>>]| {
        let all: Vec<f64> = rows.iter().flat_map(|row| numbers(row)).collect();
        let label = numbers_label(all.len());
        one(
            label,
            "",
            if truths {
                Data::Truths(all)
            } else {
                Data::Values(all)
            },
        )
    };
    if !even || width == 1 || rows.len() == 1 {
        return Ok(vec![plain(rows)]);
    }
    let columns = columns(rows, width);
    let is_course =
        |count: usize| known.steps > 1 && (count == known.steps || count == known.steps + 1);
    if width > 2 && !follow_each_other(&columns[0]) && !is_course(width) && !is_course(rows.len()) {
        // A list that goes on in the next line.
        return Ok(vec![plain(rows)]);
    }
    Ok(of_columns(columns, &vec![String::new(); width], known))
}

fn columns(rows: &[Vec<Cell<'_>>], width: usize) -> Vec<Vec<f64>> {
    let mut columns = vec![Vec::with_capacity(rows.len()); width];
    for row in rows {
        for (column, number) in columns.iter_mut().zip(numbers(row)) {
            column.push(number);
        }
    }
    columns
}

/// The readings of a table.
pub(super) fn of_columns(
    mut columns: Vec<Vec<f64>>,
    names: &[String],
    known: &Known,
) -> Vec<Reading> {
    let named = names.iter().any(|name| !name.is_empty());
    if let [name] = names {
        let data = Data::Values(columns.swap_remove(0));
        return vec![one(numbers_label(data.count()), name, data)];
    }
    if let ([_, _], [first, second]) = (columns.as_slice(), names) {
        let (one, other) = (columns.swap_remove(0), columns.swap_remove(0));
        return of_pairs(one, other, [first, second], known);
    }
    let indexed = columns[0].len() > 2 && follow_each_other(&columns[0]);
    if named || indexed {
        let lists = columns.into_iter().zip(names).skip(usize::from(indexed));
        let lists = lists.map(|(column, name)| List::new(name, Data::Values(column)));
        return of_named_lists(lists.collect(), known);
    }
    let rows = (0..columns[0].len()).map(|row| columns.iter().map(|column| column[row]).collect());
    of_rows(rows.collect(), known)
}

/// Lines of numbers under a line of names.
fn headed(
    head: &[Cell<'_>],
    body: &[Vec<Cell<'_>>],
    known: &Known,
) -> Result<Option<Vec<Reading>>, String> {
    let width = body[0].len();
    if body.iter().any(|row| row.len() != width) {
        return Ok(None);
    }
    let words: Vec<&str> = head
        .iter()
        .filter_map(|cell| match cell {
            Cell::Word(word) => Some(*word),
            _ => None,
        })
        .collect();
    let parts = head.split(|cell| *cell == Cell::Apart).map(|part| {
        let words = part.iter().filter_map(|cell| match cell {
            Cell::Word(word) => Some(*word),
            _ => None,
        });
        words.collect::<Vec<_>>().join(" ")
    });
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    let mut names: Vec<String> = if parts.len() == width {
        parts
    } else if words.len() == width || words.len() + 1 == width {
        words.iter().map(ToString::to_string).collect()
    } else if width == 1 || width == 2 && parts.len() == 1 {
        vec![words.join(" ")]
    } else {
        return Ok(None);
    };
    // The index of a printed table has no name.
    while names.len() < width {
        names.insert(0, String::new());
    }
    whole(body)?;
    let mut columns = columns(body, width);
    if names[0].is_empty() && width > 1 {
        columns.remove(0);
        names.remove(0);
    }
    let named = names.len();
    // A column that counts the trials is none of their results.
    if named > 1 && follow_each_other(&columns[0]) && known.meant(&names[0]).is_none() {
        columns.remove(0);
        names.remove(0);
    }
    if names.len() > 1 {
        let lists = columns.into_iter().zip(&names);
        let lists = lists.map(|(column, name)| List::new(name, Data::Values(column)));
        return Ok(Some(of_named_lists(lists.collect(), known)));
    }
    Ok(Some(of_columns(columns, &names, known)))
}

/// Lines that all say the same around their numbers: "Trial 1: 412".
fn labelled(rows: &[Vec<Cell<'_>>], known: &Known) -> Result<Option<Vec<Reading>>, String> {
    let [first, _, ..] = rows else {
        return Ok(None);
    };
    let alike = |row: &Vec<Cell<'_>>| {
        row.len() == first.len()
            && row.iter().zip(first).all(|pair| match pair {
                (Cell::Word(one), Cell::Word(other)) => one == other,
                (Cell::Apart, Cell::Apart) => true,
                (Cell::Number(_) | Cell::Truth(_) | Cell::Missing(_), other) => {
                    matches!(other, Cell::Number(_) | Cell::Truth(_) | Cell::Missing(_))
                }
                _ => false,
            })
    };
    if !rows.iter().all(alike) || numbers(first).count() == 0 {
        return Ok(None);
    }
    whole(rows)?;
    // A number is called what stands before it, and the last one what stands behind if nothing does.
    let mut names = Vec::new();
    let mut name: Vec<&str> = Vec::new();
    for cell in first {
        match cell {
            Cell::Word(word) => name.push(word),
            Cell::Apart => {}
            _ => names.push(std::mem::take(&mut name).join(" ")),
        }
    }
    if let Some(last) = names.last_mut()
        && last.is_empty()
    {
        *last = name.join(" ");
    }
    let mut columns = columns(rows, names.len());
    if columns.len() > 1 && follow_each_other(&columns[0]) {
        columns.remove(0);
        let counted = names.remove(0);
        // "Trial 1: 412" names its result by nothing else.
        if names[0].is_empty() {
            names[0] = counted;
        }
    }
    if let ([_], [name]) = (columns.as_slice(), names.as_slice()) {
        let data = Data::Values(columns.swap_remove(0));
        return Ok(Some(vec![one(numbers_label(data.count()), name, data)]));
    }
    let lists = columns.into_iter().zip(&names);
    let lists = lists.map(|(column, name)| List::new(name, Data::Values(column)));
    Ok(Some(of_named_lists(lists.collect(), known)))
}

/// Titles with numbers behind or below them: "Total: 412 398", or a mean and of how many trials.
fn titled(rows: &[Vec<Cell<'_>>], known: &Known) -> Result<Option<Vec<Reading>>, String> {
    let mut lists: Vec<(String, Vec<f64>)> = Vec::new();
    for row in rows {
        let words: Vec<&str> = row
            .iter()
            .filter_map(|cell| match cell {
                Cell::Word(word) => Some(*word),
                _ => None,
            })
            .collect();
        let all: Vec<f64> = numbers(row).collect();
        if words.is_empty() {
            match lists.last_mut() {
                Some((_, list)) => list.extend(all),
                None => return Ok(None),
            }
        } else if let Some(singles) = sentence(row) {
            lists.extend(
                singles
                    .into_iter()
                    .map(|(name, number)| (name, vec![number])),
            );
        } else if matches!(row[0], Cell::Word(_)) {
            let numbers_at = row
                .iter()
                .position(|cell| !matches!(cell, Cell::Word(_) | Cell::Apart));
            let behind = numbers_at.map_or(&[][..], |at| &row[at..]);
            if behind.iter().any(|cell| matches!(cell, Cell::Word(_))) {
                return Ok(None);
            }
            lists.push((words.join(" "), all));
        } else {
            return Ok(None);
        }
    }
    whole(rows)?;
    lists.retain(|(_, list)| !list.is_empty());
    if lists.is_empty() {
        return Ok(None);
    }
    if lists.iter().all(|(_, list)| list.len() == 1) {
        let singles: Vec<(String, f64)> = lists
            .into_iter()
            .map(|(name, list)| (name, list[0]))
            .collect();
        return Ok(of_singles(&singles));
    }
    let lists = lists
        .into_iter()
        .map(|(name, list)| List::new(&name, Data::Values(list)));
    Ok(Some(of_named_lists(lists.collect(), known)))
}

const MEANS: [&str; 8] = [
    "mean",
    "average",
    "avg",
    "mittel",
    "mittelwert",
    "durchschnitt",
    "expected",
    "estimate",
];
const TRIALS: [&str; 12] = [
    "trials",
    "trial",
    "runs",
    "simulations",
    "repetitions",
    "results",
    "samples",
    "n",
    "numtrials",
    "versuche",
    "durchläufe",
    "wiederholungen",
];

fn is_among(words: &[&str], text: &str) -> bool {
    let lower = text.to_lowercase();
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    words.contains(&bare)
}

/// "mean of 100 trials: 495.2" as its two numbers with their names.
fn sentence(row: &[Cell<'_>]) -> Option<Vec<(String, f64)>> {
    let is_mean = |cell: &Cell<'_>| matches!(cell, Cell::Word(word) if is_among(&MEANS, word));
    if !row.iter().any(is_mean) || numbers(row).count() > 2 {
        return None;
    }
    let mut singles = Vec::new();
    for (place, cell) in row.iter().enumerate() {
        let Cell::Number(number) = cell else { continue };
        let behind = row.get(place + 1);
        let of_trials = matches!(behind, Some(Cell::Word(word)) if is_among(&TRIALS, word));
        let before = place.checked_sub(1).map(|before| row[before]);
        // "100 trials: 495" has said its trials before.
        let taken = place
            .checked_sub(2)
            .is_some_and(|at| matches!(row[at], Cell::Number(_)));
        let of_trials = of_trials
            || !taken && matches!(before, Some(Cell::Word(word)) if is_among(&TRIALS, word));
        singles.push((
            if of_trials { "trials" } else { "mean" }.to_owned(),
            *number,
        ));
    }
    (!singles.is_empty()).then_some(singles)
}

/// Numbers with a name each: a mean with its trials, or results that are called somehow.
pub(super) fn of_singles(singles: &[(String, f64)]) -> Option<Vec<Reading>> {
    let has =
        |names: &[&str], name: &str| name.split_whitespace().any(|word| is_among(names, word));
    let mean = singles.iter().find(|(name, _)| has(&MEANS, name));
    let trials = singles
        .iter()
        .find(|(name, number)| has(&TRIALS, name) && number.fract() == 0.0 && *number >= 1.0);
    if let Some((name, mean)) = mean {
        let trials = trials.map(|(_, trials)| *trials as u64);
        let label = match trials {
            Some(trials) => say!("a mean of {trials}", trials = number_of_trials(trials)),
            None => say!("a mean"),
        };
        let list = List {
            what: Stated::Mean,
            trials,
            ..List::new(name, Data::Values(vec![*mean]))
        };
        return Some(vec![Reading {
            label,
            lists: vec![list],
        }]);
    }
    let all: Vec<f64> = singles.iter().map(|(_, number)| *number).collect();
    let name = if let [(name, _)] = singles {
        name.as_str()
    } else {
        ""
    };
    (!all.is_empty()).then(|| vec![one(numbers_label(all.len()), name, Data::Values(all))])
}
