//! `--svg`: figures of every kind of experiment, and the same as the page's.

use many_trials::experiment::Experiment;
use many_trials::view::Sight;

use super::finished::results;
use super::program::{ONE, SWEEP, done, folder, read};

/// What each figure of a picture draws, by its elements: frames and marks, and numbers beside them.
fn drawn(svg: &str) -> Vec<String> {
    let document = roxmltree::Document::parse(svg).unwrap();
    let figures = document.root_element().children();
    let figures = figures.filter(|node| node.has_tag_name("g"));
    let all = figures.map(|figure| {
        let named = |names: &[&str]| {
            let inside = figure.descendants();
            let found = inside.filter(|node| names.contains(&node.tag_name().name()));
            found.collect::<Vec<_>>()
        };
        let marks = named(&["polyline", "polygon", "rect", "circle", "path"]);
        let numbers = named(&["text"]).into_iter();
        let numbers = numbers.filter(|node| {
            node.text()
                .is_some_and(|text| text.contains(|c: char| c.is_ascii_digit()))
        });
        assert!(marks.len() >= 5 && numbers.count() >= 2, "{svg}");
        svg[figure.range()].to_owned()
    });
    all.collect()
}

#[test]
fn figures() {
    let folder = folder("figures");
    let check = |file: &str| {
        let svg = read(&folder, file);
        for needed in ["<title>", "<desc>", "viewBox"] {
            assert!(svg.contains(needed), "{file} has no {needed}");
        }
        assert!(!svg.contains("NaN") && !svg.contains("inf"), "{file}");
        let drawn = drawn(&svg);
        assert_eq!(drawn.len(), 2, "{file} has curves and a histogram");
        drawn
    };
    done(&folder, &["run", ONE, "--svg", "one.svg"]);
    // A bar a value, and a band that goes through every step.
    let [curves, histogram] = &check("one.svg")[..] else {
        panic!("two figures");
    };
    assert!(histogram.matches("<rect").count() > 10 && curves.matches("<polyline").count() > 20);
    done(&folder, &["run", SWEEP, "--svg", "sweep.svg"]);
    let (first, second) = (check("sweep-1.svg"), check("sweep-2.svg"));
    assert!(
        first[0] != second[0] && first[1] != second[1],
        "cases differ"
    );
    for (i, edge) in [
        "?scenario=without-drug&numSteps=0&numTrials=1",
        "?scenario=without-drug&numViruses=0&numSteps=5&numTrials=3",
        "?scenario=one-drug&numStepsBeforeDrug=0&numStepsAfterDrug=0&numTrials=2",
        "?scenario=without-drug&numViruses=1000000&maxPop=1&numSteps=2&numTrials=3",
    ]
    .into_iter()
    .enumerate()
    {
        let file = format!("edge-{i}.svg");
        done(&folder, &["run", edge, "--svg", &file]);
        check(&file);
    }
}

#[test]
fn figures_are_those_of_the_page() {
    let folder = folder("page");
    let texts = |file: &str| -> Vec<String> {
        let svg = read(&folder, file);
        let parts = svg.split("<text").skip(1);
        let parts = parts.map(|part| {
            part.split_once('>')
                .unwrap()
                .1
                .split('<')
                .next()
                .unwrap()
                .trim()
                .to_owned()
        });
        parts.collect()
    };
    // Where trials end in a plane has a figure of its own.
    let drunks = "?scenario=drunks&numTrials=30&numSteps=100";
    done(&folder, &["run", drunks, "--svg", "one.svg"]);
    assert!(read(&folder, "one.svg").contains("Dots at"));
    let (experiment, _) = Experiment::from_link(drunks);
    let all = texts("one.svg");
    assert!(
        all.iter().any(|text| text == experiment.scenario().title()),
        "{all:?}"
    );
    let joined = all.join("");
    assert!(joined.contains("fingerprint"), "{joined}");
    // All cases of a sweep have the same axes.
    let sweep = "?scenario=drunks&numTrials=30&numSteps=10,1000";
    done(&folder, &["run", sweep, "--svg", "s.svg"]);
    let reach = |file: &str| {
        let svg = read(&folder, file);
        let (_, rest) = svg.split_once("of single trials, within ").unwrap();
        rest.split(' ').next().unwrap().to_owned()
    };
    assert_eq!(reach("s-1.svg"), reach("s-2.svg"));
    let sight = Sight::new(&results(SWEEP));
    let figures = sight.figures();
    let [first, second] = [0, 1].map(|case| figures.series(case).unwrap());
    assert!(first.range.is_some() && first.range == second.range);
    assert!(
        [0, 1]
            .into_iter()
            .all(|case| figures.outcome(case).unwrap().range.is_some())
    );
}
