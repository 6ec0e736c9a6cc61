//! The layers of `ARCHITECTURE.md`: what each place may not know, it does not name.
//!
//! Inexact maths, clocks and threads are clippy's affair: `clippy.toml` names them.
#![allow(clippy::unwrap_used)] // in a test, a panic is the message

use std::path::{Path, PathBuf};

use many_trials::scenario::SCENARIOS;
use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The layers of the library, each with those below that it may name.
const LAYERS: [(&str, &str); 15] = [
    ("language", ""),
    ("program", ""),
    ("param", "language program"),
    ("sim", ""),
    ("check", "language param sim"),
    ("scenario", "language program param sim"),
    ("experiment", "language program param sim scenario"),
    ("run", "param sim scenario experiment"),
    ("naming", "language param sim check scenario experiment"),
    (
        "grading",
        "language param sim check scenario experiment run naming",
    ),
    ("figure", "language param sim scenario"),
    ("results", "language param sim scenario experiment"),
    (
        "verify",
        "language param sim scenario experiment run results",
    ),
    (
        "view",
        "language program param sim check scenario experiment run naming grading figure results verify",
    ),
    (
        "web",
        "language param sim check scenario experiment run naming grading figure results verify view",
    ),
];

/// What is named in these places of `src` alone.
const ONLY: [(&str, &str); 21] = [
    ("rayon", "sim/runner.rs"),
    ("wasm_bindgen", "web"),
    ("wasm_bindgen_rayon", "web"),
    ("js_sys", "web"),
    ("web_sys", "web"),
    ("plotters_canvas", "web"),
    ("getrandom", "web"),
    ("std::time", "command"),
    ("std::fs", "command view/crossing.rs view/first_words.rs"), // the tests there write what the page has of the program before it comes
    ("std::env", "command main.rs"),
    ("rand", "sim"),
    (
        "serde",
        "scenario/own figure results verify view web command/program",
    ),
    (
        "serde_json",
        "scenario/own/gives.rs results web command/program",
    ),
    ("std::process::Child", "command/program"), // who starts other programs
    ("postcard", "run results view web"),
    ("plotters_backend", "figure"),
    ("plotters_svg", "figure"),
    ("form_urlencoded", "experiment results view web"),
    ("sim::run", "run"),
    ("Stream", "sim scenario run naming verify"),
    ("Summary", "sim run results verify view web command"),
];

/// What a file names, without its own tests and without what its comments say.
#[derive(Default)]
struct Named {
    /// Every path, lists in braces written out.
    paths: Vec<Vec<String>>,
    /// Every text, as it is written.
    texts: Vec<String>,
}

impl Named {
    fn new(source: &str) -> Self {
        let mut named = Named::default();
        named.read(source.parse().unwrap(), &[]);
        named
    }

    /// Reads code; `before` is the path whose list in braces it is.
    fn read(&mut self, code: TokenStream, before: &[String]) {
        let (mut path, mut colons, mut is_test) = (Vec::new(), 0, false);
        for token in code {
            if matches!(&token, TokenTree::Punct(mark) if mark.as_char() == ':') {
                colons += 1;
                continue;
            }
            let goes_on = std::mem::take(&mut colons) == 2;
            match token {
                TokenTree::Ident(name) => {
                    if !goes_on {
                        self.paths
                            .push(std::mem::replace(&mut path, before.to_vec()));
                    }
                    path.push(name.to_string());
                }
                TokenTree::Group(group) => {
                    let inside = group.stream().to_string().replace(' ', "");
                    if inside == "cfg(test)" {
                        is_test = true;
                    } else if group.delimiter() != Delimiter::Brace {
                        let is_comment = inside.starts_with("doc=");
                        self.read_unless(is_comment || is_test, group.stream(), &[]);
                    } else {
                        let list = if goes_on {
                            std::mem::take(&mut path)
                        } else {
                            Vec::new()
                        };
                        self.read_unless(std::mem::take(&mut is_test), group.stream(), &list);
                    }
                }
                TokenTree::Literal(text) => self.texts.push(text.to_string()),
                TokenTree::Punct(mark) => is_test &= mark.as_char() != ';',
            }
        }
        self.paths.push(path);
    }

    fn read_unless(&mut self, skipped: bool, code: TokenStream, before: &[String]) {
        if !skipped {
            self.read(code, before);
        }
    }

    /// Whether a name or a path such as `std::time` is named.
    fn has(&self, name: &str) -> bool {
        let parts: Vec<&str> = name.split("::").collect();
        self.paths
            .iter()
            .any(|path| path.windows(parts.len()).any(|part| part == parts))
    }
}

/// The layer that a path leads to, seen from a file of the library.
fn layer<'a>(file: &str, path: &'a [String]) -> Option<&'a str> {
    let depth = file.trim_end_matches("/mod.rs").split('/').count() - 1;
    let ups = path.iter().take_while(|part| *part == "super").count();
    let above = match path.first()?.as_str() {
        "crate" | "many_trials" => 1,
        "super" if ups == depth => ups,
        _ => return None,
    };
    path.get(above).map(String::as_str)
}

