//! π from needles that fall into a square: `throwNeedles`, `getEst`, `estPi`.

use super::inputs::input;
use super::{Expected, Preset, Scenario, Term, Words, words};
use crate::language::say;
use crate::param::{Param, Slider, Values, decimal, decimals_for, plus_minus};
use crate::sim::{Model, Quantity, Row, Shape, Statistics, Stream};

/// See the module.
pub(super) struct Pi;

static PARAMS: [Param; 1] = [Param::whole(
    "numNeedles",
    "Needles",
    "needles",
    (1, 1_000_000, 1000),
    Slider::Log(10.0, 100_000.0),
    "How many needles one estimate throws; four times as many halve its error.",
)];

/// Estimates are observed in units of 1/`PER`.
const PER: i32 = 100_000;

impl Scenario for Pi {
    fn key(&self) -> &'static str {
        "pi"
    }

    fn title(&self) -> &'static str {
        "π by throwing needles"
    }

    fn version(&self) -> u32 {
        1
    }

    fn question(&self) -> &'static str {
        "What is π, by throwing needles?"
    }

    fn story(&self) -> &'static str {
        "Throw needles blindly onto a square with a quarter of a circle in it, and count those \
         that hit the circle. Four times their share is close to π, and the more needles you \
         throw, the closer."
    }

    fn one_trial(&self) -> &'static str {
        "One trial is one attempt at π: so many needles, and the estimate that they give."
    }

    fn terms(&self) -> &'static [Term] {
        &[
            Term {
                forms: "needle|needles",
                meaning: "A random point of the square: the lecture throws needles.",
            },
            Term {
                forms: "estimate|estimates",
                meaning: "4 times the share of needles within the quarter of a circle.",
            },
        ]
    }

    fn rule(&self) -> &'static str {
        "Needles fall into a square of side 1, each with two random coordinates. Those no further than \
         1 from one corner lie in a quarter of a circle. The estimate is 4 times their share of all \
         needles; before the first needle it is 0."
    }

    fn params(&self) -> &'static [Param] {
        &PARAMS
    }

    fn presets(&self) -> &'static [Preset] {
        &[
            Preset {
                exercise: "Lecture 7, finding π",
                title: "Estimates with 1,000 needles",
                query: "numTrials=100",
            },
            Preset {
                exercise: "Lecture 7, finding π",
                title: "estPi(0.005, 100): twice the needles until the spread is small enough",
                query: "numNeedles=1000,2000,4000,8000,16000,32000,64000,128000,256000,512000&numTrials=100",
            },
        ]
    }

    fn model(&self, values: &Values) -> Box<dyn Model> {
        let needles = values.whole("numNeedles") as usize;
        let range = (0, 4 * i64::from(PER));
        let estimate = Quantity::parts("estimate", "estimate of π", "", PER, range);
        Box::new(Needles {
            shape: Shape {
                step: "needle",
                steps: needles,
                // Fewer points than usual: each then has the room for bins that show how little
                // estimates spread around π.
                every: needles.div_ceil(100),
                series: vec![estimate.clone()],
                outcomes: vec![estimate],
                at_end: true,
                rows: false,
            },
        })
    }

    fn expected(&self, values: &Values) -> Expected {
        let pi = std::f64::consts::PI;
        let mut series = vec![pi; self.model(values).shape().points()];
        series[0] = 0.0;
        Expected {
            series: vec![series],
            outcomes: vec![Some(pi)],
            share: None,
        }
    }

    fn python(&self) -> &'static str {
        include_str!("python/pi.py")
    }

    fn sentence(&self, values: &Values, statistics: &Statistics) -> Vec<Words> {
        let estimate = &statistics.outcomes[0];
        let deviation = libm::sqrt(estimate.variance);
        let needles = values.whole("numNeedles");
        let mut text = say!(
            "{needles} needles give *{estimate}* on average. Single estimates have a standard deviation of \
             *{deviation}*",
            needles = input("numNeedles", needles),
            estimate = plus_minus(estimate.mean, estimate.known_error()),
            deviation = decimal(deviation, decimals_for(deviation / 10.0)),
        );
        // The normal distribution is near from about this many needles on.
        if needles >= 100 && statistics.trials >= 20 {
            let within = 1.96 * deviation;
            let within = decimal(within, decimals_for(within / 10.0));
            text += &say!(": about 95 % of them are within {within} of π", within);
        }
        words(&format!("{text}."))
    }

    fn compared(&self, number: &str) -> String {
        say!("The estimate of π is {number} on average", number)
    }
}

struct Needles {
    shape: Shape,
}

impl Model for Needles {
    fn shape(&self) -> &Shape {
        &self.shape
    }

    fn trial(&self, stream: &mut Stream, row: &mut Row<'_>) {
        let (mut thrown, mut inside, mut estimate) = (0, 0, 0);
        for point in 1..self.shape.points() {
            while thrown < self.shape.step_of(point) {
                let (x, y) = (stream.unit(), stream.unit());
                inside += u64::from(x * x + y * y <= 1.0);
                thrown += 1;
            }
            let share = inside as f64 / thrown as f64;
            estimate = (4.0 * f64::from(PER) * share).round() as i32;
            row.series(0, point, estimate);
        }
        row.outcome(0, estimate);
    }
}
