//! What lists are by how they stand: beside each other, under names, in each other.

use super::known::Known;
use super::lists::{Data, List, Reading, numbers_label, one};
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
