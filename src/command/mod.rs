//! The words of the command line: one file a command, which says its words and does its job.
//!
//! Help, completions, man pages and what is refused all come from these definitions.

mod check;
mod completions;
mod files;
mod interrupt;
mod link;
mod man;
mod merge;
mod outputs;
mod presets;
mod program;
mod progress;
mod python;
mod refusal;
mod report;
mod resume;
mod rows;
mod run;
mod scenarios;
mod trial;
mod verify;
mod wanted;
mod which;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};
use files::Place;

const AFTER_HELP: &str = "\
Examples (a link in quotes, as the page's address shows it and manytrials presets lists them):
  manytrials run LINK --json result.json --csv series.csv --svg figure.svg
  manytrials run LINK --part 1/8 --json part-1.json
  manytrials merge part-*.json --json all.json
  manytrials verify all.json
  manytrials check LINK class/*.txt --csv grades.csv
  manytrials program walk.py 'walk(100)' --trials 10000

Exit status: 0; 2 with a sentence if something was wrong; merge, verify and program have a 1 in between;
130 after Ctrl+C and 143 after SIGTERM, where run and program keep what is done.";

/// Many Trials: Monte-Carlo course experiments on every core.
#[derive(Parser)]
#[command(
    name = "manytrials",
    version,
    max_term_width = 100,
    after_help = AFTER_HELP
)]
struct Words {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Run(wanted::Words),
    Program(program::Words),
    Merge(merge::Words),
    Verify(verify::Words),
    Check(check::Words),
    Python(python::Words),
    Scenarios(scenarios::Words),
    Presets(presets::Words),
    Completions(completions::Words),
    Man(man::Words),
}

/// Does what the words say, and gives the status to end with.
pub(crate) fn run(words: impl Iterator<Item = OsString>) -> Result<ExitCode, String> {
    let words: Vec<OsString> = words.collect();
    let parsed = Words::try_parse_from(std::iter::once("manytrials".into()).chain(words.clone()));
    match parsed {
        Ok(Words { command }) => match command {
            Command::Run(words) => run::run(&words),
            Command::Program(words) => program::program(&words),
            Command::Merge(words) => merge::merge(&words),
            Command::Verify(words) => verify::verify(&words),
            Command::Check(words) => check::check(&words),
            Command::Python(words) => python::python(&words),
            Command::Scenarios(words) => scenarios::scenarios(&words),
            Command::Presets(words) => presets::presets(&words),
            Command::Completions(words) => completions::completions(&words),
            Command::Man(words) => man::man(&words),
        },
        Err(error) if refusal::is_asked_for(&error) => {
            files::write(
                &Place::Standard,
                &format!("{}\n", error.render().to_string().trim_end()),
            )?;
            Ok(ExitCode::SUCCESS)
        }
        Err(error) => {
            let mut all = Words::command();
            all.build();
            Err(refusal::sentence(&error, &words, &all))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definitions_are_sound() {
        Words::command().debug_assert();
    }
}
