//! What a visitor's own program is compared with: a scenario at the values of the program's arguments. Its results
//! stand beside the program's, whose own are tested against them.

use serde::Serialize;

use super::own::{OwnNumbers, OwnOrder, OwnWords};
use crate::check::{Said, meant};
use crate::experiment::{Draft, Experiment};
use crate::figure::{Hue, Pinned};
use crate::language::{say, translated};
use crate::param::{Value, Values};
use crate::results::Pin;
use crate::scenario::{Expected, SCENARIOS, Scenario, find};
use crate::sim::{Curve, Distribution, Quantity, Shape, Statistics};

/// A scenario that may be what a program simulates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Truth {
    /// Its name in links.
    pub key: &'static str,
    /// Its name for people.
    pub title: &'static str,
    /// The link of the same values.
    pub link: String,
}

/// So many arguments of a scenario's own names are no chance.
const FEW: usize = 2;

/// What figures call it.
const LETTER: char = 'T';

/// So many results of a program are tested.
const MOST_RESULTS: usize = 20_000;

impl Truth {
    /// The scenario with most of the arguments' names, if most of them are names of it, at the values of the first
    /// case.
    pub(super) fn of(experiment: &Experiment) -> Option<Self> {
        let given = arguments(experiment);
        let shared = |scenario: &dyn Scenario| {
            let params = scenario.params().iter();
            params
                .filter(|param| given.iter().any(|(key, _)| *key == joined(param.key)))
                .count()
        };
        // Of scenarios with as many, the one that asks for fewer others.
        let best = SCENARIOS.iter().max_by_key(|scenario| {
            (
                shared(**scenario),
                std::cmp::Reverse(scenario.params().len()),
            )
        })?;
        let count = shared(*best);
        if count < FEW || 3 * count < 2 * given.len() {
            return None;
        }
        let (truth, is_whole) = Truth::at(*best, &given);
        is_whole.then_some(truth)
    }

    /// The scenario of a key that somebody chose; arguments that it cannot have are left at its defaults.
    #[must_use]
    pub fn chosen(experiment: &Experiment, key: &str) -> Option<Self> {
        let scenario = find(key)?;
        Some(Truth::at(scenario, &arguments(experiment)).0)
    }

    /// A scenario at given values, and whether it can have all of them.
    fn at(scenario: &'static dyn Scenario, given: &[(String, Value)]) -> (Self, bool) {
        let mut draft = Draft::default().with("scenario", Some(scenario.key()));
        for param in scenario.params() {
            if let Some((_, value)) = given.iter().find(|(key, _)| *key == joined(param.key)) {
                draft = draft.with(param.key, Some(&value.to_string()));
            }
        }
        let (same, problems) = draft.settle();
        let truth = Truth {
            key: scenario.key(),
            title: translated(scenario.title()),
            link: same.link(),
        };
        (truth, problems.is_empty())
    }
}

/// A name as courses and programs write it: `numViruses` and `num_viruses` are one.
fn joined(name: &str) -> String {
    name.replace('_', "").to_lowercase()
}

/// The arguments of a program's first case that are numbers.
fn arguments(experiment: &Experiment) -> Vec<(String, Value)> {
    let first = experiment.cases().first();
    let values = first.into_iter().flat_map(Values::iter);
    values
        .filter(|(_, value)| !matches!(value, Value::Choice(_)))
        .map(|(key, value)| (joined(key), value))
        .collect()
}

/// A scenario beside a program.
pub(super) struct BesideProgram {
    experiment: Experiment,
    link: String,
    shape: Shape,
    /// What came out of it so far.
    statistics: Option<Statistics>,
    /// The same in the places of what the program observes; and of which program's link, at how many trials.
    drawn: Option<Statistics>,
    of: (String, u64),
    /// The program's results against it; and of which link they are, and how many.
    own: OwnNumbers,
    tested: Option<(String, u64)>,
}

impl BesideProgram {
    /// The scenario of a link.
    pub(super) fn new(link: &str) -> Self {
        let experiment = Experiment::from_link(link).0;
        BesideProgram {
            shape: experiment.model(0).shape().clone(),
            experiment,
            link: link.to_owned(),
            statistics: None,
            drawn: None,
            of: (String::new(), 0),
            own: OwnNumbers::default(),
            tested: None,
        }
    }

