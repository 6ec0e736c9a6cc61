//! How results are cited: a sentence, and an entry for BibTeX.

use serde::Serialize;

use super::{About, PROGRAM};
use crate::experiment::Experiment;
use crate::language::{say, shown, translated};
use crate::param::grouped;

/// A citation in two forms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Citation {
    /// For a list of references, a footnote, a report.
    pub plain: String,
    /// For BibTeX.
    pub bibtex: String,
}

/// How results are cited. `day` is the one on which they were looked at, as `2026-11-28`; empty if
/// nobody says.
#[must_use]
pub fn cite(about: &About, day: &str) -> Citation {
    let (query, _) = about.query_and_view();
    let (experiment, _) = Experiment::from_link(&query);
    let scenario = experiment.scenario();
    let title = translated(scenario.title());
    let version = say!(
        "version {program}, scenario {scenario} {number}",
        program = about.version,
        scenario = scenario.key(),
        number = about.scenario_version,
    );
    let trials = say!(
        "{count} trials (numbers {ranges})",
        count = grouped(about.num_trials as i64),
        ranges = about.ranges_said(),
    );
    let mut facts = vec![
        version,
        trials,
        say!("seed “{seed}”", seed = shown(experiment.seed_text())),
    ];
    if !about.fingerprint.is_empty() {
        facts.push(say!(
            "fingerprint {fingerprint}",
            fingerprint = about.fingerprint
        ));
    }
    let facts = facts.join(", ");
    let link = about.printed_link();
    let mut plain = format!("{PROGRAM}: {title}, {facts}. {link}");
    let is_day = day.len() == 10 && day.chars().all(|c| c.is_ascii_digit() || c == '-');
    let day = if is_day { day } else { "" };
    if is_day {
        plain += &format!(" ({day})");
    }
    let key: String = about
        .fingerprint
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect();
    let mut lines = vec![
        format!("author = {{{{{PROGRAM}}}}}"),
        format!("title = {{{{{}}}}}", escape(title)),
        format!("howpublished = {{\\url{{{link}}}}}"),
        format!("note = {{{}}}", escape(&facts)),
    ];
    if is_day {
        lines.push(format!("year = {{{}}}", &day[..4]));
        lines.push(format!("urldate = {{{day}}}"));
    }
    let key = if key.is_empty() {
        String::new()
    } else {
        format!("-{key}")
    };
    let bibtex = format!("@misc{{manytrials{key},\n  {},\n}}", lines.join(",\n  "));
    Citation { plain, bibtex }
}

/// A text that TeX sets as it is written.
fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => {
                escaped.push('\\');
                escaped.push(c);
            }
            '\\' => escaped += "\\textbackslash{}",
            '~' => escaped += "\\textasciitilde{}",
            '^' => escaped += "\\textasciicircum{}",
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::Origin;

    fn citation(link: &str, day: &str) -> Citation {
        let (experiment, _) = Experiment::from_link(link);
        let origin = Origin::new("https://a.org/mt/", "trial=3");
        let trials = experiment.trials();
        let about = About::new(
            &experiment,
            std::slice::from_ref(&trials),
            "k7mq-2xdr",
            &origin,
        );
        cite(&about, day)
    }

    #[test]
    fn a_citation_names_link_version_trials_and_fingerprint() {
        let Citation { plain, bibtex } =
            citation("?scenario=one-drug&numTrials=1000", "2026-11-28");
        for part in [
            "Many Trials: ",
            concat!(
                "version ",
                env!("CARGO_PKG_VERSION"),
                ", scenario one-drug 3"
            ),
            "1,000 trials (numbers 0 to 999)",
            "fingerprint k7mq-2xdr",
            "https://a.org/mt/?v=1&scenario=one-drug@3&",
        ] {
            assert!(plain.contains(part), "{part} in {plain}");
        }
        assert!(plain.ends_with("#trial=3 (2026-11-28)"), "{plain}");
        assert!(
            bibtex.starts_with("@misc{manytrials-k7mq2xdr,\n"),
            "{bibtex}"
        );
        assert!(bibtex.contains("howpublished = {\\url{https://a.org/mt/?v=1"));
        assert!(bibtex.contains("year = {2026}"));
    }

    #[test]
    fn no_seed_breaks_an_entry() {
        let Citation { plain, bibtex } =
            citation("?seed=%7B%7B%5C%25%26%E2%80%AE%0A%22", "yesterday}");
        assert!(
            !plain.contains(['\n', '\u{202e}']) && !plain.contains("yesterday"),
            "{plain}"
        );
        assert!(bibtex.contains("\\{\\{\\textbackslash{}\\%\\&"), "{bibtex}");
        let unescaped = bibtex.replace("\\{", "").replace("\\}", "");
        assert_eq!(
            unescaped.matches('{').count(),
            unescaped.matches('}').count(),
            "{bibtex}"
        );
    }
}
