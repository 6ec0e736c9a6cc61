//! Trials that were run elsewhere, exactly as they were added up there: how instances share a run
//! by trial numbers, and how a run outlives the instance that carried it out.

use std::ops::Range;

use super::Run;
use super::kept::Kept;
use crate::experiment::Experiment;
use crate::sim::{self, Column, Incompatible, Model, Seed, Summary, Task};

/// So many trials are not worth being divided.
const FEWEST: u64 = 16;

/// Some trials of one case, to be run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The case, by its place.
    pub case: usize,
    /// The numbers of the trials.
    pub trials: Range<u64>,
}

/// Some trials of one case with what they gave.
#[derive(Debug, Clone)]
pub(super) struct PieceSums {
    piece: Piece,
    summary: Summary,
    kept: Kept,
}

/// A column on its way: sum, sum of squares, and for each bin that was hit how many bins were passed
/// since the last one, and its count.
type PackedColumn = (i64, u128, Vec<(u32, u32)>);

/// A part on its way: its case, its trials, their columns, and the outcomes of those that are kept.
type PackedSums<K> = (usize, u64, u64, Vec<PackedColumn>, K);

fn pack<'a>(piece: &Piece, summary: &Summary, kept: &'a Kept) -> PackedSums<&'a [i32]> {
    let columns = summary.columns().map(|(_, column)| {
        let mut passed = 0;
        let bins = column.histogram.iter().map(|(bin, count)| {
            let gap = bin - passed;
            passed = bin;
            // A bin's place is below 2^32: values are.
            (gap as u32, count)
        });
        (column.sum, column.sum_of_squares, bins.collect())
    });
    let Range { start, end } = piece.trials;
    (piece.case, start, end, columns.collect(), kept.units())
}

fn unpack(
    (case, start, end, columns, values): PackedSums<Vec<i32>>,
    models: &[Box<dyn Model>],
) -> Option<PieceSums> {
    let shape = models.get(case)?.shape();
    let columns = columns.into_iter().map(|(sum, sum_of_squares, bins)| {
        let mut at = 0usize;
        let bins = bins.into_iter().map(|(gap, count)| {
            at = at.saturating_add(gap as usize);
            (at, count)
        });
        Column {
            sum,
            sum_of_squares,
            histogram: bins.collect(),
        }
    });
    let trials = end.checked_sub(start)?;
    let mut kept = Kept::new(start, shape, models.len());
    kept.take(&values);
    Some(PieceSums {
        piece: Piece {
            case,
            trials: start..end,
        },
        summary: Summary::from_columns(shape, models.len(), trials, columns.collect()).ok()?,
        kept,
    })
}

/// Several parts as bytes.
fn to_bytes<'a>(parts: impl Iterator<Item = (Piece, &'a Summary, &'a Kept)>) -> Vec<u8> {
    let packed: Vec<_> = parts
        .map(|(piece, summary, kept)| pack(&piece, summary, kept))
        .collect();
    // Serialising numbers and lists into growing memory has no way to fail.
    postcard::to_allocvec(&packed).unwrap_or_default()
}

/// The parts in bytes, of an experiment's cases.
fn from_bytes(bytes: &[u8], models: &[Box<dyn Model>]) -> Option<Vec<PieceSums>> {
    let packed: Vec<PackedSums<Vec<i32>>> = postcard::from_bytes(bytes).ok()?;
    packed
        .into_iter()
        .map(|part| unpack(part, models))
        .collect()
}

impl Run {
    /// Whether the trials of an experiment are trials of this one, which may have more of them.
    #[must_use]
    pub fn continues(&self, experiment: &Experiment) -> bool {
        let range = self.experiment.trials();
        let trials = experiment.trials();
        (trials.start == range.start && trials.end <= range.end)
            && self
                .experiment
                .target()
                .is_none_or(|_| experiment.target().is_some())
            && (experiment.with_range(range).without_target().link()
                == self.experiment.without_target().link())
    }

    /// How many trials before a number nobody was given yet, over all cases.
    pub(super) fn left(&self, end: u64) -> u64 {
        let each = self.given.iter();
        each.map(|given| end.saturating_sub(*given)).sum()
    }

