//! Languages: every text that the page can show has its own in each of them, and nothing but texts and
//! the marks of numbers changes with the language. How it reads is tested for German.
#![allow(clippy::unwrap_used)] // in a test, a panic is the message

mod finished;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use many_trials::check::{Sample, sample_words};
use many_trials::experiment::{EVERYWHERE, Experiment, exercises};
use many_trials::figure::{Caption, outcome_table, series_table};
use many_trials::language::{ENGLISH, GERMAN, LANGUAGES, Language};
use many_trials::param::{
    Kind, Param, decimal, decimal_at_most, grouped, percent_plus_minus, plus_minus, shortest,
};
use many_trials::program::Call;
use many_trials::results::{self, Results, outcomes_csv, python, series_csv};
use many_trials::scenario::{EVERYBODYS_TERMS, Own, SCENARIOS, Scenario};
use many_trials::sim::Statistics;
use many_trials::view::Sight;
use many_trials::view::plain;

use finished::results;

/// The language is one for the whole program, so tests that set it take turns.
static TURN: Mutex<()> = Mutex::new(());

/// What a work gives in a language.
fn said<T>(language: &Language, work: impl FnOnce() -> T) -> T {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    language.set();
    let result = work();
    ENGLISH.set();
    result
}

/// Where each English text is.
type Texts = BTreeMap<String, Said>;

/// A place that says something, and the how manieth of its texts it is.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Said {
    place: String,
    order: usize,
}

/// All texts that are to be said in every language.
fn texts() -> Texts {
    let mut texts = Texts::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    in_folder(&root.join("src"), &mut texts);
    for param in &EVERYWHERE {
        in_param(param, &mut texts);
    }
    let own: &dyn Scenario = Own::of("", None, None);
    for scenario in SCENARIOS.iter().copied().chain([own]) {
        let mut see = |text: &str| see(text, scenario.key(), &mut texts);
        see(scenario.title());
        see(scenario.question());
        see(scenario.story());
        see(scenario.one_trial());
        for term in scenario.terms().iter().chain(&EVERYBODYS_TERMS) {
            see(term.forms);
            see(term.meaning);
        }
        see(scenario.rule());
        see(scenario.exact());
        if let Some(program) = scenario.course_program() {
            see(program.measured);
        }
        for preset in scenario.presets() {
            see(preset.exercise);
            see(preset.title);
        }
        let query = format!("?scenario={}", scenario.key());
        let (experiment, _) = Experiment::from_link(&query);
        let values = &experiment.cases()[0];
        for misreading in scenario.misreadings() {
            see(misreading.what);
        }
        if let Some(share) = scenario.share(values) {
            see(share.label);
        }
        let model = scenario.model(values);
        let shape = model.shape();
        see(shape.step);
        if !shape.series.is_empty() {
            see(&format!("{}s", shape.step));
        }
        for quantity in shape.series.iter().chain(&shape.outcomes) {
            see(quantity.label);
            see(quantity.unit);
        }
        for param in scenario.params() {
            in_param(param, &mut texts);
        }
    }
    // The arguments of a program, whose names are its own.
    for param in Own::of("def f(steps): pass", Call::read("f(1)").as_ref(), None).params() {
        in_param(param, &mut texts);
    }
    texts
}

fn see(text: &str, place: &str, texts: &mut Texts) {
    if !text.is_empty() {
        let order = texts.len();
        texts.entry(text.to_owned()).or_insert_with(|| Said {
            place: place.to_owned(),
            order,
        });
    }
}

fn in_param(param: &Param, texts: &mut Texts) {
    let mut see = |text| see(text, param.key, texts);
    see(param.label);
    see(param.unit);
    see(param.group);
    see(param.help);
    if let Kind::Choice { options, .. } = param.kind {
        for option in options {
            see(option.label);
        }
    }
}

/// The literals that the sources of a folder say.
fn in_folder(folder: &Path, texts: &mut Texts) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            // The terminal program is English, and what looks up texts has none.
            let name = path.file_name().unwrap();
            if name != "command" && name != "language" {
                in_folder(&path, texts);
            }
            continue;
        }
        if path.extension().is_some_and(|ending| ending == "rs") {
            let source = std::fs::read_to_string(&path).unwrap();
            for text in literals(&source) {
                let file = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap();
                see(&text, &file.display().to_string(), texts);
            }
        }
    }
}

