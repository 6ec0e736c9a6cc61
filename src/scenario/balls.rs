//! Balls drawn without replacement: `noReplacementSimulation`, `drawing_without_replacement_sim`.

use super::inputs::input;
use super::{
    Expected, Misreading, Preset, Program, Scenario, Share, Side, Words, share_words, words,
};
use crate::language::say;
use crate::param::{Param, Refusal, Slider, Values, grouped, plus_minus};
use crate::sim::{Model, Quantity, Row, Shape, Statistics, Stream};

/// See the module.
pub(super) struct Balls;

static PARAMS: [Param; 3] = [
    Param::whole(
        "numRed",
        "Red balls",
        "balls",
        (0, 1000, 3),
        Slider::Linear(20.0),
        "How many red balls are in the bucket.",
    ),
    Param::whole(
        "numGreen",
        "Green balls",
        "balls",
        (0, 1000, 3),
        Slider::Linear(20.0),
        "How many green balls are in the bucket.",
    ),
    Param::whole(
        "numDraws",
        "Draws",
        "balls",
        (0, 2000, 3),
        Slider::Linear(20.0),
        "How many balls are drawn, one after another; none is put back.",
    ),
];

static MISREADINGS: [Misreading; 1] = [Misreading::new(
    "puts each ball back before the next is drawn (here none is put back)",
    |values| {
        let mut bucket = Bucket::new(values);
        bucket.puts_back = true;
        Some(Program::Independent(Box::new(bucket)))
    },
)];

impl Scenario for Balls {
    fn key(&self) -> &'static str {
        "balls"
    }

    fn title(&self) -> &'static str {
        "Balls without replacement"
    }

    fn version(&self) -> u32 {
        1
    }

    fn question(&self) -> &'static str {
        "How often are all drawn balls of one colour?"
    }

    fn story(&self) -> &'static str {
        "Reach blindly into a bucket of red and green balls and take out some, without putting \
         any back. Are they all of one colour? In a small bucket each ball that you take changes \
         the odds of the next."
    }

    fn one_trial(&self) -> &'static str {
        "One trial is one reach into a full bucket."
    }

    fn rule(&self) -> &'static str {
        "Balls are drawn from a bucket of red and green ones. Each ball in it is equally likely to be \
         next, and a drawn ball is not put back."
    }

    fn params(&self) -> &'static [Param] {
        &PARAMS
    }

    fn presets(&self) -> &'static [Preset] {
        &[
            Preset {
                exercise: "Lecture 8, exercise 4",
                title: "Three balls of one colour from 3 red and 3 green",
                query: "numTrials=10000",
            },
            Preset {
                exercise: "Final exam",
                title: "Three balls of one colour from 4 red and 4 green",
                query: "numRed=4&numGreen=4&numTrials=10000",
            },
        ]
    }

    fn settle(&self, values: &mut Values) -> Vec<Refusal> {
        let balls = values.whole("numRed") + values.whole("numGreen");
        let limit = say!(
            "is at most {balls} here, as there are no more balls",
            balls = grouped(balls),
        );
        Vec::from_iter(values.hold("numDraws", balls, &limit))
    }

    fn model(&self, values: &Values) -> Box<dyn Model> {
        Box::new(Bucket::new(values))
    }

    fn misreadings(&self) -> &'static [Misreading] {
        &MISREADINGS
    }

    fn share(&self, values: &Values) -> Option<Share> {
        Some(Share {
            outcome: 0,
            side: Side::AtLeast(values.whole("numDraws") as f64),
            label: "all of one colour",
        })
    }

    fn expected(&self, values: &Values) -> Expected {
        let draws = values.whole("numDraws");
        let reds = reds(values.whole("numRed"), values.whole("numGreen"), draws);
        let mean = |of: &dyn Fn(i64) -> i64| {
            let parts = reds.iter().map(|(red, chance)| of(*red) as f64 * chance);
            Some(parts.sum())
        };
        let same = |red: i64| red.max(draws - red);
        let alike = reds.iter().filter(|(red, _)| same(*red) == draws);
        Expected {
            series: Vec::new(),
            outcomes: vec![mean(&same), mean(&|red| red)],
            share: Some(alike.map(|(_, chance)| chance).sum()),
        }
    }

    fn python(&self) -> &'static str {
        include_str!("python/balls.py")
    }

    fn sentence(&self, values: &Values, statistics: &Statistics) -> Vec<Words> {
        let (same, red) = (&statistics.outcomes[0], &statistics.outcomes[1]);
        let draws = values.whole("numDraws");
        let share = same.share_at_least(draws as f64, statistics.trials);
        words(&say!(
            "{draws} balls drawn are all of one colour in *{share}* of the trials; *{red}* of them are red \
             on average.",
            draws = input("numDraws", draws),
            share = share_words(share, statistics.trials),
            red = plus_minus(red.mean, red.known_error()),
        ))
    }

    fn compared(&self, number: &str) -> String {
        say!(
            "All balls are of one colour in {number} of the trials",
            number
        )
    }
}

/// Each possible number of red balls with its chance (the hypergeometric distribution), from the
/// ratios of neighbours, outwards from the likeliest so that nothing overflows.
fn reds(red: i64, green: i64, draws: i64) -> Vec<(i64, f64)> {
    let (least, most) = ((draws - green).max(0), draws.min(red));
    let likeliest = ((draws + 1) * (red + 1) / (red + green + 2)).clamp(least, most);
    // How much likelier one red ball more is.
    let ratio = |reds: i64| {
        ((red - reds) * (draws - reds)) as f64 / ((reds + 1) * (green - draws + reds + 1)) as f64
    };
    let mut chances = vec![1.0; (most - least + 1) as usize];
    for reds in likeliest..most {
        let at = (reds - least) as usize;
        chances[at + 1] = chances[at] * ratio(reds);
    }
    for reds in (least..likeliest).rev() {
        let at = (reds - least) as usize;
        chances[at] = chances[at + 1] / ratio(reds);
    }
    let sum: f64 = chances.iter().sum();
    let chances = chances.into_iter().map(|chance| chance / sum);
    (least..=most).zip(chances).collect()
}

struct Bucket {
    red: u32,
    green: u32,
    draws: u32,
    /// Whether a ball that was drawn goes back.
    puts_back: bool,
    shape: Shape,
}

impl Bucket {
    fn new(values: &Values) -> Self {
        let draws = values.whole("numDraws");
        let count = |key, label| Quantity::count(key, label, "balls", draws);
        Bucket {
            red: values.whole("numRed") as u32,
            green: values.whole("numGreen") as u32,
            draws: draws as u32,
            puts_back: false,
            shape: Shape::at_once(
                "draw",
                vec![
                    count("same", "most of one colour"),
                    count("red", "red balls"),
                ],
            ),
        }
    }
}

impl Model for Bucket {
    fn shape(&self) -> &Shape {
        &self.shape
    }

    fn trial(&self, stream: &mut Stream, row: &mut Row<'_>) {
        let (mut red, mut balls) = (self.red, self.red + self.green);
        let mut drawn = 0;
        for _ in 0..self.draws {
            let is_red = u32::from(stream.below(balls) < red);
            drawn += is_red;
            if !self.puts_back {
                red -= is_red;
                balls -= 1;
            }
        }
        row.outcome(0, drawn.max(self.draws - drawn) as i32);
        row.outcome(1, drawn as i32);
    }
}
