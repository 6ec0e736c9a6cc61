//! The layers of `ARCHITECTURE.md`: what each place may not know, it does not name.
#![allow(clippy::unwrap_used)] // in a test, a panic is the message

use std::path::{Path, PathBuf};

use many_trials::scenario::SCENARIOS;

/// The modules of the library that are layers.
const LAYERS: [&str; 14] = [
    "language",
    "param",
    "sim",
    "check",
    "scenario",
    "experiment",
    "run",
    "naming",
    "grading",
    "figure",
    "results",
    "verify",
    "view",
    "web",
];

/// What the code in one place may know.
struct Rule {
    place: &'static str,
    /// The layers it may name, besides itself.
    uses: &'static [&'static str],
    /// Names and paths that must not appear.
    never: &'static [&'static str],
}

/// JavaScript, the DOM and their randomness.
const PAGE: [&str; 6] = [
    "wasm_bindgen",
    "wasm_bindgen_rayon",
    "js_sys",
    "web_sys",
    "plotters_canvas",
    "getrandom",
];

/// Functions of std whose last bits differ between platforms (`libm` has the same everywhere).
const INEXACT: [&str; 16] = [
    "exp", "exp2", "exp_m1", "ln", "ln_1p", "log", "log2", "log10", "powf", "sin", "cos", "tan",
    "sin_cos", "atan2", "cbrt", "tanh",
];

const RULES: [Rule; 14] = [
    Rule {
        place: "src/language",
        uses: &[],
        never: &[
            "std::time",
            "std::env",
            "std::fs",
            "serde",
            "serde_json",
            "plotters_backend",
            "plotters_svg",
        ],
    },
    Rule {
        place: "src/param",
        uses: &["language"],
        never: &[
            "std::time",
            "serde",
            "serde_json",
            "rand",
            "plotters_backend",
            "plotters_svg",
            "form_urlencoded",
        ],
    },
    Rule {
        place: "src/sim",
        uses: &[],
        never: &[
            "std::time",
            "serde",
            "serde_json",
            "postcard",
            "std::env",
            "std::fs",
            "plotters_backend",
            "plotters_svg",
        ],
    },
    Rule {
        place: "src/check",
        uses: &["language", "param", "sim"],
        never: &[
            "std::time",
            "serde",
            "serde_json",
            "std::fs",
            "sim::run",
            "Stream",
            "Seed",
            "plotters_backend",
            "plotters_svg",
        ],
    },
    Rule {
        place: "src/scenario",
        uses: &["language", "param", "sim"],
        never: &[
            "std::time",
            "serde_json",
            "plotters_backend",
            "plotters_svg",
            "form_urlencoded",
            "sim::run",
            "Seed",
        ],
    },
    Rule {
        place: "src/experiment",
        uses: &["language", "param", "sim", "scenario"],
        never: &[
            "std::time",
            "serde_json",
            "sim::run",
            "Stream",
            "Summary",
            "plotters_backend",
            "plotters_svg",
        ],
    },
    Rule {
        place: "src/run",
        uses: &["param", "sim", "scenario", "experiment"],
        never: &[
            "std::time",
            "serde_json",
            "std::fs",
            "plotters_backend",
            "plotters_svg",
        ],
    },
    Rule {
        place: "src/naming",
        uses: &[
            "language",
            "param",
            "sim",
            "check",
            "scenario",
            "experiment",
        ],
        never: &[
            "std::time",
            "serde",
            "serde_json",
            "std::fs",
            "plotters_backend",
            "plotters_svg",
        ],
    },
    Rule {
        place: "src/grading",
        uses: &[
            "language",
            "param",
            "sim",
            "check",
            "scenario",
            "experiment",
            "run",
            "naming",
        ],
        never: &[
            "std::time",
            "serde",
            "serde_json",
            "std::fs",
            "plotters_backend",
            "plotters_svg",
        ],
    },
    Rule {
        place: "src/figure",
        uses: &["language", "param", "sim", "scenario"],
        never: &[
            "std::time",
            "serde_json",
            "sim::run",
            "Stream",
            "Seed",
            "form_urlencoded",
            "std::fs",
        ],
    },
    Rule {
        place: "src/results",
        uses: &["language", "param", "sim", "scenario", "experiment"],
        never: &[
            "std::time",
            "std::fs",
            "sim::run",
            "Stream",
            "plotters_backend",
            "plotters_svg",
        ],
    },
    Rule {
        place: "src/verify",
        uses: &[
            "language",
            "param",
            "sim",
            "scenario",
            "experiment",
            "run",
            "results",
        ],
        never: &[
            "std::time",
            "std::fs",
            "serde_json",
            "sim::run",
            "plotters_backend",
            "plotters_svg",
        ],
    },
    Rule {
        place: "src/view",
        uses: &[
            "language",
            "param",
            "sim",
            "scenario",
            "experiment",
            "run",
            "figure",
            "results",
        ],
        never: &[
            "std::time",
            "std::env",
            "std::fs",
            "serde_json",
            "sim::run",
            "Stream",
            "plotters_backend",
            "plotters_svg",
        ],
    },
    Rule {
        place: "src/web",
        uses: &LAYERS,
        never: &["std::time", "std::fs"],
    },
];

