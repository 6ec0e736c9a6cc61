//! What a CSV table says of itself: columns at its end, filled in one row, so that every reader of
//! tables reads it as before.

use super::About;
use crate::language::say;

/// The heads of the columns.
pub const ABOUT_COLUMNS: [&str; 6] = [
    "numTrials",
    "trialNumbers",
    "fingerprint",
    "programVersion",
    "scenarioVersion",
    "link",
];

/// The columns of the row that says it.
pub(crate) fn about_cells(about: &About) -> [String; 6] {
    [
        about.num_trials.to_string(),
        about.ranges(),
        about.fingerprint.clone(),
        about.version.clone(),
        about.scenario_version.to_string(),
        csv_cell(&about.link),
    ]
}

/// The columns of every other row.
pub(crate) fn no_cells() -> [String; 6] {
    [const { String::new() }; 6]
}

/// A text as a cell of a CSV table: links of sweeps have commas, and what a sheet would take for a formula
/// is told to be text.
#[must_use]
pub fn csv_cell(text: &str) -> String {
    let text = if text.starts_with(['=', '+', '-', '@', '\t']) {
        &format!("'{text}")
    } else {
        text
    };
    if text.contains([',', '"', '\n', '\r', ';']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

/// How a row ends that says nothing.
const EMPTY_END: &str = ",,,,,,\n";
/// What stands in rows that say what is known before, where only the last row can say it.
const LATER: &str = "see last row";
/// One row of so many says it.
const SAID_EVERY: u64 = 1000;

/// The table of every trial is written while trials run, and only its last row can say what all of it
/// is: of each part the end is kept back until another part comes. Every thousandth row says what is
/// known before, since readers that take a large table in pieces want columns that are alike.
#[derive(Debug)]
pub struct TrialRowsEnd {
    /// The end of a row that says what is known.
    known: String,
    /// How many rows there were; the last one has no end yet.
    rows: u64,
}

impl TrialRowsEnd {
    /// Of a table whose link and versions are known.
    #[must_use]
    pub fn new(about: &About) -> Self {
        let [.., version, scenario_version, link] = about_cells(about);
        TrialRowsEnd {
            known: format!(",,{LATER},{LATER},{version},{scenario_version},{link}\n"),
            rows: 0,
        }
    }

    /// Rows to write now.
    #[must_use]
    pub fn rows(&mut self, rows: &str) -> String {
        let mut text = String::with_capacity(rows.len() + EMPTY_END.len());
        for row in rows.split_inclusive('\n') {
            if self.rows > 0 {
                let says = self.rows.is_multiple_of(SAID_EVERY);
                text += if says { &self.known } else { EMPTY_END };
            }
            text += row.strip_suffix(EMPTY_END).unwrap_or(row);
            self.rows += 1;
        }
        text
    }

    /// The end of the last row.
    #[must_use]
    pub fn end(self, about: &About) -> String {
        if self.rows == 0 {
            return String::new();
        }
        format!(",{}\n", about_cells(about).join(","))
    }
}

/// A line longer than this is no row of a table of this program's.
const MOST_LINE: usize = 256 * 1024;

/// What a table says of itself, in its last row or in its first.
pub(super) fn read(bytes: &[u8]) -> Result<About, String> {
    let none = || {
        say!(
            "it is no table of this program, or an older one: it has no column “{link}” that says its \
             experiment",
            link = "link",
        )
    };
    let lines = |bytes: &[u8]| -> Option<String> {
        let line = String::from_utf8_lossy(bytes.get(..bytes.len().min(MOST_LINE))?).into_owned();
        Some(line.trim_end_matches(['\r', '\n']).to_owned())
    };
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut first = bytes.split(|byte| *byte == b'\n').take(2);
    let head = first.next().and_then(lines).ok_or_else(none)?;
    // Spreadsheets of many countries write semicolons.
    let mark = [',', ';', '\t']
        .into_iter()
        .max_by_key(|mark| head.matches(*mark).count());
    let mark = mark.unwrap_or(',');
    let heads = cells(&head, mark);
    let last = bytes.trim_ascii_end().rsplit(|byte| *byte == b'\n').next();
    let rows = [last, first.next()].into_iter().flatten();
    for row in rows {
        let row = lines(row).map_or(Vec::new(), |row| cells(&row, mark));
        let of = |name: &str| {
            let place = heads.iter().rposition(|head| head == name);
            place
                .and_then(|place| row.get(place))
                .cloned()
                .unwrap_or_default()
        };
        let [_, numbers, fingerprint, version, scenario_version, link] = ABOUT_COLUMNS.map(of);
        let about = About {
            program: super::PROGRAM.to_owned(),
            version,
            link,
            shows: None,
            fingerprint,
            trials: ranges(&numbers).unwrap_or_default(),
            num_trials: 0,
            scenario: String::new(),
            scenario_version: scenario_version.parse().unwrap_or(0),
        };
        if let Some(about) = about.checked() {
            return Ok(about);
        }
    }
    Err(none())
}

/// "0 to 99 and 200" as ranges.
fn ranges(text: &str) -> Option<Vec<(u64, u64)>> {
    let each = text.split(" and ").map(|part| {
        let (from, to) = part.split_once(" to ").unwrap_or((part, part));
        let to: u64 = to.parse().ok()?;
        Some((from.parse().ok()?, to.checked_add(1)?))
    });
    each.collect()
}

/// The cells of a line, quotes taken off.
fn cells(line: &str, mark: char) -> Vec<String> {
    let mut cells = vec![String::new()];
    let (mut quoted, mut letters) = (false, line.chars().peekable());
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cells.last_mut().unwrap_or(&mut String::new()).push('"');
            }
            '"' => quoted = !quoted,
            _ if letter == mark && !quoted => cells.push(String::new()),
            _ => cells.last_mut().unwrap_or(&mut String::new()).push(letter),
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::Experiment;
    use crate::results::Origin;

    fn about(link: &str) -> About {
        let (experiment, _) = Experiment::from_link(link);
        let origin = Origin::new("https://a.org/", "pin=%3Fseed%3D1");
        About::new(&experiment, &[0..5, 7..8], "abcd-efgh", &origin)
    }

    fn known(about: &About) -> About {
        About {
            scenario: String::new(),
            ..about.clone()
        }
    }

    #[test]
    fn a_table_is_read_again_whatever_program_wrote_it_anew() {
        let about = about("?numStepsBeforeDrug=1,2&seed=a");
        let head = format!("x,y,{}\n", ABOUT_COLUMNS.join(","));
        let row = format!("1,2,{}\n", about_cells(&about).join(","));
        let other = "3,4,,,,,,\n";
        for table in [
            format!("{head}{row}{other}"),
            format!("{head}{other}{row}"),
            format!("\u{feff}{head}{row}").replace('\n', "\r\n"),
        ] {
            assert_eq!(About::read(table.as_bytes()), Ok(known(&about)), "{table}");
        }
        let semicolons = format!(
            "x;{}\n1;6;0 to 4 and 7;abcd-efgh;{};{};{}\n",
            ABOUT_COLUMNS.join(";"),
            about.version,
            about.scenario_version,
            about.link
        );
        assert_eq!(About::read(semicolons.as_bytes()), Ok(known(&about)));
    }

    #[test]
    fn other_tables_say_that_they_say_nothing() {
        for text in [
            "",
            "\n\n",
            "a,b\n1,2\n",
            "link\n\"",
            "link\n5",
            ",,,",
            "17 18 19",
        ] {
            let sentence = About::read(text.as_bytes()).expect_err(text);
            assert!(sentence.contains("“link”"), "{sentence}");
        }
        assert!(About::read(b"\0\0").is_err());
    }

    #[test]
    fn the_last_row_of_every_part_can_be_the_last_of_all() {
        let about = about("?seed=a");
        let table = |parts: &[&str]| {
            let mut end = TrialRowsEnd::new(&about);
            let mut table = format!("x,{}\n", ABOUT_COLUMNS.join(","));
            for part in parts {
                table += &end.rows(part);
            }
            table + &end.end(&about)
        };
        let row = "1,,,,,,\n";
        let few = table(&[row, "", &row.repeat(2)]);
        let rows: Vec<&str> = few.lines().collect();
        assert_eq!((rows.len(), rows[1], rows[2]), (4, "1,,,,,,", "1,,,,,,"));
        assert!(rows[3].starts_with("1,6,0 to 4 and 7,abcd-efgh,"));
        assert_eq!(About::read(few.as_bytes()), Ok(known(&about)));
        // Whatever parts it is written in, it is the same.
        let many = table(&[&row.repeat(2500)]);
        assert_eq!(many, table(&[&row.repeat(999), row, &row.repeat(1500)]));
        let rows: Vec<&str> = many.lines().collect();
        let says: Vec<usize> = (1..rows.len())
            .filter(|i| rows[*i].contains("?v=1"))
            .collect();
        assert_eq!((rows.len(), says), (2501, vec![1000, 2000, 2500]));
        assert!(rows[1000].starts_with("1,,see last row,see last row,"));
        assert_eq!(TrialRowsEnd::new(&about).end(&about), "");
    }
}
