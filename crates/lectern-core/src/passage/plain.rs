//! The words of a text, without its markup.

use super::words;
use std::borrow::Cow;

/// Exactly the words that [`parse`](super::parse) shows, in their order.
///
/// Passages are separated by a line end, and so are the lines of a passage where their break counts. A text without
/// markup is given as it stands: its passages are separated by however much space it has, and only the words are the
/// same.
///
/// ```
/// use lectern_core::passage::plain_text;
///
/// assert_eq!(plain_text("# To all\n\nWe *demand*\nit."), "To all\nWe demand it.");
/// assert_eq!(plain_text("To all\n\nWe demand\nit."), "To all\n\nWe demand\nit.");
/// ```
#[must_use]
pub fn plain_text(content: &str) -> Cow<'_, str> {
    if !may_hold_markup(content.as_bytes()) {
        return Cow::Borrowed(content);
    }
    Cow::Owned(words(content))
}

/// Whether CommonMark may show these words otherwise than they stand, space aside. It may say so where it is not so.
fn may_hold_markup(text: &[u8]) -> bool {
    // Escapes, emphasis, code.
    memchr::memchr3(b'\\', b'*', b'`', text).is_some()
        || memchr::memchr(b'_', text).is_some()
        || memchr::memchr3_iter(b'<', b'&', b']', text).any(|index| text.get(index..).is_some_and(begins_inline))
        || begins_block(text)
        || memchr::memchr2_iter(b'\n', b'\r', text).any(|index| text.get(index..).is_some_and(ends_before_block))
}

/// Whether a block may begin after the line end that `from` begins with.
fn ends_before_block(from: &[u8]) -> bool {
    match from {
        [b'\r', b'\n', ..] => false, // The line feed is asked next.
        [b'\r', ..] => true,         // In indented code the parser passes over a carriage return that stands alone.
        [_, line @ ..] => begins_block(line),
        [] => false,
    }
}

/// Whether what begins with `<`, `&` or `]` may be HTML, an entity, or the middle of a link or of its definition.
fn begins_inline(from: &[u8]) -> bool {
    match from {
        [b'<', next, ..] => next.is_ascii_alphabetic() || matches!(next, b'/' | b'!' | b'?'),
        [b']', next, ..] => matches!(next, b'(' | b':'),
        [b'&', rest @ ..] => {
            let name = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'#').count();
            name > 0 && rest.get(name) == Some(&b';')
        }
        _ => false,
    }
}

/// Whether a line may begin, or be, something else than words: a heading, a quote, an item, a rule, a fence.
fn begins_block(line: &[u8]) -> bool {
    let is_line_end = |byte: u8| matches!(byte, b'\n' | b'\r');
    let indent = line.iter().take_while(|&&byte| is_space(byte) && !is_line_end(byte)).count();
    let line = line.get(indent..).unwrap_or_default();
    let run = |of: fn(u8) -> bool| line.iter().take_while(|&&byte| of(byte)).count();
    let ends_word = |at: usize| line.get(at).is_none_or(|&byte| is_space(byte));
    match line.first() {
        Some(b'>' | b'=') => true,
        Some(b'~') => line.starts_with(b"~~~"),
        Some(b'+') => ends_word(1),
        Some(b'-') => ends_word(run(|byte| byte == b'-')),
        Some(b'#') => ends_word(run(|byte| byte == b'#')),
        Some(b'0'..=b'9') => {
            let digits = run(|byte| byte.is_ascii_digit());
            matches!(line.get(digits), Some(b'.' | b')')) && ends_word(digits + 1)
        }
        _ => false,
    }
}

/// What the parser takes for space, the vertical tab included.
fn is_space(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == 0x0b
}
