//! What numbers are is recognised or asked, and tested for what they are.

use super::class::{Class, list};

const COURSE: &str = "?scenario=without-drug&numTrials=2000&seed=reference";
const DRUG: &str = "?scenario=one-drug&numTrials=2000&seed=reference";

/// The lecture's own print of a drunk's 6 steps.
#[test]
fn the_lectures_rounding_is_right() {
    let class = Class::new("?scenario=drunks&numSteps=6&numTrials=2000&seed=reference");
    let shares = [
        (0.0, 10),
        (1.4, 29),
        (2.0, 22),
        (2.8, 12),
        (3.2, 17),
        (4.0, 4),
        (4.2, 2),
        (4.5, 3),
        (5.1, 1),
    ];
    let numbers: Vec<f64> = shares
        .iter()
        .flat_map(|(value, times)| vec![*value; *times])
        .collect();
    let answer = class.check(&list(&numbers));
    assert_eq!(answer.verdict, "agrees", "{answer:?}");
    for places in [0, 1, 2] {
        for student in 0..5 {
            let unit = 10f64.powi(places);
            let own = class.student(student, 300).outcome(0);
            let rounded: Vec<f64> = own
                .iter()
                .map(|x| (x * unit).round_ties_even() / unit)
                .collect();
            let answer = class.check(&list(&rounded));
            assert!(answer.verdict != "differs", "{places} {answer:?}");
        }
    }
}

#[test]
fn a_mean_curve_is_no_list_of_results() {
    let class = Class::new(COURSE);
    let student = class.student(1, 100);
    let curve = student.mean(0);
    let text = list(&curve[1..]);
    let asked = class.check(&text);
    assert!(asked.verdict == "unclear" && asked.asks_trials, "{asked:?}");
    assert_eq!(class.of(&text, 100).verdict, "agrees");
    assert_eq!(
        class.of(&list(&curve), 100).verdict,
        "agrees",
        "with the first value"
    );
    let early = list(&curve[..300]);
    assert_eq!(
        class.of(&early, 100).verdict,
        "agrees",
        "without the last one"
    );
    let rounded: Vec<f64> = curve[1..].iter().map(|x| x.round()).collect();
    let answer = class.of(&list(&rounded), 100);
    assert_ne!(answer.verdict, "differs", "{answer:?}");
    // Of a program that forgets to clear.
    let wrong: Vec<f64> = curve[1..].iter().map(|x| x * 1.1).collect();
    assert_eq!(class.of(&list(&wrong), 100).verdict, "differs");
}

#[test]
fn one_run_is_told_as_one() {
    let class = Class::new(COURSE);
    let mut inside = Vec::new();
    for student in 0..20 {
        let run = class.student(student, 1).run(0, 0);
        for text in [list(&run[1..]), list(&run), list(&run[..300])] {
            let answer = class.as_kind(&text, "run:total");
            assert_ne!(answer.verdict, "differs", "{answer:?}");
            let answer = class.check(&text);
            assert_ne!(answer.verdict, "differs", "{answer:?}");
            if answer.verdict == "agrees" {
                assert!(
                    answer
                        .sentence
                        .contains("One run: inside the band of 9 in 10 at "),
                    "{answer:?}"
                );
                assert!(answer.sentence.ends_with("as usual."), "{answer:?}");
                inside.push(answer.chance.unwrap());
            }
        }
    }
    assert!(inside.len() > 45, "{inside:?}");
    let killed: Vec<f64> = (0..300)
        .map(|step| if step < 150 { 495.0 } else { 22.0 })
        .collect();
    assert_eq!(
        class.as_kind(&list(&killed), "run:total").verdict,
        "differs"
    );
}

#[test]
fn few_results_get_an_answer_too() {
    let class = Class::new(COURSE);
    for student in 0..10 {
        for count in 1..10 {
            let numbers = class.student(student, count).outcome(0);
            let answer = class.as_kind(&list(&numbers), "total");
            assert!(
                ["agrees", "doubtful"].contains(&answer.verdict),
                "{answer:?}"
            );
        }
    }
    let answer = class.check("498");
    assert_eq!(answer.verdict, "unclear");
    assert_eq!(answer.offers.len(), 2, "{answer:?}");
    assert_eq!(
        class.as_kind("[900, 901, 899, 902, 903]", "total").verdict,
        "differs"
    );
}

