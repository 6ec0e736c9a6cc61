//! How programs misread the rules of the virus exercises.
//!
//! As in the right model, viruses with the same resistances are interchangeable, and their numbers
//! are drawn; where a program's result depends on the order of its list, the viruses stand in it at
//! random. `tests/scenarios/slow_viruses.rs` has the same readings, one virus after another.

use super::{Chain, Misreading, Program};
use crate::param::Values;
use crate::scenario::patients::{Patient, under_one_drug, under_two_drugs, untreated};
use crate::scenario::viruses::{Resistances, Viruses};
use crate::sim::{Model, Row, Shape, Stream, binomial};

/// How the rules are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reading {
    DensityBeforeClearing,
    DensityDuringBirths,
    NewBornReproduceAtOnce,
    RemovedWhileIterating,
    ChanceByRandint,
    ClearingReversed,
    DrugKills,
    DrugEarly,
    DrugLate,
    MutationReversed,
    MutationOneWay,
    MutationOfParent,
    OneCoin,
    OneDrugIsEnough,
    OnePatient,
    OneList,
    SharedResistances,
}

/// No program gets further than this before somebody stops it.
const TOO_MANY: u32 = 10_000_000;

const DENSITY: &str = "takes the density before viruses are cleared (the course takes it after)";
const DURING: &str = "counts children in the density at once (in the course the density is taken \
     once, before any birth)";
const NEW_BORN: &str = "lets new-born viruses reproduce in the step of their birth (in the course they \
     wait for the next one)";
const REMOVED: &str = "removes viruses from the list that it goes through, so that the one behind each \
     is passed over";
const RANDINT: &str = "draws chances like random.randint(0, 100) <= 100 * p, which is true too often \
     (random.random() < p is right)";
const CLEARING: &str =
    "keeps a virus with probability clearProb (in the course it is cleared with it)";
const KILLS: &str = "lets the drug kill (in the course it only keeps viruses from reproducing)";
const REVERSED: &str = "lets a child keep its parent's resistance with probability mutProb (in the \
     course it changes with mutProb)";
const ONE_WAY: &str = "lets children gain resistance by mutation but never lose it";
const PARENT: &str = "changes the parent's resistance together with its child's";
const ONE_PATIENT: &str = "uses one patient for all trials (each trial needs a new one)";
const ONE_LIST: &str = "uses one list of viruses for all trials (each trial needs new ones)";
const SHARED: &str = "lets all viruses share one dictionary of resistances (each child needs a copy of \
     its own)";

macro_rules! table {
    ($misread:ident: $($reading:ident $what:expr),* $(,)?) => {
        [$(Misreading::new($what, |values| $misread(values, Reading::$reading))),*]
    };
}

/// Those of `simulationWithoutDrug`.
pub(in crate::scenario) static VIRUSES_WITHOUT_DRUG: [Misreading; 7] = table![without_drug:
    DensityBeforeClearing DENSITY,
    NewBornReproduceAtOnce NEW_BORN,
    ChanceByRandint RANDINT,
    DensityDuringBirths DURING,
    RemovedWhileIterating REMOVED,
    OnePatient ONE_PATIENT,
    ClearingReversed CLEARING,
];

/// Those of `simulationWithDrug`.
pub(in crate::scenario) static VIRUSES_WITH_ONE_DRUG: [Misreading; 15] = table![one_drug:
    DensityBeforeClearing DENSITY,
    NewBornReproduceAtOnce NEW_BORN,
    ChanceByRandint RANDINT,
    DrugEarly "gives the drug a step early",
    DrugLate "gives the drug a step late",
    DrugKills KILLS,
    DensityDuringBirths DURING,
    RemovedWhileIterating REMOVED,
    OnePatient ONE_PATIENT,
    OneList ONE_LIST,
    SharedResistances SHARED,
    MutationReversed REVERSED,
    MutationOneWay ONE_WAY,
    MutationOfParent PARENT,
    ClearingReversed CLEARING,
];

