//! What is taken away of results: pictures that say what they are, and how they are cited.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{Figures, Named, plain};
use crate::experiment::Experiment;
use crate::figure::{Caption, PictureSize, Which};
use crate::language::{say, translated};
use crate::results::{About, Citation, FileKind, Origin, cite, file_name, signed_png, signed_svg};
use crate::sim::Statistics;

/// A kind of file that is offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FileOffer {
    /// Which.
    pub kind: FileKind,
    /// What its button says.
    pub label: &'static str,
    /// What a browser calls it.
    pub media_type: &'static str,
}

/// A size of pictures that is offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SizeOffer {
    /// Which.
    pub size: PictureSize,
    /// What it is called.
    pub label: &'static str,
}

/// A choice of figures that is offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FiguresOffer {
    /// Which.
    pub which: Which,
    /// What they are called.
    pub label: &'static str,
}

/// Every kind of file.
#[must_use]
pub fn file_offers() -> Vec<FileOffer> {
    let offer = |kind: FileKind| FileOffer {
        kind,
        label: kind.label(),
        media_type: kind.media_type(),
    };
    FileKind::ALL.into_iter().map(offer).collect()
}

/// Every size of pictures.
#[must_use]
pub fn size_offers() -> Vec<SizeOffer> {
    let offer = |size: PictureSize| SizeOffer {
        size,
        label: match size {
            PictureSize::Page => translated("Wide as the page"),
            PictureSize::Slide => translated("A slide (16:9)"),
            PictureSize::Column => translated("A column of a paper (88 mm)"),
        },
    };
    PictureSize::ALL.into_iter().map(offer).collect()
}

/// A picture that is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PictureAsked {
    /// The case whose figures it holds; none for the overview of a sweep.
    pub case: Option<usize>,
    /// Which of them.
    pub which: Which,
    /// How large.
    pub size: PictureSize,
    /// Whether lines and bands are named.
    pub legend: bool,
    /// Whether the link is printed.
    pub link: bool,
}

impl PictureAsked {
    /// All figures of a case, or the overview, with everything that there is to say.
    #[must_use]
    pub fn whole(case: Option<usize>) -> Self {
        PictureAsked {
            case,
            which: Which::default(),
            size: PictureSize::default(),
            legend: true,
            link: true,
        }
    }
}

/// Where something is saved from: what results do not know of themselves.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SavedFrom {
    /// The fingerprint that is shown; empty while there is none.
    pub fingerprint: String,
    /// The page's public address; empty if it has none.
    pub address: String,
    /// The fragment of its view.
    pub view: String,
}

/// Results that something is taken away of.
pub struct Saving<'a> {
    /// Their figures, as they are looked at.
    pub figures: Figures<'a>,
    /// The trials that every case has.
    pub trials: Vec<Range<u64>>,
    /// What is compared with them, in words.
    pub pins: Vec<String>,
    /// Where they are looked at.
    pub from: SavedFrom,
}

/// A picture that says what it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// The picture.
    pub svg: String,
    stem: String,
    size: PictureSize,
    title: String,
    sentence: String,
}

/// The trials that every case has of results that are still coming in.
#[must_use]
pub fn done_trials(experiment: &Experiment, statistics: &[Statistics]) -> Vec<Range<u64>> {
    let done = statistics.iter().map(|case| case.trials).min();
    let start = experiment.trials().start;
    let trials = start..start + done.unwrap_or(0);
    (!trials.is_empty()).then_some(trials).into_iter().collect()
}

/// What a picture is called: the exercise that its experiment is, or else the scenario.
#[must_use]
pub fn picture_title(experiment: &Experiment, case: Option<usize>) -> &'static str {
    let case = case.filter(|case| *case < experiment.cases().len());
    let alone = case.map(|case| experiment.case(case));
    let shown = alone.as_ref().unwrap_or(experiment);
    let title = shown.exercise().map(|preset| preset.title);
    translated(title.unwrap_or(shown.scenario().title()))
}

