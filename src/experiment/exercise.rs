//! The exercises of the course as experiments: a preset's link, and the preset that an experiment is.

use super::Experiment;
use crate::scenario::{Preset, Scenario};

/// A preset's link as its scenario writes it; the canonical one is its experiment's.
#[must_use]
pub fn preset_link(scenario: &dyn Scenario, preset: &Preset) -> String {
    let link = format!("?scenario={}&{}", scenario.key(), preset.query);
    link.trim_end_matches('&').to_owned()
}

impl Experiment {
    /// The experiment of a preset.
    #[must_use]
    pub fn of_preset(scenario: &dyn Scenario, preset: &Preset) -> Self {
        Experiment::from_link(&preset_link(scenario, preset)).0
    }

    /// The preset whose parameters it has, whatever its trials and seed.
    #[must_use]
    pub fn exercise(&self) -> Option<&'static Preset> {
        let alike: Vec<(&Preset, Experiment)> = self
            .scenario()
            .presets()
            .iter()
            .map(|preset| (preset, Experiment::of_preset(self.scenario(), preset)))
            .filter(|(_, exercise)| exercise.values() == self.values())
            .collect();
        // Two exercises may differ in their number of trials only.
        let same = |(_, exercise): &&(_, Experiment)| exercise.num_trials() == self.num_trials();
        let found = alike.iter().find(same).or(alike.first());
        found.map(|(preset, _)| *preset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::SCENARIOS;

    #[test]
    fn every_preset_is_the_exercise_of_its_experiment() {
        for scenario in SCENARIOS {
            for preset in scenario.presets() {
                let link = preset_link(*scenario, preset);
                let (experiment, problems) = Experiment::from_link(&link);
                assert_eq!(problems, [], "{link}");
                let found = experiment.exercise().map(|exercise| exercise.title);
                assert_eq!(found, Some(preset.title), "{link}");
                // Another seed is the same exercise.
                let other = Experiment::from_link(&format!("{link}&seed=other")).0;
                assert_eq!(other.exercise().map(|found| found.title), found, "{link}");
            }
        }
    }

    #[test]
    fn other_parameters_are_no_exercise() {
        let link = "?scenario=dice-mean&numDice=17";
        assert!(Experiment::from_link(link).0.exercise().is_none());
    }
}
