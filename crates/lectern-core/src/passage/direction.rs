//! In which direction a text runs.

use super::{Block, Inline, Passage};

/// The direction of a text's first letter that has one, as the attribute `dir` has it (Unicode Standard Annex 9, rules P2
/// and P3): `rtl`, or else `ltr`.
///
/// Where passages find their direction by themselves, a browser does not look at them for that of the whole (HTML, "The dir
/// attribute"), which is the side on which numbers, quotes and lists begin.
#[must_use]
pub fn direction(blocks: &[Block]) -> &'static str {
    if is_right_to_left(blocks).unwrap_or(false) { "rtl" } else { "ltr" }
}

fn is_right_to_left(blocks: &[Block]) -> Option<bool> {
    blocks.iter().find_map(|block| match block {
        Block::Heading { passage: Passage { inlines, .. }, .. }
        | Block::Paragraph(Passage { inlines, .. })
        | Block::Verbatim(Passage { inlines, .. }) => of_inlines(inlines),
        Block::Quote(blocks) => is_right_to_left(blocks),
        Block::List { items, .. } => items.iter().find_map(|item| is_right_to_left(item)),
        Block::Rule => None,
    })
}

fn of_inlines(inlines: &[Inline]) -> Option<bool> {
    inlines.iter().find_map(|inline| match inline {
        Inline::Text(text) | Inline::Mark { text, .. } => text.chars().find_map(of_letter),
        Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Code(inner) | Inline::Link { inlines: inner, .. } => {
            of_inlines(inner)
        }
        Inline::Break => None,
    })
}

/// By blocks: the standard library's table of letters would add more than a kilobyte to the app.
fn of_letter(letter: char) -> Option<bool> {
    match letter {
        // Hebrew to Arabic Extended-A, their presentation forms, and old scripts.
        '\u{590}'..='\u{8ff}'
        | '\u{fb1d}'..='\u{fdff}'
        | '\u{fe70}'..='\u{feff}'
        | '\u{10800}'..='\u{10fff}'
        | '\u{1e800}'..='\u{1efff}' => Some(true),
        // Latin to Armenian, Devanagari to Greek Extended, Glagolitic to Cyrillic Extended-A, Kana to Hangul, Han.
        'A'..='Z'
        | 'a'..='z'
        | '\u{c0}'..='\u{58f}'
        | '\u{900}'..='\u{1fff}'
        | '\u{2c00}'..='\u{2dff}'
        | '\u{3040}'..='\u{d7ff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{10000}'.. => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let words = |text: &str| vec![Inline::Strong(vec![Inline::Text(text.to_owned())])];
        let item = vec![Block::Rule, Block::Paragraph(Passage { number: 1, inlines: words(text) })];
        let blocks = [Block::Quote(Vec::new()), Block::List { start: None, items: vec![item] }];
        assert_eq!(direction(&blocks), expected, "{text:?}");
    }

    #[test]
    fn a_text_runs_as_its_first_letter_does() {
        for (text, expected) in
            [("نص English", "rtl"), ("1. שלום", "rtl"), ("English نص", "ltr"), ("# 12", "ltr"), ("“中文” نص", "ltr")]
        {
            check(text, expected);
        }
    }
}
