//! The link codec: a query that holds the whole experiment, in plain names.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::draft::GIVES;
use super::program_address::joined;
use super::words::unescaped;
use super::{CALL, Draft, Experiment, FIRST_TRIAL, LINK_VERSION, PROGRAM, STANDARD_ERROR};
use crate::language::say;
use crate::scenario::packed;

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
        // A program stands where no host is told of it.
        let entries = form_urlencoded::parse(query_of(&joined(link)).as_bytes())
            .map(|(key, text)| (unescaped(&key).to_owned(), text.into_owned()))
            .filter(|(key, _)| !key.is_empty())
            .collect();
        Draft { entries }
    }
}

/// The query of a link or of its query alone.
fn query_of(link: &str) -> &str {
    // A query alone may hold question marks in its values: one ends an address only if nothing
    // of a query came before it.
    let link = link.trim();
    let query = match link.split_once('?') {
        Some((address, query)) if !address.contains(['=', '&', '#']) => query,
        _ => link,
    };
    let Some((query, fragment)) = query.split_once('#') else {
        return query;
    };
    // Some programs write the one mark in place of the other.
    let fragment = fragment.trim_start_matches('?');
    let is_query = ["v=", "scenario="]
        .iter()
        .any(|word| fragment.starts_with(word));
    if is_query && !query.contains('=') {
        fragment
            .split_once('#')
            .map_or(fragment, |(query, _)| query)
    } else {
        query
    }
}

/// What ends a sentence, or closes what was opened before a link.
const ENDINGS: &str = ".,;:!?)]}>'\"”’“»«…";

/// The seed without the marks at its end that may be of the text around the link, if there are any: nobody
/// would hear that they give other numbers. What is escaped is meant, but for marks that browsers escape
/// themselves; those are not meant where nothing opens them.
#[must_use]
pub fn seed_without_ending(link: &str) -> Option<String> {
    let query = query_of(link);
    let (key, raw) = query.rsplit('&').next()?.split_once('=')?;
    if unescaped(key) != super::SEED.key {
        return None;
    }
    let seed = Draft::from_link(query).text(super::SEED.key)?.to_owned();
    let mut rest = (raw, seed.as_str());
    while let Some(mark) = rest
        .1
        .chars()
        .next_back()
        .filter(|mark| ENDINGS.contains(*mark))
    {
        let mut escaped = String::new();
        escaped.extend(utf8_percent_encode(
            mark.encode_utf8(&mut [0; 4]),
            NON_ALPHANUMERIC,
        ));
        let before = &rest.1[..rest.1.len() - mark.len_utf8()];
        rest.0 = if let Some(raw) = rest.0.strip_suffix(mark) {
            raw
        } else if let Some(raw) = rest.0.strip_suffix(escaped.as_str())
            && is_escaped_by_browsers(mark)
            && !is_opened(mark, before)
        {
            raw
        } else {
            break;
        };
        rest.1 = before;
    }
    (rest.1 != seed && !rest.1.is_empty()).then(|| rest.1.to_owned())
}

fn is_escaped_by_browsers(mark: char) -> bool {
    !mark.is_ascii() || matches!(mark, '"' | '>' | '\'')
}

