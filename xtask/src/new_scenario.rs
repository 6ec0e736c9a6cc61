//! `cargo xtask new-scenario`: a scenario that works at once. It is a copy of the guide's example, which
//! is a scenario like any other, under a new name and in every list.

use std::path::{Path, PathBuf};
use std::process::Command;

use start::building::{Product, build};

use crate::program::{answer, cargo, root, run};

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Options {
    /// The name in links.
    pub(crate) key: String,
    /// The name that people read; the words of the key, if it is not given.
    pub(crate) title: Option<String>,
    /// The same in German; the title, if it is not given.
    pub(crate) german: Option<String>,
}

/// The example's names.
const EXAMPLE: Names<&str> = Names {
    key: "monty-hall",
    title: "The Monty Hall problem",
    german: "Das Ziegenproblem",
};

/// Whose copy is a file of the new scenario.
const FILES: [&str; 3] = [
    "src/scenario/monty_hall.rs",
    "src/scenario/python/monty_hall.py",
    "tests/scenarios/monty_hall.rs",
];

/// The lists of scenarios: a line that names the example gets one beside it that names the new one.
const LISTS: [(&str, Side); 5] = [
    ("src/scenario/mod.rs", Side::Behind),
    ("tests/scenarios/main.rs", Side::Behind),
    ("tests/python.rs", Side::Behind),
    ("tests/golden_links.txt", Side::Behind),
    // The example's other texts follow its title.
    ("src/language/german.rs", Side::Before),
];

/// The list that needs results.
const FINGERPRINTS: &str = "tests/golden_fingerprints.txt";

/// Where the new line stands.
#[derive(Clone, Copy)]
enum Side {
    Before,
    Behind,
}

/// What a scenario is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Names<T> {
    key: T,
    title: T,
    german: T,
}

impl<T: AsRef<str>> Names<T> {
    fn module(&self) -> String {
        self.key.as_ref().replace('-', "_")
    }

    /// The name of its type: every word of the key begins large.
    fn kind(&self) -> String {
        self.key.as_ref().split('-').map(begun_large).collect()
    }

    fn all(&self) -> [String; 5] {
        let said = |text: &T| text.as_ref().to_owned();
        [
            said(&self.title),
            said(&self.german),
            said(&self.key),
            self.module(),
            self.kind(),
        ]
    }
}

fn begun_large(word: &str) -> String {
    let (first, rest) = word.split_at(word.len().min(1));
    first.to_uppercase() + rest
}

/// Writes the scenario, and says what comes next.
pub(crate) fn new_scenario(options: &Options) -> Result<(), String> {
    let names = names(root(), options)?;
    let texts = texts(root(), &names)?;
    for (file, text) in &texts {
        write(file, text)?;
    }
    // Names of other lengths break lines elsewhere, and lists of modules are sorted.
    run(cargo().args(["fmt", "--all"]))?;
    let (file, text) = with_fingerprint(root(), &names, fingerprint)?;
    write(&file, &text)?;
    println!("{}", report(&names));
    Ok(())
}

fn report(names: &Names<String>) -> String {
    let Names { key, .. } = names;
    let module = names.module();
    format!(
        "Written, and in every list: the scenario {key}. It still plays the example's game.\n\
         \n\
         \x20 src/scenario/{module}.rs         the rule, the parameters, the model\n\
         \x20 src/scenario/python/{module}.py  the same as a Python program\n\
         \x20 tests/scenarios/{module}.rs      what is true of it\n\
         \n\
         See it: cargo xtask serve, or cargo run --release -- run '?scenario={key}'\n\
         Change it, from the top of these three files to their ends, by docs/add-a-scenario.md; at the\n\
         end of the guide is the list of what is checked, and by which command."
    )
}

/// The names of the new scenario, if nothing speaks against them.
fn names(root: &Path, options: &Options) -> Result<Names<String>, String> {
    let key = options.key.clone();
    let title = match &options.title {
        Some(title) => title.clone(),
        None => begun_large(&key.replace('-', " ")),
    };
    let german = options.german.clone().unwrap_or_else(|| title.clone());
    let names = Names { key, title, german };
    check_key(&names)?;
    for text in [&names.title, &names.german] {
        check_title(text)?;
    }
    check_free(root, &names)?;
    Ok(names)
}

