//! Links that lead out of the reader.

use crate::ui::markup::{Markup, el};

/// Schemes that a link of a collection may have (the bundle format, "What a reader does with a bad one").
const SCHEMES: [&str; 3] = ["http:", "https:", "mailto:"];

/// Whether a link may be followed; one that may not is shown as text.
pub fn may_follow(href: &str) -> bool {
    SCHEMES.iter().any(|scheme| {
        href.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)) && href.len() > scheme.len()
    })
}

/// A link to another site under some words, or under its address where they are empty. The words alone where the link
/// may not be followed.
pub fn outward(href: String, words: String) -> Markup {
    let words = if words.is_empty() { href.clone() } else { words };
    match may_follow(&href) {
        true => el("a").attr("href", href).attr("rel", "noopener noreferrer").own_direction().child(words),
        false if words == href => el("span").own_direction().child(words),
        false => el("span").own_direction().child(format!("{words} ({href})")),
    }
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
