//! Links: what is written reads back, what was handed out opens for ever, and whatever is wrong is
//! named, all of it at once.
#![allow(clippy::unwrap_used)] // in a test, a panic is the message

use many_trials::experiment::{Draft, Experiment, MOST_CASES, preset_link};
use many_trials::param::{Kind, Param, Values};
use many_trials::scenario::SCENARIOS;
use proptest::prelude::*;
use proptest::sample::select;

fn read(link: &str) -> (Experiment, Vec<String>) {
    let (experiment, problems) = Experiment::from_link(link);
    let messages = problems
        .into_iter()
        .map(|problem| format!("{}: {}", problem.key, problem.message));
    (experiment, messages.collect())
}

/// The link is understood without a word, and this is its canonical form.
fn check(link: &str, canonical: &str) {
    let (experiment, problems) = read(link);
    assert_eq!(problems, [""; 0], "{link}");
    assert_eq!(
        experiment.link(),
        canonical,
        "{link} opens as another experiment; only of a scenario that nobody has yet may the line in \
         tests/golden_links.txt be replaced"
    );
    let (again, problems) = read(canonical);
    assert_eq!(
        (again.link().as_str(), problems),
        (canonical, Vec::new()),
        "{link}"
    );
    assert_eq!(
        (again.cases(), again.seed_text()),
        (experiment.cases(), experiment.seed_text())
    );
}

/// A link that was handed out opens as the experiment that it was. If its scenario has a newer version, that is
/// all that is said.
fn check_golden(link: &str, canonical: &str) {
    let scenario = Experiment::from_link(canonical).0.scenario();
    let (key, newest) = (scenario.key(), scenario.version());
    // The first version is not written.
    let named = |version| match version {
        1 => format!("scenario={key}&"),
        version => format!("scenario={key}@{version}&"),
    };
    let Some(made_by) = (1..newest).find(|&version| canonical.contains(&named(version))) else {
        check(link, canonical);
        return;
    };
    let newest = canonical.replacen(&named(made_by), &named(newest), 1);
    let (experiment, problems) = read(link);
    assert_eq!(experiment.link(), newest, "{link}");
    let told = format!("scenario: This link's numbers were made by version {made_by} of {key};");
    let named = |link: &str| link.contains("v=1") && link.contains("scenario=");
    assert_eq!(
        problems.len(),
        usize::from(named(link)),
        "{link}: {problems:?}"
    );
    assert!(problems.iter().all(|problem| problem.starts_with(&told)));
    check(&newest, &newest);
}

/// These problems are named, and this is used in their place: the canonical link holds `used`.
fn check_wrong(query: &str, problems: &[&str], used: &[&str]) {
    let (experiment, named) = read(query);
    assert_eq!(named, problems, "{query}");
    let link = format!("{}&", experiment.link());
    for part in used {
        assert!(
            link.contains(&format!("{part}&")),
            "{query}: {part} is not in {link}"
        );
    }
}

#[test]
fn golden_links() {
    let lines: Vec<&str> = include_str!("golden_links.txt")
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .collect();
    let (pairs, rest) = lines.as_chunks();
    assert!(pairs.len() >= 20 && rest.is_empty(), "{rest:?}");
    for [link, canonical] in pairs {
        check_golden(link, canonical.trim_start());
    }
    let missing: Vec<String> = SCENARIOS
        .iter()
        .map(|scenario| format!("?scenario={}", scenario.key()))
        .filter(|link| {
            !pairs
                .iter()
                .any(|[_, known]| known.contains(&Experiment::from_link(link).0.short_link()))
        })
        .map(|link| format!("{link}\n  {}\n", Experiment::from_link(&link).0.link()))
        .collect();
    assert!(
        missing.is_empty(),
        "links of a scenario open for ever once it is there: put these lines at the end of \
         tests/golden_links.txt:\n\n{}",
        missing.join("\n")
    );
}

