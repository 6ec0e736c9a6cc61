//! Tables with named columns: any CSV with a head, and the tables and results files of this program.

use super::arranged::{follow_each_other, of_named_lists};
use super::known::Known;
use super::lines::of_columns;
use super::lists::{Data, List, Reading, Stated, numbers_label};
use super::literal::Item;
use super::token::{Notation, Token, tokens};
use super::unread::{nothing, odd, short};
use crate::language::{say, shown};
use crate::param::grouped;

/// A table: names, and rows of as many cells.
#[derive(Debug)]
pub(super) struct Sheet<'a> {
    names: Vec<String>,
    rows: Vec<Vec<&'a str>>,
}

impl<'a> Sheet<'a> {
    /// The table that a text is, if its first line names two columns or more and the next has as many
    /// cells.
    pub(super) fn of(text: &'a str) -> Option<Self> {
        // Remarks above a table begin with #.
        let mut lines = text
            .lines()
            .filter(|line| !line.starts_with('#') && !line.trim().is_empty());
        let head = lines.next()?;
        let mark = [';', '\t', ',']
            .into_iter()
            .find(|mark| head.contains(*mark))?;
        let names = cells(head, mark);
        let is_name =
            |name: &&str| name.parse::<f64>().is_err() && !name.contains(['[', '(', '{', ':', '=']);
        let first = cells(lines.next()?, mark);
        if names.len() != first.len() || !names.iter().all(is_name) {
            return None;
        }
        // A head above words is a sentence.
        first
            .iter()
            .find(|cell| cell.contains(|c: char| c.is_ascii_digit()))?;
        let mut rows = vec![first];
        for line in lines {
            rows.push(cells(line, mark));
        }
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let even = rows
            .iter()
            .all(|row| row.len() == names.len() || row.len() == 1);
        even.then_some(Sheet { names, rows })
    }

    fn column(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|known| known == name)
    }

    /// What the table can be read as.
    pub(super) fn readings(mut self, known: &Known) -> Result<Vec<Reading>, String> {
        if self
            .rows
            .iter()
            .any(|row| row.len() != self.names.len() || row.contains(&"..."))
        {
            return Err(short(self.rows.len()));
        }
        self.keep_case(known)?;
        if let (Some(series), Some(mean)) = (self.column("series"), self.column("mean")) {
            let mut lists = self.groups(series, mean)?;
            for list in &mut lists {
                list.what = Stated::Mean;
            }
            return Ok(of_named_lists(lists, known));
        }
        if let (Some(outcome), Some(mean)) = (self.column("outcome"), self.column("mean")) {
            let trials = self.column("trials");
            let mut lists = self.groups(outcome, mean)?;
            for (list, row) in lists.iter_mut().zip(&self.rows) {
                list.what = Stated::Mean;
                list.trials = trials.and_then(|at| row[at].parse().ok());
            }
            return Ok(of_named_lists(lists, known));
        }
        let is_value = |name: &str| known.values.iter().any(|(key, _)| key == name);
        if self.column("step").is_some() && self.column("trial").is_some() {
            return self.runs(known);
        }
        let (mut names, mut columns) = (Vec::new(), Vec::new());
        let mut problem = None;
        for (at, name) in self.names.iter().enumerate() {
            if is_value(name) {
                continue;
            }
            match self.numbers(at) {
                Ok(column) => {
                    let counts = name == "trial" || name.is_empty();
                    if !(counts && follow_each_other(&column)) {
                        names.push(name.clone());
                        columns.push(column);
                    }
                }
                Err(sentence) => {
                    problem.get_or_insert(sentence);
                }
            }
        }
        match problem {
            Some(problem) if columns.is_empty() => return Err(problem),
            _ if columns.is_empty() => return Err(nothing()),
            _ => {}
        }
        let meant = names.iter().any(|name| known.meant(name).is_some());
        if meant || names.len() == 1 || names.len() > 2 {
            let lists = columns.into_iter().zip(&names);
            let lists = lists.map(|(column, name)| List::new(name, Data::Values(column)));
            return Ok(of_named_lists(lists.collect(), known));
        }
        Ok(of_columns(columns, &names, known))
    }

    /// Keeps the rows of the case that is asked for, if the table has its parameters.
    fn keep_case(&mut self, known: &Known) -> Result<(), String> {
        for (key, value) in &known.values {
            let Some(at) = self.column(key) else { continue };
            let same = |cell: &str| match (cell.parse::<f64>(), value.parse::<f64>()) {
                (Ok(one), Ok(other)) => one == other,
                _ => cell == value,
            };
            if !self.rows.iter().any(|row| same(row[at])) {
                return Err(say!(
                    "These are results of other values: {key} is {theirs} there and {value} here.",
                    key,
                    theirs = shown(self.rows[0][at]),
                    value,
                ));
            }
            self.rows.retain(|row| same(row[at]));
        }
        Ok(())
    }

    /// One list for each word in a column, of the numbers in another.
    fn groups(&self, words: usize, numbers: usize) -> Result<Vec<List>, String> {
        let all = self.numbers(numbers)?;
        let mut groups: Vec<(&str, Vec<f64>)> = Vec::new();
        for (row, number) in self.rows.iter().zip(all) {
            match groups.iter_mut().find(|(word, _)| *word == row[words]) {
                Some((_, list)) => list.push(number),
                None => groups.push((row[words], vec![number])),
            }
        }
        let lists = groups
            .into_iter()
            .map(|(name, list)| List::new(name, Data::Values(list)));
        Ok(lists.collect())
    }

    /// Single trials by step, as this program writes them.
    fn runs(&self, known: &Known) -> Result<Vec<Reading>, String> {
        let (Some(trial), Some(step)) = (self.column("trial"), self.column("step")) else {
            return Ok(Vec::new());
        };
        let mut lists = Vec::new();
        for at in step + 1..self.names.len() {
            let name = self.names[at].clone();
            let mut list = self.groups(trial, at)?;
            if let [_] = list.as_slice() {
                let mut list = list.swap_remove(0);
                list.name = name;
                list.what = Stated::Run;
                lists.push(list);
            } else {
                let rows = list.into_iter().filter_map(|list| match list.data {
                    Data::Values(row) => Some(row),
                    _ => None,
                });
                lists.push(List::new(&name, Data::Rows(rows.collect())));
            }
        }
        Ok(of_named_lists(lists, known))
    }

    /// A column of numbers.
    fn numbers(&self, at: usize) -> Result<Vec<f64>, String> {
        let comma = self.rows.iter().all(|row| !row[at].contains('.'))
            && self.rows.iter().any(|row| row[at].contains(','));
        let marks = if comma {
            Notation::Comma
        } else {
            Notation::Point
        };
        let mut numbers = Vec::with_capacity(self.rows.len());
        for row in &self.rows {
            let before = numbers.len();
            match tokens(row[at]).as_slice() {
                [Token::Number(text, ..)] if marks.numbers(text, |number| numbers.push(number)) => {
                }
                [Token::Truth(truth)] => numbers.push(f64::from(u8::from(*truth))),
                _ => return Err(odd(row[at], before)),
            }
        }
        Ok(numbers)
    }
}

