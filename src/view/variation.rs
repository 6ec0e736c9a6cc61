//! Varying a parameter: the values that the form proposes, and those from one end to another.

use serde::Serialize;

use crate::experiment::{Draft, Experiment, MOST_CASES};
use crate::language::say;
use crate::param::{Kind, Param, Slider, Value, grouped, spread};

/// So many values are proposed.
const PROPOSED: usize = 5;

/// Several values of a parameter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Variation {
    /// The values, as links write them; empty if there are none.
    pub text: String,
    /// What is wrong with what they were to be made of; empty if nothing is.
    pub problem: String,
}

impl Variation {
    /// What a form proposes to somebody who wants to vary a parameter of an experiment.
    #[must_use]
    pub fn proposed(link: &str, key: &str) -> Self {
        let (experiment, _) = Experiment::from_link(link);
        let Some((param, list)) = swept(&experiment, key) else {
            return Variation::problem(String::new());
        };
        let most = most(&experiment, list);
        if most < 2 {
            return Variation::problem(no_room(&experiment));
        }
        let values = if let Kind::Choice { options, .. } = param.kind {
            options.iter().map(|option| option.key.to_owned()).collect()
        } else {
            let (from, to) = around(param, list[0]);
            several(param, from, to, PROPOSED.min(most))
        };
        let text = values[..values.len().min(most)].join(",");
        // What does not go with the other values is not proposed.
        let (mended, _) = Draft::from_link(link).with(key, Some(&text)).settle();
        let values = swept(&mended, key).map_or(Vec::new(), |(_, list)| {
            list.iter().map(ToString::to_string).collect()
        });
        if values.len() < 2 {
            return Variation::problem(say!("Beside the other values there is room for one only."));
        }
        Variation::values(&values)
    }

    /// So many values from one end to the other, as they were typed in the language in use.
    #[must_use]
    pub fn between(link: &str, key: &str, (from, to): (&str, &str), count: &str) -> Self {
        let (experiment, _) = Experiment::from_link(link);
        let Some((param, list)) = swept(&experiment, key) else {
            return Variation::problem(String::new());
        };
        let mut ends = [0.0; 2];
        for (end, text) in ends.iter_mut().zip([from, to]) {
            match param.read(&param.typed(text, false).text) {
                Ok(Value::Whole(number)) => *end = number as f64,
                Ok(Value::Real(number)) => *end = number,
                Ok(Value::Choice(_)) => return Variation::problem(String::new()),
                Err(refusal) => return Variation::problem(format!("{}.", refusal.wrong)),
            }
        }
        let most = most(&experiment, list);
        if most < 2 {
            return Variation::problem(no_room(&experiment));
        }
        let count = crate::param::typed_number(count)
            .filter(|count| count.fract() == 0.0 && (2.0..=most as f64).contains(count));
        match count {
            None => Variation::problem(say!(
                "So many values are a whole number from 2 to {most}: an experiment has at most {cases} \
                 cases.",
                most,
                cases = MOST_CASES,
            )),
            Some(_) if ends[0] == ends[1] => {
                Variation::problem(say!("Both ends are the same: that is one value."))
            }
            Some(count) => Variation::values(&several(param, ends[0], ends[1], count as usize)),
        }
    }

    fn values(values: &[String]) -> Self {
        Variation {
            text: values.join(","),
            problem: String::new(),
        }
    }

    fn problem(problem: String) -> Self {
        Variation {
            text: String::new(),
            problem,
        }
    }
}

/// A parameter of an experiment, and its values.
fn swept<'a>(experiment: &'a Experiment, key: &str) -> Option<(&'static Param, &'a [Value])> {
    let params = experiment.scenario().params().iter();
    let mut all = params.zip(experiment.values());
    all.find(|(param, _)| param.key == key)
        .map(|(param, (_, list))| (param, list.as_slice()))
}

/// How many values a parameter may have beside those that the others have.
fn most(experiment: &Experiment, list: &[Value]) -> usize {
    MOST_CASES / (experiment.cases().len() / list.len()).max(1)
}

fn no_room(experiment: &Experiment) -> String {
    say!(
        "There are {cases} cases already, and an experiment has at most {most}: give another parameter \
         fewer values first.",
        cases = grouped(experiment.cases().len() as i64),
        most = MOST_CASES,
    )
}

/// Values that are all different.
fn several(param: &Param, from: f64, to: f64, count: usize) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    for value in spread(param, (from, to), count) {
        if !values.contains(&value) {
            values.push(value);
        }
    }
    values
}