/// What a short link leaves out is pinned by a line of the golden links, which says nothing but the scenario: a
/// default that changes is another version of the scenario, whose name in links then says so.
#[test]
fn a_short_link_opens_for_ever_as_the_experiment_that_it_was() {
    let golden = include_str!("golden_links.txt");
    for scenario in SCENARIOS {
        let (usual, _) = read(&format!("?scenario={}", scenario.key()));
        let bare = usual.short_link();
        let pinned = format!("{bare}\n  {}\n", usual.link());
        let older = pinned.replacen("?v=1&", "?", 1);
        assert!(
            golden.contains(&format!("\n{pinned}")) || golden.contains(&format!("\n{older}")),
            "what short links of {} leave out is pinned by these lines in tests/golden_links.txt:\n{pinned}",
            scenario.key()
        );
        for preset in scenario.presets() {
            let (experiment, _) = read(&preset_link(*scenario, preset));
            let short = experiment.short_link();
            assert!(
                short.starts_with(&bare),
                "{short} names version and scenario"
            );
            check(&short, &experiment.link());
            assert!(short.len() < experiment.link().len(), "{short}");
        }
    }
    check(
        "?v=1&scenario=one-drug@3&numStepsBeforeDrug=75",
        &read("?scenario=one-drug&numStepsBeforeDrug=75").0.link(),
    );
}

#[test]
fn presets_open_without_a_word() {
    for scenario in SCENARIOS {
        for preset in scenario.presets() {
            let (experiment, problems) = read(&preset_link(*scenario, preset));
            assert_eq!(problems, [""; 0], "{}", preset.title);
            assert_eq!(experiment.scenario().key(), scenario.key());
        }
    }
}

const DEFAULT: &str = "?v=1&scenario=one-drug@3&numViruses=100&maxPop=1000&maxBirthProb=0.1&clearProb=0.05\
                       &mutProb=0.005&resistances=guttagonol&numResistantViruses=0&numStepsBeforeDrug=150\
                       &numStepsAfterDrug=150&numTrials=1000&seed=7";

#[test]
fn one_experiment_has_one_link() {
    check("", DEFAULT);
    check("?", DEFAULT);
    check("?&&", DEFAULT);
    check("scenario=one-drug", DEFAULT);
    check(
        "  https://example.org/many/trials/?scenario=one-drug&seed=7#figure \n",
        DEFAULT,
    );
    check("?seed=7&numTrials=1e3&clearProb=.05", DEFAULT);
    check(
        "?maxBirthProb=1e-1&numViruses=%31%30%30&maxPop=+1000",
        DEFAULT,
    );
    check("?numViruses=100,100,1e2", DEFAULT);
    check("?maxBirthProb=0.1&clearProb=5E-2", DEFAULT);
    check("?scenario=one-drug@3", DEFAULT);
    check("?numViruses=100&scenario=one-drug", DEFAULT);
    check("?v=1", DEFAULT);
    check(
        "?mutProb=-0&maxBirthProb=00.1",
        &DEFAULT.replace("mutProb=0.005", "mutProb=0"),
    );
}

#[test]
fn a_seed_is_any_text() {
    let check = |seed: &str| {
        let written: String = form_urlencoded::byte_serialize(seed.as_bytes()).collect();
        let (experiment, problems) = read(&format!("?seed={written}"));
        assert_eq!((experiment.seed_text(), problems), (seed, Vec::new()));
        let link = experiment.link();
        assert!(
            link.is_ascii() && !link.contains([' ', '#', '"', '<', '\'']),
            "{link}"
        );
        let (again, problems) = read(&link);
        assert_eq!((again.seed_text(), problems), (seed, Vec::new()), "{link}");
        assert_eq!(again.seed(), experiment.seed());
        // As it stands in a page's address, with a fragment behind.
        assert_eq!(
            read(&format!("https://example.org/{link}#top"))
                .0
                .seed_text(),
            seed
        );
    };
    for seed in [
        "", "7", "07", " 7 ", "a b", "a+b", "a&b=c", "50%", "%41", "a=b", "a?b", "a#b", "a,b",
        "\t\n",
    ] {
        check(seed);
    }
    for seed in [
        "Ärzte",
        "дети",
        "子供",
        "🦠🦠",
        "e\u{301}",
        "\u{0}",
        "“quoted”",
        "it's <b>",
        "\u{feff}7",
    ] {
        check(seed);
    }
    check(&"long ".repeat(10_000));
}

