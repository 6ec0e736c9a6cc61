//! What a saved thing says of itself: its link with the view, its fingerprint, its trials, its versions.
//!
//! Pictures hold it as JSON beside the words that other programs know, tables as columns at their end,
//! results files as one of their parts. What is read of it was written by anybody: it is bounded, and
//! its link goes through the same reading as every other.

mod cite;
mod name;
mod png;
mod svg;
mod table;

use std::ops::Range;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Deserialize, Serialize};

pub use cite::{Citation, cite};
pub use name::file_name;
pub use png::signed_png;
pub use svg::signed_svg;
pub use table::{ABOUT_COLUMNS, TrialRowsEnd, csv_cell};
pub(super) use table::{about_cells, no_cells};

use crate::experiment::{Experiment, joined, parted};
use crate::language::{say, shown, translated};
use crate::param::{grouped, number_of_trials};
use crate::sim::MOST_TRIALS;

/// The program's name, as files say it.
pub const PROGRAM: &str = "Many Trials";
/// Its version.
pub const PROGRAM_VERSION: &str = env!("CARGO_PKG_VERSION");

/// So much is read of what a file says of itself; more is nothing that this program wrote.
const MOST_SAID: usize = 256 * 1024;
/// So long a view is kept: four pins are a tenth of it.
const MOST_VIEW: usize = 16 * 1024;
/// So many ranges of trials are kept; whoever merges a class with more gaps has the results file.
const MOST_RANGES: usize = 1000;

/// What results do not know of themselves: where they are looked at, and how.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// The public address of the page, without a query; empty if it has none.
    address: String,
    /// The fragment of its address, without the mark in front of it.
    view: String,
}

impl Origin {
    /// An origin; of an address that nobody else can open nothing is kept, and a view is written in
    /// plain letters.
    #[must_use]
    pub fn new(address: &str, view: &str) -> Self {
        let address = address.split(['?', '#']).next().unwrap_or_default();
        let known = ["http://", "https://"].iter();
        let is_public = known.into_iter().any(|scheme| address.starts_with(scheme))
            && address
                .chars()
                .all(|c| c.is_ascii_graphic() && c != '"' && c != '<' && c != '>');
        Origin {
            address: if is_public {
                address.to_owned()
            } else {
                String::new()
            },
            view: plain_view(view),
        }
    }

    /// The whole link of a query.
    fn link(&self, query: &str) -> String {
        let (query, program) = parted(query);
        let fragment: Vec<&str> = [program.as_str(), &self.view]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
        let mark = if fragment.is_empty() { "" } else { "#" };
        format!("{}{query}{mark}{}", self.address, fragment.join("&"))
    }
}

/// What a view need not escape, as in the query of a link.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~')
    .remove(b',')
    .remove(b'@');

/// A fragment in letters, digits and a few marks, whatever it was written in; what is too long to be
/// a view is left out.
fn plain_view(view: &str) -> String {
    let view = view.strip_prefix('#').unwrap_or(view);
    let mut plain = String::new();
    for (key, value) in form_urlencoded::parse(view.as_bytes()) {
        let [key, value] =
            [&key, &value].map(|text| utf8_percent_encode(text, ESCAPED).to_string());
        if key.is_empty() || plain.len() + key.len() + value.len() > MOST_VIEW {
            continue;
        }
        if !plain.is_empty() {
            plain.push('&');
        }
        plain += &format!("{key}={value}");
    }
    plain
}

/// The query of a link, with the words of a program that stand behind its mark, and the view.
fn query_and_view(link: &str) -> (String, String) {
    let link = joined(link);
    let (link, view) = link.split_once('#').unwrap_or((&link, ""));
    let query = link.find('?').map_or("", |at| &link[at..]);
    (query.to_owned(), plain_view(view))
}