/// From where to where values around a value go, that one in their middle if it can be: over two powers of
/// ten, or from nothing to twice as much.
fn around(param: &Param, value: Value) -> (f64, f64) {
    let (min, max, slider) = match param.kind {
        Kind::Whole {
            min, max, slider, ..
        } => (min as f64, max as f64, slider),
        Kind::Real {
            min, max, slider, ..
        } => (min, max, slider),
        Kind::Choice { .. } | Kind::Text { .. } | Kind::Expression { .. } => return (0.0, 0.0),
    };
    let now = match value {
        Value::Whole(number) => number as f64,
        Value::Real(number) => number,
        Value::Choice(_) => 0.0,
    };
    let (low, high) = match slider {
        Slider::Log(from, to) if now <= 0.0 => (from, to),
        Slider::Log(..) => (now / 10.0, now * 10.0),
        Slider::Linear(to) if now <= min.max(0.0) => (min, to),
        Slider::Linear(_) if min <= 0.0 => (min.max(-2.0 * now.abs()).max(0.0), 2.0 * now),
        Slider::Linear(_) => (now / 2.0, 1.5 * now),
        Slider::Between(from, to) => (from, to),
    };
    let held = |end: f64| {
        let end = end.clamp(min, max);
        if param.is_whole() { end.round() } else { end }
    };
    (held(low), held(high))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINK: &str = "?scenario=one-drug&numStepsBeforeDrug=150&maxPop=1000&clearProb=0.05";

    #[test]
    fn values_around_the_one_in_use_are_proposed() {
        let of = |link: &str, key: &str| Variation::proposed(link, key).text;
        assert_eq!(of(LINK, "numStepsBeforeDrug"), "0,75,150,225,300");
        assert_eq!(of(LINK, "clearProb"), "0,0.025,0.05,0.075,0.1");
        assert_eq!(of(LINK, "maxPop"), "100,320,1000,3200,10000");
        assert_eq!(
            of("?scenario=pi&numNeedles=1000", "numNeedles"),
            "100,320,1000,3200,10000"
        );
        assert_eq!(of("?scenario=roulette", "game"), "fair,european,american");
        // From nothing one goes as far as the slider does.
        assert!(of("?numStepsBeforeDrug=0", "numStepsBeforeDrug").starts_with("0,"));
        assert_eq!(of(LINK, "colour"), "");
    }

    /// Whatever is proposed can be run as it is.
    #[test]
    fn what_is_proposed_is_legal() {
        for scenario in crate::scenario::SCENARIOS {
            for param in scenario.params() {
                let link = format!("?scenario={}", scenario.key());
                let Variation { text, problem } = Variation::proposed(&link, param.key);
                if !problem.is_empty() {
                    // The host opens one of three doors, and no other number of them.
                    assert_eq!(param.key, "numOpened");
                    continue;
                }
                let (experiment, problems) =
                    Experiment::from_link(&format!("{link}&{}={text}", param.key));
                assert_eq!(problems, [], "{link} {}: {text}", param.key);
                assert!(experiment.cases().len() > 1, "{link} {}: {text}", param.key);
            }
        }
    }

    #[test]
    fn values_go_from_one_end_to_the_other() {
        let of = |from, to, count| {
            let made = Variation::between(LINK, "numStepsBeforeDrug", (from, to), count);
            made.text + &made.problem
        };
        assert_eq!(of("0", "300", "4"), "0,100,200,300");
        assert_eq!(of("300", "0", "3"), "300,150,0");
        assert_eq!(of("0", "2", "9"), "0,1,2");
        assert_eq!(of("1,000", "3.000", "2"), "1000,3000");
        assert_eq!(
            of("5", "5", "2"),
            "Both ends are the same: that is one value."
        );
        assert!(of("0", "300", "101").ends_with("at most 100 cases."));
        assert!(of("0", "300", "").starts_with("So many values are a whole number from 2 to 100"));
        assert!(of("-1", "300", "3").starts_with("numStepsBeforeDrug takes a whole number from 0"));
    }

    #[test]
    fn there_are_no_more_cases_than_an_experiment_has() {
        let link = "?maxPop=0..99/34&numStepsBeforeDrug=5";
        let many = Variation::between(link, "numStepsBeforeDrug", ("0", "9"), "4");
        assert!(many.problem.contains("from 2 to 2"), "{}", many.problem);
        let full = "?maxPop=1..100/100&numStepsBeforeDrug=5";
        let none = Variation::proposed(full, "numStepsBeforeDrug");
        assert!(
            none.problem.starts_with("There are 100 cases already"),
            "{}",
            none.problem
        );
    }
}