/// Whether a file is one of these places of `src`, or lies in one.
fn is_in(file: &str, places: &str) -> bool {
    places.split(' ').any(|place| {
        let rest = file
            .strip_prefix("src/")
            .and_then(|rest| rest.strip_prefix(place));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '.']))
    })
}

/// What a Rust file under `src` names although it may not.
fn violations(file: &str, source: &str) -> Vec<String> {
    let code = Named::new(source);
    let mut found = Vec::new();
    for (name, places) in ONLY {
        if code.has(name) && !is_in(file, places) {
            found.push(format!("names {name}"));
        }
    }
    if let Some((own, others)) = LAYERS.iter().find(|(own, _)| is_in(file, own)) {
        for path in &code.paths {
            let known = |known: &str| LAYERS.iter().any(|(layer, _)| *layer == known);
            let named = layer(file, path).filter(|named| known(named) && named != own);
            if named.is_some_and(|named| others.split(' ').all(|other| other != named)) {
                found.push(format!("names {}", path.join("::")));
            }
        }
    }
    if is_in(file, "web main.rs command") {
        let names = code.paths.iter().flatten().chain(&code.texts);
        let names: Vec<&String> = names.collect();
        for key in model_keys() {
            if names.iter().any(|name| has(name, key)) {
                found.push(format!("knows the model's {key}"));
            }
        }
    }
    found
}

/// Keys that say nothing of a model by themselves: a page has a width, a height and a speed too, and
/// German an article.
const EVERYDAY: [&str; 4] = ["die", "height", "speed", "width"];

/// The keys of all scenarios and of their parameters.
fn model_keys() -> Vec<&'static str> {
    let keys = SCENARIOS.iter().flat_map(|scenario| {
        let params = scenario.params().iter().map(|param| param.key);
        params.chain([scenario.key()])
    });
    let mut keys: Vec<&str> = keys.filter(|key| !EVERYDAY.contains(key)).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Whether a text holds a key as a word of its own.
fn has(text: &str, key: &str) -> bool {
    let part_of_word = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(key).any(|(at, _)| {
        !text[..at].ends_with(part_of_word) && !text[at + key.len()..].starts_with(part_of_word)
    })
}

/// What a file of the page names although it may not.
fn page_violations(source: &str) -> Vec<String> {
    let mut inside = false;
    let code = source.lines().filter(|line| {
        let line = line.trim_start();
        let begins = ["/*", "<!--"].iter().any(|mark| line.starts_with(mark));
        let ends = ["*/", "-->"].iter().any(|mark| line.contains(mark));
        let comment = inside || begins || line.starts_with("//");
        inside = (inside || begins) && !ends;
        !comment
    });
    let code: Vec<&str> = code.collect();
    let known = |key: &&str| code.iter().any(|line| has(line, key));
    model_keys()
        .into_iter()
        .filter(known)
        .map(|key| format!("knows the model's {key}"))
        .collect()
}

/// Names that say nothing about what is in a file.
fn is_empty_name(path: &Path) -> bool {
    let stem = path.file_stem().unwrap().to_string_lossy().to_lowercase();
    let words = [
        "util", "utils", "common", "helper", "helpers", "manager", "misc", "stuff",
    ];
    stem.split(['_', '-', '.'])
        .any(|part| words.contains(&part))
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All files under folders that have one of these endings, with their paths from the root on.
fn files(folders: &[&str], endings: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    let mut open: Vec<String> = folders.iter().map(|folder| (*folder).to_owned()).collect();
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(root().join(&folder)).unwrap().flatten() {
            let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                open.push(path);
            } else if endings.iter().any(|ending| path.ends_with(ending)) {
                found.push(path);
            }
        }
    }
    assert!(found.len() > 20, "{found:?}");
    found.sort();
    found
}

fn read(file: &str) -> String {
    std::fs::read_to_string(root().join(file)).unwrap()
}

/// What is wrong in the files, with their names.
fn all(files: &[String], look: impl Fn(&str) -> Vec<String>) -> Vec<String> {
    files
        .iter()
        .flat_map(|file| {
            look(file)
                .into_iter()
                .map(move |wrong| format!("{file} {wrong}"))
        })
        .collect()
}

#[test]
fn layers_know_what_they_may() {
    let sources = files(&["src"], &[".rs"]);
    assert_eq!(all(&sources, |file| violations(file, &read(file))), [""; 0]);
}

/// A rule about a name that nobody names guards nothing, and a layer without a rule is not guarded.
#[test]
fn rules_are_of_what_there_is() {
    let sources = files(&["src"], &[".rs"]);
    let code: Vec<(&String, Named)> = sources
        .iter()
        .map(|file| (file, Named::new(&read(file))))
        .collect();
    for (name, places) in ONLY {
        let named = code
            .iter()
            .any(|(file, code)| is_in(file, places) && code.has(name));
        assert!(named, "{name} is named no more");
    }
    let library = read("src/lib.rs");
    let mut modules: Vec<&str> = library
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .collect();
    let mut layers = LAYERS.map(|(layer, _)| layer);
    modules.sort_unstable();
    layers.sort_unstable();
    assert_eq!(modules, layers);
}

