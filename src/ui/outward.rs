//! Links that lead out of the reader.

use crate::ui::markup::{Markup, el};
use lectern_core::link::may_follow;

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