/// What a saved thing says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct About {
    /// The program that saved it.
    #[serde(default)]
    pub program: String,
    /// The version of that program.
    #[serde(default)]
    pub version: String,
    /// The whole link: the page's address if it is public, the experiment, the view.
    pub link: String,
    /// The link of the one case that a picture shows; none if it shows all there is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shows: Option<String>,
    /// The fingerprint of the results; empty if they were not complete.
    #[serde(default)]
    pub fingerprint: String,
    /// Which trials of each case there are: the first, and the one behind the last, of each range.
    #[serde(default)]
    pub trials: Vec<(u64, u64)>,
    /// How many these are.
    #[serde(default)]
    pub num_trials: u64,
    /// The scenario.
    #[serde(default)]
    pub scenario: String,
    /// Its version: numbers of two versions differ.
    #[serde(default)]
    pub scenario_version: u32,
}

impl About {
    /// What is to be said of results of an experiment.
    #[must_use]
    pub fn new(
        experiment: &Experiment,
        trials: &[Range<u64>],
        fingerprint: &str,
        origin: &Origin,
    ) -> Self {
        About {
            program: PROGRAM.to_owned(),
            version: PROGRAM_VERSION.to_owned(),
            link: origin.link(&experiment.link()),
            shows: None,
            fingerprint: fingerprint.to_owned(),
            trials: trials
                .iter()
                .map(|range| (range.start, range.end))
                .collect(),
            num_trials: trials.iter().map(|range| range.end - range.start).sum(),
            scenario: experiment.scenario().key().to_owned(),
            scenario_version: experiment.scenario().version(),
        }
    }

    /// The same of a picture that shows one case of several.
    #[must_use]
    pub fn of_case(self, experiment: &Experiment, case: usize, origin: &Origin) -> Self {
        let alone = experiment.cases().len() == 1;
        let link = || origin.link(&experiment.case(case).link());
        About {
            shows: (!alone).then(link),
            ..self
        }
    }

    /// The link to print: that of what is shown.
    #[must_use]
    pub fn printed_link(&self) -> &str {
        self.shows.as_deref().unwrap_or(&self.link)
    }

    /// The query of what is shown, and the view, both without the address: who opens a stranger's
    /// file stays on the own page.
    #[must_use]
    pub fn query_and_view(&self) -> (String, String) {
        query_and_view(self.printed_link())
    }

    /// The query of the whole experiment, without the address, and the view.
    #[must_use]
    pub fn whole_query(&self) -> (String, String) {
        query_and_view(&self.link)
    }

    /// The program with its version.
    #[must_use]
    pub fn made_by(&self) -> String {
        format!("{} {}", self.program, self.version)
    }

    /// The trials as people count them, in a file: "0 to 999".
    #[must_use]
    pub fn ranges(&self) -> String {
        let each = self.ranges_of(|from, to| format!("{from} to {to}"));
        each.join(" and ")
    }

    /// The same in the language in use.
    #[must_use]
    pub fn ranges_said(&self) -> String {
        let each = self.ranges_of(|from, to| say!("{from} to {to}", from, to));
        each.join(translated(" and "))
    }

    fn ranges_of(&self, range: impl Fn(u64, u64) -> String) -> Vec<String> {
        let each = self.trials.iter().take(MOST_RANGES);
        let each = each.map(|(from, end)| match end.saturating_sub(*from) {
            0 | 1 => from.to_string(),
            _ => range(*from, end - 1),
        });
        each.collect()
    }

    /// One line for under a picture.
    #[must_use]
    pub fn short(&self) -> String {
        let trials = number_of_trials(self.num_trials);
        let mut parts = vec![self.made_by(), trials];
        if !self.fingerprint.is_empty() {
            parts.push(say!(
                "fingerprint {fingerprint}",
                fingerprint = self.fingerprint
            ));
        }
        parts.join(" · ")
    }

    /// What was saved, by which version, in sentences.
    #[must_use]
    pub fn words(&self) -> String {
        let mut words = say!("Saved by {program}", program = self.made_by());
        if self.num_trials > 0 {
            words += &say!(
                ": {trials} trials (numbers {ranges})",
                trials = grouped(self.num_trials as i64),
                ranges = self.ranges_said(),
            );
        }
        if !self.fingerprint.is_empty() {
            words += &say!(
                ", fingerprint {fingerprint}",
                fingerprint = self.fingerprint
            );
        }
        words += ".";
        let (experiment, _) = Experiment::from_link(&self.query_and_view().0);
        let (mine, theirs) = (experiment.scenario().version(), self.scenario_version);
        if theirs != 0 && theirs != mine {
            words += &say!(
                " That was version {theirs} of the scenario {scenario}, and this is version {mine}, whose \
                 numbers differ. Theirs are those of a manytrials.html of that time, such as one that is \
                 kept beside a paper.",
                theirs,
                scenario = experiment.scenario().key(),
                mine,
            );
        } else if self.version != PROGRAM_VERSION {
            words += &say!(
                " This is version {version}; the rules of the scenario are the same, and so are its numbers.",
                version = PROGRAM_VERSION,
            );
        }
        words
    }

