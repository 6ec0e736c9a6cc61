//! What the page's form is made of, and what a link means to it.

use serde_json::{Value as Json, json};
use wasm_bindgen::prelude::*;

use crate::experiment::{Experiment, FIRST_TRIAL, NUM_TRIALS, SEED_KEY, STANDARD_ERROR, exercises};
use crate::language::{say, translated};
use crate::param::{Kind, Param, Slider};
use crate::scenario::{SCENARIOS, Scenario};

/// All scenarios with their parameters and presets, as JSON.
#[wasm_bindgen(unchecked_return_type = "any")]
#[must_use]
pub fn definition() -> JsValue {
    let scenarios: Vec<Json> = SCENARIOS
        .iter()
        .map(|scenario| {
            json!({
                "key": scenario.key(),
                "title": translated(scenario.title()),
                "rule": translated(scenario.rule()),
                "exact": translated(scenario.exact()),
                "params": scenario.params().iter().map(param).collect::<Vec<_>>(),
                "presets": presets(*scenario),
                "courseProgram": scenario.course_program().map(|program| json!({
                    "seconds": program.seconds,
                    "secondsWithPool": program.seconds_with_pool,
                    "measured": translated(program.measured),
                })),
            })
        })
        .collect();
    super::crossing::given(&json!({
        "scenarios": scenarios,
        "numTrials": param(&NUM_TRIALS),
        "firstTrial": param(&FIRST_TRIAL),
        "standardError": param(&STANDARD_ERROR),
        "seed": {
            "key": SEED_KEY,
            "label": translated("Seed"),
            "help": translated("Any text. The same seed gives the same trials, on every machine."),
        },
    }))
}

/// What a link means: its canonical form, all values as text, and what had to be mended, as JSON.
#[wasm_bindgen(unchecked_return_type = "any")]
#[must_use]
pub fn read(link: &str) -> JsValue {
    let (experiment, problems) = Experiment::from_link(link);
    let mut values = serde_json::Map::new();
    for (key, list) in experiment.values() {
        let texts: Vec<String> = list.iter().map(ToString::to_string).collect();
        values.insert((*key).into(), texts.join(",").into());
    }
    for (param, value) in experiment.everywhere() {
        values.insert(param.key.into(), value.to_string().into());
    }
    values.insert(SEED_KEY.into(), experiment.seed_text().into());
    let exercise = experiment.exercise();
    let problems: Vec<Json> = problems
        .iter()
        .map(|p| json!({ "key": p.key, "message": p.message }))
        .collect();
    super::crossing::given(&json!({
        "link": experiment.link(),
        "scenario": experiment.scenario().key(),
        "title": translated(exercise.map_or(experiment.scenario().title(), |one| one.title)),
        "exercise": translated(exercise.map_or("", |one| one.exercise)),
        "values": values,
        "cases": experiment.cases().len(),
        "problems": problems,
    }))
}

/// A link with twice as many trials as are done of it, over all cases.
#[wasm_bindgen(js_name = moreTrials, unchecked_return_type = "any")]
#[must_use]
pub fn more_trials(link: &str, done: f64) -> JsValue {
    let (experiment, _) = Experiment::from_link(link);
    let more = 2 * (done / experiment.cases().len() as f64).round() as u64;
    read(&experiment.without_target().with_trials(more).link())
}

/// A seed that nobody had before: 40 bits from the browser's own randomness, as text.
///
/// # Errors
/// If the browser gives none.
#[wasm_bindgen(js_name = newSeed)]
pub fn new_seed() -> Result<String, JsError> {
    let bits = getrandom::u64().map_err(|error| {
        JsError::new(&say!(
            "The browser gives no random numbers ({error}); type a seed.",
            error
        ))
    })?;
    Ok((bits % 1_000_000_000_000).to_string())
}

fn presets(scenario: &dyn Scenario) -> Vec<Json> {
    let presets = exercises(scenario).map(|(preset, experiment)| {
        json!({
            "exercise": translated(preset.exercise),
            "title": translated(preset.title),
            "link": experiment.link(),
        })
    });
    presets.collect()
}

fn param(param: &Param) -> Json {
    let mut json = json!({
        "key": param.key,
        "label": translated(param.label),
        "unit": translated(param.unit),
        "group": translated(param.group),
        "help": translated(param.help),
        "default": param.default_value().to_string(),
    });
    let more = match param.kind {
        Kind::Whole {
            min,
            max,
            slider: reach,
            ..
        } => {
            json!({ "kind": "whole", "min": min, "max": max, "slider": slider(reach, min as f64) })
        }
        Kind::Real {
            min,
            max,
            slider: reach,
            ..
        } => {
            json!({ "kind": "real", "min": min, "max": max, "slider": slider(reach, min) })
        }
        Kind::Choice { options, .. } => json!({
            "kind": "choice",
            "options": options
                .iter()
                .map(|option| json!({ "key": option.key, "label": translated(option.label) }))
                .collect::<Vec<_>>(),
        }),
    };
    if let (Some(json), Json::Object(more)) = (json.as_object_mut(), more) {
        json.extend(more);
    }
    json
}

fn slider(slider: Slider, min: f64) -> Json {
    match slider {
        Slider::Linear(to) => json!({ "scale": "linear", "from": min, "to": to }),
        Slider::Log(from, to) => json!({ "scale": "log", "from": from, "to": to }),
    }
}
