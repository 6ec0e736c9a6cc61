//! What a Python process answers, line by line: `www/python/serve_trials.py` writes it.

use many_trials::scenario::Observed;
use serde::Deserialize;

/// A line.
#[derive(Debug, PartialEq)]
pub(super) enum Answer {
    /// The program is read, and its call too.
    Ready(Vec<Note>),
    /// What a trial of a case gave.
    Trial(usize, u64, Row),
    /// What went wrong, in the trial that runs or before there is any.
    Mistake(Mistake),
}

/// What the reader of a program should know.
#[derive(Debug, PartialEq, Deserialize)]
pub(super) struct Note {
    pub(super) sentence: String,
}

/// What a trial gave.
#[derive(Debug, PartialEq, Deserialize)]
pub(super) struct Row {
    series: Vec<(String, Vec<f64>)>,
    outcomes: Vec<(String, f64, bool)>,
}

/// What went wrong.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub(super) struct Mistake {
    /// The line first, where it is known.
    pub(super) sentence: String,
    /// Where Python was.
    pub(super) trace: String,
    /// What the trial had printed.
    pub(super) printed: String,
}

#[derive(Deserialize)]
struct Line {
    notes: Option<Vec<Note>>,
    case: Option<usize>,
    trial: Option<u64>,
    row: Option<Row>,
    mistake: Option<Mistake>,
}

impl Answer {
    /// Reads a line; none if it is no answer.
    pub(super) fn read(line: &[u8]) -> Option<Self> {
        let line: Line = serde_json::from_slice(line).ok()?;
        match line {
            Line {
                mistake: Some(mistake),
                ..
            } => Some(Answer::Mistake(mistake)),
            Line {
                case: Some(case),
                trial: Some(trial),
                row: Some(row),
                ..
            } => Some(Answer::Trial(case, trial, row)),
            Line {
                notes: Some(notes), ..
            } => Some(Answer::Ready(notes)),
            _ => None,
        }
    }
}

impl Row {
    /// What was observed, and all values: of each series every one, then the outcomes.
    pub(super) fn parted(self) -> (Observed, Vec<f64>) {
        let observed = Observed {
            series: self
                .series
                .iter()
                .map(|(key, values)| (key.clone(), values.len()))
                .collect(),
            outcomes: self
                .outcomes
                .iter()
                .map(|(key, _, event)| (key.clone(), *event))
                .collect(),
        };
        let mut values: Vec<f64> = self
            .series
            .into_iter()
            .flat_map(|(_, values)| values)
            .collect();
        values.extend(self.outcomes.iter().map(|(_, value, _)| value));
        (observed, values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read() {
        let line = br#"{"case": 1, "trial": 7, "row": {"series": [["a", [1.0, 0.1]]], "outcomes": [["a", 0.1, false]]}}"#;
        let Some(Answer::Trial(1, 7, row)) = Answer::read(line) else {
            panic!("it is a row");
        };
        let (observed, values) = row.parted();
        assert_eq!(observed.series, [("a".to_owned(), 2)]);
        assert_eq!(values, [1.0, 0.1, 0.1]);
        let mistake = br#"{"mistake": {"sentence": "No.", "line": null, "trace": "", "kind": "", "printed": "x"}}"#;
        assert!(
            matches!(Answer::read(mistake), Some(Answer::Mistake(mistake)) if mistake.printed == "x")
        );
        for odd in ["", "{}", "[]", "no", r#"{"case": 1, "trial": -7}"#] {
            assert_eq!(Answer::read(odd.as_bytes()), None, "{odd}");
        }
    }
}
