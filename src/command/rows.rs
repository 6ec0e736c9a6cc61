//! `manytrials run --per-trial`: a table with one row a trial, written while the trials run.

use std::ops::Range;
use std::path::Path;

use many_trials::experiment::{Experiment, rows_together};
use many_trials::results::{
    ABOUT_COLUMNS, About, Origin, Results, TrialRowsEnd, trials_csv_head, trials_csv_row,
};
use many_trials::run::Run;
use many_trials::sim::{EachTrial, Shape};

use super::files::{self, Out, Place};

/// The option that asks for it.
pub(super) const PER_TRIAL: &str = "--per-trial";

/// The table, as far as it is written.
pub(super) struct Rows {
    out: Out,
    end: TrialRowsEnd,
    experiment: Experiment,
    shapes: Vec<Shape>,
    /// By case, rows that wait for those of the cases before.
    waiting: Vec<String>,
    /// The trials whose rows are not written yet.
    open: Range<u64>,
    /// Whether it holds the trials that ran earlier, too.
    pub(super) whole: bool,
}

impl Rows {
    /// Begins the table. If trials ran earlier and the file is there, it is gone on with: it must hold
    /// exactly their rows.
    pub(super) fn new(
        place: &Place,
        experiment: &Experiment,
        earlier: Option<&Results>,
    ) -> Result<Self, String> {
        let cases = experiment.cases().iter();
        let shapes: Vec<Shape> = cases
            .map(|values| experiment.scenario().model(values).shape().clone())
            .collect();
        let head = trials_csv_head(experiment, &shapes[0]);
        let mut kept = None;
        if let (Place::File(file), Some(earlier)) = (place, earlier)
            && file.is_file()
        {
            kept = Some(rows_of(file, &head, earlier).ok_or_else(|| {
                format!(
                    "{place} does not hold the rows of the trials that ran earlier, so they cannot be \
                     gone on with; name another file for the rows of the trials that are left."
                )
            })?);
        }
        let known = About::new(experiment, &[], "", &Origin::default());
        let (mut out, mut end) = (Out::new(place)?, TrialRowsEnd::new(&known));
        let whole = kept.is_some() || earlier.is_none();
        out.write(&head)?;
        out.write(&end.rows(&kept.unwrap_or_default()))?;
        Ok(Rows {
            out,
            end,
            experiment: experiment.clone(),
            waiting: vec![String::new(); shapes.len()],
            open: 0..0,
            shapes,
            whole,
        })
    }

    /// Turns to a run whose trials end at a number.
    pub(super) fn begin(&mut self, run: &Run, end: u64) {
        self.open = run.trials().end..end;
    }

    /// Runs the next trials, at most `most` in all, and writes the rows that are complete.
    pub(super) fn advance(&mut self, run: &mut Run, most: u64) -> Result<(), String> {
        let end = rows_together(&self.experiment, &self.open).end;
        run.advance_within(end, most, &mut self.listeners());
        if run.trials().end < end && !run.is_finished() {
            return Ok(());
        }
        self.open.start = end;
        self.write()
    }

    /// Runs what some cases lack, and writes all rows.
    pub(super) fn level(&mut self, run: &mut Run) -> Result<(), String> {
        run.level_with(&mut self.listeners());
        self.write()
    }

    /// Whether nobody reads them any more.
    pub(super) fn reader_left(&self) -> bool {
        self.out.reader_left()
    }

    /// Puts the table in its place; its last row says what it is of.
    pub(super) fn finish(mut self, about: &About) -> Result<(), String> {
        self.out.write(&self.end.end(about))?;
        self.out.finish()
    }

    fn listeners(&mut self) -> Vec<Box<EachTrial<'_>>> {
        let (experiment, shapes) = (&self.experiment, &self.shapes);
        let each = self.waiting.iter_mut().enumerate();
        each.map(|(case, rows)| {
            let each = move |trial: u64, cells: &[i32]| {
                let values = shapes[case].values(cells);
                let outcomes = &values[values.len() - shapes[case].outcomes.len()..];
                *rows += &trials_csv_row(experiment, case, trial, outcomes);
            };
            Box::new(each) as Box<EachTrial<'_>>
        })
        .collect()
    }

    fn write(&mut self) -> Result<(), String> {
        for rows in &mut self.waiting {
            self.out.write(&self.end.rows(&std::mem::take(rows)))?;
        }
        Ok(())
    }
}

/// The rows of a file, if they are exactly those of results, and as if more were to follow.
fn rows_of(file: &Path, head: &str, results: &Results) -> Option<String> {
    let text = files::read(file).ok()?;
    let about = About::read(text.as_bytes()).ok()?;
    let rows = text.strip_prefix(head)?;
    let expected = results.num_trials() * results.summaries.len() as u64;
    if about.fingerprint != results.fingerprint().to_string()
        || rows.lines().count() as u64 != expected
    {
        return None;
    }
    let own = head.split(',').count() - ABOUT_COLUMNS.len();
    let mut open = String::with_capacity(rows.len());
    for row in rows.lines() {
        let cells: Vec<&str> = row.splitn(own + 1, ',').collect();
        open += &format!(
            "{}{}\n",
            cells.get(..own)?.join(","),
            ",".repeat(ABOUT_COLUMNS.len())
        );
    }
    Some(open)
}
