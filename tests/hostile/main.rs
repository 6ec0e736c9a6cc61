//! Hostile input: a short run, always the same, of the changes that the fuzz targets run for long.
#![allow(clippy::unwrap_used)] // in a test, a panic is the message
#![allow(clippy::disallowed_methods)] // how long something takes is asked of the clock
#![allow(unreachable_pub)] // the fuzz targets reach it

mod beginnings;
mod holds;
mod mutation;

use std::time::{Duration, Instant};

use beginnings::{files, links, lists};
use many_trials::experiment::Experiment;
use mutation::{CHARACTERS, Mutator};

#[test]
fn links_whatever_they_are() {
    let (mut mutator, links) = (Mutator::new(1), links());
    for link in &links {
        holds::link(link);
    }
    for _ in 0..4_000 {
        holds::link(&mutator.changed(&links));
    }
}

#[test]
fn results_files_whatever_they_are() {
    let (mut mutator, files) = (Mutator::new(2), files());
    for file in &files {
        holds::results_file(file);
    }
    for _ in 0..4_000 {
        holds::results_file(&mutator.changed(&files));
    }
}

#[test]
fn merging_whatever_it_is() {
    let (mut mutator, files) = (Mutator::new(3), files());
    for _ in 0..1_000 {
        let mut few: Vec<String> = (0..3)
            .map(|_| files[mutator.below(files.len())].clone())
            .collect();
        few.push(mutator.changed(&files));
        holds::merged(&few);
    }
}

#[test]
fn numbers_whatever_they_are() {
    let (mut mutator, lists) = (Mutator::new(4), lists());
    for _ in 0..2_000 {
        holds::numbers(&mutator.changed(&lists));
    }
}

/// Every character as a seed, as an unknown word, as a value and as what cannot be read at all.
#[test]
fn every_kind_of_character_everywhere() {
    for c in CHARACTERS {
        let text = c.to_string();
        let coded =
            percent_encoding::percent_encode(text.as_bytes(), percent_encoding::NON_ALPHANUMERIC);
        holds::link(&format!(
            "?seed=a{coded}b{coded}&a{coded}=1&numViruses={coded}&v={coded}&scenario={coded}"
        ));
        holds::link(&format!("?seed={c}&{c}=1&numViruses={c}"));
        holds::numbers(&format!("1 2 {c} 3"));
        holds::results_file(&format!("{{\"format\":\"{c}\"}}"));
    }
}

/// Reads a link of a megabyte; what took minutes would not end in time, however slow the machine is.
fn soon(link: &str) -> (Experiment, usize) {
    // A machine that did something else meanwhile may try again; what grows with the square never ends
    // in time.
    let mut tries = (0..3).map(|_| {
        let begin = Instant::now();
        let read = Experiment::from_link(link);
        (begin.elapsed(), read)
    });
    let found = tries.find(|(took, _)| *took < Duration::from_secs(5));
    let (_, (experiment, problems)) = found.expect("three times it took 5 s and more");
    for problem in &problems {
        holds::plain(&problem.message);
    }
    (experiment, problems.len())
}

#[test]
fn long_links_are_read_soon_and_told_shortly() {
    let many = |part: &dyn Fn(usize) -> String| (0..180_000).map(part).collect::<Vec<_>>();
    let unknown = many(&|i| format!("w{i}=1")).join("&");
    assert_eq!(soon(&unknown).1, 1);
    let (_, problems) = Experiment::from_link(&unknown);
    assert_eq!(
        problems[0].message,
        "one-drug has no parameters “w0”, “w1”, “w2” and 179,997 more; they are left out."
    );
    let repeated = many(&|i| format!("maxPop={}", i % 7 + 1)).join("&");
    let (experiment, problems) = soon(&repeated);
    assert_eq!((experiment.values()[1].1.len(), problems), (1, 1));
    let (experiment, problems) = soon(&format!(
        "maxPop={}",
        many(&|i| (i + 1).to_string()).join(",")
    ));
    assert_eq!((experiment.cases().len(), problems), (100, 1));
    let (experiment, _) = soon(&format!("maxPop={}", many(&|i| format!("x{i}")).join(",")));
    assert_eq!(experiment.cases().len(), 1);
    let (experiment, _) = soon(&format!(
        "maxPop={}",
        many(&|i| (i % 3 + 1).to_string()).join(",")
    ));
    assert_eq!(experiment.cases().len(), 3);
    soon(&format!(
        "clearProb={}",
        many(&|i| format!("0.{i}..1/100")).join(",")
    ));
    soon(&format!("numTrials={}", many(&|i| i.to_string()).join(",")));
    soon(&many(&|i| format!("&%{:02X}=%FF", i % 256)).concat());
    let long = "x".repeat(1_000_000);
    soon(&format!(
        "{long}=1&v={long}&scenario={long}&maxPop={long}&clearProb=0..{long}/3"
    ));
    let (experiment, _) = soon(&format!("?seed={long}"));
    assert!(experiment.link().ends_with(&format!("&seed={long}")));
}
