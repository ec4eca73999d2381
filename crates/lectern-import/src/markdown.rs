//! Plain words as CommonMark that shows exactly these words, with as few backslashes as that takes.

use crate::piece::Block;
use lectern_core::passage;
use std::borrow::Cow;

/// The CommonMark of a block without its own marks. Each line end in `text` counts as one, save in a heading, which is
/// a single line.
#[must_use]
pub fn from_plain(text: &str, block: Block) -> String {
    match block {
        Block::Heading(_) => {
            let line = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
            guard_closing_hashes(escaped_line(&line))
        }
        Block::ListItem => match number_marker(text) {
            Some(length) => {
                let (marker, words) = text.split_at(length);
                format!("{marker}{}", escaped(words))
            }
            None => escaped(text),
        },
        Block::Verbatim if is_rule(text) => "---".to_owned(),
        Block::Paragraph | Block::Quotation | Block::Verbatim => escaped(text),
    }
}

/// The words of a block's CommonMark; a list item keeps its number.
#[must_use]
pub fn to_plain(text: &str, block: Block) -> Cow<'_, str> {
    let marker = if block == Block::ListItem { number_marker(text) } else { None };
    match marker {
        Some(length) => {
            let (marker, words) = text.split_at(length);
            Cow::Owned(format!("{marker}{}", passage::plain_text(words)))
        }
        None => passage::plain_text(text),
    }
}

/// How long the number at the beginning of a list item is, with the space after it: `3. ` or `3) `.
#[must_use]
pub fn number_marker(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let is_plain = (1..=3).contains(&digits) && (digits == 1 || !text.starts_with('0'));
    let after = text.get(digits..)?;
    let ends = after.starts_with(". ") || after.starts_with(") ");
    let has_words = after.get(2..).is_some_and(|words| words.starts_with(|c: char| !c.is_whitespace()));
    (is_plain && ends && has_words).then_some(digits + 2)
}

/// Whether a line is drawn, not written: at least three of the same mark and nothing else.
#[must_use]
pub fn is_rule(line: &str) -> bool {
    let mut marks = line.chars().filter(|c| !c.is_whitespace());
    let Some(first) = marks.next() else { return false };
    matches!(first, '-' | '–' | '—' | '_' | '*' | '=' | '•' | '·')
        && marks.clone().count() >= 2
        && marks.all(|c| c == first)
}

/// Words whose lines are kept apart.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 32);
    for line in text.split('\n').map(trimmed).filter(|line| !line.is_empty()) {
        if !out.is_empty() {
            out.push_str("\\\n");
        }
        push_escaped_line(line, &mut out);
    }
    out
}

fn escaped_line(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    push_escaped_line(trimmed(line), &mut out);
    out
}

/// Without the space that CommonMark would drop.
fn trimmed(line: &str) -> &str {
    line.trim_matches(|c: char| c.is_ascii_whitespace() || c == '\u{0B}')
}

fn push_escaped_line(line: &str, out: &mut String) {
    let opener = block_opener(line);
    let bytes = line.as_bytes();
    let at = |index: usize| bytes.get(index).copied();
    let mut copied = 0;
    for (index, &byte) in bytes.iter().enumerate() {
        let before = index.checked_sub(1).and_then(at);
        let after = at(index + 1);
        let is_special = match byte {
            b'\\' => after.is_none_or(|byte| byte.is_ascii_punctuation()),
            b'`' => true,
            b'*' => !(before == Some(b' ') && after == Some(b' ')),
            b'_' => !(before.is_some_and(is_word) && after.is_some_and(is_word)),
            b'<' => after.is_some_and(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'/' | b'!' | b'?')),
            b'&' => is_entity(bytes.get(index..).unwrap_or_default()),
            b'(' | b':' => before == Some(b']'),
            _ => false,
        };
        if is_special || opener == Some(index) {
            out.push_str(line.get(copied..index).unwrap_or_default());
            out.push('\\');
            copied = index;
        }
    }
    out.push_str(line.get(copied..).unwrap_or_default());
}