/// Those of `simulationTwoDrugsDelayedTreatment`.
pub(in crate::scenario) static VIRUSES_WITH_TWO_DRUGS: [Misreading; 17] = table![two_drugs:
    DensityBeforeClearing DENSITY,
    NewBornReproduceAtOnce NEW_BORN,
    ChanceByRandint RANDINT,
    OneCoin "draws one chance for all traits of a child (each flips on its own)",
    DrugEarly "gives both drugs a step early",
    DrugLate "gives both drugs a step late",
    DrugKills KILLS,
    DensityDuringBirths DURING,
    RemovedWhileIterating REMOVED,
    OnePatient ONE_PATIENT,
    OneList ONE_LIST,
    SharedResistances SHARED,
    MutationReversed REVERSED,
    MutationOneWay ONE_WAY,
    MutationOfParent PARENT,
    OneDrugIsEnough "lets a virus reproduce that resists any of the drugs (it must resist all)",
    ClearingReversed CLEARING,
];

/// The program of a reading, for an untreated patient.
fn without_drug(values: &Values, reading: Reading) -> Option<Program> {
    misread(untreated(values), reading)
}

/// The same for a patient under one drug.
fn one_drug(values: &Values, reading: Reading) -> Option<Program> {
    match under_one_drug(values) {
        Patient::Irresistible(viruses) => misread(viruses, reading),
        Patient::Resistible(viruses) => misread(viruses, reading),
    }
}

/// The same for a patient under two drugs.
fn two_drugs(values: &Values, reading: Reading) -> Option<Program> {
    misread(under_two_drugs(values), reading)
}

/// The program of a reading, for a population.
fn misread<const GENOTYPES: usize>(
    mut viruses: Viruses<GENOTYPES>,
    reading: Reading,
) -> Option<Program> {
    match reading {
        Reading::MutationReversed => viruses.mut_prob = 1.0 - viruses.mut_prob,
        Reading::ClearingReversed => viruses.clear_prob = 1.0 - viruses.clear_prob,
        Reading::DrugEarly => {
            for drug in &mut viruses.drugs {
                drug.after = drug.after.saturating_sub(1);
            }
        }
        Reading::DrugLate => {
            for drug in &mut viruses.drugs {
                drug.after += 1;
            }
        }
        Reading::OnePatient | Reading::OneList => {
            let counts = viruses.start;
            return Some(Program::Chained(Box::new(Carried {
                viruses,
                drugs_stay: reading == Reading::OnePatient,
                counts,
                is_first: true,
            })));
        }
        Reading::SharedResistances => return shared(viruses),
        _ => return Some(Program::Independent(Box::new(Misread { viruses, reading }))),
    }
    // The rules are right, only a value is not.
    Some(Program::Independent(Box::new(viruses)))
}

/// Trials that know nothing of each other.
struct Misread<const GENOTYPES: usize> {
    viruses: Viruses<GENOTYPES>,
    reading: Reading,
}

impl<const GENOTYPES: usize> Misread<GENOTYPES> {
    /// A probability as the program's chances have it.
    fn chance(&self, p: f64) -> f64 {
        if self.reading == Reading::ChanceByRandint && p >= 0.0 {
            // Of the numbers 0 to 100 these are at most 100 p.
            return ((100.0 * p).floor() + 1.0) / 101.0;
        }
        p
    }

    fn update(&self, counts: &mut [u32; GENOTYPES], active: Resistances, stream: &mut Stream) {
        let viruses = &self.viruses;
        let before: u32 = counts.iter().sum();
        if self.reading == Reading::RemovedWhileIterating {
            clear_while_iterating(counts, viruses.clear_prob, stream);
        } else {
            let clear_prob = self.chance(viruses.clear_prob);
            for count in &mut *counts {
                *count -= binomial(stream, *count, clear_prob);
            }
        }
        if self.reading == Reading::DrugKills {
            for (genotype, count) in counts.iter_mut().enumerate() {
                *count *= u32::from(active & !genotype == 0);
            }
        }
        let survivors: u32 = counts.iter().sum();
        let counted = match self.reading {
            Reading::DensityBeforeClearing => before,
            _ => survivors,
        };
        let birth_prob = viruses.max_birth_prob * (1.0 - f64::from(counted) / viruses.max_pop);
        if birth_prob <= 0.0 {
            return;
        }
        let birth_prob = self.chance(birth_prob);
        let mut parents = *counts;
        loop {
            let mut born = [0; GENOTYPES];
            for (genotype, (born, parents)) in born.iter_mut().zip(&parents).enumerate() {
                let enough = active & !genotype == 0
                    || self.reading == Reading::OneDrugIsEnough && active & genotype != 0;
                if enough {
                    *born = binomial(stream, *parents, birth_prob);
                }
            }
            if self.reading == Reading::DensityDuringBirths {
                born = self.held_back(born, survivors, stream);
            }
            self.mutate(counts, &mut born, stream);
            for (count, born) in counts.iter_mut().zip(born) {
                *count += born;
            }
            let all: u32 = counts.iter().sum();
            if self.reading != Reading::NewBornReproduceAtOnce
                || born == [0; GENOTYPES]
                || all > TOO_MANY
            {
                return;
            }
            parents = born;
        }
    }