/// The value of a key in every case.
fn column(experiment: &Experiment, key: &str) -> Vec<String> {
    experiment
        .cases()
        .iter()
        .map(|case| case.get(key).to_string())
        .collect()
}

#[test]
fn a_list_sweeps() {
    let (delayed, problems) = read("?scenario=one-drug&numStepsBeforeDrug=300,150,75,0");
    assert_eq!(problems, [""; 0]);
    assert_eq!(
        column(&delayed, "numStepsBeforeDrug"),
        ["300", "150", "75", "0"]
    );
    assert_eq!(column(&delayed, "numStepsAfterDrug"), ["150"; 4]);
    assert_eq!(
        delayed.swept().map(|param| param.key).collect::<Vec<_>>(),
        ["numStepsBeforeDrug"]
    );
    assert!(delayed.link().contains("&numStepsBeforeDrug=300,150,75,0&"));
    assert_eq!(delayed.case_label(2), "numStepsBeforeDrug = 75");
    // Escaped commas, spaces and repeats.
    let (same, problems) = read("?numStepsBeforeDrug=300%2C+150%2C75%2C0%2C300");
    assert_eq!((same.link(), problems), (delayed.link(), Vec::new()));
}

#[test]
fn two_lists_make_a_grid() {
    let (grid, problems) =
        read("?clearProb=0.1,0.05&maxPop=10,1000,100&resistances=none,guttagonol");
    assert_eq!(problems, [""; 0]);
    assert_eq!(grid.cases().len(), 12);
    // In the order of the parameters' definition; the last changes fastest.
    assert_eq!(
        column(&grid, "maxPop")[..5],
        ["10", "10", "10", "10", "1000"]
    );
    assert_eq!(
        column(&grid, "clearProb")[..5],
        ["0.1", "0.1", "0.05", "0.05", "0.1"]
    );
    assert_eq!(
        column(&grid, "resistances")[..3],
        ["none", "guttagonol", "none"]
    );
    assert_eq!(
        grid.swept().map(|param| param.key).collect::<Vec<_>>(),
        ["maxPop", "clearProb", "resistances"]
    );
}

#[test]
fn at_most_a_hundred_cases() {
    let list = |n: usize| (1..=n).map(|i| i.to_string()).collect::<Vec<_>>().join(",");
    let (most, problems) = read(&format!("?maxPop={}", list(MOST_CASES)));
    assert_eq!((most.cases().len(), problems), (MOST_CASES, Vec::new()));
    let (over, problems) = read(&format!("?maxPop={}", list(MOST_CASES + 1)));
    assert_eq!(over.link(), most.link());
    let message =
        "maxPop: An experiment has at most 100 cases; the first values of maxPop are used.";
    assert_eq!(problems, [message]);
    let (grid, problems) = read(&format!(
        "?maxPop={0}&numViruses={0}&numStepsBeforeDrug={0}",
        list(5000)
    ));
    assert!(grid.cases().len() <= MOST_CASES, "{}", grid.cases().len());
    assert_eq!(problems.len(), 3, "{problems:?}");
    assert_eq!(read(&grid.link()).1, [""; 0]);
}

