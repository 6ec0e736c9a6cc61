//! Robots that vacuum a room: `runSimulation` of the robots, `StandardRobot`, `RandomWalkRobot`.

use super::inputs::input;
use super::misreadings::ROBOTS;
use super::room::{RANDOM_WALK, Room, most_steps};
use super::{Misreading, Preset, Scenario, Term, Words, share_words, words};
use crate::language::say;
use crate::param::{Choice, Param, Slider, Values, decimal, decimal_at_most, grouped, plus_minus};
use crate::sim::{Model, Statistics};

/// See the module.
pub(super) struct Robots;

static PARAMS: [Param; 7] = [
    Param::whole(
        "numRobots",
        "Robots",
        "robots",
        (1, 1000, 1),
        Slider::Linear(20.0),
        "How many robots clean the room at the same time.",
    )
    .in_group("Robots"),
    Param::real(
        "speed",
        "Speed",
        "tiles a step",
        (0.01, 100.0, 1.0),
        Slider::Linear(5.0),
        "How far a robot moves in a step; it cleans only the tile where it lands.",
    )
    .in_group("Robots"),
    side("width", "Width", "How many tiles lie side by side."),
    side("height", "Height", "How many rows of tiles there are."),
    Param::real(
        "minCoverage",
        "Clean enough at",
        "of all tiles",
        (0.0, 1.0, 0.8),
        Slider::Linear(1.0),
        "The share of tiles that must be clean: 0.8 is 80 %.",
    )
    .in_group("Room"),
    Param::choice(
        "robotType",
        "Kind of robot",
        &[
            Choice::new("standard", "turns at walls"),
            Choice::new(RANDOM_WALK, "turns after every move"),
        ],
        "The course's StandardRobot keeps its direction until it meets a wall; its RandomWalkRobot \
         takes a new one after every move.",
    )
    .in_group("Robots"),
    Param::whole(
        "numSteps",
        "Steps in the figure",
        "steps",
        (1, 100_000, 1000),
        Slider::Log(10.0, 10_000.0),
        "How many steps the figure over time shows; it never cuts a trial short.",
    )
    .in_group("Figure"),
];

const fn side(key: &'static str, label: &'static str, help: &'static str) -> Param {
    let range = (1, 200, 20);
    Param::whole(key, label, "tiles", range, Slider::Linear(50.0), help).in_group("Room")
}

