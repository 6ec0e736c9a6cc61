//! Betting on a pocket at roulette: `FairRoulette`, `EuRoulette`, `AmRoulette`.

use super::inputs::input;
use super::{
    Expected, Misreading, Preset, Program, Scenario, Share, Side, Term, Words, share_words, words,
};
use crate::language::say;
use crate::param::{Choice, Param, Slider, Values, plus_minus};
use crate::sim::{Model, Quantity, Row, Shape, Statistics, Stream};

/// See the module.
pub(super) struct Roulette;

/// What a bet of 1 wins, whatever the wheel: the pockets 0 and 00 add nothing to it.
const POCKET_ODDS: i64 = 35;

/// At most the smallest loss that a return shows.
const LOSERS: Share = Share {
    outcome: 0,
    side: Side::AtMost(-0.01),
    label: "lose money",
};

static PARAMS: [Param; 2] = [
    Param::choice(
        "game",
        "Wheel",
        &[
            Choice::new("fair", "fair: 36 pockets"),
            Choice::new("european", "European: 37 pockets, with 0"),
            Choice::new("american", "American: 38 pockets, with 0 and 00"),
        ],
        "How many pockets there are; a bet on one of them wins 35 times the money on any wheel.",
    ),
    Param::whole(
        "numSpins",
        "Spins",
        "spins",
        (1, 1_000_000, 1000),
        Slider::Log(10.0, 100_000.0),
        "How often the wheel is spun; each spin costs a bet of 1.",
    ),
];

static MISREADINGS: [Misreading; 2] = [
    Misreading::new(
        "counts the bet that comes back as won, so that a pocket pays 36 (it pays 35)",
        |values| Some(pays(values, POCKET_ODDS + 1)),
    ),
    Misreading::new(
        "takes the bet off what a pocket pays, so that it pays 34 (it pays 35, and the bet comes back)",
        |values| Some(pays(values, POCKET_ODDS - 1)),
    ),
];

fn pays(values: &Values, odds: i64) -> Program {
    let mut wheel = Wheel::new(values);
    wheel.odds = odds;
    Program::Independent(Box::new(wheel))
}

impl Scenario for Roulette {
    fn key(&self) -> &'static str {
        "roulette"
    }

    fn title(&self) -> &'static str {
        "Roulette"
    }

    fn version(&self) -> u32 {
        1
    }

    fn question(&self) -> &'static str {
        "Does the house always win?"
    }

    fn story(&self) -> &'static str {
        "A player bets 1 dollar on the same number, spin after spin, and a hit pays 35. With 36 \
         pockets that is fair; with one or two zeros more the house earns a little at every spin. \
         Luck hides it for a while, but not for long."
    }

    fn one_trial(&self) -> &'static str {
        "One trial is one player, who bets on the same pocket at every spin."
    }

    fn terms(&self) -> &'static [Term] {
        &[
            Term {
                forms: "return|returns",
                meaning: "What was won or lost in all, in percent of the money bet: at −5 % five of every \
                 100 dollars are gone.",
            },
            Term {
                forms: "money bet",
                meaning: "All bets together: at every spin 1 dollar.",
            },
            Term {
                forms: "pocket|pockets",
                meaning: "A place on the wheel where the ball can come to rest; each is as likely as any \
                 other.",
            },
            Term {
                forms: "house",
                meaning: "The casino: it gets what players lose.",
            },
        ]
    }

    fn rule(&self) -> &'static str {
        "In every spin the ball falls into one of 36, 37 or 38 pockets, each equally likely. A player \
         bets 1 on the same pocket each time: it pays 35 if the ball falls there, and is lost if not. \
         The return is what was won in all, in percent of the money bet."
    }

    fn params(&self) -> &'static [Param] {
        &PARAMS
    }

    fn presets(&self) -> &'static [Preset] {
        &[
            Preset {
                exercise: "Lecture 6, roulette",
                title: "Three wheels, 100 spins",
                query: "game=fair,european,american&numSpins=100&numTrials=20",
            },
            Preset {
                exercise: "Lecture 6, roulette",
                title: "Three wheels, 1,000 spins",
                query: "game=fair,european,american&numSpins=1000&numTrials=20",
            },
            Preset {
                exercise: "Lecture 6, roulette",
                title: "Three wheels, 10,000 spins",
                query: "game=fair,european,american&numSpins=10000&numTrials=20",
            },
            Preset {
                exercise: "Lecture 6, roulette",
                title: "Three wheels, 100,000 spins",
                query: "game=fair,european,american&numSpins=100000&numTrials=20",
            },
            Preset {
                exercise: "Lecture 6, law of large numbers",
                title: "A fair wheel, more and more spins",
                query: "numSpins=100,1000,10000,100000",
            },
        ]
    }

    fn model(&self, values: &Values) -> Box<dyn Model> {
        Box::new(Wheel::new(values))
    }

    fn misreadings(&self) -> &'static [Misreading] {
        &MISREADINGS
    }

    fn share(&self, _values: &Values) -> Option<Share> {
        Some(LOSERS)
    }

    fn expected(&self, values: &Values) -> Expected {
        let spins = values.whole("numSpins") as usize;
        let win = 1.0 / f64::from(pockets(values));
        let a_spin = (POCKET_ODDS + 1) as f64 * win - 1.0;
        let model = self.model(values);
        let shape = model.shape();
        let money = |point| a_spin * shape.step_of(point) as f64;
        Expected {
            series: vec![(0..shape.points()).map(money).collect()],
            outcomes: vec![Some(100.0 * a_spin), Some(a_spin * spins as f64)],
            share: Some(losers(spins, win)),
        }
    }

    fn python(&self) -> &'static str {
        include_str!("python/roulette.py")
    }

    fn sentence(&self, values: &Values, statistics: &Statistics) -> Vec<Words> {
        let (returned, money) = (&statistics.outcomes[0], &statistics.outcomes[1]);
        let share = LOSERS.of(statistics);
        words(&say!(
            "{spins} spins of a wheel with {pockets} pockets return *{returned}* % of the money bet on \
             average, which is *{money}* dollars; *{share}* of the players lose money.",
            spins = input("numSpins", values.whole("numSpins")),
            pockets = pockets(values),
            returned = plus_minus(returned.mean, returned.known_error()),
            money = plus_minus(money.mean, money.known_error()),
            share = share_words(share, statistics.trials),
        ))
    }

    fn compared(&self, number: &str) -> String {
        say!("{number} of the players lose money", number)
    }
}

