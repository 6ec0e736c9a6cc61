//! The virus population of the course, for any number of drugs: counts per genotype.
//!
//! Viruses with the same resistances are interchangeable, so it is enough to keep how many there
//! are and to draw binomials: the distribution is exactly that of the course's program, which
//! decides for one virus after another.

use std::sync::{Arc, OnceLock};

use crate::language::say;
use crate::param::{Kind, Param, Refusal, Slider, Values, grouped};
use crate::scenario::{Share, Side, Term};
use crate::sim::{Binomials, Model, Quantity, Row, Shape, Stream, Success, thinned};

/// The largest population a parameter can ask for.
pub(super) const MOST_VIRUSES: i64 = 1_000_000;
/// Why counts of viruses are as good as viruses.
pub(super) const EXACT: &str = "The course's program decides for one virus after another. Viruses \
     with the same resistances are interchangeable, so here only their numbers are kept, and how many \
     of n are cleared, born or mutated is one draw from the binomial distribution: exactly the \
     distribution that n single decisions have, only faster. Nothing is approximated; it is tested \
     against exact solutions and against the program that goes from virus to virus.";

/// The largest number of steps of a trial.
pub(super) const MOST_STEPS: i64 = 10_000;

/// At most this many viruses at the end: cured or in remission.
pub(super) const REMISSION: Share = Share {
    outcome: 0,
    side: Side::AtMost(50.0),
    label: "in remission",
};

/// The words of the field that the virus scenarios use.
pub(super) static VIRUS_TERMS: [Term; 8] = [
    Term {
        forms: "guttagonol",
        meaning: "A made-up drug of the course. It kills no virus; it keeps those that do not resist it \
         from multiplying.",
    },
    Term {
        forms: "grimpex",
        meaning: "A second made-up drug of the course. A virus that resists guttagonol need not resist \
         this one.",
    },
    Term {
        forms: "remission",
        meaning: "At most 50 viruses are left at the end: the patient is cured, or nearly.",
    },
    Term {
        forms: "step|steps",
        meaning: "A round in a patient's life, which the course calls an update: some viruses die, then \
         each of the others may have a child.",
    },
    Term {
        forms: "resistant|resists|resist|resistance",
        meaning: "A resistant virus multiplies even under the drug. Its children inherit this, but for \
         rare mutations.",
    },
    Term {
        forms: "mutation|mutations|mutates",
        meaning: "A child differs from its parent: it has gained or lost the resistance.",
    },
    Term {
        forms: "density",
        meaning: "How crowded the patient is: viruses divided by the largest population. The more crowded, \
         the fewer are born.",
    },
    Term {
        forms: "cleared|clearance",
        meaning: "The body has got rid of a virus: it is gone.",
    },
];

pub(super) const NUM_VIRUSES: Param = Param {
    key: "numViruses",
    label: "Viruses at the start",
    unit: "viruses",
    group: "Population",
    help: "How many viruses the patient carries at step 0.",
    kind: Kind::Whole {
        min: 0,
        max: MOST_VIRUSES,
        default: 100,
        slider: Slider::Linear(1000.0),
    },
};
pub(super) const MAX_POP: Param = Param {
    key: "maxPop",
    label: "Largest population",
    unit: "viruses",
    group: "Population",
    help: "Viruses no longer reproduce at this population; the population is its density of 1.",
    kind: Kind::Whole {
        min: 1,
        max: MOST_VIRUSES,
        default: 1000,
        slider: Slider::Log(10.0, 100_000.0),
    },
};
pub(super) const MAX_BIRTH_PROB: Param = probability(
    "maxBirthProb",
    "Birth probability",
    "Population",
    0.1,
    Slider::Linear(1.0),
    "The chance that a virus has a child in a step, in an empty patient; it falls with density.",
);
pub(super) const CLEAR_PROB: Param = probability(
    "clearProb",
    "Clearance probability",
    "Population",
    0.05,
    Slider::Linear(1.0),
    "The chance that a virus is cleared from the body in a step.",
);
pub(super) const MUT_PROB: Param = probability(
    "mutProb",
    "Mutation probability",
    "Drug",
    0.005,
    Slider::Log(0.0001, 1.0),
    "The chance that a child gains or loses its parent's resistance.",
);

const fn probability(
    key: &'static str,
    label: &'static str,
    group: &'static str,
    default: f64,
    slider: Slider,
    help: &'static str,
) -> Param {
    Param {
        key,
        label,
        unit: "",
        group,
        help,
        kind: Kind::Real {
            min: 0.0,
            max: 1.0,
            default,
            slider,
        },
    }
}