/// The cells of a line; a mark within quotes is none.
fn cells(line: &str, mark: char) -> Vec<&str> {
    let mut cells = Vec::new();
    let (mut from, mut inside) = (0, false);
    for (at, c) in line.char_indices() {
        if c == '"' {
            inside = !inside;
        } else if c == mark && !inside {
            cells.push(bare(&line[from..at]));
            from = at + c.len_utf8();
        }
    }
    cells.push(bare(&line[from..]));
    cells
}

fn bare(cell: &str) -> &str {
    cell.trim().trim_matches('"').trim()
}

/// What a results file of this program holds, if these items are one: each outcome's values with how
/// often they came, each series' means with their number of trials.
pub(super) fn results_file(items: &[Item]) -> Option<Vec<Reading>> {
    let get = |name: &str| {
        items.iter().find_map(|item| match item {
            Item::Named(known, inner) if known == name => Some(&**inner),
            _ => None,
        })
    };
    get("fingerprint")?;
    let trials = match get("experiment")?.get("numTrials")? {
        Item::Number(trials) if *trials >= 1.0 => *trials as u64,
        _ => return None,
    };
    let Item::List(cases) = get("cases")? else {
        return None;
    };
    let mut readings = Vec::new();
    for (place, case) in (1..).zip(cases) {
        let of_case = |label: String| {
            if cases.len() == 1 {
                label
            } else {
                say!("{label}, case {place}", label, place)
            }
        };
        let mut finals = Vec::new();
        if let Some(Item::List(outcomes)) = case.get("outcomes") {
            for outcome in outcomes {
                let Item::Named(name, inner) = outcome else {
                    continue;
                };
                let Some(Item::List(bars)) = inner.get("histogram") else {
                    continue;
                };
                let bar = |bar: &Item| match bar.numbers()?.as_slice() {
                    [value, count] => Some((*value, *count as u64)),
                    _ => None,
                };
                let counts: Vec<(f64, u64)> = bars.iter().map(bar).collect::<Option<_>>()?;
                finals.push(List::new(name, Data::Counts(counts)));
            }
        }
        if !finals.is_empty() {
            readings.push(Reading {
                label: of_case(say!(
                    "the outcomes of {trials} trials",
                    trials = grouped(trials as i64)
                )),
                lists: finals,
            });
        }
        let mut curves = Vec::new();
        if let Some(Item::List(series)) = case.get("series") {
            for one in series {
                let Item::Named(name, inner) = one else {
                    continue;
                };
                let Some(means) = inner.get("mean").and_then(Item::numbers) else {
                    continue;
                };
                curves.push(List {
                    what: Stated::Mean,
                    trials: Some(trials),
                    ..List::new(name, Data::Values(means))
                });
            }
        }
        if !curves.is_empty() {
            let numbers = numbers_label(curves[0].data.count());
            readings.push(Reading {
                label: of_case(say!("the mean curves: {numbers} each", numbers)),
                lists: curves,
            });
        }
    }
    (!readings.is_empty()).then_some(readings)
}
