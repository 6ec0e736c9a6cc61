//! No file imports, by whatever detour, a file that imports it: neither in `src`, nor in `xtask`, nor in
//! `www`. A circle of files can only be read, tried and moved as a whole.
#![allow(clippy::unwrap_used)] // in a test, a panic is the message

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

/// Files and what each imports.
type Imports = BTreeMap<String, BTreeSet<String>>;

#[test]
fn no_file_imports_itself_by_a_detour() {
    let mut found = Vec::new();
    for folder in ["src", "xtask/src", "xtask/start/src"] {
        found.extend(circles(&rust(folder)));
    }
    found.extend(circles(&javascript("www")));
    assert!(
        found.is_empty(),
        "these files import each other: {found:#?}"
    );
}

#[test]
fn no_layer_names_itself_by_a_detour() {
    let mut layers = Imports::new();
    for (file, imported) in rust("src") {
        // The library's and the program's root name what there is.
        if file.split('/').count() == 2 {
            continue;
        }
        let others = layers.entry(layer(&file)).or_default();
        others.extend(imported.iter().map(|file| layer(file)));
    }
    assert_eq!(circles(&layers), Vec::<Vec<String>>::new());
}

/// The folder, or the file, in `src` that a file belongs to.
fn layer(file: &str) -> String {
    file.split('/').take(2).collect::<Vec<_>>().join("/")
}

/// Of each circle its files: those that reach each other.
fn circles(imports: &Imports) -> Vec<Vec<String>> {
    let reached: BTreeMap<&String, BTreeSet<&String>> = imports
        .keys()
        .map(|file| (file, reach(file, imports)))
        .collect();
    let circle = |file: &String| -> Vec<String> {
        let mutual = |other: &&&String| reached.get(*other).is_some_and(|back| back.contains(file));
        reached[file]
            .iter()
            .filter(mutual)
            .map(ToString::to_string)
            .collect()
    };
    let all: BTreeSet<Vec<String>> = imports
        .keys()
        .map(circle)
        .filter(|circle| circle.len() > 1)
        .collect();
    all.into_iter().collect()
}

/// What a file imports, what that imports, and so on.
fn reach<'a>(file: &String, imports: &'a Imports) -> BTreeSet<&'a String> {
    let mut reached = BTreeSet::new();
    let mut open = vec![file];
    while let Some(next) = open.pop() {
        for imported in imports.get(next).into_iter().flatten() {
            if reached.insert(imported) {
                open.push(imported);
            }
        }
    }
    reached
}

/// All files with this ending in a folder of the project and its folders, by their paths in the project.
fn files(folder: &str, ending: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            found.extend(files(&path, ending));
        } else if path.ends_with(ending) {
            found.push(path);
        }
    }
    found
}

/// What a JavaScript file imports stands behind `from` at the beginning of a line. Types, which are
/// named in comments, are none, and nobody needs what `import()` loads later to begin.
fn javascript(folder: &str) -> Imports {
    let imported = |file: &str| -> BTreeSet<String> {
        let text = fs::read_to_string(file).unwrap();
        let statements = text.lines().filter(|line| {
            let mut begins = ["import ", "export ", "} from "].iter();
            begins.any(|begin| line.starts_with(begin))
        });
        let names = statements.filter_map(|line| line.strip_suffix("\";")?.rsplit('"').next());
        let own = names.filter(|name| name.starts_with('.'));
        own.map(|name| joined(Path::new(file).parent().unwrap(), name))
            .collect()
    };
    let all = files(folder, ".js").into_iter();
    all.map(|file| (file.clone(), imported(&file))).collect()
}

/// A path as seen from a folder, by its path in the project.
fn joined(folder: &Path, name: &str) -> String {
    let mut path = PathBuf::new();
    for part in folder.join(name).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => assert!(path.pop(), "{name}"),
            part => path.push(part),
        }
    }
    path.to_string_lossy().replace('\\', "/")
}

/// What a Rust file imports is what its paths name, and where an item was only handed on by a
/// `pub use`, the file that it comes from. What a folder's `mod.rs` has of its own files is no import: it
/// is their front, and they may use what it holds.
fn rust(folder: &str) -> Imports {
    let modules: BTreeMap<Vec<String>, Module> = files(folder, ".rs")
        .into_iter()
        .map(|file| {
            let code = fs::read_to_string(&file).unwrap();
            (place(folder, &file), Module::new(&file, &code))
        })
        .collect();
    imports(&modules)
}