/// A letter or digit, as far as that is sure from a single byte: of other scripts some letters are not.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
}

fn is_entity(from: &[u8]) -> bool {
    let name = from.iter().skip(1).take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'#').count();
    name > 0 && from.get(name + 1) == Some(&b';')
}

/// Where the mark stands that would make a line the beginning of a block.
fn block_opener(line: &str) -> Option<usize> {
    let bytes = line.as_bytes();
    let ends_word = |at: usize| bytes.get(at).is_none_or(u8::is_ascii_whitespace);
    let run = |mark: u8| bytes.iter().take_while(|&&byte| byte == mark).count();
    match bytes.first()? {
        b'>' => Some(0),
        b'#' => ends_word(run(b'#')).then_some(0),
        b'-' => ends_word(run(b'-')).then_some(0),
        b'+' => ends_word(1).then_some(0),
        b'=' => ends_word(run(b'=')).then_some(0),
        b'~' => line.starts_with("~~~").then_some(0),
        b'0'..=b'9' => {
            let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
            (matches!(bytes.get(digits), Some(b'.' | b')')) && ends_word(digits + 1)).then_some(digits)
        }
        _ => None,
    }
}

/// CommonMark takes number signs at the end of a heading for its frame.
fn guard_closing_hashes(line: String) -> String {
    let words = line.trim_end_matches('#');
    if words.len() == line.len() || !(words.is_empty() || words.ends_with(' ')) {
        return line;
    }
    format!("{words}\\{}", line.get(words.len()..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(plain: &str, expected: &str) {
        assert_eq!(from_plain(plain, Block::Paragraph), expected);
        assert_eq!(passage::plain_text(expected), plain);
    }

    #[test]
    fn ordinary_words_need_no_backslash() {
        let plain = "Labour & the unions (50% of us): “Peace!” [applause] – 3 * 4, a_b, $5 <3, e-mail@example.org, C#.";
        check(plain, plain);
    }

    #[test]
    fn what_would_be_markup_is_escaped() {
        check("*Now* or _never_", r"\*Now\* or \_never\_");
        check("# 1 of us", r"\# 1 of us");
        check("2024. A year", r"2024\. A year");
        check("- we stay", r"\- we stay");
        check("R&amp;D <b>", r"R\&amp;D \<b>");
        check("[a](b) and [c]: d", r"[a]\(b) and [c]\: d");
        check("Anna\nChair", "Anna\\\nChair");
        check(r"C:\dir \*", r"C:\dir \\\*");
    }

    #[test]
    fn a_numbered_item_keeps_its_number_as_a_marker() {
        assert_eq!(from_plain("3. *Peace*", Block::ListItem), r"3. \*Peace\*");
        assert_eq!(to_plain(r"3. \*Peace\*", Block::ListItem), "3. *Peace*");
        assert_eq!(from_plain("1948. Peace", Block::ListItem), r"1948\. Peace");
    }

    #[test]
    fn a_heading_keeps_the_number_signs_at_its_end() {
        let heading = format!("## {}", from_plain("We are ##", Block::Heading(2)));
        assert_eq!(passage::plain_text(&heading), "We are ##");
    }

    proptest! {
        #[test]
        fn any_words_are_shown_as_they_are(plain in r"[a-z0-9 \n\t#>*_+=~`<&;:!\[\]()\\.|é“-]{0,60}") {
            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            let shown = passage::plain_text(&from_plain(&plain, Block::Paragraph)).into_owned();
            prop_assert_eq!(words(&shown), words(&plain));
            let heading = format!("## {}", from_plain(&plain, Block::Heading(2)));
            if !plain.trim().is_empty() {
                prop_assert_eq!(words(&passage::plain_text(&heading)), words(&plain));
            }
        }
    }
}
