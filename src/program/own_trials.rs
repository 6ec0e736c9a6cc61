//! Arguments that say how many trials a program is to make itself. Here one trial is one call, so each makes one of
//! its own, and the page as many as somebody wants.

use super::call::Call;
use super::function::{Function, counts_trials};

/// A call of a program as a trial makes it: with one trial of its own.
#[must_use]
pub(super) fn once(call: &Call, function: Option<&Function>) -> Call {
    let arguments = call.arguments(function);
    let counts = arguments
        .iter()
        .filter(|argument| counts_trials(&argument.name));
    call.with(counts.map(|argument| (argument, "1".to_owned())))
}

#[cfg(test)]
mod tests {
    use super::super::Reading;
    use super::*;

    #[test]
    fn a_trial_makes_one_of_its_own() {
        let reading = Reading::of(
            "def sim(numViruses, num_trials): pass\ndef pi(darts, nTrials=20): pass\ndef f(n): pass\n",
        );
        for (written, made) in [
            ("sim(100, 300)", "sim(100, 1)"),
            ("sim(100, num_trials=N)", "sim(100, num_trials=1)"),
            ("pi(1000)", "pi(1000, nTrials=1)"),
            ("f(300)", "f(300)"),
            ("g(300, trials=7)", "g(300, trials=1)"),
        ] {
            let call = Call::read(written).expect("a call");
            let made_of = once(&call, reading.function(&call.function));
            assert_eq!(made_of.to_string(), made, "{written}");
        }
        for other in ["trial", "numTrialsSoFar", "runs", "n", "steps"] {
            assert!(!counts_trials(other), "{other}");
        }
    }
}
