//! `manytrials verify`: files are proved by computing their trials again.
#![allow(clippy::disallowed_methods)] // the terminal program is a host, and has the clock

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant, SystemTime};

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use many_trials::param::grouped;
use many_trials::results::{Met, Refused, Unpacker, csv_cell, wanted};
use many_trials::verify::{Claim, FILE_COLUMNS, FileRow, FileVerdict, Files, Proof, Proven};

use super::files::{self, Given, Place};
use super::wanted::threads;

/// What says which trials it shows: results files, pictures, tables.
const ENDINGS: &[&str] = &["json", "png", "svg", "csv"];

/// Compute the trials of files again: genuine, altered, copied or incomplete
#[derive(Args)]
#[command(
    after_help = "Without --within and --random every trial is computed again, and “genuine” is a proof. Of a random \\
                  part, whatever it gives must be among what the file counts: the note says how many trials were \\
                  computed, and with which options the same ones are computed again. Pictures and tables hold a \\
                  fingerprint and no sums: of them a part shows nothing.\\n\\n\\
                  Exit status: 0 if all are genuine, 1 if not, 2 with a sentence if nothing could be verified."
)]
pub(super) struct Words {
    /// Results files, pictures and tables of this program, .zip archives, and folders of them
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Compute for so many seconds in all; each file has its share of what is left
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    within: Option<Duration>,
    /// Compute only N trials of each file, drawn at random
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    random: Option<u64>,
    /// What random trials are drawn with (default: another text every time)
    #[arg(long, value_name = "TEXT")]
    seed: Option<String>,
    /// Threads to use (default: every core)
    #[arg(long, value_name = "N", allow_hyphen_values = true, value_parser = threads)]
    threads: Option<usize>,
    /// Write a row a file: file, trials, verdict, note (- for standard output)
    #[arg(long, value_name = "FILE")]
    csv: Option<Place>,
}

/// A length of time.
fn seconds(text: &str) -> Result<Duration, String> {
    let number = text.parse().ok().filter(|seconds: &f64| *seconds > 0.0);
    let time = number.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    time.ok_or_else(|| "it takes a number of seconds above 0".to_owned())
}

/// Verifies the files.
pub(super) fn verify(words: &Words) -> Result<ExitCode, String> {
    let read: Vec<&Path> = words.files.iter().map(PathBuf::as_path).collect();
    files::check_one("--csv", words.csv.as_ref(), &read)?;
    if let Some(threads) = words.threads {
        many_trials::sim::use_threads(threads)
            .map_err(|error| format!("{threads} threads could not be started: {error}."))?;
    }
    let begin = Instant::now();
    let mut left = 0;
    each(words, &mut |met| {
        left += u64::from(matches!(met, Met::File(..)));
    });
    let mut time = Time {
        seed: words.seed.clone().unwrap_or_else(new_seed),
        random: words.random,
        // A time that no clock reaches is none.
        end: words.within.and_then(|within| begin.checked_add(within)),
        left,
        bar: bar(left),
    };
    let mut verified = Files::default();
    each(words, &mut |met| match met {
        Met::File(name, bytes) => {
            match Claim::read(bytes) {
                Ok(claim) if claim.experiment.scenario().own().is_some() => {
                    let why = "it is of somebody's own Python program, of which nothing was run: compare its \
                               fingerprint with that of manytrials program";
                    verified.refuse(name, Refused::Unreadable(why.to_owned()));
                }
                Ok(claim) => {
                    let (proof, part) = time.prove(claim);
                    verified.add(name, &proof, &part);
                }
                Err(why) => verified.refuse(name, why),
            }
            time.left = time.left.saturating_sub(1);
            time.bar.inc(1);
        }
        Met::Broken(name, why) => {
            verified.refuse(name, Refused::Unreadable(why));
        }
        Met::Other(_) => (),
    });
    time.bar.finish_and_clear();
    let rows = verified.rows();
    if rows.is_empty() {
        return Err("there is no file to verify.".to_owned());
    }
    if let Some(place) = &words.csv {
        files::write(place, &table(&rows))?;
    }
    if words.csv != Some(Place::Standard) {
        files::write(&Place::Standard, &shown(&rows))?;
    }
    let all = rows.iter().all(|row| row.verdict == FileVerdict::Genuine);
    Ok(ExitCode::from(u8::from(!all)))
}

