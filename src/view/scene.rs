//! Everything that the page says of results, in one piece: sentences, tables, titles and descriptions of
//! figures, what there is to choose from.

use serde::Serialize;

use super::offers::Offers;
use super::phrase::explained;
use super::pins::{ComparedWith, PinWords};
use super::truth::BesideProgram;
use super::{Named, OwnWords, Phrase, Sight};
use crate::figure::{
    Arrangement, CloudFigure, LegendEntry, Table, outcome_table, series_table, sweep_table,
    value_words,
};
use crate::language::{say, translated};
use crate::param::grouped;
use crate::scenario::Words;

/// What the page says of results.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Scene {
    /// The canonical link of what is shown.
    pub link: String,
    /// How many trials were done, over all cases.
    pub trials: u64,
    /// Each case.
    pub cases: Vec<CaseScene>,
    /// What the lines and bands of the cases' figures are.
    pub legend: Vec<LegendEntry>,
    /// The overview of a sweep; none of a single case.
    pub sweep: Option<SweepScene>,
    /// What there is to choose from, and what is chosen.
    pub offers: Offers,
    /// The single trial that is looked at, in a sentence for each case that has it.
    pub trial: Vec<String>,
    /// The trials with the lowest, the median and the highest outcome of the only case; none while the
    /// run goes on.
    pub landmarks: Vec<u64>,
    /// The pinned results.
    pub pins: Vec<PinWords>,
    /// What the test of a program against a scenario found, if there is one.
    pub truth: Option<OwnWords>,
    /// What the visitor's own numbers can be.
    pub own_choices: Vec<Named>,
    /// What is said of them; nothing if there are none.
    pub own: Option<OwnWords>,
    /// What is pointed at.
    pub pointed: Pointed,
    /// Whether theory has still something to say.
    pub awaits_theory: bool,
}

/// What the page says of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CaseScene {
    /// What tells it from the others; empty without a sweep.
    pub label: String,
    /// The link of the case alone.
    pub link: String,
    /// What came out.
    pub sentence: Vec<Phrase>,
    /// The numbers of its outcomes.
    pub numbers: Table,
    /// The figure of its series, if it has any.
    pub series: Option<FigureWords>,
    /// The numbers of the series by step, if they are asked for.
    pub steps: Option<Table>,
    /// The histogram.
    pub outcome: FigureWords,
    /// Where its trials end, if they end in a plane.
    pub cloud: Option<FigureWords>,
}

/// A figure in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FigureWords {
    /// What it shows.
    pub title: String,
    /// What can be seen.
    pub description: String,
}

/// How the cases of a sweep are shown together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum SweepKind {
    /// One parameter: a row of dots.
    Curve,
    /// Numbers and a few kinds: a row of dots for each.
    Curves,
    /// Two: a map.
    Map,
    /// More: no figure.
    Table,
}

/// What the page says of all cases together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SweepScene {
    /// How they are shown.
    pub kind: SweepKind,
    /// What the figure shows.
    pub title: String,
    /// What its bands hold.
    pub note: String,
    /// What came out.
    pub sentence: Vec<Phrase>,
    /// The numbers of all cases.
    pub numbers: Table,
}

/// What is pointed at, in words; empty where nothing is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Pointed {
    /// The values at a point of the series.
    pub series: String,
    /// The values of a bar, and its share.
    pub outcome: String,
    /// The numbers of a case in a map.
    pub sweep: String,
}

impl Sight {
    /// Everything that is said; with the numbers by step of the cases that are asked for.
    #[must_use]
    pub fn scene(&self, tables: &[usize]) -> Scene {
        let cases = 0..self.shapes.len();
        Scene {
            link: self.link.clone(),
            trials: self.trials(),
            cases: cases
                .filter_map(|case| self.case_scene(case, tables.contains(&case)))
                .collect(),
            legend: self.legend(),
            sweep: self.sweep_scene(),
            offers: self.offers(),
            trial: self.all_trial_words(),
            landmarks: self.landmarks(),
            pins: self.pins.words(&ComparedWith {
                experiment: &self.experiment,
                shapes: &self.shapes,
                statistics: &self.statistics,
                choice: &self.view.choice,
            }),
            truth: self.truth.as_ref().and_then(BesideProgram::words),
            own_choices: self.own_choices.clone(),
            own: self.own.words(&self.experiment),
            pointed: self.pointed(),
            awaits_theory: !self.knows_theory(),
        }
    }