/// A number of steps.
pub(super) const fn steps(
    key: &'static str,
    label: &'static str,
    group: &'static str,
    default: i64,
    help: &'static str,
) -> Param {
    let kind = Kind::Whole {
        min: 0,
        max: MOST_STEPS,
        default,
        slider: Slider::Linear(400.0),
    };
    Param {
        key,
        label,
        unit: "steps",
        group,
        help,
        kind,
    }
}

/// Holds a number of steps to what is left of a trial's.
pub(super) fn hold_steps(values: &mut Values, key: &'static str, left: i64) -> Option<Refusal> {
    let limit = say!(
        "is at most {left} here, as a trial has at most {most} steps",
        left = grouped(left),
        most = grouped(MOST_STEPS),
    );
    values.hold(key, left, &limit)
}

/// A set of resistances, one bit a drug.
pub(super) type Resistances = usize;

/// A drug that nothing ever resists: no genotype has this bit.
pub(super) const IRRESISTIBLE: Resistances = 1 << (usize::BITS - 1);

/// A drug that is given and never taken away.
pub(super) struct Drug {
    /// The number of updates before the first one under it.
    pub after: usize,
    /// The bit of a genotype that resists it, or [`IRRESISTIBLE`].
    pub resisted_by: Resistances,
}

/// A population of viruses with 2^d `GENOTYPES`, one for each set of d resistances.
pub(super) struct Viruses<const GENOTYPES: usize> {
    pub(super) start: [u32; GENOTYPES],
    pub(super) max_pop: f64,
    pub(super) max_birth_prob: f64,
    pub(super) clear_prob: f64,
    pub(super) mut_prob: f64,
    pub(super) drugs: Vec<Drug>,
    /// For each series, the resistances that a virus must have to be counted.
    counted: Vec<Resistances>,
    pub(super) shape: Shape,
    /// Made of the probabilities at the first update.
    draws: OnceLock<Draws>,
}

/// How many viruses it happens to.
pub(super) struct Draws {
    cleared: Arc<Binomials>,
    /// Of one genotype, the children; of several, those who have one if there is room.
    parents: Arc<Binomials>,
    mutated: Arc<Binomials>,
}

impl<const GENOTYPES: usize> Viruses<GENOTYPES> {
    /// `series` names each observed population and the resistances that it asks for; `start` says
    /// how many viruses of each genotype there are at step 0. Without drugs nothing mutates.
    pub(super) fn new(
        values: &Values,
        start: [u32; GENOTYPES],
        drugs: Vec<Drug>,
        steps: usize,
        series: &[(&'static str, &'static str, Resistances)],
    ) -> Self {
        let first: u32 = start.iter().sum();
        let max_pop = values.whole("maxPop");
        // No birth happens at or above maxPop, and each of at most maxPop − 1 has at most one child.
        let max = i64::from(first).max(2 * (max_pop - 1));
        let quantities: Vec<Quantity> = series
            .iter()
            .map(|&(key, label, _)| Quantity::count(key, label, "viruses", max))
            .collect();
        Viruses {
            start,
            max_pop: max_pop as f64,
            max_birth_prob: values.real("maxBirthProb"),
            clear_prob: values.real("clearProb"),
            mut_prob: if GENOTYPES > 1 {
                values.real("mutProb")
            } else {
                0.0
            },
            drugs,
            counted: series
                .iter()
                .map(|&(_, _, resistances)| resistances)
                .collect(),
            shape: Shape {
                step: "step",
                steps,
                every: 1,
                series: quantities.clone(),
                outcomes: quantities,
                at_end: true,
                rows: false,
            },
            draws: OnceLock::new(),
        }
    }

    pub(super) fn draws(&self) -> &Draws {
        self.draws.get_or_init(|| Draws {
            cleared: Binomials::of(Success::Constant(self.clear_prob)),
            parents: Binomials::of(if GENOTYPES == 1 {
                Success::Crowded {
                    alone: self.max_birth_prob,
                    capacity: self.max_pop,
                }
            } else {
                Success::Constant(self.max_birth_prob)
            }),
            mutated: Binomials::of(Success::Constant(self.mut_prob)),
        })
    }

