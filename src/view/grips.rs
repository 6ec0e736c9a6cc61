//! Taking hold of a figure: which of its lines and points stand for a value, and what that becomes while a
//! hand moves them.

use serde::{Deserialize, Serialize};

use super::{FigureName, Figures, Sight};
use crate::figure::{CanvasSize, Colors, Hold, Pen};
use crate::language::translated;
use crate::param::{Param, decimal_at_most};
use crate::scenario::Handle;

/// The key of the value that the share in view ends at: it is a look, and no parameter.
const SHARE: &str = "share";
/// The key of the steps that are drawn: a look too.
const STEPS: &str = "steps";

/// What a hand has taken hold of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Grip {
    /// The key of the parameter; or "share", or "steps".
    pub key: String,
    /// Its name, as a person reads it.
    pub label: String,
    /// Whether it is moved across; otherwise up and down.
    pub across: bool,
    /// Where it was taken, across or down.
    pub at: f64,
    /// What it was then.
    pub value: f64,
    /// How much it grows with a pixel. The axes of that time count: they may grow with the value.
    pub per: f64,
}

impl Figures<'_> {
    /// Everything in a figure of a case that can be taken hold of, with its key, name and value.
    fn holds(
        &self,
        figure: FigureName,
        case: usize,
        size: CanvasSize,
    ) -> Vec<(&'static str, String, f64, Hold)> {
        match figure {
            FigureName::Series => self.holds_of_series(case, size).unwrap_or_default(),
            FigureName::Outcome => {
                let share = self
                    .outcome(case)
                    .and_then(|figure| figure.hold_share(size));
                let all = share.map(|(hold, value)| (SHARE, String::new(), value, hold));
                all.into_iter().collect()
            }
            FigureName::Cloud | FigureName::Sweep => Vec::new(),
        }
    }

    fn holds_of_series(
        &self,
        case: usize,
        size: CanvasSize,
    ) -> Option<Vec<(&'static str, String, f64, Hold)>> {
        let values = self.experiment.cases().get(case)?;
        let figure = self.series(case)?;
        let swept: Vec<&str> = self.experiment.swept().map(|param| param.key).collect();
        let handles = self.experiment.scenario().handles(values).into_iter();
        let found = handles.filter_map(|handle| {
            // A list of values is not one to be moved.
            let param = self
                .param(handle.param())
                .filter(|param| !swept.contains(&param.key))?;
            let value = values.whole(param.key) as f64;
            let hold = match handle {
                Handle::Step { from, .. } => figure.hold_step(from + value as usize, size),
                Handle::Start { series, .. } => figure.hold_start(series, size),
            };
            Some((param.key, translated(param.label).to_owned(), value, hold?))
        });
        Some(found.collect())
    }

    fn param(&self, key: &str) -> Option<&'static Param> {
        let mut params = self.experiment.scenario().params().iter();
        params.find(|param| param.key == key)
    }

    /// Draws handles at what can be taken hold of.
    pub(super) fn draw_handles(
        &self,
        (figure, case): (FigureName, usize),
        pen: &mut Pen<'_>,
        size: CanvasSize,
        colors: &Colors,
    ) {
        for (.., hold) in self.holds(figure, case, size) {
            hold.draw(pen, colors);
        }
    }
}

impl Sight {
    /// What a place of a figure takes hold of, if anything is near. A finger reaches so many times wider
    /// than a mouse.
    #[must_use]
    pub fn grip(
        &self,
        (figure, case): (FigureName, usize),
        place: (f64, f64),
        size: CanvasSize,
        wider: f64,
    ) -> Option<Grip> {
        let all = self.figures().holds(figure, case, size).into_iter();
        let near = all.filter_map(|one| Some((one.3.distance(place, wider)?, one)));
        let Some((_, (key, label, value, hold))) = near.min_by(|(a, _), (b, _)| a.total_cmp(b))
        else {
            return self.grip_axis((figure, case), place, size);
        };
        let across = hold.line.is_some();
        Some(Grip {
            key: key.to_owned(),
            label,
            across,
            at: if across { place.0 } else { place.1 },
            value,
            per: hold.per,
        })
    }

    /// The axis of the series, along which steps are chosen.
    fn grip_axis(
        &self,
        (figure, case): (FigureName, usize),
        place: (f64, f64),
        size: CanvasSize,
    ) -> Option<Grip> {
        if figure != FigureName::Series || size.is_wordless() {
            return None;
        }
        let (value, per) = self.figures().series(case)?.hold_axis(place, size)?;
        Some(Grip {
            key: STEPS.to_owned(),
            label: translated(self.shapes[case].step).to_owned(),
            across: true,
            at: place.0,
            value,
            per,
        })
    }