/// The literals right behind `say!(` and `translated(`.
fn literals(source: &str) -> Vec<String> {
    let calls = ["say!(", "translated("];
    let mut found = Vec::new();
    for call in calls {
        for (at, _) in source.match_indices(call) {
            let inside = source[at + call.len()..].trim_start();
            if let Some(literal) = inside.strip_prefix('"') {
                found.push(unescaped(literal));
            }
        }
    }
    found
}

/// A literal of Rust up to its closing quote.
fn unescaped(literal: &str) -> String {
    let mut text = String::new();
    let mut chars = literal.chars().peekable();
    while let Some(c) = chars.next().filter(|c| *c != '"') {
        match (c, chars.peek()) {
            ('\\', Some('\n')) => while chars.next_if(|c| c.is_whitespace()).is_some() {},
            ('\\', Some('"' | '\\')) => text.extend(chars.next()),
            ('\\', escape) => panic!("the escape {escape:?} in {text} is new here"),
            _ => text.push(c),
        }
    }
    text
}

/// The names in braces.
fn placeholders(text: &str) -> BTreeSet<&str> {
    let names = text.split('{').skip(1);
    names
        .filter_map(|part| Some(part.split_once('}')?.0))
        .collect()
}

/// Every language but that of the sources.
fn others() -> impl Iterator<Item = &'static Language> {
    LANGUAGES.iter().copied().skip(1)
}

#[test]
fn every_text_has_one_in_every_language() {
    let texts = texts();
    for language in others() {
        let missing: Vec<_> = texts
            .iter()
            .filter(|(text, _)| language.text(text).is_none())
            .collect();
        let code = language.code;
        assert!(missing.is_empty(), "{code}: {}", lines_to_paste(&missing));
    }
}

/// What to do about texts that are missing in a language: their lines, by the place where they are said
/// and in its order.
fn lines_to_paste(missing: &[(&String, &Said)]) -> String {
    let mut missing = missing.to_vec();
    missing.sort_by_key(|(_, said)| *said);
    let mut lines = String::new();
    let mut place = "";
    for (text, said) in missing {
        if said.place != place {
            place = &said.place;
            lines += &format!("    // {place}\n");
        }
        lines += &format!("    ({text:?}, \"\"),\n");
    }
    format!(
        "some texts are missing. Put these lines into the language's file in src/language, beside the \
         others of their place, fill in what it says, and run `cargo fmt`:\n\n{lines}"
    )
}

#[test]
fn missing_texts_are_lines_to_paste() {
    let said = |place: &str, order| Said {
        place: place.to_owned(),
        order,
    };
    let (first, then, other) = (said("b", 0), said("b", 1), said("a", 7));
    let (one, two, three) = ("Two".to_owned(), "One \"x\"".to_owned(), "Three".to_owned());
    let lines = lines_to_paste(&[(&one, &first), (&two, &then), (&three, &other)]);
    let expected = "    // a\n    (\"Three\", \"\"),\n    // b\n    (\"Two\", \"\"),\n    \
                    (\"One \\\"x\\\"\", \"\"),\n";
    assert!(lines.ends_with(expected), "{lines}");
}

/// What a scenario says is found by its `say!`: a `format!` around words would stay English.
#[test]
fn no_sentence_of_a_scenario_escapes_its_translation() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/scenario");
    let mut escaped = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        if entry.path().is_file() {
            let source = std::fs::read_to_string(entry.path()).unwrap();
            let file = entry.file_name().to_string_lossy().into_owned();
            escaped.extend(untranslated(&source).map(|text| format!("{file}: {text}")));
        }
    }
    assert!(
        escaped.is_empty(),
        "these sentences are English in every language; say them by say!: {escaped:#?}"
    );
}

/// The templates of `format!` that hold words besides the names in braces.
fn untranslated(source: &str) -> impl Iterator<Item = String> {
    let formats = source.match_indices("format!(").filter_map(|(at, call)| {
        let inside = source[at + call.len()..].trim_start();
        Some(unescaped(inside.strip_prefix('"')?))
    });
    formats.filter(|text| {
        let outside: String = text
            .split('{')
            .map(|part| part.split_once('}').map_or(part, |(_, after)| after))
            .collect();
        outside.chars().any(char::is_alphabetic)
    })
}

#[test]
fn untranslated_sentences_are_seen() {
    let source =
        "format!(\"{text}.\") say!(\"a {b}\") format!(\n  \"After {steps:.2} steps\", steps)";
    let seen: Vec<String> = untranslated(source).collect();
    assert_eq!(seen, ["After {steps:.2} steps"]);
}