#[test]
fn wrong_values_are_named() {
    let whole = "takes a whole number from 0 to 1,000,000";
    check_wrong(
        "?numViruses=-1",
        &[&format!(
            "numViruses: numViruses {whole}, not “-1”; 0 is used."
        )],
        &["numViruses=0"],
    );
    check_wrong(
        "?numViruses=99.5",
        &[&format!(
            "numViruses: numViruses {whole}, not “99.5”; 100 is used."
        )],
        &["numViruses=100"],
    );
    check_wrong(
        "?numViruses=2e6",
        &[&format!(
            "numViruses: numViruses {whole}, not “2e6”; 1000000 is used."
        )],
        &["numViruses=1000000"],
    );
    check_wrong(
        "?numViruses=",
        &[&format!(
            "numViruses: numViruses {whole}, not nothing; 100 is used."
        )],
        &["numViruses=100"],
    );
    check_wrong(
        "?maxPop=0",
        &["maxPop: maxPop takes a whole number from 1 to 1,000,000, not “0”; 1 is used."],
        &["maxPop=1"],
    );
    check_wrong(
        "?clearProb=1.5&mutProb=NaN",
        &[
            "clearProb: clearProb takes a number from 0 to 1, not “1.5”; 1 is used.",
            "mutProb: mutProb takes a number from 0 to 1, not “NaN”; 0.005 is used.",
        ],
        &["clearProb=1", "mutProb=0.005"],
    );
    check_wrong(
        "?resistances=grimpex",
        &[
            "resistances: resistances takes one of guttagonol, none, not “grimpex”; guttagonol is used.",
        ],
        &["resistances=guttagonol"],
    );
    check_wrong(
        "?numTrials=0",
        &["numTrials: numTrials takes a whole number from 1 to 1,000,000,000, not “0”; 1 is used."],
        &["numTrials=1"],
    );
    check_wrong(
        "?numTrials=10,20",
        &["numTrials: numTrials takes one value, not a list; 10 is used."],
        &["numTrials=10"],
    );
    check_wrong(
        "?scenario=without-drug&numSteps=10001",
        &["numSteps: numSteps takes a whole number from 0 to 10,000, not “10001”; 10000 is used."],
        &["numSteps=10000"],
    );
}

#[test]
fn wrong_lists_are_named_once_a_value() {
    check_wrong(
        "?numStepsBeforeDrug=300,x,75,x,-4",
        &[
            "numStepsBeforeDrug: numStepsBeforeDrug takes a whole number from 0 to 10,000, not “x”; 150 is used.",
            "numStepsBeforeDrug: numStepsBeforeDrug takes a whole number from 0 to 10,000, not “-4”; 0 is used.",
        ],
        &["numStepsBeforeDrug=300,150,75,0"],
    );
    check_wrong(
        "?numViruses=10,",
        &[
            "numViruses: numViruses takes a whole number from 0 to 1,000,000, not nothing; 100 is used.",
        ],
        &["numViruses=10,100"],
    );
}

#[test]
fn values_that_are_wrong_together_are_named() {
    check_wrong(
        "?numViruses=5&numResistantViruses=6",
        &["numResistantViruses: numResistantViruses is at most numViruses (5), not 6; 5 is used."],
        &["numViruses=5", "numResistantViruses=5"],
    );
    check_wrong(
        "?resistances=none&numResistantViruses=1",
        &[
            "numResistantViruses: numResistantViruses is at most 0 where resistance never arises, not 1; 0 is used.",
        ],
        &["numResistantViruses=0"],
    );
    check_wrong(
        "?numStepsBeforeDrug=9000&numStepsAfterDrug=2000",
        &[
            "numStepsAfterDrug: numStepsAfterDrug is at most 1,000 here, as a trial has at most 10,000 steps, \
           not 2,000; 1000 is used.",
        ],
        &["numStepsBeforeDrug=9000", "numStepsAfterDrug=1000"],
    );
}

#[test]
fn unknown_words_are_named() {
    let keys: Vec<&str> = SCENARIOS.iter().map(|scenario| scenario.key()).collect();
    let unknown = format!(
        "scenario: There is no scenario “three-drugs”; there are {}; one-drug is used.",
        keys.join(", ")
    );
    check_wrong(
        "?scenario=three-drugs",
        &[&unknown],
        &["scenario=one-drug@3"],
    );
    check_wrong(
        "?v=1&scenario=one-drug",
        &[
            "scenario: This link's numbers were made by version 1 of one-drug; this is version 3, whose \
           numbers differ. Those of that time come from a manytrials.html of that time, such as one \
           that is kept beside a paper.",
        ],
        &["scenario=one-drug@3"],
    );
    check_wrong(
        "?v=9",
        &[
            "v: This link says version “9”, and version 1 is known here; what can be understood is used.",
        ],
        &["?v=1"],
    );
    check_wrong(
        "?scenario=without-drug&mutProb=0.1",
        &["mutProb: without-drug has no parameter “mutProb”; it is left out."],
        &["scenario=without-drug@3"],
    );
    check_wrong(
        "?NumViruses=3",
        &["NumViruses: one-drug has no parameter “NumViruses”; it is left out."],
        &[],
    );
    check_wrong(
        "?maxPop=3&maxPop=4",
        &["maxPop: maxPop is given more than once; the last one is used."],
        &["maxPop=4"],
    );
    let long = "x".repeat(1000);
    let (_, problems) = read(&format!("?maxPop={long}&{long}=1&scenario={long}&v={long}"));
    assert_eq!(problems.len(), 4);
    for problem in problems {
        let message = problem.trim_start_matches('x');
        assert!(
            message.chars().count() < 350,
            "a sentence, whatever was typed: {message}"
        );
    }
}

