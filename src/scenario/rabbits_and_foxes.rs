//! Rabbits that breed and foxes that eat them: the final exam's `rabbitGrowth` and `foxGrowth`.

use super::inputs::input;
use super::{Handle, Misreading, Preset, Program, Scenario, Term, Words, words};
use crate::language::say;
use crate::param::{Param, Slider, Values, decimal, plus_minus};
use crate::sim::{Coins, Model, Quantity, Row, Shape, Statistics, Stream};

/// See the module.
pub(super) struct RabbitsAndFoxes;

/// So many of either always stay: the last rabbits hide, the last foxes live.
const FEWEST: u32 = 10;
/// Of more foxes the last ones come into danger less than once in 2^64 hunts: 31 of 41 would have to die at once.
const MANY_FOXES: u32 = 40;

static PARAMS: [Param; 4] = [
    animals(
        "numRabbits",
        "Rabbits at the start",
        "rabbits",
        (0, 500),
        "How many rabbits live in the forest at step 0.",
    ),
    animals(
        "numFoxes",
        "Foxes at the start",
        "foxes",
        (0, 30),
        "How many foxes live in the forest at step 0.",
    ),
    animals(
        "maxRabbits",
        "Most rabbits",
        "rabbits",
        (1, 1000),
        "So many rabbits find food: at this number none is born.",
    ),
    Param::whole(
        "numSteps",
        "Steps",
        "steps",
        (0, 1000, 200),
        Slider::Linear(500.0),
        "How many steps a trial takes.",
    )
    .in_group("Forest"),
];

const fn animals(
    key: &'static str,
    label: &'static str,
    unit: &'static str,
    (min, default): (i64, i64),
    help: &'static str,
) -> Param {
    let slider = Slider::Linear(2.0 * default as f64);
    Param::whole(key, label, unit, (min, 10_000, default), slider, help).in_group("Forest")
}

static MISREADINGS: [Misreading; 1] = [Misreading::new(
    "counts young animals only at the end of the pass over their parents (here they count at once)",
    |values| {
        let mut forest = Forest::new(values);
        forest.young_count_at_once = false;
        Some(Program::Independent(Box::new(forest)))
    },
)
.that_is_a_reading()];

impl Scenario for RabbitsAndFoxes {
    fn key(&self) -> &'static str {
        "rabbits-and-foxes"
    }

    fn title(&self) -> &'static str {
        "Rabbits and foxes"
    }

    fn version(&self) -> u32 {
        2
    }

    fn question(&self) -> &'static str {
        "Do rabbits and foxes keep each other in check?"
    }

    fn story(&self) -> &'static str {
        "Rabbits multiply while there is room; foxes eat them, and multiply while they find \
         enough. Many rabbits make many foxes, and many foxes leave few rabbits. Where does a \
         forest end up?"
    }

    fn one_trial(&self) -> &'static str {
        "One trial is one forest, watched from the first step to the last."
    }

    fn terms(&self) -> &'static [Term] {
        &[Term {
            forms: "step|steps",
            meaning: "In a step first the rabbits have young ones, then every fox hunts once.",
        }]
    }

    fn rule(&self) -> &'static str {
        "In every step the rabbits come first. Each rabbit that was there at the beginning of the step \
         has a young one with probability 1 − rabbits / maxRabbits; the young ones count at once. Then \
         each fox that was there hunts: it catches a rabbit with probability rabbits / maxRabbits, and \
         after a meal it has a young one with probability 1/3. A fox that catches nothing dies with \
         probability 1/10. The last 10 rabbits are never caught, and of the last 10 foxes none dies."
    }

    fn params(&self) -> &'static [Param] {
        &PARAMS
    }

    fn presets(&self) -> &'static [Preset] {
        &[Preset {
            exercise: "Final exam",
            title: "Rabbits and foxes in the forest",
            query: "",
        }]
    }

    fn handles(&self, _values: &Values) -> Vec<Handle> {
        let start = |param, series| Handle::Start { param, series };
        vec![start("numRabbits", "rabbits"), start("numFoxes", "foxes")]
    }

    fn python(&self) -> &'static str {
        include_str!("python/rabbits_and_foxes.py")
    }

    fn misreadings(&self) -> &'static [Misreading] {
        &MISREADINGS
    }

    fn model(&self, values: &Values) -> Box<dyn Model> {
        Box::new(Forest::new(values))
    }

    fn sentence(&self, values: &Values, statistics: &Statistics) -> Vec<Words> {
        let [rabbits, foxes] = [0, 1].map(|i| &statistics.outcomes[i]);
        let (few_rabbits, many_rabbits) = rabbits.nine_tenths();
        let (few_foxes, many_foxes) = foxes.nine_tenths();
        words(&say!(
            "After {steps} steps *{rabbits}* rabbits and *{foxes}* foxes live in the forest on average; \
             nine trials in ten end with *{few_rabbits} to {many_rabbits}* rabbits and *{few_foxes} to \
             {many_foxes}* foxes.",
            steps = input("numSteps", values.whole("numSteps")),
            rabbits = plus_minus(rabbits.mean, rabbits.known_error()),
            foxes = plus_minus(foxes.mean, foxes.known_error()),
            few_rabbits = decimal(few_rabbits, 0),
            many_rabbits = decimal(many_rabbits, 0),
            few_foxes = decimal(few_foxes, 0),
            many_foxes = decimal(many_foxes, 0),
        ))
    }

    fn compared(&self, number: &str) -> String {
        say!("{number} rabbits live in the forest on average", number)
    }
}

