//! The words of the command line, and what each command does.

mod merge;
mod python;
mod run;
mod trial;

use std::ffi::OsString;
use std::path::Path;

use lexopt::prelude::*;
use many_trials::experiment::{Experiment, NUM_TRIALS};
use many_trials::param::Param;
use many_trials::results::{Results, outcomes_csv, series_csv, write};
use many_trials::scenario::SCENARIOS;

const HELP: &str = "\
Many Trials: Monte-Carlo course experiments on every core.

Usage:
  manytrials run LINK [options]        run the experiment of a link or of its query
  manytrials merge FILE.json … [options]  merge parts of an experiment, exactly
  manytrials python LINK [FILE.py]     write the experiment as a Python program
  manytrials scenarios                 list scenarios and their parameters
  manytrials presets                   list the course exercises with their links

Options of run:
  --trials A..B      only trials A to B − 1 of the experiment
  --part I/N         only the I-th of N equal parts of the trials (I from 1)
  --threads N        threads to use (default: every core)
  --per-trial FILE   write one CSV row a trial
  --trial N          replay trial N alone: its series as CSV, to --csv FILE or standard output
Options of run and merge:
  --json FILE        write the results file (- for standard output)
  --csv FILE         write series to FILE and outcomes to FILE with -outcomes before its ending
  --svg FILE         write the figures (of a sweep: its overview, and FILE-1, FILE-2, … its cases)

Exit status: 0, or 2 with a sentence if something was wrong.";

/// Does what the words say.
pub(crate) fn run(words: impl Iterator<Item = OsString>) -> Result<(), String> {
    let mut parser = lexopt::Parser::from_args(words);
    let sentence = |error: lexopt::Error| format!("{error}; see manytrials --help.");
    match parser.next().map_err(sentence)? {
        None | Some(Short('h') | Long("help")) => say(HELP),
        Some(Short('V') | Long("version")) => {
            say(concat!("manytrials ", env!("CARGO_PKG_VERSION")));
        }
        Some(Value(command)) => match command.to_string_lossy().as_ref() {
            "run" => return run::run(parser),
            "merge" => return merge::merge(parser),
            "python" => return python::python(parser),
            listing @ ("scenarios" | "presets") => {
                if let Some(word) = parser.next().map_err(sentence)? {
                    return Err(sentence(word.unexpected()));
                }
                if listing == "scenarios" {
                    scenarios();
                } else {
                    presets();
                }
            }
            other => {
                return Err(format!(
                    "there is no command “{other}”; there are run, merge, python, scenarios and presets."
                ));
            }
        },
        Some(other) => return Err(sentence(other.unexpected())),
    }
    Ok(())
}

/// The experiment of a link, or every problem of it.
fn experiment(link: &str) -> Result<Experiment, String> {
    let (experiment, problems) = Experiment::from_link(link);
    if problems.is_empty() {
        return Ok(experiment);
    }
    let messages: Vec<&str> = problems
        .iter()
        .map(|problem| problem.message.as_str())
        .collect();
    Err(format!(
        "this link does not say what can be run.\n  {}",
        messages.join("\n  ")
    ))
}

/// Prints a line; a reader that left, such as `head`, is no error.
fn say(text: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stdout(), "{text}");
}

fn scenarios() {
    for scenario in SCENARIOS {
        say(&format!(
            "{}: {}\n  {}",
            scenario.key(),
            scenario.title(),
            scenario.rule()
        ));
        scenario
            .params()
            .iter()
            .chain([&NUM_TRIALS])
            .for_each(describe);
        say("");
    }
}

fn describe(param: &Param) {
    let default = param.default_value();
    say(&format!(
        "  {}: {} (default {default}). {}",
        param.key,
        param.allowed(),
        param.help
    ));
}

fn presets() {
    for scenario in SCENARIOS {
        for preset in scenario.presets() {
            let link = format!("?scenario={}&{}", scenario.key(), preset.query);
            let (experiment, _) = Experiment::from_link(&link);
            say(&format!(
                "{}: {}\n  {}",
                preset.exercise,
                preset.title,
                experiment.link()
            ));
        }
    }
}

/// Where results are written.
#[derive(Default)]
struct Outputs {
    json: Option<OsString>,
    csv: Option<OsString>,
    svg: Option<OsString>,
}

impl Outputs {
    /// Takes an option that names an output. False if it is another option.
    fn take(&mut self, option: &str, parser: &mut lexopt::Parser) -> Result<bool, lexopt::Error> {
        let output = match option {
            "json" => &mut self.json,
            "csv" => &mut self.csv,
            "svg" => &mut self.svg,
            _ => return Ok(false),
        };
        *output = Some(parser.value()?);
        Ok(true)
    }

    /// Whether nothing but a table is asked for.
    fn is_table(&self) -> bool {
        self.json.is_none() && self.svg.is_none()
    }

    /// Writes one table, to standard output if no file is named.
    fn write_table(&self, csv: &str) -> Result<(), String> {
        let file = self.csv.as_deref().unwrap_or("-".as_ref());
        write_file(Path::new(file), csv)
    }

