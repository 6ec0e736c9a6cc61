//! What a pasted text or an opened file can be read as: lists of numbers, tables, counts, files of this
//! program. One reading, or several to choose from.

use super::lines;
use super::literal::{Item, items};
use super::sheet;
use super::text::plain;
use super::token::{Marks, Token, tokens};
use crate::language::{say, shown, translated};
use crate::param::grouped;
use crate::sim::Shape;

/// More than this nobody pastes.
const MOST_NUMBERS: usize = 2_000_000;

/// Nobody chooses one of more lists than this.
const MOST_LISTS: usize = 6;

/// One way to read a text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reading {
    /// What it takes the text for: "60 numbers with an index".
    pub label: String,
    /// The lists in it.
    pub lists: Vec<List>,
}

/// One list of numbers.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct List {
    /// What it is called in the text; may be empty.
    pub name: String,
    /// What is in it.
    pub data: Data,
    /// What the text says that it is.
    pub what: What,
    /// Of how many trials, if the text says so.
    pub trials: Option<u64>,
    /// Whether its numbers have a % behind them.
    pub percent: bool,
}

/// What a text says of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// Nothing.
    Unsaid,
    /// Each number is a mean of trials.
    Mean,
    /// It is a single trial, by step.
    Run,
}

/// The numbers of a list.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Data {
    /// As they came.
    Values(Vec<f64>),
    /// True and False, as 1 and 0.
    Truths(Vec<f64>),
    /// Values with how often each came.
    Counts(Vec<(f64, u64)>),
    /// How many lie from one edge to the next; the last edge is included.
    Bins(Vec<(f64, f64, u64)>),
    /// Several lists of one length.
    Rows(Vec<Vec<f64>>),
}

impl Data {
    /// How many numbers there are.
    pub(super) fn count(&self) -> usize {
        match self {
            Data::Values(values) | Data::Truths(values) => values.len(),
            Data::Counts(counts) => counts.iter().map(|(_, count)| *count as usize).sum(),
            Data::Bins(bins) => bins.iter().map(|(.., count)| *count as usize).sum(),
            Data::Rows(rows) => rows.len(),
        }
    }
}

/// What is known of the experiment that the numbers are of.
#[derive(Debug, Clone, Default)]
pub(super) struct Known {
    /// Keys and labels of what trials observe: series and outcomes.
    pub quantities: Vec<(&'static str, String)>,
    /// How many steps a trial has.
    pub steps: usize,
    /// The parameters of the case.
    pub values: Vec<(String, String)>,
}

impl Known {
    /// Of a case: what it observes, and its parameters.
    pub(super) fn new(shape: &Shape, values: Vec<(String, String)>) -> Self {
        let all = |list: &[crate::sim::Quantity]| {
            list.iter()
                .map(|quantity| (quantity.key, translated(quantity.label).to_owned()))
                .collect::<Vec<_>>()
        };
        let mut quantities = all(&shape.outcomes);
        for series in all(&shape.series) {
            if !quantities.contains(&series) {
                quantities.push(series);
            }
        }
        Known {
            quantities,
            steps: if shape.series.is_empty() {
                0
            } else {
                shape.steps
            },
            values,
        }
    }

    /// The quantity that a name in a text means.
    pub(super) fn meant(&self, name: &str) -> Option<&'static str> {
        let words = words_of(name);
        let has = |text: &str| {
            let wanted = words_of(text);
            !wanted.is_empty() && wanted.iter().all(|word| words.contains(word))
        };
        let mut quantities = self.quantities.iter();
        let found = quantities.find(|(key, label)| has(key) || has(label));
        found.map(|(key, _)| *key)
    }
}

