//! What every scenario's experiments have beside its own parameters: how many trials, from which on, how
//! precise, and the seed. Form, link, terminal and tests read this list.

use super::Experiment;
use crate::param::{Kind, Param, Slider};
use crate::sim::MOST_TRIALS;

/// The number of trials, which every scenario has.
pub const NUM_TRIALS: Param = Param {
    key: "numTrials",
    label: "Number of trials",
    unit: "trials",
    group: "Trials",
    help: "How often the experiment is repeated; four times as many halve the uncertainty.",
    kind: Kind::Whole {
        min: 1,
        max: MOST_TRIALS as i64,
        default: 1000,
        slider: Slider::Log(10.0, 1_000_000.0),
    },
};

/// How small the standard error is to become, which every scenario has.
pub const STANDARD_ERROR: Param = Param::real(
    "standardError",
    "Enough trials at ±",
    "",
    (0.0, 1e9, 0.0),
    Slider::Log(0.001, 100.0),
    "The run stops once the standard error of the mean is this small, at the same trial on every machine; 0 runs all trials.",
)
.in_group("Trials");

/// The number of the first trial: a class shares the trials of one experiment by it.
pub const FIRST_TRIAL: Param = Param::whole(
    "firstTrial",
    "First trial",
    "",
    (0, MOST_TRIALS as i64 - 1, 0),
    Slider::Linear(100_000.0),
    "The number of the first trial. Results of other trials of the same experiment merge exactly.",
)
.in_group("Trials");

/// The seed of the random streams.
pub const SEED: Param = Param::text(
    "seed",
    "Seed",
    "7",
    "Any text. The same seed gives the same trials, on every machine.",
)
.in_group("Trials");

/// The parameters that every scenario has, in the order in which links, forms and lists have them.
pub static EVERYWHERE: [Param; 4] = [NUM_TRIALS, FIRST_TRIAL, STANDARD_ERROR, SEED];

impl Experiment {
    /// The parameters that every scenario has, with this experiment's values as links write them.
    pub fn everywhere(&self) -> impl Iterator<Item = (&'static Param, String)> {
        let values: [String; EVERYWHERE.len()] = [
            self.num_trials().to_string(),
            self.trials().start.to_string(),
            self.target().unwrap_or(0.0).to_string(),
            self.seed_text().to_owned(),
        ];
        EVERYWHERE.iter().zip(values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::SCENARIOS;

    #[test]
    fn each_value_stands_under_its_own_key() {
        let (experiment, problems) =
            Experiment::from_link("?numTrials=12&firstTrial=0&standardError=2.5");
        assert_eq!(problems, []);
        let said = |experiment: &Experiment| {
            let all = experiment.everywhere();
            let each = all.map(|(param, value)| format!("{}={value}", param.key));
            each.collect::<Vec<_>>().join("&")
        };
        assert_eq!(
            said(&experiment),
            "numTrials=12&firstTrial=0&standardError=2.5&seed=7"
        );
        let later = experiment.with_range(7..10);
        assert_eq!(
            said(&later),
            "numTrials=3&firstTrial=7&standardError=0&seed=7"
        );
    }

    #[test]
    fn a_link_that_says_nothing_has_their_defaults() {
        for (param, value) in Experiment::from_link("?").0.everywhere() {
            assert_eq!(value, param.default_value().to_string(), "{}", param.key);
        }
    }

    #[test]
    fn no_scenario_has_one_of_its_own() {
        for scenario in SCENARIOS {
            for param in scenario.params() {
                let common = EVERYWHERE.iter().any(|common| common.key == param.key);
                assert!(!common, "{}", param.key);
                assert!(!matches!(param.kind, Kind::Text { .. }), "{}", param.key);
            }
        }
    }
}