/// The code of a file without comments, without the module of its own tests, and its texts apart.
struct Code {
    words: Vec<String>,
    texts: Vec<String>,
}

impl Code {
    fn new(source: &str) -> Self {
        let source = source.split("#[cfg(test)]\nmod tests").next().unwrap();
        let chars: Vec<char> = source.chars().collect();
        let starts = |at: usize, text: &str| {
            text.chars()
                .eq(chars[at..].iter().take(text.len()).copied())
        };
        let (mut words, mut texts, mut at) = (Vec::new(), Vec::new(), 0);
        while at < chars.len() {
            let from = at;
            if starts(at, "//") {
                at += chars[at..].iter().take_while(|c| **c != '\n').count();
            } else if starts(at, "/*") {
                at += 2;
                while at < chars.len() && !starts(at, "*/") {
                    at += 1;
                }
                at += 2;
            } else if chars[at] == '"' {
                at += 1;
                while at < chars.len() && chars[at] != '"' {
                    at += if chars[at] == '\\' { 2 } else { 1 };
                }
                texts.push(chars[from + 1..at.min(chars.len())].iter().collect());
                at += 1;
            } else if starts(at, "'\\") || chars.get(at + 2) == Some(&'\'') && chars[at] == '\'' {
                // A character; what else begins with ' is a lifetime.
                at += 2;
                while at < chars.len() && chars[at] != '\'' {
                    at += 1;
                }
                at += 1;
            } else if chars[at].is_alphanumeric() || chars[at] == '_' {
                at += chars[at..]
                    .iter()
                    .take_while(|c| c.is_alphanumeric() || **c == '_')
                    .count();
                words.push(chars[from..at].iter().collect());
            } else if starts(at, "::") {
                at += 2;
                words.push("::".to_owned());
            } else {
                at += 1;
                if !chars[from].is_whitespace() {
                    words.push(chars[from].to_string());
                }
            }
        }
        Code { words, texts }
    }

    /// Every path that is named, lists in braces written out.
    fn paths(&self) -> Vec<Vec<String>> {
        let (mut paths, mut at) = (Vec::new(), 0);
        while at < self.words.len() {
            if self.is_name(at) {
                at = self.path(at, &[], &mut paths);
            } else {
                at += 1;
            }
        }
        paths
    }

    fn is_name(&self, at: usize) -> bool {
        self.words
            .get(at)
            .is_some_and(|word| word.starts_with(|c: char| c.is_alphabetic() || c == '_'))
    }

    /// Reads a path from a place on, and says where it ends.
    fn path(&self, mut at: usize, before: &[String], paths: &mut Vec<Vec<String>>) -> usize {
        let mut path = before.to_vec();
        while self.is_name(at) {
            path.push(self.words[at].clone());
            at += 1;
            if self.words.get(at).is_none_or(|word| word != "::") {
                break;
            }
            at += 1;
        }
        if self.words.get(at).is_none_or(|word| word != "{") || self.words[at - 1] != "::" {
            paths.push(path);
            return at;
        }
        at += 1;
        while self.words.get(at).is_some_and(|word| word != "}") {
            at = if self.is_name(at) {
                self.path(at, &path, paths)
            } else {
                at + 1
            };
        }
        at + 1
    }
}

/// Where in the library a path leads, seen from a file.
fn resolved(file: &str, path: &[String]) -> Vec<String> {
    let inside = file
        .trim_start_matches("src/")
        .trim_end_matches(".rs")
        .trim_end_matches("/mod");
    let mut module: Vec<String> = inside.split('/').map(str::to_owned).collect();
    if ["lib", "main"].contains(&inside) {
        module.clear();
    }
    let program = file == "src/main.rs" || file.starts_with("src/command");
    match path[0].as_str() {
        // The terminal program is a crate of its own.
        "crate" | "self" | "super" if program => Vec::new(),
        "crate" | "many_trials" => path[1..].to_vec(),
        "self" => [&module[..], &path[1..]].concat(),
        "super" => {
            let up = path
                .iter()
                .take_while(|segment| *segment == "super")
                .count();
            [&module[..module.len().saturating_sub(up)], &path[up..]].concat()
        }
        _ => Vec::new(),
    }
}