    pub(super) fn link(&self) -> &str {
        &self.link
    }

    /// Looks at a program of one case, whose run may rest, with what came out of the scenario so far.
    pub(super) fn see(
        &mut self,
        link: &str,
        (shape, statistics): (&Shape, &Statistics),
        rests: bool,
        truth: Option<&Pin>,
    ) {
        // What came of another one says nothing.
        let truth = truth.filter(|pin| pin.link == self.link && pin.statistics.trials > 0);
        let truth = truth.map(|pin| &pin.statistics);
        let of = (link.to_owned(), truth.map_or(0, |truth| truth.trials));
        if self.of != of {
            self.drawn = truth.map(|truth| as_observed(shape, (&self.shape, truth)));
            self.statistics = truth.cloned();
            self.of = of;
        }
        let is_whole = self.of.1 >= self.experiment.num_trials();
        let results = (link.to_owned(), statistics.trials);
        if !rests || !is_whole {
            if self.tested.take().is_some() {
                let nothing = (String::new(), Said::default());
                self.give(nothing);
            }
        } else if self.tested.as_ref() != Some(&results) {
            self.tested = Some(results);
            self.give(numbers(shape, statistics, &self.shape));
        }
    }

    fn give(&mut self, (text, said): (String, Said)) {
        let truth = self.statistics.as_slice();
        self.own.give(text, said, &self.experiment, truth);
    }

    /// What the program's figure draws of it.
    pub(super) fn drawn(&self) -> Option<Pinned<'_>> {
        let statistics = self.drawn.as_ref()?;
        let scenario = self.experiment.scenario();
        Some(Pinned {
            letter: LETTER,
            hue: Hue::Muted,
            name: say!(
                "{letter}: {title}, by Many Trials",
                letter = LETTER,
                title = translated(scenario.title())
            ),
            marks: scenario.marks(&self.experiment.cases()[0]),
            shape: &self.shape,
            statistics,
        })
    }

    /// The experiment, for what theory says of it.
    pub(super) fn experiment(&self) -> &Experiment {
        &self.experiment
    }

    /// What theory says of it, in the places of what a program observes.
    pub(super) fn expected(&self, program: &Shape, expected: &Expected) -> Expected {
        let steps = |shape: &Shape| (shape.steps, shape.every);
        let series = places(&program.series, &self.shape.series, &self.shape).into_iter();
        let outcomes = places(&program.outcomes, &self.shape.outcomes, &self.shape).into_iter();
        Expected {
            series: if steps(program) == steps(&self.shape) {
                series
                    .map(|place| expected.series.get(place?).cloned())
                    .map(Option::unwrap_or_default)
                    .collect()
            } else {
                Vec::new()
            },
            outcomes: outcomes.map(|place| expected.outcome(place?)).collect(),
            share: None,
        }
    }

    /// What the test found; none while the program runs, or the scenario.
    pub(super) fn words(&self) -> Option<OwnWords> {
        let words = self.own.words(&self.experiment)?;
        if words.verdict != "unclear" {
            return Some(words);
        }
        // Nobody is there to ask; whoever writes the program can say it.
        let outcomes = self.shape.outcomes.iter();
        let names: Vec<String> = outcomes.map(|one| format!("\"{}\"", one.key)).collect();
        Some(OwnWords {
            sentence: say!(
                "What your program gives may be several things here. Return a dict with the experiment's own names, \
                 and it is compared: {names}.",
                names = names.join(translated(", "))
            ),
            power: String::new(),
            detail: String::new(),
            reading: String::new(),
            offers: Vec::new(),
            asks_trials: false,
            ..words
        })
    }

    /// What a worker is to do for the test that none is at.
    pub(super) fn order(&mut self) -> Option<OwnOrder> {
        self.own.order(&self.experiment)
    }

    pub(super) fn failed(&mut self, order: &OwnOrder) {
        self.own.failed(order);
    }

    pub(super) fn take(&mut self, order: &OwnOrder, bytes: &[u8]) -> Result<bool, String> {
        let truth = self.statistics.as_slice();
        self.own.take(order, bytes, &self.experiment, truth)
    }
}

