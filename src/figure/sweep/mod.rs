//! An outcome against what is swept: dots over one parameter, rows of dots over numbers and kinds, a map over
//! two.

mod curve;
mod map;
mod places;
mod table;
mod words;

use super::{CanvasSize, Colors, Pen};
use crate::param::{Kind, Param, Value};
use crate::scenario::{Expected, Share};
use crate::sim::{Distribution, Quantity, Shape, Statistics, share_error};
use places::number;

pub(super) use curve::dash_of_kind;
pub use table::sweep_table;

/// So many kinds can be told apart by their colours and dashes.
const MOST_KINDS: usize = 4;

/// How the cases of a sweep are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrangement {
    /// Over one parameter.
    Curve,
    /// Over numbers, a row of dots for each of a few kinds.
    Curves {
        /// Which of the two parameters has the numbers.
        along: usize,
    },
    /// Over two parameters.
    Map,
    /// Of more parameters there is no figure.
    Table,
}

/// One case of a sweep.
pub struct SweptCase<'a> {
    /// The values of the swept parameters, in their order.
    pub values: Vec<Value>,
    /// What was observed.
    pub shape: &'a Shape,
    /// What came out.
    pub statistics: &'a Statistics,
    /// The share that is asked for, if one is.
    pub share: Option<Share>,
    /// What theory says.
    pub expected: &'a Expected,
    /// What theory says of the share that is asked for.
    pub expected_share: Option<f64>,
}

impl SweptCase<'_> {
    /// The share of trials with its standard error, if one is asked for.
    #[must_use]
    pub fn share(&self) -> Option<(f64, f64)> {
        let share = self.share?.of(self.statistics);
        Some((share, share_error(share, self.statistics.trials)))
    }
}

/// An outcome of all cases.
pub struct SweepFigure<'a> {
    /// The swept parameters.
    pub params: Vec<&'a Param>,
    /// The cases.
    pub cases: Vec<SweptCase<'a>>,
    /// The outcome.
    pub outcome: usize,
    /// Whether a map shows the share instead of the mean.
    pub show_share: bool,
    /// The case that is pointed at.
    pub selected: Option<usize>,
}