    /// The link that runs exactly the trials that were saved, if there is one: the whole experiment
    /// where it has them, and without what would have to be mended.
    #[must_use]
    pub fn again(&self) -> Option<String> {
        let (experiment, problems) = Experiment::from_link(&self.query_and_view().0);
        let [(from, end)] = self.trials[..] else {
            return None;
        };
        let trials = from..end;
        if !problems.is_empty() {
            return None;
        }
        if experiment.target().is_some() || experiment.trials() == trials {
            return Some(experiment.link());
        }
        Some(experiment.with_range(trials).link())
    }

    /// As it stands in a file.
    #[must_use]
    pub fn json(&self) -> String {
        // Texts and numbers always have a JSON form.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What a file says, read as anybody's: with nothing in it that is not what it should be.
    fn from_json(text: &str) -> Option<Self> {
        if text.len() > MOST_SAID {
            return None;
        }
        let said: About = serde_json::from_str(text).ok()?;
        said.checked()
    }

    /// The same, if it has a link; whatever else makes no sense is left out.
    fn checked(self) -> Option<Self> {
        if !self.link.contains(['?', '=']) {
            return None;
        }
        let ordered = self.trials.windows(2).all(|pair| pair[0].1 < pair[1].0);
        let legal = |(from, end): &(u64, u64)| from < end && *end <= MOST_TRIALS;
        let makes_sense =
            ordered && self.trials.len() <= MOST_RANGES && self.trials.iter().all(legal);
        let trials = if makes_sense { self.trials } else { Vec::new() };
        let spelled = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let is_fingerprint = self.fingerprint.len() <= 20 && self.fingerprint.chars().all(spelled);
        Some(About {
            num_trials: trials.iter().map(|(from, end)| end - from).sum(),
            trials,
            fingerprint: if is_fingerprint {
                self.fingerprint
            } else {
                String::new()
            },
            program: shown(&self.program),
            version: shown(&self.version),
            scenario: shown(&self.scenario),
            ..self
        })
    }

    /// What a saved picture or table says of itself.
    ///
    /// # Errors
    /// A sentence's part, as in "a.png is not opened: …".
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        match Saved::of(bytes) {
            Saved::Png => png::read(bytes),
            Saved::Svg => svg::read(bytes),
            Saved::Text => table::read(bytes),
            Saved::Other => Err(say!(
                "it is no picture, table or results file of this program"
            )),
        }
    }
}

/// What kind of file some bytes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Saved {
    Png,
    Svg,
    Text,
    Other,
}

impl Saved {
    fn of(bytes: &[u8]) -> Self {
        let begin = &bytes[..bytes.len().min(4096)];
        let text = begin.strip_prefix(b"\xef\xbb\xbf").unwrap_or(begin);
        if bytes.starts_with(png::SIGNATURE) {
            Saved::Png
        } else if text.trim_ascii_start().starts_with(b"<") {
            Saved::Svg
        } else if text.contains(&0) {
            Saved::Other
        } else {
            Saved::Text
        }
    }
}

