//! The files of results that `run` and `merge` write.

use clap::Args;
use many_trials::param::Param;
use many_trials::results::{Origin, Results, outcomes_csv, series_csv, signed_svg, write};

use super::files::{self, Place, with_suffix};

/// Where results are written.
#[derive(Args, Default)]
pub(super) struct Outputs {
    /// Write the results file (- for standard output)
    #[arg(long, value_name = "FILE")]
    json: Option<Place>,
    /// Write series to FILE and outcomes to FILE with -outcomes before its ending
    #[arg(long, value_name = "FILE")]
    csv: Option<Place>,
    /// Write the figures (of a sweep: its overview, and FILE-1, FILE-2, … its cases)
    #[arg(long, value_name = "FILE")]
    svg: Option<Place>,
}

impl Outputs {
    /// Whether nothing but a table is asked for.
    pub(super) fn is_table(&self) -> bool {
        self.json.is_none() && self.svg.is_none()
    }

    /// Whether standard output has results, so that nothing else may be said there.
    pub(super) fn to_standard_output(&self) -> bool {
        let places = [&self.json, &self.csv, &self.svg];
        places
            .into_iter()
            .flatten()
            .any(|place| *place == Place::Standard)
    }

    /// Writes one table, to standard output if no file is named.
    pub(super) fn write_table(&self, csv: &str) -> Result<(), String> {
        files::write(
            self.csv.as_ref().unwrap_or(&Place::Standard),
            csv.as_bytes(),
        )
    }

    pub(super) fn write(&self, results: &Results) -> Result<(), String> {
        if let Some(place) = &self.json {
            files::write(place, write(results).as_bytes())?;
        }
        if let Some(place) = &self.csv {
            files::write(place, series_csv(results).as_bytes())?;
            files::write(&beside(place, "outcomes"), outcomes_csv(results).as_bytes())?;
        }
        if let Some(place) = &self.svg {
            let cases = results.summaries.len();
            if let Some(overview) = overview(results)? {
                files::write(place, overview.as_bytes())?;
            }
            for case in 0..cases {
                let svg = figures(results, case)?;
                if cases == 1 {
                    files::write(place, svg.as_bytes())?;
                } else {
                    files::write(&beside(place, &(case + 1).to_string()), svg.as_bytes())?;
                }
            }
        }
        Ok(())
    }
}

/// The place of a further file.
fn beside(place: &Place, suffix: &str) -> Place {
    match place {
        Place::Standard => Place::Standard,
        Place::File(file) => Place::File(with_suffix(file, suffix)),
    }
}

/// The overview of a sweep over one or two parameters.
fn overview(results: &Results) -> Result<Option<String>, String> {
    use many_trials::figure::{Caption, SweepFigure, SweptCase, sweep_svg};
    let (experiment, scenario) = (&results.experiment, results.experiment.scenario());
    let params: Vec<&Param> = experiment
        .swept()
        .filter_map(|key| scenario.params().iter().find(|param| param.key == key))
        .collect();
    if ![1, 2].contains(&params.len()) || results.summaries.len() < 2 {
        return Ok(None);
    }
    let statistics: Vec<_> = results
        .summaries
        .iter()
        .map(many_trials::sim::Statistics::new)
        .collect();
    let expected: Vec<_> = experiment
        .cases()
        .iter()
        .map(|values| scenario.expected(values))
        .collect();
    let cases = experiment.cases().iter().enumerate();
    let cases = cases.map(|(case, values)| SweptCase {
        values: params.iter().map(|param| values.get(param.key)).collect(),
        shape: results.summaries[case].shape(),
        statistics: &statistics[case],
        share: scenario.share(values),
        expected: &expected[case],
        expected_share: expected[case].share,
    });
    let figure = SweepFigure {
        cases: cases.collect(),
        outcome: scenario
            .share(&experiment.cases()[0])
            .map_or(0, |share| share.outcome),
        show_share: false,
        selected: None,
        params,
    };
    let about = results.about(&Origin::default());
    let caption = Caption {
        under: vec![about.printed_link().to_owned(), about.short()],
        ..Caption::default()
    };
    let drawn = sweep_svg(&figure, &caption)?;
    Ok(Some(signed_svg(&drawn, &about, &figure.title())))
}

fn figures(results: &Results, case: usize) -> Result<String, String> {
    use many_trials::figure::{Caption, Lens, OutcomeFigure, Overlay, SeriesFigure, svg};
    let (scenario, summary) = (results.experiment.scenario(), &results.summaries[case]);
    let statistics = &many_trials::sim::Statistics::new(summary);
    let values = &results.experiment.cases()[case];
    let marks = scenario.marks(values);
    let expected = &scenario.expected(values);
    let shape = summary.shape();
    let origin = Origin::default();
    let about = results.about(&origin);
    let about = about.of_case(&results.experiment, case, &origin);
    let drawn = svg(
        &SeriesFigure {
            shape,
            statistics,
            marks,
            expected,
            overlay: Overlay::default(),
            range: None,
            lens: &Lens::PLAIN,
        },
        &OutcomeFigure {
            shape,
            statistics,
            outcome: scenario.share(values).map_or(0, |share| share.outcome),
            share: scenario.share(values),
            expected,
            overlay: Overlay::default(),
            range: None,
            lens: &Lens::PLAIN,
        },
        None,
        &Caption {
            under: vec![about.printed_link().to_owned(), about.short()],
            ..Caption::default()
        },
    )?;
    Ok(signed_svg(&drawn, &about, scenario.title()))
}
