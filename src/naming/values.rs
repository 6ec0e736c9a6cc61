//! Other values that a program may have been run with: those of the exercises, and slips of the pen.

use super::{Candidate, What};
use crate::experiment::Experiment;
use crate::param::{Kind, Param, Value, Values};
use crate::scenario::Scenario;

/// The right program at other values, the likeliest ones first, for someone with so many trials. Of a
/// mean curve all have its number of steps: if a value changes that, another one makes up for it.
pub(super) fn others(
    scenario: &'static dyn Scenario,
    values: &Values,
    trials: u64,
    steps: Option<usize>,
) -> Vec<Candidate> {
    let mut others = Others {
        scenario,
        values,
        steps,
        found: Vec::new(),
    };
    let exercises = exercises(scenario);
    for exercise in &exercises {
        for key in exercise.swept() {
            for case in exercise.cases() {
                others.change(&[(key, case.get(key))]);
            }
        }
    }
    for param in scenario.params() {
        others.change(&[(param.key, param.default_value())]);
    }
    for exercise in &exercises {
        for case in exercise.cases() {
            others.change(&case.iter().collect::<Vec<_>>());
        }
    }
    let params = scenario.params();
    for (place, one) in params.iter().enumerate() {
        for other in &params[place + 1..] {
            if are_alike(one, other) {
                let (first, second) = (values.get(one.key), values.get(other.key));
                others.change(&[(one.key, second), (other.key, first)]);
            }
        }
    }
    let step = format!("{}s", scenario.model(values).shape().step);
    for param in params {
        let is_counted = ["steps", "days", &step].contains(&param.unit);
        for value in slips(param, values.get(param.key), is_counted) {
            others.change(&[(param.key, value)]);
        }
    }
    let whole = i64::try_from(trials).unwrap_or(i64::MAX);
    for param in params {
        if param.is_whole() && param.unit == step {
            let what = What::TrialsFor(param.key, trials);
            others.try_with(&[(param.key, Value::Whole(whole))], Some(what));
        }
    }
    let found = others.found.into_iter();
    found
        .map(|(values, what)| Candidate::at(scenario, &values, what))
        .collect()
}

/// The exercises of a scenario, with all their cases.
fn exercises(scenario: &dyn Scenario) -> Vec<Experiment> {
    let presets = scenario.presets().iter();
    presets
        .map(|preset| Experiment::of_preset(scenario, preset))
        .collect()
}

/// Whether the values of two parameters may be mistaken for each other.
fn are_alike(one: &Param, other: &Param) -> bool {
    let both_real = matches!(
        (one.kind, other.kind),
        (Kind::Real { .. }, Kind::Real { .. })
    );
    let both_whole = one.is_whole() && other.is_whole();
    (both_real || both_whole) && one.unit == other.unit
}

/// Of so few things one more or less is soon missed, whatever they are.
const FEW: i64 = 6;

/// What a value becomes by a slip: doubled or halved, one more or less of what a loop counts, a decimal
/// point further, percent for a share, another choice.
fn slips(param: &Param, value: Value, is_counted: bool) -> Vec<Value> {
    match (param.kind, value) {
        (_, Value::Whole(value)) => {
            let mut slips = vec![2 * value, value / 2];
            if is_counted || value <= FEW {
                slips.extend([value + 1, value - 1]);
            }
            slips.into_iter().map(Value::Whole).collect()
        }
        (_, Value::Real(value)) => [2.0, 0.5, 10.0, 0.1, 100.0, 0.01]
            .map(|times| Value::Real(without_noise(value * times)))
            .to_vec(),
        (Kind::Choice { options, .. }, Value::Choice(_)) => {
            let keys = options.iter().map(|option| option.key);
            keys.map(Value::Choice).collect()
        }
        _ => Vec::new(),
    }
}

/// 0.005 and not 0.0050000000000000001: a product as one would write it.
fn without_noise(number: f64) -> f64 {
    format!("{number:.12e}").parse().unwrap_or(number)
}

struct Others<'a> {
    scenario: &'static dyn Scenario,
    values: &'a Values,
    steps: Option<usize>,
    found: Vec<(Values, What)>,
}