/// What a Rust file under `src` names although it may not.
fn violations(file: &str, source: &str) -> Vec<String> {
    let code = Code::new(source);
    let paths = code.paths();
    let names = |name: &str| {
        let parts: Vec<&str> = name.split("::").collect();
        paths
            .iter()
            .any(|path| path.windows(parts.len()).any(|part| part == parts))
    };
    let mut found = Vec::new();
    if !source.starts_with("//!") {
        found.push("does not begin by saying its job".to_owned());
    }
    if let Some(rule) = RULES.iter().find(|rule| file.starts_with(rule.place)) {
        for path in &paths {
            let Some(layer) = resolved(file, path).into_iter().next() else {
                continue;
            };
            let own = rule.place.strip_prefix("src/") == Some(&layer);
            if LAYERS.contains(&layer.as_str()) && !own && !rule.uses.contains(&layer.as_str()) {
                found.push(format!("names {}", path.join("::")));
            }
        }
        found.extend(
            rule.never
                .iter()
                .filter(|name| names(name))
                .map(|name| format!("names {name}")),
        );
    }
    if file != "src/sim/runner.rs" && names("rayon") {
        found.push("names rayon".to_owned());
    }
    if !file.starts_with("src/web") {
        found.extend(
            PAGE.iter()
                .filter(|name| names(name))
                .map(|name| format!("names {name}")),
        );
    }
    if file.starts_with("src/sim") || file.starts_with("src/scenario") {
        let calls = |name: &str| code.words.windows(3).any(|words| words == [".", name, "("]);
        found.extend(
            INEXACT
                .iter()
                .filter(|name| calls(name))
                .map(|name| format!("calls {name} of std")),
        );
    }
    if ["src/web", "src/main.rs", "src/command"]
        .iter()
        .any(|place| file.starts_with(place))
    {
        let known = |key: &str| {
            code.words.iter().any(|word| word == key)
                || code.texts.iter().any(|text| has(text, key))
        };
        found.extend(
            model_keys()
                .into_iter()
                .filter(|key| known(key))
                .map(|key| format!("knows the model's {key}")),
        );
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

/// All files under a folder, with their paths from the root on.
fn files(folder: &str, found: &mut Vec<String>) {
    let Ok(entries) = std::fs::read_dir(root().join(folder)) else {
        return;
    };
    for entry in entries.flatten() {
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
    found.sort();
}

fn files_of(folders: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for folder in folders {
        files(folder, &mut found);
    }
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

fn is_rust(file: &str) -> bool {
    Path::new(file)
        .extension()
        .is_some_and(|ending| ending == "rs")
}

#[test]
fn layers_know_what_they_may() {
    let mut sources = files_of(&["src"]);
    sources.retain(|file| is_rust(file));
    assert!(sources.len() > 20, "{sources:?}");
    for rule in &RULES {
        assert!(
            sources.iter().any(|file| file.starts_with(rule.place)),
            "{} is gone",
            rule.place
        );
    }
    assert_eq!(all(&sources, |file| violations(file, &read(file))), [""; 0]);
}

#[test]
fn only_the_runner_names_rayon() {
    assert!(
        Code::new(&read("src/sim/runner.rs"))
            .words
            .iter()
            .any(|word| word == "rayon")
    );
}

#[test]
fn the_page_knows_no_model() {
    let mut page = files_of(&["www"]);
    page.retain(|file| {
        // An article in German is a die in English; what is translated has its English beside it.
        let own = file
            .strip_suffix(".js")
            .and_then(|file| file.rsplit_once("/language/"));
        if own.is_some_and(|(_, code)| code.len() == 2 && code != "en") {
            return false;
        }
        let ending = Path::new(file)
            .extension()
            .map(|ending| ending.to_string_lossy().into_owned());
        ["js", "html", "css"].contains(&ending.unwrap_or_default().as_str())
    });
    assert_eq!(all(&page, |file| page_violations(&read(file))), [""; 0]);
}

#[test]
fn every_file_says_its_job() {
    let mut sources = files_of(&["src", "xtask", "tests"]);
    sources.retain(|file| is_rust(file));
    let silent: Vec<_> = sources
        .iter()
        .filter(|file| !read(file).starts_with("//! "))
        .collect();
    assert_eq!(silent, [""; 0]);
}

#[test]
fn every_name_says_something() {
    let empty: Vec<String> = files_of(&["src", "www", "xtask", "tests"])
        .into_iter()
        .filter(|file| {
            Path::new(file)
                .iter()
                .any(|part| is_empty_name(Path::new(part)))
        })
        .collect();
    assert_eq!(empty, [""; 0]);
}

/// The checker finds in a file what it should, and only that.
fn check(file: &str, code: &str, expected: &[&str]) {
    assert_eq!(
        violations(file, &format!("//! A job.\n{code}")),
        expected,
        "{file}: {code}"
    );
}

const FINE: &[&str] = &[];

#[test]
fn violations_of_the_lowest_layers_are_seen() {
    check(
        "src/sim/model.rs",
        "use crate::experiment::Experiment;",
        &["names crate::experiment::Experiment"],
    );
    check(
        "src/sim/model.rs",
        "use super::super::{param::Value, Stream};",
        &["names super::super::param::Value"],
    );
    check(
        "src/sim/model.rs",
        "// use crate::experiment;\n/* crate::run */ use super::Stream;",
        FINE,
    );
    check(
        "src/sim/model.rs",
        "const A: &str = \"crate::run\"; fn a<'a>(x: &'a str) { let y = 'b'; }",
        FINE,
    );
    check(
        "src/sim/mod.rs",
        "#[cfg(test)]\nmod tests { use crate::scenario; }",
        FINE,
    );
    check(
        "src/sim/mod.rs",
        "use std::{fmt, time::Instant};",
        &["names std::time"],
    );
    check("src/sim/mod.rs", "use rayon::prelude::*;", &["names rayon"]);
    check("src/sim/runner.rs", "use rayon::prelude::*;", FINE);
    check(
        "src/sim/stream.rs",
        "fn a(x: f64) -> f64 { x.ln() + libm::exp(x) }",
        &["calls ln of std"],
    );
    check(
        "src/param/mod.rs",
        "fn a() { crate::sim::run() }",
        &["names crate::sim::run"],
    );
    check("src/param/mod.rs", "use crate::language::say;", FINE);
    check(
        "src/language/mod.rs",
        "use crate::param::grouped;",
        &["names crate::param::grouped"],
    );
    check(
        "src/sim/model.rs",
        "use crate::language::say;",
        &["names crate::language::say"],
    );
}

#[test]
fn violations_of_higher_layers_are_seen() {
    check(
        "src/scenario/a.rs",
        "use crate::{figure, sim::Model};",
        &["names crate::figure"],
    );
    check(
        "src/experiment/a.rs",
        "use crate::sim; fn a() { sim::run() }",
        &["names sim::run"],
    );
    check(
        "src/experiment/a.rs",
        "use web_sys::Window;",
        &["names web_sys"],
    );
    check(
        "src/run/mod.rs",
        "use crate::sim::{self, Task}; fn a() { sim::run() }",
        FINE,
    );
    check(
        "src/figure/a.rs",
        "use crate::sim::{Seed, Statistics};",
        &["names Seed"],
    );
    check(
        "src/figure/a.rs",
        "use crate::experiment::Experiment;",
        &["names crate::experiment::Experiment"],
    );
    check(
        "src/results/a.rs",
        "use crate::run::Run;",
        &["names crate::run::Run"],
    );
    check(
        "src/web/mod.rs",
        "pub use wasm_bindgen_rayon::init_thread_pool;",
        FINE,
    );
    check(
        "src/web/mod.rs",
        "fn a() { read(\"maxPop\") }",
        &["knows the model's maxPop"],
    );
    check(
        "src/main.rs",
        "fn a() { link(\"?scenario=one-drug\") }",
        &["knows the model's one-drug"],
    );
    check(
        "src/command/run.rs",
        "use crate::web; use many_trials::run::Run;",
        FINE,
    );
}

#[test]
fn violations_of_the_page_and_of_names_are_seen() {
    assert_eq!(
        violations("src/web/mod.rs", "mod page;"),
        ["does not begin by saying its job"]
    );

    assert_eq!(
        page_violations("// maxPop\n/*\n * maxPop\n */\nlet a = b.maxPopulation;"),
        [""; 0]
    );
    assert_eq!(
        page_violations("form.get('maxPop') // 3"),
        ["knows the model's maxPop"]
    );
    assert!(is_empty_name(Path::new("utils.js")) && is_empty_name(Path::new("page_helpers.rs")));
    assert!(!is_empty_name(Path::new("mod.rs")) && !is_empty_name(Path::new("command")));
}
