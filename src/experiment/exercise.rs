//! The exercises of the courses as experiments.

use super::Experiment;
use crate::scenario::{Preset, Scenario};

/// The link of an exercise, as short as its definition.
#[must_use]
pub fn preset_link(scenario: &dyn Scenario, preset: &Preset) -> String {
    format!("?scenario={}&{}", scenario.key(), preset.query)
}

/// The exercises of a scenario, each with its experiment.
pub fn exercises(
    scenario: &dyn Scenario,
) -> impl Iterator<Item = (&'static Preset, Experiment)> + '_ {
    let presets = scenario.presets().iter();
    presets.map(move |preset| {
        let (experiment, _) = Experiment::from_link(&preset_link(scenario, preset));
        (preset, experiment)
    })
}

impl Experiment {
    /// The exercise whose parameters it has, whatever its trials and seed.
    #[must_use]
    pub fn exercise(&self) -> Option<&'static Preset> {
        let alike: Vec<_> = exercises(self.scenario())
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
    fn every_exercise_is_found_again_with_another_seed() {
        for scenario in SCENARIOS {
            for (preset, experiment) in exercises(*scenario) {
                let link = experiment.link().replace("&seed=7", "&seed=other");
                let (other, _) = Experiment::from_link(&link);
                assert_eq!(other.seed_text(), "other", "{link}");
                let found = other.exercise().map(|found| (found.exercise, found.title));
                assert_eq!(found, Some((preset.exercise, preset.title)), "{link}");
            }
        }
    }

    #[test]
    fn other_parameters_are_no_exercise() {
        let (experiment, _) = Experiment::from_link("?clearProb=0.0612");
        assert_eq!(experiment.exercise(), None);
    }
}
