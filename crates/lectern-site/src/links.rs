//! Links that lead out of the site.

use lectern_core::link;
use maud::{Markup, html};

/// Whether a link may be followed; one that may not is shown as text. A browser takes white space out of an address, HTML
/// forbids it there.
pub fn may_follow(href: &str) -> bool {
    link::may_follow(href) && !href.chars().any(|letter| letter.is_whitespace() || letter.is_control())
}

/// A link under some words, or under its address where they are empty; the words alone where it may not be followed.
pub fn outward(href: &str, words: &str) -> Markup {
    let words = if words.is_empty() { href } else { words };
    html! {
        @if may_follow(href) {
            a href=(href) rel="noopener noreferrer" dir="auto" { (words) }
        } @else if words == href {
            span dir="auto" { (words) }
        } @else {
            span dir="auto" { (words) " (" (href) ")" }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_and_mail_links_may_be_followed() {
        let allowed = ["https://example.org/", "HTTP://example.org", "mailto:a@example.org"];
        let refused = [
            "javascript:alert(1)",
            " https://example.org",
            "data:text/html,x",
            "//example.org",
            "",
            "https:",
            "java\nscript:alert(1)",
            "https://a b",
            "vbscript:x",
        ];
        assert!(allowed.into_iter().all(may_follow));
        assert!(!refused.into_iter().any(may_follow));
    }
}
