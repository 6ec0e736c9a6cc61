//! Results that are looked at: what came out, how one looks at it, and all that figures and words need
//! beside it. The page has one, and gives it every snapshot; the terminal makes one of finished results.

use std::ops::Range;
use std::rc::Rc;

use super::own::OwnNumbers;
use super::pins::Pins;
use super::replays::Replays;
use super::saving::{SavedFrom, Saving, done_trials};
use super::theories::Theories;
use super::truth::BesideProgram;
use super::{Axes, Figures, Named, OwnOrder, Pointing, View, places};
use crate::check::Said;
use crate::experiment::Experiment;
use crate::figure::{Ghost, Overlay, Pinned};
use crate::results::{Pin, Results, Snapshot};
use crate::scenario::Expected;
use crate::sim::Contrast;
use crate::sim::{Shape, Statistics};

/// Results that are looked at; one of each list a case.
pub struct Sight {
    pub(super) experiment: Experiment,
    /// The experiment's canonical link, by which the next snapshot is known to be of it.
    pub(super) link: String,
    pub(super) shapes: Vec<Shape>,
    pub(super) statistics: Vec<Statistics>,
    /// The trials with the lowest, the median and the highest value, by case and outcome; empty while
    /// the run goes on.
    pub(super) landmarks: Vec<Vec<[u64; 3]>>,
    places: Vec<Vec<(i32, i32)>>,
    /// How well the cases of a sweep are told from its ends, where pairs of trials say it.
    pub(super) contrasts: Vec<Contrast>,
    /// The exact sums of results that came from files.
    pub(super) exact: Option<Results>,
    /// What theory says of each case, once it is worked out.
    expected: Option<Rc<[Expected]>>,
    theories: Theories,
    pub(super) view: View,
    pub(super) pointing: Pointing,
    /// The axes that the figures of all cases share, once there are several.
    axes: Option<Axes>,
    pub(super) replays: Replays,
    pub(super) pins: Pins,
    /// What came out before a hand began to move a value, by case; empty while none does.
    ghost: Vec<(Shape, Statistics)>,
    pub(super) own: OwnNumbers,
    /// What a program is compared with, if it is.
    pub(super) truth: Option<BesideProgram>,
    /// What came of that, or of what it was compared with before.
    truth_so_far: Option<Pin>,
    /// What one's own numbers of the experiment can be.
    pub(super) own_choices: Vec<Named>,
}

impl Sight {
    /// Finished results, looked at as the page shows them first, with all that theory says.
    #[must_use]
    pub fn new(results: &Results) -> Self {
        let mut sight = Sight::of_results(results);
        sight.work_out_theory(|| true);
        sight.share_axes();
        sight
    }

    /// Results that came from files.
    #[must_use]
    pub fn of_results(results: &Results) -> Self {
        let mut sight = Sight::of_experiment(&results.experiment);
        sight.open(results);
        sight
    }

    /// The results that a snapshot holds.
    #[must_use]
    pub fn of_snapshot(snapshot: Snapshot) -> Self {
        let (experiment, _) = Experiment::from_link(&snapshot.link);
        let mut sight = Sight::of_experiment(&experiment);
        sight.take(snapshot);
        sight
    }

    /// Nothing has come out yet.
    fn of_experiment(experiment: &Experiment) -> Self {
        Sight {
            link: experiment.told(),
            shapes: shapes(experiment),
            experiment: experiment.clone(),
            statistics: Vec::new(),
            landmarks: Vec::new(),
            places: Vec::new(),
            contrasts: Vec::new(),
            exact: None,
            expected: None,
            theories: Theories::default(),
            view: View::default(),
            pointing: Pointing::default(),
            axes: None,
            replays: Replays::default(),
            pins: Pins::default(),
            ghost: Vec::new(),
            own: OwnNumbers::default(),
            truth: None,
            truth_so_far: None,
            own_choices: OwnNumbers::choices(experiment),
        }
    }

    /// Keeps what a trial of a program gave, so that it can be looked at; of other values than are shown it is nothing.
    pub fn keep_row(&mut self, case: usize, trial: u64, row: Vec<f64>) {
        if (self.shapes.get(case)).is_some_and(|shape| shape.cells() == row.len()) {
            self.replays.keep(vec![(case, trial, row)]);
        }
    }

    /// Takes the results of a snapshot: newer ones, or those of another experiment. How one looks, and
    /// what is known of the same trials, stays.
    pub fn take(&mut self, snapshot: Snapshot) {
        if snapshot.link != self.link {
            self.turn_to(Experiment::from_link(&snapshot.link).0);
        }
        self.statistics = snapshot.statistics;
        self.landmarks = snapshot.landmarks;
        self.places = snapshot.places;
        self.contrasts = snapshot.contrasts;
        self.exact = None;
        self.replays.keep(snapshot.rows);
        self.pins.take(snapshot.pins);
        self.truth_so_far = snapshot.truth;
        self.see_own();
    }

