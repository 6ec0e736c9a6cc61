//! A walker on a line: the complete example of the guide "Add a scenario".

use many_trials::param::{Param, Slider, Values, grouped, plus_minus};
use many_trials::scenario::{Expected, Preset, Scenario, Words, words};
use many_trials::sim::{Model, Quantity, Row, Shape, Statistics, Stream};

/// See the module.
pub(super) struct WalkOnALine;

/// Everything that a form, a link and the help say of the parameters.
static PARAMS: [Param; 2] = [
    Param::whole(
        "numSteps",
        "Steps",
        "steps",
        (0, 10_000, 100), // smallest, largest, default
        Slider::Linear(400.0),
        "How many steps the walker takes.",
    ),
    Param::real(
        "rightProb",
        "Probability of a step to the right",
        "",
        (0.0, 1.0, 0.5),
        Slider::Linear(1.0),
        "The chance that a step goes to the right; the others go to the left.",
    ),
];

impl Scenario for WalkOnALine {
    fn key(&self) -> &'static str {
        "walk-on-a-line"
    }

    fn title(&self) -> &'static str {
        "A walker on a line"
    }

    fn version(&self) -> u32 {
        1
    }

    fn rule(&self) -> &'static str {
        "A walker starts at 0. Every step goes 1 to the right with probability rightProb, and 1 to the \
         left if not."
    }

    fn params(&self) -> &'static [Param] {
        &PARAMS
    }

    fn presets(&self) -> &'static [Preset] {
        &[
            Preset {
                exercise: "Guide",
                title: "A walker on a line",
                query: "",
            },
            Preset {
                exercise: "Guide",
                title: "Walkers that lean to one side",
                query: "rightProb=0.5,0.6,0.7",
            },
        ]
    }

    fn model(&self, values: &Values) -> Box<dyn Model> {
        let steps = values.whole("numSteps");
        // Every value that a trial can observe lies between the two ends.
        let position = Quantity::parts("position", "Position", "steps", 1, (-steps, steps));
        Box::new(Walk {
            right_prob: values.real("rightProb"),
            shape: Shape {
                step: "step",
                steps: steps as usize,
                every: Shape::every(steps as usize),
                series: vec![position.clone()],
                outcomes: vec![position],
                at_end: true,
            },
        })
    }

    fn expected(&self, values: &Values) -> Expected {
        let a_step = 2.0 * values.real("rightProb") - 1.0;
        let model = self.model(values);
        let shape = model.shape();
        let position = |point| a_step * shape.step_of(point) as f64;
        Expected {
            series: vec![(0..shape.points()).map(position).collect()],
            outcomes: vec![Some(a_step * shape.steps as f64)],
            share: None,
        }
    }

    fn python(&self) -> &'static str {
        r#"# A walker on a line.


def trial(rng, numSteps, rightProb):
    """Where the walker is after the last step."""
    position = 0
    for _ in range(numSteps):
        position += 1 if rng.random() < rightProb else -1
    return {"position": position}
"#
    }

    fn sentence(&self, values: &Values, statistics: &Statistics) -> Vec<Words> {
        let position = &statistics.outcomes[0];
        // What stands between asterisks is a result, and is set in bold.
        words(&format!(
            "After {} steps a walker is at *{}* on average.",
            grouped(values.whole("numSteps")),
            plus_minus(position.mean, position.standard_error),
        ))
    }
}

/// The parameters of one case, ready to run.
struct Walk {
    right_prob: f64,
    shape: Shape,
}

impl Model for Walk {
    fn shape(&self) -> &Shape {
        &self.shape
    }

    fn trial(&self, stream: &mut Stream, row: &mut Row<'_>) {
        let (mut taken, mut position) = (0, 0);
        for point in 0..self.shape.points() {
            while taken < self.shape.step_of(point) {
                let right = stream.chance(self.right_prob);
                position += if right { 1 } else { -1 };
                taken += 1;
            }
            row.series(0, point, position);
        }
        row.outcome(0, position);
    }
}

#[test]
fn walkers_are_where_theory_says() {
    use many_trials::sim::{Seed, Summary, Task, run};

    const TRIALS: u64 = 20_000;
    let mut values = Values::default();
    for param in WalkOnALine.params() {
        values.set(param.key, param.default_value());
    }
    for right_prob in [0.0, 0.5, 0.7, 1.0] {
        values.set("rightProb", many_trials::param::Value::Real(right_prob));
        let model = WalkOnALine.model(&values);
        let mut summary = Summary::new(model.shape(), 1);
        let task = Task {
            model: &*model,
            trials: 0..TRIALS,
            summary: &mut summary,
            each: None,
        };
        run(&Seed::from_text("guide"), &mut [task]);
        let statistics = Statistics::new(&summary);
        let expected = WalkOnALine.expected(&values);
        // A step has variance 4 p (1 − p), and steps are independent. Of 404 means one is 6 standard
        // errors off by chance in a million seeds.
        let variance = 4.0 * right_prob * (1.0 - right_prob);
        for (point, mean) in statistics.series[0].mean.iter().enumerate() {
            let error = (variance * point as f64 / TRIALS as f64).sqrt();
            let off = (mean - expected.series[0][point]).abs();
            assert!(
                off <= 6.0 * error + 1e-9,
                "{right_prob}, step {point}: {mean}"
            );
        }
        // The error of a variance is its √(2 / n)-th part where the outcome is close to normal.
        let seen = statistics.outcomes[0].variance / (100.0 * variance).max(1e-9);
        let error = 6.0 * (2.0 / TRIALS as f64).sqrt();
        assert!(variance == 0.0 || (seen - 1.0).abs() < error, "{seen}");
        assert!(WalkOnALine.sentence(&values, &statistics).len() >= 3);
    }
}
