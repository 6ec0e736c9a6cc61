//! Text that somebody else wrote, wherever it is shown: pictures stay documents, and a terminal is told
//! nothing to do.
#![allow(clippy::unwrap_used)] // in a test, a panic is the message

use std::path::Path;
use std::process::{Command, Output};

use many_trials::experiment::Experiment;
use many_trials::figure::{
    Caption, Lens, OutcomeFigure, Overlay, SeriesFigure, SweepFigure, SweptCase, svg, sweep_svg,
};
use many_trials::run::Run;
use many_trials::scenario::Expected;

/// One of each kind of character that acts, hides or ends something, each between two letters.
fn texts() -> Vec<String> {
    let kinds = [
        '\u{1}',
        '\u{8}',
        '\t',
        '\n',
        '\r',
        '\u{1b}',
        '\u{7f}',
        '\u{85}',
        '\u{9b}',
        '\u{200b}',
        '\u{202e}',
        '\u{2028}',
        '\u{2066}',
        '\u{5d0}',
        '\u{301}',
        '\u{e000}',
        '\u{fdd0}',
        '\u{feff}',
        '\u{fffe}',
        '\u{ffff}',
        '\u{1ffff}',
        '\u{10ffff}',
        '<',
        '>',
        '&',
        '"',
        '\'',
        ']',
    ];
    let mut texts: Vec<String> = kinds.iter().map(|c| format!("a{c}b")).collect();
    texts.push("]]> <!-- & <script>".into());
    texts.push("x".repeat(100_000));
    texts
}

/// The picture of an experiment with a text wherever texts are.
fn picture(link: &str, text: &str) -> String {
    let (experiment, problems) = Experiment::from_link(link);
    assert_eq!(problems, []);
    let mut run = Run::new(&experiment);
    run.advance(u64::MAX);
    let all = run.statistics();
    let scenario = experiment.scenario();
    let expected = Expected::default();
    let caption = Caption {
        heading: text.to_owned(),
        under: vec![text.to_owned(), format!("{text} {text}")],
        ..Caption::default()
    };
    if experiment.cases().len() > 1 {
        let params: Vec<_> = experiment.swept().collect();
        let cases = experiment
            .cases()
            .iter()
            .enumerate()
            .map(|(case, values)| SweptCase {
                values: params.iter().map(|param| values.get(param.key)).collect(),
                shape: run.shape(case),
                statistics: &all[case],
                share: experiment.share(case),
                expected: &expected,
                expected_share: None,
            });
        let figure = SweepFigure {
            cases: cases.collect(),
            outcome: 0,
            show_share: false,
            selected: None,
            params,
        };
        return sweep_svg(&figure, &caption).unwrap();
    }
    let values = &experiment.cases()[0];
    let (shape, statistics) = (run.shape(0), &all[0]);
    svg(
        &SeriesFigure {
            shape,
            statistics,
            in_view: "",
            marks: scenario.marks(values),
            expected: &expected,
            overlay: Overlay::default(),
            range: None,
            lens: &Lens::PLAIN,
        },
        &OutcomeFigure {
            shape,
            statistics,
            outcome: 0,
            share: experiment.share(0),
            expected: &expected,
            overlay: Overlay::default(),
            range: None,
            lens: &Lens::PLAIN,
        },
        None,
        &caption,
    )
    .unwrap()
}

#[test]
fn every_picture_is_a_document() {
    for link in [
        "?numStepsBeforeDrug=3&numStepsAfterDrug=2&numTrials=3",
        "?scenario=dice&numDice=1,2&numTrials=3",
    ] {
        for text in texts() {
            let svg = picture(link, &text);
            let document = roxmltree::Document::parse(&svg);
            let start: String = text.chars().take(9).collect();
            let document = document.unwrap_or_else(|why| panic!("{start:?} in a picture: {why}"));
            let words = document.descendants().filter_map(|node| node.text());
            assert!(
                words
                    .clone()
                    .any(|word| word.starts_with('a') || word.starts_with(&start)),
                "{start:?}"
            );
        }
    }
}

fn manytrials(words: &[&str]) -> Output {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("foreign-text");
    std::fs::create_dir_all(&folder).unwrap();
    let mut program = Command::new(env!("CARGO_BIN_EXE_manytrials"));
    program.args(words).current_dir(folder).output().unwrap()
}

#[test]
fn a_terminal_is_told_nothing_to_do() {
    for text in texts()
        .iter()
        .map(|text| text.chars().take(50).collect::<String>())
    {
        let coded =
            percent_encoding::percent_encode(text.as_bytes(), percent_encoding::NON_ALPHANUMERIC);
        let seed = format!("?scenario=dice&numTrials=2&seed={coded}");
        let link = format!("?scenario=dice&numTrials=2&numDice={coded}&{coded}=1");
        let scenario = format!("?scenario={coded}");
        for words in [
            &["run", &seed][..],
            &["python", &seed],
            &["run", &link],
            &["run", &scenario],
            &["run", &seed, &text],
            &["run", &seed, "--trials", &text],
            &["run", &seed, "--json", &format!("no/{text}.json")],
            &["run", &seed, &format!("--{text}")],
            &["merge", &format!("no-{text}.json")],
            &[&text],
        ] {
            let output = manytrials(words);
            for printed in [output.stdout, output.stderr] {
                let printed = String::from_utf8(printed).unwrap();
                let acts = |c: &char| c.is_control() && *c != '\n';
                assert_eq!(printed.chars().find(acts), None, "{words:?}: {printed:?}");
            }
        }
    }
}