#[test]
fn all_problems_at_once() {
    check_wrong(
        "?v=0&numViruses=many&maxPop=-5&clearProb=2&numStepsAfterDrug=1e9&numTrials=x&dose=3&seed=s",
        &[
            "v: This link says version “0”, and version 1 is known here; what can be understood is used.",
            "numViruses: numViruses takes a whole number from 0 to 1,000,000, not “many”; 100 is used.",
            "maxPop: maxPop takes a whole number from 1 to 1,000,000, not “-5”; 1 is used.",
            "clearProb: clearProb takes a number from 0 to 1, not “2”; 1 is used.",
            "numStepsAfterDrug: numStepsAfterDrug takes a whole number from 0 to 10,000, not “1e9”; 10000 is used.",
            "numTrials: numTrials takes a whole number from 1 to 1,000,000,000, not “x”; 1000 is used.",
            "dose: one-drug has no parameter “dose”; it is left out.",
            "numStepsAfterDrug: numStepsAfterDrug is at most 9,850 here, as a trial has at most 10,000 steps, \
             not 10,000; 9850 is used.",
        ],
        &[
            "clearProb=1",
            "numStepsAfterDrug=9850",
            "numTrials=1000",
            "seed=s",
        ],
    );
}

/// Legal texts of a parameter.
fn text(param: &'static Param) -> BoxedStrategy<String> {
    match param.kind {
        Kind::Whole { min, max, .. } => prop_oneof![min..=max, min..=max.min(min + 100)]
            .prop_map(|value| value.to_string())
            .boxed(),
        Kind::Real { min, max, .. } => {
            let tiny = (0..400).prop_map(move |power: i32| min + (max - min) * 10f64.powi(-power));
            prop_oneof![min..=max, tiny]
                .prop_map(|value| value.to_string())
                .boxed()
        }
        Kind::Choice { options, .. } => select(options)
            .prop_map(|option| option.key.to_owned())
            .boxed(),
        Kind::Text { .. } => ".{0,20}".boxed(),
        Kind::Expression { default } => proptest::strategy::Just(default.to_owned()).boxed(),
    }
}

/// A draft whose values are legal one by one.
fn draft() -> impl Strategy<Value = Draft> {
    let scenario = (0..SCENARIOS.len()).prop_map(|i| SCENARIOS[i].key());
    scenario.prop_flat_map(|key| {
        let params = many_trials::scenario::find(key).unwrap().params();
        let lists: Vec<_> = params
            .iter()
            .map(|param| {
                let list = prop_oneof![
                    6 => proptest::collection::vec(text(param), 1),
                    1 => proptest::collection::vec(text(param), 2..5),
                ];
                proptest::option::of(list.prop_map(|list| (param.key.to_owned(), list.join(","))))
            })
            .collect();
        (lists, 1..=1_000_000_000u64, any::<String>()).prop_map(move |(lists, trials, seed)| {
            let mut entries: Vec<(String, String)> = lists.into_iter().flatten().collect();
            entries.push(("seed".to_owned(), seed));
            entries.push(("numTrials".to_owned(), trials.to_string()));
            entries.push(("scenario".to_owned(), key.to_owned()));
            Draft { entries }
        })
    })
}