    /// Takes results that came from files.
    pub fn open(&mut self, results: &Results) {
        if results.experiment.told() != self.link {
            self.turn_to(results.experiment.clone());
        }
        self.statistics = results.summaries.iter().map(Statistics::new).collect();
        self.landmarks = Vec::new();
        self.places = places(results);
        // Sums know no single trial.
        self.contrasts = Vec::new();
        let rows = results
            .summaries
            .iter()
            .enumerate()
            .flat_map(|(case, summary)| {
                summary
                    .each_row()
                    .map(move |(trial, row)| (case, trial, row.to_vec()))
            });
        self.replays.keep(rows.collect());
        self.exact = Some(results.clone());
        self.pins = Pins::default();
        self.truth_so_far = None;
        self.see_own();
    }

    /// Compares a program with the scenario of a link; with none if it is empty.
    pub fn set_truth(&mut self, link: &str) {
        if self.truth.as_ref().map_or("", BesideProgram::link) != link {
            self.truth = (!link.is_empty()).then(|| BesideProgram::new(link));
            self.expected = None;
        }
        if let (Some(truth), [shape], [statistics]) =
            (&mut self.truth, &self.shapes[..], &self.statistics[..])
        {
            // Landmarks come once a run rests.
            let rests = !self.landmarks.is_empty();
            let so_far = self.truth_so_far.as_ref();
            truth.see(&self.link, (shape, statistics), rests, so_far);
        }
    }

    /// Keeps what is shown in sight while a value is moved, behind what comes out of it.
    pub fn hold(&mut self) {
        let shapes = self.shapes.iter().cloned();
        self.ghost = shapes.zip(self.statistics.iter().cloned()).collect();
    }

    /// The hand has let go: what was before it is not shown any more.
    pub fn let_go(&mut self) {
        self.ghost = Vec::new();
    }

    fn turn_to(&mut self, experiment: Experiment) {
        let trials = experiment.num_trials();
        if self.experiment.with_trials(trials).link() != experiment.link() {
            self.replays.forget();
        }
        let alike = experiment.scenario().own().is_none()
            && experiment.scenario().key() == self.experiment.scenario().key()
            && experiment.cases() == self.experiment.cases();
        if experiment.scenario().key() != self.experiment.scenario().key() {
            self.ghost = Vec::new();
        }
        if !alike {
            self.shapes = shapes(&experiment);
            self.own_choices = OwnNumbers::choices(&experiment);
            self.expected = None;
        }
        self.link = experiment.told();
        self.experiment = experiment;
    }

    /// Gives the visitor's own numbers in place of those before; an empty text takes them away.
    pub fn give_own(&mut self, text: String, said: Said) {
        let statistics = &self.statistics;
        self.own.give(text, said, &self.experiment, statistics);
    }

    /// What a worker is to do for the visitor's own numbers that none is at.
    pub fn own_order(&mut self) -> Option<OwnOrder> {
        let truth = &mut self.truth;
        let own = self.own.order(&self.experiment);
        own.or_else(|| truth.as_mut()?.order())
    }

    /// No worker is at an order any more, and it is not done.
    pub fn own_order_failed(&mut self, order: &OwnOrder) {
        self.own.failed(order);
        if let Some(truth) = &mut self.truth {
            truth.failed(order);
        }
    }

    /// Takes what a worker made of an order; false if nobody wants it any more.
    ///
    /// # Errors
    /// A sentence, if the bytes are not that.
    pub fn take_own(&mut self, order: &OwnOrder, bytes: &[u8]) -> Result<bool, String> {
        let statistics = &self.statistics;
        let own = self.own.take(order, bytes, &self.experiment, statistics)?;
        match &mut self.truth {
            Some(truth) if !own => truth.take(order, bytes),
            _ => Ok(own),
        }
    }

    fn see_own(&mut self) {
        self.own.see(&self.experiment, &self.statistics);
    }

