//! Shows work that goes on: what it prints, one job's text whole after the other's, and how far it is.
//!
//! On a terminal, a last line is kept up to date; elsewhere a line comes when none has for a while.

use std::cell::Cell;
use std::io::{IsTerminal, Write, stderr};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How long nothing may be seen where there is no terminal.
const SILENCE: Duration = Duration::from_secs(30);
/// How often a terminal's last line is renewed.
const TICK: Duration = Duration::from_millis(250);

static SCREEN: Mutex<Screen> = Mutex::new(Screen::new());

thread_local! {
    /// The job that this thread works for.
    static JOB: Cell<Option<usize>> = const { Cell::new(None) };
}

struct Screen {
    going: Vec<Going>,
    /// How many there have been, which numbers them.
    begun: usize,
    streaming: Stream,
    /// What jobs have told that ended while another was streaming.
    waiting: String,
    /// Whether the terminal's last line is ours.
    drawn: bool,
    /// When something was last shown; nothing before the first job.
    seen: Option<Instant>,
}

#[derive(PartialEq, Eq)]
enum Stream {
    Nobody,
    /// The next job that tells something while it is alone.
    WhoIsAlone,
    This(usize),
}

struct Going {
    number: usize,
    name: String,
    since: Instant,
    /// How far it is, such as "12 of 57".
    at: String,
    /// What it has told so far.
    told: String,
}

/// A piece of work that is shown until it is dropped.
pub struct Work {
    number: usize,
    /// What this thread worked for before, and what that was called.
    outer: Outer,
}

enum Outer {
    /// A job: what is told waits for its end.
    Nothing,
    /// A part of a job: it lends the job its name.
    Job(String),
    /// Work that no job is around: what is told is seen at once.
    Alone,
}

/// A job that may go on beside others: what this thread tells is shown when it ends, in one piece.
#[must_use]
pub fn job(name: &str) -> Work {
    let number = begin(name);
    JOB.set(Some(number));
    Work {
        number,
        outer: Outer::Nothing,
    }
}

/// A part of this thread's job, or work by itself.
#[must_use]
pub fn part(name: &str) -> Work {
    match JOB.get() {
        None => Work {
            number: begin(name),
            outer: Outer::Alone,
        },
        Some(number) => {
            let mut outer = String::new();
            if let Some(going) = screen().find(number) {
                outer = std::mem::replace(&mut going.name, name.to_owned());
                going.at.clear();
            }
            Work {
                number,
                outer: Outer::Job(outer),
            }
        }
    }
}

impl Work {
    /// Says how far it is.
    pub fn at(&self, at: String) {
        if let Some(going) = screen().find(self.number) {
            going.at = at;
        }
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        let mut screen = screen();
        if let Outer::Job(name) = &mut self.outer {
            if let Some(going) = screen.find(self.number) {
                going.name = std::mem::take(name);
                going.at.clear();
            }
            return;
        }
        if matches!(self.outer, Outer::Nothing) {
            JOB.set(None);
        }
        let now = screen.ended(self.number);
        screen.print(&now);
    }
}

/// Shows a line at once, whatever else goes on.
pub fn announce(line: &str) {
    screen().print(&format!("{line}\n"));
}

/// Tells a line: it is seen at once, or with all that this thread's job tells.
pub fn tell(line: &str) {
    let mut screen = screen();
    let now = screen.told(JOB.get(), &format!("{line}\n"));
    screen.print(&now);
}

/// No further job will begin, so the last one that is left need not keep back what it tells.
pub fn stream_the_last() {
    screen().streaming = Stream::WhoIsAlone;
}

fn begin(name: &str) -> usize {
    let mut screen = screen();
    if screen.seen.is_none() {
        screen.seen = Some(Instant::now());
        thread::spawn(|| {
            loop {
                thread::sleep(TICK);
                self::screen().tick();
            }
        });
    }
    screen.began(name)
}