/// The words of a name, small; as in `totalPop`, `total_pop` and "Total pop.".
fn words_of(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut small = false;
    for c in name.chars().take(200) {
        if !c.is_alphanumeric() || c.is_uppercase() && small {
            words.push(String::new());
        }
        small = c.is_lowercase();
        if c.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(c.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

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
    for marks in Marks::of(&tokens) {
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
fn marked(marks: Marks) -> Option<&'static str> {
    match marks {
        Marks::Point => None,
        Marks::Comma => Some(translated("with decimal commas")),
        Marks::ThousandsComma => Some(translated("with commas between thousands")),
        Marks::ThousandsPoint => Some(translated("with points between thousands")),
        Marks::ThousandsSpace => Some(translated("with spaces between thousands")),
    }
}

/// The sentence where nothing is.
pub(super) fn nothing() -> String {
    say!("There are no numbers yet. Paste your list of results.")
}

/// The sentence of what was printed in part.
pub(super) fn short(count: usize) -> String {
    say!(
        "This was printed short: only {count} numbers stand beside “...”. Print them all, as with \
         print(list(results)), or write them to a file.",
        count = grouped(count as i64),
    )
}

/// The sentence of what is no number.
pub(super) fn odd(word: &str, before: usize) -> String {
    say!(
        "“{word}” is no number that can be used; it comes after {count} that can. Paste \
         numbers apart by commas, spaces or lines, with a point before decimals.",
        word = shown(word),
        count = grouped(before as i64),
    )
}

/// The text without what programs print around their results: prompts, the index of R's lines, what
/// pandas says below a series.
fn bare(text: &str) -> String {
    let prompts = ["Out[", "In [", ">>>", "$ "];
    let has_prompt = |line: &str| prompts.iter().any(|prompt| line.starts_with(prompt));
    let first = text
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or("");
    let last = text
        .lines()
        .rev()
        .find(|line| !line.trim().is_empty())
        .unwrap_or("");
    let from_r = r_index(first) == Some(1);
    let said = is_footer(last);
    if !from_r
        && !said
        && !text
            .lines()
            .take(50)
            .any(|line| has_prompt(line.trim_start()))
    {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let mut line = line.trim();
        if line.starts_with(">>>") || line.starts_with("In [") || line.starts_with("$ ") {
            continue;
        }
        if line.starts_with("Out[") {
            line = line
                .split_once(':')
                .map_or("", |(_, rest)| rest.trim_start());
        }
        if from_r && r_index(line).is_some() {
            line = line
                .split_once(']')
                .map_or("", |(_, rest)| rest.trim_start());
        }
        if !is_footer(line) {
            out += line;
            out.push('\n');
        }
    }
    out
}

/// The index that a line of R begins with.
fn r_index(line: &str) -> Option<u64> {
    let rest = line.trim_start().strip_prefix('[')?;
    let (digits, behind) = rest.split_once(']')?;
    let index = digits.parse().ok()?;
    (behind.starts_with(' ')
        && !behind.trim().is_empty()
        && !behind.trim_start().starts_with([',', ']']))
    .then_some(index)
}

/// "Name: total, Length: 300, dtype: int64", "[300 rows x 2 columns]"
fn is_footer(line: &str) -> bool {
    let line = line.trim();
    let said =
        line.starts_with("Name:") || line.starts_with("Length:") || line.starts_with("dtype:");
    said && line.contains("dtype") || line.starts_with('[') && line.contains(" rows x ")
}

/// A reading with one list.
pub(super) fn one(label: String, name: &str, data: Data) -> Reading {
    Reading {
        label,
        lists: vec![List::new(name, data)],
    }
}

impl List {
    pub(super) fn new(name: &str, data: Data) -> Self {
        List {
            name: name.to_owned(),
            data,
            what: What::Unsaid,
            trials: None,
            percent: false,
        }
    }
}

pub(super) fn numbers_label(count: usize) -> String {
    if count == 1 {
        say!("1 number")
    } else {
        say!("{count} numbers", count = grouped(count as i64))
    }
}

/// The readings of two columns: an index and values, values and how often, two lists, or one.
pub(super) fn of_pairs(
    first: Vec<f64>,
    second: Vec<f64>,
    names: [&str; 2],
    known: &Known,
) -> Vec<Reading> {
    let count = first.len();
    let mut readings = Vec::new();
    let indexed = follow_each_other(&first);
    let counts = counts_of(&first, &second);
    if indexed {
        let label = say!(
            "{count} numbers with an index",
            count = grouped(count as i64)
        );
        readings.push(one(label, names[1], Data::Values(second.clone())));
    }
    if let Some(counts) = counts {
        let label = say!(
            "{count} values and how often each came",
            count = grouped(count as i64)
        );
        readings.push(one(label, "", Data::Counts(counts)));
    }
    // Numbers that count up line by line are an index: nobody's results do.
    if indexed && count >= 5 {
        return readings;
    }
    let meant = names.map(|name| known.meant(name));
    if let [Some(one), Some(other)] = meant
        && one != other
    {
        let lists = vec![
            List::new(names[0], Data::Values(first)),
            List::new(names[1], Data::Values(second)),
        ];
        return vec![Reading {
            label: say!("two columns"),
            lists,
        }];
    }
    let both: Vec<f64> = first
        .iter()
        .zip(&second)
        .flat_map(|(a, b)| [*a, *b])
        .collect();
    readings.push(one(numbers_label(both.len()), "", Data::Values(both)));
    for (place, column, name) in [(1, first, names[0]), (2, second, names[1])] {
        let label = say!(
            "column {place}: {numbers}",
            place,
            numbers = numbers_label(column.len())
        );
        readings.push(one(label, name, Data::Values(column)));
    }
    readings
}

/// Whether numbers go up by 1 each, from 0 or 1 on if there are few.
pub(super) fn follow_each_other(numbers: &[f64]) -> bool {
    let first = numbers.first().copied().unwrap_or(-1.0);
    let begins = first == 0.0 || first == 1.0 || numbers.len() >= 5 && first.fract() == 0.0;
    begins && numbers.len() >= 2 && numbers.windows(2).all(|pair| pair[1] - pair[0] == 1.0)
}

/// Values with how often each came, if these can be such.
pub(super) fn counts_of(values: &[f64], counts: &[f64]) -> Option<Vec<(f64, u64)>> {
    let count =
        |count: &f64| (count.fract() == 0.0 && (0.0..1e9).contains(count)).then_some(*count as u64);
    let counts: Vec<u64> = counts.iter().map(count).collect::<Option<_>>()?;
    let total: u64 = counts.iter().sum();
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let apart = sorted.windows(2).all(|pair| pair[0] < pair[1]);
    (apart && total > 0 && total <= 1_000_000_000)
        .then(|| values.iter().copied().zip(counts).collect())
}

/// The readings of what stands in brackets.
fn of_items(mut items: Vec<Item>, known: &Known) -> Result<Vec<Reading>, String> {
    // Brackets around everything say nothing.
    while let [Item::List(inner)] = items.as_mut_slice() {
        items = std::mem::take(inner);
    }
    if let Some(readings) = sheet::results_file(&items) {
        return Ok(readings);
    }
    if items.is_empty() {
        return Err(nothing());
    }
    if items.contains(&Item::Set) {
        return Err(say!(
            "This is a set: it keeps each value once, however often it came. Paste the list that it was \
             made of."
        ));
    }
    if let [Item::Counted(inner)] = items.as_slice()
        && let Item::List(pairs) = &**inner
        && let Some((keys, values)) = pairs_of(pairs)
        && let Some(counts) = counts_of(&keys, &values)
    {
        let label = say!(
            "{count} values and how often each came",
            count = grouped(keys.len() as i64)
        );
        return Ok(vec![one(label, "", Data::Counts(counts))]);
    }
    if let Some((keys, values)) = pairs_of(&items) {
        return Ok(of_dict(&keys, values));
    }
    let named = |item: &Item| matches!(item, Item::Named(..));
    if items.iter().any(named) {
        return of_named(items, known);
    }
    let lists = items
        .iter()
        .filter(|item| matches!(item, Item::List(_)))
        .count();
    if lists == items.len() {
        return of_lists(&items, known);
    }
    let data = flat(&items)?;
    Ok(vec![one(numbers_label(data.count()), "", data)])
}

/// The numbers of a list, or why they are none.
fn flat(items: &[Item]) -> Result<Data, String> {
    let mut numbers = Vec::with_capacity(items.len());
    let mut truths = 0;
    let mut is_short = false;
    for item in items {
        match item {
            Item::Number(number) => numbers.push(*number),
            Item::Truth(truth) => {
                truths += 1;
                numbers.push(f64::from(u8::from(*truth)));
            }
            Item::Short => is_short = true,
            Item::Odd(word) => return Err(odd(word, numbers.len())),
            Item::Named(name, _) => return Err(odd(name, numbers.len())),
            _ => {
                return Err(say!(
                    "This mixes numbers and lists, after {count} numbers. Paste one list of numbers.",
                    count = numbers.len(),
                ));
            }
        }
    }
    if is_short {
        return Err(short(numbers.len()));
    }
    if numbers.is_empty() {
        return Err(nothing());
    }
    if truths == numbers.len() {
        return Ok(Data::Truths(numbers));
    }
    Ok(Data::Values(numbers))
}

/// Keys and values, if all have a number as key and one as value.
fn pairs_of(items: &[Item]) -> Option<(Vec<f64>, Vec<f64>)> {
    let pair = |item: &Item| match item {
        Item::Pair(key, value) => match **value {
            Item::Number(value) => Some((*key, value)),
            _ => None,
        },
        _ => None,
    };
    let pairs: Vec<(f64, f64)> = items.iter().map(pair).collect::<Option<_>>()?;
    (!pairs.is_empty()).then(|| pairs.into_iter().unzip())
}

/// A dict from numbers to numbers: values and how often, or an index and values.
fn of_dict(keys: &[f64], values: Vec<f64>) -> Vec<Reading> {
    let count = grouped(keys.len() as i64);
    let indexed = follow_each_other(keys);
    let mut readings = Vec::new();
    let counts = counts_of(keys, &values);
    if indexed || counts.is_none() {
        let label = say!("{count} numbers with an index", count);
        readings.push(one(label, "", Data::Values(values)));
    }
    if let Some(counts) = counts {
        let label = say!("{count} values and how often each came", count);
        readings.push(one(label, "", Data::Counts(counts)));
    }
    readings
}

/// Lists with a name each, or numbers with a name each.
fn of_named(items: Vec<Item>, known: &Known) -> Result<Vec<Reading>, String> {
    let mut lists: Vec<List> = Vec::new();
    let mut singles: Vec<(String, f64)> = Vec::new();
    let mut problem = None;
    for item in items {
        let (name, inner) = match item {
            Item::Named(name, inner) => (name, *inner),
            Item::Pair(key, inner) => (key.to_string(), *inner),
            // What has no name belongs to what was named before it.
            Item::Number(number) => {
                singles.push((String::new(), number));
                continue;
            }
            Item::List(inner) => (String::new(), Item::List(inner)),
            Item::Odd(_) => continue,
            _ => (String::new(), item),
        };
        match inner {
            Item::Number(number) => singles.push((name, number)),
            inner @ (Item::List(_) | Item::Counted(_)) => match of_items(vec![inner], known) {
                Ok(readings) => {
                    let first = readings.into_iter().next().map(|reading| reading.lists);
                    lists.extend(first.into_iter().flatten().map(|mut list| {
                        let full = format!("{name} {own}", own = list.name);
                        full.trim().clone_into(&mut list.name);
                        list
                    }));
                }
                Err(sentence) => {
                    problem.get_or_insert(sentence);
                }
            },
            _ => {}
        }
    }
    if let Some(sentence) = problem {
        return Err(sentence);
    }
    if lists.is_empty() {
        return lines::of_singles(&singles).ok_or_else(nothing);
    }
    Ok(of_named_lists(lists, known))
}

/// Several lists: those whose name is known belong together, others are to be chosen from.
pub(super) fn of_named_lists(lists: Vec<List>, known: &Known) -> Vec<Reading> {
    let label = |list: &List| {
        let numbers = numbers_label(list.data.count());
        if list.name.is_empty() {
            numbers
        } else {
            say!("{name}: {numbers}", name = shown(&list.name), numbers)
        }
    };
    let mut keys: Vec<&str> = lists
        .iter()
        .filter_map(|list| known.meant(&list.name))
        .collect();
    let meant = keys.len();
    keys.sort_unstable();
    keys.dedup();
    if lists.len() == 1 || meant > 0 && keys.len() == meant {
        let mut lists = lists;
        if meant > 0 {
            lists.retain(|list| known.meant(&list.name).is_some());
        }
        let label = lists.iter().map(label).collect::<Vec<_>>().join(", ");
        return vec![Reading { label, lists }];
    }
    if lists.len() > MOST_LISTS {
        // Nobody chooses among so many: they are taken together.
        let count = lists.len();
        let all = lists.into_iter().flat_map(|list| match list.data {
            Data::Values(values) | Data::Truths(values) => values,
            _ => Vec::new(),
        });
        let all: Vec<f64> = all.collect();
        let numbers = numbers_label(all.len());
        let label = say!("{numbers} of {lists} lists", numbers, lists = count);
        return vec![one(label, "", Data::Values(all))];
    }
    let each = lists.into_iter().map(|list| Reading {
        label: label(&list),
        lists: vec![list],
    });
    each.collect()
}

/// A list of lists: trials by step, pairs, counts with the edges of their bins, or several lists.
fn of_lists(items: &[Item], known: &Known) -> Result<Vec<Reading>, String> {
    let mut rows = Vec::with_capacity(items.len());
    for item in items {
        let Item::List(inner) = item else { continue };
        match flat(inner)? {
            Data::Values(row) | Data::Truths(row) => rows.push(row),
            _ => {}
        }
    }
    Ok(of_rows(rows, known))
}

/// The readings of several lists without names.
pub(super) fn of_rows(rows: Vec<Vec<f64>>, known: &Known) -> Vec<Reading> {
    let length = rows[0].len();
    let even = rows.iter().all(|row| row.len() == length);
    if let [counts, edges] = rows.as_slice()
        && edges.len() == counts.len() + 1
        && edges.windows(2).all(|pair| pair[0] < pair[1])
        && let Some(counted) = counts_of(&edges[..counts.len()], counts)
    {
        let bins = counted.into_iter().zip(&edges[1..]);
        let bins = bins
            .map(|((low, count), high)| (low, *high, count))
            .collect();
        let label = say!("a histogram of {count} bars", count = counts.len());
        return vec![one(label, "", Data::Bins(bins))];
    }
    if even && length == 1 {
        let all: Vec<f64> = rows.into_iter().flatten().collect();
        return vec![one(numbers_label(all.len()), "", Data::Values(all))];
    }
    if even && length == 2 && rows.len() > 1 {
        let (first, second) = rows.iter().map(|row| (row[0], row[1])).unzip();
        return of_pairs(first, second, ["", ""], known);
    }
    let mut readings = Vec::new();
    let is_course =
        |length: usize| known.steps > 0 && (length == known.steps || length == known.steps + 1);
    if even && (is_course(length) || is_course(rows.len())) {
        let rows = if is_course(length) {
            rows.clone()
        } else {
            (0..length)
                .map(|place| rows.iter().map(|row| row[place]).collect())
                .collect()
        };
        let label = say!(
            "{count} trials, step by step",
            count = grouped(rows.len() as i64)
        );
        return vec![one(label, "", Data::Rows(rows))];
    }
    let count: usize = rows.iter().map(Vec::len).sum();
    let all = rows.concat();
    readings.push(one(
        say!(
            "{numbers} of {lists} lists",
            numbers = numbers_label(count),
            lists = rows.len()
        ),
        "",
        Data::Values(all),
    ));
    if rows.len() <= 6 {
        for (place, row) in (1..).zip(rows) {
            let label = say!(
                "list {place}: {numbers}",
                place,
                numbers = numbers_label(row.len())
            );
            readings.push(one(label, "", Data::Values(row)));
        }
    } else if even && length <= 6 {
        for place in 0..length {
            let column: Vec<f64> = rows.iter().map(|row| row[place]).collect();
            let label = say!(
                "column {place}: {numbers}",
                place = place + 1,
                numbers = numbers_label(column.len())
            );
            readings.push(one(label, "", Data::Values(column)));
        }
    }
    readings
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