/// Whether something in a text opens what a mark closes.
fn is_opened(mark: char, text: &str) -> bool {
    match mark {
        '"' | '\'' => text.contains(mark),
        '”' => text.contains(['“', '”', '„']),
        '“' => text.contains('„'),
        '’' => text.contains(['‘', '‚']),
        '»' => text.contains('«'),
        '«' => text.contains('»'),
        '>' => text.contains('<'),
        _ => false,
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
        self.written(false)
    }

    /// The same experiment in a query without the values that are their defaults: for people to hand on. Links
    /// without a value open for ever as its default, by `tests/golden_links.txt`, so this one does too.
    #[must_use]
    pub fn short_link(&self) -> String {
        self.written(true)
    }

    /// As [`Experiment::link`], with what is known of the results of a visitor's own program: the page cannot
    /// know it otherwise.
    #[must_use]
    pub fn told(&self) -> String {
        let mut link = self.link();
        if let Some(gives) = self.scenario().own().and_then(|own| own.gives()) {
            link += &format!(
                "&{GIVES}={}",
                utf8_percent_encode(&gives.written(), ESCAPED)
            );
        }
        link
    }

    /// The query, without what is its default if it is to be short.
    fn written(&self, short: bool) -> String {
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
        for (param, (key, list)) in scenario.params().iter().zip(self.values()) {
            let texts: Vec<String> = list.iter().map(ToString::to_string).collect();
            let text = texts.join(",");
            // What a call says stands in the call.
            let may_lack = short || scenario.own().is_some();
            if !may_lack || text != param.default_value().to_string() {
                write(key, &text);
            }
        }
        // Links without these are those of the time before there were any.
        let later = [FIRST_TRIAL.key, STANDARD_ERROR.key];
        for (param, text) in self.everywhere() {
            let may_lack = short || later.contains(&param.key);
            if !may_lack || text != param.default_value().to_string() {
                write(param.key, &text);
            }
        }
        if let Some(own) = scenario.own() {
            write(PROGRAM, &packed(own.text()));
            write(
                CALL,
                &own.call().map(ToString::to_string).unwrap_or_default(),
            );
        }
        // What finds links in texts leaves these out at an end.
        if link.ends_with(['.', ',', '-', '_', '~'])
            && let Some(last) = link.pop()
        {
            link += &format!("%{:02X}", u32::from(last));
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
    fn what_a_program_on_the_way_made_of_a_link_is_understood() {
        let link = "?v=1&scenario=robots&width=6&numTrials=5&seed=a%20b";
        let (right, _) = Experiment::from_link(link);
        let query = &link[1..];
        for damaged in [
            link.replace('&', "&amp;"),
            link.replace('&', "&amp;amp;"),
            format!("https://example.org/t/#{query}"),
            format!("https://example.org/t/#{query}#trial=3"),
            format!("#{link}"),
        ] {
            let (experiment, problems) = Experiment::from_link(&damaged);
            assert_eq!(experiment.link(), right.link(), "{damaged}");
            assert_eq!(problems, [], "{damaged}");
        }
        // What one looks at is no experiment.
        let (usual, _) = Experiment::from_link("https://example.org/#trial=3&v=1");
        assert_eq!(usual.link(), Experiment::from_link("").0.link());
        let (own, _) = Experiment::from_link("?numTrials=5#v=1&numTrials=7");
        assert_eq!(own.num_trials(), 5);
    }

    #[test]
    fn no_written_link_ends_in_what_a_text_takes_away() {
        for seed in ["a.", "a,", "a-", "a_", "a~", "a)", "a”", ".", "a.."] {
            let (experiment, _) = Experiment::from_link("?numTrials=5");
            let seeded = experiment.with_seed(seed);
            for link in [seeded.link(), seeded.short_link()] {
                let last = link.chars().next_back();
                assert!(last.is_some_and(char::is_alphanumeric), "{link}");
                assert_eq!(Experiment::from_link(&link).0.seed_text(), seed, "{link}");
            }
        }
    }

    #[test]
    fn the_text_around_a_link_is_told_from_its_seed() {
        for (link, seed) in [
            ("?seed=small)", Some("small")),
            ("?seed=small).", Some("small")),
            ("see https://a.b/?numTrials=5&seed=small...", Some("small")),
            ("?seed=small%E2%80%9D", Some("small")),
            ("?seed=small%22.", Some("small")),
            ("?seed=a.b,", Some("a.b")),
            ("#v=1&amp;seed=small!", Some("small")),
            // What is escaped is meant, and so is what is opened and closed.
            ("?seed=small%2E", None),
            ("?seed=small%29", None),
            ("?seed=%E2%80%9Csmall%E2%80%9D", None),
            ("?seed=small", None),
            ("?seed=...", None),
            ("?seed=small.&numTrials=5", None),
            ("", None),
        ] {
            assert_eq!(seed_without_ending(link).as_deref(), seed, "{link}");
        }
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
