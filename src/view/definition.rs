//! What the form and the gallery are made of: every scenario with its parameters and exercises, in the
//! language in use.

use serde::Serialize;

use super::phrase::explained_text;
use super::{Named, Phrase};
use crate::experiment::{EVERYWHERE, Experiment, FIRST_TRIAL, exercises};
use crate::language::{say, translated};
use crate::param::{Kind, Param, Slider};
use crate::scenario::{Own, Preset, SCENARIOS, Scenario, Term};

/// What a stranger understands at once of the first scenario; the first matters most.
const TRIED: [&str; 2] = ["numStepsBeforeDrug", "mutProb"];

/// So many trials make a picture.
const PREVIEW_TRIALS: u64 = 60;

/// Every scenario, and the parameters that all of them have.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Definition {
    /// The parameters that the front page lets one try, of what opens where no scenario is named.
    pub tried: [&'static str; 2],
    /// What the front page asks, in its order.
    pub questions: Vec<FormQuestion>,
    /// In the order of the menu.
    pub scenarios: Vec<FormScenario>,
    /// A visitor's own program, which stands behind them.
    pub own: FormScenario,
    /// In the order of the form, behind those of the scenario.
    pub common: Vec<FormParam>,
}

/// A question of the front page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FormQuestion {
    /// What anybody might ask.
    pub question: String,
    /// The link of the experiment that answers it.
    pub link: String,
    /// The link of a few trials, for a picture.
    pub preview: String,
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
    /// What it asks.
    pub question: &'static str,
    /// What is tried and why, in two lines.
    pub story: Vec<Phrase>,
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
    /// The words of the field in its label and in what it does, each with what it means.
    pub words: Vec<String>,
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
    /// A value as Python writes it.
    Expression,
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
            tried: TRIED,
            questions: FormQuestion::all(),
            scenarios: SCENARIOS
                .iter()
                .map(|scenario| FormScenario::of(*scenario))
                .collect(),
            own: FormScenario::of(Own::of("", None, None)),
            common: EVERYWHERE
                .iter()
                .map(|param| FormParam::of(param, false, &[]))
                .collect(),
        }
    }
}

impl Default for Definition {
    fn default() -> Self {
        Definition::new()
    }
}

impl FormQuestion {
    fn all() -> Vec<Self> {
        vec![
            FormQuestion::of(
                say!("Does it matter when the drug begins?"),
                "?scenario=one-drug&numStepsBeforeDrug=300,150,75,0",
            ),
            FormQuestion::of(
                say!("Of 23 people, do two share a birthday?"),
                "?scenario=birthday&numPeople=23&numTrials=10000",
            ),
            FormQuestion::of(say!("How far does a drunk get?"), "?scenario=drunks"),
            FormQuestion::of(say!("How long do robots clean?"), "?scenario=robots"),
            FormQuestion::of(
                say!("Does the house always win?"),
                "?scenario=roulette&game=fair,european,american",
            ),
            FormQuestion::of(say!("What is π, by throwing needles?"), "?scenario=pi"),
        ]
    }

    fn of(question: String, link: &str) -> Self {
        let (experiment, _) = Experiment::from_link(link);
        FormQuestion {
            question,
            link: experiment.link(),
            preview: experiment.with_trials(PREVIEW_TRIALS).link(),
        }
    }
}

impl FormScenario {
    fn of(scenario: &dyn Scenario) -> Self {
        FormScenario {
            key: scenario.key(),
            title: translated(scenario.title()),
            question: translated(scenario.question()),
            story: explained_text(translated(scenario.story()), scenario.terms()),
            params: FormParam::all_of(scenario),
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
    /// Those of a scenario.
    pub(super) fn all_of(scenario: &dyn Scenario) -> Vec<Self> {
        let each = scenario.params().iter();
        each.map(|param| FormParam::of(param, true, scenario.terms()))
            .collect()
    }

    fn of(param: &Param, list: bool, terms: &'static [Term]) -> Self {
        let said = format!("{}. {}", translated(param.label), translated(param.help));
        let words = explained_text(&said, terms).into_iter();
        let words =
            words.filter_map(|phrase| Some(format!("{}: {}", phrase.text, phrase.meaning?)));
        FormParam {
            key: param.key,
            // A program's own names are in no language.
            label: if param.label == param.key {
                param.label
            } else {
                translated(param.label)
            },
            unit: translated(param.unit),
            group: translated(param.group),
            help: translated(param.help),
            words: words.collect(),
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
            Kind::Expression { .. } => FormKind::Expression,
        }
    }
}

impl FormSlider {
    fn of(slider: Slider, min: f64) -> Self {
        let (scale, from, to) = match slider {
            Slider::Linear(to) => (FormScale::Linear, min, to),
            Slider::Between(from, to) => (FormScale::Linear, from, to),
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
    fn the_front_page_asks_what_experiments_answer() {
        let questions = Definition::new().questions;
        assert_eq!(questions.len(), 6);
        let usual = SCENARIOS[0].params();
        for key in TRIED {
            assert!(usual.iter().any(|param| param.key == key), "{key}");
        }
        for FormQuestion {
            question,
            link,
            preview,
        } in questions
        {
            assert!(question.ends_with('?'), "{question}");
            let [whole, picture] = [&link, &preview].map(|link| Experiment::from_link(link));
            assert_eq!((whole.1, picture.1), (vec![], vec![]), "{link}");
            assert_eq!(
                (whole.0.link(), whole.0.values()),
                (link, picture.0.values())
            );
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
    fn words_of_the_field_are_explained_beside_their_parameter() {
        let scenarios = Definition::new().scenarios;
        let [one_drug, ..] = &scenarios[..] else {
            panic!("no scenarios")
        };
        let words = |key: &str| {
            let param = one_drug.params.iter().find(|param| param.key == key);
            param.map_or("", |param| param.words.first().map_or("", |word| word))
        };
        assert!(
            words("resistances").starts_with("Resistance: "),
            "{}",
            words("resistances")
        );
        assert!(words("maxPop").starts_with("density: "));
        for scenario in &scenarios {
            assert!(scenario.question.ends_with('?'), "{}", scenario.question);
            let story: usize = scenario.story.iter().map(|phrase| phrase.text.len()).sum();
            assert!(
                (80..280).contains(&story),
                "two lines: {}: {story}",
                scenario.key
            );
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