impl Saving<'_> {
    /// Figures as a picture under a title.
    ///
    /// # Errors
    /// If there is no such case, or the figures could not be drawn.
    pub fn picture(&self, asked: &PictureAsked, title: &str) -> Result<Picture, String> {
        let experiment = self.figures.experiment;
        let cases = experiment.cases().len();
        if let Some(case) = asked.case.filter(|case| *case >= cases) {
            return Err(say!("There is no case {case}.", case));
        }
        let about = self.about(asked.case);
        let label = asked
            .case
            .map_or(String::new(), |case| experiment.case_label(case));
        let heading = [title, &label].into_iter().filter(|part| !part.is_empty());
        let heading = heading.collect::<Vec<_>>().join(": ");
        let sentence = self.sentence(asked.case);
        let mut under = vec![sentence.clone()];
        if !asked.legend && asked.case.is_some() {
            // Then nothing else says what is compared.
            under.push(self.pins.join("; "));
        }
        if asked.link {
            under.push(about.printed_link().to_owned());
            under.push(about.short());
        }
        under.retain(|text| !text.is_empty());
        let caption = Caption {
            heading: heading.clone(),
            under,
            size: asked.size,
            which: asked.which,
            without_legend: !asked.legend,
        };
        let drawn = self.figures.picture(asked.case, &caption)?;
        Ok(Picture {
            svg: signed_svg(&drawn, &about, &heading),
            stem: self.stem(asked),
            size: asked.size,
            title: title.to_owned(),
            sentence,
        })
    }

    /// How the results are cited, on a day.
    #[must_use]
    pub fn citation(&self, day: &str) -> Citation {
        cite(&self.about(None), day)
    }

    /// The figures that a case can be saved with; none if there is nothing to choose.
    #[must_use]
    pub fn offers(&self, case: usize) -> Vec<FiguresOffer> {
        let has_series = self
            .figures
            .shapes
            .get(case)
            .is_some_and(|shape| !shape.series.is_empty());
        let has_cloud = self.figures.cloud_alone(case).is_some();
        let offer = |which: Which| {
            let (is_there, label) = match which {
                Which::All => (true, translated("All figures")),
                Which::Series => (has_series, translated("The curves alone")),
                Which::Outcome => (true, translated("The histogram alone")),
                Which::Cloud => (has_cloud, translated("Where the trials end alone")),
            };
            is_there.then_some(FiguresOffer { which, label })
        };
        let offers: Vec<FiguresOffer> = Which::ALL.into_iter().filter_map(offer).collect();
        // All of one are that one.
        if offers.len() > 2 { offers } else { Vec::new() }
    }

    fn about(&self, case: Option<usize>) -> About {
        let (experiment, from) = (self.figures.experiment, &self.from);
        let origin = Origin::new(&from.address, &from.view);
        let about = About::new(experiment, &self.trials, &from.fingerprint, &origin);
        match case {
            Some(case) => about.of_case(experiment, case, &origin),
            None => about,
        }
    }

    /// What came out of a case, or of all, in words.
    fn sentence(&self, case: Option<usize>) -> String {
        let figures = &self.figures;
        let experiment = figures.experiment;
        let words = match case {
            Some(case) => {
                let of_case = figures.shapes.get(case).zip(figures.statistics.get(case));
                // Of no trials there is nothing to say yet.
                of_case
                    .filter(|(_, statistics)| statistics.trials > 0)
                    .map(|(shape, statistics)| experiment.headline(case, shape, statistics))
            }
            None => figures.sweep_words(),
        };
        words.map_or(String::new(), plain)
    }

    /// The name of a picture's file, without its ending.
    fn stem(&self, asked: &PictureAsked) -> String {
        let which = match asked.which {
            Which::All => "",
            Which::Series => "series",
            Which::Outcome => "outcome",
            Which::Cloud => "cloud",
        };
        let size = match asked.size {
            PictureSize::Page => "",
            PictureSize::Slide => "slide",
            PictureSize::Column => "column",
        };
        let what = [which, size].into_iter().filter(|word| !word.is_empty());
        let what = what.collect::<Vec<_>>().join("-");
        let (experiment, ending) = (self.figures.experiment, FileKind::Svg.ending());
        let name = file_name(experiment, asked.case, &self.trials, &what, ending);
        name.trim_end_matches(&format!(".{ending}")).to_owned()
    }
}

