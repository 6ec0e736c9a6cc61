//! The longest run of one face among many rolls of a die: `Die`, `getAverage`.

use super::inputs::input;
use super::{Expected, Preset, Scenario, Term, Words, words};
use crate::language::say;
use crate::param::{Choice, Param, Slider, Values, decimal, plus_minus};
use crate::sim::{Model, Quantity, Row, Shape, Statistics, Stream};

/// See the module.
pub(super) struct DiceRuns;

static PARAMS: [Param; 2] = [
    Param::choice(
        "die",
        "Die",
        &[
            Choice::new("final-exam", "the final exam's: 1 2 3 4 5 6 6 6 7"),
            Choice::new("fair", "fair: 1 2 3 4 5 6"),
            Choice::new("coin", "a coin: 1 2"),
        ],
        "What its sides show; each side is equally likely.",
    ),
    Param::whole(
        "numRolls",
        "Rolls",
        "rolls",
        (0, 10_000, 500),
        Slider::Log(10.0, 10_000.0),
        "How often the die is rolled.",
    ),
];

/// What the sides of a die show.
fn sides(values: &Values) -> &'static [u32] {
    match values.choice("die") {
        "final-exam" => &[1, 2, 3, 4, 5, 6, 6, 6, 7],
        "fair" => &[1, 2, 3, 4, 5, 6],
        _ => &[1, 2],
    }
}

impl Scenario for DiceRuns {
    fn key(&self) -> &'static str {
        "dice-runs"
    }

    fn title(&self) -> &'static str {
        "Longest run of a die"
    }

    fn version(&self) -> u32 {
        1
    }

    fn question(&self) -> &'static str {
        "How long does a die show the same?"
    }

    fn story(&self) -> &'static str {
        "Roll a die again and again and look for its longest run of one number. Chance makes \
         longer runs than most people would invent. How long is usual?"
    }

    fn one_trial(&self) -> &'static str {
        "One trial is one row of rolls, and the longest run in it."
    }

    fn terms(&self) -> &'static [Term] {
        &[Term {
            forms: "longest run|run|runs",
            meaning: "A run is rolls in a row that show the same: 5 4 4 4 5 has a longest run of 3.",
        }]
    }

    fn rule(&self) -> &'static str {
        "A die is rolled again and again. A run is a number of rolls in a row that show the same: 1 4 3 \
         has a longest run of 1, and 5 4 4 4 5 5 has one of 3."
    }

    fn params(&self) -> &'static [Param] {
        &PARAMS
    }

    fn presets(&self) -> &'static [Preset] {
        &[
            Preset {
                exercise: "Final exam, getAverage",
                title: "Longest run of a die in 500 rolls",
                query: "numTrials=10000",
            },
            Preset {
                exercise: "Final exam, getAverage",
                title: "Three dice",
                query: "die=final-exam,fair,coin&numTrials=10000",
            },
        ]
    }

    fn model(&self, values: &Values) -> Box<dyn Model> {
        let rolls = values.whole("numRolls");
        let longest = Quantity::count("longest", "longest run", "rolls", rolls);
        Box::new(Rolls {
            sides: sides(values),
            shape: Shape::over_time("roll", rolls as usize, vec![longest.clone()], vec![longest]),
        })
    }

    fn expected(&self, values: &Values) -> Expected {
        let rolls = values.whole("numRolls") as usize;
        let faces = faces(sides(values));
        // The mean of the longest run is the sum of the chances that it is at least 1, 2, ….
        let mut mean = vec![0.0; rolls + 1];
        for length in 1..=rolls {
            let shorter = shorter_than(length, rolls, &faces);
            for (mean, shorter) in mean.iter_mut().zip(&shorter) {
                *mean += 1.0 - shorter;
            }
            if 1.0 - shorter[rolls] < 1e-10 {
                break;
            }
        }
        let model = self.model(values);
        let shape = model.shape();
        let at = |point| mean[shape.step_of(point)];
        Expected {
            series: vec![(0..shape.points()).map(at).collect()],
            outcomes: vec![Some(mean[rolls])],
            share: None,
        }
    }

    fn python(&self) -> &'static str {
        include_str!("python/dice_runs.py")
    }

    fn sentence(&self, values: &Values, statistics: &Statistics) -> Vec<Words> {
        let longest = &statistics.outcomes[0];
        let (low, high) = longest.nine_tenths();
        words(&say!(
            "The longest run in {rolls} rolls is *{longest}* on average; nine tenths of the trials have \
             one of *{low} to {high}*.",
            rolls = input("numRolls", values.whole("numRolls")),
            longest = plus_minus(longest.mean, longest.known_error()),
            low = decimal(low, 0),
            high = decimal(high, 0),
        ))
    }

    fn compared(&self, number: &str) -> String {
        say!("The longest run is {number} on average", number)
    }
}

/// The chances of the faces, each with the number of faces that have it.
fn faces(sides: &[u32]) -> Vec<(f64, f64)> {
    let times = |face: u32| sides.iter().filter(|side| **side == face).count();
    (1..=sides.len())
        .map(|often| {
            // Each face is met on each of its sides.
            let met = sides.iter().filter(|face| times(**face) == often).count();
            (often as f64 / sides.len() as f64, (met / often) as f64)
        })
        .filter(|(_, number)| *number > 0.0)
        .collect()
}

/// For 0, 1, … rolls the chance that no run has `length` or more.
///
/// Let u(n) be that chance, and e(n) its part that ends in a face of probability p. A last roll makes
/// it from any part with p, except where it completes a run of `length` behind another face:
/// e(n) = p u(n − 1) − p^length (u(n − length) − e(n − length)).
fn shorter_than(length: usize, rolls: usize, faces: &[(f64, f64)]) -> Vec<f64> {
    let complete = |chance: f64| libm::pow(chance, length as f64);
    let mut all = vec![1.0; rolls + 1];
    let mut parts: Vec<_> = faces
        .iter()
        .map(|&(chance, number)| (chance, number, complete(chance), vec![0.0; rolls + 1]))
        .collect();
    for n in 1..=rolls {
        let mut sum = 0.0;
        for (chance, number, complete, ends) in &mut parts {
            let before = n.checked_sub(length);
            let completed = before.map_or(0.0, |n| *complete * (all[n] - ends[n]));
            ends[n] = *chance * all[n - 1] - completed;
            sum += *number * ends[n];
        }
        all[n] = sum;
    }
    all
}

struct Rolls {
    sides: &'static [u32],
    shape: Shape,
}

impl Model for Rolls {
    fn shape(&self) -> &Shape {
        &self.shape
    }

    fn trial(&self, stream: &mut Stream, row: &mut Row<'_>) {
        let (mut rolled, mut last) = (0, 0);
        let (mut run, mut longest) = (0, 0);
        for point in 0..self.shape.points() {
            while rolled < self.shape.step_of(point) {
                let face = self.sides[stream.below(self.sides.len() as u32) as usize];
                run = if face == last { run + 1 } else { 1 };
                longest = longest.max(run);
                last = face;
                rolled += 1;
            }
            row.series(0, point, longest);
        }
        row.outcome(0, longest);
    }
}