fn imports(modules: &BTreeMap<Vec<String>, Module>) -> Imports {
    let mut imports = Imports::new();
    for (at, module) in modules {
        let imported = imports.entry(module.file.clone()).or_default();
        for path in &module.paths {
            let Some(item) = absolute(at, path, modules) else {
                continue;
            };
            let named = home(item, modules);
            // The library's root only says which modules there are.
            if !named.starts_with(at) && !named.is_empty() {
                imported.insert(modules[&named].file.clone());
            }
        }
    }
    imports
}

/// A file of Rust.
struct Module {
    file: String,
    /// What its code names, from its first name to its last.
    paths: Vec<Vec<String>>,
    /// What it hands on: by name, the path.
    handed_on: BTreeMap<String, Vec<String>>,
    /// What its `use`s brought: by name, the path.
    brought: BTreeMap<String, Vec<String>>,
}

impl Module {
    fn new(file: &str, code: &str) -> Self {
        let words = words(code);
        let (mut paths, mut at) = (Vec::new(), 0);
        let (mut handed_on, mut brought) = (BTreeMap::new(), BTreeMap::new());
        while at < words.len() {
            if words[at] == "use" {
                // `pub use` or `pub(crate) use`
                let public = at > 0 && (words[at - 1] == "pub" || words[at - 1] == ")");
                let mut tree = Vec::new();
                at = read_tree(&words, at + 1, &[], &mut tree);
                for path in tree {
                    // `use a::{self}` brings a.
                    let named = path.iter().rev().find(|name| *name != "self");
                    brought.insert(named.unwrap_or(&path[0]).clone(), path.clone());
                    if public {
                        handed_on.insert(path.last().unwrap().clone(), path);
                    } else {
                        paths.push(path);
                    }
                }
            } else if is_name(&words[at]) && words.get(at + 1).is_some_and(|next| next == "::") {
                at = read_tree(&words, at, &[], &mut paths);
            } else {
                at += 1;
            }
        }
        Module {
            file: file.to_owned(),
            paths,
            handed_on,
            brought,
        }
    }
}

/// The names, `::`, brackets and commas of some code, without comments, texts and its own tests.
fn words(code: &str) -> Vec<String> {
    let code = code.split("#[cfg(test)]\nmod tests").next().unwrap();
    let (mut words, mut word, mut in_text) = (Vec::new(), String::new(), false);
    for line in code.lines() {
        let mut before = ' ';
        for letter in line.chars() {
            if letter == '"' && before != '\\' && before != '\'' {
                in_text = !in_text;
            } else if !in_text && letter == '/' && before == '/' {
                break;
            } else if !in_text && (letter.is_alphanumeric() || letter == '_') {
                word.push(letter);
            }
            let ends = in_text || !(letter.is_alphanumeric() || letter == '_');
            if ends && !word.is_empty() {
                words.push(std::mem::take(&mut word));
            }
            match letter {
                _ if in_text => {}
                ':' if before == ':' => words.push("::".to_owned()),
                '{' | '}' | '<' | ',' | ';' | ')' => words.push(letter.to_string()),
                _ => {}
            }
            before = letter;
        }
        if !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
    }
    words
}

fn is_name(word: &str) -> bool {
    word.starts_with(|first: char| first.is_alphabetic() || first == '_')
}

/// Reads a path, or a tree of them as in `use a::{b, c::d}`, and returns the place behind it.
fn read_tree(words: &[String], from: usize, begin: &[String], to: &mut Vec<Vec<String>>) -> usize {
    let (mut path, mut at) = (begin.to_vec(), from);
    while is_name(&words[at]) {
        path.push(words[at].clone());
        at += 1;
        if words[at] != "::" {
            to.push(path);
            return at;
        }
        at += 1;
    }
    if words[at] != "{" {
        // Of `a::*` or `a::<b>` what is in front of it.
        to.push(path);
        return at;
    }
    while words[at] != "}" {
        at += 1;
        if is_name(&words[at]) {
            at = read_tree(words, at, &path, to);
        }
        while words[at] != "," && words[at] != "}" {
            at += 1;
        }
    }
    at + 1
}

