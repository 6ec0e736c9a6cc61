//! The speed panel: what is measured, what it is compared with, and what was measured in words.

use serde::{Deserialize, Serialize};

use crate::experiment::Experiment;
use crate::figure::{SpeedFigure, Table};
use crate::language::translated;
use crate::sim::MOST_TRIALS;

/// A speed that was measured.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Measured {
    /// On how many threads.
    pub threads: u32,
    /// Trials a second.
    pub rate: f64,
}

/// What is to be measured of an experiment.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SpeedTask {
    /// A link of it with more trials than can be done.
    pub link: String,
    /// How many trials the visitor asked for, over all cases.
    pub trials: u64,
    /// The course's Python program, if it was measured.
    pub program: Option<MeasuredProgram>,
    /// Whether the values are those that it was measured with.
    pub usual: bool,
}

/// What was measured of a course's Python program.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MeasuredProgram {
    /// Seconds a trial takes.
    pub seconds: f64,
    /// With a pool of two processes.
    pub seconds_with_pool: f64,
    /// On what machine, and with what.
    pub measured: String,
}

/// What was measured, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SpeedScene {
    /// What came out.
    pub sentence: String,
    /// What the figure shows.
    pub title: String,
    /// What can be seen.
    pub description: String,
    /// The numbers.
    pub numbers: Table,
}

/// What is to be measured of an experiment.
#[must_use]
pub fn speed_task(experiment: &Experiment) -> SpeedTask {
    let scenario = experiment.scenario();
    let (defaults, _) = Experiment::from_link(&format!("?scenario={}", scenario.key()));
    let program = scenario.course_program().map(|program| MeasuredProgram {
        seconds: program.seconds,
        seconds_with_pool: program.seconds_with_pool,
        measured: translated(program.measured).to_owned(),
    });
    let endless = experiment.without_target().with_range(0..MOST_TRIALS);
    SpeedTask {
        link: endless.link(),
        trials: experiment.cases().len() as u64 * experiment.num_trials(),
        program,
        usual: defaults.values() == experiment.values(),
    }
}

/// Measured speeds as their figure takes them.
#[must_use]
pub fn speed_points(measured: &[Measured]) -> Vec<(u32, f64)> {
    let each = measured.iter();
    each.map(|measured| (measured.threads, measured.rate))
        .collect()
}

/// Measured speeds in words.
#[must_use]
pub fn speed_scene(measured: &[Measured]) -> SpeedScene {
    let points = speed_points(measured);
    let figure = SpeedFigure { points: &points };
    SpeedScene {
        sentence: figure.sentence(),
        title: figure.title(),
        description: figure.description(),
        numbers: figure.table(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_trials_are_measured_than_can_be_done() {
        let link = "?scenario=birthday&numPeople=5,10&numTrials=70&firstTrial=3&standardError=0.1";
        let task = speed_task(&Experiment::from_link(link).0);
        let (measured, problems) = Experiment::from_link(&task.link);
        assert_eq!(problems, []);
        assert_eq!(measured.trials(), 0..MOST_TRIALS);
        assert_eq!(measured.target(), None);
        assert_eq!((task.trials, task.usual), (140, false));
    }

    #[test]
    fn the_courses_program_was_measured_with_its_own_values() {
        let task = speed_task(&Experiment::from_link("?scenario=one-drug&numTrials=9").0);
        assert!(task.usual);
        assert!(task.program.is_some_and(|program| program.seconds > 0.0));
        let task = speed_task(&Experiment::from_link("?scenario=one-drug&maxPop=900").0);
        assert!(!task.usual);
    }

    #[test]
    fn what_was_measured_is_told() {
        let measured = [(1, 1000.0), (2, 1900.0)].map(|(threads, rate)| Measured { threads, rate });
        let scene = speed_scene(&measured);
        assert_eq!(scene.numbers.rows.len(), 2);
        assert!(scene.sentence.contains('2'));
    }
}