    /// Gives trials to one of several `instances` that run at the same time: at most `most`, and no
    /// more than its part of half of what is left, so that all end together (guided
    /// self-scheduling: Polychronopoulos and Kuck 1987, doi:10.1109/TC.1987.5009495). None if
    /// everything is given, if the next trials depend on those that are given, or if one of them
    /// keeps too many others waiting.
    pub fn hand_out(&mut self, most: u64, instances: u64) -> Vec<Piece> {
        if self.waiting.len() as u64 > 4 * instances {
            return Vec::new();
        }
        let end = self.milestone();
        let left = self.left(end);
        if left == 0 {
            return Vec::new();
        }
        let fair = left.div_ceil(2 * instances.max(1)).max(FEWEST);
        self.give(end, most.min(fair))
    }

    /// Adds up trials that were handed out and come back; they may come in any order.
    ///
    /// # Errors
    /// If these are no trials of this experiment; nothing is added then.
    pub fn take(&mut self, bytes: &[u8]) -> Result<(), Incompatible> {
        if self.is_own() {
            return self.restore_rows(bytes);
        }
        let parts = from_bytes(bytes, &self.models).ok_or(Incompatible::Shape)?;
        self.waiting.extend(parts);
        // Single trials are kept in order, and a run that is stopped has all trials up to its last.
        while let Some(next) = self.waiting.iter().position(|PieceSums { piece, .. }| {
            piece.trials.start == self.next[piece.case] && !piece.trials.is_empty()
        }) {
            let PieceSums {
                piece,
                summary,
                kept,
            } = self.waiting.swap_remove(next);
            self.summaries[piece.case].merge(&summary)?;
            self.kept[piece.case].take(kept.units());
            self.next[piece.case] = piece.trials.end;
        }
        let next = &self.next;
        self.waiting
            .retain(|PieceSums { piece, .. }| piece.trials.start > next[piece.case]);
        for (given, next) in self.given.iter_mut().zip(&self.next) {
            *given = (*given).max(*next);
        }
        self.enough = self.has_enough();
        Ok(())
    }

    /// Forgets what was handed out and has not come back: it is to be given again, in other pieces, and
    /// what comes back of the old ones is not to be taken. [`Run::advance`] and [`Run::level`] do the
    /// same.
    pub fn give_back(&mut self) {
        self.given.clone_from(&self.next);
        self.waiting.clear();
        self.waiting_rows.clear();
    }

    /// All trials that are done, as bytes that [`Run::take`] of another run of this experiment adds
    /// up.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        if self.is_own() {
            return self.rows_to_bytes();
        }
        let cases = self
            .summaries
            .iter()
            .zip(&self.kept)
            .zip(&self.next)
            .enumerate();
        let done = cases.filter(|(_, (_, next))| **next > self.trials.start);
        to_bytes(done.map(|(case, ((summary, kept), next))| {
            let trials = self.trials.start..*next;
            (Piece { case, trials }, summary, kept)
        }))
    }
}

/// What one of several instances has to run: pieces that another one hands to it.
pub struct Assignment {
    seed: Seed,
    models: Vec<Box<dyn Model>>,
    parts: Vec<PieceSums>,
}

impl Assignment {
    /// Nothing to do yet of an experiment.
    #[must_use]
    pub fn new(experiment: &Experiment) -> Self {
        Assignment {
            seed: experiment.seed(),
            models: super::models(experiment),
            parts: Vec::new(),
        }
    }

    /// Takes on other pieces instead of all before; those of cases that there are not are left out.
    pub fn begin(&mut self, pieces: &[Piece]) {
        let cases = self.models.len();
        let parts = pieces.iter().filter_map(|Piece { case, trials }| {
            let shape = self.models.get(*case)?.shape();
            Some(PieceSums {
                piece: Piece {
                    case: *case,
                    trials: trials.clone(),
                },
                summary: Summary::new(shape, cases),
                kept: Kept::new(trials.start, shape, cases),
            })
        });
        self.parts = parts.collect();
    }

    /// Runs at most this many of the next trials, and tells whether all are done.
    pub fn advance(&mut self, most: u64) -> bool {
        let mut left = most.max(1);
        for PieceSums {
            piece,
            summary,
            kept,
        } in &mut self.parts
        {
            let from = piece.trials.start + summary.trials();
            let count = left.min(piece.trials.end.saturating_sub(from));
            if count == 0 {
                continue;
            }
            left -= count;
            let mut keep = |trial: u64, cells: &[i32]| kept.keep(trial, cells);
            let task = Task {
                model: &*self.models[piece.case],
                trials: from..from + count,
                summary,
                each: Some(&mut keep),
            };
            sim::run(&self.seed, &mut [task]);
        }
        let done = |PieceSums { piece, summary, .. }: &PieceSums| {
            piece.trials.start + summary.trials() >= piece.trials.end
        };
        self.parts.iter().all(done)
    }

