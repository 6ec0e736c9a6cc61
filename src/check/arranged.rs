//! What lists are by how they stand: beside each other, in brackets, under names, in each other.

use super::known::Known;
use super::lines;
use super::literal::Item;
use super::reading::{Data, List, Reading, nothing, numbers_label, odd, one, short};
use super::sheet;
use crate::language::{say, shown};
use crate::param::grouped;

/// Nobody chooses one of more lists than this.
const MOST_LISTS: usize = 6;

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
    if rows.len() <= MOST_LISTS {
        for (place, row) in (1..).zip(rows) {
            let label = say!(
                "list {place}: {numbers}",
                place,
                numbers = numbers_label(row.len())
            );
            readings.push(one(label, "", Data::Values(row)));
        }
    } else if even && length <= MOST_LISTS {
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