    /// One step of the course's `Patient.update`, of several patients at once. It takes the same number of words
    /// from a patient's stream whatever happens, so that compared cases stay in step.
    #[inline]
    pub(super) fn update<const PATIENTS: usize>(
        &self,
        counts: &mut [[u32; GENOTYPES]; PATIENTS],
        active: Resistances,
        streams: &mut [&mut Stream; PATIENTS],
    ) {
        let draws = self.draws();
        // Stage by stage, not patient by patient: while a number of a table is on its way for one of them, the
        // others go on.
        for (counts, stream) in counts.iter_mut().zip(&mut *streams) {
            for count in counts {
                *count -= draws.cleared.draw(stream, *count);
            }
        }
        let mut born = [[0; GENOTYPES]; PATIENTS];
        for ((counts, stream), born) in counts.iter().zip(&mut *streams).zip(&mut born) {
            for (genotype, (born, count)) in born.iter_mut().zip(counts).enumerate() {
                let resists = active & !genotype == 0;
                *born = draws.parents.draw_if(resists, stream, *count);
            }
        }
        if GENOTYPES > 1 {
            for ((counts, stream), born) in counts.iter().zip(&mut *streams).zip(&mut born) {
                // Density is computed once, after clearing and before any birth.
                let survivors: u32 = counts.iter().sum();
                *born = thinned(stream, *born, 1.0 - f64::from(survivors) / self.max_pop);
            }
        }
        // Each trait of each child flips on its own, in both directions.
        let mut flip: Resistances = 1;
        while flip < GENOTYPES {
            for (born, stream) in born.iter_mut().zip(&mut *streams) {
                let Some(mutated) = draws.mutated.of_groups(stream, *born) else {
                    continue;
                };
                for (genotype, mutated) in mutated.into_iter().enumerate() {
                    born[genotype] -= mutated;
                    born[genotype ^ flip] += mutated;
                }
            }
            flip <<= 1;
        }
        for (counts, born) in counts.iter_mut().zip(born) {
            for (count, born) in counts.iter_mut().zip(born) {
                *count += born;
            }
        }
    }

    /// Which drugs work in an update, as the resistances that a virus needs to have a child.
    pub(super) fn active(&self, step: usize) -> Resistances {
        let given = self.drugs.iter().filter(|drug| drug.after < step);
        given.fold(0, |active, drug| active | drug.resisted_by)
    }

    /// Observes the populations after a step.
    pub(super) fn observe(&self, counts: &[u32; GENOTYPES], step: usize, row: &mut Row<'_>) {
        // By each set of resistances, the viruses that have all of it: first of their own, then with one drug after
        // another those who resist that too.
        let mut resistant = *counts;
        let mut drug: Resistances = 1;
        while drug < GENOTYPES {
            for genotype in (0..GENOTYPES).filter(|genotype| genotype & drug == 0) {
                resistant[genotype] += resistant[genotype | drug];
            }
            drug <<= 1;
        }
        for (series, resistances) in self.counted.iter().enumerate() {
            let population = resistant.get(*resistances).copied().unwrap_or(0);
            row.series(series, step, population as i32);
            // The last step stays: the outcome is the final population.
            row.outcome(series, population as i32);
        }
    }
}

impl<const GENOTYPES: usize> Model for Viruses<GENOTYPES> {
    fn shape(&self) -> &Shape {
        &self.shape
    }

    fn trial(&self, stream: &mut Stream, row: &mut Row<'_>) {
        self.together([stream], [row]);
    }

    fn trials(&self, streams: &mut [Stream], rows: &mut [Row<'_>]) {
        let (fours, rest) = streams.as_chunks_mut::<4>();
        let (rows_of_fours, rows_of_rest) = rows.as_chunks_mut::<4>();
        for (streams, rows) in fours.iter_mut().zip(rows_of_fours) {
            self.together(streams.each_mut(), rows.each_mut());
        }
        for (stream, row) in rest.iter_mut().zip(rows_of_rest) {
            self.trial(stream, row);
        }
    }
}

impl<const GENOTYPES: usize> Viruses<GENOTYPES> {
    /// Trials step by step.
    fn together<const TRIALS: usize>(
        &self,
        mut streams: [&mut Stream; TRIALS],
        mut rows: [&mut Row<'_>; TRIALS],
    ) {
        let mut counts = [self.start; TRIALS];
        for row in &mut rows {
            self.observe(&self.start, 0, row);
        }
        for step in 1..=self.shape.steps {
            self.update(&mut counts, self.active(step), &mut streams);
            for (row, counts) in rows.iter_mut().zip(&counts) {
                self.observe(counts, step, row);
            }
        }
    }
}
