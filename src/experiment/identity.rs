//! What tells an experiment from all others, whichever of its trials somebody has: the text that
//! fingerprints bind, and what two experiments differ in.

use percent_encoding::utf8_percent_encode;

use super::link::ESCAPED;
use super::{CALL, Experiment, PROGRAM, SEED};
use crate::language::say;
use crate::param::Value;
use crate::scenario::Own;

impl Experiment {
    /// The scenario with its version, the seed, and the values of every case: the same text for the
    /// same trials, however many of them are asked for.
    ///
    /// A value that is its parameter's default is left out, as a link may leave it out: a scenario
    /// that gains a parameter keeps the identity of what it was, and a default never changes without
    /// a new version of its scenario.
    #[must_use]
    pub fn identity(&self) -> String {
        let scenario = self.scenario();
        let mut identity = format!("{}@{}", scenario.key(), scenario.version());
        let mut write = |between: &str, key: &str, text: &str| {
            identity.push_str(between);
            identity.push_str(key);
            identity.push('=');
            identity.extend(utf8_percent_encode(text, ESCAPED));
        };
        if let Some(own) = scenario.own() {
            write("\n", PROGRAM, own.text());
        }
        write("\n", SEED.key, self.seed_text());
        for (number, case) in self.cases().iter().enumerate() {
            write("\n", "case", &number.to_string());
            if let Some(own) = scenario.own() {
                // However its arguments came into it.
                write("&", CALL, &own.call_of(case));
                continue;
            }
            for (param, (key, value)) in scenario.params().iter().zip(case.iter()) {
                if value != param.default_value() {
                    write("&", key, &value.to_string());
                }
            }
        }
        identity
    }

    /// What another experiment has that this one has not, in words: "clearProb = 0.06 instead of
    /// 0.05"; none if the trials of both are the same.
    #[must_use]
    pub fn unlike(&self, other: &Experiment) -> Option<String> {
        if self.identity() == other.identity() {
            return None;
        }
        let said = |key: &str, theirs: &str, mine: &str| {
            say!("{key} = {theirs} instead of {mine}", key, theirs, mine)
        };
        let (mine, theirs) = (self.scenario(), other.scenario());
        if mine.key() != theirs.key() {
            return Some(said("scenario", theirs.key(), mine.key()));
        }
        let mut parts = Vec::new();
        let list = |values: &[Value]| {
            let texts: Vec<String> = values.iter().map(ToString::to_string).collect();
            texts.join(",")
        };
        for ((key, mine), (_, theirs)) in self.values().iter().zip(other.values()) {
            if mine != theirs {
                parts.push(said(key, &list(theirs), &list(mine)));
            }
        }
        if mine.own().map(Own::text) != theirs.own().map(Own::text) {
            return Some(say!("another program"));
        }
        if let (Some(mine), Some(theirs)) = (self.call(0), other.call(0))
            && mine != theirs
            && parts.is_empty()
        {
            parts.push(said(CALL, &theirs, &mine));
        }
        if self.seed_text() != other.seed_text() {
            parts.push(said(SEED.key, other.seed_text(), self.seed_text()));
        }
        Some(parts.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn experiment(link: &str) -> Experiment {
        Experiment::from_link(link).0
    }

    #[test]
    fn the_same_trials_have_one_identity() {
        let plain = experiment("?clearProb=0.06&seed=a&numTrials=100");
        for same in [
            "?clearProb=0.06&seed=a&numTrials=7&firstTrial=93",
            "?clearProb=0.060&seed=a&numTrials=100&standardError=2",
            "?clearProb=0.06&seed=a&numViruses=100&embed=true",
        ] {
            let same = experiment(same);
            assert_eq!(plain.identity(), same.identity());
            assert_eq!(plain.unlike(&same), None);
        }
        let sweep = experiment("?clearProb=0.06,0.05&seed=a");
        assert_eq!(sweep.case(0).identity(), plain.identity());
    }

    #[test]
    fn other_trials_have_another_and_it_is_said_what_differs() {
        let plain = experiment("?seed=a");
        for (other, said) in [
            ("?seed=a&clearProb=0.06", "clearProb = 0.06 instead of 0.05"),
            ("?seed=b", "seed = b instead of a"),
            ("?seed=a%0Acase=0", "seed = a\ncase=0 instead of a"),
            (
                "?seed=a&clearProb=0.05,0.06",
                "clearProb = 0.05,0.06 instead of 0.05",
            ),
            ("?seed=a&scenario=pi", "scenario = pi instead of one-drug"),
        ] {
            let other = experiment(other);
            assert_ne!(plain.identity(), other.identity());
            assert_eq!(plain.unlike(&other).as_deref(), Some(said));
        }
        // No text of a seed is taken for a case.
        let (one, two) = ("?seed=a%26case%3D0", "?seed=a%26case=0");
        assert_eq!(experiment(one).identity(), experiment(two).identity());
        assert!(!experiment("?seed=a%0Acase").identity().contains("a\ncase"));
    }
}