fn pockets(values: &Values) -> u32 {
    match values.choice("game") {
        "fair" => 36,
        "european" => 37,
        _ => 38,
    }
}

/// The chance that so many spins lose money: the binomial chances of too few wins, from the ratios of
/// neighbours, outwards from the likeliest number until nothing is left.
fn losers(spins: usize, win: f64) -> f64 {
    let n = spins as f64;
    let likeliest = ((n + 1.0) * win).floor();
    let (mut all, mut losers) = (0.0, 0.0);
    let mut add = |wins: f64, chance: f64| {
        all += chance;
        if wins * ((POCKET_ODDS + 1) as f64) < n {
            losers += chance;
        }
        chance > 1e-18
    };
    let odds = win / (1.0 - win);
    let (mut wins, mut chance) = (likeliest, 1.0);
    while add(wins, chance) {
        chance *= odds * (n - wins) / (wins + 1.0);
        wins += 1.0;
    }
    (wins, chance) = (likeliest, likeliest / ((n - likeliest + 1.0) * odds));
    while add(wins - 1.0, chance) {
        wins -= 1.0;
        chance *= wins / ((n - wins + 1.0) * odds);
    }
    losers / all
}

struct Wheel {
    pockets: u32,
    /// What a bet of 1 wins.
    odds: i64,
    shape: Shape,
}

impl Wheel {
    fn new(values: &Values) -> Self {
        let spins = values.whole("numSpins");
        let money = (-spins, POCKET_ODDS * spins);
        let returned = (-100 * 100, 100 * 100 * POCKET_ODDS);
        let money = Quantity::parts("money", "money won", "dollars", 1, money);
        Wheel {
            pockets: pockets(values),
            odds: POCKET_ODDS,
            shape: Shape::over_time(
                "spin",
                spins as usize,
                vec![money.clone()],
                vec![
                    Quantity::parts("return", "return", "% of the money bet", 100, returned),
                    money,
                ],
            ),
        }
    }
}

impl Model for Wheel {
    fn shape(&self) -> &Shape {
        &self.shape
    }

    fn trial(&self, stream: &mut Stream, row: &mut Row<'_>) {
        let (mut spins, mut money) = (0, 0);
        for point in 1..self.shape.points() {
            while spins < self.shape.step_of(point) {
                let wins = stream.below(self.pockets) == 0;
                money += if wins { self.odds } else { -1 };
                spins += 1;
            }
            row.series(0, point, money as i32);
        }
        let returned = (1e4 * money as f64 / spins as f64).round() as i64;
        // Rounding never turns a loss into nothing, so that losers are counted right.
        let returned = if returned == 0 {
            money.signum()
        } else {
            returned
        };
        row.outcome(0, returned as i32);
        row.outcome(1, money as i32);
    }
}
