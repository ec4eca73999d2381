//! Links that a collection has.

/// Schemes that a link of a collection may have (the bundle format, "What a reader does with a bad one").
const SCHEMES: [&str; 3] = ["http:", "https:", "mailto:"];

/// Whether a link may be followed; one that may not is shown as text.
#[must_use]
pub fn may_follow(href: &str) -> bool {
    SCHEMES.iter().any(|scheme| {
        href.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)) && href.len() > scheme.len()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_and_mail_links_may_be_followed() {
        let allowed = ["https://example.org/", "HTTP://example.org", "mailto:a@example.org"];
        let refused =
            ["javascript:alert(1)", " https://example.org", "data:text/html,x", "//example.org", "", "https:"];
        assert!(allowed.into_iter().all(may_follow));
        assert!(!refused.into_iter().any(may_follow));
    }
}
