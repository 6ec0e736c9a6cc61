//! People who share a birthday: `sameDate`, `birthdayProb`.

use super::inputs::input;
use super::{Expected, Preset, Scenario, Share, Side, Term, Words, share_words, words};
use crate::language::say;
use crate::param::{Param, Slider, Values, plus_minus};
use crate::sim::{Model, Quantity, Row, Shape, Statistics, Stream};

/// See the module.
pub(super) struct Birthday;

static PARAMS: [Param; 3] = [
    Param::whole(
        "numPeople",
        "People",
        "people",
        (0, 1000, 20),
        Slider::Linear(100.0),
        "How many people come into the room.",
    ),
    Param::whole(
        "numSame",
        "Share a birthday",
        "people",
        (2, 100, 2),
        Slider::Linear(10.0),
        "How many of them must have the same birthday.",
    ),
    Param::whole(
        "numDays",
        "Days in the year",
        "days",
        (1, 1000, 366),
        Slider::Linear(400.0),
        "How many birthdays there are, each equally likely; the lecture's year has 366.",
    ),
];

impl Scenario for Birthday {
    fn key(&self) -> &'static str {
        "birthday"
    }

    fn title(&self) -> &'static str {
        "The birthday problem"
    }

    fn version(&self) -> u32 {
        1
    }

    fn question(&self) -> &'static str {
        "Do two people in a room share a birthday?"
    }

    fn story(&self) -> &'static str {
        "Ask everybody in a room for their birthday. A year has 366 days, so a match should be \
         rare; yet in a small class there often is one. How many people does it take?"
    }

    fn one_trial(&self) -> &'static str {
        "One trial is one room full of people, each with a birthday that chance chooses."
    }

    fn terms(&self) -> &'static [Term] {
        &[Term {
            forms: "largest group|largest groups",
            meaning: "The most people in the room who all have the same birthday.",
        }]
    }

    fn rule(&self) -> &'static str {
        "People come into a room one by one. The birthday of each is any of numDays days, equally \
         likely. Observed are the largest group that shares a birthday, and whether it has numSame \
         people."
    }

    fn params(&self) -> &'static [Param] {
        &PARAMS
    }

    fn presets(&self) -> &'static [Preset] {
        &[
            Preset {
                exercise: "Lecture 4, the birthday problem",
                title: "Two people share a birthday",
                query: "numPeople=10,20,40,100&numTrials=10000",
            },
            Preset {
                exercise: "Lecture 4, the birthday problem",
                title: "Three people share a birthday",
                query: "numPeople=10,20,40,100&numSame=3&numTrials=10000",
            },
        ]
    }

    fn model(&self, values: &Values) -> Box<dyn Model> {
        let people = values.whole("numPeople");
        Box::new(Room {
            same: values.whole("numSame") as u32,
            days: values.whole("numDays") as u32,
            shape: Shape::over_time(
                "person",
                people as usize,
                vec![Quantity::event("share", "share a birthday")],
                vec![Quantity::count(
                    "largest",
                    "largest group",
                    "people",
                    people,
                )],
            ),
        })
    }

    fn share(&self, values: &Values) -> Option<Share> {
        Some(Share {
            outcome: 0,
            side: Side::AtLeast(values.whole("numSame") as f64),
            label: "share a birthday",
        })
    }

    fn expected(&self, values: &Values) -> Expected {
        let people = values.whole("numPeople") as usize;
        let fewer = no_group(
            people,
            values.whole("numSame") as usize,
            values.whole("numDays") as u32,
        );
        let model = self.model(values);
        let shape = model.shape();
        let share = |point| 1.0 - fewer[shape.step_of(point)];
        Expected {
            series: vec![(0..shape.points()).map(share).collect()],
            outcomes: Vec::new(),
            share: Some(1.0 - fewer[people]),
        }
    }

    fn python(&self) -> &'static str {
        include_str!("python/birthday.py")
    }

    fn sentence(&self, values: &Values, statistics: &Statistics) -> Vec<Words> {
        let same = values.whole("numSame");
        let share = statistics.outcomes[0].share_at_least(same as f64, statistics.trials);
        let largest = &statistics.outcomes[0];
        words(&say!(
            "Of {people} people at least {same} share a birthday in *{share}* of all rooms; the largest \
             group has *{largest}* people on average.",
            people = input("numPeople", values.whole("numPeople")),
            same = input("numSame", same),
            share = share_words(share, statistics.trials),
            largest = plus_minus(largest.mean, largest.known_error()),
        ))
    }

    fn compared(&self, number: &str) -> String {
        say!("In {number} of all rooms people share a birthday", number)
    }
}

/// For 0, 1, … people the chance that no `same` of them share one of `days` birthdays.
///
/// The years are put together from halves and single days, as `days` is from binary digits. How
/// people fall onto two halves is binomial, so only chances are multiplied and added: nothing
/// cancels, whatever the numbers are.
fn no_group(people: usize, same: usize, days: u32) -> Vec<f64> {
    // A year without days has room for nobody.
    let mut year = vec![0.0; people + 1];
    year[0] = 1.0;
    let mut length = 0;
    for digit in (0..u32::BITS - days.leading_zeros()).rev() {
        if length > 0 {
            year = twice(&year);
            length *= 2;
        }
        if days >> digit & 1 == 1 {
            length += 1;
            year = with_a_day(&year, same, f64::from(length));
        }
    }
    year
}

/// Two such years in a row.
fn twice(year: &[f64]) -> Vec<f64> {
    // The chance that the two halves are born evenly, or as evenly as an odd number of people can be.
    let mut even = 1.0;
    (0..year.len())
        .map(|people| {
            let n = people as f64;
            if people % 2 == 1 {
                even *= n / (n + 1.0);
            }
            // From there outwards, on one side: the other one is its mirror. Beyond nine standard
            // deviations less is left than the last bit of a chance holds.
            let middle = people / 2;
            let last = middle.saturating_sub(libm::ceil(4.5 * libm::sqrt(n)) as usize);
            let (mut chance, mut sum) = (even, 0.0);
            for first in (last..=middle).rev() {
                let both = chance * year[first] * year[people - first];
                sum += if 2 * first == people {
                    both
                } else {
                    2.0 * both
                };
                chance *= first as f64 / (people - first + 1) as f64;
            }
            sum
        })
        .collect()
}

/// The same year with one more day, which makes `length` of them.
fn with_a_day(year: &[f64], same: usize, length: f64) -> Vec<f64> {
    let others = length - 1.0;
    (0..year.len())
        .map(|people| {
            if others == 0.0 {
                return f64::from(u8::from(people < same));
            }
            // The chance that `born` of the people are born on the new day, from 0 up.
            let mut chance = libm::pow(others / length, people as f64);
            let mut sum = 0.0;
            for born in 0..same.min(people + 1) {
                sum += chance * year[people - born];
                chance *= (people - born) as f64 / ((born + 1) as f64 * others);
            }
            sum
        })
        .collect()
}

struct Room {
    same: u32,
    days: u32,
    shape: Shape,
}

impl Model for Room {
    fn shape(&self) -> &Shape {
        &self.shape
    }

    fn trial(&self, stream: &mut Stream, row: &mut Row<'_>) {
        let mut birthdays = vec![0; self.days as usize];
        let (mut people, mut largest) = (0, 0);
        for point in 0..self.shape.points() {
            while people < self.shape.step_of(point) {
                let born = &mut birthdays[stream.below(self.days) as usize];
                *born += 1;
                largest = largest.max(*born);
                people += 1;
            }
            row.series(0, point, i32::from(largest >= self.same));
        }
        row.outcome(0, largest as i32);
    }
}