    fn write(&self, results: &Results) -> Result<(), String> {
        if let Some(file) = &self.json {
            write_file(Path::new(file), &write(results))?;
        }
        if let Some(file) = &self.csv {
            let file = Path::new(file);
            write_file(file, &series_csv(results))?;
            write_file(&with_suffix(file, "outcomes"), &outcomes_csv(results))?;
        }
        if let Some(file) = &self.svg {
            let cases = results.summaries.len();
            if let Some(overview) = overview(results)? {
                write_file(Path::new(file), &overview)?;
            }
            for case in 0..cases {
                let svg = figures(results, case)?;
                let file = Path::new(file);
                if cases == 1 {
                    write_file(file, &svg)?;
                } else {
                    write_file(&with_suffix(file, &(case + 1).to_string()), &svg)?;
                }
            }
        }
        Ok(())
    }
}

/// The overview of a sweep over one or two parameters.
fn overview(results: &Results) -> Result<Option<String>, String> {
    use many_trials::figure::{Caption, SweepFigure, SweptCase, sweep_svg};
    let (experiment, scenario) = (&results.experiment, results.experiment.scenario());
    let params: Vec<&Param> = experiment
        .swept()
        .filter_map(|key| scenario.params().iter().find(|param| param.key == key))
        .collect();
    if ![1, 2].contains(&params.len()) || results.summaries.len() < 2 {
        return Ok(None);
    }
    let statistics: Vec<_> = results
        .summaries
        .iter()
        .map(many_trials::sim::Statistics::new)
        .collect();
    let expected: Vec<_> = experiment
        .cases()
        .iter()
        .map(|values| scenario.expected(values))
        .collect();
    let cases = experiment.cases().iter().enumerate();
    let cases = cases.map(|(case, values)| SweptCase {
        values: params.iter().map(|param| values.get(param.key)).collect(),
        shape: results.summaries[case].shape(),
        statistics: &statistics[case],
        share: scenario.share(values),
        expected: &expected[case],
        expected_share: expected[case].share,
    });
    let figure = SweepFigure {
        cases: cases.collect(),
        outcome: scenario
            .share(&experiment.cases()[0])
            .map_or(0, |share| share.outcome),
        show_share: false,
        selected: None,
        params,
    };
    let caption = Caption {
        under: vec![experiment.link()],
        ..Caption::default()
    };
    sweep_svg(&figure, &caption).map(Some)
}

fn figures(results: &Results, case: usize) -> Result<String, String> {
    use many_trials::figure::{Caption, Lens, OutcomeFigure, Overlay, SeriesFigure, svg};
    let (scenario, summary) = (results.experiment.scenario(), &results.summaries[case]);
    let statistics = &many_trials::sim::Statistics::new(summary);
    let values = &results.experiment.cases()[case];
    let marks = scenario.marks(values);
    let expected = &scenario.expected(values);
    let shape = summary.shape();
    svg(
        &SeriesFigure {
            shape,
            statistics,
            marks,
            expected,
            overlay: Overlay::default(),
            range: None,
            lens: &Lens::PLAIN,
        },
        &OutcomeFigure {
            shape,
            statistics,
            outcome: scenario.share(values).map_or(0, |share| share.outcome),
            share: scenario.share(values),
            expected,
            overlay: Overlay::default(),
            range: None,
            lens: &Lens::PLAIN,
        },
        None,
        &Caption {
            under: vec![results.experiment.case(case).link()],
            ..Caption::default()
        },
    )
}

fn with_suffix(file: &Path, suffix: &str) -> std::path::PathBuf {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let name = match file.extension() {
        Some(ending) => format!("{stem}-{suffix}.{}", ending.to_string_lossy()),
        None => format!("{stem}-{suffix}"),
    };
    file.with_file_name(name)
}

fn write_file(file: &Path, text: &str) -> Result<(), String> {
    use std::io::Write;
    let done = if file == Path::new("-") {
        std::io::stdout().write_all(text.as_bytes())
    } else {
        std::fs::write(file, text)
    };
    done.map_err(|error| format!("{} could not be written: {error}.", file.display()))
}

/// Tells a person the results: a sentence and a table a case.
fn report(results: &Results) {
    use many_trials::scenario::Words;
    let scenario = results.experiment.scenario();
    for (case, summary) in results.summaries.iter().enumerate() {
        let statistics = many_trials::sim::Statistics::new(summary);
        let label = results.experiment.case_label(case);
        if !label.is_empty() {
            say(&format!("\n{label}"));
        }
        let words = scenario.sentence(&results.experiment.cases()[case], &statistics);
        let sentence: String = words
            .into_iter()
            .map(|words| match words {
                Words::Plain(text) | Words::Strong(text) => text,
            })
            .collect();
        say(&format!("{sentence}\n"));
        let values = &results.experiment.cases()[case];
        let table = many_trials::figure::outcome_table(
            summary.shape(),
            &statistics,
            scenario.share(values),
            &scenario.expected(values),
        );
        for row in std::iter::once(&table.columns).chain(&table.rows) {
            let mut line = format!("{:<24}", row[0]);
            row[1..]
                .iter()
                .for_each(|cell| line += &format!("{cell:>22}"));
            say(&line);
        }
    }
    say(&format!("\nfingerprint {}", results.fingerprint()));
    say(&format!("link        {}", results.experiment.link()));
}
