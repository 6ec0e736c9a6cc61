//! The page's public address, as its builder says it.

/// The picture that a pasted link shows. No visitor needs it, so nothing keeps it offline.
pub(crate) const PREVIEW: &str = "preview.png";

/// Where the site will be, with a slash at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Address(String);

impl Address {
    /// The folder that the site will be in.
    pub(crate) fn new(text: &str) -> Result<Self, String> {
        let refusal = || {
            format!(
                "--address takes the folder that the page will be in, such as \
                 https://example.org/trials/, not `{text}`."
            )
        };
        let host = ["https://", "http://"]
            .iter()
            .find_map(|scheme| text.strip_prefix(scheme))
            .ok_or_else(refusal)?;
        let plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/%@[]+,".contains(c);
        if host.is_empty()
            || host.starts_with('/')
            || !host.chars().all(plain)
            || host.to_ascii_lowercase().ends_with(".html")
        {
            return Err(refusal());
        }
        Ok(Self(format!("{}/", text.trim_end_matches('/'))))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_folder_with_a_slash_at_its_end() {
        for text in ["https://example.org/trials", "https://example.org/trials/"] {
            let address = Address::new(text).map(|address| address.0);
            assert_eq!(address.as_deref(), Ok("https://example.org/trials/"));
        }
        assert!(Address::new("http://localhost:8080").is_ok());
    }

    #[test]
    fn what_is_no_folder_on_the_web_is_refused() {
        for text in [
            "",
            "example.org",
            "https://",
            "https:///trials",
            "file:///home/me",
            "https://example.org/index.html",
            "https://example.org/?v=1",
            "https://example.org/#x",
            "https://example.org/\"><script>",
            "https://example.org/a b",
        ] {
            assert!(Address::new(text).is_err(), "{text}");
        }
    }
}
