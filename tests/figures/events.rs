//! An event as an outcome, and other kinds that the guides promise: in every figure and every table
//! a share is a share, a length has its unit, and a place is one.

use many_trials::figure::{
    CanvasSize, Caption, CloudFigure, Lens, Letters, OutcomeFigure, Overlay, SweepFigure,
    SweptCase, mean_words, outcome_table, sweep_svg, sweep_table, value_words,
};
use many_trials::param::{Param, Slider, Value};
use many_trials::scenario::{Expected, Share, Side, Words};
use many_trials::sim::{Shape, Statistics};
use many_trials::view::{Choice, sweep_sentence};

use super::in_english;
use super::made::Game;
use super::recorder::drawn;

const SIZE: CanvasSize = CanvasSize {
    width: 700.0,
    height: 420.0,
    compact: false,
    letters: Letters::Widest,
};

static PLAIN: Lens = Lens::PLAIN;

const WINS: usize = 0;
const LENGTH: usize = 1;

static PARAMS: [Param; 2] = [
    Param::real(
        "chance",
        "Chance",
        "",
        (0.0, 1.0, 0.5),
        Slider::Log(0.001, 1.0),
        "",
    ),
    Param::whole("coins", "Coins", "", (1, 10, 1), Slider::Linear(10.0), ""),
];

/// What theory says of the game.
fn theory(game: &Game) -> Expected {
    Expected {
        series: Vec::new(),
        outcomes: vec![Some(game.chance), None, None, None],
        share: None,
    }
}

/// That it is won.
const WON: Share = Share {
    outcome: WINS,
    side: Side::AtLeast(1.0),
    label: "",
};

fn histogram<'a>(
    game: &'a Game,
    statistics: &'a Statistics,
    expected: &'a Expected,
    outcome: usize,
) -> OutcomeFigure<'a> {
    OutcomeFigure {
        shape: &game.shape,
        statistics,
        outcome,
        share: None,
        expected,
        overlay: Overlay::default(),
        range: None,
        lens: &PLAIN,
    }
}

#[test]
fn the_histogram_of_an_event_is_two_named_bars_with_their_shares() {
    let _english = in_english();
    let game = Game::new(0.25);
    let (statistics, expected) = (game.statistics(10_000), theory(&game));
    let figure = histogram(&game, &statistics, &expected, WINS);
    let drawing = drawn(SIZE, |pen, size, colors| figure.draw(pen, size, colors));
    assert_eq!(drawing.fault(), None);
    let texts = drawing.texts();
    for text in ["no", "yes", "Wins", "theory"] {
        assert!(texts.contains(&text), "{text} in {texts:?}");
    }
    // The share and its complement, each with an error.
    let yes = mean_words(&game.shape.outcomes[WINS], &statistics, WINS);
    assert!(
        texts.contains(&yes.as_str()) && yes.ends_with(" % ± 0.4 %"),
        "{yes}"
    );
    assert_eq!(
        texts.iter().filter(|text| text.contains(" % ± ")).count(),
        2
    );
    assert_eq!(figure.bar_count(), 2);
    assert_eq!(
        figure.bar_words(1),
        format!("wins yes: {yes} of the trials")
    );
    assert!(figure.bar_words(0).starts_with("wins no: 7"));
    let place = |text: &str| {
        let word = drawing.words.iter().find(|word| word.text == text).unwrap();
        f64::midpoint(word.edges[0], word.edges[2])
    };
    // Pointing uses the plot that was drawn.
    assert_eq!(figure.bar_at(place("no"), SIZE), Some(0));
    assert_eq!(figure.bar_at(place("yes"), SIZE), Some(1));
    let described = figure.description();
    assert!(
        described.contains(&yes) && !described.contains("95 %"),
        "{described}"
    );
}

#[test]
fn what_never_or_always_happens_has_both_bars_too() {
    let _english = in_english();
    for (chance, bar) in [(0.0, 0), (1.0, 1)] {
        let game = Game::new(chance);
        let (statistics, expected) = (game.statistics(100), theory(&game));
        let figure = histogram(&game, &statistics, &expected, WINS);
        assert_eq!(figure.bar_count(), 2);
        assert!(
            figure.bar_words(bar).contains("100"),
            "{}",
            figure.bar_words(bar)
        );
        let drawing = drawn(SIZE, |pen, size, colors| figure.draw(pen, size, colors));
        assert!(drawing.texts().contains(&"no") && drawing.texts().contains(&"yes"));
    }
}

