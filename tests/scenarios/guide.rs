//! The guide quotes the example as it is compiled.

#[test]
fn the_guide_quotes_the_example() {
    let guide = include_str!("../../docs/add-a-scenario.md");
    let example = include_str!("example.rs");
    let blocks: Vec<&str> = guide
        .split("```rust\n")
        .skip(1)
        .filter_map(|block| block.split_once("```").map(|(code, _)| code))
        .collect();
    assert_eq!(blocks.first(), Some(&example));
}

/// What the guide names is there.
#[test]
fn the_guide_names_what_there_is() {
    let guide = include_str!("../../docs/add-a-scenario.md");
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut named = 0;
    for name in guide.split('`').filter(|name| {
        ["src/", "tests/", "examples/"]
            .iter()
            .any(|place| name.starts_with(place))
    }) {
        // The newcomer's own file is not there yet.
        if !name.contains("walk_on_a_line") {
            assert!(root.join(name).exists(), "{name}");
            named += 1;
        }
    }
    assert!(named > 5);
}