impl Scenario for Robots {
    fn key(&self) -> &'static str {
        "robots"
    }

    fn title(&self) -> &'static str {
        "Robots that clean a room"
    }

    fn version(&self) -> u32 {
        1
    }

    fn question(&self) -> &'static str {
        "How long do robots clean?"
    }

    fn story(&self) -> &'static str {
        "Vacuum robots drive straight ahead and turn wherever chance tells them. None knows where \
         the dirt is, so the same room takes now less, now more time. How long is usual, and how \
         much does a second robot help?"
    }

    fn one_trial(&self) -> &'static str {
        "One trial is one room, cleaned from the first tile until enough of them are clean."
    }

    fn terms(&self) -> &'static [Term] {
        &[
            Term {
                forms: "random-walk robot|random-walk robots|random walk",
                meaning: "A robot that takes a new direction after every move, as if it were lost.",
            },
            Term {
                forms: "step|steps",
                meaning: "In a step every robot tries to move once.",
            },
            Term {
                forms: "tile|tiles",
                meaning: "The floor is divided into squares. A tile is clean once a robot has landed on \
                 it.",
            },
        ]
    }

    fn rule(&self) -> &'static str {
        "Each robot starts at a random point, facing a random whole degree, and the tile under it is \
         clean. In every step each robot tries to move straight ahead by its speed. If it would leave \
         the room, it stays and takes a new random direction; else it moves and cleans the tile where \
         it lands. A random-walk robot takes a new direction after every move too. The outcome is the \
         number of steps until the share of clean tiles reaches minCoverage. A trial gives up after \
         1,000,000 moves of all robots together, and counts with the steps that it took until then."
    }

    fn params(&self) -> &'static [Param] {
        &PARAMS
    }

    fn presets(&self) -> &'static [Preset] {
        &[
            Preset {
                exercise: "Problem set 2, problem 4",
                title: "One robot, 80 % of a 20 × 20 room",
                query: "",
            },
            Preset {
                exercise: "Problem set 2, problem 4",
                title: "One robot, all of a 5 × 5 room",
                query: "width=5&height=5&minCoverage=1&numSteps=400",
            },
            Preset {
                exercise: "Problem set 2, problem 4",
                title: "One robot, 75 % of a 10 × 10 room",
                query: "width=10&height=10&minCoverage=0.75&numSteps=300",
            },
            Preset {
                exercise: "Problem set 2, problem 4",
                title: "One robot, 90 % of a 10 × 10 room",
                query: "width=10&height=10&minCoverage=0.9&numSteps=500",
            },
            Preset {
                exercise: "Problem set 2, problem 4",
                title: "One robot, all of a 20 × 20 room",
                query: "minCoverage=1&numSteps=6000",
            },
            Preset {
                exercise: "Problem set 2, problem 4",
                title: "Three robots, all of a 20 × 20 room",
                query: "numRobots=3&minCoverage=1&numSteps=2000",
            },
            Preset {
                exercise: "Problem set 2, problem 5",
                title: "The standard robot and the random walk",
                query: "robotType=standard,random-walk&numSteps=4000",
            },
            Preset {
                exercise: "Problem set 2, problem 6",
                title: "Time it takes 1 to 10 robots to clean 80 % of a room",
                query: "numRobots=1,2,3,4,5,6,7,8,9,10&robotType=standard,random-walk",
            },
            Preset {
                exercise: "Problem set 2, problem 6",
                title: "Two robots in a room of 10 × 30",
                query: "numRobots=2&width=10&height=30&robotType=standard,random-walk",
            },
            Preset {
                exercise: "Problem set 2, problem 6",
                title: "Two robots in a room of 20 × 15",
                query: "numRobots=2&width=20&height=15&robotType=standard,random-walk",
            },
            Preset {
                exercise: "Problem set 2, problem 6",
                title: "Two robots in a room of 25 × 12",
                query: "numRobots=2&width=25&height=12&robotType=standard,random-walk",
            },
            Preset {
                exercise: "Problem set 2, problem 6",
                title: "Two robots in a room of 50 × 6",
                query: "numRobots=2&width=50&height=6&robotType=standard,random-walk",
            },
        ]
    }

    fn model(&self, values: &Values) -> Box<dyn Model> {
        Box::new(Room::new(values))
    }

    fn python(&self) -> &'static str {
        include_str!("python/robots.py")
    }

    fn misreadings(&self) -> &'static [Misreading] {
        &ROBOTS
    }

    fn sentence(&self, values: &Values, statistics: &Statistics) -> Vec<Words> {
        let steps = &statistics.outcomes[0];
        let (low, high) = steps.nine_tenths();
        let who = match (values.whole("numRobots"), values.choice("robotType")) {
            (1, RANDOM_WALK) => say!("One random-walk robot cleans"),
            (1, _) => say!("One robot cleans"),
            (robots, RANDOM_WALK) => {
                say!(
                    "{robots} random-walk robots clean",
                    robots = input("numRobots", robots)
                )
            }
            (robots, _) => say!("{robots} robots clean", robots = input("numRobots", robots)),
        };
        let mut text = say!(
            "{who} {percent} % of a {width} × {height} room in *{steps}* steps on average; nine trials in \
             ten take *{low} to {high}*.",
            who,
            percent = decimal_at_most(100.0 * values.real("minCoverage"), 4),
            width = input("width", values.whole("width")),
            height = input("height", values.whole("height")),
            steps = plus_minus(steps.mean, steps.known_error()),
            low = decimal(low, 0),
            high = decimal(high, 0),
        );
        let most = most_steps(values);
        let gave_up = steps.share_at_least(most as f64, statistics.trials);
        if gave_up > 0.0 {
            text += &say!(
                " *{share}* of the trials gave up after {most} steps, so the true average is larger.",
                share = share_words(gave_up, statistics.trials),
                most = grouped(most as i64),
            );
        }
        words(&text)
    }

    fn compared(&self, number: &str) -> String {
        say!("{number} steps are needed on average", number)
    }
}