/// The results of a program as numbers that are tested against a scenario: those of the first outcome that both have.
/// Where several may be meant they are recognised, for nobody's right program is to be called wrong.
fn numbers(shape: &Shape, statistics: &Statistics, scenario: &Shape) -> (String, Said) {
    let known = (named(&shape.outcomes, &scenario.outcomes, scenario).into_iter())
        .enumerate()
        .find_map(|(outcome, place)| Some((outcome, &scenario.outcomes[place?])));
    let first = known.map_or(0, |(outcome, _)| outcome);
    let (Some(quantity), Some(outcome)) =
        (shape.outcomes.get(first), statistics.outcomes.get(first))
    else {
        return (String::new(), Said::default());
    };
    let lone = scenario
        .outcomes
        .first()
        .filter(|_| scenario.outcomes.len() == 1);
    let kind = match known.map(|(_, meant)| meant).or(lone) {
        // What happens or not is what the exercise asks for.
        _ if quantity.event && known.is_none() => "happened".to_owned(),
        Some(meant) => format!("outcome:{}", meant.key),
        None => String::new(),
    };
    let is_of_outcome = kind.starts_with("outcome:");
    let said = Said {
        kind,
        ..Said::default()
    };
    if !is_of_outcome || outcome.histogram.len() > MOST_RESULTS {
        return (listed(outcome), said);
    }
    let bars = outcome.histogram.iter();
    let each = bars.map(|(value, _, count)| format!("{value}: {count}"));
    (
        format!("Counter({{{}}})", each.collect::<Vec<_>>().join(", ")),
        said,
    )
}

