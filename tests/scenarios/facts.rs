//! What the files of `tests/oracles` state about the virus scenarios, all written in one way.

use std::path::PathBuf;

use serde_json::{Map, Value as Json};

/// What a statement is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Population {
    Total,
    Resistant,
    Sensitive,
    Guttagonol,
    Grimpex,
    Both,
}

impl Population {
    /// Its place among the series of its scenario; the sensitive are the rest of the total.
    pub(crate) fn series(self) -> Option<usize> {
        match self {
            Population::Total => Some(0),
            Population::Resistant | Population::Guttagonol => Some(1),
            Population::Grimpex => Some(2),
            Population::Both => Some(3),
            Population::Sensitive => None,
        }
    }
}

/// A true statement about a population after some steps.
#[derive(Debug, Clone)]
pub(crate) struct Fact {
    pub population: Population,
    pub step: usize,
    pub claim: Claim,
}

/// What is stated.
#[derive(Debug, Clone)]
pub(crate) enum Claim {
    Mean {
        mean: f64,
        variance: f64,
    },
    Variance {
        mean: f64,
        variance: f64,
    },
    /// The covariance of the total and the resistant population, their means and variances.
    Covariance {
        covariance: f64,
        means: [f64; 2],
        variances: [f64; 2],
    },
    /// The share of trials with `from` to `to` viruses, both included.
    Share {
        from: i32,
        to: i32,
        share: f64,
    },
    /// `value` is the smallest whose cumulative share is at least `q`; no cumulative share is closer
    /// to `q` than `margin`.
    Quantile {
        q: f64,
        value: i32,
        margin: f64,
    },
    /// The shares of `start`, `start` + 1, ... viruses.
    Distribution {
        start: i32,
        shares: Vec<f64>,
    },
    /// The shares of pairs (total, resistant).
    Joint {
        shares: Vec<((i32, i32), f64)>,
    },
}

/// A file.
pub(crate) struct Oracle {
    /// Its name without the ending.
    pub id: String,
    /// The experiment that it is about, without trials and seed.
    pub query: String,
    pub facts: Vec<Fact>,
}

/// All files that solve a virus scenario exactly, by name.
pub(crate) fn exact_oracles() -> Vec<Oracle> {
    let mut oracles: Vec<Oracle> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .filter_map(|path| {
            let id = path.file_stem().unwrap().to_string_lossy().into_owned();
            let file = oracle_file(&id);
            let exact = file["method"]["kind"] == "exact";
            let ours =
                ["no_drug", "one_drug", "two_drugs"].contains(&file["model"].as_str().unwrap());
            (exact && ours).then(|| oracle(id, &file))
        })
        .collect();
    oracles.sort_by(|one, other| one.id.cmp(&other.id));
    oracles
}

/// One of them.
pub(crate) fn exact_oracle(id: &str) -> Oracle {
    exact_oracles()
        .into_iter()
        .find(|oracle| oracle.id == id)
        .unwrap()
}

