//! The guide "Add a scenario" quotes its example, a scenario of the program, to the letter.

use std::path::Path;

const GUIDE: &str = include_str!("../../docs/add-a-scenario.md");

/// What the guide quotes, in its order.
const QUOTED: [(&str, &str); 3] = [
    (
        "src/scenario/monty_hall.rs",
        include_str!("../../src/scenario/monty_hall.rs"),
    ),
    (
        "src/scenario/python/monty_hall.py",
        include_str!("../../src/scenario/python/monty_hall.py"),
    ),
    (
        "tests/scenarios/monty_hall.rs",
        include_str!("monty_hall.rs"),
    ),
];

#[test]
fn the_guide_quotes_the_example() {
    let blocks: Vec<&str> = GUIDE
        .split("```rust\n")
        .flat_map(|part| part.split("```python\n"))
        .skip(1)
        .filter_map(|part| part.split_once("```").map(|(code, _)| code))
        .collect();
    assert_eq!(blocks.len(), QUOTED.len());
    for (block, (file, text)) in blocks.iter().zip(QUOTED) {
        assert!(
            *block == text,
            "docs/add-a-scenario.md quotes {file} as it was: copy it there again"
        );
    }
}

/// What the guides name is there.
#[test]
fn the_guides_name_what_there_is() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for file in [
        "docs/add-a-scenario.md",
        "docs/add-a-language.md",
        "CONTRIBUTING.md",
        "ARCHITECTURE.md",
    ] {
        let guide = std::fs::read_to_string(root.join(file)).unwrap();
        let places = [
            "docs/",
            "examples/",
            "fuzz/",
            "src/",
            "tests/",
            "www/",
            "xtask/",
        ];
        // The newcomer's own files are not there yet.
        let named = guide
            .split('`')
            .filter(|name| places.iter().any(|place| name.starts_with(place)))
            .filter(|name| !name.contains("KEY") && !name.contains(' '));
        let named: Vec<&str> = named.collect();
        assert!(named.len() > 5, "{file}: {named:?}");
        for name in named {
            assert!(root.join(name).exists(), "{file} names {name}");
        }
    }
}
