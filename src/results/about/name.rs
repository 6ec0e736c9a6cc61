//! What a saved file is called: scenario, what differs from its defaults, which trials.

use std::ops::Range;

use crate::experiment::{Experiment, SEED};
use crate::param::Value;

/// The longest name without what stands behind it: names of 255 bytes are the limit of most disks, and
/// paths of 260 that of some systems.
const LONGEST: usize = 84;
/// So many values of a sweep are listed; of more its ends are told.
const LISTED: usize = 4;
/// So much of a value or of a seed stands in a name.
const VALUE: usize = 20;

/// A name in letters, digits, `-`, `_` and `.`, which every system takes, such as
/// `one-drug_numStepsBeforeDrug-75_trials-0-999.png`. `case` is the one that a picture shows, `what`
/// tells files of the same results apart.
#[must_use]
pub fn file_name(
    experiment: &Experiment,
    case: Option<usize>,
    trials: &[Range<u64>],
    what: &str,
    ending: &str,
) -> String {
    let swept: Vec<&str> = experiment.swept().map(|param| param.key).collect();
    let alone;
    let shown = match case {
        Some(case) if experiment.cases().len() > 1 => {
            alone = experiment.case(case);
            &alone
        }
        _ => experiment,
    };
    let scenario = shown.scenario();
    let usual = |key: &str| {
        let param = scenario.params().iter().find(|param| param.key == key);
        param.map(crate::param::Param::default_value)
    };
    let mut parts: Vec<String> = shown
        .values()
        .iter()
        .filter(|(key, list)| swept.contains(key) || list.len() != 1 || Some(list[0]) != usual(key))
        .map(|(key, list)| format!("{key}-{}", values(list)))
        .collect();
    if shown.seed_text() != SEED.default_value().to_string() {
        parts.push(format!("{}-{}", SEED.key, safe(shown.seed_text(), VALUE)));
    }
    let numbers = numbers(trials);
    let room = LONGEST - scenario.key().len() - numbers.len() - 2;
    let mut differs = String::new();
    for (i, part) in parts.iter().enumerate() {
        let more = if i + 1 < parts.len() {
            "_and-more".len()
        } else {
            0
        };
        if differs.len() + 1 + part.len() + more > room {
            differs += "_and-more";
            break;
        }
        differs += &format!("_{part}");
    }
    let what = if what.is_empty() {
        String::new()
    } else {
        format!("_{what}")
    };
    format!("{}{differs}_{numbers}{what}.{ending}", scenario.key())
}

fn values(list: &[Value]) -> String {
    let each = |value: &Value| safe(&value.to_string(), VALUE);
    match list {
        [first, .., last] if list.len() > LISTED => {
            format!("{}-values-{}-to-{}", list.len(), each(first), each(last))
        }
        _ => list.iter().map(each).collect::<Vec<_>>().join("-"),
    }
}

/// Trials as people count them; with gaps, how many of which.
fn numbers(trials: &[Range<u64>]) -> String {
    let count: u64 = trials.iter().map(|range| range.end - range.start).sum();
    match (trials.first(), trials.last()) {
        (Some(first), Some(last)) if count > 0 => {
            let ends = format!("{}-{}", first.start, last.end - 1);
            if trials.len() == 1 {
                format!("trials-{ends}")
            } else {
                format!("{count}-trials-of-{ends}")
            }
        }
        _ => "no-trials".to_owned(),
    }
}

/// The letters and digits of any text, with a stroke for what lies between them.
fn safe(text: &str, most: usize) -> String {
    let mut safe = String::new();
    for letter in text.chars() {
        if safe.len() >= most {
            break;
        }
        if letter.is_ascii_alphanumeric() || letter == '.' && !safe.is_empty() {
            safe.push(letter);
        } else if !safe.ends_with('-') {
            safe.push('-');
        }
    }
    safe.trim_end_matches(['.', '-']).to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::scenario::SCENARIOS;

    fn name(link: &str, case: Option<usize>) -> String {
        let (experiment, _) = Experiment::from_link(link);
        let trials = experiment.trials();
        file_name(&experiment, case, std::slice::from_ref(&trials), "", "png")
    }

    #[test]
    fn a_name_says_what_the_file_holds() {
        assert_eq!(
            name("?scenario=one-drug&numStepsBeforeDrug=75", None),
            "one-drug_numStepsBeforeDrug-75_trials-0-999.png"
        );
        assert_eq!(
            name("?scenario=one-drug", None),
            "one-drug_trials-0-999.png"
        );
        assert_eq!(
            name(
                "?scenario=one-drug&clearProb=0.06&seed=Übung 3&numTrials=1",
                None
            ),
            "one-drug_clearProb-0.06_seed--bung-3_trials-0-0.png"
        );
        assert_eq!(
            name("?scenario=one-drug&numStepsBeforeDrug=300,150,75,0", None),
            "one-drug_numStepsBeforeDrug-300-150-75-0_trials-0-999.png"
        );
        assert_eq!(
            name("?scenario=one-drug&numStepsBeforeDrug=0..300/31", None),
            "one-drug_numStepsBeforeDrug-31-values-0-to-300_trials-0-999.png"
        );
        // A case that has the default tells its value too.
        assert_eq!(
            name("?scenario=one-drug&numStepsBeforeDrug=300,150", Some(1)),
            "one-drug_numStepsBeforeDrug-150_trials-0-999.png"
        );
    }

    #[test]
    fn an_incomplete_whole_is_not_called_whole() {
        let (experiment, _) = Experiment::from_link("?scenario=one-drug");
        let of = |trials: &[Range<u64>]| file_name(&experiment, None, trials, "series", "csv");
        assert_eq!(
            of(&[0..10, 20..30]),
            "one-drug_20-trials-of-0-29_series.csv"
        );
        assert_eq!(of(&[]), "one-drug_no-trials_series.csv");
    }

    /// Names that Windows keeps for devices, whatever their ending is.
    const RESERVED: [&str; 5] = ["con", "prn", "aux", "nul", "com1"];

    proptest! {
        #[test]
        fn every_name_can_be_written_everywhere(scenario in 0..SCENARIOS.len(), seed in ".{0,60}", picks in prop::collection::vec(any::<bool>(), 16)) {
            let scenario = SCENARIOS[scenario];
            let mut link = format!("?scenario={}&firstTrial=999999000&numTrials=1000", scenario.key());
            for (param, pick) in scenario.params().iter().zip(picks) {
                if pick {
                    link += &format!("&{}=0..1000000000/9", param.key);
                }
            }
            let seed: String = form_urlencoded::byte_serialize(seed.as_bytes()).collect();
            let name = name(&format!("{link}&seed={seed}"), None);
            prop_assert!(name.len() <= 100, "{name}");
            prop_assert!(name.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c)), "{name}");
            let stem = name.split('.').next().unwrap_or_default().to_lowercase();
            prop_assert!(!RESERVED.contains(&stem.as_str()));
            prop_assert!(name.starts_with(scenario.key()) && name.ends_with("_trials-999999000-999999999.png"), "{name}");
        }
    }
}