impl Picture {
    /// What its file is called.
    #[must_use]
    pub fn name(&self, kind: FileKind) -> String {
        format!("{}.{}", self.stem, kind.ending())
    }

    /// How many pixels wide it is as a picture of pixels.
    #[must_use]
    pub fn pixels(&self) -> u32 {
        self.size.pixels()
    }

    /// The same as pixels, drawn by a browser, which says what the SVG says of itself: what the page
    /// shows may be something else by now.
    ///
    /// # Errors
    /// If the bytes are no PNG.
    pub fn png(&self, drawn: &[u8]) -> Result<Vec<u8>, String> {
        let about = About::read(self.svg.as_bytes())?;
        let dots = Some(self.size.dots_per_metre());
        signed_png(drawn, &about, &self.title, &self.sentence, dots)
    }
}

/// Of which figures a picture can be: the overview of a sweep, which has an empty key, if it can be
/// drawn, and each case.
#[must_use]
pub fn case_offers(experiment: &Experiment, overview: &str) -> Vec<Named> {
    let cases = experiment.cases().len();
    // Over more than two parameters there is no picture of all cases.
    let has_overview = [1, 2].contains(&experiment.swept().count());
    let overview = has_overview.then(|| Named {
        key: String::new(),
        label: overview.to_owned(),
    });
    let case = |case: usize| Named {
        key: case.to_string(),
        label: experiment.case_label(case),
    };
    overview.into_iter().chain((0..cases).map(case)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::Results;
    use crate::run::Run;
    use crate::view::Sight;

    fn results(link: &str) -> Results {
        let (experiment, problems) = Experiment::from_link(link);
        assert_eq!(problems, []);
        let mut run = Run::new(&experiment);
        run.advance(u64::MAX);
        Results {
            trials: vec![run.trials()],
            summaries: run.summaries().to_vec(),
            experiment,
        }
    }

    /// What is saved of a link's results by somebody who looks at them at a public address.
    fn saved<T>(link: &str, work: impl FnOnce(&Saving<'_>) -> T) -> T {
        let results = results(link);
        let sight = Sight::new(&results);
        work(&Saving {
            figures: sight.figures(),
            trials: results.trials.clone(),
            pins: vec!["Pin A: another one".to_owned()],
            from: SavedFrom {
                fingerprint: results.fingerprint().to_string(),
                address: "https://example.org/".to_owned(),
                view: "trial=3".to_owned(),
            },
        })
    }

    const LINK: &str =
        "?scenario=one-drug&numStepsBeforeDrug=20,5&numStepsAfterDrug=10&numTrials=9";

    #[test]
    fn pictures_say_what_they_are() {
        saved(LINK, |saving| {
            for case in [None, Some(1)] {
                let picture = saving.picture(&PictureAsked::whole(case), "A title");
                let picture = picture.expect("there is such a case");
                let about = About::read(picture.svg.as_bytes()).expect("it was signed");
                assert_eq!(about.fingerprint, saving.from.fingerprint);
                assert_eq!(about.shows.is_some(), case.is_some());
                assert!(
                    about.link.starts_with("https://example.org/?v=1&"),
                    "{about:?}"
                );
                assert!(about.link.ends_with("#trial=3"), "{about:?}");
                assert_eq!(
                    picture.svg.contains("A title: numStepsBeforeDrug = 5"),
                    case.is_some()
                );
            }
            let none = saving.picture(&PictureAsked::whole(Some(2)), "");
            assert_eq!(none, Err("There is no case 2.".to_owned()));
        });
    }

    #[test]
    fn names_of_pictures_tell_them_apart() {
        saved(LINK, |saving| {
            let name = |which, size| {
                let whole = PictureAsked::whole(Some(1));
                let asked = PictureAsked {
                    which,
                    size,
                    ..whole
                };
                saving
                    .picture(&asked, "")
                    .map(|picture| picture.name(FileKind::Png))
            };
            let all = "one-drug_numStepsBeforeDrug-5_numStepsAfterDrug-10_trials-0-8";
            for (which, size, end) in [
                (Which::All, PictureSize::Page, ".png"),
                (Which::Outcome, PictureSize::Page, "_outcome.png"),
                (Which::All, PictureSize::Slide, "_slide.png"),
                (Which::Series, PictureSize::Column, "_series-column.png"),
            ] {
                assert_eq!(name(which, size), Ok(format!("{all}{end}")));
            }
        });
    }

    #[test]
    fn without_a_legend_the_pins_are_named_under_the_figures() {
        saved(LINK, |saving| {
            let pins = |case, legend| {
                let whole = PictureAsked::whole(case);
                let asked = PictureAsked { legend, ..whole };
                saving
                    .picture(&asked, "")
                    .map(|picture| picture.svg.contains("another one"))
            };
            assert_eq!(pins(Some(0), false), Ok(true));
            assert_eq!(pins(Some(0), true), Ok(false));
            assert_eq!(pins(None, false), Ok(false), "an overview has no pins");
        });
    }

    #[test]
    fn only_what_is_there_is_offered() {
        let which = |link: &str| {
            saved(link, |saving| {
                let offers = saving.offers(0);
                offers
                    .into_iter()
                    .map(|offer| offer.which)
                    .collect::<Vec<_>>()
            })
        };
        assert_eq!(which(LINK), [Which::All, Which::Series, Which::Outcome]);
        assert_eq!(which("?scenario=drunks&numTrials=5"), Which::ALL);
        assert_eq!(which("?scenario=dice-mean&numTrials=5"), []);
        let cases = |link: &str| {
            let offers = case_offers(&Experiment::from_link(link).0, "All");
            offers
                .into_iter()
                .map(|offer| offer.key)
                .collect::<Vec<_>>()
        };
        assert_eq!(cases(LINK), ["", "0", "1"]);
        assert_eq!(cases("?scenario=one-drug"), ["0"]);
        let three = "?maxPop=100,200&numStepsBeforeDrug=1,2&numStepsAfterDrug=1,2";
        assert_eq!(
            cases(three).len(),
            8,
            "there is no overview of three parameters"
        );
    }

    #[test]
    fn the_title_is_that_of_the_exercise() {
        let of = |link: &str, case| picture_title(&Experiment::from_link(link).0, case);
        let own = "?scenario=one-drug&clearProb=0.0512";
        assert_eq!(
            of(own, None),
            crate::scenario::find("one-drug").map_or("", |s| s.title())
        );
        let delayed = "?numStepsBeforeDrug=300,150,75,0";
        assert_ne!(of(delayed, None), of(own, None));
        assert_eq!(of(own, Some(7)), of(own, None), "there is no such case");
    }

    #[test]
    fn trials_that_every_case_has_are_done() {
        let (experiment, _) =
            Experiment::from_link("?clearProb=0.05,0.06&firstTrial=4&numTrials=9");
        let run = Run::new(&experiment);
        assert_eq!(done_trials(&experiment, &run.statistics()), []);
        let mut run = run;
        run.advance(u64::MAX);
        assert_eq!(done_trials(&experiment, &run.statistics()), [4..13]);
    }

    #[test]
    fn a_citation_has_trials_fingerprint_and_link() {
        saved(LINK, |saving| {
            let plain = saving.citation("2026-11-28").plain;
            for part in [
                "9 trials",
                &saving.from.fingerprint,
                "https://example.org/?",
                "2026-11-28",
            ] {
                assert!(plain.contains(part), "{part} in {plain}");
            }
        });
    }
}
