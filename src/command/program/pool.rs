//! Python processes that share the trials of a program: orders go out as they come back, whoever is ready has one.
#![allow(clippy::disallowed_methods)] // the terminal program is a host, and has the clock

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use indicatif::ProgressBar;
use many_trials::param::grouped;
use many_trials::run::{Odd, Run};
use many_trials::scenario::Observed;
use serde_json::{Value as Json, json};

use super::answer::{Answer, Mistake, Note, Row};
use super::interpreter::Python;
use super::process::{Event, Process};
use crate::command::interrupt::Interrupt;
use crate::command::report::aside;

/// An order is so long: long enough that asking costs nothing, and short enough that nobody waits at the end.
const ORDER: Duration = Duration::from_millis(200);
/// Orders grow no faster: the first trials may be the quick ones.
const GROWTH: u64 = 4;
/// Trials that are under way when a run is stopped have so much time to come to their end.
const PATIENCE: Duration = Duration::from_secs(1);
/// Of a trial that takes longer, its number is told.
const LONG: Duration = Duration::from_secs(30);
/// So many processes may end by themselves, each in another trial.
const MOST_ENDED: usize = 20;

/// Why no more trials run.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Failure {
    /// The trial and the case, unless it was before there was any.
    pub(super) trial: Option<(u64, usize)>,
    pub(super) mistake: Mistake,
}

/// How running trials ended.
#[derive(Debug, Default)]
pub(super) struct End {
    /// The status to end with, if somebody stopped it.
    pub(super) stopped: Option<u8>,
    /// What went wrong, of the first trial in which something did.
    pub(super) failure: Option<Failure>,
}

/// Trials that a process has.
struct Order {
    case: usize,
    trials: Range<u64>,
    since: Instant,
    /// When the last of its rows came.
    heard: Instant,
    /// What came back: rows that observed the same, from a number on.
    observed: Option<Observed>,
    first: u64,
    values: Vec<f64>,
    /// The trial that runs now.
    next: u64,
}

struct Member {
    process: Process,
    is_ready: bool,
    order: Option<Order>,
    /// How many trials its last order had.
    last: u64,
}

/// The processes with all that they share.
pub(super) struct Pool<'a> {
    python: &'a Python,
    run: &'a mut Run,
    bar: &'a ProgressBar,
    /// The program, as a process is told it.
    program: Json,
    calls: Vec<String>,
    members: HashMap<usize, Member>,
    started: usize,
    /// What is heard, with the number of whom; and what the next process is given to be heard by.
    events: Receiver<(usize, Event)>,
    sender: Sender<(usize, Event)>,
    /// Trials of processes that ended.
    again: Vec<(usize, Range<u64>)>,
    /// The trials in which a process ended.
    ended_in: HashSet<(usize, u64)>,
    /// By case, what a trial takes.
    each: Vec<Option<Duration>>,
    /// Whether its reader knows what there is to know, or wants to hear nothing.
    is_noted: bool,
    told_long: HashSet<(usize, u64)>,
    failure: Option<Failure>,
}

fn order_of(members: &mut HashMap<usize, Member>, number: usize) -> Option<&mut Order> {
    members.get_mut(&number)?.order.as_mut()
}

impl<'a> Pool<'a> {
    /// Starts processes for the trials of a run.
    pub(super) fn start(
        python: &'a Python,
        processes: usize,
        run: &'a mut Run,
        bar: &'a ProgressBar,
        quiet: bool,
    ) -> Result<Self, String> {
        let experiment = run.experiment().clone();
        let calls: Vec<String> = (0..experiment.cases().len())
            .map(|case| experiment.call(case).unwrap_or_default())
            .collect();
        let text = experiment.scenario().own().map_or("", |own| own.text());
        let (sender, events) = channel();
        let mut pool = Pool {
            python,
            bar,
            program: json!({ "source": text, "call": calls[0], "seed": experiment.seed_text() }),
            each: vec![None; calls.len()],
            calls,
            run,
            members: HashMap::new(),
            started: 0,
            events,
            sender,
            again: Vec::new(),
            ended_in: HashSet::new(),
            is_noted: quiet,
            told_long: HashSet::new(),
            failure: None,
        };
        let most = usize::try_from(pool.run.total()).unwrap_or(usize::MAX);
        for _ in 0..processes.min(most) {
            pool.start_one()?;
        }
        Ok(pool)
    }

