//! Labels of every figure: on the paper, and none on another.

use std::sync::PoisonError;

use many_trials::experiment::Experiment;
use many_trials::figure::{
    CanvasSize, Colors, Lens, Letters, OutcomeFigure, Overlay, SeriesFigure, SpeedFigure,
    SweepFigure, SweptCase,
};
use many_trials::language::{ENGLISH, LANGUAGES};
use many_trials::param::{Choice, Param, Slider, Value};
use many_trials::results::Results;
use many_trials::run::Run;
use many_trials::scenario::{Expected, Mark, SCENARIOS, Share, Side};
use many_trials::sim::Quantity;
use many_trials::view::{Figures, Sight};
use proptest::prelude::*;

use super::LANGUAGE;
use super::made::{shape, statistics};
use super::recorder::{Recorder, drawn};

/// From a stamp to a wall: width, height, and whether it is a phone's.
const SIZES: [(f64, f64, bool); 9] = [
    (100.0, 100.0, true),
    (130.0, 300.0, false),
    (280.0, 200.0, true),
    (320.0, 260.0, true),
    (480.0, 100.0, false),
    (559.0, 400.0, false),
    (640.0, 420.0, true),
    (900.0, 480.0, false),
    (2400.0, 1200.0, false),
];

/// Letters narrower than those of any font in use, to be sure that nothing counts on wide ones.
fn narrow(letter: char, bold: bool) -> f64 {
    let width = if letter.is_ascii_digit() { 0.5 } else { 0.42 };
    if bold { width + 0.03 } else { width }
}

fn sizes() -> impl Iterator<Item = CanvasSize> {
    SIZES
        .into_iter()
        .enumerate()
        .map(|(i, (width, height, compact))| CanvasSize {
            width,
            height,
            compact,
            letters: if i % 4 == 2 {
                Letters::Measured(narrow)
            } else {
                Letters::Widest
            },
        })
}

/// Draws all figures of a sight on all papers.
fn see_all(figures: &Figures<'_>, see: &mut impl FnMut(&str, CanvasSize, Recorder)) {
    for size in sizes() {
        // All cases look alike.
        for case in 0..figures.shapes.len().min(2) {
            let (series, outcome) = (
                figures.series(case).unwrap(),
                figures.outcome(case).unwrap(),
            );
            if !series.shape.series.is_empty() {
                see(
                    "series",
                    size,
                    drawn(size, |pen, size, colors| series.draw(pen, size, colors)),
                );
            }
            see(
                "outcome",
                size,
                drawn(size, |pen, size, colors| outcome.draw(pen, size, colors)),
            );
            if let Some(cloud) = figures.cloud(case) {
                see(
                    "cloud",
                    size,
                    drawn(size, |pen, size, colors| cloud.draw(pen, size, colors)),
                );
            }
        }
        if let Some(sweep) = figures.sweep().filter(|_| figures.shapes.len() > 1) {
            see(
                "sweep",
                size,
                drawn(size, |pen, size, colors| sweep.draw(pen, size, colors)),
            );
        }
    }
}

fn sight_of(query: &str) -> Sight {
    let (experiment, _) = Experiment::from_link(query);
    let mut run = Run::new(&experiment);
    while !run.is_finished() {
        run.advance(u64::MAX);
    }
    let results = Results {
        trials: vec![run.trials()],
        summaries: run.summaries().to_vec(),
        experiment,
    };
    Sight::new(&results)
}

/// Draws everything in both languages: every label has its place.
fn check(query: &str, sight: &Sight) {
    for language in LANGUAGES {
        let _alone = LANGUAGE.write().unwrap_or_else(PoisonError::into_inner);
        language.set();
        see_all(&sight.figures(), &mut |figure, size, drawing| {
            let fault = drawing.fault();
            assert_eq!(fault, None, "{figure} of {query} in {language:?}");
            lie_free(figure, &drawing);
            if size.width >= 320.0 && size.height >= 260.0 {
                // Not for want of words: numbers along both axes and a title at the least.
                assert!(
                    drawing.words.len() >= 5,
                    "{figure} of {query}: {:?}",
                    drawing.texts()
                );
            }
        });
        ENGLISH.set();
    }
}

/// Every label is on the paper and on no other, none is on a bar of a histogram, and no rule strikes
/// one through.
fn lie_free(figure: &str, drawing: &Recorder) {
    assert_eq!(drawing.fault(), None, "{figure}");
    if figure == "outcome" {
        let print = Colors::print();
        let hues = print.series.iter().chain([&print.accent]);
        let hues: Vec<(u8, u8, u8)> = hues.map(|hue| hue.rgb()).collect();
        assert_eq!(drawing.covered(&hues), None);
    }
    if figure == "outcome" || figure == "series" {
        assert_eq!(drawing.struck(), None);
    }
}

