//! Random walks on a plane: the lecture's drunks, on its `Field` and on its `OddField`.

use std::collections::BTreeMap;
use std::f64::consts::{PI, SQRT_2};

use super::inputs::input;
use super::{Expected, Preset, Scenario, Term, Words, words};
use crate::language::say;
use crate::param::{Choice, Param, Slider, Values, decimal, plus_minus};
use crate::sim::{Model, Quantity, Row, Shape, Statistics, Stream};

/// See the module.
pub(super) struct Drunks;

static PARAMS: [Param; 5] = [
    Param::choice(
        "drunk",
        "Drunk",
        &[
            Choice::new("usual", "usual"),
            Choice::new("cold", "cold, drifts south"),
            Choice::new("masochist", "masochist, drifts north"),
            Choice::new("east-west", "east or west only"),
            Choice::new("cold-6.00", "cold, steps south are 2"),
        ],
        "Which steps there are to choose from. The cold drunk's are 0.9 to the north and 1.1 to the \
         south; in the older course 6.00 they were 1 and 2.",
    )
    .in_group("Walk"),
    Param::whole(
        "numSteps",
        "Steps",
        "steps",
        (0, 10_000, 100),
        Slider::Log(10.0, 10_000.0),
        "How many steps a trial takes.",
    )
    .in_group("Walk"),
    Param::whole(
        "numHoles",
        "Wormholes",
        "wormholes",
        (0, 10_000, 0),
        Slider::Linear(2000.0),
        "How many wormholes are in the field; the lecture's OddField has 1,000.",
    )
    .in_group("Field"),
    range(
        "xRange",
        "Wormholes from east to west",
        "Wormholes begin and end at most so far east or west.",
    ),
    range(
        "yRange",
        "Wormholes from north to south",
        "Wormholes begin and end at most so far north or south.",
    ),
];

const fn range(key: &'static str, label: &'static str, help: &'static str) -> Param {
    let ends = (0, 1000, 100);
    Param::whole(key, label, "", ends, Slider::Linear(200.0), help).in_group("Field")
}

/// A place or a step, in tenths: no sum of steps is ever rounded.
type Tenths = (i32, i32);

/// The steps that a drunk chooses among.
fn steps_of(drunk: &str) -> &'static [Tenths] {
    match drunk {
        "cold" => &[(0, 9), (0, -11), (10, 0), (-10, 0)],
        "masochist" => &[(0, 11), (0, -9), (10, 0), (-10, 0)],
        "east-west" => &[(10, 0), (-10, 0)],
        "cold-6.00" => &[(0, 10), (0, -20), (10, 0), (-10, 0)],
        _ => &[(0, 10), (0, -10), (10, 0), (-10, 0)],
    }
}

