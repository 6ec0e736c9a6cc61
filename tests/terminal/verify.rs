//! `manytrials verify`: what is saved is proved from what it says of itself.

use super::program::{done, folder, manytrials};

/// Everything that is saved is proved from what it says of itself, whatever its kind; many small blocks
/// of trials are over at once.
#[test]
fn everything_saved_can_be_proved() {
    let folder = folder("proved");
    let link = "?scenario=dice&numTrials=5000&seed=7";
    let words = [
        "run",
        link,
        "--quiet",
        "--json",
        "a.json.gz",
        "--csv",
        "a.csv",
        "--svg",
        "a.svg",
        "--per-trial",
        "trials.csv",
    ];
    done(&folder, &words);
    let files = ["a.json.gz", "a-outcomes.csv", "a.svg", "trials.csv"];
    for file in files {
        let rows = done(&folder, &["verify", file, "--csv", "-"]);
        assert_eq!(rows.lines().nth(1), Some(&*format!("{file},5000,genuine,")));
    }
    // A picture that says what another one shows.
    let svg = std::fs::read_to_string(folder.join("a.svg")).unwrap();
    std::fs::write(folder.join("b.svg"), svg.replace("seed=7", "seed=8")).unwrap();
    let output = manytrials(&folder, &["verify", "b.svg", "--csv", "-"]);
    assert_eq!(output.status.code(), Some(1));
    let rows = String::from_utf8(output.stdout).unwrap();
    assert!(rows.contains("b.svg,5000,altered,"), "{rows}");
}
