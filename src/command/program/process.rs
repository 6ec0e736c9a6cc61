//! A Python process: what it is asked goes in line by line, what it answers is heard of by the pool.
#![allow(clippy::disallowed_methods)] // threads that wait for a process do no work

use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value as Json, json};

use super::answer::Answer;
use super::interpreter::Python;
use super::modules::{BOOT, MODULES};

/// So much of what it says at last is told.
const LAST_WORDS: usize = 600;

/// What is heard of a process.
pub(super) enum Event {
    Answer(Answer),
    /// A line that is no answer.
    Odd,
    /// Nothing more will come.
    Ended,
}

/// A process that runs.
pub(super) struct Process {
    child: Child,
    requests: Arc<Mutex<Option<ChildStdin>>>,
    errors: Arc<Mutex<Vec<u8>>>,
    errors_end: Option<thread::JoinHandle<()>>,
}

impl Process {
    /// Starts Python with a program and a call; all that it answers is sent with its number.
    pub(super) fn start(
        python: &Python,
        program: &Json,
        number: usize,
        events: &Sender<(usize, Event)>,
    ) -> io::Result<Self> {
        let mut command = python.command();
        command
            .args(["-c", BOOT])
            .env("PYTHONHASHSEED", "0") // sets in the same order everywhere
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        alone(&mut command);
        let mut child = command.spawn()?;
        let (answers, errors) = (child.stdout.take(), child.stderr.take());
        let mut process = Process {
            requests: Arc::new(Mutex::new(child.stdin.take())),
            child,
            errors: Arc::default(),
            errors_end: None,
        };
        if let Some(answers) = answers {
            let (events, requests) = (events.clone(), Arc::clone(&process.requests));
            let first = first_words(program);
            // What is first is more than a pipe holds, and Python takes its time: nobody else waits for that.
            thread::Builder::new().spawn(move || {
                say(&requests, &first);
                hear(number, answers, &events);
            })?;
        }
        if let Some(errors) = errors {
            let last = Arc::clone(&process.errors);
            process.errors_end =
                Some(thread::Builder::new().spawn(move || keep_last(errors, &last))?);
        }
        Ok(process)
    }

    /// Asks for something, once it is ready. Of one that does not hear any more, the end is heard.
    pub(super) fn ask(&self, request: &Json) {
        say(&self.requests, &format!("{request}\n"));
    }

    /// Ends it now.
    pub(super) fn kill(&mut self) {
        let _ = self.child.kill();
    }

    /// How it ended, and what it said at last.
    pub(super) fn last_words(mut self) -> String {
        *self.requests.lock().unwrap_or_else(PoisonError::into_inner) = None;
        // It has closed its output and may still be on its way out.
        let patience = Instant::now() + Duration::from_secs(1);
        let mut ended = self.child.try_wait();
        while matches!(ended, Ok(None)) && Instant::now() < patience {
            thread::sleep(Duration::from_millis(5));
            ended = self.child.try_wait();
        }
        // Programs that it started may hold the other end for ever.
        while self
            .errors_end
            .as_ref()
            .is_some_and(|thread| !thread.is_finished())
            && Instant::now() < patience
        {
            thread::sleep(Duration::from_millis(5));
        }
        let errors = self.errors.lock().unwrap_or_else(PoisonError::into_inner);
        let said = String::from_utf8_lossy(&errors).trim().to_owned();
        let how = match ended {
            Ok(Some(status)) => status.to_string(),
            _ => "it does not answer any more".to_owned(),
        };
        if said.is_empty() {
            how
        } else {
            format!("{how}; {said}")
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
        end_group(self.child.id());
        let _ = self.child.wait();
    }
}

/// Ends what a program started by itself, too: it is in the group of its process, whose number nobody else has
/// until that was waited for.
#[cfg(unix)]
fn end_group(id: u32) {
    let _ = Command::new("kill")
        .args(["-KILL", "--", &format!("-{id}")])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
}

#[cfg(not(unix))]
fn end_group(_: u32) {}

/// Ctrl+C in a terminal goes to all programs there: this one alone is to hear it, and ends the others.
#[cfg(unix)]
fn alone(command: &mut Command) {
    std::os::unix::process::CommandExt::process_group(command, 0);
}

#[cfg(windows)]
fn alone(command: &mut Command) {
    const CREATE_NEW_PROCESS_GROUP: u32 = 0x200;
    std::os::windows::process::CommandExt::creation_flags(command, CREATE_NEW_PROCESS_GROUP);
}

#[cfg(not(any(unix, windows)))]
fn alone(_: &mut Command) {}

/// The modules and the program, a line each.
fn first_words(program: &Json) -> String {
    let modules = MODULES
        .iter()
        .map(|(name, text)| ((*name).to_owned(), Json::from(*text)));
    let modules = json!({ "modules": modules.collect::<serde_json::Map<_, _>>() });
    format!("{modules}\n{program}\n")
}

fn say(requests: &Mutex<Option<ChildStdin>>, text: &str) {
    let mut requests = requests.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(requests) = requests.as_mut() {
        let _ = requests.write_all(text.as_bytes());
    }
}

/// Sends on what is answered, until it ends.
fn hear(number: usize, answers: impl Read, events: &Sender<(usize, Event)>) {
    let mut answers = BufReader::with_capacity(1 << 16, answers);
    let mut line = Vec::new();
    loop {
        line.clear();
        let event = match answers.read_until(b'\n', &mut line) {
            Ok(0) | Err(_) => Event::Ended,
            Ok(_) => Answer::read(&line).map_or(Event::Odd, Event::Answer),
        };
        let is_last = matches!(event, Event::Ended);
        if events.send((number, event)).is_err() || is_last {
            return;
        }
    }
}

/// Keeps the end of what is said.
fn keep_last(mut errors: impl Read, last: &Mutex<Vec<u8>>) {
    let mut bytes = [0; 4096];
    while let Ok(count @ 1..) = errors.read(&mut bytes) {
        let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
        last.extend_from_slice(&bytes[..count]);
        let more = last.len().saturating_sub(LAST_WORDS);
        last.drain(..more);
    }
}