#[test]
fn every_entry_is_used_once() {
    let texts = texts();
    let mut wrong = Vec::new();
    for language in others() {
        let (code, mut seen) = (language.code, BTreeSet::new());
        for (english, own) in language.entries() {
            if !texts.contains_key(english) {
                wrong.push(format!(
                    "{code}: nothing says {english:?}: delete its entry"
                ));
            }
            if !seen.insert(english) {
                wrong.push(format!("{code}: {english:?} has two entries: delete one"));
            }
            if own.is_empty() {
                wrong.push(format!("{code}: {english:?} is left empty: fill it in"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn both_sides_of_an_entry_hold_the_same() {
    for (english, own) in others().flat_map(Language::entries) {
        assert_eq!(placeholders(english), placeholders(own), "{english}");
        let results = |text: &str| text.matches('*').count();
        assert_eq!(results(english), results(own), "{english}");
        let blank = |text: &str| (text.starts_with(' '), text.ends_with(' '));
        assert_eq!(blank(english), blank(own), "{english}");
        let full_stop = |text: &str| text.trim_end().ends_with('.');
        assert_eq!(full_stop(english), full_stop(own), "{english}");
    }
}

#[test]
fn the_first_language_is_that_of_the_sources() {
    assert_eq!(*LANGUAGES[0], ENGLISH);
    assert_eq!(ENGLISH.entries().next(), None);
}

#[test]
fn every_language_is_found_by_its_code_and_can_be_used() {
    for language in LANGUAGES {
        for code in [language.code, &format!("{}-XY", language.code)] {
            assert_eq!(Language::of_code(code), Some(*language), "{code}");
        }
        let used = said(language, || (Language::current().code, grouped(1_000)));
        assert_eq!(used, (language.code, format!("1{}000", language.thousands)));
    }
    assert_eq!(Language::of_code("tlh"), None);
}

/// What the page has to have of every language: this list is that of the page.
#[test]
fn the_page_has_the_same_languages_with_the_same_marks() {
    let www = Path::new(env!("CARGO_MANIFEST_DIR")).join("www");
    let read = |file: &str| std::fs::read_to_string(www.join(file)).unwrap_or_default();
    let has = |file: &str, line: &str| {
        assert!(read(file).contains(line), "www/{file} has no {line}");
    };
    let codes: Vec<&str> = LANGUAGES.iter().map(|language| language.code).collect();
    let texts = read("language/texts.js");
    let named = texts.split_once("export const LANGUAGES = {").unwrap().1;
    let named = named.split_once('}').unwrap().0;
    assert_eq!(named.matches(": \"").count(), codes.len(), "{named}");
    for code in &codes {
        assert!(named.contains(&format!("{code}: \"")), "{code} in {named}");
    }
    for (place, language) in LANGUAGES.iter().enumerate() {
        let Language {
            code,
            thousands,
            decimal,
            ..
        } = language;
        let marks = format!(
            "\n  {code}: {{ thousands: {:?}, decimal: {:?} }},",
            thousands.to_string(),
            decimal.to_string()
        );
        has("language/wording.js", &marks);
        has("language/of-workers.js", &format!("\n  {code}: {{"));
        has("start.js", &format!("\n  {code}: {{"));
        // The first is there for all, each other for those who read it.
        let file = format!("language/{code}.js");
        let preloaded = format!("<link rel=\"modulepreload\" href=\"{file}\">");
        assert!(!read(&file).is_empty(), "www/{file}");
        if place > 0 {
            // The program's own are put here when the site is made.
            has(&file, "export const ofProgram = \"\";");
        }
        assert_eq!(
            read("index.html").contains(&preloaded),
            place == 0,
            "{file}"
        );
        has(
            "index.html",
            &format!("<p class=\"unstarted\" lang=\"{code}\">"),
        );
        if place > 0 {
            let alternate = format!("<meta property=\"og:locale:alternate\" content=\"{code}\">");
            has("index.html", &alternate);
            has("index.html", &format!("\n    <p lang=\"{code}\">"));
            let manifest: serde_json::Value =
                serde_json::from_str(&read("manifest.webmanifest")).unwrap();
            let description = manifest["description_localized"][code].as_str();
            assert!(
                description.is_some(),
                "www/manifest.webmanifest has no description for {code}"
            );
        }
    }
    // And no others: what is left behind of a language would be preloaded for nobody.
    let files = std::fs::read_dir(www.join("language")).unwrap().flatten();
    let mut left: BTreeSet<String> = files
        .map(|file| file.file_name().to_string_lossy().into_owned())
        .filter(|name| {
            !["language.js", "of-workers.js", "texts.js", "wording.js"].contains(&name.as_str())
        })
        .collect();
    for code in codes {
        left.remove(&format!("{code}.js"));
    }
    assert!(left.is_empty(), "{left:?} are of no language");
}

#[test]
fn literals_are_read_as_the_compiler_reads_them() {
    let source =
        "say!(\n    \"a \\\"b\\\" {c} \\\n     d\", c = 1) translated(label) translated(\"e\")";
    assert_eq!(literals(source), ["a \"b\" {c} d", "e"]);
}

/// A sentence as a person reads it.
fn sentence(results: &Results) -> String {
    let scenario = results.experiment.scenario();
    let statistics = Statistics::new(&results.summaries[0]);
    plain(scenario.sentence(&results.experiment.cases()[0], &statistics))
}

/// Everything that the first case's figures and tables say, and what its SVG writes.
fn shown(results: &Results) -> String {
    let sight = Sight::new(results);
    let figures = sight.figures();
    let (series, outcome) = (figures.series(0).unwrap(), figures.outcome(0).unwrap());
    let (shape, statistics) = (series.shape, series.statistics);
    let mut all = vec![sentence(results), outcome.title(), outcome.description()];
    if !shape.series.is_empty() {
        all.extend([series.title(), series.description()]);
        all.extend(series.legend().into_iter().map(|entry| entry.name));
        all.push(series.words_at(shape.points() - 1));
        all.extend(series_table(shape, statistics).columns);
    }
    let table = outcome_table(shape, statistics, outcome.share, outcome.expected);
    all.extend(table.columns);
    all.extend(table.rows.concat());
    // Between the tags of the SVG is what it writes.
    let drawn = figures.picture(Some(0), &Caption::default()).unwrap();
    let texts = drawn.split('<').filter_map(|part| part.split_once('>'));
    all.extend(texts.map(|(_, text)| text.to_owned()));
    all.join("\n")
}

/// A few trials of every exercise.
fn every_exercise() -> impl Iterator<Item = String> {
    SCENARIOS.iter().flat_map(|scenario| {
        let all = exercises(*scenario);
        all.map(|(_, experiment)| experiment.with_trials(3).link())
    })
}

#[test]
fn numbers_have_german_marks() {
    let german = said(&GERMAN, || {
        [
            grouped(-10_000),
            grouped(1_000),
            decimal(0.5, 2),
            decimal(-0.04, 1),
            decimal(12_345.678, 2),
            decimal_at_most(1_200.0, 1),
            decimal_at_most(0.25, 4),
            plus_minus(412.2191, 1.82),
            percent_plus_minus(0.0389, 0.0031),
            shortest(0.005),
        ]
    });
    let expected = [
        "−10.000",
        "1.000",
        "0,50",
        "0,0",
        "12.345,68",
        "1.200",
        "0,25",
        "412,2 ± 1,8",
        "3,9 % ± 0,3 %",
        "0,005",
    ];
    assert_eq!(german, expected);
}

#[test]
fn sentences_are_german() {
    let check = |link: &str, expected: &str| {
        let results = results(link);
        assert_eq!(said(&GERMAN, || sentence(&results)), expected);
    };
    check(
        "?scenario=one-drug&numTrials=200",
        "Mit guttagonol ab Schritt 151 sind nach 300 Schritten 3,0 % ± 1,2 % der Patienten in \
         Remission; im Mittel bleiben 425 ± 7 Viren, davon 423 ± 7 resistente.",
    );
    check(
        "?scenario=without-drug&numSteps=20&numTrials=100",
        "Ohne Medikament trägt ein Patient nach 20 Schritten im Mittel 190 ± 2 Viren; die Hälfte \
         der Patienten trägt 173 bis 206.",
    );
    check(
        "?scenario=two-drugs&numTrials=20",
        "Mit guttagonol ab Schritt 151 und grimpex ab Schritt 451 sind nach 600 Schritten 0 von 20 \
         (unter 17 %) der Patienten in Remission; im Mittel bleiben 451 ± 17 Viren, davon 446 ± 16 gegen beide \
         resistent.",
    );
    check(
        "?scenario=robots&robotType=random-walk&width=5&height=5&numTrials=50",
        "Ein Random-Walk-Roboter putzt 80 % eines Raums von 5 × 5 im Mittel in 96 ± 7 Schritten; \
         neun von zehn Durchläufen brauchen 52 bis 202.",
    );
    check(
        "?scenario=drunks&numHoles=1000&numTrials=50",
        "Nach 100 Schritten ist der gewöhnliche Betrunkene in einem Feld mit 1.000 Wurmlöchern im \
         Mittel 51 ± 6 vom Ursprung entfernt; die Hälfte der Durchläufe endet 8,6 bis 83,5 \
         entfernt. Der mittlere Ort liegt −2 ± 6 im Osten und 2 ± 7 im Norden.",
    );
    check(
        "?scenario=rabbits-and-foxes&numTrials=20",
        "Nach 200 Schritten leben im Mittel 174 ± 6 Kaninchen und 568 ± 7 Füchse im Wald; neun \
         von zehn Durchläufen enden mit 134 bis 215 Kaninchen und 514 bis 612 Füchsen.",
    );
    check(
        "?scenario=roulette&numTrials=50",
        "1.000 Drehungen eines Rads mit 36 Fächern bringen im Mittel 2 ± 3 % des Einsatzes, das \
         sind 20 ± 28 Dollar; 44 % ± 7 % der Spielenden verlieren Geld.",
    );
    check(
        "?scenario=pi&numTrials=50",
        "1.000 Nadeln ergeben im Mittel 3,146 ± 0,007. Einzelne Schätzungen haben eine \
         Standardabweichung von 0,050: Etwa 95 % von ihnen weichen höchstens 0,097 von π ab.",
    );
    check(
        "?scenario=birthday&numTrials=500",
        "Von 20 Personen haben in 43 % ± 2 % aller Räume mindestens 2 denselben Geburtstag; die \
         größte Gruppe hat im Mittel 1,45 ± 0,02 Personen.",
    );
    check(
        "?scenario=dice-runs&numTrials=50",
        "Die längste Serie in 500 Würfen ist im Mittel 5,16 ± 0,13 lang; neun Zehntel der \
         Durchläufe haben eine von 4 bis 6.",
    );
    check(
        "?scenario=dice&numDice=2&numTrials=5000",
        "Alle 2 Würfel zeigen die gewünschte Seite in 3,0 % ± 0,2 % der Durchläufe; im Mittel tun \
         es 0,342 ± 0,008 von ihnen.",
    );
    check(
        "?scenario=dice-mean&numDice=1&numTrials=500",
        "Der Mittelwert eines Würfels ist über alle Durchläufe 2,45 ± 0,06, mit einer \
         Standardabweichung von 1,40 ± 0,03; die Theorie sagt 2,5 mit 1,443.",
    );
    check(
        "?scenario=balls&numTrials=500",
        "3 gezogene Kugeln sind in 11,8 % ± 1,4 % der Durchläufe alle von einer Farbe; im Mittel \
         sind 1,54 ± 0,03 von ihnen rot.",
    );
}

#[test]
fn a_german_table_is_german_through_and_through() {
    let results = results("?scenario=pi&numNeedles=10000&numTrials=100");
    let table = said(&GERMAN, || {
        let statistics = Statistics::new(&results.summaries[0]);
        outcome_table(
            results.summaries[0].shape(),
            &statistics,
            results.experiment.share(0),
            &results.experiment.expected(0),
        )
    });
    let rows = std::iter::once(&table.columns).chain(&table.rows);
    let rows: Vec<String> = rows.map(|row| row.join(": ")).collect();
    let expected = [
        "Nach Nadel 10.000: Schätzung von π",
        "Mittelwert ± Standardfehler: 3,1427 ± 0,0016",
        "Mittelwert (Theorie): 3,14159",
        "Standardabweichung: 0,0160",
        "Median: 3,14360",
        "25 % bis 75 %: 3,13080 bis 3,15240",
        "5 % bis 95 %: 3,11680 bis 3,16760",
        "Durchläufe: 100",
    ];
    assert_eq!(rows, expected);
}

#[test]
fn problems_are_german() {
    let link =
        "?numViruses=-1&mutProb=2&numTrials=many&seeds=1&resistances=none&numResistantViruses=5";
    let problems = said(&GERMAN, || Experiment::from_link(link).1);
    let messages: Vec<String> = problems
        .into_iter()
        .map(|problem| problem.message)
        .collect();
    let expected = [
        "numViruses nimmt eine ganze Zahl von 0 bis 1.000.000, nicht „-1“; verwendet wird 0.",
        "mutProb nimmt eine Zahl von 0 bis 1, nicht „2“; verwendet wird 1.",
        "numTrials nimmt eine ganze Zahl von 1 bis 1.000.000.000, nicht „many“; verwendet wird \
         1000.",
        "one-drug hat keinen Parameter „seeds“; das wird weggelassen.",
        "numResistantViruses ist höchstens 0, wenn Resistenz nie entsteht, nicht 5; verwendet \
         wird 0.",
    ];
    assert_eq!(messages, expected);
}

#[test]
fn verdicts_are_german() {
    let results = results("?scenario=dice-mean&numDice=1&numTrials=1000");
    let trials = Statistics::new(&results.summaries[0]);
    let verdict = |numbers: &[f64]| {
        said(&GERMAN, || {
            let sample = Sample::new(numbers, 1000.0).unwrap();
            let finding = sample.against(&trials.outcomes[0], trials.trials);
            sample_words(&sample, &finding, (trials.outcomes[0].mean, 1000))
        })
    };
    let even: Vec<f64> = (0..50).map(|i| 0.05 + 0.1 * f64::from(i)).collect();
    let right = verdict(&even);
    assert_eq!(right.kind, "agrees", "{right:?}");
    assert_eq!(
        right.sentence,
        "Die 50 eigenen Ergebnisse passen zu den Regeln: Ein so großer oder größerer Unterschied \
         käme in fast allen Klassen vor, auch wenn jedes Programm richtig ist (Test des \
         Mittelwerts)."
    );
    let wrong = verdict(&[4.5; 20]);
    assert_eq!(wrong.kind, "differs", "{wrong:?}");
    assert_eq!(
        wrong.sentence,
        "Die 20 eigenen Ergebnisse weichen von den Regeln ab: Ein richtiges Programm weicht in \
         weniger als 1 von 1.000.000.000 Klassen so weit ab (Test des Mittelwerts), also ist etwas \
         anders. Der eigene Mittelwert ist 2,0 größer als erwartet."
    );
    assert_eq!(
        wrong.detail,
        "Der eigene Mittelwert ist 4,50, der von 1.000 Durchläufen hier 2,45: Der eigene ist 2,05 \
         größer, bei einem Standardfehler der Differenz von 0,32. Zwei Tests wurden gemacht, des \
         Mittelwerts und der ganzen Verteilung (Chi-Quadrat), darum zählt die kleinere \
         Wahrscheinlichkeit doppelt. Auch die Durchläufe hier sind eine Stichprobe, und das ist \
         berücksichtigt. Die eigenen Zahlen sind Vielfache von 0,5: Wo sie gerundet sind, ist es \
         auch, womit sie verglichen werden."
    );
    let refused = said(&GERMAN, || Sample::new(&[], 1.0).unwrap_err());
    assert_eq!(
        refused,
        "Noch sind keine Zahlen da. Bitte die Liste der Ergebnisse einfügen."
    );
}

#[test]
fn nothing_english_is_left() {
    // Words of no other language here, or only in sentences that no figure has.
    const WORDS: [&str; 14] = [
        "the", "of", "and", "is", "to", "by", "with", "trials", "steps", "step", "mean", "after",
        "from", "or",
    ];
    for link in every_exercise() {
        let results = results(&link);
        for language in others() {
            let all = said(language, || shown(&results));
            let words = all.split(|c: char| !c.is_alphanumeric());
            let left: BTreeSet<&str> = words.filter(|word| WORDS.contains(word)).collect();
            let code = language.code;
            assert!(left.is_empty(), "{code}: {link}: {left:?} in {all}");
        }
    }
}

#[test]
fn what_programs_read_is_the_same_in_every_language() {
    for link in every_exercise() {
        let all = |language: &Language| {
            said(language, || {
                let results = results(&link);
                let values: Vec<String> = results
                    .experiment
                    .values()
                    .iter()
                    .flat_map(|(_, values)| values.iter().map(ToString::to_string))
                    .collect();
                let file = results::write(&results);
                assert!(results::read(&file).is_ok(), "{link}");
                [
                    results.experiment.link(),
                    values.join(","),
                    results.experiment.case_label(0),
                    results.fingerprint().to_string(),
                    file,
                    series_csv(&results),
                    outcomes_csv(&results),
                    python(&results.experiment),
                ]
            })
        };
        let english = all(&ENGLISH);
        for language in others() {
            assert_eq!(all(language), english, "{link} in {}", language.code);
        }
    }
}