fn values(experiment: &Experiment) -> (Vec<Values>, u64, String) {
    (
        experiment.cases().to_vec(),
        experiment.num_trials(),
        experiment.seed_text().to_owned(),
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// An experiment is what its link says, and the link is canonical.
    #[test]
    fn links_round_trip(draft in draft()) {
        let (experiment, _) = draft.settle();
        let link = experiment.link();
        let (again, more) = Experiment::from_link(&link);
        prop_assert_eq!(again.link(), link.clone());
        prop_assert_eq!(values(&again), values(&experiment));
        prop_assert_eq!(again.scenario().key(), experiment.scenario().key());
        // What was mended stays mended.
        prop_assert_eq!(more, []);
    }

    /// Whatever is typed, there is an experiment, and it has a link that reads back.
    #[test]
    fn garbage_never_panics(garbage in any::<String>()) {
        let link = Experiment::from_link(&garbage).0.link();
        prop_assert_eq!(Experiment::from_link(&link).0.link(), link);
    }

    /// The same for garbage that knows the words.
    #[test]
    fn garbage_with_known_words_never_panics(parts in proptest::collection::vec(
        (
            select(vec![
                "v", "scenario", "seed", "numTrials", "numViruses", "maxPop", "clearProb", "mutProb", "resistances",
                "numResistantViruses", "numStepsBeforeDrug", "numStepsAfterDrug", "numSteps", "",
            ]),
            prop_oneof![
                any::<String>(),
                any::<f64>().prop_map(|number| number.to_string()),
                any::<i64>().prop_map(|number| number.to_string()),
                proptest::collection::vec(-3..20_000i32, 0..300)
                    .prop_map(|list| list.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")),
                select(vec!["one-drug", "without-drug", "one-drug@", "@", "none", "inf", "-inf", "NaN", "%", "1e400"])
                    .prop_map(str::to_owned),
            ],
        ),
        0..12,
    )) {
        let query: Vec<String> = parts.iter().map(|(key, text)| format!("{key}={text}")).collect();
        let (experiment, _) = Experiment::from_link(&format!("?{}", query.join("&")));
        prop_assert!((1..=MOST_CASES).contains(&experiment.cases().len()));
        let link = experiment.link();
        prop_assert_eq!(Experiment::from_link(&link).0.link(), link.clone());
        // Every case is legal: its model can be made.
        for case in experiment.cases() {
            let shape_is_there = experiment.scenario().model(case).shape().points() > 0;
            prop_assert!(shape_is_there);
        }
        prop_assert_eq!(read(&link).1, Vec::<String>::new());
    }
}

#[test]
fn a_range_is_a_list() {
    let check = |key: &str, text: &str, list: &str| {
        let (range, problems) = read(&format!("?{key}={text}"));
        assert_eq!(problems, [""; 0], "{text}");
        let (expected, _) = read(&format!("?{key}={list}"));
        assert_eq!(range.link(), expected.link(), "{text}");
    };
    check("numStepsBeforeDrug", "0..300", "0,50,100,150,200,250,300");
    check("numStepsBeforeDrug", "0:300:100", "0,100,200,300");
    check("numStepsBeforeDrug", "range(0, 301, 150), 7", "0,150,300,7");
    check("numStepsBeforeDrug", "[0, 50]", "0,50");
    check("clearProb", "np.arange(0, 1, 0.5)", "0,0.5");
    check("clearProb", "linspace(0, 1, 5)", "0,0.25,0.5,0.75,1");
    check("clearProb", "٠٫٠٥", "0.05");
    check("numViruses", "１００", "100");
    check("numViruses", "1 000", "1000");
    // Links mean what they always did: commas are lists there, and points stand before decimals.
    check("numViruses", "1,500", "1,500");
    check("numViruses", "1.000", "1");
    check("numStepsBeforeDrug", "0..300/4", "0,100,200,300");
    check("numStepsBeforeDrug", "300..0/3", "300,150,0");
    check("numStepsBeforeDrug", "0..10/4", "0,3,7,10");
    check("numStepsBeforeDrug", "0..2/9", "0,1,2");
    check("numStepsBeforeDrug", "7..7/1", "7");
    check("numStepsBeforeDrug", "5..9/1", "5");
    check(
        "numStepsBeforeDrug",
        "0..100/3, 150..160/2,400",
        "0,50,100,150,160,400",
    );
    check(
        "clearProb",
        "0..1/11",
        "0,0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9,1",
    );
    check("clearProb", "0..1/4", "0,0.3333,0.6667,1");
    check("clearProb", "0.00015..1/2", "0.00015,1");
    check("mutProb", " 1e-3 .. 5e-3 / 3", "0.001,0.003,0.005");
    check_wrong(
        "?numStepsBeforeDrug=0..300/0",
        &[
            "numStepsBeforeDrug: numStepsBeforeDrug takes a range such as 0..300, 0..300/4, 0:300:100 or \
           range(0, 301, 100), with at most 100 values, not “0..300/0”; 150 is used.",
        ],
        &["numStepsBeforeDrug=150"],
    );
    for text in [
        "0..300/0",
        "0..300/101",
        "a..b/3",
        "0..inf/3",
        "..",
        "1../2",
        "0..3/-1",
        "0..3/1.5",
    ] {
        let (experiment, problems) = read(&format!("?numStepsBeforeDrug={text}"));
        assert_eq!(
            (problems.len(), experiment.cases().len()),
            (1, 1),
            "{text}: {problems:?}"
        );
    }
    check_wrong(
        "?clearProb=0.8..1.2/3",
        &["clearProb: clearProb takes a number from 0 to 1, not “1.2”; 1 is used."],
        &["clearProb=0.8,1"],
    );
    // Of a list that would be read for seconds only the beginning is.
    let ranges: Vec<String> = (0..1000).map(|i| format!("-{i}.5..-9e9/100")).collect();
    let (_, problems) = read(&format!("?maxPop={}", ranges.join(",")));
    assert!(problems.len() <= 1000, "{}", problems.len());
    check_wrong(
        "?resistances=a..b/2",
        &[
            "resistances: resistances takes one of guttagonol, none, not “a..b/2”; guttagonol is used.",
        ],
        &["resistances=guttagonol"],
    );
}

#[test]
fn which_trials() {
    let of = |query: &str| {
        let (experiment, problems) = read(query);
        let link = experiment.link();
        let (again, _) = read(&link);
        assert_eq!(
            (again.link(), again.trials()),
            (link.clone(), experiment.trials())
        );
        let (_, end) = link.split_once("numTrials=").unwrap();
        (end.to_owned(), experiment.trials(), problems)
    };
    let none = Vec::<String>::new();
    assert_eq!(
        of("?numTrials=10"),
        ("10&seed=7".into(), 0..10, none.clone())
    );
    assert_eq!(
        of("?numTrials=10&firstTrial=0"),
        ("10&seed=7".into(), 0..10, none.clone())
    );
    assert_eq!(
        of("?numTrials=10&firstTrial=5"),
        ("10&firstTrial=5&seed=7".into(), 5..15, none.clone())
    );
    assert_eq!(
        of("?numTrials=10&standardError=0"),
        ("10&seed=7".into(), 0..10, none.clone())
    );
    assert_eq!(
        of("?numTrials=10&standardError=2.50"),
        ("10&standardError=2.5&seed=7".into(), 0..10, none)
    );
    check_wrong(
        "?numTrials=10&firstTrial=5&standardError=1",
        &[
            "standardError: standardError needs all trials from number 0 on, so it does not go with firstTrial; it is left out.",
        ],
        &["numTrials=10&firstTrial=5&seed=7"],
    );
    check_wrong(
        "?numTrials=10&firstTrial=999999995",
        &["numTrials: numTrials is at most 5 from trial 999,999,995 on, not 10; 5 is used."],
        &["numTrials=5&firstTrial=999999995"],
    );
}

#[test]
fn a_sweep_that_fits_into_a_browser() {
    let link = "?scenario=two-drugs&numStepsBeforeDrug=4000&numStepsBetweenDrugs=3000&numStepsAfterDrug=3000&clearProb=0.01..0.05/100";
    let (experiment, problems) = read(link);
    assert_eq!(experiment.cases().len(), 12);
    assert_eq!(
        problems,
        [
            "cases: A sweep of so many steps has no room for 100 cases; the first values of clearProb are \
             used, which make 12."
        ]
    );
    let (short, problems) = read("?numStepsBeforeDrug=0..99/100");
    assert_eq!((short.cases().len(), problems), (100, Vec::new()));
    // One case is never too large.
    let (long, problems) = read("?numStepsBeforeDrug=5000&numStepsAfterDrug=5000");
    assert_eq!((long.cases().len(), problems), (1, Vec::new()));
}