fn check_key(names: &Names<String>) -> Result<(), String> {
    let key = &names.key;
    let is_word = |word: &str| {
        !word.is_empty()
            && word
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    };
    let begins = key.starts_with(|c: char| c.is_ascii_lowercase());
    if !begins || key.len() > 40 || !key.split('-').all(is_word) {
        return Err(format!(
            "“{key}” cannot be a scenario's key: that is a few words of small letters and digits with \
             hyphens between, which begins with a letter and is at most 40 long, such as \
             walk-on-a-line."
        ));
    }
    if KEYWORDS.contains(&key.as_str()) {
        return Err(format!(
            "“{key}” is a word of Rust itself and cannot name a module; take another key or a second \
             word, such as {key}-game."
        ));
    }
    Ok(())
}

fn check_title(title: &str) -> Result<(), String> {
    let length = title.chars().count();
    let odd = |c: char| c.is_control() || "\"\\{}*".contains(c);
    if title.trim() != title || !(1..=45).contains(&length) || title.contains(odd) {
        return Err(format!(
            "“{title}” cannot be a title: that is 1 to 45 characters without \" \\ {{ }} *, and no \
             space at its ends."
        ));
    }
    Ok(())
}

/// Whether the names are nobody else's.
fn check_free(root: &Path, names: &Names<String>) -> Result<(), String> {
    let (key, module) = (&names.key, names.module());
    let taken = |by: &str| {
        Err(format!(
            "“{key}” is taken: there is {by} already. Take another key."
        ))
    };
    let like = FILES.map(|file| file.replace(&EXAMPLE.module(), &module));
    let folder = format!("src/scenario/{module}");
    for file in like.iter().chain([&folder]) {
        if root.join(file).exists() {
            return taken(file);
        }
    }
    let example = read(root, FILES[0])?;
    if has(&example, &names.kind()) {
        return taken(&format!("something named {} in a scenario", names.kind()));
    }
    let said = format!("\"{}\"", names.title);
    for (file, text) in sources(root, "src/scenario")? {
        if text.contains(&format!("\"{key}\"")) || text.contains(&said) {
            return taken(&format!("a text like it in {file}"));
        }
    }
    // The page and the terminal know no scenario: a test looks for their keys there.
    for folder in ["www", "src/web", "src/command"] {
        for (file, text) in sources(root, folder)? {
            let own = file
                .strip_suffix(".js")
                .and_then(|file| file.rsplit_once("/language/"));
            let is_translated = own.is_some_and(|(_, code)| code.len() == 2 && code != "en");
            if has(&text, key) && !is_translated {
                return Err(format!(
                    "“{key}” is a word that {file} uses for something else; take a key of its own, such \
                     as {key}-game."
                ));
            }
        }
    }
    Ok(())
}

/// The texts of a folder's files, with their names.
fn sources(root: &Path, folder: &str) -> Result<Vec<(String, String)>, String> {
    let mut found = Vec::new();
    let cannot = |problem| format!("{folder} cannot be read: {problem}.");
    for entry in std::fs::read_dir(root.join(folder)).map_err(cannot)? {
        let entry = entry.map_err(cannot)?;
        let name = format!("{folder}/{}", entry.file_name().to_string_lossy());
        let ending = Path::new(&name).extension().and_then(|end| end.to_str());
        if entry.path().is_dir() {
            found.extend(sources(root, &name)?);
        } else if matches!(ending, Some("rs" | "js" | "html" | "css")) {
            found.push((name.clone(), read(root, &name)?));
        }
    }
    found.sort();
    Ok(found)
}

/// Whether a text holds a word as a whole.
fn has(text: &str, word: &str) -> bool {
    let part_of_word = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word).any(|(at, _)| {
        !text[..at].ends_with(part_of_word) && !text[at + word.len()..].starts_with(part_of_word)
    })
}

/// Every file of the new scenario and every list with it, but for the list that needs results.
fn texts(root: &Path, names: &Names<String>) -> Result<Vec<(PathBuf, String)>, String> {
    let mut texts = Vec::new();
    for file in FILES {
        let copy = file.replace(&EXAMPLE.module(), &names.module());
        texts.push((root.join(copy), renamed(&read(root, file)?, names)));
    }
    for (file, side) in LISTS {
        let list = read(root, file)?;
        let known = format!("(\"{}\",", names.title);
        if file.ends_with("german.rs") && list.contains(&known) {
            continue;
        }
        texts.push((root.join(file), with_copies(file, &list, side, names)?));
    }
    Ok(texts)
}

/// A text of the example with the new scenario's names.
fn renamed(text: &str, names: &Names<String>) -> String {
    let mut text = text.to_owned();
    for (old, new) in EXAMPLE.all().iter().zip(names.all()) {
        text = text.replace(old, &new);
    }
    text
}

