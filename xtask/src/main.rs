//! The list of commands and their arguments.

mod address;
mod bench;
mod headers;
mod javascript;
mod join;
mod machines;
mod new_scenario;
mod packages;
mod packed;
mod page;
mod program;
mod python;
mod rest;
mod serve;
mod single_file;
mod site;
mod steps;
mod style;
mod test;
mod texts;
mod toolchain;
mod wasm;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use lexopt::prelude::*;

use crate::address::Address;

const COMMANDS: &str = "\
Commands:
  cargo xtask serve   build everything and serve the page on this computer
      --port N          the port (8080; 0 means any free one)
      --dev             build faster, run slower
      --no-isolation    without the headers that allow threads
      --prebuilt DIR    serve this folder and build nothing; the address is the first line printed
  cargo xtask test    run every test, or only one part: rust, page, browser or machines
  cargo xtask dist    write the static site to dist/, ready for any host
      --address URL     where it will be, for links in pictures and what pasted links show
  cargo xtask bench   measure trials per second in the terminal and in the browser, beside other
                      programs that do the same, and write the README's table
      --trials N        how many trials a run (10000)
      --quick           the other programs alone, and only a look: no table is written
  cargo xtask new-scenario KEY    write a scenario that works at once, to be changed by
                                  docs/add-a-scenario.md; KEY is its name in links: walk-on-a-line
      --title TEXT      the name that people read (made of KEY)
      --german TEXT     the same in German (the title)";

/// What the words of the command line ask for.
enum Command {
    List,
    Serve(serve::Options),
    Test(test::Part),
    Dist(Option<Address>),
    Bench { trials: u64, quick: bool },
    NewScenario(new_scenario::Options),
}

fn main() -> ExitCode {
    let command = match parse(std::env::args_os().skip(1)) {
        Ok(command) => command,
        Err(problem) => {
            eprintln!("{problem}\n\n{COMMANDS}");
            return ExitCode::from(2);
        }
    };
    let outcome = match command {
        Command::List => {
            println!("{COMMANDS}");
            Ok(())
        }
        Command::Serve(options) => serve::serve(&options),
        Command::Test(part) => test::test(part),
        Command::Dist(address) => site::dist(address.as_ref()),
        Command::Bench { trials, quick } => bench::bench(trials, quick),
        Command::NewScenario(options) => new_scenario::new_scenario(&options),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn parse(words: impl Iterator<Item = OsString>) -> Result<Command, lexopt::Error> {
    let mut words = lexopt::Parser::from_args(words);
    let Some(first) = words.next()? else {
        return Ok(Command::List);
    };
    let name = match first {
        Short('h') | Long("help") => return Ok(Command::List),
        Value(name) => name.string()?,
        other => return Err(other.unexpected()),
    };
    match name.as_str() {
        "serve" => parse_serve(&mut words),
        "test" => parse_test(&mut words),
        "dist" => parse_dist(&mut words),
        "bench" => parse_bench(&mut words),
        "new-scenario" => parse_new_scenario(&mut words),
        _ => Err(format!("There is no command `{name}`.").into()),
    }
}

fn parse_serve(words: &mut lexopt::Parser) -> Result<Command, lexopt::Error> {
    let mut options = serve::Options::default();
    while let Some(word) = words.next()? {
        match word {
            Long("port") => options.port = Some(words.value()?.parse()?),
            Long("dev") => options.profile = wasm::Profile::Dev,
            Long("no-isolation") => options.isolated = false,
            Long("prebuilt") => options.prebuilt = Some(PathBuf::from(words.value()?)),
            other => return Err(other.unexpected()),
        }
    }
    Ok(Command::Serve(options))
}

fn parse_test(words: &mut lexopt::Parser) -> Result<Command, lexopt::Error> {
    let mut part = test::Part::All;
    while let Some(word) = words.next()? {
        part = match word {
            Value(name) if name == "rust" => test::Part::Rust,
            Value(name) if name == "page" => test::Part::Page,
            Value(name) if name == "browser" => test::Part::Browser,
            Value(name) if name == "machines" => test::Part::Machines,
            other => return Err(other.unexpected()),
        };
    }
    Ok(Command::Test(part))
}

fn parse_dist(words: &mut lexopt::Parser) -> Result<Command, lexopt::Error> {
    let mut address = None;
    while let Some(word) = words.next()? {
        match word {
            Long("address") => address = Some(Address::new(&words.value()?.string()?)?),
            other => return Err(other.unexpected()),
        }
    }
    Ok(Command::Dist(address))
}

fn parse_bench(words: &mut lexopt::Parser) -> Result<Command, lexopt::Error> {
    let (mut trials, mut quick) = (10_000, false);
    while let Some(word) = words.next()? {
        match word {
            Long("trials") => trials = words.value()?.parse()?,
            Long("quick") => quick = true,
            other => return Err(other.unexpected()),
        }
    }
    if trials == 0 {
        return Err("--trials must be at least 1.".into());
    }
    Ok(Command::Bench { trials, quick })
}

fn parse_new_scenario(words: &mut lexopt::Parser) -> Result<Command, lexopt::Error> {
    let (mut key, mut title, mut german) = (None, None, None);
    while let Some(word) = words.next()? {
        match word {
            Long("title") => title = Some(words.value()?.string()?),
            Long("german") => german = Some(words.value()?.string()?),
            Value(name) if key.is_none() => key = Some(name.string()?),
            other => return Err(other.unexpected()),
        }
    }
    let Some(key) = key else {
        return Err("new-scenario needs a KEY, the name in links: walk-on-a-line.".into());
    };
    Ok(Command::NewScenario(new_scenario::Options {
        key,
        title,
        german,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Command, String> {
        parse(line.split_whitespace().map(OsString::from)).map_err(|problem| problem.to_string())
    }

    #[test]
    fn no_words_list_the_commands() {
        assert!(matches!(parsed(""), Ok(Command::List)));
    }

    #[test]
    fn serve_is_isolated_and_optimised_by_default() {
        let Ok(Command::Serve(options)) = parsed("serve") else {
            panic!("serve is a command")
        };
        assert!(options.isolated && options.port.is_none());
        assert_eq!(options.profile, wasm::Profile::Release);
    }

    #[test]
    fn wrong_words_are_refused() {
        for line in [
            "srve",
            "serve --port many",
            "serve --port 70000",
            "serve --release",
            "test everything",
            "dist now",
            "dist --address",
            "dist --address example.org",
            "bench --trials 0",
            "new-scenario",
            "new-scenario walk run",
            "new-scenario walk --fast",
            "--fast",
        ] {
            assert!(parsed(line).is_err(), "{line}");
        }
    }
}