/// Results, one a line. They are in no order: in ascending order they would be a curve.
fn listed(outcome: &Distribution) -> String {
    let bars = outcome.histogram.iter();
    let each = bars.flat_map(|(value, _, count)| std::iter::repeat_n(*value, *count as usize));
    let all: Vec<f64> = each.collect();
    let count = all.len();
    // Steps of the golden section touch every part of the list early, and each value once.
    let mut step = ((count as f64 * 0.618) as usize).max(1);
    while gcd(step, count) > 1 {
        step += 1;
    }
    let mut place = 0;
    let lines = (0..count.min(MOST_RESULTS)).map(|_| {
        place = (place + step) % count;
        all[place].to_string()
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn gcd(one: usize, other: usize) -> usize {
    if other == 0 {
        one
    } else {
        gcd(other, one % other)
    }
}

/// What a scenario gave, in the places of what a program observes; empty where it observes nothing of the kind.
fn as_observed(program: &Shape, (shape, truth): (&Shape, &Statistics)) -> Statistics {
    let series = places(&program.series, &shape.series, shape);
    let outcomes = places(&program.outcomes, &shape.outcomes, shape);
    let nothing = || Curve {
        mean: Vec::new(),
        variance: Vec::new(),
        p05: Vec::new(),
        p25: Vec::new(),
        p50: Vec::new(),
        p75: Vec::new(),
        p95: Vec::new(),
    };
    let none = || Distribution {
        mean: 0.0,
        variance: 0.0,
        standard_error: 0.0,
        quantiles: [0.0; 5],
        histogram: Vec::new(),
    };
    Statistics {
        trials: truth.trials,
        series: (series.into_iter())
            .map(|place| place.map_or_else(nothing, |place| truth.series[place].clone()))
            .collect(),
        outcomes: (outcomes.into_iter())
            .map(|place| place.map_or_else(none, |place| truth.outcomes[place].clone()))
            .collect(),
    }
}

/// Which of a scenario's quantities each of a program's is: by their names; if no name tells, by their order.
fn places(program: &[Quantity], own: &[Quantity], shape: &Shape) -> Vec<Option<usize>> {
    let named = named(program, own, shape);
    if named.iter().any(Option::is_some) {
        return named;
    }
    let each = program.iter().enumerate();
    each.map(|(place, quantity)| {
        own.get(place)
            .filter(|own| fits(quantity, own))
            .map(|_| place)
    })
    .collect()
}

/// Which of a scenario's quantities each of a program's is, by their names.
fn named(program: &[Quantity], own: &[Quantity], shape: &Shape) -> Vec<Option<usize>> {
    let place = |quantity: &Quantity| {
        let key = meant(quantity.key, shape)?;
        own.iter()
            .position(|known| known.key == key && fits(quantity, known))
    };
    program.iter().map(place).collect()
}

/// What says only whether something happened is no number of things.
fn fits(program: &Quantity, own: &Quantity) -> bool {
    !program.event || own.event
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::Run;
    use crate::view::{OwnReading, OwnWork, Reading, with_program};

    fn program(text: &str) -> OwnReading {
        let link = with_program("", text, None);
        Reading::of(&link).program.expect("a program")
    }

    #[test]
    fn arguments_of_a_scenario_lead_to_it() {
        let truth = |text: &str| program(text).truth.map(|truth| truth.link);
        let rooms = truth(
            "def clean(num_robots, speed, width=6, height=7, pause=None): pass\nclean(2, 1.0)\n",
        );
        let rooms = rooms.expect("robots");
        assert!(
            rooms.contains("scenario=robots")
                && rooms.contains("numRobots=2&")
                && rooms.contains("width=6&"),
            "{rooms}"
        );
        let ill = truth(
            "def ill(numViruses, maxPop, maxBirthProb, clearProb): pass\nill(100, 1000, 0.1, 0.05)\n",
        );
        assert!(ill.is_some_and(|link| link.contains("scenario=without-drug")));
        assert_eq!(truth("def f(n, p=0.5): pass\nf(3)\n"), None);
        assert_eq!(truth("def f(width, a, b, c): pass\nf(1, 2, 3, 4)\n"), None);
    }

    #[test]
    fn whoever_chooses_gets_what_was_chosen() {
        let link = with_program("", "def f(n, numDice=3): pass\nf(3)\n", None);
        let (experiment, _) = Experiment::from_link(&link);
        let dice = Truth::chosen(&experiment, "dice").expect("a scenario");
        assert!(dice.link.contains("numDice=3&"), "{dice:?}");
        let pi = Truth::chosen(&experiment, "pi").expect("a scenario");
        assert!(pi.link.starts_with("?v=1&scenario=pi"), "{pi:?}");
        assert_eq!(Truth::chosen(&experiment, "nothing"), None);
    }

    /// A scenario with few steps, and what came of it.
    const ILL: &str = "?scenario=without-drug&numSteps=30&numTrials=400&seed=";

    fn results(seed: &str) -> (Experiment, Statistics) {
        let (experiment, problems) = Experiment::from_link(&format!("{ILL}{seed}"));
        assert_eq!(problems, []);
        let mut run = Run::new(&experiment);
        run.advance(u64::MAX);
        (experiment, run.statistics().remove(0))
    }

    /// What a program of that name observed, had it these results and so much more.
    fn observed(key: &'static str, statistics: &Statistics, more: f64) -> (Shape, Statistics) {
        let quantity = || Quantity::count(key, key, "", 1000);
        let shape = Shape::of_rows(30, vec![quantity()], vec![quantity()]);
        let mut given = Statistics {
            trials: statistics.trials,
            series: vec![statistics.series[0].clone()],
            outcomes: vec![statistics.outcomes[0].clone()],
        };
        for (value, _, _) in &mut given.outcomes[0].histogram {
            *value += more;
        }
        (shape, given)
    }

    /// What came of a scenario, as a worker sends it.
    fn sent(experiment: &Experiment, statistics: &Statistics) -> Pin {
        Pin {
            link: experiment.link(),
            statistics: statistics.clone(),
            differences: Vec::new(),
        }
    }

    fn verdict(beside: &BesideProgram) -> Option<&'static str> {
        Some(beside.words()?.verdict)
    }

    #[test]
    fn a_right_program_agrees_and_a_wrong_one_differs() {
        let (experiment, truth) = results("here");
        let pin = sent(&experiment, &truth);
        let (_, other) = results("there");
        for (key, more, expected) in [
            ("result", 0.0, "agrees"),
            ("total", 0.0, "agrees"),
            ("total", 40.0, "differs"),
            ("total", -2000.5, "differs"),
            ("result", 40.0, "differs"),
        ] {
            let mut beside = BesideProgram::new(&experiment.link());
            let (shape, given) = observed(key, &other, more);
            beside.see("?a", (&shape, &given), false, Some(&pin));
            assert_eq!(verdict(&beside), None, "trials are still to come");
            beside.see("?a", (&shape, &given), true, Some(&pin));
            assert_eq!(
                verdict(&beside),
                Some(expected),
                "{key} {more}: {:?}",
                beside.words()
            );
            // A worker works out what stands beside it.
            let order = beside.order().expect("something to run");
            let mut work = OwnWork::of(&order.link, order.numbers.as_deref());
            while !work.advance(1_000) {}
            assert_eq!(beside.take(&order, &work.bytes()), Ok(true));
            assert_eq!(verdict(&beside), Some(expected));
            // Another program has no verdict of the one before.
            beside.see("?b", (&shape, &given), false, Some(&pin));
            assert_eq!(verdict(&beside), None);
        }
    }

    #[test]
    fn the_truth_is_drawn_where_the_program_has_it() {
        let (experiment, truth) = results("here");
        let pin = sent(&experiment, &truth);
        let mut beside = BesideProgram::new(&experiment.link());
        let (shape, given) = observed("result", &truth, 0.0);
        beside.see("?a", (&shape, &given), false, None);
        assert!(beside.drawn().is_none(), "nothing has come of it");
        let other = Pin {
            link: "?scenario=dice".to_owned(),
            ..pin.clone()
        };
        beside.see("?a", (&shape, &given), false, Some(&other));
        assert!(beside.drawn().is_none(), "it is of another one");
        beside.see("?a", (&shape, &given), false, Some(&pin));
        let drawn = beside.drawn().expect("results");
        assert_eq!(
            drawn.name,
            "T: Virus population without a drug, by Many Trials"
        );
        assert_eq!(
            drawn.statistics.series[0].mean.len(),
            truth.series[0].mean.len()
        );
        // Theory stands where the program has as many steps.
        let theory = Expected {
            series: vec![vec![1.0, 2.0]],
            outcomes: vec![Some(7.0)],
            share: Some(0.5),
        };
        let expected = beside.expected(&shape, &theory);
        assert_eq!(
            (&expected.series, &expected.outcomes),
            (&theory.series, &theory.outcomes)
        );
        let other = Shape::of_rows(20, shape.series.clone(), shape.outcomes.clone());
        let expected = beside.expected(&other, &theory);
        assert_eq!(
            (expected.series.len(), expected.outcomes),
            (0, vec![Some(7.0)])
        );
        // By names, in whatever order; what the scenario does not know is empty.
        let quantity = |key: &'static str| Quantity::count(key, key, "", 1000);
        let shape = Shape::of_rows(0, Vec::new(), vec![quantity("fun"), quantity("total_pop")]);
        let as_program = as_observed(&shape, (&beside.shape, &truth));
        assert_eq!(as_program.outcomes[0].histogram, []);
        assert_eq!(as_program.outcomes[1], truth.outcomes[0]);
    }

    #[test]
    fn what_is_tested_is_what_both_have() {
        let (experiment, truth) = results("here");
        let pin = sent(&experiment, &truth);
        let (_, other) = results("there");
        let of = |outcomes: Vec<Quantity>, given: Vec<Distribution>| {
            let shape = Shape::of_rows(0, Vec::new(), outcomes);
            let statistics = Statistics {
                trials: truth.trials,
                series: Vec::new(),
                outcomes: given,
            };
            let mut beside = BesideProgram::new(&experiment.link());
            beside.see("?a", (&shape, &statistics), true, Some(&pin));
            beside.words().expect("a verdict")
        };
        let quantity = |key: &'static str| Quantity::count(key, key, "", 1000);
        let total = &other.outcomes[0];
        let rounds = Distribution {
            histogram: vec![(3.0, 0.0, 400)],
            ..total.clone()
        };
        let words = of(
            vec![quantity("rounds"), quantity("total_pop")],
            vec![rounds, total.clone()],
        );
        assert_eq!(words.verdict, "agrees", "{words:?}");
        // A yes or no is no number of viruses, and nobody can be asked what it is.
        let yes_or_no = |yes: u32| {
            let histogram = vec![(0.0, 0.0, 400 - yes), (1.0, 0.0, yes)];
            let event = Distribution {
                histogram,
                ..total.clone()
            };
            (vec![Quantity::event("won", "won")], vec![event])
        };
        let (outcomes, given) = yes_or_no(100);
        assert_ne!(of(outcomes, given).verdict, "agrees");
        // The course's own classes of doors: one game a trial, where ours are a hundred.
        for (scenario, yes, expected) in [
            ("monty-hall", 267, "unclear"),
            ("birthday", 165, "agrees"),
            ("birthday", 60, "differs"),
        ] {
            let link = format!("?scenario={scenario}&numTrials=400");
            let (experiment, _) = Experiment::from_link(&link);
            let mut run = Run::new(&experiment);
            run.advance(u64::MAX);
            let pin = sent(&experiment, &run.statistics()[0]);
            let mut beside = BesideProgram::new(&experiment.link());
            let (outcomes, given) = yes_or_no(yes);
            let shape = Shape::of_rows(0, Vec::new(), outcomes);
            let statistics = Statistics {
                trials: 400,
                series: Vec::new(),
                outcomes: given,
            };
            beside.see("?a", (&shape, &statistics), true, Some(&pin));
            let words = beside.words().expect("an answer");
            assert_eq!(words.verdict, expected, "{scenario} {yes}: {words:?}");
            assert!(words.offers.is_empty(), "{words:?}");
        }
    }

    #[test]
    fn an_unclear_result_is_told_how_to_be_clear() {
        let link = "?scenario=one-drug&numStepsBeforeDrug=20&numStepsAfterDrug=20&numTrials=400";
        let of = |seed: &str| {
            let (experiment, _) = Experiment::from_link(&format!("{link}&seed={seed}"));
            let mut run = Run::new(&experiment);
            run.advance(u64::MAX);
            let statistics = run.statistics().remove(0);
            (experiment, statistics)
        };
        let (experiment, truth) = of("here");
        let (_, other) = of("there");
        let pin = sent(&experiment, &truth);
        // How many are resistant, under a name that tells nothing: no wrong total.
        for (key, expected) in [("result", "unclear"), ("resistant", "agrees")] {
            let shape = Shape::of_rows(0, Vec::new(), vec![Quantity::count(key, key, "", 1000)]);
            let given = Statistics {
                trials: other.trials,
                series: Vec::new(),
                outcomes: vec![other.outcomes[1].clone()],
            };
            let mut beside = BesideProgram::new(&experiment.link());
            beside.see("?a", (&shape, &given), true, Some(&pin));
            let words = beside.words().expect("an answer");
            assert_eq!(words.verdict, expected, "{words:?}");
            assert!(words.offers.is_empty() && !words.asks_trials);
            if expected == "unclear" {
                assert!(
                    words.sentence.contains("\"total\", \"resistant\""),
                    "{words:?}"
                );
            }
        }
    }

    #[test]
    fn a_list_of_results_has_each_in_no_order() {
        let outcome = |histogram| Distribution {
            mean: 0.0,
            variance: 0.0,
            standard_error: 0.0,
            quantiles: [0.0; 5],
            histogram,
        };
        let text = listed(&outcome(vec![(0.5, 0.0, 2), (1.0, 0.0, 1), (3.0, 0.0, 5)]));
        let mut numbers: Vec<&str> = text.lines().collect();
        assert_ne!(numbers, ["0.5", "0.5", "1", "3", "3", "3", "3", "3"]);
        numbers.sort_unstable();
        assert_eq!(numbers, ["0.5", "0.5", "1", "3", "3", "3", "3", "3"]);
        assert_eq!(listed(&outcome(Vec::new())), "");
        assert_eq!(listed(&outcome(vec![(2.0, 0.0, 1)])), "2");
    }
}
