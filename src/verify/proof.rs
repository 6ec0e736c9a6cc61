//! A claim being proved: its trials are computed again, block by block in a random order, so that
//! wherever one stops a random part of them was.

use std::ops::Range;

use super::Claim;
use crate::language::say;
use crate::param::{decimal, grouped};
use crate::results::Results;
use crate::run::Run;
use crate::sim::{Bins, Column, Incompatible, Seed, Statistics, Stream, Summary};

/// In so many blocks the trials are computed again; fewer, if they would be smaller than [`SMALLEST`].
const BLOCKS: u64 = 64;
/// Blocks of fewer trials would leave cores without work.
const SMALLEST: u64 = 16;

/// A claim and what computing it again gave so far.
pub struct Proof {
    claim: Claim,
    /// What is still to be computed; the last is next.
    blocks: Vec<Range<u64>>,
    run: Option<Run>,
    /// The sums of the blocks that were computed.
    sums: Vec<Summary>,
    done: u64,
    /// How many trials are to be computed.
    most: u64,
    contradiction: Option<String>,
}

/// What computing a claim again has shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proven {
    /// All trials were computed again, and give the same.
    Genuine,
    /// Nothing contradicts it, after so many of its trials.
    Open(u64),
    /// It is not what its trials give: what differs first, as the part of a sentence.
    Altered(String),
}

impl Proof {
    /// Nothing computed yet. The seed says in which order blocks of trials are computed: who makes a
    /// file cannot know which come first.
    #[must_use]
    pub fn new(claim: Claim, seed: &str) -> Self {
        let all = claim.num_trials();
        // Of a fingerprint a part shows nothing.
        let blocks = if claim.sums.is_some() { BLOCKS } else { 1 };
        let size = all.div_ceil(blocks).max(SMALLEST);
        let mut blocks = Vec::new();
        for range in &claim.trials {
            let mut from = range.start;
            while from < range.end {
                let end = range.end.min(from + size);
                blocks.push(from..end);
                from = end;
            }
        }
        let mut dice = Stream::new(&Seed::from_text(seed), 0);
        for left in (2..=blocks.len()).rev() {
            blocks.swap(left - 1, dice.below(left as u32) as usize);
        }
        let (experiment, cases) = (&claim.experiment, claim.experiment.cases().len());
        let shapes = experiment.cases().iter();
        let sums = shapes.map(|case| {
            let model = experiment.scenario().model(case);
            Summary::new(model.shape(), cases)
        });
        Proof {
            sums: sums.collect(),
            blocks,
            run: None,
            done: 0,
            most: all,
            contradiction: None,
            claim,
        }
    }

    /// Computes so many of the trials and no more.
    #[must_use]
    pub fn of_part(mut self, trials: u64) -> Self {
        self.most = trials.min(self.most);
        self
    }

    /// The claim.
    #[must_use]
    pub fn claim(&self) -> &Claim {
        &self.claim
    }

    /// How many trials of each case were computed again.
    #[must_use]
    pub fn done(&self) -> u64 {
        self.done + self.run.as_ref().map_or(0, |run| run.done() / self.cases())
    }