    /// Which of the children are born that would be at the first density: each one that is raises
    /// the density for those that come after it.
    fn held_back(
        &self,
        mut waiting: [u32; GENOTYPES],
        survivors: u32,
        stream: &mut Stream,
    ) -> [u32; GENOTYPES] {
        let room = |population: u32| (1.0 - f64::from(population) / self.viruses.max_pop).max(0.0);
        let at_first = room(survivors);
        let (mut born, mut children) = ([0; GENOTYPES], 0);
        while let Some(genotype) = taken(&mut waiting, stream) {
            if stream.chance(room(survivors + children) / at_first) {
                born[genotype] += 1;
                children += 1;
            }
        }
        born
    }

    fn mutate(
        &self,
        counts: &mut [u32; GENOTYPES],
        born: &mut [u32; GENOTYPES],
        stream: &mut Stream,
    ) {
        let mut_prob = self.chance(self.viruses.mut_prob);
        if self.reading == Reading::OneCoin {
            for one in 0..GENOTYPES / 2 {
                let other = GENOTYPES - 1 - one;
                let there = binomial(stream, born[one], mut_prob);
                let back = binomial(stream, born[other], mut_prob);
                born[one] = born[one] - there + back;
                born[other] = born[other] - back + there;
            }
            return;
        }
        let mut flip: Resistances = 1;
        while flip < GENOTYPES {
            for without in (0..GENOTYPES).filter(|genotype| genotype & flip == 0) {
                let with = without | flip;
                let gains = binomial(stream, born[without], mut_prob);
                let losses = match self.reading {
                    Reading::MutationOneWay => 0,
                    _ => binomial(stream, born[with], mut_prob),
                };
                born[without] = born[without] - gains + losses;
                born[with] = born[with] - losses + gains;
                if self.reading == Reading::MutationOfParent {
                    counts[without] = counts[without] - gains + losses;
                    counts[with] = counts[with] - losses + gains;
                }
            }
            flip <<= 1;
        }
    }
}

/// Takes one of some viruses at random and says what it resists.
fn taken<const GENOTYPES: usize>(
    counts: &mut [u32; GENOTYPES],
    stream: &mut Stream,
) -> Option<Resistances> {
    let all: u32 = counts.iter().sum();
    if all == 0 {
        return None;
    }
    let mut place = if GENOTYPES == 1 { 0 } else { stream.below(all) };
    for (genotype, count) in counts.iter_mut().enumerate() {
        if place < *count {
            *count -= 1;
            return Some(genotype);
        }
        place -= *count;
    }
    None
}

/// Clears as `for virus in viruses: if …: viruses.remove(virus)` does: behind each virus that is
/// cleared the next one is passed over. Half of those that are left can be asked at once, as each
/// takes two places at most.
fn clear_while_iterating<const GENOTYPES: usize>(
    counts: &mut [u32; GENOTYPES],
    clear_prob: f64,
    stream: &mut Stream,
) {
    let mut left: u32 = counts.iter().sum();
    let mut cleared = 0;
    while left > 0 {
        let asked = left.div_ceil(2);
        let gone = binomial(stream, asked, clear_prob);
        cleared += gone;
        left = left.saturating_sub(asked + gone);
    }
    for _ in 0..cleared {
        taken(counts, stream);
    }
}