    /// The value that something becomes when it is moved to a place, as fields and fragments have it;
    /// for steps the first and the last, with a comma between them.
    #[must_use]
    pub fn pulled(&self, grip: &Grip, (x, y): (f64, f64)) -> String {
        let value = grip.value + (if grip.across { x } else { y } - grip.at) * grip.per;
        if let Some(param) = self.figures().param(&grip.key) {
            return param.nearest(value).to_string();
        }
        if grip.key == STEPS {
            let (first, last) = self.view.lens.steps(self.last_step());
            let step = |value: f64| (libm::round(value).max(0.0) as usize).clamp(first, last);
            let (here, there) = (step(grip.value), step(value));
            return format!("{},{}", here.min(there), here.max(there));
        }
        let (outcome, _) = self
            .view
            .choice
            .of(self.experiment.share(0), &self.shapes[0]);
        let quantity = &self.shapes[0].outcomes[outcome];
        let per = quantity.per;
        let (least, most) = (quantity.least(), quantity.most());
        let value = (libm::round(value * per) / per).clamp(least, most);
        decimal_at_most(value, quantity.decimals())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::Letters;
    use crate::results::Results;
    use crate::run::Run;
    use crate::view::{Pointing, View};

    fn sight(link: &str) -> Sight {
        let (experiment, _) = crate::experiment::Experiment::from_link(link);
        let mut run = Run::new(&experiment);
        run.advance(u64::MAX);
        Sight::new(&Results {
            experiment,
            trials: vec![run.trials()],
            summaries: run.summaries().to_vec(),
        })
    }

    fn size() -> CanvasSize {
        CanvasSize {
            width: 800.0,
            height: 400.0,
            compact: false,
            letters: Letters::Widest,
        }
    }

    /// The first grip with a key that is found by a look over all places.
    fn find(sight: &Sight, figure: FigureName, key: &str) -> Option<((f64, f64), Grip)> {
        let places = (0..800).flat_map(|x| (0..400).step_by(4).map(move |y| (x, y)));
        places
            .map(|(x, y)| (f64::from(x), f64::from(y)))
            .find_map(|at| {
                let grip = sight.grip((figure, 0), at, size(), 1.0)?;
                (grip.key == key).then_some((at, grip))
            })
    }

    #[test]
    fn the_line_of_the_drug_is_moved_across() {
        let sight = sight("?scenario=one-drug&numStepsBeforeDrug=150&numTrials=20&seed=1");
        let (at, grip) = find(&sight, FigureName::Series, "numStepsBeforeDrug").expect("a line");
        assert!(grip.across && (grip.value - 150.0).abs() < 1e-9, "{grip:?}");
        assert_eq!(sight.pulled(&grip, at), "150", "it has not moved");
        let right = sight.pulled(&grip, (at.0 + 40.0, at.1)).parse::<i64>();
        assert!(
            right.as_ref().is_ok_and(|step| (155..200).contains(step)),
            "{right:?}"
        );
        assert_eq!(
            sight.pulled(&grip, (-1e6, at.1)),
            "0",
            "no less than is allowed"
        );
    }

    #[test]
    fn a_curve_is_moved_at_its_start_up_and_down() {
        let sight = sight("?scenario=one-drug&numViruses=100&numTrials=20&seed=1");
        let (at, grip) = find(&sight, FigureName::Series, "numViruses").expect("a point");
        assert!(!grip.across);
        let up = sight.pulled(&grip, (at.0, at.1 - 30.0)).parse::<i64>();
        assert!(up.as_ref().is_ok_and(|viruses| *viruses > 110), "{up:?}");
        assert_eq!(
            sight.pulled(&grip, (at.0, 1e6)),
            "0",
            "no less than is allowed"
        );
    }

    #[test]
    fn the_end_of_a_share_is_moved_in_its_unit() {
        let sight = sight("?scenario=one-drug&numTrials=200&seed=1");
        let (at, grip) = find(&sight, FigureName::Outcome, SHARE).expect("an edge");
        assert!((grip.value - 50.0).abs() < 1e-9, "{grip:?}");
        assert_eq!(sight.pulled(&grip, at), "50");
        assert!(
            sight
                .pulled(&grip, (at.0 + 20.0, at.1))
                .parse::<u32>()
                .is_ok_and(|end| end > 50)
        );
    }

    #[test]
    fn steps_are_chosen_along_the_axis() {
        let mut sight = sight("?scenario=one-drug&numTrials=20&seed=1");
        let at = (400.0, 395.0);
        let grip = |sight: &Sight, at| sight.grip((FigureName::Series, 0), at, size(), 1.0);
        let axis = grip(&sight, at).expect("an axis");
        assert_eq!((axis.key.as_str(), axis.across), (STEPS, true));
        let here = sight.pulled(&axis, at);
        let (first, last) = here.split_once(',').expect("two steps");
        assert_eq!(first, last, "it has not moved");
        // To the left of where it began, and no farther than there are steps.
        assert_eq!(sight.pulled(&axis, (-1e6, 0.0)), format!("0,{first}"));
        assert_eq!(sight.pulled(&axis, (1e6, 0.0)), format!("{first},300"));
        assert_eq!(grip(&sight, (400.0, 200.0)), None, "the plot has no axis");
        assert_eq!(
            sight.grip((FigureName::Outcome, 0), at, size(), 1.0),
            None,
            "bars are no steps"
        );
        // Of some steps fewer are chosen.
        sight.look(
            View::of_fragment("from=100&to=200"),
            Pointing::default(),
            || true,
        );
        let axis = grip(&sight, at).expect("an axis");
        assert!(sight.pulled(&axis, (1e6, 0.0)).ends_with(",200"));
        assert!(sight.pulled(&axis, (-1e6, 0.0)).starts_with("100,"));
    }

    #[test]
    fn what_is_swept_has_no_one_value_to_be_moved() {
        let sight = sight("?scenario=one-drug&numStepsBeforeDrug=150,75&numTrials=20&seed=1");
        assert_eq!(find(&sight, FigureName::Series, "numStepsBeforeDrug"), None);
        assert!(find(&sight, FigureName::Series, "numViruses").is_some());
    }

    #[test]
    fn both_drugs_at_once_leave_the_second_to_be_moved() {
        let sight = sight("?scenario=two-drugs&numStepsBetweenDrugs=0&numTrials=20&seed=1");
        assert!(find(&sight, FigureName::Series, "numStepsBetweenDrugs").is_some());
    }
}
