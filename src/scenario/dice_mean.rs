//! The mean of many continuous dice, for the central limit theorem: `plotMeans`.

use super::inputs::input;
use super::{Expected, Preset, Scenario, Term, Words, words};
use crate::language::say;
use crate::param::{Param, Slider, Values, decimal, decimals_for, plus_minus, shortest};
use crate::sim::{Model, Quantity, Row, Shape, Statistics, Stream};

/// See the module.
pub(super) struct DiceMean;

static PARAMS: [Param; 1] = [Param::whole(
    "numDice",
    "Dice",
    "dice",
    (1, 10_000, 50),
    Slider::Log(1.0, 1000.0),
    "How many dice the mean is taken of.",
)];

/// A die shows any number from 0 up to this one.
const HIGHEST: f64 = 5.0;
/// Means are observed in units of 1/`PER`.
const PER: i32 = 1000;

impl Scenario for DiceMean {
    fn key(&self) -> &'static str {
        "dice-mean"
    }

    fn title(&self) -> &'static str {
        "Mean of continuous dice"
    }

    fn version(&self) -> u32 {
        1
    }

    fn question(&self) -> &'static str {
        "Why do means of many dice make a bell?"
    }

    fn story(&self) -> &'static str {
        "One die shows every number equally often. Take the mean of many dice, and numbers in the \
         middle come far more often: a bell appears out of nowhere. The more dice, the narrower \
         it is."
    }

    fn one_trial(&self) -> &'static str {
        "One trial is one throw of all dice, and the mean of what they show."
    }

    fn terms(&self) -> &'static [Term] {
        &[
            Term {
                forms: "central limit theorem",
                meaning: "A law of chance: means of many independent numbers spread like a bell, whatever \
                 the numbers themselves are like.",
            },
            Term {
                forms: "theory|theories",
                meaning: "What can be computed exactly, without any trial.",
            },
        ]
    }

    fn rule(&self) -> &'static str {
        "Each die shows any number between 0 and 5, all equally likely. A trial is the mean of all dice. \
         By the central limit theorem it is the closer to a normal distribution the more dice there are."
    }

    fn params(&self) -> &'static [Param] {
        &PARAMS
    }

    fn presets(&self) -> &'static [Preset] {
        &[Preset {
            exercise: "Lecture 7, the central limit theorem",
            title: "1 die and the mean of 50 dice",
            query: "numDice=1,50&numTrials=100000",
        }]
    }

    fn model(&self, values: &Values) -> Box<dyn Model> {
        let range = (0, i64::from(PER) * HIGHEST as i64);
        Box::new(Mean {
            dice: values.whole("numDice"),
            shape: Shape::at_once(
                "roll",
                vec![Quantity::parts("mean", "mean of the dice", "", PER, range)],
            ),
        })
    }

    fn expected(&self, _values: &Values) -> Expected {
        Expected {
            outcomes: vec![Some(HIGHEST / 2.0)],
            ..Expected::default()
        }
    }

    fn python(&self) -> &'static str {
        include_str!("python/dice_mean.py")
    }

    fn sentence(&self, values: &Values, statistics: &Statistics) -> Vec<Words> {
        let mean = &statistics.outcomes[0];
        let dice = values.whole("numDice");
        let theory = HIGHEST / libm::sqrt(12.0 * dice as f64);
        let deviation = libm::sqrt(mean.variance);
        // The fourth moment of a mean of uniform numbers is 3 − 1.2/n squared variances.
        let kurtosis = 3.0 - 1.2 / dice as f64;
        let error = deviation * libm::sqrt((kurtosis - 1.0) / (4.0 * statistics.trials as f64));
        let all = if dice == 1 {
            say!("1 die")
        } else {
            say!("{dice} dice", dice = input("numDice", dice))
        };
        words(&say!(
            "The mean of {all} is *{mean}* over all trials, with a standard deviation of *{deviation}*; \
             theory says {theory_mean} with {theory}.",
            all,
            mean = plus_minus(mean.mean, mean.known_error()),
            deviation = plus_minus(deviation, error),
            theory_mean = shortest(HIGHEST / 2.0),
            theory = decimal(theory, decimals_for(error) + 1),
        ))
    }

    fn compared(&self, number: &str) -> String {
        say!("The mean is {number} over all trials", number)
    }
}

struct Mean {
    dice: i64,
    shape: Shape,
}

impl Model for Mean {
    fn shape(&self) -> &Shape {
        &self.shape
    }

    fn trial(&self, stream: &mut Stream, row: &mut Row<'_>) {
        let sum: f64 = (0..self.dice).map(|_| HIGHEST * stream.unit()).sum();
        let mean = sum / self.dice as f64;
        row.outcome(0, (mean * f64::from(PER)).round() as i32);
    }
}