/// The content of any file.
pub(crate) fn oracle_file(id: &str) -> Json {
    let path = folder().join(format!("{id}.json"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/oracles")
}

fn oracle(id: String, file: &Json) -> Oracle {
    let mut facts = Facts {
        max_pop: whole(&file["params"]["maxPop"]),
        all: Vec::new(),
    };
    for (step, at) in object(&file["steps"]) {
        facts.step(step.parse().unwrap(), object(at));
    }
    if let Some(series) = file.get("series") {
        facts.series(object(series));
    }
    for (step, at) in object(&file["pmf"]) {
        facts.distributions(step.parse().unwrap(), object(at));
    }
    if let Some(last) = file.get("final") {
        facts.last(object(last));
    }
    if let Some(joint) = file.get("joint_final") {
        facts.joint(joint);
    }
    Oracle {
        id,
        query: query(&file["params"]),
        facts: facts.all,
    }
}

/// The experiment of a file's parameters, as a query.
pub(crate) fn query(params: &Json) -> String {
    let mut query = String::from(if params.get("steps").is_some() {
        "?scenario=without-drug"
    } else if params.get("lagBeforeSecondDrug").is_some() {
        "?scenario=two-drugs"
    } else {
        "?scenario=one-drug"
    });
    for (key, value) in object(params) {
        let (key, text) = match key.as_str() {
            "steps" => ("numSteps", value.to_string()),
            "initial_resistant" => ("numResistantViruses", value.to_string()),
            "resistances" if value == "{}" => ("resistances", "none".to_owned()),
            "stepsBeforeFirstDrug" => ("numStepsBeforeDrug", value.to_string()),
            "lagBeforeSecondDrug" => ("numStepsBetweenDrugs", value.to_string()),
            "stepsAfterSecondDrug" => ("numStepsAfterDrug", value.to_string()),
            "resistances" | "initial_sensitive" | "drugs" => continue,
            key => (key, value.to_string()),
        };
        query += &format!("&{key}={text}");
    }
    query
}

/// The facts of a file as they are read. Everything that a file may hold is named here: a key that
/// is not stops the test, so that no statement is passed over.
struct Facts {
    max_pop: i32,
    all: Vec<Fact>,
}

impl Facts {
    fn add(&mut self, population: Population, step: usize, claim: Claim) {
        self.all.push(Fact {
            population,
            step,
            claim,
        });
    }

    fn share(&mut self, population: Population, step: usize, (from, to): (i32, i32), share: &Json) {
        self.add(
            population,
            step,
            Claim::Share {
                from,
                to,
                share: real(share),
            },
        );
    }

    /// A step of `steps`: flat, or with one object a population.
    fn step(&mut self, step: usize, at: &Map<String, Json>) {
        match at.get("total") {
            Some(total) => {
                for (key, value) in at {
                    match key.as_str() {
                        "total" => self.population(Population::Total, step, object(value)),
                        "resistant" => self.population(Population::Resistant, step, object(value)),
                        "guttagonol_resistant" | "grimpex_resistant" | "both_resistant" => {
                            self.population(named(key), step, object(value));
                        }
                        "cov_total_resistant" => {
                            let both = |key| [real(&total[key]), real(&at["resistant"][key])];
                            self.covariance(step, value, both("mean"), both("variance"));
                        }
                        key => panic!("a step has an unknown key {key}"),
                    }
                }
            }
            None if at.contains_key("mean_total") => self.flat(step, at),
            None => self.population(Population::Total, step, at),
        }
    }

    fn population(&mut self, population: Population, step: usize, at: &Map<String, Json>) {
        for (key, value) in at {
            match key.as_str() {
                "mean" => self.moments(population, step, value, &at["variance"]),
                "p_extinct" => self.share(population, step, (0, 0), value),
                "p_le_50" => self.share(population, step, (0, 50), value),
                "p_gt_maxPop" => self.share(population, step, (self.max_pop + 1, i32::MAX), value),
                "quantiles" => {
                    let margin = real(&at["quantile_cdf_margin"]);
                    for (percent, value) in object(value) {
                        let q = percent.parse::<f64>().unwrap() / 100.0;
                        let value = whole(value);
                        self.add(population, step, Claim::Quantile { q, value, margin });
                    }
                }
                "variance" | "quantile_cdf_margin" | "mass_error" => {}
                key => panic!("a population has an unknown key {key}"),
            }
        }
    }

    /// A flat step, or the same step of every series.
    fn flat(&mut self, step: usize, at: &Map<String, Json>) {
        for (key, value) in at {
            match key.as_str() {
                "mean" => self.moments(Population::Total, step, value, &at["variance"]),
                "mean_total" => self.moments(Population::Total, step, value, &at["var_total"]),
                "mean_resistant" => {
                    self.moments(Population::Resistant, step, value, &at["var_resistant"]);
                }
                "cov_total_resistant" => {
                    let means = [real(&at["mean_total"]), real(&at["mean_resistant"])];
                    let variances = [real(&at["var_total"]), real(&at["var_resistant"])];
                    self.covariance(step, value, means, variances);
                }
                "p_extinct" => self.share(Population::Total, step, (0, 0), value),
                "p_no_resistant" => self.share(Population::Resistant, step, (0, 0), value),
                "p_total_le_50" => self.share(Population::Total, step, (0, 50), value),
                "variance" | "var_total" | "var_resistant" => {}
                key => panic!("a flat step has an unknown key {key}"),
            }
        }
    }

    fn moments(&mut self, population: Population, step: usize, mean: &Json, variance: &Json) {
        let (mean, variance) = (real(mean), real(variance));
        self.add(population, step, Claim::Mean { mean, variance });
        self.add(population, step, Claim::Variance { mean, variance });
    }

    fn covariance(&mut self, step: usize, value: &Json, means: [f64; 2], variances: [f64; 2]) {
        let covariance = real(value);
        self.add(
            Population::Total,
            step,
            Claim::Covariance {
                covariance,
                means,
                variances,
            },
        );
    }

    fn series(&mut self, series: &Map<String, Json>) {
        assert_eq!(series["t0"], 0);
        let lists: Vec<_> = series.iter().filter(|(key, _)| *key != "t0").collect();
        let steps = lists[0].1.as_array().unwrap().len();
        for step in 0..steps {
            let at = lists
                .iter()
                .map(|(key, list)| ((*key).clone(), list[step].clone()))
                .collect();
            self.flat(step, &at);
        }
    }

    /// A step of `pmf`: one distribution, or one a population.
    fn distributions(&mut self, step: usize, at: &Map<String, Json>) {
        if at.contains_key("p") {
            self.distribution(Population::Total, step, at);
            return;
        }
        for (key, value) in at {
            self.distribution(named(key), step, object(value));
        }
    }

    fn distribution(&mut self, population: Population, step: usize, at: &Map<String, Json>) {
        let shares = at["p"].as_array().unwrap().iter().map(real).collect();
        let start = whole(&at["start"]);
        self.add(population, step, Claim::Distribution { start, shares });
    }

    fn last(&mut self, last: &Map<String, Json>) {
        let step = whole(&last["step"]) as usize;
        for (key, value) in last {
            match key.as_str() {
                "step" => {}
                "total" | "resistant" | "sensitive" => {
                    self.population(named(key), step, object(value));
                }
                "p_remission_0_to_50" => self.share(Population::Total, step, (0, 50), value),
                "p_lt_50" => self.share(Population::Total, step, (0, 49), value),
                "p_total_zero" => self.share(Population::Total, step, (0, 0), value),
                "histogram_bins" => {
                    for bin in value.as_array().unwrap() {
                        let range = (whole(&bin["lo"]), whole(&bin["hi"]));
                        self.share(Population::Total, step, range, &bin["p"]);
                    }
                }
                key => panic!("the last step has an unknown key {key}"),
            }
        }
    }

    fn joint(&mut self, joint: &Json) {
        assert_eq!(
            joint["columns"],
            serde_json::json!(["total", "resistant", "p"])
        );
        let rows = joint["rows"].as_array().unwrap().iter();
        let shares = rows
            .map(|row| ((whole(&row[0]), whole(&row[1])), real(&row[2])))
            .collect();
        self.add(
            Population::Total,
            whole(&joint["step"]) as usize,
            Claim::Joint { shares },
        );
    }
}

pub(crate) fn named(key: &str) -> Population {
    match key {
        "total" => Population::Total,
        "resistant" => Population::Resistant,
        "sensitive" => Population::Sensitive,
        "guttagonol_resistant" => Population::Guttagonol,
        "grimpex_resistant" => Population::Grimpex,
        "both_resistant" => Population::Both,
        key => panic!("there is no population {key}"),
    }
}

pub(crate) fn object(json: &Json) -> &Map<String, Json> {
    json.as_object().unwrap()
}

pub(crate) fn real(json: &Json) -> f64 {
    json.as_f64().unwrap()
}

pub(crate) fn whole(json: &Json) -> i32 {
    i32::try_from(json.as_i64().unwrap()).unwrap()
}
