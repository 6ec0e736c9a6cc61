//! What stands in brackets, as lists of numbers: lists, dicts, counts, lists of lists.

use super::arranged::{counts_of, follow_each_other, of_named_lists, of_rows};
use super::known::Known;
use super::lines;
use super::lists::{Data, List, Reading, numbers_label, one};
use super::literal::Item;
use super::sheet;
use super::unread::{nothing, odd, short};
use crate::language::say;
use crate::param::grouped;

/// The readings of what stands in brackets.
pub(super) fn of_items(mut items: Vec<Item>, known: &Known) -> Result<Vec<Reading>, String> {
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