/// A list in which the lines that name the example have copies that name the new scenario.
fn with_copies(
    file: &str,
    list: &str,
    side: Side,
    names: &Names<String>,
) -> Result<String, String> {
    let is_named = |line: &str| EXAMPLE.all().iter().any(|name| line.contains(name));
    let lines: Vec<&str> = list.lines().collect();
    let (mut text, mut at) = (String::new(), 0);
    let mut copies = 0;
    while at < lines.len() {
        let block = lines[at..].iter().take_while(|line| is_named(line)).count();
        if block == 0 {
            text += &format!("{}\n", lines[at]);
            at += 1;
            continue;
        }
        let its = lines[at..at + block].join("\n") + "\n";
        let copy = renamed(&its, names);
        // Blocks that stand apart stay apart.
        let apart = at > 0 && lines[at - 1].is_empty();
        let between = if apart { "\n" } else { "" };
        text += &match side {
            Side::Before => format!("{copy}{between}{its}"),
            Side::Behind => format!("{its}{between}{copy}"),
        };
        at += block;
        copies += 1;
    }
    if copies == 0 {
        return Err(format!(
            "{file} does not name the example ({}), so it is not known where a new scenario belongs.",
            EXAMPLE.key
        ));
    }
    Ok(text)
}

/// The list of fingerprints with the new scenario's, which its link is computed for.
fn with_fingerprint(
    root: &Path,
    names: &Names<String>,
    fingerprint: impl Fn(&str) -> Result<String, String>,
) -> Result<(PathBuf, String), String> {
    let list = read(root, FINGERPRINTS)?;
    let mut text = with_copies(FINGERPRINTS, &list, Side::Behind, names)?;
    let marked = format!("scenario={}&", names.key);
    let copy = text.lines().find(|line| line.contains(&marked));
    let copy = copy.unwrap_or_default().to_owned();
    let Some((_, link)) = copy.split_once(' ') else {
        return Err(format!("{FINGERPRINTS} has no link of {}.", names.key));
    };
    text = text.replace(&copy, &format!("{} {link}", fingerprint(link)?));
    Ok((root.join(FINGERPRINTS), text))
}

/// The fingerprint of a link's results, from the terminal program as it is now.
fn fingerprint(link: &str) -> Result<String, String> {
    let product = Product {
        name: "the terminal program, with the new scenario",
        first: Some("about a minute"),
    };
    build(cargo().args(["build", "--bin", "manytrials"]), &product)?;
    let program = root().join(format!(
        "target/debug/manytrials{}",
        std::env::consts::EXE_SUFFIX
    ));
    let file = answer(Command::new(program).args(["run", link, "--quiet", "--json", "-"]));
    let fingerprint = file.as_deref().and_then(|file| {
        let (_, rest) = file.split_once("\"fingerprint\":")?;
        rest.split('"').nth(1).map(str::to_owned)
    });
    fingerprint.ok_or_else(|| {
        format!(
            "The new scenario is written, but it did not run: try cargo run -- run '{link}', and put its \
             fingerprint and this link into {FINGERPRINTS}."
        )
    })
}

fn read(root: &Path, file: &str) -> Result<String, String> {
    std::fs::read_to_string(root.join(file))
        .map_err(|problem| format!("{file} cannot be read: {problem}."))
}

fn write(file: &Path, text: &str) -> Result<(), String> {
    std::fs::write(file, text)
        .map_err(|problem| format!("{} cannot be written: {problem}.", file.display()))
}

