//! The trial runner: trials of any cases on all cores. The only file that names rayon.

use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::watch::{self, Clock, watching};
use super::{Model, Row, Seed, Stream, Summary};

/// What is done with a trial's number and its cells.
pub type EachTrial<'a> = dyn FnMut(u64, &[i32]) + 'a;

/// Some trials of one case, and where they are added up.
pub struct Task<'a> {
    /// The case.
    pub model: &'a dyn Model,
    /// The numbers of the trials.
    pub trials: Range<u64>,
    /// Where they are added up.
    pub summary: &'a mut Summary,
    /// Called with every trial's number and cells, in order, if single trials are wanted.
    pub each: Option<&'a mut EachTrial<'a>>,
}

/// More threads than any machine has cores only get in each other's way.
pub const MOST_THREADS: usize = 1024;

/// Cells of observations that are held at a time: 1 MiB, which is still near when the columns are added up, or one
/// trial if it is longer.
const MOST_CELLS: usize = 1 << 18;
/// At most so many trials of a case are one job, and less if there would be few jobs a thread.
const TOGETHER: u64 = 8;
const JOBS: usize = 8;
/// Columns that one job adds up: their cells of a row share a cache line. More where there are few rows.
const COLUMNS: usize = 16;
/// Rows of which the cells of those columns fit into the nearest memory.
const ROWS: usize = 128;

/// Sets how many threads run trials from now on; without this, every core does.
///
/// # Errors
/// If there are none or more than [`MOST_THREADS`], they cannot be started, or trials ran before.
pub fn use_threads(threads: usize) -> Result<(), String> {
    if !(1..=MOST_THREADS).contains(&threads) {
        return Err(format!("there can be 1 to {MOST_THREADS}"));
    }
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
    pool.build_global().map_err(|error| error.to_string())
}

/// Whether trials run on the calling thread alone.
static ALONE: AtomicBool = AtomicBool::new(false);

/// Has trials run on the calling thread alone, or no longer: where threads take their time to start, the trials need
/// not wait for them. Whoever is alone does not touch the pool, which can be started meanwhile; no number depends on it.
pub fn run_alone(alone: bool) {
    ALONE.store(alone, Ordering::Relaxed);
}

fn is_alone() -> bool {
    ALONE.load(Ordering::Relaxed)
}

fn threads() -> usize {
    if is_alone() {
        return 1;
    }
    rayon::current_num_threads()
}

/// Does something with each of some items, on all threads that there are.
fn for_each<T: Send>(items: Vec<T>, each: impl Fn(T) + Sync + Send) {
    if is_alone() {
        items.into_iter().for_each(each);
    } else {
        items.into_par_iter().for_each(each);
    }
}

/// Notes from now on when each thread is at work.
pub fn watch(clock: Clock) {
    watch::begin(clock, threads());
}