/// What is said of a picture that lost what it knew.
fn nothing_said() -> String {
    say!(
        "it says nothing of its experiment; what a picture knows is lost when another program saves it \
         again, or when it is pasted. The link printed under it opens the same"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_has_the_address_the_experiment_and_the_view() {
        let (experiment, _) = Experiment::from_link("?numTrials=5&seed=ü ?");
        let origin = Origin::new(
            "https://a.org/mt/index.html?x=1#y",
            "#pin=%3Fv%3D1%26seed%3D7&trial=17",
        );
        let about = About::new(&experiment, &[0..5], "abcd-efgh", &origin);
        assert!(
            about
                .link
                .starts_with("https://a.org/mt/index.html?v=1&scenario=")
        );
        assert!(
            about
                .link
                .ends_with("&seed=%C3%BC%20%3F#pin=%3Fv%3D1%26seed%3D7&trial=17"),
            "{}",
            about.link
        );
        let (query, view) = about.query_and_view();
        assert_eq!(query, experiment.link());
        assert_eq!(view, "pin=%3Fv%3D1%26seed%3D7&trial=17");
        assert_eq!((about.num_trials, about.ranges().as_str()), (5, "0 to 4"));
    }

    #[test]
    fn an_address_that_is_nobody_elses_is_not_told() {
        let (experiment, _) = Experiment::from_link("?numTrials=5");
        for address in [
            "file:///home/ada/Diploma/manytrials.html",
            "",
            "blob:null/1",
            "https://a.org/\"><script>",
        ] {
            let about = About::new(&experiment, &[0..5], "", &Origin::new(address, ""));
            assert_eq!(about.link, experiment.link(), "{address}");
        }
    }

    #[test]
    fn a_view_is_plain_letters_and_bounded() {
        assert_eq!(
            plain_view("#a=\u{202e}\u{1}<>\"'"),
            "a=%E2%80%AE%01%3C%3E%22%27"
        );
        assert_eq!(plain_view("&&=x&a&a=1"), "a=&a=1");
        let long = format!("trial=1&pin={}&samples=1", "x".repeat(MOST_VIEW));
        assert_eq!(plain_view(&long), "trial=1&samples=1");
    }

    #[test]
    fn what_makes_no_sense_is_left_out() {
        let read = |text: &str| About::from_json(text);
        assert_eq!(read("{}"), None);
        assert_eq!(read(r#"{"link":"nowhere"}"#), None);
        let said = read(
            r#"{"link":"?seed=1","version":"\u0001\u202e","fingerprint":"<b>","trials":[[5,3]],"numTrials":99}"#,
        );
        let said = said.expect("it has a link");
        assert_eq!(
            (
                said.fingerprint.as_str(),
                said.trials.len(),
                said.num_trials
            ),
            ("", 0, 0)
        );
        assert!(!said.version.contains(['\u{1}', '\u{202e}']));
        let said = read(r#"{"link":"?seed=1","trials":[[0,9000000000000000000],[1,2]]}"#);
        assert_eq!(said.map(|said| said.num_trials), Some(0));
    }

    #[test]
    fn what_another_version_made_is_said() {
        let (experiment, _) = Experiment::from_link("?numTrials=5");
        let about = About::new(&experiment, &[0..3], "abcd-efgh", &Origin::default());
        let words = about.words();
        assert!(
            words.ends_with("3 trials (numbers 0 to 2), fingerprint abcd-efgh."),
            "{words}"
        );
        assert_eq!(about.again(), Some(experiment.with_trials(3).link()));
        let other = About {
            version: "0.0.1".into(),
            ..about.clone()
        };
        assert!(other.words().contains("so are its numbers"));
        let other = About {
            scenario_version: 99,
            ..about.clone()
        };
        assert!(other.words().contains("manytrials.html of that time"));
        let gaps = About {
            trials: vec![(0, 1), (2, 3)],
            ..about.clone()
        };
        assert_eq!(gaps.again(), None);
        let strange = About {
            link: "?seed=1&numTrials=x".into(),
            ..about
        };
        assert_eq!(strange.again(), None, "its problems are to be told");
    }

    #[test]
    fn one_case_of_several_has_its_own_printed_link() {
        let (experiment, _) = Experiment::from_link("?numStepsBeforeDrug=20,5&numTrials=5");
        let origin = Origin::default();
        let about = About::new(&experiment, &[0..5], "", &origin).of_case(&experiment, 1, &origin);
        assert_eq!(about.link, experiment.link());
        assert_eq!(about.printed_link(), experiment.case(1).link());
        let (alone, _) = Experiment::from_link("?numTrials=5");
        let about = About::new(&alone, &[0..5], "", &origin).of_case(&alone, 0, &origin);
        assert_eq!(about.shows, None);
    }
}