    /// What is taken away of the results: pictures, citations.
    #[must_use]
    pub fn saving(&self, from: SavedFrom) -> Saving<'_> {
        let fingerprint = match &self.exact {
            Some(exact) => exact.fingerprint().to_string(),
            None => from.fingerprint,
        };
        Saving {
            figures: self.figures(),
            trials: self.done_trials(),
            pins: self.names_beside(),
            from: SavedFrom {
                fingerprint,
                ..from
            },
        }
    }

    /// Looks at the results in a way. Single trials run again for it as far as there is time.
    pub fn look(&mut self, view: View, pointing: Pointing, is_time_left: impl FnMut() -> bool) {
        let (trial, samples) = (view.trial, view.samples);
        self.view = view;
        self.replays
            .look(&self.experiment, trial, samples, is_time_left);
        self.point(pointing);
        self.share_axes();
    }

    /// Marks what is pointed at; what there is not is not marked.
    pub fn point(&mut self, pointing: Pointing) {
        let cases = self.shapes.len();
        self.pointing = Pointing {
            series: pointing.series.filter(|mark| mark.case < cases),
            outcome: pointing.outcome.filter(|mark| mark.case < cases),
            sweep: pointing.sweep.filter(|case| *case < cases),
            steps: pointing.steps,
        };
        self.view.lens.cross = self.pointing.series.map(|mark| mark.at);
        self.view.lens.bar = self.pointing.outcome.map(|mark| mark.at);
        self.view.lens.choosing = self.pointing.steps;
    }

    /// Goes on with what theory says; whether all of it is known now.
    pub fn work_out_theory(&mut self, is_time_left: impl FnMut() -> bool) -> bool {
        if self.expected.is_none() {
            self.expected = match (&self.truth, &self.shapes[..]) {
                (Some(truth), [shape]) => self
                    .theories
                    .of(truth.experiment(), is_time_left)
                    .map(|all| all.iter().map(|one| truth.expected(shape, one)).collect()),
                _ => self.theories.of(&self.experiment, is_time_left),
            };
        }
        self.expected.is_some()
    }

    /// Whether there is nothing more to be worked out.
    pub(super) fn knows_theory(&self) -> bool {
        self.expected.is_some()
    }

    /// What was run.
    #[must_use]
    pub fn experiment(&self) -> &Experiment {
        &self.experiment
    }

    /// The statistics of each case.
    #[must_use]
    pub fn statistics(&self) -> &[Statistics] {
        &self.statistics
    }

    /// How many trials were done, over all cases.
    #[must_use]
    pub fn trials(&self) -> u64 {
        self.statistics.iter().map(|case| case.trials).sum()
    }

    /// The exact sums of results that came from files; a worker has those of others.
    #[must_use]
    pub fn exact(&self) -> Option<&Results> {
        self.exact.as_ref()
    }

    /// The trials that every case has.
    #[must_use]
    pub fn done_trials(&self) -> Vec<Range<u64>> {
        if let Some(exact) = &self.exact {
            return exact.trials.clone();
        }
        done_trials(&self.experiment, &self.statistics)
    }

    /// The figures, as one looks at them.
    #[must_use]
    pub fn figures(&self) -> Figures<'_> {
        Figures {
            experiment: &self.experiment,
            shapes: &self.shapes,
            statistics: &self.statistics,
            expected: self.expected.as_deref(),
            places: &self.places,
            choice: &self.view.choice,
            selected: self.pointing.sweep,
            contrasts: &self.contrasts,
            lens: &self.view.lens,
            axes: self.axes,
            overlay: Box::new(|case| self.overlay(case)),
        }
    }

    /// What a program of one case is compared with, as figures draw it.
    fn drawn_truth(&self) -> Option<Pinned<'_>> {
        let truth = self.truth.as_ref().filter(|_| self.shapes.len() == 1);
        truth?.drawn()
    }

    /// What stands beside the results, by name.
    fn names_beside(&self) -> Vec<String> {
        let mut names = self.pins.names(&self.experiment);
        names.extend(self.drawn_truth().map(|truth| truth.name));
        names
    }

    /// What is drawn over a case: the trials that are looked at, the pins, what a program is compared with, one's
    /// own numbers.
    fn overlay(&self, case: usize) -> Overlay<'_> {
        let mut pins = self.pins.over(&self.experiment, &self.shapes[case]);
        pins.extend(self.drawn_truth());
        Overlay {
            samples: self.replays.samples(case),
            trial: self.replays.trial(case),
            pins,
            ghost: self
                .ghost
                .get(case)
                .map(|(shape, statistics)| Ghost { shape, statistics }),
            own: self.own.drawn(),
        }
    }

    /// Lets the figures of several cases share their axes.
    fn share_axes(&mut self) {
        self.axes = None;
        let axes = self.figures().shared_axes();
        self.axes = axes;
    }
}

fn shapes(experiment: &Experiment) -> Vec<Shape> {
    let cases = 0..experiment.cases().len();
    cases
        .map(|case| experiment.model(case).shape().clone())
        .collect()
}
