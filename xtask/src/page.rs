//! What the page's HTML has more on a host than where it is worked on: its policy and its address.

use crate::address::{Address, PREVIEW};

/// Where index.html has room for it, in front of all that it loads.
const PLACE: &str = "<!-- for hosts -->";

/// The page with a content security policy of its own and, if its address is known, the picture that
/// a pasted link shows: who reads these tags takes no relative address. There is no `og:url`, which
/// would lead every pasted experiment to the bare page.
pub(crate) fn for_host(
    page: &str,
    policy: &str,
    address: Option<&Address>,
) -> Result<String, String> {
    let mut tags = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    if let Some(address) = address {
        let address = address.as_str();
        for (property, content) in [
            ("og:image", format!("{address}{PREVIEW}").as_str()),
            ("og:image:width", "1200"),
            ("og:image:height", "630"),
            ("og:image:alt", "The mean and the bands of many trials"),
        ] {
            tags += &format!("\n  <meta property=\"{property}\" content=\"{content}\">");
        }
        tags += "\n  <meta name=\"twitter:card\" content=\"summary_large_image\">";
    }
    let (before, behind) = page
        .split_once(PLACE)
        .ok_or_else(|| format!("index.html has no {PLACE}."))?;
    Ok(format!("{before}{tags}{behind}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = include_str!("../../www/index.html");

    #[test]
    fn the_policy_stands_in_front_of_all_that_it_governs() {
        let page = for_host(PAGE, "default-src 'self'", None).expect("the page has a place for it");
        let place = page.find("default-src 'self'\">").expect("it is there");
        for governed in ["<link", "<script", "<style"] {
            assert!(
                page.find(governed).is_some_and(|at| at > place),
                "{governed}"
            );
        }
        assert!(!page.contains(PLACE) && !page.contains("og:image"));
    }

    #[test]
    fn a_pasted_link_shows_a_picture_by_its_whole_address() {
        let address = Address::new("https://example.org/t").expect("it is an address");
        let page = for_host(PAGE, "", Some(&address)).expect("the page has a place for it");
        assert!(page.contains("og:image\" content=\"https://example.org/t/preview.png\""));
        for property in ["og:title", "og:description", "og:type", "og:site_name"] {
            assert!(
                page.contains(&format!("property=\"{property}\"")),
                "{property}"
            );
        }
        assert!(!page.contains("og:url"));
    }
}
