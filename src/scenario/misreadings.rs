//! What programs give that misread the course's rules, at the course's own values: the means of
//! 40,000 trials of `tests/distributions/slow_viruses.rs`, each within 0.6 of the truth.

use crate::param::{Param, Values};

/// A reading of the rules that is not meant.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Misreading {
    /// What such a program does: “This looks like a program that …”.
    pub what: &'static str,
    /// The mean of the first outcome that it gives.
    pub end: f64,
    /// Means of the first series that it gives: step and mean.
    pub means: &'static [(usize, f64)],
}

const DENSITY: &str = "takes the density before viruses are cleared (the course takes it after)";
const NEW_BORN: &str = "lets new-born viruses reproduce in the step of their birth (in the course they wait for the next one)";
const RANDINT: &str = "draws chances like random.randint(0, 100) <= 100 * p, which is true too often (random.random() < p is right)";

static WITHOUT_DRUG: [Misreading; 3] = [
    Misreading {
        what: DENSITY,
        end: 472.4,
        means: &[(150, 470.5), (300, 472.4)],
    },
    Misreading {
        what: NEW_BORN,
        end: 525.38,
        means: &[(150, 524.5), (300, 525.38)],
    },
    Misreading {
        what: RANDINT,
        end: 431.32,
        means: &[(150, 428.8), (300, 431.32)],
    },
];

static WITH_DRUG: [Misreading; 6] = [
    Misreading {
        what: DENSITY,
        end: 388.1,
        means: &[(149, 470.6), (151, 448.2)],
    },
    Misreading {
        what: NEW_BORN,
        end: 483.2,
        means: &[(149, 524.7), (151, 499.7)],
    },
    Misreading {
        what: RANDINT,
        end: 378.7,
        means: &[(149, 428.8), (151, 405.7)],
    },
    Misreading {
        what: "gives the drug a step early (step 151 is the first one under it)",
        end: 414.8,
        means: &[(149, 495.1), (150, 471.4)],
    },
    Misreading {
        what: "gives the drug a step late (step 151 is the first one under it)",
        end: 412.3,
        means: &[(150, 495.2), (151, 495.3)],
    },
    Misreading {
        what: "lets the drug kill (in the course it only keeps viruses from reproducing)",
        end: 452.8,
        means: &[(150, 495.2), (151, 22.4)],
    },
];

/// Those of `simulationWithoutDrug`.
pub(super) fn without_drug(values: &Values, params: &[Param]) -> &'static [Misreading] {
    if usual(values, params) {
        &WITHOUT_DRUG
    } else {
        &[]
    }
}

/// Those of `simulationWithDrug`.
pub(super) fn with_drug(values: &Values, params: &[Param]) -> &'static [Misreading] {
    if usual(values, params) {
        &WITH_DRUG
    } else {
        &[]
    }
}

fn usual(values: &Values, params: &[Param]) -> bool {
    let mut params = params.iter();
    params.all(|param| values.get(param.key) == param.default_value())
}
