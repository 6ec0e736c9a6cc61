//! The parameters that every scenario has: how many trials, which, how precise, and their seed.

use super::Experiment;
use crate::param::{Kind, Param, Slider};
use crate::sim::MOST_TRIALS;

/// The number of trials.
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

/// How small the standard error is to become.
pub const STANDARD_ERROR: Param = Param::real(
    "standardError",
    "Enough trials at ±",
    "",
    (0.0, 1e9, 0.0),
    Slider::Log(0.001, 100.0),
    "The run stops once the standard error of the mean is this small, at the same trial on every machine; 0 runs all trials.",
)
.in_group("Trials");

/// The seed of the random streams.
pub const SEED: Param = Param::text(
    "seed",
    "Seed",
    "7",
    "The same text gives the same trials, on every machine.",
)
.in_group("Trials");

/// All of them, in the order of links and forms.
pub const COMMON_PARAMS: [Param; 4] = [NUM_TRIALS, FIRST_TRIAL, STANDARD_ERROR, SEED];

impl Experiment {
    /// What an experiment has of [`COMMON_PARAMS`], by key, as links and forms write it.
    #[must_use]
    pub fn common_values(&self) -> [(&'static str, String); 4] {
        [
            (NUM_TRIALS.key, self.num_trials().to_string()),
            (FIRST_TRIAL.key, self.trials().start.to_string()),
            (STANDARD_ERROR.key, self.target().unwrap_or(0.0).to_string()),
            (SEED.key, self.seed_text().to_owned()),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::SCENARIOS;

    #[test]
    fn a_link_that_says_nothing_has_their_defaults() {
        let values = Experiment::from_link("").0.common_values();
        let defaults = COMMON_PARAMS.map(|param| (param.key, param.default_value().to_string()));
        assert_eq!(values, defaults);
    }

    #[test]
    fn no_scenario_has_one_of_its_own() {
        for scenario in SCENARIOS {
            for param in scenario.params() {
                let common = COMMON_PARAMS.iter().any(|common| common.key == param.key);
                assert!(!common, "{}", param.key);
                assert!(!matches!(param.kind, Kind::Text { .. }), "{}", param.key);
            }
        }
    }
}