#[test]
fn the_page_knows_no_model() {
    let mut page = files(&["www"], &[".js", ".html", ".css"]);
    // An article in German is a die in English; what is translated has its English beside it.
    page.retain(|file| {
        let own = file
            .strip_suffix(".js")
            .and_then(|file| file.rsplit_once("/language/"));
        own.is_none_or(|(_, code)| code.len() != 2 || code == "en")
    });
    // Written from Rust.
    page.retain(|file| file != "www/experiment/first-words.js");
    assert_eq!(all(&page, |file| page_violations(&read(file))), [""; 0]);
}

#[test]
fn every_file_says_its_job() {
    let sources = files(&["src", "xtask", "tests", "examples", "fuzz"], &[".rs"]);
    let silent = |file: &str| {
        if says_its_job(&read(file)) {
            Vec::new()
        } else {
            vec!["does not begin by saying its job".to_owned()]
        }
    };
    assert_eq!(all(&sources, silent), [""; 0]);
    assert!(says_its_job("//! A job.") && !says_its_job("mod page;") && !says_its_job("//!"));
}

fn says_its_job(source: &str) -> bool {
    source.starts_with("//! ")
}

#[test]
fn every_name_says_something() {
    let is_empty = |file: &&String| {
        Path::new(file)
            .iter()
            .any(|part| is_empty_name(Path::new(part)))
    };
    let all = files(&["src", "www", "xtask", "tests"], &[""]);
    assert_eq!(all.iter().filter(is_empty).collect::<Vec<_>>(), [""; 0]);
    assert!(is_empty_name(Path::new("utils.js")) && is_empty_name(Path::new("page_helpers.rs")));
    assert!(!is_empty_name(Path::new("mod.rs")) && !is_empty_name(Path::new("command")));
}

/// Sources, and what is found in them: every kind of rule, and what is near to one and allowed.
const EXAMPLES: &str = r#"
sim/a.rs: use crate::experiment::Experiment; => names crate::experiment::Experiment
sim/a.rs: use super::super::{param::Value, Stream}; => names super::super::param::Value
sim/mod.rs: use super::param; => names super::param
sim/a.rs: use crate::language::say; => names crate::language::say
param/mod.rs: fn a() { assert!(crate::sim::b()) } => names crate::sim::b
param/mod.rs: use crate::language::say; =>
scenario/a.rs: use crate::{figure, sim::Model}; => names crate::figure
figure/a.rs: use crate::experiment::Experiment; => names crate::experiment::Experiment
results/a.rs: use crate::run::Run; => names crate::run::Run
command/a.rs: use crate::web; use many_trials::run::Run; =>
sim/a.rs: /* crate::run */ use super::Stream; // crate::run =>
sim/a.rs: #[doc = "crate::run"] const A: &str = "crate::run"; fn a<'a>(x: &'a str) { let y = 'b'; } =>
sim/mod.rs: #[cfg(test)] mod tests { use crate::scenario; } =>
sim/mod.rs: #[cfg(test)] mod tests; mod a { use crate::scenario; } => names crate::scenario
sim/mod.rs: use std::{fmt, time::Instant}; => names std::time
sim/mod.rs: use rayon::prelude::*; => names rayon
sim/runner.rs: use rayon::prelude::*; =>
experiment/a.rs: use crate::sim; fn a() { sim::run() } => names sim::run
run/mod.rs: use crate::sim::{self, Task}; fn a() { sim::run() } =>
figure/a.rs: use crate::sim::{Stream, Statistics}; => names Stream
view/a.rs: use web_sys::Window; => names web_sys
web/mod.rs: pub use wasm_bindgen_rayon::init_thread_pool; =>
web/mod.rs: #[doc = "maxPop"] fn a() { read("maxPop") } => knows the model's maxPop
web/mod.rs: #[doc = "maxPop"] fn a() { read("maxPopulation") } =>
main.rs: fn a() { link("?scenario=one-drug") } => knows the model's one-drug
"#;

#[test]
fn violations_are_seen() {
    for example in EXAMPLES.lines().filter(|line| !line.is_empty()) {
        let (file, rest) = example.split_once(": ").unwrap();
        let (code, expected) = rest.split_once(" =>").unwrap();
        let found = violations(&format!("src/{file}"), code).join("; ");
        assert_eq!(found, expected.trim(), "{example}");
    }
    let page = "// maxPop\n/*\n * maxPop\n */\nlet a = b.maxPopulation;";
    assert_eq!(page_violations(page), [""; 0]);
    let page = "form.get('maxPop') // 3";
    assert_eq!(page_violations(page), ["knows the model's maxPop"]);
}