    fn start_one(&mut self) -> Result<(), String> {
        let number = self.started;
        let process = Process::start(self.python, &self.program, number, &self.sender)
            .map_err(|error| format!("Python could not be started: {error}."))?;
        self.started += 1;
        let member = Member {
            process,
            is_ready: false,
            order: None,
            last: 1,
        };
        self.members.insert(number, member);
        Ok(())
    }

    /// Runs trials until they are done, something is wrong or somebody stops it.
    pub(super) fn carry_out(mut self, interrupt: &Interrupt) -> End {
        let mut stopped = None;
        let mut end: Option<Instant> = None;
        loop {
            if end.is_none() {
                stopped = interrupt.status();
                if stopped.is_some() || self.failure.is_some() {
                    end = Some(Instant::now() + PATIENCE);
                } else if self.run.is_finished() {
                    break;
                } else {
                    self.hand_out();
                }
            }
            if let Some(end) = end
                && (Instant::now() >= end || !self.is_waited_for())
            {
                break;
            }
            match self.events.recv_timeout(Duration::from_millis(50)) {
                Ok((number, event)) => self.hear(number, event, stopped.is_some()),
                Err(RecvTimeoutError::Timeout) => self.tell_long(),
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        let numbers: Vec<usize> = self.members.keys().copied().collect();
        for number in numbers {
            self.take(number);
        }
        self.run.level();
        End {
            stopped,
            failure: self.failure,
        }
    }

    /// Whether a trial is under way that comes before the one in which something went wrong.
    fn is_waited_for(&self) -> bool {
        let before = match &self.failure {
            None => None,
            Some(Failure { trial: None, .. }) => return false,
            Some(Failure { trial, .. }) => *trial,
        };
        let mut orders = self
            .members
            .values()
            .filter_map(|member| member.order.as_ref());
        orders.any(|order| before.is_none_or(|before| (order.next, order.case) < before))
    }

    /// Gives trials to who has none.
    fn hand_out(&mut self) {
        let ready = self.members.iter();
        let ready = ready.filter(|(_, member)| member.is_ready && member.order.is_none());
        let mut ready: Vec<usize> = ready.map(|(number, _)| *number).collect();
        ready.sort_unstable();
        let instances = self.members.len() as u64;
        for number in ready {
            let most = self
                .members
                .get(&number)
                .map_or(1, |member| self.most(member.last));
            let order = match self.again.pop() {
                Some(order) => Some(order),
                None => self.run.hand_out_rows(most, instances),
            };
            let Some((case, trials)) = order else { return };
            let Some(member) = self.members.get_mut(&number) else {
                continue;
            };
            member.last = trials.end - trials.start;
            member.process.ask(&json!({
                "case": case,
                "call": self.calls[case],
                "first": trials.start,
                "count": member.last,
            }));
            let now = Instant::now();
            member.order = Some(Order {
                case,
                first: trials.start,
                next: trials.start,
                trials,
                since: now,
                heard: now,
                observed: None,
                values: Vec::new(),
            });
        }
    }

    /// How many trials an order has: of the slowest case, as nobody knows yet of which it will be.
    fn most(&self, last: u64) -> u64 {
        let known: Option<Vec<Duration>> = self.each.iter().copied().collect();
        let Some(slowest) = known.and_then(|each| each.into_iter().max()) else {
            return 1;
        };
        let many = ORDER.as_nanos() / slowest.as_nanos().max(1);
        (many as u64).clamp(1, last * GROWTH)
    }

    fn hear(&mut self, number: usize, event: Event, is_stopping: bool) {
        match event {
            Event::Answer(Answer::Ready(notes)) => {
                if let Some(member) = self.members.get_mut(&number) {
                    member.is_ready = true;
                }
                if !std::mem::replace(&mut self.is_noted, true) {
                    self.note(&notes);
                }
            }
            Event::Answer(Answer::Trial(case, trial, row)) => self.trial(number, case, trial, row),
            Event::Answer(Answer::Mistake(mistake)) => {
                self.take(number);
                let member = self.members.get_mut(&number);
                let order = member.and_then(|member| member.order.take());
                let trial = order.map(|order| (order.next, order.case));
                self.fail(Failure { trial, mistake });
            }
            Event::Odd => {
                if let Some(member) = self.members.get_mut(&number) {
                    member.process.kill();
                }
            }
            Event::Ended if is_stopping => {
                self.take(number);
                self.members.remove(&number);
            }
            Event::Ended => self.ended(number),
        }
    }

    /// Says what a reader of the program should know.
    fn note(&self, notes: &[Note]) {
        self.bar.suspend(|| {
            for note in notes {
                aside(&note.sentence);
            }
        });
    }

    /// Keeps what a trial gave, until its order is done.
    fn trial(&mut self, number: usize, case: usize, trial: u64, row: Row) {
        let Some(member) = self.members.get_mut(&number) else {
            return;
        };
        let asked = member.order.as_mut();
        let Some(order) = asked.filter(|order| (order.case, order.next) == (case, trial)) else {
            // Nobody asked for it: whatever speaks there is not what was started.
            member.process.kill();
            return;
        };
        let (observed, values) = row.parted();
        let is_other = order
            .observed
            .as_ref()
            .is_some_and(|known| *known != observed);
        if is_other {
            self.take(number);
        }
        let Some(order) = order_of(&mut self.members, number) else {
            return;
        };
        order.observed = Some(observed);
        order.values.extend(values);
        order.next += 1;
        order.heard = Instant::now();
        self.bar.inc(1);
        if order.next == order.trials.end {
            let count = (order.trials.end - order.trials.start) as u32;
            self.each[order.case] = Some(order.since.elapsed() / count.max(1));
            self.take(number);
            if let Some(member) = self.members.get_mut(&number) {
                member.order = None;
            }
        }
    }

    /// Adds what a process gave of its order.
    fn take(&mut self, number: usize) {
        let Some(order) = order_of(&mut self.members, number) else {
            return;
        };
        let Some(observed) = order.observed.take() else {
            return;
        };
        let values = std::mem::take(&mut order.values);
        let first = std::mem::replace(&mut order.first, order.next);
        let taken = self.run.take_rows(order.case, first, observed, &values);
        if let Err(Odd { case, trial, why }) = taken {
            self.fail(Failure {
                trial: Some((trial, case)),
                mistake: Mistake {
                    sentence: why.sentence(),
                    ..Mistake::default()
                },
            });
        }
    }

    /// What went wrong first is told: in the trial with the lowest number, whoever ran it.
    fn fail(&mut self, failure: Failure) {
        let is_earlier = self
            .failure
            .as_ref()
            .is_none_or(|known| failure.trial < known.trial);
        if is_earlier {
            self.failure = Some(failure);
        }
    }

    /// A process is gone. Another one takes its place and its trials; a trial that ends that one too is a mistake.
    fn ended(&mut self, number: usize) {
        self.take(number);
        let Some(member) = self.members.remove(&number) else {
            return;
        };
        if self.failure.is_some() {
            return;
        }
        let (order, is_ready) = (member.order, member.is_ready);
        let words = member.process.last_words();
        if !is_ready {
            self.fail_before(format!(
                "Python ended before it could run a trial: {words}."
            ));
            return;
        }
        let is_known = order
            .as_ref()
            .is_some_and(|order| !self.ended_in.insert((order.case, order.next)));
        if is_known || self.started > MOST_ENDED + self.members.len() {
            self.fail(Failure {
                trial: order.map(|order| (order.next, order.case)),
                mistake: Mistake {
                    sentence: format!("Python itself ended, and not the trial alone: {words}."),
                    ..Mistake::default()
                },
            });
            return;
        }
        if let Some(order) = order {
            self.bar.suspend(|| {
                aside(&format!(
                    "A Python process ended in trial {} of {}: {words}. Its trials are given to another one.",
                    grouped(order.next as i64),
                    self.calls[order.case],
                ));
            });
            self.again.push((order.case, order.next..order.trials.end));
        }
        if let Err(sentence) = self.start_one() {
            self.fail_before(sentence);
        }
    }

    /// Something went wrong in no trial.
    fn fail_before(&mut self, sentence: String) {
        self.fail(Failure {
            trial: None,
            mistake: Mistake {
                sentence,
                ..Mistake::default()
            },
        });
    }

    /// Names a trial that takes long, once: it may be one that never ends.
    fn tell_long(&mut self) {
        for order in self
            .members
            .values()
            .filter_map(|member| member.order.as_ref())
        {
            if order.heard.elapsed() > LONG && self.told_long.insert((order.case, order.next)) {
                self.bar.suspend(|| {
                    aside(&format!(
                        "Trial {} of {} has been running for {} seconds; if it never ends, Ctrl+C stops and keeps those \
                         before it.",
                        grouped(order.next as i64),
                        self.calls[order.case],
                        LONG.as_secs(),
                    ));
                });
            }
        }
    }
}