impl SweepFigure<'_> {
    /// How the cases are drawn.
    #[must_use]
    pub fn layout(&self) -> Arrangement {
        let is_kind = |param: usize| matches!(self.params[param].kind, Kind::Choice { .. });
        match self.params.len() {
            1 => Arrangement::Curve,
            2 => {
                let along = usize::from(is_kind(0));
                let has_kinds = is_kind(0) != is_kind(1);
                if has_kinds && self.values(1 - along).len() <= MOST_KINDS {
                    Arrangement::Curves { along }
                } else {
                    Arrangement::Map
                }
            }
            _ => Arrangement::Table,
        }
    }

    /// The case at a place of the figure: the nearest dot, or a map's cell.
    #[must_use]
    pub fn case_at(&self, place: (f64, f64), size: CanvasSize) -> Option<usize> {
        match self.layout() {
            Arrangement::Curve | Arrangement::Curves { .. } => self.nearest(place, size),
            Arrangement::Map => self.cell_at(place, size),
            Arrangement::Table => None,
        }
    }

    /// The case that is so many values to the right and so many up from another one, if there is one.
    #[must_use]
    pub fn neighbour(&self, case: usize, right: i32, up: i32) -> Option<usize> {
        match self.layout() {
            Arrangement::Curve | Arrangement::Curves { .. } => self.beside(case, right, up),
            Arrangement::Map => self.cell_beside(case, right, up),
            Arrangement::Table => None,
        }
    }

    fn of(&self, case: usize) -> &Distribution {
        &self.cases[case].statistics.outcomes[self.outcome]
    }

    /// The outcome; there is at least one case.
    fn quantity(&self) -> &Quantity {
        &self.cases[0].shape.outcomes[self.outcome]
    }

    /// Whether the outcome only says if something happened: all that there is of it are shares.
    #[must_use]
    pub fn is_event(&self) -> bool {
        self.cases
            .first()
            .is_some_and(|case| case.shape.outcomes[self.outcome].event)
    }

    /// What theory says of the outcome.
    fn theory(&self, case: &SweptCase<'_>) -> Option<f64> {
        case.expected.outcome(self.outcome)
    }

    pub(super) fn has_theory(&self) -> bool {
        self.cases.iter().any(|case| self.theory(case).is_some())
    }

    /// The values along a swept parameter, in the order of the cases.
    fn values(&self, param: usize) -> Vec<Value> {
        let mut values = Vec::new();
        for case in &self.cases {
            if !values.contains(&case.values[param]) {
                values.push(case.values[param]);
            }
        }
        // Numbers ascend in a map as they do on an axis.
        values.sort_by(|a, b| match (number(*a), number(*b)) {
            (Some(a), Some(b)) => a.total_cmp(&b),
            _ => std::cmp::Ordering::Equal,
        });
        values
    }

    /// Draws the figure of one or two swept parameters; of more there is none.
    pub fn draw(&self, pen: &mut Pen<'_>, size: CanvasSize, colors: &Colors) {
        pen.area([0.0, 0.0, size.width, size.height], colors.paper);
        match self.layout() {
            Arrangement::Curve | Arrangement::Curves { .. } => self.draw_curve(pen, size, colors),
            Arrangement::Map => self.draw_map(pen, size, colors),
            Arrangement::Table => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::Experiment;
    use crate::figure::{Caption, Letters, sweep_svg, sweep_table};
    use crate::run::Run;
    use crate::scenario::Expected;

    /// What a check sees of a sweep's figure.
    fn with_sweep(link: &str, check: impl Fn(SweepFigure<'_>)) {
        let (experiment, problems) = Experiment::from_link(link);
        assert_eq!(problems, [], "{link}");
        let mut run = Run::new(&experiment);
        run.advance(u64::MAX);
        let (statistics, expected) = (run.statistics(), Expected::default());
        let params: Vec<&Param> = experiment.swept().collect();
        let cases = experiment.cases().iter().enumerate();
        let cases = cases.map(|(case, values)| SweptCase {
            values: params.iter().map(|param| values.get(param.key)).collect(),
            shape: run.shape(case),
            statistics: &statistics[case],
            share: experiment.share(case),
            expected: &expected,
            expected_share: None,
        });
        check(SweepFigure {
            cases: cases.collect(),
            params,
            outcome: 0,
            show_share: false,
            selected: None,
        });
    }

    const SIZE: CanvasSize = CanvasSize {
        width: 800.0,
        height: 420.0,
        compact: false,
        letters: Letters::Widest,
    };

    #[test]
    fn a_map_knows_its_cells() {
        let link =
            "?mutProb=0.1,0.001,0.01&numStepsBeforeDrug=9,3&numStepsAfterDrug=4&numTrials=20";
        with_sweep(link, |figure| {
            // Values ascend to the right and upwards, whatever the order of the list is.
            let case = |mut_prob: f64, before: i64| {
                let values = [Value::Real(mut_prob), Value::Whole(before)];
                figure.cases.iter().position(|case| case.values == values)
            };
            assert_eq!(figure.case_at((120.0, 340.0), SIZE), case(0.001, 3));
            assert_eq!(figure.case_at((700.0, 340.0), SIZE), case(0.001, 9));
            assert_eq!(figure.case_at((700.0, 60.0), SIZE), case(0.1, 9));
            assert_eq!(figure.case_at((10.0, 60.0), SIZE), None);
            assert_eq!(figure.case_at((700.0, 410.0), SIZE), None);
            let corner = case(0.001, 3).unwrap_or(99);
            assert_eq!(figure.neighbour(corner, 1, 0), case(0.001, 9));
            assert_eq!(figure.neighbour(corner, 0, 1), case(0.01, 3));
            assert_eq!(figure.neighbour(corner, -1, 0), None);
            assert_eq!(figure.neighbour(corner, 0, -1), None);
            let caption = Caption {
                heading: "C < D".into(),
                under: vec!["A & B".into(), "x".repeat(300)],
                ..Caption::default()
            };
            let svg = sweep_svg(&figure, &caption).unwrap_or_default();
            assert!(svg.contains("A &amp; B") && svg.contains("C &lt; D"));
            assert!(!svg.contains(&"x".repeat(200)), "long words break too");
            assert!(svg.contains("Mutation probability") && svg.contains("Steps before the drug"));
            assert_eq!(sweep_table(&figure).rows.len(), 6);
        });
    }

    #[test]
    fn numbers_and_few_kinds_are_rows_of_dots() {
        let link = "?scenario=roulette&game=fair,american&numSpins=10,30,20&numTrials=20";
        with_sweep(link, |figure| {
            assert_eq!(figure.layout(), Arrangement::Curves { along: 1 });
            let case = |game: &'static str, spins: i64| {
                let values = [Value::Choice(game), Value::Whole(spins)];
                figure.cases.iter().position(|case| case.values == values)
            };
            let first = case("fair", 10).unwrap_or(99);
            assert_eq!(figure.neighbour(first, 1, 0), case("fair", 20));
            assert_eq!(figure.neighbour(first, 2, -1), case("american", 30));
            assert_eq!(figure.neighbour(first, 0, 1), None);
            assert_eq!(figure.neighbour(first, -1, 0), None);
            // The nearest value, whatever the height is.
            let at = figure.case_at((790.0, 100.0), SIZE);
            assert!(at == case("fair", 30) || at == case("american", 30));
            assert_eq!(figure.case_at((5.0, 100.0), SIZE), None);
            let svg = sweep_svg(&figure, &Caption::default()).unwrap_or_default();
            assert!(
                svg.contains("fair: 36 pockets") && svg.contains("Spins"),
                "{svg}"
            );
        });
        // Numbers by numbers are a map, and so are kinds by kinds.
        let link = "?mutProb=0.001,0.01&numStepsBeforeDrug=9,3&numStepsAfterDrug=4&numTrials=20";
        with_sweep(link, |figure| assert_eq!(figure.layout(), Arrangement::Map));
    }

    #[test]
    fn a_dot_is_found_by_its_value() {
        let link = "?numStepsBeforeDrug=9,3,5&numStepsAfterDrug=4&numTrials=20";
        with_sweep(link, |figure| {
            let at = |x: f64| figure.case_at((x, 100.0), SIZE);
            // 3, 5 and 9 from left to right.
            assert_eq!(
                [at(80.0), at(300.0), at(760.0)],
                [Some(1), Some(2), Some(0)]
            );
            assert_eq!(figure.neighbour(1, 1, 0), Some(2));
            assert_eq!(figure.neighbour(1, -1, 0), None);
            assert_eq!(figure.neighbour(1, 0, 1), None);
        });
    }

    #[test]
    fn a_curve_is_drawn_of_numbers_and_choices() {
        for link in [
            "?numStepsBeforeDrug=9,3,5&numStepsAfterDrug=4&numTrials=20",
            "?scenario=roulette&game=fair,american&numSpins=10&numTrials=20",
            "?scenario=pi&numNeedles=10,100,1000&numTrials=20",
            // One trial, and none that differ: nothing to divide by.
            "?numStepsBeforeDrug=1,2&clearProb=0&maxBirthProb=0&numTrials=1",
        ] {
            with_sweep(link, |figure| {
                let svg = sweep_svg(&figure, &Caption::default()).unwrap_or_default();
                assert!(svg.contains(figure.params[0].label), "{link}");
                assert!(!svg.contains("NaN") && !svg.contains("inf"), "{link}");
            });
        }
    }
}