/// `part` of `whole`, as a probability.
fn share(part: u32, whole: u32) -> f64 {
    f64::from(part) / f64::from(whole)
}

/// How many animals there are at the start, and how they breed.
struct Forest {
    start: (u32, u32),
    max_rabbits: u32,
    /// Whether young ones count from their birth on, or only once all parents had their turn.
    young_count_at_once: bool,
    shape: Shape,
}

impl Forest {
    fn new(values: &Values) -> Self {
        let [rabbits, foxes, max_rabbits, steps] =
            ["numRabbits", "numFoxes", "maxRabbits", "numSteps"].map(|key| values.whole(key));
        // Each fox that is born has eaten a rabbit, and a step bears at most half of maxRabbits: no
        // more than there are, and none above maxRabbits.
        let most_foxes = foxes + rabbits + steps * (max_rabbits / 2);
        let quantities = vec![
            Quantity::count("rabbits", "rabbits", "animals", rabbits.max(max_rabbits)),
            Quantity::count("foxes", "foxes", "animals", most_foxes),
        ];
        Forest {
            start: (rabbits as u32, foxes as u32),
            max_rabbits: max_rabbits as u32,
            young_count_at_once: true,
            shape: Shape::over_time("step", steps as usize, quantities.clone(), quantities),
        }
    }

    /// The number of rabbits after a spring.
    ///
    /// Each rabbit's chance falls with every young one before it. So who would have one at the first rabbit's chance is
    /// drawn for all together, and each of those has it if a place of its choice is still free.
    fn rabbits_breed(&self, at_first: u32, stream: &mut Stream) -> u32 {
        let coins = &mut Coins::of(stream);
        let room = self.max_rabbits.saturating_sub(at_first);
        let would = coins.binomial(at_first, share(room, self.max_rabbits));
        if !self.young_count_at_once {
            return at_first + would;
        }
        at_first + coins.occupied(would, room)
    }

    /// The numbers of rabbits and foxes after a hunt. Of many foxes in the same way: who would catch a rabbit if none were
    /// caught before catches one if it is still there. Nobody has to ask then whether the last foxes are in danger.
    fn foxes_hunt(&self, (rabbits, foxes): (u32, u32), stream: &mut Stream) -> (u32, u32) {
        if foxes <= MANY_FOXES || rabbits > self.max_rabbits {
            return self.few_foxes_hunt((rabbits, foxes), stream);
        }
        let coins = &mut Coins::of(stream);
        let would = coins.binomial(foxes, share(rabbits, self.max_rabbits));
        let in_reach = rabbits.saturating_sub(FEWEST);
        let caught = coins.occupied(would, rabbits).min(in_reach);
        let die = coins.binomial(foxes - caught, 0.1).min(foxes - FEWEST);
        let young = coins.binomial(caught, 1.0 / 3.0);
        (rabbits - caught, foxes - die + young)
    }

    /// The same, fox by fox.
    fn few_foxes_hunt(
        &self,
        (mut rabbits, at_first): (u32, u32),
        stream: &mut Stream,
    ) -> (u32, u32) {
        let (mut foxes, mut young) = (at_first, 0);
        for _ in 0..at_first {
            let counted = if self.young_count_at_once { young } else { 0 };
            if rabbits > FEWEST && stream.below(self.max_rabbits) < rabbits {
                rabbits -= 1;
                if stream.below(3) == 0 {
                    young += 1;
                }
            } else if foxes + counted > FEWEST && stream.below(10) == 0 {
                foxes -= 1;
            }
        }
        (rabbits, foxes + young)
    }
}

impl Model for Forest {
    fn shape(&self) -> &Shape {
        &self.shape
    }

    fn trial(&self, stream: &mut Stream, row: &mut Row<'_>) {
        let (mut rabbits, mut foxes) = self.start;
        let mut taken = 0;
        for point in 0..self.shape.points() {
            while taken < self.shape.step_of(point) {
                rabbits = self.rabbits_breed(rabbits, stream);
                (rabbits, foxes) = self.foxes_hunt((rabbits, foxes), stream);
                taken += 1;
            }
            for (series, animals) in [rabbits, foxes].into_iter().enumerate() {
                row.series(series, point, animals as i32);
                // The last step stays.
                row.outcome(series, animals as i32);
            }
        }
    }
}
