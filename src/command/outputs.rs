//! The files of results that `run` and `merge` write.

use std::path::Path;

use clap::Args;
use many_trials::experiment::Experiment;
use many_trials::results::{FileKind, Origin, Results};
use many_trials::view::{PictureAsked, SavedFrom, Saving, Sight};

use super::files::{self, Asked, Place, with_suffix};
use super::rows::PER_TRIAL;

/// The option that writes a kind of file; none for what takes a browser, or is a command of its own.
pub(super) const fn option(kind: FileKind) -> Option<&'static str> {
    match kind {
        FileKind::Svg => Some("--svg"),
        FileKind::Series => Some("--csv"),
        FileKind::Outcomes => Some("--outcomes"),
        FileKind::Trials => Some(PER_TRIAL),
        FileKind::Json => Some("--json"),
        FileKind::Png | FileKind::Python => None,
    }
}

/// Where results are written.
#[derive(Args, Default)]
pub(super) struct Outputs {
    /// Write the results file, from which merge and --resume go on
    #[arg(long, value_name = "FILE")]
    pub(super) json: Option<Place>,
    /// Write the series as a table, and the outcomes to FILE with -outcomes before its ending; with -
    /// the series alone (the outcomes, if there are no series)
    #[arg(long, value_name = "FILE")]
    pub(super) csv: Option<Place>,
    /// Write the outcomes as a table
    #[arg(long, value_name = "FILE")]
    pub(super) outcomes: Option<Place>,
    /// Write the figures; of a sweep its overview, and its cases to FILE with -1, -2, … before its
    /// ending
    #[arg(long, value_name = "FILE")]
    pub(super) svg: Option<Place>,
}

impl Outputs {
    /// Whether nothing but one table is asked for.
    pub(super) fn is_table(&self) -> bool {
        self.json.is_none() && self.svg.is_none() && self.outcomes.is_none()
    }

    /// The options with their places, as they were given.
    pub(super) fn given(&self) -> impl Iterator<Item = (&'static str, &Place)> {
        let all = [
            (FileKind::Json, &self.json),
            (FileKind::Series, &self.csv),
            (FileKind::Outcomes, &self.outcomes),
            (FileKind::Svg, &self.svg),
        ];
        all.into_iter()
            .filter_map(|(kind, place)| Some((option(kind)?, place.as_ref()?)))
    }

    /// Whether standard output has results, so that nothing else may be said there.
    pub(super) fn to_standard_output(&self) -> bool {
        self.given().any(|(_, place)| *place == Place::Standard)
    }

    /// Every file that results of an experiment are written to.
    pub(super) fn files(&self, experiment: &Experiment) -> Vec<Asked> {
        let mut files = Vec::new();
        let mut ask = |option, place: Option<Place>| {
            files.extend(place.map(|place| Asked { option, place }));
        };
        ask("--json", self.json.clone());
        ask("--csv", self.csv.clone());
        ask("--csv", self.outcomes_beside());
        ask("--outcomes", self.outcomes.clone());
        for (_, place) in self.pictures(experiment) {
            ask("--svg", Some(place));
        }
        files
    }

    /// Refuses what cannot be written, before there are results; `others` are written too, and `read`
    /// is read.
    pub(super) fn check(
        &self,
        experiment: &Experiment,
        others: &[Asked],
        read: &[&Path],
    ) -> Result<(), String> {
        if self.svg == Some(Place::Standard) && self.pictures(experiment).len() > 1 {
            return Err(
                "--svg writes several files of a sweep, and standard output is one; name a file."
                    .to_owned(),
            );
        }
        let mut files = self.files(experiment);
        files.extend(others.iter().cloned());
        files::check(&files, read)
    }

    /// Refuses a table that cannot be written.
    pub(super) fn check_table(&self) -> Result<(), String> {
        files::check_one("--csv", self.csv.as_ref(), &[])
    }

    /// Where the outcomes go if nothing is said of them.
    fn outcomes_beside(&self) -> Option<Place> {
        match (&self.csv, &self.outcomes) {
            (Some(Place::File(file)), None) => Some(Place::File(with_suffix(file, "outcomes"))),
            _ => None,
        }
    }

    /// The pictures: the case that each one is of, none for the overview, and its place.
    fn pictures(&self, experiment: &Experiment) -> Vec<(Option<usize>, Place)> {
        let Some(place) = &self.svg else {
            return Vec::new();
        };
        let cases = experiment.cases().len();
        if cases == 1 {
            return vec![(Some(0), place.clone())];
        }
        let overview = [1, 2].contains(&experiment.swept().count());
        let of_case = |case: usize| match place {
            Place::Standard => Place::Standard,
            Place::File(file) => Place::File(with_suffix(file, &(case + 1).to_string())),
        };
        let overview = overview.then(|| (None, place.clone()));
        let cases = (0..cases).map(|case| (Some(case), of_case(case)));
        overview.into_iter().chain(cases).collect()
    }

    /// Writes one table, to standard output if no file is named.
    pub(super) fn write_table(&self, csv: &str) -> Result<(), String> {
        files::write(self.csv.as_ref().unwrap_or(&Place::Standard), csv)
    }

    /// Writes everything that can be written.
    ///
    /// # Errors
    /// What could not.
    pub(super) fn write(&self, results: &Results) -> Result<(), String> {
        let mut failed = Vec::new();
        let mut put = |place: &Place, kind: FileKind| {
            let text = kind.of_sums(results, &Origin::default());
            failed.extend(text.and_then(|text| files::write(place, &text).err()));
        };
        if let Some(place) = &self.json {
            put(place, FileKind::Json);
        }
        if let Some(place) = &self.csv {
            let mut shapes = results
                .summaries
                .iter()
                .map(many_trials::sim::Summary::shape);
            let bare = shapes.all(|shape| shape.series.is_empty());
            if *place == Place::Standard && bare {
                put(place, FileKind::Outcomes);
            } else {
                put(place, FileKind::Series);
            }
        }
        if let Some(place) = self.outcomes.clone().or_else(|| self.outcomes_beside()) {
            put(&place, FileKind::Outcomes);
        }
        if self.svg.is_some() {
            let sight = Sight::new(results);
            for (case, place) in self.pictures(&results.experiment) {
                let svg = picture(results, &sight, case)?;
                failed.extend(files::write(&place, &svg).err());
            }
        }
        if failed.is_empty() {
            Ok(())
        } else {
            Err(failed.join("\n  "))
        }
    }
}

/// The figures of a case, or the overview of a sweep, as the page saves them.
fn picture(results: &Results, sight: &Sight, case: Option<usize>) -> Result<String, String> {
    let saving = Saving {
        figures: sight.figures(),
        trials: results.trials.clone(),
        pins: Vec::new(),
        from: SavedFrom {
            fingerprint: results.fingerprint().to_string(),
            ..SavedFrom::default()
        },
    };
    let title = results.experiment.scenario().title();
    Ok(saving.picture(&PictureAsked::whole(case), title)?.svg)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn every_kind_of_file_has_its_option() {
        let words = super::super::Words::command();
        let run = words.find_subcommand("run").expect("it is a command");
        for kind in FileKind::ALL {
            let known = |option: &str| {
                run.get_arguments()
                    .any(|arg| arg.get_long() == option.strip_prefix("--"))
            };
            assert!(option(kind).is_none_or(known), "{kind:?}");
        }
        assert!(words.find_subcommand("python").is_some());
    }
}
