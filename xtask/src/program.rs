//! Starts other programs, and says in a sentence when one fails.

use std::io::pipe;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use start::building::{lines, shown};
use start::show::{part, tell};

/// The project's folder.
pub(crate) fn root() -> &'static Path {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask)
}

/// The cargo that started xtask.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}

/// Runs a program to its end, and tells what it prints.
pub(crate) fn run(command: &mut Command) -> Result<(), String> {
    run_watched(command, |_| {})
}

/// Like `run`, and hands on each line as well.
pub(crate) fn run_watched(
    command: &mut Command,
    mut watch: impl FnMut(&str),
) -> Result<(), String> {
    run_each(command, |line| {
        tell(line);
        watch(line);
    })
}

/// Like `run`, but tells what the program prints only if it fails. It is said to take a while.
pub(crate) fn run_quietly(command: &mut Command, what: &str) -> Result<(), String> {
    let mut printed = String::new();
    let work = part(what);
    let outcome = run_each(command, |line| {
        printed += line;
        printed.push('\n');
    });
    drop(work);
    if outcome.is_err() {
        tell(printed.trim_end());
    }
    outcome
}

fn run_each(command: &mut Command, each: impl FnMut(&str)) -> Result<(), String> {
    let cannot = |command: &Command, problem| cannot_start(command, &problem);
    let (reader, writer) = pipe().map_err(|problem| cannot(command, problem))?;
    let other = writer
        .try_clone()
        .map_err(|problem| cannot(command, problem))?;
    command.stdin(Stdio::null()).stdout(other).stderr(writer);
    let child = command.spawn();
    // The command keeps its ends of the pipe, which ends when all are closed.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = child.map_err(|problem| cannot(command, problem))?;
    lines(reader, each);
    let status = child.wait().map_err(|problem| cannot(command, problem))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("`{}` failed ({status}).", shown(command)))
    }
}

/// Like `run`, but gives up after a while.
pub(crate) fn run_within(command: &mut Command, limit: Duration) -> Result<(), String> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(std::io::stderr())
        .spawn()
        .map_err(|problem| cannot_start(command, &problem))?;
    let end = Instant::now() + limit;
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(status)) => return Err(format!("`{}` failed ({status}).", shown(command))),
            Ok(None) if Instant::now() < end => std::thread::sleep(Duration::from_millis(50)),
            _ => {
                // Nothing is lost if it has just ended by itself.
                let _ = child.kill();
                let _ = child.wait();
                return Err(format!("`{}` took too long.", shown(command)));
            }
        }
    }
}

/// What a program prints on stdout, or nothing if it is missing or fails.
pub(crate) fn answer(command: &mut Command) -> Option<String> {
    let Output { status, stdout, .. } = command.stdin(Stdio::null()).output().ok()?;
    status
        .success()
        .then(|| String::from_utf8_lossy(&stdout).trim().to_owned())
}

/// The first program of these names on PATH.
pub(crate) fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    names.iter().find_map(|name| {
        let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
        folders
            .iter()
            .map(|folder| folder.join(&file))
            .find(|candidate| candidate.is_file())
    })
}

fn cannot_start(command: &Command, problem: &std::io::Error) -> String {
    format!("`{}` cannot be started: {problem}.", shown(command))
}