/// Where the plot of a series ends for its names, while more and more trials come in.
fn the_column_keeps_its_width() {
    let quantity = || Quantity::count("x", "total", "viruses", 1_000);
    let ends = [7, 30, 200, 1_000, 20_000].map(|trials| {
        let shape = shape(vec![quantity()], vec![quantity()], 60);
        // As the first numbers do, the means wander a little.
        let size = 412.3 + 90.0 / f64::from(trials).sqrt();
        let statistics = statistics(&shape, size, trials.try_into().unwrap());
        let size = CanvasSize {
            width: 900.0,
            height: 430.0,
            compact: false,
            letters: Letters::Widest,
        };
        let figure = SeriesFigure {
            shape: &shape,
            statistics: &statistics,
            in_view: "x",
            marks: Vec::new(),
            expected: &Expected::default(),
            overlay: Overlay::default(),
            range: None,
            lens: &Lens::PLAIN,
        };
        let drawing = drawn(size, |pen, size, colors| figure.draw(pen, size, colors));
        let name = drawing
            .words
            .iter()
            .find(|word| word.text.starts_with("total "));
        let name = name.unwrap();
        (name.edges[0], name.text.clone())
    });
    assert!(ends.iter().all(|(left, _)| *left == ends[0].0), "{ends:?}");
    assert_ne!(ends[0].1.len(), ends[4].1.len(), "{ends:?}");
}

#[test]
fn labels_of_all_figures_have_their_places() {
    presets();
    wide_sweeps();
    made_up_results();
    speeds();
    the_column_keeps_its_width();
}

/// Every preset, with few trials.
fn presets() {
    for scenario in SCENARIOS {
        for preset in scenario.presets() {
            let own = preset.query.trim_start_matches('?').split('&');
            let own = own.filter(|part| !part.starts_with("numTrials"));
            let own: Vec<&str> = own.collect();
            let (key, own) = (scenario.key(), own.join("&"));
            let query = format!("?scenario={key}&numTrials=6&{own}");
            check(&query, &sight_of(&query));
        }
    }
}

/// Sweeps of many kinds of values, with long names and large numbers.
fn wide_sweeps() {
    for query in [
        "?scenario=one-drug&mutProb=0.1,0.001,0.01&numStepsBeforeDrug=0,75,150,300&numTrials=4",
        "?scenario=pi&numNeedles=10,1000,100000&numTrials=4",
        "?scenario=pi&numNeedles=1000,100000,1000000&numTrials=2",
        "?scenario=roulette&game=fair,european,american&numSpins=10,1000&numTrials=9",
        "?scenario=drunks&drunk=usual,cold,masochist,east-west&numSteps=10,20&numTrials=9",
        "?scenario=robots&robotType=standard,random-walk&width=5&height=5&numTrials=4",
        "?scenario=without-drug&numViruses=2000000&maxPop=3000000&numSteps=2&numTrials=1",
    ] {
        check(query, &sight_of(query));
    }
}

const LONG: [&str; 3] = [
    "Wahrscheinlichkeit einer Mutation je Vermehrung",
    "n",
    "Übertragungsgeschwindigkeitsbegrenzung",
];

static CHOICES: [Choice; 4] = [
    Choice::new("a", "Geschwindigkeitsbegrenzung auf Autobahnen"),
    Choice::new("b", "b"),
    Choice::new("c", "The usual drunk"),
    Choice::new("d", "Masochistischer Betrunkener"),
];

fn param(kind: usize) -> Param {
    match kind % 3 {
        0 => Param::choice("way", LONG[0], &CHOICES, ""),
        1 => Param::real(
            "real",
            LONG[2],
            "Viren",
            (0.0, 1e9, 1.0),
            Slider::Linear(1.0),
            "",
        ),
        _ => Param::whole(
            "whole",
            LONG[1],
            "",
            (0, 1 << 40, 1),
            Slider::Linear(1.0),
            "",
        ),
    }
}

fn values(param: &Param, many: usize, size: f64) -> Vec<Value> {
    let each = (0..many).map(|i| {
        let number = size * 10f64.powi(i as i32 % 7) * (1.0 + i as f64 / 7.0);
        match param.key {
            "way" => Value::Choice(CHOICES[i % 4].key),
            "real" => Value::Real(number),
            _ => Value::Whole(number.min(1e12) as i64 + i as i64),
        }
    });
    each.take(if param.key == "way" { 4 } else { many })
        .collect()
}

/// What is drawn of made-up results.
#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools)] // each is drawn on its own
struct Made {
    size: f64,
    per: i32,
    series: usize,
    event: bool,
    log: bool,
    marks: Vec<usize>,
    share: Option<bool>,
    rows: usize,
    columns: usize,
    kinds: (usize, usize),
    map_share: bool,
    theory: bool,
    trial: bool,
}