#[test]
fn means_and_shares_stand_alone() {
    let class = Class::new(DRUG);
    let own = class.student(3, 400).outcome(0);
    let mean = own.iter().sum::<f64>() / 400.0;
    assert!(class.check(&format!("{mean:.2}")).asks_trials);
    assert_eq!(class.of(&format!("{mean:.2}"), 400).verdict, "agrees");
    assert_eq!(
        class
            .check(&format!("Mean of 400 trials: {mean:.2}"))
            .verdict,
        "agrees"
    );
    assert_eq!(
        class
            .check(&format!("Mean of 400 trials: {:.2}", mean - 40.0))
            .verdict,
        "differs"
    );
    let cured = own.iter().filter(|total| **total <= 50.0).count() as f64 / 400.0;
    let share = |text: &str| {
        class.said(
            text,
            many_trials::check::Said {
                kind: "share".into(),
                trials: Some(400),
                ..Default::default()
            },
        )
    };
    assert_eq!(share(&format!("{cured:.3}")).verdict, "agrees");
    assert_eq!(
        share(&format!("{:.1}", 100.0 * cured)).verdict,
        "agrees",
        "in percent"
    );
    assert_eq!(share("4 %").verdict, "agrees", "as it is written");
    assert_eq!(share("0.9").verdict, "differs");
    // Whether each trial was cured.
    let truths: Vec<&str> = own
        .iter()
        .map(|total| if *total <= 50.0 { "True" } else { "False" })
        .collect();
    assert_eq!(
        class.check(&format!("[{}]", truths.join(", "))).verdict,
        "agrees"
    );
    let ones: Vec<f64> = own
        .iter()
        .map(|total| f64::from(u8::from(*total <= 50.0)))
        .collect();
    let answer = class.check(&list(&ones));
    assert_eq!(answer.verdict, "agrees", "{answer:?}");
    assert_eq!(
        class
            .check(&format!("[{}]", vec!["True"; 100].join(", ")))
            .verdict,
        "differs"
    );
}

#[test]
fn another_outcome_is_asked_about() {
    let class = Class::new(DRUG);
    let resistant = class.student(5, 300).outcome(1);
    let answer = class.check(&list(&resistant));
    assert!(
        answer.verdict == "unclear" || answer.verdict == "agrees",
        "{answer:?}"
    );
    let both = format!(
        "Total: {}\nResistant: {}",
        list(&class.student(5, 300).outcome(0)),
        list(&resistant)
    );
    let answer = class.check(&both);
    assert_eq!(
        (answer.verdict, answer.count),
        ("agrees", 600),
        "{answer:?}"
    );
    let swapped = format!(
        "Total: {}\nResistant: {}",
        list(&resistant),
        list(&[0.0; 300])
    );
    assert_eq!(class.check(&swapped).verdict, "differs");
    assert_eq!(class.as_kind(&both, "resistant").count, 300);
}

#[test]
fn means_by_case_are_tested_case_by_case() {
    let link = "?scenario=one-drug&numStepsBeforeDrug=300,150,75,0&numTrials=1000&seed=reference";
    let class = Class::new(link);
    assert!(class.of("[495, 400, 200, 0.1]", 400).verdict == "differs");
    let mut means = Vec::new();
    for delay in [300, 150, 75, 0] {
        let one = Class::new(&format!(
            "?scenario=one-drug&numStepsBeforeDrug={delay}&numTrials=10"
        ));
        means.push(one.student(8, 400).outcome(0).iter().sum::<f64>() / 400.0);
    }
    let answer = class.of(&list(&means), 400);
    assert_eq!(answer.verdict, "agrees", "{answer:?}");
    assert!(class.check(&list(&means)).asks_trials);
    assert!(class.check("[1, 2, 3]").sentence.contains("4 cases"));
}

