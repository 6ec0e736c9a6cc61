//! The course's program: one virus after another, as a student writes it. Slow and plain, and on
//! request with one of the mistakes that students make.

use many_trials::experiment::Experiment;
use many_trials::sim::{Model, Row, Shape, Stream};

/// How the exercise is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    Right,
    /// The density counts viruses that are being cleared.
    DensityBeforeClearing,
    /// The density counts children that were just born.
    DensityDuringBirths,
    /// New-born viruses reproduce in the step of their birth.
    NewBornReproduceAtOnce,
    /// The population never exceeds `maxPop`.
    PopulationCapped,
    /// A drug removes the viruses that do not resist it.
    DrugKills,
    /// The drug works an update too early.
    DrugEarly,
    /// The drug works an update too late.
    DrugLate,
    /// A child gains resistance by mutation, but never loses it.
    MutationOneWay,
    /// The parent changes with the child.
    MutationOfParent,
    /// `random.randint(0, 100) <= 100 * p` in place of `random.random() < p`.
    ChanceByRandint,
    /// Viruses are removed from the list that a loop goes through.
    RemovedWhileIterating,
    /// A child keeps its parent's resistance with `mutProb`.
    MutationReversed,
    /// A virus is kept with `clearProb`.
    ClearingReversed,
}

pub(crate) struct SlowViruses {
    num_viruses: usize,
    num_resistant: usize,
    max_pop: f64,
    max_birth_prob: f64,
    clear_prob: f64,
    mut_prob: f64,
    /// Whether `guttagonol` is a key of `resistances`.
    resistance_arises: bool,
    /// The first update under the drug.
    first_under_drug: usize,
    shape: Shape,
    reading: Reading,
}

impl SlowViruses {
    /// The model of an experiment's only case.
    pub(crate) fn new(experiment: &Experiment, reading: Reading) -> Self {
        let values = &experiment.cases()[0];
        let drug = experiment.scenario().key() == "one-drug";
        let before = if drug {
            values.whole("numStepsBeforeDrug") as usize
        } else {
            usize::MAX - 1
        };
        SlowViruses {
            num_viruses: values.whole("numViruses") as usize,
            num_resistant: if drug {
                values.whole("numResistantViruses") as usize
            } else {
                0
            },
            max_pop: values.whole("maxPop") as f64,
            max_birth_prob: values.real("maxBirthProb"),
            clear_prob: values.real("clearProb"),
            mut_prob: if drug { values.real("mutProb") } else { 0.0 },
            resistance_arises: drug && values.choice("resistances") == "guttagonol",
            first_under_drug: match reading {
                Reading::DrugEarly => before,
                Reading::DrugLate => before + 2,
                _ => before + 1,
            },
            shape: experiment.scenario().model(values).shape().clone(),
            reading,
        }
    }

    fn chance(&self, p: f64, stream: &mut Stream) -> bool {
        if self.reading == Reading::ChanceByRandint {
            return f64::from(stream.below(101)) <= 100.0 * p;
        }
        stream.chance(p)
    }

    /// One `Patient.update`. A virus is whether it resists the drug.
    fn update(&self, viruses: &mut Vec<bool>, under_drug: bool, stream: &mut Stream) {
        let before_clearing = viruses.len();
        self.clear(viruses, stream);
        if self.reading == Reading::DrugKills && under_drug {
            viruses.retain(|resists| *resists);
        }
        let counted = match self.reading {
            Reading::DensityBeforeClearing => before_clearing,
            _ => viruses.len(),
        };
        let mut density = counted as f64 / self.max_pop;
        let mut parents = viruses.len();
        let mut at = 0;
        while at < parents {
            let birth_prob = self.max_birth_prob * (1.0 - density);
            let reproduces = viruses[at] || !under_drug;
            if reproduces && birth_prob > 0.0 && self.chance(birth_prob, stream) {
                let child = self.child(&mut viruses[at], stream);
                viruses.push(child);
                match self.reading {
                    Reading::NewBornReproduceAtOnce => parents = viruses.len(),
                    Reading::DensityDuringBirths => density = viruses.len() as f64 / self.max_pop,
                    _ => {}
                }
            }
            at += 1;
        }
        if self.reading == Reading::PopulationCapped {
            viruses.truncate(self.max_pop as usize);
        }
    }

    fn clear(&self, viruses: &mut Vec<bool>, stream: &mut Stream) {
        let is_cleared = |stream: &mut Stream| {
            let drawn = self.chance(self.clear_prob, stream);
            drawn != (self.reading == Reading::ClearingReversed)
        };
        if self.reading != Reading::RemovedWhileIterating {
            viruses.retain(|_| !is_cleared(stream));
            return;
        }
        let mut at = 0;
        while at < viruses.len() {
            if is_cleared(stream) {
                viruses.remove(at);
            }
            at += 1;
        }
    }

    fn child(&self, parent: &mut bool, stream: &mut Stream) -> bool {
        let may_flip = self.reading != Reading::MutationOneWay || !*parent;
        let reversed = self.reading == Reading::MutationReversed;
        let flips =
            self.resistance_arises && may_flip && self.chance(self.mut_prob, stream) != reversed;
        let child = *parent != flips;
        if self.reading == Reading::MutationOfParent {
            *parent = child;
        }
        child
    }
}

impl Model for SlowViruses {
    fn shape(&self) -> &Shape {
        &self.shape
    }

    fn trial(&self, stream: &mut Stream, row: &mut Row<'_>) {
        let mut viruses: Vec<bool> = (0..self.num_viruses)
            .map(|i| i < self.num_resistant)
            .collect();
        for step in 0..=self.shape.steps {
            if step > 0 {
                self.update(&mut viruses, step >= self.first_under_drug, stream);
            }
            let resistant = viruses.iter().filter(|resists| **resists).count();
            for (series, population) in [viruses.len(), resistant].into_iter().enumerate() {
                if series < self.shape.series.len() {
                    row.series(series, step, population as i32);
                    row.outcome(series, population as i32);
                }
            }
        }
    }
}
