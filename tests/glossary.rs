//! The words of ARCHITECTURE.md are those of the code: what its table names is there, and no two types
//! share a name.
#![allow(clippy::unwrap_used)] // in a test, a panic is the message

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All sources of Rust below a folder, with their texts.
fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            found.push((path, text));
        }
    }
    found
}

/// The name that a line defines for other files: a type, a trait, a function, a constant.
fn defined(line: &str) -> Option<(&str, &str)> {
    let rest = line.trim_start().strip_prefix("pub")?;
    let rest = match rest.strip_prefix('(') {
        Some(limited) => limited.split_once(')')?.1,
        None => rest,
    };
    let mut words = rest.trim_start().splitn(2, ' ');
    let (kind, rest) = (words.next()?, words.next()?);
    let name = rest
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .next()?;
    Some((kind, name))
}

/// What stands in the columns of the table of words.
fn table() -> Vec<Vec<String>> {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let (_, table) = text.split_once("\n## Words\n").unwrap();
    let rows = table.lines().skip_while(|line| !line.starts_with('|'));
    let rows = rows.take_while(|line| line.starts_with('|')).skip(2);
    rows.map(|row| {
        row.trim_matches('|')
            .split('|')
            .map(str::to_owned)
            .collect()
    })
    .collect()
}

/// What stands in backquotes.
fn quoted(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2)
}

#[test]
fn what_the_words_name_is_there() {
    let rows = table();
    assert!(rows.len() > 30, "the table of words is read");
    for row in rows {
        let [_, _, in_rust, in_javascript] = row.as_slice() else {
            panic!("{row:?} has not four columns");
        };
        for path in quoted(in_rust) {
            let (place, name) = path.split_once("::").unwrap();
            // `module::Name`, or `Type::method` of the layer that has the type's name.
            let folder = root().join("src").join(place.to_lowercase());
            let is_there = sources(&folder)
                .iter()
                .flat_map(|(_, text)| text.lines())
                .any(|line| defined(line).is_some_and(|(_, known)| known == name));
            assert!(is_there, "{path} is nowhere in {}", folder.display());
        }
        for file in quoted(in_javascript) {
            assert!(
                root().join("www").join(file).is_file(),
                "www/{file} is gone"
            );
        }
    }
}

/// Names that two types have all the same, and why that leads nobody astray.
const TWICE: [(&str, &str); 15] = [
    (
        "Answer",
        "of the check of someone's numbers, and of a Python that runs trials",
    ),
    ("Row", "of a trial: a model's cells, and what Python tells"),
    (
        "Reading",
        "of a text, of a link, of the rules: each within its own layer",
    ),
    (
        "Kind",
        "of the values of a parameter; of someone's own numbers",
    ),
    (
        "Words",
        "of a command line, in the file of each command; of a sentence",
    ),
    ("Sight", "web's is the handle to view's"),
    ("Opening", "web's is the handle to view's"),
    ("Picture", "web's is the handle to view's"),
    ("TrialRows", "web's is the handle to view's"),
    (
        "Choice",
        "of a parameter's named values; of what is looked at",
    ),
    ("Mark", "a region of a figure, and where one is looked at"),
    (
        "Own",
        "someone's own numbers that are drawn; someone's own program",
    ),
    ("Frame", "of a figure, in the file that draws it"),
    (
        "Rows",
        "the table of single trials, and all values of trials",
    ),
    ("Reading", "of a link, and of a visitor's program"),
];

#[test]
fn no_two_types_share_a_name() {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (path, text) in sources(&root().join("src")) {
        for line in text.lines().filter(|line| line.starts_with("pub")) {
            if let Some(("struct" | "enum" | "trait", name)) = defined(line) {
                let place = path.strip_prefix(root()).unwrap().display().to_string();
                places.entry(name.to_owned()).or_default().push(place);
            }
        }
    }
    assert!(places.len() > 100, "the types are found");
    places.retain(|name, places| places.len() > 1 && TWICE.iter().all(|(known, _)| known != name));
    assert!(places.is_empty(), "{places:#?}");
}