/// Runs all trials of all tasks.
///
/// First the trials run in parallel, each into its own row; then the columns are added up in
/// parallel. Every sum is over whole numbers, so neither the number of threads nor the order can
/// change a bit; no thread waits for another inside a trial, and memory does not grow with threads.
pub fn run(seed: &Seed, tasks: &mut [Task<'_>]) {
    let mut cells = Vec::new();
    while tasks.iter().any(|task| !task.trials.is_empty()) {
        run_some(seed, tasks, &mut cells);
    }
}

/// Runs trials of one model on all cores and tells each one's number and cells, in order; nothing is
/// added up.
pub fn tell(seed: &Seed, model: &dyn Model, trials: Range<u64>, each: &mut EachTrial<'_>) {
    let length = model.shape().cells().max(1);
    let mut cells = Vec::new();
    let mut first = trials.start;
    while first < trials.end {
        let count = ((MOST_CELLS / length) as u64).clamp(1, trials.end - first);
        cells.clear();
        cells.resize(count as usize * length, 0);
        for_each(
            (first..).zip(cells.chunks_mut(length)).collect(),
            |(trial, cells)| {
                let mut row = Row::new(model.shape(), cells);
                model.trial(&mut Stream::new(seed, trial), &mut row);
            },
        );
        for (trial, row) in (first..).zip(cells.chunks_exact(length)) {
            each(trial, row);
        }
        first += count;
    }
}

/// Runs as many trials as there is room for, taking them from the front of the tasks.
fn run_some(seed: &Seed, tasks: &mut [Task<'_>], cells: &mut Vec<i32>) {
    let mut room = MOST_CELLS;
    let mut parts = Vec::with_capacity(tasks.len());
    for task in tasks.iter_mut() {
        let length = task.model.shape().cells().max(1);
        let fit = (room / length) as u64;
        let fit = if parts.is_empty() { fit.max(1) } else { fit };
        let rows = fit.min(task.trials.end.saturating_sub(task.trials.start));
        if rows == 0 {
            continue;
        }
        room = room.saturating_sub(length * rows as usize);
        let first = task.trials.start;
        task.trials.start += rows;
        parts.push((task, first..first + rows, length));
    }

    let total = parts
        .iter()
        .map(|(_, trials, length)| (trials.end - trials.start) as usize * length)
        .sum();
    cells.clear();
    cells.resize(total, 0);

    let trials = parts.iter().map(|(_, trials, _)| trials.end - trials.start);
    let together = trials.sum::<u64>() / (JOBS * threads()) as u64;
    let together = together.clamp(1, TOGETHER);
    let mut groups = Vec::new();
    let mut rest = cells.as_mut_slice();
    for (task, trials, length) in &parts {
        let model = task.model;
        for first in trials.clone().step_by(together as usize) {
            let count = (trials.end - first).min(together);
            let (cells, behind) = rest.split_at_mut(count as usize * length);
            rest = behind;
            groups.push((model, first, cells));
        }
    }
    let watch = watching();
    for_each(groups, |(model, first, cells)| {
        let shape = model.shape();
        let rows = cells.chunks_exact_mut(shape.cells().max(1));
        let mut rows: Vec<Row<'_>> = rows.map(|cells| Row::new(shape, cells)).collect();
        let streams = (first..).map(|trial| Stream::new(seed, trial));
        let mut streams: Vec<Stream> = streams.take(rows.len()).collect();
        let Some(watch) = &watch else {
            model.trials(&mut streams, &mut rows);
            return;
        };
        let thread = rayon::current_thread_index().unwrap_or_default();
        let trials = rows.len() as u32; // at most TOGETHER
        watch.see(thread, trials, || model.trials(&mut streams, &mut rows));
    });

    add_columns(&mut parts, cells);
    let mut rest = cells.as_slice();
    for (task, trials, length) in parts {
        let (rows, behind) = rest.split_at((trials.end - trials.start) as usize * length);
        rest = behind;
        if let Some(each) = &mut task.each {
            for (trial, row) in trials.zip(rows.chunks_exact(length)) {
                each(trial, row);
            }
        }
    }
}

/// Trials of a task that have a row each, and the cells of one.
type Part<'t, 'a> = (&'t mut Task<'a>, Range<u64>, usize);

/// Adds up the cells of all parts, and has the threads meet but once: part by part, a sweep of a hundred cases was mostly
/// waiting for them.
fn add_columns(parts: &mut [Part<'_, '_>], cells: &[i32]) {
    let mut rest = cells;
    let mut summaries = Vec::with_capacity(parts.len());
    for (task, trials, length) in parts {
        let count = trials.end - trials.start;
        let (rows, behind) = rest.split_at(count as usize * *length);
        rest = behind;
        let wide = COLUMNS * (ROWS / count as usize).max(1);
        summaries.push((task.summary.fill(count), rows, *length, wide));
    }
    let mut chunks = Vec::new();
    for ((columns, bins), rows, length, wide) in &mut summaries {
        for (chunk, columns) in columns.chunks_mut(*wide).enumerate() {
            chunks.push((chunk * *wide, columns, &*bins, *rows, *length));
        }
    }
    for_each(chunks, |(first, columns, bins, rows, length)| {
        // Some rows at a time, which stay near while each column in turn takes its cells of them.
        for rows in rows.chunks(length * ROWS) {
            for (cell, column) in (first..).zip(&mut *columns) {
                let values = rows[cell..].iter().step_by(length);
                column.add_all(bins(cell), values.copied());
            }
        }
    });
}
