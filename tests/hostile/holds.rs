//! What holds of any input, whoever made it: nothing panics, what is written reads back, and what is
//! said stays short and plain.

use std::sync::OnceLock;

use many_trials::check::{Answer, Said};
use many_trials::experiment::{Experiment, MOST_CASES, Problem};
use many_trials::grading::{Grade, Grader};
use many_trials::param::Value;
use many_trials::results::{self, NamedResults, Results};
use many_trials::run::Run;

/// No more things are wrong with a link, however long it is: a few for each of its words.
const MOST_PROBLEMS: usize = 100;
/// No sentence is longer: the longest one names all scenarios.
const LONGEST: usize = 600;
/// A verdict has several sentences.
const LONGEST_VERDICT: usize = 2_000;

/// Of any link: it gives an experiment, whose own link gives the same one without a word, and so do a
/// results file and a Python program of it.
pub fn link(text: &str) {
    let (experiment, problems) = Experiment::from_link(text);
    assert!((1..=MOST_CASES).contains(&experiment.cases().len()));
    assert!(
        problems.len() <= MOST_PROBLEMS,
        "{} problems",
        problems.len()
    );
    for Problem {
        key,
        message,
        wrong,
    } in &problems
    {
        for text in [key, message, wrong] {
            plain(text);
        }
    }
    let link = experiment.link();
    assert!(link.bytes().all(|byte| byte.is_ascii_graphic()), "{link}");
    let (again, more) = Experiment::from_link(&link);
    assert_eq!(more, [], "{link}");
    same(&again, &experiment);
    assert_eq!(again.link(), link);
    for case in 0..experiment.cases().len() {
        let alone = experiment.case(case);
        let (again, more) = Experiment::from_link(&alone.link());
        assert_eq!(more, [], "{}", alone.link());
        same(&again, &alone);
    }
    let program = results::python(&experiment);
    let strange = |c: char| c.is_control() && c != '\n';
    assert_eq!(program.chars().find(|c| strange(*c)), None, "{link}");
    if let Some(results) = small_results(&experiment) {
        let file = results::write(&results);
        let again = results::read(&file).unwrap_or_else(|why| panic!("{why}: {link}"));
        same(&again.experiment, &results.experiment);
        assert_eq!(again.fingerprint(), results.fingerprint());
        assert_eq!(results::write(&again), file);
    }
}

/// Two experiments are the same in everything.
fn same(one: &Experiment, other: &Experiment) {
    assert_eq!(one.scenario().key(), other.scenario().key());
    assert_eq!(one.values(), other.values());
    assert_eq!(one.cases(), other.cases());
    assert_eq!(one.trials(), other.trials());
    assert_eq!(one.target(), other.target());
    assert_eq!(one.seed_text(), other.seed_text());
}

/// Two trials of an experiment, if that is soon done.
pub fn small_results(experiment: &Experiment) -> Option<Results> {
    let is_small = |(_, value): (&str, Value)| match value {
        Value::Whole(number) => number <= 2_000,
        Value::Real(_) | Value::Choice(_) => true,
    };
    let scenario = experiment.scenario();
    let cells = |case| scenario.model(case).shape().cells();
    let cases = experiment.cases();
    if !cases.iter().all(|case| case.iter().all(is_small))
        || cases.iter().map(cells).sum::<usize>() > 1_000
    {
        return None;
    }
    let first = experiment.trials().start;
    let few = experiment.with_range(first..experiment.trials().end.min(first + 2));
    let mut run = Run::new(&few);
    run.advance(u64::MAX);
    run.level();
    Some(Results {
        experiment: few,
        trials: vec![run.trials()],
        summaries: run.summaries().to_vec(),
    })
}

/// Of any text as a results file: it is refused with a sentence, or it can be written and read again.
pub fn results_file(text: &str) {
    match results::read(text) {
        Err(why) => plain(&why),
        Ok(results) => {
            let file = results::write(&results);
            let again = results::read(&file).unwrap_or_else(|why| panic!("{why}"));
            assert_eq!(again.fingerprint(), results.fingerprint());
            for summary in &results.summaries {
                let statistics = many_trials::sim::Statistics::new(summary);
                for outcome in &statistics.outcomes {
                    assert!(outcome.mean.is_finite(), "a mean of {}", outcome.mean);
                    assert!(
                        outcome.variance.is_nan() || outcome.variance >= 0.0,
                        "a variance of {}",
                        outcome.variance
                    );
                }
            }
        }
    }
}

/// Of any texts as the results files of a class.
pub fn merged(texts: &[String]) {
    let parts = texts.iter().enumerate().filter_map(|(place, text)| {
        let results = results::read(text).ok()?;
        Some(NamedResults {
            name: format!("part-{place}.json"),
            results,
        })
    });
    match results::merge(parts.collect()) {
        Err(why) => plain(&why),
        Ok(all) => results_file(&results::write(&all)),
    }
}

/// Of any text as somebody's own numbers: a verdict or a question, in plain words.
pub fn numbers(text: &str) {
    static GRADERS: OnceLock<Vec<Grader>> = OnceLock::new();
    let graders = GRADERS.get_or_init(|| {
        let links = [
            "?scenario=pi&numNeedles=50",
            "?numViruses=9&maxPop=20&numStepsBeforeDrug=3&numStepsAfterDrug=2",
            "?scenario=dice&numDice=1,2,3",
        ];
        links
            .map(|link| Grader::new(&Experiment::from_link(link).0, 200))
            .into()
    });
    for grader in graders {
        let Grade { answer, looks } = grader.grade(text.as_bytes(), Said::default());
        assert!(["agrees", "doubtful", "differs", "unclear"].contains(&answer.verdict));
        assert!(
            answer
                .chance
                .is_none_or(|chance| (0.0..=1.0).contains(&chance))
        );
        let Answer {
            sentence,
            detail,
            power,
            reading,
            offers,
            ..
        } = answer;
        for words in [sentence, detail, power, reading, looks] {
            told(&words, LONGEST_VERDICT);
        }
        for offer in offers {
            plain(&offer.label);
        }
    }
}

/// What is said is a sentence of some length, without characters that act or hide.
pub fn plain(text: &str) {
    told(text, LONGEST);
}

fn told(text: &str, most: usize) {
    assert!(text.chars().count() <= most, "too long: {text}");
    let acts = |c: char| {
        c.is_control()
            || matches!(
                c,
                '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'
                    ..='\u{202e}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
            )
            || matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{10ffff}')
    };
    assert_eq!(text.chars().find(|c| acts(*c)), None, "{text:?}");
}
