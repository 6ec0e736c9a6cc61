//! Patients as students write them: one virus after another, rightly or with a mistake. Slow, plain,
//! and without a line of the program that names mistakes.

use many_trials::sim::{Seed, Stream};

/// What a program does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    Right,
    DensityBeforeClearing,
    DensityDuringBirths,
    NewBornReproduceAtOnce,
    RemovedWhileIterating,
    ChanceByRandint,
    DrugKills,
    DrugEarly,
    DrugLate,
    MutationReversed,
    OneCoin,
    OnePatient,
    OneList,
    SharedResistances,
}

/// An exercise: how a trial begins and what happens in it.
#[derive(Debug, Clone)]
pub(crate) struct Exercise {
    pub viruses: usize,
    pub max_pop: f64,
    pub max_birth_prob: f64,
    pub clear_prob: f64,
    pub mut_prob: f64,
    /// After how many updates each drug is given.
    pub drugs: Vec<usize>,
    pub steps: usize,
}

/// The total population of each trial, by step.
pub(crate) type Totals = Vec<Vec<f64>>;

struct Program {
    exercise: Exercise,
    reading: Reading,
    stream: Stream,
    /// What each virus resists, a bit a drug.
    viruses: Vec<u8>,
    /// What all of them resist, if they share one dictionary.
    shared: u8,
    /// The drugs that are given.
    active: u8,
}

impl Program {
    fn chance(&mut self, p: f64) -> bool {
        if self.reading == Reading::ChanceByRandint {
            return f64::from(self.stream.below(101)) <= 100.0 * p;
        }
        self.stream.chance(p)
    }

    fn clear(&mut self) {
        let clear_prob = self.exercise.clear_prob;
        if self.reading == Reading::RemovedWhileIterating {
            let mut at = 0;
            while at < self.viruses.len() {
                if self.chance(clear_prob) {
                    self.viruses.remove(at);
                }
                at += 1;
            }
            return;
        }
        let mut stay = Vec::new();
        for virus in std::mem::take(&mut self.viruses) {
            if !self.chance(clear_prob) {
                stay.push(virus);
            }
        }
        self.viruses = stay;
    }

    fn resists(&self, virus: u8) -> bool {
        let virus = if self.reading == Reading::SharedResistances {
            self.shared
        } else {
            virus
        };
        self.active & !virus == 0
    }

    fn update(&mut self) {
        let before = self.viruses.len();
        self.clear();
        if self.reading == Reading::DrugKills {
            let active = self.active;
            self.viruses.retain(|virus| active & !virus == 0);
        }
        let mut counted = self.viruses.len();
        if self.reading == Reading::DensityBeforeClearing {
            counted = before;
        }
        let mut parents = self.viruses.len();
        let mut at = 0;
        while at < parents {
            let density = counted as f64 / self.exercise.max_pop;
            let p = self.exercise.max_birth_prob * (1.0 - density);
            if self.resists(self.viruses[at]) && p > 0.0 && self.chance(p) {
                let child = self.child(self.viruses[at]);
                self.viruses.push(child);
                match self.reading {
                    Reading::NewBornReproduceAtOnce => parents = self.viruses.len(),
                    Reading::DensityDuringBirths => counted = self.viruses.len(),
                    _ => {}
                }
            }
            at += 1;
        }
    }

    fn child(&mut self, parent: u8) -> u8 {
        let mut flips = 0;
        let mut_prob = self.exercise.mut_prob;
        for drug in 0..self.exercise.drugs.len() {
            flips |= u8::from(self.chance(mut_prob)) << drug;
        }
        let all = (1 << self.exercise.drugs.len()) - 1;
        match self.reading {
            Reading::MutationReversed => flips ^= all,
            Reading::OneCoin => flips = (flips & 1) * all,
            Reading::SharedResistances => self.shared ^= flips,
            _ => {}
        }
        parent ^ flips
    }

    fn trial(&mut self, is_first: bool) -> Vec<f64> {
        if is_first || self.reading != Reading::OnePatient {
            self.active = 0;
            if is_first || self.reading != Reading::OneList {
                self.viruses = vec![0; self.exercise.viruses];
            }
        }
        let late = |after: usize| match self.reading {
            Reading::DrugEarly => after - 1,
            Reading::DrugLate => after + 1,
            _ => after,
        };
        let drugs: Vec<usize> = self
            .exercise
            .drugs
            .iter()
            .map(|after| late(*after))
            .collect();
        let mut totals = vec![self.viruses.len() as f64];
        for step in 0..self.exercise.steps {
            for (drug, after) in drugs.iter().enumerate() {
                if step >= *after {
                    self.active |= 1 << drug;
                }
            }
            self.update();
            totals.push(self.viruses.len() as f64);
        }
        totals
    }
}

/// What such a program gives.
pub(crate) fn run(exercise: &Exercise, reading: Reading, seed: &str, trials: u64) -> Totals {
    let mut program = Program {
        exercise: exercise.clone(),
        reading,
        stream: Stream::new(&Seed::from_text(seed), 0),
        viruses: Vec::new(),
        shared: 0,
        active: 0,
    };
    (0..trials).map(|trial| program.trial(trial == 0)).collect()
}

/// The last value of each trial.
pub(crate) fn finals(totals: &Totals) -> Vec<f64> {
    totals.iter().map(|total| total[total.len() - 1]).collect()
}

/// The mean by step.
pub(crate) fn means(totals: &Totals) -> Vec<f64> {
    let trials = totals.len() as f64;
    (0..totals[0].len())
        .map(|step| totals.iter().map(|total| total[step]).sum::<f64>() / trials)
        .collect()
}