impl Scenario for Drunks {
    fn key(&self) -> &'static str {
        "drunks"
    }

    fn title(&self) -> &'static str {
        "A drunk's random walk"
    }

    fn version(&self) -> u32 {
        1
    }

    fn question(&self) -> &'static str {
        "How far does a drunk get?"
    }

    fn story(&self) -> &'static str {
        "A drunk lets go of a lamp post and takes step after step, each in a direction that \
         chance chooses. Most steps undo each other, so the drunk does get away, but slowly. How \
         far, after so many steps?"
    }

    fn one_trial(&self) -> &'static str {
        "One trial is one walk, from the lamp post to the last step."
    }

    fn terms(&self) -> &'static [Term] {
        &[
            Term {
                forms: "origin",
                meaning: "Where the walk begins: the lamp post.",
            },
            Term {
                forms: "step|steps",
                meaning: "One pace in one of a few directions, each as likely. The usual drunk's are 1 \
                 long: north, south, east or west.",
            },
            Term {
                forms: "wormhole|wormholes",
                meaning: "A place of the field that leads to another place at once: whoever steps on it \
                 comes out there.",
            },
        ]
    }

    fn rule(&self) -> &'static str {
        "A drunk starts at the origin of a plane. In every step it takes one of its steps, each equally \
         likely: the usual drunk goes 1 to the north, south, east or west. The distance is that from \
         the origin, as the crow flies. Wormholes lie at random whole places of the field, a new field \
         for each trial, and lead to random whole places; a drunk whose step ends on one comes out at \
         its other end."
    }

    fn params(&self) -> &'static [Param] {
        &PARAMS
    }

    fn presets(&self) -> &'static [Preset] {
        &[
            Preset {
                exercise: "Lecture on random walks",
                title: "The usual drunk",
                query: "",
            },
            Preset {
                exercise: "Lecture on random walks",
                title: "The usual drunk, 10 to 10,000 steps",
                query: "numSteps=10,100,1000,10000",
            },
            Preset {
                exercise: "Lecture on random walks",
                title: "The cold drunk, 10 to 10,000 steps",
                query: "drunk=cold&numSteps=10,100,1000,10000",
            },
            Preset {
                exercise: "Lecture on random walks",
                title: "All drunks compared",
                query: "drunk=usual,cold,masochist,east-west&numSteps=1000",
            },
            Preset {
                exercise: "Lecture on random walks",
                title: "A field with wormholes",
                query: "numSteps=500&numHoles=1000",
            },
            Preset {
                exercise: "Lecture on random walks (6.00)",
                title: "The cold drunk whose steps south are 2",
                query: "drunk=cold-6.00",
            },
        ]
    }

    fn python(&self) -> &'static str {
        include_str!("python/drunks.py")
    }

    fn model(&self, values: &Values) -> Box<dyn Model> {
        Box::new(Walk::new(values))
    }

    fn place(&self) -> Option<(usize, usize)> {
        Some((1, 2))
    }

    fn expected(&self, values: &Values) -> Expected {
        if values.whole("numHoles") > 0 {
            return Expected::default();
        }
        let walk = Walk::new(values);
        let choices = 10.0 * walk.steps.len() as f64;
        let drift = |part: fn(&Tenths) -> i32| {
            let sum: i32 = walk.steps.iter().map(part).sum();
            Some(f64::from(sum) / choices * walk.shape.steps as f64)
        };
        let distance: Vec<f64> = if values.choice("drunk") == "usual" {
            let points = 0..walk.shape.points();
            points
                .map(|point| usual_distance(walk.shape.step_of(point)))
                .collect()
        } else {
            Vec::new()
        };
        Expected {
            outcomes: vec![
                distance.last().copied(),
                drift(|step| step.0),
                drift(|step| step.1),
            ],
            series: vec![distance],
            share: None,
        }
    }

    fn sentence(&self, values: &Values, statistics: &Statistics) -> Vec<Words> {
        let [distance, x, y] = [0, 1, 2].map(|i| &statistics.outcomes[i]);
        let (low, high) = distance.middle_half();
        let drunk = match values.choice("drunk") {
            "cold" | "cold-6.00" => say!("cold drunk"),
            "masochist" => say!("masochist drunk"),
            "east-west" => say!("east-west drunk"),
            _ => say!("usual drunk"),
        };
        let field = match values.whole("numHoles") {
            0 => String::new(),
            1 => say!(" in a field with 1 wormhole"),
            holes => say!(
                " in a field with {holes} wormholes",
                holes = input("numHoles", holes)
            ),
        };
        words(&say!(
            "After {steps} steps the {drunk}{field} is *{distance}* from the origin on average; half of \
             the trials end *{low} to {high}* away. The mean place is *{east}* east and *{north}* north.",
            steps = input("numSteps", values.whole("numSteps")),
            drunk,
            field,
            distance = plus_minus(distance.mean, distance.known_error()),
            low = decimal(low, 1),
            high = decimal(high, 1),
            east = plus_minus(x.mean, x.known_error()),
            north = plus_minus(y.mean, y.known_error()),
        ))
    }

    fn compared(&self, number: &str) -> String {
        say!(
            "The distance from the origin is {number} on average",
            number
        )
    }
}