impl<const GENOTYPES: usize> Model for Misread<GENOTYPES> {
    fn shape(&self) -> &Shape {
        &self.viruses.shape
    }

    fn trial(&self, stream: &mut Stream, row: &mut Row<'_>) {
        let viruses = &self.viruses;
        let mut counts = viruses.start;
        viruses.observe(&counts, 0, row);
        for step in 1..=viruses.shape.steps {
            self.update(&mut counts, viruses.active(step), stream);
            viruses.observe(&counts, step, row);
        }
    }
}

/// Viruses that stay for the next trial.
struct Carried<const GENOTYPES: usize> {
    viruses: Viruses<GENOTYPES>,
    /// Whether the drugs of one trial are given from the beginning in the next.
    drugs_stay: bool,
    counts: [u32; GENOTYPES],
    is_first: bool,
}

impl<const GENOTYPES: usize> Chain for Carried<GENOTYPES> {
    fn shape(&self) -> &Shape {
        &self.viruses.shape
    }

    fn restart(&mut self) {
        self.counts = self.viruses.start;
        self.is_first = true;
    }

    fn trial(&mut self, stream: &mut Stream, row: &mut Row<'_>) {
        let viruses = &self.viruses;
        let steps = viruses.shape.steps;
        let stayed = if self.drugs_stay && !self.is_first {
            viruses.active(steps)
        } else {
            0
        };
        viruses.observe(&self.counts, 0, row);
        for step in 1..=steps {
            let counts = std::array::from_mut(&mut self.counts);
            viruses.update(counts, stayed | viruses.active(step), &mut [&mut *stream]);
            viruses.observe(&self.counts, step, row);
        }
        self.is_first = false;
    }
}

/// Viruses that all have the same resistances at any time, as one dictionary holds them. It comes
/// from outside, and so stays for the next trial. `None` where nothing mutates or viruses differ from
/// the start.
fn shared<const GENOTYPES: usize>(viruses: Viruses<GENOTYPES>) -> Option<Program> {
    let total: u32 = viruses.start.iter().sum();
    let first = viruses.start.iter().position(|count| *count == total)?;
    (GENOTYPES > 1).then(|| {
        Program::Chained(Box::new(Shared {
            viruses,
            first,
            resistances: first,
        }))
    })
}

struct Shared<const GENOTYPES: usize> {
    viruses: Viruses<GENOTYPES>,
    first: Resistances,
    resistances: Resistances,
}

impl<const GENOTYPES: usize> Shared<GENOTYPES> {
    /// The population after an update.
    fn updated(&mut self, mut count: u32, active: Resistances, stream: &mut Stream) -> u32 {
        let viruses = &self.viruses;
        count -= binomial(stream, count, viruses.clear_prob);
        let birth_prob = viruses.max_birth_prob * (1.0 - f64::from(count) / viruses.max_pop);
        let mut born = 0;
        for _ in 0..binomial(stream, count, birth_prob) {
            if active & !self.resistances != 0 {
                // Whoever comes after the child that lost it has lost it too.
                break;
            }
            born += 1;
            let mut flip = 1;
            while flip < GENOTYPES {
                if stream.chance(viruses.mut_prob) {
                    self.resistances ^= flip;
                }
                flip <<= 1;
            }
        }
        count + born
    }

    fn observe(&self, count: u32, step: usize, row: &mut Row<'_>) {
        let mut counts = [0; GENOTYPES];
        counts[self.resistances] = count;
        self.viruses.observe(&counts, step, row);
    }
}

impl<const GENOTYPES: usize> Chain for Shared<GENOTYPES> {
    fn shape(&self) -> &Shape {
        &self.viruses.shape
    }

    fn restart(&mut self) {
        self.resistances = self.first;
    }

    fn trial(&mut self, stream: &mut Stream, row: &mut Row<'_>) {
        let mut count: u32 = self.viruses.start.iter().sum();
        self.observe(count, 0, row);
        for step in 1..=self.viruses.shape.steps {
            count = self.updated(count, self.viruses.active(step), stream);
            self.observe(count, step, row);
        }
    }
}
