//! Saved pictures and tables that are opened again: what they say of their experiment.

use serde::Serialize;

use crate::language::{say, shown};
use crate::results::{About, FileKind};

/// What a saved file says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Saved {
    /// The file's name.
    pub name: String,
    /// The query of its link: with the trials that gave its numbers, if the same link can give them.
    pub link: String,
    /// The fragment of its view.
    pub view: String,
    /// What it holds, in a sentence.
    pub words: String,
    /// The fingerprint to be found again, if the link gives it.
    pub fingerprint: Option<String>,
}

/// What a file is that says of itself what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum SavedAs {
    /// A picture.
    Picture,
    /// A table, which says it in its first rows and in its last.
    Table,
}

/// Endings of archives, in which results files stand.
const ARCHIVES: [(&str, &str); 2] = [("zip", "application/zip"), ("gz", "application/gzip")];

impl SavedAs {
    fn of_kind(kind: FileKind) -> Option<Self> {
        match kind {
            FileKind::Png | FileKind::Svg => Some(SavedAs::Picture),
            FileKind::Series | FileKind::Outcomes | FileKind::Trials => Some(SavedAs::Table),
            FileKind::Json | FileKind::Python => None,
        }
    }

    /// What a file is by its name, or else by what a browser calls it; none if it is something else,
    /// such as results.
    #[must_use]
    pub fn of_file(name: &str, media_type: &str) -> Option<Self> {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        let kinds = || FileKind::ALL.into_iter();
        let by_ending = kinds().filter(|kind| kind.ending().eq_ignore_ascii_case(ending));
        let by_type = kinds().filter(|kind| media_type.eq_ignore_ascii_case(kind.media_type()));
        let known = by_ending.chain(by_type).find_map(SavedAs::of_kind);
        // Another picture is told what is wrong with it, too.
        known.or_else(|| media_type.starts_with("image/").then_some(SavedAs::Picture))
    }
}

/// Endings and media types of everything that the page opens, as a browser's dialogue takes them.
#[must_use]
pub fn opened_types() -> String {
    let opened = |kind: &FileKind| match kind {
        FileKind::Json => true,
        kind => SavedAs::of_kind(*kind).is_some(),
    };
    let kinds = FileKind::ALL.into_iter().filter(opened);
    let kinds = kinds.map(|kind| (kind.ending(), kind.media_type()));
    let mut words: Vec<String> = Vec::new();
    for (ending, media_type) in kinds.chain(ARCHIVES) {
        for word in [format!(".{ending}"), media_type.to_owned()] {
            if !words.contains(&word) {
                words.push(word);
            }
        }
    }
    words.join(",")
}

impl Saved {
    /// Reads what a file says of itself.
    ///
    /// # Errors
    /// A sentence that says why it is not opened.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self, String> {
        let about = About::read(bytes).map_err(|why| {
            let name = shown(name);
            say!("{name} is not opened: {why}.", name, why)
        })?;
        let (query, view) = about.query_and_view();
        let again = about.again();
        let fingerprint = again.as_ref().filter(|_| about.shows.is_none());
        Ok(Saved {
            name: name.to_owned(),
            fingerprint: fingerprint.map(|_| about.fingerprint.clone()),
            words: about.words(),
            link: again.unwrap_or(query),
            view,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_apart_by_name_and_by_type() {
        use SavedAs::{Picture, Table};
        for (name, media_type, known) in [
            ("a.png", "", Some(Picture)),
            ("A.SVG", "", Some(Picture)),
            ("a.b.csv", "", Some(Table)),
            ("picture", "image/png", Some(Picture)),
            ("photo.jpeg", "image/jpeg", Some(Picture)),
            ("table", "text/csv", Some(Table)),
            ("results.json", "application/json", None),
            ("all.zip", "application/zip", None),
            ("program.py", "", None),
            ("csv", "", None),
            ("", "", None),
        ] {
            assert_eq!(
                SavedAs::of_file(name, media_type),
                known,
                "{name} {media_type}"
            );
        }
    }

    #[test]
    fn everything_that_says_what_it_is_can_be_chosen() {
        let types = opened_types();
        for ending in [".png", ".svg", ".csv", ".json", ".zip", ".gz", "text/csv"] {
            assert!(
                types.split(',').any(|word| word == ending),
                "{ending} in {types}"
            );
        }
        assert!(!types.contains(".py"), "{types}");
    }

    #[test]
    fn what_says_nothing_is_told_with_its_name() {
        let why = Saved::read("a\u{202e}.csv", b"a,b\n1,2\n").expect_err("it has no link");
        assert!(
            why.starts_with('a') && why.contains(".csv is not opened: "),
            "{why}"
        );
        assert!(!why.contains('\u{202e}'));
    }
}
