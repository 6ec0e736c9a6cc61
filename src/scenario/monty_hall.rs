//! The Monty Hall problem: whether to switch to another door once the host has opened some.

use super::inputs::input;
use super::{Expected, Preset, Scenario, Term, Words, words};
use crate::language::say;
use crate::param::{Choice, Param, Refusal, Slider, Values, plus_minus};
use crate::sim::{Model, Quantity, Row, Shape, Statistics, Stream};

/// See the module.
pub(super) struct MontyHall;

/// Everything that a form, a link and the help say of the parameters.
static PARAMS: [Param; 4] = [
    Param::choice(
        "strategy",
        "Player",
        &[
            Choice::new("switch", "switches to another door"),
            Choice::new("stay", "stays with the first door"),
        ],
        "What the player does once the host has opened doors.",
    ),
    Param::whole(
        "numDoors",
        "Doors",
        "doors",
        (3, 100, 3), // smallest, largest, default
        Slider::Linear(20.0),
        "How many doors there are; a car is behind one of them.",
    ),
    Param::whole(
        "numOpened",
        "Doors that the host opens",
        "doors",
        (1, 98, 1),
        Slider::Linear(18.0),
        "How many doors the host opens: never the player's, never the one with the car.",
    ),
    Param::whole(
        "numGames",
        "Games",
        "games",
        (1, 10_000, 100),
        Slider::Log(10.0, 1000.0),
        "How many games a trial plays.",
    ),
];

impl Scenario for MontyHall {
    fn key(&self) -> &'static str {
        "monty-hall"
    }

    fn title(&self) -> &'static str {
        "The Monty Hall problem"
    }

    fn version(&self) -> u32 {
        1
    }

    fn question(&self) -> &'static str {
        "Switch the door, or stay?"
    }

    fn story(&self) -> &'static str {
        "A car is behind one of the doors. You pick one; the host opens another with nothing \
         behind it and asks: switch, or stay? Most people feel that it makes no difference. Play \
         it many times and see."
    }

    fn one_trial(&self) -> &'static str {
        "One trial is one player, who plays so many games."
    }

    fn terms(&self) -> &'static [Term] {
        &[Term {
            forms: "host",
            meaning: "He knows where the car is, and never opens that door.",
        }]
    }

    fn rule(&self) -> &'static str {
        "A car is behind one of numDoors doors, each equally likely, and the player picks one. The host, \
         who knows where the car is, opens numOpened of the other doors, with nothing behind them. The \
         player stays, or switches to one of the other closed doors, each equally likely. The outcome is \
         the number of cars that are won in numGames games."
    }

    fn params(&self) -> &'static [Param] {
        &PARAMS
    }

    fn presets(&self) -> &'static [Preset] {
        &[
            Preset {
                exercise: "Beyond the course",
                title: "Switch or stay?",
                query: "strategy=switch,stay",
            },
            Preset {
                exercise: "Beyond the course",
                title: "A hundred doors, and the host opens 98",
                query: "strategy=switch,stay&numDoors=100&numOpened=98",
            },
        ]
    }

    fn settle(&self, values: &mut Values) -> Vec<Refusal> {
        let most = values.whole("numDoors") - 2;
        let limit = say!(
            "is at most {most} here, as the player's door and another one stay closed",
            most,
        );
        Vec::from_iter(values.hold("numOpened", most, &limit))
    }

    fn model(&self, values: &Values) -> Box<dyn Model> {
        let games = values.whole("numGames");
        // Every value that a trial can observe lies between 0 and this.
        let wins = Quantity::count("wins", "cars won", "cars", games);
        Box::new(Show {
            switches: switches(values),
            doors: values.whole("numDoors") as u32,
            opened: values.whole("numOpened") as u32,
            shape: Shape::over_time("game", games as usize, vec![wins.clone()], vec![wins]),
        })
    }

    fn expected(&self, values: &Values) -> Expected {
        let doors = values.whole("numDoors") as f64;
        let first = 1.0 / doors;
        let a_game = if switches(values) {
            // If the first door was wrong, the car is behind one of the others that are closed.
            (1.0 - first) / (doors - 1.0 - values.whole("numOpened") as f64)
        } else {
            first
        };
        let model = self.model(values);
        let shape = model.shape();
        let wins = |point| a_game * shape.step_of(point) as f64;
        Expected {
            series: vec![(0..shape.points()).map(wins).collect()],
            outcomes: vec![Some(a_game * shape.steps as f64)],
            share: None,
        }
    }

    fn python(&self) -> &'static str {
        include_str!("python/monty_hall.py")
    }

    fn sentence(&self, values: &Values, statistics: &Statistics) -> Vec<Words> {
        let wins = &statistics.outcomes[0];
        let player = if switches(values) {
            say!("A player who switches")
        } else {
            say!("A player who stays")
        };
        // What stands between asterisks is a result, and is set in bold.
        words(&say!(
            "{player} wins *{wins}* cars in {games} games on average.",
            player,
            wins = plus_minus(wins.mean, wins.known_error()),
            games = input("numGames", values.whole("numGames")),
        ))
    }

    fn compared(&self, number: &str) -> String {
        say!("{number} cars are won on average", number)
    }
}

fn switches(values: &Values) -> bool {
    values.choice("strategy") == "switch"
}

/// The parameters of one case, ready to run.
struct Show {
    switches: bool,
    doors: u32,
    opened: u32,
    shape: Shape,
}

impl Model for Show {
    fn shape(&self) -> &Shape {
        &self.shape
    }

    fn trial(&self, stream: &mut Stream, row: &mut Row<'_>) {
        let closed = self.doors - 1 - self.opened;
        let (mut played, mut wins) = (0, 0);
        for point in 0..self.shape.points() {
            while played < self.shape.step_of(point) {
                let car = stream.below(self.doors);
                let picked = stream.below(self.doors);
                // Drawn for whoever stays too, so that both play the same games.
                let switched_to = stream.below(closed);
                let won = if self.switches {
                    picked != car && switched_to == 0
                } else {
                    picked == car
                };
                wins += i32::from(won);
                played += 1;
            }
            row.series(0, point, wins);
        }
        row.outcome(0, wins);
    }
}
