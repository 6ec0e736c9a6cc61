//! Where a visitor's own program stands: in the query of a link, as it is known here, or behind the mark of an
//! address, which no host is told. The page has the same two ways before it has this program
//! (`www/address/own.js`).

use super::words::unescaped;
use super::{CALL, PROGRAM};
use crate::scenario::OWN;

/// Whether a query is of a visitor's own program.
fn is_of_program(query: &str) -> bool {
    let mut words = query.split(['?', '&']).map(unescaped);
    let scenario = words.find_map(|word| word.strip_prefix("scenario="));
    scenario.is_some_and(|key| key.split('@').next() == Some(OWN))
}

/// Words, those of a program apart from all others.
fn sorted<'a>(words: impl Iterator<Item = &'a str>) -> (Vec<&'a str>, Vec<&'a str>) {
    words.partition(|word| {
        let key = unescaped(word).split('=').next();
        [PROGRAM, CALL].iter().any(|own| key == Some(own))
    })
}

/// A link as it is known here, in two parts: the query of an address, and the words of a program, which belong
/// behind its mark.
#[must_use]
pub fn parted(link: &str) -> (String, String) {
    if !is_of_program(link) {
        return (link.to_owned(), String::new());
    }
    let (own, query) = sorted(link.split('&'));
    (query.join("&"), own.join("&"))
}

/// The opposite of [`parted`]: an address with the words of a program in its query.
#[must_use]
pub fn joined(address: &str) -> String {
    let Some((query, fragment)) = address
        .split_once('#')
        .filter(|(query, _)| is_of_program(query))
    else {
        return address.to_owned();
    };
    let (own, view) = sorted(fragment.split('&'));
    let query: Vec<&str> = std::iter::once(query).chain(own).collect();
    let mark = if view.is_empty() { "" } else { "#" };
    format!("{}{mark}{}", query.join("&"), view.join("&"))
}