#[test]
fn what_no_trial_can_give_is_named_and_certain() {
    let class = Class::new(COURSE);
    let mut numbers = class.student(1, 300).outcome(0);
    numbers[36] = -5e9;
    let answer = class.check(&list(&numbers));
    assert_eq!(answer.verdict, "differs");
    assert!(
        answer
            .sentence
            .contains("No trial can give −5,000,000,000 (your number 37)"),
        "{answer:?}"
    );
    numbers[36] = 412.5;
    let answer = class.as_kind(&list(&numbers), "total");
    assert!(
        answer.sentence.contains("412.5 (your number 37)"),
        "{answer:?}"
    );
    let pi = Class::new("?scenario=pi&numTrials=500");
    let answer = pi.check("3 3 3 3 3 3 3 3 3 -9.99e14");
    assert_eq!(answer.verdict, "differs", "{answer:?}");
    for far in ["1e300", "-1e308", "999999999999999999999", "5e-324"] {
        class.check(&format!("400 {far} 410"));
        pi.check(&format!("3.1 {far} 3.2"));
    }
}

#[test]
fn fractions_and_percent_are_both_understood() {
    let class = Class::new("?scenario=roulette&numTrials=2000&seed=reference");
    let shape = class.shape();
    let place = shape
        .outcomes
        .iter()
        .position(|quantity| quantity.key == "return")
        .unwrap();
    let percent = class.student(4, 200).outcome(place);
    let fractions: Vec<f64> = percent.iter().map(|x| x / 100.0).collect();
    assert_ne!(class.as_kind(&list(&percent), "return").verdict, "differs");
    let answer = class.as_kind(&list(&fractions), "return");
    assert_ne!(answer.verdict, "differs", "{answer:?}");
}

#[test]
fn a_histogram_is_tested_as_one() {
    let class = Class::new(COURSE);
    let numbers = class.student(6, 500).outcome(0);
    let edges: Vec<f64> = (0..11).map(|i| 400.0 + 20.0 * f64::from(i)).collect();
    let counts: Vec<f64> = edges
        .windows(2)
        .map(|pair| {
            numbers
                .iter()
                .filter(|x| **x >= pair[0] && (**x < pair[1] || pair[1] == 600.0 && **x == 600.0))
                .count() as f64
        })
        .collect();
    let text = format!("(array({}), array({}))", list(&counts), list(&edges));
    assert_eq!(
        class.check(&text).verdict,
        "agrees",
        "{:?}",
        class.check(&text)
    );
    let mut late = counts.clone();
    late.rotate_right(1);
    let text = format!("(array({}), array({}))", list(&late), list(&edges));
    assert_eq!(class.check(&text).verdict, "differs");
}

/// This program's own files are read as what they are.
#[test]
fn own_files_agree() {
    use many_trials::results::{Results, outcomes_csv, series_csv, write};
    use many_trials::run::Run;
    let class = Class::new(DRUG);
    let (experiment, _) = many_trials::experiment::Experiment::from_link(
        "?scenario=one-drug&numTrials=300&seed=mine",
    );
    let mut run = Run::new(&experiment);
    run.advance(u64::MAX);
    let results = Results {
        trials: vec![0..300],
        summaries: run.summaries().to_vec(),
        experiment,
    };
    let file = class.check(&write(&results));
    assert!(["agrees", "doubtful"].contains(&file.verdict), "{file:?}");
    assert_eq!(file.count, 600, "{file:?}");
    let curve = class.as_kind(&write(&results), "series:total");
    assert!(["agrees", "doubtful"].contains(&curve.verdict), "{curve:?}");
    let outcomes = class.check(&outcomes_csv(&results));
    assert!(
        ["agrees", "doubtful"].contains(&outcomes.verdict),
        "{outcomes:?}"
    );
    let series = class.of(&series_csv(&results), 300);
    assert!(
        ["agrees", "doubtful"].contains(&series.verdict),
        "{series:?}"
    );
}
