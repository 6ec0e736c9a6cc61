//! Runs cargo so that one sees how far it is. What compilers say is shown only if they fail.

use std::io::{ErrorKind, Read, pipe};
use std::process::{Command, Stdio};

use crate::show::{announce, part, tell};

/// What cargo builds.
#[derive(Clone, Copy)]
pub struct Product {
    /// As in "Building …".
    pub name: &'static str,
    /// How long it takes, if it has never been built here.
    pub first: Option<&'static str>,
}

/// Builds, and gives what cargo and the compilers said besides how far they were.
///
/// # Errors
/// A sentence, after all that was said has been shown.
pub fn build(command: &mut Command, product: &Product) -> Result<String, String> {
    let shown = shown(command);
    let cannot = |problem| format!("`{shown}` cannot be started: {problem}.");
    let (reader, writer) = pipe().map_err(cannot)?;
    command
        .stdin(Stdio::null())
        .stdout(writer.try_clone().map_err(cannot)?)
        .stderr(writer)
        // The bar that is read here is drawn for terminals only, unless it is asked for.
        .env("CARGO_TERM_PROGRESS_WHEN", "always")
        .env("CARGO_TERM_PROGRESS_WIDTH", "100")
        .env("CARGO_TERM_COLOR", "never")
        .env("CARGO_TERM_QUIET", "false");
    let mut child = command.spawn().map_err(cannot)?;
    // Their ends of the pipe are kept by the command, and the pipe ends when all are closed.
    command.stdout(Stdio::null()).stderr(Stdio::null());

    let progress = part(product.name);
    let mut said = String::new();
    let mut announced = false;
    lines(reader, |line| match status(line) {
        None => {
            said += line;
            said.push('\n');
        }
        Some((word, rest)) => {
            if !announced && matches!(word, "Compiling" | "Checking" | "Downloading") {
                announced = true;
                announce(&product.announcement());
            }
            match counted(word, rest) {
                Some(at) => progress.at(at),
                None if matches!(word, "Updating" | "Blocking" | "Downloading") => {
                    progress.at(format!("{} {rest}", word.to_lowercase()));
                }
                None if word == "Executable" => said += &format!("{line}\n"),
                None => {}
            }
        }
    });
    let status = child.wait().map_err(cannot)?;
    drop(progress);
    let said = without_the_meant(&said);
    if status.success() {
        return Ok(said);
    }
    tell(said.trim_end());
    Err(format!("`{shown}` failed ({status})."))
}

impl Product {
    fn announcement(&self) -> String {
        match self.first {
            Some(time) => format!("Building {}: {time} the first time.", self.name),
            None => format!("Building {}.", self.name),
        }
    }
}

/// A command as one would type it.
#[must_use]
pub fn shown(command: &Command) -> String {
    let mut line = command.get_program().to_string_lossy().into_owned();
    for word in command.get_args() {
        line.push(' ');
        line.push_str(&word.to_string_lossy());
    }
    line
}

/// Hands on every line, also those that end with a carriage return because they are drawn over.
pub fn lines(mut text: impl Read, mut each: impl FnMut(&str)) {
    let mut line = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let read = match text.read(&mut buffer) {
            Ok(0) => break,
            Ok(read) => &buffer[..read],
            Err(problem) if problem.kind() == ErrorKind::Interrupted => continue,
            Err(_) => break,
        };
        for &byte in read {
            if !matches!(byte, b'\n' | b'\r') {
                line.push(byte);
                continue;
            }
            let text = String::from_utf8_lossy(&line);
            // Blanks that are drawn over say nothing.
            if byte == b'\n' || !text.trim().is_empty() {
                each(text.trim_end());
            }
            line.clear();
        }
    }
    if !line.is_empty() {
        each(String::from_utf8_lossy(&line).trim_end());
    }
}

/// The word and the rest, if a line is one of cargo's own: the word ends in the twelfth column.
fn status(line: &str) -> Option<(&str, &str)> {
    let (word, rest) = (line.get(..12)?.trim_start(), line.get(12..)?);
    let is_word = word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.chars().all(|c| c.is_ascii_alphabetic());
    (is_word && rest.starts_with(' ')).then(|| (word, rest.trim()))
}

/// How far cargo's bar is: `Building [====>   ] 12/57: name, name`.
fn counted(word: &str, rest: &str) -> Option<String> {
    if word != "Building" {
        return None;
    }
    let (done, all) = rest
        .split_once(']')?
        .1
        .split(':')
        .next()?
        .trim()
        .split_once('/')?;
    let (done, all): (u32, u32) = (done.parse().ok()?, all.parse().ok()?);
    Some(format!("{done} of {all}"))
}

/// Without what a compiler says of every crate because this project uses what it does.
fn without_the_meant(said: &str) -> String {
    let paragraphs = said.split_inclusive("\n\n");
    paragraphs
        .filter(|text| {
            !text
                .trim_start()
                .starts_with("warning: unstable feature specified for")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_is_read_and_compilers_are_left_alone() {
        for (line, expected) in [
            (
                "   Compiling libm v0.2.16",
                Some(("Compiling", "libm v0.2.16")),
            ),
            (
                "    Blocking waiting for file lock",
                Some(("Blocking", "waiting for file lock")),
            ),
            (
                " Downloading 1 crate     ",
                Some(("Downloading", "1 crate")),
            ),
            ("warning: unused variable: `x`", None),
            (" --> src/main.rs:1:16", None),
            ("  |                ^ help", None),
            ("           x Compiling", None),
            ("error: could not compile `t`", None),
            ("", None),
        ] {
            assert_eq!(status(line), expected, "{line}");
        }
    }

    #[test]
    fn what_is_said_is_given_and_a_failure_is_a_sentence() {
        let product = Product {
            name: "nothing",
            first: None,
        };
        let mut cargo = Command::new(env!("CARGO"));
        let said = build(cargo.arg("--version"), &product);
        assert!(said.is_ok_and(|said| said.starts_with("cargo 1.")));

        if cfg!(unix) {
            let problem = build(&mut Command::new("false"), &product);
            assert!(problem.is_err_and(|problem| problem.starts_with("`false` failed")));
        }
        let problem = build(&mut Command::new("no such program"), &product);
        assert!(problem.is_err_and(|problem| problem.contains("cannot be started")));
    }

    #[test]
    fn the_bar_says_how_far_it_is() {
        let line = "    Building [===>          ] 12/57: libm(build.rs), ryu";
        let (word, rest) = status(line).expect("a line of cargo's");
        assert_eq!(counted(word, rest).as_deref(), Some("12 of 57"));
        assert_eq!(counted("Building", "nothing of the kind"), None);
        assert_eq!(counted("Compiling", "[=] 1/2: x"), None);
    }

    #[test]
    fn lines_that_are_drawn_over_are_lines() {
        let mut seen = Vec::new();
        lines(&b"a 1/2   \r    \rb\n\nc\xff\r\nd"[..], |line| {
            seen.push(line.to_owned());
        });
        assert_eq!(seen, ["a 1/2", "b", "", "c\u{fffd}", "", "d"]);
    }

    #[test]
    fn what_is_meant_is_not_said() {
        let meant = "warning: unstable feature specified for `-Ctarget-feature`: `atomics`\n  |\n  = note\n\n";
        let other = "warning: unused\n --> a.rs\n\n";
        assert_eq!(without_the_meant(&format!("{meant}{other}{meant}")), other);
    }
}