/// The usual drunk's mean distance after some steps.
///
/// Seen from an eighth of a turn, each step goes by ±1/√2 along both axes at once, and all four pairs
/// of signs are equally likely: two independent walks A and B, and the distance is √((A² + B²) / 2).
fn usual_distance(steps: usize) -> f64 {
    let n = steps as f64;
    if steps > 1000 {
        // The next term of this expansion is below 0.21 / n: less than an observed distance tells.
        return libm::sqrt(PI * n) / 2.0 * (1.0 + 1.0 / (16.0 * n));
    }
    // Places of one walk by their size, with the weight of both signs; 6 standard deviations hold
    // all but 2 in 10^9.
    let mut places = Vec::new();
    let (mut place, mut weight) = if steps.is_multiple_of(2) {
        (0.0, 1.0)
    } else {
        (1.0, 2.0)
    };
    while place <= n.min(6.0 * libm::sqrt(n)) {
        places.push((place, weight));
        let signs = if place == 0.0 { 2.0 } else { 1.0 };
        weight *= signs * (n - place) / (n + place + 2.0);
        place += 2.0;
    }
    let all: f64 = places.iter().map(|(_, weight)| weight).sum();
    let mut sum = 0.0;
    for (i, (a, p)) in places.iter().enumerate() {
        // A and B are alike: half of the pairs are enough.
        let smaller = places[..i].iter();
        let pairs: f64 = smaller.map(|(b, q)| q * libm::sqrt(a * a + b * b)).sum();
        sum += p * (2.0 * pairs + p * SQRT_2 * a);
    }
    sum / (all * all * SQRT_2)
}

/// A drunk in a field.
struct Walk {
    steps: &'static [Tenths],
    holes: usize,
    /// How far the holes are from the origin at most, in whole steps.
    range: (u32, u32),
    shape: Shape,
}

impl Walk {
    fn new(values: &Values) -> Self {
        let steps = steps_of(values.choice("drunk"));
        let num_steps = values.whole("numSteps") as usize;
        let holes = values.whole("numHoles") as usize;
        let range = (values.whole("xRange"), values.whole("yRange"));
        let longest = steps.iter().map(|(x, y)| x.abs().max(y.abs())).max();
        let walked = i64::from(longest.unwrap_or(0)) * num_steps as i64;
        let jumped = if holes > 0 {
            10 * (range.0 + range.1)
        } else {
            0
        };
        let reach = walked + jumped;
        let distance = Quantity::parts("distance", "distance", "steps", 1000, (0, 100 * reach));
        let place = |key, label| Quantity::parts(key, label, "steps", 10, (-reach, reach));
        Walk {
            steps,
            holes,
            range: (range.0 as u32, range.1 as u32),
            shape: Shape::over_time(
                "step",
                num_steps,
                vec![distance.clone()],
                vec![
                    distance,
                    place("x", "to the east"),
                    place("y", "to the north"),
                ],
            ),
        }
    }

    /// A random whole place.
    fn place(&self, stream: &mut Stream) -> Tenths {
        let mut within = |range: u32| 10 * (stream.below(2 * range + 1) as i32 - range as i32);
        (within(self.range.0), within(self.range.1))
    }
}

/// The distance from the origin, in thousandths.
fn distance((x, y): Tenths) -> i32 {
    let square = |tenths: i32| f64::from(tenths) * f64::from(tenths);
    // Half a unit more and cut off: rounded, as no square root of a whole number lies in the middle of two units.
    (100.0 * libm::sqrt(square(x) + square(y)) + 0.5) as i32
}

impl Model for Walk {
    fn shape(&self) -> &Shape {
        &self.shape
    }

    fn trial(&self, stream: &mut Stream, row: &mut Row<'_>) {
        // Of two holes at one place the later one counts, as in the lecture's dictionary.
        let mut holes: BTreeMap<Tenths, Tenths> = BTreeMap::new();
        for _ in 0..self.holes {
            let begin = self.place(stream);
            holes.insert(begin, self.place(stream));
        }
        let choices = self.steps.len() as u32;
        let (mut x, mut y) = (0, 0);
        let mut taken = 0;
        for point in 0..self.shape.points() {
            while taken < self.shape.step_of(point) {
                let step = self.steps[stream.below(choices) as usize];
                (x, y) = (x + step.0, y + step.1);
                if let Some(end) = holes.get(&(x, y)) {
                    (x, y) = *end;
                }
                taken += 1;
            }
            row.series(0, point, distance((x, y)));
        }
        for (outcome, value) in [distance((x, y)), x, y].into_iter().enumerate() {
            row.outcome(outcome, value);
        }
    }
}
