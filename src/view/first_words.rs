//! What the page says of an experiment before its program has come: the questions and stories, written from
//! here into `www/experiment/first-words.js`, where this test finds them stale.

use std::fs;
use std::path::Path;

use crate::language::LANGUAGES;
use crate::scenario::SCENARIOS;

const HEAD: &str = "\
// The question and the story of every scenario, by language and key, for as long as the program has not
// come: written by the test of src/view/first_words.rs.
// @ts-check

/** @type {Record<string, Record<string, [string, string]>>} */
export const FIRST_WORDS = {
";

#[test]
fn the_page_begins_with_the_stories_of_today() {
    let mut file = HEAD.to_owned();
    for language in LANGUAGES {
        file += &format!("  {}: {{\n", language.code);
        for scenario in SCENARIOS {
            // The language in use is everybody's, so this asks each.
            let said = |english: &'static str| language.text(english).unwrap_or(english);
            file += &format!(
                "    {:?}: [{:?}, {:?}],\n",
                scenario.key(),
                said(scenario.question()),
                said(scenario.story()),
            );
        }
        file += "  },\n";
    }
    file += "};\n";
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/experiment/first-words.js");
    if fs::read_to_string(&place).unwrap_or_default() == file {
        return;
    }
    fs::write(&place, file).expect("the sources can be written");
    panic!(
        "www/experiment/first-words.js was not that of the stories in Rust. It is now: commit it."
    );
}
