//! What is saved says what it is: pictures of every scenario and size, tables and results files, also
//! with names that somebody chose to do harm.

use many_trials::figure::{
    Caption, Hue, Lens, OutcomeFigure, Overlay, PictureSize, Pinned, SeriesFigure, Which, pin_name,
    svg,
};
use many_trials::results::{
    About, Origin, Results, cite, file_name, outcomes_csv_from, read, series_csv_from, signed_svg,
    write_from,
};
use many_trials::scenario::SCENARIOS;
use many_trials::sim::Statistics;
use proptest::prelude::*;

use super::finished::results;

/// The figures of the only case, with a pin of the same results by this name.
fn picture(results: &Results, caption: &Caption, pin: &str) -> String {
    let (scenario, summary) = (results.experiment.scenario(), &results.summaries[0]);
    let (shape, statistics) = (summary.shape(), &Statistics::new(summary));
    let values = &results.experiment.cases()[0];
    let expected = &scenario.expected(values);
    let overlay = || Overlay {
        pins: vec![Pinned {
            letter: 'A',
            hue: Hue::Pin(0),
            name: pin_name('A', pin),
            marks: Vec::new(),
            shape,
            statistics,
        }],
        ..Overlay::default()
    };
    let series = SeriesFigure {
        shape,
        statistics,
        in_view: "",
        marks: scenario.marks(values),
        expected,
        overlay: overlay(),
        range: None,
        lens: &Lens::PLAIN,
    };
    let outcome = OutcomeFigure {
        shape,
        statistics,
        outcome: scenario.share(values).map_or(0, |share| share.outcome),
        share: scenario.share(values),
        expected,
        overlay: overlay(),
        range: None,
        lens: &Lens::PLAIN,
    };
    svg(&series, &outcome, None, caption).unwrap()
}

/// Left, top, width and height of a figure: where its group is moved to, and the paper that it begins
/// with.
fn place_of(group: roxmltree::Node<'_, '_>) -> [f64; 4] {
    let moved = group.attribute("transform").unwrap();
    let (place, scale) = moved.split_once(") scale(").unwrap();
    let scale: f64 = scale.trim_end_matches(')').parse().unwrap();
    let place: Vec<f64> = place
        .trim_start_matches("translate(")
        .split(' ')
        .map(|number| number.parse().unwrap())
        .collect();
    let paper = group
        .children()
        .find(|node| node.has_tag_name("rect"))
        .unwrap();
    let [wide, high] = ["width", "height"]
        .map(|name| paper.attribute(name).unwrap().parse::<f64>().unwrap() * scale);
    [place[0], place[1], wide, high]
}

const SIZES: [PictureSize; 3] = [PictureSize::Page, PictureSize::Slide, PictureSize::Column];

#[test]
fn pictures_of_every_scenario_and_size_keep_to_their_paper() {
    for scenario in SCENARIOS {
        let results = results(&format!("?scenario={}&numTrials=20", scenario.key()));
        let origin = Origin::new("https://a.org/", "trial=3");
        let about = results.about(&origin);
        for size in SIZES {
            for which in [Which::All, Which::Series, Which::Outcome, Which::Cloud] {
                let caption = Caption {
                    heading: scenario.title().to_owned(),
                    under: vec!["A sentence. ".repeat(20), about.link.clone(), about.short()],
                    size,
                    which,
                    without_legend: false,
                };
                let drawn = picture(&results, &caption, "numViruses = 5");
                let signed = signed_svg(&drawn, &about, scenario.title());
                assert_eq!(About::read(signed.as_bytes()).as_ref(), Ok(&about));
                let document = roxmltree::Document::parse(&signed).unwrap();
                let root = document.root_element();
                let paper: Vec<f64> = root
                    .attribute("viewBox")
                    .unwrap()
                    .split(' ')
                    .map(|number| number.parse().unwrap())
                    .collect();
                if size == PictureSize::Slide {
                    assert_eq!(paper[2] / paper[3], 16.0 / 9.0);
                }
                // Programs that know neither a drawing within a drawing nor an opacity of whole elements
                // show all of it.
                let drawings = root.descendants().filter(|node| node.has_tag_name("svg"));
                assert_eq!(drawings.count(), 1);
                assert!(
                    root.descendants()
                        .all(|node| node.attribute("opacity").is_none())
                );
                let mut figures = 0;
                for node in root.children().filter(|node| node.has_tag_name("g")) {
                    let [x, y, wide, high] = place_of(node);
                    let place = format!(
                        "{} {size:?} {which:?} {x} {y} {wide} {high}",
                        scenario.key()
                    );
                    assert!(
                        x >= 0.0 && x + wide <= paper[2] + 0.5,
                        "{place} on {paper:?}"
                    );
                    assert!(
                        y >= 0.0 && y + high <= paper[3] + 0.5,
                        "{place} on {paper:?}"
                    );
                    // A figure has room for its axes.
                    assert!(high >= 200.0, "{place}");
                    figures += 1;
                }
                for node in root.children().filter(roxmltree::Node::is_element) {
                    let number =
                        |name: &str| node.attribute(name).map(|n| n.parse::<f64>().unwrap());
                    if let (Some(x), Some(y)) = (number("x"), number("y")) {
                        let (wide, high) = (
                            number("width").unwrap_or(0.0),
                            number("height").unwrap_or(0.0),
                        );
                        let place = format!(
                            "{} {size:?} {which:?} {x} {y} {wide} {high} on {paper:?}",
                            scenario.key()
                        );
                        assert!(
                            x >= 0.0 && x + wide <= paper[2] && y >= 0.0 && y + high <= paper[3],
                            "{place}"
                        );
                    }
                }
                let least =
                    if which == Which::All && !results.summaries[0].shape().series.is_empty() {
                        2
                    } else {
                        1
                    };
                assert!(
                    figures >= least,
                    "{} {size:?} {which:?}: {figures} figures",
                    scenario.key()
                );
                let texts = root.descendants().filter(|node| node.has_tag_name("text"));
                assert!(
                    texts
                        .filter_map(|text| text.text())
                        .any(|text| text.starts_with("Pin A: numViruses"))
                );
            }
        }
    }
}