fn made() -> impl Strategy<Value = Made> {
    let sizes = prop_oneof![
        Just(1e-5),
        Just(3e-3),
        Just(0.7),
        Just(48.0),
        Just(1234.5),
        Just(98_765.0),
        Just(1_234_567.0),
        Just(98_765_432.0),
        Just(-3_456_789.0),
    ];
    let of_case = (
        sizes,
        prop_oneof![Just(1), Just(1000), Just(100_000)],
        1..6usize,
        any::<bool>(),
        any::<bool>(),
        proptest::collection::vec(0..60usize, 0..3),
        proptest::option::of(any::<bool>()),
    );
    let of_sweep = (1..9usize, 1..9usize, (0..3usize, 0..3usize));
    (of_case, of_sweep, any::<[bool; 3]>()).prop_map(|(case, sweep, bits)| Made {
        size: case.0,
        per: case.1,
        series: case.2,
        event: case.3,
        log: case.4,
        marks: case.5,
        share: case.6,
        rows: sweep.0,
        columns: sweep.1,
        kinds: sweep.2,
        map_share: bits[0],
        theory: bits[1],
        trial: bits[2],
    })
}

impl Made {
    fn quantity(&self, i: usize, event: bool) -> Quantity {
        if event {
            return Quantity::event("event", LONG[0]);
        }
        let (label, unit) = (LONG[i % 3], ["Viren", "", "Quadratmeter je Sekunde"][i % 3]);
        Quantity::parts(
            "x",
            label,
            unit,
            self.per,
            (i64::from(i32::MIN), i64::from(i32::MAX)),
        )
    }

    fn check(&self) {
        let series = (0..self.series).map(|i| self.quantity(i, i == 3));
        let shape = shape(series.collect(), vec![self.quantity(0, self.event)], 60);
        let statistics = statistics(&shape, self.size, 5000);
        let expected = Expected {
            series: if self.theory {
                vec![vec![self.size; shape.points()]]
            } else {
                Vec::new()
            },
            outcomes: vec![
                self.theory
                    .then_some(if self.event { 0.31 } else { self.size }),
            ],
            share: None,
        };
        let share = self.share.map(|most| Share {
            outcome: 0,
            side: if most {
                Side::AtMost(self.size / 3.0)
            } else {
                Side::AtLeast(self.size / 3.0)
            },
            label: LONG[2],
        });
        let cells = vec![1.0; shape.cells()];
        let overlay = || Overlay {
            trial: self.trial.then_some((123_456, &cells[..])),
            ..Overlay::default()
        };
        let lens = Lens {
            log: self.log,
            ..Lens::PLAIN
        };
        let marks = self.marks.iter().map(|after| Mark {
            after: *after,
            label: LONG[after % 3].to_owned(),
        });
        let marks: Vec<Mark> = marks.collect();
        for size in sizes() {
            let figure = SeriesFigure {
                shape: &shape,
                statistics: &statistics,
                in_view: "x",
                marks: marks.clone(),
                expected: &expected,
                overlay: overlay(),
                range: None,
                lens: &lens,
            };
            let drawing = drawn(size, |pen, size, colors| figure.draw(pen, size, colors));
            lie_free("series", &drawing);
            let figure = OutcomeFigure {
                shape: &shape,
                statistics: &statistics,
                outcome: 0,
                share,
                expected: &expected,
                overlay: overlay(),
                range: None,
                lens: &lens,
            };
            let drawing = drawn(size, |pen, size, colors| figure.draw(pen, size, colors));
            lie_free("outcome", &drawing);
            for params in [
                vec![param(self.kinds.0)],
                vec![param(self.kinds.0), param(self.kinds.1)],
            ] {
                let lists: Vec<Vec<Value>> = params
                    .iter()
                    .zip([self.rows, self.columns])
                    .map(|(param, many)| values(param, many, self.size.abs()))
                    .collect();
                let mut all: Vec<Vec<Value>> = vec![Vec::new()];
                for list in &lists {
                    let longer = all.iter().flat_map(|known| {
                        list.iter()
                            .map(move |value| [&known[..], &[*value]].concat())
                    });
                    all = longer.collect();
                }
                let cases = all.into_iter().map(|values| SweptCase {
                    values,
                    shape: &shape,
                    statistics: &statistics,
                    share,
                    expected: &expected,
                    expected_share: None,
                });
                let figure = SweepFigure {
                    params: params.iter().collect(),
                    cases: cases.collect(),
                    outcome: 0,
                    show_share: self.map_share,
                    selected: Some(0),
                };
                let drawing = drawn(size, |pen, size, colors| figure.draw(pen, size, colors));
                assert_eq!(drawing.fault(), None, "sweep of {}", params.len());
            }
        }
    }
}

/// Values up to millions and down to tiny decimals, long names, any number of cases.
fn made_up_results() {
    let config = ProptestConfig {
        cases: 40,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let mut runner = proptest::test_runner::TestRunner::new(config);
    let checked = runner.run(&made(), |made| {
        made.check();
        Ok(())
    });
    checked.unwrap();
}

fn speeds() {
    let doubling: Vec<(u32, f64)> = (0..8).map(|i| (1 << i, 1e6 * f64::from(1 << i))).collect();
    let even: Vec<(u32, f64)> = (1..17).map(|i| (i, 1e5 * f64::from(i).sqrt())).collect();
    for points in [&doubling[..], &even, &doubling[..1]] {
        for size in sizes() {
            let figure = SpeedFigure { points };
            let drawing = drawn(size, |pen, size, colors| figure.draw(pen, size, colors));
            assert_eq!(drawing.fault(), None, "speed");
        }
    }
}