    /// How many of the trials are done.
    #[must_use]
    pub fn done(&self) -> u64 {
        self.parts.iter().map(|part| part.summary.trials()).sum()
    }

    /// What the pieces gave, as bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let parts = self.parts.iter();
        to_bytes(parts.map(|part| (part.piece.clone(), &part.summary, &part.kept)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::Stream;

    /// Carries an experiment out by several instances, whose trials come back in a random order.
    fn shared(link: &str, instances: u64) -> Run {
        let (experiment, _) = Experiment::from_link(link);
        let mut run = Run::new(&experiment);
        let mut assignment = Assignment::new(&experiment);
        let mut under_way: Vec<Vec<u8>> = Vec::new();
        let mut dice = Stream::new(&Seed::from_text("order"), 0);
        while !run.is_finished() {
            while under_way.len() as u64 <= 2 * instances {
                let pieces = run.hand_out(40, instances);
                if pieces.is_empty() {
                    break;
                }
                assignment.begin(&pieces);
                while !assignment.advance(7) {}
                under_way.push(assignment.to_bytes());
            }
            let one = under_way.swap_remove(dice.below(under_way.len() as u32) as usize);
            assert_eq!(run.take(&one), Ok(()));
        }
        run
    }

    #[test]
    fn trials_that_instances_share_are_those_of_one() {
        for link in [
            "?numStepsBeforeDrug=5&numStepsAfterDrug=5&numTrials=500",
            "?numStepsBeforeDrug=1,2,3&numStepsAfterDrug=1&numTrials=90&firstTrial=7",
            "?numStepsBeforeDrug=5&numStepsAfterDrug=5&numTrials=100000&standardError=2.5",
            "?scenario=drunks&numTrials=60",
        ] {
            let mut alone = Run::new(&Experiment::from_link(link).0);
            while !alone.is_finished() {
                alone.advance(1000);
            }
            for instances in [1, 2, 5] {
                let run = shared(link, instances);
                assert_eq!(run.fingerprint(), alone.fingerprint(), "{link} {instances}");
                assert_eq!(run.trials(), alone.trials());
                assert_eq!(run.kept[0].units(), alone.kept[0].units());
                assert_eq!(run.landmarks(0, 0), alone.landmarks(0, 0));
            }
        }
    }

    #[test]
    fn what_was_given_and_is_lost_is_run_by_another() {
        let link = "?numStepsBeforeDrug=2,4&numStepsAfterDrug=3&numTrials=100";
        let (experiment, _) = Experiment::from_link(link);
        let mut run = Run::new(&experiment);
        run.advance(30);
        assert_ne!(run.hand_out(20, 2), []);
        let lost = run.to_bytes();
        // Another instance goes on with what was done.
        let mut other = Run::new(&experiment);
        assert_eq!(other.take(&lost), Ok(()));
        assert_eq!(
            (other.done(), other.fingerprint()),
            (run.done(), run.fingerprint())
        );
        // So does the same one, without instances.
        for mut run in [run, other] {
            while !run.is_finished() {
                run.advance(50);
            }
            let mut alone = Run::new(&experiment);
            alone.advance(1000);
            assert_eq!(run.fingerprint(), alone.fingerprint());
            assert_eq!(run.kept[1].units(), alone.kept[1].units());
        }
    }

    #[test]
    fn trials_of_another_experiment_are_refused() {
        let run = |link: &str| Run::new(&Experiment::from_link(link).0);
        let mut robots = run("?scenario=robots&numTrials=10");
        robots.advance(10);
        let mut viruses = run("?numTrials=10");
        assert!(viruses.take(&robots.to_bytes()).is_err());
        assert!(viruses.take(&robots.to_bytes()[..9]).is_err());
        assert_eq!(viruses.done(), 0);
    }

    #[test]
    fn one_slow_instance_does_not_fill_the_memory() {
        let mut run = Run::new(
            &Experiment::from_link("?numStepsBeforeDrug=1&numStepsAfterDrug=1&numTrials=1000000").0,
        );
        let mut assignment = Assignment::new(&run.experiment);
        assert_ne!(run.hand_out(16, 2), [], "the slow one's");
        let mut handed = 0;
        loop {
            let pieces = run.hand_out(16, 2);
            if pieces.is_empty() {
                break;
            }
            handed += 1;
            assignment.begin(&pieces);
            while !assignment.advance(100) {}
            assert_eq!(run.take(&assignment.to_bytes()), Ok(()));
        }
        assert!((1..20).contains(&handed), "{handed}");
        assert_eq!(run.done(), 0);
    }
}
