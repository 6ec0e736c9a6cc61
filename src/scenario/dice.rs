//! Dice that show a wanted face: `rollDie`, `runSim`, `fracBoxCars`.

use super::inputs::input;
use super::{Expected, Preset, Scenario, Share, Side, Term, Words, share_words, words};
use crate::language::say;
use crate::param::{Param, Slider, Values, plus_minus};
use crate::sim::{Model, Quantity, Row, Shape, Statistics, Stream};

/// See the module.
pub(super) struct Dice;

static PARAMS: [Param; 2] = [
    Param::whole(
        "numDice",
        "Dice",
        "dice",
        (1, 10_000, 5),
        Slider::Linear(100.0),
        "How many dice are rolled, or how often one is.",
    ),
    Param::whole(
        "numFaces",
        "Faces",
        "faces",
        (1, 1000, 6),
        Slider::Linear(20.0),
        "How many faces a die has, each equally likely; a coin has 2.",
    ),
];

impl Scenario for Dice {
    fn key(&self) -> &'static str {
        "dice"
    }

    fn title(&self) -> &'static str {
        "Dice that show a wanted face"
    }

    fn version(&self) -> u32 {
        1
    }

    fn question(&self) -> &'static str {
        "How rarely do all dice show the wanted face?"
    }

    fn story(&self) -> &'static str {
        "Roll some dice and hope that all of them show the face that you want. It happens, but so \
         rarely that a few tries tell you nothing: only many trials show how rarely."
    }

    fn one_trial(&self) -> &'static str {
        "One trial is one roll of all dice."
    }

    fn terms(&self) -> &'static [Term] {
        &[Term {
            forms: "wanted face|wanted faces|face|faces",
            meaning: "One side of a die. It does not matter which one is wanted: each is as likely.",
        }]
    }

    fn rule(&self) -> &'static str {
        "All dice are rolled, and those that show one wanted face are counted. Any other row of faces \
         that is named beforehand, such as 54324, is as likely as the wanted face on all dice."
    }

    fn params(&self) -> &'static [Param] {
        &PARAMS
    }

    fn presets(&self) -> &'static [Preset] {
        &[
            Preset {
                exercise: "Lecture 4, simulation of die rolling",
                title: "Five rolls show 11111",
                query: "",
            },
            Preset {
                exercise: "Lecture 4, simulation of die rolling",
                title: "Five rolls show 11111, often enough",
                query: "numTrials=1000000",
            },
            Preset {
                exercise: "Lecture 4, boxcars",
                title: "Two dice show a double six",
                query: "numDice=2&numTrials=100000",
            },
            Preset {
                exercise: "Lecture 6, flipping coins",
                title: "Heads in 100 flips of a coin",
                query: "numDice=100&numFaces=2",
            },
        ]
    }

    fn model(&self, values: &Values) -> Box<dyn Model> {
        let dice = values.whole("numDice");
        Box::new(Roll {
            dice,
            faces: values.whole("numFaces") as u32,
            shape: Shape::at_once(
                "roll",
                vec![Quantity::count("wanted", "wanted faces", "dice", dice)],
            ),
        })
    }

    fn share(&self, values: &Values) -> Option<Share> {
        Some(Share {
            outcome: 0,
            side: Side::AtLeast(values.whole("numDice") as f64),
            label: "all show it",
        })
    }

    fn expected(&self, values: &Values) -> Expected {
        let dice = values.whole("numDice") as f64;
        let chance = 1.0 / values.whole("numFaces") as f64;
        Expected {
            series: Vec::new(),
            outcomes: vec![Some(dice * chance)],
            share: Some(libm::pow(chance, dice)),
        }
    }

    fn python(&self) -> &'static str {
        include_str!("python/dice.py")
    }

    fn sentence(&self, values: &Values, statistics: &Statistics) -> Vec<Words> {
        let dice = values.whole("numDice");
        let wanted = &statistics.outcomes[0];
        let share = wanted.share_at_least(dice as f64, statistics.trials);
        words(&say!(
            "All {dice} dice show the wanted face in *{share}* of the trials; on average *{wanted}* of \
             them do.",
            dice = input("numDice", dice),
            share = share_words(share, statistics.trials),
            wanted = plus_minus(wanted.mean, wanted.known_error()),
        ))
    }

    fn compared(&self, number: &str) -> String {
        say!(
            "All dice show the wanted face in {number} of the trials",
            number
        )
    }
}

struct Roll {
    dice: i64,
    faces: u32,
    shape: Shape,
}

impl Model for Roll {
    fn shape(&self) -> &Shape {
        &self.shape
    }

    fn trial(&self, stream: &mut Stream, row: &mut Row<'_>) {
        let wanted = (0..self.dice).filter(|_| stream.below(self.faces) == 0);
        row.outcome(0, wanted.count() as i32);
    }
}
