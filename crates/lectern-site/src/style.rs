//! The one stylesheet of a published site: the reader's layers, what published pages add, and the publisher's theme.

use crate::reader::Reader;
use lectern_import::source::sha256;

const SITE: &str = include_str!("site.css");

/// Where a logo stands: before the title, which the reader and the pages share.
const LOGO: &str = ".masthead-title::before";
const LOGO_PLACE: &str = include_str!("logo.css");

/// The stylesheet, under a name that changes with it.
pub struct Stylesheet {
    pub path: String,
    pub text: String,
}

/// Puts the stylesheet together.
pub fn stylesheet(reader: &Reader, logo: Option<&str>, theme: Option<&str>) -> Stylesheet {
    let text = text(reader, logo, theme);
    Stylesheet { path: format!("style-{}.css", short_digest(text.as_bytes())), text }
}

/// The text of a stylesheet, with the address of a logo. A theme stands outside the layers, so that what it says holds.
pub fn text(reader: &Reader, logo: Option<&str>, theme: Option<&str>) -> String {
    let logo = logo.map(|address| format!("{LOGO} {{ background-image: url(\"{address}\"); }}"));
    let logo = logo.map(|rule| format!("@layer components {{ {rule} }}")).unwrap_or_default();
    [reader.styles(), if logo.is_empty() { "" } else { LOGO_PLACE }, &logo, SITE, theme.unwrap_or_default()]
        .map(squeezed)
        .join("\n")
}

/// CSS without its comments and indents. Text in quotes stays as it is, up to the end of its line.
fn squeezed(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, comment)) = split_at_comment(rest) {
        out.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// What stands before the next comment, and the comment with all that follows.
fn split_at_comment(css: &str) -> Option<(&str, &str)> {
    let mut quote = None;
    let mut letters = css.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        match (quote, letter) {
            (Some(_), '\\') => drop(letters.next()),
            (Some(open), _) if open == letter || letter == '\n' => quote = None,
            (None, '"' | '\'') => quote = Some(letter),
            (None, '/') if letters.peek().is_some_and(|(_, next)| *next == '*') => {
                return Some((css.get(..at)?, css.get(at + 2..)?));
            }
            _ => {}
        }
    }
    None
}

/// The first digits of a SHA-256, enough to tell versions of one file apart.
pub fn short_digest(bytes: &[u8]) -> String {
    sha256(bytes).chars().take(16).collect()
}

#[cfg(test)]
mod tests {
    use super::squeezed;

    #[test]
    fn comments_and_indents_go_and_quotes_stay() {
        assert_eq!(squeezed("/* a */\n  b {\n    content: \"/* c */\";\n  }\n/* d"), "b {\ncontent: \"/* c */\";\n}");
    }
}
