//! `manytrials scenarios`, `presets` and `python`.

use many_trials::experiment::{EVERYWHERE, Experiment};
use many_trials::param::Kind;
use many_trials::scenario::SCENARIOS;

use super::program::{SWEEP, done, folder, read, refused};

#[test]
fn an_experiment_in_python() {
    let folder = folder("python");
    let (experiment, _) = Experiment::from_link(SWEEP);
    let program = done(&folder, &["python", SWEEP]);
    assert_eq!(program, many_trials::results::python(&experiment));
    assert!(program.contains(&experiment.link()) && program.contains("__main__"));
    assert_eq!(done(&folder, &["python", SWEEP, "sweep.py"]), "");
    assert_eq!(read(&folder, "sweep.py"), program);
    assert_eq!(done(&folder, &["python", SWEEP, "-"]), program);
    for (words, expected) in [
        (&["python"][..], "python needs a link"),
        (&["python", SWEEP, "a.py", "b.py"], "b.py"),
        (&["python", SWEEP, "--json", "a.json"], "--json"),
        (
            &["python", SWEEP, "no/such/folder/a.py"],
            "no/such/folder/a.py",
        ),
        (
            &["python", "?scenario=one-drug&maxPop=0", "never.py"],
            "maxPop takes",
        ),
        (&["python", "?maxPop=5", "never.py"], "names no scenario"),
    ] {
        let sentence = refused(&folder, words);
        assert!(sentence.contains(expected), "{words:?}: {sentence}");
    }
    assert!(!folder.join("never.py").exists());
    // What somebody changed by hand is not replaced unasked.
    std::fs::write(folder.join("sweep.py"), "mine").unwrap();
    let sentence = refused(&folder, &["python", SWEEP, "sweep.py"]);
    assert!(sentence.contains("sweep.py is there already"), "{sentence}");
    assert_eq!(read(&folder, "sweep.py"), "mine");
    done(&folder, &["python", SWEEP, "sweep.py", "--force"]);
    assert_eq!(read(&folder, "sweep.py"), program);
}

#[test]
fn scenarios_and_presets_are_listed() {
    let folder = folder("lists");
    let scenarios = done(&folder, &["scenarios"]);
    let presets = done(&folder, &["presets"]);
    for scenario in SCENARIOS {
        assert!(scenarios.contains(&format!("{}: {}", scenario.key(), scenario.title())));
        for param in scenario.params() {
            assert!(
                scenarios.contains(&format!("  {}: {}", param.key, param.allowed())),
                "{}",
                param.key
            );
            if let Kind::Choice { options, .. } = param.kind {
                for option in options {
                    let line = format!("    {}: {}\n", option.key, option.label);
                    assert!(scenarios.contains(&line), "{line}");
                }
            }
        }
        let one = done(&folder, &["scenarios", scenario.key()]);
        let (own, common) = one.split_once("\nEvery scenario:\n").unwrap();
        assert!(scenarios.contains(own) && scenarios.ends_with(common));
        for preset in scenario.presets() {
            assert!(presets.contains(&format!("{}: {}", preset.exercise, preset.title)));
        }
    }
    // Whatever a link can hold is listed: what a canonical link has, and what it leaves out.
    for param in &EVERYWHERE {
        let line = format!(
            "  {}: {} (default {})",
            param.key,
            param.allowed(),
            param.default_value()
        );
        assert!(scenarios.contains(&line), "{line}");
    }
    assert!(scenarios.contains("  seed: any text (default 7)"));
    let links: Vec<&str> = presets
        .lines()
        .map(str::trim)
        .filter(|line| line.starts_with('?'))
        .collect();
    assert_eq!(
        links.len(),
        SCENARIOS
            .iter()
            .map(|scenario| scenario.presets().len())
            .sum::<usize>()
    );
    for link in links {
        let (experiment, problems) = Experiment::from_link(link);
        assert!(problems.is_empty(), "{link}: {problems:?}");
        assert_eq!(experiment.link(), link);
    }
    for words in [&["--help"][..], &["-h"], &[], &["help"]] {
        assert!(done(&folder, words).contains("manytrials run"));
    }
    assert!(done(&folder, &["--version"]).starts_with("manytrials 0."));
}
