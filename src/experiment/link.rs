//! The link codec: a query that holds the whole experiment, in plain names.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::{Draft, Experiment, FIRST_TRIAL, LINK_VERSION, STANDARD_ERROR};
use crate::language::say;

/// What a query need not escape, so that people can read it.
pub(super) const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~')
    .remove(b',')
    .remove(b'@');

impl Draft {
    /// The words of a link or of its query alone.
    #[must_use]
    pub fn from_link(link: &str) -> Self {
        // A query alone may hold question marks in its values: one ends an address only if nothing
        // of a query came before it.
        let link = link.trim();
        let query = match link.split_once('?') {
            Some((address, query)) if !address.contains(['=', '&']) => query,
            _ => link,
        };
        let query = query.split_once('#').map_or(query, |(query, _)| query);
        let entries = form_urlencoded::parse(query.as_bytes())
            .filter(|(key, _)| !key.is_empty())
            .map(|(key, text)| (key.into_owned(), text.into_owned()))
            .collect();
        Draft { entries }
    }
}

impl Experiment {
    /// The experiment that a link describes; see [`Draft::settle`].
    #[must_use]
    pub fn from_link(link: &str) -> (Self, Vec<super::Problem>) {
        Draft::from_link(link).settle()
    }

    /// The experiment of a link that was saved with its results, and with the version of the scenario
    /// that made them, if it says one.
    ///
    /// # Errors
    /// The part of a sentence, if it was made by other rules, or something of it would have to be mended.
    pub fn from_saved_link(link: &str, made_by: Option<u32>) -> Result<Self, String> {
        let (experiment, problems) = Experiment::from_link(link);
        let scenario = experiment.scenario();
        if let Some(given) = made_by.filter(|given| *given != scenario.version()) {
            return Err(say!(
                "its numbers were made by version {given} of {scenario}, and this is version {version}",
                given,
                scenario = scenario.key(),
                version = scenario.version(),
            ));
        }
        match problems.first() {
            Some(problem) => Err(say!(
                "its link does not open as it was: {problem}",
                problem = problem.message
            )),
            None => Ok(experiment),
        }
    }

    /// The complete, canonical query, beginning with `?`: the same experiment is always written the
    /// same way.
    #[must_use]
    pub fn link(&self) -> String {
        let scenario = self.scenario();
        let named = match scenario.version() {
            1 => scenario.key().to_owned(),
            version => format!("{}@{version}", scenario.key()),
        };
        let mut link = format!("?v={LINK_VERSION}&scenario={named}");
        let mut write = |key: &str, text: &str| {
            link.push('&');
            link.push_str(key);
            link.push('=');
            link.extend(utf8_percent_encode(text, ESCAPED));
        };
        for (key, list) in self.values() {
            let texts: Vec<String> = list.iter().map(ToString::to_string).collect();
            write(key, &texts.join(","));
        }
        // Links without these are those of the time before there were any.
        let later = [FIRST_TRIAL.key, STANDARD_ERROR.key];
        for (param, text) in self.everywhere() {
            if !later.contains(&param.key) || text != param.default_value().to_string() {
                write(param.key, &text);
            }
        }
        link
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_a_page_shows_it_is_no_part_of_an_experiment() {
        let (plain, _) = Experiment::from_link("?numTrials=5");
        let (embedded, problems) =
            Experiment::from_link("?numTrials=5&embed=true&theme=dark&lang=de");
        assert_eq!(problems, []);
        assert_eq!(embedded.link(), plain.link());
    }

    #[test]
    fn a_question_mark_in_a_value_ends_no_address() {
        for link in [
            "seed=what?&numTrials=5",
            "?seed=what?&numTrials=5",
            "http://a.b/c?seed=what?&numTrials=5",
        ] {
            let (experiment, problems) = Experiment::from_link(link);
            assert_eq!(
                (experiment.seed_text(), experiment.num_trials()),
                ("what?", 5),
                "{link}"
            );
            assert_eq!(problems, [], "{link}");
        }
    }
}