/// The module that a file is; the library's and the program's root are none.
fn place(folder: &str, file: &str) -> Vec<String> {
    let path = file.strip_prefix(folder).unwrap().trim_start_matches('/');
    let path = path.strip_suffix(".rs").unwrap();
    let mut place: Vec<String> = path.split('/').map(str::to_owned).collect();
    if path == "lib" || place.last().is_some_and(|last| last == "mod") {
        place.pop();
    }
    place
}

/// A path from the root of all modules; none if it begins with something else than a module or what a
/// `use` brought.
fn absolute(
    at: &[String],
    path: &[String],
    modules: &BTreeMap<Vec<String>, Module>,
) -> Option<Vec<String>> {
    // The program's root holds the same modules as the library's.
    let mut base = if at == ["main"] {
        Vec::new()
    } else {
        at.to_vec()
    };
    let mut rest = path;
    match path[0].as_str() {
        "crate" | "many_trials" => {
            base.clear();
            rest = &rest[1..];
        }
        "self" => rest = &rest[1..],
        "super" => {
            while rest.first().is_some_and(|word| word == "super") {
                base.pop();
                rest = &rest[1..];
            }
        }
        child => {
            let own = [base.as_slice(), &[child.to_owned()]].concat();
            if !modules.contains_key(&own) {
                let brought = modules.get(at)?.brought.get(child)?;
                base = absolute(at, Some(brought).filter(|path| path[0] != child)?, modules)?;
                base.retain(|name| name != "self");
                rest = &path[1..];
            }
        }
    }
    base.extend_from_slice(rest);
    Some(base)
}

/// The module where an item is.
fn home(mut item: Vec<String>, modules: &BTreeMap<Vec<String>, Module>) -> Vec<String> {
    loop {
        let known = |length: &usize| modules.contains_key(&item[..*length]);
        let length = (1..=item.len()).rev().find(known).unwrap_or(0);
        let module = &item[..length];
        let handed_on = |name: &String| modules.get(module)?.handed_on.get(name);
        let Some(path) = item.get(length).and_then(handed_on) else {
            return module.to_vec();
        };
        let Some(from) = absolute(module, path, modules) else {
            return module.to_vec();
        };
        item = [from.as_slice(), &item[length + 1..]].concat();
    }
}

#[test]
fn paths_are_read_as_the_compiler_reads_them() {
    let code =
        "use super::{a::{B, C as D}, e};\nuse f::*; // crate::no\nlet x = g::h::<T>(\"i::j\");";
    let words = words(code);
    let mut paths = Vec::new();
    let mut at = 0;
    while at < words.len() {
        at = if is_name(&words[at]) {
            read_tree(&words, at, &[], &mut paths)
        } else {
            at + 1
        };
    }
    let paths: Vec<String> = paths.iter().map(|path| path.join("::")).collect();
    for path in ["super::a::B", "super::a::C", "super::e", "f", "g::h"] {
        assert!(
            paths.iter().any(|found| found == path),
            "{path} in {paths:?}"
        );
    }
    assert!(
        !paths
            .iter()
            .any(|found| found.contains("no") || found.contains('j'))
    );
}

#[test]
fn a_circle_is_found_also_by_a_detour() {
    let imports: Imports = [("a", "b"), ("b", "c"), ("c", "a"), ("d", "a")]
        .map(|(file, imported)| (file.to_owned(), BTreeSet::from([imported.to_owned()])))
        .into();
    assert_eq!(circles(&imports), [["a", "b", "c"]]);
}

#[test]
fn what_is_named_behind_a_brought_module_is_found() {
    let modules = [
        ("a.rs", "use crate::b::{self, C};\nlet d = b::D;"),
        ("b/mod.rs", "mod d;\npub use d::D;"),
        ("b/d.rs", "pub struct D;"),
    ];
    let modules = modules
        .map(|(file, code)| (place("", file), Module::new(file, code)))
        .into();
    let a = BTreeSet::from(["b/d.rs", "b/mod.rs"].map(str::to_owned));
    assert_eq!(imports(&modules)["a.rs"], a);
}