impl Others<'_> {
    /// Adds the values with some of them changed.
    fn change(&mut self, changes: &[(&'static str, Value)]) {
        self.try_with(changes, None);
    }

    fn try_with(&mut self, changes: &[(&'static str, Value)], what: Option<What>) {
        let mut values = self.values.clone();
        for (key, value) in changes {
            values.set(key, *value);
        }
        if self.makes_up(&mut values).is_none() || !self.is_legal(&values) {
            return;
        }
        let known = self.found.iter().any(|(found, _)| *found == values);
        if known || values == *self.values {
            return;
        }
        let differing = values
            .iter()
            .filter(|(key, value)| self.values.get(key) != *value);
        let what = what.unwrap_or_else(|| What::Values(differing.collect()));
        self.found.push((values, what));
    }

    fn is_legal(&self, values: &Values) -> bool {
        let mut params = self.scenario.params().iter();
        params.all(|param| param.read(&values.get(param.key).to_string()).is_ok())
            && self.scenario.settle(&mut values.clone()).is_empty()
    }

    /// Gives the values the number of steps that is asked for, if they can have it.
    fn makes_up(&self, values: &mut Values) -> Option<()> {
        let Some(steps) = self.steps else {
            return Some(());
        };
        if !self.is_legal(values) {
            return None;
        }
        let has = |values: &Values| self.scenario.model(values).shape().steps;
        let missing = steps as i64 - has(values) as i64;
        if missing == 0 {
            return Some(());
        }
        let unchanged = |key| values.get(key) == self.values.get(key);
        let mut params = self.scenario.params().iter().rev();
        let other = params.find(|param| param.unit == "steps" && unchanged(param.key))?;
        values.set(other.key, Value::Whole(values.whole(other.key) + missing));
        (self.is_legal(values) && has(values) == steps).then_some(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // in a test, a panic is the message

    use super::*;

    fn words(query: &str, steps: Option<usize>) -> Vec<String> {
        let (experiment, problems) = Experiment::from_link(query);
        assert!(problems.is_empty(), "{query}");
        let values = &experiment.cases()[0];
        let all = others(experiment.scenario(), values, 200, steps);
        all.iter()
            .map(|candidate| candidate.what().words())
            .collect()
    }

    fn has(words: &[String], what: &str) -> bool {
        words.iter().any(|words| words == what)
    }

    #[test]
    fn those_of_the_exercises_come_first() {
        let words = words("?scenario=one-drug", None);
        let delays = [300, 75, 0].map(|delay| format!("numStepsBeforeDrug = {delay}"));
        assert_eq!(words[..3], delays);
        for slip in [
            "maxBirthProb = 0.05, clearProb = 0.1",
            "numViruses = 50",
            "mutProb = 0.05",
            "clearProb = 0.0005",
            "numStepsAfterDrug = 149",
            "resistances = none",
            "a program that takes numTrials (200) for numStepsBeforeDrug",
        ] {
            assert!(has(&words, slip), "{slip}: {words:#?}");
        }
        // Nothing twice, nothing illegal, not the values themselves.
        let mut sorted = words.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(sorted.len(), words.len());
        assert!(
            !words
                .iter()
                .any(|words| words.contains("maxBirthProb = 10"))
        );
        assert!(!has(&words, "numStepsBeforeDrug = 150"));
    }

    /// What somebody forgot to change, or changed without the program here.
    #[test]
    fn defaults_are_tried() {
        let words = words("?scenario=birthday&numDays=365&numPeople=23", None);
        assert!(has(&words, "numDays = 366"), "{words:#?}");
        assert!(has(&words, "numPeople = 20"), "{words:#?}");
    }

    #[test]
    fn a_curve_keeps_its_steps() {
        let words = words("?scenario=one-drug", Some(300));
        assert!(has(
            &words,
            "numStepsBeforeDrug = 75, numStepsAfterDrug = 225"
        ));
        assert!(!has(&words, "numStepsBeforeDrug = 75"));
        assert!(has(&words, "clearProb = 0.1"));
    }

    #[test]
    fn shares_are_written_as_people_write_them() {
        assert_eq!(without_noise(0.05 * 0.1), 0.005);
        assert_eq!(without_noise(0.07 * 100.0), 7.0);
    }
}
