//! Carries out steps, side by side where cores allow, and says at the end how all of them went.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

use start::show;

/// More steps than this at once wait for each other's files more than they gain.
const MOST: usize = 4;

/// How a step ended that did not fail.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Passed,
    /// It found something that is worth a look and no fault.
    Remark(String),
}

/// A failure is a sentence.
pub(crate) type Outcome = Result<Verdict, String>;

/// One step. What stands first in a list begins first.
pub(crate) struct Step {
    pub(crate) name: &'static str,
    /// What it needs; of these, steps that are not in the list are done.
    pub(crate) after: &'static [&'static str],
    pub(crate) run: fn() -> Outcome,
}

/// How a step ended, or why it never began.
#[derive(Debug, PartialEq, Eq)]
enum End {
    Passed,
    Remark(String),
    Failed(String),
    LeftOut { because: &'static str },
}

/// Carries out all steps. One that fails keeps back what needs it, and nothing else.
pub(crate) fn carry_out(steps: &[Step]) -> Result<(), String> {
    let begin = Instant::now();
    let ends = ends_of(steps, cores().min(MOST), show::tell);
    summary(&ends, begin.elapsed(), show::tell)
}

/// How many cores there are for this process.
pub(crate) fn cores() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

fn ends_of(steps: &[Step], lanes: usize, tell: fn(&str)) -> BTreeMap<&'static str, End> {
    let mut ends: BTreeMap<&'static str, End> = BTreeMap::new();
    let mut waiting: Vec<&Step> = steps.iter().collect();
    let mut running = 0;
    let (sender, receiver) = channel();
    thread::scope(|scope| {
        loop {
            leave_out(&mut waiting, &mut ends, tell);
            while running < lanes
                && let Some(next) = waiting.iter().position(|step| is_ready(step, steps, &ends))
            {
                let step = waiting.remove(next);
                let sender = sender.clone();
                running += 1;
                scope.spawn(move || {
                    let end = carry_out_one(step, tell);
                    // The receiver lives until all have sent.
                    let _ = sender.send((step.name, end));
                });
            }
            if waiting.is_empty() {
                show::stream_the_last();
            }
            if running == 0 {
                break;
            }
            let Ok((name, end)) = receiver.recv() else {
                break;
            };
            running -= 1;
            ends.insert(name, end);
        }
    });
    ends
}

/// Leaves out what needs something that failed or was left out.
fn leave_out(waiting: &mut Vec<&Step>, ends: &mut BTreeMap<&'static str, End>, tell: fn(&str)) {
    loop {
        let hopeless = waiting.iter().enumerate().find_map(|(place, step)| {
            let because = step.after.iter().find(|name| {
                matches!(ends.get(*name), Some(End::Failed(_) | End::LeftOut { .. }))
            })?;
            Some((place, *because))
        });
        let Some((place, because)) = hopeless else {
            return;
        };
        let step = waiting.remove(place);
        tell(&format!("== {}: left out, for {because} failed", step.name));
        ends.insert(step.name, End::LeftOut { because });
    }
}

fn is_ready(step: &Step, all: &[Step], ends: &BTreeMap<&'static str, End>) -> bool {
    step.after
        .iter()
        .all(|name| ends.contains_key(name) || all.iter().all(|other| other.name != *name))
}

fn carry_out_one(step: &Step, tell: fn(&str)) -> End {
    let begin = Instant::now();
    let job = show::job(step.name);
    tell(&format!("== {}", step.name));
    let outcome = catch_unwind(AssertUnwindSafe(step.run))
        .unwrap_or_else(|_| Err("It panicked, which is a fault of xtask.".to_owned()));
    let (word, end) = match outcome {
        Ok(Verdict::Passed) => ("passed", End::Passed),
        Ok(Verdict::Remark(remark)) => {
            tell(&remark);
            ("passed with a remark", End::Remark(remark))
        }
        Err(problem) => {
            tell(&problem);
            ("FAILED", End::Failed(problem))
        }
    };
    let took = time(begin.elapsed());
    tell(&format!("== {}: {word}, {took}", step.name));
    drop(job);
    end
}

/// The last words: all remarks and all failures, one a line.
fn summary(
    ends: &BTreeMap<&'static str, End>,
    took: Duration,
    tell: fn(&str),
) -> Result<(), String> {
    let mut failed = Vec::new();
    for (name, end) in ends {
        match end {
            End::Passed => {}
            End::Remark(remark) => tell(&format!("Remark on {name}: {remark}")),
            End::Failed(problem) => failed.push(format!("{name}: {problem}")),
            End::LeftOut { because } => {
                failed.push(format!("{name}: left out, for {because} failed"));
            }
        }
    }
    let took = time(took);
    if failed.is_empty() {
        tell(&format!("All passed in {took}."));
        return Ok(());
    }
    let passed = ends.len() - failed.len();
    Err(format!(
        "Of {} steps {passed} passed in {took}; not so:\n  {}",
        ends.len(),
        failed.join("\n  ")
    ))
}

fn time(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    if seconds < 60.0 {
        format!("{seconds:.1} s")
    } else {
        let seconds = time.as_secs();
        format!("{} min {} s", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use std::panic::resume_unwind;

    use super::*;

    const SILENTLY: fn(&str) = |_| {};

    const PASS: fn() -> Outcome = || Ok(Verdict::Passed);
    const REMARK: fn() -> Outcome = || Ok(Verdict::Remark("Odd.".to_owned()));
    const FAIL: fn() -> Outcome = || Err("Broken.".to_owned());

    fn step(name: &'static str, after: &'static [&'static str], run: fn() -> Outcome) -> Step {
        Step { name, after, run }
    }

    #[test]
    fn a_failure_keeps_back_what_needs_it_and_nothing_else() {
        let steps = [
            step("style", &[], FAIL),
            step("build", &[], PASS),
            step("more", &["build"], FAIL),
            step("needs more", &["build", "more"], PASS),
            step("needs what needs more", &["needs more"], PASS),
            step("tests", &["build"], PASS),
            step("panics", &[], || resume_unwind(Box::new(()))),
        ];
        for lanes in [1, 2, 9] {
            let ends = ends_of(&steps, lanes, SILENTLY);
            assert_eq!(ends.len(), steps.len());
            assert_eq!(ends["build"], End::Passed);
            assert_eq!(ends["tests"], End::Passed);
            assert_eq!(ends["style"], End::Failed("Broken.".to_owned()));
            assert_eq!(ends["needs more"], End::LeftOut { because: "more" });
            assert_eq!(
                ends["needs what needs more"],
                End::LeftOut {
                    because: "needs more"
                }
            );
            assert!(matches!(ends["panics"], End::Failed(_)));
            let words = summary(&ends, Duration::ZERO, SILENTLY).expect_err("some failed");
            for name in ["style: Broken.", "more: Broken.", "needs more: left out"] {
                assert!(words.contains(name), "{words}");
            }
        }
    }

    #[test]
    fn a_remark_fails_nothing() {
        let steps = [step("lints", &[], REMARK), step("tests", &["lints"], PASS)];
        let ends = ends_of(&steps, 2, SILENTLY);
        assert_eq!(ends["lints"], End::Remark("Odd.".to_owned()));
        assert_eq!(ends["tests"], End::Passed);
        assert_eq!(summary(&ends, Duration::ZERO, SILENTLY), Ok(()));
    }

    #[test]
    fn what_is_not_asked_for_is_not_waited_for() {
        let steps = [step("tests", &["of another part"], PASS)];
        assert_eq!(ends_of(&steps, 1, SILENTLY)["tests"], End::Passed);
    }
}