#[test]
fn a_slide_says_where_the_rest_of_a_long_link_is() {
    let results = results("?numTrials=20");
    let view = format!("pin={}", "x".repeat(3000));
    let about = results.about(&Origin::new("https://a.org/", &view));
    let caption = |size| Caption {
        under: vec![about.link.clone()],
        size,
        ..Caption::default()
    };
    let slide = picture(&results, &caption(PictureSize::Slide), "");
    assert!(slide.contains("The whole link is in this file"));
    let page = picture(&results, &caption(PictureSize::Page), "");
    assert!(!page.contains("The whole link is in this file"));
    let signed = signed_svg(&slide, &about, "");
    assert_eq!(About::read(signed.as_bytes()).unwrap().link, about.link);
}

#[test]
fn tables_and_results_files_say_what_they_are() {
    let results = results("?numStepsBeforeDrug=2,3&numStepsAfterDrug=3&numTrials=20&seed=%2C%22");
    let origin = Origin::new("https://a.org/", "trial=3");
    let about = results.about(&origin);
    for table in [
        series_csv_from(&results, &origin),
        outcomes_csv_from(&results, &origin),
    ] {
        let said = About::read(table.as_bytes()).unwrap();
        assert_eq!(
            (&said.link, &said.fingerprint, &said.trials),
            (&about.link, &about.fingerprint, &about.trials)
        );
        // Every row has as many cells as the head, and only one of them is filled.
        let ends: Vec<&str> = table.lines().skip(2).collect();
        assert!(!ends.is_empty() && ends.iter().all(|row| row.ends_with(",,,,,,")));
    }
    let json = write_from(&results, &origin);
    let file: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(file["about"]["link"], about.link.as_str());
    assert_eq!(file["about"]["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(
        file["experiment"]["link"],
        results.experiment.link().as_str()
    );
    assert_eq!(
        read(&json).unwrap().experiment.link(),
        results.experiment.link()
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever a seed, a pin or a view is made of, everything that is saved stays what it should be.
    #[test]
    fn nothing_that_people_name_breaks_what_is_saved(seed in any::<String>(), view in any::<String>(), address in any::<String>(), pin in any::<String>()) {
        let seed: String = form_urlencoded::byte_serialize(seed.as_bytes()).collect();
        let results = results(&format!("?numStepsBeforeDrug=1&numStepsAfterDrug=1&numTrials=3&seed={seed}"));
        let origin = Origin::new(&address, &view);
        let about = results.about(&origin);
        prop_assert!(about.link.is_ascii());
        let (query, plain) = about.query_and_view();
        prop_assert_eq!(query, results.experiment.link());
        prop_assert_eq!(Origin::new("", &plain), Origin::new("", &view));
        let caption = Caption { heading: pin.clone(), under: vec![pin.clone()], ..Caption::default() };
        let signed = signed_svg(&picture(&results, &caption, &pin), &about, &pin);
        prop_assert!(roxmltree::Document::parse(&signed).is_ok());
        let read = About::read(signed.as_bytes());
        prop_assert_eq!(read.as_ref(), Ok(&about));
        let table = About::read(outcomes_csv_from(&results, &origin).as_bytes()).map(|said| said.link);
        prop_assert_eq!(table.as_ref(), Ok(&about.link));
        let bibtex = cite(&about, "2026-11-28").bibtex;
        let is_whole = bibtex.ends_with("\n}");
        prop_assert!(is_whole && !bibtex.contains('\u{202e}'), "{}", bibtex);
        let name = file_name(&results.experiment, None, &results.trials, "", "png");
        prop_assert!(name.is_ascii() && name.len() <= 100);
    }

    /// Bytes of anybody are read or refused, and nothing else.
    #[test]
    fn no_bytes_do_harm(bytes in prop::collection::vec(any::<u8>(), 0..400), kind in 0..3_usize) {
        let begin: &[u8] = [b"\x89PNG\r\n\x1a\n".as_slice(), b"<svg>", b"link\n"][kind];
        let _ = About::read(&[begin, &bytes].concat());
    }
}