#[test]
fn a_table_has_shares_of_events_and_no_quantiles_of_them() {
    let _english = in_english();
    let game = Game::new(0.25);
    let (statistics, expected) = (game.statistics(10_000), theory(&game));
    let table = outcome_table(&game.shape, &statistics, None, &expected);
    let row = |name: &str| table.rows.iter().find(|row| row[0] == name).unwrap();
    let wins = 1 + WINS;
    assert_eq!(row("mean ± standard error")[wins], "");
    assert!(row("share ± standard error")[wins].ends_with(" % ± 0.4 %"));
    assert_eq!(row("share ± standard error")[1 + LENGTH], "");
    assert_eq!(row("mean in theory")[wins], "25.00 %");
    for name in [
        "standard deviation",
        "median",
        "25 % to 75 %",
        "5 % to 95 %",
    ] {
        assert_eq!(row(name)[wins], "", "{name}");
        assert_ne!(row(name)[1 + LENGTH], "", "{name}");
    }
    // Of events alone there is nothing but shares.
    let shape = Shape {
        outcomes: game.shape.outcomes[..1].to_vec(),
        ..game.shape.clone()
    };
    let statistics = Statistics {
        outcomes: statistics.outcomes[..1].to_vec(),
        ..statistics
    };
    let table = outcome_table(&shape, &statistics, None, &expected);
    let names: Vec<&str> = table.rows.iter().map(|row| row[0].as_str()).collect();
    let expected = [
        "share ± standard error",
        "95 % interval of the share (Wilson)",
        "in theory",
        "trials",
    ];
    assert_eq!(names, expected);
}

