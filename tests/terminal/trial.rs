//! `manytrials trial`: one trial again.

use super::program::{SWEEP, done, folder, read, refused};

#[test]
fn one_trial_again() {
    let folder = folder("trial");
    done(&folder, &["run", SWEEP, "--per-trial", "all.csv"]);
    let csv = done(&folder, &["run", SWEEP, "--trial", "7"]);
    let lines: Vec<Vec<&str>> = csv.lines().map(|line| line.split(',').collect()).collect();
    let column = |name: &str| lines[0].iter().position(|head| *head == name).unwrap();
    let all = read(&folder, "all.csv");
    let heads: Vec<&str> = all.lines().next().unwrap().split(',').collect();
    let at = heads.iter().position(|head| *head == "trial").unwrap();
    // The last step of each case is that trial's row of outcomes.
    for row in all.lines().map(|line| line.split(',').collect::<Vec<_>>()) {
        if row[at] == "7" {
            let last = lines.iter().rfind(|line| line[..at] == row[..at]).unwrap();
            assert_eq!(last[column("total")], row[at + 1]);
            assert_eq!(last[column("resistant")], row[at + 2]);
        }
    }
    let steps: Vec<&str> = lines[1..].iter().map(|line| line[column("step")]).collect();
    assert_eq!(steps[..3], ["0", "1", "2"]);
    assert_eq!(
        done(
            &folder,
            &["run", SWEEP, "--trial", "7", "--csv", "seven.csv"]
        ),
        ""
    );
    assert_eq!(read(&folder, "seven.csv"), csv);
    for (words, sentence) in [
        (
            ["--trial", "-1", "--threads", "1"],
            "--trial takes the number of one of the experiment's trials, 0 to 39 (40 of them), not “-1”.",
        ),
        (
            ["--trial", "7", "--trials", "0..9"],
            "--trial replays one trial; of the other options only --csv goes with it.",
        ),
        (
            ["--trial", "7", "--json", "-"],
            "--trial replays one trial; of the other options only --csv goes with it.",
        ),
    ] {
        let words: Vec<&str> = ["run", SWEEP].iter().chain(&words).copied().collect();
        assert_eq!(refused(&folder, &words), sentence);
    }
    // Ten trials are those from 0 to 9, wherever they begin.
    let ten = SWEEP.replace("numTrials=40", "numTrials=10");
    done(&folder, &["run", &ten, "--trial", "9"]);
    let sentence = refused(&folder, &["run", &ten, "--trial", "10"]);
    assert!(
        sentence.contains("0 to 9 (10 of them), not “10”"),
        "{sentence}"
    );
    let later = format!("{ten}&firstTrial=30");
    done(&folder, &["run", &later, "--trial", "39"]);
    for number in ["29", "40"] {
        let sentence = refused(&folder, &["run", &later, "--trial", number]);
        assert!(sentence.contains("30 to 39 (10 of them)"), "{sentence}");
    }
}