fn screen() -> MutexGuard<'static, Screen> {
    // Whoever panicked has at worst shown half a line.
    SCREEN.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Screen {
    const fn new() -> Self {
        Self {
            going: Vec::new(),
            begun: 0,
            streaming: Stream::Nobody,
            waiting: String::new(),
            drawn: false,
            seen: None,
        }
    }

    fn began(&mut self, name: &str) -> usize {
        self.begun += 1;
        self.going.push(Going {
            number: self.begun,
            name: name.to_owned(),
            since: Instant::now(),
            at: String::new(),
            told: String::new(),
        });
        self.begun
    }

    fn find(&mut self, number: usize) -> Option<&mut Going> {
        self.going.iter_mut().find(|going| going.number == number)
    }

    /// Takes what is told; gives what is to be seen of it now.
    fn told(&mut self, job: Option<usize>, text: &str) -> String {
        let Some(number) = job else {
            return text.to_owned();
        };
        if self.streaming == Stream::WhoIsAlone && self.going.len() == 1 {
            self.streaming = Stream::This(number);
        }
        let streams = self.streaming == Stream::This(number);
        let Some(going) = self.find(number) else {
            return text.to_owned();
        };
        going.told += text;
        if streams {
            std::mem::take(&mut going.told)
        } else {
            String::new()
        }
    }

    /// Forgets work that has ended; gives what is to be seen now.
    fn ended(&mut self, number: usize) -> String {
        let Some(place) = self.going.iter().position(|going| going.number == number) else {
            return String::new();
        };
        let told = self.going.remove(place).told;
        if let Stream::This(other) = self.streaming {
            if other != number {
                self.waiting += &told;
                return String::new();
            }
            self.streaming = Stream::WhoIsAlone;
        }
        told + &std::mem::take(&mut self.waiting)
    }

    fn print(&mut self, text: &str) {
        self.clear();
        if text.is_empty() {
            return;
        }
        // A terminal that is gone is no reason to stop.
        let _ = stderr().write_all(text.as_bytes());
        if self.seen.is_some() {
            self.seen = Some(Instant::now());
        }
    }

    fn clear(&mut self) {
        if std::mem::take(&mut self.drawn) {
            let _ = stderr().write_all(b"\r\x1b[K");
        }
    }

    fn tick(&mut self) {
        if self.going.is_empty() {
            return self.clear();
        }
        let now = Instant::now();
        let line: Vec<String> = self.going.iter().map(|going| going.line(now)).collect();
        let line = line.join(" · ");
        if stderr().is_terminal() {
            let line: String = line.chars().take(width()).collect();
            let _ = stderr().write_all(format!("\r\x1b[K{line}").as_bytes());
            self.drawn = true;
        } else if self.seen.is_some_and(|seen| now - seen >= SILENCE) {
            self.print(&format!("   ({line})\n"));
        }
    }
}

impl Going {
    fn line(&self, now: Instant) -> String {
        let at = match self.at.as_str() {
            "" => String::new(),
            at => format!(" {at},"),
        };
        let time = (now - self.since).as_secs();
        format!("{}:{at} {}:{:02}", self.name, time / 60, time % 60)
    }
}

/// How much of a line a terminal surely has.
fn width() -> usize {
    std::env::var("COLUMNS")
        .ok()
        .and_then(|columns| columns.parse().ok())
        .unwrap_or(80)
        - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_jobs_tell_is_shown_whole_when_they_end() {
        let mut screen = Screen::new();
        let (a, b) = (screen.began("a"), screen.began("b"));
        assert_eq!(screen.told(Some(a), "a1\n"), "");
        assert_eq!(screen.told(Some(b), "b1\n"), "");
        assert_eq!(screen.told(None, "of no job\n"), "of no job\n");
        assert_eq!(screen.told(Some(a), "a2\n"), "");
        assert_eq!(screen.ended(b), "b1\n");
        assert_eq!(screen.told(Some(a), "a3\n"), "", "another may begin");
        assert_eq!(screen.ended(a), "a1\na2\na3\n");
        assert_eq!(screen.ended(a), "");
    }

    #[test]
    fn the_last_one_is_seen_at_once() {
        let mut screen = Screen::new();
        let (a, b) = (screen.began("a"), screen.began("b"));
        screen.streaming = Stream::WhoIsAlone;
        assert_eq!(screen.told(Some(a), "a1\n"), "", "it is not alone yet");
        assert_eq!(screen.ended(b), "");
        assert_eq!(screen.told(Some(a), "a2\n"), "a1\na2\n");
        assert_eq!(screen.told(Some(a), "a3\n"), "a3\n");
        let c = screen.began("c");
        assert_eq!(screen.told(Some(c), "c1\n"), "", "one text at a time");
        assert_eq!(screen.told(Some(a), "a4\n"), "a4\n");
        assert_eq!(screen.ended(c), "");
        assert_eq!(screen.ended(a), "c1\n");
    }

    #[test]
    fn a_line_says_how_far_it_is_and_since_when() {
        let mut screen = Screen::new();
        let number = screen.began("the page");
        let going = screen.find(number).expect("it goes on");
        let later = going.since + Duration::from_secs(61);
        assert_eq!(going.line(later), "the page: 1:01");
        going.at = "3 of 9".to_owned();
        assert_eq!(going.line(later), "the page: 3 of 9, 1:01");
    }
}