/// The words of Rust that no module can have as its name.
const KEYWORDS: [&str; 50] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
    "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
    "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(key: &str) -> Options {
        Options {
            key: key.to_owned(),
            title: None,
            german: None,
        }
    }

    fn walk() -> Names<String> {
        let options = Options {
            title: Some("A walker on a line".to_owned()),
            german: Some("Ein Spaziergang auf einer Geraden".to_owned()),
            ..asked("walk-on-a-line")
        };
        names(root(), &options).expect("these names are free")
    }

    #[test]
    fn wrong_keys_are_refused_with_a_sentence() {
        for (key, sentence) in [
            ("", "cannot be a scenario's key"),
            ("Walk", "cannot be a scenario's key"),
            ("walk on", "cannot be a scenario's key"),
            ("walk_on", "cannot be a scenario's key"),
            ("walk--on", "cannot be a scenario's key"),
            ("-walk", "cannot be a scenario's key"),
            ("2-walks", "cannot be a scenario's key"),
            ("../walk", "cannot be a scenario's key"),
            ("größe", "cannot be a scenario's key"),
            ("match", "is a word of Rust itself"),
            ("monty-hall", "there is src/scenario/monty_hall.rs already"),
            ("misreadings", "there is src/scenario/misreadings already"),
            ("evidence", "there is tests/scenarios/evidence.rs already"),
            (
                "expected",
                "there is something named Expected in a scenario already",
            ),
            ("fair", "a text like it in src/scenario/"),
            ("fieldset", "uses for something else"),
        ] {
            let refused = names(root(), &asked(key)).expect_err(key);
            assert!(refused.contains(sentence), "{key}: {refused}");
            assert!(refused.ends_with('.'), "{refused}");
        }
        for title in ["", " ", "a \"walk\"", "*walk*", "{walk}", "a\nwalk"] {
            let options = Options {
                title: Some(title.to_owned()),
                ..asked("walk-on-a-line")
            };
            let refused = names(root(), &options).expect_err(title);
            assert!(refused.contains("cannot be a title"), "{refused}");
        }
    }

    #[test]
    fn a_title_is_made_of_the_key() {
        let made = names(root(), &asked("walk-on-a-line")).expect("a free key");
        assert_eq!(made.title, "Walk on a line");
        assert_eq!(made.german, "Walk on a line");
        assert_eq!(made.kind(), "WalkOnALine");
        assert_eq!(made.module(), "walk_on_a_line");
    }

    /// The copy is the example to the letter, but for its names: so it compiles if the example does.
    #[test]
    fn files_are_the_example_under_other_names() {
        let names = walk();
        let texts = texts(root(), &names).expect("all files are there");
        for (file, (_, copy)) in FILES.iter().zip(&texts) {
            let mut back = copy.clone();
            for (old, new) in EXAMPLE.all().iter().zip(names.all()) {
                back = back.replace(&new, old);
            }
            assert_eq!(back, read(root(), file).expect("it is there"), "{file}");
            for name in EXAMPLE.all() {
                assert!(!copy.contains(&name), "{file} still says {name}");
            }
        }
    }

    /// Every list has lines that name the new scenario, and loses none.
    #[test]
    fn lists_gain_the_new_scenario() {
        let names = walk();
        let expected = [
            "mod walk_on_a_line;\n    &walk_on_a_line::WalkOnALine,",
            "mod walk_on_a_line;",
            "    (\"?scenario=walk-on-a-line&numDoors=5&numOpened=2\", 400),\n    \
             (\"?scenario=walk-on-a-line&strategy=stay\", 400),",
            "\n?scenario=walk-on-a-line&strategy=switch,stay\n  \
             ?v=1&scenario=walk-on-a-line&strategy=switch,stay&numDoors=3&numOpened=1&numGames=100\
             &numTrials=1000&seed=7\n\n\n\
             ?v=1&scenario=walk-on-a-line\n  \
             ?v=1&scenario=walk-on-a-line&strategy=switch&numDoors=3&numOpened=1&numGames=100\
             &numTrials=1000&seed=7",
            "    // A walker on a line.\n    \
             (\"A walker on a line\", \"Ein Spaziergang auf einer Geraden\"),",
        ];
        let texts = texts(root(), &names).expect("all lists are there");
        for ((list, _), ((_, text), expected)) in
            LISTS.iter().zip(texts[FILES.len()..].iter().zip(expected))
        {
            let before = read(root(), list).expect("it is there");
            let (mut old, mut added) = (before.lines().peekable(), Vec::new());
            for line in text.lines() {
                if old.peek() == Some(&line) {
                    old.next();
                } else {
                    added.push(line);
                }
            }
            assert_eq!(old.next(), None, "{list} lost a line");
            assert_eq!(added.join("\n").trim(), expected.trim(), "{list}");
        }
    }

    #[test]
    fn the_fingerprint_is_that_of_its_link() {
        let compute = |link: &str| {
            assert!(link.starts_with("?v=1&scenario=walk-on-a-line&"), "{link}");
            Ok("0000-0000".to_owned())
        };
        let (_, text) = with_fingerprint(root(), &walk(), compute).expect("a list of fingerprints");
        let last = text.lines().last().unwrap_or_default();
        assert!(
            last.starts_with("0000-0000 ?v=1&scenario=walk-on-a-line"),
            "{last}"
        );
    }
}