    /// How many trials of each case are to be computed again.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.most
    }

    fn cases(&self) -> u64 {
        self.sums.len().max(1) as u64
    }

    /// Whether there is nothing more to do: every trial was computed, or one contradicts the claim.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        self.contradiction.is_some() || self.run.is_none() && self.done >= self.most
    }

    /// The next block of trials as an experiment of its own, for who computes it elsewhere and hands
    /// what came out to [`Proof::take`].
    #[must_use]
    pub fn next(&self) -> Option<crate::experiment::Experiment> {
        if self.is_finished() {
            return None;
        }
        let block = self.blocks.last()?;
        let end = block.end.min(block.start + (self.most - self.done));
        let all = self.claim.experiment.without_target();
        Some(all.with_range(block.start..end))
    }

    /// Computes the next trials: at most `most` in all cases.
    pub fn advance(&mut self, most: u64) {
        if self.run.is_none() {
            self.run = self.next().map(|block| Run::new(&block));
        }
        let Some(run) = &mut self.run else {
            return;
        };
        run.advance(most);
        if run.is_finished() {
            self.add();
        }
    }

    /// Ends before all is computed: what is under way is added, and nothing more is to come.
    pub fn stop(&mut self) {
        self.add();
        self.most = self.done;
    }

    /// Adds what was computed elsewhere of the [`Proof::next`] block, as [`Run::to_bytes`] gives it;
    /// only its first trials, if that was stopped.
    pub fn take(&mut self, bytes: &[u8]) {
        let Some(block) = self.next() else {
            return;
        };
        let mut run = Run::new(&block);
        if run.take(bytes).is_ok() {
            self.run = Some(run);
            self.add();
        }
    }

    /// Adds the block under way.
    fn add(&mut self) {
        let Some(mut run) = self.run.take() else {
            return;
        };
        run.level();
        if run.done() == 0 {
            return;
        }
        self.blocks.pop();
        self.done += run.done() / self.cases();
        for (mine, theirs) in self.sums.iter_mut().zip(run.summaries()) {
            // They are of the same cases, and no more than the claim's trials.
            let _ = mine.merge(theirs);
        }
        self.contradiction = self.contradicted();
    }

    /// What was computed, as results; none until all of it was.
    #[must_use]
    pub fn results(&self) -> Option<Results> {
        let all = self.done == self.claim.num_trials();
        all.then(|| self.claim.results(&self.sums))
    }

    /// What was shown so far.
    #[must_use]
    pub fn finding(&self) -> Proven {
        match &self.contradiction {
            Some(what) => Proven::Altered(what.clone()),
            None if self.done == self.claim.num_trials() => Proven::Genuine,
            None => Proven::Open(self.done()),
        }
    }

    /// What in the claim cannot be, after what was computed. Of a part of the trials, whatever they gave
    /// must be among what the claim counts; of all of them, nothing else may be.
    fn contradicted(&self) -> Option<String> {
        let Some(claimed) = &self.claim.sums else {
            let results = self.results()?;
            let found = results.fingerprint();
            let same = self.claim.is_fingerprint(found);
            return (!same).then(|| {
                say!(
                    "computed again, its trials have the fingerprint {found}, not {given}",
                    found,
                    given = self.claim.fingerprint,
                )
            });
        };
        let pairs = claimed.iter().zip(&self.sums).enumerate();
        for (case, (claimed, found)) in pairs {
            match claimed.without(found) {
                Ok(_) => (),
                Err(Incompatible::Impossible(cell)) => {
                    let place = self.claim.results(&self.sums).place(case, cell);
                    return Some(Self::difference(&place, claimed, found, cell));
                }
                Err(_) => return Some(say!("its sums are those of other observations")),
            }
        }
        None
    }

    /// What differs at a place, in words.
    fn difference(place: &str, claimed: &Summary, found: &Summary, cell: usize) -> String {
        let of = |summary: &Summary| {
            summary
                .columns()
                .nth(cell)
                .map(|(bins, column)| (bins, column.clone()))
        };
        let (Some((bins, claimed_column)), Some((_, found_column))) = (of(claimed), of(found))
        else {
            return place.to_owned();
        };
        let all = found.trials() == claimed.trials();
        let (said, is) = (mean(claimed, cell), mean(found, cell));
        if all && said != is {
            return say!(
                "{place}: it says a mean of {said}, and computed again it is {is}",
                place,
                said,
                is,
            );
        }
        let Some((value, counted, gave)) = more(bins, &claimed_column, &found_column) else {
            return say!(
                "{place}: its sums leave no room for the trials that were computed again",
                place,
            );
        };
        let quantity = claimed.shape().quantity_index(cell);
        let shape = claimed.shape();
        let quantity = shape.series.iter().chain(&shape.outcomes).nth(quantity);
        let value = quantity.map_or(f64::from(value), |quantity| quantity.value(value));
        say!(
            "{place}: it counts {counted} trials with {value}, and of {done} that were computed again {gave} have it",
            place,
            counted = grouped(i64::from(counted)),
            value,
            done = grouped(found.trials() as i64),
            gave = grouped(i64::from(gave)),
        )
    }
}

/// The mean of a column, as tables show it.
fn mean(summary: &Summary, cell: usize) -> String {
    let (shape, statistics) = (summary.shape(), Statistics::new(summary));
    let quantity = shape.quantity_index(cell);
    let value = match statistics.series.get(quantity) {
        Some(curve) => curve.mean[cell % shape.points()],
        None => statistics.outcomes[quantity - shape.series.len()].mean,
    };
    decimal(value, 4)
}

/// The first value that more trials gave than a claim counts: the value, what is counted, what was
/// given.
fn more(bins: Bins, claimed: &Column, found: &Column) -> Option<(i32, u32, u32)> {
    let mut counted = claimed.histogram.iter().peekable();
    found.histogram.iter().find_map(|(bin, gave)| {
        while counted.next_if(|(other, _)| *other < bin).is_some() {}
        let count = counted.peek().filter(|(other, _)| *other == bin);
        let count = count.map_or(0, |(_, count)| *count);
        (gave > count).then(|| (bins.middle(bin), count, gave))
    })
}
