//! What the form and the gallery are made of: every scenario with its parameters and exercises, in the
//! language in use.

use serde::Serialize;

use super::Named;
use crate::experiment::{EVERYWHERE, Experiment, FIRST_TRIAL, exercises};
use crate::language::translated;
use crate::param::{Kind, Param, Slider};
use crate::scenario::{Preset, SCENARIOS, Scenario};

/// So many trials make a picture in the gallery.
const PREVIEW_TRIALS: u64 = 60;

/// Every scenario, and the parameters that all of them have.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Definition {
    /// In the order of the menu.
    pub scenarios: Vec<FormScenario>,
    /// In the order of the form, behind those of the scenario.
    pub common: Vec<FormParam>,
}

/// A scenario as the form has it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FormScenario {
    /// Its name in links.
    pub key: &'static str,
    /// Its name for people.
    pub title: &'static str,
    /// What happens in a trial.
    pub rule: &'static str,
    /// How exact its numbers are; may be empty.
    pub exact: &'static str,
    /// Its own parameters.
    pub params: Vec<FormParam>,
    /// The exercises of the course.
    pub presets: Vec<FormPreset>,
}

/// A parameter as the form has it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FormParam {
    /// Its name in links.
    pub key: &'static str,
    /// Its name for people.
    pub label: &'static str,
    /// What is counted or measured; may be empty.
    pub unit: &'static str,
    /// The heading that it stands under.
    pub group: &'static str,
    /// What it does.
    pub help: &'static str,
    /// The value when nothing is said, as links write it.
    pub default: String,
    /// Whether it takes several values, which are compared.
    pub list: bool,
    /// Whether it is shown only where it differs from its default.
    pub rare: bool,
    /// Which values it takes.
    #[serde(flatten)]
    pub takes: FormKind,
}

/// Which values a parameter takes.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum FormKind {
    /// Whole numbers.
    Whole {
        /// The smallest.
        min: f64,
        /// The largest.
        max: f64,
        /// How far the slider goes.
        slider: FormSlider,
    },
    /// Real numbers.
    Real {
        /// The smallest.
        min: f64,
        /// The largest.
        max: f64,
        /// How far the slider goes.
        slider: FormSlider,
    },
    /// One of several.
    Choice {
        /// These.
        options: Vec<Named>,
    },
    /// Any text.
    Text,
}

/// How a slider spreads a range over its length.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FormSlider {
    /// Evenly, or by powers of ten.
    pub scale: FormScale,
    /// Its left end.
    pub from: f64,
    /// Its right end.
    pub to: f64,
}

/// What equal steps of a slider do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum FormScale {
    /// They add the same.
    Linear,
    /// They multiply by the same.
    Log,
}

/// An exercise of the course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FormPreset {
    /// Where in the course.
    pub exercise: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Its link.
    pub link: String,
    /// The link of a few trials, for a picture.
    pub preview: String,
}

impl Definition {
    /// All that there is.
    #[must_use]
    pub fn new() -> Self {
        Definition {
            scenarios: SCENARIOS
                .iter()
                .map(|scenario| FormScenario::of(*scenario))
                .collect(),
            common: EVERYWHERE
                .iter()
                .map(|param| FormParam::of(param, false))
                .collect(),
        }
    }
}

impl Default for Definition {
    fn default() -> Self {
        Definition::new()
    }
}

impl FormScenario {
    fn of(scenario: &dyn Scenario) -> Self {
        let params = scenario.params().iter();
        FormScenario {
            key: scenario.key(),
            title: translated(scenario.title()),
            rule: translated(scenario.rule()),
            exact: translated(scenario.exact()),
            params: params.map(|param| FormParam::of(param, true)).collect(),
            presets: exercises(scenario)
                .map(|(preset, experiment)| FormPreset::of(preset, &experiment))
                .collect(),
        }
    }
}

impl FormPreset {
    fn of(preset: &Preset, experiment: &Experiment) -> Self {
        FormPreset {
            exercise: translated(preset.exercise),
            title: translated(preset.title),
            link: experiment.link(),
            preview: experiment.with_trials(PREVIEW_TRIALS).link(),
        }
    }
}

impl FormParam {
    fn of(param: &Param, list: bool) -> Self {
        FormParam {
            key: param.key,
            label: translated(param.label),
            unit: translated(param.unit),
            group: translated(param.group),
            help: translated(param.help),
            default: param.default_value().to_string(),
            list,
            // Only who shares an experiment with others begins with another trial than the first.
            rare: param.key == FIRST_TRIAL.key,
            takes: FormKind::from(param.kind),
        }
    }
}

impl From<Kind> for FormKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Whole {
                min, max, slider, ..
            } => {
                // Both ends are far below 2^53.
                let (min, max) = (min as f64, max as f64);
                let slider = FormSlider::of(slider, min);
                FormKind::Whole { min, max, slider }
            }
            Kind::Real {
                min, max, slider, ..
            } => {
                let slider = FormSlider::of(slider, min);
                FormKind::Real { min, max, slider }
            }
            Kind::Choice { options, .. } => FormKind::Choice {
                options: options
                    .iter()
                    .map(|option| Named {
                        key: option.key.to_owned(),
                        label: translated(option.label).to_owned(),
                    })
                    .collect(),
            },
            Kind::Text { .. } => FormKind::Text,
        }
    }
}

impl FormSlider {
    fn of(slider: Slider, min: f64) -> Self {
        let (scale, from, to) = match slider {
            Slider::Linear(to) => (FormScale::Linear, min, to),
            Slider::Log(from, to) => (FormScale::Log, from, to),
        };
        FormSlider { scale, from, to }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_has_every_parameter_of_a_link() {
        for scenario in Definition::new().scenarios {
            let link = Experiment::from_link(&format!("?scenario={}", scenario.key)).0;
            let own = scenario.params.iter().map(|param| param.key);
            let common = EVERYWHERE.iter().map(|param| param.key);
            let known: Vec<&str> = own.chain(common).collect();
            for word in link.link().trim_start_matches('?').split('&').skip(2) {
                let key = word.split('=').next().unwrap_or_default();
                assert!(known.contains(&key), "{key} of {}", scenario.key);
            }
        }
    }

    #[test]
    fn pictures_of_the_gallery_are_of_their_exercise() {
        for scenario in Definition::new().scenarios {
            for preset in scenario.presets {
                let [whole, picture] =
                    [&preset.link, &preset.preview].map(|link| Experiment::from_link(link));
                assert_eq!((whole.1, picture.1), (vec![], vec![]), "{}", preset.link);
                assert_eq!(picture.0.num_trials(), PREVIEW_TRIALS);
                assert_eq!(whole.0.values(), picture.0.values());
            }
        }
    }

    #[test]
    fn only_the_first_trial_is_out_of_sight() {
        let common = Definition::new().common;
        let rare: Vec<&str> = common.iter().filter(|p| p.rare).map(|p| p.key).collect();
        assert_eq!(rare, ["firstTrial"]);
        assert_eq!(
            common.last().map(|param| &param.takes),
            Some(&FormKind::Text)
        );
    }
}