/// Meets every file, also those in folders and archives.
fn each(words: &Words, met: &mut dyn FnMut(Met<'_>)) {
    let mut unpacker = Unpacker::new(ENDINGS);
    let wants = |name: &str| wanted(ENDINGS, name);
    files::each(&words.files, &wants, &mut |name, given| match given {
        Given::Bytes(bytes) => unpacker.each(name, &bytes, met),
        Given::Failed(why) => met(Met::Broken(name, why)),
        Given::Other => met(Met::Other(name)),
    });
}

/// What there is to compute with.
struct Time {
    seed: String,
    random: Option<u64>,
    end: Option<Instant>,
    /// How many files are still to come, this one too.
    left: u64,
    bar: ProgressBar,
}

impl Time {
    /// Computes a claim again as far as time allows, and names the part that was.
    fn prove(&mut self, claim: Claim) -> (Proof, String) {
        let mut proof = Proof::new(claim, &self.seed);
        if let Some(random) = self.random {
            proof = proof.of_part(random);
        }
        let now = Instant::now();
        let end = self.end.map(|end| {
            let share = end.saturating_duration_since(now) / self.left.max(1) as u32;
            now + share
        });
        // Batches of about 100 ms, so that time is kept.
        let mut most = 64;
        while !proof.is_finished() {
            let start = Instant::now();
            // However little time there is, something of every file is computed.
            if proof.done() > 0 && end.is_some_and(|end| start >= end) {
                proof.stop();
                break;
            }
            proof.advance(most);
            if start.elapsed() < Duration::from_millis(50) {
                // Small blocks are over sooner than any batch.
                most = (most * 2).min(1 << 32);
            } else if start.elapsed() > Duration::from_millis(200) {
                most = (most / 2).max(1);
            }
            let trials = grouped(proof.done() as i64);
            let all = grouped(proof.total() as i64);
            self.bar
                .set_message(format!("{trials} of {all} trials of this one"));
        }
        let part = match proof.finding() {
            Proven::Open(done) => format!(
                "{} of its {} trials computed again (--random {done} --seed {})",
                grouped(done as i64),
                grouped(proof.claim().num_trials() as i64),
                self.seed,
            ),
            Proven::Genuine | Proven::Altered(_) => String::new(),
        };
        (proof, part)
    }
}

fn bar(files: u64) -> ProgressBar {
    let bar = ProgressBar::new(files);
    let template = "{bar:30} {human_pos} of {human_len} files · {msg}";
    bar.set_style(
        ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()),
    );
    bar
}

/// A seed that who made a file could not know.
fn new_seed() -> String {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    format!("{:08x}", now.unwrap_or_default().as_nanos() & 0xffff_ffff)
}

/// The rows as CSV.
fn table(rows: &[FileRow]) -> String {
    let mut csv = FILE_COLUMNS.join(",") + "\n";
    for row in rows {
        let trials = row
            .trials
            .map_or(String::new(), |trials| trials.to_string());
        let (file, note) = (csv_cell(&row.file), csv_cell(&row.note));
        csv += &format!("{file},{trials},{},{note}\n", row.verdict);
    }
    csv
}

/// The rows for a person.
fn shown(rows: &[FileRow]) -> String {
    let width = rows.iter().map(|row| row.file.chars().count()).max();
    let width = width.unwrap_or(0).max(FILE_COLUMNS[0].len());
    let [file, trials, verdict, note] = FILE_COLUMNS;
    let mut text = format!("{file:<width$}  {trials:>11}  {verdict:<10}  {note}\n");
    for row in rows {
        let trials = row
            .trials
            .map_or(String::new(), |trials| grouped(trials as i64));
        let line = format!(
            "{:<width$}  {trials:>11}  {:<10}  {}",
            row.file, row.verdict, row.note
        );
        text += line.trim_end();
        text.push('\n');
    }
    text
}
