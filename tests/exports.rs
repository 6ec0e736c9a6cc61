//! What the page's program exports: every function and class of `src/web` has somebody in `www/` who
//! calls it.
#![allow(clippy::unwrap_used)] // in a test, a panic is the message

use std::fs;
use std::path::Path;

/// Something that JavaScript can call.
#[derive(Debug, PartialEq)]
struct Export {
    name: String,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    /// A class, by its name.
    Class,
    /// A function of the module.
    Function,
    /// A method or getter of a class.
    Method,
}

/// What a Rust file exports. Its attributes stand in lines of their own, as rustfmt writes them.
fn exports(source: &str) -> Vec<Export> {
    let (mut found, mut attribute, mut inside) = (Vec::new(), String::new(), false);
    let mut open = false;
    for line in source.lines() {
        let code = line.trim();
        if open || code.starts_with("#[wasm_bindgen") {
            attribute += code;
            open = !code.ends_with(']');
        } else if let Some(rest) = code
            .strip_prefix("pub fn ")
            .or(code.strip_prefix("pub async fn "))
        {
            let silent = ["start", "constructor"]
                .iter()
                .any(|word| attribute.contains(&format!("({word})")));
            if (inside || !attribute.is_empty()) && !silent {
                let kind = if inside { Kind::Method } else { Kind::Function };
                found.push(named(&attribute, rest, kind));
            }
            attribute.clear();
        } else if let Some(rest) = code.strip_prefix("pub struct ") {
            if !attribute.is_empty() {
                found.push(named(&attribute, rest, Kind::Class));
            }
            attribute.clear();
        } else if code.starts_with("impl") {
            inside = !attribute.is_empty();
            attribute.clear();
        } else if line == "}" {
            inside = false;
        } else if code.starts_with("const ") {
            attribute.clear();
        }
    }
    found
}

/// An export by the name that JavaScript has for it, or else its own.
fn named(attribute: &str, code: &str, kind: Kind) -> Export {
    let is_name = |c: &char| c.is_alphanumeric() || *c == '_';
    let told = attribute.split("js_name = ").nth(1).unwrap_or(code);
    let name = told.chars().take_while(is_name).collect();
    Export { name, kind }
}

/// Whether a file of the page calls it.
fn calls(page: &str, Export { name, kind }: &Export) -> bool {
    let part_of_word = |c: char| c.is_alphanumeric() || c == '_';
    let has = |text: &str, word: &str| {
        text.match_indices(word).any(|(at, _)| {
            !text[..at].ends_with(part_of_word)
                && !text[at + word.len()..].starts_with(part_of_word)
        })
    };
    let from_program = |line: &&str| line.contains("pkg/many_trials.js");
    let imported = || {
        page.lines()
            .filter(from_program)
            .any(|line| has(line, name))
    };
    match kind {
        Kind::Method => page
            .split(&format!(".{name}"))
            .skip(1)
            .any(|rest| !rest.starts_with(part_of_word)),
        Kind::Function | Kind::Class => page.contains(&format!("wasm.{name}")) || imported(),
    }
}

fn texts(folder: &Path, ending: &str, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            texts(&path, ending, found);
        } else if path.extension().is_some_and(|known| known == ending) {
            found.push(fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn everything_exported_is_called() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut sources, mut page) = (Vec::new(), Vec::new());
    texts(&root.join("src/web"), "rs", &mut sources);
    texts(&root.join("www"), "js", &mut page);
    let all: Vec<Export> = sources.iter().flat_map(|source| exports(source)).collect();
    assert!(all.len() > 50, "{all:?}");
    let idle: Vec<&Export> = all
        .iter()
        .filter(|export| !page.iter().any(|file| calls(file, export)))
        .collect();
    assert!(idle.is_empty(), "exported, and nobody calls them: {idle:?}");
}

#[test]
fn exports_are_seen_as_they_are_written() {
    let source = "\
#[wasm_bindgen(
    js_name = newSeed
)]
pub fn new_seed() {}
pub fn inside() {}
#[wasm_bindgen]
pub struct Rows(view::Rows);
#[wasm_bindgen]
impl Rows {
    #[wasm_bindgen(constructor)]
    pub fn new() -> Rows {}
    #[must_use]
    pub fn read(&self) {}
}
impl Rows {
    pub fn native(&self) {}
}
";
    let export = |name: &str, kind| Export {
        name: name.to_owned(),
        kind,
    };
    let all = [
        export("newSeed", Kind::Function),
        export("Rows", Kind::Class),
        export("read", Kind::Method),
    ];
    assert_eq!(exports(source), all);
    let page = "import { newSeed } from \"../pkg/many_trials.js\";\nrows.readAll(); rows.reading;";
    assert_eq!(
        all.each_ref().map(|export| calls(page, export)),
        [true, false, false]
    );
    assert!(calls("rows.read(done)", &all[2]) && calls("new wasm.Rows()", &all[1]));
}
