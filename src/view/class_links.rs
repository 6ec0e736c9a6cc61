//! The links of a class: the trials of an experiment one after another, so many for each student.

use crate::experiment::Experiment;
use crate::language::say;
use crate::param::grouped;
use crate::sim::MOST_TRIALS;

/// More students than this are no class.
const MOST_STUDENTS: u64 = 1000;

/// A link for each student.
///
/// # Errors
/// A sentence, if so many students or trials cannot be.
pub fn class_links(link: &str, students: f64, each: f64) -> Result<Vec<String>, String> {
    let whole = |number: f64, most: u64| {
        (number.fract() == 0.0 && (1.0..=most as f64).contains(&number)).then_some(number as u64)
    };
    let students = whole(students, MOST_STUDENTS).ok_or_else(|| {
        let most = grouped(MOST_STUDENTS as i64);
        say!("A class has 1 to {most} students.", most)
    })?;
    let most = MOST_TRIALS / students;
    let each = whole(each, most).ok_or_else(|| {
        let most = grouped(most as i64);
        say!(
            "Each of {students} students can have 1 to {most} trials.",
            students,
            most
        )
    })?;
    // Who has a part of the trials cannot know when all are enough.
    let all = Experiment::from_link(link).0.without_target();
    let parts = (0..students).map(|i| all.with_range(i * each..(i + 1) * each).link());
    Ok(parts.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_student_has_trials_of_their_own() {
        let links = class_links("?numTrials=7&standardError=5", 4.0, 1250.0);
        let parts = links.map(|links| {
            let experiments = links.iter().map(|link| Experiment::from_link(link).0);
            experiments
                .map(|part| (part.trials(), part.target()))
                .collect::<Vec<_>>()
        });
        let one = |from: u64| (from..from + 1250, None);
        assert_eq!(parts, Ok(vec![one(0), one(1250), one(2500), one(3750)]));
    }

    #[test]
    fn what_cannot_be_is_told() {
        for (students, each, sentence) in [
            (0.0, 9.0, "A class has 1 to 1,000 students."),
            (f64::NAN, 9.0, "A class has 1 to 1,000 students."),
            (1001.0, 9.0, "A class has 1 to 1,000 students."),
            (
                4.0,
                1.5,
                "Each of 4 students can have 1 to 250,000,000 trials.",
            ),
            (
                4.0,
                250_000_001.0,
                "Each of 4 students can have 1 to 250,000,000 trials.",
            ),
        ] {
            assert_eq!(class_links("", students, each), Err(sentence.to_owned()));
        }
    }
}