    fn case_scene(&self, case: usize, with_steps: bool) -> Option<CaseScene> {
        let shape = self.shapes.get(case)?;
        let statistics = self.statistics.get(case)?;
        let figures = self.figures();
        let series = figures.series(case)?;
        let outcome = figures.outcome(case)?;
        let sentence = self.experiment.headline(case, shape, statistics);
        let has_series = !shape.series.is_empty();
        let in_words = |cloud: CloudFigure<'_>| FigureWords {
            title: cloud.title(),
            description: cloud.description(),
        };
        Some(CaseScene {
            label: self.case_name(case),
            link: self.experiment.case(case).link(),
            sentence: explained(sentence, self.experiment.scenario().terms()),
            numbers: outcome_table(
                shape,
                statistics,
                self.experiment.share(case),
                figures.expected(case),
            ),
            series: has_series.then(|| FigureWords {
                title: series.title(),
                description: series.description(),
            }),
            steps: (has_series && with_steps).then(|| series_table(shape, statistics)),
            outcome: FigureWords {
                title: outcome.title(),
                description: outcome.description(),
            },
            cloud: figures.cloud_alone(case).map(in_words),
        })
    }

    /// The overview of a sweep in a sentence; nothing of a single case.
    pub(super) fn sweep_words(&self) -> Vec<Words> {
        self.figures().sweep_words().unwrap_or_default()
    }

    /// What the lines and bands of the series are, the same in every case. A histogram needs a legend
    /// where other results are drawn over it.
    fn legend(&self) -> Vec<LegendEntry> {
        let figures = self.figures();
        let (Some(series), Some(outcome)) = (figures.series(0), figures.outcome(0)) else {
            return Vec::new();
        };
        if !series.shape.series.is_empty() {
            series.legend()
        } else if outcome.overlay.pins.is_empty() && outcome.overlay.own.is_none() {
            Vec::new()
        } else {
            outcome.legend()
        }
    }

    fn sweep_scene(&self) -> Option<SweepScene> {
        if self.shapes.len() < 2 {
            return None;
        }
        let figure = self.figures().sweep()?;
        Some(SweepScene {
            kind: match figure.layout() {
                Arrangement::Curve => SweepKind::Curve,
                Arrangement::Curves { .. } => SweepKind::Curves,
                Arrangement::Map => SweepKind::Map,
                Arrangement::Table => SweepKind::Table,
            },
            title: figure.title(),
            note: figure.note(),
            sentence: explained(self.sweep_words(), self.experiment.scenario().terms()),
            numbers: sweep_table(&figure),
        })
    }

    /// The trial that is looked at in words; if it is none of those that these results are of, that too.
    fn all_trial_words(&self) -> Vec<String> {
        let mut words = self.trial_words();
        let Some(number) = self.view.trial.filter(|_| !words.is_empty()) else {
            return words;
        };
        let trials = self.experiment.trials();
        if !trials.contains(&number) {
            words.push(say!(
                "It is none of the trials of these results, which have the numbers {first} to {last}.",
                first = grouped(trials.start as i64),
                last = grouped(trials.end as i64 - 1),
            ));
        }
        words
    }

    /// The trial that is looked at in words, one sentence a case; none if there is none.
    fn trial_words(&self) -> Vec<String> {
        let each = self.shapes.iter().enumerate().filter_map(|(case, shape)| {
            let (number, cells) = self.replays.trial(case)?;
            let outcomes = &cells[cells.len() - shape.outcomes.len()..];
            let outcomes = shape.outcomes.iter().zip(outcomes);
            let outcomes = outcomes.map(|(quantity, value)| {
                let value = value_words(quantity, *value);
                format!("{} {value}", translated(quantity.label))
            });
            let label = self.case_name(case);
            let of = if label.is_empty() {
                String::new()
            } else {
                say!(" with {case}", case = label)
            };
            Some(say!(
                "Trial {number}{of}: {outcomes}.",
                number = grouped(number as i64),
                of,
                outcomes = outcomes.collect::<Vec<_>>().join(translated(", ")),
            ))
        });
        each.collect()
    }

    /// The trials with the lowest, the median and the highest value of the outcome that the histogram
    /// shows, in the only case; none while the run goes on.
    fn landmarks(&self) -> Vec<u64> {
        let figures = self.figures();
        let outcome = figures.outcome(0).map_or(0, |figure| figure.outcome);
        let of_case = self.landmarks.first();
        let found = of_case.and_then(|outcomes| outcomes.get(outcome));
        found.map_or(Vec::new(), |trials| trials.to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::Experiment;
    use crate::results::{Pin, Snapshot};
    use crate::run::{Run, contrasts, difference};
    use crate::view::{Mark, Pointing, SavedFrom, View};

    fn snapshot(link: &str, pin: Option<&str>) -> Snapshot {
        let run = |link| {
            let mut run = Run::new(&Experiment::from_link(link).0);
            while !run.is_finished() {
                run.advance(1000);
            }
            run
        };
        let done = run(link);
        let pins = pin.map(run).into_iter().map(|pin| Pin {
            link: pin.experiment().link(),
            statistics: pin.statistics().remove(0),
            differences: (0..done.summaries().len())
                .map(|case| vec![difference((&done, case), (&pin, 0), 0)])
                .collect(),
        });
        Snapshot {
            link: done.experiment().link(),
            statistics: done.statistics(),
            landmarks: vec![vec![[3, 2, 1]]],
            places: Vec::new(),
            pins: pins.collect(),
            truth: None,
            contrasts: contrasts(&done),
            rows: Vec::new(),
        }
    }

    fn sentence(phrases: &[Phrase]) -> String {
        phrases.iter().map(|phrase| phrase.text.as_str()).collect()
    }

    const ROLLS: &str = "?scenario=dice-mean&numTrials=50&seed=7";
    const DELAYS: &str = "?numStepsBeforeDrug=5,2&numStepsAfterDrug=5&numTrials=20&seed=7";

    #[test]
    fn one_case_is_told_with_its_figures_and_numbers() {
        let link = "?numStepsBeforeDrug=5&numStepsAfterDrug=5&numTrials=20&seed=7";
        let mut sight = Sight::of_snapshot(snapshot(link, None));
        let scene = sight.scene(&[]);
        assert_eq!((scene.trials, scene.cases.len()), (20, 1));
        assert_eq!(scene.sweep, None);
        assert!(scene.awaits_theory);
        let [case] = &scene.cases[..] else {
            panic!("one case")
        };
        assert_eq!(case.label, "");
        assert_eq!(case.link, scene.link);
        assert!(case.sentence.iter().any(|phrase| phrase.strong));
        assert!(case.series.is_some());
        assert_eq!(case.steps, None);
        assert_eq!(scene.landmarks, [3, 2, 1]);
        assert!(sight.work_out_theory(|| true));
        let scene = sight.scene(&[0]);
        assert!(!scene.awaits_theory);
        let steps = scene.cases[0].steps.as_ref().map(|table| table.rows.len());
        assert_eq!(steps, Some(11));
    }

    #[test]
    fn without_series_there_is_no_figure_of_them() {
        let sight = Sight::of_snapshot(snapshot(ROLLS, None));
        let case = &sight.scene(&[0]).cases[0];
        assert_eq!((&case.series, &case.steps), (&None, &None));
    }

    #[test]
    fn a_sweep_is_told_as_a_whole_and_by_case() {
        let sight = Sight::of_snapshot(snapshot(DELAYS, None));
        let scene = sight.scene(&[]);
        let labels: Vec<&str> = scene.cases.iter().map(|case| case.label.as_str()).collect();
        assert_eq!(
            labels,
            ["Steps before the drug 5", "Steps before the drug 2"]
        );
        let sweep = scene.sweep.expect("two cases");
        assert_eq!(sweep.kind, SweepKind::Curve);
        assert_eq!(sweep.numbers.rows.len(), 2);
        let words = sentence(&sweep.sentence);
        assert!(
            words.contains(" of patients are in remission with "),
            "{words}"
        );
        assert!(
            words.ends_with("20 trials can show among 2 cases of steps before the drug."),
            "{words}"
        );
    }

    #[test]
    fn what_is_looked_at_is_offered_and_told() {
        let mut sight = Sight::of_snapshot(snapshot(DELAYS, None));
        let view = View::of_fragment("outcome=resistant&share=3&trial=4&hide=total&log=1");
        let pointing = Pointing {
            series: Some(Mark { case: 1, at: 3 }),
            outcome: Some(Mark { case: 9, at: 0 }),
            sweep: None,
            ..Pointing::default()
        };
        sight.look(view, pointing, || true);
        let scene = sight.scene(&[]);
        let offers = &scene.offers;
        assert_eq!(offers.outcome, "resistant");
        assert_eq!(offers.share.as_deref(), Some("3"));
        assert!(offers.own_share && offers.log);
        assert_eq!(offers.hidden, ["total"]);
        assert_eq!(scene.trial.len(), 2);
        assert!(scene.trial[0].starts_with("Trial 4 with Steps before the drug 5: total "));
        assert!(
            scene
                .pointed
                .series
                .starts_with("Steps before the drug 2. ")
        );
        // There is no tenth case to point at.
        assert_eq!(scene.pointed.outcome, "");
    }

    #[test]
    fn a_pin_is_told_with_how_much_the_experiment_exceeds_it() {
        let pin = "?scenario=dice-mean&numTrials=50&seed=8";
        let mut sight = Sight::of_snapshot(snapshot(ROLLS, Some(pin)));
        let scene = sight.scene(&[]);
        let [told] = &scene.pins[..] else {
            panic!("one pin")
        };
        assert_eq!((told.letter, told.label.as_str()), ('A', "seed 8 → 7"));
        assert!(told.notes[0].starts_with("The two had different random numbers"));
        let compared = told.compared.as_ref().expect("they observe the same");
        assert_eq!(compared.columns, ["Of a trial", "now", "A", "difference"]);
        assert_eq!(
            sight.saving(SavedFrom::default()).pins,
            ["Pin A: seed 8 → 7"]
        );
        // Another experiment keeps the pin in sight.
        sight.take(snapshot(&ROLLS.replace("seed=7", "seed=8"), Some(pin)));
        assert_eq!(sight.scene(&[]).pins[0].label, "the same experiment");
    }

    /// The number at the beginning of a text.
    fn number(text: &str) -> f64 {
        let text = text.replace('−', "-");
        let digits = text.trim_start_matches('+').split(' ').next();
        digits
            .and_then(|digits| digits.parse().ok())
            .expect("a number")
    }

    #[test]
    fn outcomes_of_different_steps_are_said_to_be_and_the_share_is_compared() {
        let link = "?numStepsBeforeDrug=40&numStepsAfterDrug=60&numTrials=80&seed=7";
        let pin = "?numStepsBeforeDrug=20&numStepsAfterDrug=60&numTrials=80&seed=7";
        let sight = Sight::of_snapshot(snapshot(link, Some(pin)));
        let scene = sight.scene(&[]);
        let told = &scene.pins[0];
        assert_eq!(told.label, "steps before the drug 20 → 40");
        let compared = told.compared.as_ref().expect("they observe the same");
        let columns = ["", "now, after step 100", "A, after step 80", "difference"];
        assert_eq!(compared.columns, columns);
        assert!(
            told.notes[0].starts_with("The numbers are of different moments, after step 100 and")
        );
        let rows: Vec<&str> = compared.rows.iter().map(|row| row[0].as_str()).collect();
        assert_eq!(rows, ["total", "in remission (≤ 50)"]);
        for row in &compared.rows[..1] {
            // What is called the difference is that of the numbers beside it.
            let apart = number(&row[1]) - number(&row[2]) - number(&row[3]);
            assert!(apart.abs() < 1e-9, "{row:?}");
        }
        assert!(compared.rows[1][3].ends_with(" percentage points"));
        // Its drug has a line of its own in the figure, which goes on to the last step of both.
        let figures = sight.figures();
        let series = figures.series(0).expect("a case");
        assert_eq!(series.overlay.pins[0].marks[0].after, 20);
        assert_eq!(series.last_step(), 100);
        let words = series.words_at(90);
        assert!(
            words.contains("Pin A: steps before the drug 20 → 40 – ends at step 80"),
            "{words}"
        );
        let turned = Sight::of_snapshot(snapshot(pin, Some(link)));
        let series = turned.figures().series(0).expect("a case");
        assert_eq!((series.last_step(), series.points()), (100, 101));
        let words = series.words_at(95);
        assert!(
            words.contains("this result ends at step 80; Pin A"),
            "{words}"
        );
    }

    #[test]
    fn a_range_that_holds_no_step_is_told_and_not_followed() {
        let mut sight = Sight::of_snapshot(snapshot(DELAYS, None));
        sight.look(
            View::of_fragment("from=400&trial=20"),
            Pointing::default(),
            || true,
        );
        let scene = sight.scene(&[]);
        let problem = "No step is in this range: there are 10, and all are shown.";
        assert_eq!(scene.offers.range_problem, problem);
        // There are trials 0 to 19.
        assert_eq!(
            scene.trial.last().map(String::as_str),
            Some("It is none of the trials of these results, which have the numbers 0 to 19.")
        );
        sight.look(
            View::of_fragment("from=4&trial=19"),
            Pointing::default(),
            || true,
        );
        let scene = sight.scene(&[]);
        assert_eq!(
            (scene.offers.range_problem.as_str(), scene.trial.len()),
            ("", 2)
        );
    }

    #[test]
    fn the_legend_takes_one_series_into_view_and_names_its_bands() {
        let legend = |view: &str| {
            let mut sight = Sight::of_snapshot(snapshot(DELAYS, None));
            sight.look(View::of_fragment(view), Pointing::default(), || true);
            let entries = sight.scene(&[]).legend;
            let taken = entries.iter().filter_map(|entry| entry.series.as_ref());
            let taken: Vec<(String, bool, bool)> = taken
                .map(|series| (series.key.clone(), series.hidden, series.in_view))
                .collect();
            let names: Vec<String> = entries.into_iter().map(|entry| entry.name).collect();
            (taken, names)
        };
        let of = |key: &str, hidden: bool, in_view: bool| (key.to_owned(), hidden, in_view);
        let (taken, names) = legend("");
        assert_eq!(
            taken,
            [of("total", false, true), of("resistant", false, false)]
        );
        let expected = [
            "total (mean)",
            "resistant (mean)",
            "median",
            "half of the trials",
            "9 in 10 trials",
        ];
        assert_eq!(names, expected);
        // The outcome in view, or the series that was taken, has the bands; never a hidden one.
        let (taken, _) = legend("outcome=resistant");
        assert_eq!(
            taken,
            [of("total", false, false), of("resistant", false, true)]
        );
        assert_eq!(legend("band=resistant").0, taken);
        let (taken, _) = legend("band=resistant&hide=resistant");
        assert_eq!(
            taken,
            [of("total", false, true), of("resistant", true, false)]
        );
        assert_eq!(legend("bands=off").1.len(), 2);
    }

    #[test]
    fn more_trials_of_the_same_keep_what_ran_again() {
        let mut sight = Sight::of_snapshot(snapshot(DELAYS, None));
        sight.look(View::of_fragment("trial=4"), Pointing::default(), || true);
        let before = sight.scene(&[]).trial;
        sight.take(snapshot(&DELAYS.replace("Trials=20", "Trials=30"), None));
        sight.look(View::of_fragment("trial=4"), Pointing::default(), || false);
        assert_eq!(sight.scene(&[]).trial, before);
        // Of another seed the fourth trial is another one.
        sight.take(snapshot(&DELAYS.replace("seed=7", "seed=8"), None));
        sight.look(View::of_fragment("trial=4"), Pointing::default(), || false);
        assert_eq!(sight.scene(&[]).trial, [""; 0]);
    }
}