/// What a check sees of a sweep over chances, and over coins if there are to be two parameters.
fn with_sweep(params: usize, outcome: usize, check: impl Fn(&SweepFigure<'_>)) {
    let chances = [0.001, 0.02, 0.4, 0.9];
    let games: Vec<Game> = chances.into_iter().map(Game::new).collect();
    let statistics: Vec<Statistics> = games.iter().map(|game| game.statistics(2_000)).collect();
    let theories: Vec<Expected> = games.iter().map(theory).collect();
    let coins = if params == 2 { 1..4 } else { 1..2 };
    let cases = coins.flat_map(|coins| {
        let all = games.iter().zip(&statistics).zip(&theories);
        all.map(move |((game, statistics), expected)| SweptCase {
            values: [Value::Real(game.chance), Value::Whole(coins)][..params].to_vec(),
            shape: &game.shape,
            statistics,
            share: (outcome == WINS).then_some(WON),
            expected,
            expected_share: None,
        })
    });
    let figure = SweepFigure {
        params: PARAMS.iter().take(params).collect(),
        cases: cases.collect(),
        outcome,
        show_share: false,
        selected: None,
    };
    check(&figure);
}

#[test]
fn a_curve_of_an_event_is_of_shares_with_errors_and_has_no_bands() {
    let _english = in_english();
    with_sweep(1, WINS, |figure| {
        let drawing = drawn(SIZE, |pen, size, colors| figure.draw(pen, size, colors));
        assert_eq!(drawing.fault(), None);
        // Nothing but the four dots is filled.
        assert_eq!(drawing.polygons, 4);
        let texts = drawing.texts();
        assert!(texts.iter().any(|text| text.ends_with(" %")), "{texts:?}");
        // Chances from 0.001 to 0.9 stand on a logarithmic axis.
        assert!(
            texts.contains(&"0.01") && texts.contains(&"0.1"),
            "{texts:?}"
        );
        // The share that it is won is the outcome itself, and drawn once.
        assert!(!texts.contains(&"wins: yes"), "{texts:?}");
        assert!(!figure.note().contains("Bands"), "{}", figure.note());
        let svg = sweep_svg(figure, &Caption::default()).unwrap();
        assert!(svg.contains("share of the trials and its standard error"));
        assert!(!svg.contains("9 in 10 trials"));
    });
    with_sweep(1, LENGTH, |figure| {
        let drawing = drawn(SIZE, |pen, size, colors| figure.draw(pen, size, colors));
        // The dots; the paper, the plate of the title and two bands at each value are rectangles.
        assert_eq!((drawing.polygons, drawing.areas), (4, 2 + 2 * 4));
    });
}

#[test]
fn a_map_of_an_event_has_percentages_in_its_cells() {
    let _english = in_english();
    with_sweep(2, WINS, |figure| {
        let drawing = drawn(SIZE, |pen, size, colors| figure.draw(pen, size, colors));
        assert_eq!(drawing.fault(), None);
        let cells = drawing
            .texts()
            .into_iter()
            .filter(|text| text.ends_with(" %"));
        assert!(cells.count() >= 12);
        assert_eq!(
            figure.note(),
            "The stronger the colour, the larger the share of trials."
        );
    });
}

#[test]
fn a_sweep_of_an_event_is_told_in_shares() {
    let _english = in_english();
    with_sweep(1, WINS, |figure| {
        let table = sweep_table(figure);
        let expected = ["Chance", "share ± standard error", "in theory", "trials"];
        assert_eq!(table.columns, expected);
        assert!(
            table
                .rows
                .iter()
                .all(|row| row.len() == 4 && row[1].contains(" %"))
        );
        // Two of two thousand are too few for a standard error.
        assert!(
            table.rows[0][1].contains(" of 2,000 ("),
            "{:?}",
            table.rows[0]
        );
        assert!(table.rows[2][1].contains(" % ± "), "{:?}", table.rows[2]);
        assert!(table.rows[2][2].ends_with(" %"));
        let sentence: String = sweep_sentence(figure, None, None, &[])
            .into_iter()
            .map(|words| match words {
                Words::Plain(text) | Words::Strong(text) | Words::Input { text, .. } => text,
            })
            .collect();
        assert!(
            sentence.starts_with("Wins in ") && sentence.contains(" % ± "),
            "{sentence}"
        );
        let low = "of the trials with 0.001, the lowest of 4 cases of chance; ";
        assert!(sentence.contains(low), "{sentence}");
        assert!(sentence.ends_with(" with 0.9, the highest."), "{sentence}");
    });
}

#[test]
fn an_event_has_no_value_that_a_share_could_end_at() {
    let _english = in_english();
    let game = Game::new(0.5);
    let choice = Choice {
        share: Some(0.5),
        ..Choice::default()
    };
    assert_eq!(choice.of(Some(WON), &game.shape), (WINS, Some(WON)));
    assert_eq!(choice.of(None, &game.shape), (WINS, None));
    assert_eq!(WON.meaning(&game.shape), "wins: yes");
    let lost = Share {
        side: Side::AtMost(0.0),
        ..WON
    };
    assert_eq!(lost.name(&game.shape), "wins: no");
    let quantity = &game.shape.outcomes[WINS];
    assert_eq!(
        [0.0, 1.0].map(|value| value_words(quantity, value)),
        ["no", "yes"]
    );
}

#[test]
fn a_length_in_thousandths_is_shown_in_its_unit() {
    let _english = in_english();
    let game = Game::new(0.5);
    let (statistics, expected) = (game.statistics(500), theory(&game));
    let figure = histogram(&game, &statistics, &expected, LENGTH);
    let drawing = drawn(SIZE, |pen, size, colors| figure.draw(pen, size, colors));
    assert_eq!(drawing.fault(), None);
    assert!(
        drawing.texts().contains(&"Length (metres)"),
        "{:?}",
        drawing.texts()
    );
    let table = outcome_table(&game.shape, &statistics, None, &expected);
    let median = table.rows.iter().find(|row| row[0] == "median").unwrap();
    // 10 of 20 times 62 thousandths.
    assert_eq!(median[1 + LENGTH], "0.620");
    assert_eq!(
        value_words(&game.shape.outcomes[LENGTH], 1234.567),
        "1,234.567"
    );
}

#[test]
fn places_are_dots_with_axes_of_the_same_scale() {
    let _english = in_english();
    let game = Game::new(0.5);
    let figure = CloudFigure {
        shape: &game.shape,
        outcomes: (2, 3),
        dots: &[(3, 4), (-20, 11), (0, 0)],
        trial: Some((3.0, 4.0)),
        reach: None,
    };
    let drawing = drawn(SIZE, |pen, size, colors| figure.draw(pen, size, colors));
    assert_eq!(drawing.fault(), None);
    // The paper, three dots and the trial.
    assert_eq!(drawing.areas, 5);
    for title in ["East (steps)", "North (steps)"] {
        assert!(drawing.texts().contains(&title));
    }
}
